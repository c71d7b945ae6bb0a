// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/examples.h"

#include <QWidget>

class QAction;
class QKeyEvent;
class QLineEdit;
class QMenu;
class QToolButton;

namespace lab {

/// The line in which a sentence is typed, with a menu of examples. Enter and Esc hand the keyboard back to
/// the window, so that the arrow keys step again.
class SourceLine : public QWidget {
    Q_OBJECT
public:
    /// `menus` stands in front of the line.
    SourceLine(QWidget* menus, const QList<ExampleGroup>& examples, QWidget* parent = nullptr);

    /// Shows a sentence that was not typed here.
    void setSentence(const QString& sentence);
    /// Adds buttons at the right end, one of which is down: what the window shows.
    void addViews(const QList<QAction*>& views);
    /// Puts the caret into the line and selects everything.
    void edit();

    QLineEdit& lineEdit() const { return *m_edit; }
    QToolButton& examplesButton() const { return *m_examples; }

signals:
    void sentenceEdited(const QString& sentence);
    /// Enter: decode at once.
    void committed();
    /// The line needs the keyboard no longer.
    void left();
    void exampleChosen(const QString& sentence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool leavesToWindow(QKeyEvent* event) const;
    void addExamples(const QList<ExampleGroup>& groups);
    void addExample(QMenu& menu, const Example& example);

    QLineEdit* m_edit;
    QToolButton* m_examples;
};

} // namespace lab
