// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/provenance.h"

#include "model/math/error.h"
#include "model/storage/inputfile.h"
#include "model/storage/json.h"
#include "model/storage/zipfile.h"
#include "widgets/figures/gifcomment.h"

#include <QFile>
#include <QRegularExpression>

#include <cstring>

namespace lab {

namespace {

constexpr std::uint64_t largestFile = 4'000'000'000; // bytes
constexpr std::uint64_t largestMetadata = 10'000'000;
constexpr int deepest = 32;

Metadata fromJson(std::string_view text, const char* member)
{
    const Json json = parseJson(text, "the file", deepest);
    return json.is_object() && json.contains(member) ? metadataFromJson(json[member]) : Metadata();
}

Metadata fromLines(std::string_view text, const std::string& start)
{
    std::vector<std::string> lines;
    for (const QByteArray& line : QByteArray(text.data(), qsizetype(text.size())).split('\n')) {
        if (!line.startsWith(start.c_str()))
            break;
        lines.push_back(line.mid(qsizetype(start.size())).toStdString());
        if (!lines.back().empty() && lines.back().back() == '\r')
            lines.back().pop_back();
    }
    return metadataFromLines(lines);
}

QString withoutEntities(QString text)
{
    return text.replace(QStringLiteral("&lt;"), QStringLiteral("<"))
        .replace(QStringLiteral("&gt;"), QStringLiteral(">"))
        .replace(QStringLiteral("&quot;"), QStringLiteral("\""))
        .replace(QStringLiteral("&amp;"), QStringLiteral("&"));
}

Metadata fromPage(std::string_view bytes)
{
    static const QRegularExpression tag(
        QStringLiteral("<meta name=\"attention-lab:([^\"]*)\" content=\"([^\"]*)\">"));
    const QString head = QString::fromUtf8(bytes.data(), qsizetype(bytes.find("<style")));
    Metadata metadata;
    for (auto found = tag.globalMatch(head); found.hasNext();) {
        const QRegularExpressionMatch pair = found.next();
        metadata.emplace_back(
            withoutEntities(pair.captured(1)).toStdString(), withoutEntities(pair.captured(2)).toStdString());
    }
    return metadata;
}

Metadata fromTensors(std::string_view bytes)
{
    std::uint64_t length = 0;
    if (bytes.size() < sizeof length)
        throw FormatError("it ends within its header");
    std::memcpy(&length, bytes.data(), sizeof length);
    if (length > bytes.size() - sizeof length)
        throw FormatError("it ends within its header");
    return fromJson(bytes.substr(sizeof length, length), "__metadata__");
}

Metadata read(const std::filesystem::path& file, ExportFormat format)
{
    if (format == ExportFormat::Npz)
        return metadataFromJson(
            parseJson(readZipEntry(file, "metadata.json", largestMetadata), "metadata.json", deepest));
    const std::string bytes = readFile(file, largestFile);
    switch (format) {
    case ExportFormat::Gif:
        return fromLines(gifComment(bytes), "");
    case ExportFormat::Page:
        return fromPage(bytes);
    case ExportFormat::Csv:
        return fromLines(bytes, "# ");
    case ExportFormat::Json:
        return fromJson(bytes, "metadata");
    case ExportFormat::Safetensors:
        return fromTensors(bytes);
    default:
        return readMetadata(QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())));
    }
}

} // namespace

Metadata readProvenance(const std::filesystem::path& file)
{
    const auto format = exportFormatOf(QFile::decodeName(file.c_str()));
    if (!format)
        throw FormatError(file.string() + ": files of Attention Lab end in " + allEndings() + ".");
    try {
        return read(file, *format);
    } catch (const FormatError& error) {
        throw FormatError(file.string() + ": " + error.what());
    }
}

} // namespace lab
