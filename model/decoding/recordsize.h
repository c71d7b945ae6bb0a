// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decoding/decodeoptions.h"
#include "model/record/record.h"
#include "model/translation/translator.h"

#include <cstddef>

/// How much memory the numbers of a decode take. A matrix that several parts share counts once.
namespace lab {

std::size_t bytesOf(const EncoderRecord& record);

/// What is there before the first step: what the decoder reads of the source, and the record of the encoder.
std::size_t bytesOf(const Encoding& encoding);

/// What a step adds: all its numbers but keys and values of cross-attention, which all steps share.
std::size_t bytesOf(const StepRecord& step);

/// What the next step reads of those before it.
std::size_t bytesOf(const DecoderState& state);

/// What a decode holds while it goes on, against DecodeOptions::maximumBytes: its record; or where none is
/// kept, what the decoder needs for its next step.
class HeldBytes {
public:
    HeldBytes(const Encoding& encoding, const DecodeOptions& options);

    /// Before the predictions of another step are added.
    void beginStep();
    /// A prediction that is gone on from, however often.
    void add(const StepRecord& record, const DecoderState& next);
    std::size_t bytes() const { return m_before + m_step; }
    bool isTooMuch() const { return bytes() > m_most; }

private:
    bool m_isRecorded;
    std::size_t m_most;
    std::size_t m_before = 0;
    std::size_t m_step = 0;
};

} // namespace lab
