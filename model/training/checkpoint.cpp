// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/checkpoint.h"

#include "model/math/error.h"
#include "model/storage/json.h"
#include "model/storage/safetensors.h"

#include <charconv>

namespace lab {
namespace {

constexpr const char* kWeight = "weight/";
constexpr const char* kAverage = "average/";
constexpr const char* kFirst = "adam.m/";
constexpr const char* kSecond = "adam.v/";

const Matrix& tensorFor(const TensorFile& content, const std::string& prefix, const Parameter& parameter,
    const std::filesystem::path& file)
{
    const NamedTensor* tensor = findTensor(content, prefix + parameter.name);
    if (tensor == nullptr)
        throw FormatError(
            file.string() + ": the checkpoint has no tensor \"" + prefix + parameter.name + "\".");
    const Matrix& values = tensor->values;
    if (values.rows() != parameter.variable.rows() || values.cols() != parameter.variable.cols())
        throw FormatError(file.string() + ": tensor \"" + tensor->name + "\" is " +
                          std::to_string(values.rows()) + "x" + std::to_string(values.cols()) +
                          ", but the model needs " + std::to_string(parameter.variable.rows()) + "x" +
                          std::to_string(parameter.variable.cols()) + ".");
    return values;
}

std::string metadataOf(const TensorFile& content, const std::string& key, const std::filesystem::path& file)
{
    const auto found = content.metadata.find(key);
    if (found == content.metadata.end())
        throw FormatError(file.string() + ": the checkpoint does not say its \"" + key + "\".");
    return found->second;
}

template <typename Number>
Number numberOf(const TensorFile& content, const std::string& key, const std::filesystem::path& file)
{
    const std::string text = metadataOf(content, key, file);
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0)
        throw FormatError(
            file.string() + ": \"" + key + "\" of the checkpoint is " + quotedName(text) + ", not a number.");
    return value;
}

} // namespace

void saveCheckpoint(
    const std::filesystem::path& file, const ParameterSet& parameters, const Checkpoint& checkpoint)
{
    TensorFile content;
    const TrainerState& state = checkpoint.state;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Parameter& parameter = parameters[i];
        content.tensors.push_back({kWeight + parameter.name, parameter.variable.value(), parameter.isVector});
        content.tensors.push_back({kAverage + parameter.name, state.averages[i], parameter.isVector});
        content.tensors.push_back({kFirst + parameter.name, state.adam.firstMoments[i], parameter.isVector});
        content.tensors.push_back(
            {kSecond + parameter.name, state.adam.secondMoments[i], parameter.isVector});
    }
    content.metadata = {{"step", std::to_string(state.step)}, {"seconds", std::to_string(checkpoint.seconds)},
        {"fingerprint", checkpoint.fingerprint}};
    writeTensors(file, content, StoredType::Float32);
}

Checkpoint loadCheckpoint(const std::filesystem::path& file, const ParameterSet& parameters)
{
    const TensorFile content = readTensors(file);
    Checkpoint checkpoint;
    checkpoint.state.step = numberOf<Index>(content, "step", file);
    checkpoint.seconds = numberOf<double>(content, "seconds", file);
    checkpoint.fingerprint = metadataOf(content, "fingerprint", file);
    std::vector<Matrix> weights;
    for (const Parameter& parameter : parameters) {
        weights.push_back(tensorFor(content, kWeight, parameter, file));
        checkpoint.state.averages.push_back(tensorFor(content, kAverage, parameter, file));
        checkpoint.state.adam.firstMoments.push_back(tensorFor(content, kFirst, parameter, file));
        checkpoint.state.adam.secondMoments.push_back(tensorFor(content, kSecond, parameter, file));
    }
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        Variable variable = parameters[i].variable;
        variable.setValue(std::move(weights[i]));
    }
    return checkpoint;
}

} // namespace lab
