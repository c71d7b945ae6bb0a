#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the two SentencePiece vocabularies of a Chinese-English model whose pieces are words a class can read.

    attention-lab train --config NAME.json --data FOLDER --write-pairs pairs.tsv
    maketokenizers.py --out FOLDER pairs.tsv [more.tsv …]

Each TSV line is Chinese TAB English, and a third column "generated" marks what the trainer has made up: such pairs
add characters and say how frequent pieces are, but no words. Needed only when a vocabulary is made: python3-jieba,
python3-sentencepiece and icu-devtools (uconv).

Both vocabularies are SentencePiece unigram models with byte fallback; ids 0 1 2 are <unk> <s> </s>.
- Chinese: the most frequent words that jieba's dictionary finds in the text, and every character that occurs twice.
  Numerals, what they count and people's names stay single characters, so that every number and name is made of
  pieces that are known; Latin letters stay single, but for words that both languages have as one piece.
  A piece's score is the logarithm of its share of all pieces, so the best path through a sentence is the same
  maximum-likelihood segmentation that jieba makes, with this text's own frequencies. Spaces are dropped, and
  traditional characters are read as simplified ones.
- English, with its capitals: the most frequent whole words, the syllables of pinyin, as one character each of a
  Chinese name is spelled, and SentencePiece's own pieces for the rest. Digits are single on both sides.
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
import jieba.posseg
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
KEPT = set("很多 太太 太阳 太空 太极 太平 太原 太湖 太阳能 太极拳 我们 你们 他们 她们 它们 你好 他人 看起来 看上去 不好意思 为什么 做不了 打电话 打招呼 "
           "看不到 看不见 实际上 基本上 事实上 无论如何 好久不见 兄弟姐妹 各种各样".split())
SPLIT_FIRST = "打看弹学吃喝踢做写读很太那这和去在来"
SPLIT_LAST = "里上给了吗"


NUMERALS = "零〇一二两三四五六七八九十百千万亿几"
COUNTED = "个本只条张件位名块元岁年日号点米天次种层路斤分秒把辆台杯瓶碗家间双门课页楼毛头棵支首座周句步班组行集项趟颗片根顿场份排届串"
# What begins or ends with a numeral, but is a word of its own.
NO_NUMBER = set("万一 千万 一点 一下 一些 一半 一一 万万 三十而立 百万 百分 十分 一块 一门 一家 一头 一路 一层 一张 一位".split())
MONTHS = set("一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月".split())


def read_pairs(files):
    """The pairs of texts, and those that the trainer has made up."""
    pairs, generated = [], []
    for name in files:
        with open(name, encoding="utf-8") as lines:
            for line in lines:
                columns = line.rstrip("\n").split("\t")
                if len(columns) >= 2:
                    to = generated if columns[2:3] == ["generated"] else pairs
                    to.append((clean(columns[0]), clean(columns[1])))
    return pairs, generated


def clean(text):
    return " ".join(unicodedata.normalize("NFKC", text).replace("\u200b", "").split())


# --- Chinese words -----------------------------------------------------------------------------------------


def is_han(word):
    return all("\u4e00" <= c <= "\u9fff" for c in word)


def is_odd(word, counts):
    """Whether a dictionary entry is better shown as its parts."""
    if word in KEPT or not is_han(word):
        return False
    if is_number(word):
        return True
    if word in ODD or (len(word) == 2 and word[0] in PRONOUNS):
        return True
    frequent = lambda part: counts[part] >= 8
    if word[0] in "很太" and 1 < len(word) < 4:
        return True
    if len(word) == 4:
        return frequent(word[:2]) and frequent(word[2:])
    if len(word) == 3:
        return (word[0] in SPLIT_FIRST and frequent(word[1:])) or (word[2] in SPLIT_LAST and frequent(word[:2]))
    return False


def is_number(word):
    """A numeral, 第 and a numeral, or a numeral and what it counts: 二十, 第三, 一个, 三点."""
    if word in NO_NUMBER or word in MONTHS:
        return False
    numeral = f"[{NUMERALS}]"
    return bool(re.fullmatch(f"第?{numeral}+[{COUNTED}]?", word)) and len(word) > 1


# --- names in pinyin ---------------------------------------------------------------------------------------


def readings(characters):
    """Character → its syllable without tones, as ICU's Han-Latin reads it."""
    rule = r"Han-Latin; NFD; [\u0300\u0301\u0304\u030C] Remove; NFC; Lower"
    han = sorted(c for c in set(characters) if is_han(c))
    result = subprocess.run(["uconv", "-f", "utf-8", "-t", "utf-8", "-x", rule], check=True,
                            input="\n".join(han).encode(), capture_output=True).stdout.decode()
    return dict(zip(han, result.split("\n"), strict=True))


def spelled(text, syllables):
    return "".join(syllables.get(c, " ") for c in text)


def people(pairs, counts, syllables):
    """Words of jieba's dictionary that are somebody's name: the translation spells most of them in pinyin."""
    named = {word for word, tag in jieba.posseg.POSTokenizer(jieba.dt).word_tag_tab.items() if tag.startswith("nr")}
    named = {word for word in named if counts[word] and len(word) > 1 and is_han(word)}
    seen, found = collections.Counter(), collections.Counter()
    for chinese, english in pairs:
        joined = re.sub(r"[^a-zü]", "", english.lower())
        for word in named:
            if word in chinese:
                seen[word] += 1
                found[word] += spelled(word, syllables) in joined
    return {word for word in named if 2 * found[word] >= max(1, seen[word])}


