#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Greedy decoding and beam search by the rules of model/decoding, for any twin.

`advance(state, token)` reads a token and returns (the state after it, logits [V], whatever else the caller wants
to see of the step).
"""

BEGIN, END = 1, 2  # ids of <s> and </s>


def limit_of(source):
    return 2 * len(source) + 10


def greedy(advance, state, source, maximum_steps=0):
    """Yields (token read, what else advance returned, token chosen) until </s> or the limit."""
    token = BEGIN
    for _ in range(maximum_steps or limit_of(source)):
        state, logits, seen = advance(state, token)
        chosen = int(logits.argmax())
        yield token, seen, chosen
        token = chosen
        if token == END:
            return


def beam(advance, state, source, width, length_penalty=1.0):
    """The finished hypotheses as (score, tokens), best first; the rules are those of model/decoding/beam.h."""
    limit = limit_of(source)
    live, finished = [(0.0, [], state)], []
    for length in range(1, limit + 1):
        longer = []
        for total, tokens, before in live:
            after, logits, _ = advance(before, tokens[-1] if tokens else BEGIN)
            best = logits.log_softmax(dim=0).topk(width)
            longer += [(total + value, tokens + [token], after)
                       for value, token in zip(best.values.tolist(), best.indices.tolist())]
        kept = sorted(longer, key=lambda hypothesis: -hypothesis[0])[:width]
        live = [hypothesis for hypothesis in kept if hypothesis[1][-1] != END]
        finished += [(total / length ** length_penalty, tokens) for total, tokens, _ in kept if tokens[-1] == END]
        finished.sort(key=lambda hypothesis: -hypothesis[0])
        if not live or (len(finished) >= width and finished[0][0] >= live[0][0] / limit ** length_penalty):
            break
    return finished
