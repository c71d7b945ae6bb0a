// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportchoices.h"

#include "app/inputjson.h"
#include "app/settings.h"

#include <QFileInfo>
#include <QFontDatabase>

#include <cmath>

// Choices of the export dialog in the settings.
namespace lab {

namespace {

const QString group = QStringLiteral("export");
const QString allOfIt = QStringLiteral("decode");

template <typename Number>
Number numberOf(const Settings& settings, const char* key, Number first, double least, double most)
{
    return settings.number(QLatin1String(key), first, least, most);
}

QString textOf(const Settings& settings, const char* key)
{
    return settings.text(QLatin1String(key));
}

void readSize(const Settings& settings, ExportChoices& choices)
{
    for (const SizePreset preset : sizePresets()) {
        if (textOf(settings, "preset").toStdString() == nameOf(preset))
            choices.preset = preset;
    }
    if (choices.preset != SizePreset::Custom) {
        choices.size = sizeOf(choices.preset);
        return;
    }
    FigureSize& size = choices.size;
    if (textOf(settings, "unit") == QLatin1String("px"))
        size = {1600, LengthUnit::Pixels, size.dpi, size.magnification};
    size.width = numberOf(settings, "width", size.width, 1, 20'000);
    size.dpi = numberOf(settings, "dpi", size.dpi, 36, 1200);
    size.magnification = numberOf(settings, "magnification", size.magnification,
        double(smallestMagnification), double(largestMagnification));
}

void readLook(const Settings& settings, ExportChoices& choices)
{
    choices.colours = sequentialMapNamed(textOf(settings, "colours"));
    const QString background = textOf(settings, "background");
    if (background == QLatin1String("light"))
        choices.background = ExportBackground::Light;
    if (background == QLatin1String("dark"))
        choices.background = ExportBackground::Dark;
    choices.transparent = settings.isOn(QStringLiteral("transparent"), false);
}

void readDetails(const Settings& settings, ExportChoices& choices)
{
    const auto isOn = [&settings](
                          const char* key, bool first) { return settings.isOn(QLatin1String(key), first); };
    if (QFontDatabase::hasFamily(textOf(settings, "font")))
        choices.font = textOf(settings, "font");
    choices.numbers = isOn("numbers", true);
    const int decimals = numberOf(settings, "decimals", -1, 0, mostFigureDecimals);
    if (decimals >= 0)
        choices.decimals = decimals;
    choices.gaps = isOn("gaps", true);
    choices.axisNames = isOn("axisNames", true);
    choices.footer = isOn("footer", false);
    choices.byteOrderMark = isOn("byteOrderMark", true);
    choices.end = isOn("end", true);
    choices.number = questionKindNamed(textOf(settings, "number").toStdString()).value_or(choices.number);
    choices.allSites = isOn("allSites", false);
}

void readAnimation(const Settings& settings, ExportChoices& choices)
{
    for (const StepSize size : {StepSize::Word, StepSize::Stage, StepSize::Key}) {
        if (textOf(settings, "frames") == QLatin1String(nameOf(size)))
            choices.stepSize = size;
    }
    choices.delay = numberOf(settings, "delay", choices.delay, 2, 65'535);
    choices.lastDelay = numberOf(settings, "lastDelay", choices.lastDelay, 2, 65'535);
    const QString language = textOf(settings, "pageLanguage");
    if (language == QLatin1String("en") || language == QLatin1String("zh"))
        choices.pageLanguage = language;
}

QString nameOf(ExportBackground background)
{
    switch (background) {
    case ExportBackground::Light:
        return QStringLiteral("light");
    case ExportBackground::Dark:
        return QStringLiteral("dark");
    case ExportBackground::AsWindow:
        break;
    }
    return {};
}

} // namespace

ExportChoices storedExportChoices()
{
    const Settings settings(group);
    ExportChoices choices;
    if (const auto view = exportViewNamed(textOf(settings, "view").toStdString()))
        choices.view = view;
    if (textOf(settings, "view") == allOfIt)
        choices.view.reset();
    if (const auto format = exportFormatOfEnding(textOf(settings, "format")))
        choices.format = *format;
    choices.format = fittingFormat(choices.format, choices.view);
    choices.allRows = settings.isOn(QStringLiteral("allRows"), false);
    readSize(settings, choices);
    readLook(settings, choices);
    readDetails(settings, choices);
    readAnimation(settings, choices);
    if (QFileInfo(textOf(settings, "folder")).isDir())
        choices.folder = textOf(settings, "folder");
    return choices;
}

void storeExportChoices(const ExportChoices& choices)
{
    Settings settings(group);
    const auto set = [&settings](
                         const char* key, const QVariant& value) { settings.set(QLatin1String(key), value); };
    set("view", choices.view ? QString::fromStdString(nameOf(*choices.view)) : allOfIt);
    set("format", QString::fromStdString(endingOf(choices.format)));
    set("allRows", choices.allRows);
    set("preset", QString::fromStdString(nameOf(choices.preset)));
    set("unit", choices.size.unit == LengthUnit::Pixels ? QStringLiteral("px") : QStringLiteral("mm"));
    set("width", choices.size.width);
    set("dpi", choices.size.dpi);
    set("magnification", double(choices.size.magnification));
    set("colours", choices.colours ? nameOf(*choices.colours) : QString());
    set("background", nameOf(choices.background));
    set("transparent", choices.transparent);
    set("font", choices.font);
    set("numbers", choices.numbers);
    set("decimals", choices.decimals.value_or(-1));
    set("gaps", choices.gaps);
    set("axisNames", choices.axisNames);
    set("footer", choices.footer);
    set("byteOrderMark", choices.byteOrderMark);
    set("end", choices.end);
    set("number", QString::fromStdString(nameOf(choices.number)));
    set("allSites", choices.allSites);
    set("frames", QString::fromLatin1(nameOf(choices.stepSize)));
    set("delay", choices.delay);
    set("lastDelay", choices.lastDelay);
    set("pageLanguage", choices.pageLanguage);
    set("folder", choices.folder);
}

} // namespace lab
