"""The trained network at run time: an encoder as ONNX and small arrays, shipped in `dateline/models/events`.

It reads sentences of words and says of every word which event it may name, and of every pair of words what the one is
to the other. `training/` builds it; `docs/model-card.md` tells from what.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import erf, exp, log, sqrt
from typing import Any, cast

import msgspec
import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Encoding, Tokenizer

from dateline.errors import SetupError
from dateline.records import EventType, Status

Array = npt.NDArray[np.float32]

LEXICON_TRUST = 1.5
"""How much more the lexicon's proposals count than in training, where the network hardly needed them: chosen
among 1 to 7 on seven held-back articles and the ten of tests/corpus (docs/measurements.md)."""
POSSIBLE_TRUST = 3.0
"""Likewise for what may come about, which was seldom an event in training (docs/measurements.md)."""
_BATCH_TOKENS = 4096
"""Tokens in one pass."""
_MARKERS = frozenset({"[S]", "[/S]", "[T]", "[/T]"})
_LONGEST_MARKED = 100
"""Words of a marked text that are read whole."""
_AROUND_MARKER = 22
"""Words around each marker that are read of longer ones: four times as many fit into one reading."""
_WORD_OUTPUTS = ("kind", "mode", "status", "asks", "answers", "likely")


class Labels(msgspec.Struct, frozen=True, kw_only=True):
    """What the columns of the outputs mean, and how the network was set."""

    types: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[str, ...]
    roles: tuple[str, ...]
    longest: int
    """Tokens of a sentence that are read."""
    version: str
    calibration: tuple[float, float] = (1.0, 0.0)
    """Slope and intercept of the logistic curve from the log-odds of an event's score to its confidence."""

    def confidence(self, score: float) -> float:
        """How sure an event of that score is: of those given 0.8, about 80 % were right on held-back texts."""
        slope, intercept = self.calibration
        clipped = min(max(score, 1e-4), 1 - 1e-4)
        return 1 / (1 + exp(-(slope * log(clipped / (1 - clipped)) + intercept)))


class Reading:
    """What the network says of one sentence. Words that were cut off have no say."""

    def __init__(self, network: Network, rows: dict[str, Array], places: list[int]) -> None:
        self._network = network
        self._rows = rows
        self._places = places

    def is_read(self, word: int) -> bool:
        """Whether the word was read."""
        return self._places[word] >= 0

    def types(
        self, words: Sequence[int], proposed: Sequence[EventType | None], possible: Collection[int] = ()
    ) -> Array:
        """Probabilities of NONE and the 16 types for each of the words, given what the lexicon proposes for it.

        `possible` has those of the words that grammar shows to tell what may come about.
        """
        network = self._network
        lexicon = [len(network.labels.types) if kind is None else network.type_place[kind] for kind in proposed]
        trust = np.array(
            [
                1.0 if kind is None else POSSIBLE_TRUST if word in possible else LEXICON_TRUST
                for word, kind in zip(words, proposed, strict=True)
            ],
            dtype=np.float32,
        )[:, None]
        scores = self._rows["kind"][[self._places[w] for w in words]] + trust * network.arrays["lexicon"][lexicon]
        return _softmax(scores)

    def mode(self, word: int, event_type: EventType) -> str | None:
        """The likeliest mode of an event of that type, or None."""
        columns = self._network.modes_of[event_type]
        scores = self._rows["mode"][self._places[word], columns]
        name = self._network.labels.modes[columns[int(scores.argmax())]]
        return None if name == "none" else name.partition("/")[2]

    def statuses(self, word: int) -> dict[Status, float]:
        """Probabilities of the statuses."""
        found = _softmax(self._rows["status"][self._places[word]][None])[0]
        return cast("dict[Status, float]", dict(zip(self._network.labels.statuses, found.tolist(), strict=True)))

    def roles(self, word: int, heads: Sequence[int], features: Array) -> Array:
        """Probabilities of each role (none first) of each head towards the word: (heads, roles)."""
        arrays, roles = self._network.arrays, len(self._network.labels.roles)
        at = [self._places[head] for head in heads]
        asks = self._rows["asks"][self._places[word]].reshape(1, roles, -1)
        answers = self._rows["answers"][at].reshape(len(at), roles, -1)
        hidden = np.maximum(features @ arrays["pair_in"].T + arrays["pair_in_bias"], 0)
        pairs = hidden @ arrays["pair_out"].T + arrays["pair_out_bias"]
        scores = (asks * answers).sum(-1) / np.sqrt(np.float32(asks.shape[-1])) + self._rows["likely"][at] + pairs
        return _softmax(scores.astype(np.float32))


