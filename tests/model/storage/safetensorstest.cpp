// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/safetensors.h"
#include "model/storage/tensorreader.h"
#include "storagesupport.h"

#include <QTest>

#include <limits>

using namespace lab;
using namespace lab::test;

namespace {

Matrix matrix(Index rows, Index cols, std::initializer_list<float> values)
{
    Matrix result(rows, cols);
    std::copy(values.begin(), values.end(), result.data());
    return result;
}

TensorFile example()
{
    TensorFile content;
    content.tensors.push_back({"layer.weight", matrix(2, 3, {1, -2, 0.5F, 3, 4, -0.25F}), false});
    content.tensors.push_back({"层.bias", matrix(1, 2, {7, 8}), true});
    content.metadata = {{"step", "12"}, {"note", "中 文"}};
    return content;
}

const QByteArray exampleHeader = R"({"__metadata__":{"note":"中 文","step":"12"},)"
                                 R"("layer.weight":{"dtype":"F16","shape":[2,3],"data_offsets":[0,12]},)"
                                 R"("层.bias":{"dtype":"F16","shape":[2],"data_offsets":[12,16]}})";

// 1 -2 0.5 3 4 -0.25 7 8 as binary16, little endian
const QByteArray exampleData = QByteArray::fromHex("003c00c0003800420044 00b4 0047 0048");

void compare(const TensorFile& found, const TensorFile& expected)
{
    QCOMPARE(found.tensors.size(), expected.tensors.size());
    for (size_t i = 0; i < expected.tensors.size(); ++i) {
        QCOMPARE(found.tensors[i].name, expected.tensors[i].name);
        QCOMPARE(found.tensors[i].isVector, expected.tensors[i].isVector);
        QCOMPARE(found.tensors[i].values.rows(), expected.tensors[i].values.rows());
        QVERIFY(found.tensors[i].values == expected.tensors[i].values);
    }
    QCOMPARE(found.metadata, expected.metadata);
}

// Writing one tensor must fail with this message and leave nothing behind.
void refusesToWrite(const TensorFile& content, StoredType type, const char* message)
{
    const Folder folder;
    const QString found =
        messageOf<FormatError>([&] { writeTensors(folder.path("t.safetensors"), content, type); });
    QVERIFY2(found.contains(message), qPrintable(found));
    QVERIFY(folder.names().isEmpty());
}

} // namespace

class SafetensorsTest : public QObject {
    Q_OBJECT

private slots:
    void writesTheFormatByteForByte()
    {
        const Folder folder;
        writeTensors(folder.path("t"), example(), StoredType::Float16);
        const QByteArray padding((8 - exampleHeader.size() % 8) % 8, ' ');
        QCOMPARE(folder.read("t"), tensorBytes(exampleHeader + padding, exampleData));
    }

    void readsTheFormat()
    {
        const Folder folder;
        compare(readTensors(folder.write("t", tensorBytes(exampleHeader, exampleData))), example());
    }

    void float32ComesBackBitForBit()
    {
        const Folder folder;
        const TensorFile content = {
            {{"x", matrix(1, 4, {0.1F, std::numeric_limits<float>::denorm_min(), -3e38F, 1 / 3.0F}), false}},
            {}};
        writeTensors(folder.path("t"), content, StoredType::Float32);
        compare(readTensors(folder.path("t")), content);
    }

    void float16IsRounded()
    {
        const Folder folder;
        writeTensors(
            folder.path("t"), {{{"x", matrix(1, 2, {0.1F, 65504}), false}}, {}}, StoredType::Float16);
        QVERIFY(readTensors(folder.path("t")).tensors[0].values == matrix(1, 2, {0.0999755859375F, 65504}));
    }

    void anEmptyFileHasNoTensors()
    {
        const Folder folder;
        writeTensors(folder.path("t"), {}, StoredType::Float32);
        compare(readTensors(folder.path("t")), {});
    }

