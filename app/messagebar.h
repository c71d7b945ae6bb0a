// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sessionstate.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace lab {

/// One sentence under the source line: a notice or an error, until it is closed. Hidden while there is none.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    void setMessage(const SessionMessage& message);
    QString text() const;
    QToolButton& closeButton() const { return *m_close; }

signals:
    void dismissed();

private:
    void setKind(SessionMessage::Kind kind);

    SessionMessage::Kind m_kind = SessionMessage::Kind::None;
    QLabel* m_text;
    QToolButton* m_close;
};

} // namespace lab
