// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

class QWidget;

namespace lab::test {

/// The window as it is seen, with the menus and dialogs in front of it, once nothing in it moves any more.
QImage pictureOf(QWidget& window);

} // namespace lab::test
