// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/textlines.h"

#include "model/math/error.h"

#include <QTest>

#include <sstream>
#include <streambuf>

using namespace lab;
using namespace std::literals;

namespace {

// 我爱你。 and 北京, which alone is not certain to be Chinese
const std::string certain = "\xCE\xD2\xB0\xAE\xC4\xE3\xA1\xA3";
const std::string uncertain = "\xB1\xB1\xBE\xA9";

// What cannot be read again, and knows how much of it has been read.
class Pipe : public std::streambuf {
public:
    explicit Pipe(std::string text) : m_text(std::move(text)) {}
    std::size_t taken() const { return m_taken; }

protected:
    int_type underflow() override
    {
        return m_taken < m_text.size() ? traits_type::to_int_type(m_text[m_taken]) : traits_type::eof();
    }
    int_type uflow() override
    {
        return m_taken < m_text.size() ? traits_type::to_int_type(m_text[m_taken++]) : traits_type::eof();
    }

private:
    std::string m_text;
    std::size_t m_taken = 0;
};

} // namespace

class TextLinesTest : public QObject {
    Q_OBJECT

private slots:
    void linesHaveNoEnds()
    {
        QCOMPARE(
            linesOf("\uFEFF我\r\n\n爱\uFEFF\n你"), (std::vector<std::string>{"我", "", "爱\uFEFF", "你"}));
        QCOMPARE(linesOf(""), std::vector<std::string>{});
        QCOMPARE(linesOf("\n"), std::vector<std::string>{""});
        QCOMPARE(m_notice, ""s);
    }

    void utf16IsCutAtItsLineFeeds()
    {
        // 上 is 0A 4E in UTF-16LE, and begins like a line feed
        QCOMPARE(linesOf({"\xFF\xFE\x0A\x4E\x11\x62\x0D\0\x0A\0\x0A\0\x60\x4F", 14}),
            (std::vector<std::string>{"上我", "", "你"}));
        QCOMPARE(m_notice, "standard input UTF-16LE"s);
        QCOMPARE(linesOf({"\xFE\xFF\x62\x11\0\x0A\x4F\x60\x4F", 9}),
            (std::vector<std::string>{"我", "line 2: expected text in UTF-16BE, found other bytes."}));
    }

    void chineseIsReadAsSoonAsItIsCertain()
    {
        QCOMPARE(linesOf("hello\n" + certain + "\n" + uncertain),
            (std::vector<std::string>{"hello", "我爱你。", "北京"}));
        QCOMPARE(m_notice, "standard input GB18030"s);
    }

    void whatFollowsInAFileMakesItCertain()
    {
        QCOMPARE(linesOf(uncertain + "\n" + certain + "\n"), (std::vector<std::string>{"北京", "我爱你。"}));
        Pipe pipe(uncertain + "\n" + certain + "\n");
        std::istream input(&pipe);
        QCOMPARE(
            linesOf(input).front(), "line 1: expected text in UTF-8, found bytes that look like GB18030."s);
    }

    void aWrongLineIsNamedAndPassed()
    {
        QCOMPARE(linesOf("我\n\xFF\n你\nb\n" + certain),
            (std::vector<std::string>{"我", "line 2: expected text in UTF-8, found the byte 0xFF.", "你", "b",
                "line 5: expected text in UTF-8, found bytes that look like GB18030."}));
        QVERIFY(linesOf({"a\nb\0c\nd", 7})[1].starts_with("line 2: expected text, found a NUL"));
    }

    void noLineWaitsForTheNextOne()
    {
        for (const std::string& first : {std::string("我爱你。\n"), certain + "\n", uncertain + "\n"}) {
            Pipe pipe(first + "next\n");
            std::istream input(&pipe);
            TextLines lines(input, "standard input");
            try {
                lines.next();
            } catch (const FormatError&) {
            }
            QCOMPARE(pipe.taken(), first.size());
        }
    }

private:
    std::vector<std::string> linesOf(const std::string& bytes)
    {
        std::istringstream input(bytes);
        return linesOf(input);
    }

    // The lines, and for one that is wrong what is said of it.
    std::vector<std::string> linesOf(std::istream& input)
    {
        m_notice.clear();
        TextLines lines(
            input, "standard input", [this](const std::string& name, const std::string& encoding) {
                m_notice = name + " " + encoding;
            });
        std::vector<std::string> result;
        while (true) {
            try {
                const auto line = lines.next();
                if (!line)
                    return result;
                result.push_back(*line);
            } catch (const FormatError& error) {
                const std::string message = error.what();
                result.push_back(message.substr(message.find(", ") + 2));
            }
        }
    }

    std::string m_notice;
};

QTEST_GUILESS_MAIN(TextLinesTest)
#include "textlinestest.moc"
