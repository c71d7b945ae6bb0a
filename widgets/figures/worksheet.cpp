// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/worksheet.h"

#include "model/decoding/arithmetic.h"
#include "model/math/error.h"
#include "widgets/attentionrows.h"
#include "widgets/figures/sheetpainter.h"
#include "widgets/numbers.h"
#include "widgets/rounding.h"
#include "widgets/words.h"

#include <QCoreApplication>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Worksheet)
};

void check(bool good, const std::string& sentence)
{
    if (!good)
        throw ConfigError(sentence);
}

constexpr int wordDecimals = 4; ///< of the probability of a word

/// What the tasks are about.
struct Worksheet {
    WorksheetOptions options;
    AttentionRow row;
    ProbabilityTerms softmax;
    std::vector<ComponentTerms> components;
    QString query;
    QStringList keys;
    QString source;
    QString said;
    QStringList candidates; ///< words to choose from, in alphabetical order
    QString mostProbable;   ///< of them
    QString remark;         ///< what the decode says instead; empty where it says that one
    bool isDecoding = true; ///< whether a word follows from the context

    int digits = 0; ///< after the point: of logits and exponentials; their sum, probabilities and values have
                    ///< one less, the context and the sum of the probabilities two less

    int keyCount() const { return int(softmax.logits.size()); }
    bool isHard() const { return !row.head.draws.empty(); }
    QString number(double value) const { return fixedNumber(value, options.decimals); }
    QString fine(double value) const { return fixedNumber(value, digits); }
    QString middle(double value) const { return fixedNumber(value, digits - 1); }
    QString coarse(double value) const { return fixedNumber(value, digits - 2); }
};

/// Computes a sheet with a number of digits as a student does, from the numbers that it shows, and compares
/// with the solution.
class ByHand {
public:
    ByHand(const Worksheet& sheet, int digits) : m_sheet(sheet), m_digits(digits) {}

    bool agrees() const
    {
        std::vector<double> exponentials;
        double total = 0;
        bool good = true;
        for (std::size_t key = 0; key < m_sheet.softmax.logits.size(); ++key) {
            const double difference =
                shown(m_sheet.softmax.logits[key], 0) - shown(m_sheet.softmax.largest, 0);
            exponentials.push_back(shown(std::exp(difference), 0));
            total += exponentials.back();
            good = good && isNear(exponentials.back(), m_sheet.softmax.exponentials[key], 0);
        }
        return good && isNear(total, m_sheet.softmax.denominator, 1) && quotientsAgree(exponentials, total);
    }

private:
    /// With so many digits less than the finest numbers.
    double shown(double value, int fewer) const { return roundedTo(value, m_digits - fewer); }
    bool isNear(double found, double solution, int fewer) const
    {
        return std::abs(shown(found, fewer) - shown(solution, fewer)) < 1.5 * std::pow(10, fewer - m_digits);
    }

    bool quotientsAgree(const std::vector<double>& exponentials, double total) const
    {
        std::vector<double> weights;
        double all = 0;
        bool good = true;
        for (std::size_t key = 0; key < exponentials.size(); ++key) {
            const double quotient = shown(exponentials[key] / shown(total, 1), 1);
            all += quotient;
            good =
                good && isNear(quotient, m_sheet.softmax.exponentials[key] / m_sheet.softmax.denominator, 1);
            weights.push_back(m_sheet.isHard() ? shown(double(m_sheet.row.weight(int(key))), 1) : quotient);
        }
        return good && isNear(all, 1, 2) && contextAgrees(weights);
    }

    bool contextAgrees(const std::vector<double>& weights) const
    {
        return std::ranges::all_of(m_sheet.components, [&](const ComponentTerms& component) {
            double total = 0;
            for (std::size_t key = 0; key < weights.size(); ++key)
                total += weights[key] * shown(component.sum.right[key], 1);
            return isNear(total, component.sum.total, 2);
        });
    }

    const Worksheet& m_sheet;
    int m_digits;
};

/// Enough, and not more.
int digitsFor(const Worksheet& sheet)
{
    constexpr int most = 12;
    int digits = sheet.options.decimals + 2;
    while (digits < most && !ByHand(sheet, digits).agrees())
        ++digits;
    return digits;
}

