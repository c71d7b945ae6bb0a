// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/exportpage.h"
#include "app/exportdialog/exportsubject.h"

class QCheckBox;
class QSpinBox;

namespace lab {

/// Which number a sum is of, and of which heads there are maps.
class ExportAboutPage : public ExportPage {
    Q_OBJECT
public:
    explicit ExportAboutPage(const ExportSubject& subject, QWidget* parent = nullptr);

    void setChoices(const ExportChoices& choices) override;
    void read(ExportChoices& choices) const override;
    bool appliesTo(const ExportChoices& choices) const override;

    QComboBox& numberBox() const { return *m_number; }
    QComboBox& keyBox() const { return *m_key; }
    QSpinBox& componentBox() const { return *m_component; }
    QCheckBox& sitesBox() const { return *m_sites; }

private:
    int m_usualKey; ///< the one that is selected in the window
    QComboBox* m_number;
    QComboBox* m_key;
    QSpinBox* m_component;
    QCheckBox* m_sites = nullptr;
};

} // namespace lab