def pinyin_words(pairs, syllables):
    """English words of several syllables that spell Chinese characters of their sentence, but for place names."""
    counts, found = collections.Counter(), collections.Counter()
    one = "(?:" + "|".join(sorted(set(syllables.values()), key=lambda s: (-len(s), s))) + ")"
    several = re.compile(f"{one}{{2,}}")
    for chinese, english in pairs:
        sound = spelled(chinese, syllables)
        for word in re.findall(r"[A-Z][a-zü']+", english):
            plain = word.lower().replace("'", "")
            counts[word] += 1
            found[word] += plain in sound and bool(several.fullmatch(plain))
    tags = jieba.posseg.POSTokenizer(jieba.dt).word_tag_tab
    places = {spelled(word, syllables) for word, tag in tags.items() if tag == "ns"}
    plain = lambda word: word.lower().replace("'", "")
    return {word for word, n in counts.items() if 2 * found[word] >= n and plain(word) not in places}


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


def latin_words(pairs, generated, least=5):
    """Latin words that both sides have, often enough to be one piece."""
    counts = collections.Counter()
    for chinese, english in pairs + generated:
        words = set(re.findall(r"[A-Za-z]{2,}", english))
        counts.update(word for word in re.findall(r"(?<![.@A-Za-z])[A-Za-z]{2,}", chinese) if word in words)
    return [word for word, n in ranked(counts) if n >= least]


def chinese_pieces(pairs, generated, size, latin, syllables):
    """Piece → count, at most `size` of them."""
    sentences = [pair[0] for pair in pairs]
    characters = collections.Counter("".join(sentences).replace(" ", ""))
    counts = segment(sentences)
    names = people(pairs, counts, syllables)
    pieces = {c: 0 for c in printable_ascii() + list("。、,?!:;…—·《》()%~")}
    for word in WANTED:
        pieces[word] = 0
        pieces.update((c, 0) for c in word)
    pieces.update((c, 0) for c, n in ranked(characters) if n >= 2)
    pieces.update((c, 0) for c in sorted(set("".join(pair[0] for pair in generated))) if c != " ")
    pieces.update((word, 0) for word in latin)
    for word, _ in ranked(counts):
        if len(pieces) >= size:
            break
        if 2 <= len(word) <= 4 and is_han(word) and word not in names:
            pieces[word] = 0
    return {piece: counts[piece] for piece in pieces}


# --- English words -----------------------------------------------------------------------------------------


def english_pieces(pairs, size, subwords, latin, syllables):
    """Piece → count: whole words, syllables of pinyin, then `subwords` pieces for the words that are left."""
    counts = collections.Counter(w for pair in pairs for w in re.findall(r"[^\W\d_](?:[\w'-]*\w)?", pair[1]))
    for word in pinyin_words(pairs, syllables) - set(WANTED_ENGLISH):
        del counts[word]
    pieces = {c: 0 for c in printable_ascii() + [SPACE, "ü"]}
    pieces.update((SPACE + c, 0) for c in printable_ascii() if c.isalnum() or c == '"')
    for syllable in sorted(set(syllables.values())):
        pieces[syllable] = pieces[SPACE + syllable.capitalize()] = 0
    whole = WANTED_ENGLISH + latin + [word for word, _ in ranked(counts)]
    for word in whole:
        if len(pieces) >= size - subwords:
            break
        pieces[SPACE + word] = counts[word]
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
    parser.add_argument("--source-size", type=int, default=9000, help="Chinese pieces in all (default 9000)")
    parser.add_argument("--target-size", type=int, default=7500, help="English pieces in all (default 7500)")
    parser.add_argument("--subwords", type=int, default=700, help="English pieces that are parts of words (default 700)")
    options = parser.parse_args()
    pairs, generated = read_pairs(options.tsv)
    if not pairs:
        sys.exit("maketokenizers.py: no pairs in " + ", ".join(options.tsv))
    reserved = 3 + 256
    syllables = readings("".join(pair[0] for pair in pairs + generated))
    latin = latin_words(pairs, generated)
    source = chinese_pieces(pairs, generated, options.source_size - reserved, latin, syllables)
    target = english_pieces(pairs, options.target_size - reserved, options.subwords, latin, syllables)
    for name, pieces, side in (("source", source, 0), ("target", target, 1)):
        rules = character_rules(keep_spaces=side == 1)
        if side == 0:
            rules |= simplified_rules(pieces)
        texts = [pair[side] for pair in pairs + generated]
        model = fit(pieces, texts, compiled_charsmap(rules), dummy_prefix=side == 1)
        write(os.path.join(options.out, name + ".model"), model)
        processor = sentencepiece.SentencePieceProcessor(model_proto=model)
        tokens = sum(map(len, processor.encode(texts)))
        print(f"{name}.model: {processor.get_piece_size()} pieces, {len(model)} bytes, {tokens} tokens in the text")


if __name__ == "__main__":
    main()
