// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/corpus.h"

#include "model/math/error.h"
#include "tests/support/messageof.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lab;
using lab::test::messageOf;

class CorpusTest : public QObject {
    Q_OBJECT

private slots:
    void readsPairsAndIgnoresCredits()
    {
        const auto pairs = read("欢迎。\tWelcome.\n你好！\tHello!\tsentence 17, by nobody\n");
        QCOMPARE(pairs, (std::vector<SentencePair>{{"欢迎。", "Welcome."}, {"你好！", "Hello!"}}));
    }

    void skipsEmptyLinesAndWindowsLineEnds()
    {
        const auto pairs = read("\xEF\xBB\xBF一\tone\r\n\r\n\n二\ttwo");
        QCOMPARE(pairs, (std::vector<SentencePair>{{"一", "one"}, {"二", "two"}}));
    }

    void readsOtherEncodingsAndSaysSo()
    {
        // 我爱你。 and 欢迎来北京。
        const QByteArray gbk = "\xCE\xD2\xB0\xAE\xC4\xE3\xA1\xA3\tI love you.\n"
                               "\xBB\xB6\xD3\xAD\xC0\xB4\xB1\xB1\xBE\xA9\xA1\xA3\tWelcome to Beijing.\n";
        const std::vector<SentencePair> expected{
            {"我爱你。", "I love you."}, {"欢迎来北京。", "Welcome to Beijing."}};
        QCOMPARE(read(gbk), expected);
        QCOMPARE(m_notice, path() + " GB18030");
    }

    void aFileWithoutPairsIsRefusedByItsName()
    {
        for (const char* content : {"", "\n\r\n"})
            QCOMPARE(messageOf<FormatError>([&] { read(content); }),
                QString::fromStdString(path() + ": no sentence pair in it."));
    }

    void namesTheLineThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("no TAB") << QByteArray("一\tone\n\n二 two\n") << "line 3: no TAB";
        QTest::newRow("no source") << QByteArray("\tone\n") << "line 1: nothing before";
        QTest::newRow("four columns") << QByteArray("一\tone\tcredit\n二\ttwo\tcredit\tmore\n")
                                      << "line 2: 4 columns; a sentence, its translation and a credit are 3.";
        QTest::newRow("a byte that is not UTF-8") << QByteArray("一\tone\n二 \xFF\ttwo\n")
                                                  << "line 2: expected text in UTF-8, found the byte 0xFF.";
        QTest::newRow("NUL") << QByteArray("一\tone\n二\ttw\0o\n", 19)
                             << "line 2: expected text, found a NUL character";
        QTest::newRow("no target") << QByteArray("一\tone\n二\t\tcredit\n") << "line 2: nothing after";
    }

    void namesTheLineThatIsWrong()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, complaint);
        try {
            read(content);
            QFAIL("no FormatError");
        } catch (const FormatError& error) {
            QVERIFY2(QString(error.what()).contains(complaint), error.what());
            QVERIFY2(QString(error.what()).contains("pairs.tsv"), error.what());
        }
    }

    void aFileOfNothingButLinesIsRefusedBeforeTheyAreKept()
    {
        const QByteArray lines = QByteArray("a\tb\n").repeated(1'999'998);
        QCOMPARE(read(lines).size(), std::size_t(1'999'998));
        QCOMPARE(refusalOf(lines.repeated(2)),
            path() + ": expected at most 2999998 lines in 15999984 bytes, found 3999997.");
    }

    void aLineHasSoManyColumnsAtMost()
    {
        QCOMPARE(read("一\tone\tx").size(), std::size_t(1));
        QCOMPARE(refusalOf("一\tone\tx\ty"),
            path() + ", line 1: 4 columns; a sentence, its translation and a credit are 3.");
        QCOMPARE(refusalOf("一\tone" + QByteArray("\tx").repeated(1'000'000)),
            path() + ", line 1: expected at most 64 columns, found more.");
    }

    void aMissingFileIsAFileError()
    {
        QVERIFY_THROWS_EXCEPTION(FileError, readPairs(path() + ".missing"));
        QVERIFY_THROWS_EXCEPTION(FileError, readPairs(m_folder.path().toStdString()));
    }

private:
    std::string path() const { return m_folder.filePath("pairs.tsv").toStdString(); }

    std::vector<SentencePair> read(const QByteArray& content)
    {
        QFile file(m_folder.filePath("pairs.tsv"));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write the test's file");
        file.close();
        m_notice.clear();
        return readPairs(path(), [this](const std::string& name, const std::string& encoding) {
            m_notice = name + " " + encoding;
        });
    }

    std::string refusalOf(const QByteArray& content)
    {
        try {
            read(content);
        } catch (const FormatError& error) {
            return error.what();
        }
        return {};
    }

    QTemporaryDir m_folder;
    std::string m_notice; ///< of the last file
};

QTEST_GUILESS_MAIN(CorpusTest)
#include "corpustest.moc"
