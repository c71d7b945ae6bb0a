// SPDX-License-Identifier: GPL-3.0-or-later
// Countries and cities: 我想去杭州。 I want to go to Hangzhou.
#include "model/training/generators/frames.h"
#include "model/training/generators/generators.h"

namespace lab {
namespace {

const std::vector<Phrase>& cities()
{
    static const std::vector<Phrase> all = {{"北京", "Beijing"}, {"上海", "Shanghai"}, {"广州", "Guangzhou"},
        {"深圳", "Shenzhen"}, {"天津", "Tianjin"}, {"重庆", "Chongqing"}, {"成都", "Chengdu"},
        {"杭州", "Hangzhou"}, {"南京", "Nanjing"}, {"武汉", "Wuhan"}, {"西安", "Xi'an"}, {"苏州", "Suzhou"},
        {"长沙", "Changsha"}, {"青岛", "Qingdao"}, {"大连", "Dalian"}, {"厦门", "Xiamen"},
        {"昆明", "Kunming"}, {"沈阳", "Shenyang"}, {"哈尔滨", "Harbin"}, {"济南", "Jinan"},
        {"郑州", "Zhengzhou"}, {"合肥", "Hefei"}, {"福州", "Fuzhou"}, {"宁波", "Ningbo"}, {"无锡", "Wuxi"},
        {"南昌", "Nanchang"}, {"贵阳", "Guiyang"}, {"南宁", "Nanning"}, {"桂林", "Guilin"},
        {"兰州", "Lanzhou"}, {"拉萨", "Lhasa"}, {"长春", "Changchun"}, {"太原", "Taiyuan"},
        {"石家庄", "Shijiazhuang"}, {"乌鲁木齐", "Urumqi"}, {"海口", "Haikou"}, {"三亚", "Sanya"},
        {"洛阳", "Luoyang"}, {"珠海", "Zhuhai"}, {"东莞", "Dongguan"}, {"香港", "Hong Kong"},
        {"澳门", "Macau"}, {"台北", "Taipei"}, {"巴黎", "Paris"}, {"伦敦", "London"}, {"东京", "Tokyo"},
        {"纽约", "New York"}, {"柏林", "Berlin"}, {"罗马", "Rome"}, {"莫斯科", "Moscow"}, {"悉尼", "Sydney"},
        {"首尔", "Seoul"}, {"曼谷", "Bangkok"}, {"新德里", "New Delhi"}, {"开罗", "Cairo"},
        {"马德里", "Madrid"}, {"维也纳", "Vienna"}, {"洛杉矶", "Los Angeles"}, {"旧金山", "San Francisco"},
        {"华盛顿", "Washington"}, {"芝加哥", "Chicago"}, {"波士顿", "Boston"}, {"多伦多", "Toronto"},
        {"墨尔本", "Melbourne"}, {"大阪", "Osaka"}, {"京都", "Kyoto"}, {"日内瓦", "Geneva"},
        {"雅典", "Athens"}, {"慕尼黑", "Munich"}, {"米兰", "Milan"}, {"巴塞罗那", "Barcelona"},
        {"里斯本", "Lisbon"}};
    return all;
}

// Countries, regions and Chinese provinces.
const std::vector<Phrase>& countries()
{
    static const std::vector<Phrase> all = {{"中国", "China"}, {"日本", "Japan"}, {"韩国", "South Korea"},
        {"美国", "America"}, {"英国", "England"}, {"法国", "France"}, {"德国", "Germany"},
        {"意大利", "Italy"}, {"西班牙", "Spain"}, {"俄罗斯", "Russia"}, {"加拿大", "Canada"},
        {"澳大利亚", "Australia"}, {"新西兰", "New Zealand"}, {"印度", "India"}, {"泰国", "Thailand"},
        {"越南", "Vietnam"}, {"新加坡", "Singapore"}, {"马来西亚", "Malaysia"}, {"印度尼西亚", "Indonesia"},
        {"菲律宾", "the Philippines"}, {"巴基斯坦", "Pakistan"}, {"土耳其", "Turkey"}, {"埃及", "Egypt"},
        {"南非", "South Africa"}, {"肯尼亚", "Kenya"}, {"尼日利亚", "Nigeria"}, {"巴西", "Brazil"},
        {"阿根廷", "Argentina"}, {"墨西哥", "Mexico"}, {"智利", "Chile"}, {"秘鲁", "Peru"}, {"古巴", "Cuba"},
        {"瑞士", "Switzerland"}, {"瑞典", "Sweden"}, {"挪威", "Norway"}, {"丹麦", "Denmark"},
        {"芬兰", "Finland"}, {"荷兰", "the Netherlands"}, {"比利时", "Belgium"}, {"奥地利", "Austria"},
        {"波兰", "Poland"}, {"希腊", "Greece"}, {"葡萄牙", "Portugal"}, {"爱尔兰", "Ireland"},
        {"匈牙利", "Hungary"}, {"捷克", "the Czech Republic"}, {"乌克兰", "Ukraine"}, {"伊朗", "Iran"},
        {"以色列", "Israel"}, {"沙特阿拉伯", "Saudi Arabia"}, {"蒙古", "Mongolia"}, {"缅甸", "Myanmar"},
        {"尼泊尔", "Nepal"}, {"台湾", "Taiwan"}, {"欧洲", "Europe"}, {"亚洲", "Asia"}, {"非洲", "Africa"},
        {"广东", "Guangdong"}, {"山东", "Shandong"}, {"四川", "Sichuan"}, {"湖南", "Hunan"},
        {"湖北", "Hubei"}, {"河南", "Henan"}, {"河北", "Hebei"}, {"江苏", "Jiangsu"}, {"浙江", "Zhejiang"},
        {"福建", "Fujian"}, {"云南", "Yunnan"}, {"贵州", "Guizhou"}, {"陕西", "Shaanxi"}, {"山西", "Shanxi"},
        {"辽宁", "Liaoning"}, {"吉林", "Jilin"}, {"黑龙江", "Heilongjiang"}, {"海南", "Hainan"},
        {"新疆", "Xinjiang"}, {"西藏", "Tibet"}, {"内蒙古", "Inner Mongolia"}, {"广西", "Guangxi"},
        {"甘肃", "Gansu"}, {"安徽", "Anhui"}, {"江西", "Jiangxi"}};
    return all;
}

const std::vector<SentencePair>& frames()
{
    static const std::vector<SentencePair> all = {{"我想去{1}。", "I want to go to {1}."},
        {"我来自{1}。", "I am from {1}."}, {"你去过{1}吗？", "Have you ever been to {1}?"},
        {"我没去过{1}。", "I have never been to {1}."}, {"他住在{1}。", "He lives in {1}."},
        {"她在{1}工作。", "She works in {1}."}, {"{1}在哪里？", "Where is {1}?"},
        {"欢迎来{1}。", "Welcome to {1}."}, {"我们明年去{1}。", "We are going to {1} next year."},
        {"{1}很大。", "{1} is very big."}, {"{1}的冬天很冷。", "The winter in {1} is very cold."},
        {"{1}的夏天很热。", "The summer in {1} is very hot."}, {"我在{1}学习。", "I study in {1}."},
        {"他从{1}来。", "He comes from {1}."}, {"{1}离这儿远吗？", "Is {1} far from here?"},
        {"她是{1}人。", "She is from {1}."}, {"我喜欢{1}的菜。", "I like the food of {1}."},
        {"{1}今天下雨。", "It is raining in {1} today."},
        {"他们去年搬到{1}了。", "They moved to {1} last year."}, {"他在{1}出生。", "He was born in {1}."},
        {"我爱{1}。", "I love {1}."}, {"这是{1}的地图。", "This is a map of {1}."}};
    return all;
}

const std::vector<SentencePair>& twoPlaces()
{
    static const std::vector<SentencePair> all = {{"我从{1}去{2}。", "I am going from {1} to {2}."},
        {"从{1}到{2}要多久？", "How long does it take from {1} to {2}?"},
        {"{1}比{2}大。", "{1} is bigger than {2}."}, {"{1}离{2}很远。", "{1} is very far from {2}."},
        {"我去过{1}和{2}。", "I have been to {1} and {2}."},
        {"{1}和{2}哪个大？", "Which is bigger, {1} or {2}?"},
        {"他从{1}坐飞机到{2}。", "He flew from {1} to {2}."}, {"{1}没有{2}大。", "{1} is not as big as {2}."},
        {"我想去{1}，不想去{2}。", "I want to go to {1}, not to {2}."}};
    return all;
}

const Phrase& place(Random& random)
{
    return oneIn(2, random) ? pick(cities(), random) : pick(countries(), random);
}

} // namespace

SentencePair placePair(Random& random)
{
    if (oneIn(2, random))
        return filled(pick(frames(), random), {place(random)});
    const bool city = oneIn(2, random);
    const std::vector<Phrase>& places = city ? cities() : countries();
    const Phrase& first = pick(places, random);
    const Phrase* second = &pick(places, random);
    while (second->source == first.source)
        second = &pick(places, random);
    return filled(pick(twoPlaces(), random), {first, *second});
}

} // namespace lab
