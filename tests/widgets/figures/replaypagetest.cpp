// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/replaypage.h"
#include "model/math/error.h"
#include "model/storage/recordfields.h"
#include "model/storage/recordjson.h"
#include "tests/support/messageof.h"
#include "tests/support/syntheticdecoding.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace lab;
using namespace lab::test;

namespace {

/// What stands between two texts that each occur once.
QString between(const QString& text, const QString& before, const QString& after)
{
    const qsizetype begin = text.indexOf(before);
    if (begin < 0 || text.indexOf(before, begin + 1) >= 0)
        qFatal("not once in the page: %s", qPrintable(before));
    const qsizetype start = begin + before.size();
    return text.mid(start, text.indexOf(after, start) - start);
}

QString pageOf(const Decoding& decoding, const ReplayPage& page = {})
{
    return QString::fromStdString(replayPage(decoding, page));
}

QString recordIn(const QString& page)
{
    return between(page, "<script type=\"application/json\" id=\"record\">", "</script>");
}

Decoding hostileDecoding()
{
    Decoding decoding = welcomeDecoding();
    decoding.source.text = "</script><script>alert(1)</script><!-- \"both\" 'quotes' & 😀 שלום {{record}}";
    decoding.source.tokens[0].piece = "</script>";
    decoding.source.tokens[1].piece = "<!--<script>";
    return decoding;
}

} // namespace

class ReplayPageTest : public QObject {
    Q_OBJECT

private slots:
    void holdsTheRecordBitForBit_data()
    {
        QTest::addColumn<int>("kind");
        const char* names[] = {
            "soft", "transformer", "hard", "fixed context", "hostile texts", "nothing said"};
        for (int kind = 0; kind < 6; ++kind)
            QTest::newRow(names[kind]) << kind;
    }

    void holdsTheRecordBitForBit()
    {
        QFETCH(int, kind);
        const Decoding decodings[] = {parkDecoding(), transformerDecoding(), hardDecoding(2), fixedDecoding(),
            hostileDecoding(), Decoding()};
        const Decoding& decoding = decodings[kind];
        const std::string json = recordIn(pageOf(decoding)).toStdString();
        QCOMPARE(recordToJson(recordFromJson(json)), recordToJson(decoding));
    }

    void saysInBothLanguagesWhyADecodeEnded()
    {
        QFile file(QStringLiteral(":/replay/texts.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject texts = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(texts.keys(), QStringList({"en", "zh"}));
        for (const auto& [reason, name] : recordfields::stops) {
            for (const QString& language : texts.keys())
                QVERIFY2(!texts[language][QLatin1String(name)].toString().isEmpty(), name);
        }
    }

    void growsWithWhatIsNew()
    {
        const qsizetype one = pageOf(longDecoding(200, 1, 64)).size();
        const qsizetype ten = pageOf(longDecoding(200, 10, 64)).size();
        QVERIFY2(ten < 1.5 * double(one), qPrintable(QString("%1, %2").arg(one).arg(ten)));
    }

    void noTextOfTheDecodeIsTakenForMarkup()
    {
        ReplayPage options;
        options.modelName = "<b>\"model\"</b>{{record}}";
        options.provenance = {{"a\"b", "</script><img src=\"x\">"}};
        const QString page = pageOf(hostileDecoding(), options);
        QCOMPARE(page.count("<script"), 3);
        QCOMPARE(page.count("</script"), 3);
        QVERIFY(!page.contains("<b>") && !page.contains("<img") && !page.contains("<!--"));
        QCOMPARE(page.count("\"steps\":["), 1);
        QCOMPARE(between(page, "<title>", "</title>"),
            QString("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;!-- &quot;both&quot; 'quotes' "
                    "&amp; 😀 "
                    "שלום {{record}} · &lt;b&gt;&quot;model&quot;&lt;/b&gt;{{record}} · Attention Lab"));
        QVERIFY(page.contains("<meta name=\"attention-lab:a&quot;b\" content=\"&lt;/script&gt;&lt;img "
                              "src=&quot;x&quot;&gt;\">"));
    }

    void asksForNothingElse()
    {
        QString page = pageOf(parkDecoding());
        page.remove("http://www.w3.org/2000/svg"); // a name, not an address
        QVERIFY(!page.contains(
            QRegularExpression("https?:|//[a-z]+\\.|@import|\\burl\\(|\\bsrc=|<link|\\beval\\b")));
    }

    void itsPolicyAllowsItsOwnScriptAlone()
    {
        const QString page = pageOf(parkDecoding());
        const QString policy = between(page, "<meta http-equiv=\"Content-Security-Policy\" content=\"", "\"");
        const QString script = between(page, "<script>", "</script>");
        const QByteArray hash =
            QCryptographicHash::hash(script.toUtf8(), QCryptographicHash::Sha256).toBase64();
        QCOMPARE(policy, "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" +
                             QString(hash) + "'; base-uri 'none'; form-action 'none'");
    }

    void aLongDecodeIsWrittenInPieces()
    {
        const Decoding decoding = longDecoding(400, 400, 16);
        std::size_t largest = 0;
        std::size_t all = 0;
        std::string text;
        writeReplayPage(decoding, {}, [&](std::string_view piece) {
            largest = std::max(largest, piece.size());
            all += piece.size();
            text += piece;
        });
        QVERIFY(text == replayPage(decoding));
        constexpr std::size_t mebibyte = std::size_t(1) << 20; // and what a row has more
        QVERIFY2(largest < 2 * mebibyte && all > 6 * mebibyte,
            (std::to_string(largest) + " of " + std::to_string(all)).c_str());
    }

    void aRecordThatIsTooLargeIsRefusedBeforeItIsWritten()
    {
        const Decoding decoding = longDecoding(400, 400, 4);
        ReplayPage page;
        page.mostMegabytes = 3;
        bool isWritten = false;
        const QString problem = messageOf<ConfigError>(
            [&] { writeReplayPage(decoding, page, [&](std::string_view) { isWritten = true; }); });
        QVERIFY2(problem.startsWith(QStringLiteral("The page would embed about ")), qPrintable(problem));
        QVERIFY(problem.contains(QStringLiteral("more than the 3 MB that it may")));
        QVERIFY(!isWritten);
        page.mostMegabytes = 100;
        QVERIFY(replayPage(decoding, page).size() > 3'000'000);
    }

    void refusesOptionsOutOfRange()
    {
        const auto refused = [](const ReplayPage& page) {
            return messageOf<ConfigError>([&page] { replayPage(welcomeDecoding(), page); });
        };
        ReplayPage french;
        french.language = "fr";
        QVERIFY(refused(french).contains("\"fr\""));
        ReplayPage precise;
        precise.decimals = 7;
        QVERIFY(refused(precise).contains("0 to 6 decimals, not 7"));
    }
};

QTEST_GUILESS_MAIN(ReplayPageTest)
#include "replaypagetest.moc"
