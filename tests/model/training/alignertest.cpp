// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/aligner.h"

#include <QTest>

using namespace lab;

class AlignerTest : public QObject {
    Q_OBJECT

private slots:
    // 3 cat, 4 dog, 5 sees on both sides with other numbers; only the company they keep tells them apart.
    void findsTranslationsFromCooccurrence()
    {
        const std::vector<TokenPair> pairs{{{3, 5, 4, 2}, {13, 15, 14, 2}, {}},
            {{4, 5, 3, 2}, {14, 15, 13, 2}, {}}, {{3, 2}, {13, 2}, {}}, {{4, 2}, {14, 2}, {}},
            {{3, 5, 2}, {13, 15, 2}, {}}};
        const auto links = alignWords(pairs, 10);
        QCOMPARE(links.size(), pairs.size());
        QCOMPARE(links[0], (std::vector<AlignmentLink>{{0, 0}, {1, 1}, {2, 2}}));
        QCOMPARE(links[4], (std::vector<AlignmentLink>{{0, 0}, {1, 1}}));
    }

    void wordOrderDoesNotMatter()
    {
        const std::vector<TokenPair> pairs{
            {{3, 4, 2}, {14, 13, 2}, {}}, {{3, 2}, {13, 2}, {}}, {{4, 2}, {14, 2}, {}}};
        QCOMPARE(alignWords(pairs, 5)[0], (std::vector<AlignmentLink>{{0, 1}, {1, 0}}));
    }

    void endOfSentenceIsLinkedToNothing()
    {
        const std::vector<TokenPair> pairs{{{2}, {2}, {}}};
        QVERIFY(alignWords(pairs, 2)[0].empty());
    }
};

QTEST_GUILESS_MAIN(AlignerTest)
#include "alignertest.moc"
