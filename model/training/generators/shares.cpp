// SPDX-License-Identifier: GPL-3.0-or-later
// Shares: 百分之二十, 20 percent; 30%, 30%; 三分之二, two thirds; 零点五, 0.5.
#include "model/training/generators/frames.h"
#include "model/training/generators/generators.h"
#include "model/training/generators/numerals.h"

#include <array>
#include <numeric>

namespace lab {
namespace {

std::string decimal(Random& random)
{
    return std::to_string(between(0, 20, random)) + "." +
           (oneIn(3, random) ? std::to_string(between(0, 9, random)) : "") +
           std::to_string(between(1, 9, random));
}

Phrase percentage(Random& random)
{
    if (oneIn(5, random)) {
        const std::string number = decimal(random);
        return oneIn(2, random) ? Phrase{"百分之" + chineseDecimal(number), number + " percent"}
                                : Phrase{number + "%", number + "%"};
    }
    const std::int64_t number = oneIn(4, random) ? between(1, 12, random) : between(13, 100, random);
    if (oneIn(2, random))
        return {std::to_string(number) + "%", std::to_string(number) + "%"};
    const std::string chinese = number == 100 ? "百" : chineseNumber(number);
    return {"百分之" + chinese, englishNumber(number) + " percent"};
}

// 三分之二: two thirds; reduced, the denominator up to twelve.
Phrase fraction(Random& random)
{
    static const std::array<const char*, 13> parts = {"", "", "half", "third", "quarter", "fifth", "sixth",
        "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"};
    const std::int64_t whole = between(3, 12, random);
    std::int64_t count = between(1, whole - 1, random);
    while (std::gcd(count, whole) != 1)
        count = between(1, whole - 1, random);
    const std::string part = parts.at(static_cast<std::size_t>(whole));
    return {chineseNumber(whole) + "分之" + chineseNumber(count),
        englishNumber(count) + " " + part + (count == 1 ? "" : "s")};
}

const std::vector<SentencePair>& ofFrames()
{
    static const std::vector<SentencePair> all = {{"{1}的学生同意了。", "{1} of the students agreed."},
        {"{1}的人没有来。", "{1} of the people did not come."},
        {"他吃了{1}的蛋糕。", "He ate {1} of the cake."}, {"我读了{1}的书。", "I read {1} of the book."},
        {"只有{1}的学生通过了。", "Only {1} of the students passed."},
        {"我们用了{1}的钱。", "We used {1} of the money."},
        {"{1}的答案是对的。", "{1} of the answers are right."},
        {"他们卖了{1}的票。", "They sold {1} of the tickets."},
        {"这里有{1}的水。", "Here is {1} of the water."},
        {"{1}的词我不认识。", "I don't know {1} of the words."}};
    return all;
}

const std::vector<SentencePair>& changeFrames()
{
    static const std::vector<SentencePair> all = {{"价格涨了{1}。", "The price went up {1}."},
        {"人口增加了{1}。", "The population grew by {1}."}, {"成本下降了{1}。", "The cost fell by {1}."},
        {"电池还有{1}。", "The battery still has {1}."}, {"错误率是{1}。", "The error rate is {1}."},
        {"利率是{1}。", "The interest rate is {1}."}, {"速度提高了{1}。", "The speed rose by {1}."},
        {"我们完成了{1}。", "We have finished {1}."}, {"概率是{1}。", "The probability is {1}."},
        {"模型的准确率是{1}。", "The accuracy of the model is {1}."}, {"权重是{1}。", "The weight is {1}."}};
    return all;
}

const std::vector<SentencePair>& decimalFrames()
{
    static const std::vector<SentencePair> all = {{"答案是{1}。", "The answer is {1}."},
        {"权重是{1}。", "The weight is {1}."}, {"损失是{1}。", "The loss is {1}."},
        {"概率是{1}。", "The probability is {1}."}, {"学习率是{1}。", "The learning rate is {1}."},
        {"把它改成{1}。", "Change it to {1}."}, {"结果是{1}。", "The result is {1}."},
        {"平均分是{1}。", "The average score is {1}."}};
    return all;
}

} // namespace

SentencePair sharePair(Random& random)
{
    switch (random.below(5)) {
    case 0:
        return filled(pick(ofFrames(), random), {fraction(random)});
    case 1: {
        const std::string number = decimal(random);
        return filled(
            pick(decimalFrames(), random), {{oneIn(2, random) ? number : chineseDecimal(number), number}});
    }
    case 2:
        return filled(pick(ofFrames(), random), {percentage(random)});
    default:
        return filled(pick(changeFrames(), random), {percentage(random)});
    }
}

} // namespace lab
