// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>

namespace lab {

/// Receives a text piece by piece.
using TextSink = std::function<void(std::string_view)>;

} // namespace lab
