// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sumtext.h"

#include "widgets/latex.h"
#include "widgets/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SumText)
};

constexpr int mostLatexRows = 12;
constexpr int firstLatexRows = 6;
constexpr int lastLatexRows = 3;
constexpr int mostLatexColumns = 10;

bool hasTotals(const SumTable& table)
{
    return std::ranges::any_of(
        table.columns, [](const SumColumn& column) { return column.total.has_value(); });
}

QString totalName()
{
    return Text::tr("total");
}

QString tableText(const SumTable& table, int decimals)
{
    QString text = table.rowName;
    for (const SumColumn& column : table.columns)
        text += u'\t' + column.name;
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        text += u'\n' + table.rows[row];
        for (const SumColumn& column : table.columns)
            text += u'\t' + fixedNumber(column.numbers[std::size_t(row)], decimals);
    }
    text += u'\n';
    if (!hasTotals(table))
        return text;
    text += totalName();
    for (const SumColumn& column : table.columns)
        text += u'\t' + (column.total ? fixedNumber(*column.total, decimals) : QString());
    return text + u'\n';
}

QString sectionText(const SumSection& section, int decimals)
{
    QString text = section.title;
    if (!section.formula.isEmpty())
        text += QStringLiteral(": ") + section.formula;
    text += u'\n';
    if (!section.about.isEmpty())
        text += section.about + u'\n';
    if (!section.table.columns.empty())
        text += tableText(section.table, decimals);
    for (const SumLine& line : section.lines)
        text += lineText(line, decimals) + u'\n';
    return text;
}

/// The columns of a table that LaTeX shows.
std::vector<const SumColumn*> latexColumns(const SumTable& table)
{
    std::vector<const SumColumn*> columns;
    for (const SumColumn& column : table.columns)
        columns.push_back(&column);
    if (int(columns.size()) > mostLatexColumns)
        columns.erase(columns.begin() + mostLatexColumns - 1, columns.end() - 1);
    return columns;
}

QString latexCell(double value, int decimals)
{
    return u'$' + latexNumber(value, decimals) + u'$';
}

QString latexRow(const SumTable& table, const std::vector<const SumColumn*>& columns, int row, int decimals)
{
    QString text = latexWords(table.rows[row]);
    for (const SumColumn* column : columns)
        text += QStringLiteral(" & ") + latexCell(column->numbers[std::size_t(row)], decimals);
    return text + QStringLiteral(" \\\\\n");
}

/// What stands for rows `from` to `to` (not included): their number, and their part of each total.
QString latexGap(const std::vector<const SumColumn*>& columns, int from, int to, int decimals)
{
    QString text = QStringLiteral("$\\vdots$ ") + latexWords(Text::tr("(%1 more)").arg(to - from));
    for (const SumColumn* column : columns) {
        double part = 0;
        for (int row = from; row < to; ++row)
            part += column->numbers[std::size_t(row)];
        text +=
            QStringLiteral(" & ") + (column->total ? latexCell(part, decimals) : QStringLiteral("$\\vdots$"));
    }
    return text + QStringLiteral(" \\\\\n");
}

QString latexTotals(const std::vector<const SumColumn*>& columns, int decimals)
{
    QString text = QStringLiteral("\\hline\n") + latexWords(totalName());
    for (const SumColumn* column : columns)
        text += QStringLiteral(" & ") + (column->total ? latexCell(*column->total, decimals) : QString());
    return text + QStringLiteral(" \\\\\n");
}

QString latexTable(const SumTable& table, int decimals)
{
    const std::vector<const SumColumn*> columns = latexColumns(table);
    QString text = QStringLiteral("\\begin{center}\n\\begin{tabular}{l%1}\n")
                       .arg(QString(qsizetype(columns.size()), u'r'));
    text += latexWords(table.rowName);
    for (const SumColumn* column : columns)
        text += QStringLiteral(" & $") + column->latex + u'$';
    text += QStringLiteral(" \\\\\n\\hline\n");
    const int count = int(table.rows.size());
    const bool isLong = count > mostLatexRows;
    const int gapBegin = isLong ? firstLatexRows : count;
    const int gapEnd = isLong ? count - lastLatexRows : count;
    for (int row = 0; row < gapBegin; ++row)
        text += latexRow(table, columns, row, decimals);
    if (isLong)
        text += latexGap(columns, gapBegin, gapEnd, decimals);
    for (int row = gapEnd; row < count; ++row)
        text += latexRow(table, columns, row, decimals);
    if (hasTotals(table))
        text += latexTotals(columns, decimals);
    text += QStringLiteral("\\end{tabular}\n\\end{center}\n");
    const int hidden = int(table.columns.size() - columns.size());
    return hidden == 0 ? text : text + latexWords(Text::tr("%1 columns are left out.").arg(hidden)) + u'\n';
}

QString latexLine(const SumLine& line, int decimals)
{
    QString text;
    for (const SumPart& part : line) {
        if (!part.number)
            text += part.latex;
        else if (part.isOperand && *part.number < 0)
            text += u'(' + latexNumber(*part.number, decimals) + u')';
        else
            text += latexNumber(*part.number, decimals);
    }
    return QStringLiteral("\\[ ") + text + QStringLiteral(" \\]\n");
}

QString latexSection(const SumSection& section, int decimals)
{
    QString text = QStringLiteral("\\paragraph{%1}").arg(latexWords(section.title));
    if (!section.latexFormula.isEmpty())
        text += QStringLiteral(" $") + section.latexFormula + QStringLiteral("$.");
    text += u'\n';
    if (!section.about.isEmpty())
        text += latexWords(section.about) + u'\n';
    if (!section.table.columns.empty())
        text += latexTable(section.table, decimals);
    for (const SumLine& line : section.lines)
        text += latexLine(line, decimals);
    return text;
}

} // namespace

QString roundingNote(const Sum& sum, int decimals)
{
    const auto hasNumbers = [](const SumSection& section) {
        return !section.table.columns.empty() || !section.lines.empty();
    };
    if (std::ranges::none_of(sum.sections, hasNumbers))
        return {};
    return Text::tr("Rounded to %1 digits after the point. Results are computed from all digits, so what the "
                    "digits shown add up to may differ in the last of them.")
        .arg(decimals);
}

QString lineText(const SumLine& line, int decimals)
{
    QString text;
    for (const SumPart& part : line) {
        if (!part.number)
            text += part.text;
        else if (part.isOperand && *part.number < 0)
            text += u'(' + fixedNumber(*part.number, decimals) + u')';
        else
            text += fixedNumber(*part.number, decimals);
    }
    return text;
}

QString plainText(const Sum& sum, int decimals)
{
    QString text = sum.title + u'\n' + roundingNote(sum, decimals) + u'\n';
    for (const SumSection& section : sum.sections)
        text += u'\n' + sectionText(section, decimals);
    return text;
}

QString latexText(const Sum& sum, int decimals)
{
    QString text = QStringLiteral("% ") + Text::tr("Needs amsmath; for Chinese words XeLaTeX with xeCJK.") +
                   u'\n' + QStringLiteral("\\textbf{%1}\n\n").arg(latexWords(sum.title)) +
                   latexWords(roundingNote(sum, decimals)) + u'\n';
    for (const SumSection& section : sum.sections)
        text += u'\n' + latexSection(section, decimals);
    return text;
}

} // namespace lab
