// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/examples.h"

#include <QSet>
#include <QTest>

using namespace lab;

class ExamplesTest : public QObject {
    Q_OBJECT
private slots:
    void theFirstExampleIsTheOneOfTheCourse()
    {
        QVERIFY(builtInExamples().size() >= 5);
        QCOMPARE(builtInExamples().first().sentence, QStringLiteral("欢迎来北京。"));
    }

    void everyExampleIsOneSentenceAndSaysWhatItShows()
    {
        QSet<QString> seen;
        for (const Example& example : builtInExamples()) {
            QVERIFY(!example.sentence.isEmpty() && !example.sentence.contains(u'\n'));
            QVERIFY(!example.shows.isEmpty());
            QVERIFY(!seen.contains(example.sentence));
            seen.insert(example.sentence);
        }
    }
};

QTEST_GUILESS_MAIN(ExamplesTest)
#include "examplestest.moc"
