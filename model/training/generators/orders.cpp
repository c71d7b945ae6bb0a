// SPDX-License-Identifier: GPL-3.0-or-later
// What is numbered: 第三次, the third time; 第四十六页, page 46; 第十二课, Lesson Twelve.
#include "model/training/generators/frames.h"
#include "model/training/generators/generators.h"
#include "model/training/generators/numerals.h"

#include <cctype>

namespace lab {
namespace {

const std::vector<SentencePair>& ordinalFrames()
{
    static const std::vector<SentencePair> all = {{"这是我第{1}次来这里。", "This is my {1} time here."},
        {"这是他第{1}次迟到。", "This is the {1} time he has been late."},
        {"她是第{1}个到的。", "She was the {1} to arrive."}, {"我是第{1}个。", "I am the {1}."},
        {"请看第{1}个例子。", "Please look at the {1} example."},
        {"第{1}个问题很难。", "The {1} question is very difficult."}, {"他得了第{1}名。", "He came in {1}."},
        {"我们坐在第{1}排。", "We are sitting in the {1} row."}, {"这是第{1}天。", "This is the {1} day."},
        {"第{1}个人是谁？", "Who is the {1} person?"}, {"他们住在第{1}层。", "They live on the {1} floor."},
        {"我家在{1}楼。", "My home is on the {1} floor."},
        {"办公室在{1}楼。", "The office is on the {1} floor."},
        {"第{1}个词是动词。", "The {1} word is a verb."},
        {"这是第{1}届比赛。", "This is the {1} competition."},
        {"从左边数第{1}个。", "The {1} from the left."}, {"我选第{1}个。", "I choose the {1} one."},
        {"第{1}步是什么？", "What is the {1} step?"},
        {"第{1}行有错误。", "There is a mistake in the {1} line."}};
    return all;
}

// {1} follows the noun: page 46, Lesson Twelve.
const std::vector<SentencePair>& numberFrames()
{
    static const std::vector<SentencePair> all = {{"请翻到第{1}页。", "Please turn to page {1}."},
        {"请看第{1}页。", "Please look at page {1}."}, {"图在第{1}页。", "The picture is on page {1}."},
        {"这是第{1}课。", "This is Lesson {N}."}, {"我们学到第{1}课了。", "We have got to Lesson {N}."},
        {"第{1}课很有意思。", "Lesson {N} is very interesting."},
        {"我读到第{1}章了。", "I have got to Chapter {N}."}, {"请做第{1}题。", "Please do question {1}."},
        {"第{1}题的答案是什么？", "What is the answer to question {1}?"},
        {"他在第{1}页写了名字。", "He wrote his name on page {1}."}};
    return all;
}

} // namespace

SentencePair orderPair(Random& random)
{
    const std::int64_t number = oneIn(3, random) ? between(1, 12, random) : between(13, 399, random);
    const std::string chinese = oneIn(4, random) ? std::to_string(number) : chineseNumber(number);
    if (oneIn(2, random))
        return filled(pick(ordinalFrames(), random), {{chinese, englishOrdinal(number)}});
    SentencePair frame = pick(numberFrames(), random);
    std::string english = englishNumber(number);
    if (const std::size_t at = frame.target.find("{N}"); at != std::string::npos) {
        frame.target.replace(at, 3, "{1}");
        english[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(english[0])));
    }
    return filled(frame, {{chinese, english}});
}

} // namespace lab
