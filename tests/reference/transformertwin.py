#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The transformer a second time, from PyTorch's own nn.TransformerEncoder and nn.TransformerDecoder.

    x      = embedding of each word (times sqrt(d)) + its position
    memory = encoder(x)
    y      = decoder(x, memory), causal
    logits = y times the output weight (tied: the target embedding) + output.bias

Parameter names and shapes are those of a bundle's model.safetensors. There is no cache: a step runs the whole
prefix and looks at its last row.
"""

import dataclasses
import math
import pathlib
from typing import NamedTuple

import torch
from torch import nn

import safetensorsfile
import search
import twin
from search import BEGIN

POSITIONS = ("sinusoidal-interleaved", "sinusoidal-concatenated", "learned")
ACTIVATIONS = {"relu": nn.functional.relu, "gelu": nn.functional.gelu, "silu": nn.functional.silu}


@dataclasses.dataclass(frozen=True)
class Config:
    """Sizes and choices, named as in a bundle's config.json."""

    source_vocabulary: int
    target_vocabulary: int
    model_size: int
    encoder_layers: int
    decoder_layers: int
    encoder_heads: int
    decoder_heads: int
    feed_forward_size: int
    maximum_positions: int = 0
    first_position: int = 0
    positions: str = "sinusoidal-interleaved"
    position_spread: str = "half"
    activation: str = "relu"
    norm_first: bool = False
    final_norm: bool = True
    bias: bool = True
    output_bias: bool = True
    tied_output: bool = True
    shared_embedding: bool = False
    scaled_embedding: bool = True
    layer_norm_epsilon: float = 1e-5


class Head(NamedTuple):
    """What one head computes for Tq queries and Tk keys of the first sentence of a batch."""

    query: torch.Tensor  # [Tq x d/heads]
    keys: torch.Tensor  # [Tk x d/heads]
    values: torch.Tensor  # [Tk x d/heads]
    scores: torch.Tensor  # [Tq x Tk]
    probabilities: torch.Tensor  # [Tq x Tk]
    context: torch.Tensor  # [Tq x d/heads]


class Step(NamedTuple):
    """One decoder step of the first sentence of a batch."""

    state: torch.Tensor  # [1 x d] what the output layer reads
    layers: list  # of {"self": heads, "cross": heads} as the newest word sees them, Tq = 1
    logits: torch.Tensor  # [1 x Vt]


class Attention(nn.MultiheadAttention):
    """PyTorch's own, which also keeps the numbers of its heads."""

    def forward(self, query, key, value, **options):
        options["need_weights"], options["average_attn_weights"] = True, False
        output, weights = super().forward(query, key, value, **options)
        self.heads = [self.head(query[0], key[0], weights[0, index], index) for index in range(self.num_heads)]
        return output, weights

    def head(self, query, key, probabilities, index):
        size, width = self.embed_dim, self.head_dim

        def project(rows, part):
            begin = part * size + index * width
            return nn.functional.linear(rows, self.in_proj_weight[begin:begin + width],
                                        self.in_proj_bias[begin:begin + width])

        asks, keys, values = project(query, 0), project(key, 1), project(key, 2)
        scores = asks @ keys.T / math.sqrt(width)
        return Head(asks, keys, values, scores, probabilities, probabilities @ values)


class Output(nn.Module):
    """The output layer; tied, it has no weight of its own."""

    def __init__(self, config):
        super().__init__()
        size = (config.target_vocabulary, config.model_size)
        self.weight = None if config.tied_output else nn.Parameter(torch.zeros(size))
        self.bias = nn.Parameter(torch.zeros(config.target_vocabulary)) if config.output_bias else None


def layer_of(kind, config, heads, attention_class):
    """A layer of PyTorch with this attention; dropout is 0, so training mode changes nothing."""
    layer = kind(config.model_size, heads, config.feed_forward_size, dropout=0.0,
                 activation=ACTIVATIONS[config.activation], layer_norm_eps=config.layer_norm_epsilon,
                 batch_first=True, norm_first=config.norm_first)
    for name in ("self_attn", "multihead_attn"):
        if hasattr(layer, name):
            setattr(layer, name, attention_class(config.model_size, heads, batch_first=True))
    return layer


