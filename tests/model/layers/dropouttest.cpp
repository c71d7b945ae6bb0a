// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/dropout.h"
#include "model/math/error.h"

#include <QTest>

#include <cmath>

using namespace lab;

class DropoutTest : public QObject {
    Q_OBJECT

private slots:
    void viewingChangesNothing()
    {
        const Variable x(Matrix::Constant(3, 3, 2));
        QCOMPARE(dropout(x, 0.5F, nullptr).value(), x.value());
        Random random(1);
        QCOMPARE(dropout(x, 0, &random).value(), x.value());
    }

    void dropsTheShareAndKeepsTheMean()
    {
        Random random(1);
        const Matrix dropped = dropout(Variable(Matrix::Ones(300, 333)), 0.35F, &random).value();
        const double zeros =
            static_cast<double>((dropped.array() == 0).count()) / static_cast<double>(dropped.size());
        QVERIFY(std::abs(zeros - 0.35) < 0.01);
        QVERIFY(std::abs(dropped.mean() - 1) < 0.01F);
        QVERIFY(std::abs(dropped.maxCoeff() - 1 / 0.65F) < 1e-6F);
    }

    // One draw decides two elements, the lower half of its bits first: seeds keep their meaning.
    void masksFollowTheDraws()
    {
        Random random(3);
        const Matrix dropped = dropout(Variable(Matrix::Ones(1, 5)), 0.5F, &random).value();
        Random draws(3);
        for (Index i = 0; i < 5; i += 2) {
            const std::uint64_t bits = draws();
            QCOMPARE(dropped(0, i), (bits & 0x80000000U) == 0 ? 0.0F : 2.0F);
            if (i + 1 < 5)
                QCOMPARE(dropped(0, i + 1), (bits >> 63) == 0 ? 0.0F : 2.0F);
        }
        QCOMPARE(random(), draws()); // and the generator goes on behind the last one
    }

    void gradientFlowsOnlyThroughKeptElements()
    {
        Random random(1);
        const Variable x(Matrix::Ones(4, 4), true);
        const Variable y = dropout(x, 0.5F, &random);
        const Matrix value = y.value();
        Variable total = Variable::result(Matrix::Constant(1, 1, y.value().sum()), {y},
            [y](const Matrix& gradient, const Matrix&) { y.gradientBuffer().array() += gradient(0, 0); });
        backward(total);
        QCOMPARE(x.gradient(), value);
    }

    void ratesOutsideAreRefused()
    {
        Random random(1);
        QVERIFY_EXCEPTION_THROWN(dropout(Variable(Matrix::Ones(1, 1)), 1, &random), ConfigError);
        QVERIFY_EXCEPTION_THROWN(dropout(Variable(Matrix::Ones(1, 1)), -0.1F, &random), ConfigError);
    }
};

QTEST_GUILESS_MAIN(DropoutTest)
#include "dropouttest.moc"
