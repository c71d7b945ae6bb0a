// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/printing/printpreview.h"

#include <QList>
#include <QObject>
#include <QPointer>

namespace lab {

class Session;

/// Prints what a session shows. What goes wrong is in the message bar.
class WindowPrint : public QObject {
    Q_OBJECT
public:
    WindowPrint(Session& session, QWidget* window);

    /// A preview of these views on one page. Nothing happens while there is nothing to print.
    void open(const QList<ExportView>& views, const WindowLook& look);
    /// Closes the preview, as its texts are in another language by now.
    void close();

    PrintPreview* preview() const { return m_preview; } ///< null while there is none

private:
    Session& m_session;
    QWidget* m_window;
    QPointer<PrintPreview> m_preview;
};

} // namespace lab