class TransformerTwin(nn.Module):
    """The whole translator; trained_parameters() has the names of model.safetensors."""

    attention_class = Attention

    def __init__(self, config):
        super().__init__()
        self.config = config
        size = config.model_size
        if config.shared_embedding:
            self.embedding = nn.Embedding(config.source_vocabulary, size)
        else:
            self.source_embedding = nn.Embedding(config.source_vocabulary, size)
            self.target_embedding = nn.Embedding(config.target_vocabulary, size)
        if config.positions == "learned":
            self.source_positions = nn.Embedding(config.maximum_positions, size)
            self.target_positions = nn.Embedding(config.maximum_positions, size)
        norms = [nn.LayerNorm(size, config.layer_norm_epsilon) if config.final_norm else None for _ in range(2)]
        layers = [layer_of(nn.TransformerEncoderLayer, config, config.encoder_heads, self.attention_class),
                  layer_of(nn.TransformerDecoderLayer, config, config.decoder_heads, self.attention_class)]
        self.encoder = nn.TransformerEncoder(layers[0], config.encoder_layers, norms[0], enable_nested_tensor=False)
        self.decoder = nn.TransformerDecoder(layers[1], config.decoder_layers, norms[1])
        self.output = Output(config)

    def trained_parameters(self):
        """Without biases, they are all 0 and stay so: PyTorch 1.13 has no layers without."""
        return {name: parameter for name, parameter in self.named_parameters()
                if self.config.bias or not name.endswith("bias") or name == "output.bias"}

    def drop_biases(self):
        trained = self.trained_parameters()
        for name, parameter in self.named_parameters():
            if name not in trained:
                parameter.data.zero_()
                parameter.requires_grad_(False)
        return self

    def table(self, side):
        return self.embedding if self.config.shared_embedding else getattr(self, f"{side}_embedding")

    def positions(self, side, length):
        numbers = torch.arange(length) + self.config.first_position
        if self.config.positions == "learned":
            return getattr(self, f"{side}_positions")(numbers)
        size = self.config.model_size
        spread = size / 2 - (1 if self.config.position_spread == "half-minus-one" else 0)
        waves = [numbers / 10000 ** (i / spread) for i in range(size // 2)]
        sines, cosines = [wave.double().sin() for wave in waves], [wave.double().cos() for wave in waves]
        if self.config.positions == "sinusoidal-concatenated":
            return torch.stack(sines + cosines, dim=1)
        return torch.stack([column for pair in zip(sines, cosines) for column in pair], dim=1)

    def embed(self, side, ids):
        factor = math.sqrt(self.config.model_size) if self.config.scaled_embedding else 1.0
        return self.table(side)(ids) * factor + self.positions(side, ids.shape[1])

    def encode(self, ids, padded=None):
        """[B x Tk] -> [B x Tk x d]"""
        return self.encoder(self.embed("source", ids), src_key_padding_mask=padded)

    def decode(self, ids, memory, padded=None):
        """Output rows for all prefixes of `ids` [B x Tq]. [B x Tq x d]"""
        causal = torch.ones(ids.shape[1], ids.shape[1], dtype=torch.bool).triu(1)
        return self.decoder(self.embed("target", ids), memory, tgt_mask=causal, memory_key_padding_mask=padded)

    def classify(self, rows):
        weight = self.table("target").weight if self.config.tied_output else self.output.weight
        return nn.functional.linear(rows, weight, self.output.bias)

    def step(self, memory, tokens):
        """Reads the last of `tokens`, and all before it anew."""
        rows = self.decode(torch.tensor([tokens]), memory)[:, -1]
        layers = [{"self": [newest(head) for head in layer.self_attn.heads],
                   "cross": [newest(head) for head in layer.multihead_attn.heads]} for layer in self.decoder.layers]
        return Step(rows, layers, self.classify(rows))

    def advance(self, memory):
        """For search.py; the state is all tokens read so far."""
        def one(before, token):
            step = self.step(memory, before + [token])
            return before + [token], step.logits[0], step
        return one

    @torch.no_grad()
    def greedy(self, source, maximum_steps=0):
        """Decodes one sentence; yields (token read, Step, token chosen) until </s> or the limit."""
        yield from search.greedy(self.advance(self.encode(torch.tensor([source]))), [], source, maximum_steps)

    @torch.no_grad()
    def beam(self, source, width, length_penalty=1.0):
        """The finished hypotheses of a beam search as (score, tokens), best first."""
        return search.beam(self.advance(self.encode(torch.tensor([source]))), [], source, width, length_penalty)

    def encoder_heads(self):
        """The heads of each layer, of the first sentence that was encoded last."""
        return [layer.self_attn.heads for layer in self.encoder.layers]

    def loss(self, sources, targets, smoothing=0.0):
        """Mean label-smoothed cross-entropy over the real target tokens; `targets` end with </s>."""
        ids, padded = pad(sources)
        inputs, _ = pad([[BEGIN] + target[:-1] for target in targets])
        rows = self.decode(inputs, self.encode(ids, padded), padded)
        real = torch.cat([row[:len(target)] for row, target in zip(rows, targets)])
        labels = torch.tensor([token for target in targets for token in target])
        return nn.functional.cross_entropy(self.classify(real), labels, label_smoothing=smoothing)


def pad(sequences):
    """Lists of ids -> [B x T] filled up with 0, and where that is."""
    ids = nn.utils.rnn.pad_sequence([torch.tensor(sequence) for sequence in sequences], batch_first=True)
    lengths = torch.tensor([len(sequence) for sequence in sequences])
    return ids, torch.arange(ids.shape[1])[None] >= lengths[:, None]


def newest(head):
    """A head as the newest word sees it."""
    last = {name: getattr(head, name)[-1:] for name in ("query", "scores", "probabilities", "context")}
    return head._replace(**last)


def load_bundle(folder, dtype=torch.float64):
    """The twin of the model in a bundle folder; its positions are float64. It stays in training mode: in the other,
    PyTorch's encoder layers compute attention without calling Attention."""
    model = TransformerTwin(twin.read_config(folder, Config)).drop_biases()
    tensors = safetensorsfile.read(pathlib.Path(folder) / "model.safetensors")
    trained = model.trained_parameters()
    if trained.keys() != tensors.keys():
        raise ValueError(f"{folder}: {sorted(trained.keys() ^ tensors.keys())} is on one side only")
    for name, parameter in trained.items():
        parameter.data.copy_(tensors[name])
    return model.to(dtype)
