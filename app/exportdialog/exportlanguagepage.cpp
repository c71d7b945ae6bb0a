// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportlanguagepage.h"

#include <QComboBox>

namespace lab {

namespace {

const QStringList languages = {QString(), QStringLiteral("en"), QStringLiteral("zh")};

} // namespace

ExportLanguagePage::ExportLanguagePage(QWidget* parent)
    : ExportPage(parent),
      m_language(addBox(tr("Opens in"),
          {tr("The window's language"), QStringLiteral("English"), QStringLiteral("中文")},
          tr("The language in which the page opens. Its reader can change it there.")))
{
}

void ExportLanguagePage::setChoices(const ExportChoices& choices)
{
    m_language->setCurrentIndex(int(languages.indexOf(choices.pageLanguage)));
}

void ExportLanguagePage::read(ExportChoices& choices) const
{
    choices.pageLanguage = languages[m_language->currentIndex()];
}

bool ExportLanguagePage::appliesTo(const ExportChoices& choices) const
{
    return choices.format == ExportFormat::Page;
}

} // namespace lab
