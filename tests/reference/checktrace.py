#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes traces with the twins and prints how far the program's numbers are from PyTorch's.

    attention-lab trace --model BUNDLE --source TEXT --json trace.json
    /usr/bin/python3 tests/reference/checktrace.py BUNDLE trace.json…

Every step is recomputed from the tokens that the trace read, with the twin of the bundle's kind; hard attention
takes as many keys as the trace took, the most probable ones. Exit code 1 when any difference exceeds 1e-4.
"""

import argparse
import json
import math
import pathlib
import sys

import torch

import transformertwin
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
            print(f"  {name:26s} {value:.3g}")


def vector(values):
    """A state is one row, written either as a list of numbers or as a matrix of one row."""
    return matrix(values if values and isinstance(values[0], list) else [values])


def compare_candidates(record, logits, differences):
    probabilities = logits.softmax(dim=1)[0]
    candidates = record["candidates"]
    differences.add("candidates", torch.tensor([entry["probability"] for entry in candidates]),
                    probabilities[[entry["id"] for entry in candidates]])


class Recurrent:
    """Compares with the recurrent twin."""

    def __init__(self, bundle):
        self.model = twin.load_bundle(bundle)

    def compare(self, trace, differences):
        encoded = self.model.encode([[token["id"] for token in trace["source"]["tokens"]]])
        differences.add("memory", matrix(trace["encoder"]["memory"]), encoded.memory)
        state = encoded.initial
        for record in trace["steps"]:
            head = next(head for head in record["attention"] if head["site"] == "cross")
            step = self.model.step(encoded, state, torch.tensor([record["input"]["id"]]),
                                   trace.get("temperature", 1.0), len(head.get("draws", [[]])[0]))
            state = step.state
            differences.add("state", vector(record["state"]), state)
            self.compare_head(head, step, encoded, differences)
            compare_candidates(record, step.logits, differences)

    def compare_head(self, head, step, encoded, differences):
        """Without attention there is a context alone."""
        expected = {"query": step.query, "keys": encoded.keys, "values": encoded.values, **step.attended._asdict()}
        if self.model.config.score_rule == "location-linear":  # null where the rule has no output
            expected["scores"] = expected["scores"].masked_fill(step.attended.logits.isinf(), -math.inf)
        for name in expected if self.model.config.has_attention else ["context"]:
            differences.add(name, matrix(head[name]), expected[name])


class Transformer:
    """Compares all heads of all layers with the transformer's twin, which keeps no keys and values."""

    def __init__(self, bundle):
        self.model = transformertwin.load_bundle(bundle)

    def compare(self, trace, differences):
        memory = self.model.encode(torch.tensor([[token["id"] for token in trace["source"]["tokens"]]]))
        differences.add("memory", matrix(trace["encoder"]["memory"]), memory)
        encoder = [{"encoder-self": heads} for heads in self.model.encoder_heads()]
        self.compare_heads(trace["encoder"]["attention"], encoder, differences)
        tokens = []
        for record in trace["steps"]:
            tokens.append(record["input"]["id"])
            step = self.model.step(memory, tokens)
            layers = [{"decoder-self": layer["self"], "cross": layer["cross"]} for layer in step.layers]
            self.compare_heads(record["attention"], layers, differences)
            differences.add("state", vector(record["state"]), step.state)
            compare_candidates(record, step.logits, differences)

    def compare_heads(self, found, layers, differences):
        if len(found) != sum(len(heads) for layer in layers for heads in layer.values()):
            differences.add("number of heads", torch.tensor([math.inf]), torch.zeros(1))
        for head in found:
            expected = layers[head["layer"]][head["site"]][head["head"]]
            for name, value in expected._asdict().items():
                differences.add(f"{head['site']} {name}", matrix(head[name]), value)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("bundle")
    parser.add_argument("traces", nargs="+")
    arguments = parser.parse_args()
    config = json.loads((pathlib.Path(arguments.bundle) / "config.json").read_text(encoding="utf-8"))
    checker = (Transformer if config["kind"] == "transformer" else Recurrent)(arguments.bundle)
    differences, steps = Differences(), 0
    for path in arguments.traces:
        with open(path, encoding="utf-8") as file:
            trace = json.load(file)
        with torch.no_grad():
            checker.compare(trace, differences)
        steps += len(trace["steps"])
    print(f"{len(arguments.traces)} traces, {steps} steps; largest absolute differences:")
    differences.report()
    print(f"  {'overall':26s} {differences.overall():.3g} (limit {LIMIT:g})")
    return 0 if steps and differences.overall() <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
