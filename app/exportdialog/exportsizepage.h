// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/exportpage.h"

class QDoubleSpinBox;
class QSpinBox;

namespace lab {

/// How large a picture is: a preset, or what is typed, which makes it a size of its own.
class ExportSizePage : public ExportPage {
    Q_OBJECT
public:
    explicit ExportSizePage(QWidget* parent = nullptr);

    void setChoices(const ExportChoices& choices) override;
    void read(ExportChoices& choices) const override;
    bool appliesTo(const ExportChoices& choices) const override;

    QComboBox& presetBox() const { return *m_preset; }
    QDoubleSpinBox& widthBox() const { return *m_width; }
    QComboBox& unitBox() const { return *m_unit; }
    QSpinBox& dpiBox() const { return *m_dpi; }
    QSpinBox& typeBox() const { return *m_type; }

private:
    void addNumbers();
    void showSize();
    void chooseUnit(int index);
    void takeNumbers();

    FigureSize m_size;
    bool m_isShowing = false; ///< the boxes follow, the user does nothing
    QComboBox* m_preset;
    QWidget* m_widthRow; ///< number and unit
    QDoubleSpinBox* m_width;
    QComboBox* m_unit;
    QSpinBox* m_dpi;
    QSpinBox* m_type;
};

} // namespace lab
