// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attentionchoices.h"
#include "app/barchoices.h"
#include "tests/support/syntheticdecoding.h"

#include <QTest>

#include <algorithm>

using namespace lab;

namespace {

RecurrentConfig soft(ScoreRule rule = ScoreRule::Additive)
{
    RecurrentConfig config;
    config.rule = rule;
    return config;
}

RecurrentConfig with(AttentionKind kind)
{
    RecurrentConfig config;
    config.attention = kind;
    return config;
}

ModelEntry entry(const std::string& name, const TranslatorConfig& config)
{
    return {name, "/models/" + name, config};
}

/// The models of a course.
std::vector<ModelEntry> models()
{
    RecurrentConfig query = soft();
    query.query = QuerySource::DecoderInput;
    RecurrentConfig keys = soft();
    keys.key = MemorySource::SourceEmbedding;
    RecurrentConfig dotQuery = soft(ScoreRule::Dot);
    dotQuery.query = QuerySource::DecoderInput;
    return {entry("additive", soft()), entry("additive-query", query), entry("additive-keys", keys),
        entry("dot", soft(ScoreRule::Dot)), entry("dot-query", dotQuery),
        entry("fixed", with(AttentionKind::None)), entry("hard", with(AttentionKind::Hard))};
}

QStringList titlesOf(const std::vector<TraitChoice>& choices)
{
    QStringList titles;
    for (const TraitChoice& choice : choices)
        titles.append(choice.title + (choice.current ? QStringLiteral("*") : QString()));
    return titles;
}

AttentionOptions weightedBy(Weighting weighting)
{
    AttentionOptions options;
    options.weighting = weighting;
    return options;
}

} // namespace

class AttentionChoicesTest : public QObject {
    Q_OBJECT
private slots:
    void aRuleStaysWhereverSomeModelHasIt()
    {
        RecurrentConfig dotKeys = soft(ScoreRule::Dot); // other query and values, but the rule
        dotKeys.key = dotKeys.value = MemorySource::SourceEmbedding;
        dotKeys.query = QuerySource::DecoderInput;
        std::vector<ModelEntry> all = models();
        const auto wanted = [&all] { return traitChoices(all, soft(ScoreRule::Dot), ModelTrait::Keys)[1]; };
        QCOMPARE(wanted().entry.name, std::string("additive-keys"));
        QVERIFY(wanted().about.endsWith(QStringLiteral("this changes, too: score rule: dot → additive.")));
        all.push_back(entry("dot-keys", dotKeys));
        QCOMPARE(wanted().entry.name, std::string("dot-keys"));
        QVERIFY(wanted().about.contains(QStringLiteral("query: decoder state → previous word")));
        const auto plain = traitChoices(all, soft(), ModelTrait::Keys)[1];
        QVERIFY(!plain.about.contains(QStringLiteral("changes")));
    }

    void onlyTrainedRulesAreOffered()
    {
        const auto choices = traitChoices(models(), soft(), ModelTrait::Rule);
        QCOMPARE(titlesOf(choices), QStringList({"additive*", "dot"}));
        QCOMPARE(choices[1].entry.name, std::string("dot"));
        QVERIFY(choices[1].about.startsWith(QStringLiteral("The product of query and key")));
    }

    void aChoiceKeepsTheRestWhereThereIsSuchAModel()
    {
        RecurrentConfig now = soft();
        now.query = QuerySource::DecoderInput;
        QCOMPARE(traitChoices(models(), now, ModelTrait::Rule)[1].entry.name, std::string("dot-query"));
        QCOMPARE(titlesOf(traitChoices(models(), now, ModelTrait::Query)),
            QStringList({"decoder state", "previous word*"}));
        // There is no dot model with embeddings for keys: the nearest additive one is offered.
        const auto keys = traitChoices(models(), soft(ScoreRule::Dot), ModelTrait::Keys);
        QCOMPARE(keys[1].title, QStringLiteral("embeddings"));
        QCOMPARE(keys[1].entry.name, std::string("additive-keys"));
    }

