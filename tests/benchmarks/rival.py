#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""PyTorch doing the work of the C++ benchmarks, as fast as it reasonably can, on one thread.

    rival.py step BUNDLE IDS             median time of a greedy decode step with its full record, batch 1;
                                         IDS: the source sentence as token ids, comma-separated, ending in </s>
    rival.py train BUNDLE PAIRS.json     target tokens per second of training a model of the bundle's sizes on
                                         [[source ids, target ids], …], as decodebench and trainbench write it

Prints one JSON line. Refuses (exit code 1) a BLAS that is not OpenBLAS or that is slow: a comparison with it
would say nothing.
"""

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # read when the libraries are loaded

import argparse
import json
import math
import pathlib
import random
import re
import statistics
import sys
import time

import torch
from torch import nn

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "reference"))
import twin

CANDIDATES = 8
SLOWEST_GIGAFLOPS = 20
BATCH, DROPOUT, WORD_DROPOUT, SMOOTHING, CLIP_NORM, AVERAGE_DECAY = 64, 0.35, 0.05, 0.1, 1.0, 0.999


def loaded_blas():
    """The file that answers BLAS calls in this process, links resolved."""
    maps = pathlib.Path("/proc/self/maps").read_text(encoding="utf-8")
    files = set(re.findall(r"(/\S*/lib(?:open|c)?blas\S*\.so\S*)", maps))
    return sorted(files, key=lambda file: "openblas" not in file)[0] if files else "none"


def gigaflops(size=512):
    """Speed of a square product, the best of twenty."""
    a, b = torch.randn(size, size), torch.randn(size, size)
    times = []
    for _ in range(20):
        begin = time.perf_counter()
        a @ b
        times.append(time.perf_counter() - begin)
    return 2 * size**3 / min(times) / 1e9


def require_fast_blas():
    speed, library = gigaflops(), loaded_blas()
    if "openblas" not in library or speed < SLOWEST_GIGAFLOPS:
        sys.exit(f"rival.py: PyTorch computes with {library} at {speed:.0f} GFLOP/s; this comparison needs "
                 f"OpenBLAS and {SLOWEST_GIGAFLOPS} GFLOP/s. Install libopenblas0-pthread.")
    return {"blas": library, "gigaflops": round(speed, 1), "threads": torch.get_num_threads()}


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


class DecodeStep(nn.Module):
    """One greedy step of batch 1 on plain tensors: the twin's equations with the keys prepared."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, token, state, prepared, values, masked):
        model = self.model
        inputs = model.target_embedding(token)
        gru = model.decoder
        state = torch.gru_cell(inputs, state, gru.weight_ih_l0, gru.weight_hh_l0, gru.bias_ih_l0, gru.bias_hh_l0)
        query = model.queries(inputs, state)
        scores = model.attention.scores_of_prepared(query[None], prepared)
        logits = scores.masked_fill(masked, -math.inf)
        probabilities = logits.softmax(dim=2)
        context = (probabilities @ values)[0]
        output = model.classify(state, context).softmax(dim=1)
        best, ids = output[0].topk(CANDIDATES)
        return state, query, scores, logits, probabilities, context, best, ids


def load_fast(bundle):
    slow = twin.load_bundle(bundle)
    model = FastTwin(slow.config).eval()
    model.load_state_dict(slow.state_dict())
    return model


def decode(step, model, source, times):
    """Greedy decode with the record of every step; returns the records and adds each step's time."""
    encoded = model.encode([source])
    prepared = model.attention.prepare(encoded.keys)
    masked = model.attention.masked_positions(encoded.keys, encoded.lengths)[:, None]
    state, token, records = encoded.initial, twin.BEGIN, []
    for _ in range(2 * len(source) + 10):
        begin = time.perf_counter()
        state, query, scores, logits, probabilities, context, best, ids = step(
            torch.tensor([token]), state, prepared, encoded.values, masked)
        candidates = list(zip(ids.tolist(), best.tolist()))
        records.append({"input": token, "chosen": candidates[0][0], "query": query, "keys": encoded.keys,
                        "values": encoded.values, "scores": scores, "logits": logits, "state": state,
                        "probabilities": probabilities, "context": context, "candidates": candidates})
        times.append(time.perf_counter() - begin)
        token = candidates[0][0]
        if token == twin.END:
            break
    return records


