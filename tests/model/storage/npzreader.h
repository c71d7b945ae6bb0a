// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QtEndian>

#include <zip.h>

#include <vector>

/// Reads .npz files as NumPy does: by their entries and the headers of these.
namespace lab::test {

struct ZipEntry {
    QString name;
    QByteArray bytes;
    int compression = -1;
    int year = 0;
};

/// The entries of an archive in their order; none when it is no archive.
inline std::vector<ZipEntry> zipEntries(const std::string& file)
{
    std::vector<ZipEntry> entries;
    zip_t* archive = zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    for (zip_int64_t i = 0; archive && i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t stat;
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat);
        ZipEntry entry{stat.name, QByteArray(static_cast<int>(stat.size), '\0'), stat.comp_method,
            localtime(&stat.mtime)->tm_year + 1900};
        zip_file_t* data = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        if (zip_fread(data, entry.bytes.data(), stat.size) != static_cast<zip_int64_t>(stat.size))
            qFatal("cannot read an entry of the archive");
        zip_fclose(data);
        entries.push_back(entry);
    }
    if (archive)
        zip_discard(archive);
    return entries;
}

/// An entry NAME.npy.
struct NpyArray {
    QString type;
    QList<int> shape;
    QByteArray data;

    template <typename Value>
    std::vector<Value> values() const
    {
        std::vector<Value> result;
        for (qsizetype i = 0; i + qsizetype(sizeof(Value)) <= data.size(); i += qsizetype(sizeof(Value)))
            result.push_back(qFromUnaligned<Value>(data.constData() + i));
        return result;
    }

    QStringList texts() const
    {
        const int length = type.mid(2).toInt();
        const std::vector<char32_t> characters = values<char32_t>();
        QStringList result;
        for (size_t begin = 0; begin < characters.size(); begin += static_cast<size_t>(length)) {
            QString text = QString::fromUcs4(characters.data() + begin, length);
            while (text.endsWith(QChar(u'\0')))
                text.chop(1);
            result.append(text);
        }
        return result;
    }
};

/// Checks all of the header; an array without a type when something is wrong.
inline NpyArray parseNpy(const QByteArray& bytes)
{
    static const QRegularExpression format(
        R"(^\{'descr': '([^']+)', 'fortran_order': False, 'shape': \(((?:\d+, )*\d*,?)\), \} *\n$)");
    const int length = bytes.size() < 10 ? 0 : qFromLittleEndian<quint16>(bytes.constData() + 8);
    const auto match = format.match(QString::fromLatin1(bytes.mid(10, length)));
    if (!bytes.startsWith(QByteArray("\x93NUMPY\x01\x00", 8)) || (10 + length) % 64 != 0 || !match.hasMatch())
        return {};
    NpyArray array{match.captured(1), {}, bytes.mid(10 + length)};
    for (const QString& size : match.captured(2).split(',', Qt::SkipEmptyParts))
        array.shape.append(size.trimmed().toInt());
    return array;
}

/// The array of this name in a .npz file; without a type when there is none.
inline NpyArray npzArray(const std::string& file, const QString& name)
{
    for (const ZipEntry& entry : zipEntries(file)) {
        if (entry.name == name + ".npy")
            return parseNpy(entry.bytes);
    }
    return {};
}

} // namespace lab::test
