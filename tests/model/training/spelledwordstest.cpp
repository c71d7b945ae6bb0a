// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/spelledwords.h"

#include "model/training/generators/generators.h"

#include <QTest>

using namespace lab;

namespace {

const std::string kFolder = SOURCE_DIRECTORY "/resources/training/zh-en/";

std::string piecesOf(const Tokenizer& tokenizer, const std::vector<int>& ids)
{
    std::string text;
    for (const int id : ids)
        text += tokenizer.token(id).piece + " ";
    return text;
}

} // namespace

class SpelledWordsTest : public QObject {
    Q_OBJECT

private slots:
    void spellsWhatTheSourceSpells()
    {
        QCOMPARE(spelled("请打开Boston。", "Please open Boston."),
            std::string("▁Please ▁open ▁B o s t o n . </s> "));
        QCOMPARE(spelled("Boston和Boston。", "(Boston) and Boston"),
            std::string("▁ ( B o s t o n ) ▁and ▁B o s t o n </s> "));
    }

    void leavesOtherWordsAlone_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("target");
        QTest::newRow("not in the source") << "我住在波士顿。"
                                           << "I live in Boston.";
        QTest::newRow("in other letters") << "请打开boston。"
                                          << "Please open Boston.";
        QTest::newRow("part of a longer word") << "请打开Bosto。"
                                               << "Please open Boston.";
        QTest::newRow("two words") << "请打开pleaseopen。"
                                   << "Please open it, please open it.";
    }

    void leavesOtherWordsAlone()
    {
        QFETCH(QString, source);
        QFETCH(QString, target);
        QCOMPARE(spelled(source.toStdString(), target.toStdString()),
            piecesOf(m_target, m_target.encodeIds(target.toStdString())));
    }

    void readsAlike()
    {
        int changed = 0;
        for (const SentencePair& pair : generatedPairs({{"copies", 500}}, 1)) {
            const std::vector<int> before = m_target.encodeIds(pair.target);
            const std::vector<int> after = m_words.target(m_source.encodeIds(pair.source), before);
            QCOMPARE(m_target.decode(after), m_target.decode(before));
            changed += before != after ? 1 : 0;
        }
        QVERIFY2(changed > 200, std::to_string(changed).c_str());
    }

private:
    std::string spelled(const std::string& source, const std::string& target) const
    {
        return piecesOf(m_target, m_words.target(m_source.encodeIds(source), m_target.encodeIds(target)));
    }

    Tokenizer m_source = Tokenizer::load(kFolder + "source.model");
    Tokenizer m_target = Tokenizer::load(kFolder + "target.model");
    SpelledWords m_words{m_source, m_target};
};

QTEST_GUILESS_MAIN(SpelledWordsTest)
#include "spelledwordstest.moc"
