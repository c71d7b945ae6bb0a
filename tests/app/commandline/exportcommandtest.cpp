// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/provenance.h"
#include "model/decoding/decode.h"
#include "model/storage/bundle.h"
#include "model/storage/npz.h"
#include "model/storage/recordarrays.h"
#include "model/storage/recordjson.h"
#include "model/storage/zipfile.h"
#include "tests/app/commandline/program.h"
#include "tests/support/tinybundle.h"
#include "tests/widgets/figures/svgcontent.h"

#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

namespace {

const QString sentence = QStringLiteral("欢迎来北京。");

QByteArray contentOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ExportCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void needsNoDisplay();
    void savesEachView_data();
    void savesEachView();
    void writesTheFormatOfTheEnding_data();
    void writesTheFormatOfTheEnding();
    void measuresInMillimetres();
    void drawsViewsThatDiffer();
    void drawsInTheColoursAskedFor();
    void drawsTheDetailsAskedFor();
    void aFontThatIsNotThereIsNamed();
    void writesAPage();
    void writesArrays();
    void aFileThatExistsIsKept();
    void refusesBadArguments_data();
    void refusesBadArguments();
    void failsWhereNothingCanBeWritten();

private:
    QStringList arguments(const QString& view, const QString& file) const;

    QTemporaryDir m_folder;
};

void ExportCommandTest::initTestCase()
{
    lab::makeTinyBundle(m_folder.path().toStdString());
}

QStringList ExportCommandTest::arguments(const QString& view, const QString& file) const
{
    return {"export", "--model", m_folder.path(), "--source", "欢迎来北京。", "--view", view, "--out", file,
        "--force"};
}

// Whatever platform the environment asks Qt for, nothing is shown.
void ExportCommandTest::needsNoDisplay()
{
    const QString file = m_folder.filePath("no-display.png");
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "xcb");
    environment.remove("DISPLAY");
    process.setProcessEnvironment(environment);
    process.start(PROGRAM, arguments("scores", file));
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(!QImage(file).isNull());
}

void ExportCommandTest::savesEachView_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("dpi");

    QTest::newRow("scores") << "scores" << 1200 << 150;
    QTest::newRow("probabilities") << "probabilities" << 800 << 96;
    QTest::newRow("context") << "context" << 1800 << 300;
    QTest::newRow("lines") << "lines" << 900 << 96;
    QTest::newRow("worksheet") << "worksheet" << 1588 << 192; // A4
    QTest::newRow("solution") << "solution" << 794 << 96;
    QTest::newRow("weights") << "weights" << 700 << 96;
    QTest::newRow("heads") << "heads" << 700 << 96;
    QTest::newRow("calculation") << "calculation" << 900 << 96;
    QTest::newRow("sum") << "sum" << 900 << 96;
    QTest::newRow("several") << "scores,probabilities,calculation" << 1400 << 96;
}

void ExportCommandTest::savesEachView()
{
    QFETCH(QString, view);
    QFETCH(int, width);
    QFETCH(int, dpi);
    const QString file = m_folder.filePath(view + ".png");
    const auto result = program::run(arguments(view, file) + QStringList{"--width", QString::number(width),
                                                                 "--dpi", QString::number(dpi)});
    QCOMPARE(result.error, QByteArray());
    QCOMPARE(result.exitCode, 0);

    const QImage image(file, "PNG");
    QCOMPARE(image.width(), width);
    constexpr double metresPerInch = 0.0254;
    QCOMPARE(static_cast<int>(std::lround(image.dotsPerMeterX() * metresPerInch)), dpi);
    QCOMPARE(static_cast<int>(std::lround(image.dotsPerMeterY() * metresPerInch)), dpi);
}

void ExportCommandTest::writesTheFormatOfTheEnding_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("start");

    QTest::newRow("SVG") << "svg" << QByteArray("<?xml");
    QTest::newRow("PDF") << "pdf" << QByteArray("%PDF-1.");
    QTest::newRow("TikZ") << "tex" << QByteArray("% ");
    QTest::newRow("capital letters") << "PNG" << QByteArray("\x89PNG");
}

void ExportCommandTest::writesTheFormatOfTheEnding()
{
    QFETCH(QString, ending);
    QFETCH(QByteArray, start);
    const QString file = m_folder.filePath("map." + ending);
    const auto result = program::run(arguments("probabilities", file));
    QCOMPARE(result.error, QByteArray());
    QCOMPARE(result.exitCode, 0);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.read(start.size()), start);
}

