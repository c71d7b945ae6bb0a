// SPDX-License-Identifier: GPL-3.0-or-later
// Counts and ages: 我有三十五本书。 I have 35 books. 他二十三岁。 He is 23 years old.
#include "model/training/generators/generators.h"
#include "model/training/generators/nouns.h"
#include "model/training/generators/numerals.h"

namespace lab {
namespace {

// Small numbers often, every number of two and three digits, large ones sometimes.
std::int64_t someNumber(Random& random)
{
    switch (random.below(10)) {
    case 0:
    case 1:
        return between(1, 12, random);
    case 2:
    case 3:
    case 4:
    case 5:
        return between(13, 99, random);
    case 6:
    case 7:
        return between(100, 999, random);
    case 8:
        return oneIn(2, random) ? 100 * between(10, 99, random) : between(1000, 9999, random);
    default:
        return oneIn(2, random) ? 1000 * between(10, 999, random) : 100'000 * between(10, 999, random);
    }
}

const std::vector<SentencePair>& ofKind(NounKind kind, const std::vector<SentencePair>& things,
    const std::vector<SentencePair>& people, const std::vector<SentencePair>& texts,
    const std::vector<SentencePair>& places)
{
    switch (kind) {
    case NounKind::Person:
        return people;
    case NounKind::Text:
        return texts;
    case NounKind::Place:
        return places;
    default:
        return things;
    }
}

// {1} who, {2} so many of something; the first verb follows the subject.
const std::vector<SentencePair>& presentFrames(NounKind kind)
{
    static const std::vector<SentencePair> things = {{"{1}有{2}。", "{1} have {2}."},
        {"{1}要{2}。", "{1} want {2}."}, {"{1}需要{2}。", "{1} need {2}."},
        {"{1}每天卖{2}。", "{1} sell {2} every day."}, {"{1}只有{2}。", "{1} have only {2}."},
        {"{1}家有{2}。", "{1} have {2} at home."}};
    static const std::vector<SentencePair> people = {{"{1}认识{2}。", "{1} know {2}."},
        {"{1}需要{2}。", "{1} need {2}."}, {"{1}每天看见{2}。", "{1} see {2} every day."}};
    static const std::vector<SentencePair> texts = {{"{1}有{2}。", "{1} have {2}."},
        {"{1}每天写{2}。", "{1} write {2} every day."}, {"{1}只有{2}。", "{1} have only {2}."},
        {"{1}需要{2}。", "{1} need {2}."}};
    static const std::vector<SentencePair> places = {
        {"{1}知道{2}。", "{1} know {2}."}, {"{1}看见{2}。", "{1} see {2}."}};
    return ofKind(kind, things, people, texts, places);
}

const std::vector<SentencePair>& pastFrames(NounKind kind)
{
    static const std::vector<SentencePair> things = {{"{1}买了{2}。", "{1} bought {2}."},
        {"{1}看见了{2}。", "{1} saw {2}."}, {"{1}昨天卖了{2}。", "{1} sold {2} yesterday."},
        {"{1}带来了{2}。", "{1} brought {2}."}, {"{1}找到了{2}。", "{1} found {2}."},
        {"{1}画了{2}。", "{1} drew {2}."}, {"{1}数了数，一共{2}。", "{1} counted {2} in all."},
        {"{1}去年买了{2}。", "{1} bought {2} last year."}};
    static const std::vector<SentencePair> people = {{"{1}看见了{2}。", "{1} saw {2}."},
        {"{1}请了{2}。", "{1} invited {2}."}, {"{1}帮助了{2}。", "{1} helped {2}."},
        {"{1}昨天见了{2}。", "{1} met {2} yesterday."}};
    static const std::vector<SentencePair> texts = {{"{1}写了{2}。", "{1} wrote {2}."},
        {"{1}读了{2}。", "{1} read {2}."}, {"{1}找到了{2}。", "{1} found {2}."},
        {"{1}昨天学了{2}。", "{1} learned {2} yesterday."}, {"{1}忘了{2}。", "{1} forgot {2}."}};
    static const std::vector<SentencePair> places = {{"{1}看见了{2}。", "{1} saw {2}."},
        {"{1}去年看了{2}。", "{1} saw {2} last year."}, {"{1}找到了{2}。", "{1} found {2}."}};
    return ofKind(kind, things, people, texts, places);
}

const std::vector<SentencePair>& thereFrames(NounKind kind)
{
    static const std::vector<SentencePair> things = {{"这里有{1}。", "There {be} {1} here."},
        {"门口有{1}。", "There {be} {1} at the door."}, {"商店里有{1}。", "There {be} {1} in the store."},
        {"房间里有{1}。", "There {be} {1} in the room."}, {"一共有{1}。", "There {be} {1} in all."},
        {"外面有{1}。", "There {be} {1} outside."}, {"这儿只有{1}。", "There {be} only {1} here."}};
    static const std::vector<SentencePair> people = {{"公园里有{1}。", "There {be} {1} in the park."},
        {"图书馆里有{1}。", "There {be} {1} in the library."},
        {"学校里有{1}。", "There {be} {1} at the school."},
        {"村子里有{1}。", "There {be} {1} in the village."}, {"路边有{1}。", "There {be} {1} by the road."},
        {"车上有{1}。", "There {be} {1} on the bus."}, {"一共有{1}。", "There {be} {1} in all."}};
    static const std::vector<SentencePair> texts = {{"这里有{1}。", "There {be} {1} here."},
        {"书里有{1}。", "There {be} {1} in the book."},
        {"黑板上有{1}。", "There {be} {1} on the blackboard."}, {"一共有{1}。", "There {be} {1} in all."},
        {"这一页有{1}。", "There {be} {1} on this page."}};
    static const std::vector<SentencePair> places = {{"这里有{1}。", "There {be} {1} here."},
        {"附近有{1}。", "There {be} {1} nearby."}, {"一共有{1}。", "There {be} {1} in all."},
        {"这儿只有{1}。", "There {be} only {1} here."}};
    return ofKind(kind, things, people, texts, places);
}

const std::vector<SentencePair>& plainFrames(NounKind kind)
{
    static const std::vector<SentencePair> things = {{"请给我{1}。", "Please give me {1}."},
        {"你有{1}吗？", "Do you have {1}?"}, {"来{1}。", "{1}, please."}, {"谁要{1}？", "Who wants {1}?"},
        {"我们还需要{1}。", "We still need {1}."}, {"你能借我{1}吗？", "Can you lend me {1}?"},
        {"{1}够吗？", "Is {1} enough?"}, {"他们送给我{1}。", "They gave me {1}."},
        {"我想要{1}。", "I would like {1}."}};
    static const std::vector<SentencePair> people = {{"我们还需要{1}。", "We still need {1}."},
        {"昨天来了{1}。", "{1} came yesterday."}, {"{1}在等我们。", "{1} {be} waiting for us."},
        {"{1}没有来。", "{1} did not come."}};
    static const std::vector<SentencePair> texts = {{"请写{1}。", "Please write {1}."},
        {"我不懂{1}。", "I don't understand {1}."}, {"请看{1}。", "Please look at {1}."},
        {"{1}够吗？", "Is {1} enough?"}, {"我还有{1}。", "I still have {1}."}};
    static const std::vector<SentencePair> places = {{"我们看了{1}。", "We looked at {1}."},
        {"{1}够吗？", "Is {1} enough?"}, {"我们建了{1}。", "We built {1}."}};
    return ofKind(kind, things, people, texts, places);
}

void replaceOnce(std::string& text, const std::string& what, const std::string& by)
{
    text.replace(text.find(what), what.size(), by);
}

SentencePair withBe(SentencePair frame, std::int64_t number)
{
    if (frame.target.find("{be}") != std::string::npos)
        replaceOnce(frame.target, "{be}", number == 1 ? "is" : "are");
    return frame;
}

// The verb after "{1} " takes an s, or becomes "has".
SentencePair inThirdPerson(SentencePair frame)
{
    const std::size_t end = frame.target.find(' ', 4);
    const std::string verb = frame.target.substr(4, end - 4);
    frame.target.replace(4, verb.size(), verb == "have" ? "has" : verb + "s");
    return frame;
}

SentencePair agePair(Random& random)
{
    static const std::vector<SentencePair> frames = {{"{1}{2}岁。", "{1} {be} {2} old."},
        {"{1}今年{2}岁。", "{1} {be} {2} old this year."}, {"{1}{2}岁了。", "{1} {be} {2} old now."},
        {"{1}已经{2}岁了。", "{1} {be} already {2} old."}, {"{1}才{2}岁。", "{1} {be} only {2} old."},
        {"{1}快{2}岁了。", "{1} {be} almost {2} old."}};
    const Subject& subject = pick(subjects(), random);
    SentencePair frame = pick(frames, random);
    replaceOnce(frame.target, "{be}", subject.english == "I" ? "am" : subject.third ? "is" : "are");
    const std::int64_t age = oneIn(6, random) ? between(1, 12, random) : between(13, 99, random);
    const bool digits = oneIn(4, random);
    return filled(frame,
        {{subject.chinese, subject.english}, {digits ? std::to_string(age) : chineseNumber(age),
                                                 englishNumber(age) + (age == 1 ? " year" : " years")}});
}

} // namespace

SentencePair countPair(Random& random)
{
    if (oneIn(5, random))
        return agePair(random);
    static const std::vector<NounKind> kinds = {
        NounKind::Thing, NounKind::Thing, NounKind::Thing, NounKind::Person, NounKind::Text, NounKind::Place};
    const NounKind kind = pick(kinds, random);
    const CountedNoun& noun = pick(countedNouns(kind), random);
    const std::int64_t number = someNumber(random);
    Phrase thing = counted(number, noun);
    if (number >= 13 && number < 10'000 && oneIn(4, random))
        thing.source = std::to_string(number) + noun.measure + noun.chinese;
    const Subject& subject = pick(subjects(), random);
    const Phrase who = {subject.chinese, subject.english};
    switch (random.below(4)) {
    case 0: {
        const SentencePair& frame = pick(presentFrames(kind), random);
        return filled(subject.third ? inThirdPerson(frame) : frame, {who, thing});
    }
    case 1:
        return filled(pick(pastFrames(kind), random), {who, thing});
    case 2:
        return filled(withBe(pick(thereFrames(kind), random), number), {thing});
    default:
        return filled(withBe(pick(plainFrames(kind), random), number), {thing});
    }
}

} // namespace lab
