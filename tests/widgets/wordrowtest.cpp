// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wordrow.h"

#include <QTest>

using namespace lab;

namespace {

WordRowRequest requestFor(int words, int focus = -1)
{
    WordRowRequest request;
    for (int word = 0; word < words; ++word)
        request.words.append(word % 2 == 0 ? QStringLiteral("北京") : QStringLiteral("yesterday"));
    request.room = QRectF(10, 5, 800, 40);
    request.focus = focus;
    return request;
}

} // namespace

class WordRowTest : public QObject {
    Q_OBJECT
private slots:
    void noWordsAreNoBoxes() { QVERIFY(layoutWords(requestFor(0)).boxes.empty()); }

    void fewWordsAreLargeAndInTheMiddle()
    {
        const WordRow row = layoutWords(requestFor(3));
        QCOMPARE(row.wordPixels, 20);
        QCOMPARE(row.overflow, 0.0);
        const double middle = (row.boxes.front().left() + row.boxes.back().right()) / 2;
        QVERIFY(std::abs(middle - 410) < 0.01);
    }

    void wordsNeverOverlap()
    {
        for (const int words : {1, 2, 7, 12, 30, 400}) {
            const WordRow row = layoutWords(requestFor(words, words / 2));
            for (std::size_t word = 1; word < row.boxes.size(); ++word)
                QVERIFY(row.boxes[word].left() >= row.boxes[word - 1].right() + 5.9);
        }
    }

    void wordsThatFitStayInTheRoom()
    {
        for (int words = 1; words < 9; ++words) {
            const WordRow row = layoutWords(requestFor(words));
            if (row.overflow > 0)
                continue;
            QVERIFY(row.boxes.front().left() >= 10 - 0.01);
            QVERIFY(row.boxes.back().right() <= 810 + 0.01);
        }
    }

    void moreWordsAreSmallerThenScrolled()
    {
        const WordRow some = layoutWords(requestFor(9));
        QVERIFY(some.wordPixels < 20);
        const WordRow many = layoutWords(requestFor(40));
        QCOMPARE(many.wordPixels, 15);
        QVERIFY(many.overflow > 0);
    }

    void scrolledWordsKeepTheFocusInView()
    {
        for (const int focus : {0, 1, 20, 38, 39}) {
            const WordRow row = layoutWords(requestFor(40, focus));
            const QRectF& box = row.boxes[std::size_t(focus)];
            QVERIFY(box.left() >= 10 - 0.01 && box.right() <= 810 + 0.01);
        }
        QCOMPARE(layoutWords(requestFor(40, 0)).boxes.front().left(), 10.0);
        QVERIFY(std::abs(layoutWords(requestFor(40, 39)).boxes.back().right() - 810) < 0.01);
    }

    void pointsFindTheirWord()
    {
        const WordRow row = layoutWords(requestFor(5));
        QCOMPARE(row.wordAt(row.boxes[3].center()), 3);
        QCOMPARE(row.wordAt({0, 0}), -1);
    }
};

QTEST_MAIN(WordRowTest)
#include "wordrowtest.moc"
