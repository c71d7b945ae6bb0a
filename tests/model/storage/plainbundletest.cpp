// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundlesupport.h"
#include "model/decoding/decode.h"
#include "model/storage/bundleconfig.h"

#include <QTest>

using namespace lab;
using namespace lab::test;

namespace {

const QByteArray sourceList = "<pad>\n<s>\n</s>\n<unk>\n我\n爱\n你\n";
const QByteArray targetList = "<pad>\n<s>\n</s>\n<unk>\nI\nlove\nyou\n.\n";
constexpr SpecialTokens special{.unknown = 3, .begin = 1, .end = 2, .padding = 0};

RecurrentTranslator smallTranslator()
{
    RecurrentConfig config{7, 8, 3, 2, 4, 5};
    return tinyTranslator(config);
}

} // namespace

/// Bundles whose vocabularies are plain lists of tokens, as somebody else's training may have left them.
class PlainBundleTest : public QObject {
    Q_OBJECT

    Folder m_lists;
    Folder m_folder; // a valid bundle

    TokenizerFiles files() const
    {
        return {m_lists.path("zh.txt"), m_lists.path("en.txt"), "zh", "en",
            {PlainFormat{TextSplit::Characters, special}, PlainFormat{TextSplit::Spaces, special}}};
    }

    template <typename Expected = FormatError>
    QString refusal() const
    {
        return messageOf<Expected>([this] { loadBundle(m_folder.path()); });
    }
    // What the reader says when a file of the bundle has other bytes; afterwards it has its own again.
    QString refusalWith(const char* name, const QByteArray& bytes) const
    {
        const QByteArray before = m_folder.read(name);
        m_folder.write(name, bytes);
        QString message = refusal();
        m_folder.write(name, before);
        return message;
    }
    QString refusalWithConfig(const QByteArray& before, const QByteArray& after) const
    {
        const QByteArray config = m_folder.read("config.json");
        if (!config.contains(before))
            qFatal("nothing to change in config.json");
        return refusalWith("config.json", QByteArray(config).replace(before, after));
    }

private slots:
    void initTestCase()
    {
        m_lists.write("zh.txt", sourceList);
        m_lists.write("en.txt", targetList);
        const RecurrentTranslator translator = smallTranslator();
        RecurrentConfig config{7, 8, 3, 2, 4, 5};
        saveBundle(m_folder.path(), config, translator.parameters(), files(), StoredType::Float32);
    }

    void cleanup()
    {
        loadBundle(m_folder.path()); // each test leaves it valid
    }

    void listsAreCopiedAndReadAgain()
    {
        QCOMPARE(m_folder.names(),
            (QStringList{"config.json", "model.safetensors", "source.tokens", "target.tokens"}));
        QCOMPARE(m_folder.read("source.tokens"), sourceList);
        const Bundle bundle = loadBundle(m_folder.path());
        QCOMPARE(bundle.model.source.encodeIds("我爱他"), (std::vector{4, 5, 3, 2}));
        QCOMPARE(bundle.model.target.encodeIds("I love"), (std::vector{4, 5, 2}));
        QCOMPARE(bundle.model.target.decode(std::vector{4, 5, 6, 2}), std::string("I love you"));
    }

    void theModelTranslates()
    {
        const Bundle bundle = loadBundle(m_folder.path());
        DecodeOptions options;
        options.prefix = {4, 5};
        options.maximumSteps = 3;
        const Decoding decoding = decode(bundle.model, "我爱你", options);
        QCOMPARE(decoding.source.tokens.size(), std::size_t{4});
        QCOMPARE(decoding.steps.at(0)->input.piece, std::string("<s>"));
        QVERIFY(decoding.text.starts_with("I love"));
    }

    void configSaysHowTextsAreSplit()
    {
        const QByteArray config = m_folder.read("config.json");
        QVERIFY2(config.contains("  \"source_split\": \"characters\",\n  \"target_split\": \"spaces\",\n"
                                 "  \"unknown_id\": 3,\n  \"begin_id\": 1,\n  \"end_id\": 2,\n"
                                 "  \"padding_id\": 0,\n"),
            config.constData());
        const BundleConfig read = parseBundleConfig(config.toStdString(), "config.json");
        QVERIFY(read.text.source->split == TextSplit::Characters);
        QVERIFY(read.text.target->split == TextSplit::Spaces);
        QVERIFY(read.text.source->special == special && read.text.target->special == special);
        QCOMPARE(QByteArray::fromStdString(formatBundleConfig(read)), config);
    }

    void oneSideMayHaveASentencePieceModel()
    {
        TokenizerFiles mixed = files();
        mixed.target = tokenizers().target;
        mixed.text.target = {};
        mixed.text.source->special.padding = -1;
        RecurrentConfig config{7, Tokenizer::load(mixed.target).size(), 3, 2, 4, 5};
        const Folder folder;
        saveBundle(folder.path(), config, tinyTranslator(config).parameters(), mixed);
        QCOMPARE(folder.names(),
            (QStringList{"config.json", "model.safetensors", "source.tokens", "target.model"}));
        QVERIFY(!folder.read("config.json").contains("target_split"));
        QVERIFY(!folder.read("config.json").contains("padding_id"));
        const Bundle bundle = loadBundle(folder.path());
        QCOMPARE(bundle.model.source.unknownId(), 3);
        QCOMPARE(bundle.model.target.unknownId(), 0);
    }

