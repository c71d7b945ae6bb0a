// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/picture.h"

/// One function for each format; see encodePicture() and readProperties().
namespace lab {

QByteArray encodePng(const Drawing& drawing, const PictureOptions& options);
QByteArray encodeSvg(const Drawing& drawing, const PictureOptions& options);
QByteArray encodePdf(const Drawing& drawing, const PictureOptions& options);
QByteArray encodeTikz(const Drawing& drawing, const PictureOptions& options);

Properties readPngProperties(const QByteArray& file);
Properties readSvgProperties(const QByteArray& file);
Properties readPdfProperties(const QByteArray& file);
Properties readTikzProperties(const QByteArray& file);

} // namespace lab
