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
                    "2          -0.375           -0.750  to 北京 …\n"
                    "\n"));
    }
};

QTEST_GUILESS_MAIN(HypothesesTableTest)
#include "hypothesestabletest.moc"
