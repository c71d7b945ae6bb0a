// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/modelloader.h"
#include "tests/support/tinybundle.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lab;

class ModelLoaderTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString bundle() const { return m_folder.filePath(QStringLiteral("tiny")); }

    /// Loads and returns what the loader says went wrong.
    QString refusalOf(const QString& model)
    {
        ModelLoader loader;
        QSignalSpy failed(&loader, &ModelLoader::failed);
        loader.load(model);
        return failed.wait() ? failed[0][0].toString() : QString();
    }

private slots:
    void init()
    {
        QDir(bundle()).removeRecursively();
        makeTinyBundle(bundle().toStdString());
    }

    void aBundleIsLoadedAndDecodes()
    {
        ModelLoader loader;
        SessionModel model;
        connect(&loader, &ModelLoader::loaded, this, [&](const SessionModel& loaded) { model = loaded; });
        loader.load(bundle());
        QTRY_VERIFY(model.decode);
        QCOMPARE(model.name, QStringLiteral("tiny"));
        QCOMPARE(model.ruleTitle, QStringLiteral("additive"));
        QCOMPARE(model.scoreFormula, QStringLiteral("v·tanh(W[q; k] + b)"));
        const Decoding decoding = model.decode("欢迎来北京。", {}, {});
        QVERIFY(!decoding.steps.empty());
        QCOMPARE(decoding.source.tokens.back().piece, std::string("</s>"));
    }

    void aNameThatIsNowhereIsNamed()
    {
        QVERIFY(refusalOf(QStringLiteral("no-such-model")).contains(QStringLiteral("no-such-model")));
    }

    void aBrokenModelIsRefusedWithItsFile()
    {
        QFile tensors(bundle() + QStringLiteral("/model.safetensors"));
        QVERIFY(tensors.resize(100));
        const QString message = refusalOf(bundle());
        QVERIFY2(message.contains(bundle() + QStringLiteral("/model.safetensors")), qPrintable(message));
        QVERIFY(!message.contains(u'\n'));
    }

    void aMissingVocabularyIsRefusedWithItsFile()
    {
        QVERIFY(QFile::remove(bundle() + QStringLiteral("/source.model")));
        QVERIFY(refusalOf(bundle()).contains(QStringLiteral("source.model")));
    }

    void aFileThatCannotBeHashedLeavesTheHashEmpty()
    {
        QVERIFY(QDir(bundle()).mkdir(QStringLiteral("source.tokens"))); // a folder where a list could be
        ModelLoader loader;
        SessionModel model;
        connect(&loader, &ModelLoader::loaded, this, [&](const SessionModel& loaded) { model = loaded; });
        loader.load(bundle());
        QTRY_VERIFY(model.decode);
        QCOMPARE(model.hash.get(), std::string());
    }

    void theModelsOfTheModelFoldersAreFound()
    {
        qputenv("ATTENTION_LAB_MODELS", m_folder.path().toLocal8Bit());
        ModelLoader loader;
        std::vector<std::string> names;
        connect(&loader, &ModelLoader::modelsFound, this, [&](const std::vector<ModelEntry>& models) {
            for (const ModelEntry& model : models)
                names.push_back(model.name);
        });
        loader.findModels();
        QTRY_VERIFY(std::find(names.begin(), names.end(), "tiny") != names.end());
    }

    void onlyTheLastRequestIsAnswered()
    {
        ModelLoader loader;
        QSignalSpy failed(&loader, &ModelLoader::failed);
        QSignalSpy loaded(&loader, &ModelLoader::loaded);
        loader.load(QStringLiteral("no-such-model"));
        loader.load(bundle());
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(failed.size(), 0);
    }
};

QTEST_GUILESS_MAIN(ModelLoaderTest)
#include "modelloadertest.moc"
