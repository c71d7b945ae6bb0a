// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/modelreadability.h"

#include "model/math/error.h"

#include <map>

namespace lab {
namespace {

// The meters of all heads of a model, and of the mean that stands for them.
class ModelMeter {
public:
    void add(const Decoding& decoding, const std::vector<LinkedWord>& words)
    {
        const auto weights = crossWeights(decoding);
        if (!weights)
            return;
        m_lastLayer.add(*weights, words);
        m_hasWeights = true;
        const auto& layers = decoding.steps.front()->layers;
        for (std::size_t layer = 0; layer < layers.size(); ++layer)
            for (std::size_t head = 0; head < layers[layer].cross.size(); ++head)
                if (const auto own = crossWeights(decoding, {layer, head}))
                    m_heads[{layer, head}].add(*own, words);
    }

    ModelReadability result() const
    {
        ModelReadability measured;
        if (m_hasWeights)
            measured.lastLayer = m_lastLayer.result();
        for (const auto& [place, meter] : m_heads)
            measured.heads.push_back({{place.first, place.second}, meter.result()});
        return measured;
    }

private:
    bool m_hasWeights = false;
    ReadabilityMeter m_lastLayer;
    std::map<std::pair<std::size_t, std::size_t>, ReadabilityMeter> m_heads; // (layer, head)
};

} // namespace

ModelReadability measureReadability(const TranslationModel& model,
    const std::vector<AlignedSentence>& sentences, const DecodeOptions& options)
{
    if (sentences.empty())
        throw ConfigError("There is no aligned sentence to measure readability on.");
    ModelMeter meter;
    DecodeOptions forced = options;
    for (const AlignedSentence& sentence : sentences) {
        const TokenizedText target = model.target.encode(sentence.target);
        forced.prefix = idsOf(target.tokens);
        forced.maximumSteps = static_cast<int>(forced.prefix.size());
        const Decoding decoding = decode(model, sentence.source, forced);
        if (decoding.stop == StopReason::MaximumMemory)
            throw ConfigError("The numbers of aligned sentence " +
                              std::to_string(&sentence - sentences.data() + 1) + " take more than " +
                              std::to_string(forced.maximumBytes) + " bytes of memory.");
        meter.add(decoding, linkedWords(sentence, decoding.source, target));
    }
    return meter.result();
}

} // namespace lab
