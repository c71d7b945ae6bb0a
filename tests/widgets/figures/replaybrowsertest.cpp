// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/browser.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/attentionrows.h"
#include "widgets/figures/replaypage.h"
#include "widgets/numbers.h"
#include "widgets/theme.h"
#include "widgets/words.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>
#include <memory>

using namespace lab;

namespace {

// The lines of a table as "word|shown|exact|shown|exact…".
const QString linesOf = QStringLiteral(
    "[...document.querySelectorAll('%1 tbody tr')].map(line => [line.querySelector('th').textContent, "
    "...[...line.querySelectorAll('td')].flatMap(cell => [cell.textContent, cell.title])].join('|'))");

QStringList listOf(const QJsonValue& value)
{
    QStringList list;
    for (const QJsonValue& element : value.toArray())
        list.append(element.toString());
    return list;
}

QString shownAndExact(const QString& shown, float value)
{
    return u'|' + shown + u'|' + exactNumber(value);
}

/// What the page shall say of a row, from the record.
QStringList expectedKeys(const AttentionRow& row, const QStringList& keys, bool withWeights)
{
    QStringList lines;
    for (int key = 0; key < row.head.weights.cols(); ++key) {
        const float score = row.head.scores(row.query, key);
        const float probability = row.head.probabilities(row.query, key);
        lines.append(keys[key] + shownAndExact(signedNumber(double{score}, 2), score) +
                     shownAndExact(fixedNumber(double{probability}, 2), probability));
        if (withWeights)
            lines.last() += shownAndExact(fixedNumber(double{row.weight(key)}, 2), row.weight(key));
    }
    return lines;
}

QStringList expectedCandidates(const StepRecord& step, std::size_t count)
{
    QStringList lines;
    for (std::size_t place = 0; place < std::min(count, step.candidates.size()); ++place) {
        const Candidate& candidate = step.candidates[place];
        const QString word = shownWord(candidate.token);
        lines.append(word + u'|' + fixedNumber(double{candidate.probability}, 2) + u'|' + word +
                     ": probability " + exactNumber(candidate.probability));
    }
    return lines;
}

/// 30 source words, 12 steps, 64 components; every word is another, and cells are too small for numbers.
Decoding namedCellsDecoding()
{
    DecodingParts parts;
    for (int word = 0; word < 30; ++word)
        parts.source.push_back("s" + std::to_string(word));
    for (int word = 0; word < 12; ++word)
        parts.target.push_back("t" + std::to_string(word));
    parts.scores = Matrix::NullaryExpr(
        12, 30, [](Index row, Index column) { return 4 * std::sin(float(row * 31 + column * 7)); });
    parts.values = Matrix::NullaryExpr(
        30, 64, [](Index row, Index column) { return std::cos(float(row * 5 + column * 3)); });
    return makeDecoding(parts);
}

} // namespace

class ReplayBrowserTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Browser> m_browser;

    void open(const Decoding& decoding, const ReplayPage& page = {})
    {
        const QString name = m_folder.filePath("page.html");
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(replayPage(decoding, page)));
        file.close();
        m_browser->open(name);
        QCOMPARE(m_browser->errors(), QStringList());
    }

    QString text(const QString& selector)
    {
        return m_browser->evaluate("document.querySelector('" + selector + "').textContent").toString();
    }

    QStringList keys() { return listOf(m_browser->evaluate(linesOf.arg("#step .keys"))); }
    QStringList candidates() { return listOf(m_browser->evaluate(linesOf.arg("#step .candidates"))); }

    void choose(const QString& name, const QString& value)
    {
        m_browser->evaluate(QStringLiteral("(select => { select.value = '%2'; "
                                           "select.dispatchEvent(new Event('change')); })"
                                           "(document.getElementById('choice-%1'))")
                                .arg(name, value));
    }

    void compareSteps(const Decoding& decoding, bool withWeights = false)
    {
        const std::vector<AttentionRow> rows = attentionRows(decoding, {});
        const QStringList words = keyWords(decoding, AttentionSite::Cross);
        for (std::size_t step = 0; step < decoding.steps.size(); ++step) {
            m_browser->press("ArrowRight");
            QCOMPARE(text("#position"), QString("Step %1 of %2").arg(step + 1).arg(decoding.steps.size()));
            QCOMPARE(keys(), expectedKeys(rows[step], words, withWeights));
            QCOMPARE(candidates(), expectedCandidates(*decoding.steps[step], 3));
        }
    }

