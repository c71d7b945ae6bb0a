// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"
#include "model/storage/metadata.h"
#include "model/storage/textsink.h"

#include <string>
#include <string_view>

/// A decode as JSON, with every number of its record:
///
///     {"source": {"text", "tokens": [{"piece", "id", "begin", "end"}]},
///      "encoder": {"memory", "attention", "embeddingAttention"},
///      "steps": [{"input": {"piece", "id"}, "chosen": {"piece", "id", "probability"}, "state",
///                 "attention": [{"site", "layer", "head", "query", "keys", "values", "scores", "logits",
///                                "probabilities", "weights", "context"}],
///                 "candidates": [{"piece", "id", "probability"}]}],
///      "text", "stop", "facts": {"pieces", "unknownPieces", "letters", "hanLetters", "meanProbability"},
///      "beam": {"width", "lengthPenalty",
///               "nodes": [{"parent", "piece", "id", "logProbability", "score", "fate"}],
///               "hypotheses"}}
///
/// A token that is not called by its piece also has "label": what screens and tables call it, see
/// model/text/labels.h; and one that stands for what the vocabulary does not have has "unknown": true. Where
/// words may not be repeated, a step also has "blocked": how many words could not be chosen, and a candidate
/// among them has "blocked": true; their probabilities are those of the model all the same.
///
/// A source whose last token is no mark of its end has "endMark": false after its tokens.
///
/// A matrix is a list of its rows, "state" one list of numbers. Layers and heads count from 0. "site" is
/// "cross" or "decoder-self" in a step and "encoder-self" in the encoder, whose "attention" is there when it
/// has such layers; "embeddingAttention" is a list of the same form with one head at the site
/// "embedding-self", when the decode was asked for it; "encoder" is null when it has not run. "stop" is a
/// nameOf(StopReason), "facts" are those of model/decoding/decodefacts.h, not read again. Numbers have the
/// fewest digits that read back as the same float32. Masked logits (-infinity) are null, and so are scores
/// that the rule has no output for (NaN), whose logits are masked.
///
/// A step that drew its token also has "sample": {"draw", "choices", "probability"}, and its candidates have
/// "samplingProbability". "beam" is there after a beam search, the whole tree: "parent" is the place in
/// "nodes" of the token before (-1: none), "fate" is "kept", "finished" or "pruned", "hypotheses" lists the
/// last nodes. "steps" are those of the first hypothesis; what the steps of the others computed is not
/// written, so when read, only the nodes of the first have a step.
///
/// "keys" and "values" may also be {"added": rows}: the rows of the same head in the step before, and these
/// after them.
namespace lab {

/// How the keys and values of a step are written, most of which are those of the step before.
enum class KeyRows {
    All,  ///< every step has all of its numbers
    Added ///< only what the step before did not have: far smaller, for a decode of many steps
};

/// Writes a decode to `sink`, row by row, so a long one needs hardly more memory than it has.
/// `indent` is the number of spaces per level, rows of matrices stay on one line; -1: all on one line.
/// Metadata, if any, are the first member, "metadata": {name: value}. Throws FormatError when a number is not
/// finite and neither a masked logit nor a missing score, which JSON cannot say, and as checkNames() does.
void writeRecordJson(const Decoding& decoding, const TextSink& sink, int indent = 2,
    KeyRows keys = KeyRows::All, const Metadata& metadata = {});

/// The same as a string.
std::string recordToJson(const Decoding& decoding, int indent = 2, KeyRows keys = KeyRows::All);

/// Reads what writeRecordJson() writes, bit for bit. Members that it does not know are passed over. Throws
/// FormatError naming the place when something is missing, has the wrong type or does not fit together.
/// `name` stands for the text in errors: a file, for example. The limits are those of parseJson(), and rows
/// that are repeated from steps before (KeyRows::Added) may take 32 MiB and 8 bytes for each byte of the
/// text.
Decoding recordFromJson(std::string_view json, const std::string& name = "record");

/// "running", "end-of-sentence", "maximum-length", "maximum-memory", "repetition" or "cancelled".
std::string nameOf(StopReason reason);

} // namespace lab
