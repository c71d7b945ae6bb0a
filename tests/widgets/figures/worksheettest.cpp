// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/worksheet.h"
#include "model/decoding/arithmetic.h"
#include "model/math/error.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/attentionrows.h"
#include "widgets/figures/picture.h"
#include "widgets/numbers.h"
#include "widgets/rounding.h"

#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>

using namespace lab;

namespace {

/// All texts of the sheet, in the order of painting.
QStringList textsOf(const Drawing& drawing)
{
    QStringList texts;
    QXmlStreamReader reader(encodePicture(drawing, {PictureFormat::Svg, 96, {}}));
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == QStringLiteral("text"))
            texts.append(reader.readElementText(QXmlStreamReader::IncludeChildElements).trimmed());
    }
    return texts;
}

QString refusalOf(const Decoding& decoding, const WorksheetOptions& options)
{
    try {
        drawWorksheet(decoding, options);
    } catch (const ConfigError& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

WorksheetOptions solved(int step)
{
    WorksheetOptions options;
    options.step = step;
    options.solved = true;
    return options;
}

/// Computes what a sheet asks for from the numbers that it shows.
class ByHand {
public:
    /// `texts` of a solved sheet whose keys are the last words in front of their numbers.
    ByHand(const QStringList& texts, int keys) : m_texts(texts)
    {
        const qsizetype first = texts.indexOf(QStringLiteral("probability")) + 1;
        const qsizetype second = texts.indexOf(QStringLiteral("value 3")) + 1;
        computeSoftmax(first, keys);
        computeContext(second, keys);
    }

    bool agrees() const { return m_differences.isEmpty(); }
    const QStringList& differences() const { return m_differences; }

private:
    double number(qsizetype at) const { return QString(m_texts[at]).replace(u'−', u'-').toDouble(); }
    static int digitsOf(const QString& text) { return int(text.section(u'.', 1).size()); }

    /// As somebody writes the result, beside what the sheet says.
    double written(double result, qsizetype at)
    {
        const int digits = digitsOf(m_texts[at]);
        const double rounded = roundedTo(result, digits);
        if (std::abs(rounded - number(at)) > 1.5 * std::pow(10, -digits))
            m_differences.append(QStringLiteral("%1 for %2").arg(rounded).arg(m_texts[at]));
        return rounded;
    }

    /// Rows of word, logit, exponential, probability; then the sums.
    void computeSoftmax(qsizetype first, int keys)
    {
        double largest = number(first + 1);
        for (int key = 1; key < keys; ++key)
            largest = std::max(largest, number(first + 4 * key + 1));
        double total = 0;
        std::vector<double> exponentials;
        for (int key = 0; key < keys; ++key) {
            const qsizetype at = first + 4 * key;
            exponentials.push_back(written(std::exp(number(at + 1) - largest), at + 2));
            total += exponentials.back();
        }
        const qsizetype sums = first + 4 * keys;
        total = written(total, sums + 1);
        double all = 0;
        for (int key = 0; key < keys; ++key) {
            m_weights.push_back(written(exponentials[std::size_t(key)] / total, first + 4 * key + 3));
            all += m_weights.back();
        }
        written(all, sums + 2);
    }

    /// Rows of word, weight and three values; then the context.
    void computeContext(qsizetype first, int keys)
    {
        for (int component = 0; component < 3; ++component) {
            double total = 0;
            for (int key = 0; key < keys; ++key)
                total += m_weights[std::size_t(key)] * number(first + 5 * key + 2 + component);
            written(total, first + 5 * keys + 1 + component);
        }
    }

    QStringList m_texts;
    std::vector<double> m_weights;
    QStringList m_differences;
};

} // namespace

class WorksheetTest : public QObject {
    Q_OBJECT

private slots:
    void theSolutionHasTheNumbersOfTheRecord()
    {
        const Decoding decoding = welcomeDecoding();
        const QStringList texts = textsOf(drawWorksheet(decoding, solved(2)));
        const AttentionRow row = *attentionRow(decoding, {}, 1);
        for (int key = 0; key < 4; ++key) {
            QVERIFY(texts.contains(fixedNumber(row.logit(key), 4)));
            QVERIFY(texts.contains(fixedNumber(row.weight(key), 3)));
        }
        const ProbabilityTerms terms = probabilityTerms(row.head, row.query, 0);
        QVERIFY(texts.contains(fixedNumber(terms.denominator, 3)));
        for (int component = 0; component < 2; ++component)
            QVERIFY(texts.contains(fixedNumber(row.head.context(row.query, component), 2)));
        QVERIFY(texts.contains(QStringLiteral("to")));
    }

    /// Who computes with the numbers of the sheet, and writes as many digits, comes to its solution.
    void itCanBeComputedByHand_data()
    {
        QTest::addColumn<int>("keys");
        QTest::addColumn<int>("decimals");
        for (const int keys : {2, 5, 9, 12}) {
            for (const int decimals : {0, 1, 2, 4})
                QTest::addRow("%d keys, %d decimals", keys, decimals) << keys << decimals;
        }
    }

    void itCanBeComputedByHand()
    {
        QFETCH(int, keys);
        QFETCH(int, decimals);
        const Decoding decoding = longDecoding(keys, 6, 3);
        for (int step = 1; step <= 6; ++step) {
            WorksheetOptions options = solved(step);
            options.decimals = decimals;
            const ByHand sheet(textsOf(drawWorksheet(decoding, options)), keys);
            QVERIFY2(sheet.agrees(), qPrintable(sheet.differences().join(u'\n')));
        }
    }

    void theWorksheetGivesNoAnswerAway()
    {
        WorksheetOptions options = solved(2);
        options.solved = false;
        const Decoding decoding = welcomeDecoding();
        const QStringList texts = textsOf(drawWorksheet(decoding, options));
        const AttentionRow row = *attentionRow(decoding, {}, 1);
        for (int key = 0; key < 4; ++key) {
            QVERIFY(texts.contains(fixedNumber(row.logit(key), 4)));
            QVERIFY(!texts.contains(fixedNumber(row.weight(key), 3)));
        }
        QVERIFY(!texts.contains(QStringLiteral("to")));
        QVERIFY(texts.filter(QStringLiteral("Name:")).size() == 1);
    }

    void theRightNextWordIsTheMostProbableOne()
    {
        const Decoding decoding = forcedDecoding();
        const QStringList texts = textsOf(drawWorksheet(decoding, solved(3)));
        QVERIFY2(texts.contains(QStringLiteral("other")), qPrintable(texts.join(u'|')));
        QVERIFY(!texts.contains(QStringLiteral("Beijing"))); // said, and neither right nor among the choices
        const QString all = texts.join(u' ');
        QVERIFY(all.contains(QStringLiteral("most probable? Choose: and · on · other · place · to")));
        QVERIFY(all.contains(QStringLiteral(
            "“other” has probability 0.5000. This decode goes on with “Beijing”, which has 0.0040.")));
        WorksheetOptions open = solved(3);
        open.solved = false;
        QVERIFY(!textsOf(drawWorksheet(decoding, open)).join(u' ').contains(QStringLiteral("goes on with")));
        QVERIFY(!textsOf(drawWorksheet(welcomeDecoding(), solved(3)))
                     .join(u' ')
                     .contains(QStringLiteral("goes on")));
    }

    void theMostProbableWordIsNotTheOneThatWasDrawn()
    {
        Decoding decoding = hardDecoding(1);
        StepRecord step = *decoding.steps[0];
        HeadRecord& head = step.layers[0].cross[0];
        head.draws = {{2}}; // 北京, by chance: 欢迎 is the most probable
        head.weights = Matrix((Matrix(1, 4) << 0, 0, 1, 0).finished());
        decoding.steps[0] = std::make_shared<const StepRecord>(std::move(step));
        const QStringList texts = textsOf(drawWorksheet(decoding, solved(1)));
        QVERIFY(texts.filter(QStringLiteral("gets the most attention")).isEmpty());
        QVERIFY(!texts.filter(QStringLiteral("has the largest probability")).isEmpty());
        QCOMPARE(texts.count(QStringLiteral("欢迎")), 3); // two tables, and the answer
    }

    void hardWeightsAreAnswersToo()
    {
        const QStringList texts = textsOf(drawWorksheet(hardDecoding(2), solved(1)));
        QCOMPARE(texts.count(QStringLiteral("1.000")) >= 2, true);
        QVERIFY(texts.filter(QStringLiteral("takes 2 of the words")).size() == 1);
    }

    void aHeadOfTheEncoderHasNoNextWord()
    {
        WorksheetOptions options = solved(1);
        options.head.site = AttentionSite::EncoderSelf;
        options.head.query = 2;
        const QStringList texts = textsOf(drawWorksheet(transformerDecoding(), options));
        QVERIFY(texts.filter(QStringLiteral("next")).isEmpty());
        QVERIFY(texts.filter(QStringLiteral("北京")).size() >= 2); // it asks, and is a key
    }

    void whatHasNoSheetIsRefused()
    {
        WorksheetOptions options;
        QVERIFY(refusalOf(welcomeDecoding(), options).isEmpty());
        options.step = 5;
        QVERIFY(refusalOf(welcomeDecoding(), options).contains(QStringLiteral("5")));
        options.step = 0;
        QVERIFY(!refusalOf(welcomeDecoding(), options).isEmpty());
        QVERIFY(refusalOf(longDecoding(40, 3, 2), {}).contains(QStringLiteral("40")));
        QVERIFY(!refusalOf(fixedDecoding(), {}).isEmpty());
        options = {};
        options.head.head = HeadChoice::meanOfHeads;
        QVERIFY(refusalOf(transformerDecoding(), options).contains(QStringLiteral("mean")));
    }

    void itFitsOnItsPage()
    {
        const Decoding decoding = longDecoding(mostWorksheetKeys, 2, 5);
        const Drawing drawing = drawWorksheet(decoding, solved(2));
        QCOMPARE(renderPicture(drawing, 96).size(), QSize(794, 1123));
        double lowest = 0;
        double foot = 1e9;
        QXmlStreamReader reader(encodePicture(drawing, {PictureFormat::Svg, 96, {}}));
        while (!reader.atEnd()) {
            reader.readNext();
            if (!reader.isStartElement() || reader.name() != QStringLiteral("text"))
                continue;
            const double y = reader.attributes().value(QStringLiteral("y")).toDouble();
            const QString text = reader.readElementText(QXmlStreamReader::IncludeChildElements);
            if (text.contains(QStringLiteral("All numbers are rounded")))
                foot = y;
            else if (foot > 1e6)
                lowest = y;
        }
        QVERIFY2(lowest > 900 && lowest + 20 < foot && foot < 1123,
            qPrintable(QStringLiteral("%1 %2").arg(lowest).arg(foot)));
    }
};

QTEST_MAIN(WorksheetTest)
#include "worksheettest.moc"
