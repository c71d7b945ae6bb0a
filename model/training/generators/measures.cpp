// SPDX-License-Identifier: GPL-3.0-or-later
// Measured amounts: 二十米, 20 meters; 一点五公斤, 1.5 kilograms; 零下五度, five degrees below zero.
#include "model/training/generators/frames.h"
#include "model/training/generators/generators.h"
#include "model/training/generators/numerals.h"

namespace lab {
namespace {

struct Unit {
    const char* chinese;
    const char* one;
    const char* many;
    std::vector<SentencePair> frames;
};

const std::vector<Unit>& units()
{
    static const std::vector<Unit> all = {
        {"米", "meter", "meters",
            {{"这条河有{1}宽。", "This river is {1} wide."}, {"那座山高{1}。", "That mountain is {1} high."},
                {"绳子长{1}。", "The rope is {1} long."}, {"往前走{1}。", "Walk {1} forward."},
                {"水深{1}。", "The water is {1} deep."}, {"离这儿只有{1}。", "It is only {1} from here."}}},
        {"公里", "kilometer", "kilometers",
            {{"我每天跑{1}。", "I run {1} every day."}, {"离学校有{1}。", "It is {1} from the school."},
                {"这条路有{1}长。", "This road is {1} long."}, {"我们走了{1}。", "We walked {1}."},
                {"车每小时跑{1}。", "The car goes {1} an hour."}}},
        {"公斤", "kilogram", "kilograms",
            {{"这个箱子重{1}。", "This suitcase weighs {1}."}, {"他有{1}重。", "He weighs {1}."},
                {"我瘦了{1}。", "I lost {1}."}, {"请给我{1}苹果。", "Please give me {1} of apples."},
                {"我买了{1}牛肉。", "I bought {1} of beef."}}},
        {"斤", "jin", "jin",
            {{"我要{1}苹果。", "I want {1} of apples."}, {"妈妈买了{1}鱼。", "Mom bought {1} of fish."},
                {"来{1}饺子。", "{1} of dumplings, please."}, {"这条鱼有{1}。", "This fish weighs {1}."}}},
        {"厘米", "centimeter", "centimeters",
            {{"这支笔长{1}。", "This pen is {1} long."}, {"雪下了{1}。", "{1} of snow fell."},
                {"桌子高{1}。", "The table is {1} high."}}},
        {"度", "degree", "degrees",
            {{"今天{1}。", "It is {1} today."}, {"明天{1}。", "It will be {1} tomorrow."},
                {"昨天是{1}。", "It was {1} yesterday."}, {"房间里有{1}。", "It is {1} in the room."},
                {"最高气温是{1}。", "The highest temperature is {1}."}}}};
    return all;
}

Phrase degreesBelowZero(Random& random)
{
    const std::int64_t number = between(1, 40, random);
    return {"零下" + chineseNumber(number) + "度",
        englishNumber(number) + (number == 1 ? " degree" : " degrees") + " below zero"};
}

std::string someDecimal(Random& random)
{
    const std::int64_t tenths = between(0, 9, random);
    std::string text = std::to_string(between(0, 60, random)) + "." + std::to_string(tenths);
    if (tenths == 0 || oneIn(4, random))
        text += std::to_string(between(1, 9, random));
    return text;
}

// 一米七五 is 1.75 meters.
Phrase metersAndParts(Random& random)
{
    const std::int64_t meters = between(1, 9, random);
    const std::int64_t parts = between(11, 99, random);
    return {chineseCount(meters) + "米" + chineseDigits(std::to_string(parts / 10)) +
                (parts % 10 == 0 ? "" : chineseDigits(std::to_string(parts % 10))),
        std::to_string(meters) + "." +
            (parts % 10 == 0 ? std::to_string(parts / 10) : std::to_string(parts)) + " meters"};
}

Phrase amount(const Unit& unit, Random& random)
{
    const bool temperature = unit.chinese == std::string("度");
    if (temperature && oneIn(3, random))
        return degreesBelowZero(random);
    if (unit.chinese == std::string("米") && oneIn(4, random))
        return metersAndParts(random);
    if (oneIn(4, random)) {
        const std::string decimal = someDecimal(random);
        return {
            (oneIn(2, random) ? decimal : chineseDecimal(decimal)) + unit.chinese, decimal + " " + unit.many};
    }
    const std::int64_t number =
        oneIn(3, random) ? between(1, 12, random) : between(13, temperature ? 45 : 999, random);
    const bool digits = oneIn(4, random);
    return {(digits ? std::to_string(number) : chineseCount(number)) + unit.chinese,
        englishNumber(number) + " " + (number == 1 ? unit.one : unit.many)};
}

} // namespace

SentencePair measurePair(Random& random)
{
    const Unit& unit = pick(units(), random);
    return filled(pick(unit.frames, random), {amount(unit, random)});
}

} // namespace lab
