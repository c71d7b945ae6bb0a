// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ruleheads.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/numbers.h"
#include "widgets/sumquestion.h"
#include "widgets/sumtext.h"

#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <limits>

using namespace lab;

namespace {

/// A number as it is written in a text.
double read(QString text)
{
    text.remove(u'(').remove(u')');
    if (text == QStringLiteral("−∞"))
        return -std::numeric_limits<double>::infinity();
    bool isNumber = false;
    const double value = text.replace(u'−', u'-').toDouble(&isNumber);
    return isNumber ? value : std::numeric_limits<double>::quiet_NaN();
}

/// A table of a text, column by column, without its totals.
struct ReadTable {
    QStringList rows;
    QMap<QString, std::vector<double>> columns;
    QMap<QString, double> totals;
};

/// What can be read back from a sum's plain text.
struct ReadSum {
    std::vector<ReadTable> tables;
    QMap<QString, QStringList> lines; ///< by what stands in front of " = ", in order
};

void readRow(ReadTable& table, const QStringList& header, const QStringList& cells)
{
    if (cells[0] != QStringLiteral("total"))
        table.rows.append(cells[0]);
    for (qsizetype i = 1; i < header.size(); ++i) {
        if (cells[0] != QStringLiteral("total"))
            table.columns[header[i]].push_back(read(cells[i]));
        else if (!cells[i].isEmpty())
            table.totals[header[i]] = read(cells[i]);
    }
}

ReadSum readBack(const QString& text)
{
    ReadSum sum;
    QStringList header;
    for (const QString& line : text.split(u'\n')) {
        const QStringList cells = line.split(u'\t');
        if (cells.size() == 1)
            header.clear();
        if (cells.size() > 1 && header.isEmpty()) {
            header = cells;
            sum.tables.emplace_back();
        } else if (cells.size() > 1) {
            readRow(sum.tables.back(), header, cells);
        }
        if (line.contains(QStringLiteral(" = ")))
            sum.lines[line.section(QStringLiteral(" = "), 0, 0)].append(
                line.section(QStringLiteral(" = "), -1));
    }
    return sum;
}

double sumOver(const std::vector<double>& numbers)
{
    double total = 0;
    for (const double value : numbers)
        total += value;
    return total;
}

/// Compares numbers that were written with `decimals` digits: each is off by at most half a unit.
class Rounding {
public:
    explicit Rounding(int decimals) : m_half(0.5 * std::pow(10.0, -decimals) + 1e-12) {}

