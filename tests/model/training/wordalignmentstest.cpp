// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/wordalignments.h"

#include "model/math/error.h"
#include "model/text/tokenizer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace lab;

namespace {

const std::filesystem::path kVocabularies = SOURCE_DIRECTORY "/resources/training/zh-en";

std::string wordsWithSpaces(const std::string& text, const std::vector<WordRange>& words)
{
    std::string result;
    for (const WordRange& word : words)
        result += (result.empty() ? "" : " ") +
                  text.substr(std::size_t(word.begin), std::size_t(word.end - word.begin));
    return result;
}

std::string tokensWithSpaces(const Tokenizer& tokenizer, const std::string& text)
{
    const TokenizedText tokenized = tokenizer.encode(text);
    std::vector<WordRange> surfaces;
    for (const Token& token : tokenized.tokens)
        if (token.end > token.begin)
            surfaces.push_back({token.begin, token.end});
    return wordsWithSpaces(tokenized.text, surfaces);
}

} // namespace

class WordAlignmentsTest : public QObject {
    Q_OBJECT

private slots:
    void readsWordsSentencesAndLinks()
    {
        const auto sentences =
            read("# a comment\n\n我 不 知道 。\tI do not know .\tI do not know.\t0-0 1-2 2-3\r\n"
                 "今天 的\tToday 's\tToday's\t0-0 0-1\n");
        QCOMPARE(sentences.size(), std::size_t{2});
        QCOMPARE(sentences[0].source, std::string("我不知道。"));
        QCOMPARE(sentences[0].target, std::string("I do not know."));
        QCOMPARE(sentences[0].sourceWords, (std::vector<WordRange>{{0, 3}, {3, 6}, {6, 12}, {12, 15}}));
        QCOMPARE(
            sentences[0].targetWords, (std::vector<WordRange>{{0, 1}, {2, 4}, {5, 8}, {9, 13}, {13, 14}}));
        QCOMPARE(sentences[0].links, (std::vector<AlignmentLink>{{0, 0}, {2, 1}, {3, 2}}));
        QCOMPARE(sentences[1].targetWords, (std::vector<WordRange>{{0, 5}, {5, 7}}));
        QCOMPARE(sentences[1].links, (std::vector<AlignmentLink>{{0, 0}, {1, 0}}));
    }

    void sentencesAndTheirWordsHaveALimit()
    {
        QString words = QStringLiteral("a");
        for (int i = 0; i < 10'000; ++i)
            words += QStringLiteral(" a");
        QVERIFY(refusalOf(words + "\tI\tI\t0-0").contains("column 1: more than 10000 words"));
        const QString sentence = QStringLiteral("a\ta\ta\t0-0\n");
        QVERIFY(refusalOf(sentence.repeated(100'001)).contains("at most 100000 aligned sentences"));
    }

    void namesTheLineAndTheColumnThatIsWrong_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("too few columns") << "我\tI\tI"
                                         << "line 2: 3 columns instead of 4";
        QTest::newRow("too many columns") << "我\tI\tI\t0-0\t"
                                          << "line 2: 5 columns instead of 4";
        QTest::newRow("no source") << "\tI\tI\t0-0"
                                   << "line 2, column 1: nothing where";
        QTest::newRow("two spaces") << "我  爱\tI love\tI love\t0-0"
                                    << "line 2, column 1: nothing where";
        QTest::newRow("a space too many") << "我\tI \tI\t0-0"
                                          << "line 2, column 2: nothing where";
        QTest::newRow("no links") << "我\tI\tI\t"
                                  << "line 2, column 4: nothing where";
        QTest::newRow("another word") << "我 爱\tI love\tI live\t0-0"
                                      << "line 2, column 3: \"live\" does not";
        QTest::newRow("more words") << "我 爱\tI love\tI love you\t0-0"
                                    << "line 2, column 3: \"you\" is not";
        QTest::newRow("no dash") << "我\tI\tI\t00"
                                 << "line 2, column 4: \"00\" is not a link";
        QTest::newRow("no number") << "我\tI\tI\t0-a"
                                   << "line 2, column 4: \"0-a\" is not a link";
        QTest::newRow("half a link") << "我\tI\tI\t0-"
                                     << "line 2, column 4: \"0-\" is not a link";
        QTest::newRow("no such source") << "我\tI\tI\t1-0"
                                        << "column 4: link \"1-0\" is outside the 1 source words";
        QTest::newRow("no such target") << "我\tI\tI\t0-1"
                                        << "column 4: link \"0-1\" is outside the 1 target words";
        QTest::newRow("negative") << "我\tI\tI\t0--1"
                                  << "column 4: link \"0--1\" is outside";
    }

    void namesTheLineAndTheColumnThatIsWrong()
    {
        QFETCH(QString, line);
        QFETCH(QString, complaint);
        try {
            read("我\tI\tI\t0-0\n" + line.toUtf8() + "\n");
            QFAIL("no FormatError");
        } catch (const FormatError& error) {
            QVERIFY2(QString(error.what()).contains(complaint), error.what());
            QVERIFY2(QString(error.what()).contains("links.tsv, "), error.what());
        }
    }

    void aFileWithoutSentencesIsWrong()
    {
        QVERIFY_THROWS_EXCEPTION(FormatError, read("# nothing\n"));
        QVERIFY_THROWS_EXCEPTION(FileError, readWordAlignments(path() + ".missing"));
    }

    // The sentences of tests/data are for models with the vocabularies of resources/training/zh-en.
    void theProjectsSentencesHaveTheTokensOfTheProjectsModels()
    {
        const auto sentences = readWordAlignments(SOURCE_DIRECTORY "/tests/data/alignments.tsv");
        QVERIFY(sentences.size() >= 100);
        const Tokenizer source = Tokenizer::load(kVocabularies / "source.model");
        for (const AlignedSentence& sentence : sentences)
            QCOMPARE(tokensWithSpaces(source, sentence.source),
                wordsWithSpaces(sentence.source, sentence.sourceWords));
    }

    void theProjectsEnglishIsMadeOfWholeWords()
    {
        const Tokenizer target = Tokenizer::load(kVocabularies / "target.model");
        std::size_t words = 0;
        std::size_t pieces = 0;
        for (const auto& sentence : readWordAlignments(SOURCE_DIRECTORY "/tests/data/alignments.tsv")) {
            const TokenizedText text = target.encode(sentence.target);
            QVERIFY2(std::ranges::none_of(
                         text.tokens, [&](const Token& token) { return token.id == target.unknownId(); }),
                sentence.target.c_str());
            words += sentence.targetWords.size();
            pieces += text.tokens.size() - 1; // without </s>
        }
        QVERIFY2(pieces < 1.05 * words, qPrintable(QString("%1 pieces, %2 words").arg(pieces).arg(words)));
    }

private:
    std::string path() const { return m_folder.filePath("links.tsv").toStdString(); }

    QString refusalOf(const QString& content)
    {
        try {
            read(content.toUtf8());
        } catch (const FormatError& error) {
            return QString::fromUtf8(error.what());
        }
        return {};
    }

    std::vector<AlignedSentence> read(const QByteArray& content)
    {
        QFile file(m_folder.filePath("links.tsv"));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write the test's file");
        file.close();
        return readWordAlignments(path());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(WordAlignmentsTest)
#include "wordalignmentstest.moc"
