// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/embeddingattention.h"
#include "model/decoding/decode.h"
#include "model/layers/multihead.h"
#include "model/math/error.h"
#include "model/math/random.h"
#include "model/storage/recordjson.h"
#include "model/translation/recurrent.h"
#include "model/translation/translatorconfig.h"

#include <QTest>

#include <cmath>

using namespace lab;

namespace {

// Three words of two numbers.
Matrix threeWords()
{
    return (Matrix(3, 2) << 1, 0, 0, 2, 1, 2).finished();
}

bool isClose(const Matrix& a, const Matrix& b)
{
    return a.rows() == b.rows() && a.cols() == b.cols() && (a - b).cwiseAbs().maxCoeff() < 1e-6F;
}

const TranslationModel& randomModel()
{
    static const TranslationModel model = [] {
        const std::filesystem::path folder = SOURCE_DIRECTORY "/resources/training/zh-en";
        Tokenizer source = Tokenizer::load(folder / "source.model");
        Tokenizer target = Tokenizer::load(folder / "target.model");
        RecurrentConfig config;
        config.sourceVocabulary = source.size();
        config.targetVocabulary = target.size();
        config.embeddingSize = 6;
        config.encoderHiddenSize = 4;
        config.decoderHiddenSize = 8;
        config.attentionSize = 5;
        auto translator = std::make_shared<RecurrentTranslator>(config);
        Random random(3);
        translator->initialize(random);
        return TranslationModel{translator, source, target};
    }();
    return model;
}

} // namespace

class EmbeddingAttentionTest : public QObject {
    Q_OBJECT

private slots:
    void scoresAreAllProductsOfTheWords()
    {
        const HeadRecord head = embeddingSelfAttention(threeWords(), {.scaled = false});
        QCOMPARE(*head.scores, (Matrix(3, 3) << 1, 0, 1, 0, 4, 4, 1, 4, 5).finished());
        QCOMPARE(*head.query, threeWords());
        QCOMPARE(*head.keys, threeWords());
        QCOMPARE(*head.values, threeWords());
    }

    void theContextIsTheSoftmaxOfTheScoresTimesTheWords()
    {
        const HeadRecord head = embeddingSelfAttention(threeWords(), {.scaled = false});
        const float e = std::exp(1.0F);
        const float sum = 2 * e + 1; // of the first row: e¹ + e⁰ + e¹
        QVERIFY(isClose(head.probabilities->row(0), (Matrix(1, 3) << e / sum, 1 / sum, e / sum).finished()));
        // 1·p₁ + 0·p₂ + 1·p₃ and 0·p₁ + 2·p₂ + 2·p₃
        QVERIFY(isClose(head.context->row(0), (Matrix(1, 2) << 2 * e / sum, (2 + 2 * e) / sum).finished()));
    }

    void scaledScoresAreDividedByTheRootOfTheSize()
    {
        const HeadRecord plain = embeddingSelfAttention(threeWords(), {.scaled = false});
        const HeadRecord scaled = embeddingSelfAttention(threeWords());
        QVERIFY(isClose(*scaled.scores * std::sqrt(2.0F), plain.scores));
    }

    void causalWordsSeeOnlyWhatCameBefore()
    {
        const HeadRecord head = embeddingSelfAttention(threeWords(), {.causal = true});
        for (Index i = 0; i < 3; ++i) {
            for (Index j = 0; j < 3; ++j) {
                QCOMPARE(head.logits(i, j) == -INFINITY, j > i);
                QCOMPARE(head.probabilities(i, j) == 0, j > i);
            }
        }
        QCOMPARE(head.scores(0, 1), 0.0F); // masked, with its score still there
        QVERIFY(isClose(head.context->row(0), threeWords().row(0)));
    }

    void normalisedScoresAreCosines()
    {
        const HeadRecord head = embeddingSelfAttention(threeWords(), {.scaled = false, .normalised = true});
        const float a = 1 / std::sqrt(5.0F);
        QVERIFY(isClose(head.scores, (Matrix(3, 3) << 1, 0, a, 0, 1, 2 * a, a, 2 * a, 1).finished()));
        QVERIFY(isClose(head.values->row(1), (Matrix(1, 2) << 0, 1).finished()));
        const Matrix zero = Matrix::Zero(1, 2);
        QCOMPARE(*embeddingSelfAttention(zero, {.normalised = true}).context, zero);
    }

