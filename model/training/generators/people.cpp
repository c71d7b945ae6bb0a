// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/generators/people.h"

#include "model/text/utf8.h"
#include "model/training/generators/pinyin.h"

#include <string_view>

namespace lab {
namespace {

// The most frequent ones come first, and are drawn more often.
constexpr std::u32string_view kSurnames = U"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹"
                                          U"袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
                                          U"钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段"
                                          U"雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪"
                                          U"严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁"
                                          U"耿牟卜华詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫"
                                          U"查屈鲍覃霍翁甘景薄单包司柏宁柯阮桂闵欧车冉宫柴古";

constexpr std::u32string_view kGiven =
    U"伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国红玉梅春文辉志鹏飞宇浩晨阳欣怡佳雪梦婷雨思琪子轩"
    U"涵梓萱晓东"
    U"海燕波斌龙云峰林凤琴莉萍倩颖琳慧芬淑珍菊香月秋冬夏天山川江河石金银生发福贵财富安康宁永长久光亮晶星辰宏"
    U"伦博学智"
    U"仁义礼信忠孝诚正良善美真爱心家庆喜乐和顺民兴旺成功立新世昌荣达才德育才俊豪杰雄鹰虎龙凯翔翰瀚泽润清源泉"
    U"洁冰寒"
    U"松柏竹梅青翠绍绪继承先启元一凡可小大少中方圆远进步前程万里千秋百川利权振威武毅坚定恒耀辉煌灿炎焱森淼鑫"
    U"垚磊"
    U"莹瑶璐瑾瑜琼珊珠玲珑璇琦瑞祥嘉宝贝媛婉妍姗娇娅婕嫣妮素雅韵诗画书墨语言歌笑音彤丹朱紫蓝霜露虹霓岚岩岭峻"
    U"嵩"
    U"桐楠梓榕樱桃蕾蓉莲荷菲薇茜莎蓓芝若茹苗芸苑萌葵然逸航舟帆济渊潇洒沛霖霄震雷霆电旭昊晖晴景昕曦晗晟映昭昱"
    U"胜利全友群众伯仲叔季亚非欧美洲京沪津宜宾丰顺益友仙灵奇异妙巧能勤俭实厚重敬贤良淳雁鸿鹤鸣凡悦恬恺懿忆"
    U"念怀"
    U"君卿相臣宗祖孔孟老庄荀墨韩尧舜禹汤文武唐宋元明清汉夏商周秦楚齐燕赵魏鲁豫冀";

std::string character(std::u32string_view list, std::size_t at)
{
    return encodeUtf8(list.substr(at, 1));
}

Phrase named(const std::string& chinese)
{
    return {chinese, pinyinName(chinese)};
}

} // namespace

Phrase surname(Random& random)
{
    static const std::vector<std::string> pairs = {"欧阳", "司马", "诸葛", "上官", "东方", "夏侯", "皇甫"};
    if (oneIn(40, random))
        return named(pick(pairs, random));
    const std::size_t most = oneIn(2, random) ? 50 : kSurnames.size();
    return named(character(kSurnames, random.below(most)));
}

Phrase givenName(Random& random)
{
    const std::string last = character(kGiven, random.below(kGiven.size()));
    switch (random.below(8)) {
    case 0:
    case 1:
        return named(last);
    case 2:
        return named("小" + last);
    case 3:
        return oneIn(3, random) ? named(last + last) : named("晓" + last);
    default:
        return named(character(kGiven, random.below(kGiven.size())) + last);
    }
}

Phrase personalName(Random& random)
{
    const Phrase family = surname(random);
    const Phrase given = givenName(random);
    return {family.source + given.source, family.target + " " + given.target};
}

} // namespace lab
