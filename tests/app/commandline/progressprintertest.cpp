// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/progressprinter.h"

#include <QTest>

#include <sstream>

class ProgressPrinterTest : public QObject {
    Q_OBJECT

private slots:
    void keepsALogShort();
    void printsNothingForNothing();
};

void ProgressPrinterTest::keepsALogShort()
{
    std::ostringstream log;
    lab::ProgressPrinter printer(log);
    for (int step = 1; step <= 100; ++step)
        printer.print("step " + std::to_string(step));
    QCOMPARE(log.str(), std::string("step 1\n"));
    printer.finish();
    QCOMPARE(log.str(), std::string("step 1\nstep 100\n"));
}

void ProgressPrinterTest::printsNothingForNothing()
{
    std::ostringstream log;
    lab::ProgressPrinter(log).finish();
    QCOMPARE(log.str(), std::string());

    lab::ProgressPrinter printer(log);
    printer.print("step 1");
    printer.finish();
    QCOMPARE(log.str(), std::string("step 1\n"));
}

QTEST_GUILESS_MAIN(ProgressPrinterTest)
#include "progressprintertest.moc"
