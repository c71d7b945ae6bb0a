#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""BLEU-4 and chrF2 written from their definitions, and what they give for a few small corpora.

    metrics.py            checks itself against numbers that sacreBLEU's own tests publish
    metrics.py --write    writes fixtures/metrics.json

Needs nothing but Python. The regular expressions are those of mteval-v13a.
"""
import collections
import json
import math
import pathlib
import re
import sys

FIXTURE = pathlib.Path(__file__).parent / "fixtures" / "metrics.json"
RULES = [
    (r"([\{-\~\[-\` -\&\(-\+\:-\@\/])", r" \1 "),
    (r"([^0-9])([\.,])", r"\1 \2 "),
    (r"([\.,])([^0-9])", r" \1 \2"),
    (r"([0-9])(-)", r"\1 \2 "),
]
ENTITIES = [("<skipped>", ""), ("-\n", ""), ("\n", " "), ("&quot;", '"'), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")]


def tokenize(line):
    line = line.rstrip()
    for what, by in ENTITIES:
        line = line.replace(what, by)
    line = f" {line} "
    for rule, by in RULES:
        line = re.sub(rule, by, line)
    return line.split()


def ngrams(items, order):
    return collections.Counter(tuple(items[i:i + order]) for i in range(len(items) - order + 1))


def bleu(translations, references, lower=False):
    matches, totals, lengths = [0] * 4, [0] * 4, [0, 0]
    for translation, reference in zip(translations, references, strict=True):
        pair = [tokenize(text.lower() if lower else text) for text in (translation, reference)]
        lengths = [total + len(words) for total, words in zip(lengths, pair)]
        for n in range(4):
            found, expected = (ngrams(words, n + 1) for words in pair)
            matches[n] += sum((found & expected).values())
            totals[n] += sum(found.values())
    penalty = 1.0
    if lengths[0] < lengths[1]:
        penalty = math.exp(1 - lengths[1] / lengths[0]) if lengths[0] else 0.0
    precisions, halvings = [0.0] * 4, 0
    if any(matches):
        for n in range(4):
            if totals[n] == 0:
                break
            halvings += matches[n] == 0
            precisions[n] = 100 * (matches[n] or 0.5 ** halvings) / totals[n]
    score = 0.0 if min(precisions) == 0 else penalty * math.exp(sum(map(math.log, precisions)) / 4)
    return {"bleu": score, "precisions": precisions, "brevity_penalty": penalty, "translation_length": lengths[0],
            "reference_length": lengths[1]}


def chrf(translations, references, beta=2.0):
    sums = [[0, 0, 0] for _ in range(6)]
    for translation, reference in zip(translations, references, strict=True):
        found_text, expected_text = ("".join(text.split()) for text in (translation, reference))
        for n in range(6):
            found, expected = ngrams(found_text, n + 1), ngrams(expected_text, n + 1)
            sums[n][0] += sum(found.values()) if expected else 0
            sums[n][1] += sum(expected.values())
            sums[n][2] += sum((found & expected).values())
    used = [s for s in sums if s[0] and s[1]]
    precision = sum(s[2] / s[0] for s in used) / max(1, len(used))
    recall = sum(s[2] / s[1] for s in used) / max(1, len(used))
    if precision + recall == 0:
        return 0.0
    return 100 * (1 + beta**2) * precision * recall / (beta**2 * precision + recall)


CORPORA = {
    "one perfect sentence": [("Welcome to Beijing.", "Welcome to Beijing.")],
    "three sentences": [
        ("The weather is very good today.", "The weather is nice today."),
        ("If it rains tomorrow, I'll stay at home.", "If it rains tomorrow, I will stay home."),
        ("he studies English at the school", "He studies English at school."),
    ],
    "no match of four words": [("the cat sat on a mat", "a cat is on the mat"), ("I see", "I know it")],
    "no match of two, three or four words": [("today is good", "good day is today")],
    "no match at all": [("this is a cat", "okay thanks")],
    "an empty translation": [("", "It was not unexpected."), ("The dog bit the man.", "The dog bit the man.")],
    "only empty translations": [("", "No."), ("", "Yes, I am.")],
    "too short for four words": [("Thank you", "Thank you")],
    "repeated words are clipped": [("the the the the the the the", "The cat is on the mat, the big one.")],
    "numbers, quotes and signs": [
        ('It costs $3.50 (about 1,000 yen), he said: "Buy 10-12 now!"', 'It costs $3.50 (1,000 yen); he said "buy 10-12 now".'),
        ("A well-known 3-star hotel... no, 5/6 of it & more", "A well-known 3-star hotel, no... 5/6 of it and more."),
        ("Tom &amp; Mary &lt;3", "Tom & Mary <3"),
        ("U.S.A. in 2020. OK?", "In 2020, the U.S.A. was OK."),
    ],
    "letters with accents": [("ÉCOLE Ōsaka Čapek café naïve", "École ōsaka čapek Café naïve"), ("Zürich　ist schön", "zürich ist Schön.")],
    "shorter than the references": [("She went home", "She went home by bus last night.")],
    "longer than the references": [("She went back home by the bus last night again", "She went home by bus.")],
    "a reference shorter than the n-grams": [("a much longer translation", "No"), ("The cat sat", "The cat sits")],
    "characters outside the basic plane": [("😀 你好 world", "😀😀 你好, world")],
}

TOKENIZED = ["", "   ", "Hello, world!", "3.14 and 1,000", "3. 14 ,x", "a.b.c...", ".5 5.", "10-12 x-1 1- 2", "it's 'so'", "“quoted”, yes",
             "&quot;x&quot; &amp;lt;", "a\tb\u00a0c\u3000d", "你好,世界。", "[x]{y}|~^_`@#%*+=", "end-\nof", "end-\n", "a\nb", "<skipped>x"]


def check():
    """Published: sacreBLEU 2, test/test_sentence_bleu.py and test/test_chrf.py (beta 3)."""
    near = lambda found, expected, within: abs(found - expected) < within or sys.exit(f"{found} is not {expected}")
    near(bleu(["Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;"],
              ["producţia de zahăr brut se exprimă în zahăr alb;"])["bleu"], 8.493, 1e-3)
    near(bleu(["this is a cat"], ["okay thanks"])["bleu"], 0, 1e-9)
    near(chrf([" risk assessment must be made of those who are qualified and expertise in the sector - these are the scientists ."],
              ["risk assessment has to be undertaken by those who are qualified and expert in that area - that is the scientists ."],
              3), 63.361730, 1e-4)
    near(chrf([" Die    Beziehung zwischen  Obama und Netanjahu ist nicht gerade  freundlich. "],
              ["Das Verhältnis zwischen Obama und Netanyahu ist nicht gerade freundschaftlich."], 3), 64.1302698, 1e-4)
    near(chrf(["aa"], ["ab"], 3), 25, 1e-9)
    near(chrf(["a", "b"], ["a", "c"], 3), 50, 1e-9)


def fixture():
    corpora = []
    for name, pairs in CORPORA.items():
        translations, references = map(list, zip(*pairs))
        corpora.append({"name": name, "translations": translations, "references": references,
                        "cased": bleu(translations, references), "lower": bleu(translations, references, lower=True),
                        "chrf": chrf(translations, references), "chrf_beta_1": chrf(translations, references, 1)})
    return {"corpora": corpora, "tokenized": [{"line": line, "words": tokenize(line)} for line in TOKENIZED]}


def main():
    check()
    if sys.argv[1:] == ["--write"]:
        FIXTURE.write_text(json.dumps(fixture(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    elif sys.argv[1:]:
        sys.exit("metrics.py: nothing but --write is understood")


if __name__ == "__main__":
    main()
