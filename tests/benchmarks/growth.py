#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How time and memory of self-attention grow with the number of words, for ./run."""

import math

from report import measure, rival

LENGTHS = (16, 32, 64, 128, 256, 512, 1024, 2048)
ROUNDS = 2


def exponent(lengths, values):
    """The p of value = c · length^p, by least squares of the logarithms."""
    x, y = [math.log(length) for length in lengths], [math.log(value) for value in values]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    return (sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y)) /
            sum((a - middle_x) ** 2 for a in x))


def exponents(values):
    """Over the longer half of the lengths, and over all."""
    half = len(LENGTHS) // 2
    return f"{exponent(LENGTHS[half:], values[half:]):.2f} / {exponent(LENGTHS, values):.2f}"


def best(rounds, name):
    """The smallest value of all rounds, for each length."""
    return [min(one["lengths"][index][name] for one in rounds) for index in range(len(LENGTHS))]


def milliseconds(microseconds):
    return f"{microseconds / 1e3:,.3f} ms"


def mebibytes(count):
    return f"{count / 2**20:,.2f} MiB"


def time_of(report, ours, theirs):
    mine, other, products = (best(ours, "microseconds"), best(theirs, "microseconds"),
                             best(ours, "productMicroseconds"))
    report.title("Self-attention of the encoder, time", "its matrix products alone")
    for index, length in enumerate(LENGTHS):
        share = products[index] / mine[index]
        report.line(f"{length} words", milliseconds(mine[index]), milliseconds(other[index]),
                    f"{other[index] / mine[index]:.2f} x", f"{milliseconds(products[index])} ({share:.0%})")
    report.line("growth ~ n^p, p of n >= 256 / of all n", exponents(mine), exponents(other), "", exponents(products))


def memory_of(report, ours, theirs):
    mine, other, record = best(ours, "peakBytes"), best(theirs, "peakBytes"), best(ours, "recordBytes")
    report.title("Self-attention of the encoder, peak memory", "numbers of the record alone")
    for index, length in enumerate(LENGTHS):
        report.line(f"{length} words", mebibytes(mine[index]), mebibytes(other[index]), "", mebibytes(record[index]))
    report.line("growth of the record, p as above", "", "", "", exponents(record))


def attention_growth(report, programs, bundle):
    """The peak is measured: by how much resident memory grew at most (VmHWM), the numbers of the result included.
    The numbers of the record are counted."""
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(measure(programs / "attentionbench", bundle, *LENGTHS))
        theirs.append(rival("attention", bundle, ",".join(map(str, LENGTHS))))
    time_of(report, ours, theirs)
    memory_of(report, ours, theirs)
