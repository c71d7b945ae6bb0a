// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/realwindow.h"

#include <QList>
#include <QString>

namespace lab::test {

/// Something that the window can show, and how a user gets there.
struct WindowView {
    QString name;  ///< "soft-heatmaps"
    QString model; ///< the name of one of the program's models
    QString sentence;
    void (*arrange)(RealWindow& window); ///< keys and clicks, once the sentence has been decoded
};

QList<WindowView> windowViews();

} // namespace lab::test
