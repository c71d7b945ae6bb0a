// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lab {

/// A name for a temporary file or folder of this program, with the XXXXXX that Qt makes it unique by. It lies
/// in the folder that TMPDIR names, also where there is none: Qt's own names would then lie in the root
/// folder, and its errors would not say where.
QString temporaryName();

} // namespace lab
