// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/metadata.h"

#include <QByteArray>
#include <QImage>

namespace lab {

/// The bytes of a PNG, by libpng: without alpha where the picture is opaque, with its resolution, and with
/// each of the metadata as a text (tEXt; iTXt where it is not ASCII) before the pixels. Rows are not filtered
/// and lightly compressed: even areas, which figures mostly are, take little room so, and a third to a half
/// of the time that Qt's settings take. Throws ConfigError with libpng's reason.
QByteArray pngOf(const QImage& picture, const Metadata& metadata);

/// The texts of a PNG before its pixels; those are not unpacked. A chunk, packed or unpacked, may have 1 MiB,
/// and there may be 50 texts, so that unpacked ones take at most 50 MiB. Throws FormatError for more, and
/// with libpng's reason when the file is broken there.
Metadata textsOfPng(const QByteArray& file);

} // namespace lab
