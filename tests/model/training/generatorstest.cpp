// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/generators/generators.h"

#include "model/math/error.h"
#include "model/text/utf8.h"
#include "model/training/generators/frames.h"
#include "model/training/generators/nouns.h"
#include "model/training/generators/numerals.h"
#include "model/training/generators/people.h"
#include "model/training/generators/pinyin.h"

#include <QTest>

#include <algorithm>
#include <regex>
#include <set>
#include <span>

using namespace lab;

namespace {

// What a Chinese numeral says, read from left to right with no help of what wrote it.
std::int64_t valueOf(const std::string& numeral)
{
    std::int64_t total = 0;
    std::int64_t section = 0;
    std::int64_t digit = -1;
    for (const char32_t c : decodeUtf8(numeral)) {
        const std::size_t value = std::u32string_view(U"零一二三四五六七八九").find(c);
        if (value != std::u32string_view::npos)
            digit = static_cast<std::int64_t>(value);
        else if (c == U'两')
            digit = 2;
        else if (c == U'十' || c == U'百' || c == U'千') {
            section += (digit > 0 ? digit : 1) * (c == U'十' ? 10 : c == U'百' ? 100 : 1000);
            digit = 0;
        } else {
            const std::int64_t counted = section + std::max<std::int64_t>(digit, 0);
            total = c == U'亿' ? (total + counted) * 100'000'000 : total + counted * 10'000;
            section = digit = 0;
        }
    }
    return total + section + std::max<std::int64_t>(digit, 0);
}

std::vector<SentencePair> made(const std::string& kind, int count = 3000)
{
    return generatedPairs({{kind, count}}, 7);
}

// The first part of a text that a pattern captures, or nothing.
std::string captured(const std::string& text, const std::string& pattern)
{
    std::smatch match;
    return std::regex_search(text, match, std::regex(pattern)) ? match[1].str() : std::string();
}

std::string number(const std::string& chinese)
{
    return std::all_of(chinese.begin(), chinese.end(), [](char c) { return c >= '0' && c <= '9'; })
               ? chinese
               : std::to_string(valueOf(chinese));
}

const std::string kNumeral = "((?:[0-9]|零|一|二|三|四|五|六|七|八|九|十|百|千|万|两)+)";

} // namespace

