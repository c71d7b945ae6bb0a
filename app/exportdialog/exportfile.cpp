// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportfile.h"

#include "app/exportdialog/exporttexts.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ExportFile)
};

} // namespace

QString chooseExportFile(QWidget* window, const QString& suggestion)
{
    const QFileInfo suggested(suggestion);
    const ExportFormat format = exportFormatOf(suggestion).value();
    QFileDialog dialog(window, Text::tr("Export"), suggested.path(),
        Text::tr("%1 (*.%2)").arg(titleOf(format), suggested.suffix()));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suggested.suffix());
    dialog.selectFile(suggested.fileName());
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

bool askToReplace(QWidget* window, const QString& file)
{
    QMessageBox box(window);
    box.setWindowTitle(Text::tr("Attention Lab"));
    box.setTextFormat(Qt::PlainText); // the file's name is in it
    box.setText(Text::tr("%1 exists already.").arg(QFileInfo(file).fileName()));
    box.setStandardButtons(QMessageBox::Yes | QMessageBox::Cancel);
    box.setDefaultButton(QMessageBox::Cancel);
    box.button(QMessageBox::Yes)->setText(Text::tr("Replace"));
    for (QAbstractButton* button : box.buttons())
        button->setIcon({});
    return box.exec() == QMessageBox::Yes;
}

QString withEnding(const QString& file, ExportFormat format)
{
    return exportFormatOf(file) == format ? file : file + u'.' + QString::fromStdString(endingOf(format));
}

} // namespace lab
