// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/exportpage.h"

class QDoubleSpinBox;

namespace lab {

/// What a frame of a GIF adds, and how long frames show.
class ExportAnimationPage : public ExportPage {
    Q_OBJECT
public:
    explicit ExportAnimationPage(QWidget* parent = nullptr);

    void setChoices(const ExportChoices& choices) override;
    void read(ExportChoices& choices) const override;
    bool appliesTo(const ExportChoices& choices) const override;

    QComboBox& framesBox() const { return *m_frames; }
    QDoubleSpinBox& delayBox() const { return *m_delay; }
    QDoubleSpinBox& lastDelayBox() const { return *m_lastDelay; }

private:
    QDoubleSpinBox* addDelay(const QString& label, const QString& about);

    QComboBox* m_frames;
    QDoubleSpinBox* m_delay;
    QDoubleSpinBox* m_lastDelay;
};

} // namespace lab
