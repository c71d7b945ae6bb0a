// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/windowfixture.h"
#include "widgets/painteditems.h"
#include "widgets/sumview.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QSet>

using namespace lab;
using namespace lab::test;

namespace {

QString nameOf(const QWidget* widget)
{
    if (!widget)
        return QStringLiteral("nothing");
    const QAccessibleInterface* found = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
    return QStringLiteral("%1 \"%2\"")
        .arg(QString::fromLatin1(widget->metaObject()->className()), found->text(QAccessible::Name));
}

QString namesOf(const QList<QWidget*>& widgets)
{
    QStringList names;
    for (const QWidget* widget : widgets)
        names.append(nameOf(widget));
    return names.join(QStringLiteral(" → "));
}

bool isControl(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
           qobject_cast<const QAbstractSpinBox*>(widget);
}

} // namespace

/// Reading order: from top to bottom, and from left to right where two stand side by side; what holds the
/// other comes before it.
bool isBefore(const QRect& first, const QRect& second)
{
    if (first.contains(second))
        return true;
    const int shared = std::min(first.bottom(), second.bottom()) - std::max(first.top(), second.top());
    const bool besides = 2 * shared > std::min(first.height(), second.height());
    return besides ? first.left() < second.left() : first.top() < second.top();
}

/// Pixels that are not the same.
int changes(const QImage& first, const QImage& second)
{
    int count = 0;
    for (int y = 0; y < first.height(); ++y) {
        for (int x = 0; x < first.width(); ++x)
            count += first.pixel(x, y) != second.pixel(x, y) ? 1 : 0;
    }
    return count;
}

/// The window for those who hear it, and for those who have no mouse.
class AccessibilityTest : public WindowFixture {
    Q_OBJECT

    QList<QWidget*> visibleWidgets() const
    {
        QList<QWidget*> widgets;
        for (QWidget* widget : m_window->findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->window() == m_window.get())
                widgets.append(widget);
        }
        return widgets;
    }

    /// Views that paint their content themselves: they are the program's own, and no widget inside shows it.
    QList<QWidget*> paintedViews() const
    {
        QList<QWidget*> views;
        for (QWidget* widget : visibleWidgets()) {
            const bool isOwn = QByteArray(widget->metaObject()->className()).startsWith("lab::");
            if (isOwn &&
                (dynamic_cast<PaintedItems*>(widget) || widget->findChildren<QWidget*>().isEmpty()) &&
                !isControl(widget))
                views.append(widget);
        }
        return views;
    }

    static void checkItems(QWidget& view)
    {
        const QAccessibleInterface* found = QAccessible::queryAccessibleInterface(&view);
        QVERIFY2(!found->text(QAccessible::Name).isEmpty(), qPrintable(nameOf(&view)));
        const QRect all(view.mapToGlobal(QPoint()), view.size());
        int shown = 0;
        for (int index = 0; index < found->childCount(); ++index) {
            const QAccessibleInterface* item = found->child(index);
            const QString about = QStringLiteral("%1: %2").arg(nameOf(&view), item->text(QAccessible::Name));
            QVERIFY2(!item->text(QAccessible::Name).isEmpty(), qPrintable(about));
            QVERIFY2(!item->text(QAccessible::Value).isEmpty(), qPrintable(about));
            QCOMPARE(item->parent()->object(), &view);
            QCOMPARE(found->indexOfChild(item), index);
            if (item->state().offscreen)
                continue;
            QVERIFY2(!item->rect().isEmpty(), qPrintable(about));
            QVERIFY2(all.contains(item->rect()), qPrintable(about));
            ++shown;
        }
        QVERIFY2(shown > 0, qPrintable(nameOf(&view)));
    }

    void checkViews(const QSet<QByteArray>& expected) const
    {
        QSet<QByteArray> seen;
        for (QWidget* view : paintedViews()) {
            seen.insert(QByteArray(view->metaObject()->className()).mid(5));
            checkItems(*view);
        }
        QVERIFY2(seen.contains(expected),
            qPrintable(QString::fromLatin1(QByteArrayList(seen.values()).join(' '))));
    }

    QRect place(const QWidget* widget) const
    {
        return {widget->mapTo(m_window.get(), QPoint()), widget->size()};
    }

    /// The bar or panel that a control belongs to.
    const QWidget* group(const QWidget* widget) const
    {
        const QWidget* centre = m_window->centralWidget();
        while (widget->parentWidget() != centre && !qobject_cast<const QDockWidget*>(widget))
            widget = widget->parentWidget();
        return widget;
    }

    /// Where the keyboard goes from here until it is back, by Tab or Shift+Tab.
    QList<QWidget*> cycle(Qt::KeyboardModifiers modifiers) const
    {
        QList<QWidget*> reached;
        QWidget* const first = QApplication::focusWidget();
        do {
            reached.append(QApplication::focusWidget());
            press(modifiers == Qt::NoModifier ? Qt::Key_Tab : Qt::Key_Backtab, modifiers);
        } while (QApplication::focusWidget() != first && reached.size() < 200);
        return reached;
    }

    /// All that Tab has to reach.
    QSet<QWidget*> stops() const
    {
        QSet<QWidget*> stops;
        for (QWidget* widget : visibleWidgets()) {
            const bool byZero = widget->objectName() == QStringLiteral("wholeMatrix");
            const bool takesKeyboard = widget->focusPolicy() & Qt::TabFocus;
            if (widget->isEnabled() && !byZero && (takesKeyboard || isControl(widget)) &&
                !widget->focusProxy() && !qobject_cast<QAbstractSpinBox*>(widget->parentWidget()))
                stops.insert(widget);
        }
        return stops;
    }

    void checkTabOrder() const
    {
        m_window->workspace().setFocus();
        QList<QWidget*> forward = cycle(Qt::NoModifier);
        const QList<QWidget*> back = cycle(Qt::ShiftModifier);
        QCOMPARE(back.front(), forward.front());
        QVERIFY2(QList<QWidget*>(back.crbegin(), back.crend() - 1) == forward.mid(1),
            qPrintable(namesOf(forward) + QStringLiteral("\nback: ") + namesOf(back)));
        QSet<QWidget*> missing = stops();
        for (QWidget* widget : forward)
            QVERIFY2(missing.remove(widget), qPrintable(nameOf(widget)));
        QVERIFY2(missing.isEmpty(), qPrintable(namesOf(missing.values())));
        std::rotate(forward.begin(), std::find(forward.begin(), forward.end(), &line()), forward.end());
        for (int index = 1; index < forward.size(); ++index) {
            const QWidget* from = forward[index - 1];
            const QWidget* to = forward[index];
            const bool same = group(from) == group(to);
            QVERIFY2(same ? isBefore(place(from), place(to)) : isBefore(place(group(from)), place(group(to))),
                qPrintable(nameOf(from) + QStringLiteral(" → ") + nameOf(to)));
        }
    }

    /// What the window shows of a widget and around it.
    QImage picture(const QWidget* widget) const
    {
        const QRect area = place(widget).adjusted(-3, -3, 3, 3);
        return m_window->grab(area.intersected(m_window->rect())).toImage();
    }

    /// A frame: at least as many pixels change as the widget is wide and high.
    void checkFocusIsSeen() const
    {
        m_window->workspace().setFocus();
        for (QWidget* widget : cycle(Qt::NoModifier)) {
            QApplication::focusWidget()->clearFocus();
            const QImage before = picture(widget);
            QCOMPARE(changes(before, picture(widget)), 0);
            widget->setFocus(Qt::TabFocusReason);
            QVERIFY(widget->hasFocus());
            const int changed = changes(before, picture(widget));
            const QSize seen = widget->visibleRegion().boundingRect().size();
            QVERIFY2(
                changed >= seen.width() + seen.height(), qPrintable(QStringLiteral("%1: %2 pixels of %3 x %4")
                                                                        .arg(nameOf(widget))
                                                                        .arg(changed)
                                                                        .arg(seen.width())
                                                                        .arg(seen.height())));
        }
    }

    static void arrangements()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("manyHeads");
        QTest::newRow("heat maps") << int(Qt::Key_F2) << false;
        QTest::newRow("lines") << int(Qt::Key_L) << false;
        QTest::newRow("calculation") << int(Qt::Key_F3) << false;
        QTest::newRow("heads") << int(Qt::Key_F4) << false;
        QTest::newRow("many heads") << int(Qt::Key_F4) << true;
    }

    /// The third step of a model that the bar of attention has choices for.
    void prepare(bool manyHeads)
    {
        SessionModel model = scriptedModel();
        model.source = QStringLiteral("soft");
        model.config = RecurrentConfig{};
        if (manyHeads) {
            model.source = QStringLiteral("transformer");
            model.config = TransformerConfig{};
            model.decode = [](const auto&...) { return transformerDecoding(); };
        }
        RecurrentConfig hard;
        hard.attention = AttentionKind::Hard;
        m_window->setModels({{"soft", "soft", RecurrentConfig{}}, {"hard", "hard", hard},
            {"transformer", "transformer", TransformerConfig{}}});
        m_session->setModel(model);
        type(longText);
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        m_window->workspace().setFocus();
        QCOMPARE(moment().step, 3);
    }

