// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/modelloader.h"
#include "app/session.h"
#include "app/unsplitnotice.h"
#include "model/math/random.h"
#include "model/translation/recurrent.h"
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

    QString words() const { return m_folder.filePath(QStringLiteral("words")); }

    /// A bundle whose vocabularies are this list of seven words.
    void makeWordBundle(const QByteArray& list) const
    {
        QFile file(m_folder.filePath(QStringLiteral("list.tokens")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(list) == list.size());
        file.close();
        const PlainFormat format{TextSplit::Spaces, {.unknown = 3, .begin = 1, .end = 2, .padding = 0}};
        const std::filesystem::path path = file.fileName().toStdString();
        const RecurrentConfig config{7, 7, 3, 2, 4, 5};
        RecurrentTranslator translator(config);
        Random random(1);
        translator.initialize(random);
        saveBundle(words().toStdString(), config, translator.parameters(),
            {path, path, "zh", "en", {format, format}});
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

    void aVocabularyThatIsNotUtf8IsSaid()
    {
        makeWordBundle("<pad>\r\n<s>\r\n</s>\r\n<unk>\r\n\xCE\xD2\r\n\xB0\xAE\r\n\xC4\xE3\r\n"); // 我 爱 你
        ModelLoader loader;
        QStringList notices;
        connect(&loader, &ModelLoader::noticed, this, [&](const Wording& wording) { notices << wording(); });
        loader.load(words());
        QTRY_COMPARE(notices.size(), 1);
        QVERIFY2(
            notices[0].endsWith(QStringLiteral("target.tokens was read as GB18030, as it is not UTF-8.")),
            qPrintable(notices[0]));
    }

    void aSentenceThatIsOneUnknownWordIsSaid()
    {
        makeWordBundle("\uFEFF<pad>\n<s>\n</s>\n<unk>\n我\n爱\n你\n");
        ModelLoader loader;
        Session session;
        connect(&loader, &ModelLoader::loaded, &session, &Session::setModel);
        noteUnsplitSentences(session, loader);
        session.setSentence(QStringLiteral("我 爱 你"));
        loader.load(words());
        QTRY_VERIFY(session.state().origin.complete);
        QCOMPARE(session.state().message.text, QString());
        session.setSentence(QStringLiteral("我爱你"));
        QTRY_VERIFY(session.state().message.text.startsWith(
            QStringLiteral("The whole sentence is one unknown word")));
        session.setSentence(QStringLiteral("我 爱"));
        QTRY_VERIFY(
            session.state().origin.complete && session.state().origin.sentence == QStringLiteral("我 爱"));
        QCOMPARE(session.state().message.text, QString());
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
