// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/bundle.h"
#include "bundlesupport.h"
#include "model/storage/bundletensors.h"

#include <QTest>

using namespace lab;
using namespace lab::test;

namespace {

void compare(const ParameterSet& found, const ParameterSet& expected)
{
    QCOMPARE(found.size(), expected.size());
    for (size_t i = 0; i < found.size(); ++i) {
        QCOMPARE(found[i].name, expected[i].name);
        QVERIFY2(found[i].variable.value() == expected[i].variable.value(), found[i].name.c_str());
    }
}

} // namespace

class BundleTest : public QObject {
    Q_OBJECT

    Folder m_folder; // holds the folder "tiny" with a valid bundle

private slots:
    void initTestCase()
    {
        const RecurrentConfig config = tinyConfig();
        saveBundle(m_folder.path("tiny"), config, tinyTranslator(config).parameters(), tokenizers(),
            StoredType::Float32);
    }

    void float32BundleComesBackBitForBit()
    {
        const RecurrentConfig config = tinyConfig();
        const Bundle bundle = loadBundle(m_folder.path("tiny"));
        compare(bundle.model.translator->parameters(), tinyTranslator(config).parameters());
        QCOMPARE(bundle.name, std::string("tiny"));
        QVERIFY(std::filesystem::equivalent(bundle.folder, m_folder.path("tiny")));
        QCOMPARE(bundle.sourceLanguage, std::string("zh"));
        QCOMPARE(bundle.targetLanguage, std::string("en"));
        QCOMPARE(std::get<RecurrentConfig>(bundle.config).attentionSize, 5);
        QCOMPARE(bundle.model.source.size(), config.sourceVocabulary);
        QCOMPARE(bundle.model.target.size(), config.targetVocabulary);
        QCOMPARE(m_folder.path("tiny") / "source.model", bundle.folder / "source.model");
        QStringList files =
            QDir(QString::fromStdString(bundle.folder.string())).entryList(QDir::Files | QDir::Hidden);
        QCOMPARE(files, (QStringList{"config.json", "model.safetensors", "source.model", "target.model"}));
    }

    void aBundleTranslates()
    {
        const Bundle bundle = loadBundle(m_folder.path("tiny"));
        const std::vector<int> source = bundle.model.source.encodeIds("你好");
        const Encoding encoding = bundle.model.translator->encode(source);
        QCOMPARE(encoding.record->memory.cols(), 4);
        for (const Parameter& parameter : bundle.model.translator->parameters())
            QVERIFY(!parameter.variable.needsGradient());
    }

    void float16BundleIsRounded()
    {
        const RecurrentConfig config = tinyConfig();
        const RecurrentTranslator translator = tinyTranslator(config);
        saveBundle(m_folder.path("half"), config, translator.parameters(), tokenizers());
        const Bundle bundle = loadBundle(m_folder.path("half"));
        const ParameterSet& found = bundle.model.translator->parameters();
        for (size_t i = 0; i < found.size(); ++i) {
            const Matrix& expected = translator.parameters()[i].variable.value();
            const Matrix difference = found[i].variable.value() - expected;
            QVERIFY(difference.cwiseAbs().maxCoeff() <= expected.cwiseAbs().maxCoeff() / 2048);
        }
        QVERIFY(found[0].variable.value() != translator.parameters()[0].variable.value());
    }

    void tensorsAreThoseOfTheModel_data()
    {
        QTest::addColumn<int>("rule");
        QTest::addColumn<bool>("learnedV");
        QTest::addColumn<int>("query");
        QTest::addColumn<int>("memory");
        for (int rule = 0; rule < 5; ++rule) {
            for (int query = 0; query < 3; ++query) {
                for (int memory = 0; memory < 4; ++memory)
                    QTest::addRow("%d %d %d", rule, query, memory)
                        << rule << (memory % 2 == 0) << query << memory;
            }
        }
    }

