// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/recordcsv.h"
#include "recordsupport.h"

#include <QTest>

#include <charconv>

using namespace lab;
using namespace lab::test;

namespace {

QStringList lines(const std::string& csv)
{
    return QString::fromStdString(csv).split("\r\n");
}

// The numbers of all lines but the first, which follow the label.
Matrix numbers(const std::string& csv, Index rows, Index cols)
{
    Matrix matrix(rows, cols);
    for (Index row = 0; row < rows; ++row) {
        const QStringList fields = lines(csv).at(row + 1).split(',');
        for (Index column = 0; column < cols; ++column) {
            const std::string text = fields.at(fields.size() - cols + column).toStdString();
            std::from_chars(text.data(), text.data() + text.size(), matrix(row, column));
        }
    }
    return matrix;
}

} // namespace

class RecordCsvTest : public QObject {
    Q_OBJECT

private slots:
    void writesLabelsAndNumbers()
    {
        Matrix matrix(2, 2);
        matrix << 0.1F, 1, -2.5F, 1e-30F;
        QCOMPARE(matrixToCsv(matrix, {"welcome", "to"}, {"欢迎", "来"}),
            std::string(",欢迎,来\r\nwelcome,0.1,1\r\nto,-2.5,1e-30\r\n"));
    }

    void quotesWhereNeeded()
    {
        const Matrix matrix = Matrix::Zero(1, 4);
        QCOMPARE(matrixToCsv(matrix, {"a,b"}, {"\"", "x\ny", " z ", "\r"}),
            std::string(",\"\"\"\",\"x\ny\", z ,\"\r\"\r\n\"a,b\",0,0,0,0\r\n"));
    }

    void numbersComeBackBitForBit()
    {
        const Matrix matrix = awkwardNumbers(20, 30, 5);
        const std::string csv =
            matrixToCsv(matrix, std::vector<std::string>(20, "r"), std::vector<std::string>(30, "c"));
        QVERIFY(same(numbers(csv, 20, 30), matrix));
    }

    void writesAStepPerLineAndASourceTokenPerColumn()
    {
        const Decoding decoding = awkwardDecoding(3, 2, 1);
        Matrix expected(3, 2);
        for (int step = 0; step < 3; ++step)
            expected.row(step) = *decoding.steps[static_cast<size_t>(step)]->layers[1].cross[0].weights;
        const std::string csv = recordToCsv(decoding, {HeadQuantity::Weights, 1, 0});
        QVERIFY(same(numbers(csv, 3, 2), expected));
        QCOMPARE(lines(csv).size(), 5);
        QCOMPARE(lines(csv).at(0), ",来,</s>");
        QVERIFY(lines(csv).at(1).startsWith("\"\"\"to\"\"\","));
    }

    void everyQuantityIsItsOwn()
    {
        const Decoding decoding = awkwardDecoding(1, 1, 0);
        const HeadRecord& head = decoding.steps[0]->layers[0].cross[0];
        const auto written = [&](HeadQuantity quantity) {
            return numbers(recordToCsv(decoding, {quantity, 0, 0}), 1, 2);
        };
        QVERIFY(same(written(HeadQuantity::Scores), head.scores));
        QVERIFY(same(written(HeadQuantity::Logits), head.logits));
        QVERIFY(same(written(HeadQuantity::Probabilities), head.probabilities));
        QVERIFY(same(written(HeadQuantity::Weights), head.weights));
        QVERIFY(recordToCsv(decoding, {HeadQuantity::Logits, 0, 0}).ends_with(",-inf\r\n"));
    }

    void noStepsGiveTheFirstLine()
    {
        QCOMPARE(recordToCsv(awkwardDecoding(0, 1, 0)), std::string(",来,</s>\r\n"));
    }

    void whatDoesNotFitIsRefused()
    {
        const auto message = [](auto action) { return messageOf<ShapeError>(action); };
        const Decoding decoding = awkwardDecoding(1, 1, 0);
        QVERIFY(message([&] {
            recordToCsv(decoding, {HeadQuantity::Scores, 1, 0});
        }).contains("head 0 in layer 1"));
        QVERIFY(message([&] {
            recordToCsv(decoding, {HeadQuantity::Scores, 0, 1});
        }).contains("head 1 in layer 0"));
        QVERIFY(message([] {
            matrixToCsv(Matrix::Zero(2, 1), {"a"}, {"b"});
        }).contains("1 row and 1 column labels"));
        Decoding other = decoding;
        other.source.tokens.pop_back();
        QVERIFY(message([&] { recordToCsv(other); }).contains("1x2 numbers for 1 source tokens"));
    }
};

QTEST_GUILESS_MAIN(RecordCsvTest)
#include "recordcsvtest.moc"
