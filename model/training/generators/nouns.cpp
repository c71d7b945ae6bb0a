// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/generators/nouns.h"

#include "model/training/generators/numerals.h"

namespace lab {

namespace {

const std::vector<CountedNoun>& things()
{
    static const std::vector<CountedNoun> all = {{"书", "本", "book", "books"},
        {"词典", "本", "dictionary", "dictionaries"}, {"杂志", "本", "magazine", "magazines"},
        {"笔", "支", "pen", "pens"}, {"铅笔", "支", "pencil", "pencils"},
        {"纸", "张", "sheet of paper", "sheets of paper"}, {"票", "张", "ticket", "tickets"},
        {"照片", "张", "photo", "photos"}, {"地图", "张", "map", "maps"}, {"桌子", "张", "table", "tables"},
        {"床", "张", "bed", "beds"}, {"椅子", "把", "chair", "chairs"}, {"刀", "把", "knife", "knives"},
        {"雨伞", "把", "umbrella", "umbrellas"}, {"钥匙", "把", "key", "keys"},
        {"苹果", "个", "apple", "apples"}, {"鸡蛋", "个", "egg", "eggs"},
        {"面包", "个", "loaf of bread", "loaves of bread"}, {"西瓜", "个", "watermelon", "watermelons"},
        {"包子", "个", "steamed bun", "steamed buns"}, {"饺子", "个", "dumpling", "dumplings"},
        {"杯子", "个", "cup", "cups"}, {"碗", "个", "bowl", "bowls"}, {"盒子", "个", "box", "boxes"},
        {"箱子", "个", "suitcase", "suitcases"}, {"猫", "只", "cat", "cats"}, {"狗", "条", "dog", "dogs"},
        {"鸟", "只", "bird", "birds"}, {"羊", "只", "sheep", "sheep"}, {"老鼠", "只", "mouse", "mice"},
        {"鱼", "条", "fish", "fish"}, {"马", "匹", "horse", "horses"}, {"牛", "头", "cow", "cows"},
        {"猪", "头", "pig", "pigs"}, {"裤子", "条", "pair of pants", "pairs of pants"},
        {"裙子", "条", "skirt", "skirts"}, {"鞋", "双", "pair of shoes", "pairs of shoes"},
        {"筷子", "双", "pair of chopsticks", "pairs of chopsticks"}, {"衬衫", "件", "shirt", "shirts"},
        {"毛衣", "件", "sweater", "sweaters"}, {"礼物", "件", "gift", "gifts"}, {"帽子", "顶", "hat", "hats"},
        {"手表", "块", "watch", "watches"}, {"蛋糕", "块", "piece of cake", "pieces of cake"},
        {"汽车", "辆", "car", "cars"}, {"自行车", "辆", "bicycle", "bicycles"},
        {"公共汽车", "辆", "bus", "buses"}, {"飞机", "架", "plane", "planes"}, {"船", "艘", "ship", "ships"},
        {"电脑", "台", "computer", "computers"}, {"机器", "台", "machine", "machines"},
        {"手机", "部", "phone", "phones"}, {"电影", "部", "movie", "movies"}, {"歌", "首", "song", "songs"},
        {"信", "封", "letter", "letters"}, {"树", "棵", "tree", "trees"}, {"花", "朵", "flower", "flowers"},
        {"咖啡", "杯", "cup of coffee", "cups of coffee"}, {"茶", "杯", "cup of tea", "cups of tea"},
        {"牛奶", "杯", "glass of milk", "glasses of milk"},
        {"水", "瓶", "bottle of water", "bottles of water"},
        {"啤酒", "瓶", "bottle of beer", "bottles of beer"}, {"米饭", "碗", "bowl of rice", "bowls of rice"},
        {"面条", "碗", "bowl of noodles", "bowls of noodles"}, {"菜", "盘", "dish", "dishes"}};
    return all;
}

const std::vector<CountedNoun>& people()
{
    static const std::vector<CountedNoun> all = {{"学生", "个", "student", "students"},
        {"老师", "位", "teacher", "teachers"}, {"医生", "位", "doctor", "doctors"},
        {"客人", "位", "guest", "guests"}, {"人", "个", "person", "people"},
        {"孩子", "个", "child", "children"}, {"朋友", "个", "friend", "friends"},
        {"工人", "名", "worker", "workers"}, {"男人", "个", "man", "men"}, {"女人", "个", "woman", "women"}};
    return all;
}

const std::vector<CountedNoun>& texts()
{
    static const std::vector<CountedNoun> all = {{"问题", "个", "question", "questions"},
        {"句子", "个", "sentence", "sentences"}, {"单词", "个", "word", "words"},
        {"汉字", "个", "Chinese character", "Chinese characters"}, {"字母", "个", "letter", "letters"},
        {"数字", "个", "number", "numbers"}, {"例子", "个", "example", "examples"},
        {"错误", "个", "mistake", "mistakes"}, {"参数", "个", "parameter", "parameters"},
        {"文件", "个", "file", "files"}, {"国家", "个", "country", "countries"},
        {"故事", "个", "story", "stories"}, {"诗", "首", "poem", "poems"}, {"课", "节", "class", "classes"}};
    return all;
}

const std::vector<CountedNoun>& places()
{
    static const std::vector<CountedNoun> all = {{"房间", "个", "room", "rooms"},
        {"窗户", "扇", "window", "windows"}, {"门", "扇", "door", "doors"},
        {"公司", "家", "company", "companies"}, {"饭馆", "家", "restaurant", "restaurants"},
        {"医院", "家", "hospital", "hospitals"}, {"学校", "所", "school", "schools"},
        {"大学", "所", "university", "universities"}, {"城市", "座", "city", "cities"},
        {"桥", "座", "bridge", "bridges"}, {"山", "座", "mountain", "mountains"}};
    return all;
}

} // namespace

const std::vector<CountedNoun>& countedNouns(NounKind kind)
{
    switch (kind) {
    case NounKind::Person:
        return people();
    case NounKind::Text:
        return texts();
    case NounKind::Place:
        return places();
    default:
        return things();
    }
}

Phrase counted(std::int64_t number, const CountedNoun& noun)
{
    return {chineseCount(number) + noun.measure + noun.chinese,
        englishNumber(number) + " " + (number == 1 ? noun.one : noun.many)};
}

const std::vector<Subject>& subjects()
{
    static const std::vector<Subject> all = {{"我", "I", false}, {"你", "you", false}, {"他", "he", true},
        {"她", "she", true}, {"我们", "we", false}, {"他们", "they", false}, {"老师", "the teacher", true},
        {"妈妈", "Mom", true}, {"爸爸", "Dad", true}, {"我哥哥", "my older brother", true},
        {"我姐姐", "my older sister", true}, {"我弟弟", "my younger brother", true},
        {"我妹妹", "my younger sister", true}, {"我朋友", "my friend", true},
        {"我同学", "my classmate", true}, {"奶奶", "Grandma", true}, {"爷爷", "Grandpa", true},
        {"学生们", "the students", false}, {"孩子们", "the children", false},
        {"我的邻居", "my neighbor", true}, {"经理", "the manager", true}, {"那个学生", "that student", true}};
    return all;
}

} // namespace lab
