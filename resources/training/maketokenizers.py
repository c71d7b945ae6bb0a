#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the two SentencePiece vocabularies of a Chinese-English model whose pieces are words a class can read.

    maketokenizers.py --out resources/training/zh-en train.tsv [more.tsv …]

Each TSV line is Chinese TAB English. Needed only when a vocabulary is made: python3-jieba, python3-sentencepiece
and icu-devtools (uconv).

Both vocabularies are SentencePiece unigram models with byte fallback; ids 0 1 2 are <unk> <s> </s>.
- Chinese: the most frequent words that jieba's dictionary finds in the text, and every character that covers it.
  A piece's score is the logarithm of its share of all pieces, so the best path through a sentence is the same
  maximum-likelihood segmentation that jieba makes, with this text's own frequencies. Spaces are dropped, and
  traditional characters are read as simplified ones.
- English, with its capitals: the most frequent whole words, and SentencePiece's own pieces for the rest.
The same input gives the same two files, byte for byte.
"""
import argparse
import collections
import math
import os
import re
import struct
import subprocess
import sys
import tempfile
import unicodedata

import jieba
import sentencepiece

SPACE = "\u2581"
NORMAL, UNKNOWN, CONTROL, BYTE = 1, 2, 3, 6

# Words a class will type, however rare they are in the text.
WANTED = ("北京 上海 广州 深圳 香港 台湾 台北 巴黎 伦敦 东京 纽约 中国 日本 美国 英国 法国 德国 英语 中文 汉语 "
          "学习 学校 老师 学生 注意力 欢迎 你好 再见 谢谢 翻译 机器 模型").split()
WANTED_ENGLISH = ("Beijing Shanghai Guangzhou Shenzhen Hong Kong Taiwan Taipei Paris London Tokyo New York China "
                  "Japan America England France Germany English Chinese Welcome Hello Goodbye Thanks Please "
                  "welcome attention machine translation model language").split()
# What jieba's dictionary holds as a word but a reader sees as two: 一/本书, 这本/书, 打/网球, 我/会.
ODD = set("把门 本书 的话 这本 那本 封信 首歌 点儿 这事 那事 说得好 汤姆生 和玛丽 待在家里 上床睡觉 那件事 一封信 "
          "一个月 一辆车 好了吗 电话响 架飞机 加拿大人 书架上 书桌上 谢谢您 太好了 不太好 很久没 圣诞礼物 正忙着 "
          "不怕死 一段时间 稍等一下".split())
PRONOUNS = "我你他她它"
KEPT = set("我们 你们 他们 她们 它们 你好 他人 看起来 看上去 不好意思 为什么 做不了 打电话 打招呼 "
           "看不到 看不见 实际上 基本上 事实上 无论如何 好久不见 兄弟姐妹 各种各样".split())
SPLIT_FIRST = "打看弹学吃喝踢做写读很太那这和去在来"
SPLIT_LAST = "里上给了吗"


def read_pairs(files):
    pairs = []
    for name in files:
        with open(name, encoding="utf-8") as lines:
            for line in lines:
                columns = line.rstrip("\n").split("\t")
                if len(columns) >= 2:
                    pairs.append((clean(columns[0]), clean(columns[1])))
    return pairs


def clean(text):
    return " ".join(unicodedata.normalize("NFKC", text).replace("\u200b", "").split())


# --- Chinese words -----------------------------------------------------------------------------------------


def is_han(word):
    return all("\u4e00" <= c <= "\u9fff" for c in word)


def is_odd(word, counts):
    """Whether a dictionary entry is better shown as its parts."""
    if word in KEPT or not is_han(word):
        return False
    if word in ODD or (len(word) == 2 and word[0] in PRONOUNS):
        return True
    frequent = lambda part: counts[part] >= 8
    if len(word) == 4:
        return frequent(word[:2]) and frequent(word[2:])
    if len(word) == 3:
        return (word[0] in SPLIT_FIRST and frequent(word[1:])) or (word[2] in SPLIT_LAST and frequent(word[:2]))
    return False


def segment(sentences):
    """Counts of the words that jieba's dictionary finds, odd entries taken apart."""
    jieba.setLogLevel(60)
    for word in WANTED:
        jieba.add_word(word)
    while True:
        counts = collections.Counter(word for s in sentences for word in jieba.lcut(s, HMM=False))
        odd = sorted(word for word in counts if is_odd(word, counts))
        if not odd:
            return counts
        for word in odd:
            jieba.del_word(word)


