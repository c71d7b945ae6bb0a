// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/plainvocabulary.h"

#include "model/math/error.h"
#include "model/text/labels.h"
#include "model/text/tokenizer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lab;
using namespace std::literals;

namespace {

constexpr SpecialTokens kSpecial{.unknown = 3, .begin = 1, .end = 2, .padding = 0};
constexpr const char* kMarks = "<pad>\n<s>\n</s>\n<unk>\n";

Tokenizer tokenizer(const QByteArray& list, TextSplit split, const SpecialTokens& special = kSpecial)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("list.tokens"));
    if (!file.open(QIODevice::WriteOnly) || file.write(list) != list.size())
        qFatal("cannot write a file of the test");
    file.close();
    return Tokenizer::loadPlain(file.fileName().toStdString(), {split, special});
}

const Tokenizer& characters()
{
    static const Tokenizer list =
        tokenizer(QByteArray(kMarks) + "我\n爱\n你\n。\n😀\n", TextSplit::Characters);
    return list;
}

const Tokenizer& words()
{
    static const Tokenizer list = tokenizer(QByteArray(kMarks) + "I\nlove\nyou\n.\n", TextSplit::Spaces);
    return list;
}

// piece@begin-end of each token.
QString described(const TokenizedText& text)
{
    QStringList tokens;
    for (const Token& token : text.tokens)
        tokens
            << QString("%1@%2-%3").arg(QString::fromStdString(token.piece)).arg(token.begin).arg(token.end);
    return tokens.join(' ');
}

QString refusal(const SpecialTokens& special)
{
    try {
        tokenizer("a\nb\nc\n", TextSplit::Characters, special);
    } catch (const FormatError& error) {
        return QString::fromUtf8(error.what());
    }
    return "nothing";
}

} // namespace

class PlainVocabularyTest : public QObject {
    Q_OBJECT

private slots:
    void everyCharacterIsAToken()
    {
        QCOMPARE(described(characters().encode("我爱你。")), "我@0-3 爱@3-6 你@6-9 。@9-12 </s>@12-12");
        QCOMPARE(characters().encodeIds("我爱你。"), (std::vector{4, 5, 6, 7, 2}));
        QCOMPARE(described(characters().encode("😀")), "😀@0-4 </s>@4-4");
    }

    void wordsStandBetweenSpaces()
    {
        QCOMPARE(
            described(words().encode("I love\u3000you .")), "I@0-1 love@2-6 you@9-12 .@13-14 </s>@14-14");
        QCOMPARE(words().encodeIds("  I \n you "), (std::vector{4, 6, 2}));
    }

    void whatIsNotInTheListIsUnknown()
    {
        QCOMPARE(described(characters().encode("我是你")), "我@0-3 <unk>@3-6 你@6-9 </s>@9-9");
        QCOMPARE(described(words().encode("I loved you.")), "I@0-1 <unk>@2-7 <unk>@8-12 </s>@12-12");
        QCOMPARE(described(characters().encode("é")), "<unk>@0-2 </s>@2-2");
    }

    void nobodyTypesSpecialTokens()
    {
        QCOMPARE(words().encodeIds("<s> </s> <pad> <unk>"), (std::vector{3, 3, 3, 3, 2}));
        const Tokenizer oneCharacter = tokenizer("?\n^\n$\n_\n", TextSplit::Characters, {0, 1, 2, 3});
        QCOMPARE(oneCharacter.encodeIds("^$_?"), (std::vector{0, 0, 0, 0, 2}));
    }

    void whiteSpaceIsATokenWhereItIsInTheList()
    {
        QCOMPARE(described(characters().encode(" 我 爱\n")), "我@1-4 爱@5-8 </s>@9-9");
        const Tokenizer withSpace = tokenizer(QByteArray(kMarks) + " \na\n", TextSplit::Characters);
        QCOMPARE(described(withSpace.encode("a a\u3000")), "a@0-1  @1-2 a@2-3 </s>@6-6");
    }

