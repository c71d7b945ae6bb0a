// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportwhatpage.h"

#include "app/exportdialog/exporttexts.h"
#include "widgets/tooltip.h"

#include <QCheckBox>
#include <QComboBox>
#include <QStandardItemModel>

#include <algorithm>

namespace lab {

namespace {

QStringList viewTitles()
{
    QStringList titles;
    for (const ExportView view : exportViews())
        titles.append(titleOf(view));
    return titles + QStringList{ExportWhatPage::tr("Whole decode")};
}

QStringList formatTitles()
{
    QStringList titles;
    for (const ExportFormat format : exportFormats())
        titles.append(titleOf(format));
    return titles;
}

/// A line that cannot be chosen says why.
void refuse(QComboBox& box, int index, const QString& why, const QString& about)
{
    static_cast<QStandardItemModel*>(box.model())->item(index)->setEnabled(why.isEmpty());
    box.setItemData(index, wrappedToolTip(why.isEmpty() ? about : about + u' ' + why), Qt::ToolTipRole);
}

template <typename Value>
int indexOf(const std::vector<Value>& values, const Value& value)
{
    return int(std::find(values.begin(), values.end(), value) - values.begin());
}

} // namespace

ExportWhatPage::ExportWhatPage(const Decoding& decoding, QWidget* parent)
    : ExportPage(parent),
      m_view(
          addBox(tr("What"), viewTitles(), tr("Which view becomes a file, or everything about the decode."))),
      m_format(addBox(tr("File"), formatTitles(), tr("What kind of file it becomes."))),
      m_rows(addBox(tr("Rows"), {tr("As far as walked"), tr("All words")},
          tr("What the window shows now, or the view at the end of the decode."))),
      m_end(addCheck(tr("End of the sentence"),
          tr("</s> is a row and a column. Without it, rows of probabilities say what the others sum to.")))
{
    const std::vector<ExportView> views = exportViews();
    for (std::size_t i = 0; i < views.size(); ++i)
        refuse(*m_view, int(i), hasView(decoding, views[i]) ? QString() : tr("This decode has no attention."),
            titleOf(views[i]));
    m_view->setItemData(
        int(views.size()), wrappedToolTip(tr("Every number that was computed.")), Qt::ToolTipRole);
}

std::optional<ExportView> ExportWhatPage::view() const
{
    const std::vector<ExportView> views = exportViews();
    const auto index = std::size_t(m_view->currentIndex());
    return index < views.size() ? std::optional(views[index]) : std::nullopt;
}

void ExportWhatPage::showFormats(ExportFormat chosen)
{
    const std::vector<ExportFormat> formats = exportFormats();
    for (std::size_t i = 0; i < formats.size(); ++i)
        refuse(*m_format, int(i), refusalOf(formats[i], view()), aboutFormat(formats[i]));
    m_format->setCurrentIndex(indexOf(formats, chosen));
}

void ExportWhatPage::setChoices(const ExportChoices& choices)
{
    m_view->setCurrentIndex(choices.view ? indexOf(exportViews(), *choices.view) : int(exportViews().size()));
    showFormats(choices.format);
    m_rows->setCurrentIndex(choices.allRows ? 1 : 0);
    m_end->setChecked(choices.end);
    showRow(m_end, canLeaveOutEnd(choices.format, choices.view));
    m_rows->setEnabled(choices.view && !isAboutOneWord(*choices.view) && choices.format != ExportFormat::Gif);
}

void ExportWhatPage::read(ExportChoices& choices) const
{
    choices.view = view();
    choices.format = fittingFormat(exportFormats()[std::size_t(m_format->currentIndex())], choices.view);
    choices.allRows = m_rows->currentIndex() == 1;
    choices.end = m_end->isChecked();
}

} // namespace lab
