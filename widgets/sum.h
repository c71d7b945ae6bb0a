// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// The arithmetic of one number as a document: titled sections with tables and lines. It is plain data; the
/// numbers keep their full precision and are rounded only where they are shown (sumtext.h, SumView).
namespace lab {

/// A piece of a line: words, or a number.
struct SumPart {
    QString text;
    QString latex;                ///< in math mode
    std::optional<double> number; ///< instead of both
    bool isOperand = false;       ///< of a number: in parentheses when it is negative
};

SumPart words(const QString& text);
SumPart symbol(const QString& text, const QString& latex);
SumPart number(double value);
SumPart operand(double value);

using SumLine = std::vector<SumPart>; ///< one equation

/// How the numbers of a column are coloured.
enum class SumScale {
    Signed, ///< symmetric around 0
    Unit,   ///< 0…1
};

struct SumColumn {
    QString name;  ///< "tanh"
    QString latex; ///< in math mode
    std::vector<double> numbers;
    std::optional<double> total = {}; ///< of all numbers
    SumScale scale = SumScale::Signed;
};

struct SumTable {
    QString rowName; ///< what the rows are: "hidden unit"
    QStringList rows;
    std::vector<SumColumn> columns;
    int row = -1; ///< the one that the question is about
};

struct SumSection {
    QString title;
    QString formula = {}; ///< after the title
    QString latexFormula = {};
    QString about = {}; ///< in plain words
    SumTable table = {};
    std::vector<SumLine> lines = {};
};

struct Sum {
    QString title; ///< what it is the sum of, in plain words
    std::vector<SumSection> sections;
};

} // namespace lab
