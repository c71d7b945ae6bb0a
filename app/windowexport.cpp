// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowexport.h"

#include "app/session.h"
#include "model/math/errortext.h"

#include <QClipboard>
#include <QGuiApplication>

namespace lab {

WindowExport::WindowExport(Session& session, QWidget* window)
    : QObject(window), m_session(session), m_window(window)
{
}

void WindowExport::open(std::optional<ExportView> view, const WindowLook& look)
{
    if ((m_dialog && m_dialog->isVisible()) || !canExport(m_session.state()))
        return;
    ExportChoices choices = m_choices;
    if (view)
        choices.view = view;
    m_dialog = new ExportDialog(exportSubject(m_session.state(), look), choices, m_questions, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &ExportDialog::choicesChanged, this, [this](const ExportChoices& changed) {
        m_choices = changed;
        emit choicesChanged(changed);
    });
    connect(m_dialog, &ExportDialog::exported, &m_session, [this](const QString& file) {
        m_session.showMessage(
            messageOf(SessionMessage::Kind::Notice, [file] { return tr("Saved %1").arg(file); }));
    });
    m_dialog->show();
    m_dialog->activateWindow();
}

void WindowExport::copy(ExportView view, CopyForm form, const WindowLook& look, int decimals)
{
    if (!canExport(m_session.state(), view))
        return;
    try {
        QGuiApplication::clipboard()->setMimeData(
            copied(exportSubject(m_session.state(), look), view, form, decimals).release());
    } catch (const std::exception& error) {
        m_session.showMessage({SessionMessage::Kind::Error, QString::fromStdString(sentenceOf(error))});
    }
}

void WindowExport::close()
{
    delete m_dialog;
}

} // namespace lab
