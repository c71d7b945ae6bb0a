// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/texttable.h"

#include <QTest>

using lab::TextTable;

class TextTableTest : public QObject {
    Q_OBJECT

private slots:
    void alignsWideCharacters();
    void continuesInBlocks();
    void keepsAColumnThatIsTooWide();
    void writesTitlesWithoutRows();
    void writesNothingWithoutColumns();
    void writesTheSameCellsAsCsv();
};

void TextTableTest::alignsWideCharacters()
{
    constexpr auto left = TextTable::Align::Left;
    const TextTable table{
        {{"Word", {"北京", "to"}, left}, {"来", {"0.5", "12.25"}}, {"next", {"a", ""}, left}}};
    QCOMPARE(lab::formatTable(table), std::string("Word     来  next\n"
                                                  "北京    0.5  a\n"
                                                  "to    12.25\n"));
}

void TextTableTest::continuesInBlocks()
{
    const TextTable table{{{"W", {"x"}}, {"aa", {"1"}}, {"bb", {"2"}}, {"cc", {"3"}}}};
    QCOMPARE(lab::formatTable(table, 9), std::string("W  aa  bb\n"
                                                     "x   1   2\n"
                                                     "\n"
                                                     "W  cc\n"
                                                     "x   3\n"));
    QCOMPARE(lab::formatTable(table, 8).find("bb"), std::string("W  aa\nx   1\n\nW  ").size());
}

void TextTableTest::keepsAColumnThatIsTooWide()
{
    const TextTable table{{{"W", {"x"}}, {"abcdefghij", {"1"}}}};
    QCOMPARE(lab::formatTable(table, 5), std::string("W  abcdefghij\nx           1\n"));
}

void TextTableTest::writesTitlesWithoutRows()
{
    QCOMPARE(lab::formatTable({{{"a", {}}, {"b", {}}}}), std::string("a  b\n"));
    QCOMPARE(lab::formatTable({{{"a", {"1"}}}}), std::string("a\n1\n"));
}

void TextTableTest::writesNothingWithoutColumns()
{
    QCOMPARE(lab::formatTable({}), std::string());
}

void TextTableTest::writesTheSameCellsAsCsv()
{
    const TextTable table{{{"Word", {"北京", "a, b"}}, {"来", {"0.5", "-"}}}};
    QCOMPARE(lab::formatCsv(table), std::string("Word,来\r\n北京,0.5\r\n\"a, b\",\r\n"));
    QCOMPARE(lab::formatCsv({}), std::string());
}

QTEST_GUILESS_MAIN(TextTableTest)
#include "texttabletest.moc"
