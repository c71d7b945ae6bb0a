// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QDockWidget>

namespace lab {

class Card;

/// A part of the workspace that can be moved, floated, closed and brought back: a card around a view. Its
/// title bar shows only while panels are being arranged.
class Panel : public QDockWidget {
    Q_OBJECT
public:
    /// `name` stays the same in all languages; stored layouts know the panel by it.
    Panel(const QString& name, const QString& title, QWidget* content);

    void setTheme(const Theme& theme);
    void setArranging(bool arranging);

private:
    Card* m_card;
    QWidget* m_noTitle;
};

} // namespace lab
