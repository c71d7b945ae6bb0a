#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes traces with the twin and prints how far the program's numbers are from PyTorch's.

    attention-lab trace --model BUNDLE --source TEXT --json trace.json
    /usr/bin/python3 tests/reference/checktrace.py BUNDLE trace.json…

Every step is recomputed from the tokens that the trace read. Exit code 1 when any difference exceeds 1e-4.
"""

import argparse
import json
import math
import sys

import torch

import twin

LIMIT = 1e-4


def matrix(rows):
    """A matrix of the trace; null and "-Infinity" stand for -infinity."""
    unmasked = [[-math.inf if value in (None, "-Infinity") else value for value in row] for row in rows]
    return torch.tensor(unmasked, dtype=torch.float64)


def difference(found, expected):
    """Largest absolute difference; infinite when shapes or infinities differ."""
    found, expected = found.double().reshape(-1), expected.double().reshape(-1)
    if found.shape != expected.shape or not torch.equal(found.isinf(), expected.isinf()):
        return math.inf
    finite = ~expected.isinf()
    gaps = (found[finite] - expected[finite]).abs()
    if gaps.isnan().any():
        return math.inf
    return gaps.max().item() if gaps.numel() else 0.0


class Differences:
    """The largest difference of each quantity."""

    def __init__(self):
        self.largest = {}

    def add(self, name, found, expected):
        self.largest[name] = max(self.largest.get(name, 0.0), difference(found, expected))

    def overall(self):
        return max(self.largest.values(), default=0.0)

    def report(self):
        for name, value in self.largest.items():
            print(f"  {name:14s} {value:.3g}")


def vector(values):
    """A state is one row, written either as a list of numbers or as a matrix of one row."""
    return matrix(values if values and isinstance(values[0], list) else [values])


@torch.no_grad()
def compare(model, trace, differences):
    """Adds the differences of one trace."""
    encoded = model.encode([[token["id"] for token in trace["source"]["tokens"]]])
    differences.add("memory", matrix(trace["encoder"]["memory"]), encoded.memory)
    state = encoded.initial
    for record in trace["steps"]:
        step = model.step(encoded, state, torch.tensor([record["input"]["id"]]),
                          trace.get("temperature", 1.0))
        state = step.state
        compare_step(record, step, encoded, differences)


def compare_step(record, step, encoded, differences):
    head = next(head for head in record["attention"] if head["site"] == "cross")
    differences.add("state", vector(record["state"]), step.state)
    expected = {"query": step.query, "keys": encoded.keys, "values": encoded.values,
                **step.attended._asdict()}
    for name, value in expected.items():
        differences.add(name, matrix(head[name]), value)
    probabilities = step.logits.softmax(dim=1)[0]
    candidates = record["candidates"]
    differences.add("candidates", torch.tensor([entry["probability"] for entry in candidates]),
                    probabilities[[entry["id"] for entry in candidates]])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("bundle")
    parser.add_argument("traces", nargs="+")
    arguments = parser.parse_args()
    model = twin.load_bundle(arguments.bundle)
    differences, steps = Differences(), 0
    for path in arguments.traces:
        with open(path, encoding="utf-8") as file:
            trace = json.load(file)
        compare(model, trace, differences)
        steps += len(trace["steps"])
    print(f"{len(arguments.traces)} traces, {steps} steps; largest absolute differences:")
    differences.report()
    print(f"  {'overall':14s} {differences.overall():.3g} (limit {LIMIT:g})")
    return 0 if steps and differences.overall() <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
