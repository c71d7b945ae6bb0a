// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/trainingpairs.h"

#include "model/math/error.h"
#include "model/text/tokenizer.h"
#include "tests/support/messageof.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace lab;
using lab::test::messageOf;

namespace {

const std::filesystem::path kVocabularies = SOURCE_DIRECTORY "/resources/training/zh-en";

void write(const std::filesystem::path& file, const std::string& text)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

// A configuration in `folder`, which trains and measures on pairs.tsv.
TrainingConfig configIn(const std::filesystem::path& folder)
{
    TrainingConfig config = loadTrainingConfig(SOURCE_DIRECTORY "/resources/training/zh-en-additive.json");
    config.folder = folder;
    config.trainFiles = {"pairs.tsv"};
    config.validationFile = "pairs.tsv";
    config.placeNamePairs = 0;
    config.trainer.guidedAttention = 0;
    return config;
}

std::string targetText(const TrainingPairs& pairs)
{
    const Tokenizer target = Tokenizer::load(kVocabularies / "target.model");
    std::string text;
    for (const TokenPair& pair : pairs.tokens)
        text += target.decode(pair.target) + "|";
    return text;
}

} // namespace

class TrainingPairsTest : public QObject {
    Q_OBJECT

private slots:
    void findsFilesBesideTheConfiguration()
    {
        const std::filesystem::path folder = m_folder.filePath("beside").toStdString();
        write(folder / "pairs.tsv", "你好。\tHello.\n");
        const TrainingPairs pairs = loadTrainingPairs(configIn(folder), {});
        QCOMPARE(targetText(pairs), std::string("Hello.|"));
        QCOMPARE(pairs.validation, (std::vector<SentencePair>{{"你好。", "Hello."}}));
    }

    void filesThatLeaveNothingToTrainOnAreNamed()
    {
        const std::filesystem::path folder = m_folder.filePath("long").toStdString();
        write(folder / "pairs.tsv", "你好。\tHello.\n");
        TrainingConfig config = configIn(folder);
        config.maximumTokens = 2;
        QCOMPARE(messageOf<FormatError>([&] { loadTrainingPairs(config, {}); }),
            QStringLiteral("pairs.tsv: no sentence pair of at most 2 tokens, as maximum_tokens of the "
                           "configuration says."));
        write(folder / "nothing.tsv", "\n");
        config = configIn(folder);
        config.validationFile = "nothing.tsv"; // before any step is trained
        QVERIFY(messageOf<FormatError>([&] {
            loadTrainingPairs(config, {});
        }).endsWith(QStringLiteral("nothing.tsv: no sentence pair in it.")));
    }

    // A model that reads sentences without </s> is trained on such sentences.
    void sourcesEndAsTheModelReadsThem()
    {
        const std::filesystem::path folder = m_folder.filePath("unmarked").toStdString();
        write(folder / "pairs.tsv", "你好。\tHello.\n");
        TrainingConfig config = configIn(folder);
        QCOMPARE(loadTrainingPairs(config, {}).tokens[0].source.back(), 2);
        const std::vector<int> marked = loadTrainingPairs(config, {}).tokens[0].source;
        config.sourceEnd = SentenceEnd::Unmarked;
        const std::vector<int> unmarked = loadTrainingPairs(config, {}).tokens[0].source;
        QCOMPARE(unmarked, std::vector<int>(marked.begin(), marked.end() - 1));
        QVERIFY(tokenizerFiles(config).text.sourceEnd == SentenceEnd::Unmarked);
    }

    void prefersThoseInTheDataFolder()
    {
        const std::filesystem::path folder = m_folder.filePath("both").toStdString();
        write(folder / "pairs.tsv", "你好。\tHello.\n");
        write(folder / "data" / "pairs.tsv", "谢谢。\tThanks.\n");
        QCOMPARE(targetText(loadTrainingPairs(configIn(folder), folder / "data")), std::string("Thanks.|"));
        QCOMPARE(
            targetText(loadTrainingPairs(configIn(folder), folder / "elsewhere")), std::string("Hello.|"));
    }

