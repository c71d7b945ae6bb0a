// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panelplan.h"

namespace lab {

namespace {

using enum PanelId;

constexpr Qt::Orientation across = Qt::Horizontal;
constexpr Qt::Orientation down = Qt::Vertical;

/// The sum takes the place of the current step.
PanelPlan heatMaps(bool sum)
{
    const PanelId right = sum ? Sum : CurrentStep;
    const QList<int> wide = sum ? QList<int>{55, 45} : QList<int>{70, 30};
    return {{{Sentence, Scores, down}, {Scores, right, across}, {Scores, Context, down},
                {Scores, Probabilities, across}},
        {{{Sentence, right}, {17, 83}, down}, {{Scores, Context}, {51, 32}, down},
            {{Context, right}, wide, across}, {{Scores, Probabilities}, {wide[0] / 2, wide[0] / 2}, across}}};
}

PanelPlan heatMapsOfLecture(bool sum)
{
    const PanelId right = sum ? Sum : CurrentStep;
    return {{{Sentence, Probabilities, down}, {Probabilities, right, across}},
        {{{Sentence, Probabilities}, {20, 80}, down},
            {{Probabilities, right}, sum ? QList<int>{55, 45} : QList<int>{60, 40}, across}}};
}

/// Without the context vectors; beside a sum without the scores, too.
PanelPlan smallHeatMaps(bool sum)
{
    if (sum)
        return heatMapsOfLecture(sum);
    return {{{Sentence, Scores, down}, {Scores, CurrentStep, across}, {Scores, Probabilities, across}},
        {{{Sentence, Scores}, {24, 76}, down}, {{Probabilities, CurrentStep}, {32, 36}, across},
            {{Scores, Probabilities}, {32, 32}, across}}};
}

PanelPlan calculation(bool sum)
{
    PanelPlan plan = {{{Sentence, Calculation, down}}, {{{Sentence, Calculation}, {17, 83}, down}}};
    if (sum) {
        plan.splits.append({Calculation, Sum, across});
        plan.shares.append({{Calculation, Sum}, {58, 42}, across});
    }
    return plan;
}

/// The sum takes the place of the enlarged head.
PanelPlan heads(bool sum)
{
    const PanelId right = sum ? Sum : Probabilities;
    return {{{Sentence, Heads, down}, {Heads, right, across}},
        {{{Sentence, Heads}, {17, 83}, down},
            {{Heads, right}, sum ? QList<int>{55, 45} : QList<int>{62, 38}, across}}};
}

} // namespace

QList<PanelId> PanelPlan::shown() const
{
    QList<PanelId> panels = {Sentence};
    for (const Split& split : splits)
        panels.append(split.panel);
    return panels;
}

PanelPlan panelPlan(Arrangement arrangement, const PanelWishes& wishes)
{
    switch (arrangement) {
    case Arrangement::HeatMaps:
        if (wishes.lecture)
            return heatMapsOfLecture(wishes.sum);
        return wishes.small ? smallHeatMaps(wishes.sum) : heatMaps(wishes.sum);
    case Arrangement::Calculation:
        return calculation(wishes.sum);
    case Arrangement::Heads:
        break;
    }
    return heads(wishes.sum);
}

} // namespace lab
