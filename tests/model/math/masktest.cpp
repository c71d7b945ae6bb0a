// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/mask.h"

#include <QTest>

#include <array>

using namespace lab;

class MaskTest : public QObject {
    Q_OBJECT

private slots:
    void causalSeesItselfAndThePast()
    {
        const Mask mask = causalMask(3);
        Mask expected(3, 3);
        expected << true, false, false, true, true, false, true, true, true;
        QVERIFY((mask == expected).all());
    }

    void prefixHidesTheRest()
    {
        const Mask mask = prefixMask(2, 4, 3);
        Mask expected(2, 4);
        expected << true, true, true, false, true, true, true, false;
        QVERIFY((mask == expected).all());
    }

    void blocksSeeTheirOwnKeysAlone()
    {
        const std::array<int, 2> queries{1, 2};
        const std::array<int, 2> keys{2, 1};
        Mask expected(3, 3);
        expected << true, true, false, false, false, true, false, false, true;
        QVERIFY((blockMask(queries, keys) == expected).all());
    }
};

QTEST_GUILESS_MAIN(MaskTest)
#include "masktest.moc"