private slots:
    void initTestCase()
    {
        try {
            m_browser = std::make_unique<Browser>();
        } catch (const std::exception& error) {
            QFAIL(error.what());
        }
    }

    void init()
    {
        m_browser->prefer(false);
        m_browser->resize(1280, 720);
    }

    void cleanup()
    {
        // The page itself, and nothing after it.
        QCOMPARE(m_browser->requests().size(), 1);
        QVERIFY(m_browser->requests().first().startsWith("file://"));
        QCOMPARE(m_browser->errors(), QStringList());
    }

    void theKeyboardStepsThroughTheNumbersOfTheRecord()
    {
        const Decoding decoding = parkDecoding();
        open(decoding);
        QCOMPARE(text("#position"), QString("Step 0 of 10"));
        QCOMPARE(keys(), QStringList());
        compareSteps(decoding);
        m_browser->press("ArrowRight");
        QCOMPARE(text("#position"), QString("Step 10 of 10"));
        m_browser->press("ArrowLeft", 3);
        QCOMPARE(text("#position"), QString("Step 7 of 10"));
        m_browser->press("Home");
        QCOMPARE(text("#position"), QString("Step 0 of 10"));
        m_browser->press("End");
        QCOMPARE(text("#position"), QString("Step 10 of 10"));
        QCOMPARE(m_browser->evaluate("document.getElementById('next').disabled"), QJsonValue(true));
    }

    void hardAttentionShowsWhatWasUsed()
    {
        const Decoding decoding = hardDecoding(2);
        open(decoding);
        QCOMPARE(m_browser->evaluate("document.getElementById('weights').hidden"), QJsonValue(false));
        QVERIFY(text("#weights .axes").endsWith("outlined: taken"));
        compareSteps(decoding, true);
    }

    void withoutAttentionItSaysSo()
    {
        const Decoding decoding = fixedDecoding();
        open(decoding);
        QVERIFY(text("#notice").contains("no attention"));
        QCOMPARE(m_browser->evaluate("document.getElementById('maps').hidden"), QJsonValue(true));
        m_browser->press("ArrowRight");
        QCOMPARE(candidates(), expectedCandidates(*decoding.steps[0], 8));
    }

    void aDecodeThatSaidNothingIsAPage()
    {
        open(Decoding());
        m_browser->press("ArrowRight");
        QCOMPARE(text("#position"), QString("Step 0 of 0"));
        QCOMPARE(text("#step"), QString("The decoder said nothing."));
    }

    void everySiteLayerAndHeadCanBeChosen()
    {
        const Decoding decoding = transformerDecoding();
        open(decoding);
        for (const auto& [name, site] :
            {std::pair("cross", AttentionSite::Cross), {"decoder-self", AttentionSite::DecoderSelf},
                {"encoder-self", AttentionSite::EncoderSelf}}) {
            choose("site", name);
            m_browser->press("Home");
            m_browser->press("ArrowRight", 2);
            for (const int layer : {0, 1}) {
                for (const int head : {0, 1, HeadChoice::meanOfHeads}) {
                    choose("layer", QString::number(layer));
                    choose("head", QString::number(head));
                    const HeadChoice choice{site, layer, head, 0};
                    const int row = isWithinSource(site) ? 2 : 1;
                    QCOMPARE(keys(),
                        expectedKeys(*attentionRow(decoding, choice, row), keyWords(decoding, site), false));
                    const bool mean = head == HeadChoice::meanOfHeads;
                    QCOMPARE(text("#scores .note").contains("mean of 2 heads"), mean);
                    QCOMPARE(text("#probabilities .formula"),
                        QString(mean ? "mean of softmax(scores)" : "softmax(scores)"));
                    QCOMPARE(text("#context .formula"),
                        QString(mean ? "C = mean of Σ weight·value" : "C = Σ weight·value"));
                    QCOMPARE(text("#step").contains("Shown are means of 2 heads, number by number"), mean);
                }
            }
        }
    }

    void thePageOpensOnTheChosenHead()
    {
        const Decoding decoding = transformerDecoding();
        const auto chosen = [this](const QString& name) {
            return m_browser->evaluate("document.getElementById('choice-" + name + "').value").toString();
        };
        ReplayPage page;
        page.head = {AttentionSite::EncoderSelf, 0, 1, 2};
        open(decoding, page);
        QCOMPARE(chosen("site") + ' ' + chosen("layer") + ' ' + chosen("head"), QString("encoder-self 0 1"));
        QCOMPARE(keys(),
            expectedKeys(*attentionRow(decoding, page.head, 2), keyWords(decoding, page.head.site), false));
        page.head = {AttentionSite::DecoderSelf, HeadChoice::lastLayer, HeadChoice::meanOfHeads, 0};
        open(decoding, page);
        QCOMPARE(chosen("site") + ' ' + chosen("layer") + ' ' + chosen("head"), QString("decoder-self 1 -1"));
        page.head = {};
        open(decoding, page);
        QCOMPARE(chosen("site") + ' ' + chosen("layer") + ' ' + chosen("head"), QString("cross 1 0"));
    }

    void spacePlays()
    {
        open(welcomeDecoding());
        m_browser->press(" ");
        QCOMPARE(text("#play"), QString("❚❚ Pause"));
        m_browser->evaluate("new Promise(done => new MutationObserver(() => done(1))"
                            ".observe(document.getElementById('position'), {childList: true}))");
        QCOMPARE(text("#position"), QString("Step 1 of 4"));
        m_browser->press(" ");
        QCOMPARE(text("#play"), QString("▶ Play"));
    }

    void inAHeatMapArrowsGoFromCellToCell()
    {
        const Decoding decoding = parkDecoding();
        open(decoding);
        m_browser->press("ArrowRight", 5);
        m_browser->evaluate("document.querySelector('#scores .frame').focus()");
        m_browser->press("ArrowRight"); // to the first cell of the current row
        m_browser->press("ArrowRight", 2);
        m_browser->press("ArrowUp");
        const float score = attentionRows(decoding, {})[3].head.scores(0, 2);
        QCOMPARE(text("#spoken"), QString("dog → 在: score ") + exactNumber(score));
        QCOMPARE(text("#tooltip"), text("#spoken"));
        QCOMPARE(text("#position"), QString("Step 5 of 10"));
        m_browser->press("Escape");
        m_browser->press("ArrowRight");
        QCOMPARE(text("#position"), QString("Step 6 of 10"));
    }

    void cellsHaveTheColourOfTheirNumber_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QString>("map");
        for (const char* map : {"scores", "probabilities", "context"}) {
            QTest::addRow("%s, light", map) << false << map;
            QTest::addRow("%s, dark", map) << true << map;
        }
    }

    void cellsHaveTheColourOfTheirNumber()
    {
        QFETCH(bool, dark);
        QFETCH(QString, map);
        m_browser->prefer(dark);
        const Decoding decoding = namedCellsDecoding();
        ReplayPage page;
        page.colours = SequentialMap::Viridis;
        open(decoding, page);
        m_browser->press("End");
        const QJsonObject box =
            m_browser
                ->evaluate("document.querySelector('#" + map + " .frame').getBoundingClientRect().toJSON()")
                .toObject();
        const QImage picture = m_browser->screenshot();
        int compared = 0;
        for (double x = 0.4; x < 0.95; x += 0.11) {
            const QPointF point(box["x"].toDouble() + x * box["width"].toDouble(),
                box["y"].toDouble() + (0.4 + x / 2) * box["height"].toDouble());
            m_browser->point(point.x(), point.y());
            compareCell(decoding, map, dark, picture.pixelColor(point.toPoint()), compared);
        }
        QVERIFY(compared >= 3);
    }

    void theLanguageCanBeSwitched()
    {
        ReplayPage page;
        page.language = "zh";
        open(parkDecoding(), page);
        QCOMPARE(text("#position"), QString("第 0 步，共 10 步"));
        QCOMPARE(m_browser->evaluate("document.documentElement.lang"), QJsonValue("zh-CN"));
        m_browser->evaluate("document.getElementById('language').click()");
        QCOMPARE(text("#position"), QString("Step 0 of 10"));
        QCOMPARE(text("#scores h2"), QString("Scores"));
    }

    void bothLanguagesHaveTheSameTexts()
    {
        open(welcomeDecoding());
        QCOMPARE(m_browser->evaluate("(texts => Object.keys(texts.en).filter(key => !texts.zh[key] || "
                                     "(texts.en[key].match(/%\\d/g) || []).sort().join() !== "
                                     "(texts.zh[key].match(/%\\d/g) || []).sort().join())"
                                     ".concat(Object.keys(texts.zh).filter(key => !texts.en[key])).join())"
                                     "(JSON.parse(document.getElementById('settings').textContent).texts)"),
            QJsonValue(""));
    }

    void textsOfTheDecodeAreTexts()
    {
        Decoding decoding = welcomeDecoding();
        decoding.source.tokens[0].piece = "</script><img src=x onerror=alert(1)>";
        decoding.source.tokens[1].piece = "שלום";
        decoding.source.tokens[2].piece = "😀\"'&";
        ReplayPage page;
        page.provenance = {{"model", "<b>bold</b>"}};
        open(decoding, page);
        m_browser->press("ArrowRight");
        QCOMPARE(keys(), expectedKeys(attentionRows(decoding, {})[0], sourceWords(decoding), false));
        QCOMPARE(text("#provenance"), QString("model <b>bold</b>"));
        QCOMPARE(m_browser->evaluate("document.querySelectorAll('img, footer b b').length"), QJsonValue(0));
    }

    void numbersAreWrittenAsInTheWindow()
    {
        open(welcomeDecoding());
        for (const float number : {0.0F, 1.0F, -1.0F, 0.1F, 0.145F, 0.125F, -0.004F, 3.14159274F, 1e-5F,
                 -2.5e-7F, 1.17549435e-38F, 1e-45F, 123456.789F, 16777216.0F, 1e20F, 0.00012F, 99.995F}) {
            const QString value = "Math.fround(" + QString::number(double{number}, 'g', 17) + ")";
            QCOMPARE(m_browser->evaluate("exactNumber(" + value + ")").toString(), exactNumber(number));
            QCOMPARE(m_browser->evaluate("fixedNumber(" + value + ", 2)").toString(),
                fixedNumber(double{number}, 2));
            QCOMPARE(
                m_browser->evaluate("niceCeiling(" + value + ")").toDouble(), niceCeiling(double{number}));
        }
    }

    void theNetworkIsForbidden()
    {
        open(welcomeDecoding());
        QCOMPARE(m_browser->evaluate("new Promise(done => { "
                                     "document.addEventListener('securitypolicyviolation', event => "
                                     "done(event.effectiveDirective)); "
                                     "const image = document.body.appendChild(new Image()); "
                                     "image.onerror = () => requestAnimationFrame(() => "
                                     "requestAnimationFrame(() => done('asked'))); "
                                     "image.src = 'https://example.invalid/x.png'; })"),
            QJsonValue("img-src"));
        m_browser->open(m_folder.filePath("page.html")); // forgets that attempt
    }

    void aLatePositionHasNoScore()
    {
        constexpr float infinity = std::numeric_limits<float>::infinity();
        Decoding decoding = makeDecoding({{"a", "b", "c"}, {"x"},
            (Matrix(1, 3) << 1, 0.5F, -infinity).finished(), Matrix::Identity(3, 3)});
        StepRecord step = *decoding.steps[0];
        HeadRecord& head = step.layers[0].cross[0];
        head.scores = (Matrix(1, 3) << 1, 0.5F, std::numeric_limits<float>::quiet_NaN()).finished();
        decoding.steps[0] = std::make_shared<const StepRecord>(step);
        open(decoding);
        m_browser->press("End");
        QCOMPARE(m_browser->evaluate("document.querySelectorAll('td.scores .masked').length").toInt(), 1);
        QVERIFY(m_browser->evaluate("document.querySelector('td.scores .masked').parentElement.title")
                    .toString()
                    .contains("no output for so late a position"));
    }

    void fitsTheWidth_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        for (const auto& [width, height] : {std::pair(1280, 720), {1920, 1080}, {420, 800}})
            QTest::addRow("%d x %d", width, height) << width << height;
    }

    void fitsTheWidth()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        m_browser->resize(width, height);
        open(longDecoding(200, 60, 320));
        m_browser->press("End");
        QCOMPARE(m_browser->evaluate("document.documentElement.scrollWidth").toInt(), width);
        QCOMPARE(m_browser->screenshot().size(), QSize(width, height));
    }