    void theOrderOfTheHeaderDoesNotMatter()
    {
        const Folder folder;
        const QByteArray header = R"( {"b":{"shape":[1],"data_offsets":[4,8],"dtype":"F32"},)"
                                  R"("a":{"data_offsets":[0,4],"dtype":"F32","shape":[1,1]}}  )";
        const QByteArray data = QByteArray::fromHex("0000803f00000040");
        const TensorFile content = readTensors(folder.write("t", tensorBytes(header.mid(1), data)));
        QVERIFY(findTensor(content, "a")->values == matrix(1, 1, {1}));
        QVERIFY(findTensor(content, "b")->values == matrix(1, 1, {2}));
        QVERIFY(findTensor(content, "b")->isVector);
        QVERIFY(findTensor(content, "c") == nullptr);
    }

    void readsOneTensorAlone()
    {
        const Folder folder;
        const TensorReader reader(folder.write("t", tensorBytes(exampleHeader, exampleData)));
        QCOMPARE(reader.header().entries.size(), 2U);
        const TensorEntry* entry = findEntry(reader.header(), "层.bias");
        QCOMPARE(shapeText(*entry), std::string("[2]"));
        QVERIFY(reader.read(*entry) == matrix(1, 2, {7, 8}));
    }

    void numbersThatAreNotFiniteAreRefused()
    {
        const Folder folder;
        const char* header = R"({"x":{"dtype":"%1","shape":[1],"data_offsets":[0,%2]}})";
        const auto read = [&](const char* type, const char* data) {
            const QByteArray bytes = QByteArray::fromHex(data);
            const QString text = QString(header).arg(type).arg(bytes.size());
            const auto file = folder.write("t", tensorBytes(text.toUtf8(), bytes));
            return messageOf<FormatError>([&] { readTensors(file); });
        };
        QCOMPARE(read("F32", "ffff7f7f"), "nothing");
        QVERIFY(
            read("F32", "0000807f").contains("tensor \"x\": expected finite numbers, found NaN or infinity"));
        QVERIFY(read("F32", "0000c07f").contains("tensor \"x\""));
        QCOMPARE(read("F16", "ff7b"), "nothing");
        QVERIFY(read("F16", "007c").contains("tensor \"x\""));
        QVERIFY(read("F16", "01fe").contains("tensor \"x\""));
    }

    void whatCannotBeReadIsNotWritten()
    {
        const Matrix one = Matrix::Ones(1, 1);
        const float infinity = std::numeric_limits<float>::infinity();
        refusesToWrite({{{"x", one, false}, {"x", one, true}}, {}}, StoredType::Float32, "\"x\" cannot be");
        refusesToWrite({{{"__metadata__", one, false}}, {}}, StoredType::Float32, "__metadata__");
        refusesToWrite({{{"x", Matrix(), false}}, {}}, StoredType::Float32, "it is empty");
        refusesToWrite({{{"x", Matrix::Ones(2, 1), true}}, {}}, StoredType::Float32, "vector with 2 rows");
        refusesToWrite({{{"x", one * infinity, false}}, {}}, StoredType::Float32, "NaN or infinity");
        refusesToWrite({{{"x", one * 0 * infinity, false}}, {}}, StoredType::Float16, "NaN or infinity");
        refusesToWrite({{{"x", one * -65520, false}}, {}}, StoredType::Float16, "65504");
        refusesToWrite({{{"\xff", one, false}}, {}}, StoredType::Float32, "UTF-8");
        refusesToWrite({{{"x", one, false}}, {{"k", "\xff"}}}, StoredType::Float32, "UTF-8");
    }

    void aFullDiskIsAnError()
    {
        const QString message =
            messageOf<FileError>([] { writeTensors("/dev/full", example(), StoredType::Float32); });
        QVERIFY2(message.contains("No space left"), qPrintable(message));
    }

    void missingFileIsAnError()
    {
        const Folder folder;
        const QString message = messageOf<FileError>([&] { readTensors(folder.path("none.safetensors")); });
        QVERIFY2(message.contains("none.safetensors: No such file"), qPrintable(message));
        QVERIFY(messageOf<FileError>([&] { readTensors(folder.path()); }).contains("Is a directory"));
    }
};

QTEST_GUILESS_MAIN(SafetensorsTest)
#include "safetensorstest.moc"
