// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vectorstrip.h"

#include "widgets/numbers.h"
#include "widgets/pooling.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double narrowestCell = 3;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(VectorStrip)
};

} // namespace

int VectorStrip::componentsPerCell(int components, double width)
{
    const int cells = std::max(1, int(width / narrowestCell));
    return std::max(1, (components + cells - 1) / cells);
}

std::vector<float> VectorStrip::cells(double width) const
{
    const int all = int(components.size());
    const int share = componentsPerCell(all, width);
    std::vector<float> cells(std::size_t((all + share - 1) / share), noCell);
    poolRow(components, int(cells.size()) * share, Kept::Furthest, cells);
    return cells;
}

void VectorStrip::draw(QPainter& painter, const QRectF& room, const Theme& theme) const
{
    const std::vector<float> shown = cells(room.width());
    const double width = room.width() / double(std::max<std::size_t>(1, shown.size()));
    const ColourMap& map = theme.mapFor(scale);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t cell = 0; cell < shown.size(); ++cell) {
        const double left = std::round(room.left() + double(cell) * width);
        const double right = std::round(room.left() + double(cell + 1) * width);
        painter.fillRect(QRectF(left, room.top(), right - left, room.height()),
            map.at(scale.position(double(shown[cell]))));
    }
    painter.restore();
}

QString VectorStrip::text(double width) const
{
    QStringList numbers;
    for (const float cell : cells(width))
        numbers.append(fixedNumber(double(cell), 2));
    return (numbers.join(QStringLiteral(", ")) + u' ' + poolingText(int(components.size()), width)).trimmed();
}

int VectorStrip::componentAt(double x, double width) const
{
    const int all = int(components.size());
    if (x < 0 || x >= width || all == 0)
        return -1;
    const int share = componentsPerCell(all, width);
    const int count = (all + share - 1) / share;
    return std::min(count - 1, int(x / width * count)) * share;
}

QString poolingText(int components, double width)
{
    const int share = VectorStrip::componentsPerCell(components, width);
    return share == 1 ? QString() : Text::tr("(largest of %1)").arg(share);
}

} // namespace lab