class GeneratorsTest : public QObject {
    Q_OBJECT

private slots:
    void writesChineseNumerals_data()
    {
        QTest::addColumn<qint64>("value");
        QTest::addColumn<QString>("numeral");
        for (const auto& [value, numeral] :
            std::vector<std::pair<qint64, const char*>>{{0, "零"}, {2, "二"}, {10, "十"}, {13, "十三"},
                {20, "二十"}, {23, "二十三"}, {100, "一百"}, {105, "一百零五"}, {110, "一百一十"},
                {115, "一百一十五"}, {222, "二百二十二"}, {1000, "一千"}, {1005, "一千零五"},
                {1050, "一千零五十"}, {2008, "两千零八"}, {2222, "两千二百二十二"}, {10'000, "一万"},
                {10'005, "一万零五"}, {10'500, "一万零五百"}, {12'300, "一万两千三百"}, {20'000, "两万"},
                {100'005, "十万零五"}, {130'000, "十三万"}, {1'000'000, "一百万"}, {200'000'000, "两亿"},
                {100'000'005, "一亿零五"}, {1'400'000'000, "十四亿"}, {100'050'000, "一亿零五万"}})
            QTest::addRow("%lld", static_cast<long long>(value)) << value << QString(numeral);
    }

    void writesChineseNumerals()
    {
        QFETCH(qint64, value);
        QFETCH(QString, numeral);
        QCOMPARE(QString::fromStdString(chineseNumber(value)), numeral);
    }

    void everyNumeralSaysItsNumber()
    {
        for (std::int64_t n = 0; n < 30'000; ++n)
            QCOMPARE(valueOf(chineseNumber(n)), n);
        for (std::int64_t n = 1; n < 900'000'000'000; n = n * 7 / 5 + 13) {
            QCOMPARE(valueOf(chineseNumber(n)), n);
            QCOMPARE(valueOf(chineseNumber(n, TwoHundred::Liang)), n);
        }
        QCOMPARE(chineseCount(2), std::string("两"));
        QCOMPARE(chineseCount(12), std::string("十二"));
        QCOMPARE(chineseNumber(250, TwoHundred::Liang), std::string("两百五十"));
        QCOMPARE(chineseDigits("1508"), std::string("一五〇八"));
        QCOMPARE(chineseDecimal("12.05"), std::string("十二点零五"));
    }

    void writesEnglishNumbers()
    {
        const std::vector<std::pair<std::int64_t, std::string>> expected = {{1, "one"}, {12, "twelve"},
            {13, "13"}, {999, "999"}, {1508, "1508"}, {35'000, "35,000"}, {999'999, "999,999"},
            {1'000'000, "one million"}, {1'500'000, "1.5 million"}, {35'000'000, "35 million"},
            {1'234'567, "1,234,567"}, {1'400'000'000, "1.4 billion"}, {2'000'000'000, "two billion"}};
        for (const auto& [value, text] : expected)
            QCOMPARE(englishNumber(value), text);
        const std::vector<std::pair<std::int64_t, std::string>> ordinals = {{1, "first"}, {12, "twelfth"},
            {13, "13th"}, {21, "21st"}, {22, "22nd"}, {33, "33rd"}, {111, "111th"}, {112, "112th"},
            {121, "121st"}};
        for (const auto& [value, text] : ordinals)
            QCOMPARE(englishOrdinal(value), text);
    }

    void spellsNamesInPinyin()
    {
        const std::vector<std::pair<std::string, std::string>> expected = {{"王", "Wang"},
            {"小明", "Xiaoming"}, {"欧阳", "Ouyang"}, {"建安", "Jian'an"}, {"曾", "Zeng"}, {"任", "Ren"},
            {"单", "Shan"}, {"吕", "Lü"}, {"沈", "Shen"}, {"雪娥", "Xue'e"}, {"海英", "Haiying"},
            {"晟", "Sheng"}, {"查", "Zha"}};
        for (const auto& [characters, name] : expected)
            QCOMPARE(pinyinName(characters), name);
    }

    void fillsFramesOnBothSides()
    {
        QCOMPARE(filled({"{1}有{2}。", "{1} has {2}."}, {{"他", "he"}, {"两本书", "two books"}}),
            (SentencePair{"他有两本书。", "He has two books."}));
        QCOMPARE(filled({"{1}坏了。", "{1} is broken."}, {{"iPad", "iPad"}}, false).target,
            std::string("iPad is broken."));
        QVERIFY_THROWS_EXCEPTION(ConfigError, filled({"{1}。", "no place"}, {{"一", "one"}}));
        QVERIFY_THROWS_EXCEPTION(ConfigError, filled({"{1}{1}。", "{1}"}, {{"一", "one"}}));
    }

    void agreesInNumber()
    {
        for (const NounKind kind : {NounKind::Thing, NounKind::Person, NounKind::Text, NounKind::Place}) {
            for (const CountedNoun& noun : countedNouns(kind)) {
                QCOMPARE(counted(1, noun).target, "one " + noun.one);
                QCOMPARE(counted(2, noun), (Phrase{"两" + noun.measure + noun.chinese, "two " + noun.many}));
                QCOMPARE(
                    counted(23, noun), (Phrase{"二十三" + noun.measure + noun.chinese, "23 " + noun.many}));
            }
        }
        for (const SentencePair& pair : made("counts")) {
            const bool one = pair.target.find("There is ") == 0;
            if (one || pair.target.find("There are ") == 0)
                QCOMPARE(pair.target.find(" one ") != std::string::npos, one);
        }
    }

    void countsAreExact()
    {
        int seen = 0;
        for (const SentencePair& pair : made("counts")) {
            const std::string years = captured(pair.source, kNumeral + "岁");
            if (years.empty())
                continue;
            ++seen;
            const std::string expected =
                englishNumber(std::stoll(number(years))) + (number(years) == "1" ? " year" : " years");
            QVERIFY2(pair.target.find(expected + " old") != std::string::npos, pair.target.c_str());
        }
        QVERIFY(seen > 300);
    }

    void pricesAreExact()
    {
        int seen = 0;
        for (const SentencePair& pair : made("prices")) {
            const std::string whole = captured(pair.source, kNumeral + "(?:块|元)");
            if (whole.empty())
                continue;
            ++seen;
            const std::string jiao = captured(pair.source, "块(一|二|三|四|五|六|七|八|九)(?!斤)");
            const std::string expected =
                jiao.empty() ? englishNumber(std::stoll(number(whole))) : number(whole) + "." + number(jiao);
            const std::string english = pair.target.find("yuan") == std::string::npos ? "" : pair.target;
            const std::string capital = static_cast<char>(std::toupper(expected[0])) + expected.substr(1);
            QVERIFY2(english.find(expected + " yuan") != std::string::npos ||
                         english.find(capital + " yuan") != std::string::npos,
                (pair.source + " " + pair.target).c_str());
        }
        QVERIFY(seen > 2500);
    }

    void sharesAreExact()
    {
        QCOMPARE(captured("Only two thirds of", "(two thirds)"), std::string("two thirds"));
        std::set<std::string> fractions;
        for (const SentencePair& pair : made("shares", 2500)) {
            const std::string percent = captured(pair.source, "([0-9.]+%)");
            QVERIFY2(pair.target.find(percent) != std::string::npos, pair.target.c_str());
            const std::string words = captured(pair.source, "百分之" + kNumeral + "(?:的|。)");
            if (!words.empty() && words != "百") {
                const std::string expected = englishNumber(std::stoll(number(words))).substr(1) + " percent";
                QVERIFY2(pair.target.find(expected) != std::string::npos, pair.target.c_str());
            }
            if (pair.source.find("三分之二") != std::string::npos)
                fractions.insert(captured(pair.target, "([Tt]wo thirds)"));
            if (pair.source.find("四分之一") != std::string::npos)
                fractions.insert(captured(pair.target, "([Oo]ne quarter )"));
        }
        QVERIFY(fractions.contains("two thirds") && !fractions.contains(""));
    }

    void datesAreExact()
    {
        const std::vector<std::string> months = {"January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December"};
        for (const SentencePair& pair : made("dates")) {
            const std::string month = captured(pair.source, kNumeral + "月");
            const std::string day = captured(pair.source, "月" + kNumeral + "(?:日|号)");
            std::string expected;
            if (!month.empty())
                expected = months.at(std::stoul(number(month)) - 1) + (day.empty() ? "" : " " + number(day));
            QVERIFY2(pair.target.find(expected) != std::string::npos, (pair.source + pair.target).c_str());
            const std::string year = captured(pair.source, "([0-9]{4})年");
            QVERIFY2(pair.target.find(year) != std::string::npos, (pair.source + pair.target).c_str());
        }
    }

    void timesAreExact()
    {
        int seen = 0;
        for (const SentencePair& pair : made("times")) {
            // Of 星期六十二点 six belongs to the day.
            const std::string source =
                std::regex_replace(pair.source, std::regex("星期(?:一|二|三|四|五|六|天)"), "");
            const std::string hour = captured(source, kNumeral + "点");
            const std::string minute = captured(source, "点(?:零)?" + kNumeral + "(?:分|。|到|出)");
            const std::string digits = captured(pair.source, "([0-9]+:[0-9]{2})");
            QVERIFY2(pair.target.find(digits) != std::string::npos, pair.target.c_str());
            if (pair.source.find("点半") != std::string::npos)
                QVERIFY2(pair.target.find("half past " + englishNumber(std::stoll(number(hour)))) !=
                             std::string::npos,
                    pair.target.c_str());
            if (minute.empty())
                continue;
            ++seen;
            const std::string padded = (number(minute).size() < 2 ? "0" : "") + number(minute);
            QVERIFY2(pair.target.find(number(hour) + ":" + padded) != std::string::npos,
                (pair.source + pair.target).c_str());
        }
        QVERIFY(seen > 500);
    }

    void copiesAreTheSameOnBothSides()
    {
        for (const SentencePair& pair : made("copies")) {
            const std::string word = captured(pair.source, "([A-Za-z0-9][A-Za-z0-9.@+-]*)");
            QVERIFY(!word.empty());
            QVERIFY2(pair.target.find(word) != std::string::npos, (pair.source + pair.target).c_str());
        }
        for (const SentencePair& pair : made("codes")) {
            const std::string digits = captured(pair.source, "([0-9]{3,})");
            QVERIFY2(pair.target.find(digits) != std::string::npos, pair.target.c_str());
        }
    }

    void namesAreSurnameFirst()
    {
        Random random(3);
        std::set<std::string> names;
        for (int i = 0; i < 2000; ++i) {
            const Phrase name = personalName(random);
            names.insert(name.source);
            QVERIFY2(std::regex_match(name.target, std::regex("[A-Z][a-z]*(ü|)[a-z]* [A-Z]['a-z]+")),
                name.target.c_str());
            QCOMPARE(name.target.substr(name.target.find(' ') + 1),
                pinyinName(name.source.substr(
                    name.target.find("Ouyang") == 0 || name.target.find("Sima") == 0 ||
                            name.target.find("Zhuge") == 0 || name.target.find("Shangguan") == 0 ||
                            name.target.find("Dongfang") == 0 || name.target.find("Xiahou") == 0 ||
                            name.target.find("Huangfu") == 0
                        ? 6
                        : 3)));
        }
        QVERIFY(names.size() > 1800);
        bool teacher = false;
        for (const SentencePair& pair : made("titles", 1000))
            teacher = teacher || (pair.source.find("张老师") != std::string::npos &&
                                     pair.target.find("Teacher Zhang") != std::string::npos);
        QVERIFY(teacher);
    }

    void everyKindIsReadable()
    {
        for (const Generator& generator : generators()) {
            std::set<std::string> sources;
            for (const SentencePair& pair : made(generator.name, 1000)) {
                QVERIFY2(sources.insert(pair.source).second, pair.source.c_str());
                QVERIFY2(
                    pair.source.ends_with("。") || pair.source.ends_with("？") || pair.source.ends_with("！"),
                    pair.source.c_str());
                QVERIFY2(
                    pair.target.ends_with('.') || pair.target.ends_with('?') || pair.target.ends_with('!'),
                    pair.target.c_str());
                for (const std::string& text : {pair.source, pair.target})
                    QVERIFY2(text.find('{') == std::string::npos && text.find("  ") == std::string::npos,
                        text.c_str());
            }
        }
    }

    void equalSeedsGiveEqualPairs()
    {
        const GeneratedCounts counts = {{"names", 50}, {"dates", 20}};
        QCOMPARE(generatedPairs(counts, 1), generatedPairs(counts, 1));
        QVERIFY(generatedPairs(counts, 1) != generatedPairs(counts, 2));
        const auto more = generatedPairs({{"dates", 40}}, 1);
        const auto fewer = generatedPairs({{"dates", 20}}, 1);
        QVERIFY(std::ranges::equal(fewer, std::span(more).first(20)));
        QCOMPARE(generatedPairs(counts, 1)[0], fewer[0]);
    }

    void refusesWhatCannotBeGenerated()
    {
        QVERIFY_THROWS_EXCEPTION(ConfigError, generatedPairs({{"poems", 1}}, 1));
        QVERIFY_THROWS_EXCEPTION(ConfigError, generatedPairs({{"places", 10'000'000}}, 1));
    }
};

QTEST_GUILESS_MAIN(GeneratorsTest)
#include "generatorstest.moc"
