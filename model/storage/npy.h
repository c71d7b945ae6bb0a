// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/arrays.h"

/// NumPy's .npy format, version 1.0: "\x93NUMPY", the version in two bytes, the length of the header in two
/// (little endian), the header, {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }, padded with
/// spaces and a line feed so that the values begin at a multiple of 64 bytes, and the values, row by row.
/// Numbers are '<f4' or '<i8'. Texts are '<U' and the length of the longest, at least 1: UTF-32 (little
/// endian), short ones filled up with zeros, so NumPy needs no pickle to read them.
namespace lab {

/// Everything before the values. Throws FormatError when the header has more than 65,535 bytes.
std::string npyHeader(const NamedArray& array);

/// The values of an array of texts as the file has them. Bytes that are not UTF-8 become U+FFFD.
std::u32string npyTexts(const std::vector<std::string>& texts);

} // namespace lab