void ExportCommandTest::measuresInMillimetres()
{
    const QString file = m_folder.filePath("column.png");
    QCOMPARE(
        program::run(arguments("scores", file) + QStringList{"--width-mm", "84", "--dpi", "300"}).exitCode,
        0);
    constexpr double millimetresPerInch = 25.4;
    QCOMPARE(QImage(file).width(), static_cast<int>(std::lround(84 / millimetresPerInch * 300)));
}

void ExportCommandTest::drawsViewsThatDiffer()
{
    QList<QImage> images;
    for (const char* view : {"scores", "probabilities", "context", "lines"}) {
        const QString file = m_folder.filePath("default.png");
        QCOMPARE(program::run(arguments(view, file)).exitCode, 0);
        images.append(QImage(file));
        QVERIFY(images.last().width() > 0);
    }
    QVERIFY(images[0] != images[1]);
    QVERIFY(images[1] != images[2]);
    QVERIFY(images[0] != images[2]);
    QVERIFY(images[1] != images[3]);
}

void ExportCommandTest::drawsInTheColoursAskedFor()
{
    const auto draw = [this](const QString& view, const QStringList& colours) {
        const QString file = m_folder.filePath("colours.png");
        const auto result = program::run(arguments(view, file) + colours);
        return result.exitCode == 0 && result.error.isEmpty() ? QImage(file) : QImage();
    };
    const QImage usual = draw("probabilities", {});
    QVERIFY(!usual.isNull());
    QCOMPARE(draw("probabilities", {"--colours", "blue"}), usual);
    for (const char* name : {"viridis", "cividis", "magma"}) {
        const QImage image = draw("probabilities", {"--colours", name});
        QCOMPARE(image.size(), usual.size());
        QVERIFY2(image != usual, name);
    }
    QCOMPARE(draw("scores", {"--colours", "magma"}), draw("scores", {}));
}

void ExportCommandTest::drawsTheDetailsAskedFor()
{
    const auto draw = [this](const QStringList& details) {
        const QString file = m_folder.filePath("details.svg");
        const auto result = program::run(arguments("probabilities", file) + details);
        QFile svg(file);
        return result.exitCode == 0 && svg.open(QIODevice::ReadOnly) ? lab::readSvg(svg.readAll()).texts
                                                                     : QStringList();
    };
    const auto count = [](const QStringList& texts, const char* pattern) {
        return texts.filter(QRegularExpression(QString::fromLatin1(pattern))).size();
    };
    const QStringList usual = draw({});
    QVERIFY(count(usual, "^0\\.\\d\\d$") > 0);
    QCOMPARE(count(usual, "^keys"), 1);
    QVERIFY(count(draw({"--digits", "3"}), "^0\\.\\d{3}$") > 0);
    QCOMPARE(count(draw({"--no-numbers"}), "^0\\.\\d"), 0);
    QCOMPARE(count(draw({"--no-axis-titles"}), "^keys"), 0);
    const QStringList footer = draw({"--footer"});
    QCOMPARE(footer.mid(0, usual.size()), usual);
    QVERIFY(footer.mid(usual.size()).join(u' ').startsWith("Attention Lab "));
    QCOMPARE(draw({"--no-grid"}), usual);
    QVERIFY(!draw({"--font", "Noto Serif CJK SC"}).isEmpty());
}

void ExportCommandTest::aFontThatIsNotThereIsNamed()
{
    const QString file = m_folder.filePath("font.png");
    const auto result = program::run(arguments("probabilities", file) + QStringList{"--font", "Nobody Sans"});
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.error.contains("Nobody Sans"));
    QCOMPARE(result.error.count('\n'), 1);
    QVERIFY(!QFile::exists(file));
}

