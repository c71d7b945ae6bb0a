// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportsubject.h"

#include "app/language.h"
#include "app/sessioninputs.h"
#include "widgets/strongestkey.h"

#include <algorithm>

namespace lab {

namespace {

/// The key that is selected in the current row, else the one with the most attention.
int keyInQuestion(const SessionState& state)
{
    const int selected = state.selection.keyInRow(currentRow(state.moment));
    const auto row = currentAttention(state.moment);
    return selected >= 0 || !row ? std::max(selected, 0) : std::max(strongestKey(*row), 0);
}

} // namespace

bool canExport(const SessionState& state)
{
    return state.origin.complete && stepCount(state.moment) > 0;
}

bool canExport(const SessionState& state, ExportView view)
{
    return canExport(state) && hasView(*state.moment.decoding, view);
}

ExportSubject exportSubject(const SessionState& state, const WindowLook& look)
{
    ExportModel model = state.origin.model;
    if (state.origin.modelHash.valid())
        model.hash = state.origin.modelHash.get();
    ExportRecipe recipe;
    recipe.model = model.name;
    recipe.modelHash = model.hash;
    recipe.sentence = state.origin.sentence.toStdString();
    recipe.decode = state.origin.options;
    if (state.moment.step > 0)
        recipe.place = placeOf(state.moment);
    recipe.figure.dark = look.dark;
    recipe.figure.colours = look.colours;
    recipe.figure.words = state.moment.words;
    recipe.figure.head = state.moment.head;
    recipe.question = {CellQuestion::Probability, keyInQuestion(state)};
    recipe.language = shownLanguage().toStdString();
    return {recipe, model, state.moment.decoding};
}

} // namespace lab
