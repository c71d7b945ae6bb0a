// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/decode.h"
#include "model/decoding/recordsize.h"
#include "model/math/error.h"
#include "tinytranslator.h"

#include <QTest>

#include <cmath>

using namespace lab;
using namespace lab::test;

class DecodeTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_model = std::make_unique<TranslationModel>(randomModel()); }

    void everyStepSaysTheMostProbableWordAndReadsTheLastOne()
    {
        const Decoding decoding = decode(*m_model, "欢迎来北京。", {{}, 6, 4});
        QCOMPARE(decoding.steps.size(), std::size_t{6});
        QCOMPARE(decoding.steps[0]->input.piece, std::string("<s>"));
        for (std::size_t i = 0; i < decoding.steps.size(); ++i) {
            const StepRecord& step = *decoding.steps[i];
            QCOMPARE(step.candidates.size(), std::size_t{4});
            QCOMPARE(step.chosen.id, step.candidates[0].token.id);
            for (std::size_t c = 1; c < 4; ++c)
                QVERIFY(step.candidates[c - 1].probability >= step.candidates[c].probability);
            if (i > 0)
                QCOMPARE(step.input.id, decoding.steps[i - 1]->chosen.id);
        }
        QCOMPARE(decoding.stop, StopReason::MaximumLength);
    }

    void aPrefixIsSaidWhateverTheModelWouldSay()
    {
        DecodeOptions options{{}, 6, 4};
        options.prefix = {17, 23};
        const Decoding decoding = decode(*m_model, "欢迎来北京。", options);
        QCOMPARE(decoding.steps[0]->chosen.id, 17);
        QCOMPARE(decoding.steps[1]->chosen.id, 23);
        QCOMPARE(decoding.steps[2]->input.id, 23);
        QVERIFY(decoding.steps[0]->chosenProbability < decoding.steps[0]->candidates[0].probability);
        options.prefix = {1'000'000};
        QVERIFY_EXCEPTION_THROWN(decode(*m_model, "你好", options), ConfigError);
    }

    void recordsHaveOneColumnForEachSourceToken()
    {
        const Decoding decoding = decode(*m_model, "欢迎来北京。", {{}, 2, 1});
        QCOMPARE(decoding.source.tokens.size(), std::size_t{5}); // 欢迎 来 北京 。 </s>
        const HeadRecord& head = decoding.steps[1]->layers[0].cross[0];
        QCOMPARE(head.weights.cols(), 5);
        QVERIFY(std::abs(head.weights->sum() - 1) < 1e-6F);
    }

    void decodingTwiceIsBitIdentical()
    {
        const Decoding a = decode(*m_model, "我喜欢你。", {{}, 5, 2});
        const Decoding b = decode(*m_model, "我喜欢你。", {{}, 5, 2});
        for (std::size_t i = 0; i < a.steps.size(); ++i)
            QVERIFY(identical(*a.steps[i], *b.steps[i]));
    }

    void anOldStateContinuesAsItDid()
    {
        const Decoding decoding = decode(*m_model, "我喜欢你。", {{}, 3, 8});
        std::vector<int> source;
        for (const Token& token : decoding.source.tokens)
            source.push_back(token.id);
        const Encoding encoding = m_model->translator->encode(source);
        const DecodedStep first = decodeStep(*m_model, encoding, encoding.initial, m_model->target.beginId());
        decodeStep(*m_model, encoding, first.next, 77); // another branch
        const DecodedStep second = decodeStep(*m_model, encoding, first.next, first.record->chosen.id);
        QVERIFY(identical(*first.record, *decoding.steps[0]));
        QVERIFY(identical(*second.record, *decoding.steps[1]));
    }

    void progressSeesEveryStepAndCanCancel()
    {
        std::vector<std::size_t> seen;
        const Decoding decoding = decode(*m_model, "我喜欢你。", {{}, 9, 1}, [&](const Decoding& soFar) {
            seen.push_back(soFar.steps.size());
            return soFar.steps.size() < 3;
        });
        QCOMPARE(seen, (std::vector<std::size_t>{0, 1, 2, 3}));
        QCOMPARE(decoding.stop, StopReason::Cancelled);
        QCOMPARE(decoding.steps.size(), std::size_t{3});
    }

    void everydayOddTextsDoNotStall_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one character") << QByteArray("我");
        QTest::newRow("2,000 characters") << QByteArray("我喜欢在公园里看书。").repeated(200);
        QTest::newRow("emoji") << QByteArray("我爱你😀❤️👨‍👩‍👧");
        QTest::newRow("Latin") << QByteArray("Hello, Attention Lab! naïve café");
        QTest::newRow("NUL") << QByteArray("我\0你", 7);
        QTest::newRow("right to left") << QByteArray("مرحبا بالعالم שלום");
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\x80我");
        QTest::newRow("spaces") << QByteArray(" \t\n ");
    }

    void everydayOddTextsDoNotStall()
    {
        QFETCH(QByteArray, text);
        const Decoding decoding = decode(
            *m_model, std::string_view(text.data(), static_cast<std::size_t>(text.size())), {{}, 3, 2});
        QVERIFY(decoding.stop != StopReason::Running);
        for (const auto& step : decoding.steps)
            QVERIFY(step->layers[0].cross[0].weights->allFinite());
    }

    void anEmptyTextHasNoSteps()
    {
        const Decoding decoding = decode(*m_model, "");
        QCOMPARE(decoding.steps.size(), std::size_t{0});
        QCOMPARE(decoding.stop, StopReason::EndOfSentence);
    }

    void aDecodeThatDoesNotEndStopsAtTheUsualNumberOfSteps()
    {
        const TranslationModel model = withVocabularies(std::make_shared<EndlessTranslator>(1));
        const std::string few = QByteArray("我").repeated(30).toStdString();
        const Decoding shorter = decode(model, few);
        QCOMPARE(shorter.steps.size(), 2 * shorter.source.tokens.size() + 10);
        const Decoding longer = decode(model, QByteArray("我").repeated(6000).toStdString());
        QVERIFY(2 * longer.source.tokens.size() + 10 > std::size_t{mostUsualSteps});
        QCOMPARE(longer.steps.size(), std::size_t{mostUsualSteps});
        QCOMPARE(longer.stop, StopReason::MaximumLength);
    }

    void theNumbersTakeNoMoreMemoryThanTheyMay_data()
    {
        QTest::addColumn<int>("beam");
        QTest::newRow("greedy") << 0;
        QTest::newRow("beam") << 1;
    }

    void theNumbersTakeNoMoreMemoryThanTheyMay()
    {
        QFETCH(int, beam);
        const TranslationModel model = withVocabularies(std::make_shared<EndlessTranslator>(1000));
        DecodeOptions options{{}, 40};
        if (beam > 0)
            options.beam = BeamOptions{beam};
        options.maximumBytes = 4000 * 7 - 1; // of 4,000 a step
        const Decoding decoding = decode(model, "我", options);
        QCOMPARE(decoding.steps.size(), std::size_t{7});
        QCOMPARE(decoding.stop, StopReason::MaximumMemory);
        options.maximumBytes = 4000 * 40;
        QCOMPARE(decode(model, "我", options).stop, StopReason::MaximumLength);
        options.maximumBytes = 4000 * 40 - 1; // too much with the last step, which would have been the last
        QCOMPARE(decode(model, "我", options).stop, StopReason::MaximumLength);
        options.record = false; // one state at a time
        options.maximumBytes = 4000;
        QCOMPARE(decode(model, "我", options).stop, StopReason::MaximumLength);
        options.maximumBytes = 3999;
        QCOMPARE(decode(model, "我", options).stop, StopReason::MaximumMemory);
    }

    void aSentenceWhoseEncodingIsTooLargeIsNotBegun()
    {
        DecodeOptions options;
        options.maximumBytes = 10;
        const Decoding decoding = decode(*m_model, "欢迎来北京。", options);
        QCOMPARE(decoding.steps.size(), std::size_t{0});
        QCOMPARE(decoding.stop, StopReason::MaximumMemory);
    }

    void withoutARecordTheWordsAreTheSame_data()
    {
        QTest::addColumn<int>("beam");
        QTest::newRow("greedy") << 0;
        QTest::newRow("beam") << 3;
    }

    void withoutARecordTheWordsAreTheSame()
    {
        QFETCH(int, beam);
        DecodeOptions options{{}, 6, 4};
        options.embeddingAttention = true;
        if (beam > 0)
            options.beam = BeamOptions{beam};
        const Decoding with = decode(*m_model, "欢迎来北京。", options);
        options.record = false;
        const Decoding without = decode(*m_model, "欢迎来北京。", options);
        QCOMPARE(without.text, with.text);
        QCOMPARE(without.stop, with.stop);
        QCOMPARE(chosenIds(without), chosenIds(with));
        QVERIFY(with.encoder && !without.encoder);
        for (std::size_t i = 0; i < without.steps.size(); ++i) {
            QCOMPARE(without.steps[i]->chosenProbability, with.steps[i]->chosenProbability);
            QCOMPARE(bytesOf(*without.steps[i]), std::size_t{0});
            QVERIFY(bytesOf(*with.steps[i]) > 0);
        }
    }

    void sharedNumbersCountOnce()
    {
        const Decoding decoding = decode(*m_model, "欢迎来北京。", {{}, 1, 1});
        const HeadRecord& head = decoding.steps[0]->layers[0].cross[0];
        const Index numbers = decoding.steps[0]->state->size() + head.query->size() + head.scores->size() +
                              head.context->size() +
                              head.probabilities->size(); // the weights are the probabilities
        const Index logits = &*head.logits == &*head.scores ? 0 : head.logits->size();
        QCOMPARE(bytesOf(*decoding.steps[0]), std::size_t(4 * (numbers + logits)));
        QVERIFY(&*head.weights == &*head.probabilities);
    }

    void optionsOutOfRangeAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(decode(*m_model, "我", {{}, -1, 1}), ConfigError);
        QVERIFY_EXCEPTION_THROWN(decode(*m_model, "我", {{}, 1, 0}), ConfigError);
        QVERIFY_EXCEPTION_THROWN(decode(*m_model, "我", {{{0.0F}}, 1, 1}), ConfigError);
    }

private:
    std::unique_ptr<TranslationModel> m_model;
};

QTEST_GUILESS_MAIN(DecodeTest)
#include "decodetest.moc"
