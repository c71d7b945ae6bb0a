// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/arrays.h"

#include <filesystem>

/// NumPy's .npz format: a zip archive with one entry NAME.npy (model/storage/npy.h) for each array, in their
/// order, and a last one, metadata.json, with a JSON object of texts. Entries are stored without compression
/// and dated 1980-01-01, so equal arrays give equal bytes.
///
///     decode = numpy.load("decode.npz")
///     decode["cross.weights"]                     # an array
///     json.loads(decode["metadata.json"])         # a dict
namespace lab {

/// Writes a file whole or not at all; while it does, the bytes of the file are in memory. Throws FormatError
/// as checkArrays() does, and FileError.
void writeNpz(const std::filesystem::path& file, const ArrayFile& content);

} // namespace lab