AttentionRow rowOf(const Decoding& decoding, const WorksheetOptions& options)
{
    check(options.head.head != HeadChoice::meanOfHeads,
        "A worksheet is about one head: the mean of several is no softmax.");
    const int number = rowAt(options.head, options.step);
    const auto row = attentionRow(decoding, options.head, number);
    check(row.has_value(), "There is no step " + std::to_string(number + 1) + " to make a worksheet of.");
    const auto keys = row->head.logits.cols();
    check(keys > 0, "There is nothing to compute: the model has no attention.");
    check(keys <= mostWorksheetKeys, "A worksheet has room for " + std::to_string(mostWorksheetKeys) +
                                         " words with their numbers, and this one would have " +
                                         std::to_string(keys) + ": choose a shorter sentence.");
    return *row;
}

/// The word that is the right answer follows from the numbers, whatever was drawn, forced or found by a
/// search.
void addCandidates(Worksheet& sheet, const StepRecord& step)
{
    if (step.candidates.empty())
        return;
    for (const Candidate& candidate : step.candidates)
        sheet.candidates.append(shownWord(candidate.token));
    sheet.candidates.sort();
    sheet.candidates.removeDuplicates();
    const Candidate& best = step.candidates.front();
    sheet.mostProbable = shownWord(best.token);
    if (best.token.id != step.chosen.id)
        sheet.remark = Text::tr("“%1” has probability %2. This decode goes on with “%3”, which has %4.")
                           .arg(sheet.mostProbable, fixedNumber(best.probability, wordDecimals),
                               shownWord(step.chosen), fixedNumber(step.chosenProbability, wordDecimals));
}

void addWords(Worksheet& sheet, const Decoding& decoding)
{
    const WorksheetOptions& options = sheet.options;
    sheet.source = QString::fromStdString(decoding.source.text);
    sheet.keys = keyWords(decoding, options.head.site).mid(0, sheet.keyCount());
    sheet.isDecoding = !isWithinSource(options.head.site);
    if (!sheet.isDecoding) {
        sheet.query = queryWords(decoding, options.head.site).value(options.head.query);
        return;
    }
    const StepRecord& step = *decoding.steps[std::size_t(options.step - 1)];
    sheet.query = readWords(decoding).value(options.step - 1);
    sheet.said = saidText(decoding, options.step - 1);
    addCandidates(sheet, step);
}

Worksheet worksheetOf(const Decoding& decoding, const WorksheetOptions& options)
{
    Worksheet sheet;
    sheet.options = options;
    sheet.row = rowOf(decoding, options);
    sheet.softmax = probabilityTerms(sheet.row.head, sheet.row.query, 0);
    const int count = std::min<int>(worksheetComponents, int(sheet.row.head.values.cols()));
    for (int component = 0; component < count; ++component)
        sheet.components.push_back(componentTerms(sheet.row.head, sheet.row.query, component));
    addWords(sheet, decoding);
    sheet.digits = digitsFor(sheet);
    return sheet;
}

void drawHead(SheetPainter& page, const Worksheet& sheet)
{
    page.title(sheet.options.solved ? Text::tr("Solution: one step of attention")
                                    : Text::tr("Worksheet: one step of attention"),
        sheet.options.solved ? QString() : Text::tr("Name: ______________________"));
    page.line(Text::tr("Sentence: %1").arg(sheet.source));
    if (!sheet.isDecoding)
        return page.line(Text::tr("The word that asks (query): %1").arg(sheet.query));
    page.line(
        sheet.said.isEmpty()
            ? Text::tr("The translation has not begun; the next word is word 1.")
            : Text::tr("So far: %1. The next word is word %2.").arg(sheet.said).arg(sheet.options.step));
}

void drawSoftmax(SheetPainter& page, const Worksheet& sheet)
{
    page.heading(Text::tr("1  Softmax: from scores to probabilities"));
    page.line(
        Text::tr("The largest logit is %1. Compute e to the power of (logit − largest) for each word, "
                 "with %2 digits after the point, the sum with %3, and each word's share of the sum with "
                 "%3.")
            .arg(sheet.fine(sheet.softmax.largest))
            .arg(sheet.digits)
            .arg(sheet.digits - 1));
    SheetTable table;
    table.heads = {
        Text::tr("word (key)"), Text::tr("logit"), Text::tr("e^(logit − largest)"), Text::tr("probability")};
    double total = 0;
    for (int key = 0; key < sheet.keyCount(); ++key) {
        const double exponential = sheet.softmax.exponentials[std::size_t(key)];
        const double probability = exponential / sheet.softmax.denominator;
        total += probability;
        table.rows.push_back({{sheet.keys[key]}, {sheet.fine(sheet.softmax.logits[std::size_t(key)])},
            {sheet.fine(exponential), true}, {sheet.middle(probability), true}});
    }
    table.rows.push_back({{Text::tr("sum")}, {}, {sheet.middle(sheet.softmax.denominator), true},
        {sheet.coarse(total), true}});
    page.table(table);
}

