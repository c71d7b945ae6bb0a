// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/attentionrows.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/strongestkey.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace lab;

namespace {

constexpr HeadChoice inEncoder{AttentionSite::EncoderSelf, 0, 1, 0};
constexpr HeadChoice inDecoder{AttentionSite::DecoderSelf, 1, 0, 0};

} // namespace

class AttentionRowsTest : public QObject {
    Q_OBJECT

    const Decoding m_transformer = transformerDecoding();

private slots:
    void sitesHaveLayersAndHeads()
    {
        for (const AttentionSite site :
            {AttentionSite::Cross, AttentionSite::EncoderSelf, AttentionSite::DecoderSelf}) {
            QCOMPARE(layerCount(m_transformer, site), 2);
            QCOMPARE(headCount(m_transformer, {site, 0, 0, 0}), 2);
        }
        QCOMPARE(layerCount(welcomeDecoding(), AttentionSite::Cross), 1);
        QCOMPARE(layerCount(welcomeDecoding(), AttentionSite::EncoderSelf), 0);
        QCOMPARE(layerCount({}, AttentionSite::Cross), 0);
    }

    void ofEqualWeightsTheMoreProbableKeyIsTheStrongest()
    {
        const Decoding decoding = hardDecoding(2);
        const AttentionRow row =
            *attentionRow(decoding, {}, 1); // 欢迎 and 来 have weight 1, 来 more probability
        QCOMPARE(row.weight(0), row.weight(1));
        QCOMPARE(strongestKey(row), 1);
        AttentionRow other = row; // drawn: not the most probable one
        other.head.weights = (Matrix(1, 4) << 1, 0, 1, 0).finished();
        QCOMPARE(strongestKey(other), 0);
        QCOMPARE(strongestKey(other, false), 1);
        QCOMPARE(strongestKey(AttentionRow()), -1);
    }

    void betweenDecoderAndEncoderARowIsAStep()
    {
        const HeadChoice choice{AttentionSite::Cross, 1, 1, 0};
        QCOMPARE(attentionRowCount(m_transformer, choice), 4);
        const auto row = attentionRow(m_transformer, choice, 2);
        QCOMPARE(row->head.scores->data(), m_transformer.steps[2]->layers[1].cross[1].scores->data());
        QCOMPARE(row->query, Index(0));
        QVERIFY(!attentionRow(m_transformer, choice, 4));
        QVERIFY(!attentionRow(m_transformer, choice, -1));
    }

    void withoutAChoiceTheLastLayerIsShown()
    {
        const auto row = attentionRow(m_transformer, {}, 0);
        QCOMPARE(row->head.scores->data(), m_transformer.steps[0]->layers[1].cross[0].scores->data());
    }

    void insideTheEncoderARowIsASourceWord()
    {
        QCOMPARE(attentionRowCount(m_transformer, inEncoder), 4);
        const HeadRecord& head = m_transformer.encoder->layers[0].self[1];
        for (int word = 0; word < 4; ++word) {
            const auto row = attentionRow(m_transformer, inEncoder, word);
            QCOMPARE(row->weight(2), head.weights(word, 2));
        }
        QCOMPARE(queryWords(m_transformer, inEncoder.site), QStringList({"欢迎", "来", "北京", "</s>"}));
        QCOMPARE(keyWords(m_transformer, inEncoder.site), queryWords(m_transformer, inEncoder.site));
    }

    void insideTheDecoderWhatComesLaterIsMasked()
    {
        const auto row = attentionRow(m_transformer, inDecoder, 1);
        QVERIFY(!row->isMasked(0) && !row->isMasked(1));
        QVERIFY(row->isMasked(2) && row->isMasked(3));
        QCOMPARE(row->weight(3), 0.0F);
        QCOMPARE(keyWords(m_transformer, inDecoder.site), QStringList({"<s>", "Welcome", "to", "Beijing"}));
    }

    void aLogitOfMinusInfinityIsMasked()
    {
        Decoding decoding = welcomeDecoding();
        StepRecord step = *decoding.steps[0];
        Matrix logits = step.layers[0].cross[0].logits;
        logits(0, 2) = -std::numeric_limits<float>::infinity();
        step.layers[0].cross[0].logits = logits;
        decoding.steps[0] = std::make_shared<const StepRecord>(step);
        QVERIFY(attentionRow(decoding, {}, 0)->isMasked(2));
        QVERIFY(!attentionRow(decoding, {}, 0)->isMasked(1));
    }

    void theMeanIsThatOfEveryNumber()
    {
        HeadChoice mean = inEncoder;
        mean.head = HeadChoice::meanOfHeads;
        const std::vector<HeadRecord>& heads = m_transformer.encoder->layers[0].self;
        const auto row = attentionRow(m_transformer, mean, 3);
        const float weight = (heads[0].weights(3, 1) + heads[1].weights(3, 1)) / 2;
        QVERIFY(std::abs(row->weight(1) - weight) < 1e-7F);
        const float context = (heads[0].context(3, 0) + heads[1].context(3, 0)) / 2;
        QVERIFY(std::abs(row->head.context(3, 0) - context) < 1e-7F);
        QVERIFY(row->weight(1) != heads[0].weights(3, 1));
    }

    void allRowsAreTheSameAsOneByOne()
    {
        for (const HeadChoice& choice : {HeadChoice{}, inEncoder, inDecoder}) {
            const std::vector<AttentionRow> rows = attentionRows(m_transformer, choice);
            QCOMPARE(int(rows.size()), attentionRowCount(m_transformer, choice));
            for (int row = 0; row < int(rows.size()); ++row)
                QCOMPARE(
                    rows[std::size_t(row)].weight(0), attentionRow(m_transformer, choice, row)->weight(0));
        }
    }

    void aChoiceIsMovedToWhatThereIs()
    {
        QCOMPARE(fitting(inEncoder, m_transformer), inEncoder);
        QCOMPARE(fitting(inEncoder, welcomeDecoding()), HeadChoice{});
        const HeadChoice far{AttentionSite::DecoderSelf, 9, 9, 99};
        QCOMPARE(fitting(far, m_transformer), (HeadChoice{AttentionSite::DecoderSelf, 1, 1, 3}));
        const HeadChoice mean{AttentionSite::Cross, HeadChoice::lastLayer, HeadChoice::meanOfHeads, 0};
        QCOMPARE(fitting(mean, m_transformer), mean);
    }

    void hardAttentionTakes()
    {
        const auto row = attentionRow(hardDecoding(2), {}, 1);
        QVERIFY(row->isTaken(0) && row->isTaken(1));
        QVERIFY(!row->isTaken(2) && !row->isTaken(3));
        QVERIFY(!attentionRow(welcomeDecoding(), {}, 1)->isTaken(1));
    }

    void aFixedContextIsNoAttention()
    {
        QVERIFY(hasFixedContext(fixedDecoding()));
        QVERIFY(!hasFixedContext(fixedDecoding(), AttentionSite::Embeddings));
        QVERIFY(!hasFixedContext(welcomeDecoding()));
        QVERIFY(!hasFixedContext({}));
        QCOMPARE(attentionRow(fixedDecoding(), {}, 0)->head.context(0, 1), -0.25F);
    }
};

QTEST_GUILESS_MAIN(AttentionRowsTest)
#include "attentionrowstest.moc"
