// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/autodiff/gradientcheck.h"
#include "model/autodiff/operations.h"
#include "model/autodiff/parameters.h"
#include "model/math/error.h"

#include <QTest>

using namespace lab;

class VariableTest : public QObject {
    Q_OBJECT

private slots:
    void gradientOfASumOfProducts()
    {
        const Variable a((Matrix(1, 2) << 2, 3).finished(), true);
        const Variable b((Matrix(2, 1) << 5, 7).finished(), true);
        backward(matmul(a, b)); // 2·5 + 3·7
        QCOMPARE(a.gradient(), (Matrix(1, 2) << 5, 7).finished());
        QCOMPARE(b.gradient(), (Matrix(2, 1) << 2, 3).finished());
    }

    void aVariableUsedTwiceCollectsBothGradients()
    {
        const Variable a(Matrix::Constant(1, 1, 3), true);
        backward(add(matmul(a, a), a)); // a² + a
        QCOMPARE(a.gradient()(0, 0), 7.0F);
    }

    void gradientsAddUpUntilCleared()
    {
        Variable a(Matrix::Constant(1, 1, 3), true);
        backward(scale(a, 2));
        backward(scale(a, 2));
        QCOMPARE(a.gradient()(0, 0), 4.0F);
        a.clearGradient();
        QCOMPARE(a.gradient().size(), 0);
    }

    void theFirstGradientBecomesTheBufferAndOthersAreAdded()
    {
        const Variable a(Matrix::Zero(1, 2), true);
        Matrix first = (Matrix(1, 2) << 1, 2).finished();
        const float* const numbers = first.data();
        a.addGradient(std::move(first));
        QCOMPARE(static_cast<const void*>(a.gradient().data()), static_cast<const void*>(numbers));
        a.addGradient((Matrix(1, 2) << 10, 20).finished());
        QCOMPARE(a.gradient(), (Matrix(1, 2) << 11, 22).finished());
    }

    void nothingIsKeptWithoutGradient()
    {
        const Variable a(Matrix::Constant(1, 1, 3));
        QVERIFY(!tanh(a).needsGradient());
    }

    void aDefaultVariableIsEmpty()
    {
        const Variable none;
        QCOMPARE(none.value().size(), Index{0});
        QCOMPARE(none.gradient().size(), Index{0});
        QCOMPARE(none.share().rows(), Index{0});
        QVERIFY(!none.needsGradient());
    }

    void anEmptyBiasTakesNoPartInTheGradient()
    {
        const Variable x(Matrix::Constant(1, 1, 3), true);
        const Variable weight(Matrix::Constant(1, 1, 5), true);
        backward(affine(x, weight, Variable()));
        QCOMPARE(x.gradient()(0, 0), 5.0F);
        QCOMPARE(weight.gradient()(0, 0), 3.0F);
    }

    void aLongChainDoesNotOverflowTheStack()
    {
        const Variable start(Matrix::Constant(1, 1, 1), true);
        Variable end = start;
        for (int i = 0; i < 20'000; ++i)
            end = scale(end, 1);
        backward(end);
        QCOMPARE(start.gradient()(0, 0), 1.0F);
    }

    void backwardNeedsOneNumber()
    {
        QVERIFY_EXCEPTION_THROWN(backward(Variable(Matrix::Zero(1, 2), true)), ShapeError);
    }

    void sharingDoesNotCopy()
    {
        const Variable a(Matrix::Constant(2, 2, 3));
        QCOMPARE(static_cast<const void*>(a.share()->data()), static_cast<const void*>(a.value().data()));
    }

    void setValueKeepsTheShape()
    {
        Variable a(Matrix::Zero(2, 3));
        QVERIFY_EXCEPTION_THROWN(a.setValue(Matrix::Zero(3, 2)), ShapeError);
    }

    void theCheckFindsAWrongGradient()
    {
        const auto wrong = [](const std::vector<Variable>& in) {
            return Variable::result(in[0].value().array().square(), in,
                [a = in[0]](const Matrix& gradient, const Matrix&) { a.gradientBuffer() += gradient; });
        };
        QVERIFY(checkGradients(wrong, {Matrix::Constant(1, 1, 3)}).largestError > 0.5);
    }

    void parametersAreFoundByName()
    {
        const ParameterSet set{
            {"a", Variable(Matrix::Zero(2, 3)), false}, {"b", Variable(Matrix::Zero(1, 4)), true}};
        QCOMPARE(findParameter(set, "b").variable.cols(), 4);
        QCOMPARE(parameterCount(set), 10);
        QVERIFY_EXCEPTION_THROWN(findParameter(set, "c"), ConfigError);
    }
};

QTEST_GUILESS_MAIN(VariableTest)
#include "variabletest.moc"
