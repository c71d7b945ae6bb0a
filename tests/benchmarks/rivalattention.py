#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Self-attention of a transformer's encoder for sentences of growing length, for rival.py."""

import math
import pathlib
import time

import torch
from torch import nn

import transformertwin
import twin


class Attention(nn.Module):
    """Multi-head attention whose heads can be looked at: it returns all that the program's record holds."""

    def __init__(self, size, heads):
        super().__init__()
        self.heads, self.project, self.out = heads, nn.Linear(size, 3 * size), nn.Linear(size, size)

    def forward(self, words):
        """[n x d] -> [n x d], and of all heads: queries, keys, values, scores, probabilities, contexts"""
        parts = self.project(words).view(len(words), 3, self.heads, -1).permute(1, 2, 0, 3)
        query, keys, values = parts[0], parts[1], parts[2]
        scores = (query / math.sqrt(query.shape[2])) @ keys.transpose(1, 2)
        probabilities = scores.softmax(dim=2)
        contexts = probabilities @ values
        output = self.out(contexts.transpose(0, 1).flatten(1))
        return output, (query, keys, values, scores, probabilities, contexts)


def status_bytes(name):
    text = pathlib.Path("/proc/self/status").read_text(encoding="utf-8")
    return 1024 * int(text.split(f"{name}:")[1].split()[0])


def peak_growth(work):
    """Bytes by which resident memory grows at most while `work` runs."""
    pathlib.Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")
    before = status_bytes("VmRSS")
    result = work()
    growth = max(0, status_bytes("VmHWM") - before)
    del result
    return growth


def measure_length(attention, length, seconds):
    words = torch.randn(length, attention.out.in_features)
    peak = peak_growth(lambda: attention(words))
    times, end = [], time.process_time() + seconds
    while len(times) < 3 or time.process_time() < end:
        begin = time.process_time()
        attention(words)
        times.append(time.process_time() - begin)
    return {"tokens": length, "microseconds": min(times) * 1e6, "peakBytes": peak}


def measure_attention(bundle, lengths, seconds=0.4):
    config = twin.read_config(bundle, transformertwin.Config)
    torch.manual_seed(1)
    attention = Attention(config.model_size, config.encoder_heads).eval()
    with torch.inference_mode():
        attention(torch.randn(64, config.model_size))  # what the libraries set up once is no part of the peak
        return {"lengths": [measure_length(attention, length, seconds) for length in lengths]}
