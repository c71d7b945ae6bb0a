// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/modetexts.h"

#include "app/traittexts.h"

#include <QCoreApplication>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ModeTexts)
};

} // namespace

QString modeTitle(AttentionMode mode)
{
    switch (mode) {
    case AttentionMode::None:
        return Text::tr("None");
    case AttentionMode::Soft:
        return Text::tr("Soft");
    case AttentionMode::Hard:
        return Text::tr("Hard");
    case AttentionMode::Self:
        break;
    }
    return Text::tr("Self");
}

QString aboutMode(AttentionMode mode)
{
    switch (mode) {
    case AttentionMode::None:
        return Text::tr(
            "No attention: the whole sentence has to fit into one vector of fixed size, which every "
            "step reads. Long sentences suffer.");
    case AttentionMode::Soft:
        return Text::tr(
            "Soft attention: every step reads all source words, each as much as its probability. It "
            "is smooth, so it can be trained with gradients.");
    case AttentionMode::Hard:
        return Text::tr("Hard attention: every step takes a few source words and leaves out the others. The "
                        "choice is not smooth, so no gradient flows through it.");
    case AttentionMode::Self:
        break;
    }
    return Text::tr(
        "Self-attention: a transformer, whose words also look at the words of their own sentence, "
        "in several layers and heads.");
}

QString aboutUntrained(AttentionMode trained)
{
    return trained == AttentionMode::Soft
               ? Text::tr(
                     "This model was trained with soft attention. With hard weights it reads vectors that it "
                     "has hardly met in training, so expect worse translations.")
               : Text::tr("This model was trained with hard attention. With soft weights it reads mixtures "
                          "that it "
                          "has not met in training, so expect worse translations.");
}

QString aboutModel(const TranslatorConfig& config)
{
    const RecurrentConfig* model = attentive(config);
    if (!model)
        return aboutMode(trainedMode(config));
    return Text::tr("%1 attention; score rule: %2, query: %3, keys: %4, values: %5")
        .arg(modeTitle(trainedMode(config)), traitTitle(*model, ModelTrait::Rule),
            traitTitle(*model, ModelTrait::Query), traitTitle(*model, ModelTrait::Keys),
            traitTitle(*model, ModelTrait::Values));
}

} // namespace lab