class Network:
    """The network, loaded. Holds no state between calls.

    Raises:
        SetupError: the files of the model are missing.
    """

    def __init__(self, folder: Traversable | None = None, *, threads: int = 0) -> None:
        own = folder is not None
        folder = folder or files("dateline") / "models" / "events"
        try:
            self.labels = msgspec.json.decode((folder / "labels.json").read_bytes(), type=Labels)
            self._tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
            encoder = (folder / "encoder.onnx").read_bytes()
            with (folder / "heads.npz").open("rb") as file:
                self.arrays: dict[str, Array] = dict(np.load(file))
        except FileNotFoundError as error:
            advice = "Give the folder that training/finish.py wrote." if own else None
            told = f"a file of the model is missing: {error.filename}"
            raise SetupError("model_missing", told, advice=advice) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self._session: Any = onnxruntime.InferenceSession(encoder, options, providers=["CPUExecutionProvider"])
        self._tokenizer.enable_truncation(self.labels.longest)
        self._tokenizer.no_padding()

    @cached_property
    def type_place(self) -> dict[str, int]:
        """Where each type stands among the types."""
        return {name: place for place, name in enumerate(self.labels.types)}

    @cached_property
    def modes_of(self) -> dict[str, list[int]]:
        """Where the modes of each type stand among the modes, "none" included."""
        return {
            kind: [n for n, name in enumerate(self.labels.modes) if name == "none" or name.startswith(f"{kind}/")]
            for kind in self.labels.types
        }

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Reading]:
        """What the network says of sentences, each given as its words."""
        encodings = [self._tokenizer.encode(list(words), is_pretokenized=True) for words in sentences]
        found: dict[int, Reading] = {}
        for batch in _batches(encodings):
            outputs = self._run([encodings[number] for number in batch], _WORD_OUTPUTS)
            for row, number in enumerate(batch):
                rows = {name: value[row] for name, value in outputs.items()}
                found[number] = Reading(self, rows, _first_tokens(encodings[number], len(sentences[number])))
        return [found[number] for number in range(len(sentences))]

    def relation(self, marked: str) -> dict[EventType, float]:
        """Probabilities of the 16 types for a text with `[S]`, `[/S]`, `[T]`, `[/T]` around two parties."""
        encoding = self._tokenizer.encode(marked)
        hidden = self._run([encoding], ("hidden",))["hidden"][0]
        spots = [encoding.tokens.index(marker) if marker in encoding.tokens else 0 for marker in ("[S]", "[T]")]
        joined = np.concatenate([hidden[0], hidden.mean(0), hidden[spots[0]], hidden[spots[1]]])
        inner = _gelu(self.arrays["relation_in"] @ joined + self.arrays["relation_in_bias"])
        scores = self.arrays["relation_out"] @ inner + self.arrays["relation_out_bias"]
        found = _softmax(scores[None].astype(np.float32))[0]
        return {cast("EventType", name): float(p) for name, p in zip(self.labels.types[1:], found, strict=True)}

    def _run(self, encodings: Sequence[Encoding], names: Sequence[str]) -> dict[str, Array]:
        longest = max(len(encoding.ids) for encoding in encodings)
        ids = np.zeros((len(encodings), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, encoding in enumerate(encodings):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = 1
        values = self._session.run(list(names), {"ids": ids, "mask": mask})
        return dict(zip(names, values, strict=True))


def _batches(encodings: Sequence[Encoding]) -> list[list[int]]:
    """The encodings' numbers in batches of one length: padding takes as long as words, and blurs the scale of int8."""
    order = sorted(range(len(encodings)), key=lambda number: len(encodings[number].ids))
    batches: list[list[int]] = []
    for number in order:
        length = len(encodings[number].ids)
        is_like = bool(batches) and len(encodings[batches[-1][0]].ids) == length
        if is_like and (len(batches[-1]) + 1) * length <= _BATCH_TOKENS:
            batches[-1].append(number)
        else:
            batches.append([number])
    return batches


def _first_tokens(encoding: Encoding, words: int) -> list[int]:
    """The place of each word's first token; -1 for words that were cut off or have none."""
    places = [-1] * words
    for place, word in enumerate(encoding.word_ids):
        if word is not None and places[word] < 0:
            places[word] = place
    return places


def _softmax(scores: Array) -> Array:
    shifted = np.exp(scores - np.maximum.reduce(scores, -1, keepdims=True))
    return cast("Array", shifted / np.add.reduce(shifted, -1, keepdims=True))


def _gelu(x: Array) -> Array:
    """The exact form, as in training: x times the normal distribution's function of x."""
    found: Array = x * np.array([0.5 * (1 + erf(v / sqrt(2))) for v in x], dtype=np.float32)
    return found


def marked(text: str, source: tuple[int, int] | None, target: tuple[int, int] | None) -> str:
    """The text with markers around two spans, as in training; of long texts only what is near the markers."""
    edges = [(span[0], 1, f"[{tag}]") for span, tag in ((source, "S"), (target, "T")) if span is not None]
    edges += [(span[1], 0, f"[/{tag}]") for span, tag in ((source, "S"), (target, "T")) if span is not None]
    for place, _, marker in sorted(edges, reverse=True):
        text = f"{text[:place]} {marker} {text[place:]}"
    words = text.split()
    if len(words) <= _LONGEST_MARKED:
        return " ".join(words)
    spots = [number for number, word in enumerate(words) if word in _MARKERS]
    near = {number for spot in spots for number in range(spot - _AROUND_MARKER, spot + _AROUND_MARKER + 1)}
    return " ".join(word for number, word in enumerate(words) if number in near)
