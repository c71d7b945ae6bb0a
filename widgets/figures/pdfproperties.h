// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/metadata.h"

#include <string_view>

namespace lab {

/// The key of what a PDF of this program says about itself: in the document's Info, a dictionary of pairs
/// [name value], /P1000, /P1001…
inline constexpr const char* pdfPropertiesKey = "/AttentionLab";

/// Reads them; nothing where a PDF has none. Goes from the end of the file to its table of objects, its
/// trailer and its Info, and looks at nothing else, so it unpacks no stream and takes no memory but for what
/// it returns. Files that another program has saved may keep these in packed streams; those are refused like
/// broken ones: throws FormatError with the byte at which something else was expected, and as addRead() does.
Metadata propertiesOfPdf(std::string_view bytes);

} // namespace lab
