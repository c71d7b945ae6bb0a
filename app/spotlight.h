// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace lab {

/// A round light that follows the pointer; everything else in the window is dimmed. It lets all clicks
/// through.
class Spotlight : public QWidget {
    Q_OBJECT
public:
    explicit Spotlight(QWidget* window);

    void setOn(bool on);
    bool isOn() const { return isVisible(); }
    QPoint centre() const { return m_centre; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void follow(const QPoint& globalPosition);
    double radius() const;

    QPoint m_centre;
};

} // namespace lab
