// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRectF>
#include <QString>

#include <optional>

class QWidget;

namespace lab {

/// A word, number or picture that a view paints, as screen readers are told of it.
struct PaintedItem {
    QString name;          ///< what it is: "来, score"
    QString value;         ///< as it is drawn; where there is no number, why not
    QString about = {};    ///< more, such as the exact number
    QRectF box = {};       ///< in the view; what is scrolled out is empty or outside
    bool selected = false; ///< or the current one
};

/// Sizes of a table of items.
struct ItemTable {
    int rows = 0;
    int columns = 0;
};

/// What a widget that paints its content itself has for screen readers; see AccessibleView. Items are counted
/// from 0; those of a table come first, row by row.
class PaintedItems {
public:
    virtual ~PaintedItems() = default;
    virtual int itemCount() const = 0;
    virtual PaintedItem item(int index) const = 0;
    /// Nothing: the items are a list.
    virtual std::optional<ItemTable> itemTable() const { return {}; }
    virtual QList<int> selectedItems() const;
    virtual QString itemRowName(int /*row*/) const { return {}; }
    virtual QString itemColumnName(int /*column*/) const { return {}; }

protected:
    /// Makes screen readers find the items.
    PaintedItems();
    PaintedItems(const PaintedItems&) = default;
    PaintedItems& operator=(const PaintedItems&) = default;

    /// The value of a number that the walk has not come to.
    static QString notComputedYet();
    /// The value of a key that the query may not see.
    static QString masked();
    /// Tells screen readers that the keyboard has reached an item, if the keyboard is in the view or in what
    /// the view is a part of; −1: none.
    static void announceItem(QWidget& view, int index);
};

} // namespace lab
