// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/modelcatalogue.h"
#include "model/storage/bundleconfig.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lab;

class ModelCatalogueTest : public QObject {
    Q_OBJECT

    /// A folder of models that is empty again for each test.
    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path path(const QString& name = {}) const
    {
        return m_folder->filePath(name).toStdString();
    }

    void write(const QString& model, const QByteArray& config)
    {
        QVERIFY(QDir(m_folder->path()).mkpath(model));
        QFile file(m_folder->filePath(model + QStringLiteral("/config.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(config);
    }

    /// A model that is nothing but its configuration.
    void add(const QString& model, ScoreRule rule)
    {
        RecurrentConfig config{.sourceVocabulary = 10, .targetVocabulary = 10, .embeddingSize = 4};
        config.encoderHiddenSize = 2;
        config.decoderHiddenSize = 4;
        config.attentionSize = 3;
        config.rule = rule;
        write(model, QByteArray::fromStdString(formatBundleConfig({"zh", "en", config})));
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void modelsAreKnownByTheirConfigurationAlone()
    {
        add(QStringLiteral("b"), ScoreRule::Dot);
        add(QStringLiteral("a"), ScoreRule::Additive);
        const std::vector<ModelEntry> models = modelCatalogue({path()});
        QCOMPARE(models.size(), std::size_t(2));
        QCOMPARE(models[0].name, std::string("a"));
        QCOMPARE(models[1].name, std::string("b"));
        QVERIFY(models[1].folder.is_absolute());
        QCOMPARE(std::get<RecurrentConfig>(models[1].config).rule, ScoreRule::Dot);
    }

    void whatCannotBeReadIsLeftOut()
    {
        add(QStringLiteral("good"), ScoreRule::Dot);
        write(QStringLiteral("broken"), "{ \"kind\": ");
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("empty")));
        QFile file(m_folder->filePath(QStringLiteral("README.md")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const std::vector<ModelEntry> models = modelCatalogue({path(), path(QStringLiteral("missing"))});
        QCOMPARE(models.size(), std::size_t(1));
        QCOMPARE(models[0].name, std::string("good"));
    }

    void ofEqualNamesTheFirstFolderWins()
    {
        add(QStringLiteral("one/model"), ScoreRule::Dot);
        add(QStringLiteral("two/model"), ScoreRule::Additive);
        const std::vector<ModelEntry> models =
            modelCatalogue({path(QStringLiteral("one")), path(QStringLiteral("two"))});
        QCOMPARE(models.size(), std::size_t(1));
        QCOMPARE(std::get<RecurrentConfig>(models[0].config).rule, ScoreRule::Dot);
    }
};

QTEST_GUILESS_MAIN(ModelCatalogueTest)
#include "modelcataloguetest.moc"
