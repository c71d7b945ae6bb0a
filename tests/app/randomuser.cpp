// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/randomuser.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDockWidget>
#include <QMenu>
#include <QTest>
#include <QWheelEvent>
#include <QWindow>

namespace lab::test {

namespace {

constexpr int latestKept = 25;

bool isExcluded(const QKeySequence& keys)
{
    return keys == QKeySequence(Qt::CTRL | Qt::Key_Q) ||
           keys == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O);
}

bool isExcluded(const QAction* action)
{
    const QList<QKeySequence> keys = action->shortcuts();
    return std::any_of(keys.begin(), keys.end(), [](const QKeySequence& one) { return isExcluded(one); });
}

QStringList nastyTexts()
{
    return {QString(), QStringLiteral(" "), QString(20'000, QChar(u'好')),
        QStringLiteral("👩‍👩‍👧 😀👍🏽"), QString(QChar(0xD83D)),
        QString(QChar(0xDE00)) + u'我', QStringLiteral("我\n你\r\n他"),
        QStringLiteral("مرحبا بالعالم ‮abc‬"),
        QStringLiteral("我") + QChar(0) + QStringLiteral("你"), QStringLiteral("\t\a\b\x1b[31m\x7f"),
        QStringLiteral("<b>我</b> & %1 %2 %n"), QString(1999, QChar(u'我')) + QStringLiteral("😀😀"),
        QStringLiteral("e") + QString(300, QChar(0x0301)), QStringLiteral("欢迎来北京。"),
        QStringLiteral("我昨天在公园看见了一只狗。"), QStringLiteral("无")};
}

} // namespace

RandomUser::RandomUser(MainWindow& window, unsigned seed) : m_window(window), m_random(seed)
{
    connect(&m_impatience, &QTimer::timeout, this, &RandomUser::leaveDialogs);
    m_impatience.setInterval(20);
}

void RandomUser::act()
{
    m_impatience.start();
    const int dice = below(100);
    if (dice < 25)
        pressAnyKey();
    else if (dice < 33)
        typeText();
    else if (dice < 48)
        useShortcut();
    else if (dice < 58)
        useMenu();
    else if (dice < 85)
        useMouse();
    else if (dice < 92)
        turnWheel();
    else if (dice < 96)
        resizeWindow();
    else
        paste();
    passPopups();
    m_impatience.stop();
    if (below(2) == 0) // else the next one comes before the window has painted
        QCoreApplication::processEvents();
}

void RandomUser::note(const QString& what)
{
    m_latest.append(what);
    if (m_latest.size() > latestKept)
        m_latest.removeFirst();
}

/// A menu is looked through and left without a choice; other things in front stay for a while.
void RandomUser::passPopups()
{
    while (QWidget* popup = QApplication::activePopupWidget()) {
        QTest::keyClick(popup, Qt::Key_Down);
        if (QApplication::activePopupWidget() == popup)
            popup->close();
    }
    if (below(8) == 0)
        leaveDialogs();
}

void RandomUser::leaveDialogs()
{
    while (QWidget* popup = QApplication::activePopupWidget())
        popup->close();
    for (QDialog* dialog : m_window.findChildren<QDialog*>())
        dialog->close();
    if (QGuiApplication::focusWindow() != m_window.windowHandle()) // a floating panel, say
        m_window.activateWindow();
}

QWindow& RandomUser::windowWithKeyboard() const
{
    if (QGuiApplication::focusWindow() != m_window.windowHandle())
        QCoreApplication::processEvents(); // another window may be about to go
    QWindow* window = QGuiApplication::focusWindow();
    return window ? *window : *m_window.windowHandle();
}

void RandomUser::pressKey(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    if (isExcluded(QKeySequence(QKeyCombination(modifiers, key))))
        return;
    note(QStringLiteral("key ") + QKeySequence(QKeyCombination(modifiers, key)).toString());
    const QPointer<QWindow> window(&windowWithKeyboard());
    const char letter = QTest::keyToAscii(key);
    const QString text = letter ? QString(QLatin1Char(letter)) : QString();
    for (const bool press : {true, false}) { // one event at a time: the first may close the window
        if (window)
            QTest::simulateEvent(window, press, key, modifiers, text, false);
    }
}

void RandomUser::pressAnyKey()
{
    static const std::vector keys = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down,
        Qt::Key_Home, Qt::Key_End, Qt::Key_Tab, Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Enter,
        Qt::Key_Escape, Qt::Key_Space, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Backspace, Qt::Key_Delete,
        Qt::Key_Menu, Qt::Key_F10, Qt::Key_Plus, Qt::Key_Minus, Qt::Key_W, Qt::Key_S, Qt::Key_K, Qt::Key_A};
    static const std::vector<Qt::KeyboardModifiers> modifiers = {Qt::ShiftModifier, Qt::ControlModifier,
        Qt::AltModifier, Qt::ControlModifier | Qt::ShiftModifier, Qt::KeypadModifier};
    pressKey(oneOf(keys), below(5) == 0 ? oneOf(modifiers) : Qt::KeyboardModifiers());
}

