// SPDX-License-Identifier: GPL-3.0-or-later
// screenshots [--size WIDTHxHEIGHT] [--theme light|dark] [--language en|zh] [--view NAME] FOLDER: pictures of
// what the window can show, in both themes and languages or only in this one. Names tell what they show:
// 1280x720-light-en-soft-heatmaps.png. With --readme: the pictures of README.md. Needs no display.
#include "tests/screenshots/order.h"
#include "tests/screenshots/picture.h"

#include <QApplication>
#include <QDir>

#include <cstdio>
#include <stdexcept>

namespace {

using namespace lab;
using namespace lab::test;

QImage takePicture(const WindowView& view, const Look& look)
{
    RealWindow window(look.size);
    window.window().setThemeChoice(look.theme);
    window.window().setLanguageChoice(look.language);
    window.openModel(view.model);
    if (!view.sentence.isEmpty())
        window.enter(view.sentence);
    view.arrange(window);
    return pictureOf(window.window());
}

void save(const QImage& picture, const QString& folder, const QString& name)
{
    const QString file = QDir(folder).filePath(name + QStringLiteral(".png"));
    if (!QDir().mkpath(folder) || !picture.save(file))
        throw std::runtime_error((file + QStringLiteral(" could not be written.")).toStdString());
    std::printf("%s\n", qPrintable(file));
}

void makePictures(const Order& order)
{
    Translation translation;
    for (const Look& look : order.looks) {
        translation.choose(look.language);
        for (const WindowView& view : order.views)
            save(takePicture(view, look), order.folder, look.name() + u'-' + view.name);
    }
}

/// The names that README.md knows them by.
void makeReadmePictures(const Order& order)
{
    for (const WindowView& view : windowViews()) {
        if (view.name == QStringLiteral("soft-heatmaps"))
            save(takePicture(view, order.looks.first()), order.folder, QStringLiteral("window"));
        if (view.name == QStringLiteral("soft-calculation"))
            save(takePicture(view, order.looks.first()), order.folder, QStringLiteral("calculation"));
    }
}

} // namespace

int main(int argc, char** argv)
{
    try {
        const Order order = orderOf(QStringList(argv, argv + argc));
        drawInMemory(order.looks.first().size);
        const QApplication application(argc, argv);
        order.readme ? makeReadmePictures(order) : makePictures(order);
    } catch (const std::invalid_argument& error) {
        std::fprintf(stderr, "screenshots: %s\n", error.what());
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "screenshots: %s\n", error.what());
        return 1;
    }
    return 0;
}
