// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportsizepage.h"

#include "app/exportdialog/exporttexts.h"
#include "widgets/tooltip.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSpinBox>

#include <cmath>

namespace lab {

namespace {

constexpr double narrowest = 20; // millimetres
constexpr double widest = 2000;
constexpr int fewestPixels = 200;
constexpr int mostPixels = 20'000;

QStringList presetTitles()
{
    QStringList titles;
    for (const SizePreset preset : sizePresets())
        titles.append(titleOf(preset));
    return titles;
}

} // namespace

ExportSizePage::ExportSizePage(QWidget* parent)
    : ExportPage(parent),
      m_preset(addBox(tr("Size"), presetTitles(), tr("Where the picture will be used."))),
      m_widthRow(new QWidget),
      m_width(new QDoubleSpinBox),
      m_unit(new QComboBox),
      m_dpi(new QSpinBox),
      m_type(new QSpinBox)
{
    for (const SizePreset preset : sizePresets())
        m_preset->setItemData(int(preset), wrappedToolTip(aboutPreset(preset)), Qt::ToolTipRole);
    addNumbers();
    connect(m_unit, &QComboBox::activated, this, &ExportSizePage::chooseUnit);
    connect(m_width, &QDoubleSpinBox::valueChanged, this, &ExportSizePage::takeNumbers);
    connect(m_dpi, &QSpinBox::valueChanged, this, &ExportSizePage::takeNumbers);
    connect(m_type, &QSpinBox::valueChanged, this, &ExportSizePage::takeNumbers);
}

void ExportSizePage::addNumbers()
{
    m_unit->addItems({tr("mm"), tr("pixels")});
    m_unit->setAccessibleName(tr("Unit of the width"));
    m_unit->setToolTip(wrappedToolTip(tr("Millimetres on paper, or pixels on a screen.")));
    auto* parts = new QHBoxLayout(m_widthRow);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->addWidget(m_width, 1);
    parts->addWidget(m_unit);
    const QString about = tr("How wide the picture is; its height follows from the number of rows.");
    addRow(tr("Width"), m_widthRow, about);
    m_widthRow->setFocusProxy(m_width);
    m_width->setAccessibleName(tr("Width"));
    m_width->setToolTip(wrappedToolTip(about));
    m_dpi->setRange(36, 1200);
    m_dpi->setSuffix(tr(" dpi"));
    addRow(tr("Resolution"), m_dpi,
        tr("Pixels to an inch (25.4 mm). SVG, PDF and TikZ are made of lines, not of pixels."));
    m_type->setRange(25, 2000);
    m_type->setSuffix(tr(" %"));
    m_type->setSingleStep(25);
    addRow(tr("Type and lines"), m_type,
        tr("How large letters and lines are, beside those of the window. Larger ones leave less room for "
           "cells."));
    for (QAbstractSpinBox* box : {static_cast<QAbstractSpinBox*>(m_width),
             static_cast<QAbstractSpinBox*>(m_dpi), static_cast<QAbstractSpinBox*>(m_type)})
        box->setKeyboardTracking(false);
}

void ExportSizePage::setChoices(const ExportChoices& choices)
{
    m_size = choices.size;
    m_preset->setCurrentIndex(int(choices.preset));
    showSize();
    for (QWidget* control : {static_cast<QWidget*>(m_preset), m_widthRow, static_cast<QWidget*>(m_type)})
        showRow(control, !isSheet(choices));
}

void ExportSizePage::showSize()
{
    m_isShowing = true;
    const bool inPixels = m_size.unit == LengthUnit::Pixels;
    m_width->setDecimals(inPixels ? 0 : 1);
    m_width->setRange(inPixels ? fewestPixels : narrowest, inPixels ? mostPixels : widest);
    m_width->setValue(m_size.width);
    m_unit->setCurrentIndex(int(m_size.unit));
    m_dpi->setValue(m_size.dpi);
    m_type->setValue(int(std::lround(m_size.magnification * 100)));
    m_isShowing = false;
}

void ExportSizePage::chooseUnit(int index)
{
    if (LengthUnit(index) == m_size.unit)
        return;
    m_size = inUnit(m_size, LengthUnit(index));
    showSize();
    takeNumbers();
}

void ExportSizePage::takeNumbers()
{
    if (m_isShowing)
        return;
    m_size = {
        m_width->value(), LengthUnit(m_unit->currentIndex()), m_dpi->value(), float(m_type->value()) / 100};
    m_preset->setCurrentIndex(int(SizePreset::Custom));
    emit edited();
}

void ExportSizePage::read(ExportChoices& choices) const
{
    choices.preset = SizePreset(m_preset->currentIndex());
    choices.size = choices.preset == SizePreset::Custom ? m_size : sizeOf(choices.preset);
}

bool ExportSizePage::appliesTo(const ExportChoices& choices) const
{
    return isPicture(choices.format);
}

} // namespace lab
