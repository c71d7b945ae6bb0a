// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wordmerging.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/heatmapview.h"
#include "widgets/words.h"

#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace lab;

namespace {

/// Pieces of a sentence without surfaces, as the decoder says them.
std::vector<Token> said(const std::vector<std::string>& pieces)
{
    std::vector<Token> tokens;
    for (const std::string& piece : pieces)
        tokens.push_back({piece, 0, 0, 0});
    return tokens;
}

/// Pieces as a tokenizer finds them in a text, without its spaces; byte pieces share one character.
std::vector<Token> typed(const std::vector<std::string>& pieces, const std::string& text)
{
    std::vector<Token> tokens;
    std::size_t at = 0;
    for (const std::string& piece : pieces) {
        at = piece == "</s>" ? text.size() : text.find(piece, at);
        const std::size_t end = piece == "</s>" ? at : at + piece.size();
        tokens.push_back({piece, 0, int(at), int(end)});
        at = end;
    }
    return tokens;
}

QList<int> counts(const WordSpans& words)
{
    QList<int> result;
    for (const CellSpan& word : words)
        result.append(word.count);
    return result;
}

/// 北京 T o m </s> → ▁To m ▁runs . </s>: two words of several pieces.
Decoding piecesDecoding()
{
    DecodingParts parts;
    parts.source = {"北京", "T", "o", "m", "</s>"};
    parts.target = {"▁To", "m", "▁runs", ".", "</s>"};
    parts.scores = Matrix(5, 5);
    parts.scores << 0, 1, 2, 3, 4, 2, 1, 0, 1, 2, 3, 3, 3, 3, 3, -1, 0, 1, 0, -1, 5, 0, 0, 0, 0;
    parts.values = Matrix::Identity(5, 2);
    return makeDecoding(parts);
}

HeatMapData mergedMap(const Decoding& decoding, int steps)
{
    return mergedIntoWords(
        heatMapData(decoding, FigureKind::Probabilities, steps), wordsAt(decoding, AttentionSite::Cross));
}

Moment momentOf(const Decoding& decoding, int step, bool words)
{
    Moment moment;
    moment.decoding = std::make_shared<const Decoding>(decoding);
    moment.step = step;
    moment.words = words;
    return moment;
}

} // namespace

class WordMergingTest : public QObject {
    Q_OBJECT

private slots:
    void wordsBeginAtTheirMark()
    {
        QCOMPARE(counts(wordsOf(said({"▁I", "▁like", "▁Tim", "ot", "hy", ".", "</s>"}))),
            QList<int>({1, 1, 3, 1, 1}));
        QCOMPARE(counts(wordsOf(said({"▁don", "'", "t", "▁19", "98"}))), QList<int>({3, 2}));
        QCOMPARE(counts(wordsOf(said({"<s>", "▁My", "▁\"", "T", "he"}))), QList<int>({1, 1, 1, 2}));
    }

    void aListOfWholeWordsStaysAsItIs()
    {
        QCOMPARE(counts(wordsOf(said({"Welcome", "to", "Beijing", "</s>"}))), QList<int>({1, 1, 1, 1}));
    }

    void chinesePiecesAreWordsAndLatinLettersGoOn()
    {
        QCOMPARE(
            counts(wordsOf(typed({"我", "的", "i", "P", "hone", "坏", "了", "Tom", "S", "mith", "。", "</s>"},
                "我的iPhone坏了Tom Smith。"))),
            QList<int>({1, 1, 3, 1, 1, 1, 2, 1, 1}));
    }

    void bytesOfOneCharacterAreOneWord()
    {
        QCOMPARE(
            counts(wordsOf(said({"我", "<0xE9>", "<0x91>", "<0xAB>", "<0xE9>", "<0xBE>", "<0x98>", "好"}))),
            QList<int>({1, 3, 3, 1}));
    }

