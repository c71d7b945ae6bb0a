#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the programs that measure, and prints the table of ./run."""

import json
import os
import pathlib
import subprocess
import time

FOLDER = pathlib.Path(__file__).resolve().parent
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "QT_QPA_PLATFORM": "offscreen",
               "PYTHONDONTWRITEBYTECODE": "1"}


class Failed(Exception):
    """A program that could not measure; the text says why."""


def measure(*command):
    """The JSON line that a program prints."""
    launched = {"LAUNCHED_AT": str(time.clock_gettime_ns(time.CLOCK_MONOTONIC))}
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          env={**ENVIRONMENT, **launched}, timeout=600)
    if done.returncode != 0:
        lines = (done.stderr.strip() or f"exit code {done.returncode}").splitlines()
        raise Failed(f"{pathlib.Path(str(command[0])).name}: {lines[-1]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def rival(mode, model, work):
    return measure("/usr/bin/python3", FOLDER / "rival.py", mode, model, work)


class Report:
    """The table, line by line, and what went wrong."""

    def __init__(self):
        self.failures = []

    def head(self, text):
        print(f"\n{text}")

    def title(self, text, last="aim", theirs="PyTorch"):
        self.head(f"{text:44s} {'Attention Lab':>18s} {theirs:>18s} {'ratio':>8s}  {last}")

    def columns(self, first, second, third):
        print(f"  {'':42s} {first:>18s} {second:>18s} {third:>12s}")

    def line(self, what, ours, theirs="", ratio="", aim="", met=True):
        verdict = "" if not aim else f"{aim} {'' if met else '(missed)'}"
        print(f"  {what:42s} {ours:>18s} {theirs:>18s} {ratio:>8s}  {verdict}".rstrip(), flush=True)

    def library(self, theirs):
        name = pathlib.Path(theirs["blas"]).name
        self.line(f"  PyTorch's BLAS: {name}", "", f"{theirs['gigaflops']:.0f} GFLOP/s")

    def section(self, measurement, *arguments):
        """Runs one measurement; its failure does not stop the others."""
        try:
            measurement(self, *arguments)
        except (Failed, OSError, ValueError, KeyError, subprocess.SubprocessError) as error:
            self.failures.append(str(error))
            print(f"  could not be measured: {error}", flush=True)
