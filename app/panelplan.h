// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arrangement.h"

#include <QList>
#include <Qt>

namespace lab {

/// The panels of the workspace.
enum class PanelId { Sentence, Scores, Probabilities, Context, CurrentStep, Calculation, Heads, Sum };

/// Which panels an arrangement shows, where, and how large. The sentence is placed first, on top.
struct PanelPlan {
    struct Split {
        PanelId beside; ///< already placed; it shares its place…
        PanelId panel;  ///< …with this one, to its right or below
        Qt::Orientation orientation;
    };
    struct Share {
        QList<PanelId> panels;
        QList<int> percent; ///< of the workspace's width or height
        Qt::Orientation orientation;
    };
    QList<Split> splits;
    QList<Share> shares; ///< to be applied in this order

    /// The sentence and all that the splits place.
    QList<PanelId> shown() const;
};

/// What is shown besides, or differently.
struct PanelWishes {
    bool lecture = false; ///< only what matters
    bool sum = false;     ///< the arithmetic of a number
    bool small = false;   ///< there is no room for all panels that are usual
};

PanelPlan panelPlan(Arrangement arrangement, const PanelWishes& wishes);

} // namespace lab
