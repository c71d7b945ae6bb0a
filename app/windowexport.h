// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/copyform.h"
#include "app/exportdialog/exportdialog.h"

#include <QObject>
#include <QPointer>

namespace lab {

class Session;

/// Makes files of what a session shows, and copies it. What goes wrong with a copy is in the message bar.
class WindowExport : public QObject {
    Q_OBJECT
public:
    WindowExport(Session& session, QWidget* window);

    /// The dialog, about this view, or the one of last time. Nothing happens while there is nothing to
    /// export.
    void open(std::optional<ExportView> view, const WindowLook& look);
    void copy(ExportView view, CopyForm form, const WindowLook& look, int decimals);
    /// Closes the dialog, as its texts are in another language by now.
    void close();

    ExportDialog* dialog() const { return m_dialog; } ///< null while there is none

    const ExportChoices& choices() const { return m_choices; }
    void setChoices(const ExportChoices& choices) { m_choices = choices; }

    /// How files and leave to replace one are asked for; by dialogs at first.
    void setFileChooser(PathChooser chooser) { m_questions.chooseFile = std::move(chooser); }
    void setReplaceQuestion(ReplaceQuestion question) { m_questions.mayReplace = std::move(question); }

signals:
    void choicesChanged(const lab::ExportChoices& choices); ///< by the user, to be kept

private:
    Session& m_session;
    QWidget* m_window;
    ExportChoices m_choices;
    ExportQuestions m_questions;
    QPointer<ExportDialog> m_dialog;
};

} // namespace lab
