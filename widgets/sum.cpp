// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sum.h"

#include "widgets/latex.h"

namespace lab {

SumPart words(const QString& text)
{
    return {text, QStringLiteral("\\text{%1}").arg(latexWords(text)), {}, false};
}

SumPart symbol(const QString& text, const QString& latex)
{
    return {text, latex, {}, false};
}

SumPart number(double value)
{
    return {{}, {}, value, false};
}

SumPart operand(double value)
{
    return {{}, {}, value, true};
}

} // namespace lab
