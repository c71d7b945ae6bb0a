// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/product.h"
#include "model/math/error.h"

#include <QTest>

using namespace lab;

namespace {

// The definition, summed in double.
Matrix reference(const Matrix& a, const Matrix& b)
{
    return (a.cast<double>() * b.cast<double>()).cast<float>();
}

bool close(const Matrix& a, const Matrix& b)
{
    return a.rows() == b.rows() && a.cols() == b.cols() && (a - b).cwiseAbs().maxCoeff() < 1e-3F;
}

} // namespace

class ProductTest : public QObject {
    Q_OBJECT

private slots:
    void allSizes_data()
    {
        QTest::addColumn<int>("m");
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("k");
        QTest::newRow("one number") << 1 << 1 << 1;
        QTest::newRow("decode step") << 1 << 960 << 320;
        QTest::newRow("small decode step") << 1 << 45 << 19;
        QTest::newRow("small") << 5 << 3 << 7;
        QTest::newRow("library") << 70 << 90 << 110;
        QTest::newRow("tall") << 300 << 4 << 200;
    }

    void allSizes()
    {
        QFETCH(int, m);
        QFETCH(int, n);
        QFETCH(int, k);
        const Matrix a = Matrix::Random(m, k);
        const Matrix b = Matrix::Random(k, n);
        const Matrix expected = reference(a, b);
        Matrix out = Matrix::Constant(m, n, 99);
        multiply(a, b, out);
        QVERIFY(close(out, expected));
        multiplyTransposed(a, b.transpose().eval(), out, true);
        QVERIFY(close(out, 2 * expected));
        transposedMultiply(a.transpose().eval(), b, out);
        QVERIFY(close(out, expected));
    }

    void worksOnColumnBlocks()
    {
        const Matrix weight = Matrix::Random(6, 10);
        const Matrix x = Matrix::Random(2, 4);
        Matrix out(2, 6);
        multiplyTransposed(x, weight.middleCols(3, 4), out);
        QVERIFY(close(out, reference(x, weight.middleCols(3, 4).transpose())));
    }

    void rowsAddUp()
    {
        const Matrix m = (Matrix(3, 2) << 1, 2, 10, 20, 100, 200).finished();
        QCOMPARE(sumOfRows(m), (Matrix(1, 2) << 111, 222).finished());
        QCOMPARE(sumOfRows(m.middleCols(1, 1)), Matrix::Constant(1, 1, 222));
        QCOMPARE(sumOfRows(Matrix(0, 2)), Matrix::Zero(1, 2));
    }

    void wrongShapesAreRefused()
    {
        Matrix out(2, 2);
        QVERIFY_EXCEPTION_THROWN(multiply(Matrix(2, 3), Matrix(2, 2), out), ShapeError);
        QVERIFY_EXCEPTION_THROWN(multiplyTransposed(Matrix(2, 3), Matrix(3, 3), out), ShapeError);
        QVERIFY_EXCEPTION_THROWN(transposedMultiply(Matrix(3, 2), Matrix(2, 2), out), ShapeError);
    }
};

QTEST_GUILESS_MAIN(ProductTest)
#include "producttest.moc"