    bool isSum(double total, const std::vector<double>& parts) const
    {
        return near(total, sumOver(parts), double(parts.size()) + 1);
    }
    bool isProduct(double product, double a, double b) const
    {
        return near(product, a * b, 2 + std::abs(a) + std::abs(b));
    }
    /// `halves`: how many half units the two may differ by.
    bool near(double a, double b, double halves) const
    {
        return a == b || std::abs(a - b) <= halves * m_half;
    }

private:
    double m_half;
};

SumSubject subjectOf(const HeadRecord& head)
{
    return {{head}, 0, QStringLiteral("to"),
        {QStringLiteral("欢迎"), QStringLiteral("来"), QStringLiteral("北京"), QStringLiteral("</s>")}};
}

QString textOf(const HeadRecord& head, const CellQuestion& question, int decimals)
{
    return plainText(sumOf(subjectOf(head), question), decimals);
}

void checkHidden(const ReadTable& table, const Rounding& rounding)
{
    for (qsizetype i = 0; i < table.rows.size(); ++i) {
        const auto at = [&](const char* name) {
            return table.columns[QString::fromUtf8(name)].at(std::size_t(i));
        };
        QVERIFY(rounding.isSum(at("sum"), {at("W q"), at("W k"), at("b")}));
        QVERIFY(rounding.near(at("tanh"), std::tanh(at("sum")), 2));
        QVERIFY(rounding.isProduct(at("v·tanh"), at("v"), at("tanh")));
    }
    QVERIFY(rounding.isSum(table.totals["v·tanh"], table.columns["v·tanh"]));
}

void checkProducts(const ReadTable& table, const Rounding& rounding)
{
    const QString name = table.totals.firstKey();
    const auto& left = table.columns[name.section(u'·', 0, 0)];
    const auto& right = table.columns[name.section(u'·', 1, 1)];
    for (std::size_t i = 0; i < left.size(); ++i)
        QVERIFY(rounding.isProduct(table.columns[name].at(i), left[i], right[i]));
    QVERIFY(rounding.isSum(table.totals[name], table.columns[name]));
}

void checkSoftmax(const ReadTable& table, const Rounding& rounding)
{
    const auto& logits = table.columns["logit"];
    const double largest = *std::ranges::max_element(logits);
    const auto& exps = table.columns["exp"];
    for (std::size_t i = 0; i < logits.size(); ++i) {
        QVERIFY(rounding.near(table.columns["logit − largest"].at(i), logits[i] - largest, 3));
        QVERIFY(rounding.near(exps[i], std::exp(table.columns["logit − largest"].at(i)), 2));
        QVERIFY(rounding.near(
            table.columns["probability"].at(i), exps[i] / table.totals["exp"], 3)); // the denominator is ≥ 1
    }
    QVERIFY(rounding.isSum(table.totals["exp"], exps));
    QVERIFY(rounding.isSum(table.totals["probability"], table.columns["probability"]));
}

void allHeadsAndDigits()
{
    QTest::addColumn<int>("head");
    QTest::addColumn<int>("decimals");
    for (int number = 0; const NamedHead& head : headsOfAllRules()) {
        for (const int decimals : {2, 4, 6})
            QTest::addRow("%s, %d digits", head.name.c_str(), decimals) << number << decimals;
        ++number;
    }
}

} // namespace

/// Sums as text: written, read back, and recomputed.
class SumTest : public QObject {
    Q_OBJECT

private slots:
    void aScoreIsReadBack_data() { allHeadsAndDigits(); }

    void aScoreIsReadBack()
    {
        QFETCH(int, head);
        QFETCH(int, decimals);
        const HeadRecord record = headsOfAllRules()[std::size_t(head)].head;
        const Rounding rounding(decimals);
        for (int key = 0; key < 4; ++key) {
            const ReadSum found = readBack(textOf(record, {CellQuestion::Score, key}, decimals));
            const double recorded = double(record.scores(0, key));
            QCOMPARE(found.lines["in the record"],
                std::isnan(recorded) ? QStringList() : QStringList{fixedNumber(recorded, decimals)});
            for (const ReadTable& table : found.tables)
                table.columns.contains("tanh") ? checkHidden(table, rounding)
                                               : checkProducts(table, rounding);
            if (found.lines.contains("score")) // not where a rule has no output
                QVERIFY(rounding.near(read(found.lines["score"].last()), recorded, 2.2));
            else
                QCOMPARE(record.score->rule, ScoreRule::LocationLinear);
        }
    }

    void aWeightIsReadBack_data() { allHeadsAndDigits(); }

    // From the score through logit and softmax.
    void aWeightIsReadBack()
    {
        QFETCH(int, head);
        QFETCH(int, decimals);
        const HeadRecord record = headsOfAllRules()[std::size_t(head)].head;
        const Rounding rounding(decimals);
        for (int key = 0; key < 4; ++key) {
            const ReadSum found = readBack(textOf(record, {CellQuestion::Weight, key}, decimals));
            QCOMPARE(found.tables.size(), std::size_t(1));
            QCOMPARE(found.tables[0].rows, subjectOf(record).keyWords);
            checkSoftmax(found.tables[0], rounding);
            const double values[] = {double(record.logits(0, key)), double(record.probabilities(0, key)),
                double(record.weights(0, key))};
            const char* const names[] = {"logit", "probability", "weight"};
            for (int i = 0; i < 3; ++i) {
                QVERIFY(rounding.near(read(found.lines[names[i]].last()), values[i], 2.2));
                QCOMPARE(found.lines["in the record"].at(i), fixedNumber(values[i], decimals));
            }
        }
    }