void RandomUser::typeText()
{
    static const QStringList texts = {QStringLiteral("我"), QStringLiteral("来"), QStringLiteral("a"),
        QStringLiteral("?"), QStringLiteral("😀")};
    const QString text = oneOf(texts);
    note(QStringLiteral("type ") + text);
    QTest::sendKeyEvent(
        QTest::Click, &windowWithKeyboard(), Qt::Key(text[0].unicode()), text, Qt::NoModifier);
}

void RandomUser::useShortcut()
{
    QList<QKeySequence> keys;
    for (const QAction* action : m_window.QWidget::actions())
        keys += action->shortcuts();
    const QKeySequence chosen = oneOf(keys);
    pressKey(chosen[0].key(), chosen[0].keyboardModifiers());
}

/// Any line of any menu, also of those that a button opens.
void RandomUser::useMenu()
{
    QList<QAction*> actions;
    for (QAction* action : m_window.findChildren<QAction*>()) {
        if (action->isEnabled() && action->isVisible() && !action->menu() && !isExcluded(action))
            actions.append(action);
    }
    QAction* action = oneOf(actions);
    note(QStringLiteral("menu ") + action->text());
    action->trigger();
}

QList<QWidget*> RandomUser::widgetsInSight() const
{
    QCoreApplication::processEvents(); // after a change of language new parts are still to be shown
    QList<QWidget*> widgets;
    for (QWidget* widget : m_window.findChildren<QWidget*>()) {
        const Qt::WindowType type = widget->window()->windowType();
        if (widget->isVisible() && !widget->size().isEmpty() && widget->window()->windowHandle() &&
            type != Qt::ToolTip && type != Qt::Popup)
            widgets.append(widget);
    }
    return widgets;
}

void RandomUser::useMouse()
{
    const QWidget* widget = oneOf(widgetsInSight());
    const QPoint inside(below(widget->width()), below(widget->height()));
    QWindow& window = *widget->window()->windowHandle();
    const QPoint place = widget->mapTo(widget->window(), inside);
    if (!QRect(QPoint(), window.size()).contains(place))
        return;
    const int way = below(10);
    note(QStringLiteral("mouse %1 on %2 at %3, %4")
             .arg(way)
             .arg(QLatin1String(widget->metaObject()->className()))
             .arg(inside.x())
             .arg(inside.y()));
    const QPointer<QWindow> alive(&window);
    QTest::mouseMove(&window, place);
    if (!alive ||
        !QRect(QPoint(), window.size()).contains(place)) // what was about to go or shrink has done so
        return;
    if (way < 5)
        QTest::mouseClick(&window, Qt::LeftButton, {}, place);
    else if (way < 6)
        QTest::mouseDClick(&window, Qt::LeftButton, {}, place);
    else if (way < 7)
        QTest::mouseClick(&window, Qt::RightButton, {}, place);
    else if (way < 9)
        drag(window, place);
}

void RandomUser::drag(QWindow& window, const QPoint& from)
{
    for (QAction* action : m_window.findChildren<QAction*>()) {
        if (isExcluded(action)) // a drag may begin on a menu, and end anywhere in it
            action->setEnabled(false);
    }
    const QPointer<QWindow> alive(&window);
    QTest::mousePress(&window, Qt::LeftButton, {}, from);
    QPoint place = from;
    for (int move = 0; move < 3 && alive; ++move) {
        place = QPoint(below(window.width()), below(window.height()));
        QTest::mouseMove(&window, place);
    }
    if (alive && QRect(QPoint(), window.size()).contains(place))
        QTest::mouseRelease(&window, Qt::LeftButton, {}, place);
}

void RandomUser::turnWheel()
{
    QWidget* widget = oneOf(widgetsInSight());
    const QPoint place(below(widget->width()), below(widget->height()));
    const QPoint angle = below(4) == 0 ? QPoint(120 * (below(7) - 3), 0) : QPoint(0, 120 * (below(7) - 3));
    note(QStringLiteral("wheel %1 on %2")
             .arg(angle.y())
             .arg(QLatin1String(widget->metaObject()->className())));
    QWheelEvent event(QPointF(place), QPointF(widget->mapToGlobal(place)), {}, angle, Qt::NoButton,
        below(6) == 0 ? Qt::ControlModifier : Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(widget, &event);
}

void RandomUser::resizeWindow()
{
    const QSize size(640 + below(1920 - 640 + 1), 400 + below(1080 - 400 + 1));
    note(QStringLiteral("resize %1 x %2").arg(size.width()).arg(size.height()));
    m_window.resize(size);
}

void RandomUser::paste()
{
    static const QStringList texts = nastyTexts();
    QGuiApplication::clipboard()->setText(oneOf(texts));
    if (below(4) != 0)
        pressKey(Qt::Key_L, Qt::ControlModifier);
    pressKey(Qt::Key_V, Qt::ControlModifier);
    if (below(3) != 0)
        pressKey(Qt::Key_Return, {});
}

} // namespace lab::test
