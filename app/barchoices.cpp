// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/barchoices.h"

#include "app/traittexts.h"

#include <QCoreApplication>

#include <array>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(BarChoices)
};

constexpr int mostTaken = 4;
constexpr std::array sites = {
    AttentionSite::Cross, AttentionSite::EncoderSelf, AttentionSite::DecoderSelf, AttentionSite::Embeddings};

QString aboutSite(AttentionSite site)
{
    switch (site) {
    case AttentionSite::Cross:
        return Text::tr("The decoder looks at the source: queries are target words, keys are source words.");
    case AttentionSite::EncoderSelf:
        return Text::tr("Every source word looks at all source words, all at once. Click on a word of the "
                        "sentence to see what it looks at.");
    case AttentionSite::Embeddings:
        return Text::tr(
            "The simplest self-attention, without any trained weight of its own: query, key and "
            "value of a word are its embedding. The decoder does not read it. Click on a word of the "
            "sentence to see what it looks at.");
    case AttentionSite::DecoderSelf:
        break;
    }
    return Text::tr(
        "Every target word looks at itself and at what came before it. What comes later is masked: "
        "it has not been said yet.");
}

std::vector<AttentionSite> sitesOf(const Decoding& decoding)
{
    std::vector<AttentionSite> found;
    for (const AttentionSite site : sites) {
        if (layerCount(decoding, site) > 0)
            found.push_back(site);
    }
    return found;
}

int layerOf(const Decoding& decoding, const HeadChoice& choice)
{
    return choice.layer == HeadChoice::lastLayer ? layerCount(decoding, choice.site) - 1 : choice.layer;
}

} // namespace

QList<Choice> choicesOf(const std::vector<TraitChoice>& choices)
{
    QList<Choice> list;
    for (const TraitChoice& choice : choices)
        list.append({choice.title, choice.about, choice.current});
    return list;
}

QString takesTitle(const AttentionOptions& options)
{
    const QString how =
        options.weighting == Weighting::HardSample ? Text::tr("%1 at random") : Text::tr("%1 most probable");
    return how.arg(options.k) + (options.mean ? Text::tr(", 1/k") : QString());
}

QList<Choice> takesChoices(const AttentionOptions& options)
{
    QList<Choice> choices;
    for (int k = 1; k <= mostTaken; ++k)
        choices.append({k == 1 ? Text::tr("1 word") : Text::tr("%1 words").arg(k),
            Text::tr("So many source words are read at each step; the others do not count at all."),
            options.k == k});
    const bool random = options.weighting == Weighting::HardSample;
    choices.append({Text::tr("the most probable"),
        Text::tr("Those with the largest probabilities: the same at every try."), !random, true});
    choices.append({Text::tr("at random"),
        Text::tr("Drawn one after the other with their probabilities; other draws give other words."),
        random});
    choices.append(
        {Text::tr("each weighs 1"), Text::tr("The values of the words are added up."), !options.mean, true});
    choices.append(
        {Text::tr("each weighs 1/k"), Text::tr("The mean of their values is read."), options.mean});
    return choices;
}

AttentionOptions takesAt(const AttentionOptions& options, int choice)
{
    AttentionOptions result = options;
    if (choice < mostTaken)
        result.k = choice + 1;
    else if (choice < mostTaken + 2)
        result.weighting = choice == mostTaken ? Weighting::HardTopK : Weighting::HardSample;
    else
        result.mean = choice == mostTaken + 3;
    return result;
}

QList<Choice> siteChoices(const Decoding& decoding, AttentionSite now)
{
    QList<Choice> choices;
    for (const AttentionSite site : sitesOf(decoding))
        choices.append({siteTitle(site), aboutSite(site), site == now});
    return choices;
}

AttentionSite siteAt(const Decoding& decoding, int choice)
{
    return sitesOf(decoding)[std::size_t(choice)];
}

QString layerTitle(const Decoding& decoding, const HeadChoice& now)
{
    return Text::tr("%1 of %2").arg(layerOf(decoding, now) + 1).arg(layerCount(decoding, now.site));
}

QList<Choice> layerChoices(const Decoding& decoding, const HeadChoice& now)
{
    QList<Choice> choices;
    for (int layer = 0; layer < layerCount(decoding, now.site); ++layer)
        choices.append({Text::tr("layer %1").arg(layer + 1), {}, layer == layerOf(decoding, now)});
    return choices;
}

QString headTitle(const HeadChoice& now)
{
    return now.head == HeadChoice::meanOfHeads ? Text::tr("mean of all") : QString::number(now.head + 1);
}

QList<Choice> headChoices(const Decoding& decoding, const HeadChoice& now)
{
    QList<Choice> choices;
    for (int head = 0; head < headCount(decoding, now); ++head)
        choices.append({Text::tr("head %1").arg(head + 1), {}, head == now.head});
    choices.append({Text::tr("mean of all heads"),
        Text::tr("The mean of each number over the heads. It is easier to read, but no head computed it."),
        now.head == HeadChoice::meanOfHeads, true});
    return choices;
}

} // namespace lab
