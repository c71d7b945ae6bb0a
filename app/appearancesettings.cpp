// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appearancesettings.h"

#include "app/mainwindow.h"

#include <QSettings>

namespace lab {

namespace {

const QString themeKey = QStringLiteral("theme");
const QString coloursKey = QStringLiteral("colours");

void restoreAppearance(MainWindow& window)
{
    const int theme = QSettings().value(themeKey).toInt();
    if (theme == int(ThemeChoice::Light) || theme == int(ThemeChoice::Dark))
        window.setThemeChoice(ThemeChoice(theme));
    if (const auto map = sequentialMapNamed(QSettings().value(coloursKey).toString()))
        window.setColours(*map);
}

} // namespace

void rememberAppearance(MainWindow& window)
{
    restoreAppearance(window);
    QObject::connect(&window, &MainWindow::themeChoiceChanged, &window,
        [](ThemeChoice choice) { QSettings().setValue(themeKey, int(choice)); });
    QObject::connect(&window, &MainWindow::coloursChanged, &window,
        [](SequentialMap map) { QSettings().setValue(coloursKey, nameOf(map)); });
}

} // namespace lab
