// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shortcutpage.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ShortcutPage)
};

QString tableHead(const QString& title)
{
    return QStringLiteral("\n## %1\n\n| %2 | %3 |\n|---|---|\n")
        .arg(title, Text::tr("key"), Text::tr("what it does"));
}

QString tableRow(const QString& keys, const QString& what)
{
    QString escaped = keys; // a bar would end the cell
    return QStringLiteral("| **%1** | %2 |\n").arg(escaped.replace(u'|', QStringLiteral("\\|")), what);
}

QString keysOf(const QAction& action)
{
    QStringList keys;
    for (const QKeySequence& key : action.shortcuts()) {
        const QString text = key.toString(QKeySequence::NativeText);
        if (!keys.contains(text))
            keys.append(text);
    }
    return keys.join(QStringLiteral(", "));
}

/// Without the letter that opens it: "File" for "&File", and for "File (&F)".
QString titleOf(const QAction& action)
{
    static const QRegularExpression letter(QStringLiteral("\\s*\\(&.\\)|&"));
    return action.text().remove(letter);
}

QString rowsOf(const QMenu& menu)
{
    QString rows;
    for (const QAction* action : menu.actions()) {
        if (action->menu())
            rows += rowsOf(*action->menu());
        else if (!action->shortcuts().isEmpty())
            rows += tableRow(keysOf(*action), titleOf(*action));
    }
    return rows;
}

QString rowsOfViews()
{
    return tableRow(Text::tr("Alt and a letter"), Text::tr("open the menu in which it is underlined")) +
           tableRow(Text::tr("Tab"), Text::tr("to the next view or control")) +
           tableRow(QStringLiteral("↑ ↓"), Text::tr("select the key before or after in the current row")) +
           tableRow(Text::tr("Enter"), Text::tr("open the sum of what is selected")) +
           tableRow(
               Text::tr("Esc"), Text::tr("close the sum, forget the selection; out of the sentence line")) +
           tableRow(QStringLiteral("← → ↑ ↓"),
               Text::tr("in a heat map: from cell to cell; among heads: choose another")) +
           tableRow(
               QStringLiteral("↑ ↓, ← →"), Text::tr("among lines: from key to key, from query to query")) +
           tableRow(QStringLiteral("← →"),
               Text::tr("in the calculation: from number to number of the selected key")) +
           tableRow(Text::tr("Home, End"),
               Text::tr("in a heat map: to the ends of its row; among lines: to the first and last key")) +
           tableRow(QStringLiteral("+ − 0"), Text::tr("in a heat map: zoom in, zoom out, show all")) +
           tableRow(Text::tr("Ctrl and the wheel"),
               Text::tr("in a heat map: zoom about the pointer; then the wheel or dragging moves"));
}

} // namespace

HelpPage shortcutPage(const QMenuBar& menus)
{
    const QString title = Text::tr("Keys");
    QString text = QStringLiteral("# %1\n").arg(title);
    for (const QAction* menu : menus.actions()) {
        const QString rows = menu->menu() ? rowsOf(*menu->menu()) : QString();
        if (!rows.isEmpty())
            text += tableHead(titleOf(*menu)) + rows;
    }
    text += tableHead(Text::tr("In the views")) + rowsOfViews();
    return {QStringLiteral("keys"), title, text};
}

} // namespace lab
