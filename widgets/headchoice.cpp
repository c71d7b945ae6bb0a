// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/headchoice.h"

#include "widgets/layerheads.h"

#include <QCoreApplication>

#include <algorithm>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HeadChoice)
};

} // namespace

QString siteTitle(AttentionSite site)
{
    switch (site) {
    case AttentionSite::Cross:
        return Text::tr("decoder → encoder");
    case AttentionSite::EncoderSelf:
        return Text::tr("inside the encoder");
    case AttentionSite::Embeddings:
        return Text::tr("between embeddings");
    case AttentionSite::DecoderSelf:
        break;
    }
    return Text::tr("inside the decoder");
}

int layerCount(const Decoding& decoding, AttentionSite site)
{
    return int(layersWithHeads(decoding, site).size());
}

int headCount(const Decoding& decoding, const HeadChoice& choice)
{
    const HeadList* heads = headsOf(decoding, choice);
    return heads ? int(heads->size()) : 0;
}

HeadChoice fitting(const HeadChoice& choice, const Decoding& decoding)
{
    HeadChoice fit = choice;
    const int layers = layerCount(decoding, choice.site);
    if (layers == 0)
        return {};
    if (fit.layer != HeadChoice::lastLayer)
        fit.layer = std::clamp(fit.layer, 0, layers - 1);
    if (fit.head != HeadChoice::meanOfHeads)
        fit.head = std::clamp(fit.head, 0, headCount(decoding, fit) - 1);
    fit.query = std::clamp(fit.query, 0, std::max(0, int(decoding.source.tokens.size()) - 1));
    return fit;
}

} // namespace lab
