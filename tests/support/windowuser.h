// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>
#include <QWidget>
#include <QWindow>

/// What somebody in front of the window does. Keys and mouse go the way of the window system's events.
namespace lab::test {

/// To whichever window has the keyboard.
inline void pressKey(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QGuiApplication::focusWindow(), key, modifiers);
}

/// Moves the pointer to a place of a widget.
inline void pointAt(const QWidget& widget, const QPoint& position)
{
    const QPoint spot = widget.mapTo(widget.window(), position);
    QTest::mouseMove(widget.window()->windowHandle(), spot - QPoint(1, 0));
    QTest::mouseMove(widget.window()->windowHandle(), spot);
}

inline void clickAt(const QWidget& widget, const QPoint& position, Qt::MouseButton button = Qt::LeftButton)
{
    QTest::mouseClick(widget.window()->windowHandle(), button, {}, widget.mapTo(widget.window(), position));
}

/// Into the line above, then Enter.
inline void enterSentence(const QString& sentence)
{
    pressKey(Qt::Key_L, Qt::ControlModifier);
    QGuiApplication::clipboard()->setText(sentence);
    pressKey(Qt::Key_V, Qt::ControlModifier);
    pressKey(Qt::Key_Return);
}

} // namespace lab::test
