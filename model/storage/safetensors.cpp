// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/safetensors.h"

#include "model/math/error.h"
#include "model/storage/atomicfile.h"
#include "model/storage/half.h"
#include "model/storage/json.h"
#include "model/storage/tensorreader.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace lab {

namespace {

constexpr float largestHalf = 65504;

[[noreturn]] void refuse(const NamedTensor& tensor, const std::string& reason)
{
    throw FormatError("Tensor " + quotedName(tensor.name) + " cannot be written: " + reason + ".");
}

void check(const NamedTensor& tensor, StoredType type)
{
    if (type == StoredType::Int64)
        refuse(tensor, "a matrix is F32 or F16");
    if (tensor.values.size() == 0)
        refuse(tensor, "it is empty");
    if (tensor.isVector && tensor.values.rows() != 1)
        refuse(tensor, "it is a vector with " + std::to_string(tensor.values.rows()) + " rows");
    if (!tensor.values.allFinite())
        refuse(tensor, "it holds NaN or infinity");
    const float largest = tensor.values.cwiseAbs().maxCoeff();
    if (type == StoredType::Float16 && std::isinf(halfToFloat(floatToHalf(largest))))
        refuse(
            tensor, "F16 ends at " + std::to_string(largestHalf) + ", it holds " + std::to_string(largest));
}

TensorHeader headerOf(const TensorFile& content, StoredType type)
{
    TensorHeader header{.entries = {}, .metadata = content.metadata};
    std::set<std::string> names = {"__metadata__"};
    std::uint64_t begin = 0;
    for (const NamedTensor& tensor : content.tensors) {
        check(tensor, type);
        if (!names.insert(tensor.name).second)
            refuse(tensor, "the name is used twice");
        const std::uint64_t bytes = static_cast<std::uint64_t>(tensor.values.size()) * bytesPerValue(type);
        header.entries.push_back(
            {tensor.name, type, tensor.values.rows(), tensor.values.cols(), tensor.isVector, begin, bytes});
        begin += bytes;
    }
    return header;
}

void writeValues(AtomicFile& file, const Matrix& values, StoredType type)
{
    const auto count = static_cast<size_t>(values.size());
    if (type == StoredType::Float32) {
        file.write({reinterpret_cast<const char*>(values.data()), count * sizeof(float)});
        return;
    }
    std::vector<std::uint16_t> halves(count);
    std::transform(values.data(), values.data() + count, halves.begin(), floatToHalf);
    file.write({reinterpret_cast<const char*>(halves.data()), count * sizeof(std::uint16_t)});
}

} // namespace

const NamedTensor* findTensor(const TensorFile& file, const std::string& name)
{
    const auto found = std::find_if(file.tensors.begin(), file.tensors.end(),
        [&](const NamedTensor& tensor) { return tensor.name == name; });
    return found == file.tensors.end() ? nullptr : &*found;
}

TensorFile readTensors(const std::filesystem::path& file)
{
    const TensorReader reader(file);
    TensorFile content{.tensors = {}, .metadata = reader.header().metadata};
    for (const TensorEntry& entry : reader.header().entries)
        content.tensors.push_back({entry.name, reader.read(entry), entry.isVector});
    return content;
}

void writeTensors(const std::filesystem::path& file, const TensorFile& content, StoredType type)
{
    const std::string start = tensorFileStart(headerOf(content, type));
    AtomicFile output(file);
    output.write(start);
    for (const NamedTensor& tensor : content.tensors)
        writeValues(output, tensor.values, type);
    output.commit();
}

} // namespace lab
