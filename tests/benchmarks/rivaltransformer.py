#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The transformer's twin as fast as PyTorch reasonably can, for rival.py."""

import math

import torch
from torch import nn

import transformertwin


class FastTwin(transformertwin.TransformerTwin):
    """PyTorch's own layers with PyTorch's own attention, on batches made before, with dropout where the program
    has it: of embeddings, of attention weights and of what each sublayer adds."""

    attention_class = nn.MultiheadAttention

    def __init__(self, config, longest=512):
        super().__init__(config)
        self.dropout = nn.Dropout(0.0)
        if config.positions != "learned":
            self.register_buffer("table_of_positions", super().positions("source", longest).float(), persistent=False)

    def positions(self, side, length):
        if self.config.positions == "learned":
            return super().positions(side, length)
        return self.table_of_positions[:length]

    def embed(self, side, ids):
        return self.dropout(super().embed(side, ids))

    def set_dropout(self, rate, attention_rate):
        self.dropout.p = rate
        for module in self.modules():
            if isinstance(module, nn.MultiheadAttention):
                module.dropout = attention_rate
            elif isinstance(module, (nn.TransformerEncoderLayer, nn.TransformerDecoderLayer)):
                for name in ("dropout1", "dropout2", "dropout3"):
                    if hasattr(module, name):
                        getattr(module, name).p = rate

    def loss_padded(self, batch, source_ids, input_ids, smoothing):
        padded = torch.arange(source_ids.shape[1])[None] >= batch.source_lengths[:, None]
        rows = self.decode(input_ids, self.encode(source_ids, padded), padded)
        real = rows.flatten(0, 1).index_select(0, batch.real)
        return nn.functional.cross_entropy(self.classify(real), batch.labels, label_smoothing=smoothing)


def added(norm_first, norm, x, sublayer):
    return x + sublayer(norm(x)) if norm_first else norm(x + sublayer(x))


class FastStep(nn.Module):
    """A step of all hypotheses of one sentence on plain tensors, which reads one word: the keys and values of the
    words before are kept, those of the source are computed once."""

    def __init__(self, bundle):
        super().__init__()
        slow = transformertwin.load_bundle(bundle)
        self.slow = [slow]  # in a list, it is no part of this module
        self.model = FastTwin(slow.config).eval()
        self.model.load_state_dict(slow.state_dict())

    def heads(self, rows):
        """[rows x d] of each hypothesis -> [B x heads x rows x d/heads]"""
        count = self.model.config.decoder_heads
        return rows.view(rows.shape[0], -1, count, rows.shape[-1] // count).transpose(1, 2)

    def project(self, attention, rows, first, count):
        """Queries, keys and values are parts 0, 1 and 2."""
        size = self.model.config.model_size
        weight = attention.in_proj_weight[first * size:(first + count) * size]
        projected = nn.functional.linear(rows, weight, attention.in_proj_bias[first * size:(first + count) * size])
        return [self.heads(part) for part in projected.split(size, dim=-1)]

    def start(self, source):
        """(state, memory), as forward reads them: the number of words read, then keys and values of each layer."""
        config = self.model.config
        rows = self.model.encode(torch.tensor([source]))
        memory = [part.contiguous() for layer in self.model.decoder.layers
                  for part in self.project(layer.multihead_attn, rows, 1, 2)]
        nothing = torch.zeros(1, config.decoder_heads, 0, config.model_size // config.decoder_heads)
        return (torch.tensor([0]), *[nothing] * len(memory)), tuple(memory)

    @staticmethod
    def pick(state, rows):
        """The state of these hypotheses."""
        return (state[0], *[kept.index_select(0, rows) for kept in state[1:]])

    def attend(self, attention, query, keys, values, record):
        scores = (query / math.sqrt(query.shape[-1])) @ keys.transpose(2, 3)
        probabilities = scores.softmax(dim=3)
        contexts = probabilities @ values
        record += [query, keys, values, scores, probabilities, contexts]
        joined = contexts.transpose(1, 2).flatten(2)[:, 0]
        return nn.functional.linear(joined, attention.out_proj.weight, attention.out_proj.bias)

    def forward(self, tokens, state, memory):
        """(new state, logits, what a record keeps of the step)"""
        model, config = self.model, self.model.config
        factor = math.sqrt(config.model_size) if config.scaled_embedding else 1.0
        x = model.table("target")(tokens) * factor + model.table_of_positions.index_select(0, state[0])
        after, record = [state[0] + 1], []
        for index, layer in enumerate(model.decoder.layers):
            def itself(rows):
                query, keys, values = self.project(layer.self_attn, rows[:, None], 0, 3)
                keys = torch.cat([state[1 + 2 * index], keys], dim=2)
                values = torch.cat([state[2 + 2 * index], values], dim=2)
                after.extend([keys, values])
                return self.attend(layer.self_attn, query, keys, values, record)

            def source(rows):
                query = self.project(layer.multihead_attn, rows[:, None], 0, 1)[0]
                return self.attend(layer.multihead_attn, query, memory[2 * index], memory[2 * index + 1], record)

            def feed_forward(rows):
                return layer.linear2(layer.activation(layer.linear1(rows)))

            x = added(config.norm_first, layer.norm1, x, itself)
            x = added(config.norm_first, layer.norm2, x, source)
            x = added(config.norm_first, layer.norm3, x, feed_forward)
        if model.decoder.norm is not None:
            x = model.decoder.norm(x)
        return tuple(after), model.classify(x), (*record, x)

    @staticmethod
    def probabilities_of(record):
        """Of the first head of the last cross-attention, of the first hypothesis."""
        return record[-3][0, 0, 0]

    def expected(self, source):
        """What the plain twin says: (attention probabilities, token) of each greedy step."""
        return [(step.layers[-1]["cross"][0].probabilities[0], chosen)
                for _, step, chosen in self.slow[0].greedy(source)]

    def expected_beam(self, source, width):
        return self.slow[0].beam(source, width)[0][1]