void drawContext(SheetPainter& page, const Worksheet& sheet)
{
    page.heading(Text::tr("2  Context: the weighted sum of the values"));
    page.line(
        sheet.isHard()
            ? Text::tr("Hard attention takes %1 of the words, and their values only: the weight of the "
                       "others is 0. "
                       "Fill in the weights of this decode, then weight times value, added up.")
                  .arg(sheet.row.head.draws[std::size_t(sheet.row.query)].size())
            : Text::tr("The weights are the probabilities. Multiply each word's value by its weight and add "
                       "up each column, with %1 digits after the point.")
                  .arg(sheet.digits - 2));
    SheetTable table;
    table.heads = {Text::tr("word (key)"), Text::tr("weight")};
    for (std::size_t i = 1; i <= sheet.components.size(); ++i)
        table.heads.append(Text::tr("value %1").arg(i));
    for (int key = 0; key < sheet.keyCount(); ++key) {
        std::vector<SheetCell> row = {{sheet.keys[key]}, {sheet.middle(double(sheet.row.weight(key))), true}};
        for (const ComponentTerms& component : sheet.components)
            row.push_back({sheet.middle(component.sum.right[std::size_t(key)])});
        table.rows.push_back(row);
    }
    std::vector<SheetCell> sums = {{Text::tr("context")}, {}};
    for (const ComponentTerms& component : sheet.components)
        sums.push_back({sheet.coarse(component.sum.total), true});
    table.rows.push_back(sums);
    page.table(table);
}

void drawQuestions(SheetPainter& page, const Worksheet& sheet)
{
    page.heading(Text::tr("3  What does it mean?"));
    const auto& exponentials = sheet.softmax.exponentials;
    const auto largest = std::max_element(exponentials.begin(), exponentials.end());
    page.question(sheet.isHard() ? Text::tr("Which word has the largest probability?")
                                 : Text::tr("Which word gets the most attention?"),
        sheet.keys[int(std::distance(exponentials.begin(), largest))]);
    if (sheet.candidates.isEmpty())
        return;
    page.question(Text::tr("Which next word does the model find the most probable? Choose: %1")
                      .arg(sheet.candidates.join(QStringLiteral(" · "))),
        sheet.mostProbable);
    if (sheet.options.solved && !sheet.remark.isEmpty())
        page.line(sheet.remark);
}

void drawFoot(SheetPainter& page, const Worksheet& sheet)
{
    QString text =
        Text::tr("All numbers are rounded from those of the model; solutions are computed with all "
                 "digits, so the last one may differ by 1.");
    if (sheet.row.head.values.cols() > worksheetComponents)
        text += u' ' + Text::tr("Values have %1 components; these are the first %2.")
                           .arg(sheet.row.head.values.cols())
                           .arg(worksheetComponents);
    page.foot(text, sheet.options.modelName);
}

} // namespace

Drawing drawWorksheet(const Decoding& decoding, const WorksheetOptions& options)
{
    check(options.decimals >= 0 && options.decimals <= 6,
        "Worksheets show 0 to 6 decimals, not " + std::to_string(options.decimals) + ".");
    check(options.step >= 1 && options.step <= int(decoding.steps.size()),
        "There is no step " + std::to_string(options.step) + " to make a worksheet of.");
    const auto sheet = std::make_shared<const Worksheet>(worksheetOf(decoding, options));
    return {SheetPainter::size, [sheet](QCPPainter& painter) {
                SheetPainter page(painter, sheet->options.solved);
                drawHead(page, *sheet);
                drawSoftmax(page, *sheet);
                drawContext(page, *sheet);
                drawQuestions(page, *sheet);
                drawFoot(page, *sheet);
            }};
}

} // namespace lab
