// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/evaluation.h"

#include "model/decoding/decodefacts.h"
#include "model/math/error.h"
#include "model/training/bleu.h"
#include "model/training/chrf.h"

#include <chrono>

namespace lab {

Evaluation evaluate(const TranslationModel& model, const std::vector<SentencePair>& pairs,
    const DecodeOptions& options, const EvaluationProgress& progress)
{
    if (pairs.empty())
        throw ConfigError("There is no sentence pair to evaluate on.");
    DecodeOptions textOnly = options;
    textOnly.record = false;
    Evaluation result;
    std::vector<std::string> references;
    const auto start = std::chrono::steady_clock::now();
    for (const SentencePair& pair : pairs) {
        const Decoding decoding = decode(model, pair.source, textOnly);
        result.translations.push_back(decoding.text);
        result.meanProbability += factsOf(decoding).meanProbability;
        references.push_back(pair.target);
        if (progress && !progress(references.size()))
            break;
    }
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    result.sentencesPerSecond = static_cast<double>(references.size()) / elapsed.count();
    result.meanProbability /= static_cast<double>(references.size());
    result.bleu = corpusBleu(result.translations, references, BleuCase::Lower).bleu;
    result.chrf = corpusChrf(result.translations, references);
    return result;
}

} // namespace lab
