// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/longexport.h"
#include "tests/support/syntheticdecoding.h"

#include <QTest>

#include <sstream>

using namespace lab;
using namespace std::chrono_literals;

class LongExportTest : public QObject {
    Q_OBJECT

private slots:
    void saysHowMuchOfAFileIsPainted()
    {
        ExportRecipe recipe;
        recipe.format = ExportFormat::Gif;
        recipe.view = ExportView::Scores;
        ExportWork work(recipe, {"m", {}, ""}, std::make_shared<const Decoding>(welcomeDecoding()));
        std::ostringstream log;
        ProgressPrinter printer(log);
        LongPainting painting(printer, "map.gif", 0ms);
        work.paintNext();
        painting(work);
        QCOMPARE(log.str(), "map.gif: 1 of " + std::to_string(work.stepCount()) + " parts\n");
        QVERIFY(work.stepCount() > 1);
    }

    void saysNothingOfAShortOne()
    {
        ExportRecipe recipe;
        recipe.format = ExportFormat::Csv;
        recipe.view = ExportView::Scores;
        const ExportWork work(recipe, {"m", {}, ""}, std::make_shared<const Decoding>(welcomeDecoding()));
        std::ostringstream log;
        ProgressPrinter printer(log);
        LongPainting(printer, "map.csv", 1h)(work);
        printer.finish();
        QCOMPARE(log.str(), std::string());
    }
};

QTEST_MAIN(LongExportTest)
#include "longexporttest.moc"
