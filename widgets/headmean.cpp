// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/headmean.h"

#include <QCoreApplication>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HeadMean)
};

} // namespace

int headsInMean(const Decoding& decoding, const HeadChoice& choice)
{
    return choice.head == HeadChoice::meanOfHeads ? headCount(decoding, choice) : 1;
}

QString meanTitle(const Decoding& decoding, const HeadChoice& choice)
{
    const int layer =
        choice.layer == HeadChoice::lastLayer ? layerCount(decoding, choice.site) : choice.layer + 1;
    return Text::tr("Mean of the %1 heads of layer %2").arg(headCount(decoding, choice)).arg(layer);
}

QString aboutMean(int heads)
{
    if (heads < 2)
        return {};
    return Text::tr("Shown are means of %1 heads, number by number: each head has a query, scores, a softmax "
                    "and a context of its own.")
        .arg(heads);
}

QStringList meanNotes(int heads)
{
    return heads < 2 ? QStringList()
                     : QStringList{Text::tr("means of %1 heads, number by number").arg(heads)};
}

} // namespace lab
