// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/modelstable.h"
#include "model/storage/bundle.h"
#include "tests/app/commandline/program.h"
#include "tests/support/tinybundle.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace lab;

class ModelsCommandTest : public QObject {
    Q_OBJECT

private slots:
    void kindsAreSaidWithWhatIsUnusual()
    {
        RecurrentConfig model;
        QCOMPARE(kindOf(model), std::string("soft, additive"));
        model.learnedV = false;
        QCOMPARE(kindOf(model), std::string("soft, additive (v all ones)"));
        model.rule = ScoreRule::Dot;
        model.query = QuerySource::DecoderInput;
        model.key = model.value = MemorySource::SourceEmbedding;
        QCOMPARE(kindOf(model), std::string("soft, dot, query: decoder-input, keys: source-embedding"));
        model.value = MemorySource::EncoderState;
        QVERIFY(kindOf(model).ends_with(", values: encoder-state"));
        model.attention = AttentionKind::None;
        QCOMPARE(kindOf(model), std::string("none, fixed context"));
        TransformerConfig transformer;
        transformer.encoderLayers = 3;
        transformer.decoderLayers = 2;
        transformer.encoderHeads = transformer.decoderHeads = 4;
        QCOMPARE(kindOf(transformer), std::string("self, transformer, 3+2 layers, 4 heads"));
        transformer.decoderHeads = 1;
        QVERIFY(kindOf(transformer).ends_with(", 4+1 heads"));
    }

    void listsWhatTheFoldersHold()
    {
        const QTemporaryDir folder;
        const auto bundle = [&](const char* name) { return folder.filePath(name).toStdString(); };
        makeTinyBundle(bundle("tiny"));
        makeTinyBundle(bundle("measured"));
        recordQuality(bundle("measured"), {500, 31.42F, 33.75F, 49.6F, 12.9F});
        const auto csv = program::run({"models", "--csv", "-"}, {}, folder.path());
        const auto table = program::run({"models"}, {}, folder.path());
        QCOMPARE(csv.error, QByteArray());
        QVERIFY(csv.output.startsWith("model,attention,MiB,BLEU,beam 5,chrF\r\n"));
        QVERIFY2(csv.output.contains("measured,\"soft, additive\",0.4,31.42,33.75,49.60\r\n"), csv.output);
        QVERIFY2(csv.output.contains("tiny,\"soft, additive\",0.4,,,\r\n"), csv.output);
        QVERIFY(table.output.contains("zh-en-additive "));
        QVERIFY(table.output.contains("\n  " + folder.path().toUtf8() + '\n'));
        QVERIFY(table.output.endsWith("Without --model: zh-en-additive\n"));
    }

    void theTrainedModelsAreMeasuredAndSmall()
    {
        const QStringList lines =
            QString::fromUtf8(program::run({"models", "--csv", "-"}).output).split("\r\n");
        int models = 0;
        for (const QString& line : lines.mid(1)) {
            if (!line.startsWith("zh-en-"))
                continue;
            ++models;
            const QStringList cells = line.section('"', 2).split(',');
            QVERIFY2(cells.size() == 5 && !cells.contains(QString("-")), qPrintable(line));
            QVERIFY2(cells[1].toDouble() <= 6, qPrintable(line));
            QVERIFY2(cells[2].toDouble() > 20 && cells[3].toDouble() > 20, qPrintable(line));
        }
        QVERIFY(models > 0);
    }
};

QTEST_GUILESS_MAIN(ModelsCommandTest)
#include "modelscommandtest.moc"
