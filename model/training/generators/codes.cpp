// SPDX-License-Identifier: GPL-3.0-or-later
// Digits that are read one by one: telephone and room numbers, buses, passwords.
#include "model/training/generators/frames.h"
#include "model/training/generators/generators.h"
#include "model/training/generators/numerals.h"

namespace lab {
namespace {

std::string digits(std::int64_t count, Random& random)
{
    std::string text = std::to_string(between(1, 9, random));
    for (std::int64_t i = 1; i < count; ++i)
        text += std::to_string(between(0, 9, random));
    return text;
}

// As digits, or sometimes one by one in Chinese.
Phrase code(std::int64_t least, std::int64_t most, std::uint64_t chineseOneIn, Random& random)
{
    const std::string text = digits(between(least, most, random), random);
    return {oneIn(chineseOneIn, random) ? chineseDigits(text) : text, text};
}

const std::vector<SentencePair>& telephoneFrames()
{
    static const std::vector<SentencePair> all = {{"我的电话号码是{1}。", "My telephone number is {1}."},
        {"他的手机号是{1}。", "His cell phone number is {1}."}, {"请打{1}。", "Please call {1}."},
        {"办公室的电话是{1}。", "The office telephone is {1}."},
        {"你可以打{1}找我。", "You can reach me at {1}."}, {"她的号码是{1}吗？", "Is her number {1}?"},
        {"密码是{1}。", "The password is {1}."}, {"我的学号是{1}。", "My student number is {1}."},
        {"请输入{1}。", "Please enter {1}."}, {"验证码是{1}。", "The verification code is {1}."},
        {"邮政编码是{1}。", "The postal code is {1}."}};
    return all;
}

const std::vector<SentencePair>& roomFrames()
{
    static const std::vector<SentencePair> all = {{"他住在{1}房间。", "He lives in Room {1}."},
        {"我的房间号是{1}。", "My room number is {1}."},
        {"我们在{1}教室上课。", "We have class in Room {1}."},
        {"请到{1}房间来。", "Please come to Room {1}."}, {"办公室在{1}室。", "The office is in Room {1}."},
        {"{1}房间在哪儿？", "Where is Room {1}?"},
        {"会议在{1}会议室。", "The meeting is in Meeting Room {1}."},
        {"我住{1}号房间。", "I live in Room {1}."}, {"这是{1}房间的钥匙。", "This is the key to Room {1}."}};
    return all;
}

const std::vector<SentencePair>& vehicleFrames()
{
    static const std::vector<SentencePair> all = {{"坐{1}路车。", "Take the number {1} bus."},
        {"{1}路公共汽车来了。", "The number {1} bus is coming."},
        {"我坐{1}路车上班。", "I take the number {1} bus to work."},
        {"{1}路车不到那里。", "The number {1} bus does not go there."},
        {"他的座位是{1}号。", "His seat is number {1}."}, {"我是{1}号。", "I am number {1}."},
        {"飞机从{1}号门登机。", "The plane boards at Gate {1}."},
        {"我住在{1}号楼。", "I live in Building {1}."},
        {"请坐地铁{1}号线。", "Please take subway Line {1}."}};
    return all;
}

} // namespace

SentencePair codePair(Random& random)
{
    switch (random.below(3)) {
    case 0:
        return filled(pick(telephoneFrames(), random), {code(4, 11, 6, random)});
    case 1:
        return filled(pick(roomFrames(), random), {code(3, 4, 4, random)});
    default: {
        const std::int64_t number = between(13, 199, random);
        return filled(pick(vehicleFrames(), random),
            {{oneIn(2, random) ? chineseNumber(number) : std::to_string(number), std::to_string(number)}});
    }
    }
}

} // namespace lab
