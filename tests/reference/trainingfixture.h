// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/adam.h"
#include "model/translation/batch.h"
#include "model/translation/translator.h"
#include "tests/support/fixture.h"

/// The part of a translator's fixture that tells how its twin trained.
namespace lab {

inline TrainingBatch batchOf(const nlohmann::json& training)
{
    TrainingBatch batch;
    training["sources"].get_to(batch.sources);
    training["targets"].get_to(batch.targets);
    return batch;
}

inline TrainingPass passOf(const nlohmann::json& training)
{
    TrainingPass pass;
    pass.labelSmoothing = training["labelSmoothing"].get<float>();
    pass.reinforce.softShare = 1; // a hard model's draws are tested elsewhere
    return pass;
}

/// The losses before each update: Adam with clipped gradients, without dropout, on the same batch. Trains
/// the translator. [1 x updates of the fixture]
inline Matrix trainingLosses(const Translator& translator, const nlohmann::json& training)
{
    ParameterSet parameters = translator.parameters();
    for (Parameter& parameter : parameters)
        parameter.variable.setNeedsGradient(true);
    const AdamOptions options{
        training["beta1"].get<float>(), training["beta2"].get<float>(), training["epsilon"].get<float>()};
    AdamState adam = adamState(parameters);
    Matrix losses(1, static_cast<Index>(training["losses"].size()));
    for (Index step = 0; step < losses.cols(); ++step) {
        TrainingPass pass = passOf(training);
        const Variable loss = translator.loss(batchOf(training), pass);
        losses(0, step) = loss.value()(0, 0);
        backward(loss);
        clipGradients(parameters, training["clipNorm"].get<double>());
        adamUpdate(parameters, adam, options, training["learningRate"].get<float>(), step + 1);
        for (Parameter& parameter : parameters)
            parameter.variable.clearGradient();
    }
    return losses;
}

} // namespace lab
