// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/exportsubject.h"

#include <QPrintPreviewDialog>

namespace lab {

/// Shows a page as it will be printed, and prints it. The paper can be turned and changed; the page follows.
class PrintPreview : public QPrintPreviewDialog {
    Q_OBJECT
public:
    /// `subject` is of printSubject(). Throws as drawExport() does when it cannot be drawn.
    PrintPreview(const ExportSubject& subject, QWidget* window);

signals:
    void saved(const QString& file);
    void sent(const QString& printer);
    void failed(const QString& sentence);

private:
    void preparePrinter();
    void hideTurning();
    void openControls();
    void paint(QPrinter* printer);
    QString refusal();
    void finish(int result);

    ExportSubject m_subject;
    QString m_problem; ///< with the last painting; empty when there was none
};

} // namespace lab
