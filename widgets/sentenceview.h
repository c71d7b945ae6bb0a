// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/painteditems.h"
#include "widgets/view.h"
#include "widgets/wordrow.h"

#include <QPixmap>
#include <QWidget>

namespace lab {

/// The sentence and its translation so far. Source words are tinted by the weights of the current step; lines
/// lead from source words to the words said, as thick as the weight; the current word is outlined. Attention
/// inside the encoder or the decoder tints the words that the current one looks at. Long sentences scroll
/// with the wheel and follow the current word.
class SentenceView : public QWidget, public View, public PaintedItems {
    Q_OBJECT
public:
    explicit SentenceView(QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;
    void setSelection(const Selection& selection) override;

    const WordRow& sourceRow() const { return m_sourceRow; }
    const WordRow& targetRow() const { return m_targetRow; }
    /// Fill of a source word: the colour of its weight's cell; that of the panel while it has no weight.
    QColor sourceColour(int word) const;
    /// Fill of a target word: tinted by attention inside the decoder.
    QColor targetColour(int word) const;

    /// A list: the source words, then those that have been reached of the translation.
    int itemCount() const override { return int(m_sourceWords.size()) + m_moment.step; }
    PaintedItem item(int index) const override;

    QSize sizeHint() const override { return {800, 116}; }
    QSize minimumSizeHint() const override { return {300, 104}; }

signals:
    /// A target word was clicked: its step.
    void stepRequested(int step);
    /// Attention inside the encoder is shown, and a source word was clicked.
    void queryRequested(int word);
    /// A word is pointed at; nothing, when the pointer leaves.
    void pointedAt(const lab::Selection& selection);
    /// A source word was clicked while the decoder looks at it.
    void selected(const lab::Selection& selection);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    static constexpr float thinnestLine = 0.04F; ///< weights below have no line

    void arrange();
    Selection wordAt(const QPointF& point) const;
    void pointAt(const Selection& selection);
    PaintedItem sourceItem(int word) const;
    PaintedItem targetItem(int word) const;
    QString lookedAt(int row) const;
    bool isSourceMarked(int word) const;
    bool isTargetMarked(int word) const;
    void drawMark(QPainter& painter) const;
    float weight(int row, int key) const;
    QString targetWord(int step) const; ///< "?" while it is being worked out
    bool hasWeights() const;            ///< whether those of the current row have been worked out
    bool tintsTarget(int word) const;
    bool tintsSource() const { return m_moment.head.site != AttentionSite::DecoderSelf; }
    int strongestWord() const;
    void drawLines(QPainter& painter);
    QRect lineArea() const;
    void keepEarlierLines();
    void drawEarlierLines(int first, int last);
    int stepsOutOfView() const;
    void drawLinesOf(QPainter& painter, int step) const;
    void drawLine(QPainter& painter, int step, int word) const;
    void drawSource(QPainter& painter) const;
    void drawTarget(QPainter& painter) const;
    void drawPrompt(QPainter& painter) const;
    QRectF boxAt(const QPointF& point) const;
    QString describe(const QPointF& point) const;

    /// Pictures of the lines of earlier words, and where the words were.
    struct EarlierLines {
        std::vector<QPixmap> pictures; ///< of one word more each
        int first = 0;                 ///< words of the first picture
        QRect area;
        std::vector<QRectF> source;
        std::vector<QRectF> target;
    };

    Moment m_moment;
    Theme m_theme;
    std::vector<AttentionRow> m_rows; ///< of the shown attention
    QStringList m_sourceWords;
    QStringList m_targetWords;
    WordRow m_sourceRow;
    WordRow m_targetRow;
    double m_scrolled = 0;
    EarlierLines m_earlier;
    Selection m_pointed;   ///< here, by the mouse
    Selection m_selection; ///< in any view
};

} // namespace lab
