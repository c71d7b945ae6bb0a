// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sumquestion.h"

#include "widgets/layerheads.h"
#include "widgets/sumsections.h"

#include <QCoreApplication>

#include <algorithm>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SumQuestion)
};

bool isAboutKey(const CellQuestion& question)
{
    return question.kind <= CellQuestion::Weight;
}

bool isFixed(const HeadRecord& head)
{
    return head.weights.cols() == 0;
}

/// Whether the question is about a word of the sentence that the query does not see.
bool isMasked(const SumSubject& subject, const CellQuestion& question)
{
    return isAboutKey(question) && !subject.heads.empty() && !isFixed(subject.heads.front()) &&
           question.key >= 0 && question.key < subject.keyWords.size() &&
           AttentionRow{subject.heads.front(), subject.query}.isMasked(question.key);
}

QString titleOf(const SumSubject& subject, const CellQuestion& question)
{
    const QString row = subject.queryWord;
    const QString word = isAboutKey(question) ? subject.keyWords.value(question.key) : QString();
    if (isMasked(subject, question))
        return Text::tr("Why there is no number for %1 (row: %2)").arg(word, row);
    switch (question.kind) {
    case CellQuestion::Score:
        return Text::tr("How the score of %1 comes about (row: %2)").arg(word, row);
    case CellQuestion::Logit:
        return Text::tr("How the logit of %1 comes about (row: %2)").arg(word, row);
    case CellQuestion::Probability:
        return Text::tr("How the probability of %1 comes about (row: %2)").arg(word, row);
    case CellQuestion::Weight:
        return Text::tr("How the weight of %1 comes about (row: %2)").arg(word, row);
    case CellQuestion::ContextComponent:
        return Text::tr("How component %1 of the context comes about (row: %2)")
            .arg(QString::number(question.component + 1), row);
    case CellQuestion::ContextShares:
        break;
    }
    return Text::tr("What each word adds to the context (row: %1)").arg(row);
}

SumSection fixedSection()
{
    return {Text::tr("Context"), {}, {},
        Text::tr("There is no attention, and so there is no sum: the decoder reads the same fixed context at "
                 "every "
                 "step.")};
}

std::vector<SumSection> sectionsOf(const SumSubject& subject, const CellQuestion& question)
{
    const HeadRecord& head = subject.heads.front();
    const Index query = subject.query;
    std::vector<SumSection> sections;
    switch (question.kind) {
    case CellQuestion::Score:
        return scoreSections(head, query, question.key);
    case CellQuestion::ContextComponent:
        return {componentSection(head, query, question.component, subject.keyWords)};
    case CellQuestion::ContextShares:
        return shareSections(head, query, subject.keyWords);
    case CellQuestion::Weight:
        sections.push_back(weightSection(head, query, question.key));
        [[fallthrough]];
    case CellQuestion::Probability:
        sections.push_back(softmaxSection(head, query, question.key, subject.keyWords));
        [[fallthrough]];
    case CellQuestion::Logit:
        sections.push_back(logitSection(head, query, question.key));
    }
    std::ranges::reverse(sections); // in the order of computation
    return sections;
}

} // namespace

CellQuestion questionOf(const Selection& selection, CellNumber number)
{
    switch (number) {
    case CellNumber::Score:
        return {CellQuestion::Score, selection.key};
    case CellNumber::Logit:
        return {CellQuestion::Logit, selection.key};
    case CellNumber::Probability:
        return {CellQuestion::Probability, selection.key};
    case CellNumber::Weight:
        return {CellQuestion::Weight, selection.key};
    case CellNumber::Context:
        break;
    }
    return selection.component < 0 ? CellQuestion{CellQuestion::ContextShares}
                                   : CellQuestion{CellQuestion::ContextComponent, 0, selection.component};
}

SumSubject sumSubject(const Decoding& decoding, const HeadChoice& choice, int row)
{
    const auto found = attentionRow(decoding, choice, row);
    if (!found)
        return {};
    const bool inSource = isWithinSource(choice.site);
    const HeadList* heads =
        inSource ? headsOf(decoding, choice)
                 : chosenLayer(layersWithHeads(*decoding.steps[std::size_t(row)], choice.site), choice.layer);
    SumSubject subject{{found->head}, found->query, queryWords(decoding, choice.site).value(row),
        keyWords(decoding, choice.site)};
    if (choice.head == HeadChoice::meanOfHeads)
        subject.heads = *heads;
    return subject;
}

bool hasNumber(const SumSubject& subject, const CellQuestion& question)
{
    if (subject.heads.empty())
        return false;
    const HeadRecord& head = subject.heads.front();
    if (isAboutKey(question))
        return question.key >= 0 && question.key < head.scores.cols() && subject.query < head.scores.rows();
    const bool hasRow = subject.query < head.context.rows();
    return hasRow && (question.kind == CellQuestion::ContextShares ||
                         (question.component >= 0 && question.component < head.context.cols()));
}

Sum sumOf(const SumSubject& subject, const CellQuestion& question)
{
    const bool masked = isMasked(subject, question);
    if (!hasNumber(subject, question) && !masked)
        return {};
    Sum sum{titleOf(subject, question), {}};
    if (!hasNumber(subject, question))
        sum.sections = {};
    else if (isFixed(subject.heads.front()))
        sum.sections = {fixedSection()};
    else if (subject.heads.size() == 1)
        sum.sections = sectionsOf(subject, question);
    else if (question.kind == CellQuestion::ContextShares)
        sum.sections = {meanContextSection(subject)};
    else
        sum.sections = {meanSection(subject, question)};
    if (masked)
        sum.sections.insert(sum.sections.begin(),
            maskedSection({subject.heads.front(), subject.query}, question.key, subject.keyWords));
    return sum;
}

} // namespace lab