    void textIsCleanedAndNothingElse()
    {
        QCOMPARE(characters().encode("我\0\xFF"sv).text, "我 \uFFFD"s);
        QCOMPARE(described(characters().encode("我\0\xFF"sv)), "我@0-3 <unk>@4-7 </s>@7-7");
        QCOMPARE(words().encodeIds("i LOVE"), (std::vector{3, 3, 2})); // no lower case, no other forms
        QCOMPARE(described(characters().encode("")), "</s>@0-0");
        QCOMPARE(described(words().encode(" ")), "</s>@1-1");
    }

    void decodingJoinsWithoutOrWithSpaces()
    {
        QCOMPARE(characters().decode(std::vector{1, 4, 5, 6, 2, 0}), "我爱你"s);
        QCOMPARE(words().decode(std::vector{1, 4, 5, 6, 7, 2, 0, 0}), "I love you ."s);
        QCOMPARE(words().decode(std::vector{4, 3}), "I <unk>"s);
        QCOMPARE(words().decode({}), ""s);
        const Tokenizer noPadding = tokenizer("a\nb\nc\nd\n", TextSplit::Characters, {0, 1, 2, -1});
        QCOMPARE(noPadding.decode(std::vector{3, 0}), "da"s);
    }

    void idsAreLinesFromZero()
    {
        QCOMPARE(words().size(), 8);
        QCOMPARE(words().unknownId(), 3);
        QCOMPARE(words().beginId(), 1);
        QCOMPARE(words().endId(), 2);
        QCOMPARE(words().token(5).piece, "love"s);
        QCOMPARE(labelOf(words().token(2)), "</s>"s);
        QVERIFY_THROWS_EXCEPTION(ShapeError, words().token(8));
        QVERIFY_THROWS_EXCEPTION(ShapeError, words().token(-1));
        QVERIFY_THROWS_EXCEPTION(ShapeError, words().decode(std::vector{4, 8}));
    }

    void specialTokensMustBeInTheList()
    {
        QCOMPARE(refusal({0, 1, 2, -1}), "nothing");
        QCOMPARE(refusal({0, 1, 1, 1}), "nothing"); // one token may begin, end and fill
        QVERIFY(
            refusal({3, 1, 2, -1})
                .endsWith("list.tokens: expected a line for the unknown token 3, found 3 tokens, from 0."));
        QVERIFY(refusal({-1, 1, 2, -1}).contains("unknown token -1"));
        QVERIFY(refusal({0, 3, 2, -1}).contains("begin token 3"));
        QVERIFY(refusal({0, -1, 2, -1}).contains("lacks <s> or </s> among its 3 pieces"));
        QVERIFY(refusal({0, 1, 3, -1}).contains("end token 3"));
        QVERIFY(refusal({0, 1, 2, 3}).contains("padding token 3"));
        QVERIFY(refusal({0, 1, 2, -2}).contains("padding token -2"));
        for (const SpecialTokens& special :
            {SpecialTokens{1, 1, 2, -1}, SpecialTokens{2, 1, 2, -1}, SpecialTokens{0, 1, 2, 0}})
            QVERIFY(refusal(special).contains("expected an unknown token of its own"));
    }

    void aListThatIsNoneIsNamed()
    {
        const auto load = [](const char* file) { Tokenizer::loadPlain(file, {}); };
        QVERIFY_THROWS_EXCEPTION(FileError, load("/none.tokens"));
        QVERIFY_THROWS_EXCEPTION(FileError, load("/"));
        QVERIFY_THROWS_EXCEPTION(FormatError, tokenizer("", TextSplit::Characters));
    }

    void splitsHaveNames()
    {
        for (const TextSplit split : {TextSplit::Characters, TextSplit::Spaces})
            QCOMPARE(textSplitFromName(nameOf(split)), split);
        QCOMPARE(nameOf(TextSplit::Spaces), "spaces"s);
        QVERIFY_THROWS_EXCEPTION(ConfigError, textSplitFromName("words"));
    }
};

QTEST_GUILESS_MAIN(PlainVocabularyTest)
#include "plainvocabularytest.moc"
