// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/placenames.h"

#include "model/math/error.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace lab;

namespace {

const Place kBoston = {"波士顿", "Boston"};
const Place kTokyo = {"东京", "Tokyo"};
const Place kKyoto = {"京都", "Kyoto"};
const Place kBeijing = {"北京", "Beijing"};
const Place kShanghai = {"上海", "Shanghai"};
const SentencePair kLives = {"汤姆住在波士顿。", "Tom lives in Boston."};

PlaceNames cities(std::vector<SentencePair> patterns = {})
{
    return {
        {{{kBoston, kTokyo, kKyoto}, {kBeijing, kShanghai}, std::move(patterns), 1}}, {"首都", "capital"}};
}

std::vector<SentencePair> sorted(std::vector<SentencePair> pairs)
{
    std::ranges::sort(pairs, {}, &SentencePair::target);
    return pairs;
}

std::vector<SentencePair> manyPairs(int count)
{
    std::vector<SentencePair> pairs;
    for (int i = 0; i < count; ++i)
        pairs.push_back(
            {"我第" + std::to_string(i) + "次去东京。", "I go to Tokyo for time " + std::to_string(i) + "."});
    return pairs;
}

} // namespace

class PlaceNamesTest : public QObject {
    Q_OBJECT

private slots:
    void putsEachWantedPlaceInOnBothSides()
    {
        const auto copies = placeNamePairs({kLives, {"我饿了。", "I'm hungry."}}, cities(), 100, 1);
        QCOMPARE(sorted(copies), (std::vector<SentencePair>{{"汤姆住在北京。", "Tom lives in Beijing."},
                                     {"汤姆住在上海。", "Tom lives in Shanghai."}}));
    }

    void leavesOtherPairsAlone_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("target");
        QTest::newRow("no place") << "我饿了。"
                                  << "I'm hungry.";
        QTest::newRow("only one side") << "她住在东京。"
                                       << "She lives here.";
        QTest::newRow("twice") << "东京就是东京。"
                               << "Tokyo is Tokyo.";
        QTest::newRow("two places") << "东京比波士顿大。"
                                    << "Tokyo is larger than Boston.";
        QTest::newRow("two places, one of them wanted") << "东京比北京小。"
                                                        << "Tokyo is smaller than Beijing.";
        QTest::newRow("overlapping places") << "东京都很大。"
                                            << "Tokyo is big.";
        QTest::newRow("part of a word") << "他是波士顿人。"
                                        << "He's a Bostonian.";
        QTest::newRow("part of a name") << "这是东京塔。"
                                        << "This is Tokyo Tower.";
        QTest::newRow("avoided word") << "东京是首都。"
                                      << "Tokyo is the main city.";
        QTest::newRow("avoided word in the translation") << "东京是都城。"
                                                         << "Tokyo is the capital.";
    }

    void leavesOtherPairsAlone()
    {
        QFETCH(QString, source);
        QFETCH(QString, target);
        const SentencePair pair = {source.toStdString(), target.toStdString()};
        QVERIFY(placeNamePairs({pair}, cities(), 100, 1).empty());
    }

    void keepsWhatFollowsTheName()
    {
        const auto copies =
            placeNamePairs({{"波士顿的冬天很冷。", "Boston's winters are cold."}}, cities(), 100, 1);
        QCOMPARE(sorted(copies)[0].target, std::string("Beijing's winters are cold."));
        QCOMPARE(sorted(copies)[1].source, std::string("上海的冬天很冷。"));
    }

    void neverMakesTheSamePairAgain()
    {
        PlaceNames names = cities();
        names.groups[0].wanted.push_back(kBoston);
        const auto copies = placeNamePairs({kLives}, names, 100, 1);
        QCOMPARE(copies.size(), std::size_t{2});
        QVERIFY(std::ranges::find(copies, kLives) == copies.end());
    }

    void patternsComeFirst()
    {
        const PlaceNames names = cities({{"欢迎来{}。", "Welcome to {}."}});
        const auto copies = placeNamePairs({kLives}, names, 3, 1);
        QCOMPARE(copies.size(), std::size_t{3});
        QCOMPARE(copies[0], (SentencePair{"欢迎来北京。", "Welcome to Beijing."}));
        QCOMPARE(copies[1], (SentencePair{"欢迎来上海。", "Welcome to Shanghai."}));
        QCOMPARE(placeNamePairs({kLives}, names, 1, 1).size(), std::size_t{1});
        QVERIFY(placeNamePairs({kLives}, names, 0, 1).empty());
    }

    void aPatternWithoutAPlaceIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(ConfigError, placeNamePairs({}, cities({{"欢迎来{}。", "Welcome."}}), 3, 1));
        QVERIFY_THROWS_EXCEPTION(
            ConfigError, placeNamePairs({}, cities({{"欢迎。", "Welcome to {}."}}), 3, 1));
    }

    void spreadsPlacesAndSentencesEvenly()
    {
        const auto copies = placeNamePairs(manyPairs(100), cities(), 150, 1);
        std::map<std::string, int> uses;
        int beijing = 0;
        for (const SentencePair& copy : copies) {
            beijing += copy.source.find("北京") == std::string::npos ? 0 : 1;
            ++uses[copy.target.substr(copy.target.find(" for"))];
        }
        QCOMPARE(copies.size(), std::size_t{150});
        QCOMPARE(beijing, 75);
        QCOMPARE(uses.size(), std::size_t{100});
        QVERIFY(std::ranges::all_of(uses, [](const auto& use) { return use.second <= 2; }));
    }

    void groupsGetTheirShare()
    {
        PlaceNames names = cities();
        names.groups[0].share = 3;
        names.groups.push_back({{{"日本", "Japan"}}, {{"中国", "China"}}, {}, 1});
        std::vector<SentencePair> pairs = manyPairs(60);
        for (int i = 0; i < 60; ++i)
            pairs.push_back({"我爱日本" + std::to_string(i), "I love Japan " + std::to_string(i)});
        const auto copies = placeNamePairs(pairs, names, 40, 1);
        QCOMPARE(copies.size(), std::size_t{40});
        QCOMPARE(std::ranges::count_if(copies,
                     [](const SentencePair& copy) { return copy.source.find("中国") != std::string::npos; }),
            std::ptrdiff_t{10});
    }

    void theSeedDecides()
    {
        PlaceNames onlyBeijing = cities();
        onlyBeijing.groups[0].wanted = {kBeijing};
        QVERIFY(placeNamePairs(manyPairs(50), onlyBeijing, 30, 2) !=
                placeNamePairs(manyPairs(50), onlyBeijing, 30, 1));
        const auto first = placeNamePairs(manyPairs(50), cities(), 30, 1);
        QCOMPARE(placeNamePairs(manyPairs(50), cities(), 30, 1), first);
        QVERIFY(placeNamePairs(manyPairs(50), cities(), 30, 2) != first);
    }

    void theShippedListTeachesToWelcome()
    {
        const auto copies = placeNamePairs({kLives}, chineseEnglishPlaceNames(), 1'000, 1);
        QVERIFY(
            std::ranges::find(copies, SentencePair{"欢迎来北京。", "Welcome to Beijing."}) != copies.end());
        QVERIFY(std::ranges::find(copies, SentencePair{"汤姆住在广州。", "Tom lives in Guangzhou."}) !=
                copies.end());
        std::set<std::string> sources;
        for (const SentencePair& copy : copies)
            QVERIFY2(sources.insert(copy.source).second, copy.source.c_str());
    }
};

QTEST_GUILESS_MAIN(PlaceNamesTest)
#include "placenamestest.moc"
