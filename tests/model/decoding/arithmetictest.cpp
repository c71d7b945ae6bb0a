// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/arithmetic.h"

#include "model/decoding/decode.h"
#include "model/math/error.h"
#include "model/storage/bundle.h"
#include "model/translation/translatorconfig.h"
#include "tests/support/ruleheads.h"

#include <QTest>

#include <cmath>
#include <filesystem>

using namespace lab;

namespace {

/// What the model's float32 arithmetic may add: of a number, or of a large one in proportion.
constexpr double limit = 1e-5;
const std::filesystem::path models = SOURCE_DIRECTORY "/resources/models";

bool isNear(double recomputed, float recorded)
{
    const auto expected = static_cast<double>(recorded);
    return recomputed == expected ||                           // also -infinity
           (std::isnan(recomputed) && std::isnan(expected)) || // no score
           std::abs(recomputed - expected) <= limit * std::max(1.0, std::abs(expected));
}

bool sumsUp(const DotTerms& terms)
{
    double total = 0;
    for (std::size_t i = 0; i < terms.products.size(); ++i) {
        if (terms.products[i] != terms.left[i] * terms.right[i])
            return false;
        total += terms.products[i];
    }
    return std::abs(total - terms.total) < 1e-12;
}

void checkScore(const HeadRecord& head, Index query, Index key)
{
    const auto score = scoreTerms(head, query, key);
    QVERIFY(score);
    QVERIFY(sumsUp(score->query) && sumsUp(score->key));
    QVERIFY2(isNear(score->total, score->recorded),
        qPrintable(QString("score %1, recorded %2").arg(score->total).arg(double(score->recorded))));
    QCOMPARE(score->recorded, head.scores(query, key));
}

void checkKey(const HeadRecord& head, Index query, Index key)
{
    checkScore(head, query, key);
    const LogitTerms logit = logitTerms(head, query, key);
    QVERIFY(isNear(logit.total, head.logits(query, key)));
    const ProbabilityTerms probability = probabilityTerms(head, query, key);
    QVERIFY(isNear(probability.total, head.probabilities(query, key)));
    const WeightTerms weight = weightTerms(head, query, key);
    QVERIFY(isNear(weight.total, head.weights(query, key)));
    QVERIFY(weight.source != WeightSource::Set);
}

/// Every number of a head, recomputed.
void checkHead(const HeadRecord& head, int& checked)
{
    for (Index query = 0; query < head.scores.rows(); ++query) {
        for (Index key = 0; key < head.scores.cols(); ++key, ++checked)
            checkKey(head, query, key);
        for (Index component = 0; component < head.context.cols(); ++component) {
            const ComponentTerms terms = componentTerms(head, query, component);
            QVERIFY(sumsUp(terms.sum));
            QVERIFY(isNear(terms.sum.total, head.context(query, component)));
        }
    }
}

} // namespace

class ArithmeticTest : public QObject {
    Q_OBJECT

private slots:
    void everyRuleIsRecomputed_data()
    {
        QTest::addColumn<int>("number");
        for (int number = 0; const NamedHead& head : headsOfAllRules())
            QTest::newRow(head.name.c_str()) << number++;
    }

    void everyRuleIsRecomputed()
    {
        QFETCH(int, number);
        int checked = 0;
        checkHead(headsOfAllRules()[std::size_t(number)].head, checked);
        QCOMPARE(checked, 4);
    }

