// SPDX-License-Identifier: GPL-3.0-or-later
// Durations: 二十分钟, 20 minutes; 两个半小时, two and a half hours; 三天前, three days ago.
#include "model/training/generators/frames.h"
#include "model/training/generators/generators.h"
#include "model/training/generators/numerals.h"

namespace lab {
namespace {

struct Unit {
    const char* chinese;
    const char* one;
    const char* many;
    std::int64_t most;
    const char* half; ///< 半个小时, half an hour; empty: there is none
};

const std::vector<Unit>& units()
{
    static const std::vector<Unit> all = {{"秒", "second", "seconds", 59, ""},
        {"秒钟", "second", "seconds", 59, ""}, {"分钟", "minute", "minutes", 90, ""},
        {"个小时", "hour", "hours", 48, "half an hour"}, {"小时", "hour", "hours", 48, ""},
        {"天", "day", "days", 100, "half a day"}, {"个星期", "week", "weeks", 20, ""},
        {"周", "week", "weeks", 20, ""}, {"个月", "month", "months", 24, "half a month"},
        {"年", "year", "years", 100, "half a year"}};
    return all;
}

Phrase duration(Random& random)
{
    const Unit& unit = pick(units(), random);
    const std::string name = unit.chinese;
    const bool measured = name.starts_with("个");
    if (*unit.half != '\0' && oneIn(6, random)) {
        if (!measured || oneIn(2, random))
            return {"半" + name, unit.half};
        const std::int64_t whole = between(1, 9, random);
        return {chineseCount(whole) + "个半" + name.substr(std::string("个").size()),
            englishNumber(whole) + " and a half " + unit.many};
    }
    const std::int64_t number = oneIn(2, random) ? between(1, 12, random) : between(1, unit.most, random);
    const bool digits = oneIn(5, random);
    return {(digits ? std::to_string(number) : chineseCount(number)) + name,
        englishNumber(number) + " " + (number == 1 ? unit.one : unit.many)};
}

const std::vector<SentencePair>& frames()
{
    static const std::vector<SentencePair> all = {{"我等了{1}。", "I waited for {1}."},
        {"我等了你{1}。", "I waited for you for {1}."}, {"他睡了{1}。", "He slept for {1}."},
        {"我们走了{1}。", "We walked for {1}."}, {"会议开了{1}。", "The meeting lasted {1}."},
        {"她学了{1}中文。", "She studied Chinese for {1}."}, {"坐飞机要{1}。", "It takes {1} by plane."},
        {"坐火车要{1}。", "It takes {1} by train."}, {"走路要{1}。", "It takes {1} on foot."},
        {"我休息了{1}。", "I rested for {1}."}, {"雨下了{1}。", "It rained for {1}."},
        {"他{1}前走了。", "He left {1} ago."}, {"我{1}前见过她。", "I saw her {1} ago."},
        {"{1}以后再来。", "Come again in {1}."}, {"他{1}后回来。", "He will come back in {1}."},
        {"还有{1}。", "There is still {1}."}, {"请等{1}。", "Please wait {1}."},
        {"他迟到了{1}。", "He was {1} late."}, {"我在这里住了{1}。", "I have lived here for {1}."},
        {"训练花了{1}。", "The training took {1}."}, {"他工作了{1}。", "He worked for {1}."},
        {"我们认识{1}了。", "We have known each other for {1}."},
        {"作业要做{1}。", "The homework takes {1}."}};
    return all;
}

} // namespace

SentencePair durationPair(Random& random)
{
    return filled(pick(frames(), random), {duration(random)});
}

} // namespace lab
