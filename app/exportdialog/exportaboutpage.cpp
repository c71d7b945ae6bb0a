// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportaboutpage.h"

#include "app/exportdialog/exporttexts.h"
#include "widgets/attentionrows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSpinBox>

namespace lab {

namespace {

QStringList numberTitles()
{
    QStringList titles;
    for (int kind = 0; kind <= CellQuestion::ContextShares; ++kind)
        titles.append(titleOf(CellQuestion::Kind(kind)));
    return titles;
}

/// The row that the picture is about.
SumSubject rowOf(const ExportSubject& subject)
{
    const SessionPlace place = subject.recipe.place.value_or(SessionPlace());
    const HeadChoice& head = subject.recipe.figure.head;
    return sumSubject(*subject.decoding, head, rowAt(head, place.step));
}

QStringList keyTitles(const SumSubject& row)
{
    const qsizetype keys = row.heads.empty() ? 0 : qsizetype(row.heads.front().weights.cols());
    QStringList titles;
    for (qsizetype key = 0; key < std::min(keys, row.keyWords.size()); ++key)
        titles.append(QStringLiteral("%1  %2").arg(key + 1).arg(row.keyWords[key]));
    return titles;
}

int componentCount(const SumSubject& row)
{
    return row.heads.empty() ? 1 : std::max(1, int(row.heads.front().values.cols()));
}

} // namespace

ExportAboutPage::ExportAboutPage(const ExportSubject& subject, QWidget* parent)
    : ExportPage(parent),
      m_usualKey(subject.recipe.question.key),
      m_number(addBox(tr("Number"), numberTitles(), tr("The number whose arithmetic is shown."))),
      m_key(addBox(tr("Word"), keyTitles(rowOf(subject)), tr("The word that the number belongs to, a key."))),
      m_component(new QSpinBox)
{
    m_component->setRange(1, componentCount(rowOf(subject)));
    m_component->setKeyboardTracking(false);
    addRow(tr("Component"), m_component, tr("Of the context vector, from 1."));
    connect(m_component, &QSpinBox::valueChanged, this, &ExportPage::edited);
    m_sites = addCheck(tr("All sites"),
        tr("Maps of the encoder, of the decoder and between them, not only of the chosen ones."));
}

void ExportAboutPage::setChoices(const ExportChoices& choices)
{
    const QSignalBlocker quiet(m_component);
    m_number->setCurrentIndex(int(choices.number));
    m_key->setCurrentIndex(choices.key.value_or(m_usualKey));
    m_component->setValue(choices.component + 1);
    m_sites->setChecked(choices.allSites);
    const bool isSum = choices.view == ExportView::Sum;
    const bool isOfContext = choices.number >= CellQuestion::ContextComponent;
    showRow(m_number, isSum);
    showRow(m_key, isSum && !isOfContext);
    showRow(m_component, isSum && choices.number == CellQuestion::ContextComponent);
    showRow(m_sites, choices.view == ExportView::Heads);
}

void ExportAboutPage::read(ExportChoices& choices) const
{
    choices.number = CellQuestion::Kind(m_number->currentIndex());
    choices.key.reset();
    if (m_key->currentIndex() >= 0 && m_key->currentIndex() != m_usualKey)
        choices.key = m_key->currentIndex();
    choices.component = m_component->value() - 1;
    choices.allSites = m_sites->isChecked();
}

bool ExportAboutPage::appliesTo(const ExportChoices& choices) const
{
    return choices.view == ExportView::Sum || choices.view == ExportView::Heads;
}

} // namespace lab
