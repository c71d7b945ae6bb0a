// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/exportpage.h"

namespace lab {

/// What is particular about tables for spreadsheets.
class ExportTablePage : public ExportPage {
    Q_OBJECT
public:
    explicit ExportTablePage(QWidget* parent = nullptr);

    void setChoices(const ExportChoices& choices) override;
    void read(ExportChoices& choices) const override;
    bool appliesTo(const ExportChoices& choices) const override;

    QCheckBox& markBox() const { return *m_mark; } ///< for tests

private:
    QCheckBox* m_mark;
};

} // namespace lab
