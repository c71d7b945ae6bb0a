// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/matrixtables.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/figures/figure.h"
#include "widgets/figures/picture.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace lab;

Q_DECLARE_METATYPE(lab::FigureKind)

namespace {

/// Every ASCII character that can be in a label, in rows and columns.
LabelledMatrix everyCharacter()
{
    LabelledMatrix matrix;
    matrix.rowAxis = "q";
    matrix.columnAxis = "k";
    for (char character = 1; character < 127; ++character)
        matrix.rowLabels.push_back(std::string(1, character) + "``--");
    matrix.columnLabels = {"<!-- \\end{tabular}", "▁中文"};
    matrix.values = Matrix::Constant(Index(matrix.rowLabels.size()), 2, -0.25F);
    return matrix;
}

} // namespace

/// TikZ pictures and LaTeX tables are what XeLaTeX can read.
class LatexTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString outputOf(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(program, arguments);
        const bool done = process.waitForFinished(120'000);
        m_failed = !done || process.exitCode() != 0;
        return QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError());
    }

    bool m_failed = false;

    /// What the document says to put into a preamble.
    static QByteArray preambleOf(const QString& document)
    {
        QFile file(QStringLiteral(SOURCE_DIRECTORY "/") + document);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        static const QRegularExpression commands(
            QStringLiteral("`(\\\\usepackage\\{standalone[^`]*)`[^`]*`(\\\\setsansfont[^`]*)`"));
        const QRegularExpressionMatch found = commands.match(QString::fromUtf8(file.readAll()));
        return (found.captured(1) + u'\n' + found.captured(2) + u'\n').toUtf8();
    }

private slots:
    void aPictureIsTheSameByInput_data()
    {
        QTest::addColumn<QByteArray>("preamble");
        for (const char* document :
            {"README.md", "resources/help/en/export.md", "resources/help/zh/export.md"})
            QTest::newRow(document) << preambleOf(QLatin1String(document));
        QTest::newRow("a font as it is usually set")
            << QByteArray("\\usepackage{standalone,tikz,fontspec}\n\\setsansfont{Noto Sans CJK SC}\n");
    }

    void aPictureIsTheSameByInput()
    {
        QFETCH(QByteArray, preamble);
        QVERIFY(preamble.contains("\\setsansfont{Noto Sans CJK SC}"));
        FigureOptions options;
        options.modelName = QStringLiteral("say \"no\" ``once''");
        savePicture(inFamily(QStringLiteral("DejaVu Sans"),
                        [&] { return drawFigure(parkDecoding(), FigureKind::Scores, options); }),
            {PictureFormat::Tikz, 192, {}}, m_folder.filePath(QStringLiteral("map.tex")));
        QFile file(m_folder.filePath(QStringLiteral("paper.tex")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "\\documentclass{article}\n" + preamble + "\\begin{document}\n\\input{map}\n\\end{document}\n");
        file.close();
        const QString log = outputOf(
            QStringLiteral("xelatex"), {QStringLiteral("-interaction=nonstopmode"),
                                           QStringLiteral("-halt-on-error"), QStringLiteral("paper.tex")});
        QVERIFY2(
            !m_failed, qPrintable(log.isEmpty() ? QStringLiteral("xelatex is missing") : log.right(2000)));
        const QString text = outputOf(QStringLiteral("pdftotext"),
            {QStringLiteral("-layout"), QStringLiteral("paper.pdf"), QStringLiteral("-")});
        QVERIFY2(text.contains(options.modelName), qPrintable(text));
    }

    void aTableOfEveryCharacterCompiles()
    {
        QFile file(m_folder.filePath(QStringLiteral("table.tex")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\\documentclass{article}\\begin{document}\n");
        file.write(QByteArray::fromStdString(matrixToLatex(everyCharacter(), 3)));
        file.write("\\end{document}\n");
        file.close();
        const QString log = outputOf(
            QStringLiteral("xelatex"), {QStringLiteral("-interaction=nonstopmode"),
                                           QStringLiteral("-halt-on-error"), QStringLiteral("table.tex")});
        QVERIFY2(
            !m_failed, qPrintable(log.isEmpty() ? QStringLiteral("xelatex is missing") : log.right(2000)));
    }

    void aTikzPictureCompiles_data()
    {
        QTest::addColumn<FigureKind>("kind");
        QTest::addColumn<QString>("family");
        QTest::newRow("scores") << FigureKind::Scores << QString();
        QTest::newRow("probabilities") << FigureKind::Probabilities << QString();
        QTest::newRow("context") << FigureKind::Context << QString();
        QTest::newRow("in a font without Chinese") << FigureKind::Scores << QStringLiteral("DejaVu Sans");
    }

    void aTikzPictureCompiles()
    {
        QFETCH(FigureKind, kind);
        QFETCH(QString, family);
        FigureOptions options;
        options.modelName = QStringLiteral("a_b & 100% \\ #{~^}$");
        savePicture(inFamily(family, [&] { return drawFigure(parkDecoding(), kind, options); }),
            {PictureFormat::Tikz, 192, {{"Sentence", "%\n%"}}}, m_folder.filePath(QStringLiteral("a.tex")));
        const QString log = outputOf(
            QStringLiteral("xelatex"), {QStringLiteral("-interaction=nonstopmode"),
                                           QStringLiteral("-halt-on-error"), QStringLiteral("a.tex")});
        QVERIFY2(
            !m_failed, qPrintable(log.isEmpty() ? QStringLiteral("xelatex is missing") : log.right(2000)));
        QVERIFY2(!log.contains(QStringLiteral("Missing character")), qPrintable(log));
        const QString text = outputOf(QStringLiteral("pdftotext"),
            {QStringLiteral("-layout"), QStringLiteral("a.pdf"), QStringLiteral("-")});
        const HeatMapData data = heatMapData(parkDecoding(), kind, int(parkDecoding().steps.size()));
        for (const QString& label : data.rowLabels) {
            const bool hasNumber = kind == FigureKind::Context; // "C₁ park", but in LaTeX "C1 park"
            QVERIFY2(
                text.contains(hasNumber ? label.section(u' ', 1).prepend(u' ') : label), qPrintable(text));
        }
        if (data.columnsAreWords) {
            for (const QString& word : data.columnLabels)
                QVERIFY2(text.contains(word), qPrintable(text));
        }
        QVERIFY2(text.contains(options.modelName), qPrintable(text));
    }
};

QTEST_MAIN(LatexTest)
#include "latextest.moc"
