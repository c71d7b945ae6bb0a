// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/animation.h"
#include "model/math/error.h"
#include "tests/support/messageof.h"
#include "tests/support/peakmemory.h"
#include "tests/widgets/figures/gifreader.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

using namespace lab;
using namespace lab::test;

namespace {

QImage filled(QSize size, const QColor& colour)
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(colour);
    return picture;
}

/// Cells of 4 x 4 pixels, 32 in a row, each with a colour of its own; `shift` chooses which.
QImage cells(int count, int shift = 0)
{
    QImage picture = filled(QSize(128, 4 * ((count + 31) / 32)), Qt::white);
    QPainter painter(&picture);
    for (int cell = 0; cell < count; ++cell) {
        const int number = cell + shift;
        painter.fillRect(cell % 32 * 4, cell / 32 * 4, 4, 4, QColor(number % 256, number / 256, 100));
    }
    return picture;
}

/// A disc with smooth edges.
QImage disc(const QColor& colour)
{
    QImage picture = filled(QSize(200, 200), Qt::white);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QPointF(100.3, 99.6), 80.7, 80.7);
    return picture;
}

int differentPixels(const QImage& first, const QImage& second)
{
    int count = 0;
    for (int y = 0; y < first.height(); ++y) {
        for (int x = 0; x < first.width(); ++x)
            count += first.pixel(x, y) != second.pixel(x, y) ? 1 : 0;
    }
    return count;
}

} // namespace

class AnimationTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString file(const char* name = "a.gif") const { return m_folder.filePath(QString::fromLatin1(name)); }

