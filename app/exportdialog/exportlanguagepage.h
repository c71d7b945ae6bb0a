// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/exportpage.h"

namespace lab {

/// The language that a page opens in; its reader can change it there.
class ExportLanguagePage : public ExportPage {
    Q_OBJECT
public:
    explicit ExportLanguagePage(QWidget* parent = nullptr);

    void setChoices(const ExportChoices& choices) override;
    void read(ExportChoices& choices) const override;
    bool appliesTo(const ExportChoices& choices) const override;

    QComboBox& languageBox() const { return *m_language; }

private:
    QComboBox* m_language;
};

} // namespace lab
