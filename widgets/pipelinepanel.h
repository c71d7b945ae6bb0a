// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/view.h"

#include <QWidget>

class QLabel;

namespace lab {

class CandidateBars;
class PipelineView;

/// The current word from query to next word: the calculation, what has just been computed in a plain
/// sentence, and the most probable next words.
class PipelinePanel : public QWidget, public View {
    Q_OBJECT
public:
    explicit PipelinePanel(QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;
    void setSelection(const Selection& selection) override;

    PipelineView& pipeline() const { return *m_pipeline; }
    const CandidateBars& candidateBars() const { return *m_candidates; }
    QString explanation() const;

    QSize sizeHint() const override { return {900, 520}; }
    QSize minimumSizeHint() const override { return {560, 240}; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void setType();

    bool m_large = false;
    PipelineView* m_pipeline;
    QLabel* m_title;
    QLabel* m_explanation;
    QLabel* m_nextTitle;
    CandidateBars* m_candidates;
};

} // namespace lab
