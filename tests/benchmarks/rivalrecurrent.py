#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recurrent twin as fast as PyTorch reasonably can, for rival.py."""

import math

import torch
from torch import nn

import twin


class FastAttention(twin.Attention):
    """The twin's score rules without repeated work: W[q;k] = W_q q + W_k k, each half computed once."""

    def prepare(self, keys):
        """What no query changes."""
        if self.rule in ("additive", "concat-linear"):
            return nn.functional.linear(keys, self.linear.weight[:, -keys.shape[-1]:])
        return keys

    def scores_of_prepared(self, query, prepared):
        if self.rule not in ("additive", "concat-linear"):
            return super().scores(query, prepared)
        part = nn.functional.linear(query, self.linear.weight[:, :query.shape[-1]], self.linear.bias)
        hidden = part[:, :, None] + prepared[:, None]
        if self.rule == "concat-linear":
            return hidden[..., 0]
        hidden = torch.tanh(hidden)
        return hidden @ self.v.weight[0] if self.v else hidden.sum(3)

    def scores(self, query, keys):
        return self.scores_of_prepared(query, self.prepare(keys))


class FastTwin(twin.RecurrentTwin):
    attention_class = FastAttention


class FastStep(nn.Module):
    """A step of all hypotheses of one sentence on plain tensors: the twin's equations with the keys prepared."""

    def __init__(self, bundle):
        super().__init__()
        slow = twin.load_bundle(bundle)
        self.slow = [slow]  # in a list, it is no part of this module
        self.model = FastTwin(slow.config).eval()
        self.model.load_state_dict(slow.state_dict())

    def start(self, source):
        """(state, memory), as forward reads them; the state has one row for each hypothesis."""
        encoded = self.model.encode([source])
        attention = self.model.attention
        masked = attention.masked_positions(encoded.keys, encoded.lengths)[:, None]
        return (encoded.initial,), (attention.prepare(encoded.keys), encoded.keys, encoded.values, masked)

    @staticmethod
    def pick(state, rows):
        """The state of these hypotheses."""
        return (state[0].index_select(0, rows),)

    def forward(self, tokens, state, memory):
        """(new state, logits, what a record keeps of the step)"""
        model, (prepared, keys, values, masked) = self.model, memory
        inputs = model.target_embedding(tokens)
        gru = model.decoder
        state = torch.gru_cell(inputs, state[0], gru.weight_ih_l0, gru.weight_hh_l0, gru.bias_ih_l0, gru.bias_hh_l0)
        query = model.queries(inputs, state)
        scores = model.attention.scores_of_prepared(query[None], prepared)
        logits = scores.masked_fill(masked, -math.inf)
        probabilities = weights = logits.softmax(dim=2)
        if model.config.attention == "hard":
            weights = torch.zeros_like(probabilities).scatter(2, probabilities.argmax(dim=2, keepdim=True), 1.0)
        context = (weights @ values)[0]
        record = (query, keys, values, scores, logits, probabilities, weights, context, state)
        return (state,), model.classify(state, context), record

    @staticmethod
    def probabilities_of(record):
        """Of the attention, of the first hypothesis."""
        return record[5][0, 0]

    def expected(self, source):
        """What the plain twin says: (attention probabilities, token) of each greedy step."""
        return [(step.attended.probabilities[0, 0], chosen) for _, step, chosen in self.slow[0].greedy(source)]

    def expected_beam(self, source, width):
        return self.slow[0].beam(source, width)[0][1]
