// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/jsoncursor.h"
#include "model/storage/measuredquality.h"

/// What config.json says under "measured". For the sources of this folder.
namespace lab {

/// Reads the object with all of its keys. Throws FormatError naming the key, what was expected and found.
MeasuredQuality readQuality(const JsonCursor& measured);

/// The object; the numbers that have a fraction are rounded to hundredths.
OrderedJson qualityDocument(const MeasuredQuality& quality);

} // namespace lab
