// SPDX-License-Identifier: GPL-3.0-or-later
// Prices: 三十五块, 35 yuan; 八块五, 8.5 yuan; 五毛, five jiao; 苹果一斤六块五.
#include "model/training/generators/generators.h"
#include "model/training/generators/nouns.h"
#include "model/training/generators/numerals.h"

namespace lab {
namespace {

std::string yuan(Random& random)
{
    static const std::vector<std::string> names = {"块", "块钱", "元", "块", "元"};
    return pick(names, random);
}

// 六块五 and 六块五毛, 九十六块四
Phrase priceWithJiao(Random& random)
{
    const std::int64_t whole = oneIn(2, random) ? between(1, 12, random) : between(13, 99, random);
    const std::int64_t jiao = between(1, 9, random);
    return {chineseCount(whole) + "块" + chineseNumber(jiao) + (oneIn(2, random) ? "" : "毛"),
        std::to_string(whole) + "." + std::to_string(jiao) + " yuan"};
}

std::int64_t someAmount(Random& random)
{
    switch (random.below(6)) {
    case 0:
        return between(1, 12, random);
    case 1:
    case 2:
        return between(13, 99, random);
    case 3:
        return between(100, 999, random);
    case 4:
        return 100 * between(10, 99, random);
    default:
        return oneIn(2, random) ? between(1000, 9999, random) : 1000 * between(10, 999, random);
    }
}

Phrase price(Random& random)
{
    if (oneIn(6, random))
        return priceWithJiao(random);
    if (oneIn(20, random)) {
        const std::int64_t jiao = between(1, 9, random);
        return {chineseNumber(jiao) + "毛钱", englishNumber(jiao) + " jiao"};
    }
    const std::int64_t amount = someAmount(random);
    if (oneIn(4, random))
        return {std::to_string(amount) + yuan(random), englishNumber(amount) + " yuan"};
    const TwoHundred two = oneIn(2, random) ? TwoHundred::Liang : TwoHundred::Er;
    return {chineseCount(amount, two) + yuan(random), englishNumber(amount) + " yuan"};
}

const std::vector<SentencePair>& frames()
{
    static const std::vector<SentencePair> all = {{"一共{1}。", "It is {1} in all."},
        {"我花了{1}。", "I spent {1}."}, {"他借给我{1}。", "He lent me {1}."},
        {"门票{1}。", "The ticket is {1}."}, {"房租每个月{1}。", "The rent is {1} a month."},
        {"他一个月挣{1}。", "He earns {1} a month."}, {"我只有{1}。", "I have only {1}."},
        {"{1}太贵了。", "{1} is too expensive."}, {"{1}不贵。", "{1} is not expensive."},
        {"找您{1}。", "Here is {1} change."}, {"便宜了{1}。", "It is {1} cheaper."},
        {"你欠我{1}。", "You owe me {1}."}, {"我还了他{1}。", "I paid him back {1}."},
        {"他捡到了{1}。", "He found {1}."}, {"这顿饭{1}。", "This meal is {1}."},
        {"学费是{1}。", "The tuition is {1}."}, {"坐车要{1}。", "The bus costs {1}."},
        {"现在只要{1}。", "Now it is only {1}."}};
    return all;
}

// 苹果一斤六块五, 茶两杯三十块
const std::vector<SentencePair>& foodFrames()
{
    static const std::vector<SentencePair> all = {{"{1}一斤{2}。", "{1} are {2} a jin."},
        {"{1}{2}一斤。", "{1} are {2} a jin."}, {"这里的{1}{2}一斤。", "The {1} here are {2} a jin."}};
    return all;
}

const std::vector<Phrase>& foods()
{
    static const std::vector<Phrase> all = {{"苹果", "apples"}, {"西红柿", "tomatoes"}, {"土豆", "potatoes"},
        {"葡萄", "grapes"}, {"香蕉", "bananas"}, {"橘子", "oranges"}, {"鸡蛋", "eggs"}, {"黄瓜", "cucumbers"},
        {"饺子", "dumplings"}, {"草莓", "strawberries"}};
    return all;
}

const std::vector<SentencePair>& thingFrames()
{
    static const std::vector<SentencePair> all = {{"这{1}{2}。", "This {1} is {2}."},
        {"这{1}要{2}。", "This {1} costs {2}."}, {"那{1}卖{2}。", "That {1} sells for {2}."},
        {"这{1}只要{2}。", "This {1} is only {2}."}, {"那{1}{2}。", "That {1} is {2}."},
        {"这{1}原来{2}。", "This {1} was {2} before."}};
    return all;
}

} // namespace

SentencePair pricePair(Random& random)
{
    switch (random.below(4)) {
    case 0:
        return filled(pick(foodFrames(), random), {pick(foods(), random), price(random)});
    case 1:
    case 2: {
        const CountedNoun& noun = pick(countedNouns(NounKind::Thing), random);
        return filled(pick(thingFrames(), random), {{noun.measure + noun.chinese, noun.one}, price(random)});
    }
    default:
        return filled(pick(frames(), random), {price(random)});
    }
}

} // namespace lab
