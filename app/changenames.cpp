// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/changenames.h"

#include "app/barchoices.h"
#include "app/modetexts.h"
#include "widgets/formula.h"
#include "widgets/stagetexts.h"

#include <QCoreApplication>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ChangeNames)
};

Wording modeChange(AttentionMode mode)
{
    return [mode] { return Text::tr("Choose %1 Attention").arg(modeTitle(mode)); };
}

Wording modelChange(const SessionModel& before, const SessionModel& after,
    const AttentionOptions& optionsBefore, const AttentionOptions& optionsAfter)
{
    if (before.config && after.config) {
        const AttentionMode mode = usedMode(*after.config, optionsAfter);
        if (usedMode(*before.config, optionsBefore) != mode)
            return modeChange(mode);
    }
    if (before.ruleTitle != after.ruleTitle)
        return [config = after.config, title = after.ruleTitle] {
            return Text::tr("Choose Score Rule %1").arg(config ? scoreRuleTitle(*config) : title);
        };
    return [name = after.name] { return Text::tr("Choose Model %1").arg(name); };
}

Wording attentionChange(const AttentionOptions& before, const AttentionOptions& after)
{
    const auto isSoft = [](const AttentionOptions& options) { return options.weighting == Weighting::Soft; };
    if (isSoft(before) != isSoft(after))
        return modeChange(isSoft(after) ? AttentionMode::Soft : AttentionMode::Hard);
    if (before.weighting != after.weighting)
        return [random = after.weighting == Weighting::HardSample] {
            return random ? Text::tr("Take Words at Random") : Text::tr("Take the Most Probable Words");
        };
    if (before.k != after.k)
        return [k = after.k] { return k == 1 ? Text::tr("Take 1 Word") : Text::tr("Take %1 Words").arg(k); };
    if (before.mean != after.mean)
        return [mean = after.mean] {
            return mean ? Text::tr("Let Each Weigh 1/k") : Text::tr("Let Each Weigh 1");
        };
    if (before.seed != after.seed)
        return [] { return Text::tr("Redraw"); };
    return [] { return Text::tr("Change Attention"); };
}

Wording headChange(const HeadChoice& before, const HeadChoice& after)
{
    if (before.site != after.site)
        return [site = after.site] { return Text::tr("Look at %1").arg(siteTitle(site)); };
    if (before.layer != after.layer && after.layer != HeadChoice::lastLayer)
        return [layer = after.layer + 1] { return Text::tr("Choose Layer %1").arg(layer); };
    if (after.head == HeadChoice::meanOfHeads)
        return [] { return Text::tr("Choose the Mean of the Heads"); };
    return [after] { return Text::tr("Choose Head %1").arg(headTitle(after)); };
}

bool sameHead(const HeadChoice& before, HeadChoice after)
{
    after.query = before.query;
    return before == after;
}

WalkPosition positionOf(const SessionInputs& inputs, const Moment& moment)
{
    Moment then = moment;
    then.step = inputs.place.step;
    then.head.query = inputs.head.query;
    then.stage = inputs.place.stage;
    then.part = inputs.place.part;
    return positionOf(then);
}

Wording goingTo(int word)
{
    return [word] { return Text::tr("Go to Word %1").arg(word); };
}

Wording walkChange(const SessionInputs& before, const SessionInputs& after, const SessionState& now)
{
    if (now.playing)
        return [] { return Text::tr("Play"); };
    if (isWithinSource(now.moment.head.site) && before.place.step != after.place.step)
        return goingTo(after.place.step);
    const Walk walk = walkOf(now.moment);
    const WalkPosition from = positionOf(before, now.moment);
    const WalkPosition to = positionOf(after, now.moment);
    if (to == walk.forward(from, now.stepSize))
        return [] { return Text::tr("Step Forward"); };
    if (to == walk.back(from, now.stepSize))
        return [] { return Text::tr("Step Back"); };
    if (to == walk.endOf(0))
        return [] { return Text::tr("Go to the Start"); };
    if (to == walk.endOf(walk.rowCount()))
        return [] { return Text::tr("Go to the End"); };
    if (to.row != from.row)
        return goingTo(to.row);
    return [stage = to.stage] { return Text::tr("Go to %1").arg(stageTitle(stage)); };
}

} // namespace

Wording nameOfChange(const SessionInputs& before, const SessionModel& modelBefore, const SessionInputs& after,
    const SessionState& now)
{
    if (before.model != after.model)
        return modelChange(modelBefore, now.model, before.attention, after.attention);
    if (before.sentence != after.sentence)
        return [] { return Text::tr("Edit Sentence"); };
    if (before.attention != after.attention)
        return attentionChange(before.attention, after.attention);
    if (!sameHead(before.head, after.head))
        return headChange(before.head, after.head);
    if (before.words != after.words)
        return [words = after.words] {
            return words ? Text::tr("Merge Pieces into Words") : Text::tr("Show Pieces of Words");
        };
    if (before.stepSize != after.stepSize)
        return [] { return Text::tr("Choose Step Size"); };
    if (before.speed != after.speed)
        return [speed = after.speed] { return Text::tr("Choose Speed %1×").arg(speed); };
    return walkChange(before, after, now);
}

} // namespace lab
