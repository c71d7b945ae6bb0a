// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/moment.h"
#include "widgets/selection.h"
#include "widgets/theme.h"

namespace lab {

/// What every part of the window that shows a decode can do. Views only read; they never write to each other.
class View {
public:
    virtual ~View() = default;
    virtual void setMoment(const Moment& moment) = 0;
    virtual void setTheme(const Theme& theme) = 0;
    /// Marks what is pointed at or selected. A view that shows no cell or word has nothing to do.
    virtual void setSelection(const Selection& /*selection*/) {}

protected:
    View() = default;
    View(const View&) = default;
    View& operator=(const View&) = default;
};

} // namespace lab