    void aComponentIsReadBack_data() { allHeadsAndDigits(); }

    void aComponentIsReadBack()
    {
        QFETCH(int, head);
        QFETCH(int, decimals);
        const HeadRecord record = headsOfAllRules()[std::size_t(head)].head;
        const Rounding rounding(decimals);
        for (int component = 0; component < 5; ++component) {
            const CellQuestion question{CellQuestion::ContextComponent, 0, component};
            const ReadSum found = readBack(textOf(record, question, decimals));
            const ReadTable& table = found.tables.at(0);
            checkProducts(table, rounding);
            double sizes = 0;
            for (const double product : table.columns["weight·value"])
                sizes += std::abs(product);
            for (std::size_t i = 0; i < 4; ++i) {
                const double size = std::abs(table.columns["weight·value"].at(i));
                QVERIFY(rounding.near(table.columns["share"].at(i) * sizes, size, 2 + 5 + sizes));
            }
            const QString name = QStringLiteral("component %1").arg(component + 1);
            QVERIFY(rounding.near(read(found.lines[name].last()), double(record.context(0, component)), 2.2));
        }
    }

    void sharesOfTheWholeContextAreReadBack()
    {
        const HeadRecord record = ruleHead(ScoreRule::Additive);
        const Rounding rounding(6);
        const ReadSum found = readBack(textOf(record, {CellQuestion::ContextShares}, 6));
        QCOMPARE(found.tables.size(), std::size_t(2));
        const ReadTable& whole = found.tables[0];
        QVERIFY(rounding.isSum(whole.totals["Σ |weight·value|"], whole.columns["Σ |weight·value|"]));
        QVERIFY(rounding.isSum(1, whole.columns["share"]));
        const ReadTable& each = found.tables[1];
        QCOMPARE(each.rows, (QStringList{"1", "2", "3", "4", "5"}));
        for (std::size_t i = 0; i < 5; ++i) {
            double shares = 0;
            for (const QString& word : subjectOf(record).keyWords)
                shares += each.columns["share of " + word].at(i);
            QVERIFY(rounding.near(shares, 1, 5));
            QVERIFY(rounding.near(each.columns["context"].at(i), double(record.context(0, Index(i))), 2.2));
        }
    }

    void aTextHasEveryNumberAndLaTeXSaysWhatItLeavesOut()
    {
        DecodingParts parts;
        const SumSubject subject = sumSubject(longDecoding(40, 3, 4), {}, 1);
        const Sum sum = sumOf(subject, {CellQuestion::Probability, 3});
        QCOMPARE(readBack(plainText(sum, 4)).tables[0].rows.size(), 40);
        const QString latex = latexText(sum, 4);
        QVERIFY(latex.contains(QStringLiteral("$\\vdots$ (31 more) & $\\vdots$ & $\\vdots$ & $")));
        QCOMPARE(latex.count(QStringLiteral(" \\\\\n")), 1 + 6 + 1 + 3 + 1);
    }

    void leftOutRowsHaveTheirPartOfTheTotal()
    {
        const HeadRecord head = ruleHead(ScoreRule::Additive);
        const Sum sum = sumOf(subjectOf(head), {CellQuestion::Score, 1});
        static const QRegularExpression lastCell(QStringLiteral("\\$([-0-9.]+)\\$ \\\\\\\\\\n"));
        std::vector<double> cells;
        auto matches = lastCell.globalMatch(latexText(sum, 6));
        while (matches.hasNext())
            cells.push_back(matches.next().captured(1).toDouble());
        QCOMPARE(cells.size(), std::size_t(6 + 1 + 3 + 1)); // the seven in the gap are one
        const double total = cells.back();
        cells.pop_back();
        QVERIFY(Rounding(6).isSum(total, cells));
        QVERIFY(std::abs(total - double(head.scores(0, 1))) < 1e-5);
    }

