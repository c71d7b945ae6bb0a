// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/replaypage.h"

#include "model/math/error.h"
#include "model/storage/recordfields.h"
#include "model/storage/recordsizes.h"
#include "model/text/xmltext.h"
#include "widgets/theme.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <functional>

namespace lab {

namespace {

constexpr int mostDecimals = 6;

QByteArray resource(const QString& name)
{
    QFile file(QStringLiteral(":/replay/") + name);
    if (!file.open(QIODevice::ReadOnly))
        throw FileError("The program lacks its part of replay pages " + name.toStdString() + ".");
    return file.readAll();
}

void validate(const ReplayPage& page)
{
    if (page.language != "en" && page.language != "zh")
        throw ConfigError(
            "Replay pages are in English (en) or Chinese (zh); \"" + page.language + "\" is neither.");
    if (page.decimals < 0 || page.decimals > mostDecimals)
        throw ConfigError("Replay pages show 0 to " + std::to_string(mostDecimals) + " decimals, not " +
                          std::to_string(page.decimals) + ".");
}

/// In JSON < stands within strings only. Without it no text can end the element that holds it.
QByteArray withoutTags(QByteArray json)
{
    return json.replace('<', "\\u003c");
}

QByteArray escaped(const std::string& text)
{
    return QString::fromStdString(legalInXml(text)).toHtmlEscaped().toUtf8();
}

QByteArray script()
{
    QByteArray text = "\"use strict\";\n";
    for (const char* part : {"numbers", "record", "marks", "heatmap", "heatmappainter", "sentence",
             "steppanel", "choices", "page"})
        text += resource(QLatin1String(part) + QStringLiteral(".js"));
    return text;
}

QByteArray hashOf(const QByteArray& text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64();
}

QByteArray variablesOf(const Theme& theme)
{
    const QList<std::pair<const char*, QColor>> colours = {{"background", theme.background},
        {"panel", theme.panel}, {"hairline", theme.hairline}, {"track", theme.track}, {"text", theme.text},
        {"secondary", theme.secondary}, {"accent", theme.accent}, {"accent-text", theme.accentText},
        {"quiet-bar", theme.quietBar}, {"notice", theme.notice}};
    QByteArray css = theme.dark ? "color-scheme:dark;" : "color-scheme:light;";
    for (const auto& [name, colour] : colours)
        css += QByteArray("--") + name + ":" + colour.name().toLatin1() + ";";
    return css;
}

/// Light or dark as the reader's system is, unless the page's own switch says otherwise.
QByteArray style()
{
    const QByteArray dark = variablesOf(darkTheme());
    return ":root{" + variablesOf(lightTheme()) + "}\n@media(prefers-color-scheme:dark){" +
           ":root:not([data-theme=light]){" + dark + "}}\n:root[data-theme=dark]{" + dark + "}\n" +
           resource(QStringLiteral("page.css"));
}

QJsonArray stopsOf(const ColourMap& map)
{
    QJsonArray stops;
    for (const QColor& stop : map.stops)
        stops.append(stop.name());
    return stops;
}

QJsonObject mapsOf(bool dark, SequentialMap colours)
{
    const Theme theme = themeOf(dark, colours);
    return {{"sequential", stopsOf(theme.sequential)}, {"diverging", stopsOf(theme.diverging)}};
}

QJsonArray provenanceOf(const ReplayPage& page)
{
    QJsonArray pairs;
    for (const auto& [name, value] : page.provenance)
        pairs.append(QJsonArray{QString::fromStdString(name), QString::fromStdString(value)});
    return pairs;
}

const char* nameOf(AttentionSite site)
{
    switch (site) {
    case AttentionSite::Cross:
        return recordfields::crossSite;
    case AttentionSite::EncoderSelf:
        return recordfields::encoderSelfSite;
    case AttentionSite::Embeddings:
        return recordfields::embeddingSelfSite;
    case AttentionSite::DecoderSelf:
        break;
    }
    return recordfields::decoderSelfSite;
}

/// The layer counts among those that have heads there; −1 is the last. The head −1 is the mean.
QJsonObject openingOf(const HeadChoice& choice)
{
    return {{"site", nameOf(choice.site)}, {"layer", choice.layer}, {"head", choice.head},
        {"query", choice.query}};
}

QByteArray settingsOf(const ReplayPage& page)
{
    const QJsonObject settings = {{"model", QString::fromStdString(page.modelName)},
        {"language", QString::fromStdString(page.language)},
        {"scoreFormula", QString::fromStdString(page.scoreFormula)}, {"decimals", page.decimals},
        {"light", mapsOf(false, page.colours)}, {"dark", mapsOf(true, page.colours)},
        {"opening", openingOf(page.head)}, {"provenance", provenanceOf(page)},
        {"texts", QJsonDocument::fromJson(resource(QStringLiteral("texts.json"))).object()}};
    return withoutTags(QJsonDocument(settings).toJson(QJsonDocument::Compact));
}

QByteArray metaOf(const ReplayPage& page)
{
    QByteArray tags;
    for (const auto& [name, value] : page.provenance)
        tags += "<meta name=\"attention-lab:" + escaped(name) + "\" content=\"" + escaped(value) + "\">\n";
    return tags;
}

void writeRecord(const Decoding& decoding, const TextSink& sink)
{
    const auto write = [&sink](std::string_view text) {
        const QByteArray safe = withoutTags(QByteArray(text.data(), qsizetype(text.size())));
        sink(std::string_view(safe.constData(), std::size_t(safe.size())));
    };
    writeRecordJson(decoding, write, -1, KeyRows::Added);
}

QByteArray titleOf(const Decoding& decoding, const ReplayPage& page)
{
    const std::string model = page.modelName.empty() ? "" : " · " + page.modelName;
    return escaped(decoding.source.text + model + " · Attention Lab");
}

/// Puts the parts where the template names them, as {{name}}; each writes itself.
using Parts = QMap<QByteArray, std::function<void(const TextSink&)>>;
void writeFilled(const QByteArray& page, const Parts& parts, const TextSink& sink)
{
    const std::string_view text(page.constData(), std::size_t(page.size()));
    std::size_t done = 0;
    for (std::size_t open = text.find("{{"); open != text.npos; open = text.find("{{", done)) {
        const std::size_t close = text.find("}}", open);
        sink(text.substr(done, open - done));
        parts.value(page.mid(qsizetype(open) + 2, qsizetype(close - open) - 2))(sink);
        done = close + 2;
    }
    sink(text.substr(done));
}

std::function<void(const TextSink&)> partOf(const QByteArray& text)
{
    return
        [text](const TextSink& sink) { sink(std::string_view(text.constData(), std::size_t(text.size()))); };
}

void requireNotTooLarge(const Decoding& decoding, const ReplayPage& page)
{
    constexpr std::int64_t megabyte = 1'000'000;
    const std::int64_t megabytes = expectedJsonBytes(decoding, KeyRows::Added) / megabyte;
    if (megabytes > page.mostMegabytes)
        throw ConfigError("The page would embed about " + std::to_string(megabytes) +
                          " MB of numbers, more than the " + std::to_string(page.mostMegabytes) +
                          " MB that it may; browsers are slow or fail with so many. On the command line "
                          "--large-page makes it all the same.");
}

} // namespace

void writeReplayPage(const Decoding& decoding, const ReplayPage& page, const TextSink& sink)
{
    validate(page);
    requireNotTooLarge(decoding, page);
    const QByteArray code = script();
    writeFilled(resource(QStringLiteral("page.html")),
        {{"language", partOf(page.language == "zh" ? "zh-CN" : "en")},
            {"title", partOf(titleOf(decoding, page))}, {"meta", partOf(metaOf(page))},
            {"style", partOf(style())}, {"script", partOf(code)}, {"scriptHash", partOf(hashOf(code))},
            {"settings", partOf(settingsOf(page))},
            {"record", [&decoding](const TextSink& to) { writeRecord(decoding, to); }}},
        sink);
}

std::string replayPage(const Decoding& decoding, const ReplayPage& page)
{
    std::string text;
    writeReplayPage(decoding, page, [&text](std::string_view part) { text += part; });
    return text;
}

} // namespace lab
