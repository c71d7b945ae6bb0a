// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <cmath>

using nlohmann::json;

namespace {

const QString models = QStringLiteral(SOURCE_DIRECTORY "/resources/models/");
const QString training = QStringLiteral(SOURCE_DIRECTORY "/resources/training/");
const QString sentence = QStringLiteral("欢迎来北京。");

// Every number is finite and not below 0, at any depth.
void requireMeasurements(const json& value)
{
    if (value.is_number())
        QVERIFY(std::isfinite(value.get<double>()) && value.get<double>() >= 0);
    else if (value.is_structured())
        for (const json& part : value)
            requireMeasurements(part);
    else
        QVERIFY2(false, value.dump().c_str());
}

} // namespace

/// Every program that measures still runs and prints what ./run reads. How long it takes is not tested.
class BenchmarkTest : public QObject {
    Q_OBJECT

private slots:
    void printsMeasurements_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("positive");
        const QStringList step = {"microseconds", "encodeMicroseconds", "steps"};
        for (const QString bundle : {"zh-en-additive", "zh-en-hard", "zh-en-transformer"}) {
            const QByteArray name = bundle.toUtf8();
            QTest::addRow("decode %s", name.constData())
                << "decodebench" << QStringList{models + bundle, sentence} << step;
            QTest::addRow("beam %s", name.constData())
                << "beambench" << QStringList{models + bundle, sentence}
                << QStringList{"sentencesPerSecond", "width"};
            QTest::addRow("train %s", name.constData())
                << "trainbench" << QStringList{training + bundle + ".json", pairsFile()}
                << QStringList{"tokensPerSecond", "tokens", "lastLoss"};
        }
        QTest::newRow("attention") << "attentionbench"
                                   << QStringList{models + "zh-en-transformer", "16", "32"}
                                   << QStringList{"size", "heads"};
        QTest::newRow("repaint") << "repaintbench" << QStringList{"12"}
                                 << QStringList{"milliseconds", "repaints"};
        for (const char* format : {"png", "svg", "pdf", "tex"})
            QTest::addRow("export %s", format) << "exportbench" << QStringList{m_folder.path(), "12", format}
                                               << QStringList{"milliseconds", "bytes", "width", "height"};
        QTest::newRow("pan") << "panbench" << QStringList{"300"} << QStringList{"size"};
        QTest::newRow("window") << "windowbench" << QStringList{models + "zh-en-additive", "30"}
                                << QStringList{"tokens", "steps"};
        QTest::newRow("start") << "startbench" << QStringList{"--model", models + "zh-en-additive", sentence}
                               << QStringList{"milliseconds"};
    }

    void printsMeasurements()
    {
        QFETCH(QStringList, positive);
        const json line = run();
        QVERIFY(line.is_object());
        requireMeasurements(line);
        for (const QString& name : positive)
            QVERIFY2(line.at(name.toStdString()).get<double>() > 0, qPrintable(name));
        if (line.contains("lengths"))
            requireLengths(line["lengths"]);
    }

private:
    static void requireLengths(const json& lengths)
    {
        QCOMPARE(lengths.size(), std::size_t{2});
        for (const json& length : lengths)
            for (const char* name : {"tokens", "microseconds", "productMicroseconds", "recordBytes"})
                QVERIFY2(length.at(name).get<double>() > 0, name);
    }

    // Some pairs of a few tokens, in a file of their own.
    QString pairsFile()
    {
        QFile file(m_folder.filePath("pairs.json"));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
        file.write("[[[5, 6, 2], [7, 2]], [[8, 2], [9, 10, 2]], [[5, 2], [7, 2]]]");
        return file.fileName();
    }

    // The line of a program; null when it failed. The window's program reads no --quick, as it ends by
    // itself, and finds no settings of whoever runs the tests.
    json run() const
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        if (program != "startbench")
            arguments << "--quick";
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LAUNCHED_AT", "0");
        environment.insert("XDG_CONFIG_HOME", m_folder.path());
        process.setProcessEnvironment(environment);
        process.start(BENCHMARK_DIRECTORY "/" + program, arguments);
        if (!process.waitForFinished(120'000) || process.exitCode() != 0) {
            qWarning("%s: %s %s", qPrintable(program), qPrintable(process.errorString()),
                process.readAllStandardError().constData());
            return {};
        }
        return json::parse(process.readAllStandardOutput().toStdString(), nullptr, false);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(BenchmarkTest)
#include "benchmarktest.moc"
