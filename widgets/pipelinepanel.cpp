// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipelinepanel.h"

#include "widgets/candidatebars.h"
#include "widgets/explanation.h"
#include "widgets/fonts.h"
#include "widgets/pipelineview.h"
#include "widgets/stagetexts.h"
#include "widgets/tooltip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace lab {

namespace {

constexpr int roomyHeight = 600;
constexpr int candidates = 4;

} // namespace

PipelinePanel::PipelinePanel(QWidget* parent)
    : QWidget(parent),
      m_pipeline(new PipelineView),
      m_title(new QLabel),
      m_explanation(new QLabel),
      m_nextTitle(new QLabel(stageTitle(Stage::Word))),
      m_candidates(new CandidateBars)
{
    m_explanation->setTextFormat(Qt::RichText);
    m_explanation->setWordWrap(true);
    m_explanation->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_explanation->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_explanation->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_nextTitle->setToolTip(wrappedToolTip(aboutStage(Stage::Word)));
    auto* said = new QVBoxLayout;
    said->setSpacing(2);
    said->addWidget(m_title);
    said->addWidget(m_explanation, 1);
    auto* next = new QVBoxLayout;
    next->setSpacing(2);
    next->addWidget(m_nextTitle);
    next->addWidget(m_candidates);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(24);
    foot->addLayout(said, 3);
    foot->addLayout(next, 2);
    auto* content = new QVBoxLayout(this);
    content->setContentsMargins(10, 4, 10, 4);
    content->addWidget(m_pipeline, 1);
    content->addLayout(foot);
}

void PipelinePanel::setMoment(const Moment& moment)
{
    m_pipeline->setMoment(moment);
    m_candidates->setMoment(moment);
    const bool inRow = currentRow(moment) >= 0 && !isRowDone(moment);
    m_title->setText(inRow ? stageTitle(moment.stage) : stepTitle(moment));
    m_explanation->setText(explain(moment));
}

void PipelinePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    setType();
}

void PipelinePanel::setType()
{
    const bool roomy = m_large || height() >= roomyHeight;
    m_title->setFont(textFont(roomy ? 22 : 16, QFont::DemiBold));
    m_nextTitle->setFont(m_title->font());
    m_explanation->setFont(textFont(height() >= roomyHeight ? 24 : roomy ? 20 : 17));
    m_candidates->setLineHeight(height() >= roomyHeight ? 32 : 20);
    m_candidates->setFixedHeight(m_candidates->heightOf(candidates));
}

void PipelinePanel::setTheme(const Theme& theme)
{
    setStyleSheet(QStringLiteral("QLabel { color: %1; }").arg(theme.text.name()));
    m_large = theme.large;
    setType();
    m_pipeline->setTheme(theme);
    m_candidates->setTheme(theme);
}

void PipelinePanel::setSelection(const Selection& selection)
{
    m_pipeline->setSelection(selection);
}

QString PipelinePanel::explanation() const
{
    return m_explanation->text();
}

} // namespace lab
