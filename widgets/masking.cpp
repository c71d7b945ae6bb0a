// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/masking.h"

#include <QCoreApplication>

#include <cmath>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Masking)
};

} // namespace

QString whyMasked(const AttentionRow& row, int key)
{
    if (key >= row.head.scores.cols())
        return Text::tr("this query may not see it, it comes later");
    if (std::isnan(row.head.scores(row.query, key)))
        return Text::tr("the score rule has no output for so late a position");
    return Text::tr("this query may not see it");
}

} // namespace lab
