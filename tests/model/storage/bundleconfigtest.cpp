// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/bundleconfig.h"
#include "storagesupport.h"

#include <QTest>

using namespace lab;
using namespace lab::test;

namespace {

const QByteArray valid = R"({
  "format_version": 1,
  "kind": "recurrent",
  "source_language": "zh",
  "target_language": "pt-BR",
  "source_vocabulary": 5000,
  "target_vocabulary": 4300,
  "embedding_size": 160,
  "encoder_hidden_size": 96,
  "decoder_hidden_size": 224,
  "attention_size": 128,
  "maximum_positions": 0,
  "attention": "soft",
  "score_rule": "additive",
  "learned_v": true,
  "query": "decoder-state",
  "key": "encoder-state",
  "value": "source-embedding"
}
)";

QByteArray measured(const QByteArray& keys)
{
    return QByteArray(valid).replace("\n}\n", ",\n  \"measured\": {" + keys + "}\n}\n");
}

const QByteArray quality =
    R"("sentences":500,"bleu":31.42,"bleu_beam_5":33.75,"chrf":49.6,"training_minutes":12.9)";

BundleConfig parse(const QByteArray& json)
{
    return parseBundleConfig(json.toStdString(), "config.json");
}

QString refusal(const QByteArray& json)
{
    return messageOf<FormatError>([&] { parse(json); });
}

} // namespace

class BundleConfigTest : public QObject {
    Q_OBJECT

private slots:
    void readsEveryKey()
    {
        const BundleConfig config = parse(valid);
        QCOMPARE(config.sourceLanguage, std::string("zh"));
        QCOMPARE(config.targetLanguage, std::string("pt-BR"));
        QCOMPARE(std::get<RecurrentConfig>(config.model).sourceVocabulary, 5000);
        QCOMPARE(std::get<RecurrentConfig>(config.model).targetVocabulary, 4300);
        QCOMPARE(std::get<RecurrentConfig>(config.model).embeddingSize, 160);
        QCOMPARE(std::get<RecurrentConfig>(config.model).encoderHiddenSize, 96);
        QCOMPARE(std::get<RecurrentConfig>(config.model).decoderHiddenSize, 224);
        QCOMPARE(std::get<RecurrentConfig>(config.model).attentionSize, 128);
        QCOMPARE(std::get<RecurrentConfig>(config.model).maximumPositions, 0);
        QCOMPARE(std::get<RecurrentConfig>(config.model).rule, ScoreRule::Additive);
        QCOMPARE(std::get<RecurrentConfig>(config.model).learnedV, true);
        QCOMPARE(std::get<RecurrentConfig>(config.model).query, QuerySource::DecoderState);
        QCOMPARE(std::get<RecurrentConfig>(config.model).key, MemorySource::EncoderState);
        QCOMPARE(std::get<RecurrentConfig>(config.model).value, MemorySource::SourceEmbedding);
    }

    void writesWhatItReads()
    {
        QCOMPARE(QByteArray::fromStdString(formatBundleConfig(parse(valid))), valid);
        const QByteArray other = QByteArray(valid)
                                     .replace("\"additive\"", "\"location-linear\"")
                                     .replace("\"maximum_positions\": 0", "\"maximum_positions\": 60")
                                     .replace("\"attention_size\": 128", "\"attention_size\": 0")
                                     .replace("true", "false")
                                     .replace("decoder-state", "decoder-input-and-state");
        QCOMPARE(QByteArray::fromStdString(formatBundleConfig(parse(other))), other);
    }

    void qualityMayBeThere()
    {
        QVERIFY(!parse(valid).measured);
        const BundleConfig config = parse(measured(quality));
        QCOMPARE(*config.measured, (MeasuredQuality{500, 31.42F, 33.75F, 49.6F, 12.9F}));
        QCOMPARE(QByteArray::fromStdString(formatBundleConfig(config)), measured(quality));
        QVERIFY(!config.measured->meanProbability);
        const QByteArray more = measured(quality + R"(,"mean_probability":0.62)");
        QCOMPARE(*parse(more).measured->meanProbability, 0.62F);
        QCOMPARE(QByteArray::fromStdString(formatBundleConfig(parse(more))), more);
        QVERIFY(refusal(measured(quality + R"(,"mean_probability":1.5)"))
                    .contains("measured.mean_probability: expected a number from 0 to 1"));
    }

    void wrongQualityIsRefused()
    {
        const auto changed = [](const QByteArray& before, const QByteArray& after) {
            return refusal(measured(QByteArray(quality).replace(before, after)));
        };
        QCOMPARE(changed("31.42", "100.5"),
            "config.json: measured.bleu: expected a number from 0 to 100, found 100.5.");
        QCOMPARE(
            changed("49.6", "-1"), "config.json: measured.chrf: expected a number from 0 to 100, found -1.");
        QVERIFY(changed("500", "0").contains("measured.sentences: expected an integer from 1"));
        QVERIFY(changed("\"bleu\"", "\"blue\"").contains("\"blue\", which this format does not have"));
        QVERIFY(changed("12.9", "\"long\"").contains("measured.training_minutes: expected a"));
    }

