// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportlookpage.h"

#include "app/colourtexts.h"
#include "widgets/tooltip.h"

#include <QCheckBox>
#include <QComboBox>

namespace lab {

namespace {

QStringList colourTitles()
{
    QStringList titles = {ExportLookPage::tr("As in the window")};
    for (const SequentialMap map : sequentialMaps)
        titles.append(coloursTitle(map));
    return titles;
}

} // namespace

ExportLookPage::ExportLookPage(QWidget* parent)
    : ExportPage(parent),
      m_colours(addBox(tr("Colours"), colourTitles(), tr("Colours of numbers from 0 up."))),
      m_background(addBox(tr("Background"), {tr("As in the window"), tr("Light"), tr("Dark")},
          tr("Dark letters on light, or light letters on dark."))),
      m_transparent(addCheck(tr("Transparent"),
          tr("Leave out the background: what the picture is put on shows through. A GIF has one always.")))
{
    int index = 1;
    for (const SequentialMap map : sequentialMaps)
        m_colours->setItemData(index++, wrappedToolTip(aboutColours(map)), Qt::ToolTipRole);
    m_transparent->setAccessibleName(tr("Transparent background"));
}

void ExportLookPage::setChoices(const ExportChoices& choices)
{
    int index = 0;
    for (std::size_t i = 0; i < sequentialMaps.size(); ++i) {
        if (choices.colours == sequentialMaps[i])
            index = int(i) + 1;
    }
    m_colours->setCurrentIndex(index);
    m_background->setCurrentIndex(int(choices.background));
    m_transparent->setChecked(choices.transparent);
    const bool isPicture = pictureFormatOf(choices.format).has_value();
    m_background->setEnabled(choices.format != ExportFormat::Page);
    m_transparent->setEnabled(isPicture);
}

void ExportLookPage::read(ExportChoices& choices) const
{
    const int index = m_colours->currentIndex();
    choices.colours.reset();
    if (index > 0)
        choices.colours = sequentialMaps[std::size_t(index) - 1];
    choices.background = ExportBackground(m_background->currentIndex());
    choices.transparent = m_transparent->isChecked();
}

bool ExportLookPage::appliesTo(const ExportChoices& choices) const
{
    return !isSheet(choices) && (isPicture(choices.format) || choices.format == ExportFormat::Page);
}

} // namespace lab
