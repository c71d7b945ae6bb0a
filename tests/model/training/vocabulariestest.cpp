// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/tokenizer.h"
#include "model/training/generators/people.h"

#include <QTest>

#include <algorithm>

using namespace lab;

namespace {

const std::string kFolder = SOURCE_DIRECTORY "/resources/training/zh-en-2/";

} // namespace

/// What the larger vocabularies promise: pieces that a class reads as words, and of which numbers, names and
/// copied words can be put together.
class VocabulariesTest : public QObject {
    Q_OBJECT

private slots:
    void cutsWhereAReaderDoes_data()
    {
        QTest::addColumn<bool>("chinese");
        QTest::addColumn<QString>("pieces");
        QTest::newRow("numerals") << true << "这 本 书 一 百 二 十 五 块钱 。";
        QTest::newRow("what is counted") << true << "我 有 一 个 朋友 和 三 只 猫 。";
        QTest::newRow("ordinals") << true << "第 十 二 课";
        QTest::newRow("dates") << true << "三月 十 六 号";
        QTest::newRow("digits") << true << "电话 号码 是 1 3 9 0 5 7 。";
        QTest::newRow("names") << true << "王 小 明 在 北京 大学 学习 。";
        QTest::newRow("terms") << true << "神经网络 需要 很多 数据 。";
        QTest::newRow("the course") << true << "注意力 机制 让 解码器 选择 编码器 的 输出 。";
        QTest::newRow("known Latin words") << true << "我 在 学 PyTorch 。";
        QTest::newRow("other Latin words") << true << "我 在 学 V u x i o s 。";
        QTest::newRow("English digits") << false << "▁I ▁am ▁2 3 ▁years ▁old .";
        QTest::newRow("English names") << false << "▁Wang ▁Xiao ming ▁lives ▁in ▁Hangzhou .";
        QTest::newRow("English terms") << false << "▁The ▁attention ▁mechanism ▁lets ▁the ▁decoder ▁choose .";
    }

    void cutsWhereAReaderDoes()
    {
        QFETCH(bool, chinese);
        QFETCH(QString, pieces);
        const QString text =
            chinese ? QString(pieces).remove(' ') : QString(pieces).remove(' ').replace("▁", " ");
        QStringList found;
        for (const Token& token : (chinese ? m_source : m_target).encode(text.trimmed().toStdString()).tokens)
            found << QString::fromStdString(token.piece);
        found.removeLast(); // </s>
        QCOMPARE(found.join(' '), pieces);
    }

    void hasEveryCharacterAndSyllableOfNames()
    {
        Random random(5);
        int whole = 0; // names with characters that are a word together, as 春天
        for (int i = 0; i < 3000; ++i) {
            const Phrase name = personalName(random);
            const auto characters = QString::fromStdString(name.source).size();
            const auto pieces = m_source.encode(name.source).tokens;
            whole += static_cast<qsizetype>(pieces.size()) - 1 < characters ? 1 : 0;
            for (const Token& piece : pieces)
                QVERIFY2(!piece.piece.starts_with("<0x"), name.source.c_str());
            const auto apostrophes = std::ranges::count(name.target, '\'');
            const auto syllables =
                static_cast<qsizetype>(m_target.encodeIds(name.target).size()) - 1 - apostrophes;
            QVERIFY2(syllables <= characters + apostrophes, name.target.c_str());
        }
        QVERIFY2(whole < 150, std::to_string(whole).c_str());
    }

    void areOfTheSizeThatIsDocumented()
    {
        QCOMPARE(m_source.size(), 9000);
        QCOMPARE(m_target.size(), 7500);
    }

private:
    Tokenizer m_source = Tokenizer::load(kFolder + "source.model");
    Tokenizer m_target = Tokenizer::load(kFolder + "target.model");
};

QTEST_GUILESS_MAIN(VocabulariesTest)
#include "vocabulariestest.moc"
