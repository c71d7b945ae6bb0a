// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/exportpage.h"
#include "model/record/record.h"

namespace lab {

/// Which view becomes which kind of file. What does not fit says why.
class ExportWhatPage : public ExportPage {
    Q_OBJECT
public:
    /// Views that the decode does not have cannot be chosen.
    explicit ExportWhatPage(const Decoding& decoding, QWidget* parent = nullptr);

    void setChoices(const ExportChoices& choices) override;
    void read(ExportChoices& choices) const override;
    bool appliesTo(const ExportChoices&) const override { return true; }

    QComboBox& viewBox() const { return *m_view; }
    QComboBox& formatBox() const { return *m_format; }
    QComboBox& rowsBox() const { return *m_rows; }
    QCheckBox& endBox() const { return *m_end; }

private:
    std::optional<ExportView> view() const;
    void showFormats(ExportFormat format);

    QComboBox* m_view;   ///< views, then all of the decode
    QComboBox* m_format; ///< by number of the format
    QComboBox* m_rows;
    QCheckBox* m_end;
};

} // namespace lab
