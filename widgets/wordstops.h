// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/painteditems.h"
#include "widgets/view.h"
#include "widgets/wordrow.h"

#include <QWidget>

namespace lab {

/// The steps of a decode as stops on a line: words that have been said are readable, the others are dots, so
/// that nothing is given away. A click goes to a stop; dragging scrubs.
class WordStops : public QWidget, public View, public PaintedItems {
    Q_OBJECT
public:
    explicit WordStops(QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;

    /// The box of a step (from 1), for clicks.
    QRectF stopBox(int step) const { return m_row.boxes[std::size_t(step - 1)]; }

    int itemCount() const override { return int(m_row.boxes.size()); }
    PaintedItem item(int index) const override;

    QSize sizeHint() const override { return {400, 36}; }
    QSize minimumSizeHint() const override { return {120, 32}; }

signals:
    void stepRequested(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void arrange();
    void scrubTo(double x);
    QString wordOf(int step) const; ///< "?" while it is being worked out
    void drawStop(QPainter& painter, int step) const;

    Moment m_moment;
    Theme m_theme;
    QStringList m_words;
    WordRow m_row;
};

} // namespace lab
