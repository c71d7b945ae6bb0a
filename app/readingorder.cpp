// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/readingorder.h"

#include <algorithm>
#include <numeric>

namespace lab {

namespace {

using Numbers = QList<int>;

int startOf(const QRect& rectangle, Qt::Orientation along)
{
    return along == Qt::Vertical ? rectangle.top() : rectangle.left();
}

int endOf(const QRect& rectangle, Qt::Orientation along)
{
    return along == Qt::Vertical ? rectangle.bottom() : rectangle.right();
}

/// Sorts along a direction; how many come before the first line that crosses none, 0: there is no such line.
int cut(Numbers& numbers, const QList<QRect>& rectangles, Qt::Orientation along)
{
    std::ranges::stable_sort(numbers, {}, [&](int number) { return startOf(rectangles[number], along); });
    int end = endOf(rectangles[numbers.front()], along);
    for (int index = 1; index < numbers.size(); ++index) {
        if (startOf(rectangles[numbers[index]], along) > end)
            return index;
        end = std::max(end, endOf(rectangles[numbers[index]], along));
    }
    return 0;
}

Numbers ordered(Numbers numbers, const QList<QRect>& rectangles)
{
    if (numbers.size() < 2)
        return numbers;
    for (const Qt::Orientation along : {Qt::Vertical, Qt::Horizontal}) {
        if (const int first = cut(numbers, rectangles, along); first > 0)
            return ordered(numbers.mid(0, first), rectangles) + ordered(numbers.mid(first), rectangles);
    }
    std::ranges::stable_sort(numbers, {},
        [&](int number) { return std::pair(rectangles[number].top(), rectangles[number].left()); });
    return numbers;
}

} // namespace

QList<int> readingOrder(const QList<QRect>& rectangles)
{
    Numbers numbers(rectangles.size());
    std::iota(numbers.begin(), numbers.end(), 0);
    return ordered(numbers, rectangles);
}

} // namespace lab
