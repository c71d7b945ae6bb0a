// SPDX-License-Identifier: GPL-3.0-or-later
// Dates and years: 三月十六号, March 16; 2008年8月8日, August 8, 2008; 一九九七年, 1997.
#include "model/training/generators/frames.h"
#include "model/training/generators/generators.h"
#include "model/training/generators/numerals.h"

#include <array>

namespace lab {
namespace {

constexpr std::array<const char*, 12> kMonths = {"January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December"};
constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

std::string written(std::int64_t number, bool digits)
{
    return digits ? std::to_string(number) : chineseNumber(number);
}

Phrase month(bool digits, Random& random)
{
    const std::int64_t number = between(1, 12, random);
    return {written(number, digits) + "月", kMonths.at(static_cast<std::size_t>(number - 1))};
}

Phrase day(bool digits, Random& random)
{
    const std::int64_t number = between(1, 12, random);
    const auto index = static_cast<std::size_t>(number - 1);
    const std::int64_t day = between(1, kDays.at(index), random);
    return {written(number, digits) + "月" + written(day, digits) + (oneIn(2, random) ? "日" : "号"),
        std::string(kMonths.at(index)) + " " + std::to_string(day)};
}

Phrase year(bool digits, Random& random)
{
    const std::string number =
        std::to_string(oneIn(3, random) ? between(1000, 2099, random) : between(1900, 2035, random));
    return {(digits ? number : chineseDigits(number)) + "年", number};
}

Phrase dayOfYear(bool digits, Random& random)
{
    const Phrase which = year(digits, random);
    const Phrase when = day(digits, random);
    return {which.source + when.source, when.target + ", " + which.target};
}

// With a day: on March 16.
const std::vector<SentencePair>& dayFrames()
{
    static const std::vector<SentencePair> all = {{"我的生日是{1}。", "My birthday is {1}."},
        {"他的生日是{1}。", "His birthday is {1}."}, {"今天是{1}。", "Today is {1}."},
        {"明天是{1}。", "Tomorrow is {1}."}, {"昨天是{1}。", "Yesterday was {1}."},
        {"我们{1}见面。", "We will meet on {1}."}, {"考试在{1}。", "The exam is on {1}."},
        {"他{1}到北京。", "He arrives in Beijing on {1}."}, {"她{1}出生。", "She was born on {1}."},
        {"商店{1}开门。", "The store opens on {1}."}, {"会议改到{1}。", "The meeting was moved to {1}."},
        {"请在{1}以前告诉我。", "Please tell me before {1}."}, {"{1}放假。", "There is a holiday on {1}."},
        {"我{1}回来。", "I will come back on {1}."}, {"票是{1}的。", "The ticket is for {1}."},
        {"{1}那天下雪了。", "It snowed on {1}."}, {"课从{1}开始。", "Classes start on {1}."},
        {"他们{1}结婚。", "They will get married on {1}."}};
    return all;
}

// With a month or a year: in March, in 1997.
const std::vector<SentencePair>& spanFrames()
{
    static const std::vector<SentencePair> all = {{"我{1}去上海。", "I will go to Shanghai in {1}."},
        {"他{1}毕业。", "He will graduate in {1}."}, {"比赛在{1}。", "The competition is in {1}."},
        {"{1}这里很冷。", "It is very cold here in {1}."},
        {"她打算{1}结婚。", "She plans to get married in {1}."}, {"学校{1}开学。", "School starts in {1}."}};
    return all;
}

const std::vector<SentencePair>& yearFrames()
{
    static const std::vector<SentencePair> all = {{"他{1}出生。", "He was born in {1}."},
        {"我生于{1}。", "I was born in {1}."}, {"她{1}大学毕业。", "She graduated from university in {1}."},
        {"这本书是{1}写的。", "This book was written in {1}."},
        {"学校是{1}建的。", "The school was built in {1}."}, {"战争{1}结束了。", "The war ended in {1}."},
        {"我们{1}搬到了这里。", "We moved here in {1}."}, {"他们{1}结婚了。", "They got married in {1}."},
        {"这部电影是{1}的。", "This movie is from {1}."},
        {"公司成立于{1}。", "The company was founded in {1}."}, {"那是{1}的事。", "That was in {1}."},
        {"爷爷{1}去世了。", "Grandpa passed away in {1}."}, {"{1}发生了什么？", "What happened in {1}?"}};
    return all;
}

} // namespace

SentencePair datePair(Random& random)
{
    const bool digits = oneIn(3, random);
    switch (random.below(6)) {
    case 0:
        return filled(pick(spanFrames(), random), {month(digits, random)});
    case 1:
    case 2:
        return filled(pick(yearFrames(), random), {year(!oneIn(3, random), random)});
    case 3:
        return filled(pick(dayFrames(), random), {dayOfYear(digits, random)});
    default:
        return filled(pick(dayFrames(), random), {day(digits, random)});
    }
}

} // namespace lab
