// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/tokenizer.h"
#include "model/text/labels.h"

#include "model/math/error.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace lab;
using namespace std::literals;

namespace {

const std::filesystem::path kFolder = std::filesystem::path(SOURCE_DIRECTORY) / "resources/training/zh-en";

const Tokenizer& chinese()
{
    static const Tokenizer tokenizer = Tokenizer::load(kFolder / "source.model");
    return tokenizer;
}

const Tokenizer& english()
{
    static const Tokenizer tokenizer = Tokenizer::load(kFolder / "target.model");
    return tokenizer;
}

QString surface(const TokenizedText& text, const Token& token)
{
    return QString::fromStdString(text.text.substr(
        static_cast<std::size_t>(token.begin), static_cast<std::size_t>(token.end - token.begin)));
}

// The tokens before </s> as they are shown, or what of the text they stand for.
QString shown(const TokenizedText& text)
{
    QStringList words;
    for (std::size_t i = 0; i + 1 < text.tokens.size(); ++i)
        words << QString::fromStdString(labelOf(text.tokens[i]));
    return words.join('/');
}

QString surfaces(const TokenizedText& text)
{
    QStringList words;
    for (std::size_t i = 0; i + 1 < text.tokens.size(); ++i)
        words << surface(text, text.tokens[i]);
    return words.join('/');
}

// What holds for every text: offsets inside it and in order, ids that exist, </s> at the end and only there.
void checkInvariants(const Tokenizer& tokenizer, std::string_view input)
{
    const TokenizedText text = tokenizer.encode(input);
    QVERIFY(!text.tokens.empty());
    QVERIFY(QString::fromStdString(text.text).toStdString() == text.text);
    int begin = 0;
    std::vector<int> ids;
    for (const Token& token : text.tokens) {
        QVERIFY(token.begin >= begin && token.begin <= token.end &&
                token.end <= static_cast<int>(text.text.size()));
        QVERIFY(!surface(text, token).contains(QChar::ReplacementCharacter) ||
                text.text.find("\uFFFD") != std::string::npos);
        QCOMPARE(tokenizer.token(token.id).piece, token.piece);
        QCOMPARE(token.id == tokenizer.endId(), &token == &text.tokens.back());
        begin = token.begin;
        ids.push_back(token.id);
    }
    QCOMPARE(text.tokens.back().begin, static_cast<int>(text.text.size()));
    QCOMPARE(text.tokens.back().end, text.tokens.back().begin);
    QCOMPARE(tokenizer.encodeIds(input), ids);
}

} // namespace

