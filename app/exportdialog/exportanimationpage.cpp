// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportanimationpage.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSignalBlocker>

#include <cmath>

namespace lab {

namespace {

constexpr double hundredths = 100; // to a second

} // namespace

ExportAnimationPage::ExportAnimationPage(QWidget* parent)
    : ExportPage(parent),
      m_frames(addBox(tr("A frame adds"), {tr("a word"), tr("a stage"), tr("a key")},
          tr("What one picture of the film adds to the one before. Smaller steps make a longer film and a "
             "larger file."))),
      m_delay(addDelay(tr("Each shows"), tr("How long each picture of the film stays."))),
      m_lastDelay(addDelay(tr("The last"), tr("How long the whole map stays before the film begins again.")))
{
}

QDoubleSpinBox* ExportAnimationPage::addDelay(const QString& label, const QString& about)
{
    auto* box = new QDoubleSpinBox;
    box->setRange(0.02, 600);
    box->setDecimals(2);
    box->setSingleStep(0.1);
    box->setSuffix(tr(" s"));
    box->setKeyboardTracking(false);
    addRow(label, box, about);
    connect(box, &QDoubleSpinBox::valueChanged, this, &ExportPage::edited);
    return box;
}

void ExportAnimationPage::setChoices(const ExportChoices& choices)
{
    const QSignalBlocker blocker(this);
    m_frames->setCurrentIndex(int(choices.stepSize));
    m_delay->setValue(choices.delay / hundredths);
    m_lastDelay->setValue(choices.lastDelay / hundredths);
}

void ExportAnimationPage::read(ExportChoices& choices) const
{
    choices.stepSize = StepSize(m_frames->currentIndex());
    choices.delay = int(std::lround(m_delay->value() * hundredths));
    choices.lastDelay = int(std::lround(m_lastDelay->value() * hundredths));
}

bool ExportAnimationPage::appliesTo(const ExportChoices& choices) const
{
    return choices.format == ExportFormat::Gif;
}

} // namespace lab
