// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportpage.h"

#include "widgets/tooltip.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>

#include <algorithm>

namespace lab {

ExportPage::ExportPage(QWidget* parent) : QWidget(parent), m_rows(new QFormLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setVerticalSpacing(6);
    m_rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void ExportPage::addRow(const QString& label, QWidget* control, const QString& about)
{
    auto* name = new QLabel(label);
    name->setBuddy(control);
    m_labels.append(name);
    name->setToolTip(wrappedToolTip(about));
    control->setToolTip(wrappedToolTip(about));
    control->setAccessibleName(label);
    control->setAccessibleDescription(about);
    m_rows->addRow(name, control);
}

void ExportPage::showRow(QWidget* control, bool shown)
{
    m_rows->setRowVisible(control, shown);
}

int ExportPage::labelWidth() const
{
    int width = 0;
    for (QLabel* label : m_labels) {
        label->ensurePolished();
        width = std::max(width, label->sizeHint().width());
    }
    return width;
}

void ExportPage::setLabelWidth(int width)
{
    for (QLabel* label : m_labels)
        label->setMinimumWidth(width);
}

QComboBox* ExportPage::addBox(const QString& label, const QStringList& titles, const QString& about)
{
    auto* box = new QComboBox;
    box->addItems(titles);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(21);
    addRow(label, box, about);
    connect(box, &QComboBox::activated, this, &ExportPage::edited);
    return box;
}

QCheckBox* ExportPage::addCheck(const QString& text, const QString& about)
{
    auto* box = new QCheckBox(text);
    addRow(QString(), box, about);
    box->setAccessibleName(text);
    connect(box, &QCheckBox::clicked, this, &ExportPage::edited);
    return box;
}

} // namespace lab
