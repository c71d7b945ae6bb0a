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
        QCOMPARE(builtInExamples().first().examples.first().sentence, QStringLiteral("欢迎来北京。"));
    }

    void everyExampleIsOneSentenceAndSaysWhatItShows_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("Chinese") << QStringLiteral("zh");
    }
    void everyExampleIsOneSentenceAndSaysWhatItShows()
    {
        QFETCH(QString, language);
        QSet<QString> seen;
        QVERIFY(builtInExamples(language).size() >= 5);
        for (const ExampleGroup& group : builtInExamples(language)) {
            QVERIFY(!group.title.isEmpty() && !group.examples.isEmpty());
            for (const Example& example : group.examples) {
                QVERIFY(!example.sentence.isEmpty() && !example.sentence.contains(u'\n'));
                QVERIFY(!example.shows.isEmpty());
                QVERIFY(!seen.contains(example.sentence));
                seen.insert(example.sentence);
            }
        }
    }
};

QTEST_GUILESS_MAIN(ExamplesTest)
#include "examplestest.moc"
