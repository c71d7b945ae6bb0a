// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/longdecode.h"

#include <QTest>

#include <sstream>

using namespace std::chrono_literals;

class LongDecodeTest : public QObject {
    Q_OBJECT

private slots:
    void saysHowFarALongDecodeIs()
    {
        std::ostringstream log;
        lab::ProgressPrinter printer(log);
        lab::LongDecode progress(printer, "line 3", 0ms);
        lab::Decoding decoding;
        decoding.steps.resize(120);
        QVERIFY(progress(decoding));
        QCOMPARE(log.str(), std::string("line 3: 120 words so far\n"));
    }

    void saysNothingOfAShortOne()
    {
        std::ostringstream log;
        lab::ProgressPrinter printer(log);
        lab::LongDecode progress(printer, "line 3", 1h);
        QVERIFY(progress({}));
        printer.clear();
        printer.finish();
        QCOMPARE(log.str(), std::string());
    }
};

QTEST_GUILESS_MAIN(LongDecodeTest)
#include "longdecodetest.moc"