    void eachSideMayHaveItsOwnIds()
    {
        m_lists.write("own.txt", "<unk>\n</s>\n<s>\n我\n爱\n你\n他\n");
        TokenizerFiles own = files();
        own.source = m_lists.path("own.txt");
        own.text.source->special = {.unknown = 0, .begin = 2, .end = 1, .padding = -1};
        const RecurrentConfig config{7, 8, 3, 2, 4, 5};
        const Folder folder;
        saveBundle(folder.path(), config, smallTranslator().parameters(), own);
        const QByteArray written = folder.read("config.json");
        QVERIFY2(written.contains("  \"source_unknown_id\": 0,\n  \"target_unknown_id\": 3,\n"
                                  "  \"source_begin_id\": 2,\n  \"target_begin_id\": 1,\n"
                                  "  \"source_end_id\": 1,\n  \"target_end_id\": 2,\n"
                                  "  \"target_padding_id\": 0,\n"),
            written.constData());
        const Bundle bundle = loadBundle(folder.path());
        QCOMPARE(bundle.model.source.encodeIds("我猫"), (std::vector{3, 0, 1}));
        QCOMPARE(bundle.model.target.encodeIds("I cat"), (std::vector{4, 3, 2}));
    }

    // One side's own id goes before that of both; a side that has none of its own takes that of both.
    void anOwnIdGoesBeforeThatOfBoth()
    {
        m_folder.write(
            "config.json", m_folder.read("config.json")
                               .replace("\"unknown_id\": 3", "\"source_unknown_id\": 6, \"unknown_id\": 3"));
        const Bundle bundle = loadBundle(m_folder.path());
        QCOMPARE(bundle.model.source.unknownId(), 6);
        QCOMPARE(bundle.model.target.unknownId(), 3);
        initTestCase();
    }

    void aSourceMayHaveNoEnd()
    {
        m_lists.write("bare.txt", "<unk>\n我\n爱\n你\n他\n狗\n。\n");
        TokenizerFiles bare = files();
        bare.source = m_lists.path("bare.txt");
        bare.text.source->special = {.unknown = 0, .begin = -1, .end = -1, .padding = -1};
        bare.text.sourceEnd = SentenceEnd::Unmarked;
        const RecurrentConfig config{7, 8, 3, 2, 4, 5};
        const Folder folder;
        saveBundle(folder.path(), config, smallTranslator().parameters(), bare);
        QVERIFY(folder.read("config.json").contains("  \"source_end\": false,\n"));
        const Bundle bundle = loadBundle(folder.path());
        QCOMPARE(bundle.model.source.encodeIds("我爱"), (std::vector{1, 2}));
        DecodeOptions options;
        options.maximumSteps = 2;
        const Decoding decoding = decode(bundle.model, "我爱", options);
        QCOMPARE(decoding.source.tokens.size(), std::size_t{2});
        QVERIFY(decoding.source.end == SentenceEnd::Unmarked);
        QCOMPARE(decoding.steps.at(0)->layers.at(0).cross.at(0).weights.cols(), Index{2});

        const Decoding nothing = decode(bundle.model, " ");
        QVERIFY(nothing.steps.empty());
        QCOMPARE(nothing.stop, StopReason::EndOfSentence);
        QVERIFY(!decode(bundle.model, "我", options).steps.empty());
    }

    void aSourceThatEndsNeedsAnEnd()
    {
        TokenizerFiles bare = files();
        bare.text.source->special.end = -1;
        const Folder folder;
        const RecurrentConfig config{7, 8, 3, 2, 4, 5};
        QVERIFY(messageOf<ConfigError>([&] {
            saveBundle(folder.path("new"), config, smallTranslator().parameters(), bare);
        }).contains("expected \"end_id\""));
    }

    void aSentencePieceSourceMayHaveNoEndEither()
    {
        TokenizerFiles pieces = tokenizers();
        pieces.text.sourceEnd = SentenceEnd::Unmarked;
        const RecurrentConfig config = tinyConfig();
        const Folder folder;
        saveBundle(folder.path(), config, tinyTranslator(config).parameters(), pieces);
        const Bundle bundle = loadBundle(folder.path());
        std::vector<int> ended = Tokenizer::load(tokenizers().source).encodeIds("我爱你。");
        ended.pop_back();
        QCOMPARE(bundle.model.source.encodeIds("我爱你。"), ended);
        QCOMPARE(idsOf(bundle.model.source.encode("我爱你。").tokens), ended);
    }

