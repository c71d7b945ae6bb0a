// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/textencoding.h"

#include <filesystem>

namespace lab {

/// Tells which plain lists of tokens in the folder of a bundle are not UTF-8; loadBundle() reads them all the
/// same. Throws as decodeText() does.
void noteEncodings(const std::filesystem::path& folder, const EncodingNotice& notice);

} // namespace lab