    void everyTrainedModelIsRecomputed_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& entry : std::filesystem::directory_iterator(models))
            if (entry.is_directory())
                QTest::newRow(entry.path().filename().c_str()) << QString(entry.path().c_str());
    }

    // All heads of all layers and sites, as a user decodes them.
    void everyTrainedModelIsRecomputed()
    {
        QFETCH(QString, name);
        const Bundle bundle = loadBundle(name.toStdString());
        DecodeOptions options;
        options.step.attention = usualAttention(bundle.config);
        const Decoding decoding = decode(bundle.model, "欢迎来北京。", options);
        int checked = 0;
        const auto checkLayers = [&](const std::vector<LayerRecord>& layers) {
            for (const LayerRecord& layer : layers) {
                for (const HeadRecord& head : layer.self)
                    checkHead(head, checked);
                for (const HeadRecord& head : layer.cross)
                    checkHead(head, checked);
            }
        };
        checkLayers(decoding.encoder->layers);
        for (const auto& step : decoding.steps)
            checkLayers(step->layers);
        const bool attends = decoding.steps.at(0)->layers.at(0).cross.at(0).scores.cols() > 0;
        QCOMPARE(attends, checked > 0);
        QCOMPARE(attends, !name.endsWith("fixed-context"));
    }

    // v·tanh(W[q;k] + b) with numbers that fit into a head: 2·tanh(1·3 - 2·1 + 0.5) - tanh(-3 + 1)
    void additiveTermsFollowTheFormula()
    {
        HeadRecord head;
        head.query = Matrix(Matrix::Constant(1, 1, 3));
        head.keys = Matrix(Matrix::Constant(1, 1, 1));
        head.scores = Matrix(Matrix::Constant(1, 1, 7));
        head.score = std::make_shared<const ScoreRecord>(
            ScoreRecord{ScoreRule::Additive, true, (Matrix(2, 2) << 1, -2, -1, 1).finished(),
                (Matrix(1, 2) << 0.5F, 0).finished(), (Matrix(1, 2) << 2, -1).finished()});
        const ScoreTerms terms = *scoreTerms(head, 0, 0);
        QCOMPARE(terms.hidden.size(), std::size_t(2));
        const HiddenTerm& first = terms.hidden[0];
        QCOMPARE(first.fromQuery, 3.0);
        QCOMPARE(first.fromKey, -2.0);
        QCOMPARE(first.bias, 0.5);
        QCOMPARE(first.sum, 1.5);
        QCOMPARE(first.tanh, std::tanh(1.5));
        QCOMPARE(first.product, 2 * std::tanh(1.5));
        QCOMPARE(terms.total, 2 * std::tanh(1.5) - std::tanh(-2.0));
        QCOMPARE(terms.recorded, 7.0F);
    }

    void theAllOnesFormHasOnesForV()
    {
        const ScoreTerms terms = *scoreTerms(ruleHead(ScoreRule::Additive, 3, false), 0, 0);
        for (const HiddenTerm& term : terms.hidden)
            QCOMPARE(term.v, 1.0);
    }

    void aLatePositionHasNoScore()
    {
        const HeadRecord head = ruleHead(ScoreRule::LocationLinear);
        const ScoreTerms terms = *scoreTerms(head, 0, 3);
        QVERIFY(!terms.hasPosition);
        QVERIFY(terms.query.products.empty());
        QVERIFY(logitTerms(head, 0, 3).masked);
        QCOMPARE(probabilityTerms(head, 0, 3).exponentials[3], 0.0);
        QVERIFY(scoreTerms(head, 0, 2)->hasPosition);
    }

    void theLargestLogitIsSubtracted()
    {
        HeadRecord head = ruleHead(ScoreRule::Dot);
        head.logits = (Matrix(1, 2) << 1000, 999).finished();
        head.probabilities = Matrix(Matrix::Zero(1, 2));
        const ProbabilityTerms terms = probabilityTerms(head, 0, 1);
        QCOMPARE(terms.largest, 1000.0);
        QCOMPARE(terms.exponentials, (std::vector<double>{1, std::exp(-1.0)}));
        QCOMPARE(terms.total, 1 / (1 + std::exp(1.0)));
    }

    void hardWeightsTellTheirPlace()
    {
        HeadRecord head = ruleHead(ScoreRule::Dot, 3);
        head.draws = {{2, 0}};
        head.weights = (Matrix(1, 3) << 0.5F, 0, 0.5F).finished();
        QCOMPARE(weightTerms(head, 0, 0).source, WeightSource::Taken);
        QCOMPARE(weightTerms(head, 0, 0).place, 2);
        QCOMPARE(weightTerms(head, 0, 0).total, 0.5);
        QVERIFY(weightTerms(head, 0, 0).mean);
        QCOMPARE(weightTerms(head, 0, 1).source, WeightSource::NotTaken);
        QCOMPARE(weightTerms(head, 0, 2).place, 1);
    }

    void aWeightThatFollowsFromNothingWasSet()
    {
        HeadRecord head = ruleHead(ScoreRule::Dot, 3);
        Matrix weights = head.weights;
        weights(0, 1) = 0.875F;
        head.weights = weights;
        QCOMPARE(weightTerms(head, 0, 1).source, WeightSource::Set);
        QCOMPARE(weightTerms(head, 0, 1).total, 0.875);
        QCOMPARE(weightTerms(head, 0, 2).source, WeightSource::Soft);
    }

    void sharesAreOfTheMagnitudes()
    {
        HeadRecord head;
        head.weights = (Matrix(1, 3) << 0.5F, 0.25F, 0.25F).finished();
        head.values = (Matrix(3, 1) << 1, -1, -1).finished();
        head.context = Matrix(Matrix::Zero(1, 1));
        const ComponentTerms terms = componentTerms(head, 0, 0);
        QCOMPARE(terms.sum.total, 0.0);
        QCOMPARE(terms.shares, (std::vector<double>{0.5, 0.25, 0.25}));
        head.values = Matrix(Matrix::Zero(3, 1));
        QCOMPARE(componentTerms(head, 0, 0).shares, (std::vector<double>{0, 0, 0}));
    }

    void whatARecordLacksIsNoSum()
    {
        HeadRecord head = ruleHead(ScoreRule::Additive);
        QVERIFY_EXCEPTION_THROWN(scoreTerms(head, 0, 4), ShapeError);
        QVERIFY_EXCEPTION_THROWN(weightTerms(head, 1, 0), ShapeError);
        QVERIFY_EXCEPTION_THROWN(componentTerms(head, 0, -1), ShapeError);
        head.score = nullptr;
        QVERIFY(!scoreTerms(head, 0, 0));
    }
};

QTEST_GUILESS_MAIN(ArithmeticTest)
#include "arithmetictest.moc"
