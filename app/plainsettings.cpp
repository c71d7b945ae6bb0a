// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plainsettings.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <algorithm>

namespace lab {

namespace {

constexpr qint64 largestFile = 1'000'000; // bytes; settings have some thousands

bool isText(QByteArrayView bytes)
{
    const auto isControl = [](char byte) { return quint8(byte) < 0x20 && byte != '\n' && byte != '\r'; };
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder(bytes);
    return !decoder.hasError() && std::none_of(bytes.begin(), bytes.end(), isControl);
}

/// "@Variant(…)" is an object in Qt's own bytes; "@@" a word that begins with @. An escape may hide it.
bool beginsPlainly(QByteArrayView element)
{
    if (element.startsWith('\\'))
        return element.size() > 1 && element[1] != 'x' && !(element[1] >= '0' && element[1] <= '7');
    return !element.startsWith('@') || element.startsWith("@@") || element.startsWith("@Invalid()") ||
           element.startsWith("@ByteArray(");
}

/// A word, or a list of them with commas between; quotes keep a comma within a word.
bool isPlainValue(QByteArrayView value)
{
    bool quoted = false;
    bool begins = true; // an element
    for (qsizetype at = 0; at < value.size(); ++at) {
        const char byte = value[at];
        if (byte == '"') {
            quoted = !quoted;
            continue;
        }
        if (begins && byte == ' ')
            continue;
        if (begins && !beginsPlainly(value.sliced(at)))
            return false;
        begins = byte == ',' && !quoted;
        at += byte == '\\' ? 1 : 0;
    }
    return !quoted;
}

bool isPlainLine(QByteArrayView line)
{
    if (line.trimmed().isEmpty() || line.startsWith(';'))
        return true;
    if (line.startsWith('['))
        return line.endsWith(']');
    const qsizetype equals = line.indexOf('=');
    return equals > 0 && isPlainValue(line.sliced(equals + 1));
}

} // namespace

bool arePlainSettings(QByteArrayView text)
{
    if (!isText(text))
        return false;
    const QList<QByteArray> lines = text.toByteArray().split('\n');
    return std::all_of(lines.begin(), lines.end(), [](QByteArray line) {
        if (line.endsWith('\r'))
            line.chop(1);
        return isPlainLine(line);
    });
}

bool holdsPlainSettings(const QString& file)
{
    if (!QFileInfo::exists(file) && !QFileInfo(file).isSymLink())
        return true;
    QFile settings(file);
    return QFileInfo(file).isFile() && settings.open(QIODevice::ReadOnly) && settings.size() <= largestFile &&
           arePlainSettings(settings.read(largestFile));
}

} // namespace lab
