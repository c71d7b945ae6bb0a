// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/traittexts.h"

#include "widgets/formula.h"

#include <QCoreApplication>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TraitTexts)
};

QString aboutRule(ScoreRule rule)
{
    switch (rule) {
    case ScoreRule::ConcatLinear:
        return Text::tr(
            "A weighted sum of the numbers of query and key. The query adds the same to every "
            "score, the softmax cancels it, and every step gets the same weights: it cannot align.");
    case ScoreRule::Additive:
        return Text::tr("A small network with one hidden layer compares query and key. The tanh lets the "
                        "query change which key fits best.");
    case ScoreRule::Dot:
        return Text::tr(
            "The product of query and key, number by number, added up: large where both point the "
            "same way. Nothing is trained in the rule itself.");
    case ScoreRule::ScaledDot:
        return Text::tr("The dot product divided by the square root of its length, which keeps the scores of "
                        "long vectors small and the softmax soft.");
    case ScoreRule::LocationLinear:
        break;
    }
    return Text::tr("The scores come from the decoder alone, one for each position. It never reads the keys, "
                    "so it learns positions, not words.");
}

QString queryTitle(QuerySource query)
{
    switch (query) {
    case QuerySource::DecoderState:
        return Text::tr("decoder state");
    case QuerySource::DecoderInput:
        return Text::tr("previous word");
    case QuerySource::DecoderInputAndState:
        break;
    }
    return Text::tr("word and state");
}

QString aboutQuery(QuerySource query)
{
    switch (query) {
    case QuerySource::DecoderState:
        return Text::tr("What the decoder remembers after reading the previous word. It knows all that has "
                        "been said.");
    case QuerySource::DecoderInput:
        return Text::tr(
            "The embedding of the previous word alone. It does not know what was said before: the "
            "same word always asks the same.");
    case QuerySource::DecoderInputAndState:
        break;
    }
    return Text::tr("The embedding of the previous word and the decoder's state, side by side.");
}

QString memoryTitle(MemorySource memory)
{
    return memory == MemorySource::EncoderState ? Text::tr("encoder states") : Text::tr("embeddings");
}

QString aboutMemory(MemorySource memory)
{
    return memory == MemorySource::EncoderState
               ? Text::tr(
                     "What the encoder computed at each source word, after reading the sentence from both "
                     "sides: the word in its context.")
               : Text::tr("The embedding of each source word, without its context: equal words have equal "
                          "numbers wherever they stand.");
}

} // namespace

QString traitTitle(const RecurrentConfig& model, ModelTrait trait)
{
    switch (trait) {
    case ModelTrait::Rule:
        return model.rule == ScoreRule::Additive && !model.learnedV ? Text::tr("additive, v = 1")
                                                                    : scoreRuleTitle(model.rule);
    case ModelTrait::Query:
        return queryTitle(model.query);
    case ModelTrait::Keys:
        return memoryTitle(model.key);
    case ModelTrait::Values:
        break;
    }
    return memoryTitle(model.value);
}

QString aboutTrait(const RecurrentConfig& config, ModelTrait trait)
{
    switch (trait) {
    case ModelTrait::Rule:
        return aboutRule(config.rule);
    case ModelTrait::Query:
        return aboutQuery(config.query);
    case ModelTrait::Keys:
        return aboutMemory(config.key);
    case ModelTrait::Values:
        break;
    }
    return aboutMemory(config.value);
}

QStringList otherChanges(
    const RecurrentConfig& now, const RecurrentConfig& model, std::optional<ModelTrait> wanted)
{
    QStringList changes;
    for (const ModelTrait trait :
        {ModelTrait::Rule, ModelTrait::Query, ModelTrait::Keys, ModelTrait::Values}) {
        if (trait != wanted && traitValue(now, trait) != traitValue(model, trait))
            changes.append(Text::tr("%1: %2 → %3")
                               .arg(traitCaption(trait), traitTitle(now, trait), traitTitle(model, trait)));
    }
    return changes;
}

QString aboutOtherChanges(const QStringList& changes)
{
    return changes.isEmpty()
               ? QString()
               : Text::tr("No model was trained that differs in this alone; this changes, too: %1.")
                     .arg(changes.join(QStringLiteral("; ")));
}

QString traitCaption(ModelTrait trait)
{
    switch (trait) {
    case ModelTrait::Rule:
        return Text::tr("score rule");
    case ModelTrait::Query:
        return Text::tr("query");
    case ModelTrait::Keys:
        return Text::tr("keys");
    case ModelTrait::Values:
        break;
    }
    return Text::tr("values");
}

QString aboutCaption(ModelTrait trait)
{
    switch (trait) {
    case ModelTrait::Rule:
        return Text::tr("How a query is compared with a key: the number that comes out is the score.");
    case ModelTrait::Query:
        return Text::tr("What the decoder looks for at a step. It is compared with every key.");
    case ModelTrait::Keys:
        return Text::tr("What each source word offers to be found by.");
    case ModelTrait::Values:
        break;
    }
    return Text::tr("What is read of each source word: the context vector is their weighted sum.");
}

} // namespace lab
