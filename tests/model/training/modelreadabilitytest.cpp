// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/modelreadability.h"

#include "model/math/error.h"
#include "model/math/random.h"
#include "model/translation/recurrent.h"
#include "tests/support/messageof.h"

#include <QTest>

#include <cmath>

using namespace lab;
using lab::test::messageOf;

namespace {

// Random weights with the real vocabularies.
TranslationModel randomModel(AttentionKind attention)
{
    const std::filesystem::path folder = SOURCE_DIRECTORY "/resources/training/zh-en";
    Tokenizer source = Tokenizer::load(folder / "source.model");
    Tokenizer target = Tokenizer::load(folder / "target.model");
    RecurrentConfig config;
    config.sourceVocabulary = source.size();
    config.targetVocabulary = target.size();
    config.embeddingSize = 8;
    config.encoderHiddenSize = 6;
    config.decoderHiddenSize = 12;
    config.attentionSize = 5;
    config.attention = attention;
    auto translator = std::make_shared<RecurrentTranslator>(config);
    Random random(3);
    translator->initialize(random);
    return {translator, source, target};
}

// 我 爱 你 → I love you .
const AlignedSentence loveYou{"我爱你", "I love you.", {{0, 3}, {3, 6}, {6, 9}},
    {{0, 1}, {2, 6}, {7, 10}, {10, 11}}, {{0, 0}, {1, 1}, {2, 2}}};

} // namespace

class ModelReadabilityTest : public QObject {
    Q_OBJECT

private slots:
    // Whatever the model would say, its weights are those of saying the given translation.
    void measuresTheWeightsOfTheGivenTranslation()
    {
        const TranslationModel model = randomModel(AttentionKind::Soft);
        const TokenizedText target = model.target.encode(loveYou.target);
        QCOMPARE(target.tokens.size(), std::size_t{5});
        DecodeOptions options;
        options.prefix = model.target.encodeIds(loveYou.target);
        const Decoding decoding = decode(model, loveYou.source, options);
        QCOMPARE(decoding.text, loveYou.target);
        ReadabilityMeter meter;
        meter.add(crossWeights(decoding).value(), linkedWords(loveYou, decoding.source, target));

        const ModelReadability measured = measureReadability(model, {loveYou});
        QCOMPARE(measured.lastLayer->entropy, meter.result().entropy);
        QCOMPARE(measured.lastLayer->massOnLinks, meter.result().massOnLinks);
        QCOMPARE(measured.lastLayer->targetTokens, std::size_t{5}); // with . and </s>
        QCOMPARE(measured.lastLayer->linkedWords, std::size_t{3});
        QVERIFY(measured.lastLayer->entropy > 0);
    }

    void aRecurrentModelHasOneHead()
    {
        const ModelReadability measured =
            measureReadability(randomModel(AttentionKind::Soft), {loveYou, loveYou});
        QCOMPARE(measured.heads.size(), std::size_t{1});
        QCOMPARE(measured.heads[0].choice, (CrossHead{0, 0}));
        QCOMPARE(measured.heads[0].measured.entropy, measured.lastLayer->entropy);
        QCOMPARE(measured.heads[0].measured.linkedWords, std::size_t{6});
    }

    void hardAttentionIsAsSharpAsItChooses()
    {
        const TranslationModel model = randomModel(AttentionKind::Hard);
        DecodeOptions options;
        options.step.attention.weighting = Weighting::HardTopK;
        QCOMPARE(measureReadability(model, {loveYou}, options).lastLayer->entropy, 0.0);
        options.step.attention.k = 2;
        QVERIFY(
            std::abs(measureReadability(model, {loveYou}, options).lastLayer->effectiveTokens - 2) < 1e-6);
    }

    void aFixedContextHasNoNumbers()
    {
        const ModelReadability measured = measureReadability(randomModel(AttentionKind::None), {loveYou});
        QVERIFY(!measured.lastLayer);
        QVERIFY(measured.heads.empty());
    }

    void aSentenceThatTakesTooMuchMemoryIsNotMeasuredInPart()
    {
        const TranslationModel model = randomModel(AttentionKind::Soft);
        DecodeOptions options;
        options.maximumBytes = 1;
        QVERIFY(messageOf<ConfigError>([&] {
            measureReadability(model, {loveYou, loveYou}, options);
        }).startsWith("The numbers of aligned sentence 1 take more than 1 bytes of memory."));
    }

    void refusesAnEmptyList()
    {
        QVERIFY_THROWS_EXCEPTION(ConfigError, measureReadability(randomModel(AttentionKind::Soft), {}));
    }
};

QTEST_GUILESS_MAIN(ModelReadabilityTest)
#include "modelreadabilitytest.moc"
