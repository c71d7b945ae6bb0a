// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/picture.h"

/// One function for each format; see encodePicture() and readMetadata().
namespace lab {

QByteArray encodePng(const Drawing& drawing, const PictureOptions& options);
QByteArray encodeSvg(const Drawing& drawing, const PictureOptions& options);
QByteArray encodePdf(const Drawing& drawing, const PictureOptions& options);
QByteArray encodeTikz(const Drawing& drawing, const PictureOptions& options);

Metadata readPngMetadata(const QByteArray& file);
Metadata readSvgMetadata(const QByteArray& file);
Metadata readPdfMetadata(const QByteArray& file);
Metadata readTikzMetadata(const QByteArray& file);

} // namespace lab
