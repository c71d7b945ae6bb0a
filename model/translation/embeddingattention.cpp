// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/embeddingattention.h"

#include "model/math/error.h"
#include "model/math/mask.h"
#include "model/translation/translator.h"

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
    const Variable tokens = options.normalised ? Variable(ofLengthOne(rows.value())) : rows;
    const AttentionScore score(
        options.scaled ? ScoreRule::ScaledDot : ScoreRule::Dot, {tokens.cols(), tokens.cols(), 0, 0}, true);
    const AttentionMemory memory{tokens, tokens, prepareKeys(score, tokens)};
    const Mask mask = options.causal ? causalMask(tokens.rows()) : Mask{};
    return record(attend(score, tokens, memory, options.attention, mask));
}

} // namespace

HeadRecord embeddingSelfAttention(const Matrix& embeddings, const EmbeddingAttentionOptions& options)
{
    return attendToItself(Variable(embeddings), options);
}

EncoderRecord embeddingSelfAttention(
    const TranslationModel& model, std::span<const int> tokens, const EmbeddingAttentionOptions& options)
{
    const Parameter& embedding = findParameter(model.translator->parameters(), "source_embedding.weight");
    const Matrix rows = gatherRows(embedding.variable, tokens).value();
    HeadRecord head = embeddingSelfAttention(rows, options);
    const SharedMatrix context = head.context;
    return {{LayerRecord{{std::move(head)}, {}}}, context};
}

} // namespace lab
