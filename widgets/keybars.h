// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/colourmap.h"
#include "widgets/view.h"

#include <QStringList>
#include <QWidget>

namespace lab {

/// One line per source word: its score as a bar from zero to the left or right, and its probability as a bar
/// from 0 to 1, each with its number. The word with the largest weight is bold.
class KeyBars : public QWidget, public View {
    Q_OBJECT
public:
    explicit KeyBars(QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;
    /// Lines share this height while they stay readable.
    void setRoom(int height);

    QString scoreText(int word) const;       ///< empty at step 0
    QString probabilityText(int word) const; ///< empty at step 0
    const ValueScale& scoreScale() const { return m_scale; }
    int strongestWord() const { return m_strongest; }
    QRect lineRect(int word) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Columns {
        QRectF word, score, scoreNumber, probability, probabilityNumber;
    };

    Columns columns(int top) const;
    int wordPixels() const;
    void drawHeader(QPainter& painter) const;
    void drawLine(QPainter& painter, int word) const;
    void drawScore(QPainter& painter, const Columns& columns, float score) const;
    void drawProbability(QPainter& painter, const Columns& columns, float probability) const;

    Moment m_moment;
    Theme m_theme;
    QStringList m_words;
    std::vector<float> m_scores;
    std::vector<float> m_probabilities;
    ValueScale m_scale{-1, 1};
    int m_strongest = -1;
    int m_lineHeight = 24;
    double m_wordWidth = 40;
};

} // namespace lab
