// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/trainingconfig.h"

#include "model/math/error.h"
#include "tests/support/messageof.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lab;
using namespace lab::test;

class TrainingConfigTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    /// The shipped recipe with one part of its text replaced; empty where it has no such part.
    QString changed(const QByteArray& from, const QByteArray& to)
    {
        QFile shipped(SOURCE_DIRECTORY "/resources/training/zh-en-additive.json");
        QFile file(m_folder.filePath("recipe.json"));
        if (!shipped.open(QIODevice::ReadOnly) || !file.open(QIODevice::WriteOnly))
            return {};
        QByteArray text = shipped.readAll();
        if (!text.contains(from))
            return {};
        file.write(text.replace(from, to));
        return file.fileName();
    }

private slots:
    void shippedRecipesAreRead()
    {
        const TrainingConfig config =
            loadTrainingConfig(changed("\"adam_beta2\": 0.98", "\"adam_beta2\": 0.999").toStdString());
        QCOMPARE(config.name, std::string("recipe"));
        QCOMPARE(config.trainer.adam.beta2, 0.999F);
    }

    void numbersOutsideTheirRangesAreNamedWithTheirFile_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* from, const char* to, const char* sentence) {
            QTest::newRow(to) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(sentence);
        };
        row("\"adam_beta1\": 0.9", "\"adam_beta1\": 1.0", "adam_beta1 must be between 0 and 0.99999, not 1.");
        row("\"adam_beta1\": 0.9", "\"adam_beta1\": -0.5",
            "adam_beta1 must be between 0 and 0.99999, not -0.5.");
        row("\"adam_beta2\": 0.98", "\"adam_beta2\": 2", "adam_beta2 must be between 0 and 0.99999, not 2.");
        row("\"adam_epsilon\": 1e-9", "\"adam_epsilon\": 0",
            "adam_epsilon must be between 1e-30 and 1, not 0.");
        row("\"clip_norm\": 1.0", "\"clip_norm\": 0", "clip_norm must be between 1e-06 and 1e+09, not 0.");
    }

    void numbersOutsideTheirRangesAreNamedWithTheirFile()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, sentence);
        const QString file = changed(from, to);
        QVERIFY(!file.isEmpty());
        QCOMPARE(
            messageOf<FormatError>([&] { loadTrainingConfig(file.toStdString()); }), file + ": " + sentence);
    }
};

QTEST_GUILESS_MAIN(TrainingConfigTest)
#include "trainingconfigtest.moc"
