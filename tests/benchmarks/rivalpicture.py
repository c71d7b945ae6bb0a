#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""matplotlib drawing the heat map of exportbench, with words, numbers in the cells and a colour bar.

    rivalpicture.py FOLDER MATRIX.json    median processor time of making such a figure and saving it as PNG in FOLDER,
                                          and of saving it alone; MATRIX.json is what exportbench prints

Prints one JSON line.
"""

import json
import pathlib
import statistics
import sys
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

DPI = 100
SECONDS = 2


def figure(work):
    matrix = work["matrix"]
    drawn, axes = plt.subplots(figsize=(work["width"] / DPI, work["height"] / DPI), dpi=DPI)
    image = axes.imshow(matrix, cmap="Blues", vmin=0, vmax=1, aspect="auto")
    axes.set_xticks(range(len(matrix[0])), [f"word{column}" for column in range(len(matrix[0]))])
    axes.set_yticks(range(len(matrix)), [f"word{row}" for row in range(len(matrix))])
    axes.set_title("Probabilities")
    for row, numbers in enumerate(matrix):
        for column, number in enumerate(numbers):
            axes.text(column, row, f"{number:.2f}", ha="center", va="center",
                      color="white" if number > 0.5 else "black")
    drawn.colorbar(image)
    return drawn


def main():
    folder, work = pathlib.Path(sys.argv[1]), json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
    whole, saving, begin = [], [], time.process_time()
    while time.process_time() - begin < SECONDS or not whole:
        start = time.process_time()
        drawn = figure(work)
        made = time.process_time()
        drawn.savefig(folder / "rival.png")
        plt.close(drawn)
        end = time.process_time()
        whole.append((end - start) * 1e3)
        saving.append((end - made) * 1e3)
    print(json.dumps({"milliseconds": statistics.median(whole), "saving": statistics.median(saving),
                      "version": matplotlib.__version__}))


if __name__ == "__main__":
    main()
