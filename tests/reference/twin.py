#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recurrent translator written a second time, in PyTorch, as plainly as its equations.

    h      = bidirectional GRU over the source embeddings
    s_0    = tanh(bridge [h forward at the last token; h backward at the first])
    s_t    = GRU(s_{t-1}, x_t), x_t the embedding of the previous token
             (without attention: GRU(s_{t-1}, [x_t; c]) and c_t = c = s_0 for all t)
    c_t    = sum over j of a_tj value_j, a_t = softmax(scores of query_t and the keys / temperature)
    z_t    = tanh(readout [s_t; c_t])
    logits = E_target z_t + output.bias

Parameter names and shapes are those of a bundle's model.safetensors, so it loads with no surgery. Nothing
here is shared with the C++ code: that is its use.
"""

import dataclasses
import json
import math
import pathlib
from typing import NamedTuple

import torch
from torch import nn

import safetensorsfile
import search
from search import BEGIN, END

ATTENTION_KINDS = ("none", "soft", "hard")
SCORE_RULES = ("additive", "concat-linear", "dot", "scaled-dot", "location-linear")
QUERY_SOURCES = ("decoder-state", "decoder-input", "decoder-input-and-state")
MEMORY_SOURCES = ("encoder-state", "source-embedding")


@dataclasses.dataclass(frozen=True)
class Config:
    """Sizes and choices, named as in a bundle's config.json."""

    source_vocabulary: int
    target_vocabulary: int
    embedding_size: int
    encoder_hidden_size: int
    decoder_hidden_size: int
    attention_size: int = 0
    maximum_positions: int = 0
    attention: str = "soft"
    score_rule: str = "additive"
    learned_v: bool = True
    query: str = "decoder-state"
    key: str = "encoder-state"
    value: str = "encoder-state"

    def __post_init__(self):
        for choice, choices in ((self.attention, ATTENTION_KINDS), (self.score_rule, SCORE_RULES), (self.query, QUERY_SOURCES),
                                (self.key, MEMORY_SOURCES), (self.value, MEMORY_SOURCES)):
            if choice not in choices:
                raise ValueError(f"{choice} is not one of {', '.join(choices)}")

    @property
    def has_attention(self):
        return self.attention != "none"

    @property
    def query_size(self):
        sizes = (self.decoder_hidden_size, self.embedding_size, self.embedding_size + self.decoder_hidden_size)
        return sizes[QUERY_SOURCES.index(self.query)]

    def memory_size(self, source):
        return 2 * self.encoder_hidden_size if source == "encoder-state" else self.embedding_size


class Attended(NamedTuple):
    """What attention computes for Tq queries and Tk keys; the leading dimension is the batch."""

    scores: torch.Tensor  # [B x Tq x Tk] the rule's raw output
    logits: torch.Tensor  # [B x Tq x Tk] scores / temperature, -inf where masked
    probabilities: torch.Tensor  # [B x Tq x Tk]
    weights: torch.Tensor  # [B x Tq x Tk] the probabilities; hard: 1 for the most probable keys, 0 elsewhere
    context: torch.Tensor  # [B x Tq x dv]


class Attention(nn.Module):
    """Score rule, softmax and weighted sum."""

    def __init__(self, rule, query_size, key_size, attention_size=0, maximum_positions=0, learned_v=True):
        super().__init__()
        self.rule = rule
        self.linear = self.v = None
        if rule == "additive":
            self.linear = nn.Linear(query_size + key_size, attention_size)
            self.v = nn.Linear(attention_size, 1, bias=False) if learned_v else None
        elif rule == "concat-linear":
            self.linear = nn.Linear(query_size + key_size, 1)
        elif rule == "location-linear":
            self.linear = nn.Linear(query_size, maximum_positions)

    def scores(self, query, keys):
        """[B x Tq x dq], [B x Tk x dk] -> [B x Tq x Tk]"""
        if self.rule == "dot":
            return query @ keys.transpose(1, 2)
        if self.rule == "scaled-dot":
            return query @ keys.transpose(1, 2) / math.sqrt(query.shape[2])
        if self.rule == "location-linear":
            missing = keys.shape[1] - self.linear.out_features
            return nn.functional.pad(self.linear(query), (0, missing))  # a negative pad crops
        shape = (query.shape[0], query.shape[1], keys.shape[1], -1)
        pairs = torch.cat([query[:, :, None].expand(shape), keys[:, None].expand(shape)], dim=3)
        hidden = self.linear(pairs)
        if self.rule == "concat-linear":
            return hidden.squeeze(3)
        return (self.v(torch.tanh(hidden)) if self.v else torch.tanh(hidden).sum(3, keepdim=True)).squeeze(3)

    def forward(self, query, keys, values, lengths=None, temperature=1.0, hard=0):
        """`lengths`: number of real keys of each sequence of the batch; all of them when left out. `hard`: how
        many keys hard attention takes; 0 for soft attention."""
        scores = self.scores(query, keys)
        masked = self.masked_positions(keys, lengths)
        logits = (scores / temperature).masked_fill(masked[:, None], -math.inf)
        probabilities = logits.softmax(dim=2)
        weights = probabilities
        if hard:
            chosen = probabilities.topk(hard, dim=2).indices
            weights = torch.zeros_like(probabilities).scatter(2, chosen, 1.0)
        return Attended(scores, logits, probabilities, weights, weights @ values)

    def masked_positions(self, keys, lengths):
        """[B x Tk], true where there is no key or, for location-linear, no output of the layer."""
        limit = torch.full((keys.shape[0],), keys.shape[1]) if lengths is None else lengths
        if self.rule == "location-linear":
            limit = limit.clamp(max=self.linear.out_features)
        return torch.arange(keys.shape[1])[None] >= limit[:, None]


