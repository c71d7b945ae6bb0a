// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sumview.h"
#include "tests/support/ruleheads.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/numbers.h"
#include "widgets/sumstrips.h"
#include "widgets/sumtable.h"
#include "widgets/sumtext.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace lab;

namespace {

const std::vector<CellQuestion> allQuestions = {{CellQuestion::Score, 1}, {CellQuestion::Logit, 1},
    {CellQuestion::Probability, 1}, {CellQuestion::Weight, 1}, {CellQuestion::ContextComponent, 0, 1},
    {CellQuestion::ContextShares}};

SumSubject subjectOf(const HeadRecord& head)
{
    return {{head}, 0, QStringLiteral("to"),
        {QStringLiteral("欢迎"), QStringLiteral("来"), QStringLiteral("北京"), QStringLiteral("</s>")}};
}

void show(SumView& view, const QSize& size = {700, 500})
{
    view.resize(size);
    view.show();
    view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&view));
}

/// The colour of the cell of a row, near its upper edge, where no number stands.
QColor colourAt(SumStrips& strips, int column, int row)
{
    const QRectF all = strips.stripRect(column);
    const double cell = all.width() / double(strips.strip(column).components.size());
    return strips.grab().toImage().pixelColor(int(all.left() + (row + 0.5) * cell), int(all.top()) + 3);
}

QString clipboard()
{
    return QApplication::clipboard()->text();
}

QStringList labelTexts(const SumView& view)
{
    QStringList texts;
    for (const QLabel* label : view.findChildren<QLabel*>())
        texts.append(label->text());
    return texts;
}

/// Presses Tab until a widget has the focus.
bool tabTo(const SumView& view, const QWidget* wanted)
{
    for (int presses = 0; presses < 30; ++presses) {
        if (QApplication::focusWidget() == wanted)
            return true;
        QTest::keyClick(
            QApplication::focusWidget() ? QApplication::focusWidget() : const_cast<SumView*>(&view),
            Qt::Key_Tab);
    }
    return false;
}

} // namespace

class SumViewTest : public QObject {
    Q_OBJECT

private slots:
    void everyKindOpensForEveryRule_data()
    {
        QTest::addColumn<int>("number");
        for (int number = 0; const NamedHead& head : headsOfAllRules())
            QTest::newRow(head.name.c_str()) << number++;
    }

    void everyKindOpensForEveryRule()
    {
        QFETCH(int, number);
        const HeadRecord head = headsOfAllRules()[std::size_t(number)].head;
        SumView view;
        for (const CellQuestion& question : allQuestions) {
            view.setQuestion(subjectOf(head), question);
            const Sum expected = sumOf(subjectOf(head), question);
            QVERIFY(!expected.sections.empty());
            QCOMPARE(view.accessibleName(), expected.title);
            const QStringList texts = labelTexts(view);
            std::size_t tables = 0;
            for (const SumSection& section : expected.sections) {
                tables += section.table.columns.empty() ? 0 : 1;
                for (const SumLine& line : section.lines)
                    QVERIFY(texts.contains(lineText(line, usualSumDecimals)));
            }
            QCOMPARE(std::size_t(view.findChildren<SumTableView*>().size()), tables);
            view.copyText();
            QCOMPARE(clipboard(), plainText(expected, usualSumDecimals));
        }
    }

