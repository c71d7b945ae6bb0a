// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/offerbar.h"

#include "widgets/tooltip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace lab {

OfferBar::OfferBar(QWidget* parent)
    : QFrame(parent),
      m_text(new QLabel),
      m_accept(new QPushButton(tr("Restore"))),
      m_reject(new QPushButton(tr("Discard")))
{
    setObjectName(QStringLiteral("noticeMessage"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, 3, 12, 3);
    row->addWidget(m_text, 1);
    row->addWidget(m_accept);
    row->addWidget(m_reject);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_accept->setFocusPolicy(Qt::TabFocus);
    m_reject->setFocusPolicy(Qt::TabFocus);
    m_reject->setToolTip(wrappedToolTip(tr("What was kept is deleted.")));
    connect(m_accept, &QPushButton::clicked, this, &OfferBar::accepted);
    connect(m_reject, &QPushButton::clicked, this, &OfferBar::rejected);
    setVisible(false);
}

void OfferBar::setOffer(const QString& sentence, const QString& shortcut)
{
    m_text->setText(sentence);
    m_accept->setToolTip(wrappedToolTip(
        tr("Goes back to where you were (%1). What is in the window now is replaced.").arg(shortcut)));
    setAccessibleName(sentence);
    setVisible(!sentence.isEmpty());
}

QString OfferBar::text() const
{
    return m_text->text();
}

} // namespace lab
