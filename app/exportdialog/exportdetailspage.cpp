// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportdetailspage.h"

#include "widgets/numbers.h"
#include "widgets/sumtext.h"
#include "widgets/tooltip.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QStandardItemModel>

namespace lab {

namespace {

constexpr int none = 1;        // index of the box of numbers…
constexpr int firstDigits = 2; // …and where the digits begin

QStringList fontTitles()
{
    QStringList titles = {ExportDetailsPage::tr("As in the window")};
    for (const QString& family : QFontDatabase::families()) {
        if (QFontDatabase::isSmoothlyScalable(family))
            titles.append(family);
    }
    return titles;
}

QStringList numberTitles()
{
    QStringList titles = {ExportDetailsPage::tr("Where they fit"), ExportDetailsPage::tr("None")};
    for (int digits = 0; digits <= mostFigureDecimals; ++digits)
        titles.append(fixedNumber(0, digits));
    return titles;
}

bool isMatrix(const ExportChoices& choices)
{
    return choices.view && *choices.view != ExportView::Lines && figureKindOf(*choices.view);
}

} // namespace

ExportDetailsPage::ExportDetailsPage(QWidget* parent)
    : ExportPage(parent),
      m_font(addBox(tr("Font"), fontTitles(),
          tr("The family of type. What it cannot draw, Chinese perhaps, is in the font of the window."))),
      m_numbers(addBox(tr("Numbers"), numberTitles(),
          tr("With so many digits after the point. Cells that are too small for it have no number."))),
      m_grid(addCheck(tr("Grid"), tr("Gaps between the cells of a matrix."))),
      m_axis(addCheck(tr("Axis titles"), tr("What rows and columns are, queries and keys."))),
      m_footer(addCheck(tr("Footer"),
          tr("A line below the picture with program, model, rule and mode. The file has them in any case.")))
{
}

void ExportDetailsPage::setChoices(const ExportChoices& choices)
{
    m_font->setCurrentIndex(std::max(0, m_font->findText(choices.font)));
    int numbers = choices.decimals ? firstDigits + *choices.decimals : 0;
    if (!choices.numbers)
        numbers = none;
    m_grid->setChecked(choices.gaps);
    m_axis->setChecked(choices.axisNames);
    m_footer->setChecked(choices.footer);
    const bool isSum = choices.view == ExportView::Sum;
    showRow(m_numbers, isMatrix(choices) || isSheet(choices) || isSum);
    showRow(m_grid, isMatrix(choices));
    showRow(m_axis, isMatrix(choices));
    showRow(m_footer, !isSheet(choices));
    for (int index = none; index < m_numbers->count(); ++index) {
        const bool possible =
            isSum ? index - firstDigits >= fewestSumDecimals : index != none || isMatrix(choices);
        static_cast<QStandardItemModel*>(m_numbers->model())->item(index)->setEnabled(possible);
        if (!possible && index == numbers)
            numbers = 0;
    }
    m_numbers->setCurrentIndex(numbers);
}

void ExportDetailsPage::read(ExportChoices& choices) const
{
    choices.font = m_font->currentIndex() > 0 ? m_font->currentText() : QString();
    const int numbers = m_numbers->currentIndex();
    choices.numbers = numbers != none;
    choices.decimals.reset();
    if (numbers >= firstDigits)
        choices.decimals = numbers - firstDigits;
    choices.gaps = m_grid->isChecked();
    choices.axisNames = m_axis->isChecked();
    choices.footer = m_footer->isChecked();
}

bool ExportDetailsPage::appliesTo(const ExportChoices& choices) const
{
    return isPicture(choices.format);
}

} // namespace lab
