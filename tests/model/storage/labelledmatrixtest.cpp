// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/labelledmatrix.h"
#include "model/storage/json.h"
#include "recordsupport.h"

#include <QTest>

#include <charconv>
#include <functional>

using namespace lab;
using namespace lab::test;

namespace {

LabelledMatrix example()
{
    LabelledMatrix matrix;
    matrix.quantity = "scores";
    matrix.rowAxis = "queries";
    matrix.columnAxis = "keys";
    matrix.rowLabels = {"welcome", "a,b"};
    matrix.columnLabels = {"欢迎", "\"", "# x"};
    matrix.values.resize(2, 3);
    matrix.values << 0.1F, 1, std::nanf(""), -2.5F, 1e-30F, 0;
    return matrix;
}

LabelledMatrix awkward()
{
    LabelledMatrix matrix = example();
    matrix.rowLabels.assign(20, "r");
    matrix.columnLabels.assign(30, "c");
    matrix.values = awkwardNumbers(20, 30, 5);
    return matrix;
}

} // namespace

class LabelledMatrixTest : public QObject {
    Q_OBJECT

private slots:
    void csvHasMetadataLabelsAndNumbers()
    {
        const Metadata metadata = {{"source", "欢迎来北京。"}, {"model", "a, \"b\""}};
        const std::string lines = "# source: 欢迎来北京。\r\n"
                                  "# model: a, \"b\"\r\n"
                                  "# quantity: scores\r\n"
                                  "queries \\ keys,欢迎,\"\"\"\",\"# x\"\r\n"
                                  "welcome,0.1,1,\r\n"
                                  "\"a,b\",-2.5,1e-30,0\r\n";
        QCOMPARE(matrixToCsv(example(), metadata), "\uFEFF" + lines);
        QCOMPARE(matrixToCsv(example(), metadata, {false, true}), lines);
    }

    void csvHasNoFormulas()
    {
        LabelledMatrix matrix = example();
        matrix.rowLabels[0] = "=1+1";
        matrix.columnLabels[0] = "-";
        const Metadata metadata = {{"source", "a,=1"}};
        QVERIFY(matrixToCsv(matrix, metadata).starts_with("\uFEFF# source: a,'=1\r\n# quantity"));
        QVERIFY(matrixToCsv(matrix, {}, {false, true})
                    .ends_with("keys,'-,\"\"\"\",\"# x\"\r\n'=1+1,0.1,1,\r\n\"a,b\",-2.5,1e-30,0\r\n"));
        const std::string unguarded = matrixToCsv(matrix, metadata, {false, false});
        QVERIFY(unguarded.starts_with("# source: a,=1\r\n") &&
                unguarded.find("\r\n=1+1,0.1") != std::string::npos);
    }

    void valuesOfSeveralLinesStayComments()
    {
        const std::string csv = matrixToCsv(example(), {{"a", "1\n2\r\n\r3"}, {"b", "\n"}}, {false, true});
        QVERIFY(csv.starts_with("# a: 1\r\n#   2\r\n#   \r\n#   3\r\n# b: \r\n#   \r\n# quantity"));
    }

    void csvNumbersComeBackBitForBit()
    {
        const QStringList lines = QString::fromStdString(matrixToCsv(awkward())).split("\r\n");
        Matrix found(20, 30);
        for (Index row = 0; row < 20; ++row) {
            const QStringList fields = lines.at(row + 2).split(',');
            for (Index column = 0; column < 30; ++column) {
                const std::string text = fields.at(column + 1).toStdString();
                std::from_chars(text.data(), text.data() + text.size(), found(row, column));
            }
        }
        QVERIFY(same(found, awkward().values));
    }

    void jsonHasTheSame()
    {
        const std::string json = matrixToJson(example(), {{"source", "欢迎"}, {"model", "m"}});
        QString expected =
            "{'metadata':{'source':'欢迎','model':'m'},'quantity':'scores','rowAxis':'queries',"
            "'columnAxis':'keys','rows':['welcome','a,b'],'columns':['欢迎','QUOTE','# x'],"
            "'values':[[0.1,1.0,null],[-2.5,1e-30,0.0]]}";
        expected.replace('\'', '"').replace("QUOTE", "\\\"");
        QCOMPARE(QString::fromStdString(compactText(OrderedJson::parse(json))), expected);
        QVERIFY(json.ends_with("}\n"));
    }

    void jsonNumbersComeBackBitForBit()
    {
        const auto rows =
            Json::parse(matrixToJson(awkward())).at("values").get<std::vector<std::vector<float>>>();
        Matrix found(20, 30);
        for (size_t row = 0; row < 20; ++row)
            std::copy(rows[row].begin(), rows[row].end(), found.data() + row * 30);
        QVERIFY(same(found, awkward().values));
    }

    void whatDoesNotFitIsRefused()
    {
        LabelledMatrix matrix = example();
        matrix.rowLabels.pop_back();
        const auto toCsv = [](const LabelledMatrix& table, const Metadata& about) {
            return matrixToCsv(table, about);
        };
        for (const std::function<std::string(const LabelledMatrix&, const Metadata&)>& write :
            {std::function(toCsv), std::function(matrixToJson)}) {
            QVERIFY(messageOf<ShapeError>([&] {
                write(matrix, {});
            }).contains("1 row and 3 column labels do not fit a 2x3 matrix"));
            QVERIFY(messageOf<FormatError>([&] {
                write(example(), {{"a", "1"}, {"a", "2"}});
            }).contains("twice"));
        }
        QVERIFY(messageOf<FormatError>([] {
            matrixToCsv(example(), {{"quantity", "1"}});
        }).contains("twice"));
        matrix = example();
        matrix.values(0, 0) = -std::numeric_limits<float>::infinity();
        QVERIFY(messageOf<FormatError>([&] { matrixToJson(matrix); }).contains("holds -inf"));
    }
};

QTEST_GUILESS_MAIN(LabelledMatrixTest)
#include "labelledmatrixtest.moc"
