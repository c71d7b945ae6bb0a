// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/exportsubject.h"

#include <QString>

namespace lab {

/// What a user should know about the file before it is written: size, ending, and what is special about it.
/// For a picture of this drawing. Throws ConfigError as renderPicture() does for one that is too large.
QString factsOf(
    const ExportRecipe& recipe, const ExportSubject& subject, const Drawing& drawing, bool isSlide);

/// The same for a file without a picture: what is in it.
QString contentOf(const ExportRecipe& recipe, const ExportSubject& subject);

} // namespace lab
