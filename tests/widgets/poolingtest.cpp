// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pooling.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace lab;

namespace {

std::vector<float> pooled(const std::vector<float>& cells, int groups, int extent, Kept kept)
{
    std::vector<float> found(std::size_t(groups), noCell);
    poolRow(cells, extent, kept, found);
    return found;
}

} // namespace

class PoolingTest : public QObject {
    Q_OBJECT
private slots:
    void theLargestOfEachGroupStays()
    {
        QCOMPARE(pooled({1, 3, 2, 5, 4, 0}, 3, 6, Kept::Largest), (std::vector<float>{3, 5, 4}));
        QCOMPARE(pooled({1, 3, 2, 5, 4}, 3, 6, Kept::Largest), (std::vector<float>{3, 5, 4}));
        QCOMPARE(pooled({1, 3, 2}, 3, 3, Kept::Largest), (std::vector<float>{1, 3, 2}));
        QCOMPARE(pooled({-1, -3}, 1, 2, Kept::Largest), (std::vector<float>{-1}));
    }

    void ofNumbersWithASignTheFurthestFromZeroStays()
    {
        QCOMPARE(pooled({1, -3, 2, 0.5F}, 2, 4, Kept::Furthest), (std::vector<float>{-3, 2}));
    }

    void groupsDifferByOneCellAtMost()
    {
        // Cell c goes to group ⌊c · 2 / 5⌋: 0, 0, 0, 1, 1.
        QCOMPARE(pooled({1, 2, 9, 3, 4}, 2, 5, Kept::Largest), (std::vector<float>{9, 4}));
    }

    void rowsAddUp()
    {
        std::vector<float> groups(2, noCell);
        poolRow(std::vector<float>{1, 2, 3, 4}, 4, Kept::Largest, groups);
        poolRow(std::vector<float>{5, 0, 0, 0}, 4, Kept::Largest, groups);
        QCOMPARE(groups, (std::vector<float>{5, 4}));
    }

    void aNumberStaysBeforeAMaskAndThatBeforeNothing()
    {
        QCOMPARE(keptOf(maskedCell, -2, Kept::Largest), -2.0F);
        QCOMPARE(keptOf(-2, maskedCell, Kept::Furthest), -2.0F);
        QCOMPARE(keptOf(noCell, maskedCell, Kept::Furthest), maskedCell);
        QCOMPARE(keptOf(maskedCell, noCell, Kept::Largest), maskedCell);
        QVERIFY(std::isnan(keptOf(noCell, noCell, Kept::Largest)));
    }
};

QTEST_APPLESS_MAIN(PoolingTest)
#include "poolingtest.moc"
