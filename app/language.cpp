// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Language)
};

} // namespace

Language resolved(Language choice, const QStringList& systemLanguages)
{
    if (choice != Language::System)
        return choice;
    return languageNamed(systemLanguages.value(0).section(u'-', 0, 0).toStdString());
}

Language languageNamed(const std::string& code)
{
    return code == "zh" ? Language::Chinese : Language::English;
}

QString shownLanguage()
{
    //: The code of the language that this is translated into: "zh". It names folders.
    return Text::tr("en");
}

Translation::~Translation()
{
    remove();
}

void Translation::choose(Language choice)
{
    m_choice = choice;
    const Language language = resolved(choice, QLocale::system().uiLanguages());
    if (language == m_shown)
        return;
    remove();
    m_shown = language;
    if (language == Language::Chinese)
        install();
}

void Translation::install()
{
    // The last one that is installed is asked first.
    if (m_qtTexts.load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtTexts);
    if (m_texts.load(QStringLiteral(":/translations/attention-lab_zh_CN.qm")))
        QCoreApplication::installTranslator(&m_texts);
}

void Translation::remove()
{
    QCoreApplication::removeTranslator(&m_texts);
    QCoreApplication::removeTranslator(&m_qtTexts);
}

} // namespace lab
