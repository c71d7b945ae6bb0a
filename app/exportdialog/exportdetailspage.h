// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/exportpage.h"

class QCheckBox;

namespace lab {

/// Type, and what is in and around the cells of a picture.
class ExportDetailsPage : public ExportPage {
    Q_OBJECT
public:
    explicit ExportDetailsPage(QWidget* parent = nullptr);

    void setChoices(const ExportChoices& choices) override;
    void read(ExportChoices& choices) const override;
    bool appliesTo(const ExportChoices& choices) const override;

    QComboBox& fontBox() const { return *m_font; }
    QComboBox& numbersBox() const { return *m_numbers; }
    QCheckBox& gridBox() const { return *m_grid; }
    QCheckBox& axisBox() const { return *m_axis; }
    QCheckBox& footerBox() const { return *m_footer; }

private:
    QComboBox* m_font;    ///< that of the window, then families
    QComboBox* m_numbers; ///< where they fit, none, then by the digits after their point
    QCheckBox* m_grid;
    QCheckBox* m_axis;
    QCheckBox* m_footer;
};

} // namespace lab
