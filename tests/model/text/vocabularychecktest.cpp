// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/vocabularycheck.h"

#include "model/math/error.h"
#include "model/text/sentencepiecevocabulary.h"

#include <QFile>
#include <QTest>

using namespace lab;

namespace {

QByteArray number(quint64 value)
{
    QByteArray bytes;
    for (; value > 0x7F; value >>= 7)
        bytes.append(static_cast<char>((value & 0x7F) | 0x80));
    return bytes.append(static_cast<char>(value));
}

// A protobuf field with bytes in it.
QByteArray field(int id, const QByteArray& content)
{
    return number(static_cast<quint64>(id) << 3 | 2) + number(static_cast<quint64>(content.size())) + content;
}

QByteArray word(quint32 value)
{
    QByteArray bytes;
    for (int i = 0; i < 4; ++i)
        bytes.append(static_cast<char>(value >> (8 * i)));
    return bytes;
}

const QByteArray kTexts("a\0", 2);

// A vocabulary file with nothing but a character table of 256 units, all 0 but for units 0 and 17.
QByteArray vocabulary(quint32 unit0, const QByteArray& texts = kTexts, quint32 unit17 = 0, int normaliser = 3)
{
    const QByteArray units =
        word(unit0) + QByteArray(16 * 4, '\0') + word(unit17) + QByteArray(238 * 4, '\0');
    return field(normaliser, field(2, word(static_cast<quint32>(units.size())) + units + texts));
}

void check(const QByteArray& bytes)
{
    checkVocabulary({bytes.constData(), static_cast<std::size_t>(bytes.size())}, "x.model");
}

constexpr quint32 kHasValue = 1U << 8;
constexpr quint32 kInBlocks = 1U << 9;

quint32 offset(quint32 units)
{
    return units << 10;
}

} // namespace

class VocabularyCheckTest : public QObject {
    Q_OBJECT

private slots:
    void acceptsTheShippedVocabularies()
    {
        for (const char* name : {"source.model", "target.model"}) {
            QFile file(QString(SOURCE_DIRECTORY "/resources/training/zh-en/") + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            check(file.readAll());
        }
    }

    void acceptsATableThatStaysInside()
    {
        check(vocabulary(0));
        check(vocabulary(offset(255)));
        check(vocabulary(offset(17) | kHasValue, kTexts, 1));
        check(QByteArray());
        check(field(3, field(2, QByteArray()))); // no table at all
    }

    void refusesMoreThanSentencePieceReadsInTime_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("complaint");
        const QByteArray piece = field(1, field(1, "a"));
        QTest::newRow("pieces") << piece.repeated(300'001) << "at most 300000 pieces, found 300001";
        QTest::newRow("long piece") << field(1, field(1, QByteArray(1'025, 'a')))
                                    << "at most 1024 bytes in a piece, found 1025";
        QTest::newRow("own test") << field(4, QByteArray("\x0A\x00", 2).repeated(20'000)).repeated(2)
                                  << "at most 65536 bytes of sentences to test itself, found 80000";
        check(piece.repeated(300'000) + field(4, QByteArray()));
        check(field(1, field(1, QByteArray(1'024, 'a'))));
    }

    void refusesMoreThanSentencePieceReadsInTime()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, complaint);
        try {
            check(bytes);
            QFAIL("no FormatError");
        } catch (const FormatError& error) {
            QVERIFY2(QString(error.what()).contains(complaint), error.what());
        }
    }

    // SentencePiece itself names a line of its source.
    void whatSentencePieceCannotReadIsSaidInWords_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        const auto piece = [](const QByteArray& text, char kind) {
            return field(1, field(1, text) + QByteArray("\x18") + kind);
        };
        const QByteArray pieces = piece("<unk>", 2) + piece("<s>", 3) + piece("</s>", 3) + piece("a", 1);
        const QString start = QStringLiteral("x.model: not a SentencePiece vocabulary: ");
        QTest::newRow("a piece without length")
            << pieces + piece(QByteArray(1, '\0'), 1)
            << start + "expected pieces that can be looked up, found others.";
        QTest::newRow("a piece twice") << pieces + piece("a", 1) << start + "a is already defined.";
        QTest::newRow("a piece with a control character twice")
            << pieces + piece("\x1B", 1) + piece("\x1B", 1) << start + "a part of it is damaged.";
        QTest::newRow("no text") << field(1, field(1, "\xFF")) + QByteArray("\x12\x01\xFF")
                                 << start + "a part of it is damaged.";
    }

    void whatSentencePieceCannotReadIsSaidInWords()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        try {
            sentencePieceVocabulary(bytes.toStdString(), "x.model");
            QFAIL("no FormatError");
        } catch (const FormatError& error) {
            QCOMPARE(QString::fromUtf8(error.what()), sentence);
        }
    }

    void refusesATableThatLeadsOutside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("behind its end")
            << vocabulary(offset(256)) << "unit 0 of the character table leads to unit 256 of 256";
        QTest::newRow("far behind, in blocks")
            << vocabulary(offset(0x1FFFFF) | kInBlocks) << "leads to unit 536870656";
        QTest::newRow("of the denormaliser") << vocabulary(offset(256), kTexts, 0, 5) << "leads to unit 256";
        QTest::newRow("to a text outside")
            << vocabulary(offset(17) | kHasValue, kTexts, 2)
            << "unit 17 of the character table leads outside its 2 bytes of text";
        QTest::newRow("texts do not end") << vocabulary(0, "ab") << "texts do not end";
        QTest::newRow("no texts") << vocabulary(0, "") << "texts do not end";
        QTest::newRow("table of one byte") << field(3, field(2, "x")) << "of 1 bytes";
        QTest::newRow("field longer than the file")
            << QByteArray("\x1A\x7Fzz") << "127 bytes where 2 are left";
        QTest::newRow("huge field") << QByteArray("\x1A") + number(~0ULL) << "where 0 are left";
        QTest::newRow("number without end") << QByteArray("\x08\xFF\xFF") << "a number that does not end";
        QTest::newRow("kind 7") << QByteArray("\x0F") << "unknown kind 7";
    }

    void refusesATableThatLeadsOutside()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, complaint);
        try {
            check(bytes);
            QFAIL("no FormatError");
        } catch (const FormatError& error) {
            QVERIFY2(QString(error.what()).contains(complaint), error.what());
            QVERIFY2(QString(error.what()).startsWith("x.model: "), error.what());
        }
    }
};

QTEST_GUILESS_MAIN(VocabularyCheckTest)
#include "vocabularychecktest.moc"
