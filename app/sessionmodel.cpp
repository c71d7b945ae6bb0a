// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessionmodel.h"

#include "widgets/formula.h"

namespace lab {

SessionModel sessionModel(std::shared_ptr<const Bundle> bundle)
{
    SessionModel model;
    model.name = QString::fromStdString(bundle->name);
    model.ruleTitle = scoreRuleTitle(bundle->config);
    model.scoreFormula = scoreFormula(bundle->config);
    model.config = bundle->config;
    model.usualAttention = usualAttention(bundle->config);
    model.query = querySentence(bundle->config);
    model.decode = [bundle = std::move(bundle)](const std::string& text, const DecodeOptions& options,
                       const DecodeProgress& progress) {
        return decode(bundle->model, text, options, progress);
    };
    return model;
}

} // namespace lab
