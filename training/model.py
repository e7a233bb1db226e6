"""The network: one encoder; heads over its words for triggers, modes, status and roles, and over marked pairs.

What runs at run time is the encoder with the first layers of the heads, as ONNX; the rest are small arrays that numpy
multiplies (`dateline/coding/model.py`). Names of outputs and arrays are shared by both.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import AutoModel

ROLE_WIDTH = 64


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: str, *, types: int, modes: int, statuses: int, roles: int, features: int) -> None:
        super().__init__()
        self.in_half = False
        """Whether the encoder computes in bfloat16, which halves the time on processors that know it."""
        self.encoder = AutoModel.from_pretrained(encoder)
        width = self.encoder.config.hidden_size
        self.roles = roles
        self.word = nn.Sequential(nn.Dropout(0.1), nn.Linear(2 * width, width), nn.GELU(), nn.Dropout(0.1))
        self.kind = nn.Linear(width, types)
        self.mode = nn.Linear(width, modes)
        self.status = nn.Linear(width, statuses)
        self.historical = nn.Linear(width, 1)
        self.asks = nn.Linear(2 * width, roles * ROLE_WIDTH)
        self.answers = nn.Linear(width, roles * ROLE_WIDTH)
        self.likely = nn.Linear(width, roles)
        self.lexicon = nn.Embedding(types + 1, types)
        self.pair = nn.Sequential(nn.Linear(features, 48), nn.ReLU(), nn.Linear(48, roles))
        self.relation = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(4 * width, width), nn.GELU(), nn.Linear(width, types - 1)
        )
        # What the lexicon proposes is believed a little from the start; the last row is for words it does not know.
        with torch.no_grad():
            self.lexicon.weight.zero_()
            self.lexicon.weight[:types] = 1.5 * torch.eye(types)
            self.lexicon.weight[types, 0] = 1.0

    def states(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The encoder's last states: (texts, tokens, width)."""
        with torch.autocast(ids.device.type, dtype=torch.bfloat16, enabled=self.in_half):
            states: Tensor = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return states.float()

    def forward(self, ids: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """What the heads say of every token."""
        hidden = self.states(ids, mask)
        joined = torch.cat([hidden, hidden[:, :1].expand_as(hidden)], dim=-1)
        word = self.word(joined)
        return {
            "hidden": hidden,
            "type": self.kind(word),
            "mode": self.mode(word),
            "status": self.status(word),
            "historical": self.historical(word),
            "asks": self.asks(joined),
            "answers": self.answers(hidden),
            "likely": self.likely(hidden),
        }

    def role_scores(self, asks: Tensor, answers: Tensor, likely: Tensor, features: Tensor) -> Tensor:
        """Scores of each role (0 is none) of a head towards a trigger, for pairs of them: (pairs, roles)."""
        questions = asks.view(-1, self.roles, ROLE_WIDTH)
        replies = answers.view(-1, self.roles, ROLE_WIDTH)
        return (questions * replies).sum(-1) / ROLE_WIDTH**0.5 + likely + self.pair(features)

    def relation_scores(self, hidden: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """Scores of the 16 types for marked pairs; `source` and `target` are the places of the opening markers."""
        rows = torch.arange(hidden.shape[0], device=hidden.device)
        weights = mask.unsqueeze(-1).float()
        mean = (hidden * weights).sum(1) / weights.sum(1)
        scores: Tensor = self.relation(
            torch.cat([hidden[:, 0], mean, hidden[rows, source], hidden[rows, target]], dim=-1)
        )
        return scores
