#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Decode steps and beam search of the fast twins, for rival.py. Each is measured eager and compiled by
TorchScript: the faster of the two counts."""

import json
import pathlib
import statistics
import sys
import time

import torch
from torch import nn

import rivalrecurrent
import rivaltransformer
import search

CANDIDATES = 8


def fast_step(bundle):
    config = json.loads((pathlib.Path(bundle) / "config.json").read_text(encoding="utf-8"))
    module = rivaltransformer if config["kind"] == "transformer" else rivalrecurrent
    return module.FastStep(bundle).eval()


class GreedyStep(nn.Module):
    """A step with the most probable next tokens."""

    def __init__(self, step):
        super().__init__()
        self.step = step

    def forward(self, tokens, state, memory):
        state, logits, record = self.step(tokens, state, memory)
        best, ids = logits.softmax(dim=1)[0].topk(CANDIDATES)
        return state, record, best, ids


class BeamStep(nn.Module):
    """A step of all hypotheses with the `width` best continuations of each: sums [B x width] and tokens."""

    def __init__(self, step, width):
        super().__init__()
        self.step, self.width = step, width

    def forward(self, tokens, sums, state, memory):
        state, logits, _ = self.step(tokens, state, memory)
        best, ids = logits.log_softmax(dim=1).topk(self.width, dim=1)
        return state, sums[:, None] + best, ids


def compiled(module, *example):
    return torch.jit.freeze(torch.jit.trace(module.eval(), example, check_trace=False))


def decode(step, start, source, times):
    """Greedy decode with the record of every step; returns the records and adds each step's time."""
    state, memory = start(source)
    token, records = search.BEGIN, []
    for _ in range(search.limit_of(source)):
        begin = time.process_time()
        state, record, best, ids = step(torch.tensor([token]), state, memory)
        candidates = list(zip(ids.tolist(), best.tolist()))
        records.append({"input": token, "chosen": candidates[0][0], "record": record, "candidates": candidates})
        times.append(time.process_time() - begin)
        token = candidates[0][0]
        if token == search.END:
            break
    return records


def beam(step, pick, start, source, width):
    """The tokens of the best hypothesis; all live hypotheses are one batch, and no record is kept. The rules are
    those of search.beam with length penalty 1."""
    state, memory = start(source)
    limit = search.limit_of(source)
    live, sums, finished = [[]], torch.zeros(1), []
    for length in range(1, limit + 1):
        tokens = torch.tensor([said[-1] if said else search.BEGIN for said in live])
        state, longer, ids = step(tokens, sums, state, memory)
        best, places = longer.flatten().topk(width)
        kept = [(total, place // width, token) for total, place, token in
                zip(best.tolist(), places.tolist(), ids.flatten().index_select(0, places).tolist())]
        finished += [(total / length, live[row] + [token]) for total, row, token in kept if token == search.END]
        going = [(total, row, token) for total, row, token in kept if token != search.END]
        live = [live[row] + [token] for _, row, token in going]
        highest = max(finished, default=(0.0, []), key=lambda hypothesis: hypothesis[0])
        if not going or (len(finished) >= width and highest[0] >= going[0][0] / limit):
            break
        state = pick(state, torch.tensor([row for _, row, _ in going]))
        sums = torch.tensor([total for total, _, _ in going])
    return highest[1]


def timed(work, seconds):
    """Runs `work` again and again; the first runs compile and warm up."""
    work()
    work()
    end = time.process_time() + seconds
    times = []
    while not times or time.process_time() < end:
        begin = time.process_time()
        result = work()
        times.append(time.process_time() - begin)
    return result, times


def require_same(step, source, records):
    """The fast path must compute what the plain twin computes."""
    for (probabilities, chosen), record in zip(step.expected(source), records):
        gap = (probabilities - step.probabilities_of(record["record"])).abs().max().item()
        if chosen != record["chosen"] or gap > 1e-4:
            sys.exit(f"rival.py: the fast step differs from the twin by {gap}")


def measure_step(bundle, source, seconds=2.0):
    step = fast_step(bundle)
    medians = {}
    with torch.inference_mode():
        eager = GreedyStep(step)
        fast = compiled(eager, torch.tensor([search.BEGIN]), *step.start(source))
        for name, module in (("eager", eager), ("compiled", fast)):
            times = []
            records, _ = timed(lambda: decode(module, step.start, source, times), seconds)
            medians[name] = statistics.median(times[2 * len(records):]) * 1e6
            require_same(step, source, records)
    return {"microseconds": round(min(medians.values()), 2), "chosen": [record["chosen"] for record in records],
            **{name: round(median, 2) for name, median in medians.items()}}


def measure_beam(bundle, path, width, seconds=2.0):
    """`path`: a JSON list of source sentences as ids."""
    step, sources = fast_step(bundle), json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    rates = {}
    with torch.inference_mode():
        eager = BeamStep(step, width)
        fast = compiled(eager, torch.tensor([search.BEGIN]), torch.zeros(1), *step.start(sources[0]))
        for name, module in (("eager", eager), ("compiled", fast)):
            chosen, times = timed(lambda: [beam(module, step.pick, step.start, source, width) for source in sources],
                                  seconds)
            rates[name] = len(sources) / statistics.median(times)
    for source, tokens in zip(sources, chosen):
        if tokens != step.expected_beam(source, width):
            sys.exit(f"rival.py: the fast beam search says {tokens}, the twin's says something else")
    return {"sentencesPerSecond": round(max(rates.values()), 2), "chosen": chosen,
            **{name: round(rate, 2) for name, rate in rates.items()}}
