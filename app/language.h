// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QTranslator>

#include <string>

namespace lab {

/// The language of the window. The command line always speaks English.
enum class Language { System, English, Chinese };

/// English or Chinese: the choice, or for System the first of the desktop's languages ("zh-CN", "en-GB"…).
/// Languages that there is no translation for come out as English.
Language resolved(Language choice, const QStringList& systemLanguages);

/// The language with this code: "zh" is Chinese, all else English.
Language languageNamed(const std::string& code);

/// The language of what tr() says now, as help and examples name it: "en" or "zh".
QString shownLanguage();

/// Has tr() say everything in one language, Qt's own dialogs too. Windows learn of another language through
/// QEvent::LanguageChange. One at a time, while the application exists.
class Translation : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~Translation() override;

    Language choice() const { return m_choice; }
    void choose(Language choice);

private:
    void install();
    void remove();

    Language m_choice = Language::English;
    Language m_shown = Language::English;
    QTranslator m_texts;
    QTranslator m_qtTexts;
};

} // namespace lab