    void withoutAttentionThereIsNothingToChoose()
    {
        for (const ModelTrait trait :
            {ModelTrait::Rule, ModelTrait::Query, ModelTrait::Keys, ModelTrait::Values})
            QVERIFY(traitChoices(models(), with(AttentionKind::None), trait).empty());
    }

    void aModeOpensTheModelThatWasTrainedForIt()
    {
        QCOMPARE(modelFor(models(), soft(), AttentionMode::None)->name, std::string("fixed"));
        QCOMPARE(modelFor(models(), soft(), AttentionMode::Hard)->name, std::string("hard"));
        QVERIFY(!modelFor(models(), soft(), AttentionMode::Self));
        QCOMPARE(modelFor(models(), soft(ScoreRule::Dot), AttentionMode::Soft)->name, std::string("dot"));
        QVERIFY(!modelFor({}, soft(), AttentionMode::Soft));
        // Back from a model without attention the usual kind is opened, not the first by name.
        const auto fixed = with(AttentionKind::None);
        std::vector<ModelEntry> reversed = models();
        std::reverse(reversed.begin(), reversed.end());
        QCOMPARE(modelFor(reversed, fixed, AttentionMode::Soft)->name, std::string("additive"));
    }

    void theModeIsThatOfTheWeightsInUse()
    {
        QCOMPARE(usedMode(soft(), weightedBy(Weighting::Soft)), AttentionMode::Soft);
        QCOMPARE(usedMode(soft(), weightedBy(Weighting::HardSample)), AttentionMode::Hard);
        QCOMPARE(usedMode(with(AttentionKind::Hard), weightedBy(Weighting::Soft)), AttentionMode::Soft);
        QCOMPARE(usedMode(with(AttentionKind::None), weightedBy(Weighting::HardTopK)), AttentionMode::None);
        QCOMPARE(trainedMode(with(AttentionKind::Hard)), AttentionMode::Hard);
    }

    void hardAttentionIsOneMenu()
    {
        AttentionOptions options = weightedBy(Weighting::HardTopK);
        QCOMPARE(takesTitle(options), QStringLiteral("1 most probable"));
        options = takesAt(options, 1); // 2 words
        options = takesAt(options, 5); // at random
        options = takesAt(options, 7); // each weighs 1/k
        QCOMPARE(options.k, 2);
        QCOMPARE(options.weighting, Weighting::HardSample);
        QVERIFY(options.mean);
        QCOMPARE(takesTitle(options), QStringLiteral("2 at random, 1/k"));
        QStringList current;
        for (const Choice& choice : takesChoices(options)) {
            if (choice.current)
                current.append(choice.title);
        }
        QCOMPARE(current, QStringList({"2 words", "at random", "each weighs 1/k"}));
        QVERIFY(!takesAt(options, 6).mean);
        QCOMPARE(takesAt(options, 4).weighting, Weighting::HardTopK);
    }

    void sitesLayersAndHeadsAreThoseOfTheDecode()
    {
        const Decoding decoding = transformerDecoding();
        const HeadChoice now{AttentionSite::DecoderSelf, HeadChoice::lastLayer, 1, 0};
        QCOMPARE(siteChoices(decoding, now.site).size(), 3);
        QCOMPARE(siteAt(decoding, 1), AttentionSite::EncoderSelf);
        QCOMPARE(siteChoices(welcomeDecoding(), AttentionSite::Cross).size(), 1);
        QCOMPARE(layerTitle(decoding, now), QStringLiteral("2 of 2"));
        QVERIFY(layerChoices(decoding, now)[1].current);
        QCOMPARE(headChoices(decoding, now).size(), 3);
        QVERIFY(headChoices(decoding, now)[1].current);
        QCOMPARE(headChoices(decoding, now)[2].title, QStringLiteral("mean of all heads"));
    }
};

QTEST_GUILESS_MAIN(AttentionChoicesTest)
#include "attentionchoicestest.moc"
