// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowsettings.h"

#include "app/mainwindow.h"
#include "app/settings.h"
#include "app/workspace.h"
#include "widgets/sumtext.h"
#include "widgets/sumview.h"

#include <QApplication>
#include <QDir>

namespace lab {

namespace {

const QString decimalsKey = QStringLiteral("sumDecimals");
const QString recentKey = QStringLiteral("recentSessions");
constexpr int longestLayout = 20'000; // characters; a layout has about one thousand

QString layoutKey(int arrangement)
{
    return QStringLiteral("panels/%1").arg(arrangement);
}

} // namespace

void rememberPanels(MainWindow& window)
{
    const Settings settings;
    for (int index = 0; index < arrangementCount; ++index)
        window.workspace().setLayoutOf(
            Arrangement(index), unsealed(settings.text(layoutKey(index), longestLayout)));
    window.workspace().sum().setDecimals(
        settings.number(decimalsKey, usualSumDecimals, fewestSumDecimals, mostSumDecimals));
    QObject::connect(&window, &MainWindow::sumDecimalsChanged, &window,
        [](int decimals) { Settings().set(decimalsKey, decimals); });
    QObject::connect(qApp, &QApplication::aboutToQuit, &window, [&window] { storePanels(window); });
}

void storePanels(const MainWindow& window)
{
    Settings settings;
    for (int index = 0; index < arrangementCount; ++index) {
        const QByteArray layout = window.workspace().layoutOf(Arrangement(index));
        settings.set(layoutKey(index), layout.isEmpty() ? QString() : sealed(layout));
    }
}

void rememberRecent(SessionDocument& document)
{
    QStringList files = Settings().texts(recentKey, SessionDocument::mostRecent);
    files.removeIf([](const QString& file) { return QDir::isRelativePath(file); });
    document.setRecent(files);
    QObject::connect(&document, &SessionDocument::recentChanged, &document,
        [](const QStringList& recent) { Settings().set(recentKey, recent); });
}

} // namespace lab
