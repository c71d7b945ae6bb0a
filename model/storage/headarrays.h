// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"
#include "model/storage/arrays.h"

/// The part of recordArrays() that stacks attention heads. For the sources of this folder.
namespace lab {

/// The attention heads of one site, wherever the decode keeps them.
struct HeadGrid {
    std::string site;
    bool queryPerRecord = false; ///< each record holds one query, a step; else one record holds them all
    std::vector<std::vector<const std::vector<HeadRecord>*>> records; ///< [records][layers]
};

/// Adds the arrays `SITE.…` of recordArrays(), none when the site has no heads. Throws ShapeError.
void addHeadArrays(std::vector<NamedArray>& arrays, const HeadGrid& grid);

} // namespace lab
