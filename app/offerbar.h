// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace lab {

/// A question under the source line that may wait while one works: to go back to what was kept, or to let it
/// go. Hidden while there is no offer.
class OfferBar : public QFrame {
    Q_OBJECT
public:
    explicit OfferBar(QWidget* parent = nullptr);

    /// Empty: nothing is offered any more. `shortcut` is named in the tooltip.
    void setOffer(const QString& sentence, const QString& shortcut = {});
    QString text() const;
    QPushButton& acceptButton() const { return *m_accept; }
    QPushButton& rejectButton() const { return *m_reject; }

signals:
    void accepted();
    void rejected();

private:
    QLabel* m_text;
    QPushButton* m_accept;
    QPushButton* m_reject;
};

} // namespace lab
