// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/matrixlayout.h"

namespace lab {

/// The style in which a matrix is drawn, in the window and in figures alike.
MatrixStyle styleFor(FigureKind kind);

} // namespace lab
