// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/painteditems.h"
#include "widgets/view.h"

#include <QWidget>

namespace lab {

/// The most probable next words with their probabilities, 0…1, and among them the word that was said, in the
/// accent colour. Nothing is shown before the word is.
class CandidateBars : public QWidget, public View, public PaintedItems {
    Q_OBJECT
public:
    explicit CandidateBars(QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;

    int lineCount() const; ///< candidates that fit into the height
    int itemCount() const override { return lineCount(); }
    PaintedItem item(int index) const override;
    QString wordText(int line) const;
    QString probabilityText(int line) const;

    void setLineHeight(int height);
    int heightOf(int lines) const { return lines * m_lineHeight; }
    QSize sizeHint() const override { return {300, heightOf(5)}; }
    QSize minimumSizeHint() const override { return {200, heightOf(3)}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    std::vector<Candidate> candidates() const;
    QString describe(int line) const;
    QRectF lineRect(int line) const;
    bool isSaid(int line) const;

    Moment m_moment;
    Theme m_theme;
    int m_lineHeight = 21;
};

} // namespace lab
