// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/order.h"

#include <QCommandLineParser>

#include <stdexcept>

namespace lab::test {

namespace {

const QStringList themes = {QStringLiteral("light"), QStringLiteral("dark")};
const QStringList languages = {QStringLiteral("en"), QStringLiteral("zh")};

QSize sizeOf(const QString& text)
{
    const QStringList sides = text.split(u'x');
    const QSize size(sides.value(0).toInt(), sides.value(1).toInt());
    if (sides.size() != 2 || size.isEmpty())
        throw std::invalid_argument("--size is WIDTHxHEIGHT, such as 1280x720");
    return size;
}

QString nameOf(const QString& name)
{
    return name;
}

QString nameOf(const WindowView& view)
{
    return view.name;
}

/// All of them, or the one that is wanted.
template <typename Thing>
QList<Thing> chosen(const QList<Thing>& things, const QString& wanted)
{
    QList<Thing> found;
    for (const Thing& thing : things) {
        if (wanted.isEmpty() || nameOf(thing) == wanted)
            found.append(thing);
    }
    if (found.isEmpty())
        throw std::invalid_argument("there is no '" + wanted.toStdString() + "'");
    return found;
}

} // namespace

QString Look::name() const
{
    return QStringLiteral("%1x%2-%3-%4")
        .arg(size.width())
        .arg(size.height())
        .arg(themes[theme == ThemeChoice::Dark], languages[language == Language::Chinese]);
}

Order orderOf(const QStringList& words)
{
    QCommandLineParser parser;
    for (const char* option : {"size", "theme", "language", "view"})
        parser.addOption({QString::fromLatin1(option), {}, QStringLiteral("value")});
    parser.addOption(QCommandLineOption(QStringLiteral("readme")));
    if (!parser.parse(words) || parser.positionalArguments().size() != 1)
        throw std::invalid_argument("usage: screenshots [--size WIDTHxHEIGHT] [--theme light|dark] "
                                    "[--language en|zh] [--view NAME] [--readme] FOLDER");
    const auto value = [&parser](const char* option) { return parser.value(QString::fromLatin1(option)); };
    Order order;
    order.folder = parser.positionalArguments().first();
    order.readme = parser.isSet(QStringLiteral("readme"));
    order.views = chosen(windowViews(), value("view"));
    const QSize size = parser.isSet(QStringLiteral("size")) ? sizeOf(value("size")) : QSize(1280, 720);
    for (const QString& language : chosen(languages, value("language"))) {
        for (const QString& theme : chosen(themes, value("theme")))
            order.looks.append({size, theme == themes[1] ? ThemeChoice::Dark : ThemeChoice::Light,
                language == languages[1] ? Language::Chinese : Language::English});
    }
    return order;
}

} // namespace lab::test
