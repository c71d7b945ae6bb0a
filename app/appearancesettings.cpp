// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appearancesettings.h"

#include "app/mainwindow.h"
#include "app/settings.h"

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
    const Settings settings;
    const QString theme = settings.text(themeKey);
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        if (theme == QString::number(int(choice)))
            window.setThemeChoice(choice);
    }
    if (const auto map = sequentialMapNamed(settings.text(coloursKey)))
        window.setColours(*map);
    window.setLines(settings.isOn(linesKey, false));
}

} // namespace

void rememberAppearance(MainWindow& window)
{
    restoreAppearance(window);
    QObject::connect(&window, &MainWindow::themeChoiceChanged, &window,
        [](ThemeChoice choice) { Settings().set(themeKey, int(choice)); });
    QObject::connect(&window, &MainWindow::coloursChanged, &window,
        [](SequentialMap map) { Settings().set(coloursKey, nameOf(map)); });
    QObject::connect(
        &window, &MainWindow::linesChanged, &window, [](bool lines) { Settings().set(linesKey, lines); });
}

Language storedLanguage()
{
    const QString name = Settings().text(languageKey);
    for (const Language language : {Language::English, Language::Chinese}) {
        if (name == nameOf(language))
            return language;
    }
    return Language::System;
}

void storeLanguage(Language language)
{
    Settings().set(languageKey, nameOf(language));
}

void rememberLanguage(MainWindow& window, Translation& translation)
{
    window.setLanguageChoice(translation.choice());
    QObject::connect(&window, &MainWindow::languageChosen, &translation, [&translation](Language language) {
        storeLanguage(language);
        translation.choose(language);
    });
}

} // namespace lab
