// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/hypothesestable.h"

#include <QTest>

using namespace lab;

class HypothesesTableTest : public QObject {
    Q_OBJECT

private slots:
    void listsHypothesesBestFirst()
    {
        BeamTree tree;
        tree.width = 2;
        tree.nodes = {{-1, {"▁to", 5, 0, 0}, -0.25F, -0.25F, BeamFate::Kept, nullptr},
            {-1, {"▁at", 6, 0, 0}, -1.5F, -1.5F, BeamFate::Pruned, nullptr},
            {0, {"▁北京", 7, 0, 0}, -0.5F, -0.375F, BeamFate::Kept, nullptr},
            {0, {"</s>", 2, 0, 0}, -0.75F, -0.5F, BeamFate::Finished, nullptr}};
        tree.hypotheses = {3, 2};
        QCOMPARE(QString::fromStdString(hypothesesTable(tree)),
            QString("Beam of 2   score  log-probability  words\n"
                    "1          -0.500           -1.000  to </s>\n"
                    "2          -0.375           -0.750  to ▁北京 …\n"
                    "\n"));
    }

    void scoresThatDifferLookDifferent()
    {
        BeamTree tree;
        tree.width = 3;
        tree.lengthPenalty = 30;
        tree.nodes = {{-1, {"▁to", 5, 0, 0}, -0.25F, -0.25F, BeamFate::Kept, nullptr},
            {0, {"</s>", 2, 0, 0}, -0.75F, -9.3e-10F, BeamFate::Finished, nullptr},
            {0, {"▁it", 6, 0, 0}, -0.7501F, -9.3e-10F, BeamFate::Kept, nullptr},
            {2, {"</s>", 2, 0, 0}, -0.5F, -7.3e-15F, BeamFate::Finished, nullptr}};
        tree.hypotheses = {3, 1, 2};
        QCOMPARE(QString::fromStdString(hypothesesTable(tree)),
            QString("Beam of 3       score  log-probability  words\n"
                    "1          -7.286e-15          -1.5001  to it </s>\n"
                    "2          -9.313e-10          -1.0000  to </s>\n"
                    "3          -9.314e-10          -1.0001  to it …\n"
                    "\n"));
        tree.lengthPenalty = 100; // smaller than a float can say
        tree.hypotheses = {3, 1};
        const QString table = QString::fromStdString(hypothesesTable(tree));
        QVERIFY2(table.contains(QStringLiteral("-2.91e-48 ")) && table.contains(QStringLiteral("-7.89e-31 ")),
            qPrintable(table));
    }
};

QTEST_GUILESS_MAIN(HypothesesTableTest)
#include "hypothesestabletest.moc"
