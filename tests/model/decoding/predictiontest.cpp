// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/prediction.h"
#include "model/math/random.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace lab;

namespace {

/// The definition: all ids in order, the first `count` of them.
std::vector<int> sorted(const Matrix& probabilities, int count)
{
    std::vector<int> ids(static_cast<std::size_t>(probabilities.cols()));
    std::iota(ids.begin(), ids.end(), 0);
    std::ranges::stable_sort(ids, [&](int a, int b) { return probabilities(0, a) > probabilities(0, b); });
    ids.resize(static_cast<std::size_t>(count));
    return ids;
}

} // namespace

class PredictionTest : public QObject {
    Q_OBJECT

private slots:
    void mostProbableIsTheStartOfTheSortedIds_data()
    {
        QTest::addColumn<int>("vocabulary");
        QTest::addColumn<int>("values"); // few values: many ties
        for (const int vocabulary : {1, 7, 64, 65, 1000})
            for (const int values : {1, 2, 30, 1000000})
                QTest::addRow("%d of %d values", vocabulary, values) << vocabulary << values;
    }

    void mostProbableIsTheStartOfTheSortedIds()
    {
        QFETCH(int, vocabulary);
        QFETCH(int, values);
        Random random(5);
        const Matrix probabilities = Matrix::NullaryExpr(
            1, vocabulary, [&] { return std::floor(random.uniform() * static_cast<float>(values)); });
        for (const int count : {1, 2, 8, 64, 999, 1000})
            if (count <= vocabulary)
                QCOMPARE(mostProbable(probabilities, count), sorted(probabilities, count));
    }

    void ofEqualOnesTheSmallerIdComesFirst()
    {
        Matrix probabilities = Matrix::Constant(1, 200, 0.001F);
        probabilities(0, 199) = probabilities(0, 150) = probabilities(0, 3) = 0.2F;
        QCOMPARE(mostProbable(probabilities, 2), (std::vector<int>{3, 150}));
        QCOMPARE(mostProbable(probabilities, 5), (std::vector<int>{3, 150, 199, 0, 1}));
    }

    void ascendingOnesAreFoundFromTheEnd()
    {
        const Matrix probabilities = Matrix::NullaryExpr(1, 300, [](Index, Index id) { return float(id); });
        QCOMPARE(mostProbable(probabilities, 3), (std::vector<int>{299, 298, 297}));
    }

    void atLeastOneAndAtMostAllAreFound()
    {
        const Matrix probabilities = (Matrix(1, 3) << 0.2F, 0.5F, 0.3F).finished();
        QCOMPARE(mostProbable(probabilities, 0), std::vector<int>{1});
        QCOMPARE(mostProbable(probabilities, 9), (std::vector<int>{1, 2, 0}));
    }
};

QTEST_GUILESS_MAIN(PredictionTest)
#include "predictiontest.moc"
