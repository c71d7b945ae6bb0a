// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/memory.h"

#include <QTest>

#include <sys/resource.h>

#include <memory>

using namespace lab;

namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kSize = std::size_t{64} << 20;

// Pages that the kernel had to hand out while a large block was taken, written and given back.
long faultsOfABlock()
{
    const auto faults = [] {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return usage.ru_minflt;
    };
    const long before = faults();
    const auto block = std::make_unique_for_overwrite<char[]>(kSize);
    volatile char* const bytes = block.get(); // writes that no compiler leaves out
    for (std::size_t i = 0; i < kSize; i += kPage)
        bytes[i] = 1;
    return faults() - before;
}

} // namespace

class MemoryTest : public QObject {
    Q_OBJECT

private slots:
    void freedMemoryIsUsedAgainWithoutTheKernel()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        return; // these replace malloc, which is what is set up here
#endif
        keepFreedMemory();
        faultsOfABlock();
        QVERIFY(faultsOfABlock() < 16); // of 16,384 small pages
    }

    void memoryThatIsNotThereIsNotPromised()
    {
        QVERIFY(hasMemory(std::size_t{1} << 20));
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        return; // these end the program instead
#endif
        QVERIFY(!hasMemory(std::size_t{1} << 60));
    }
};

QTEST_GUILESS_MAIN(MemoryTest)
#include "memorytest.moc"
