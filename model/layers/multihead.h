// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/layers/attention.h"
#include "model/layers/linear.h"
#include "model/math/random.h"

#include <span>
#include <string>
#include <vector>

namespace lab {

/// Multi-head attention (Vaswani et al. 2017, section 3.2.2) in the layout of PyTorch's
/// nn.MultiheadAttention: d numbers a row, split into heads of d / heads. Each head is attend() with the
/// scaled dot.
///
///     head_h = attend(x W_Qh, m W_Kh, m W_Vh)        context = [head_1 … head_n] W_O
struct MultiHeadAttention {
    Variable inWeight; ///< in_proj_weight [3d x d]: outputs of queries, then keys, then values
    Variable inBias;   ///< in_proj_bias [1 x 3d], or 0 x 0 for a layer without
    Linear out;        ///< out_proj [d x d]
    int heads = 1;

    MultiHeadAttention() = default;
    MultiHeadAttention(Index size, int heads, bool biased);
    Index size() const { return inWeight.cols(); }
    Index headSize() const { return size() / heads; }
};

/// Each head has a number for every pair of tokens, so more are refused: at this many a matrix has 64 MiB.
inline constexpr Index kMostSelfAttended = 4096;
/// Throws ShapeError when there are more tokens than that.
void requireSelfAttendable(Index tokens);

/// Some rows of a matrix that follow one another.
struct RowRange {
    Index first = 0;
    Index count = 0;
};

/// Queries [m x d], keys and values side by side [m x 2d], or all three [m x 3d], of all heads.
Variable projectQueries(const MultiHeadAttention& attention, const Variable& x);
Variable projectMemory(const MultiHeadAttention& attention, const Variable& x);
Variable projectAll(const MultiHeadAttention& attention, const Variable& x);

/// What head `head` reads of some rows of projectMemory() or projectAll(), [count x d/heads] each.
AttentionMemory headMemory(
    const MultiHeadAttention& attention, const Variable& projected, RowRange rows, int head);

/// What the caller decides about one call.
struct HeadSettings {
    AttentionOptions options = {}; ///< head h draws from the stream options.stream + h
    Mask mask = {};                ///< [queries x keys], the same for all heads; empty: hides nothing
    float dropout = 0;             ///< of the weights, while training
    Random* random = nullptr;      ///< null: no dropout
};

/// The heads for some rows of projectQueries() or projectAll(), each with its memory. One context for each
/// head, [count x d/heads].
std::vector<AttentionResult> attendHeads(const MultiHeadAttention& attention, const Variable& projected,
    RowRange queries, std::span<const AttentionMemory> memories, const HeadSettings& settings = {});

/// The contexts of all heads side by side, what the output layer reads. [m x d]
Variable joinedContexts(const std::vector<AttentionResult>& heads);

/// The numbers of all heads, shared without a copy.
std::vector<HeadRecord> records(const std::vector<AttentionResult>& heads);

/// Adds `name`.in_proj_weight, in_proj_bias, out_proj.weight and out_proj.bias to a model's parameters.
void collect(const MultiHeadAttention& attention, const std::string& name, ParameterSet& parameters);

} // namespace lab
