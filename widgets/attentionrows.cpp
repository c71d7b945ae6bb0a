// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/attentionrows.h"

#include "widgets/layerheads.h"
#include "widgets/words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lab {

namespace {

std::optional<HeadRecord> headIn(const HeadList* heads, int head)
{
    if (!heads || head >= int(heads->size()))
        return {};
    return chosenHead(*heads, head);
}

std::optional<AttentionRow> encoderRow(const std::optional<HeadRecord>& head, int row)
{
    if (!head || row < 0 || row >= int(head->weights.rows()))
        return {};
    return AttentionRow{*head, row};
}

/// A step computes the row of its own word; should it have more, that is the last.
std::optional<AttentionRow> stepRow(const Decoding& decoding, const HeadChoice& choice, int row)
{
    if (row < 0 || row >= int(decoding.steps.size()))
        return {};
    const StepRecord& step = *decoding.steps[std::size_t(row)];
    const auto head = headIn(chosenLayer(layersWithHeads(step, choice.site), choice.layer), choice.head);
    if (!head)
        return {};
    return AttentionRow{*head, std::max<Index>(1, head->weights.rows()) - 1};
}

} // namespace

float AttentionRow::weight(int key) const
{
    return key < head.weights.cols() ? head.weights(query, key) : 0;
}

float AttentionRow::logit(int key) const
{
    return key < head.logits.cols() ? head.logits(query, key) : -std::numeric_limits<float>::infinity();
}

bool AttentionRow::isMasked(int key) const
{
    return std::isinf(logit(key)) && logit(key) < 0;
}

bool AttentionRow::isTaken(int key, int draws) const
{
    if (std::size_t(query) >= head.draws.size())
        return false;
    const std::vector<int>& taken = head.draws[std::size_t(query)];
    const auto end = taken.begin() + std::min(draws, int(taken.size()));
    return std::find(taken.begin(), end, key) != end;
}

int attentionRowCount(const Decoding& decoding, const HeadChoice& choice)
{
    if (!headsOf(decoding, choice))
        return 0;
    return isWithinSource(choice.site) ? int(decoding.source.tokens.size()) : int(decoding.steps.size());
}

std::optional<AttentionRow> attentionRow(const Decoding& decoding, const HeadChoice& choice, int row)
{
    if (isWithinSource(choice.site))
        return encoderRow(headIn(headsOf(decoding, choice), choice.head), row);
    return stepRow(decoding, choice, row);
}

std::vector<AttentionRow> attentionRows(const Decoding& decoding, const HeadChoice& choice)
{
    std::optional<HeadRecord> encoderHead; // computed once: a mean of many heads costs time
    if (isWithinSource(choice.site))
        encoderHead = headIn(headsOf(decoding, choice), choice.head);
    std::vector<AttentionRow> rows;
    for (int row = 0; row < attentionRowCount(decoding, choice); ++row) {
        const auto found = encoderHead ? encoderRow(encoderHead, row) : stepRow(decoding, choice, row);
        if (found)
            rows.push_back(*found);
    }
    return rows;
}

KeyCounts keyCounts(const Decoding& decoding, const HeadChoice& choice, int row)
{
    if (row < 0 || row >= attentionRowCount(decoding, choice))
        return {};
    const bool inSource = isWithinSource(choice.site);
    const HeadList* heads =
        inSource ? headsOf(decoding, choice)
                 : chosenLayer(layersWithHeads(*decoding.steps[std::size_t(row)], choice.site), choice.layer);
    if (!heads || heads->empty())
        return {};
    const HeadRecord& head = heads->front();
    const std::size_t query = inSource ? std::size_t(row) : head.draws.size() - 1;
    return {int(head.weights.cols()), query < head.draws.size() ? int(head.draws[query].size()) : 0};
}

bool hasFixedContext(const Decoding& decoding, AttentionSite site)
{
    const HeadList* heads = isWithinSource(site) ? nullptr : headsOf(decoding, {});
    return heads && heads->front().weights.cols() == 0 && heads->front().context.cols() > 0;
}

QStringList queryWords(const Decoding& decoding, AttentionSite site)
{
    switch (site) {
    case AttentionSite::Cross:
        return targetWords(decoding);
    case AttentionSite::EncoderSelf:
    case AttentionSite::Embeddings:
        return sourceWords(decoding);
    case AttentionSite::DecoderSelf:
        break;
    }
    return readWords(decoding);
}

QStringList keyWords(const Decoding& decoding, AttentionSite site)
{
    return site == AttentionSite::DecoderSelf ? readWords(decoding) : sourceWords(decoding);
}

} // namespace lab
