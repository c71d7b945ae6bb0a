// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/remark.h"

#include "widgets/numbers.h"

#include <QCoreApplication>
#include <QStringList>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Remark)
};

bool hasAttention(const TranslatorConfig& config)
{
    const auto* recurrent = std::get_if<RecurrentConfig>(&config);
    return !recurrent || recurrent->attention != AttentionKind::None;
}

} // namespace

QString remarkOnAttention(const TranslatorConfig& config, const AttentionOptions& options)
{
    if (!hasAttention(config))
        return {};
    const AttentionOptions trained = usualAttention(config);
    const bool isHard = options.weighting != Weighting::Soft;
    const bool wasHard = trained.weighting != Weighting::Soft;
    QStringList remarks;
    if (isHard != wasHard)
        remarks.append(isHard ? Text::tr("hard attention, trained with soft")
                              : Text::tr("soft attention, trained with hard"));
    else if (isHard && options.k != trained.k)
        remarks.append(Text::tr("%1 words at a step, trained with %2").arg(options.k).arg(trained.k));
    if (options.temperature != trained.temperature)
        remarks.append(Text::tr("attention temperature %1, trained with %2")
                           .arg(double{options.temperature})
                           .arg(double{trained.temperature}));
    return remarks.join(QStringLiteral("; "));
}

QString remarkOnDecode(const DecodeFacts& facts, const DecodeDoubts& doubts)
{
    QStringList sentences;
    if (doubts.otherScript)
        sentences.append(Text::tr("This model reads Chinese; of the %1 letters here, %2 are Chinese.")
                             .arg(facts.letters)
                             .arg(facts.hanLetters));
    if (doubts.unknown)
        sentences.append(
            Text::tr("%1 of %2 pieces are unknown to the model.").arg(facts.unknownPieces).arg(facts.pieces));
    if (doubts.unsure)
        sentences.append(
            Text::tr("The model is unsure: its words have a mean probability of %1, less than half "
                     "of what it shows on its validation set.")
                .arg(fixedNumber(facts.meanProbability, 2)));
    return sentences.join(u' ');
}

QString captionOfModel(
    const QString& name, const TranslatorConfig& config, const AttentionOptions& options, AttentionSite site)
{
    if (site != AttentionSite::Cross)
        return Text::tr("%1, %2").arg(name, siteTitle(site));
    const QString remark = remarkOnAttention(config, options);
    return remark.isEmpty() ? name : Text::tr("%1 (%2)").arg(name, remark);
}

} // namespace lab
