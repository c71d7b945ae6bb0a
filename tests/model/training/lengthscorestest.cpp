// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/lengthscores.h"

#include "model/math/error.h"
#include "model/training/bleu.h"

#include <QTest>

using namespace lab;

class LengthScoresTest : public QObject {
    Q_OBJECT

private slots:
    void eachClassHoldsItsBounds()
    {
        const auto scores = scoresByLength(std::vector<SentencePair>(7, {"", "one word after another"}),
            std::vector<std::string>(7, "one word after another"), {0, 5, 6, 10, 11, 15, 16});
        QCOMPARE(scores.size(), std::size_t{4});
        const std::vector<std::pair<std::string, std::size_t>> expected = {
            {"<=5", 2}, {"6-10", 2}, {"11-15", 2}, {">15", 1}};
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(scores[i].lengths, expected[i].first);
            QCOMPARE(scores[i].sentences, expected[i].second);
            QCOMPARE(scores[i].bleu.value(), 100.0);
        }
    }

    void aClassIsACorpusOfItsOwn()
    {
        const std::vector<SentencePair> pairs = {
            {"", "the cat sat on the mat"}, {"", "a dog in the park"}, {"", "The end of a story"}};
        const std::vector<std::string> said = {"the cat sat on a mat", "zzz", "the end of the story"};
        const auto scores = scoresByLength(pairs, said, {4, 8, 5});
        QCOMPARE(scores[0].sentences, std::size_t{2});
        QCOMPARE(scores[0].bleu.value(),
            corpusBleu({said[0], said[2]}, {pairs[0].target, pairs[2].target}, BleuCase::Lower).bleu);
        QCOMPARE(scores[1].bleu.value(), 0.0);
    }

    void aClassWithoutSentencesHasNoScore()
    {
        const auto scores = scoresByLength({{"", "a"}}, {"a"}, {3});
        QVERIFY(scores[0].bleu);
        for (std::size_t i = 1; i < 4; ++i) {
            QCOMPARE(scores[i].sentences, std::size_t{0});
            QVERIFY(!scores[i].bleu);
        }
    }

    void refusesListsOfDifferentLength()
    {
        QVERIFY_THROWS_EXCEPTION(ShapeError, scoresByLength({{"", "a"}}, {}, {3}));
        QVERIFY_THROWS_EXCEPTION(ShapeError, scoresByLength({{"", "a"}}, {"a"}, {3, 4}));
    }
};

QTEST_GUILESS_MAIN(LengthScoresTest)
#include "lengthscorestest.moc"
