// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/adam.h"
#include "model/translation/batch.h"
#include "model/translation/translator.h"
#include "tests/support/fixture.h"

#include <QTest>

/// The part of a translator's fixture that tells how its twin trained.
namespace lab {

/// Fails the test when the largest difference is above 1e-5: float32 against PyTorch in float64, for a whole
/// network.
inline void compare(const Matrix& found, const nlohmann::json& expected, const std::string& what)
{
    constexpr double limit = 1e-5;
    const double difference = largestDifference(found, matrixOf(expected));
    QVERIFY2(difference <= limit, qPrintable(QString("%1: difference %2").arg(what.c_str()).arg(difference)));
}

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

/// Three pairs of different lengths in one batch: the loss, and the gradient of every parameter.
inline void compareLossAndGradients(const Translator& translator, const nlohmann::json& training)
{
    ParameterSet parameters = translator.parameters();
    for (Parameter& parameter : parameters)
        parameter.variable.setNeedsGradient(true);
    TrainingPass pass = passOf(training);
    const Variable loss = translator.loss(batchOf(training), pass);
    compare(loss.value(), training["loss"], "loss");
    backward(loss);
    QCOMPARE(parameters.size(), training["gradients"].size());
    for (const Parameter& parameter : parameters)
        compare(parameter.variable.gradient(), training["gradients"].at(parameter.name), parameter.name);
}

/// Ten losses while training; the last is below the first. Trains the translator.
inline void compareTrainingLosses(const Translator& translator, const nlohmann::json& training)
{
    const Matrix losses = trainingLosses(translator, training);
    compare(losses, training["losses"], "losses");
    QVERIFY(losses(0, losses.cols() - 1) < losses(0, 0));
}

/// Adds the column `name` with a row for each of the `count` fixtures that begin with `prefix`.
inline void addVariants(const std::string& prefix, std::size_t count)
{
    QTest::addColumn<QString>("name");
    const auto names = fixtureNames(prefix);
    QCOMPARE(names.size(), count);
    for (const std::string& name : names)
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

} // namespace lab
