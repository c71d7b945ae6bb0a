// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/equation.h"
#include "widgets/painteditems.h"
#include "widgets/view.h"

#include <QWidget>

namespace lab {

/// The equation of the current context vector, C2 = 0.30·欢迎 + 0.61·来 + …, each term on the colour of its
/// cell in the probability heat map. As many terms as fit in two lines, the largest; the rest is summed up.
class EquationView : public QWidget, public View, public PaintedItems {
    Q_OBJECT
public:
    explicit EquationView(QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;
    void setSelection(const Selection& selection) override;

    const ContextEquation& equation() const { return m_equation; }
    /// The terms that stand there.
    int itemCount() const override { return int(m_equation.terms.size()); }
    PaintedItem item(int index) const override;
    QColor termColour(const EquationTerm& term) const;

    /// Larger type where there is room.
    void setWordPixels(int pixels);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, 38}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Piece {
        QString text;
        QRectF box;
        int term; ///< −1: not a term
    };

    bool isMarked(const EquationTerm& term) const;
    void arrange();
    std::vector<Piece> placed(const ContextEquation& equation) const;

    double lineHeight() const { return 1.9 * m_wordPixels; }

    Moment m_moment;
    int m_wordPixels = 17;
    Theme m_theme;
    ContextEquation m_equation;
    std::vector<Piece> m_pieces;
    Selection m_selection;
};

} // namespace lab
