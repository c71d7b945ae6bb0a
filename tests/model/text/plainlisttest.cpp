// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/plainlist.h"

#include "model/math/error.h"

#include <QTest>

using namespace lab;
using namespace std::literals;

namespace {

// What the reader says about these bytes, or "nothing".
QString refusal(std::string_view bytes, TextSplit split = TextSplit::Characters)
{
    try {
        readPlainList(bytes, split, "tokens");
    } catch (const FormatError& error) {
        return QString::fromUtf8(error.what());
    }
    return "nothing";
}

} // namespace

class PlainListTest : public QObject {
    Q_OBJECT

private slots:
    void eachLineIsAToken()
    {
        const std::vector<std::string> expected{"<unk>", "我", " ", "\uFEFF", "\U0001F600"};
        QCOMPARE(readPlainList("<unk>\n我\n \n\uFEFF\n\U0001F600\n", TextSplit::Characters, ""), expected);
        QCOMPARE(readPlainList("<unk>\n我\n \n\uFEFF\n\U0001F600", TextSplit::Characters, ""), expected);
        QCOMPARE(
            readPlainList("<unk>\r\n我\r\n \r\n\uFEFF\r\n\U0001F600", TextSplit::Characters, ""), expected);
        QVERIFY(readPlainList("", TextSplit::Characters, "").empty());
    }

    void whatIsNoListIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("spaces"); ///< split at spaces
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const QByteArray& bytes, bool spaces, const char* message) {
            QTest::newRow(name) << bytes << spaces << QString::fromUtf8(message);
        };
        row("empty line", "a\n\nb\n", false, "line 2: expected a token, found an empty line.");
        row("only a line feed", "\n", false, "line 1: expected a token, found an empty line.");
        row("twice", "a\nb\na\n", false, "line 3: expected each token once, found \"a\" of line 1 again.");
        row("long and twice", (QByteArray("你").repeated(100) + '\n').repeated(2), false,
            ("line 2: expected each token once, found \"" + QByteArray("你").repeated(60) + "…\" of line 1")
                .constData());
        row("not UTF-8", "a\n\xE6\xAC\n", false, "line 2: expected UTF-8, found other bytes.");
        row("surrogate", "\xED\xA0\x80", false, "line 1: expected UTF-8, found other bytes.");
        row("carriage return", "a\rb\n", false,
            "line 1: expected no control character but the line feed, found number 13.");
        row("NUL", QByteArray("a\n\0", 3), false,
            "line 2: expected no control character but the line feed, found number 0.");
        row("byte-order mark", "\uFEFF<unk>\n", false,
            "line 1: expected a token, found a byte-order mark before it.");
        row("word and count", "the 5\n", true,
            "line 1: expected a token without white space, as texts are split there, found \"the 5\".");
        row("ideographic space", "a\n\u3000", true, "line 2: expected a token without white space");
        row("long", "a\n" + QByteArray(1025, 'x'), false,
            "line 2: expected a token of at most 1024 bytes, found 1025.");
    }

    void whatIsNoListIsRefusedWithItsLine()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, spaces);
        QFETCH(QString, message);
        const QString found =
            refusal(bytes.toStdString(), spaces ? TextSplit::Spaces : TextSplit::Characters);
        QVERIFY2(found.startsWith("tokens: " + message), qPrintable(found));
    }

    void theLongestTokenAndTheLongestListAreRead()
    {
        QCOMPARE(refusal(std::string(1024, 'x')), "nothing");
        std::string list;
        for (int i = 0; i < 1'000'000; ++i)
            list += std::to_string(i) + "\n";
        QCOMPARE(refusal(list), "nothing");
        QCOMPARE(refusal(list + "x"), "tokens: line 1000001: expected at most 1000000 tokens, found more.");
    }

    void everyFlippedBitIsRefusedOrAnotherList()
    {
        const std::string list = "<unk>\n我\n爱\n你\né\n";
        for (std::size_t bit = 0; bit < 8 * list.size(); ++bit) {
            std::string other = list;
            other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << (bit % 8)));
            if (refusal(other) == "nothing")
                QVERIFY(readPlainList(other, TextSplit::Characters, "") !=
                        readPlainList(list, TextSplit::Characters, ""));
        }
    }
};

QTEST_GUILESS_MAIN(PlainListTest)
#include "plainlisttest.moc"