    void attentionOptionsApply()
    {
        const HeadRecord warm =
            embeddingSelfAttention(threeWords(), {.scaled = false, .attention = {.temperature = 2}});
        QVERIFY(isClose(*warm.logits * 2, warm.scores));
        const HeadRecord hard = embeddingSelfAttention(
            threeWords(), {.scaled = false, .attention = {.weighting = Weighting::HardTopK}});
        QVERIFY(isClose(hard.weights->row(2), (Matrix(1, 3) << 0, 0, 1).finished()));
        QVERIFY_THROWS_EXCEPTION(
            ConfigError, embeddingSelfAttention(threeWords(), {.attention = {.temperature = 0}}));
    }

    void readsTheSourceEmbeddingOfAModel()
    {
        const std::vector<int> tokens = randomModel().source.encodeIds("我爱我");
        QCOMPARE(tokens.size(), std::size_t{4});
        const HeadRecord head = embeddingSelfAttention(randomModel(), tokens);
        const Matrix& table =
            findParameter(randomModel().translator->parameters(), "source_embedding.weight").variable.value();
        for (Index i = 0; i < 4; ++i)
            QCOMPARE(Matrix(head.keys->row(i)), Matrix(table.row(tokens[static_cast<std::size_t>(i)])));
        // the same word twice: nothing tells where it stands
        QCOMPARE(Matrix(head.probabilities->row(0)), Matrix(head.probabilities->row(2)));
    }

    void tooManyTokensAreRefused()
    {
        const std::vector<int> many(kMostSelfAttended + 1, 5);
        QVERIFY_THROWS_EXCEPTION(ShapeError, embeddingSelfAttention(randomModel(), many));
    }

    void whatIsNoTokenIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(ShapeError, embeddingSelfAttention(randomModel(), std::vector<int>{}));
        QVERIFY_THROWS_EXCEPTION(
            ShapeError, embeddingSelfAttention(randomModel(), std::vector{randomModel().source.size()}));
        QVERIFY_THROWS_EXCEPTION(ShapeError, embeddingSelfAttention(randomModel(), std::vector{-1}));
    }

    void readsAnEmbeddingThatBothSidesShare()
    {
        TransformerConfig config;
        config.sourceVocabulary = config.targetVocabulary = randomModel().source.size();
        config.modelSize = 8;
        config.encoderHeads = config.decoderHeads = 2;
        config.encoderLayers = config.decoderLayers = 1;
        config.feedForwardSize = 8;
        config.sharedEmbedding = true;
        auto translator = makeTranslator(config);
        Random random(1);
        translator->initialize(random);
        const TranslationModel model{translator, randomModel().source, randomModel().source};
        const HeadRecord head = embeddingSelfAttention(model, std::vector{3, 5});
        const Matrix& table = findParameter(translator->parameters(), "embedding.weight").variable.value();
        QCOMPARE(Matrix(head.values->row(1)), Matrix(table.row(5)));
    }

    void aDecodeHoldsItWhenAsked()
    {
        QVERIFY(decode(randomModel(), "我爱你。").encoder->embeddings.empty());
        DecodeOptions options;
        options.embeddingAttention = true;
        const Decoding decoding = decode(randomModel(), "我爱你。", options);
        QCOMPARE(decoding.steps.size(), decode(randomModel(), "我爱你。").steps.size());
        const std::string json = recordToJson(decoding);
        QVERIFY(json.find("\"embedding-self\"") != std::string::npos);
        const Decoding again = recordFromJson(json);
        const HeadRecord& head = again.encoder->embeddings.at(0);
        QCOMPARE(*head.weights, *decoding.encoder->embeddings[0].weights);
        QCOMPARE(*head.logits, *decoding.encoder->embeddings[0].logits);
        QVERIFY(again.encoder->layers.empty());
    }
};

QTEST_GUILESS_MAIN(EmbeddingAttentionTest)
#include "embeddingattentiontest.moc"
