"""Trains the network on prepared examples, with fixed seeds; used by build.py."""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
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
"""Tokens of a sentence that are read."""
MAX_MARKED = 200
"""Tokens of a marked text that are read in training."""
Example = dict[str, Any]
Tensors = dict[str, Tensor]


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
        self,
        encoder: str,
        *,
        modes: list[str],
        features: int,
        frozen_layers: int = 0,
        in_half: bool = False,
        device: str = "cpu",
    ) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(encoder)
        self.tokenizer.add_special_tokens({"additional_special_tokens": MARKERS})
        self.modes = modes
        self.features = features
        self.device = torch.device(device)
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
        self.mode_masks = self.mode_masks.to(self.device)
        # Word vectors stay as they are: few rows are seen often enough here to be learnt. Markers are new.
        for name, weight in self.network.encoder.embeddings.named_parameters():
            weight.requires_grad_("word_embeddings" in name)
        self.network.encoder.get_input_embeddings().weight.register_hook(self._markers_only)
        for layer in self.network.encoder.encoder.layer[:frozen_layers]:
            layer.requires_grad_(False)
        self.network.to(self.device)

    @staticmethod
    def _markers_only(gradient: Tensor) -> Tensor:
        kept = torch.zeros_like(gradient)
        kept[-len(MARKERS) :] = gradient[-len(MARKERS) :]
        return kept

    def tokenize(self, examples: Sequence[Example]) -> None:
        """Give the examples the numbers of their tokens, and the place of each word's first one (-1 where cut off)."""
        for start in range(0, len(examples), 1000):
            chunk = examples[start : start + 1000]
            batch = self.tokenizer(
                [x["words"] for x in chunk],
                is_split_into_words=True,
                truncation=True,
                max_length=MAX_TOKENS,
                add_special_tokens=False,
            )
            for number, example in enumerate(chunk):
                first = [-1] * len(example["words"])
                for token, word in enumerate(batch.word_ids(number)):
                    if word is not None and first[word] < 0:
                        first[word] = token
                example["ids"], example["first"] = batch["input_ids"][number], first

    def collate(self, examples: Sequence[Example]) -> Tensors:
        """A batch of tokenized sentences with all that is asked of their words, as tensors."""
        longest = max(len(x["ids"]) for x in examples) + 2
        ids = torch.full((len(examples), longest), self.tokenizer.pad_token_id)
        mask = torch.zeros(len(examples), longest, dtype=torch.long)
        asked = _Asked(len(TYPES), self.features)
        for number, example in enumerate(examples):
            row = [self.tokenizer.cls_token_id, *example["ids"], self.tokenizer.sep_token_id]
            ids[number, : len(row)] = torch.tensor(row)
            mask[number, : len(row)] = 1
            asked.add(number, example, self.modes)
        return {"ids": ids, "mask": mask, **asked.tensors()}

    def event_loss(self, batch: Tensors) -> Tensor:
        """The loss on a batch of sentences, each word's beside each event's, per sentence."""
        out = self.network(batch["ids"], batch["mask"])
        total = self._type_loss(out, batch)
        at, kind, mode = batch["mode_at"].unbind(1), batch["mode_kind"], batch["mode"]
        if len(mode):
            scores = out["mode"][at].masked_fill(~self.mode_masks[kind], -1e4)
            total = total + 0.5 * F.cross_entropy(scores, mode, reduction="sum")
        if len(batch["status"]):
            scores = out["status"][batch["status_at"].unbind(1)]
            total = total + 0.5 * F.cross_entropy(scores, batch["status"], reduction="sum")
        if len(batch["historical"]):
            scores = out["historical"][batch["historical_at"].unbind(1)][:, 0]
            total = total + 0.2 * F.binary_cross_entropy_with_logits(scores, batch["historical"], reduction="sum")
        if len(batch["role_word"]):
            log = F.log_softmax(self.role_scores(out, batch), dim=-1)
            total = total - (batch["role_goal"] * log).sum()
        return total / len(batch["ids"])

    def _type_loss(self, out: Tensors, batch: Tensors) -> Tensor:
        if not len(batch["lexicon"]):
            return out["type"].sum() * 0
        log = F.log_softmax(self.type_scores(out, batch), dim=-1)
        hard = torch.logsumexp(log.masked_fill(~batch["type_allowed"], -1e4), dim=-1)
        soft = (batch["type_soft"] * log).sum(-1)
        share = batch["type_share"]
        return -(share * soft + (1 - share) * hard).sum()

    def type_scores(self, out: Tensors, batch: Tensors) -> Tensor:
        """Scores of the types of the words asked for, with what the lexicon says of them: (words, types)."""
        scores: Tensor = out["type"][batch["type_at"].unbind(1)] + self.network.lexicon(batch["lexicon"])
        return scores

    def role_scores(self, out: Tensors, batch: Tensors) -> Tensor:
        """Scores of the roles of the pairs of trigger and head asked for: (pairs, roles)."""
        words, heads = batch["role_word"].unbind(1), batch["role_head"].unbind(1)
        scores: Tensor = self.network.role_scores(
            out["asks"][words], out["answers"][heads], out["likely"][heads], batch["role_features"]
        )
        return scores

    def relation_batch(self, examples: Sequence[Example]) -> Tensors:
        """A batch of marked pairs with the places of their markers and the types that are right."""
        batch = self.tokenizer(
            [x["text"] for x in examples], truncation=True, max_length=MAX_MARKED, padding=True, return_tensors="pt"
        )
        soft = torch.zeros(len(examples), len(TYPES) - 1)
        allowed = torch.zeros(len(examples), len(TYPES) - 1, dtype=torch.bool)
        for row, example in enumerate(examples):
            if "soft" in example:
                soft[row] = torch.tensor(example["soft"])
            else:
                allowed[row, [TYPES.index(kind) - 1 for kind in example["types"]]] = True
        spots = [
            (batch["input_ids"] == self.tokenizer.convert_tokens_to_ids(marker)).int().argmax(1)
            for marker in ("[S]", "[T]")
        ]
        return {
            "ids": batch["input_ids"],
            "mask": batch["attention_mask"],
            "source": spots[0],
            "target": spots[1],
            "soft": soft,
            "allowed": allowed,
        }

    def relation_scores(self, batch: Tensors) -> Tensor:
        """Scores of the 16 types for marked texts."""
        hidden = self.network.states(batch["ids"], batch["mask"])
        return self.network.relation_scores(hidden, batch["mask"], batch["source"], batch["target"])

    def relation_loss(self, batch: Tensors) -> Tensor:
        """The loss on a batch of marked pairs: any of the allowed types is right."""
        log = F.log_softmax(self.relation_scores(batch), dim=-1)
        is_hard = batch["allowed"].any(-1)
        hard = torch.logsumexp(log.masked_fill(~batch["allowed"], -1e4), dim=-1)
        return -((batch["soft"] * log).sum(-1) + is_hard * hard).mean()

    def on_device(self, batch: Tensors) -> Tensors:
        """The batch where the network is."""
        return {name: value.to(self.device, non_blocking=True) for name, value in batch.items()}

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
        self.tokenize(events)
        sentences, pairs = _endless(events, batch, rng), _endless(relations, batch // 2, rng)
        steps = int(epochs * (len(events) // batch + 1))
        rates = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min(1.0, (step + 1) / (0.1 * steps + 1)) * max(0.0, 1 - step / steps)
        )
        self.network.train()
        running = 0.0
        for step in range(steps):
            loss = torch.zeros((), device=self.device)
            if events:
                loss = loss + self.event_loss(self.on_device(self.collate(next(sentences))))
            if relations:
                loss = loss + relation_weight * self.relation_loss(self.on_device(self.relation_batch(next(pairs))))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            rates.step()
            if step % 100 == 0:
                running = 0.5 * (running or loss.item()) + 0.5 * loss.item()
                print(f"step {step}/{steps} loss {running:.3f}", flush=True)


class _Asked:
    """What is asked of the words of a batch, collected sentence by sentence."""

    def __init__(self, types: int, features: int) -> None:
        self._types = types
        self._features = features
        self._found: dict[str, list[Any]] = defaultdict(list)

    def add(self, number: int, example: Example, modes: list[str]) -> None:
        """Ask of the sentence with that number in the batch."""
        place = [1 + first if first >= 0 else -1 for first in example["first"]]
        events = {e["word"]: e for e in example["events"] if place[e["word"]] >= 0}
        self._ask_types(number, place, example, events)
        for event in events.values():
            self._ask_event(number, place, example, event, modes)

    def _ask_types(self, number: int, place: list[int], example: Example, events: dict[int, Example]) -> None:
        words = sorted({w for w in example["candidates"] if place[w] >= 0} | set(events))
        if not example["labelled"]:
            words = sorted(events)
        soft, share = example.get("soft_types", {}), example.get("soft_share", 1.0)
        for word in words:
            kind = example["lexicon"].get(str(word))
            self._found["type_at"].append((number, place[word]))
            self._found["lexicon"].append(self._types if kind is None else TYPES.index(kind))
            self._found["type_allowed"].append(_allowed(events.get(word)))
            self._found["is_candidate"].append(word in example["candidates"])
            self._found["type_soft"].append(soft.get(str(word)) or [0.0] * self._types)
            self._found["type_share"].append(share if str(word) in soft else 0.0)

    def _ask_event(self, number: int, place: list[int], example: Example, event: Example, modes: list[str]) -> None:
        """Ask for mode, status and roles of one labelled trigger."""
        at = (number, place[event["word"]])
        name = f"{event['type']}/{event['mode']}" if event.get("mode") else "none"
        if event.get("mode_known") and name in modes:
            self._found["mode_at"].append(at)
            self._found["mode_kind"].append(TYPES.index(event["type"]))
            self._found["mode"].append(modes.index(name))
        if event.get("status"):
            self._found["status_at"].append(at)
            self._found["status"].append(STATUSES.index(event["status"]))
        if event.get("historical") is not None:
            self._found["historical_at"].append(at)
            self._found["historical"].append(float(event["historical"]))
        soft = event.get("soft_roles")  # keyed by head: two tokenizers may leave out different words
        for row, head in heads(example, event["word"]):
            if soft is not None and str(head) not in soft:
                continue
            role = event["roles"].get(str(head), "none") if soft is None else None
            self._found["role_word"].append(at)
            self._found["role_head"].append((number, place[head]))
            self._found["role_features"].append(event["pairs"][row])
            self._found["role_goal"].append([float(name == role) for name in ROLES] if role else soft[str(head)])

    def tensors(self) -> Tensors:
        """All that was asked; features as zeros and ones."""
        table = torch.zeros(len(self._found["role_word"]), self._features)
        for row, columns in enumerate(self._found["role_features"]):
            table[row, columns] = 1.0
        shapes = dict.fromkeys(_PLACES, (0, 2))
        found = {
            name: torch.tensor(self._found[name], dtype=kind)
            if self._found[name]
            else torch.zeros(shapes.get(name, 0), dtype=kind)
            for name, kind in _ASKED.items()
        }
        return {**found, "role_features": table}


_PLACES = "type_at mode_at status_at historical_at role_word role_head".split()
_ASKED = {
    **dict.fromkeys(_PLACES, torch.long),
    **dict.fromkeys("lexicon mode mode_kind status".split(), torch.long),
    **dict.fromkeys("type_soft type_share historical role_goal".split(), torch.float),
    **dict.fromkeys(("type_allowed", "is_candidate"), torch.bool),
}


def _allowed(event: Example | None) -> list[bool]:
    """What a word may be coded as."""
    if event is None:
        kinds = {"NONE"}
    elif event.get("types"):
        kinds = set(event["types"])
    else:
        kinds = {event["type"]} if event["type"] is not None else set(TYPES[1:])
    return [kind in kinds for kind in TYPES]


def heads(example: Example, word: int) -> list[tuple[int, int]]:
    """The words that can have a role towards a trigger, each with its row among the example's heads."""
    return [(row, h) for row, h in enumerate(example["heads"]) if example["first"][h] >= 0 and h != word]


def _endless(examples: Sequence[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Endless batches of sentences or marked pairs, shuffled anew each round, of like length."""
    while True:
        order = list(examples)
        rng.shuffle(order)
        found = []
        for start in range(0, len(order), 8 * size):
            chunk = sorted(
                order[start : start + 8 * size], key=lambda x: len(x["words"] if "words" in x else x["text"])
            )
            found += [chunk[at : at + size] for at in range(0, len(chunk), size)]
        rng.shuffle(found)
        yield from found


class Counted:
    """Of words, types and roles how many were found, are right, and both."""

    def __init__(self, learner: Learner) -> None:
        self._learner = learner
        self.counts: Counter[str] = Counter()

    def add(self, examples: Sequence[Example]) -> None:
        """Count the answers on a batch of tokenized sentences."""
        learner, counts = self._learner, self.counts
        batch = learner.collate(examples)
        moved = learner.on_device(batch)
        out = learner.network(moved["ids"], moved["mask"])
        if not len(batch["lexicon"]):
            return
        scores = learner.type_scores(out, moved).softmax(-1).cpu()
        is_found, kinds = (1 - scores[:, 0] >= 0.5) & batch["is_candidate"], 1 + scores[:, 1:].argmax(-1)
        is_gold = ~batch["type_allowed"][:, 0]
        right = batch["type_allowed"].gather(1, kinds[:, None])[:, 0]
        counts["found"] += int(is_found.sum())
        counts["gold"] += int(is_gold.sum())
        counts["hit"] += int((is_found & is_gold).sum())
        counts["typed"] += int((is_found & is_gold & right).sum())
        if len(batch["role_word"]):
            chosen = learner.role_scores(out, moved).argmax(-1).cpu().tolist()
            for role, wanted in zip(chosen, batch["role_goal"].argmax(-1).tolist(), strict=True):
                counts[f"{ROLES[wanted]} gold"] += 1
                counts[f"{ROLES[role]} found"] += 1
                counts[f"{ROLES[wanted]} hit"] += role == wanted

    def figures(self) -> dict[str, float]:
        """F1 of each."""
        counts = self.counts

        def f1(hit: int, found: int, gold: int) -> float:
            return round(2 * hit / max(1, found + gold), 4)

        figures = {
            "trigger F1": f1(counts["hit"], counts["found"], counts["gold"]),
            "typed F1": f1(counts["typed"], counts["found"], counts["gold"]),
        }
        for role in ROLES[1:]:
            figures[f"{role} F1"] = f1(counts[f"{role} hit"], counts[f"{role} found"], counts[f"{role} gold"])
        return figures
