// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workers.h"

#include <QTest>

#include <future>
#include <thread>
#include <vector>

using namespace lab;

class WorkersTest : public QObject {
    Q_OBJECT

private slots:
    void oneWorkerDoesOnePieceAfterTheOther()
    {
        std::vector<int> done;
        Workers worker;
        QCOMPARE(worker.count(), 1);
        for (int i = 0; i < 100; ++i)
            worker.start([&done, i] { done.push_back(i); });
        worker.waitForDone();
        QCOMPARE(int(done.size()), 100);
        QVERIFY(std::ranges::is_sorted(done));
    }

    void severalWorkAtTheSameTime()
    {
        std::promise<void> first;
        std::promise<void> second;
        Workers workers(2);
        workers.start([&] {
            first.set_value();
            second.get_future().wait();
        });
        workers.start([&] {
            first.get_future().wait();
            second.set_value();
        });
        workers.waitForDone();
    }

    void theEndDoesWhatWasStarted()
    {
        int done = 0;
        {
            Workers worker;
            for (int i = 0; i < 100; ++i)
                worker.start([&done] { ++done; });
        }
        QCOMPARE(done, 100);
    }

    void withoutAThreadTheWorkIsDoneHereAndNow()
    {
        std::thread::id where;
        Workers none(0);
        none.start([&where] { where = std::this_thread::get_id(); });
        QVERIFY(where == std::this_thread::get_id());
        none.waitForDone();
    }
};

QTEST_GUILESS_MAIN(WorkersTest)
#include "workerstest.moc"
