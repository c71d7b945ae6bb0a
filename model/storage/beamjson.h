// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"
#include "model/storage/jsoncursor.h"

/// The member "beam" of a record in JSON; recordjson.h describes it.
namespace lab {

/// Throws FormatError when a number is not finite.
OrderedJson beamToJson(const BeamTree& tree);

/// `steps` are those of the whole record: the nodes of the first hypothesis share them, the others have none.
/// Throws FormatError naming the place when something is missing, has the wrong type or does not fit
/// together.
std::shared_ptr<const BeamTree> beamFromJson(
    const JsonCursor& cursor, const std::vector<std::shared_ptr<const StepRecord>>& steps);

} // namespace lab
