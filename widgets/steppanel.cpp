// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/steppanel.h"

#include "widgets/candidatebars.h"
#include "widgets/explanation.h"
#include "widgets/fonts.h"
#include "widgets/keybars.h"
#include "widgets/tooltip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace lab {

namespace {

constexpr int horizontalMargin = 12;
constexpr int verticalMargin = 8;
constexpr int spacing = 6;
constexpr int roomyHeight = 600;
constexpr int lowHeight = 290;
constexpr int fewestCandidates = 3;
constexpr int fewestInRoom = 5; ///< of a roomy panel
constexpr int mostCandidates = 8;

QLabel* label(QWidget* parent, int pixels, QFont::Weight weight = QFont::Normal)
{
    auto* made = new QLabel(parent);
    made->setFont(textFont(pixels, weight));
    made->setTextFormat(Qt::RichText);
    return made;
}

} // namespace

StepPanel::StepPanel(QWidget* parent)
    : QWidget(parent),
      m_title(label(this, 15, QFont::DemiBold)),
      m_context(label(this, 13)),
      m_keyBars(new KeyBars(this)),
      m_line(new QFrame(this)),
      m_nextTitle(label(this, 15, QFont::DemiBold)),
      m_candidates(new CandidateBars(this)),
      m_explanation(label(this, 15))
{
    m_nextTitle->setText(tr("Next word"));
    m_nextTitle->setToolTip(wrappedToolTip(tr("The most probable next words of the whole vocabulary, in bold "
                                              "the one that the decoder says.")));
    m_context->setToolTip(wrappedToolTip(tr("The query is what the decoder looks for at this step. It is "
                                            "compared with the key of every source word.")));
    m_context->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
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
    content->setSizeConstraint(QLayout::SetNoConstraint);
    content->setContentsMargins(horizontalMargin, verticalMargin, horizontalMargin, verticalMargin);
    content->setSpacing(spacing);
    content->addLayout(heading);
    content->addWidget(m_keyBars);
    content->addWidget(m_line);
    m_line->setFixedHeight(1);
    m_line->setObjectName(QStringLiteral("line"));
    m_context->setObjectName(QStringLiteral("quiet"));
    content->addWidget(m_nextTitle);
    content->addWidget(m_candidates);
    content->addWidget(m_explanation);
    content->addStretch(1);
}

void StepPanel::setMoment(const Moment& moment)
{
    const bool hasSteps = stepCount(moment) > 0;
    for (QWidget* part :
        std::initializer_list<QWidget*>{m_title, m_context, m_keyBars, m_line, m_nextTitle, m_candidates})
        part->setVisible(hasSteps);
    m_keyBars->setVisible(hasSteps && !hasFixedContext(*moment.decoding));
    m_title->setText(stepTitle(moment));
    m_context->setText(stepContext(moment));
    m_keyBars->setMoment(moment);
    m_candidates->setMoment(moment);
    m_explanation->setText(explain(moment));
    shareHeight();
}

void StepPanel::setTheme(const Theme& theme)
{
    setStyleSheet(
        QStringLiteral("QLabel { color: %1; } QLabel#quiet { color: %2; } QFrame#line { background: %3; }")
            .arg(theme.text.name(), theme.secondary.name(), theme.hairline.name()));
    m_large = theme.large;
    m_keyBars->setTheme(theme);
    m_candidates->setTheme(theme);
    shareHeight();
}

void StepPanel::setSelection(const Selection& selection)
{
    m_keyBars->setSelection(selection);
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

void StepPanel::setType(bool roomy)
{
    const int explanation = roomy ? 19 : 15;
    if (m_explanation->font().pixelSize() == explanation)
        return;
    m_explanation->setFont(textFont(explanation));
    m_title->setFont(textFont(roomy ? 19 : 15, QFont::DemiBold));
    m_nextTitle->setFont(textFont(roomy ? 19 : 15, QFont::DemiBold));
    m_context->setFont(textFont(roomy ? 16 : 13));
}

void StepPanel::shareHeight()
{
    // The candidates need a few lines; the bars take what they can use of the rest, then the candidates
    // again.
    const int inside = width() - 2 * horizontalMargin;
    const bool roomy = m_large || height() >= roomyHeight;
    setType(roomy);
    m_candidates->setLineHeight(roomy ? 30 : 22);
    const int least = m_candidates->heightOf(height() >= roomyHeight ? fewestInRoom
                                             : height() < lowHeight  ? 1
                                                                     : fewestCandidates);
    const int fixed = 2 * verticalMargin + m_title->sizeHint().height() + 1 +
                      m_nextTitle->sizeHint().height() + m_explanation->heightForWidth(inside) + 5 * spacing;
    const int room = std::max(0, height() - fixed);
    const int bars = m_keyBars->isHidden() ? 0 : m_keyBars->heightFor(room - least);
    m_keyBars->setFixedHeight(bars);
    m_candidates->setFixedHeight(std::clamp(room - bars, least, m_candidates->heightOf(mostCandidates)));
}

} // namespace lab
