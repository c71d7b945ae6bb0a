// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/softmax.h"
#include "model/math/error.h"

#include <QTest>

#include <cmath>

using namespace lab;

class SoftmaxTest : public QObject {
    Q_OBJECT

private slots:
    void equalsTheDefinition()
    {
        const Matrix p = softmaxRows((Matrix(1, 3) << 1, 2, 3).finished());
        const double sum = std::exp(1.0) + std::exp(2.0) + std::exp(3.0);
        for (int j = 0; j < 3; ++j)
            QVERIFY(std::abs(p(0, j) - std::exp(j + 1.0) / sum) < 1e-6);
    }

    void rowsSumToOne()
    {
        const Matrix p = softmaxRows(Matrix::Random(5, 37) * 30);
        for (int i = 0; i < 5; ++i)
            QVERIFY(std::abs(p.row(i).sum() - 1.0F) < 1e-6F);
    }

    void largeLogitsDoNotOverflow()
    {
        const Matrix p = softmaxRows((Matrix(1, 2) << 1e30F, 1e30F).finished());
        QCOMPARE(p(0, 0), 0.5F);
    }

    void maskedHasProbabilityExactlyZero()
    {
        for (const int width : {2, 16, 33}) { // scalar and vectorised code paths
            Matrix logits = Matrix::Zero(1, width);
            logits(0, width - 1) = -INFINITY;
            const Matrix p = softmaxRows(logits);
            QCOMPARE(p(0, width - 1), 0.0F);
            QVERIFY(std::abs(p(0, 0) - 1.0F / static_cast<float>(width - 1)) < 1e-6F);
        }
    }

    void aRowWithoutFiniteLogitIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(softmaxRows(Matrix::Constant(1, 2, -INFINITY)), ShapeError);
        QVERIFY_EXCEPTION_THROWN(softmaxRows(Matrix(1, 0)), ShapeError);
    }

    void logSumExpOfEqualLogits()
    {
        const Matrix result = logSumExpRows(Matrix::Constant(1, 4, 100.0F));
        QVERIFY(std::abs(result(0, 0) - (100.0 + std::log(4.0))) < 1e-4);
    }

    void entropyIsLogNForUniformAndZeroForCertain()
    {
        Matrix p(2, 4);
        p << 0.25F, 0.25F, 0.25F, 0.25F, 0, 1, 0, 0;
        const Matrix entropy = entropyRows(p);
        QVERIFY(std::abs(entropy(0, 0) - std::log(4.0)) < 1e-6);
        QCOMPARE(entropy(1, 0), 0.0F);
    }

    void jacobianNormEqualsThatOfTheMatrix()
    {
        const Matrix p = softmaxRows(Matrix::Random(6, 5) * 4);
        const Matrix norms = softmaxJacobianNormRows(p);
        QCOMPARE(norms.rows(), Index{6});
        for (Index i = 0; i < p.rows(); ++i) {
            const Matrix diagonal = p.row(i).asDiagonal();
            const Matrix jacobian = diagonal - p.row(i).transpose() * p.row(i);
            QVERIFY(std::abs(norms(i, 0) - jacobian.norm()) < 1e-6F);
        }
    }

    void jacobianNormIsZeroForCertainAndKnownForUniform()
    {
        Matrix p(2, 4);
        p << 0.25F, 0.25F, 0.25F, 0.25F, 0, 1, 0, 0;
        const Matrix norms = softmaxJacobianNormRows(p);
        QVERIFY(std::abs(norms(0, 0) - std::sqrt(3.0F) / 4) < 1e-6F);
        QCOMPARE(norms(1, 0), 0.0F);
    }
};

QTEST_GUILESS_MAIN(SoftmaxTest)
#include "softmaxtest.moc"
