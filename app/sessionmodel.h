// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decoding/decode.h"
#include "model/storage/bundle.h"

#include <QString>

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>

namespace lab {

/// Decodes a text; the same call as decode() with the model bound to it. Called on a worker thread.
using DecodeFunction = std::function<Decoding(
    const std::string& text, const DecodeOptions& options, const DecodeProgress& progress)>;

/// A model as the window knows it: what it is called, and how to decode with it.
struct SessionModel {
    QString name;
    QString ruleTitle;                           ///< "additive"
    QString scoreFormula;                        ///< "v·tanh(W[q; k] + b)"
    DecodeFunction decode;                       ///< empty while there is no model
    std::optional<TranslatorConfig> config = {}; ///< unknown for a model that is not a bundle
    AttentionOptions usualAttention = {};        ///< what it was trained for
    QString query = {};                          ///< where queries come from, see Moment
    /// modelHash() of its folder, being computed; empty where it cannot be; not valid for what is no bundle.
    std::shared_future<std::string> hash = {};
    std::string sourceLanguage = {};            ///< "zh"; empty: unknown
    std::optional<float> usualProbability = {}; ///< MeasuredQuality::meanProbability
    QString source = {}; ///< what opens it again: its name among the models that are found, or its folder
};

/// Words its texts in the present language; a model without a config keeps those that it has.
void setTexts(SessionModel& model);

/// A loaded bundle, kept alive by its decode function.
SessionModel sessionModel(std::shared_ptr<const Bundle> bundle);

} // namespace lab
