// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/colourmap.h"
#include "widgets/linewindow.h"
#include "widgets/painteditems.h"
#include "widgets/view.h"

#include <QStringList>
#include <QWidget>

namespace lab {

/// One line per source word: its score as a bar from zero to the left or right, and its probability as a bar
/// from 0 to 1, each with its number. The word with the largest weight is bold; words that hard attention
/// took are outlined. Where not all words fit, those around it are shown, and the wheel scrolls.
class KeyBars : public QWidget, public View, public PaintedItems {
    Q_OBJECT
public:
    explicit KeyBars(QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;
    void setSelection(const Selection& selection) override;
    /// Chooses the height of a line so that all fit into `room` if they can be read then; returns the height
    /// that the widget should have.
    int heightFor(int room);

    QString scoreText(int word) const;       ///< empty before it is worked out, "masked" for a hidden key
    QString probabilityText(int word) const; ///< empty before it is worked out
    const ValueScale& scoreScale() const { return m_scale; }
    int strongestWord() const { return m_strongest; }
    int firstShownWord() const { return lines().first(); }
    int shownWords() const { return lines().shown; } ///< how many whole lines there are

    /// A table: score and probability of each word.
    int itemCount() const override { return int(m_words.size()) * itemColumns; }
    PaintedItem item(int index) const override;
    std::optional<ItemTable> itemTable() const override
    {
        return ItemTable{int(m_words.size()), itemColumns};
    }
    QString itemRowName(int row) const override { return m_words[row]; }
    QString itemColumnName(int column) const override;

    QSize sizeHint() const override { return {320, 200}; }
    QSize minimumSizeHint() const override { return {240, 80}; }

signals:
    /// A word is pointed at; nothing, when the pointer leaves.
    void pointedAt(const lab::Selection& selection);
    /// A score or probability was clicked.
    void opened(const lab::Selection& selection, lab::CellNumber number);

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Columns {
        QRectF word, score, scoreNumber, probability, probabilityNumber;
    };

    static constexpr int itemColumns = 2;

    QString aboutColumns() const;
    LineWindow lines() const;
    int wordAt(const QPointF& point) const; ///< -1: none
    void pointAt(int word);
    Columns columns(int top) const;
    int wordPixels() const;
    void takeNumbers();
    bool hasScore(int word) const;
    bool hasProbability(int word) const;
    float score(int word) const;
    float probability(int word) const;
    QRectF itemBox(int word, bool isScore) const;
    QString describe(int word) const;
    void drawHeader(QPainter& painter) const;
    void drawPosition(QPainter& painter) const;
    void drawLine(QPainter& painter, int word) const;
    QRect lineRect(int word) const;
    void drawScore(QPainter& painter, const Columns& columns, float score) const;
    void drawProbability(QPainter& painter, const Columns& columns, float probability) const;

    Moment m_moment;
    Theme m_theme;
    QStringList m_words;
    std::optional<AttentionRow> m_attention;
    ValueScale m_scale{-1, 1};
    int m_strongest = -1;
    int m_pointed = -1;
    Selection m_selection;
    int m_lineHeight = 24;
    int m_scrolled = 0; ///< lines, from where the strongest word is in the middle
    double m_wordWidth = 40;
};

} // namespace lab
