// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"

#include <array>
#include <limits>
#include <optional>

/// The names of the record's parts in JSON, for the writer and the reader.
namespace lab::recordfields {

struct HeadField {
    const char* name;
    SharedMatrix HeadRecord::*matrix;
    std::optional<float> null; ///< what it may hold that is no number in JSON, where it is null
    bool grows;                ///< has all rows of the step before, where it is decoded step by step
};

inline constexpr float noScore = std::numeric_limits<float>::quiet_NaN();
inline constexpr float maskedLogit = -std::numeric_limits<float>::infinity();

inline constexpr std::array<HeadField, 8> head = {{
    {"query", &HeadRecord::query, {}, false},
    {"keys", &HeadRecord::keys, {}, true},
    {"values", &HeadRecord::values, {}, true},
    {"scores", &HeadRecord::scores, noScore, false},
    {"logits", &HeadRecord::logits, maskedLogit, false},
    {"probabilities", &HeadRecord::probabilities, {}, false},
    {"weights", &HeadRecord::weights, {}, false},
    {"context", &HeadRecord::context, {}, false},
}};

inline constexpr const char* label = "label";     ///< where it is not the piece itself
inline constexpr const char* unknown = "unknown"; ///< of what the vocabulary does not have: true
inline constexpr const char* blocked = "blocked"; ///< where words may not repeat
inline constexpr const char* endMark = "endMark"; ///< of a source without: false
inline constexpr const char* added = "added";     ///< rows after those of the step before
inline constexpr const char* draws = "draws";     ///< hard attention only

inline constexpr const char* sample = "sample";                           ///< drawn steps only
inline constexpr const char* samplingProbability = "samplingProbability"; ///< drawn steps only
inline constexpr const char* beam = "beam";                               ///< beam search only

inline constexpr const char* crossSite = "cross";
inline constexpr const char* decoderSelfSite = "decoder-self";
inline constexpr const char* encoderSelfSite = "encoder-self";
inline constexpr const char* embeddingSelfSite = "embedding-self";

inline constexpr const char* embeddingAttention = "embeddingAttention"; ///< where it was asked for

struct StopField {
    StopReason reason;
    const char* name;
};

inline constexpr std::array<StopField, 6> stops = {{
    {StopReason::Running, "running"},
    {StopReason::EndOfSentence, "end-of-sentence"},
    {StopReason::MaximumLength, "maximum-length"},
    {StopReason::MaximumMemory, "maximum-memory"},
    {StopReason::Repetition, "repetition"},
    {StopReason::Cancelled, "cancelled"},
}};

struct FateField {
    BeamFate fate;
    const char* name;
};

inline constexpr std::array<FateField, 3> fates = {{
    {BeamFate::Kept, "kept"},
    {BeamFate::Finished, "finished"},
    {BeamFate::Pruned, "pruned"},
}};

} // namespace lab::recordfields
