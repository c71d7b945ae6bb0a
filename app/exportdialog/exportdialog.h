// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/exportchoices.h"
#include "app/exportdialog/exportfile.h"
#include "app/exportdialog/exportjob.h"
#include "app/exportdialog/exportsubject.h"
#include "app/sessiondocument.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace lab {

class ExportPage;
class ExportPreview;
class MessageBar;

/// How the dialog asks for files.
struct ExportQuestions {
    PathChooser chooseFile = chooseExportFile;
    ReplaceQuestion mayReplace = askToReplace;
};

/// Chooses what becomes which file, shows it, and writes it. What goes wrong is a sentence in the dialog,
/// which stays open; nothing is lost.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(const ExportSubject& subject, const ExportChoices& choices, const ExportQuestions& questions,
        QWidget* window);
    ~ExportDialog() override;

    const ExportChoices& choices() const { return m_choices; }
    ExportRecipe recipe() const { return chosen(m_choices, m_subject.recipe); }

    template <typename Page>
    Page& page() const
    {
        return *findChild<Page*>();
    }
    ExportPreview& preview() const { return *m_preview; }
    MessageBar& messageBar() const { return *m_message; }
    QPushButton& exportButton() const { return *m_export; }
    QPushButton& closeButton() const { return *m_close; }
    QString facts() const; ///< the size and the ending of the file, and what else there is to know

    void setQuestions(const ExportQuestions& questions) { m_questions = questions; }

    /// Asks for a name and begins to write.
    void exportFile();

    /// Gives up what is being made; else closes.
    void reject() override;

signals:
    void choicesChanged(const lab::ExportChoices& choices);
    void exported(const QString& file);

private:
    void addPages();
    void buildLayout();
    void alignLabels();
    void connectJob();
    void takeEdits();
    void showChoices();
    void showPreview();
    void showPicture(const std::optional<Drawing>& drawing, const QString& problem);
    void begin(const QString& file);
    void setBusy(bool busy);
    void showProgress(int painted, int all);
    void complain(const QString& sentence);

    ExportSubject m_subject;
    ExportChoices m_choices;
    ExportQuestions m_questions;
    ExportJob m_job;
    QList<ExportPage*> m_pages;
    ExportPreview* m_preview;
    QWidget* m_side; ///< holds the pages
    QScrollArea* m_scroll;
    QLabel* m_facts;
    MessageBar* m_message;
    QProgressBar* m_progress;
    QPushButton* m_export;
    QPushButton* m_close;
};

} // namespace lab
