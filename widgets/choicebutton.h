// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QLabel;
class QToolButton;

namespace lab {

/// One line of a ChoiceButton's menu.
struct Choice {
    QString title;
    QString about = {}; ///< its tooltip: what it means, and what follows from it
    bool current = false;
    bool startsSection = false; ///< a line is drawn above it

    bool operator==(const Choice&) const = default;
};

/// A caption above a button that shows what is chosen, and whose menu offers the rest.
class ChoiceButton : public QWidget {
    Q_OBJECT
public:
    /// `about` is the tooltip of the whole.
    ChoiceButton(const QString& caption, const QString& about, QWidget* parent = nullptr);

    /// What the button shows is given, as several choices may be current. Cheap when nothing changed.
    void setChoices(const QString& shown, const QList<Choice>& choices);

    const QList<Choice>& choices() const { return m_choices; }
    QString shown() const { return m_shown; }
    QToolButton& button() const { return *m_button; }

signals:
    void chosen(int choice);

private:
    void fillMenu();

    QLabel* m_caption;
    QToolButton* m_button;
    QString m_shown;
    QList<Choice> m_choices;
};

} // namespace lab
