// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowprint.h"

#include "app/printing/printpage.h"
#include "app/session.h"
#include "model/math/errortext.h"

#include <algorithm>

namespace lab {

WindowPrint::WindowPrint(Session& session, QWidget* window)
    : QObject(window), m_session(session), m_window(window)
{
}

void WindowPrint::open(const QList<ExportView>& views, const WindowLook& look)
{
    const auto possible = [this](ExportView view) { return canExport(m_session.state(), view); };
    if ((m_preview && m_preview->isVisible()) || views.isEmpty() ||
        !std::all_of(views.begin(), views.end(), possible))
        return;
    const auto complain = [this](const QString& sentence) {
        m_session.showMessage({SessionMessage::Kind::Error, sentence});
    };
    const auto notice = [this](const Wording& wording) {
        m_session.showMessage(messageOf(SessionMessage::Kind::Notice, wording));
    };
    try {
        m_preview = new PrintPreview(printSubject(exportSubject(m_session.state(), look), views), m_window);
    } catch (const std::exception& error) {
        return complain(QString::fromStdString(sentenceOf(error)));
    }
    m_preview->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_preview, &PrintPreview::failed, &m_session, complain);
    connect(m_preview, &PrintPreview::saved, &m_session,
        [notice](const QString& file) { notice([file] { return tr("Saved %1").arg(file); }); });
    connect(m_preview, &PrintPreview::sent, &m_session, [notice](const QString& printer) {
        notice([printer] { return tr("Sent to the printer %1").arg(printer); });
    });
    m_preview->QDialog::open();
}

void WindowPrint::close()
{
    delete m_preview;
}

} // namespace lab
