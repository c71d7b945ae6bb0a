// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sessioninputs.h"
#include "model/storage/json.h"
#include "model/storage/jsoncursor.h"

#include <climits>

/// What a user chooses, as JSON, for every file that keeps it: sessions, and exports that can be made again.
/// Layers, heads and source words count from 1 there, as on the screen. What is read is checked: functions
/// that take a cursor throw the FormatError of JsonCursor.
namespace lab {

OrderedJson toJson(const AttentionOptions& attention); ///< without the stream, which translators set
OrderedJson toJson(const HeadChoice& head);
OrderedJson toJson(const SessionPlace& place);
const char* nameOf(StepSize size);

AttentionOptions readAttention(const JsonCursor& cursor);
HeadChoice readHead(const JsonCursor& cursor);
SessionPlace readPlace(const JsonCursor& cursor);
StepSize readStepSize(const JsonCursor& cursor);

/// A kind of file, and how errors speak of it.
struct InputFormat {
    const char* name;      ///< its member "format"
    int version;           ///< the latest that this program reads
    const char* whenOther; ///< what is said of another file: "this is not a session of Attention Lab"
    const char* made;      ///< what a newer program has done: "has saved this session"
};

/// Throws FormatError unless the document is of that format, and of no newer version.
void checkFormat(const JsonCursor& root, const InputFormat& format);

/// A whole number in a range.
int readNumber(const JsonCursor& cursor, int smallest, int largest = INT_MAX);
/// A number in a range, which errors call `range`: "from 0 to 1".
float readNumber(const JsonCursor& cursor, float smallest, float largest, const std::string& range);

} // namespace lab
