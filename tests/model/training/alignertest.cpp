// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/aligner.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <span>

using namespace lab;

namespace {

using PlainTable = std::map<std::pair<int, int>, float>; // (from, to) -> t(to | from); from -1 is nothing
using Side = std::vector<int> TokenPair::*;

float plainProbability(const PlainTable& table, int from, int to)
{
    const auto found = table.find({from, to});
    return found == table.end() ? 1.0F : found->second;
}

PlainTable plainTable(const std::vector<TokenPair>& pairs, Side fromSide, Side toSide)
{
    PlainTable table;
    for (int round = 0; round < 4; ++round) {
        PlainTable counts;
        std::map<int, double> totals;
        for (const TokenPair& pair : pairs) {
            std::vector<int> from = pair.*fromSide;
            from.back() = -1; // instead of </s>
            std::ranges::rotate(from, from.end() - 1);
            for (const int to : std::span(pair.*toSide).first((pair.*toSide).size() - 1)) {
                float sum = 0;
                for (const int origin : from)
                    sum += plainProbability(table, origin, to);
                for (const int origin : from) {
                    const float share = plainProbability(table, origin, to) / sum;
                    counts[{origin, to}] += share;
                    totals[origin] += static_cast<double>(share);
                }
            }
        }
        for (auto& [key, value] : counts)
            value = static_cast<float>(static_cast<double>(value) / totals[key.first]);
        table = counts;
    }
    return table;
}

int plainBest(const PlainTable& table, const std::vector<int>& from, int to)
{
    int best = -1;
    float highest = plainProbability(table, -1, to);
    for (std::size_t i = 0; i + 1 < from.size(); ++i) {
        if (plainProbability(table, from[i], to) > highest) {
            highest = plainProbability(table, from[i], to);
            best = static_cast<int>(i);
        }
    }
    return best;
}

} // namespace

class AlignerTest : public QObject {
    Q_OBJECT

private slots:
    // 3 cat, 4 dog, 5 sees on both sides with other numbers; only the company they keep tells them apart.
    void findsTranslationsFromCooccurrence()
    {
        const std::vector<TokenPair> pairs{{{3, 5, 4, 2}, {13, 15, 14, 2}, {}},
            {{4, 5, 3, 2}, {14, 15, 13, 2}, {}}, {{3, 2}, {13, 2}, {}}, {{4, 2}, {14, 2}, {}},
            {{3, 5, 2}, {13, 15, 2}, {}}};
        const auto links = alignWords(pairs, SentenceEnd::Marked, 10);
        QCOMPARE(links.size(), pairs.size());
        QCOMPARE(links[0], (std::vector<AlignmentLink>{{0, 0}, {1, 1}, {2, 2}}));
        QCOMPARE(links[4], (std::vector<AlignmentLink>{{0, 0}, {1, 1}}));
    }

    void wordOrderDoesNotMatter()
    {
        const std::vector<TokenPair> pairs{
            {{3, 4, 2}, {14, 13, 2}, {}}, {{3, 2}, {13, 2}, {}}, {{4, 2}, {14, 2}, {}}};
        QCOMPARE(alignWords(pairs, SentenceEnd::Marked, 5)[0], (std::vector<AlignmentLink>{{0, 1}, {1, 0}}));
    }

    // Model 1 as its formulas say it, with tables instead of cells.
    void agreesWithThePlainModel()
    {
        Random random(4);
        std::vector<TokenPair> pairs;
        for (int i = 0; i < 60; ++i) {
            TokenPair pair;
            for (std::uint64_t left = random.below(6); left > 0; --left)
                pair.source.push_back(3 + static_cast<int>(random.below(9)));
            for (const int word : pair.source)
                if (random.below(4) > 0)
                    pair.target.push_back(20 + word - (random.below(5) == 0 ? 1 : 0));
            std::ranges::reverse(pair.target);
            pair.source.push_back(2);
            pair.target.push_back(2);
            pairs.push_back(pair);
        }
        const auto forward = plainTable(pairs, &TokenPair::source, &TokenPair::target);
        const auto backward = plainTable(pairs, &TokenPair::target, &TokenPair::source);
        const auto links = alignWords(pairs, SentenceEnd::Marked, 4);
        int count = 0;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            std::vector<AlignmentLink> expected;
            for (int t = 0; t + 1 < static_cast<int>(pairs[i].target.size()); ++t) {
                const int s =
                    plainBest(forward, pairs[i].source, pairs[i].target[static_cast<std::size_t>(t)]);
                if (s >= 0 &&
                    plainBest(backward, pairs[i].target, pairs[i].source[static_cast<std::size_t>(s)]) == t)
                    expected.push_back({t, s});
            }
            QCOMPARE(links[i], expected);
            count += static_cast<int>(expected.size());
        }
        QVERIFY(count > 50);
    }

    void endOfSentenceIsLinkedToNothing()
    {
        const std::vector<TokenPair> pairs{{{2}, {2}, {}}};
        QVERIFY(alignWords(pairs, SentenceEnd::Marked, 2)[0].empty());
    }

    // The last token of the source is a word like the others: here it is linked, above it was not.
    void aSourceWithoutItsEndKeepsItsLastWord()
    {
        const std::vector<TokenPair> pairs{{{3, 4}, {13, 14, 2}, {}}, {{3}, {13, 2}, {}}, {{4}, {14, 2}, {}}};
        const auto links = alignWords(pairs, SentenceEnd::Unmarked, 5);
        QCOMPARE(links[0], (std::vector<AlignmentLink>{{0, 0}, {1, 1}}));
        QCOMPARE(links[1], (std::vector<AlignmentLink>{{0, 0}}));
    }
};

QTEST_GUILESS_MAIN(AlignerTest)
#include "alignertest.moc"
