// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alignmentview.h"
#include "tests/support/syntheticdecoding.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

using namespace lab;

namespace {

Moment momentOf(Decoding decoding, int step)
{
    return {std::make_shared<const Decoding>(std::move(decoding)), step, {}};
}

std::vector<AlignmentLine> linesOf(const AlignmentView& view)
{
    return linesInView(view.data(), view.alignmentLayout());
}

void wheel(AlignmentView& view, const QPointF& position, int notches)
{
    QWheelEvent event(position, view.mapToGlobal(position), {}, {0, -120 * notches}, Qt::NoButton, {},
        Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &event);
}

} // namespace

/// The probabilities as lines between words.
class AlignmentViewTest : public QObject {
    Q_OBJECT

    AlignmentView m_view;

    const AlignmentLayout& layout() const { return m_view.alignmentLayout(); }
    void move(const QPointF& to) { QTest::mouseMove(&m_view, to.toPoint()); }
    void click(const QPointF& at) { QTest::mouseClick(&m_view, Qt::LeftButton, {}, at.toPoint()); }
    /// A spot that this line has for itself: near its key, where lines have not met yet.
    QPointF spotOf(int row, int key) const { return layout().line(row, key).pointAt(0.04); }

private slots:
    void init()
    {
        m_view.setTheme(lightTheme());
        m_view.resize(436, 262); // as in a window of 1280 × 720
        m_view.setSelection({});
        m_view.setMoment(momentOf(parkDecoding(), 8));
        m_view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_view));
    }

    void eachReachedCellHasALineOfItsWeight()
    {
        const std::vector<AlignmentLine> lines = linesOf(m_view);
        QCOMPARE(lines.size(), 80U);
        for (std::size_t line = 0; line < lines.size(); ++line) {
            QCOMPARE(lines[line].row, int(line) / 10);
            QCOMPARE(lines[line].key, int(line) % 10);
            QCOMPARE(lines[line].weight, m_view.data().value(lines[line].row, lines[line].key));
        }
    }

    void thePaintedThicknessIsTheWeight()
    {
        m_view.setMoment(momentOf(welcomeDecoding(), 1));
        const QImage image = m_view.grab().toImage();
        const QLineF way = layout().line(0, 0);
        const double weight = double(m_view.data().value(0, 0));
        const int x = qRound(way.pointAt(0.9).x());
        double ink = 0; // of the line's colour on the panel's, down one column of pixels
        const QColor line = lightTheme().accent;
        for (int y = int(layout().lines.top()); y < int(way.p2().y() + layout().thickest); ++y)
            ink += double(255 - image.pixelColor(x, y).red()) / (255 - line.red());
        const double slant = std::cos(std::atan2(way.dy(), way.dx()));
        double others = 0; // lines of the same row that end at the same word
        for (int key = 1; key < 4; ++key)
            others += layout().thickness(m_view.data().value(0, key));
        QVERIFY2(std::abs(ink * slant - weight * layout().thickest) < others + 0.3,
            qPrintable(QStringLiteral("%1 pixels").arg(ink * slant)));
    }

    void theCurrentRowIsBrightAndOthersAreDimmed()
    {
        m_view.setMoment(momentOf(longDecoding(4, 4, 2), 3));
        const QImage image = m_view.grab().toImage();
        const auto colourOf = [&](int row, int key) {
            return image.pixelColor(layout().line(row, key).pointAt(0.97).toPoint());
        };
        QCOMPARE(colourOf(2, 2), lightTheme().accent);
        QCOMPARE(colourOf(0, 0), lightTheme().quietBar);
        m_view.setSelection({0, 0, -1});
        QCOMPARE(m_view.grab().toImage().pixelColor(layout().line(0, 0).pointAt(0.97).toPoint()),
            lightTheme().text);
    }

    void whatIsNotWorkedOutHasNoLines()
    {
        Moment moment = momentOf(parkDecoding(), 3);
        moment.stage = Stage::Scores;
        m_view.setMoment(moment);
        QCOMPARE(linesOf(m_view).size(), 20U);
        moment.stage = Stage::Softmax;
        moment.part = 100;
        m_view.setMoment(moment);
        QCOMPARE(linesOf(m_view).size(), isDone(moment, Stage::Softmax) ? 30U : 20U);
        m_view.setMoment(momentOf(parkDecoding(), 0));
        QVERIFY(linesOf(m_view).empty());
    }

    void maskedKeysHaveNoLine()
    {
        Moment moment = momentOf(transformerDecoding(), 4);
        moment.head = {AttentionSite::DecoderSelf, 0, 0, 0};
        m_view.setMoment(moment);
        const std::vector<AlignmentLine> lines = linesOf(m_view);
        QCOMPARE(lines.size(), 10U);
        for (const AlignmentLine& line : lines)
            QVERIFY(line.key <= line.row);
    }

    void selfAttentionHasTheSentenceOnBothSides()
    {
        Moment moment = momentOf(transformerDecoding(), 1);
        moment.head = {AttentionSite::EncoderSelf, 0, 1, 2};
        m_view.setMoment(moment);
        QCOMPARE(m_view.data().rowLabels, m_view.data().columnLabels);
        QCOMPARE(linesOf(m_view).size(), 16U); // all rows are there at once
    }

    void pointingMarksALineAWordOrANumber()
    {
        QSignalSpy pointed(&m_view, &AlignmentView::pointedAt);
        const auto last = [&] { return pointed.last().front().value<Selection>(); };
        move(spotOf(7, 1));
        QCOMPARE(last(), (Selection{7, 1, -1}));
        QCOMPARE(m_view.markedCell(), QPoint(1, 7));
        move(layout().keys.label(3).center());
        QCOMPARE(last(), (Selection{-1, 3, -1}));
        move(layout().queries.label(2).center());
        QCOMPARE(last(), (Selection{2, -1, -1}));
        const QPointF number(layout().numbers.center().x(), layout().keys.centre(5));
        move(number); // the numbers are those of the row that was marked last
        QCOMPARE(last(), (Selection{2, 5, -1}));
        move({2, 2});
        QVERIFY(last().isEmpty());
        move(layout().queries.label(9).center()); // not reached
        QVERIFY(last().isEmpty());
    }

    void theThickestOfTheLinesAtAPointIsMeant()
    {
        const QPointF end = layout().line(7, 1).pointAt(0.99); // where all lines of the query end
        const auto found = lineAt(linesOf(m_view), layout(), end);
        QVERIFY(found);
        for (int key = 0; key < 10; ++key)
            QVERIFY(m_view.data().value(7, key) <= found->weight);
        QVERIFY(!lineAt(linesOf(m_view), layout(), layout().keys.box.center()));
    }

    void aClickOnALineSelectsAndOpensIt()
    {
        QSignalSpy selected(&m_view, &AlignmentView::selected);
        QSignalSpy opened(&m_view, &AlignmentView::opened);
        click(spotOf(7, 1));
        QCOMPARE(selected.last().front().value<Selection>(), (Selection{7, 1, -1}));
        QCOMPARE(opened.last().front().value<Selection>(), (Selection{7, 1, -1}));
        QCOMPARE(opened.last().at(1).value<CellNumber>(), CellNumber::Probability);
    }

    void aClickOnAWordSelectsItsColumnOrGoesToItsRow()
    {
        QSignalSpy selected(&m_view, &AlignmentView::selected);
        QSignalSpy opened(&m_view, &AlignmentView::opened);
        QSignalSpy requested(&m_view, &AlignmentView::rowRequested);
        click(layout().keys.label(3).center());
        QCOMPARE(selected.last().front().value<Selection>(), (Selection{-1, 3, -1}));
        click(layout().queries.label(2).center());
        QCOMPARE(requested.last().front().toInt(), 2);
        click(layout().queries.label(9).center());
        QCOMPARE(requested.size(), 1);
        QVERIFY(opened.isEmpty());
    }

    void arrowKeysGoFromKeyToKeyAndFromQueryToQuery()
    {
        m_view.activateWindow();
        m_view.setFocus(Qt::TabFocusReason);
        QSignalSpy selected(&m_view, &AlignmentView::selected);
        QSignalSpy opened(&m_view, &AlignmentView::opened);
        m_view.setSelection({7, 0, -1});
        const auto after = [&](Qt::Key key) {
            QTest::keyClick(&m_view, key);
            const auto selection = selected.last().front().value<Selection>();
            m_view.setSelection(selection);
            return selection;
        };
        QCOMPARE(after(Qt::Key_Down), (Selection{7, 1, -1}));
        QCOMPARE(after(Qt::Key_Left), (Selection{6, 1, -1}));
        QCOMPARE(after(Qt::Key_Right), (Selection{7, 1, -1}));
        QCOMPARE(after(Qt::Key_Right), (Selection{7, 1, -1})); // the next has not been reached
        QCOMPARE(after(Qt::Key_End), (Selection{7, 9, -1}));
        QCOMPARE(after(Qt::Key_Up), (Selection{7, 8, -1}));
        QCOMPARE(after(Qt::Key_Home), (Selection{7, 0, -1}));
        QTest::keyClick(&m_view, Qt::Key_Return);
        QCOMPARE(opened.last().front().value<Selection>(), (Selection{7, 0, -1}));
        m_view.clearFocus();
    }

    void mergedPiecesAreOneWordAndHaveNoSum()
    {
        Moment moment = momentOf(parkDecoding(), 10);
        moment.words = true;
        m_view.setMoment(moment);
        const std::vector<AlignmentLine> lines = linesOf(m_view);
        QCOMPARE(lines.size(), std::size_t(m_view.data().rowCount() * m_view.data().columnCount()));
        for (const AlignmentLine& line : lines)
            QCOMPARE(line.weight, m_view.data().value(line.row, line.key));
        QVERIFY(m_view.data().note.contains(QStringLiteral("merged")));
    }

    void screenReadersFindATableOfTheNumbers()
    {
        QAccessibleInterface* found = QAccessible::queryAccessibleInterface(&m_view);
        QCOMPARE(found->role(), QAccessible::Table);
        QVERIFY(found->text(QAccessible::Name).contains(QStringLiteral("lines")));
        QVERIFY(found->text(QAccessible::Description).contains(QStringLiteral("thickness")));
        QCOMPARE(found->childCount(), 100);
        m_view.setSelection({7, 1, -1});
        const PaintedItem item = m_view.item(71);
        QCOMPARE(item.name, QStringLiteral("yesterday → 昨天"));
        QVERIFY(item.selected);
        QCOMPARE(item.value.toFloat(), m_view.data().value(7, 1));
        QCOMPARE(m_view.item(95).value, QStringLiteral("not computed yet"));
        for (int index = 0; index < 100; ++index)
            QVERIFY(QRectF(m_view.rect()).contains(m_view.item(index).box));
    }

    void nothingOverlapsAtAnySize_data()
    {
        QTest::addColumn<QSize>("size");
        for (const QSize size :
            {QSize(220, 150), QSize(320, 200), QSize(436, 262), QSize(760, 430), QSize(1100, 900)})
            QTest::addRow("%d x %d", size.width(), size.height()) << size;
    }

    void nothingOverlapsAtAnySize()
    {
        QFETCH(QSize, size);
        m_view.resize(size);
        for (const int words : {1, 4, 12, 40, 2000}) {
            m_view.setMoment(momentOf(longDecoding(words, std::min(words, 60), 2), 1));
            const QRectF all(m_view.rect());
            for (const QRectF& box :
                {layout().title, layout().headings, layout().keys.box, layout().lines, layout().queries.box})
                QVERIFY(all.contains(box));
            QVERIFY(layout().keys.box.right() < layout().lines.left());
            QVERIFY(layout().lines.right() < layout().queries.box.left());
            QVERIFY(layout().lines.width() > 0.2 * size.width());
            QVERIFY(layout().keys.pitch >= layout().keys.wordPixels + 3 || layout().keys.stride > 1);
            QVERIFY(layout().title.bottom() <= layout().headings.top());
            QVERIFY(layout().headings.bottom() <= layout().lines.top());
        }
    }

    void aLongSentenceShowsTheWordsAroundTheCurrentOne()
    {
        m_view.setMoment(momentOf(longDecoding(2000, 300, 2), 200));
        QVERIFY(layout().keys.lines.scrolls());
        QVERIFY(layout().queries.shows(199));
        const HeatMapData& data = m_view.data();
        const int shown = layout().keys.lines.shown;
        QVERIFY(shown >= 5);
        double outside = 0;
        for (int key = 0; key < 2000; ++key)
            outside += layout().keys.shows(key) ? 0 : double(data.value(199, key));
        QCOMPARE(weightOutOfSight(data, layout(), 199), outside);
        const QString stated = QString::number(outside, 'f', 2);
        QVERIFY2(m_view.note().contains(stated), qPrintable(m_view.note()));
        const std::vector<AlignmentLine> lines = linesOf(m_view);
        QVERIFY(!lines.empty());
        QVERIFY(lines.size() <= std::size_t(9 * shown * shown));
        for (const AlignmentLine& line : lines)
            QVERIFY(layout().keys.shows(line.key) || layout().queries.shows(line.row));
        QVERIFY(m_view.item(0).box.isEmpty());
    }

    void theWheelScrollsTheColumnThatItIsOver()
    {
        m_view.setMoment(momentOf(longDecoding(2000, 300, 2), 200));
        const int keys = layout().keys.lines.first();
        const int queries = layout().queries.lines.first();
        wheel(m_view, layout().keys.box.center(), 3);
        QVERIFY(layout().keys.lines.first() > keys);
        QCOMPARE(layout().queries.lines.first(), queries);
        wheel(m_view, layout().queries.box.center(), -2);
        QVERIFY(layout().queries.lines.first() < queries);
        wheel(m_view, layout().lines.center(), -100'000);
        QCOMPARE(layout().keys.lines.first(), 0);
        QCOMPARE(layout().queries.lines.first(), 0);
    }

    void theKeyboardScrollsToWhatItReaches()
    {
        m_view.setMoment(momentOf(longDecoding(2000, 300, 2), 200));
        QSignalSpy selected(&m_view, &AlignmentView::selected);
        m_view.setSelection({199, 0, -1});
        QTest::keyClick(&m_view, Qt::Key_End);
        QCOMPARE(selected.last().front().value<Selection>(), (Selection{199, 1999, -1}));
        QVERIFY(layout().keys.shows(1999));
    }
};

QTEST_MAIN(AlignmentViewTest)
#include "alignmentviewtest.moc"
