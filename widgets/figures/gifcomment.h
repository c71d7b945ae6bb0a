// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lab {

/// The comments of a GIF, one after the other. Walks over the blocks of the file without unpacking a picture,
/// so it takes no memory but for the comments, which are part of the file. Throws FormatError, with the byte
/// at which something else was expected, for a file that breaks off, is no GIF or has a picture
/// without width or height.
std::string gifComment(std::string_view bytes);

} // namespace lab
