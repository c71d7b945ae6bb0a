// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layerheads.h"

namespace lab {

namespace {

SharedMatrix mean(const HeadList& heads, SharedMatrix HeadRecord::*field)
{
    Matrix sum = heads.front().*field;
    for (std::size_t head = 1; head < heads.size(); ++head)
        sum += *(heads[head].*field);
    return Matrix(sum / float(heads.size()));
}

HeadRecord meanOf(const HeadList& heads)
{
    HeadRecord result;
    for (const auto field : {&HeadRecord::query, &HeadRecord::keys, &HeadRecord::values, &HeadRecord::scores,
             &HeadRecord::logits, &HeadRecord::probabilities, &HeadRecord::weights, &HeadRecord::context})
        result.*field = mean(heads, field);
    result.temperature = heads.front().temperature;
    return result;
}

std::vector<const HeadList*> withHeads(const std::vector<LayerRecord>& layers, HeadList LayerRecord::*site)
{
    std::vector<const HeadList*> found;
    for (const LayerRecord& layer : layers) {
        if (!(layer.*site).empty())
            found.push_back(&(layer.*site));
    }
    return found;
}

} // namespace

std::vector<const HeadList*> layersWithHeads(const EncoderRecord& encoder, AttentionSite site)
{
    if (site == AttentionSite::Embeddings)
        return encoder.embeddings.empty() ? std::vector<const HeadList*>() : std::vector{&encoder.embeddings};
    return withHeads(encoder.layers, &LayerRecord::self);
}

std::vector<const HeadList*> layersWithHeads(const StepRecord& step, AttentionSite site)
{
    return withHeads(step.layers, site == AttentionSite::Cross ? &LayerRecord::cross : &LayerRecord::self);
}

std::vector<const HeadList*> layersWithHeads(const Decoding& decoding, AttentionSite site)
{
    if (isWithinSource(site))
        return decoding.encoder ? layersWithHeads(*decoding.encoder, site) : std::vector<const HeadList*>();
    return decoding.steps.empty() ? std::vector<const HeadList*>()
                                  : layersWithHeads(*decoding.steps.front(), site);
}

const HeadList* chosenLayer(const std::vector<const HeadList*>& layers, int layer)
{
    if (layers.empty())
        return nullptr;
    if (layer == HeadChoice::lastLayer)
        return layers.back();
    return std::size_t(layer) < layers.size() ? layers[std::size_t(layer)] : nullptr;
}

const HeadList* headsOf(const Decoding& decoding, const HeadChoice& choice)
{
    return chosenLayer(layersWithHeads(decoding, choice.site), choice.layer);
}

HeadRecord chosenHead(const HeadList& heads, int head)
{
    if (head == HeadChoice::meanOfHeads)
        return heads.size() == 1 ? heads.front() : meanOf(heads);
    return heads[std::size_t(head)];
}

} // namespace lab
