// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/wordlinks.h"

#include "model/math/error.h"
#include "widgets/attentionrows.h"
#include "widgets/figures/figure.h"

namespace lab {

namespace {

bool isLinked(const AttentionRow& row, int key, int keys, std::optional<float> threshold)
{
    if (threshold)
        return row.weight(key) >= *threshold;
    for (int other = 0; other < keys; ++other) {
        if (row.weight(other) > row.weight(key) || (row.weight(other) == row.weight(key) && other < key))
            return false;
    }
    return row.weight(key) > 0;
}

} // namespace

std::string pharaohLine(const Decoding& decoding, const WordLinkOptions& options)
{
    const std::vector<AttentionRow> rows = attentionRows(decoding, options.head);
    if (rows.empty() || hasFixedContext(decoding, options.head.site))
        throw ConfigError("There are no links: the model has no attention.");
    const std::size_t queries =
        options.end ? rows.size() : rows.size() - endRows(decoding, options.head.site);
    std::string line;
    for (std::size_t query = 0; query < queries; ++query) {
        const auto all = int(rows[query].head.weights.cols());
        const int keys = options.end ? all : all - endColumns(decoding, options.head.site);
        for (int key = 0; key < keys; ++key) {
            if (isLinked(rows[query], key, keys, options.threshold))
                line += (line.empty() ? "" : " ") + std::to_string(key) + "-" + std::to_string(query);
        }
    }
    return line + "\n";
}

} // namespace lab
