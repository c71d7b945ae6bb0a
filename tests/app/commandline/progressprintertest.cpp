// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/progressprinter.h"

#include <QTest>

#include <sstream>

class ProgressPrinterTest : public QObject {
    Q_OBJECT

private slots:
    void keepsALogShort();
    void printsNothingForNothing();
    void namesCannotStirATerminal();
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

void ProgressPrinterTest::namesCannotStirATerminal()
{
    std::ostringstream log;
    lab::ProgressPrinter printer(log);
    printer.print("\x1B]0;title\x07: 1 of 3 sentences");
    QCOMPARE(log.str(), std::string("<U+001B>]0;title<U+0007>: 1 of 3 sentences\n"));
    printer.print("\x1B[2J");
    printer.finish();
    QVERIFY(log.str().find('\x1B') == std::string::npos);
}

QTEST_GUILESS_MAIN(ProgressPrinterTest)
#include "progressprintertest.moc"
