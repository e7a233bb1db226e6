"""Trains the network on prepared examples, with fixed seeds; used by build.py."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from model import Network
from torch import Tensor
from torch.nn import functional as F
from transformers import AutoTokenizer

TYPES = (
    "NONE AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
).split()
STATUSES = "actual future hypothetical negated".split()
ROLES = "none actor recipient place when source".split()
MARKERS = ["[S]", "[/S]", "[T]", "[/T]"]
STARTING_WORDS = ["source", "source", "target", "target"]
MAX_TOKENS = 160
Example = dict[str, Any]


def read(path: Path) -> list[Example]:
    """Examples of a prepared file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def mode_names(examples: Sequence[Example]) -> list[str]:
    """Every "TYPE/mode" of the labels, after "none"."""
    found = {f"{e['type']}/{e['mode']}" for x in examples for e in x["events"] if e.get("mode")}
    return ["none", *sorted(found)]


class Learner:
    """A network in training, its tokenizer, its label sets."""

    def __init__(
        self, encoder: str, *, modes: list[str], features: int, frozen_layers: int = 0, in_half: bool = False
    ) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(encoder)
        self.tokenizer.add_special_tokens({"additional_special_tokens": MARKERS})
        self.modes = modes
        self.features = features
        self.network = Network(
            encoder, types=len(TYPES), modes=len(modes), statuses=len(STATUSES), roles=len(ROLES), features=features
        )
        weights = self.network.encoder.get_input_embeddings().weight
        starts = [
            weights[self.tokenizer(word, add_special_tokens=False)["input_ids"]].mean(0).detach().clone()
            for word in STARTING_WORDS
        ]
        self.network.in_half = in_half
        self.network.encoder.resize_token_embeddings(len(self.tokenizer))
        with torch.no_grad():
            for marker, start in zip(MARKERS, starts, strict=True):
                place = self.tokenizer.convert_tokens_to_ids(marker)
                self.network.encoder.get_input_embeddings().weight[place] = start
        self.mode_masks = torch.zeros(len(TYPES), len(modes), dtype=torch.bool)
        for number, name in enumerate(modes):
            for kind, label in enumerate(TYPES):
                self.mode_masks[kind, number] = name == "none" or name.startswith(f"{label}/")
        # Word vectors stay as they are: few rows are seen often enough here to be learnt. Markers are new.
        for name, weight in self.network.encoder.embeddings.named_parameters():
            weight.requires_grad_("word_embeddings" in name)
        self.network.encoder.get_input_embeddings().weight.register_hook(self._markers_only)
        for layer in self.network.encoder.encoder.layer[:frozen_layers]:
            layer.requires_grad_(False)

    def _markers_only(self, gradient: Tensor) -> Tensor:
        kept = torch.zeros_like(gradient)
        kept[-len(MARKERS) :] = gradient[-len(MARKERS) :]
        return kept

    def words(self, examples: Sequence[Example]) -> tuple[dict[str, Tensor], list[list[int]]]:
        """What the network says of a batch, and the place of each word's first token (-1 where it was cut off)."""
        batch = self.tokenizer(
            [x["words"] for x in examples],
            is_split_into_words=True,
            truncation=True,
            max_length=MAX_TOKENS,
            padding=True,
            return_tensors="pt",
        )
        places = []
        for number, example in enumerate(examples):
            place = [-1] * len(example["words"])
            for token, word in enumerate(batch.word_ids(number)):
                if word is not None and place[word] < 0:
                    place[word] = token
            places.append(place)
        return self.network(batch["input_ids"], batch["attention_mask"]), places

    def type_scores(
        self, out: dict[str, Tensor], number: int, example: Example, words: list[int], at: list[int]
    ) -> Tensor:
        """Scores of the types for some words of one example, with what the lexicon says of them."""
        proposed = [example["lexicon"].get(str(word)) for word in words]
        rows = torch.tensor([len(TYPES) if kind is None else TYPES.index(kind) for kind in proposed])
        scores: Tensor = out["type"][number, at] + self.network.lexicon(rows)
        return scores

    def event_loss(self, examples: Sequence[Example]) -> Tensor:
        """The loss on a batch of sentences."""
        out, places = self.words(examples)
        losses: list[Tensor] = []
        for number, example in enumerate(examples):
            place = places[number]
            events = {e["word"]: e for e in example["events"] if place[e["word"]] >= 0}
            words = sorted({w for w in example["candidates"] if place[w] >= 0} | set(events))
            if not example["labelled"]:
                words = sorted(events)
            if not words:
                continue
            scores = self.type_scores(out, number, example, words, [place[w] for w in words])
            log = F.log_softmax(scores, dim=-1)
            soft, share = example.get("soft_types", {}), example.get("soft_share", 1.0)
            total = scores.new_zeros(())
            for row, word in enumerate(words):
                of_soft = share if str(word) in soft else 0.0
                if of_soft:
                    total = total - of_soft * (torch.tensor(soft[str(word)]) * log[row]).sum()
                if of_soft < 1:
                    total = total - (1 - of_soft) * self._coded(log[row], events.get(word))
            losses.append(total)
            for event in events.values():
                losses += self._of_event(out, number, place, example, event)
        return torch.stack(losses).sum() / len(examples) if losses else torch.zeros((), requires_grad=True)

    @staticmethod
    def _coded(log: Tensor, event: Example | None) -> Tensor:
        """The log-probability of what a word is coded as."""
        if event is None:
            return log[0]
        if event.get("types"):
            return torch.logsumexp(log[[TYPES.index(kind) for kind in event["types"]]], dim=0)
        if event["type"] is None:
            return torch.log1p(-log[0].exp().clamp(max=1 - 1e-6))
        return log[TYPES.index(event["type"])]

    def _of_event(
        self, out: dict[str, Tensor], number: int, place: list[int], example: Example, event: Example
    ) -> Iterator[Tensor]:
        """The losses on mode, status and roles of one labelled trigger."""
        word = event["word"]
        at = place[word]
        if event.get("mode_known"):
            kind = TYPES.index(event["type"])
            scores = out["mode"][number, at].masked_fill(~self.mode_masks[kind], -1e4)
            name = f"{event['type']}/{event['mode']}" if event["mode"] else "none"
            if name in self.modes:
                yield 0.5 * F.cross_entropy(scores[None], torch.tensor([self.modes.index(name)]))
        if event.get("status"):
            target = torch.tensor([STATUSES.index(event["status"])])
            yield 0.5 * F.cross_entropy(out["status"][number, at][None], target)
        if event.get("historical") is not None:
            yield 0.2 * F.binary_cross_entropy_with_logits(
                out["historical"][number, at], torch.tensor([float(event["historical"])])
            )
        soft = event.get("soft_roles")  # keyed by head: two tokenizers may leave out different words
        heads = [each for each in self.heads(example, word, place) if soft is None or str(each[1]) in soft]
        if heads:
            scores = self.scores_of_roles(out, number, place, word, heads, event["pairs"])
            if soft is not None:
                goal = torch.tensor([soft[str(h)] for _, h in heads])
                yield -(goal * F.log_softmax(scores, dim=-1)).sum()
            else:
                wanted = torch.tensor([ROLES.index(event["roles"].get(str(h), "none")) for _, h in heads])
                yield F.cross_entropy(scores, wanted, reduction="sum")

    @staticmethod
    def heads(example: Example, word: int, place: list[int]) -> list[tuple[int, int]]:
        """The words that can have a role towards a trigger, each with its row among the example's heads."""
        return [(row, h) for row, h in enumerate(example["heads"]) if place[h] >= 0 and h != word]

    def scores_of_roles(
        self,
        out: dict[str, Tensor],
        number: int,
        place: list[int],
        word: int,
        heads: list[tuple[int, int]],
        pairs: list[list[int]],
    ) -> Tensor:
        """Scores of the roles of some heads towards a trigger: (heads, roles)."""
        table = torch.zeros(len(heads), self.features)
        for row, (original, _) in enumerate(heads):
            table[row, pairs[original]] = 1.0
        at = [place[h] for _, h in heads]
        return self.network.role_scores(
            out["asks"][number, place[word]], out["answers"][number, at], out["likely"][number, at], table
        ).view(len(heads), -1)

    def relation_scores(self, texts: Sequence[str]) -> Tensor:
        """Scores of the 16 types for marked texts."""
        batch = self.tokenizer(list(texts), truncation=True, max_length=200, padding=True, return_tensors="pt")
        hidden = self.network.states(batch["input_ids"], batch["attention_mask"])
        spots = [
            (batch["input_ids"] == self.tokenizer.convert_tokens_to_ids(marker)).int().argmax(1)
            for marker in ("[S]", "[T]")
        ]
        return self.network.relation_scores(hidden, batch["attention_mask"], spots[0], spots[1])

    def relation_loss(self, examples: Sequence[Example]) -> Tensor:
        """The loss on a batch of marked pairs: any of the allowed types is right."""
        log = F.log_softmax(self.relation_scores([x["text"] for x in examples]), dim=-1)
        losses = []
        for row, example in enumerate(examples):
            if "soft" in example:
                losses.append(-(torch.tensor(example["soft"]) * log[row]).sum())
            else:
                allowed = [TYPES.index(kind) - 1 for kind in example["types"]]
                losses.append(-torch.logsumexp(log[row, allowed], dim=0))
        return torch.stack(losses).mean()

    def train(
        self,
        events: Sequence[Example],
        relations: Sequence[Example],
        *,
        epochs: float,
        rate: float,
        seed: int,
        batch: int = 16,
        relation_weight: float = 1.0,
    ) -> None:
        """Goes over the sentences `epochs` times, with half a batch of pairs beside each batch of sentences."""
        rng = random.Random(seed)
        torch.manual_seed(seed)
        np.random.seed(seed)
        weights = [w for w in self.network.parameters() if w.requires_grad]
        encoder = {id(w) for w in self.network.encoder.parameters()}
        small = {id(w) for part in (self.network.lexicon, self.network.pair) for w in part.parameters()}
        groups = [
            {"params": [w for w in weights if id(w) in encoder], "lr": rate},
            {"params": [w for w in weights if id(w) not in {*encoder, *small}], "lr": 5 * rate},
            {"params": [w for w in weights if id(w) in small], "lr": 20 * rate},
        ]
        optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        steps = int(epochs * (len(events) // batch + 1))
        plan = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min(1.0, (step + 1) / (0.1 * steps + 1)) * max(0.0, 1 - step / steps)
        )
        self.network.train()
        sentence_batches, pair_batches = _batches(events, batch, rng), _batches(relations, batch // 2, rng)
        running = 0.0
        for step in range(steps):
            loss = torch.zeros(())
            if events:
                loss = loss + self.event_loss(next(sentence_batches))
            if relations:
                loss = loss + relation_weight * self.relation_loss(next(pair_batches))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            plan.step()
            running = 0.98 * running + 0.02 * loss.item() if step else loss.item()
            if step % 50 == 0:
                print(f"step {step}/{steps} loss {running:.3f}", flush=True)


def _batches(examples: Sequence[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Endless batches, shuffled anew each round, of sentences of like length."""
    while True:
        order = list(examples)
        rng.shuffle(order)
        chunks = [order[i : i + 8 * size] for i in range(0, len(order), 8 * size)]
        batches = []
        for chunk in chunks:
            chunk.sort(key=lambda x: len(x["words"]) if "words" in x else len(x["text"]))
            batches += [chunk[i : i + size] for i in range(0, len(chunk), size)]
        rng.shuffle(batches)
        yield from batches
