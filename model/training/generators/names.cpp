// SPDX-License-Identifier: GPL-3.0-or-later
// Chinese people and how they are addressed: 王小明, Wang Xiaoming; 张老师, Teacher Zhang; 老李, Lao Li.
#include "model/training/generators/generators.h"
#include "model/training/generators/people.h"

namespace lab {
namespace {

// No pronoun for the named: nothing says whether it is he or she.
const std::vector<SentencePair>& frames()
{
    static const std::vector<SentencePair> all = {{"{1}是我的同学。", "{1} is my classmate."},
        {"{1}是我的朋友。", "{1} is my friend."}, {"{1}是谁？", "Who is {1}?"},
        {"你认识{1}吗？", "Do you know {1}?"}, {"我认识{1}。", "I know {1}."},
        {"{1}在哪儿？", "Where is {1}?"}, {"{1}今天没来。", "{1} did not come today."},
        {"{1}住在北京。", "{1} lives in Beijing."}, {"{1}是上海人。", "{1} is from Shanghai."},
        {"我在等{1}。", "I am waiting for {1}."}, {"{1}会说英语。", "{1} can speak English."},
        {"{1}喜欢看书。", "{1} likes to read."}, {"{1}给我打了电话。", "{1} called me."},
        {"请把这个给{1}。", "Please give this to {1}."}, {"我和{1}一起去。", "I will go with {1}."},
        {"{1}明天去上海。", "{1} is going to Shanghai tomorrow."}, {"{1}迟到了。", "{1} was late."},
        {"这是{1}的书。", "This is {1}'s book."}, {"{1}的家很大。", "{1}'s home is very big."},
        {"昨天我看见了{1}。", "I saw {1} yesterday."}, {"{1}很高兴。", "{1} is very happy."},
        {"{1}，你好！", "Hello, {1}!"}, {"谢谢你，{1}。", "Thank you, {1}."},
        {"{1}，请坐。", "{1}, please sit down."}, {"{1}病了。", "{1} is ill."},
        {"{1}回家了。", "{1} has gone home."}, {"{1}正在开会。", "{1} is in a meeting."},
        {"{1}买了一辆新车。", "{1} bought a new car."},
        {"这封信是{1}写的。", "This letter was written by {1}."}, {"{1}说得对。", "{1} is right."},
        {"我没见过{1}。", "I have never met {1}."}, {"{1}比我高。", "{1} is taller than me."},
        {"{1}在家吗？", "Is {1} at home?"}, {"{1}结婚了吗？", "Is {1} married?"},
        {"{1}教我们数学。", "{1} teaches us math."}};
    return all;
}

// Only for whole names.
const std::vector<SentencePair>& introductions()
{
    static const std::vector<SentencePair> all = {{"我叫{1}。", "My name is {1}."},
        {"他叫{1}。", "His name is {1}."}, {"她叫{1}。", "Her name is {1}."}, {"我是{1}。", "I am {1}."},
        {"我的名字是{1}。", "My name is {1}."}, {"我朋友叫{1}。", "My friend's name is {1}."},
        {"你是{1}吗？", "Are you {1}?"}, {"这是{1}。", "This is {1}."},
        {"我姐姐叫{1}。", "My older sister's name is {1}."},
        {"新老师叫{1}。", "The new teacher's name is {1}."}, {"大家都叫我{1}。", "Everyone calls me {1}."}};
    return all;
}

const std::vector<SentencePair>& twoNames()
{
    static const std::vector<SentencePair> all = {{"{1}和{2}是同学。", "{1} and {2} are classmates."},
        {"{1}喜欢{2}。", "{1} likes {2}."}, {"{1}认识{2}。", "{1} knows {2}."},
        {"{1}和{2}结婚了。", "{1} and {2} got married."}, {"{1}在等{2}。", "{1} is waiting for {2}."},
        {"{1}比{2}高。", "{1} is taller than {2}."}, {"{1}给{2}写信。", "{1} writes letters to {2}."},
        {"{1}请{2}吃饭。", "{1} invited {2} to dinner."}, {"{1}和{2}都没来。", "Neither {1} nor {2} came."},
        {"{1}不认识{2}。", "{1} does not know {2}."}};
    return all;
}

// 张老师 is Teacher Zhang, and 张明老师 Teacher Zhang Ming.
const std::vector<Phrase>& titles()
{
    static const std::vector<Phrase> all = {{"老师", "Teacher"}, {"老师", "Teacher"}, {"老师", "Teacher"},
        {"先生", "Mr."}, {"先生", "Mr."}, {"女士", "Ms."}, {"小姐", "Miss"}, {"太太", "Mrs."},
        {"医生", "Dr."}, {"大夫", "Dr."}, {"教授", "Professor"}, {"经理", "Manager"}, {"校长", "Principal"},
        {"阿姨", "Aunt"}, {"叔叔", "Uncle"}, {"博士", "Dr."}};
    return all;
}

Phrase titled(Random& random)
{
    const Phrase family = surname(random);
    if (oneIn(6, random))
        return oneIn(2, random) ? Phrase{"老" + family.source, "Lao " + family.target}
                                : Phrase{"小" + family.source, "Xiao " + family.target};
    const Phrase& title = pick(titles(), random);
    if (oneIn(5, random)) {
        const Phrase given = givenName(random);
        return {family.source + given.source + title.source,
            title.target + " " + family.target + " " + given.target};
    }
    return {family.source + title.source, title.target + " " + family.target};
}

const std::vector<SentencePair>& surnameFrames()
{
    static const std::vector<SentencePair> all = {{"我姓{1}。", "My surname is {1}."},
        {"他姓{1}。", "His surname is {1}."}, {"她姓{1}吗？", "Is her surname {1}?"},
        {"我们老师姓{1}。", "Our teacher's surname is {1}."},
        {"我的邻居姓{1}。", "My neighbor's surname is {1}."}};
    return all;
}

} // namespace

SentencePair namePair(Random& random)
{
    switch (random.below(8)) {
    case 0:
        return filled(pick(twoNames(), random), {personalName(random), personalName(random)});
    case 1:
        return filled(pick(frames(), random), {givenName(random)});
    case 2:
    case 3:
        return filled(pick(introductions(), random), {personalName(random)});
    default:
        return filled(pick(frames(), random), {personalName(random)});
    }
}

SentencePair titlePair(Random& random)
{
    if (oneIn(16, random))
        return filled(pick(surnameFrames(), random), {surname(random)});
    return filled(pick(frames(), random), {titled(random)});
}

} // namespace lab
