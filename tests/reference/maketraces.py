#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what the twin computes for twenty sentences with a trained bundle, for a C++ test to compare.

    /usr/bin/python3 tests/reference/maketraces.py [BUNDLE [FIXTURE]]

To be run again whenever the bundle changes; the fixture names the weights that it was made from. Scores and
probabilities are whole; long vectors are given by their norm and their first numbers. The steps are greedy; the
best hypotheses of a beam search follow them.
"""

import hashlib
import pathlib
import sys

import sentencepiece
import torch

import fixturefile
import twin

FOLDER = pathlib.Path(__file__).resolve().parent
BUNDLE = FOLDER.parent.parent / "resources" / "models" / "zh-en-additive"
FIXTURE = FOLDER / "fixtures" / "zh-en-additive-traces.json"
FIRST, CANDIDATES = 8, 8
BEAM, HYPOTHESES = 5, 3
SENTENCES = [
    "欢迎来北京。",
    "你好！",
    "我今天很忙。",
    "他住在哪里？",
    "这本书太难了。",
    "妈妈在厨房做饭。",
    "如果明天下雨，我就不去了。",
    "你会说中文吗？",
    "我们坐火车去上海。",
    "孩子们在公园里踢足球。",
    "请把门关上。",
    "她昨天买了一件红色的衣服。",
    "我不知道他为什么生气。",
    "桌子上有三个苹果和一杯水。",
    "老师让我们每天读英语。",
    "外面太冷了，多穿点衣服。",
    "我的手机找不到了，你看见了吗？",
    "他比他哥哥高，可是没有他哥哥跑得快。",
    "谢谢你昨天晚上帮我修电脑。",
    "🙂 OK，2024年见！",
]


def summary(vector):
    """A long vector by its norm and first numbers."""
    return {"norm": vector.norm(), "first": vector[:FIRST]}


def step_record(step):
    candidates = step.logits[0].softmax(dim=0).topk(min(CANDIDATES, step.logits.shape[1]))
    return {"state": summary(step.state[0]), "scores": step.attended.scores[0, 0],
            "probabilities": step.attended.probabilities[0, 0],
            "context": summary(step.attended.context[0, 0]), "candidates": candidates.values}


def best_hypotheses(model, source):
    return [{"score": score, "chosen": tokens} for score, tokens in model.beam(source, BEAM)[:HYPOTHESES]]


def trace(model, tokenizer, text):
    source = tokenizer.encode(text) + [twin.END]
    with torch.no_grad():
        memory = model.encode([source]).memory[0]
    decoded = list(model.greedy(source))
    return {"text": text, "source": source, "chosen": [chosen for _, _, chosen in decoded],
            "memory": [summary(row) for row in memory], "steps": [step_record(step) for _, step, _ in decoded],
            "beam": best_hypotheses(model, source)}


def main():
    bundle = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else BUNDLE
    fixture = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else FIXTURE
    model = twin.load_bundle(bundle)
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(bundle / "source.model"))
    weights = (bundle / "model.safetensors").read_bytes()
    fixturefile.write(fixture, {
        "bundle": bundle.name, "weightsSha256": hashlib.sha256(weights).hexdigest(),
        "sentences": [trace(model, tokenizer, sentence) for sentence in SENTENCES]})


if __name__ == "__main__":
    main()
