#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""PyTorch doing the work of the C++ benchmarks, as fast as it reasonably can, on one thread.

    rival.py step BUNDLE IDS             median time of a greedy decode step with its full record, batch 1;
                                         IDS: the source sentence as token ids, comma-separated, ending in </s>
    rival.py beam BUNDLE SOURCES.json    sentences per second of a beam search of width 5 without records, all
                                         hypotheses in one batch; [source ids, …]
    rival.py train CONFIG PAIRS.json     target tokens per second of training a model by a configuration of
                                         resources/training on [[source ids, target ids], …]
    rival.py attention BUNDLE LENGTHS    time and memory of the encoder's self-attention, for each of these numbers
                                         of words, comma-separated

Prints one JSON line. Refuses (exit code 1) a BLAS that is not OpenBLAS or that is slow: a comparison with it
would say nothing.
"""

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # read when the libraries are loaded

import argparse
import json
import pathlib
import re
import sys
import time

import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "reference"))
import rivalattention
import rivaldecode
import rivaltraining

SLOWEST_GIGAFLOPS = 20
BEAM_WIDTH = 5


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


def numbers(text):
    return [int(number) for number in text.split(",")]


MODES = {
    "step": lambda bundle, ids: rivaldecode.measure_step(bundle, numbers(ids)),
    "beam": lambda bundle, path: rivaldecode.measure_beam(bundle, path, BEAM_WIDTH),
    "train": rivaltraining.measure_train,
    "attention": lambda bundle, lengths: rivalattention.measure_attention(bundle, numbers(lengths)),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("mode", choices=MODES)
    parser.add_argument("model", metavar="BUNDLE|CONFIG")
    parser.add_argument("work", metavar="IDS|SOURCES.json|PAIRS.json|LENGTHS")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    library = require_fast_blas()
    print(json.dumps({**MODES[arguments.mode](arguments.model, arguments.work), **library}))


if __name__ == "__main__":
    main()
