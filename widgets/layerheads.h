// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/headchoice.h"

#include <vector>

/// Finding attention heads in a record.
namespace lab {

using HeadList = std::vector<HeadRecord>;

/// The heads of each layer that has any, first layer first: of the encoder, or of a step.
std::vector<const HeadList*> layersWithHeads(const EncoderRecord& encoder, AttentionSite site);
std::vector<const HeadList*> layersWithHeads(const StepRecord& step, AttentionSite site);
/// The same for a decode, whose steps all have equal layers.
std::vector<const HeadList*> layersWithHeads(const Decoding& decoding, AttentionSite site);

/// The heads of the chosen layer among `layers`; null when there is no such layer.
const HeadList* chosenLayer(const std::vector<const HeadList*>& layers, int layer);
const HeadList* headsOf(const Decoding& decoding, const HeadChoice& choice);

/// The chosen head, or the mean of all of them, number by number. `heads` has the choice.
HeadRecord chosenHead(const HeadList& heads, int head);

} // namespace lab