    void tablesAndStripsShowTheNumbers()
    {
        const HeadRecord head = ruleHead(ScoreRule::Additive);
        SumView view;
        view.setQuestion(subjectOf(head), {CellQuestion::Score, 2});
        show(view);
        const SumTableModel& table = view.findChild<SumTableView*>()->numbers();
        const SumColumn& tanh = view.sum().sections[0].table.columns[4];
        QCOMPARE(table.rowCount(), 16 + 1);
        QCOMPARE(table.headerData(4, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("tanh"));
        QCOMPARE(table.index(3, 4).data().toString(), fixedNumber(tanh.numbers[3], 4));
        QCOMPARE(table.index(16, 6).data().toString(), fixedNumber(double(head.scores(0, 2)), 4));
        QVERIFY(!table.index(16, 4).data().isValid());

        auto* strips = view.findChild<SumStrips*>();
        const VectorStrip strip = strips->strip(4);
        QVERIFY(!strips->isPooled());
        QCOMPARE(strip.components[3], float(tanh.numbers[3]));
        QCOMPARE(colourAt(*strips, 4, 3), lightTheme().diverging.at(strip.scale.position(tanh.numbers[3])));
    }

    void aStripWithoutRoomSaysThatItPools()
    {
        SumTable table{QStringLiteral("row"), {}, {{QStringLiteral("x"), QStringLiteral("x"), {}}}};
        for (int i = 0; i < 500; ++i) {
            table.rows.append(QString::number(i));
            table.columns[0].numbers.push_back(i % 2 == 0 ? i : -i);
        }
        SumStrips strips(table);
        strips.resize(600, strips.sizeHint().height());
        QVERIFY(strips.isPooled());
        QVERIFY(poolingText(500, 600).contains(u'3'));
        QVERIFY(strips.caption(0).endsWith(poolingText(500, 600)));
        QCOMPARE(strips.strip(0).scale.upper, 500.0);
        strips.resize(1600, strips.sizeHint().height());
        QCOMPARE(strips.caption(0), QStringLiteral("x, colours from −500 to 500"));
        QVERIFY(strips.cellText(0, 0).isEmpty());
    }

    void numbersStandInCellsWhereTheyFit()
    {
        SumStrips strips({QStringLiteral("word"), {QStringLiteral("欢迎"), QStringLiteral("来")},
            {{QStringLiteral("x"), QStringLiteral("x"), {1.5, -0.25}}}});
        strips.resize(300, 60);
        QCOMPARE(strips.cellText(0, 1), QStringLiteral("−0.2500"));
        QCOMPARE(strips.rowLabel(1), QStringLiteral("来"));
        strips.resize(40, 60);
        QVERIFY(strips.cellText(0, 1).isEmpty());
        QVERIFY(strips.rowLabel(1).isEmpty());
    }

    void maskedNumbersHaveNoColour()
    {
        const auto heads = headsOfAllRules();
        const auto masked = std::ranges::find(heads, std::string("dot, masked"), &NamedHead::name);
        SumView view;
        view.setQuestion(subjectOf(masked->head), {CellQuestion::Probability, 3});
        show(view);
        auto* strips = view.findChild<SumStrips*>();
        QCOMPARE(colourAt(*strips, 0, 3), lightTheme().track);
        QVERIFY(colourAt(*strips, 0, 0) != lightTheme().track);
    }

    void headingsAndNamesFitIntoTheirTable()
    {
        SumView view;
        view.setQuestion(subjectOf(ruleHead(ScoreRule::Additive)), {CellQuestion::ContextComponent, 0, 1});
        show(view);
        const auto* table = view.findChild<SumTableView*>();
        const QFontMetrics metrics(table->horizontalHeader()->font());
        for (int column = 0; column < 4; ++column) {
            const QString name =
                table->numbers().headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
            QVERIFY(metrics.horizontalAdvance(name) + 12 <= table->columnWidth(column));
        }
        QVERIFY(metrics.horizontalAdvance(QStringLiteral("</s>")) + 24 <= table->verticalHeader()->width());
    }

    void digitsChangeEverywhere()
    {
        SumView view;
        view.setQuestion(subjectOf(ruleHead(ScoreRule::ScaledDot)), {CellQuestion::Score, 0});
        QSignalSpy changed(&view, &SumView::decimalsChanged);
        view.setDecimals(7);
        QCOMPARE(changed.size(), 1);
        const double product = view.sum().sections[0].table.columns[2].numbers[0];
        QCOMPARE(view.findChild<SumTableView*>()->numbers().index(0, 2).data().toString(),
            fixedNumber(product, 7));
        QVERIFY(labelTexts(view).contains(lineText(view.sum().sections[0].lines[0], 7)));
        view.copyLatex();
        QCOMPARE(clipboard(), latexText(view.sum(), 7));
        view.setDecimals(99);
        QCOMPARE(view.decimals(), mostSumDecimals);
        view.setQuestion(subjectOf(ruleHead(ScoreRule::Dot)), {CellQuestion::Score, 0});
        QCOMPARE(view.decimals(), mostSumDecimals);
    }

    void theKeyboardIsEnough()
    {
        SumView view;
        view.setQuestion(subjectOf(ruleHead(ScoreRule::Additive)), {CellQuestion::Score, 0});
        show(view);
        view.setFocus();
        auto* table = view.findChild<SumTableView*>();
        QVERIFY(tabTo(view, table));
        QTest::keyClick(table, Qt::Key_Right);
        QTest::keyClick(table, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const SumTable& numbers = view.sum().sections[0].table;
        const auto cell = [&](std::size_t row, std::size_t column) {
            return QString::number(numbers.columns[column].numbers[row], 'f', 4); // a spreadsheet's minus
        };
        QCOMPARE(clipboard(), cell(0, 1) + u'\t' + cell(0, 2) + u'\n' + cell(1, 1) + u'\t' + cell(1, 2));

        auto* digits = view.findChild<QSpinBox*>();
        QVERIFY(tabTo(view, digits));
        QTest::keyClick(digits, Qt::Key_Up);
        QCOMPARE(view.decimals(), usualSumDecimals + 1);
        auto* copy = view.findChild<QPushButton*>(QStringLiteral("copyText"));
        QVERIFY(tabTo(view, copy));
        QTest::keyClick(copy, Qt::Key_Space);
        QCOMPARE(clipboard(), plainText(view.sum(), usualSumDecimals + 1));
        QTest::keyClick(copy, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(clipboard(), latexText(view.sum(), usualSumDecimals + 1));
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(clipboard(), plainText(view.sum(), usualSumDecimals + 1));
    }

    void escapeAndTheButtonClose()
    {
        SumView view;
        view.setQuestion(subjectOf(ruleHead(ScoreRule::Dot)), {CellQuestion::Score, 0});
        show(view);
        QSignalSpy closed(&view, &SumView::closeRequested);
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Escape);
        QTest::keyClick(view.findChild<SumTableView*>(), Qt::Key_Escape);
        QTest::keyClick(view.findChild<QSpinBox*>(), Qt::Key_Escape);
        QTest::mouseClick(view.findChild<QToolButton*>(QStringLiteral("close")), Qt::LeftButton);
        QCOMPARE(closed.size(), 4);
    }

    // 160 hidden units, 320 components: nothing is wider than the view.
    void itFitsAndScrollsDownwards()
    {
        SumView view;
        show(view, {700, 500});
        const SumSubject subject = sumSubject(parkDecoding(), {}, 3);
        for (const CellQuestion& question : allQuestions) {
            view.setQuestion(subject, question);
            QCoreApplication::processEvents();
            const auto* scroll = view.findChild<QScrollArea*>();
            QCOMPARE(scroll->horizontalScrollBar()->maximum(), 0);
            QCOMPARE(view.size(), QSize(700, 500));
        }
        QVERIFY(view.findChild<QScrollArea*>()->verticalScrollBar()->maximum() > 0);
    }

    void bothThemesAreDrawn()
    {
        SumView view;
        view.setQuestion(subjectOf(ruleHead(ScoreRule::Additive)), {CellQuestion::Score, 0});
        show(view);
        for (const Theme& theme : {lightTheme(), darkTheme()}) {
            view.setTheme(theme);
            QCOMPARE(view.grab().toImage().pixelColor(3, 3), theme.panel);
            auto* strips = view.findChild<SumStrips*>();
            const double value = view.sum().sections[0].table.columns[0].numbers[0];
            const double position = strips->strip(0).scale.position(value);
            QCOMPARE(colourAt(*strips, 0, 0), theme.diverging.at(position));
        }
        view.setQuestion(subjectOf(ruleHead(ScoreRule::Dot)), {CellQuestion::Score, 0}); // keeps the theme
        QCoreApplication::processEvents();
        QCOMPARE(view.grab().toImage().pixelColor(3, 3), darkTheme().panel);
    }

    void everythingHasAName()
    {
        SumView view;
        view.setQuestion(subjectOf(ruleHead(ScoreRule::Additive)), {CellQuestion::Weight, 0});
        for (const QWidget* part : view.findChildren<QWidget*>()) {
            if (part->focusPolicy() == Qt::NoFocus || part->isHidden() ||
                part->parentWidget()->inherits("QSpinBox"))
                continue;
            const auto* button = qobject_cast<const QAbstractButton*>(part);
            QVERIFY2(!part->accessibleName().isEmpty() || (button && !button->text().isEmpty()) ||
                         qobject_cast<const QLabel*>(part),
                part->metaObject()->className());
        }
    }

    void withoutANumberThereIsNothing()
    {
        SumView view;
        view.setQuestion(sumSubject(welcomeDecoding(), {}, 9), {});
        QVERIFY(view.sum().sections.empty());
        QVERIFY(view.findChildren<SumTableView*>().isEmpty());
    }
};

QTEST_MAIN(SumViewTest)
#include "sumviewtest.moc"