private slots:
    void everyPaintedViewHasItemsForScreenReaders()
    {
        prepare(false);
        press(Qt::Key_F2);
        checkViews({"SentenceView", "HeatMapView", "EquationView", "KeyBars", "CandidateBars", "WordStops"});
        press(Qt::Key_L);
        checkViews({"SentenceView", "HeatMapView", "AlignmentView", "KeyBars"});
        press(Qt::Key_F3);
        checkViews({"SentenceView", "PipelineView", "CandidateBars", "WordStops"});
        press(Qt::Key_F4);
        checkViews({"SentenceView", "HeadGrid", "WordStops"});
        m_window->workspace().showSum({2, 1, -1}, CellNumber::Probability);
        checkViews({"SumStrips"});
    }

    void tabReachesEveryControlInReadingOrder_data() { arrangements(); }

    void tabReachesEveryControlInReadingOrder()
    {
        QFETCH(int, key);
        QFETCH(bool, manyHeads);
        prepare(manyHeads);
        press(Qt::Key(key));
        checkTabOrder();
        m_window->workspace().showSum({2, 1, -1}, CellNumber::Probability);
        QVERIFY(m_window->workspace().sum().isAncestorOf(QApplication::focusWidget()));
        checkTabOrder();
    }

    void theKeyboardIsSeenWhereverItIs_data() { arrangements(); }

    void theKeyboardIsSeenWhereverItIs()
    {
        QFETCH(int, key);
        QFETCH(bool, manyHeads);
        prepare(manyHeads);
        press(Qt::Key(key));
        QApplication::setCursorFlashTime(0);
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            m_window->setThemeChoice(choice);
            checkFocusIsSeen();
            m_window->workspace().showSum({2, 1, -1}, CellNumber::Probability);
            checkFocusIsSeen();
            m_window->workspace().closeSum();
        }
    }
};

QTEST_MAIN(AccessibilityTest)
#include "accessibilitytest.moc"
