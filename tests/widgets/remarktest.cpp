// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/remark.h"

#include <QTest>

using namespace lab;

class RemarkTest : public QObject {
    Q_OBJECT

private slots:
    void whatAModelWasTrainedForNeedsNoRemark()
    {
        RecurrentConfig model;
        for (const AttentionKind kind : {AttentionKind::None, AttentionKind::Soft, AttentionKind::Hard}) {
            model.attention = kind;
            QCOMPARE(remarkOnAttention(model, usualAttention(model)), QString());
        }
        QCOMPARE(remarkOnAttention(TransformerConfig(), {}), QString());
        QCOMPARE(captionOfModel(QStringLiteral("dot"), model, usualAttention(model)), QStringLiteral("dot"));
        AttentionOptions drawn = usualAttention(model); // training drew words, too
        drawn.weighting = Weighting::HardSample;
        QCOMPARE(remarkOnAttention(model, drawn), QString());
    }

    void whatMakesOneDoubtATranslationIsSaid()
    {
        DecodeFacts facts{9, 6, 8, 2, 0.25};
        QCOMPARE(remarkOnDecode(facts, {}), QString());
        QCOMPARE(remarkOnDecode(facts, {true, false, false}),
            QStringLiteral("6 of 9 pieces are unknown to the model."));
        QCOMPARE(remarkOnDecode(facts, {false, true, false}),
            QStringLiteral("This model reads Chinese; of the 8 letters here, 2 are Chinese."));
        QVERIFY(
            remarkOnDecode(facts, {true, false, true}).contains(QStringLiteral("mean probability of 0.25")));
    }

    void otherAttentionIsNamed()
    {
        RecurrentConfig model;
        AttentionOptions options;
        options.weighting = Weighting::HardTopK;
        QCOMPARE(remarkOnAttention(model, options), QStringLiteral("hard attention, trained with soft"));
        options.temperature = 0.5F;
        QCOMPARE(captionOfModel(QStringLiteral("dot"), model, options),
            QStringLiteral(
                "dot (hard attention, trained with soft; attention temperature 0.5, trained with 1)"));
        QCOMPARE(captionOfModel(QStringLiteral("dot"), model, options, AttentionSite::Embeddings),
            QStringLiteral("dot, between embeddings"));
        model.attention = AttentionKind::Hard;
        QCOMPARE(remarkOnAttention(model, {}), QStringLiteral("soft attention, trained with hard"));
        options.k = 3;
        options.temperature = 1;
        QCOMPARE(remarkOnAttention(model, options), QStringLiteral("3 words at a step, trained with 1"));
    }

    void withoutAttentionNothingIsOtherwise()
    {
        RecurrentConfig model;
        model.attention = AttentionKind::None;
        AttentionOptions options;
        options.weighting = Weighting::HardTopK;
        options.temperature = 3;
        QCOMPARE(remarkOnAttention(model, options), QString());
    }
};

QTEST_GUILESS_MAIN(RemarkTest)
#include "remarktest.moc"
