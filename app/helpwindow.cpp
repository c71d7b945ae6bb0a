// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/helpwindow.h"

#include "widgets/fonts.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QTextBlockFormat>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTextTable>

#include <algorithm>

namespace lab {

namespace {

constexpr int contentsWidth = 190;

} // namespace

HelpWindow::HelpWindow(const QList<HelpPage>& pages, QWidget* window)
    : QDialog(window), m_pages(pages), m_contents(new QListWidget), m_browser(new QTextBrowser)
{
    setWindowTitle(tr("Attention Lab: Help"));
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setFont(textFont(16));
    m_contents->setFixedWidth(contentsWidth);
    m_browser->setAccessibleName(tr("Page"));
    m_browser->setFont(textFont(17));
    for (const HelpPage& page : m_pages)
        m_contents->addItem(page.title);
    auto* parts = new QHBoxLayout(this);
    parts->addWidget(m_contents);
    parts->addWidget(m_browser, 1);
    connect(m_contents, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            showPage(m_pages[row]);
    });
}

/// Markdown's tables are cramped, with two lines around each cell.
void HelpWindow::giveTablesRoom()
{
    for (QTextFrame* frame : m_browser->document()->rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorderCollapse(true);
        format.setCellSpacing(0);
        format.setCellPadding(5);
        format.setBorder(1);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(palette().color(QPalette::Mid));
        table->setFormat(format);
    }
}

void HelpWindow::showPage(const HelpPage& page)
{
    m_browser->setMarkdown(page.text);
    QTextBlockFormat spacing; // Markdown leaves none between paragraphs
    spacing.setBottomMargin(8);
    spacing.setLineHeight(115, QTextBlockFormat::ProportionalHeight);
    QTextCursor cursor(m_browser->document());
    cursor.select(QTextCursor::Document);
    cursor.mergeBlockFormat(spacing);
    giveTablesRoom();
}

void HelpWindow::open(const QString& name)
{
    const auto found = std::find_if(
        m_pages.begin(), m_pages.end(), [&name](const HelpPage& page) { return page.name == name; });
    m_contents->setCurrentRow(found == m_pages.end() ? 0 : int(found - m_pages.begin()));
    show();
    raise();
    activateWindow();
    m_contents->setFocus();
}

QString HelpWindow::currentPage() const
{
    const int row = m_contents->currentRow();
    return row >= 0 ? m_pages[row].name : QString();
}

} // namespace lab
