// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/productbuffers.h"

#include "model/math/product.h"
#include "tests/support/nextsymbol.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace lab;
using namespace lab::test;

namespace {

std::atomic<int> inUse = 0;
std::atomic<int> most = 0; // buffers that OpenBLAS has, since it keeps them

void multiplyOften()
{
    const Matrix factor = Matrix::Ones(100, 100);
    Matrix product(100, 100);
    for (int i = 0; i < 200; ++i)
        multiply(factor, factor, product);
}

} // namespace

// What OpenBLAS calls at the beginning and the end of a product.
extern "C" __attribute__((visibility("default"))) void* blas_memory_alloc(int position)
{
    const int now = ++inUse;
    for (int before = most; before < now && !most.compare_exchange_weak(before, now);)
        ;
    return nextSymbol<void*(int)>("blas_memory_alloc")(position);
}

extern "C" __attribute__((visibility("default"))) void blas_memory_free(void* buffer)
{
    --inUse;
    nextSymbol<void(void*)>("blas_memory_free")(buffer);
}

class ProductBuffersTest : public QObject {
    Q_OBJECT

private slots:
    void buffersAreTakenWhenTheyAreReservedAndNeverLater()
    {
        QCOMPARE(most.load(), 0);
        reserveProducts(3);
        QCOMPARE(most.load(), 3);
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back(multiplyOften);
        for (std::thread& thread : threads)
            thread.join();
        reserveProducts(100); // it is decided already
        QCOMPARE(most.load(), 3);
        QCOMPARE(inUse.load(), 0);
    }
};

QTEST_GUILESS_MAIN(ProductBuffersTest)
#include "productbufferstest.moc"
