// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/blaskernel.h"

#include <QTest>

using namespace lab;

class BlasKernelTest : public QObject {
    Q_OBJECT

private slots:
    void takesABetterKernelThanThatOfAnOldProcessor_data()
    {
        QTest::addColumn<QString>("chosen");
        QTest::addColumn<bool>("avx2");
        QTest::addColumn<bool>("avx512");
        QTest::addColumn<QString>("fitting");
        QTest::newRow("unknown server processor") << "Prescott" << true << true << "SkylakeX";
        QTest::newRow("unknown desktop processor") << "Prescott" << true << false << "Haswell";
        QTest::newRow("generic build") << "Generic" << true << false << "Haswell";
        QTest::newRow("really an old processor") << "Prescott" << false << false << "";
        QTest::newRow("known processor with AVX-512") << "SkylakeX" << true << true << "";
        QTest::newRow("known processor without it") << "Zen" << true << false << "";
        QTest::newRow("chosen by the library although there is AVX-512") << "Haswell" << true << true << "";
    }

    void takesABetterKernelThanThatOfAnOldProcessor()
    {
        QFETCH(QString, chosen);
        QFETCH(bool, avx2);
        QFETCH(bool, avx512);
        QFETCH(QString, fitting);
        QCOMPARE(fittingBlasKernel(chosen.toStdString(), {avx2, avx512}), fitting.toStdString());
    }

    void namesTheKernelThatIsLoaded() { QVERIFY(!blasKernel().empty()); }
};

QTEST_GUILESS_MAIN(BlasKernelTest)
#include "blaskerneltest.moc"
