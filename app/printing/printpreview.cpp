// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/printing/printpreview.h"

#include "app/printing/printpage.h"
#include "model/math/errortext.h"
#include "widgets/figures/vectorpage.h"

#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QGraphicsView>
#include <QLineEdit>
#include <QPrinter>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

namespace lab {

namespace {

constexpr QSize usualSize(1120, 660);
constexpr int resolution = 1200;
constexpr double margin = 15; ///< millimetres

/// What Qt calls an action of its dialog.
QString named(const char* text)
{
    return QCoreApplication::translate("QPrintPreviewDialog", text);
}

} // namespace

PrintPreview::PrintPreview(const ExportSubject& subject, QWidget* window)
    : QPrintPreviewDialog(window), m_subject(subject)
{
    setWindowTitle(tr("Print"));
    preparePrinter();
    hideTurning();
    openControls();
    connect(this, &QPrintPreviewDialog::paintRequested, this, &PrintPreview::paint);
    connect(this, &QDialog::finished, this, &PrintPreview::finish);
    resize(usualSize.boundedTo(window->size() - QSize(40, 60)));
}

void PrintPreview::preparePrinter()
{
    QPrinter& printer = *this->printer();
    printer.setResolution(resolution);
    printer.setDocName(documentName(m_subject.recipe));
    printer.setCreator(QStringLiteral("Attention Lab " ATTENTION_LAB_VERSION));
    printer.setFullPage(true); // a worksheet brings its own margins
    printer.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout::Millimeter);
    printer.setPageLayout(fittingPage(m_subject, printer.pageLayout()));
}

/// There is one page, so nothing to turn over.
void PrintPreview::hideTurning()
{
    const QList<QAction*> actions = findChild<QToolBar*>()->actions();
    const auto first = std::find_if(actions.begin(), actions.end(),
        [](const QAction* action) { return action->text() == named("First page"); });
    const auto last =
        std::find(actions.begin(), actions.end(), findChild<QAction*>(QStringLiteral("overviewModeAction")));
    if (first >= last || last == actions.end())
        return;
    const auto end =
        std::find_if(last, actions.end(), [](const QAction* action) { return action->isSeparator(); });
    std::for_each(
        first, end == actions.end() ? end : end + 1, [](QAction* action) { action->setVisible(false); });
}

/// For the keyboard and for screen readers.
void PrintPreview::openControls()
{
    findChild<QToolBar*>()->setMovable(false);
    for (QToolButton* button : findChildren<QToolButton*>())
        button->setFocusPolicy(Qt::StrongFocus);
    for (QAction* action : findChildren<QAction*>()) {
        if (action->text() == named("Page setup")) // Qt has it for printers only
            action->setVisible(printer()->outputFormat() == QPrinter::NativeFormat);
        if (action->text() != named("Print"))
            continue;
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_P));
        action->setToolTip(tr("Choose a printer, or a PDF file, and print (%1)")
                               .arg(action->shortcut().toString(QKeySequence::NativeText)));
    }
    for (QComboBox* zoom : findChildren<QComboBox*>()) {
        zoom->setAccessibleName(tr("Zoom"));
        zoom->lineEdit()->setAccessibleName(tr("Zoom"));
        zoom->setToolTip(tr("How large the page is shown; the printed size stays"));
    }
    for (QGraphicsView* page : findChildren<QGraphicsView*>())
        page->setAccessibleName(tr("Preview of the page"));
}

void PrintPreview::paint(QPrinter* printer)
{
    m_problem.clear();
    try {
        const QPageLayout page = printer->pageLayout();
        const Drawing drawing = drawForPage(m_subject, page);
        if (!paintByVectors(drawing, *printer, placeOnPage(drawing.size, page)))
            m_problem = refusal();
    } catch (const std::exception& error) {
        m_problem = QString::fromStdString(sentenceOf(error));
        QMetaObject::invokeMethod(this, &PrintPreview::reject, Qt::QueuedConnection);
    }
}

QString PrintPreview::refusal()
{
    const QString file = printer()->outputFileName();
    return file.isEmpty()
               ? tr("Nothing was printed: the printer %1 takes nothing.").arg(printer()->printerName())
               : tr("Nothing was printed: %1 cannot be written.").arg(file);
}

void PrintPreview::finish(int result)
{
    if (!m_problem.isEmpty())
        emit failed(m_problem);
    else if (result != Accepted)
        return;
    else if (const QString file = printer()->outputFileName(); !file.isEmpty())
        emit saved(file);
    else
        emit sent(printer()->printerName());
}

} // namespace lab
