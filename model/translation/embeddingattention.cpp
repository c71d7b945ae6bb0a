// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/embeddingattention.h"

#include "model/layers/multihead.h"
#include "model/math/error.h"
#include "model/math/mask.h"
#include "model/translation/translator.h"

#include <algorithm>
#include <utility>

namespace lab {
namespace {

// x / |x|
Matrix ofLengthOne(Matrix rows)
{
    for (Index i = 0; i < rows.rows(); ++i) {
        const float length = rows.row(i).norm();
        if (length > 0)
            rows.row(i) /= length;
    }
    return rows;
}

HeadRecord attendToItself(const Variable& rows, const EmbeddingAttentionOptions& options)
{
    if (rows.rows() == 0)
        throw ShapeError("There is no token whose embedding could be attended to.");
    requireSelfAttendable(rows.rows());
    const Variable tokens = options.normalised ? Variable(ofLengthOne(rows.value())) : rows;
    const AttentionScore score(
        options.scaled ? ScoreRule::ScaledDot : ScoreRule::Dot, {tokens.cols(), tokens.cols(), 0, 0}, true);
    const AttentionMemory memory{tokens, tokens, prepareKeys(score, tokens)};
    const Mask mask = options.causal ? causalMask(tokens.rows()) : Mask{};
    return record(attend(score, tokens, memory, options.attention, mask), record(score));
}

// One that both sides share has a name of its own.
const Variable& sourceEmbedding(const ParameterSet& parameters)
{
    const auto shared = std::ranges::find(parameters, "embedding.weight", &Parameter::name);
    return shared != parameters.end() ? shared->variable
                                      : findParameter(parameters, "source_embedding.weight").variable;
}

} // namespace

HeadRecord embeddingSelfAttention(const Matrix& embeddings, const EmbeddingAttentionOptions& options)
{
    return attendToItself(Variable(embeddings), options);
}

HeadRecord embeddingSelfAttention(
    const TranslationModel& model, std::span<const int> tokens, const EmbeddingAttentionOptions& options)
{
    return attendToItself(gatherRows(sourceEmbedding(model.translator->parameters()), tokens), options);
}

} // namespace lab
