// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundlesupport.h"
#include "model/decoding/decode.h"
#include "model/storage/bundle.h"
#include "model/storage/bundleconfig.h"
#include "model/storage/bundletensors.h"
#include "model/storage/safetensors.h"
#include "model/translation/transformer.h"

#include <QTest>

using namespace lab;
using namespace lab::test;

namespace {

const QByteArray valid = R"({
  "format_version": 1,
  "kind": "transformer",
  "source_language": "zh",
  "target_language": "en",
  "source_vocabulary": 5000,
  "target_vocabulary": 4300,
  "model_size": 160,
  "encoder_layers": 3,
  "decoder_layers": 2,
  "encoder_heads": 5,
  "decoder_heads": 4,
  "feed_forward_size": 512,
  "maximum_positions": 0,
  "first_position": 1,
  "positions": "sinusoidal-concatenated",
  "activation": "gelu",
  "norm_first": true,
  "final_norm": true,
  "bias": true,
  "output_bias": true,
  "tied_output": true,
  "shared_embedding": false,
  "scaled_embedding": true,
  "layer_norm_epsilon": 1e-06
}
)";

BundleConfig parse(const QByteArray& json)
{
    return parseBundleConfig(json.toStdString(), "config.json");
}

QString refusal(const QByteArray& json)
{
    return messageOf<FormatError>([&] { parse(json); });
}

TransformerConfig small()
{
    TransformerConfig config;
    config.sourceVocabulary = Tokenizer::load(tokenizers().source).size();
    config.targetVocabulary = Tokenizer::load(tokenizers().target).size();
    config.modelSize = 4;
    config.encoderLayers = 2;
    config.decoderLayers = 1;
    config.encoderHeads = 1;
    config.decoderHeads = 2;
    config.feedForwardSize = 3;
    return config;
}

} // namespace

/// A bundle of kind "transformer": its configuration, its tensors, and what is wrong with damaged ones.
class TransformerBundleTest : public QObject {
    Q_OBJECT

    Folder m_folder; // a valid bundle
    TensorFile m_tensors;

    QString refusalWithTensors(const TensorFile& tensors) const
    {
        const QByteArray before = m_folder.read("model.safetensors");
        writeTensors(m_folder.path("model.safetensors"), tensors, StoredType::Float32);
        QString message = messageOf<FormatError>([this] { loadBundle(m_folder.path()); });
        m_folder.write("model.safetensors", before);
        return message;
    }

private slots:
    void initTestCase()
    {
        TransformerTranslator translator(small());
        Random random(3);
        translator.initialize(random);
        saveBundle(m_folder.path(), small(), translator.parameters(), tokenizers(), StoredType::Float32);
        m_tensors = readTensors(m_folder.path("model.safetensors"));
    }

    void readsEveryKey()
    {
        const auto config = std::get<TransformerConfig>(parse(valid).model);
        QCOMPARE(config.sourceVocabulary, 5000);
        QCOMPARE(config.targetVocabulary, 4300);
        QCOMPARE(config.modelSize, 160);
        QCOMPARE(config.encoderLayers, 3);
        QCOMPARE(config.decoderLayers, 2);
        QCOMPARE(config.encoderHeads, 5);
        QCOMPARE(config.decoderHeads, 4);
        QCOMPARE(config.feedForwardSize, 512);
        QCOMPARE(config.maximumPositions, 0);
        QCOMPARE(config.firstPosition, 1);
        QCOMPARE(config.positions, PositionKind::Concatenated);
        QCOMPARE(config.activation, Activation::Gelu);
        QCOMPARE(config.normFirst, true);
        QCOMPARE(config.sharedEmbedding, false);
        QCOMPARE(config.epsilon, 1e-6F);
    }

    void everySwitchIsItsOwn()
    {
        bool TransformerConfig::*const members[] = {&TransformerConfig::normFirst,
            &TransformerConfig::finalNorm, &TransformerConfig::biased, &TransformerConfig::outputBias,
            &TransformerConfig::tiedOutput, &TransformerConfig::scaledEmbedding};
        const char* const keys[] = {
            "norm_first", "final_norm", "bias", "output_bias", "tied_output", "scaled_embedding"};
        for (std::size_t changed = 0; changed < 6; ++changed) {
            const QByteArray name = QByteArray("\"") + keys[changed] + "\": ";
            const auto config = std::get<TransformerConfig>(
                parse(QByteArray(valid).replace(name + "true", name + "false")).model);
            for (std::size_t i = 0; i < 6; ++i)
                QCOMPARE(config.*members[i], i != changed);
        }
    }

