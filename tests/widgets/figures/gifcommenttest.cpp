// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/gifcomment.h"

#include "model/math/error.h"
#include "tests/support/messageof.h"
#include "widgets/figures/gifwriter.h"

#include <QTest>

using namespace lab;
using namespace lab::test;

namespace {

using std::string_literals::operator""s;

const std::string screen = "GIF89a\x02\0\x01\0\x80\0\0"s;
const std::string colours(6, '\x7F');
const std::string image = ",\0\0\0\0\x02\0\x01\0\0\x02\x02\x44\x01\0"s;
const std::string about = "!\xFE\x02Yo\x01!\0"s;
const std::string delay = "!\xF9\x04\0\0\0\0\0"s;

QString refusalOf(const std::string& bytes)
{
    return messageOf<FormatError>([&] { gifComment(bytes); });
}

} // namespace

class GifCommentTest : public QObject {
    Q_OBJECT

private slots:
    void commentsAreJoinedWhereverTheyAre()
    {
        QCOMPARE(gifComment(screen + colours + delay + image + ";"), std::string());
        QCOMPARE(gifComment(screen + colours + about + delay + image + about + ";"), std::string("Yo!Yo!"));
    }

    void whatTheWriterWroteIsRead()
    {
        const std::string text(1000, 'x'); // several parts of 255 bytes
        std::string bytes;
        GifWriter writer({2, 1}, {qRgb(0, 0, 0), qRgb(255, 255, 255)},
            [&bytes](std::string_view piece) { bytes += piece; });
        writer.addComment(text);
        const std::vector<QRgb> own = {qRgb(1, 2, 3), qRgb(4, 5, 6), qRgb(7, 8, 9)};
        writer.add({{0, 0, 2, 1}, {0, 1}, -1, 10, &own});
        writer.finish();
        QCOMPARE(gifComment(bytes), text);
    }

    void aPictureWithoutWidthOrHeightIsRefused()
    {
        const std::string tail = "\x80\0\0"s + colours + ";";
        QCOMPARE(refusalOf("GIF89a\0\0\x01\0"s + tail),
            QStringLiteral(
                "This GIF is broken at byte 6: expected a width and a height of at least 1, found 0 "
                "and 1."));
        QVERIFY(refusalOf(screen + colours + ",\0\0\0\0\0\0\x01\0\0"s).contains(QStringLiteral("byte 24")));
        QVERIFY(refusalOf("GIF87a\x01\0\0\0"s + tail).contains(QStringLiteral("found 1 and 0")));
    }

    void aFileThatBreaksOffIsRefusedWhereverItDoes()
    {
        const std::string bytes = screen + colours + about + image + ";";
        for (std::size_t size = 0; size < bytes.size(); ++size)
            QVERIFY2(!refusalOf(bytes.substr(0, size)).isEmpty(), qPrintable(QString::number(size)));
        QVERIFY(refusalOf(screen + colours + "?").contains(QStringLiteral("byte 19: expected an extension")));
    }

    // Unpacked they would be 4 GB.
    void picturesAreNotUnpacked()
    {
        const std::string large = ",\0\0\0\0\xFF\xFF\xFF\xFF\0\x02\0"s;
        QCOMPARE(gifComment(screen + colours + large + about + ";"), std::string("Yo!"));
    }

    void everyErrorOfTheLibraryHasWords()
    {
        QVERIFY(gifReason(1).find("giflib") == std::string::npos);
        QCOMPARE(gifReason(0), std::string("giflib's error 0"));
        QCOMPARE(gifReason(12345), std::string("giflib's error 12345"));
    }
};

QTEST_GUILESS_MAIN(GifCommentTest)
#include "gifcommenttest.moc"
