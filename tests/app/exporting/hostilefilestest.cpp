// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/provenance.h"

#include "model/math/error.h"
#include "tests/support/messageof.h"
#include "tests/support/peakmemory.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <zip.h>
#include <zlib.h>

using namespace lab;
using namespace lab::test;

namespace {

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray& name, const QByteArray& content)
{
    const QByteArray checked = name + content;
    const uLong sum = crc32(0, reinterpret_cast<const Bytef*>(checked.constData()), uInt(checked.size()));
    return bigEndian(quint32(content.size())) + checked + bigEndian(quint32(sum));
}

/// A PNG with these chunks before its pixels.
QByteArray png(const QByteArray& chunks)
{
    const QByteArray head = bigEndian(1) + bigEndian(1) + QByteArray("\x08\x00\x00\x00\x00", 5);
    return "\x89PNG\r\n\x1A\n" + chunk("IHDR", head) + chunks + chunk("IDAT", "x");
}

QByteArray packed(qsizetype zeros)
{
    return qCompress(QByteArray(zeros, '\0'), 9).mid(4); // without Qt's own length
}

QByteArray packedText(qsizetype size)
{
    return chunk("zTXt", QByteArray("k\0\0", 3) + packed(size));
}

/// An archive whose entry metadata.json is packed.
void writeArchive(const QString& file, const QByteArray& metadata)
{
    zip_t* zip = zip_open(QFile::encodeName(file).constData(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    zip_source_t* source = zip_source_buffer(zip, metadata.constData(), zip_uint64_t(metadata.size()), 0);
    if (zip_file_add(zip, "metadata.json", source, 0) < 0 || zip_close(zip) != 0)
        qFatal("cannot write the test's archive");
}

QByteArray manyAttributes()
{
    QByteArray tag = "<metadata";
    for (int i = 0; i < 100'000; ++i)
        tag += " a" + QByteArray::number(i) + "=''";
    return tag + ">";
}

QByteArray manyTensors()
{
    QByteArray header = "{";
    for (int i = 0; i < 100'000; ++i)
        header += (i == 0 ? "\"" : ",\"") + QByteArray::number(i) + "\":{}";
    header += "}";
    QByteArray length(8, '\0');
    qToLittleEndian<quint64>(quint64(header.size()), length.data());
    return length + header;
}

/// A PDF whose table of objects is a packed stream.
QByteArray packedTable(qsizetype size)
{
    const QByteArray stream = packed(size);
    const QByteArray head = "%PDF-1.5\n";
    return head + "1 0 obj\n<</Type/XRef/Size 9/W[1 2 1]/Filter/FlateDecode/Length " +
           QByteArray::number(stream.size()) + ">>stream\n" + stream + "\nendstream endobj\nstartxref\n" +
           QByteArray::number(head.size()) + "\n%%EOF\n";
}

} // namespace

/// Small files that would take much memory or time, if they were believed.
class HostileFilesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString written(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write the test's file");
        return file.fileName();
    }

private slots:
    void noneTakesMoreMemoryThanItMay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence"); ///< after the name of the file; empty: it can be read
        const auto row = [](const char* what, const char* name, const QByteArray& bytes,
                             const char* sentence) {
            QTest::newRow(what) << QString::fromLatin1(name) << bytes << QString::fromLatin1(sentence);
        };
        row("a chunk of 2 GB", "a.png", png({}).left(33) + bigEndian(0x7FFFFFFF) + "tEXt12345678",
            "This PNG is broken at byte 33: expected a chunk of at most 8 bytes, found 2147483647.");
        row("packed texts of 300 MB", "a.png", png(packedText(30'000'000).repeated(10)), "");
        row("packed texts of 100 MB in all", "a.png", png(packedText(1'000'000).repeated(100)),
            "This PNG has too many texts: expected at most 50 before its pixels, found more.");
        row("short texts", "a.png", png(chunk("tEXt", QByteArray("k\0v", 3)).repeated(100'000)),
            "This PNG has too many texts");
        row("attributes", "a.svg", "<?xml version='1.0'?><svg>" + manyAttributes() + "</metadata></svg>",
            "This SVG is broken: expected tags of at most 4096 bytes");
        row("elements", "a.svg",
            "<?xml version='1.0'?><svg><metadata>" + QByteArray("<a>").repeated(500'000) +
                "</metadata></svg>",
            "This SVG is broken: ");
        row("a packed table", "a.pdf", packedTable(500'000'000),
            "This PDF cannot be read at byte 9: expected xref");
        row("nested values", "a.pdf",
            "%PDF-1.4\nxref\n0 0\ntrailer<</A" + QByteArray("[").repeated(500'000) + "\nstartxref 9\n",
            "This PDF cannot be read at byte ");
        row("properties", "a.tex", "% Attention Lab\n" + QByteArray("% property a: b\n").repeated(500'000),
            "expected at most 1000 names");
        row("empty lines", "a.tex", "% Attention Lab\n" + QByteArray("\n").repeated(5'000'000), "");
        row("comments", "a.csv", QByteArray("# \n").repeated(2'000'000), "expected at most 100000 lines");
        row("lines", "a.csv", QByteArray("\n").repeated(5'000'000), "");
        row("elements of a page", "a.html",
            QByteArray("<meta name=\"attention-lab:a\" content=\"\">").repeated(100'000),
            "expected at most 1000 names");
        row("a picture of 4 GB", "a.gif",
            QByteArray("GIF89a\xFF\xFF\xFF\xFF\0\0\0,\0\0\0\0\xFF\xFF\xFF\xFF\0\x02\0;", 26), "");
        row("parts of a comment", "a.gif",
            QByteArray("GIF89a\1\0\1\0\0\0\0", 13) + QByteArray("!\xFE\x01\n\0", 5).repeated(500'000) + ";",
            "expected at most 100000 lines");
        row("arrays", "a.json", "[" + QByteArray("[],").repeated(2'000'000) + "0]", "");
        row("depth", "a.json", QByteArray("[").repeated(2'000'000), "expected values at most 32 levels deep");
        row("tensors", "a.safetensors", manyTensors(), "");
    }

    void noneTakesMoreMemoryThanItMay()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        expectLimits(written(name, bytes), double(bytes.size()), sentence);
    }

    void anArchiveTakesNoMoreEither_data()
    {
        QTest::addColumn<QByteArray>("metadata");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("arrays") << "[" + QByteArray("[],").repeated(3'000'000) + "0]" << QString();
        QTest::newRow("too large") << QByteArray(200'000'000, ' ')
                                   << QStringLiteral("its entry metadata.json has 200000000 bytes");
    }

    void anArchiveTakesNoMoreEither()
    {
        QFETCH(QByteArray, metadata);
        QFETCH(QString, sentence);
        const QString file = m_folder.filePath("a.npz");
        writeArchive(file, metadata);
        expectLimits(file, double(QFile(file).size()), sentence);
    }

private:
    static void expectLimits(const QString& file, double size, const QString& sentence)
    {
        QString message;
        const double growth = benchmark::peakGrowth([&] {
            message = messageOf<Error>([&] { readProvenance(file.toStdString()); });
            return 0;
        });
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // they keep what is freed
        QVERIFY2(growth <= 10 * size + 64 * 1024 * 1024, qPrintable(QString::number(growth)));
#else
        Q_UNUSED(growth)
        Q_UNUSED(size)
#endif
        const QString expected = sentence.isEmpty() ? QString() : file + ": " + sentence;
        QVERIFY2(
            message.startsWith(expected) && message.isEmpty() == sentence.isEmpty(), qPrintable(message));
        QVERIFY(message.size() <= file.size() + 300 && !message.contains(u'\n'));
    }
};

QTEST_GUILESS_MAIN(HostileFilesTest)
#include "hostilefilestest.moc"
