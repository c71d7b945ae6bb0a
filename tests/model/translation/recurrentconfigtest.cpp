// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/recurrentconfig.h"
#include "model/math/error.h"

#include <QTest>

using namespace lab;

namespace {

RecurrentConfig good()
{
    RecurrentConfig config;
    config.sourceVocabulary = 20;
    config.targetVocabulary = 30;
    config.embeddingSize = 6;
    config.encoderHiddenSize = 4;
    config.decoderHiddenSize = 8;
    config.attentionSize = 5;
    return config;
}

} // namespace

class RecurrentConfigTest : public QObject {
    Q_OBJECT

private slots:
    void sizesFollowTheSources()
    {
        RecurrentConfig config = good();
        QCOMPARE(config.querySize(), 8);
        QCOMPARE(config.keySize(), 8);
        config.query = QuerySource::DecoderInputAndState;
        config.key = MemorySource::SourceEmbedding;
        QCOMPARE(config.querySize(), 14);
        QCOMPARE(config.keySize(), 6);
        QCOMPARE(config.valueSize(), 8);
    }

    void eachSizeIsChecked()
    {
        validate(good());
        for (int RecurrentConfig::*size :
            {&RecurrentConfig::sourceVocabulary, &RecurrentConfig::targetVocabulary,
                &RecurrentConfig::embeddingSize, &RecurrentConfig::encoderHiddenSize,
                &RecurrentConfig::decoderHiddenSize, &RecurrentConfig::attentionSize}) {
            for (const int wrong : {0, -1, 2'000'000'000}) {
                RecurrentConfig config = good();
                config.*size = wrong;
                QVERIFY_EXCEPTION_THROWN(validate(config), ConfigError);
            }
        }
    }

    void dotRulesNeedEqualSizes()
    {
        RecurrentConfig config = good();
        config.rule = ScoreRule::Dot;
        validate(config);
        config.query = QuerySource::DecoderInput;
        QVERIFY_EXCEPTION_THROWN(validate(config), ConfigError);
    }

    void namesGoBothWays()
    {
        for (const char* name : {"concat-linear", "additive", "dot", "scaled-dot", "location-linear"})
            QCOMPARE(nameOf(scoreRuleFromName(name)), std::string(name));
        for (const char* name : {"decoder-state", "decoder-input", "decoder-input-and-state"})
            QCOMPARE(nameOf(querySourceFromName(name)), std::string(name));
        for (const char* name : {"encoder-state", "source-embedding"})
            QCOMPARE(nameOf(memorySourceFromName(name)), std::string(name));
        QVERIFY_EXCEPTION_THROWN(scoreRuleFromName("cosine"), ConfigError);
    }
};

QTEST_GUILESS_MAIN(RecurrentConfigTest)
#include "recurrentconfigtest.moc"
