#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the seeds of corpus/TARGET: one small good file for each target of targets.h, where libFuzzer begins.
Files that once found a fault stand beside them and are left alone."""
import json
import os
import struct
import zipfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def sample(name):
    with open(os.path.join(ROOT, "resources", name), "rb") as file:
        return file.read()


def save(target, name, content):
    folder = os.path.join(HERE, "corpus", target)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png():
    """The texts of the sample, one of them packed, and a single pixel."""
    found = sample("samples/probabilities.png")
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    texts, place = b"", 8
    while found[place + 4:place + 8] != b"IDAT":
        size = struct.unpack(">I", found[place:place + 4])[0]
        if found[place + 4:place + 8] in (b"tEXt", b"iTXt"):
            texts += found[place:place + size + 12]
        place += size + 12
    texts += chunk(b"zTXt", b"Packed\0\0" + zlib.compress(b"text"))
    return found[:8] + head + texts + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def pdf():
    """Nothing but the sample's Info: its place is moved in the table."""
    found = sample("samples/probabilities.pdf")
    begin = found.index(b"2 0 obj")
    info = found[begin:found.index(b"endobj", begin)] + b"endobj\n"
    head = b"%PDF-1.4\n"
    table = b"xref\n0 3\n0000000000 65535 f \n0000000000 65535 f \n%010d 00000 n \n" % len(head)
    return head + info + table + b"trailer << /Info 2 0 R /Size 3 >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(head) + len(info))


def svg():
    found = sample("samples/probabilities.svg")
    return found[:found.index(b"</metadata>") + 11] + b"</svg>\n"


def gif():
    """The comment of the sample and one pixel."""
    found = sample("samples/scores.gif")
    begin = found.index(b"!\xfe")
    end = begin + 2
    while found[end]:
        end += found[end] + 1
    return b"GIF89a\1\0\1\0\x80\0\0" + bytes(6) + found[begin:end + 1] + b",\0\0\0\0\1\0\1\0\0\2\2\x44\1\0;"


def tensors(entries, metadata=None):
    """F32 tensors of zeros with these shapes."""
    header = {"__metadata__": metadata} if metadata else {}
    size = 0
    for name, shape in entries:
        count = 4
        for length in shape:
            count *= length
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [size, size + count]}
        size += count
    text = json.dumps(header, ensure_ascii=False).encode()
    return struct.pack("<Q", len(text)) + text + bytes(size)


def vocabulary():
    def field(number, content):
        return bytes([number << 3 | 2, len(content)]) + content

    def piece(text, kind, score):
        return field(1, field(1, text.encode()) + b"\x15" + struct.pack("<f", score) + bytes([0x18, kind]))

    pieces = piece("<unk>", 2, 0) + piece("<s>", 3, 0) + piece("</s>", 3, 0)
    for number, text in enumerate(["▁", "欢", "迎", "W", "el", "come", "e", "l", "c"]):
        pieces += piece(text, 1, -float(number))
    return pieces + field(3, field(1, b"identity"))


def record():
    head = {"query": [[0.1, 0.1]], "keys": [[2.0, 2.0], [2.0, 2.0]], "values": [[-3.0], [-3.0]],
            "scores": [[1, 2]], "logits": [[1, None]], "probabilities": [[0.5, 0.5]],
            "weights": [[1.0, 0.0]], "context": [[-3.0]], "draws": [[1]]}
    word = {"piece": "▁hi", "id": 4, "probability": 0.75}
    grown = dict(head, keys={"added": []}, values={"added": []})
    step = {"input": {"piece": "<s>", "id": 1}, "chosen": word, "state": [0.25], "candidates": [word]}
    steps = [dict(step, attention=[dict({"site": "cross", "layer": 0, "head": 0}, **part)])
             for part in (head, grown)]
    tokens = [{"piece": "好", "id": 3, "begin": 0, "end": 3}, {"piece": "</s>", "id": 2, "begin": 3, "end": 3}]
    return json.dumps({"source": {"text": "好", "tokens": tokens}, "encoder": {"memory": [[0.0], [0.0]]},
                       "steps": steps, "text": "hi", "stop": "end-of-sentence"}, ensure_ascii=False)


def session():
    return json.dumps({
        "format": "attention-lab-session", "version": 1, "model": "zh-en-additive", "sentence": "欢迎来北京。",
        "attention": {"weighting": "hard-sample", "k": 2, "mean": True, "seed": 1, "temperature": 1.0},
        "head": {"site": "cross", "layer": "last", "head": "mean", "query": 1}, "mergedWords": False,
        "place": {"step": 1, "stage": "word", "part": 1}, "stepSize": "word", "speed": 1.0},
        ensure_ascii=False)


def main():
    metadata = json.loads(sample("samples/probabilities.json"))["metadata"]
    save("png", "sample", png())
    save("svg", "sample", svg())
    save("pdf", "sample", pdf())
    save("tex", "sample", b"".join(
        line for line in sample("samples/probabilities.tex").splitlines(True) if line.startswith(b"%")))
    save("html", "sample", "<!DOCTYPE html><html><head>" + "".join(
        '<meta name="attention-lab:%s" content="%s">' % (
            name, value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;"))
        for name, value in metadata.items()) + "<style></style></head></html>")
    save("gif", "sample", gif())
    save("csv", "sample", sample("samples/probabilities.csv"))
    save("json", "sample", sample("samples/probabilities.json"))
    archive = os.path.join(HERE, "corpus", "npz", "sample")
    os.makedirs(os.path.dirname(archive), exist_ok=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(zipfile.ZipInfo("metadata.json"), json.dumps(metadata, ensure_ascii=False),
                        compress_type=zipfile.ZIP_DEFLATED)
    save("safetensors", "sample", tensors([("a", [2])], metadata))
    save("recipe", "sample", metadata["Recipe"])
    save("session", "sample", session())
    save("window", "sample", session())
    save("config", "recurrent", sample("models/zh-en-additive/config.json"))
    save("config", "transformer", sample("models/zh-en-transformer/config.json"))
    save("training", "sample", sample("training/zh-en-hard.json"))
    save("tensors", "sample", tensors([("a", [2]), ("b", [2, 1])], {"k": "v"}))
    save("checkpoint", "sample", tensors(
        [(prefix + name, shape) for name, shape in (("a", [2]), ("b", [2, 1]))
         for prefix in ("weight/", "average/", "adam.m/", "adam.v/")],
        {"step": "3", "seconds": "1.5", "fingerprint": "0123456789abcdef"}))
    save("sentencepiece", "sample", vocabulary())
    save("tokens", "characters", "c<unk>\n<s>\n</s>\n<pad>\n欢\n迎\n")
    save("tokens", "spaces", "s<unk>\n<s>\n</s>\n<pad>\n欢迎来北京。\nWelcome\n")
    save("record", "sample", record())
    save("alignments", "sample", "# source, target, sentence, links\n我 不 知道 。\tI do not know .\t"
         "I do not know.\t0-0 1-2 2-3\n")
    save("keyed", "sample", b"".join(sample("training/classroom-zh-en/dev.jsonl").splitlines(True)[:2]))
    save("pairs", "sample", "\ufeff欢迎。\tWelcome.\r\n你好！\tHello!\tby nobody\n")


if __name__ == "__main__":
    main()