    void commentsAreAllowed()
    {
        const QByteArray commented =
            QByteArray(valid).replace("\"kind\"", "\"_note\": [1], \"comment on kinds\": {}, \"kind\"");
        QCOMPARE(formatBundleConfig(parse(commented)), valid.toStdString());
    }

    void everyKeyIsNeededOnce()
    {
        for (const QByteArray& line : valid.split('\n')) {
            if (!line.contains(':'))
                continue;
            const QString key = QString::fromUtf8(line).section('"', 1, 1);
            const QByteArray without =
                QByteArray(valid).replace(line, "  \"_\": 0" + line.right(line.endsWith(',')));
            QCOMPARE(refusal(without), "config.json: expected \"" + key + "\", found nothing of that name.");
            const QByteArray twice =
                QByteArray(valid).replace("{", "{" + line + (line.endsWith(',') ? "" : ","));
            QCOMPARE(refusal(twice), "config.json: expected each name once, found \"" + key + "\" twice.");
        }
    }

    void wrongValuesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("message");
        const auto row = [](const QByteArray& before, const QByteArray& after, const char* message) {
            QTest::newRow(after.constData()) << before << after << QString::fromUtf8(message);
        };
        row("_version\": 1", "_version\": 2", "format_version: expected 1, found 2");
        row("_version\": 1", "_version\": \"1\"", "format_version: expected 1, found \"1\"");
        row("\"recurrent\"", "\"perceptron\"",
            "kind: expected \"recurrent\" or \"transformer\", found \"perceptron\"");
        row("\"kind\"", "\"kinds\": 1, \"kind\"", "found \"kinds\", which this format does not have");
        row("\"zh\"", "\"\"", "source_language: expected a language tag such as \"zh\", found \"\"");
        row("\"zh\"", "\"../zh\"", "source_language: expected a language tag");
        row("\"zh\"", "7", "source_language: expected a text, found 7");
        row("\"pt-BR\"", "\"pt_BR\"", "target_language: expected a language tag");
        row("5000", "0", "source_vocabulary: expected an integer from 1 to 1000000, found 0");
        row("5000", "1000001", "source_vocabulary: expected an integer from 1 to 1000000, found 1000001");
        row("4300", "-4300", "target_vocabulary: expected an integer from 1 to 1000000, found -4300");
        row("160", "65537", "embedding_size: expected an integer from 1 to 65536, found 65537");
        row("160", "160.0", "embedding_size: expected an integer from 1 to 65536, found 160.0");
        row("160", "\"160\"", "embedding_size: expected an integer from 1 to 65536, found \"160\"");
        row("96", "4294967392", "encoder_hidden_size: expected an integer from 1 to 65536");
        row("96", "18446744073709551615", "encoder_hidden_size: expected an integer");
        row("224", "null", "decoder_hidden_size: expected an integer from 1 to 65536, found null");
        row("128", "[128]", "attention_size: expected an integer from 0 to 65536, found an array of 1");
        row(": 128", ": 0", "config.json: attention_size must be between 1 and 65536, not 0");
        row("\"additive\"", "\"location-linear\"", "maximum_positions must be between 1 and 65536, not 0");
        row("\"additive\"", "\"dot\"", "queries and keys of one size, not 224 and 192");
        row("\"additive\"", "\"Additive\"", "score_rule: \"Additive\" is not a score rule; choose one of: ");
        row("true", "1", "learned_v: expected true or false, found 1");
        row("\"decoder-state\"", "\"x\"", "query: \"x\" is not a query source");
        row("\"encoder-state\"", "\"y\"", "key: \"y\" is not a key or value source");
        row("\"source-embedding\"", "5", "value: expected a text, found 5");
        row("{", "[", "expected valid JSON");
        row("{", "{\"_\":[[[[[[[[]]]]]]]],", "levels deep");
    }

    void wrongValuesAreRefused()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, message);
        QVERIFY(valid.contains(before));
        const QString found = refusal(QByteArray(valid).replace(before, after));
        QVERIFY2(found.startsWith("config.json: ") && found.contains(message), qPrintable(found));
    }

    void truncatedAnywhereIsRefused()
    {
        const QByteArray text = valid.trimmed();
        for (qsizetype length = 0; length < text.size(); ++length)
            QVERIFY(refusal(text.left(length)).startsWith("config.json: expected valid JSON"));
    }

    void everyFlippedBitIsRefusedOrHarmless()
    {
        for (qsizetype bit = 0; bit < 8 * valid.size(); ++bit) {
            QByteArray json = valid;
            json[bit / 8] = static_cast<char>(json[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(refusedOrValid([&] { parse(json); }));
        }
    }

    void doesNotWriteWhatItWouldRefuse()
    {
        const auto message = [](const BundleConfig& config) {
            return messageOf<ConfigError>([&] { formatBundleConfig(config); });
        };
        BundleConfig config = parse(valid);
        config.sourceLanguage = std::string("?");
        QVERIFY(message(config).contains("source_language"));
        config = parse(valid);
        std::get<RecurrentConfig>(config.model).maximumPositions = -1;
        QVERIFY(message(config).contains("maximum_positions"));
        config = parse(valid);
        std::get<RecurrentConfig>(config.model).embeddingSize = 0;
        QVERIFY(message(config).contains("embedding_size"));
    }
};

QTEST_GUILESS_MAIN(BundleConfigTest)
#include "bundleconfigtest.moc"
