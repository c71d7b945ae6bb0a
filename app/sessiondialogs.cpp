// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessiondialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SessionDialogs)
};

QString filter()
{
    return Text::tr("Sessions of Attention Lab (*%1)").arg(sessionSuffix);
}

} // namespace

QString chooseSessionToOpen(QWidget* window, const QString& suggestion)
{
    return QFileDialog::getOpenFileName(
        window, Text::tr("Open Session"), suggestion, filter() + Text::tr(";;All files (*)"));
}

QString chooseSessionToSave(QWidget* window, const QString& suggestion)
{
    QFileDialog dialog(window, Text::tr("Save Session"), QFileInfo(suggestion).path(), filter());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(sessionSuffix.mid(1));
    dialog.selectFile(QFileInfo(suggestion).fileName());
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

UnsavedAnswer askAboutUnsaved(QWidget* window, const QString& file)
{
    QMessageBox box(window);
    box.setWindowTitle(Text::tr("Attention Lab"));
    box.setTextFormat(Qt::PlainText); // the file's name is in it
    box.setText(Text::tr("%1 has changes that are not saved.").arg(QFileInfo(file).fileName()));
    box.setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    box.setDefaultButton(QMessageBox::Save);
    box.button(QMessageBox::Discard)->setText(Text::tr("Do Not Save"));
    for (QAbstractButton* button : box.buttons())
        button->setIcon({});
    switch (box.exec()) {
    case QMessageBox::Save:
        return UnsavedAnswer::Save;
    case QMessageBox::Discard:
        return UnsavedAnswer::LetGo;
    default:
        return UnsavedAnswer::Stay;
    }
}

ChangedAnswer askAboutChanged(QWidget* window, const QString& file)
{
    QMessageBox box(window);
    box.setWindowTitle(Text::tr("Attention Lab"));
    box.setText(Text::tr("%1 has been changed by somebody else meanwhile.").arg(QFileInfo(file).fileName()));
    box.setInformativeText(
        Text::tr("Overwrite puts your session in its place. Reload shows the changed file; your session then "
                 "waits in the File menu, under Unsaved Sessions."));
    const QAbstractButton* overwrite = box.addButton(Text::tr("Overwrite"), QMessageBox::DestructiveRole);
    const QAbstractButton* reload = box.addButton(Text::tr("Reload"), QMessageBox::ResetRole);
    QPushButton* saveAs = box.addButton(Text::tr("Save As…"), QMessageBox::AcceptRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(saveAs);
    for (QAbstractButton* button : box.buttons())
        button->setIcon({});
    box.exec();
    if (box.clickedButton() == overwrite)
        return ChangedAnswer::Overwrite;
    if (box.clickedButton() == reload)
        return ChangedAnswer::Reload;
    return box.clickedButton() == saveAs ? ChangedAnswer::SaveAs : ChangedAnswer::Stay;
}

} // namespace lab
