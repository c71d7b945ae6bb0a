// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attentionchoices.h"
#include "widgets/choicebutton.h"
#include "widgets/headchoice.h"

/// What the menus of the attention bar offer, as data.
namespace lab {

QList<Choice> choicesOf(const std::vector<TraitChoice>& choices);

/// Hard attention: "2 at random". The choices: how many, how, and what each weighs.
QString takesTitle(const AttentionOptions& options);
QList<Choice> takesChoices(const AttentionOptions& options);
/// The options after one of the choices.
AttentionOptions takesAt(const AttentionOptions& options, int choice);

/// The sites that a decode has.
QList<Choice> siteChoices(const Decoding& decoding, AttentionSite now);
AttentionSite siteAt(const Decoding& decoding, int choice);

/// The layers of a site and the heads of a layer, with the mean over all heads at the end.
QString layerTitle(const Decoding& decoding, const HeadChoice& now);
QList<Choice> layerChoices(const Decoding& decoding, const HeadChoice& now);
QString headTitle(const HeadChoice& now);
QList<Choice> headChoices(const Decoding& decoding, const HeadChoice& now);

} // namespace lab