private slots:
    void framesComeBackExactly()
    {
        const std::vector<QImage> pictures = {cells(40), cells(40, 3), cells(40, 3), cells(40)};
        Animation animation;
        int delay = 10;
        for (const QImage& picture : pictures)
            animation.add(picture, delay++);
        const AnimationReport report = animation.save(file());
        QCOMPARE(report.frames, 4);
        QCOMPARE(report.ownPalettes, 0);
        QCOMPARE(report.flatPixels, 0);
        QCOMPARE(report.edgePixels, 0);
        QCOMPARE(report.largestChange, 0);

        const GifContent content = readGif(file());
        QCOMPARE(content.size, pictures[0].size());
        QVERIFY(content.repeats);
        QCOMPARE(content.frames.size(), pictures.size());
        for (size_t i = 0; i < pictures.size(); ++i) {
            QCOMPARE(content.frames[i].picture, pictures[i]);
            QCOMPARE(content.frames[i].delay, 10 + int(i));
        }
        QCOMPARE(animation.duration(), 46);
        QCOMPARE(animation.size(), pictures[0].size());
    }

    void onlyWhatChangesIsWritten()
    {
        Animation animation;
        QImage picture = filled(QSize(50, 40), Qt::white);
        animation.add(picture, 10);
        picture.setPixelColor(10, 20, Qt::red);
        picture.setPixelColor(13, 25, Qt::blue);
        animation.add(picture, 10);
        animation.add(picture, 10);
        animation.save(file());
        const GifContent content = readGif(file());
        QCOMPARE(content.frames[0].place, QRect(0, 0, 50, 40));
        QCOMPARE(content.frames[1].place, QRect(10, 20, 4, 6));
        QCOMPARE(content.frames[2].place, QRect(0, 0, 1, 1));
        QCOMPARE(content.frames[2].picture, picture);
    }

    void edgesTakeTheNearestColourWhereThereAreTooMany()
    {
        QImage picture = cells(240);
        // 128 other colours, one pixel each, close to one another
        for (int x = 0; x < 128; ++x)
            picture.setPixel(x, 29, qRgb(20, 100 + x, 20));
        Animation animation;
        animation.add(picture, 10);
        const AnimationReport report = animation.save(file());
        QCOMPARE(report.flatPixels, 0);
        QVERIFY(report.edgePixels >= 128 - 15 && report.edgePixels < 128);
        QVERIFY(report.largestChange > 0 && report.largestChange < 16);
        const QImage found = readGif(file()).frames.at(0).picture;
        QCOMPARE(differentPixels(found, picture), int(report.edgePixels));
        for (int x = 0; x < 128; ++x)
            QVERIFY(found.pixel(x, 27) == picture.pixel(x, 27));
    }

    void smoothShapesKeepTheirEvenAreas()
    {
        Animation animation;
        for (const int hue : {0, 60, 120, 180, 240, 300})
            animation.add(disc(QColor::fromHsv(hue, 200, 180)), 10);
        const AnimationReport report = animation.save(file());
        QCOMPARE(report.flatPixels, 0);
        const GifContent content = readGif(file());
        QCOMPARE(
            content.frames[5].picture.pixelColor(100, 100), QColor(QColor::fromHsv(300, 200, 180).rgb()));
        QCOMPARE(content.frames[5].picture.pixelColor(2, 2), QColor(Qt::white));
        for (int i = 0; i < 6; ++i)
            QVERIFY(differentPixels(content.frames[size_t(i)].picture,
                        disc(QColor::fromHsv(60 * i, 200, 180))) <= report.edgePixels);
    }

    void framesWithOtherColoursHaveTheirOwnPalette()
    {
        Animation animation;
        animation.add(cells(200), 10);
        animation.add(cells(200, 200), 10);
        const AnimationReport report = animation.save(file());
        QCOMPARE(report.flatPixels, 0);
        QVERIFY(report.ownPalettes > 0);
        const GifContent content = readGif(file());
        QCOMPARE(
            int(content.frames[0].hasOwnPalette) + int(content.frames[1].hasOwnPalette), report.ownPalettes);
        QCOMPARE(content.frames[0].picture, cells(200));
        QCOMPARE(content.frames[1].picture, cells(200, 200));
    }

    void tooManyAreasAreReported()
    {
        Animation animation;
        animation.add(cells(320), 10);
        const AnimationReport report = animation.save(file());
        QCOMPARE(report.flatPixels, (320 - 255) * 16);
        QCOMPARE(report.edgePixels, 0);
        QVERIFY(report.largestChange > 0);
        const QImage found = readGif(file()).frames.at(0).picture;
        QCOMPARE(differentPixels(found, cells(320)), int(report.flatPixels));
        for (int cell = 0; cell < 320; ++cell) {
            const QColor now = found.pixelColor(cell % 32 * 4 + 1, cell / 32 * 4 + 1);
            const QColor then = cells(320).pixelColor(cell % 32 * 4 + 1, cell / 32 * 4 + 1);
            QVERIFY(std::abs(now.red() - then.red()) <= report.largestChange);
        }
    }

    void exactly255ColoursFit()
    {
        Animation animation;
        animation.add(cells(255), 10); // the last place is white
        QCOMPARE(animation.save(file()).flatPixels, 16);
        Animation smaller;
        smaller.add(cells(254), 10);
        QCOMPARE(smaller.save(file()).flatPixels, 0);
    }

    void theCommentHasTheMetadata()
    {
        Animation animation;
        animation.add(filled(QSize(1, 1), Qt::red), 10);
        animation.save(
            file(), {{"source", "欢迎来北京。"}, {"model", std::string(400, 'x')}, {"note", "two\r\nlines"}});
        QCOMPARE(readGif(file()).comment,
            QByteArray("source: 欢迎来北京。\nmodel: " + QByteArray(400, 'x') + "\nnote: two\n  lines\n"));
        animation.save(file());
        QCOMPARE(readGif(file()).comment, QByteArray());
    }

    void equalFramesGiveEqualBytes()
    {
        const auto bytes = [this](const char* name) {
            Animation animation;
            for (const int shift : {0, 150, 77})
                animation.add(cells(300, shift), 5);
            animation.save(file(name), {{"a", "b"}});
            QFile result(file(name));
            return result.open(QIODevice::ReadOnly) ? result.readAll() : QByteArray();
        };
        QVERIFY(bytes("a.gif").startsWith("GIF89a"));
        QCOMPARE(bytes("a.gif"), bytes("b.gif"));
    }

    void theLastFrameCanBeHeld()
    {
        Animation animation;
        animation.add(filled(QSize(3, 3), Qt::red), 10);
        animation.add(filled(QSize(3, 3), Qt::blue), 10);
        animation.hold(300);
        animation.save(file());
        QCOMPARE(readGif(file()).frames[0].delay, 10);
        QCOMPARE(readGif(file()).frames[1].delay, 300);
    }

    void whatIsNoFrameIsRefused()
    {
        Animation animation;
        const auto message = [&](const QImage& picture, int delay) {
            return messageOf<ConfigError>([&] { animation.add(picture, delay); });
        };
        QVERIFY(messageOf<ConfigError>([&] {
            animation.save(file("none.gif"));
        }).contains("at least 1 frame, this one has 0"));
        QVERIFY(messageOf<ConfigError>([&] { animation.hold(10); }).contains("has 0"));
        QVERIFY(message({}, 10).contains("not 0 x 0"));
        QVERIFY(message(filled(QSize(65536, 1), Qt::red), 10)
                    .contains("1 to 65535 pixels wide and high, not 65536 x 1"));
        QVERIFY(message(filled(QSize(1, 65536), Qt::red), 10).contains("not 1 x 65536"));
        QVERIFY(
            message(filled(QSize(2, 3), Qt::red), 1).contains("2 to 65535 hundredths of a second, not 1"));
        QVERIFY(message(filled(QSize(2, 3), Qt::red), 65536).contains("not 65536"));
        animation.add(filled(QSize(2, 3), Qt::red), 2);
        QVERIFY(message(filled(QSize(3, 3), Qt::red), 10)
                    .contains("Frame 2 has 3 x 3 pixels, the first has 2 x 3"));
        QCOMPARE(animation.frameCount(), 1);
        QVERIFY(!QFile::exists(file("none.gif")));
    }

    void theLargestFrameIsWritten()
    {
        Animation animation;
        animation.add(filled(QSize(65535, 2), Qt::red), 10);
        animation.save(file());
        QCOMPARE(readGif(file()).frames.at(0).picture, filled(QSize(65535, 2), Qt::red));
    }

    void whatFailsLeavesTheOldFileAlone()
    {
        QTemporaryDir folder;
        const QString kept = folder.filePath(QStringLiteral("kept.gif"));
        Animation animation;
        animation.add(filled(QSize(1, 1), Qt::red), 10);
        animation.save(kept);
        const GifContent before = readGif(kept);
        const std::string twice = "a";
        QVERIFY(messageOf<FormatError>([&] {
            animation.save(kept, {{twice, "1"}, {twice, "2"}});
        }).contains("twice"));
        QCOMPARE(readGif(kept).frames[0].picture, before.frames[0].picture);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
        QVERIFY(messageOf<FileError>([&] {
            animation.save(folder.filePath(QStringLiteral("no/a.gif")));
        }).contains(QStringLiteral("no/a.gif")));
    }

    void framesAreNotHeldInMemory()
    {
        constexpr int frames = 30;
        const QSize size(1200, 1200);
        const auto bytesOfFrame = double(size.width()) * size.height() * 4;
        Animation animation;
        const auto addFrames = [&] {
            for (int frame = 0; frame < frames; ++frame)
                animation.add(filled(size, QColor(frame * 8, 0, 255 - frame * 8)), 10);
            return animation.frameCount();
        };
        const double whileAdded = benchmark::peakGrowth(addFrames);
        QVERIFY2(whileAdded < 8 * bytesOfFrame, qPrintable(QString::number(whileAdded)));
        const double whileSaved = benchmark::peakGrowth([&] { return animation.save(file()).frames; });
        QVERIFY2(whileSaved < 8 * bytesOfFrame, qPrintable(QString::number(whileSaved)));
        QCOMPARE(readGif(file()).frames.size(), std::size_t{frames});
    }
};

QTEST_MAIN(AnimationTest)
#include "animationtest.moc"
