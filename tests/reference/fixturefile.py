#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes fixtures as JSON: tensors as nested lists of float32 in their shortest exact form, -inf as null."""

import json
import math
import os

import numpy
import torch

NOISE = 1e-15  # float64 rounding of a value that is 0


def number(value):
    """The float32 nearest to `value`, in the fewest digits that read back as the same float32."""
    value = float(value)
    if math.isinf(value) and value < 0:
        return "null"
    if not math.isfinite(value):
        raise ValueError(f"{value} has no place in a fixture")
    if abs(value) < NOISE:
        return "0.0"
    text = numpy.format_float_scientific(numpy.float32(value), trim="-", exp_digits=1)
    plain = repr(float(numpy.format_float_positional(numpy.float32(value), trim="-")))
    return min((plain, text), key=len)


def text_of(value, indent=0):
    """JSON of dictionaries, lists, tensors, numbers and strings; one line for each row of a tensor."""
    if isinstance(value, torch.Tensor):
        return text_of(value.detach().tolist() if value.dim() else value.item(), indent)
    if isinstance(value, dict):
        entries = [f"{json.dumps(name)}: {text_of(entry, indent + 1)}" for name, entry in value.items()]
        return _block("{", entries, "}", indent)
    if isinstance(value, (list, tuple)):
        entries = [text_of(entry, indent + 1) for entry in value]
        if all(isinstance(entry, (int, float, str)) for entry in value):
            return "[" + ",".join(entries) + "]"
        return _block("[", entries, "]", indent)
    if isinstance(value, float):
        return number(value)
    return json.dumps(value, ensure_ascii=False)


def _block(opening, entries, closing, indent):
    separator = ",\n" + " " * (indent + 1)
    return opening + "\n" + " " * (indent + 1) + separator.join(entries) + "\n" + " " * indent + closing


def write(path, content):
    """Writes a fixture whole or not at all, and says so."""
    text = text_of(content) + "\n"
    temporary = f"{path}.part"
    with open(temporary, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(temporary, path)
    print(f"{len(text.encode()):8d} bytes  {path}")
