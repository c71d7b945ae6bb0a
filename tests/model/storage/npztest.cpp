// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/npz.h"
#include "model/storage/npy.h"
#include "npzreader.h"
#include "recordsupport.h"

#include <QTest>

using namespace lab;
using namespace lab::test;

namespace {

ArrayFile example()
{
    ArrayFile content;
    content.arrays = {{"cross.weights", {1, 2, 3}, std::vector<float>{1, -2, 0.5F, 1e-42F, 3e38F, 0}},
        {"source.ids", {2}, std::vector<std::int64_t>{-1, 1LL << 40}},
        {"source.tokens", {2}, std::vector<std::string>{"▁来", "𝄞"}},
        {"stop", {}, std::vector<std::string>{"running"}}};
    content.metadata = {{"source", "来 \"北\n京\""}, {"Attention Lab", "1"}};
    return content;
}

QByteArray headerOf(const ArrayShape& shape)
{
    const size_t count = static_cast<size_t>(valueCount(shape));
    return QByteArray::fromStdString(npyHeader({"a", shape, std::vector<float>(count)}));
}

} // namespace

class NpzTest : public QObject {
    Q_OBJECT

private slots:
    void headersAreThoseOfNumPy()
    {
        const QByteArray header = headerOf({2, 3});
        QCOMPARE(header.size(), 128);
        QCOMPARE(header.left(10), QByteArray("\x93NUMPY\x01\x00\x76\x00", 10));
        QCOMPARE(header.mid(10).trimmed(),
            QByteArray("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"));
        QVERIFY(header.endsWith(" \n"));
        QVERIFY(headerOf({3}).contains("'shape': (3,), }"));
        QVERIFY(headerOf({}).contains("'shape': (), }"));
        QVERIFY(headerOf({1, 1, 1, 1}).contains("'shape': (1, 1, 1, 1), }"));
        for (size_t axes = 0; axes < 200; ++axes)
            QCOMPARE(headerOf(ArrayShape(axes, 1)).size() % 64, 0);
    }

    void textsHaveTheLengthOfTheLongest()
    {
        QVERIFY(npyTexts({"来", "", "abc"}) == std::u32string(U"来\0\0\0\0\0abc", 9));
        QVERIFY(npyTexts({"", ""}) == std::u32string(2, U'\0'));
        QVERIFY(npyTexts({"\xE4\x20"}) == U"\uFFFD ");
    }

    void numbersAndTextsComeBack()
    {
        const Folder folder;
        writeNpz(folder.path("a.npz"), example());
        const std::string file = folder.path("a.npz").string();
        const NpyArray weights = npzArray(file, "cross.weights");
        QCOMPARE(weights.type, "<f4");
        QCOMPARE(weights.shape, QList<int>({1, 2, 3}));
        QVERIFY(weights.values<float>() == std::get<std::vector<float>>(example().arrays[0].values));
        const NpyArray ids = npzArray(file, "source.ids");
        QCOMPARE(ids.type, "<i8");
        QVERIFY(ids.values<std::int64_t>() == std::vector<std::int64_t>({-1, 1LL << 40}));
        const NpyArray tokens = npzArray(file, "source.tokens");
        QCOMPARE(tokens.type, "<U2");
        QCOMPARE(tokens.texts(), QStringList({"▁来", "𝄞"}));
        QCOMPARE(npzArray(file, "stop").shape, QList<int>());
        QCOMPARE(npzArray(file, "stop").texts(), QStringList("running"));
    }

    void entriesAreInOrderAndNotCompressed()
    {
        const Folder folder;
        writeNpz(folder.path("a.npz"), example());
        QStringList names;
        for (const ZipEntry& entry : zipEntries(folder.path("a.npz").string())) {
            names.append(entry.name);
            QCOMPARE(entry.compression, int(ZIP_CM_STORE));
            QCOMPARE(entry.year, 1980);
        }
        QCOMPARE(names, QStringList({"cross.weights.npy", "source.ids.npy", "source.tokens.npy", "stop.npy",
                            "metadata.json"}));
    }

    void metadataKeepItsOrder()
    {
        const Folder folder;
        writeNpz(folder.path("a.npz"), example());
        QCOMPARE(zipEntries(folder.path("a.npz").string()).back().bytes,
            QByteArray("{\n  \"source\": \"来 \\\"北\\n京\\\"\",\n  \"Attention Lab\": \"1\"\n}\n"));
        writeNpz(folder.path("b.npz"), {});
        QCOMPARE(zipEntries(folder.path("b.npz").string()).back().bytes, QByteArray("{}\n"));
    }

    void equalArraysGiveEqualBytes()
    {
        const Folder folder;
        writeNpz(folder.path("a.npz"), example());
        qputenv("TZ", "Asia/Shanghai");
        tzset();
        writeNpz(folder.path("b.npz"), example());
        qunsetenv("TZ");
        tzset();
        QVERIFY(!folder.read("a.npz").isEmpty());
        QCOMPARE(folder.read("a.npz"), folder.read("b.npz"));
    }

    void whatCannotBeWrittenLeavesTheOldFileAlone()
    {
        const Folder folder;
        const auto file = folder.write("a.npz", "old");
        const auto refused = [&](const ArrayFile& content) {
            return messageOf<FormatError>([&] { writeNpz(file, content); });
        };
        QVERIFY(refused({{{"a", {2}, std::vector<float>{1}}}, {}}).contains("asks for 2 values, it has 1"));
        QVERIFY(refused({{{"a", {0}, std::vector<float>()}}, {}}).contains("it is empty"));
        QVERIFY(refused({{{"", {1}, std::vector<float>{1}}}, {}}).contains("no name"));
        const NamedArray one{"a", {1}, std::vector<float>{1}};
        QVERIFY(refused({{one, one}, {}}).contains("\"a\" cannot be written: the name is used twice"));
        QVERIFY(refused({{}, {{"a", "1"}, {"a", "2"}}}).contains("\"a\" twice"));
        QVERIFY(refused({{}, {{"a: b", "1"}}}).contains("\"a: b\""));
        QVERIFY(refused({{}, {{"a\n", "1"}}}).contains("without line breaks"));
        QVERIFY(refused({{}, {{"", "1"}}}).contains("found \"\""));
        QCOMPARE(folder.read("a.npz"), QByteArray("old"));
        QCOMPARE(folder.names(), QStringList("a.npz"));
    }

    void aFolderThatIsNotThereIsNamed()
    {
        const Folder folder;
        const QString message = messageOf<FileError>([&] { writeNpz(folder.path("none/a.npz"), example()); });
        QVERIFY2(message.contains("none/a.npz"), qPrintable(message));
    }
};

QTEST_GUILESS_MAIN(NpzTest)
#include "npztest.moc"