    void brokenListsAreRefusedWithTheirLine()
    {
        const auto source = [this](const QByteArray& bytes) { return refusalWith("source.tokens", bytes); };
        QVERIFY(
            source(QByteArray(sourceList).replace("爱", "我"))
                .endsWith("source.tokens: line 6: expected each token once, found \"我\" of line 5 again."));
        QVERIFY(source(QByteArray(sourceList).replace("爱", ""))
                    .endsWith("source.tokens: line 6: expected a token, found an empty line."));
        QVERIFY(source(QByteArray(sourceList).replace("爱", "\xFF"))
                    .endsWith("source.tokens, line 6: expected text in UTF-8, found the byte 0xFF."));
        QVERIFY(refusalWith("target.tokens", QByteArray(targetList).replace("you", "y u"))
                    .contains("target.tokens: line 7: expected a token without white space"));
    }

    void listsMustFitTheVocabularies()
    {
        QVERIFY(refusalWith("source.tokens", sourceList + "他\n")
                    .endsWith("source.tokens: expected 7 pieces, as source_vocabulary says, found 8."));
        const QByteArray shorter = targetList.left(targetList.size() - 2);
        QVERIFY(refusalWith("target.tokens", shorter)
                    .endsWith("target.tokens: expected 8 pieces, as target_vocabulary says, found 7."));
        QVERIFY(refusalWith("source.tokens", "").contains("source.tokens: expected a line for the "));
    }

    void aListCutAnywhereIsRefused()
    {
        for (qsizetype length = 0; length < sourceList.size() - 1; ++length) { // the last line feed may go
            const QByteArray cut = sourceList.left(length);
            const bool isText = QString::fromUtf8(cut).toUtf8() == cut;
            const QString refusal = refusalWith("source.tokens", cut);
            QVERIFY2(
                refusal.contains(isText ? "source.tokens: expected " : ": expected text in UTF-8, found "),
                qPrintable(refusal));
            QVERIFY2(refusal.contains("source.tokens"), qPrintable(refusal));
        }
    }

    void wrongKeysAreRefused_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("message");
        const auto row = [](const QByteArray& before, const QByteArray& after, const char* message) {
            QTest::newRow(after.constData()) << before << after << QString::fromUtf8(message);
        };
        row("\"characters\"", "\"letters\"",
            "config.json: source_split: \"letters\" is not a split of a text; choose one of: characters, "
            "spaces.");
        row("\"spaces\"", "5", "config.json: target_split: expected a text, found 5.");
        row("\"unknown_id\": 3", "\"unknown_id\": -1",
            "config.json: unknown_id: expected an integer from 0 to 999999, found -1.");
        row("\"begin_id\": 1,", "", "config.json: expected \"begin_id\", found nothing of that name.");
        row("\"end_id\": 2", "\"end_id\": 2.0", "config.json: end_id: expected an integer from 0 to 999999");
        row("\"padding_id\": 0", "\"padding_id\": null", "config.json: padding_id: expected an integer");
        row("\"end_id\": 2", "\"end_id\": 7",
            "source.tokens: expected a line for the end token 7, found 7 tokens, from 0.");
        row("\"unknown_id\": 3", "\"unknown_id\": 2",
            "source.tokens: expected an unknown token of its own, found 2 as another special token too.");
    }

    void wrongKeysAreRefused()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, message);
        const QString found = refusalWithConfig(before, after);
        QVERIFY2(found.contains(message), qPrintable(found));
    }

    void withoutAPlainListItsKeysAreRefused()
    {
        QByteArray config = m_folder.read("config.json");
        config.replace("\"source_split\": \"characters\",", "").replace("\"target_split\": \"spaces\",", "");
        const QString message = refusalWith("config.json", config);
        QVERIFY2(
            message.contains("found \"begin_id\", which this format does not have"), qPrintable(message));
    }

    void aSplitThatWasForgottenIsNamed()
    {
        QByteArray config = m_folder.read("config.json");
        config.replace("\"target_split\": \"spaces\",", "");
        const QString message = refusalWith("config.json", config);
        QVERIFY2(
            message.endsWith("config.json: expected \"target_split\", as there is a target.tokens and no "
                             "target.model."),
            qPrintable(message));
    }

    void aMissingListIsNamed()
    {
        std::filesystem::remove(m_folder.path("source.tokens"));
        const QString message = refusal<FileError>();
        m_folder.write("source.tokens", sourceList);
        QVERIFY2(message.contains("source.tokens") && message.contains("No such file"), qPrintable(message));
    }

    void nothingIsWrittenThatCannotBeRead()
    {
        RecurrentConfig config{7, 8, 3, 2, 4, 5};
        const RecurrentTranslator translator = smallTranslator();
        const Folder folder;
        const auto save = [&](const TokenizerFiles& saved) {
            saveBundle(folder.path("new"), config, translator.parameters(), saved);
        };
        TokenizerFiles other = files();
        other.text.target->special.end = -1;
        QVERIFY(messageOf<ConfigError>([&] { save(other); }).contains("expected \"end_id\", found nothing"));
        other = files();
        other.text.source->special.end = other.text.target->special.end = 9;
        QVERIFY(messageOf<FormatError>([&] { save(other); }).contains("zh.txt: expected a line for the end"));
        QVERIFY(!std::filesystem::exists(folder.path("new")));
    }
};

QTEST_GUILESS_MAIN(PlainBundleTest)
#include "plainbundletest.moc"
