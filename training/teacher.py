"""A larger network's word on unlabelled pairs: python training/teacher.py ENCODER RELATIONS PAIRS OUT

ENCODER is the folder of all-mpnet-base-v2 (its five packages on PyPI hold the parts of one zip), RELATIONS the
relations.jsonl that prepare.py wrote, PAIRS a JSON list of texts with `[S]`, `[/S]`, `[T]`, `[/T]` around two parties
(subject and object by the parse), OUT gets a list of [text, scores of the 16 types], for `prepare.py --soft OUT`.
Fine-tunes on the rows of PLV for five epochs.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from learn import MARKERS, STARTING_WORDS, TYPES, Example, read
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import AutoModel, AutoTokenizer

SEED = 1
BATCH = 16
EPOCHS = 5
FROZEN_LAYERS = 2


class Teacher(nn.Module):
    """An encoder with markers and one hidden layer over its first state, its mean and the two opening markers."""

    def __init__(self, encoder: str) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(encoder)
        self.tokenizer.add_special_tokens({"additional_special_tokens": MARKERS})
        self.encoder = AutoModel.from_pretrained(encoder)
        width = self.encoder.config.hidden_size
        rows = self.encoder.get_input_embeddings().weight
        starts = [
            rows[self.tokenizer(word, add_special_tokens=False)["input_ids"]].mean(0).detach().clone()
            for word in STARTING_WORDS
        ]
        self.encoder.resize_token_embeddings(len(self.tokenizer))
        with torch.no_grad():
            for marker, start in zip(MARKERS, starts, strict=True):
                self.encoder.get_input_embeddings().weight[self.tokenizer.convert_tokens_to_ids(marker)] = start
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN_LAYERS]):
            part.requires_grad_(False)
        self.head = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(4 * width, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, len(TYPES) - 1)
        )

    def forward(self, texts: Sequence[str]) -> Tensor:
        """Scores of the 16 types for each text."""
        batch = self.tokenizer(list(texts), truncation=True, max_length=160, padding=True, return_tensors="pt")
        hidden = self.encoder(**{key: batch[key] for key in ("input_ids", "attention_mask")}).last_hidden_state
        weights = batch["attention_mask"].unsqueeze(-1).float()
        mean = (hidden * weights).sum(1) / weights.sum(1)
        rows = torch.arange(hidden.shape[0])
        spots = [
            (batch["input_ids"] == self.tokenizer.convert_tokens_to_ids(marker)).int().argmax(1)
            for marker in ("[S]", "[T]")
        ]
        scores: Tensor = self.head(torch.cat([hidden[:, 0], mean, *(hidden[rows, spot] for spot in spots)], -1))
        return scores


def train(teacher: Teacher, examples: list[Example]) -> None:
    """Fine-tunes on marked pairs: any of a pair's allowed types is right."""
    rng = random.Random(SEED)
    steps = EPOCHS * (len(examples) // BATCH)
    body = [weight for weight in teacher.encoder.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": 5e-5}, {"params": teacher.head.parameters(), "lr": 5e-4}], weight_decay=0.01
    )
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (0.1 * steps + 1)) * max(0.0, 1 - step / steps)
    )
    teacher.train()
    for _ in range(EPOCHS):
        rng.shuffle(examples)
        for start in range(0, len(examples) - BATCH + 1, BATCH):
            batch = examples[start : start + BATCH]
            log = F.log_softmax(teacher([x["text"] for x in batch]), dim=-1)
            allowed = [[TYPES.index(kind) - 1 for kind in x["types"]] for x in batch]
            loss = torch.stack([-torch.logsumexp(log[row, kinds], 0) for row, kinds in enumerate(allowed)]).mean()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            plan.step()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("encoder", "relations", "pairs", "out"):
        arguments.add_argument(name, type=Path)
    given = arguments.parse_args()
    torch.manual_seed(SEED)
    teacher = Teacher(str(given.encoder))
    train(teacher, [x for x in read(given.relations) if x["source"] == "plv"])
    teacher.eval()
    texts = json.loads(given.pairs.read_text(encoding="utf-8"))
    with torch.no_grad():
        scores = [row for at in range(0, len(texts), BATCH) for row in teacher(texts[at : at + BATCH]).tolist()]
    given.out.write_text(json.dumps(list(zip(texts, scores, strict=True))), encoding="utf-8")


if __name__ == "__main__":
    main()
