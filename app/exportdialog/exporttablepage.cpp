// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exporttablepage.h"

#include <QCheckBox>

namespace lab {

ExportTablePage::ExportTablePage(QWidget* parent)
    : ExportPage(parent),
      m_mark(addCheck(tr("Byte-order mark"),
          tr("By it Excel knows that the file is UTF-8; without it Chinese looks like garbage there.")))
{
}

void ExportTablePage::setChoices(const ExportChoices& choices)
{
    m_mark->setChecked(choices.byteOrderMark);
}

void ExportTablePage::read(ExportChoices& choices) const
{
    choices.byteOrderMark = m_mark->isChecked();
}

bool ExportTablePage::appliesTo(const ExportChoices& choices) const
{
    return choices.format == ExportFormat::Csv;
}

} // namespace lab