    void wideTablesAreShortenedInLaTeX()
    {
        const SumSubject subject = sumSubject(longDecoding(40, 3, 4), {}, 1);
        const QString latex = latexText(sumOf(subject, {CellQuestion::ContextShares}), 2);
        QVERIFY(latex.contains(QStringLiteral("\\begin{tabular}{lrrrrrrrrrr}")));
        QVERIFY(latex.contains(QStringLiteral("31 columns are left out.")));
    }

    void latexEscapesWordsAndBalancesBraces()
    {
        SumSubject subject = subjectOf(ruleHead(ScoreRule::ScaledDot));
        subject.queryWord = QStringLiteral("50%_{a}$&#~^\\");
        const QString latex = latexText(sumOf(subject, {CellQuestion::Weight, 3}), 3);
        QVERIFY(latex.contains(QStringLiteral(
            "50\\%\\_\\{a\\}\\$\\&\\#\\textasciitilde{}\\textasciicircum{}\\textbackslash{}")));
        QVERIFY(latex.contains(QStringLiteral("$<$/s$>$")));
        const QString plain = QString(latex).remove(QStringLiteral("\\{")).remove(QStringLiteral("\\}"));
        QCOMPARE(plain.count(u'{'), plain.count(u'}'));
        QCOMPARE(QString(latex).remove(QStringLiteral("\\$")).count(u'$') % 2, 0);
        QVERIFY(!latex.contains(u'−'));
    }

    void negativeOperandsHaveParentheses()
    {
        const SumLine line = {words(QStringLiteral("score")),
            symbol(QStringLiteral(" = "), QStringLiteral(" = ")), number(-1),
            symbol(QStringLiteral(" + "), QStringLiteral(" + ")), operand(-0.5)};
        QCOMPARE(lineText(line, 2), QStringLiteral("score = −1.00 + (−0.50)"));
    }

    void theTitleNamesTheWords()
    {
        const Sum sum = sumOf(sumSubject(welcomeDecoding(), {}, 1), {CellQuestion::Score, 2});
        QCOMPARE(sum.title, QStringLiteral("How the score of 北京 comes about (row: to)"));
        QVERIFY(sum.sections[0].about.contains(QStringLiteral("without the weights of the score rule")));
    }

    void theMeanIsASumOverHeads()
    {
        const Decoding decoding = transformerDecoding();
        HeadChoice choice;
        choice.head = HeadChoice::meanOfHeads;
        const SumSubject subject = sumSubject(decoding, choice, 2);
        QCOMPARE(subject.heads.size(), std::size_t(2));
        const double shown = double(attentionRow(decoding, choice, 2)->head.scores(0, 1));
        const ReadSum found = readBack(plainText(sumOf(subject, {CellQuestion::Score, 1}), 6));
        QVERIFY(Rounding(6).isSum(found.tables[0].totals["number"], found.tables[0].columns["number"]));
        QVERIFY(std::abs(read(found.lines["mean"].last()) - shown) < 2e-6);
        const ReadSum context = readBack(plainText(sumOf(subject, {CellQuestion::ContextShares}), 6));
        QCOMPARE(context.tables[0].columns["head 2"].size(), std::size_t(2));
    }

    void aFixedContextIsNoSum()
    {
        const SumSubject subject = sumSubject(fixedDecoding(), {}, 1);
        QVERIFY(!hasNumber(subject, {CellQuestion::Score, 0}));
        QVERIFY(sumOf(subject, {CellQuestion::Score, 0}).sections.empty());
        const Sum sum = sumOf(subject, {CellQuestion::ContextComponent, 0, 1});
        QVERIFY(sum.sections.at(0).about.contains(QStringLiteral("same fixed context")));
    }

