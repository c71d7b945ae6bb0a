// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/csv.h"

#include <QTest>

#include <charconv>
#include <limits>

using namespace lab;

class CsvTest : public QObject {
    Q_OBJECT

private slots:
    void linesEndWithCrLf()
    {
        QCOMPARE(csvLine({"a", "", "北京"}), std::string("a,,北京\r\n"));
        QCOMPARE(csvLine({}), std::string("\r\n"));
    }

    void onlyFieldsThatNeedQuotesHaveThem()
    {
        QCOMPARE(csvLine({"a,b", "say \"no\"", "x\ny", "a\r", " z ", "#1"}),
            std::string("\"a,b\",\"say \"\"no\"\"\",\"x\ny\",\"a\r\", z ,\"#1\"\r\n"));
    }

    void noTextIsAFormula()
    {
        const std::vector<std::pair<std::string, std::string>> cells = {{"=1+1", "'=1+1"}, {"+", "'+"},
            {"-", "'-"}, {"@x", "'@x"}, {"\tx", "'\tx"}, {"\rx", "'\rx"}, {"'=", "''="}, {"'", "'"},
            {"'s", "'s"}, {"a=b", "a=b"}, {"-0.5", "-0.5"}, {"-inf", "-inf"}, {"-1e-30", "-1e-30"},
            {"-1-", "'-1-"}, {"", ""}};
        for (const auto& [text, cell] : cells) {
            QCOMPARE(guardedCell(text), cell);
            QCOMPARE(unguardedCell(cell), text);
        }
        QCOMPARE(csvLine({"=", "-0.5", "-"}), std::string("'=,-0.5,'-\r\n"));
        QCOMPARE(csvLine({"="}, false), std::string("=\r\n"));
    }

    void noPartOfALineIsAFormula()
    {
        const std::vector<std::pair<std::string, std::string>> lines = {{"a,=b;@c\t-1", "a,'=b;'@c\t'-1"},
            {"=,", "'=,"}, {"a,'=b", "a,''=b"}, {"a, =b", "a, =b"}, {",,", ",,"}, {",\t", ",'\t"}, {"", ""}};
        for (const auto& [text, line] : lines) {
            QCOMPARE(guardedLine(text), line);
            QCOMPARE(unguardedLine(line), text);
        }
    }

    void numbersAreShortAndComeBack()
    {
        QCOMPARE(csvNumber(0.1F), std::string("0.1"));
        QCOMPARE(csvNumber(0.1), std::string("0.1"));
        QCOMPARE(csvNumber(2.0), std::string("2"));
        QCOMPARE(csvNumber(-std::numeric_limits<float>::infinity()), std::string("-inf"));
        const std::string text = csvNumber(1.0 / 3); // more digits than a float32 has
        double back = 0;
        std::from_chars(text.data(), text.data() + text.size(), back);
        QCOMPARE(back, 1.0 / 3);
    }
};

QTEST_GUILESS_MAIN(CsvTest)
#include "csvtest.moc"
