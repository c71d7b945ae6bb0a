// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appearancesettings.h"

#include "app/mainwindow.h"

#include <QSettings>

namespace lab {

namespace {

const QString themeKey = QStringLiteral("theme");
const QString coloursKey = QStringLiteral("colours");
const QString linesKey = QStringLiteral("lines");

const QString languageKey = QStringLiteral("language");

QString nameOf(Language language)
{
    switch (language) {
    case Language::English:
        return QStringLiteral("en");
    case Language::Chinese:
        return QStringLiteral("zh");
    case Language::System:
        break;
    }
    return QStringLiteral("system");
}

void restoreAppearance(MainWindow& window)
{
    const int theme = QSettings().value(themeKey).toInt();
    if (theme == int(ThemeChoice::Light) || theme == int(ThemeChoice::Dark))
        window.setThemeChoice(ThemeChoice(theme));
    if (const auto map = sequentialMapNamed(QSettings().value(coloursKey).toString()))
        window.setColours(*map);
    window.setLines(QSettings().value(linesKey).toBool());
}

} // namespace

void rememberAppearance(MainWindow& window)
{
    restoreAppearance(window);
    QObject::connect(&window, &MainWindow::themeChoiceChanged, &window,
        [](ThemeChoice choice) { QSettings().setValue(themeKey, int(choice)); });
    QObject::connect(&window, &MainWindow::coloursChanged, &window,
        [](SequentialMap map) { QSettings().setValue(coloursKey, nameOf(map)); });
    QObject::connect(&window, &MainWindow::linesChanged, &window,
        [](bool lines) { QSettings().setValue(linesKey, lines); });
}

Language storedLanguage()
{
    const QString name = QSettings().value(languageKey).toString();
    for (const Language language : {Language::English, Language::Chinese}) {
        if (name == nameOf(language))
            return language;
    }
    return Language::System;
}

void rememberLanguage(MainWindow& window, Translation& translation)
{
    window.setLanguageChoice(translation.choice());
    QObject::connect(&window, &MainWindow::languageChosen, &translation, [&translation](Language language) {
        QSettings().setValue(languageKey, nameOf(language));
        translation.choose(language);
    });
}

} // namespace lab
