// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lab::test {

/// What an action says when it throws an error of this kind; empty when it does not.
template <typename Expected, typename Action>
QString messageOf(Action&& action)
{
    try {
        action();
    } catch (const Expected& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

} // namespace lab::test