class TokenizerTest : public QObject {
    Q_OBJECT

private slots:
    void chineseTokensAreWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("welcome") << "欢迎来北京。"
                                 << "欢迎/来/北京/。";
        QTest::newRow("school") << "他在学校学习英语。"
                                << "他/在/学校/学习/英语/。";
        QTest::newRow("full-width comma") << "如果明天下雨，我就待在家里。"
                                          << "如果/明天/下雨/,/我/就/待/在/家里/。";
        QTest::newRow("question") << "你今天想吃什么？"
                                  << "你/今天/想/吃/什么/?";
        QTest::newRow("park") << "他们正在公园里踢足球。"
                              << "他们/正在/公园/里/踢/足球/。";
        QTest::newRow("places") << "北京、上海、巴黎、伦敦和东京"
                                << "北京/、/上海/、/巴黎/、/伦敦/和/东京";
        QTest::newRow("traditional characters") << "歡迎來北京。"
                                                << "欢迎/来/北京/。";
        QTest::newRow("spaces between words") << " 欢迎　来 北京 。 "
                                              << "欢迎/来/北京/。";
        QTest::newRow("quotation marks") << "“你好！”"
                                         << "\"/你/好/!/\"";
    }

    void chineseTokensAreWords()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QCOMPARE(shown(chinese().encode(text.toStdString())), words);
        checkInvariants(chinese(), text.toStdString());
    }

    void englishTokensAreWords()
    {
        const TokenizedText text = english().encode("Welcome to Beijing.");
        QCOMPARE(shown(text), "Welcome/to/Beijing/.");
        QCOMPARE(text.tokens[1].piece, "▁to"s);
        QCOMPARE(text.tokens[3].piece, "."s);
        QCOMPARE(shown(english().encode("If it rains tomorrow, I'll stay at home.")),
            "If/it/rains/tomorrow/,/I'll/stay/at/home/.");
    }

    void decodingJoinsWhatWasSeparated_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"Welcome to Beijing.", "\"Don't!\" he said: it's 10:30.",
                 "Unbelievable photosynthesis, $3.50", "Cafés in Zürich; 日本 😀"})
            QTest::newRow(text) << QString(text);
    }

    void decodingJoinsWhatWasSeparated()
    {
        QFETCH(QString, text);
        const std::vector<int> ids = english().encodeIds(text.toStdString());
        QCOMPARE(english().decode(ids), text.toStdString());
    }

    void decodingLeavesOutMarks()
    {
        std::vector<int> ids = chinese().encodeIds("北京");
        ids.insert(ids.begin(), chinese().beginId());
        QCOMPARE(chinese().decode(ids), "北京"s);
        QCOMPARE(chinese().decode({}), ""s);
    }

    void surfacesAreWhatWasTyped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("typed");
        QTest::newRow("plain") << "欢迎来北京。"
                               << "欢迎/来/北京/。";
        QTest::newRow("full-width punctuation") << "好，北京！"
                                                << "好/，/北京/！";
        QTest::newRow("traditional") << "歡迎來北京。"
                                     << "歡迎/來/北京/。";
        QTest::newRow("spaces") << "  欢迎　 来\u00A0北京 "
                                << "欢迎/来/北京";
        QTest::newRow("full-width digits") << "１２3"
                                           << "１/２/3";
        QTest::newRow("one character becomes three") << "我…"
                                                     << "我/…/…/…";
        QTest::newRow("two characters become one, in bytes") << "我ｶﾞ我"
                                                             << "我/ｶﾞ/ｶﾞ/ｶﾞ/我";
        QTest::newRow("one character, four bytes") << "爱😀你"
                                                   << "爱/😀/😀/😀/😀/你";
        QTest::newRow("two unknown characters") << "مر"
                                                << "م/م/ر/ر";
        QTest::newRow("invisible characters") << "我\u200B爱\uFEFF你"
                                              << "我/爱/你";
    }

    void surfacesAreWhatWasTyped()
    {
        QFETCH(QString, text);
        QFETCH(QString, typed);
        QCOMPARE(surfaces(chinese().encode(text.toStdString())), typed);
        checkInvariants(chinese(), text.toStdString());
    }

    void englishSurfacesHaveNoSpaces()
    {
        QCOMPARE(surfaces(english().encode(" Welcome  to Beijing .")), "Welcome/to/Beijing//.");
        checkInvariants(english(), " Welcome  to Beijing .");
    }

    void emptyTextIsOnlyTheEnd()
    {
        const TokenizedText text = chinese().encode("");
        QCOMPARE(text.tokens.size(), std::size_t{1});
        QCOMPARE(labelOf(text.tokens[0]), "</s>"s);
        QCOMPARE(chinese().encode(" \n ").tokens.size(), std::size_t{1});
    }

    void nulAndControlCharactersBecomeSpaces()
    {
        const TokenizedText text = chinese().encode("北\0京\x7F\u0085好\n"sv);
        QCOMPARE(text.text, "北 京  好 "s);
        QCOMPARE(surfaces(text), "北 京/好");
    }

    void invalidUtf8IsReplaced()
    {
        const TokenizedText text = chinese().encode("\xFF我\xE6\xAC");
        QCOMPARE(text.text, "\uFFFD我\uFFFD"s);
        QCOMPARE(surfaces(text), "\uFFFD/\uFFFD/\uFFFD/我/\uFFFD/\uFFFD/\uFFFD");
    }

    void anyTextHasTokens_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one character") << QByteArray("好");
        QTest::newRow("Latin") << QByteArray("Hello, World");
        QTest::newRow("family emoji") << QByteArray("👨‍👩‍👧 👍🏽");
        QTest::newRow("right to left") << QByteArray("مرحبا بكم في 北京\u200F.");
        QTest::newRow("vocabulary marks") << QByteArray("<s></s><unk><0xE4>▁▁");
        QTest::newRow("combining") << QByteArray("e\u0301\u0301\u0301 ｶﾞｷﾞ ㌔㍿½");
        QTest::newRow("NUL") << QByteArray("\0", 1);
        QTest::newRow("every byte") << everyByte();
        QTest::newRow("2,000 characters") << QByteArray("他在学校学习英语，很好。").repeated(167);
    }

    void anyTextHasTokens()
    {
        QFETCH(QByteArray, text);
        const std::string_view bytes(text.constData(), static_cast<std::size_t>(text.size()));
        checkInvariants(chinese(), bytes);
        checkInvariants(english(), bytes);
    }

    void longTextsTakeLittleTime_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("sentences") << QByteArray("他在学校学习英语，很好。").repeated(1'667);
        QTest::newRow("one letter") << QByteArray("a").repeated(20'000);
        QTest::newRow("unknown characters") << QByteArray("😀").repeated(20'000);
    }

    void longTextsTakeLittleTime()
    {
        QFETCH(QByteArray, text);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(chinese().encode(text.toStdString()).tokens.size() > 10'000);
        QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    }

    void idsAreWhereTheyBelong()
    {
        for (const Tokenizer* tokenizer : {&chinese(), &english()}) {
            QCOMPARE(tokenizer->unknownId(), 0);
            QCOMPARE(tokenizer->beginId(), 1);
            QCOMPARE(tokenizer->endId(), 2);
            QCOMPARE(tokenizer->token(2).piece, "</s>"s);
            QVERIFY_THROWS_EXCEPTION(ShapeError, tokenizer->token(-1));
            QVERIFY_THROWS_EXCEPTION(ShapeError, tokenizer->token(tokenizer->size()));
            QVERIFY_THROWS_EXCEPTION(ShapeError, tokenizer->decode(std::vector{5, tokenizer->size()}));
        }
        QCOMPARE(chinese().size(), 5000);
        QCOMPARE(english().size(), 4300);
    }

    void manyThreadsMayEncode()
    {
        const std::vector<int> expected = chinese().encodeIds("他在学校学习英语。");
        std::vector<int> wrong(4);
        std::vector<std::jthread> threads;
        for (int& count : wrong) {
            threads.emplace_back([&] {
                for (int i = 0; i < 500; ++i)
                    count += chinese().encodeIds("他在学校学习英语。") == expected ? 0 : 1;
            });
        }
        threads.clear();
        QCOMPARE(wrong, std::vector<int>(4));
    }

    void aMissingVocabularyIsAFileError()
    {
        QVERIFY_THROWS_EXCEPTION(FileError, Tokenizer::load(kFolder / "missing.model"));
        QVERIFY_THROWS_EXCEPTION(FileError, Tokenizer::load(kFolder));
    }

    void aBrokenVocabularyIsAFormatError_data()
    {
        QTest::addColumn<QByteArray>("content");
        QFile file(QString::fromStdString((kFolder / "source.model").string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        QByteArray wild = whole;
        const qsizetype table = wild.lastIndexOf("custom") + 14; // the units of the character table
        wild.replace(table, 1024, QByteArray(1024, '\x7E'));
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("not a vocabulary");
        QTest::newRow("half") << whole.left(whole.size() / 2);
        QTest::newRow("the first 100 bytes") << whole.left(100);
        QTest::newRow("a character table that leads outside") << wild;
    }

    void aBrokenVocabularyIsAFormatError()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        QFile file(folder.filePath("broken.model"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        QVERIFY_THROWS_EXCEPTION(FormatError, Tokenizer::load(file.fileName().toStdString()).encode("欢迎"));
    }

private:
    static QByteArray everyByte()
    {
        QByteArray bytes;
        for (int i = 0; i < 256; ++i)
            bytes.append(static_cast<char>(i));
        return bytes;
    }
};

QTEST_GUILESS_MAIN(TokenizerTest)
#include "tokenizertest.moc"
