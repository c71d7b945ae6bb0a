// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/inputlines.h"
#include "model/math/error.h"
#include "tests/support/messageof.h"

#include <QTest>

#include <sstream>
#include <streambuf>

using namespace lab;

namespace {

/// So many 我 and the end of the line, again and again, made as they are read.
class LongLines : public std::streambuf {
public:
    LongLines(std::int64_t characters, int lines) : m_line(3 * characters + 1), m_left(lines * m_line) {}

private:
    int_type underflow() override
    {
        if (m_left == 0)
            return traits_type::eof();
        const std::int64_t place = m_line - 1 - (m_left - 1) % m_line;
        m_byte = place == m_line - 1 ? '\n' : "\xE6\x88\x91"[place % 3];
        --m_left;
        setg(&m_byte, &m_byte, &m_byte + 1);
        return traits_type::to_int_type(m_byte);
    }

    std::int64_t m_line;
    std::int64_t m_left;
    char m_byte = 0;
};

} // namespace

class InputLinesTest : public QObject {
    Q_OBJECT

private slots:
    void charactersAreThoseOfTheWindow_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("Chinese") << QByteArray("我爱你。");
        QTest::newRow("mixed") << QByteArray("naïve 我");
        QTest::newRow("emoji") << QByteArray("我😀👩‍👧");
    }

    void charactersAreThoseOfTheWindow()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(characterCount(text.toStdString()), std::int64_t(QString::fromUtf8(text).size()));
    }

    void bytesThatAreNoTextHaveALengthToo()
    {
        QVERIFY(characterCount(std::string(3000, '\x80')) >= 1000);
        QVERIFY(characterCount(std::string(3000, '\xFF')) >= 3000);
    }

    void linesAreReadAsTheyAre()
    {
        std::istringstream input("我爱你。\r\n\nlast");
        LineReader reader(input, 4);
        InputLine line;
        for (const auto& [text, characters] : std::initializer_list<std::pair<std::string, std::int64_t>>{
                 {"我爱你。", 4}, {"", 0}, {"last", 4}}) {
            QVERIFY(reader.next(line));
            QCOMPARE(line.text, text);
            QCOMPARE(line.characters, characters);
        }
        QCOMPARE(line.number, std::int64_t{3});
        QVERIFY(!reader.next(line));
    }

    void aLineThatIsTooLongIsCountedButNotKept()
    {
        LongLines buffer(300'000, 2);
        std::istream input(&buffer);
        LineReader reader(input, 2000);
        for (int number = 1; number <= 2; ++number) {
            InputLine line;
            QVERIFY(reader.next(line));
            QCOMPARE(line.number, std::int64_t{number});
            QCOMPARE(line.characters, std::int64_t{300'000});
            QVERIFY(line.text.empty());
            QVERIFY2(line.text.capacity() < 20'000, std::to_string(line.text.capacity()).c_str());
        }
        InputLine line;
        QVERIFY(!reader.next(line));
    }

    void aTextThatIsTooLongIsRefusedWithBothNumbers()
    {
        requireLength(2000, 2000);
        QCOMPARE(test::messageOf<FormatError>([] { requireLength(2001, 2000); }),
            QStringLiteral("this text has 2001 characters, but may have at most 2000 (--max-characters sets "
                           "another limit)"));
    }
};

QTEST_GUILESS_MAIN(InputLinesTest)
#include "inputlinestest.moc"
