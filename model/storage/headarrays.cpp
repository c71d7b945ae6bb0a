// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/headarrays.h"

#include "model/math/error.h"
#include "model/storage/recordfields.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <limits>

namespace lab {

namespace {

using Field = SharedMatrix HeadRecord::*;

constexpr float none = std::numeric_limits<float>::quiet_NaN();

struct HeadSizes {
    Index layers = 0;
    Index heads = 0; ///< the most that a layer has
    Index queries = 0;
};

/// Where a query is: the record, and its row there.
struct QueryPlace {
    std::size_t record = 0;
    Index row = 0;
};

QueryPlace placeOf(const HeadGrid& grid, Index query)
{
    if (grid.queryPerRecord)
        return {static_cast<std::size_t>(query), 0};
    return {0, query};
}

const HeadRecord* headAt(const HeadGrid& grid, std::size_t record, Index layer, Index head)
{
    const auto& layers = grid.records[record];
    if (static_cast<std::size_t>(layer) >= layers.size())
        return nullptr;
    const std::vector<HeadRecord>& heads = *layers[static_cast<std::size_t>(layer)];
    return static_cast<std::size_t>(head) < heads.size() ? &heads[static_cast<std::size_t>(head)] : nullptr;
}

void forEachHead(const HeadGrid& grid, const std::function<void(const HeadRecord&)>& action)
{
    for (const auto& layers : grid.records) {
        for (const std::vector<HeadRecord>* heads : layers)
            std::for_each(heads->begin(), heads->end(), action);
    }
}

Index largest(const HeadGrid& grid, const std::function<Index(const HeadRecord&)>& size)
{
    Index result = 0;
    forEachHead(grid, [&](const HeadRecord& head) { result = std::max(result, size(head)); });
    return result;
}

Index queriesOf(const HeadRecord& head)
{
    return std::max(head.weights.rows(), head.context.rows());
}

HeadSizes sizesOf(const HeadGrid& grid)
{
    HeadSizes sizes;
    for (const auto& layers : grid.records) {
        sizes.layers = std::max(sizes.layers, static_cast<Index>(layers.size()));
        for (const std::vector<HeadRecord>* heads : layers)
            sizes.heads = std::max(sizes.heads, static_cast<Index>(heads->size()));
    }
    const Index perRecord = largest(grid, queriesOf);
    if (grid.queryPerRecord && perRecord > 1)
        throw ShapeError("Expected one query in each step of " + grid.site + " attention, found " +
                         std::to_string(perRecord) + ".");
    sizes.queries = grid.queryPerRecord ? static_cast<Index>(grid.records.size()) : perRecord;
    return sizes;
}

/// Calls `fill(head, row, place)` for each query of each head: `row` is the query's in the head's matrices,
/// `place` counts the queries of all heads, [layers, heads, Q].
template <typename Fill>
void forEachQuery(const HeadGrid& grid, const HeadSizes& sizes, Fill fill)
{
    std::size_t place = 0;
    for (Index layer = 0; layer < sizes.layers; ++layer) {
        for (Index head = 0; head < sizes.heads; ++head) {
            for (Index query = 0; query < sizes.queries; ++query, ++place) {
                const auto [record, row] = placeOf(grid, query);
                if (const HeadRecord* found = headAt(grid, record, layer, head))
                    fill(*found, row, place);
            }
        }
    }
}

/// [layers, heads, Q, columns]
NamedArray stackedRows(const HeadGrid& grid, const HeadSizes& sizes, const std::string& name, Field field)
{
    const Index columns = largest(grid, [field](const HeadRecord& head) { return (head.*field).cols(); });
    const ArrayShape shape = {sizes.layers, sizes.heads, sizes.queries, columns};
    std::vector<float> values(static_cast<std::size_t>(valueCount(shape)), none);
    forEachQuery(grid, sizes, [&](const HeadRecord& head, Index row, std::size_t place) {
        const Matrix& matrix = head.*field;
        if (row < matrix.rows())
            std::copy_n(matrix.data() + row * matrix.cols(), matrix.cols(),
                values.data() + place * static_cast<std::size_t>(columns));
    });
    return {name, shape, std::move(values)};
}

bool isTopOf(const Matrix& part, const Matrix& whole)
{
    return part.cols() == whole.cols() && part.rows() <= whole.rows() &&
           (part.data() == whole.data() || part.size() == 0 ||
               std::memcmp(
                   part.data(), whole.data(), sizeof(float) * static_cast<std::size_t>(part.size())) == 0);
}

/// Whether the last record has all that the others have.
bool isShared(const HeadGrid& grid, const HeadSizes& sizes, Field field)
{
    for (Index layer = 0; layer < sizes.layers; ++layer) {
        for (Index head = 0; head < sizes.heads; ++head) {
            const HeadRecord* last = headAt(grid, grid.records.size() - 1, layer, head);
            for (std::size_t record = 0; record < grid.records.size(); ++record) {
                const HeadRecord* other = headAt(grid, record, layer, head);
                if (other && (!last || !isTopOf(other->*field, last->*field)))
                    return false;
            }
        }
    }
    return true;
}

/// [layers, heads, K, d], or with the records in front
NamedArray stackedMatrices(const HeadGrid& grid, const HeadSizes& sizes, const std::string& name, Field field)
{
    const bool shared = isShared(grid, sizes, field);
    const Index rows = largest(grid, [field](const HeadRecord& head) { return (head.*field).rows(); });
    const Index columns = largest(grid, [field](const HeadRecord& head) { return (head.*field).cols(); });
    ArrayShape shape = {sizes.layers, sizes.heads, rows, columns};
    if (!shared)
        shape.insert(shape.begin(), static_cast<Index>(grid.records.size()));
    std::vector<float> values(static_cast<std::size_t>(valueCount(shape)), none);
    float* place = values.data();
    for (std::size_t record = shared ? grid.records.size() - 1 : 0; record < grid.records.size(); ++record) {
        for (Index layer = 0; layer < sizes.layers; ++layer) {
            for (Index head = 0; head < sizes.heads; ++head, place += rows * columns) {
                const HeadRecord* found = headAt(grid, record, layer, head);
                const Matrix matrix = found ? *(found->*field) : Matrix();
                for (Index row = 0; row < matrix.rows(); ++row)
                    std::copy_n(matrix.data() + row * matrix.cols(), matrix.cols(), place + row * columns);
            }
        }
    }
    return {name, shape, std::move(values)};
}

/// [layers, heads, Q]
NamedArray temperatures(const HeadGrid& grid, const HeadSizes& sizes)
{
    const ArrayShape shape = {sizes.layers, sizes.heads, sizes.queries};
    std::vector<float> values(static_cast<std::size_t>(valueCount(shape)), none);
    forEachQuery(grid, sizes,
        [&](const HeadRecord& head, Index, std::size_t place) { values[place] = head.temperature; });
    return {grid.site + ".temperature", shape, std::move(values)};
}

/// [layers, heads, Q, k]
NamedArray stackedDraws(const HeadGrid& grid, const HeadSizes& sizes)
{
    const Index most = largest(grid, [](const HeadRecord& head) {
        std::size_t taken = 0;
        for (const std::vector<int>& keys : head.draws)
            taken = std::max(taken, keys.size());
        return static_cast<Index>(taken);
    });
    const ArrayShape shape = {sizes.layers, sizes.heads, sizes.queries, most};
    std::vector<std::int64_t> values(static_cast<std::size_t>(valueCount(shape)), -1);
    forEachQuery(grid, sizes, [&](const HeadRecord& head, Index row, std::size_t place) {
        if (static_cast<std::size_t>(row) >= head.draws.size())
            return;
        const std::vector<int>& keys = head.draws[static_cast<std::size_t>(row)];
        std::copy(keys.begin(), keys.end(), values.data() + place * static_cast<std::size_t>(most));
    });
    return {grid.site + "." + recordfields::draws, shape, std::move(values)};
}

} // namespace

void addHeadArrays(std::vector<NamedArray>& arrays, const HeadGrid& grid)
{
    const HeadSizes sizes = sizesOf(grid);
    const auto add = [&arrays](NamedArray array) {
        if (valueCount(array.shape) > 0)
            arrays.push_back(std::move(array));
    };
    for (const recordfields::HeadField& field : recordfields::head)
        add((field.grows ? stackedMatrices : stackedRows)(
            grid, sizes, grid.site + "." + field.name, field.matrix));
    if (largest(grid, [](const HeadRecord& head) { return head.scores.cols(); }) > 0)
        add(temperatures(grid, sizes));
    add(stackedDraws(grid, sizes));
}

} // namespace lab
