// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formula.h"

#include <QCoreApplication>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Formula)
};

} // namespace

QString scoreFormula(ScoreRule rule, bool learnedV)
{
    switch (rule) {
    case ScoreRule::ConcatLinear:
        return QStringLiteral("w·[q; k] + b");
    case ScoreRule::Additive:
        return learnedV ? QStringLiteral("v·tanh(W[q; k] + b)") : QStringLiteral("Σ tanh(W[q; k] + b)");
    case ScoreRule::Dot:
        return QStringLiteral("q·k");
    case ScoreRule::ScaledDot:
        return QStringLiteral("q·k / √d");
    case ScoreRule::LocationLinear:
        break;
    }
    return QStringLiteral("W[x; s] + b");
}

QString scoreRuleTitle(ScoreRule rule)
{
    switch (rule) {
    case ScoreRule::ConcatLinear:
        return Text::tr("concat-linear");
    case ScoreRule::Additive:
        return Text::tr("additive");
    case ScoreRule::Dot:
        return Text::tr("dot");
    case ScoreRule::ScaledDot:
        return Text::tr("scaled dot");
    case ScoreRule::LocationLinear:
        break;
    }
    return Text::tr("location-linear");
}

QString scoreFormula(const TranslatorConfig& config)
{
    const auto* recurrent = std::get_if<RecurrentConfig>(&config);
    if (!recurrent)
        return scoreFormula(ScoreRule::ScaledDot);
    return recurrent->attention == AttentionKind::None ? QString()
                                                       : scoreFormula(recurrent->rule, recurrent->learnedV);
}

QString scoreRuleTitle(const TranslatorConfig& config)
{
    const auto* recurrent = std::get_if<RecurrentConfig>(&config);
    if (!recurrent)
        return scoreRuleTitle(ScoreRule::ScaledDot);
    return recurrent->attention == AttentionKind::None ? Text::tr("no attention")
                                                       : scoreRuleTitle(recurrent->rule);
}

QString querySentence(const TranslatorConfig& config)
{
    const auto* recurrent = std::get_if<RecurrentConfig>(&config);
    if (!recurrent)
        return Text::tr("query: the decoder's vector at %1");
    if (recurrent->attention == AttentionKind::None)
        return Text::tr("the decoder has read %1");
    switch (recurrent->query) {
    case QuerySource::DecoderState:
        return Text::tr("query: decoder state after %1");
    case QuerySource::DecoderInput:
        return Text::tr("query: the previous word, %1");
    case QuerySource::DecoderInputAndState:
        break;
    }
    return Text::tr("query: %1 and the decoder state");
}

} // namespace lab