    void writesWhatItReads()
    {
        QCOMPARE(QByteArray::fromStdString(formatBundleConfig(parse(valid))), valid);
        const QByteArray other = QByteArray(valid)
                                     .replace("sinusoidal-concatenated", "learned")
                                     .replace("\"maximum_positions\": 0", "\"maximum_positions\": 60")
                                     .replace("gelu", "silu")
                                     .replace("4300", "5000")
                                     .replace("true", "false")
                                     .replace("\"shared_embedding\": false", "\"shared_embedding\": true")
                                     .replace("1e-06", "0.25");
        QCOMPARE(QByteArray::fromStdString(formatBundleConfig(parse(other))), other);
    }

    void theSpreadOfPositionsNeedNotBeThere()
    {
        const QByteArray spread = QByteArray(valid).replace("\"sinusoidal-concatenated\",\n",
            "\"sinusoidal-concatenated\",\n  \"position_spread\": \"half-minus-one\",\n");
        QCOMPARE(std::get<TransformerConfig>(parse(valid).model).waveSpread, WaveSpread::Half);
        QCOMPARE(std::get<TransformerConfig>(parse(spread).model).waveSpread, WaveSpread::HalfMinusOne);
        QCOMPARE(QByteArray::fromStdString(formatBundleConfig(parse(spread))), spread);
        QCOMPARE(refusal(QByteArray(spread).replace("half-minus-one", "whole")),
            "config.json: position_spread: \"whole\" is not a spread of positions; choose one of: half, "
            "half-minus-one.");
    }

    void everyKeyIsNeeded()
    {
        for (const QByteArray& line : valid.split('\n')) {
            if (!line.contains(':'))
                continue;
            const QString key = QString::fromUtf8(line).section('"', 1, 1);
            const QByteArray without =
                QByteArray(valid).replace(line, "  \"_\": 0" + line.right(line.endsWith(',')));
            QCOMPARE(refusal(without), "config.json: expected \"" + key + "\", found nothing of that name.");
        }
    }

    void wrongValuesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("message");
        const auto row = [](const QByteArray& before, const QByteArray& after, const char* message) {
            QTest::newRow((before + after).constData()) << before << after << QString::fromUtf8(message);
        };
        row("\"kind\"", "\"score_rule\": \"dot\", \"kind\"",
            "found \"score_rule\", which this format does not");
        row("\"model_size\": 160", "\"model_size\": 0", "model_size: expected an integer from 1 to 65536");
        row("\"encoder_layers\": 3", "\"encoder_layers\": 65",
            "encoder_layers: expected an integer from 1 to 64");
        row("\"encoder_heads\": 5", "\"encoder_heads\": 3", "160 numbers cannot be split into 3 heads");
        row("\"decoder_heads\": 4", "\"decoder_heads\": 320",
            "decoder_heads must be between 1 and 160, not 320");
        row("\"first_position\": 1", "\"first_position\": 2",
            "first_position: expected an integer from 0 to 1");
        row("sinusoidal-concatenated", "rotary",
            "positions: \"rotary\" is not a kind of positions; choose one");
        row("sinusoidal-concatenated", "learned", "maximum_positions must be between 1 and 65536, not 0");
        row("gelu", "tanh", "activation: \"tanh\" is not a kind of activation");
        row("\"bias\": true", "\"bias\": 1", "bias: expected true or false, found 1");
        row("\"shared_embedding\": false", "\"shared_embedding\": true",
            "vocabularies of one size, not 5000 and");
        row("1e-06", "0", "layer_norm_epsilon must be above 0 and below 1, not 0.0");
        row("1e-06", "\"0\"", "layer_norm_epsilon: expected a number, found \"0\"");
        row("\"model_size\": 160", "\"model_size\": 15", "cannot be split into 4 heads");
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