def chinese_pieces(sentences, size, coverage):
    """Piece → count, at most `size` of them."""
    characters = collections.Counter("".join(sentences).replace(" ", ""))
    counts = segment(sentences)
    pieces = {c: 0 for c in printable_ascii() + list("。、,?!:;…—·《》()%~")}
    for word in WANTED:
        pieces[word] = 0
        pieces.update((c, 0) for c in word)
    covered, total = 0, sum(characters.values())
    for c, n in ranked(characters):
        if covered >= coverage * total:
            break
        pieces[c] = 0
        covered += n
    for word, _ in ranked(counts):
        if len(pieces) >= size:
            break
        if 2 <= len(word) <= 4 and (is_han(word) or word.isascii() and word.isalpha()):
            pieces[word] = 0
    return {piece: counts[piece] for piece in pieces}


# --- English words -----------------------------------------------------------------------------------------


def english_pieces(sentences, size, subwords):
    """Piece → count: whole words, then `subwords` pieces for the words that are left."""
    counts = collections.Counter(w for s in sentences for w in re.findall(r"[^\W\d_](?:[\w'-]*\w)?", s))
    pieces = {c: 0 for c in printable_ascii() + [SPACE]}
    pieces.update((SPACE + c, 0) for c in printable_ascii() if c.isalnum() or c == '"')
    whole = WANTED_ENGLISH + [word for word, _ in ranked(counts)]
    pieces.update((SPACE + word, counts[word]) for word in whole[: size - len(pieces) - subwords])
    rest = {word: n for word, n in counts.items() if SPACE + word not in pieces}
    for piece, count in rest_pieces(rest, 2 * subwords):
        if len(pieces) >= size:
            break
        pieces.setdefault(piece, count)
    return pieces


def rest_pieces(words, size):
    """SentencePiece's unigram pieces for these words, with expected counts, most frequent first."""
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/words", "w", encoding="utf-8") as out:
            for word, n in sorted(words.items()):
                out.write((word + "\n") * n)
        sentencepiece.SentencePieceTrainer.train(
            input=folder + "/words", model_prefix=folder + "/rest", model_type="unigram", vocab_size=size,
            split_by_unicode_script=False, character_coverage=0.9995, num_threads=1, minloglevel=2)
        processor = sentencepiece.SentencePieceProcessor(model_file=folder + "/rest.model")
    counts = collections.Counter()
    for word, n in words.items():
        for piece in processor.encode(word, out_type=str):
            counts[piece] += n
    known = [p for p in ranked(counts) if not processor.is_unknown(processor.piece_to_id(p[0]))]
    return known


# --- the model files ---------------------------------------------------------------------------------------


def ranked(counts):
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def printable_ascii():
    return [chr(c) for c in range(0x21, 0x7F)]


def varint(value):
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def number_field(field, value):
    return varint(field << 3) + varint(value)


def bytes_field(field, value):
    return varint(field << 3 | 2) + varint(len(value)) + value


def piece_message(piece, score, kind):
    return bytes_field(1, piece.encode()) + b"\x15" + struct.pack("<f", score) + number_field(3, kind)


def model_bytes(pieces, charsmap, dummy_prefix):
    """SentencePiece's ModelProto: 1 pieces, 2 trainer's specification, 3 normaliser's specification."""
    total = sum(pieces.values()) + len(pieces)
    entries = [("<unk>", 0.0, UNKNOWN), ("<s>", 0.0, CONTROL), ("</s>", 0.0, CONTROL)]
    entries += [("<0x%02X>" % b, 0.0, BYTE) for b in range(256)]
    # An unseen piece counts one half: rarer than any that was seen.
    entries += [(p, math.log(max(n, 0.5) / total), NORMAL) for p, n in ranked(pieces)]
    trainer = number_field(3, 1) + number_field(4, len(entries)) + number_field(35, 1)
    normaliser = bytes_field(1, b"custom") + bytes_field(2, charsmap) + number_field(3, dummy_prefix)
    normaliser += number_field(4, 1) + number_field(5, 1)
    body = b"".join(bytes_field(1, piece_message(*entry)) for entry in entries)
    return body + bytes_field(2, trainer) + bytes_field(3, normaliser)


