// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/steppanel.h"

#include "widgets/candidatebars.h"
#include "widgets/explanation.h"
#include "widgets/fonts.h"
#include "widgets/keybars.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lab {

namespace {

QLabel* label(QWidget* parent, int pixels, QFont::Weight weight = QFont::Normal)
{
    auto* made = new QLabel(parent);
    made->setFont(textFont(pixels, weight));
    made->setTextFormat(Qt::PlainText);
    return made;
}

void setInk(QWidget* widget, const QColor& colour)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, colour);
    widget->setPalette(palette);
}

} // namespace

StepPanel::StepPanel(QWidget* parent)
    : QWidget(parent),
      m_title(label(this, 15, QFont::DemiBold)),
      m_context(label(this, 13)),
      m_scroll(new QScrollArea(this)),
      m_keyBars(new KeyBars),
      m_line(new QFrame(this)),
      m_nextTitle(label(this, 15, QFont::DemiBold)),
      m_candidates(new CandidateBars(this)),
      m_explanation(label(this, 14))
{
    m_nextTitle->setText(tr("Next word"));
    m_context->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_scroll->setWidget(m_keyBars);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_keyBars->setAutoFillBackground(false);
    m_explanation->setWordWrap(true);
    m_explanation->setTextInteractionFlags(Qt::TextSelectableByMouse);
    buildLayout();
}

void StepPanel::buildLayout()
{
    auto* heading = new QHBoxLayout;
    heading->addWidget(m_title);
    heading->addSpacing(8);
    heading->addWidget(m_context, 1);
    auto* content = new QVBoxLayout(this);
    content->setContentsMargins(14, 12, 14, 12);
    content->setSpacing(6);
    content->addLayout(heading);
    content->addWidget(m_scroll, 10);
    content->addWidget(m_line);
    m_line->setFixedHeight(1);
    m_line->setAutoFillBackground(true);
    content->addWidget(m_nextTitle);
    content->addWidget(m_candidates, 3);
    content->addWidget(m_explanation);
    content->addStretch(1);
}

void StepPanel::setMoment(const Moment& moment)
{
    m_title->setText(stepTitle(moment));
    m_context->setText(stepContext(moment));
    m_keyBars->setMoment(moment);
    m_candidates->setMoment(moment);
    m_explanation->setText(explain(moment));
    shareHeight();
    if (m_keyBars->strongestWord() >= 0) {
        const QPoint line = m_keyBars->lineRect(m_keyBars->strongestWord()).center();
        m_scroll->ensureVisible(0, line.y(), 0, 40);
    }
}

void StepPanel::setTheme(const Theme& theme)
{
    setInk(m_context, theme.secondary);
    QPalette line = m_line->palette();
    line.setColor(QPalette::Window, theme.hairline);
    m_line->setPalette(line);
    m_keyBars->setTheme(theme);
    m_candidates->setTheme(theme);
}

QString StepPanel::explanation() const
{
    return m_explanation->text();
}

void StepPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    shareHeight();
}

void StepPanel::shareHeight()
{
    // Title, candidates and explanation keep their room; the bars get the rest and scroll when it is short.
    const int others = 12 + 26 + 14 + 28 + 5 * 23 + m_explanation->heightForWidth(width() - 28) + 30;
    m_keyBars->setRoom(height() - others);
    m_scroll->setMaximumHeight(m_keyBars->sizeHint().height());
}

} // namespace lab
