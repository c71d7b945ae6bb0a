// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/embeddingattention.h"
#include "model/math/error.h"
#include "model/math/random.h"
#include "model/storage/recordjson.h"
#include "model/translation/recurrent.h"

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
        const EncoderRecord record = embeddingSelfAttention(randomModel(), tokens);
        QCOMPARE(record.layers.size(), std::size_t{1});
        QCOMPARE(record.layers[0].self.size(), std::size_t{1});
        QVERIFY(record.layers[0].cross.empty());
        const HeadRecord& head = record.layers[0].self[0];
        const Matrix& table =
            findParameter(randomModel().translator->parameters(), "source_embedding.weight").variable.value();
        for (Index i = 0; i < 4; ++i)
            QCOMPARE(Matrix(head.keys->row(i)), Matrix(table.row(tokens[static_cast<std::size_t>(i)])));
        // the same word twice: nothing tells where it stands
        QCOMPARE(Matrix(head.probabilities->row(0)), Matrix(head.probabilities->row(2)));
        QCOMPARE(*record.memory, *head.context);
    }

    void whatIsNoTokenIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(ShapeError, embeddingSelfAttention(randomModel(), std::vector<int>{}));
        QVERIFY_THROWS_EXCEPTION(
            ShapeError, embeddingSelfAttention(randomModel(), std::vector{randomModel().source.size()}));
        QVERIFY_THROWS_EXCEPTION(ShapeError, embeddingSelfAttention(randomModel(), std::vector{-1}));
    }

    void aDecodingHoldsIt()
    {
        Decoding decoding;
        decoding.source = randomModel().source.encode("我爱你。");
        decoding.encoder = std::make_shared<EncoderRecord>(embeddingSelfAttention(
            randomModel(), randomModel().source.encodeIds("我爱你。"), {.causal = true}));
        const std::string json = recordToJson(decoding);
        QVERIFY(json.find("encoder-self") != std::string::npos);
        const Decoding again = recordFromJson(json);
        const HeadRecord& head = again.encoder->layers.at(0).self.at(0);
        QCOMPARE(*head.weights, *decoding.encoder->layers[0].self[0].weights);
        QCOMPARE(*head.logits, *decoding.encoder->layers[0].self[0].logits);
    }
};

QTEST_GUILESS_MAIN(EmbeddingAttentionTest)
#include "embeddingattentiontest.moc"