    // 榴 fell to bytes: merged, it is one column of that name; the pieces of an English word lose their dots.
    void aWordIsCalledByItsWholeText()
    {
        Decoding decoding = makeDecoding({{"<0xE6>", "<0xA6>", "<0xB4>", "</s>"}, {"▁d", "ur", "ian"},
            Matrix::Zero(3, 4), Matrix::Identity(4, 4)});
        decoding.source.text = "榴";
        for (std::size_t i = 0; i < 3; ++i) {
            decoding.source.tokens[i].begin = 0;
            decoding.source.tokens[i].end = 3;
            StepRecord step = *decoding.steps[i];
            step.chosen.inner = i > 0;
            decoding.steps[i] = std::make_shared<const StepRecord>(step);
        }
        QCOMPARE(sourceWords(decoding), QStringList({"‹榴›₁", "‹榴›₂", "‹榴›₃", "</s>"}));
        QCOMPARE(targetWords(decoding), QStringList({"d", "·ur", "·ian"}));
        const HeatMapData data = mergedMap(decoding, 3);
        QCOMPARE(data.columnLabels, QStringList({"‹榴›", "</s>"}));
        QCOMPARE(data.rowLabels, QStringList({"durian"}));
        QCOMPARE(aboutToken(decoding.source, 1),
            QStringLiteral(
                "The vocabulary does not have 榴: the model reads <0xE6> <0xA6> <0xB4> in its place."));
    }

    void columnsAreSummedAndRowsAveraged()
    {
        Matrix pieces(3, 4);
        pieces << 0.5F, 0.25F, 0.125F, 0.125F, 0.25F, 0.25F, 0.25F, 0.25F, 0, 0.5F, 0.5F, 0;
        const Matrix merged = mergedPieces(pieces, {{{0, 2}, {2, 1}}, {{0, 1}, {1, 2}, {3, 1}}});
        Matrix expected(2, 3);
        expected << 0.375F, 0.4375F, 0.1875F, 0, 1, 0;
        QCOMPARE(merged, expected);
    }

    void rowsOfWordsStillSumToOne()
    {
        const HeatMapData data = mergedMap(piecesDecoding(), 5);
        QCOMPARE(data.rowLabels, QStringList({"Tom", "runs", ".", "</s>"}));
        QCOMPARE(data.columnLabels, QStringList({"北京", "Tom", "</s>"}));
        for (int row = 0; row < data.rowCount(); ++row) {
            double sum = 0;
            for (int column = 0; column < data.columnCount(); ++column)
                sum += double(data.value(row, column));
            QVERIFY2(std::abs(sum - 1) < 1e-6, qPrintable(QString::number(sum)));
        }
        QVERIFY(data.note.contains(QStringLiteral("columns summed, rows averaged")));
    }

    void aMergedCellIsTheMeanOfSums()
    {
        const Decoding decoding = piecesDecoding();
        const auto p = [&](int row, int column) {
            return double(decoding.steps[std::size_t(row)]->layers[0].cross[0].probabilities(0, column));
        };
        const double expected = (p(0, 1) + p(0, 2) + p(0, 3) + p(1, 1) + p(1, 2) + p(1, 3)) / 2;
        QVERIFY(std::abs(double(mergedMap(decoding, 5).value(0, 1)) - expected) < 1e-6);
        QCOMPARE(mergedMap(decoding, 5).value(1, 0), float(p(2, 0)));
    }

    void aWordIsReachedWithItsLastPiece()
    {
        const Decoding decoding = piecesDecoding();
        QCOMPARE(mergedMap(decoding, 1).reached.rows, 0);
        QCOMPARE(mergedMap(decoding, 2).reached.rows, 1);
        QCOMPARE(mergedMap(decoding, 2).reached.current, 0);
        const WordSpans queries = wordsAt(decoding, AttentionSite::Cross).queries;
        const ReachedRows working = mergedIntoWords(ReachedRows{3, 2, 0, 0, false}, queries);
        QCOMPARE(working.rows, 1); // ▁runs is being worked out
        QCOMPARE(working.current, -1);
    }

    void aKeyIsMaskedWhereAllOfItsPiecesAre()
    {
        const Decoding decoding = piecesDecoding();
        HeatMapData data = heatMapData(decoding, FigureKind::Probabilities, 5);
        for (int row = 0; row < 2; ++row) {
            Matrix logits = data.attention[std::size_t(row)].head.logits;
            logits(0, 0) = -std::numeric_limits<float>::infinity();
            if (row == 0)
                logits(0, 4) = -std::numeric_limits<float>::infinity();
            data.attention[std::size_t(row)].head.logits = std::move(logits);
        }
        const HeatMapData merged = mergedIntoWords(data, wordsAt(decoding, AttentionSite::Cross));
        QVERIFY(merged.isMasked(0, 0));
        QVERIFY(!merged.isMasked(0, 1));
        QVERIFY(!merged.isMasked(0, 2)); // the second piece sees it
    }

