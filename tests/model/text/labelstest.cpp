// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/labels.h"
#include "model/text/tokenizer.h"

#include <QTest>

#include <map>

using namespace lab;
using namespace std::string_literals;

namespace {

const std::filesystem::path kFolder = SOURCE_DIRECTORY "/resources/training/zh-en";

using Labels = std::vector<std::string>;

const Tokenizer& chinese()
{
    static const Tokenizer tokenizer = Tokenizer::load(kFolder / "source.model");
    return tokenizer;
}

const Tokenizer& english()
{
    static const Tokenizer tokenizer = Tokenizer::load(kFolder / "target.model");
    return tokenizer;
}

// As a decode says them: without places in a text.
std::vector<Token> said(const std::string& text)
{
    std::vector<Token> tokens;
    for (const int id : english().encodeIds(text))
        tokens.push_back(english().token(id));
    return tokens;
}

std::string joined(std::span<const Token> pieces)
{
    const Labels labels = labelsOf(pieces);
    return joinedLabel(labels);
}

} // namespace

class LabelsTest : public QObject {
    Q_OBJECT

private slots:
    void wordsHaveNoMarkAndPiecesWithinThemADot()
    {
        QCOMPARE(labelsOf(said("I like durian.")), (Labels{"I", "like", "d", "·ur", "·ian", ".", "</s>"}));
    }

    // Chinese has no mark between words, so no piece is within one.
    void aVocabularyWithoutMarksHasNoDots()
    {
        QCOMPARE(
            labelsOf(chinese().encode("他住在P城。")), (Labels{"他", "住", "在", "P", "城", "。", "</s>"}));
    }

    void theSameLettersAtTheStartOfAWordAndWithinOneAreTold()
    {
        QCOMPARE(labelsOf(said("P P2P")), (Labels{"P", "P", "·2", "·P", "</s>"}));
    }

    // Every piece of both vocabularies has a label of its own.
    void differentPiecesHaveDifferentLabels()
    {
        for (const Tokenizer* tokenizer : {&chinese(), &english()}) {
            std::map<std::string, std::string> pieces;
            for (int id = 0; id < tokenizer->size(); ++id) {
                const Token token = tokenizer->token(id);
                const auto [place, isNew] = pieces.emplace(labelOf(token), token.piece);
                QVERIFY2(isNew, (place->first + " is both " + place->second + " and " + token.piece).c_str());
            }
        }
    }

    void blanksAndControlCharactersAreTold()
    {
        QCOMPARE(labelOf({" ", 1, 0, 0}), "␣"s);
        QCOMPARE(labelOf({"\u3000", 1, 0, 0}), "U+3000"s);
        QCOMPARE(labelOf({"\t", 1, 0, 0}), "U+0009"s);
        QCOMPARE(labelOf({"a\x01", 1, 0, 0}), "aU+0001"s);
        QCOMPARE(labelOf({"", 1, 0, 0}), "␣"s);
        QCOMPARE(labelOf({"▁", 1, 0, 0}), "▁"s);
        QCOMPARE(labelOf({"▁(", 1, 0, 0}), "▁("s);
        QCOMPARE(labelOf({"<0xE6>", 1, 0, 0}), "<0xE6>"s);
    }

    // 榴 and 莲 have three bytes each, 𠮷 has four.
    void bytesOfASourceAreCalledByTheirCharacter()
    {
        const TokenizedText text = chinese().encode("我喜欢榴莲。𠮷");
        QCOMPARE(labelsOf(text), (Labels{"我", "喜欢", "‹榴›₁", "‹榴›₂", "‹榴›₃", "‹莲›₁", "‹莲›₂", "‹莲›₃",
                                     "。", "‹𠮷›₁", "‹𠮷›₂", "‹𠮷›₃", "‹𠮷›₄", "</s>"}));
        QVERIFY(text.tokens[2].unknown && text.tokens[4].unknown && text.tokens[12].unknown);
        QVERIFY(!text.tokens[1].unknown && !text.tokens[8].unknown && !text.tokens.back().unknown);
        QCOMPARE(bytesAround(text, 3), "<0xE6> <0xA6> <0xB4>"s);
        QCOMPARE(bytesAround(text, 5), "<0xE8> <0x8E> <0xB2>"s);
        QCOMPARE(bytesAround(text, 1), ""s);
    }

    void bytesThatWereSaidAreCalledByTheCharacterThatTheyMake()
    {
        QCOMPARE(labelsOf(said("déjà")), (Labels{"d", "‹é›₁", "‹é›₂", "·j", "‹à›₁", "‹à›₂", "</s>"}));
        const std::vector<Token> half = {{"<0xE6>", 1, 0, 0}, {"<0xA6>", 2, 0, 0}, {"▁a", 3, 0, 0}};
        QCOMPARE(labelsOf(half), (Labels{"<0xE6>", "<0xA6>", "a"}));
        const std::vector<Token> ascii = {{"<0x41>", 1, 0, 0}};
        QCOMPARE(labelsOf(ascii), (Labels{"‹A›"}));
    }

    void aWordOfSeveralPiecesIsReadAsOne()
    {
        const std::vector<Token> durian = said("durian");
        QCOMPARE(joined(std::span(durian).first(3)), "durian"s);
        const std::vector<Token> deja = said("déjà");
        QCOMPARE(joined(std::span(deja).first(6)), "d‹é›j‹à›"s);
        const TokenizedText text = chinese().encode("榴");
        const Labels labels = labelsOf(text);
        QCOMPARE(joinedLabel(std::span(labels).first(3)), "‹榴›"s);
    }

    void anUnknownTokenIsCalledByWhatWasTyped()
    {
        const TokenizedText text{"我猫", {{"我", 4, 0, 3}, {"<unk>", 0, 3, 6, true}, {"</s>", 2, 6, 6}}};
        QCOMPARE(labelsOf(text), (Labels{"我", "‹猫›", "</s>"}));
    }
};

QTEST_GUILESS_MAIN(LabelsTest)
#include "labelstest.moc"
