// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/matrixtables.h"
#include "model/math/error.h"
#include "recordsupport.h"

#include <QTest>

using namespace lab;
using namespace lab::test;

namespace {

LabelledMatrix example()
{
    LabelledMatrix matrix;
    matrix.quantity = "scores";
    matrix.rowAxis = "queries";
    matrix.columnAxis = "keys";
    matrix.rowLabels = {"welcome", "[*a|b"};
    matrix.columnLabels = {"100 %", "x_1\ty\n", "\\"};
    matrix.values.resize(2, 3);
    matrix.values << 0.1F, 1, std::nanf(""), -2.5F, -1e-30F, 0;
    return matrix;
}

} // namespace

class MatrixTablesTest : public QObject {
    Q_OBJECT

private slots:
    void tsvHasExactNumbersAndNoTabsInLabels()
    {
        QCOMPARE(matrixToTsv(example()), std::string("queries \\ keys\t100 %\tx_1 y \t\\\n"
                                                     "welcome\t0.1\t1\t\n"
                                                     "[*a|b\t-2.5\t-1e-30\t0\n"));
    }

    void tsvHasNoFormulas()
    {
        LabelledMatrix matrix = example();
        matrix.rowLabels = {"=1+1", "-"};
        matrix.columnLabels[0] = "@";
        QCOMPARE(matrixToTsv(matrix), std::string("queries \\ keys\t'@\tx_1 y \t\\\n"
                                                  "'=1+1\t0.1\t1\t\n"
                                                  "'-\t-2.5\t-1e-30\t0\n"));
    }

    void tsvNumbersComeBackBitForBit()
    {
        LabelledMatrix matrix = example();
        matrix.values = awkwardNumbers(2, 3, 5);
        const QList<QByteArray> lines = QByteArray::fromStdString(matrixToTsv(matrix)).split('\n');
        for (Index row = 0; row < 2; ++row) {
            const QList<QByteArray> fields = lines[row + 1].split('\t');
            for (Index column = 0; column < 3; ++column) {
                if (!std::isnan(matrix.values(row, column)))
                    QCOMPARE(fields[column + 1].toFloat(), matrix.values(row, column));
            }
        }
    }

    void latexIsEscapedAndRounded()
    {
        QCOMPARE(matrixToLatex(example(), 2),
            std::string(
                "\\begin{tabular}{lrrr}\n\\hline\n"
                "queries \\textbackslash{} keys & 100 \\% & x\\_1 y  & \\textbackslash{} \\\\\n\\hline\n"
                "welcome & $0.10$ & $1.00$ &  \\\\\n"
                "{[}{*}a|b & $-2.50$ & $0.00$ & $0.00$ \\\\\n"
                "\\hline\n\\end{tabular}\n"));
    }

    void markdownIsEscapedAndRounded()
    {
        QCOMPARE(
            matrixToMarkdown(example(), 1), std::string("| queries \\\\ keys | 100 % | x\\_1 y  | \\\\ |\n"
                                                        "| :--- | ---: | ---: | ---: |\n"
                                                        "| welcome | 0.1 | 1.0 |  |\n"
                                                        "| \\[\\*a\\|b | -2.5 | 0.0 | 0.0 |\n"));
    }

    void numbersThatAreNoneOrTooLong()
    {
        LabelledMatrix matrix = example();
        matrix.values(0, 0) = -std::numeric_limits<float>::infinity();
        matrix.values(0, 1) = 3e38F;
        QVERIFY(matrixToMarkdown(matrix, 9).find("| -inf |") != std::string::npos);
        QVERIFY(matrixToMarkdown(matrix, 9).find(".000000000") != std::string::npos);
        QVERIFY_THROWS_EXCEPTION(ConfigError, matrixToLatex(matrix, 10));
        matrix.rowLabels.pop_back();
        QVERIFY_THROWS_EXCEPTION(ShapeError, matrixToTsv(matrix));
    }
};

QTEST_GUILESS_MAIN(MatrixTablesTest)
#include "matrixtablestest.moc"