    void whatHardAttentionTookIsTakenByTheWord()
    {
        const Decoding decoding = hardDecoding(1);
        const HeatMapData pieces = heatMapData(decoding, FigureKind::Probabilities, 4);
        const HeatMapData merged = mergedIntoWords(pieces, wordsAt(decoding, AttentionSite::Cross));
        for (int row = 0; row < 4; ++row) {
            for (int column = 0; column < 4; ++column)
                QCOMPARE(merged.isTaken(row, column), pieces.isTaken(row, column));
        }
    }

    void weightsOfTakenPiecesAreAddedUp()
    {
        DecodingParts parts;
        parts.source = {"▁wel", "come", "</s>"};
        parts.target = {"a", "</s>"};
        parts.scores = (Matrix(2, 3) << 2, 1, 0, 0, 1, 2).finished();
        parts.values = Matrix::Identity(3, 2);
        Decoding decoding = makeDecoding(parts);
        StepRecord step = *decoding.steps[0];
        step.layers[0].cross[0].weights = Matrix((Matrix(1, 3) << 1, 1, 0).finished());
        step.layers[0].cross[0].draws = {{0, 1}};
        decoding.steps[0] = std::make_shared<const StepRecord>(step);
        const HeatMapData pieces = heatMapData(decoding, FigureKind::Weights, 2);
        const HeatMapData data = shownInWords(pieces, wordsAt(decoding, AttentionSite::Cross));
        QCOMPARE(data.value(0, 0), 2.0F);
        QCOMPARE(data.value(0, 1), 0.0F);
        QCOMPARE(data.scale.upper, 2.0); // the scale says so
        QVERIFY(data.isTaken(0, 0));
        QVERIFY(!data.about.contains(QStringLiteral("sum to 1")));
    }

    void scoresStayPerPieceAndSaySo()
    {
        const Decoding decoding = piecesDecoding();
        const HeatMapData scores = heatMapData(decoding, FigureKind::Scores, 5);
        const HeatMapData shown = shownInWords(scores, wordsAt(decoding, AttentionSite::Cross));
        QCOMPARE(shown.columnLabels, scores.columnLabels);
        QVERIFY(shown.note.contains(QStringLiteral("per piece")));
    }

    void onAndOffIsTheSamePicture()
    {
        const Decoding decoding = piecesDecoding();
        const auto moment = momentOf(decoding, 5, false);
        HeatMapView view(FigureKind::Probabilities);
        view.resize(500, 360);
        view.setMoment(moment);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.replot();
        const QImage pieces = view.grab().toImage();
        Moment words = moment;
        words.words = true;
        view.setMoment(words);
        view.replot();
        QCOMPARE(view.data().columnCount(), 3);
        QVERIFY(view.grab().toImage() != pieces);
        view.setMoment(moment);
        view.replot();
        QCOMPARE(view.grab().toImage(), pieces);
    }

    void selectionsAreOfPieces()
    {
        const auto moment = momentOf(piecesDecoding(), 5, true);
        HeatMapView view(FigureKind::Probabilities);
        view.resize(500, 360);
        view.setMoment(moment);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.replot();
        QSignalSpy selected(&view, &HeatMapView::selected);
        QSignalSpy opened(&view, &HeatMapView::opened);
        const auto click = [&](int row, int column) {
            QTest::mouseClick(
                &view, Qt::LeftButton, {}, view.matrixLayout().cell(row, column).center().toPoint());
            return selected.last()[0].value<Selection>();
        };
        QCOMPARE(click(0, 1), (Selection{0, 1, -1}));
        QCOMPARE(opened.size(), 0); // a mean of sums has no single sum
        QCOMPARE(click(1, 2), (Selection{2, 4, -1}));
        QCOMPARE(opened.size(), 1);
        QSignalSpy wanted(&view, &HeatMapView::rowRequested);
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.matrixLayout().rowLabel(2).center().toPoint());
        QCOMPARE(wanted, QList<QVariantList>({{3}}));
    }
};

QTEST_MAIN(WordMergingTest)
#include "wordmergingtest.moc"
