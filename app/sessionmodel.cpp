// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessionmodel.h"

#include "widgets/formula.h"

namespace lab {

void setTexts(SessionModel& model)
{
    if (!model.config)
        return;
    model.ruleTitle = scoreRuleTitle(*model.config);
    model.scoreFormula = scoreFormula(*model.config);
    model.query = querySentence(*model.config);
}

SessionModel sessionModel(std::shared_ptr<const Bundle> bundle)
{
    SessionModel model;
    model.name = QString::fromStdString(bundle->name);
    model.config = bundle->config;
    model.usualAttention = usualAttention(bundle->config);
    model.sourceLanguage = bundle->sourceLanguage;
    if (bundle->measured)
        model.usualProbability = bundle->measured->meanProbability;
    setTexts(model);
    model.decode = [bundle = std::move(bundle)](const std::string& text, const DecodeOptions& options,
                       const DecodeProgress& progress) {
        return decode(bundle->model, text, options, progress);
    };
    return model;
}

} // namespace lab