def character_rules(keep_spaces):
    """NFKC, plain quotation marks and no invisible characters; Chinese also without spaces."""
    rules = {}
    for code in range(0x21, 0x30000):
        c = chr(code)
        if 0xAC00 <= code < 0xD7A4 or 0xD800 <= code < 0xE000:
            continue
        normal = unicodedata.normalize("NFKC", c)
        if normal != c:
            rules[c] = normal
        canonical = unicodedata.normalize("NFD", c)
        if len(canonical) > 1 and unicodedata.normalize("NFC", canonical) == c:
            rules[canonical] = normal
    for kana in map(chr, range(0xFF66, 0xFF9E)):
        for mark in "\uFF9E\uFF9F":
            if len(unicodedata.normalize("NFKC", kana + mark)) == 1:
                rules[kana + mark] = unicodedata.normalize("NFKC", kana + mark)
    rules.update({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "「": '"', "」": '"'})
    space = " " if keep_spaces else ""
    blank = [chr(c) for c in range(0x3000 + 1) if chr(c).isspace()] + [chr(c) for c in range(1, 0x20)]
    rules.update((c, space) for c in blank)
    rules.update((c, "") for c in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f")
    return {c: re.sub(r"\s", space, normal) for c, normal in rules.items()}


def simplified_rules(pieces):
    """Traditional characters that are no pieces → simplified ones that are (ICU's Hant-Hans, one by one)."""
    traditional = [c for c in map(chr, range(0x3400, 0xA000)) if c not in pieces]
    result = subprocess.run(["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Hant-Hans"], check=True,
                            input="\n".join(traditional).encode(), capture_output=True).stdout.decode()
    return {t: s for t, s in zip(traditional, result.split("\n"), strict=True) if s in pieces}


def compiled_charsmap(rules):
    """The normaliser's table as SentencePiece's trainer compiles it."""
    with tempfile.TemporaryDirectory() as folder:
        code_points = lambda text: " ".join("%X" % ord(c) for c in text)
        with open(folder + "/rules.tsv", "w", encoding="ascii") as out:
            out.writelines(f"{code_points(c)}\t{code_points(n)}\n" for c, n in sorted(rules.items()))
        with open(folder + "/text", "w", encoding="ascii") as out:
            out.write("a b c d\n")
        sentencepiece.SentencePieceTrainer.train(
            input=folder + "/text", model_prefix=folder + "/m", model_type="char", vocab_size=8,
            normalization_rule_tsv=folder + "/rules.tsv", minloglevel=2)
        with open(folder + "/m.model", "rb") as model:
            return message_field(message_field(model.read(), 3), 2)


def message_field(message, wanted):
    """The first length-delimited field with this number in a protobuf message."""
    at = 0
    while at < len(message):
        key, at = read_varint(message, at)
        if key & 7 == 2:
            length, at = read_varint(message, at)
            if key >> 3 == wanted:
                return message[at : at + length]
            at += length
        elif key & 7 == 0:
            _, at = read_varint(message, at)
        else:
            at += 4 if key & 7 == 5 else 8
    raise ValueError(f"no field {wanted} in the message")


def read_varint(message, at):
    value = shift = 0
    while True:
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def fit(pieces, sentences, charsmap, dummy_prefix, rounds=3):
    """The model after re-counting its pieces on the best path through each sentence."""
    for _ in range(rounds):
        model = model_bytes(pieces, charsmap, dummy_prefix)
        processor = sentencepiece.SentencePieceProcessor(model_proto=model)
        counts = collections.Counter(p for ps in processor.encode(sentences, out_type=str) for p in ps)
        pieces = {piece: counts[piece] for piece in pieces}
    return model_bytes(pieces, charsmap, dummy_prefix)


def write(path, content):
    with open(path + ".part", "wb") as out:
        out.write(content)
    os.replace(path + ".part", path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tsv", nargs="+", help="pairs: Chinese TAB English")
    parser.add_argument("--out", required=True, help="folder for source.model and target.model")
    parser.add_argument("--source-size", type=int, default=5000, help="Chinese pieces in all (default 5000)")
    parser.add_argument("--target-size", type=int, default=4300, help="English pieces in all (default 4300)")
    parser.add_argument("--subwords", type=int, default=1600, help="English pieces that are parts of words")
    parser.add_argument("--coverage", type=float, default=0.9995, help="share of the Chinese text covered")
    options = parser.parse_args()
    pairs = read_pairs(options.tsv)
    if not pairs:
        sys.exit("maketokenizers.py: no pairs in " + ", ".join(options.tsv))
    reserved = 3 + 256
    for name, texts, make, size, spaces in (
            ("source", [p[0] for p in pairs], chinese_pieces, options.source_size, False),
            ("target", [p[1] for p in pairs], english_pieces, options.target_size, True)):
        extra = options.subwords if spaces else options.coverage
        pieces = make(texts, size - reserved, extra)
        rules = character_rules(keep_spaces=spaces)
        if not spaces:
            rules |= simplified_rules(pieces)
        model = fit(pieces, texts, compiled_charsmap(rules), dummy_prefix=spaces)
        write(os.path.join(options.out, name + ".model"), model)
        processor = sentencepiece.SentencePieceProcessor(model_proto=model)
        tokens = sum(map(len, processor.encode(texts)))
        print(f"{name}.model: {processor.get_piece_size()} pieces, {len(model)} bytes, {tokens} tokens in the text")


if __name__ == "__main__":
    main()
