// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/placenames.h"

namespace lab {
namespace {

PlaceGroup cities()
{
    return {{{"北京", "Beijing"}, {"上海", "Shanghai"}, {"香港", "Hong Kong"}, {"波士顿", "Boston"},
                {"东京", "Tokyo"}, {"伦敦", "London"}, {"巴黎", "Paris"}, {"京都", "Kyoto"},
                {"纽约", "New York"}, {"大阪", "Osaka"}, {"芝加哥", "Chicago"}, {"罗马", "Rome"},
                {"神户", "Kobe"}, {"名古屋", "Nagoya"}, {"札幌", "Sapporo"}, {"悉尼", "Sydney"},
                {"威尼斯", "Venice"}, {"维也纳", "Vienna"}, {"华沙", "Warsaw"}, {"柏林", "Berlin"},
                {"莫斯科", "Moscow"}, {"洛杉矶", "Los Angeles"}, {"旧金山", "San Francisco"}},
        {{"北京", "Beijing"}, {"上海", "Shanghai"}, {"广州", "Guangzhou"}, {"深圳", "Shenzhen"},
            {"香港", "Hong Kong"}, {"台北", "Taipei"}, {"巴黎", "Paris"}, {"伦敦", "London"},
            {"东京", "Tokyo"}, {"纽约", "New York"}},
        {{"欢迎来{}。", "Welcome to {}."}, {"欢迎来到{}。", "Welcome to {}."},
            {"欢迎你来{}。", "Welcome to {}."}, {"欢迎来{}!", "Welcome to {}!"},
            {"{}欢迎你。", "{} welcomes you."}, {"我爱{}。", "I love {}."},
            {"你去过{}吗?", "Have you ever been to {}?"}, {"我们明天去{}。", "We're going to {} tomorrow."},
            {"我住在{}。", "I live in {}."}, {"{}在哪里?", "Where is {}?"},
            {"{}很漂亮。", "{} is beautiful."}, {"我想去{}。", "I want to go to {}."},
            {"他在{}工作。", "He works in {}."}, {"{}是一个大城市。", "{} is a big city."}},
        4};
}

PlaceGroup countries()
{
    const std::vector<Place> all = {{"中国", "China"}, {"日本", "Japan"}, {"法国", "France"},
        {"德国", "Germany"}, {"英国", "England"}, {"意大利", "Italy"}, {"加拿大", "Canada"},
        {"澳大利亚", "Australia"}, {"印度", "India"}, {"美国", "America"}, {"巴西", "Brazil"}};
    return {all, all,
        {{"欢迎来{}。", "Welcome to {}."}, {"欢迎来到{}。", "Welcome to {}."}, {"我来自{}。", "I'm from {}."},
            {"我想去{}。", "I want to go to {}."}, {"你去过{}吗?", "Have you ever been to {}?"}},
        1};
}

} // namespace

PlaceNames chineseEnglishPlaceNames()
{
    return {{cities(), countries()}, {"首都", "capital", "富士", "泰晤士", "泰唔士", "塞纳河", "哈得逊",
                                         "交响", "第五大道", "哥伦布", "一天建成"}};
}

} // namespace lab
