// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/sumfigure.h"
#include "model/math/error.h"
#include "tests/support/ruleheads.h"
#include "tests/support/syntheticdecoding.h"
#include "tests/widgets/figures/svgcontent.h"
#include "widgets/figures/picture.h"
#include "widgets/numbers.h"
#include "widgets/stripsheet.h"

#include <QMap>
#include <QTest>

using namespace lab;

namespace {

const std::vector<CellQuestion> allQuestions = {{CellQuestion::Score, 1}, {CellQuestion::Logit, 1},
    {CellQuestion::Probability, 1}, {CellQuestion::Weight, 1}, {CellQuestion::ContextComponent, 0, 1},
    {CellQuestion::ContextShares}};

SvgContent svgOf(const Decoding& decoding, const SumFigureOptions& options)
{
    return readSvg(encodePicture(drawSumFigure(decoding, options), {PictureFormat::Svg}));
}

SumFigureOptions asking(const CellQuestion& question, double width = 800, int decimals = 4)
{
    SumFigureOptions options;
    options.figure.steps = 1;
    options.figure.width = width;
    options.question = question;
    options.decimals = decimals;
    return options;
}

/// The welcome decode whose first step attends with another head.
Decoding withHead(const HeadRecord& head)
{
    Decoding decoding = welcomeDecoding();
    StepRecord step = *decoding.steps[0];
    step.layers[0].cross[0] = head;
    decoding.steps[0] = std::make_shared<const StepRecord>(step);
    return decoding;
}

/// Every number of all tables, as often as it stands in them.
QMap<QString, int> numbersOf(const Sum& sum, int decimals)
{
    QMap<QString, int> counts;
    for (const SumSection& section : sum.sections) {
        for (const SumColumn& column : section.table.columns) {
            for (const double number : column.numbers)
                ++counts[fixedNumber(number, decimals)];
            if (column.total)
                ++counts[fixedNumber(*column.total, decimals)];
        }
    }
    return counts;
}

QString joined(const QStringList& texts)
{
    return texts.join(QString()).remove(u' ');
}

} // namespace

/// The arithmetic of a number as a picture.
class SumFigureTest : public QObject {
    Q_OBJECT
private slots:
    void allTextAndNumbersAreThere()
    {
        for (const NamedHead& named : headsOfAllRules()) {
            const Decoding decoding = withHead(named.head);
            for (const CellQuestion& question : allQuestions) {
                const Sum sum = sumOf(sumSubject(decoding, {}, 0), question);
                const SvgContent svg = svgOf(decoding, asking(question));
                const QMap<QString, int> numbers = numbersOf(sum, 4);
                for (auto number = numbers.begin(); number != numbers.end(); ++number)
                    QVERIFY2(svg.texts.count(number.key()) >= number.value(),
                        qPrintable(QString::fromStdString(named.name) + u' ' + number.key()));
                const QString text = joined(svg.texts);
                QVERIFY2(text.contains(joined({sum.title})), qPrintable(sum.title));
                for (const SumSection& section : sum.sections) {
                    QVERIFY(text.contains(joined({section.about})));
                    for (const SumLine& line : section.lines)
                        QVERIFY2(text.contains(joined({lineText(line, 4)})), qPrintable(lineText(line, 4)));
                }
            }
        }
    }

    void stripsHaveTheColoursOfTheirNumbers()
    {
        const Decoding decoding = welcomeDecoding();
        const Sum sum = sumOf(sumSubject(decoding, {}, 0), {CellQuestion::Probability, 1});
        const SvgContent svg = svgOf(decoding, asking({CellQuestion::Probability, 1}));
        for (const SumSection& section : sum.sections) {
            if (section.table.rows.size() < 2)
                continue;
            const StripSheet sheet{section.table, 772, 4};
            for (int column = 0; column < int(section.table.columns.size()); ++column) {
                const VectorStrip strip = sheet.strip(column);
                for (const float number : strip.components) {
                    const QColor colour =
                        lightTheme().mapFor(strip.scale).at(strip.scale.position(double(number)));
                    QVERIFY(std::any_of(svg.rectangles.begin(), svg.rectangles.end(),
                        [&](const Rectangle& cell) { return cell.fill.rgb() == colour.rgb(); }));
                }
                QVERIFY(svg.texts.contains(sheet.caption(column)));
            }
        }
    }

    void digitsAreThoseAskedFor()
    {
        const Decoding decoding = welcomeDecoding();
        const HeadRecord& head = decoding.steps[0]->layers[0].cross[0];
        const QString seven = fixedNumber(double(head.probabilities(0, 1)), 7);
        QVERIFY(svgOf(decoding, asking({CellQuestion::Probability, 1}, 800, 7)).texts.contains(seven));
        QVERIFY(!svgOf(decoding, asking({CellQuestion::Probability, 1}, 800, 4)).texts.contains(seven));
        QVERIFY_EXCEPTION_THROWN(
            drawSumFigure(decoding, asking({CellQuestion::Score, 1}, 800, 9)), ConfigError);
    }

    void longAndWideTablesAreWhole()
    {
        const Decoding decoding = longDecoding(61, 3, 40);
        for (const double width : {317.0, 800.0, 1600.0}) {
            for (const CellQuestion::Kind kind : {CellQuestion::Probability, CellQuestion::ContextShares}) {
                const SumFigureOptions options = asking({kind, 1}, width);
                const QMap<QString, int> numbers =
                    numbersOf(sumOf(sumSubject(decoding, {}, 0), options.question), 4);
                const SvgContent svg = svgOf(decoding, options);
                for (auto number = numbers.begin(); number != numbers.end(); ++number)
                    QVERIFY2(svg.texts.count(number.key()) >= number.value(), qPrintable(number.key()));
                const QRectF page(QPointF(), drawSumFigure(decoding, options).size);
                QCOMPARE(page.width(), width);
                for (const Rectangle& cell : svg.rectangles)
                    QVERIFY(page.adjusted(-0.1, -0.1, 0.1, 0.1).contains(cell.area));
            }
        }
    }

    void aMeanIsTheSumOverHeads()
    {
        SumFigureOptions options = asking({CellQuestion::Weight, 2});
        options.figure.head = {AttentionSite::Cross, 1, HeadChoice::meanOfHeads};
        const Sum sum = sumOf(sumSubject(transformerDecoding(), options.figure.head, 0), options.question);
        const QStringList texts = svgOf(transformerDecoding(), options).texts;
        QVERIFY(joined(texts).contains(joined({sum.title})));
        const QMap<QString, int> numbers = numbersOf(sum, 4);
        for (auto number = numbers.begin(); number != numbers.end(); ++number)
            QVERIFY2(texts.count(number.key()) >= number.value(), qPrintable(number.key()));
    }

    void aNumberThatThereIsNotIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(
            drawSumFigure(welcomeDecoding(), asking({CellQuestion::Score, 4})), ConfigError);
        QVERIFY_EXCEPTION_THROWN(drawSumFigure({}, asking({CellQuestion::Score, 0})), ConfigError);
    }

    void aFixedContextSaysThatThereIsNoSum()
    {
        const QStringList texts = svgOf(fixedDecoding(), asking({CellQuestion::ContextShares})).texts;
        QVERIFY2(
            texts.join(u' ').contains(QStringLiteral("There is no attention")), qPrintable(texts.join(u'|')));
    }
};

QTEST_MAIN(SumFigureTest)
#include "sumfiguretest.moc"