class Output(nn.Module):
    """The bias of the output layer, whose weight is the target embedding."""

    def __init__(self, vocabulary):
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(vocabulary))


class Encoded(NamedTuple):
    """A batch of source sentences after the encoder."""

    memory: torch.Tensor  # [B x Tk x 2H]
    keys: torch.Tensor  # [B x Tk x dk]
    values: torch.Tensor  # [B x Tk x dv]
    lengths: torch.Tensor  # [B]
    initial: torch.Tensor  # [B x D] s_0


class Step(NamedTuple):
    """One decoder step of a batch."""

    state: torch.Tensor  # [B x D]
    query: torch.Tensor  # [B x dq]
    attended: Attended  # Tq = 1
    logits: torch.Tensor  # [B x Vt]


class Batch(NamedTuple):
    """Sentence pairs as tensors."""

    source_ids: torch.Tensor  # [B x Tk], filled up with 0
    source_lengths: torch.Tensor  # [B]
    input_ids: torch.Tensor  # [B x Tq] what the decoder reads: <s>, then all but the last target token
    real: torch.Tensor  # [tokens] which of the B * Tq positions are real
    labels: torch.Tensor  # [tokens] the target tokens at those positions

    @staticmethod
    def of(sources, targets):
        inputs = pad([[BEGIN] + target[:-1] for target in targets])
        lengths = torch.tensor([len(target) for target in targets])
        real = (torch.arange(inputs.shape[1])[None] < lengths[:, None]).flatten().nonzero()[:, 0]
        labels = torch.tensor([token for target in targets for token in target])
        return Batch(pad(sources), torch.tensor([len(source) for source in sources]), inputs, real, labels)


