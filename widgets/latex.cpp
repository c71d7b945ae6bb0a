// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latex.h"

#include "widgets/numbers.h"

#include <QHash>

namespace lab {

QString latexWords(const QString& text)
{
    static const QHash<QChar, QString> forms = {{u'\\', QStringLiteral("\\textbackslash{}")},
        {u'{', QStringLiteral("\\{")}, {u'}', QStringLiteral("\\}")}, {u'$', QStringLiteral("\\$")},
        {u'&', QStringLiteral("\\&")}, {u'#', QStringLiteral("\\#")}, {u'%', QStringLiteral("\\%")},
        {u'_', QStringLiteral("\\_")}, {u'^', QStringLiteral("\\textasciicircum{}")},
        {u'~', QStringLiteral("\\textasciitilde{}")}, {u'<', QStringLiteral("$<$")},
        {u'>', QStringLiteral("$>$")}, {u'|', QStringLiteral("$|$")}, {u'−', QStringLiteral("$-$")},
        {u'·', QStringLiteral("$\\cdot$")}, {u'√', QStringLiteral("$\\surd$")},
        {u'Σ', QStringLiteral("$\\Sigma$")}, {u'∞', QStringLiteral("$\\infty$")},
        {u'…', QStringLiteral("\\dots{}")}, {u'→', QStringLiteral("$\\to$")},
        {u'␣', QStringLiteral("\\textvisiblespace{}")}};
    QString latex;
    for (const QChar character : text)
        latex += forms.value(character, character);
    return latex;
}

QString latexNumber(double value, int decimals)
{
    return fixedNumber(value, decimals)
        .replace(u'−', u'-')
        .replace(QStringLiteral("∞"), QStringLiteral("\\infty"))
        .replace(QStringLiteral("–"), QStringLiteral("\\text{--}"));
}

} // namespace lab
