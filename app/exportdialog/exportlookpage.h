// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/exportpage.h"

class QCheckBox;

namespace lab {

/// Colours of numbers, and what is behind a picture.
class ExportLookPage : public ExportPage {
    Q_OBJECT
public:
    explicit ExportLookPage(QWidget* parent = nullptr);

    void setChoices(const ExportChoices& choices) override;
    void read(ExportChoices& choices) const override;
    bool appliesTo(const ExportChoices& choices) const override;

    QComboBox& coloursBox() const { return *m_colours; }
    QComboBox& backgroundBox() const { return *m_background; }
    QCheckBox& transparentBox() const { return *m_transparent; }

private:
    QComboBox* m_colours;
    QComboBox* m_background;
    QCheckBox* m_transparent;
};

} // namespace lab