class RecurrentTwin(nn.Module):
    """The whole translator; state_dict() has the names of model.safetensors."""

    attention_class = Attention

    def __init__(self, config):
        super().__init__()
        self.config = config
        size, width = config.embedding_size, config.decoder_hidden_size
        value_size = config.memory_size(config.value) if config.has_attention else width
        self.source_embedding = nn.Embedding(config.source_vocabulary, size)
        self.target_embedding = nn.Embedding(config.target_vocabulary, size)
        self.encoder = nn.GRU(size, config.encoder_hidden_size, batch_first=True, bidirectional=True)
        self.bridge = nn.Linear(2 * config.encoder_hidden_size, width)
        self.decoder = nn.GRU(size if config.has_attention else size + width, width, batch_first=True)
        if config.has_attention:
            self.attention = self.attention_class(config.score_rule, config.query_size,
                                                  config.memory_size(config.key), config.attention_size,
                                                  config.maximum_positions, config.learned_v)
        self.readout = nn.Linear(width + value_size, size)
        self.output = Output(config.target_vocabulary)
        self.dropout = nn.Dropout(0.0)  # of embeddings, encoder output, decoder output and readout

    def encode(self, sources):
        """`sources`: lists of token ids, each ending with </s>."""
        return self.encode_padded(pad(sources), torch.tensor([len(source) for source in sources]))

    def encode_padded(self, ids, lengths):
        """`ids` [B x Tk], `lengths` [B]"""
        embedded = self.dropout(self.source_embedding(ids))
        packed = nn.utils.rnn.pack_padded_sequence(embedded, lengths, batch_first=True, enforce_sorted=False)
        states, last = self.encoder(packed)
        memory = self.dropout(nn.utils.rnn.pad_packed_sequence(states, batch_first=True)[0])
        pick = {"encoder-state": memory, "source-embedding": embedded}
        initial = torch.tanh(self.bridge(torch.cat([last[0], last[1]], dim=1)))
        return Encoded(memory, pick[self.config.key], pick[self.config.value], lengths, initial)

    def queries(self, inputs, states):
        return {
            "decoder-state": lambda: states,
            "decoder-input": lambda: inputs,
            "decoder-input-and-state": lambda: torch.cat([inputs, states], dim=-1),
        }[self.config.query]()

    def decode(self, inputs, state, encoded, temperature=1.0, hard=0):
        """States, queries and attention for embedded inputs [B x Tq x E] from a state [B x D]; `hard` as in
        Attention.forward."""
        if not self.config.has_attention:
            context = encoded.initial[:, None].expand(-1, inputs.shape[1], -1)
            states = self.dropout(self.decoder(torch.cat([inputs, context], dim=2), state[None])[0])
            nothing = context.new_zeros(inputs.shape[0], inputs.shape[1], 0)
            return states, nothing, Attended(nothing, nothing, nothing, nothing, context)
        states = self.dropout(self.decoder(inputs, state[None])[0])
        query = self.queries(inputs, states)
        memory = encoded.keys, encoded.values, encoded.lengths
        return states, query, self.attention(query, *memory, temperature, hard)

    def classify(self, states, contexts):
        """The readout and the tied output layer: [... x D], [... x dv] -> [... x Vt]"""
        z = self.dropout(torch.tanh(self.readout(torch.cat([states, contexts], dim=-1))))
        return nn.functional.linear(z, self.target_embedding.weight, self.output.bias)

    def step(self, encoded, state, tokens, temperature=1.0, hard=0):
        """Reads one token of each sentence of the batch: `tokens` [B], `state` [B x D]."""
        inputs = self.target_embedding(tokens)
        states, query, attended = self.decode(inputs[:, None], state, encoded, temperature, hard)
        logits = self.classify(states, attended.context)
        return Step(states[:, 0], query[:, 0], attended, logits[:, 0])

    def loss(self, sources, targets, smoothing=0.0):
        """Mean label-smoothed cross-entropy over the real target tokens; `targets` end with </s>."""
        batch = Batch.of(sources, targets)
        return self.loss_padded(batch, batch.source_ids, batch.input_ids, smoothing)

    def loss_padded(self, batch, source_ids, input_ids, smoothing):
        """The same from tensors; the ids that are read are given apart, since training drops some of them."""
        encoded = self.encode_padded(source_ids, batch.source_lengths)
        inputs = self.dropout(self.target_embedding(input_ids))
        states, _, attended = self.decode(inputs, encoded.initial, encoded)
        real_states, real_contexts = (values.flatten(0, 1).index_select(0, batch.real)
                                      for values in (states, attended.context))
        logits = self.classify(real_states, real_contexts)
        return nn.functional.cross_entropy(logits, batch.labels, label_smoothing=smoothing)

    def advance(self, encoded):
        """For search.py, with a state [1 x D]; a hard model takes the most probable key."""
        def one(state, token):
            step = self.step(encoded, state, torch.tensor([token]), hard=int(self.config.attention == "hard"))
            return step.state, step.logits[0], step
        return one

    @torch.no_grad()
    def greedy(self, source, maximum_steps=0):
        """Decodes one sentence; yields (token read, Step, token chosen) until </s> or the limit."""
        encoded = self.encode([source])
        yield from search.greedy(self.advance(encoded), encoded.initial, source, maximum_steps)

    @torch.no_grad()
    def beam(self, source, width, length_penalty=1.0):
        """The finished hypotheses of a beam search as (score, tokens), best first."""
        encoded = self.encode([source])
        return search.beam(self.advance(encoded), encoded.initial, source, width, length_penalty)


def pad(sequences):
    """Lists of ids -> [B x T], filled up with 0."""
    tensors = [torch.tensor(sequence) for sequence in sequences]
    return nn.utils.rnn.pad_sequence(tensors, batch_first=True)


def read_config(folder, kind):
    """The config.json of a bundle folder as a `kind` of Config."""
    settings = json.loads((pathlib.Path(folder) / "config.json").read_text(encoding="utf-8"))
    names = {field.name for field in dataclasses.fields(kind)}
    return kind(**{name: value for name, value in settings.items() if name in names})


def load_bundle(folder, dtype=torch.float32):
    """The twin of the model in a bundle folder, ready to evaluate."""
    twin = RecurrentTwin(read_config(folder, Config))
    twin.load_state_dict(safetensorsfile.read(pathlib.Path(folder) / "model.safetensors"))
    return twin.to(dtype).eval()
