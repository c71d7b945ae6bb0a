// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decoding/decodefacts.h"
#include "model/translation/translatorconfig.h"
#include "widgets/headchoice.h"

#include <QString>

namespace lab {

/// What is not as the model was trained, for the screen and every picture: "hard attention, trained with
/// soft"; "attention temperature 0.5, trained with 1". Empty when all is.
QString remarkOnAttention(const TranslatorConfig& config, const AttentionOptions& options);

/// What makes one doubt a translation, in plain words: "6 of 9 pieces are unknown to the model." Empty when
/// nothing does.
QString remarkOnDecode(const DecodeFacts& facts, const DecodeDoubts& doubts);

/// A model's name as a picture of its attention at a site states it: with the remark, where there is one.
/// What is remarked concerns the attention to the source words only.
QString captionOfModel(const QString& name, const TranslatorConfig& config, const AttentionOptions& options,
    AttentionSite site = AttentionSite::Cross);

} // namespace lab
