// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/trainer.h"
#include "model/math/error.h"
#include "model/training/checkpoint.h"
#include "model/translation/recurrent.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lab;

namespace {

RecurrentConfig tiny()
{
    RecurrentConfig config;
    config.sourceVocabulary = 12;
    config.targetVocabulary = 12;
    config.embeddingSize = 12;
    config.encoderHiddenSize = 8;
    config.decoderHiddenSize = 16;
    config.attentionSize = 8;
    return config;
}

// The target is the source, read backwards: learnable, and only with attention to the right place.
std::vector<TokenPair> reversedPairs(int count)
{
    Random random(9);
    std::vector<TokenPair> pairs;
    for (int i = 0; i < count; ++i) {
        TokenPair pair;
        for (std::uint64_t left = 1 + random.below(4); left > 0; --left)
            pair.source.push_back(3 + static_cast<int>(random.below(9)));
        pair.target.assign(pair.source.rbegin(), pair.source.rend());
        pair.source.push_back(2);
        pair.target.push_back(2);
        pairs.push_back(pair);
    }
    return pairs;
}

std::shared_ptr<RecurrentTranslator> freshTranslator()
{
    auto translator = std::make_shared<RecurrentTranslator>(tiny());
    Random random(1);
    translator->initialize(random);
    return translator;
}

TrainerOptions options()
{
    TrainerOptions options;
    options.epochs = 3;
    options.batchSize = 8;
    options.warmupSteps = 5;
    options.dropout = 0.2F;
    return options;
}

bool sameWeights(const Translator& a, const Translator& b)
{
    for (std::size_t i = 0; i < a.parameters().size(); ++i)
        if (a.parameters()[i].variable.value() != b.parameters()[i].variable.value())
            return false;
    return true;
}

} // namespace

class TrainerTest : public QObject {
    Q_OBJECT

private slots:
    void learnsToReverse()
    {
        TrainerOptions fast = options();
        fast.epochs = 60;
        fast.peakLearningRate = 1e-2F;
        fast.dropout = 0;
        fast.wordDropout = 0;
        fast.labelSmoothing = 0;
        Trainer trainer(freshTranslator(), reversedPairs(200), fast);
        const float first = trainer.advance().loss;
        float last = first;
        while (!trainer.finished())
            last = trainer.advance().loss;
        QVERIFY2(first > 2 && last < 0.2F, qPrintable(QString("loss %1, then %2").arg(first).arg(last)));
    }

    void aResumedRunEndsWithTheSameWeights()
    {
        const std::vector<TokenPair> pairs = reversedPairs(50);
        const auto whole = freshTranslator();
        Trainer uninterrupted(whole, pairs, options());
        while (!uninterrupted.finished())
            uninterrupted.advance();

        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("checkpoint.safetensors").toStdString();
        const auto before = freshTranslator();
        Trainer first(before, pairs, options());
        for (int i = 0; i < 9; ++i) // in the middle of the second epoch
            first.advance();
        saveCheckpoint(file, before->parameters(), {first.state(), 12.5, "abc"});

        const auto after = std::make_shared<RecurrentTranslator>(tiny());
        Checkpoint checkpoint = loadCheckpoint(file, after->parameters());
        QCOMPARE(checkpoint.seconds, 12.5);
        QCOMPARE(checkpoint.fingerprint, std::string("abc"));
        Trainer second(after, pairs, options());
        second.restore(std::move(checkpoint.state));
        while (!second.finished())
            second.advance();

        QVERIFY(sameWeights(*whole, *after));
        QVERIFY(!sameWeights(*whole, *before));
        for (std::size_t i = 0; i < whole->parameters().size(); ++i)
            QCOMPARE(second.state().averages[i], uninterrupted.state().averages[i]);
    }

    void aCheckpointOfAnotherModelIsRefusedAndChangesNothing()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("checkpoint.safetensors").toStdString();
        const auto small = freshTranslator();
        const Trainer trainer(small, reversedPairs(9), options());
        saveCheckpoint(file, small->parameters(), {trainer.state(), 0, ""});
        RecurrentConfig other = tiny();
        other.attentionSize = 9;
        const RecurrentTranslator large(other);
        QVERIFY_EXCEPTION_THROWN(loadCheckpoint(file, large.parameters()), FormatError);
        for (const Parameter& parameter : large.parameters())
            QVERIFY(parameter.name == "attention.v.weight" || parameter.variable.value().isZero());
    }

    void theStepReportsWhatItDid()
    {
        Trainer trainer(freshTranslator(), reversedPairs(8), options());
        const TrainingStep step = trainer.advance();
        QCOMPARE(step.step, 1);
        QCOMPARE(step.learningRate, 2e-3F / 5);
        QVERIFY(step.targetTokens >= 16 && step.gradientNorm > 0);
        QCOMPARE(trainer.totalSteps(), 3);
    }

    void badOptionsAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(Trainer(freshTranslator(), {}, options()), ConfigError);
        TrainerOptions wrong = options();
        wrong.dropout = 1;
        QVERIFY_EXCEPTION_THROWN(Trainer(freshTranslator(), reversedPairs(8), wrong), ConfigError);
    }
};

QTEST_GUILESS_MAIN(TrainerTest)
#include "trainertest.moc"