private:
    /// The tooltip names the cell; the record has its number, the window's colour map the colour.
    void compareCell(
        const Decoding& decoding, const QString& map, bool dark, const QColor& found, int& compared)
    {
        static const QRegularExpression form(
            R"(^(?:C([₀-₉]+) )?(\S+)(?: → (\S+): \w+ |, component (\d+): )(\S+)$)");
        const auto match = form.match(text("#tooltip"));
        QVERIFY2(match.hasMatch(), qPrintable(text("#tooltip")));
        const Theme theme = themeOf(dark, SequentialMap::Viridis);
        float number = std::numeric_limits<float>::quiet_NaN();
        const std::vector<AttentionRow> rows = attentionRows(decoding, {});
        const QStringList words = keyWords(decoding, AttentionSite::Cross);
        double bound = 0;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const HeadRecord& head = rows[row].head;
            const Matrix& matrix = map == "scores"          ? *head.scores
                                   : map == "probabilities" ? *head.probabilities
                                                            : *head.context;
            bound = std::max(bound, double{matrix.cwiseAbs().maxCoeff()});
            if (match.captured(2) != targetWords(decoding)[int(row)])
                continue;
            const int column =
                map == "context" ? match.captured(4).toInt() - 1 : int(words.indexOf(match.captured(3)));
            number = matrix(0, column);
        }
        QCOMPARE(match.captured(5), exactNumber(number));
        bound = niceCeiling(bound);
        const ValueScale scale = map == "probabilities" ? ValueScale{0, 1} : ValueScale{-bound, bound};
        const QColor expected = theme.mapFor(scale).at(scale.position(double{number}));
        QVERIFY2(std::abs(found.red() - expected.red()) <= 1 &&
                     std::abs(found.green() - expected.green()) <= 1 &&
                     std::abs(found.blue() - expected.blue()) <= 1,
            qPrintable(text("#tooltip") + " is " + found.name() + ", not " + expected.name()));
        ++compared;
    }
};

QTEST_GUILESS_MAIN(ReplayBrowserTest)
#include "replaybrowsertest.moc"
