// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/walk.h"

#include "tests/support/syntheticdecoding.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace lab;

Q_DECLARE_METATYPE(lab::StepSize)

namespace {

/// All places from the start to the end.
std::vector<WalkPosition> placesOf(const Walk& walk, StepSize size)
{
    std::vector<WalkPosition> places = {walk.endOf(0)};
    for (WalkPosition next = walk.forward(places.back(), size); next != places.back();
         next = walk.forward(next, size))
        places.push_back(next);
    return places;
}

void addSizes()
{
    QTest::addColumn<StepSize>("size");
    QTest::newRow("word") << StepSize::Word;
    QTest::newRow("stage") << StepSize::Stage;
    QTest::newRow("key") << StepSize::Key;
}

} // namespace

class WalkTest : public QObject {
    Q_OBJECT

private slots:
    void theWayBackIsTheWayThere_data() { addSizes(); }
    void theWayBackIsTheWayThere()
    {
        QFETCH(StepSize, size);
        for (const Decoding& decoding : {welcomeDecoding(), hardDecoding(2), fixedDecoding()}) {
            const Walk walk(decoding, {});
            const auto places = placesOf(walk, size);
            QCOMPARE(places.back(), walk.endOf(4));
            for (std::size_t place = places.size() - 1; place > 0; --place)
                QCOMPARE(walk.back(places[place], size), places[place - 1]);
            QCOMPARE(walk.back(places.front(), size), places.front());
        }
    }

    void aWordHasSevenStages()
    {
        const Decoding decoding = welcomeDecoding(); // 4 steps, 4 source words
        QCOMPARE(placesOf(Walk(decoding, {}), StepSize::Word).size(), 1U + 4);
        QCOMPARE(placesOf(Walk(decoding, {}), StepSize::Stage).size(), 1U + 4 * 7);
    }

    void aKeyIsAPartOfAStage()
    {
        const Decoding decoding = welcomeDecoding();
        const Walk walk(decoding, {});
        const std::vector<std::pair<Stage, int>> parts = {{Stage::Query, 1}, {Stage::Scores, 4},
            {Stage::Masking, 1}, {Stage::Softmax, 5}, {Stage::Selection, 1}, {Stage::Context, 4},
            {Stage::Word, 1}};
        for (const auto& [stage, count] : parts)
            QCOMPARE(walk.partCount(1, stage), count);
        QCOMPARE(placesOf(walk, StepSize::Key).size(), 1U + 4 * (1 + 4 + 1 + 5 + 1 + 4 + 1));
    }

    void hardAttentionSelectsOneWordAfterTheOther()
    {
        const Decoding decoding = hardDecoding(2);
        QCOMPARE(Walk(decoding, {}).partCount(1, Stage::Selection), 2);
    }

    void aFixedContextIsReadAtOnce()
    {
        const Decoding decoding = fixedDecoding();
        const Walk walk(decoding, {});
        QCOMPARE(walk.stages(), std::vector({Stage::Context, Stage::Word}));
        QCOMPARE(walk.partCount(1, Stage::Context), 1);
    }

    void withinTheSourceTheWordsThatAskAreWalked()
    {
        const Decoding decoding = transformerDecoding();
        const Walk walk(decoding, {AttentionSite::EncoderSelf});
        QCOMPARE(walk.firstRow(), 1);
        QCOMPARE(walk.endOf(0), (WalkPosition{1, Stage::Context, 4}));
        QCOMPARE(walk.endOf(99), (WalkPosition{4, Stage::Context, 4}));
    }

    void insideTheDecoderEachRowHasOneKeyMore()
    {
        const Decoding decoding = transformerDecoding();
        const Walk walk(decoding, {AttentionSite::DecoderSelf});
        for (int row = 1; row <= walk.rowCount(); ++row)
            QCOMPARE(walk.partCount(row, Stage::Scores), row);
    }

    void fromInsideAWordTheNextPlaceIsItsEnd()
    {
        const Decoding decoding = welcomeDecoding();
        const Walk walk(decoding, {});
        const WalkPosition inside{2, Stage::Scores, 2};
        QCOMPARE(walk.forward(inside, StepSize::Stage), (WalkPosition{2, Stage::Scores, 4}));
        QCOMPARE(walk.forward(inside, StepSize::Word), walk.endOf(2));
        QCOMPARE(walk.back(inside, StepSize::Stage), (WalkPosition{2, Stage::Query, 1}));
        QCOMPARE(walk.back(inside, StepSize::Word), walk.endOf(1));
    }

    void fromAPlaceThatThereIsNotTheWayGoesOnAtTheNearest_data() { addSizes(); }
    void fromAPlaceThatThereIsNotTheWayGoesOnAtTheNearest()
    {
        QFETCH(StepSize, size);
        for (const Decoding& decoding : {welcomeDecoding(), hardDecoding(2), fixedDecoding()}) {
            const Walk walk(decoding, {});
            for (int row = -1; row < 7; ++row) {
                for (const Stage stage : {Stage::Query, Stage::Scores, Stage::Softmax, Stage::Word}) {
                    for (int part = 0; part < 9; ++part) {
                        const WalkPosition place{row, stage, part};
                        QCOMPARE(walk.forward(place, size), walk.forward(walk.fitting(place), size));
                        QCOMPARE(walk.back(place, size), walk.back(walk.fitting(place), size));
                    }
                }
            }
        }
    }

    void aPlaceThatThereIsNotMovesToTheNearest()
    {
        const Decoding decoding = fixedDecoding();
        const Walk walk(decoding, {});
        QCOMPARE(walk.fitting({2, Stage::Softmax, 3}), (WalkPosition{2, Stage::Context, 1}));
        QCOMPARE(walk.fitting({99, Stage::Word, 1}), walk.endOf(4));
        const Decoding empty;
        QCOMPARE(Walk(empty, {}).fitting({3, Stage::Scores, 2}), WalkPosition());
    }
};

QTEST_GUILESS_MAIN(WalkTest)
#include "walktest.moc"