void ExportCommandTest::writesAPage()
{
    const QStringList arguments = {"export", "--model", m_folder.path(), "--source", "欢迎来北京。", "--out"};
    QFile file(m_folder.filePath("page.html"));
    const auto result = program::run(arguments + QStringList{file.fileName(), "--language", "zh"});
    QCOMPARE(result.error, QByteArray());
    QCOMPARE(result.exitCode, 0);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray page = file.readAll();
    QVERIFY(page.startsWith("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));

    const QByteArray start = "id=\"record\">";
    const qsizetype begin = page.indexOf(start) + start.size();
    const QByteArray record = page.mid(begin, page.indexOf("</script>", begin) - begin);
    const auto trace =
        program::run({"trace", "--model", m_folder.path(), "--source", "欢迎来北京。", "--json", "-"});
    QCOMPARE(lab::recordToJson(lab::recordFromJson(record.toStdString())), trace.output.toStdString());

    QVERIFY(QFile::remove(file.fileName()));
    QCOMPARE(program::run(arguments + QStringList{file.fileName(), "--language", "fr"}).exitCode, 2);
    QVERIFY(!file.exists());
}

void ExportCommandTest::writesArrays()
{
    const QString npz = m_folder.filePath("decode.npz");
    const auto result =
        program::run({"export", "--model", m_folder.path(), "--source", sentence, "--out", npz});
    QCOMPARE(result.error, QByteArray());
    QCOMPARE(result.exitCode, 0);
    const lab::Bundle bundle = lab::loadBundle(m_folder.path().toStdString());
    const lab::ArrayFile expected = {lab::recordArrays(lab::decode(bundle.model, sentence.toStdString())),
        lab::readProvenance(npz.toStdString())};
    QVERIFY(lab::findArray(expected, "cross.weights"));
    const QString again = m_folder.filePath("again.npz");
    lab::writeNpz(again.toStdString(), expected);
    for (const lab::NamedArray& array : expected.arrays) {
        const auto entryOf = [&array](const QString& file) {
            return lab::readZipEntry(file.toStdString(), array.name + ".npy", 1'000'000);
        };
        QVERIFY2(entryOf(npz) == entryOf(again), array.name.c_str());
    }
}

void ExportCommandTest::aFileThatExistsIsKept()
{
    const QString file = m_folder.filePath("kept.png");
    QFile kept(file);
    QVERIFY(kept.open(QIODevice::WriteOnly));
    kept.write("mine");
    kept.close();
    QStringList options = arguments("scores", file);
    options.removeAll("--force");
    const auto result = program::run(options);
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.error.contains("--force"));
    QCOMPARE(result.error.count('\n'), 1);
    QCOMPARE(contentOf(file), QByteArray("mine"));
    QCOMPARE(program::run(arguments("scores", file)).exitCode, 0);
    QVERIFY(!QImage(file).isNull());
}

void ExportCommandTest::refusesBadArguments_data()
{
    QTest::addColumn<QStringList>("wrong");

    QTest::newRow("view") << QStringList{"--view", "colours"};
    QTest::newRow("width too small") << QStringList{"--view", "scores", "--width", "10"};
    QTest::newRow("width not a number") << QStringList{"--view", "scores", "--width", "wide"};
    QTest::newRow("dpi") << QStringList{"--view", "scores", "--dpi", "0"};
    QTest::newRow("width in pixels and millimetres")
        << QStringList{"--view", "scores", "--width", "800", "--width-mm", "84"};
    QTest::newRow("ending") << QStringList{"--view", "scores", "--out", "map.bmp"};
    QTest::newRow("colours") << QStringList{"--view", "probabilities", "--colours", "rainbow"};
    QTest::newRow("digits") << QStringList{"--view", "scores", "--digits", "7"};
    QTest::newRow("no view") << QStringList{};
    QTest::newRow("a table of several views") << QStringList{"--view", "scores,context", "--out", "both.csv"};
    QTest::newRow("a number that there is not") << QStringList{"--view", "sum", "--number", "luck"};
    QTest::newRow("a table of a worksheet") << QStringList{"--view", "worksheet", "--out", "sheet.json"};
    QTest::newRow("an animation of a worksheet") << QStringList{"--view", "solution", "--out", "sheet.gif"};
    QTest::newRow("a view of everything") << QStringList{"--view", "scores", "--out", "all.npz"};
}

void ExportCommandTest::refusesBadArguments()
{
    QFETCH(QStringList, wrong);
    const QString file = m_folder.filePath("wrong.png");
    const auto result =
        program::run(QStringList{"export", "--model", m_folder.path(), "--source", "我"} +
                     (wrong.contains("--out") ? QStringList() : QStringList{"--out", file}) + wrong);
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.error.count('\n'), 1);
    QVERIFY(!QFile::exists(file));
}

void ExportCommandTest::failsWhereNothingCanBeWritten()
{
    const QString file = m_folder.filePath("no-such-folder/map.png");
    const auto result = program::run(arguments("scores", file));
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.error.contains("no-such-folder/map.png"));
    QCOMPARE(result.error.count('\n'), 1);
}

QTEST_GUILESS_MAIN(ExportCommandTest)
#include "exportcommandtest.moc"
