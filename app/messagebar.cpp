// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messagebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace lab {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent), m_text(new QLabel), m_close(new QToolButton)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, 1, 12, 1);
    row->addWidget(m_text, 1);
    row->addWidget(m_close);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setText(QStringLiteral("✕"));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setFocusPolicy(Qt::TabFocus);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismissed);
    setVisible(false);
}

void MessageBar::setMessage(const SessionMessage& message)
{
    if (message.kind != m_kind)
        setKind(message.kind);
    if (message.text == m_text->text())
        return;
    m_text->setText(message.text);
    setAccessibleName(message.text);
}

void MessageBar::setKind(SessionMessage::Kind kind)
{
    m_kind = kind;
    const bool isError = kind == SessionMessage::Kind::Error;
    setObjectName(isError ? QStringLiteral("errorMessage") : QStringLiteral("noticeMessage"));
    for (QWidget* part : {static_cast<QWidget*>(this), static_cast<QWidget*>(m_text)}) {
        style()->unpolish(part); // the style sheet goes by the name
        style()->polish(part);
    }
    setVisible(kind != SessionMessage::Kind::None);
}

QString MessageBar::text() const
{
    return m_text->text();
}

} // namespace lab
