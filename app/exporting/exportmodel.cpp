// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/exportmodel.h"

#include "model/math/error.h"

#include <QCryptographicHash>
#include <QFile>

#include <array>
#include <system_error>

namespace lab {

namespace {

constexpr std::array files = {
    "config.json", "model.safetensors", "source.model", "source.tokens", "target.model", "target.tokens"};

QByteArray hashOfFile(const QString& name)
{
    QFile file(name);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        throw FileError(name.toStdString() + ": " + file.errorString().toStdString());
    return hash.result().toHex();
}

} // namespace

std::string modelHash(const std::filesystem::path& folder)
{
    QByteArray lines;
    for (const char* file : files) {
        const std::filesystem::path path = folder / file;
        std::error_code error;
        const bool isThere = std::filesystem::exists(path, error);
        if (error)
            throw FileError("Cannot read " + path.string() + ": " + error.message() + ".");
        if (isThere)
            lines += hashOfFile(QFile::decodeName(path.c_str())) + "  " + file + "\n";
    }
    return QCryptographicHash::hash(lines, QCryptographicHash::Sha256).toHex().toStdString();
}

} // namespace lab
