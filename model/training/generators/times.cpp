// SPDX-License-Identifier: GPL-3.0-or-later
// Clock times: 八点半, half past eight; 三点一刻, a quarter past three; 六点二十, 6:20; 18:45, 18:45.
#include "model/training/generators/frames.h"
#include "model/training/generators/generators.h"
#include "model/training/generators/numerals.h"

namespace lab {
namespace {

std::string twoDigits(std::int64_t number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::int64_t hourAfter(std::int64_t hour)
{
    return hour % 12 + 1;
}

// 八点, and 八点 with a part of the day, for which English says "eight in the evening".
Phrase fullHour(std::int64_t hour, bool inDay, Random& random)
{
    const std::string chinese = oneIn(4, random) ? std::to_string(hour) : chineseCount(hour);
    return {chinese + "点" + (!inDay && oneIn(3, random) ? "钟" : ""),
        englishNumber(hour) + (inDay ? "" : " o'clock")};
}

Phrase minutes(std::int64_t hour, Random& random)
{
    const std::int64_t minute = between(1, 59, random);
    const std::string zero = minute < 10 ? "零" : "";
    const bool marked = minute <= 10 || oneIn(2, random); // 六点十分, but 六点二十
    return {chineseCount(hour) + "点" + zero + chineseNumber(minute) + (marked ? "分" : ""),
        std::to_string(hour) + ":" + twoDigits(minute)};
}

Phrase quarters(std::int64_t hour, Random& random)
{
    switch (random.below(4)) {
    case 0:
        return {chineseCount(hour) + "点一刻", "a quarter past " + englishNumber(hour)};
    case 1:
        return {chineseCount(hour) + "点三刻", "a quarter to " + englishNumber(hourAfter(hour))};
    case 2:
        return {"差一刻" + chineseCount(hourAfter(hour)) + "点",
            "a quarter to " + englishNumber(hourAfter(hour))};
    default: {
        const std::int64_t minute = between(1, 2, random) * 5;
        return {"差" + chineseNumber(minute) + "分" + chineseCount(hour) + "点",
            englishNumber(minute) + " to " + englishNumber(hour)};
    }
    }
}

Phrase half(std::int64_t hour, Random& random)
{
    return {(oneIn(4, random) ? std::to_string(hour) : chineseCount(hour)) + "点半",
        "half past " + englishNumber(hour)};
}

Phrase digital(Random& random)
{
    const std::string time = std::to_string(between(0, 23, random)) + ":" + twoDigits(between(0, 59, random));
    return {time, time};
}

// The part of the day in which an hour from 1 to 11 may be said so.
Phrase partOfDay(std::int64_t hour, Random& random)
{
    const Phrase morning = {hour < 9 ? "早上" : "上午", " in the morning"};
    const Phrase afternoon = {"下午", " in the afternoon"};
    const Phrase evening = {"晚上", " in the evening"};
    if (hour <= 5)
        return afternoon;
    return oneIn(2, random) ? morning : evening;
}

Phrase someDay(Random& random)
{
    static const std::vector<Phrase> all = {{"星期一", " on Monday"}, {"星期二", " on Tuesday"},
        {"星期三", " on Wednesday"}, {"星期四", " on Thursday"}, {"星期五", " on Friday"},
        {"星期六", " on Saturday"}, {"星期天", " on Sunday"}, {"明天", " tomorrow"},
        {"周末", " on the weekend"}, {"每天", " every day"}};
    return pick(all, random);
}

Phrase timeAt(std::int64_t hour, bool inDay, Random& random)
{
    switch (random.below(6)) {
    case 0:
    case 1:
        return fullHour(hour, inDay, random);
    case 2:
    case 3:
        return minutes(hour, random);
    case 4:
        return half(hour, random);
    default:
        return quarters(hour, random);
    }
}

Phrase clockTime(Random& random)
{
    if (oneIn(6, random))
        return digital(random);
    const std::int64_t hour = between(1, 12, random);
    const bool inDay = hour != 12 && oneIn(2, random);
    const Phrase time = timeAt(hour, inDay, random);
    if (!inDay)
        return time;
    const Phrase part = partOfDay(hour, random);
    return {part.source + time.source, time.target + part.target};
}

const std::vector<SentencePair>& nowFrames()
{
    static const std::vector<SentencePair> all = {{"现在{1}。", "It is {1} now."},
        {"现在是{1}。", "It is {1} now."}, {"已经{1}了。", "It is already {1}."},
        {"我的表是{1}。", "My watch says {1}."}, {"钟停在{1}。", "The clock stopped at {1}."},
        {"快到{1}了。", "It is almost {1}."}, {"我等到{1}。", "I waited until {1}."}};
    return all;
}

// A day may stand before the time: 我们星期三下午三点见面.
const std::vector<SentencePair>& atFrames()
{
    static const std::vector<SentencePair> all = {{"我{1}起床。", "I get up at {1}."},
        {"他{1}上班。", "He starts work at {1}."}, {"她{1}下课。", "Her class ends at {1}."},
        {"火车{1}出发。", "The train leaves at {1}."}, {"飞机{1}到。", "The plane arrives at {1}."},
        {"会议{1}开始。", "The meeting starts at {1}."}, {"电影{1}结束。", "The movie ends at {1}."},
        {"商店{1}关门。", "The store closes at {1}."}, {"银行{1}开门。", "The bank opens at {1}."},
        {"我们{1}见面。", "We meet at {1}."}, {"我们{1}吃饭。", "We eat at {1}."},
        {"他们{1}到家。", "They get home at {1}."}, {"孩子{1}睡觉。", "The child goes to sleep at {1}."},
        {"考试{1}开始。", "The exam starts at {1}."}, {"公共汽车{1}来。", "The bus comes at {1}."},
        {"请{1}给我打电话。", "Please call me at {1}."}, {"我{1}有课。", "I have a class at {1}."}};
    return all;
}

} // namespace

SentencePair timePair(Random& random)
{
    Phrase time = clockTime(random);
    if (oneIn(3, random))
        return filled(pick(nowFrames(), random), {time});
    if (oneIn(3, random)) {
        const Phrase day = someDay(random);
        time = {day.source + time.source, time.target + day.target};
    }
    return filled(pick(atFrames(), random), {time});
}

} // namespace lab
