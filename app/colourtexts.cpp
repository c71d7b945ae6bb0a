// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/colourtexts.h"

#include <QCoreApplication>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ColourTexts)
};

QString strengthOf(SequentialMap map)
{
    switch (map) {
    case SequentialMap::Blue:
        break;
    case SequentialMap::Viridis:
        return Text::tr("From dark violet over green to yellow. Good for telling middle numbers apart.");
    case SequentialMap::Cividis:
        return Text::tr("From dark blue over grey to yellow. Looks nearly the same to everybody, whether or "
                        "not they tell red from green.");
    case SequentialMap::Magma:
        return Text::tr("From black over violet to pale yellow. Good for seeing small numbers beside zero "
                        "in a dark room.");
    }
    return Text::tr("One colour that gets stronger with the number. Good on weak projectors and on paper.");
}

} // namespace

QString coloursTitle(SequentialMap map)
{
    switch (map) {
    case SequentialMap::Blue:
        break;
    case SequentialMap::Viridis:
        return Text::tr("Viridis");
    case SequentialMap::Cividis:
        return Text::tr("Cividis");
    case SequentialMap::Magma:
        return Text::tr("Magma");
    }
    return Text::tr("Blue");
}

QString aboutColours(SequentialMap map)
{
    return Text::tr("%1 Numbers with a sign, such as scores, are blue below zero and orange above it in any "
                    "case.")
        .arg(strengthOf(map));
}

} // namespace lab
