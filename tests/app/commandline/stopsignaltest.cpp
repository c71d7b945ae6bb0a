// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/stopsignal.h"

#include <QTest>

#include <csignal>

class StopSignalTest : public QObject {
    Q_OBJECT

private slots:
    void signalsAreNoted_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl+C") << SIGINT;
        QTest::newRow("terminate") << SIGTERM;
        QTest::newRow("the terminal is closed") << SIGHUP;
    }

    void signalsAreNoted()
    {
        QFETCH(int, signal);
        {
            const lab::StopSignal stop;
            QVERIFY(!stop.requested());
            QCOMPARE(std::raise(signal), 0);
            QVERIFY(stop.requested());
            QVERIFY(std::signal(signal, SIG_DFL) == SIG_DFL); // the next one ends the program
        }
        QVERIFY(!lab::StopSignal().requested());
    }

    void aProgramThatOutlivesItsTerminalGoesOn()
    {
        std::signal(SIGHUP, SIG_IGN); // as nohup does
        {
            const lab::StopSignal stop;
            QCOMPARE(std::raise(SIGHUP), 0);
            QVERIFY(!stop.requested());
        }
        QVERIFY(std::signal(SIGHUP, SIG_DFL) == SIG_IGN);
    }
};

QTEST_GUILESS_MAIN(StopSignalTest)
#include "stopsignaltest.moc"
