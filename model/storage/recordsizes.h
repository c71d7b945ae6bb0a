// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/recordjson.h"

#include <cstdint>

/// How large a file of a record will be, before it is written.
namespace lab {

/// The numbers that writeRecordJson() writes.
std::int64_t jsonNumbers(const Decoding& decoding, KeyRows keys);

/// About how many bytes they take, within a quarter: a number has nine digits, a point and a comma.
std::int64_t expectedJsonBytes(const Decoding& decoding, KeyRows keys);

/// About how many bytes recordArrays() takes as a file, all numbers four bytes each.
std::int64_t expectedArrayBytes(const Decoding& decoding);

} // namespace lab
