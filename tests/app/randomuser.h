// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mainwindow.h"

#include <QAction>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <random>

namespace lab::test {

/// Somebody who presses keys, clicks, drags, turns the wheel, resizes and pastes at random, the same for the
/// same seed. Only what leaves the window or waits for a dialog of the desktop is not touched.
class RandomUser : public QObject {
    Q_OBJECT
public:
    RandomUser(MainWindow& window, unsigned seed);

    /// One key press, click, resize or paste, and what the window makes of it.
    void act();
    /// Closes what stands in front of the window.
    void leaveDialogs();
    const QStringList& latest() const { return m_latest; } ///< what was done last, the newest at the end

private:
    int below(int count) { return int(m_random() % unsigned(count)); }
    template <typename List>
    auto& oneOf(const List& list)
    {
        return list[std::size_t(below(int(list.size())))];
    }

    void note(const QString& what);
    QWindow& windowWithKeyboard() const;
    void pressKey(Qt::Key key, Qt::KeyboardModifiers modifiers);
    void pressAnyKey();
    void typeText();
    void useShortcut();
    void useMenu();
    QList<QWidget*> widgetsInSight() const;
    void useMouse();
    void drag(QWindow& window, const QPoint& from);
    void turnWheel();
    void resizeWindow();
    void paste();
    void passPopups();

    MainWindow& m_window;
    std::mt19937 m_random;
    QStringList m_latest;
    QTimer m_impatience; ///< ends what waits in an event loop of its own
};

} // namespace lab::test