    void tensorsAreThoseOfTheModel()
    {
        QFETCH(int, rule);
        QFETCH(bool, learnedV);
        QFETCH(int, query);
        QFETCH(int, memory);
        RecurrentConfig config{7, 6, 4, 2, 4, 5, 9};
        config.rule = static_cast<ScoreRule>(rule);
        config.learnedV = learnedV;
        config.query = static_cast<QuerySource>(query);
        config.key = static_cast<MemorySource>(memory % 2);
        config.value = static_cast<MemorySource>(memory / 2);
        if (config.query == QuerySource::DecoderInputAndState)
            config.encoderHiddenSize = 4; // the dot rules want queries and keys of one size
        if (config.key == MemorySource::SourceEmbedding && config.query == QuerySource::DecoderInputAndState)
            config.rule = ScoreRule::Additive;
        const RecurrentTranslator translator(config);
        const std::vector<TensorEntry> tensors = bundleTensors(config);
        QCOMPARE(tensors.size(), translator.parameters().size());
        for (size_t i = 0; i < tensors.size(); ++i) {
            const Parameter& parameter = findParameter(translator.parameters(), tensors[i].name);
            QCOMPARE(tensors[i].rows, parameter.variable.rows());
            QCOMPARE(tensors[i].cols, parameter.variable.cols());
            QCOMPARE(tensors[i].isVector, parameter.isVector);
        }
    }

    void nothingIsWrittenThatCannotBeRead()
    {
        const RecurrentConfig config = tinyConfig();
        const RecurrentTranslator translator = tinyTranslator(config);
        RecurrentConfig other = config;
        other.attentionSize = 6;
        const auto save = [&](const RecurrentConfig& saved, const TokenizerFiles& files) {
            saveBundle(m_folder.path("new"), saved, translator.parameters(), files);
        };
        const TokenizerFiles swapped = {tokenizers().target, tokenizers().source, "en", "zh"};
        const TokenizerFiles missing = {"/none", tokenizers().target, "zh", "en"};
        QVERIFY(messageOf<FormatError>([&] { save(other, tokenizers()); }).contains("expected the shape [6"));
        QVERIFY(messageOf<FormatError>([&] { save(config, swapped); }).contains("pieces"));
        QVERIFY(messageOf<FileError>([&] { save(config, missing); }).contains("No such file"));
        other.embeddingSize = 0;
        QVERIFY(messageOf<ConfigError>([&] { save(other, tokenizers()); }).contains("embedding_size"));
        QVERIFY(!std::filesystem::exists(m_folder.path("new")));
    }

    void anUnwritableFolderIsAnError()
    {
        const RecurrentConfig config = tinyConfig();
        const RecurrentTranslator translator(config);
        m_folder.write("file", "x");
        const QString message = messageOf<FileError>(
            [&] { saveBundle(m_folder.path("file/new"), config, translator.parameters(), tokenizers()); });
        QVERIFY2(message.contains("Cannot make the folder") && message.contains("Not a directory"),
            qPrintable(message));
    }

    void aBundleCanBeWrittenOverItself()
    {
        const RecurrentConfig config = tinyConfig();
        const TokenizerFiles own = {
            m_folder.path("tiny/source.model"), m_folder.path("tiny/target.model"), "zh", "en"};
        const Bundle before = loadBundle(m_folder.path("tiny"));
        saveBundle(
            m_folder.path("tiny"), config, before.model.translator->parameters(), own, StoredType::Float32);
        const Bundle after = loadBundle(m_folder.path("tiny"));
        compare(after.model.translator->parameters(), before.model.translator->parameters());
    }

    void findsABundleByNameOrFolder()
    {
        std::filesystem::create_directories(m_folder.path("a/one"));
        std::filesystem::create_directories(m_folder.path("b/one"));
        std::filesystem::create_directories(m_folder.path("b/two"));
        const std::vector<std::filesystem::path> searched = {m_folder.path("a"), m_folder.path("b")};
        QCOMPARE(findBundle("one", searched), m_folder.path("a/one"));
        QCOMPARE(findBundle("two", searched), m_folder.path("b/two"));
        QCOMPARE(findBundle(m_folder.path("b/one").string(), searched), m_folder.path("b/one"));
        const QString message = messageOf<FileError>([&] { findBundle("three", searched); });
        QVERIFY2(message.contains("There is no model \"three\"; tried \"three\", \""), qPrintable(message));
        QVERIFY2(message.contains("a/three\"") && message.contains("b/three\""), qPrintable(message));
        for (const char* name : {"", "..", "../a", "/none"}) {
            if (!std::filesystem::is_directory(name))
                QVERIFY(
                    messageOf<FileError>([&] { findBundle(name, searched); }).contains("There is no model"));
        }
    }
};

QTEST_GUILESS_MAIN(BundleTest)
#include "bundletest.moc"