    void namesAFileThatIsNowhere()
    {
        const std::filesystem::path folder = m_folder.filePath("nowhere").toStdString();
        write(folder / "other.tsv", "你好。\tHello.\n");
        const auto message = [&](const std::filesystem::path& data) -> std::string {
            try {
                loadTrainingPairs(configIn(folder), data);
            } catch (const FileError& error) {
                return error.what();
            }
            return {};
        };
        QVERIFY2(message({}).starts_with("pairs.tsv is not in " + folder.string()), message({}).c_str());
        QVERIFY2(message(folder / "data").find("data/pairs.tsv") != std::string::npos,
            message(folder / "data").c_str());
    }

    void measuresOnTheFirstReferencesOfASetWithKeys()
    {
        const std::filesystem::path folder = m_folder.filePath("keys").toStdString();
        write(folder / "pairs.tsv", "你好。\tHello.\n");
        write(folder / "set.jsonl", "{\"id\": \"01-01\", \"kind\": \"a\", \"zh\": \"谢谢。\", \"refs\": "
                                    "[\"Thanks.\", \"Thank you.\"], \"keys\": [\"thank\"]}");
        TrainingConfig config = configIn(folder);
        config.validationFile = "set.jsonl";
        QCOMPARE(
            loadTrainingPairs(config, {}).validation, (std::vector<SentencePair>{{"谢谢。", "Thanks."}}));
    }

    void theClassroomConfigurationNeedsNoOtherFolder()
    {
        TrainingConfig config =
            loadTrainingConfig(SOURCE_DIRECTORY "/resources/training/zh-en-classroom.json");
        config.trainer.guidedAttention = 0; // whose links take a while
        config.placeNamePairs = 0;
        const TrainingPairs pairs = loadTrainingPairs(config, {});
        std::size_t generated = 0;
        for (const auto& [kind, count] : config.generated)
            generated += static_cast<std::size_t>(count);
        QCOMPARE(generated, std::size_t{11'400});
        // A few sentences are longer than a model is trained on.
        QVERIFY2(pairs.tokens.size() > 21'300 + generated, std::to_string(pairs.tokens.size()).c_str());
        QCOMPARE(pairs.validation.size(), std::size_t{200});
    }

    void addsGeneratedPairs()
    {
        const std::filesystem::path folder = m_folder.filePath("generated").toStdString();
        write(folder / "pairs.tsv", "你好。\tHello.\n");
        TrainingConfig config = configIn(folder);
        QVERIFY(config.generated.empty()); // as old configurations mean it
        config.generated = {{"names", 20}, {"dates", 5}};
        const TrainingPairs pairs = loadTrainingPairs(config, {});
        QCOMPARE(pairs.tokens.size(), std::size_t{26});
        std::string expected = "Hello.|";
        for (const SentencePair& pair : generatedPairs(config.generated, config.trainer.seed))
            expected += pair.target + "|";
        QCOMPARE(targetText(pairs), expected);
    }

    void spellsCopiedWordsWhereAsked()
    {
        const std::filesystem::path folder = m_folder.filePath("copies").toStdString();
        write(folder / "pairs.tsv", "请打开Boston。\tPlease open Boston.\n");
        TrainingConfig config = configIn(folder);
        QVERIFY(!config.spellCopies); // as old configurations mean it
        const std::size_t whole = loadTrainingPairs(config, {}).tokens.front().target.size();
        config.spellCopies = true;
        const TrainingPairs pairs = loadTrainingPairs(config, {});
        QCOMPARE(pairs.tokens.front().target.size(), whole + 5); // six letters instead of one piece
        QCOMPARE(targetText(pairs), std::string("Please open Boston.|"));
    }

    void readsHowManyOfEachKind()
    {
        const auto load = [&](const std::string& generated) {
            std::ifstream file(SOURCE_DIRECTORY "/resources/training/zh-en-additive.json");
            std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
            const std::string key = "\"maximum_tokens\"";
            text.insert(text.find(key), "\"generated_pairs\": " + generated + ", ");
            const std::filesystem::path config = m_folder.filePath("config.json").toStdString();
            write(config, text);
            return loadTrainingConfig(config).generated;
        };
        QCOMPARE(load("{\"names\": 20, \"dates\": 5}"), (GeneratedCounts{{"names", 20}, {"dates", 5}}));
        QVERIFY_THROWS_EXCEPTION(FormatError, load("{\"poems\": 20}"));
        QVERIFY_THROWS_EXCEPTION(FormatError, load("{\"names\": -1}"));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TrainingPairsTest)
#include "trainingpairstest.moc"
