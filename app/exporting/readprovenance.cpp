// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/provenance.h"

#include "model/math/error.h"
#include "model/storage/csv.h"
#include "model/storage/inputfile.h"
#include "model/storage/json.h"
#include "model/storage/zipfile.h"
#include "model/text/textencoding.h"
#include "widgets/figures/gifcomment.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <cstring>

namespace lab {

namespace {

constexpr std::uint64_t largestFile = 4'000'000'000; // bytes
constexpr std::uint64_t largestMetadata = 10'000'000;
constexpr std::size_t mostLines = 100'000;

/// The lines at the head of a text that begin with `start`, without it.
std::vector<std::string> linesOf(std::string_view text, std::string_view start)
{
    std::vector<std::string> lines;
    while (!text.empty() && text.starts_with(start)) {
        if (lines.size() == mostLines)
            throw FormatError(
                "expected at most " + std::to_string(mostLines) + " lines about the file, found more");
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        line.remove_prefix(start.size());
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.emplace_back(line);
    }
    return lines;
}

Metadata fromTable(std::string_view text)
{
    std::vector<std::string> lines = linesOf(text, "# ");
    const bool isGuarded = std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
        return line.starts_with("Recipe: ") && line.find("\"guarded\":true") != std::string::npos;
    });
    if (isGuarded)
        std::transform(lines.begin(), lines.end(), lines.begin(), unguardedLine);
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
    const std::string_view first = bytes.substr(0, std::min(bytes.find("<style"), largestMetadata));
    const QString head = QString::fromUtf8(first.data(), qsizetype(first.size()));
    Metadata metadata;
    for (auto found = tag.globalMatch(head); found.hasNext();) {
        const QRegularExpressionMatch pair = found.next();
        addRead(metadata, withoutEntities(pair.captured(1)).toStdString(),
            withoutEntities(pair.captured(2)).toStdString());
    }
    return metadata;
}

/// The JSON of a safetensors file.
std::string_view tensorHeader(std::string_view bytes)
{
    std::uint64_t length = 0;
    if (bytes.size() < sizeof length)
        throw FormatError(
            "expected 8 bytes with the length of a header, found " + std::to_string(bytes.size()));
    std::memcpy(&length, bytes.data(), sizeof length);
    bytes.remove_prefix(sizeof length);
    if (length > bytes.size())
        throw FormatError("expected a header of at most " + std::to_string(bytes.size()) +
                          " bytes, found a length of " + std::to_string(length));
    return bytes.substr(0, length);
}

Metadata read(const std::filesystem::path& file, ExportFormat format)
{
    constexpr const char* entry = "metadata.json";
    const std::string name = file.string();
    if (format == ExportFormat::Npz)
        return metadataFromJson(readZipEntry(file, entry, largestMetadata), name + ": " + entry, {});
    const std::string bytes = readFile(file, largestFile);
    const std::string_view text = withoutByteOrderMark(bytes); // an editor may have added one
    switch (format) {
    case ExportFormat::Gif:
        return metadataFromLines(linesOf(gifComment(bytes), ""));
    case ExportFormat::Page:
        return fromPage(text);
    case ExportFormat::Csv:
        return fromTable(text);
    case ExportFormat::Json:
        return metadataFromJson(text, name, "metadata");
    case ExportFormat::Safetensors:
        return metadataFromJson(tensorHeader(bytes), name, "__metadata__");
    default:
        return readMetadata(QByteArray::fromRawData(text.data(), qsizetype(text.size())));
    }
}

} // namespace

Metadata readProvenance(const std::filesystem::path& file)
{
    const auto format = exportFormatOf(QFile::decodeName(file.c_str()));
    if (format == ExportFormat::Alignment)
        throw FormatError(file.string() + ": an alignment has no room to say how it was made.");
    if (!format)
        throw FormatError(file.string() + ": files of Attention Lab end in " + allEndings() + ".");
    try {
        return read(file, *format);
    } catch (const FormatError& error) {
        const std::string reason = error.what();
        throw FormatError(reason.starts_with(file.string()) ? reason : file.string() + ": " + reason);
    }
}

} // namespace lab
