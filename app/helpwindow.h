// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helppages.h"

#include <QDialog>

class QListWidget;
class QTextBrowser;

namespace lab {

/// The help beside the window: contents at the left, a page at the right. The window stays usable.
class HelpWindow : public QDialog {
    Q_OBJECT
public:
    HelpWindow(const QList<HelpPage>& pages, QWidget* window);

    /// Opens a page by its name; the first one when there is no such page.
    void open(const QString& name);
    QString currentPage() const;
    QTextBrowser& browser() const { return *m_browser; }

    QSize sizeHint() const override { return {860, 560}; }

private:
    void showPage(const HelpPage& page);
    void giveTablesRoom();

    QList<HelpPage> m_pages;
    QListWidget* m_contents;
    QTextBrowser* m_browser;
};

} // namespace lab
