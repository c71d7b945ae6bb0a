// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/headgrid.h"
#include "tests/support/syntheticdecoding.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace lab;

namespace {

Moment momentOf(Decoding decoding, int step)
{
    return {std::make_shared<const Decoding>(std::move(decoding)), step, {}};
}

} // namespace

/// All layers and heads as small maps.
class HeadGridTest : public QObject {
    Q_OBJECT

    const HeadGrid::Tile& tileOf(const HeadGrid& grid, const HeadChoice& choice) const
    {
        const auto found = std::find_if(grid.tiles().begin(), grid.tiles().end(),
            [&choice](const HeadGrid::Tile& tile) { return tile.choice == choice; });
        Q_ASSERT(found != grid.tiles().end());
        return *found;
    }

private slots:
    void thereIsAMapForEachHeadAndEachMean()
    {
        HeadGrid grid;
        grid.resize(800, 400);
        grid.setMoment(momentOf(transformerDecoding(), 2));
        QCOMPARE(grid.tiles().size(), 3U * 2 * 3); // sites, layers, two heads and their mean
        for (std::size_t one = 0; one < grid.tiles().size(); ++one) {
            QVERIFY(QRectF(grid.rect()).contains(grid.tiles()[one].box));
            for (std::size_t other = 0; other < one; ++other)
                QVERIFY(!grid.tiles()[one].box.intersects(grid.tiles()[other].box));
        }
    }

    void aModelWithoutAttentionIsSaidToHaveNone()
    {
        HeadGrid grid;
        QVERIFY(grid.emptyText().contains(QStringLiteral("all layers")));
        grid.setMoment(momentOf(fixedDecoding(), 2));
        QVERIFY(grid.tiles().empty());
        QVERIFY(grid.emptyText().contains(QStringLiteral("no attention")));
    }

    void theNoteHasRoomAndAlwaysSaysWhatIsPooled()
    {
        HeadGrid grid;
        grid.setMoment(momentOf(longDecoding(1200, 3, 2), 3));
        for (const int width : {1600, 700, 420}) {
            grid.resize(width, 400);
            grid.grab(); // the maps are made when they are painted
            QVERIFY2(grid.shownNote().contains(QStringLiteral("smaller than a pixel")),
                qPrintable(QString::number(width)));
        }
        QVERIFY(!grid.shownNote().contains(QStringLiteral("Rows")));
        grid.resize(1600, 400);
        grid.setMoment(momentOf(welcomeDecoding(), 2));
        grid.grab();
        QVERIFY(!grid.shownNote().contains(QStringLiteral("smaller than a pixel")));
        QVERIFY(grid.shownNote().contains(QStringLiteral("one head")));
    }

    void eachPixelHasTheColourOfItsWeight()
    {
        const Decoding decoding = transformerDecoding();
        const HeadChoice choice{AttentionSite::Cross, 1, 0, 0};
        const HeadMap map = headMap(decoding, choice, lightTheme(), {400, 400});
        QVERIFY(!map.pooled);
        for (int step = 0; step < 4; ++step) {
            const Matrix& weights = decoding.steps[std::size_t(step)]->layers[1].cross[0].weights;
            for (int key = 0; key < 4; ++key) {
                const double level = std::lround(double(weights(0, key)) * 255) / 255.0;
                QCOMPARE(map.image.pixelColor(key, step), lightTheme().sequential.at(level));
            }
        }
    }

    void whatTheDecoderMayNotSeeIsGrey()
    {
        const HeadMap map =
            headMap(transformerDecoding(), {AttentionSite::DecoderSelf, 0, 0, 0}, lightTheme(), {400, 400});
        for (int query = 0; query < 4; ++query) {
            for (int key = query + 1; key < 4; ++key)
                QCOMPARE(map.image.pixelColor(key, query), lightTheme().track);
        }
        QVERIFY(map.image.pixelColor(0, 0) != lightTheme().track);
    }

    void aMapThatIsTooLargeKeepsTheLargestWeights()
    {
        const Decoding decoding = longDecoding(60, 40, 3);
        const HeadMap map = headMap(decoding, {}, lightTheme(), {10, 8});
        QVERIFY(map.pooled);
        QCOMPARE(map.image.size(), QSize(10, 8));
        float largest = 0;
        for (int step = 0; step < 5; ++step)
            largest = std::max(largest,
                decoding.steps[std::size_t(step)]->layers[0].cross[0].weights->row(0).leftCols(6).maxCoeff());
        const double level = std::lround(double(largest) * 255) / 255.0;
        QCOMPARE(map.image.pixelColor(0, 0), lightTheme().sequential.at(level));
    }

    void mapsOfTheDecoderGrow()
    {
        HeadGrid grid;
        grid.resize(800, 400);
        const HeadChoice cross{AttentionSite::Cross, 0, 0, 0};
        const HeadChoice encoder{AttentionSite::EncoderSelf, 0, 0, 0};
        for (int step = 0; step <= 4; ++step) {
            grid.setMoment(momentOf(transformerDecoding(), step));
            QCOMPARE(grid.reachedRows(tileOf(grid, cross)), step);
            QCOMPARE(grid.reachedRows(tileOf(grid, encoder)), 4);
        }
        Moment inScores = momentOf(transformerDecoding(), 3);
        setPosition(inScores, {3, Stage::Scores, 1});
        grid.setMoment(inScores);
        QCOMPARE(grid.reachedRows(tileOf(grid, cross)), 2);
    }

    void aClickOrAnArrowKeyChoosesAHead()
    {
        HeadGrid grid;
        grid.resize(800, 400);
        grid.show();
        Moment moment = momentOf(transformerDecoding(), 2);
        moment.head = {AttentionSite::Cross, 1, 0, 0};
        grid.setMoment(moment);
        QSignalSpy chosen(&grid, &HeadGrid::headChosen);
        const HeadChoice wanted{AttentionSite::DecoderSelf, 1, 1, 0};
        QTest::mouseClick(&grid, Qt::LeftButton, {}, tileOf(grid, wanted).box.center().toPoint());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<HeadChoice>(), wanted);
        moment.head = wanted;
        grid.setMoment(moment);
        QTest::keyClick(&grid, Qt::Key_Left);
        QTest::keyClick(&grid, Qt::Key_Up);
        QCOMPARE(chosen.size(), 3);
        QVERIFY(chosen[1][0].value<HeadChoice>() != wanted);
        QVERIFY(chosen[2][0].value<HeadChoice>() != chosen[1][0].value<HeadChoice>());
    }
};

QTEST_MAIN(HeadGridTest)
#include "headgridtest.moc"