    void oddSizesHaveNoSinusoidalPositions()
    {
        const QByteArray odd = QByteArray(valid)
                                   .replace("\"model_size\": 160", "\"model_size\": 15")
                                   .replace("\"decoder_heads\": 4", "\"decoder_heads\": 3");
        QVERIFY(refusal(odd).contains("model_size must be even for sinusoidal positions, not 15"));
    }

    void everyFlippedBitIsRefusedOrHarmless()
    {
        for (qsizetype bit = 0; bit < 8 * valid.size(); ++bit) {
            QByteArray json = valid;
            json[bit / 8] = static_cast<char>(json[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(refusedOrValid([&] { parse(json); }));
        }
    }

    void tensorsAreThoseOfTheModel_data()
    {
        QTest::addColumn<int>("switches");
        for (int switches = 0; switches < 64; ++switches)
            QTest::addRow("%d", switches) << switches;
    }

    void tensorsAreThoseOfTheModel()
    {
        QFETCH(int, switches);
        TransformerConfig config = small();
        config.sourceVocabulary = config.targetVocabulary = 7;
        config.maximumPositions = 5;
        config.biased = (switches & 1) != 0;
        config.outputBias = (switches & 2) != 0;
        config.tiedOutput = (switches & 4) != 0;
        config.sharedEmbedding = (switches & 8) != 0;
        config.finalNorm = (switches & 16) != 0;
        config.positions = (switches & 32) != 0 ? PositionKind::Learned : PositionKind::Interleaved;
        const TransformerTranslator translator(config);
        const std::vector<TensorEntry> tensors = bundleTensors(config);
        QCOMPARE(tensors.size(), translator.parameters().size());
        for (const TensorEntry& tensor : tensors) {
            const Parameter& parameter = findParameter(translator.parameters(), tensor.name);
            QCOMPARE(tensor.rows, parameter.variable.rows());
            QCOMPARE(tensor.cols, parameter.variable.cols());
            QCOMPARE(tensor.isVector, parameter.isVector);
        }
    }

    void aBundleComesBackBitForBitAndTranslates()
    {
        const Bundle bundle = loadBundle(m_folder.path());
        for (const Parameter& parameter : bundle.model.translator->parameters()) {
            const NamedTensor* stored = findTensor(m_tensors, parameter.name);
            QVERIFY2(
                stored != nullptr && stored->values == parameter.variable.value(), parameter.name.c_str());
        }
        const Decoding decoding = decode(bundle.model, "你好");
        QVERIFY(!decoding.steps.empty());
        QCOMPARE(decoding.steps.front()->layers.front().cross.size(), std::size_t{2});
        QCOMPARE(decoding.encoder->layers.size(), std::size_t{2});
    }

    void missingSurplusAndMisshapenTensorsAreNamed()
    {
        for (std::size_t i = 0; i < m_tensors.tensors.size(); ++i) {
            const QString name = "\"" + QString::fromStdString(m_tensors.tensors[i].name) + "\"";
            TensorFile other = m_tensors;
            other.tensors[i].values = Matrix::Zero(other.tensors[i].values.rows(), 9);
            QVERIFY2(refusalWithTensors(other).contains("tensor " + name + ": expected the shape ["),
                qPrintable(name));
            other.tensors.erase(other.tensors.begin() + static_cast<std::ptrdiff_t>(i));
            QVERIFY2(refusalWithTensors(other).contains("missing " + name), qPrintable(name));
        }
        TensorFile other = m_tensors;
        other.tensors.push_back({"output.weight", Matrix::Ones(1, 1), false});
        QVERIFY(refusalWithTensors(other).contains("found in surplus \"output.weight\""));
    }

    // Nothing of that size may be allocated.
    void anAbsurdConfigIsRefusedBeforeTheModelIsMade()
    {
        const QByteArray before = m_folder.read("config.json");
        m_folder.write("config.json", QByteArray(before)
                                          .replace("\"model_size\": 4", "\"model_size\": 65536")
                                          .replace("\"encoder_layers\": 2", "\"encoder_layers\": 64"));
        const QString message = messageOf<FormatError>([this] { loadBundle(m_folder.path()); });
        m_folder.write("config.json", before);
        QVERIFY2(message.contains("expected a model of at most 268435456 numbers, found sizes for 11"),
            qPrintable(message));
    }
};

QTEST_GUILESS_MAIN(TransformerBundleTest)
#include "transformerbundletest.moc"
