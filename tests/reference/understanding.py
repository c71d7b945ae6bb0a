#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What sentences with keys measure, written from its definition with Python's own regular expressions.

    understanding.py --write                      writes fixtures/understanding.json
    understanding.py SET.jsonl < translations     prints the same numbers for a set and its translations, as JSON

Needs nothing but Python.
"""
import collections
import json
import math
import pathlib
import re
import sys

import metrics

FIXTURE = pathlib.Path(__file__).parent / "fixtures" / "understanding.json"
FIVE = r"(?<![a-z\d.,:])(?<![nrfxhe]ty[- ])(5|five)\b(?![.,:]?\d)"
SET = [
    ("01-01", "names", ["My name is Wang Xiaoming.", "I'm called Wang Xiaoming."], [r"\bname\b|\b(call|i'm|i am)", r"\bwang xiaoming\b"],
     "My name is Wang Xiaoming."),
    ("01-02", "names", ["What is your name?"], [r"\bwhat\b", r"\byour name\b"], "What’s   your  Name？"),
    ("02-01", "numbers", ["He is five years old.", "He's 5."], [r"\bhe\b|\bhe's\b", FIVE], "He is twenty-five years old."),
    ("02-02", "numbers", ["He is five years old."], [FIVE], "He is five, you know."),
    ("02-03", "numbers", ["It costs 5 yuan."], [FIVE, r"\byuan\b|¥"], "It costs ¥5."),
    ("02-04", "numbers", ["It is 5:30."], [FIVE], "It is 5:30."),
    ("02-05", "numbers", ["It rose by 30%."], [r"\b30 ?(%|percent|per cent)"], "It rose by 30 %."),
    ("03-01", "questions", ["Where is the café?", "Where's the coffee shop?"], [r"\bwhere\b", r"\bcafé\b|\bcoffee"], "WHERE IS THE CAFÉ?"),
    ("03-02", "questions", ["Do you like it?"], [r"\blike\b", r"\?$"], ""),
    ("03-03", "questions", ["Is it 你好 or 再见?"], [r"\b你好\b", r"or$|再见\."], "It is 你好， or 再见。"),
    ("01-03", "names", ["He said \"I am Li\"."], [r"\"i (am|'m) li\"", r"^he\b"], "He said “I am Li”."),
    ("04-01", "order", ["She came first and I came third.", "She was first; I was third."], [r"\bshe\b.*\b(first|1st)\b.*\bi\b.*\b(third|3rd)\b"],
     "She came first\u3000and I came  third"),
]
PLAIN = ["", "  ", "A\u00a0b\u3000C", "It’s “so”，yes。", "ÀÉ İ ΣΑΣ ẞ", "a\tb\r\nc"]


def plain(text):
    for odd, usual in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "), ("，", ", "), ("。", ". ")):
        text = text.replace(odd, usual)
    return re.sub(r"\s+", " ", text.lower()).strip()


def sentence_chrf(translation, reference):
    counts = lambda text, n: metrics.ngrams("".join(text.split()), n)
    pairs = [(counts(translation, n), counts(reference, n)) for n in range(1, 7)]
    pairs = [(found, expected) for found, expected in pairs if found and expected]
    if not pairs:
        return 0.0
    matches = [sum((found & expected).values()) for found, expected in pairs]
    precision = sum(m / sum(found.values()) for m, (found, _) in zip(matches, pairs)) / len(pairs)
    recall = sum(m / sum(expected.values()) for m, (_, expected) in zip(matches, pairs)) / len(pairs)
    return 100 * 5 * precision * recall / (4 * precision + recall) if precision + recall else 0.0


def bleu(translations, references):
    matches, totals, lengths = [0] * 4, [0] * 4, [0, 0]
    for translation, texts in zip(translations, references, strict=True):
        found, expected = metrics.tokenize(translation.lower()), [metrics.tokenize(text.lower()) for text in texts]
        lengths[0] += len(found)
        lengths[1] += min((abs(len(words) - len(found)), len(words)) for words in expected)[1]
        for n in range(4):
            most = collections.Counter()
            for words in expected:
                most |= metrics.ngrams(words, n + 1)
            matches[n] += sum((metrics.ngrams(found, n + 1) & most).values())
            totals[n] += max(0, len(found) - n)
    if not matches[0] or not all(totals):
        return 0.0
    logarithm = halvings = 0
    for match, total in zip(matches, totals):
        halvings += match == 0
        logarithm += math.log((match or 0.5 ** halvings) / total)
    return 100 * min(1, math.exp(1 - lengths[1] / lengths[0])) * math.exp(logarithm / 4)


def measure(rows, translations):
    found = [[bool(re.search(key, plain(text))) for key in row["keys"]] for row, text in zip(rows, translations)]
    mean = lambda values: sum(values) / len(rows)
    return {"sentences": len(rows), "understood": 100 * mean(map(all, found)),
            "keys": 100 * mean(sum(keys) / len(keys) for keys in found),
            "chrf": mean(max(sentence_chrf(text, ref) for ref in row["refs"]) for row, text in zip(rows, translations)),
            "bleu": bleu(translations, [row["refs"] for row in rows])}


def by_kind(rows, translations):
    kinds = {}
    for row, text in zip(rows, translations, strict=True):
        kinds.setdefault(row["id"][:2] + " " + row["kind"], []).append((row, text))
    return {kind: measure(*zip(*pairs)) for kind, pairs in kinds.items()} | {"all": measure(rows, translations)}


def fixture():
    rows = [{"id": number, "kind": kind, "zh": "。", "refs": refs, "keys": keys} for number, kind, refs, keys, _ in SET]
    translations = [row[-1] for row in SET]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    return {"set": "\n".join(lines) + "\n", "translations": translations,
            "expected": [{"kind": kind} | numbers for kind, numbers in by_kind(rows, translations).items()],
            "plain": [{"text": text, "plain": plain(text)} for text in PLAIN]}


def main():
    if sys.argv[1:] == ["--write"]:
        FIXTURE.write_text(json.dumps(fixture(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    elif len(sys.argv) == 2:
        rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8") if line.strip()]
        print(json.dumps(by_kind(rows, [line.rstrip("\n") for line in sys.stdin]), ensure_ascii=False))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
