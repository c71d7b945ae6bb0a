// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/view.h"

#include <QWidget>

class QFrame;
class QLabel;

namespace lab {

class CandidateBars;
class KeyBars;

/// The current step read like a calculation: word, score, probability; the best next words; and in plain
/// sentences what happened.
class StepPanel : public QWidget, public View {
    Q_OBJECT
public:
    explicit StepPanel(QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;
    void setSelection(const Selection& selection) override;

    KeyBars& keyBars() const { return *m_keyBars; }
    const CandidateBars& candidateBars() const { return *m_candidates; }
    QString explanation() const;

    QSize sizeHint() const override { return {400, 420}; }
    QSize minimumSizeHint() const override { return {330, 230}; }
    /// It fills what room it gets; its text may not ask the window for more.
    bool hasHeightForWidth() const override { return false; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLayout();
    void setType(bool roomy);
    void shareHeight();

    bool m_large = false;
    QLabel* m_title;
    QLabel* m_context;
    KeyBars* m_keyBars;
    QFrame* m_line;
    QLabel* m_nextTitle;
    CandidateBars* m_candidates;
    QLabel* m_explanation;
};

} // namespace lab
