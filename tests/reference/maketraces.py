#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what PyTorch computes for some sentences with the trained bundles, for a C++ test to compare.

    /usr/bin/python3 tests/reference/maketraces.py [BUNDLE…]

BUNDLE is the name of a folder in resources/models; without one, all are written. To be run again whenever a
bundle changes: a fixture names the weights that it was made from. Everything is computed in float64. Vectors and
the heads of a transformer are written as summaries. The steps are greedy; the best hypotheses of a beam search
follow them.
"""

import hashlib
import json
import pathlib
import sys

import sentencepiece
import torch

import fixturefile
import search
import transformertwin
import twin

FOLDER = pathlib.Path(__file__).resolve().parent
MODELS = FOLDER.parent.parent / "resources" / "models"
CANDIDATES = 8
BEAM, HYPOTHESES = 5, 3
LONG = {"zh-en-additive", "zh-en-transformer"}  # all sentences
SHORT = 7  # sentences of the others
SENTENCES = [
    "欢迎来北京。",
    "如果明天下雨，我就不去了。",
    "我的手机找不到了，你看见了吗？",
    "你好！",
    "她昨天买了一件红色的衣服。",
    "🙂 OK，2024年见！",
    "他比他哥哥高，可是没有他哥哥跑得快。",
    "我今天很忙。",
    "他住在哪里？",
    "这本书太难了。",
    "妈妈在厨房做饭。",
    "你会说中文吗？",
    "我们坐火车去上海。",
    "孩子们在公园里踢足球。",
    "请把门关上。",
    "我不知道他为什么生气。",
    "桌子上有三个苹果和一杯水。",
    "老师让我们每天读英语。",
    "外面太冷了，多穿点衣服。",
    "谢谢你昨天晚上帮我修电脑。",
]


def summary(tensor, count=0):
    """Many numbers x_i by their norm, their wave Σ x_i cos i, which no two that change places leave alone, and
    the first `count` of them."""
    numbers = tensor.flatten()
    wave = numbers @ torch.arange(len(numbers), dtype=numbers.dtype).cos()
    return [numbers.norm().item(), wave.item(), *numbers[:count].tolist()]


def candidates(logits):
    return logits.softmax(dim=0).topk(CANDIDATES).values


class Recurrent:
    """What is written of a recurrent bundle: scores and probabilities whole."""

    def __init__(self, folder):
        self.model = twin.load_bundle(folder, torch.float64)
        self.first = 8 if folder.name in LONG else 2

    def encoded(self, source):
        memory = self.model.encode([source]).memory[0]
        return {"memory": [summary(row, self.first) for row in memory]}

    def step(self, step):
        record = {"state": summary(step.state, self.first), "candidates": candidates(step.logits[0]),
                  "context": summary(step.attended.context, self.first)}
        if self.model.config.has_attention:
            for name in ("scores", "probabilities", "weights"):
                record[name] = getattr(step.attended, name)[0, 0]
        if self.model.config.attention != "hard":
            record.pop("weights", None)  # they are the probabilities
        return record


class Transformer:
    """What is written of a transformer: a row for each head of each layer."""

    PARTS = ("scores", "probabilities", "context")

    def __init__(self, folder):
        self.model = transformertwin.load_bundle(folder)

    def heads(self, heads):
        return [[number for part in self.PARTS for number in summary(getattr(head, part))] for head in heads]

    def encoded(self, source):
        memory = self.model.encode(torch.tensor([source]))[0]
        return {"memory": [summary(row, 2) for row in memory],
                "encoderSelf": [self.heads(heads) for heads in self.model.encoder_heads()]}

    def step(self, step):
        return {"state": summary(step.state, 2), "candidates": candidates(step.logits[0]),
                "self": [self.heads(layer["self"]) for layer in step.layers],
                "cross": [self.heads(layer["cross"]) for layer in step.layers]}


@torch.no_grad()
def trace(kind, tokenizer, text):
    source = tokenizer.encode(text) + [search.END]
    decoded = list(kind.model.greedy(source))
    beam = kind.model.beam(source, BEAM)[:HYPOTHESES]
    return {"text": text, "source": source, "chosen": [chosen for _, _, chosen in decoded], **kind.encoded(source),
            "steps": [kind.step(step) for _, step, _ in decoded],
            "beam": [{"score": score, "chosen": tokens} for score, tokens in beam]}


def write(folder):
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    kind = (Transformer if config["kind"] == "transformer" else Recurrent)(folder)
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.model"))
    weights = (folder / "model.safetensors").read_bytes()
    sentences = SENTENCES if folder.name in LONG else SENTENCES[:SHORT]
    fixturefile.write(FOLDER / "fixtures" / f"traces-{folder.name}.json", {
        "weightsSha256": hashlib.sha256(weights).hexdigest(),
        "sentences": [trace(kind, tokenizer, sentence) for sentence in sentences]})


def main():
    names = sys.argv[1:] or sorted(path.parent.name for path in MODELS.glob("*/config.json"))
    for name in names:
        write(MODELS / name)


if __name__ == "__main__":
    main()