    void aLatePositionHasNoScoreInAnyFormat()
    {
        const HeadRecord head = ruleHead(ScoreRule::LocationLinear); // with three outputs for four keys
        const Sum sum = sumOf(subjectOf(head), {CellQuestion::Score, 3});
        QCOMPARE(sum.title, QStringLiteral("Why there is no number for </s> (row: to)"));
        const QString text = plainText(sum, 4);
        QVERIFY(text.contains(QStringLiteral("has no output for so late a position")));
        QVERIFY(text.contains(QStringLiteral("logit = −∞")));
        QVERIFY(text.contains(QStringLiteral("probability = e^(−∞) / Σ exp = 0\n")));
        QVERIFY(!text.contains(QStringLiteral("0.0000")) && !text.contains(QStringLiteral("in the record")));
        QVERIFY(!latexText(sum, 4).contains(QStringLiteral("0.0000")));
    }

    void aWordThatIsMaskedSaysWhatThatMeans()
    {
        const SumSubject subject =
            sumSubject(transformerDecoding(), {AttentionSite::DecoderSelf, 0, 0, 0}, 1); // of 4 keys it has 2
        for (const auto kind :
            {CellQuestion::Score, CellQuestion::Logit, CellQuestion::Probability, CellQuestion::Weight}) {
            const Sum sum = sumOf(subject, {kind, 3});
            QCOMPARE(sum.title, QStringLiteral("Why there is no number for Beijing (row: Welcome)"));
            QCOMPARE(sum.sections.size(), std::size_t(1));
            QVERIFY(sum.sections[0].about.contains(QStringLiteral("it comes later")));
            QVERIFY(sum.sections[0].about.contains(QStringLiteral("probability 0 exactly")));
            QCOMPARE(lineText(sum.sections[0].lines[0], 2), QStringLiteral("logit = −∞"));
        }
        QVERIFY(sumOf(subject, {CellQuestion::Score, 1}).sections[0].lines.size() > 0); // it has this one
        QVERIFY(!sumOf(subject, {CellQuestion::Score, 1}).title.startsWith(QStringLiteral("Why")));
        QVERIFY(sumOf(subject, {CellQuestion::Score, 4}).sections.empty());
    }

    void whatIsRoundedSaysSo()
    {
        const Sum sum = sumOf(subjectOf(ruleHead(ScoreRule::Additive)), {CellQuestion::Score, 1});
        QVERIFY(
            roundingNote(sum, 4).startsWith(QStringLiteral("Rounded to 4 digits after the point. Results")));
        QVERIFY(plainText(sum, 4).contains(roundingNote(sum, 4)));
        QVERIFY(latexText(sum, 6).contains(roundingNote(sum, 6)));
        QVERIFY(roundingNote(sumOf(sumSubject(fixedDecoding(), {}, 1), {CellQuestion::ContextShares}), 4)
                    .isEmpty()); // no numbers
    }

    void aSelectedCellIsAQuestion()
    {
        QCOMPARE(
            questionOf({1, 2, -1}, CellNumber::Probability), (CellQuestion{CellQuestion::Probability, 2, 0}));
        QCOMPARE(questionOf({1, -1, 3}, CellNumber::Context),
            (CellQuestion{CellQuestion::ContextComponent, 0, 3}));
        QCOMPARE(questionOf({1, -1, -1}, CellNumber::Context).kind, CellQuestion::ContextShares);
        const SumSubject subject = sumSubject(welcomeDecoding(), {}, 1);
        QVERIFY(!hasNumber(subject, questionOf({1, -1, 3}, CellNumber::Score))); // no key is selected
    }

    void whatThereIsNotHasNoSum()
    {
        const Decoding decoding = welcomeDecoding();
        QVERIFY(sumSubject(decoding, {}, 9).heads.empty());
        QVERIFY(sumOf(sumSubject(decoding, {}, 9), {}).sections.empty());
        const SumSubject subject = sumSubject(decoding, {}, 0);
        QVERIFY(!hasNumber(subject, {CellQuestion::Score, 4}));
        QVERIFY(!hasNumber(subject, {CellQuestion::Score, -1}));
        QVERIFY(!hasNumber(subject, {CellQuestion::ContextComponent, 0, 2}));
        QVERIFY(hasNumber(subject, {CellQuestion::ContextComponent, 0, 1}));
    }
};

QTEST_GUILESS_MAIN(SumTest)
#include "sumtest.moc"
