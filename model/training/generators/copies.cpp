// SPDX-License-Identifier: GPL-3.0-or-later
// Latin words, names of products, versions, files and addresses, which are copied as they are: 我在学Rust。
#include "model/training/generators/frames.h"
#include "model/training/generators/generators.h"

#include <cctype>

namespace lab {
namespace {

char upper(char letter)
{
    return static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
}

std::string capitals(std::string word)
{
    for (char& letter : word)
        letter = upper(letter);
    return word;
}

// Letters as words have them: consonants and vowels in turn, so that lengths and endings vary.
std::string inventedWord(Random& random)
{
    static const std::vector<std::string> beginnings = {"b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n",
        "p", "r", "s", "t", "v", "w", "x", "z", "ch", "sh", "th", "tr", "st", "br", "cl", "gr", "pl", "qu",
        ""};
    static const std::vector<std::string> middles = {
        "a", "e", "i", "o", "u", "y", "ai", "ea", "ee", "oo", "ou", "io"};
    static const std::vector<std::string> ends = {"", "", "n", "r", "s", "t", "l", "x", "ng", "ck", "m", "p"};
    std::string word;
    for (std::int64_t left = between(1, 3, random); left > 0; --left)
        word += pick(beginnings, random) + pick(middles, random) + pick(ends, random);
    return word;
}

std::string letters(std::int64_t count, Random& random)
{
    std::string text;
    for (; count > 0; --count)
        text += static_cast<char>('a' + random.below(26));
    return text;
}

std::string digits(std::int64_t count, Random& random)
{
    std::string text = std::to_string(between(1, 9, random));
    for (; count > 1; --count)
        text += std::to_string(between(0, 9, random));
    return text;
}

std::string knownWord(Random& random)
{
    static const std::vector<std::string> all = {"Python", "Java", "Rust", "Go", "Linux", "Windows",
        "Android", "Google", "Microsoft", "Apple", "Amazon", "GitHub", "PyTorch", "NumPy", "ChatGPT",
        "DeepSeek", "Excel", "Word", "PowerPoint", "Zoom", "Skype", "WeChat", "TikTok", "YouTube", "Netflix",
        "Instagram", "Facebook", "Twitter", "iPhone", "iPad", "Mac", "Kindle", "Firefox", "Chrome", "Docker",
        "SQL", "HTML", "CSS", "PDF", "USB", "GPU", "CPU", "WiFi", "LSTM", "GRU", "RNN", "CNN", "BERT", "GPT",
        "Transformer", "softmax", "sigmoid", "tanh", "Adam", "BLEU", "Eigen", "Qt", "C++", "MATLAB",
        "Photoshop", "Wikipedia", "Tesla", "Toyota", "BMW", "Nike", "Sony", "Samsung", "Intel", "IBM", "NASA",
        "BBC", "CNN", "NBA", "FIFA", "DVD", "CD", "MP3", "ATM"};
    return pick(all, random);
}

std::string capitalized(std::string word)
{
    word[0] = upper(word[0]);
    return word;
}

std::string productName(Random& random)
{
    switch (random.below(5)) {
    case 0:
        return knownWord(random);
    case 1:
        return capitalized(inventedWord(random));
    case 2:
        return capitals(letters(between(2, 5, random), random));
    case 3:
        return capitals(letters(between(1, 3, random), random)) + (oneIn(3, random) ? "-" : "") +
               digits(between(1, 3, random), random);
    default:
        return capitalized(inventedWord(random)) + capitalized(inventedWord(random));
    }
}

std::string fileName(Random& random)
{
    static const std::vector<std::string> endings = {"pdf", "py", "txt", "cpp", "docx", "csv", "png", "mp3"};
    return inventedWord(random) + (oneIn(2, random) ? digits(1, random) : "") + "." + pick(endings, random);
}

std::string address(Random& random)
{
    static const std::vector<std::string> endings = {"com", "cn", "org", "edu.cn", "net"};
    return inventedWord(random) + (oneIn(2, random) ? digits(between(1, 3, random), random) : "") + "@" +
           inventedWord(random) + "." + pick(endings, random);
}

const std::vector<SentencePair>& productFrames()
{
    static const std::vector<SentencePair> all = {{"我用{1}。", "I use {1}."},
        {"我在学{1}。", "I am learning {1}."}, {"你会用{1}吗？", "Can you use {1}?"},
        {"{1}是什么？", "What is {1}?"}, {"什么是{1}？", "What is {1}?"},
        {"{1}很好用。", "{1} is easy to use."}, {"我喜欢{1}。", "I like {1}."},
        {"他在{1}工作。", "He works at {1}."}, {"请打开{1}。", "Please open {1}."},
        {"{1}比较快。", "{1} is faster."}, {"你用过{1}吗？", "Have you used {1}?"},
        {"我买了{1}。", "I bought {1}."}, {"{1}坏了。", "{1} is broken."},
        {"{1}太贵了。", "{1} is too expensive."}, {"{1}怎么用？", "How do I use {1}?"},
        {"我不懂{1}。", "I don't understand {1}."}, {"他写了一本关于{1}的书。", "He wrote a book about {1}."},
        {"{1}是谁发明的？", "Who invented {1}?"}, {"我的电脑上没有{1}。", "There is no {1} on my computer."},
        {"大家都在用{1}。", "Everyone is using {1}."}, {"这个模型叫{1}。", "This model is called {1}."},
        {"我们公司叫{1}。", "Our company is called {1}."},
        {"他的英文名字是{1}。", "His English name is {1}."}, {"老师讲了{1}。", "The teacher explained {1}."},
        {"请在黑板上写{1}。", "Please write {1} on the blackboard."},
        {"怎么读{1}？", "How do you pronounce {1}?"}, {"{1}是什么意思？", "What does {1} mean?"}};
    return all;
}

const std::vector<SentencePair>& twoProducts()
{
    static const std::vector<SentencePair> all = {
        {"{1}和{2}有什么区别？", "What is the difference between {1} and {2}?"},
        {"{1}比{2}好。", "{1} is better than {2}."}, {"我会用{1}和{2}。", "I can use {1} and {2}."},
        {"{1}支持{2}吗？", "Does {1} support {2}?"}, {"我用{1}，不用{2}。", "I use {1}, not {2}."},
        {"先学{1}，再学{2}。", "Learn {1} first, then {2}."}};
    return all;
}

const std::vector<SentencePair>& fileFrames()
{
    static const std::vector<SentencePair> all = {{"请打开{1}。", "Please open {1}."},
        {"我找不到{1}。", "I can't find {1}."}, {"{1}在哪儿？", "Where is {1}?"},
        {"别删{1}。", "Don't delete {1}."}, {"我把{1}发给你。", "I will send you {1}."},
        {"{1}太大了。", "{1} is too big."}, {"文件叫{1}。", "The file is called {1}."}};
    return all;
}

const std::vector<SentencePair>& addressFrames()
{
    static const std::vector<SentencePair> all = {{"我的邮箱是{1}。", "My e-mail is {1}."},
        {"请发邮件到{1}。", "Please send an e-mail to {1}."}, {"他的邮箱是{1}。", "His e-mail is {1}."},
        {"你可以写信到{1}。", "You can write to {1}."},
        {"她的邮箱地址是{1}。", "Her e-mail address is {1}."}};
    return all;
}

Phrase copied(const std::string& word)
{
    return {word, word};
}

} // namespace

SentencePair copyPair(Random& random)
{
    switch (random.below(8)) {
    case 0:
        return filled(pick(addressFrames(), random), {copied(address(random))}, false);
    case 1:
        return filled(pick(fileFrames(), random), {copied(fileName(random))}, false);
    case 2:
    case 3:
        return filled(
            pick(twoProducts(), random), {copied(productName(random)), copied(productName(random))}, false);
    default:
        return filled(pick(productFrames(), random), {copied(productName(random))}, false);
    }
}

} // namespace lab
