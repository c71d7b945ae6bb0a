// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/equationview.h"

#include "widgets/fonts.h"
#include "widgets/numbers.h"
#include "widgets/tooltip.h"

#include <QPainter>

#include <algorithm>

namespace lab {

namespace {

constexpr double margin = 14;
constexpr double termPadding = 8;
constexpr int mostTermsInView = 24;

} // namespace

EquationView::EquationView(QWidget* parent) : QWidget(parent), m_theme(lightTheme())
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void EquationView::setMoment(const Moment& moment)
{
    m_moment = moment;
    arrange();
    setAccessibleName(m_pieces.empty() ? QString() : equationText(m_equation));
    setToolTip(m_pieces.empty() ? QString() : wrappedToolTip(accessibleName()));
    update();
}

void EquationView::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void EquationView::setSelection(const Selection& selection)
{
    m_selection = selection;
    update();
}

void EquationView::setWordPixels(int pixels)
{
    if (pixels == m_wordPixels)
        return;
    m_wordPixels = pixels;
    arrange();
    updateGeometry();
    update();
}

QColor EquationView::termColour(const EquationTerm& term) const
{
    return m_theme.sequential.at(term.weight);
}

QSize EquationView::sizeHint() const
{
    return {600, int(lineHeight()) + 6};
}

void EquationView::resizeEvent(QResizeEvent* /*event*/)
{
    arrange();
}

void EquationView::arrange()
{
    m_pieces.clear();
    m_equation = {};
    const int row = currentRow(m_moment);
    if (row < 0 || row >= attentionRowCount(*m_moment.decoding, m_moment.head))
        return;
    const double bottom = std::max(lineHeight(), height() - 8.0);
    const bool isDone = lab::isDone(m_moment, Stage::Context);
    const int keys = isDone ? EquationOptions().keys : partsDone(m_moment, Stage::Context);
    int mostTerms = mostTermsInView;
    do {
        m_equation = contextEquation(*m_moment.decoding, row + 1, m_moment.head, {0.01F, mostTerms, keys});
        m_pieces = placed(m_equation);
        mostTerms = int(m_equation.terms.size()) - 1;
    } while (m_pieces.back().box.bottom() > bottom && mostTerms >= 0);
}

std::vector<EquationView::Piece> EquationView::placed(const ContextEquation& equation) const
{
    std::vector<Piece> pieces;
    QPointF pen(margin, (lineHeight() - 1.6 * m_wordPixels) / 2);
    const auto add = [&](const QString& text, int term) {
        const double width = textWidth(text, m_wordPixels) + (term >= 0 ? 2 * termPadding : 12);
        if (pen.x() + width > this->width() - margin && !pieces.empty())
            pen = {margin + 40, pen.y() + lineHeight()};
        pieces.push_back({text, QRectF(pen, QSizeF(width, 1.6 * m_wordPixels)), term});
        pen.rx() += width;
    };
    add(QStringLiteral("C%1 %2").arg(subscript(equation.step), equationSign(equation)), -1);
    if (const QString text = textWithoutSum(equation); !text.isEmpty())
        add(text, -1);
    for (int term = 0; term < int(equation.terms.size()); ++term) {
        if (term > 0)
            add(QStringLiteral("+"), -1);
        add(termText(equation.terms[std::size_t(term)]), term);
    }
    if (equation.restWords > 0)
        add((equation.terms.empty() ? QString() : QStringLiteral("+ ")) + restText(equation), -1);
    if (!equation.isFinished)
        add(equation.terms.empty() && equation.restWords == 0 ? QStringLiteral("…") : QStringLiteral("+ …"),
            -1);
    if (equation.zeroWords > 0)
        add(u'(' + zeroText(equation) + u')', -1);
    return pieces;
}

bool EquationView::isMarked(const EquationTerm& term) const
{
    return term.source == m_selection.keyInRow(currentRow(m_moment));
}

PaintedItem EquationView::item(int index) const
{
    const EquationTerm& term = m_equation.terms[std::size_t(index)];
    const auto piece = std::find_if(
        m_pieces.begin(), m_pieces.end(), [index](const Piece& shown) { return shown.term == index; });
    return {tr("%1, weight").arg(term.word), fixedNumber(term.weight, 2), exactNumber(term.weight),
        piece == m_pieces.end() ? QRectF() : piece->box, isMarked(term)};
}

void EquationView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(m_wordPixels));
    for (const Piece& piece : m_pieces) {
        QColor ink = m_theme.text;
        if (piece.term >= 0) {
            const EquationTerm& term = m_equation.terms[std::size_t(piece.term)];
            const QColor fill = termColour(term);
            painter.setPen(isMarked(term) ? QPen(m_theme.text, 2.5) : QPen(m_theme.hairline, 1));
            painter.setBrush(fill);
            painter.drawRoundedRect(piece.box, 5, 5);
            ink = textColourOn(fill);
        }
        painter.setPen(ink);
        painter.drawText(piece.box, Qt::AlignCenter | Qt::TextSingleLine, piece.text);
    }
}

} // namespace lab