def measure_step(bundle, source, seconds=3.0):
    """Eager, and compiled by TorchScript: the faster of the two counts."""
    model = load_fast(bundle)
    with torch.inference_mode():
        eager = DecodeStep(model).eval()
        encoded = model.encode([source])
        example = (torch.tensor([twin.BEGIN]), encoded.initial, model.attention.prepare(encoded.keys),
                   encoded.values, model.attention.masked_positions(encoded.keys, encoded.lengths)[:, None])
        compiled = torch.jit.freeze(torch.jit.trace(eager, example, check_trace=False))
        medians = {}
        for name, step in (("eager", eager), ("compiled", compiled)):
            decode(step, model, source, [])  # the first runs compile and warm up
            decode(step, model, source, [])
            times, end = [], time.perf_counter() + seconds
            while time.perf_counter() < end:
                records = decode(step, model, source, times)
            medians[name] = statistics.median(times) * 1e6
        require_same(model, source, records)
    return {"microseconds": round(min(medians.values()), 2), "chosen": [record["chosen"] for record in records],
            **{name: round(median, 2) for name, median in medians.items()}}


def require_same(model, source, records):
    """The fast path must compute what the plain twin computes."""
    for (_, step, chosen), record in zip(model.greedy(source), records):
        gap = (step.attended.probabilities - record["probabilities"]).abs().max().item()
        if chosen != record["chosen"] or gap > 1e-4:
            sys.exit(f"rival.py: the fast step differs from the twin by {gap}")


def initialize(model):
    """As the program does: embeddings N(0, 0.1²), GRUs PyTorch's own U(±1/√H), linear layers Xavier."""
    for name, parameter in model.named_parameters():
        if name.endswith("embedding.weight"):
            nn.init.normal_(parameter, std=0.1)
        elif parameter.dim() == 2 and "_l0" not in name:
            nn.init.xavier_uniform_(parameter)
        elif parameter.dim() == 1 and "_l0" not in name:
            nn.init.zeros_(parameter)


def drop_words(ids, unknown=0):
    return ids.masked_fill(torch.rand(ids.shape) < WORD_DROPOUT, unknown)


def train_step(model, optimizer, averages, batch):
    optimizer.zero_grad(set_to_none=True)
    loss = model.loss_padded(batch, drop_words(batch.source_ids), drop_words(batch.input_ids), SMOOTHING)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), CLIP_NORM)
    optimizer.step()
    with torch.no_grad():
        torch._foreach_mul_(averages, AVERAGE_DECAY)
        torch._foreach_add_(averages, list(model.parameters()), alpha=1 - AVERAGE_DECAY)
    return loss.item()


def bucketed(pairs, shuffle):
    """Batches of similar target, then source length, in random order."""
    ordered = sorted(pairs, key=lambda pair: (len(pair[1]), len(pair[0])))
    batches = [ordered[i : i + BATCH] for i in range(0, len(ordered), BATCH)]
    shuffle(batches)
    return [twin.Batch.of([pair[0] for pair in batch], [pair[1] for pair in batch]) for batch in batches]


def measure_train(bundle, path):
    """Time of one epoch, tensors ready; some batches go first to warm up."""
    torch.manual_seed(1)
    model = FastTwin(twin.load_bundle(bundle).config)
    initialize(model)
    model.dropout.p = DROPOUT
    pairs = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    batches = bucketed(pairs, random.Random(1).shuffle)
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3, betas=(0.9, 0.98), eps=1e-9)
    averages = [parameter.detach().clone() for parameter in model.parameters()]
    for batch in batches[:5]:
        train_step(model, optimizer, averages, batch)
    begin = time.perf_counter()
    losses = [train_step(model, optimizer, averages, batch) for batch in batches]
    seconds = time.perf_counter() - begin
    tokens = sum(len(pair[1]) for pair in pairs)
    return {"tokensPerSecond": round(tokens / seconds, 1), "tokens": tokens, "firstLoss": losses[0],
            "lastLoss": losses[-1]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("mode", choices=("step", "train"))
    parser.add_argument("bundle")
    parser.add_argument("work", metavar="IDS|PAIRS.json")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    library = require_fast_blas()
    if arguments.mode == "step":
        result = measure_step(arguments.bundle, [int(token) for token in arguments.work.split(",")])
    else:
        result = measure_train(arguments.bundle, arguments.work)
    print(json.dumps({**result, **library}))


if __name__ == "__main__":
    main()
