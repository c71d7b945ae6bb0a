// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/arraytensors.h"
#include "model/storage/json.h"
#include "model/storage/safetensors.h"
#include "storagesupport.h"

#include <QTest>

#include <limits>

using namespace lab;
using namespace lab::test;

namespace {

ArrayFile example()
{
    ArrayFile content;
    content.arrays = {
        {"cross.logits", {1, 1, 1, 2}, std::vector<float>{0.5F, -std::numeric_limits<float>::infinity()}},
        {"source.tokens", {2}, std::vector<std::string>{"▁来", "\"\n"}},
        {"ids", {1, 2}, std::vector<std::int64_t>{-2, 3}}, {"one", {}, std::vector<float>{2}},
        {"candidates", {2, 1}, std::vector<std::string>{"a", "b"}},
        {"stop", {}, std::vector<std::string>{"running"}}};
    content.metadata = {{"source", "来"}, {"Attention Lab", "1"}};
    return content;
}

} // namespace

class ArrayTensorsTest : public QObject {
    Q_OBJECT

private slots:
    void everyByteIsInItsPlace()
    {
        const Folder folder;
        writeSafetensors(folder.path("a.safetensors"), example());
        QByteArray header =
            R"({"__metadata__":{"Attention Lab":"1","candidates":"[['a'],['b']]","source":"来",)"
            R"("source.tokens":"['▁来','QUOTE,LINE']","stop":"running"},)"
            R"("ids":{"dtype":"I64","shape":[1,2],"data_offsets":[0,16]},)"
            R"("cross.logits":{"dtype":"F32","shape":[1,1,1,2],"data_offsets":[16,24]},)"
            R"("one":{"dtype":"F32","shape":[1],"data_offsets":[24,28]}})";
        header.replace("QUOTE,LINE", "\\\\\\\"\\\\n"); // as JSON within JSON
        header.replace("'", "\\\"");
        const QByteArray data =
            QByteArray::fromHex("feffffffffffffff 0300000000000000 0000003f 000080ff 00000040");
        QCOMPARE(folder.read("a.safetensors"),
            tensorBytes(header.leftJustified((header.size() + 7) / 8 * 8), data));
    }

    void theReaderOfModelsReadsWhatModelsCouldHave()
    {
        const Folder folder;
        const ArrayFile content = {
            {{"a", {2, 3}, std::vector<float>{1, 2, 3, 4, 5, 1e-42F}}, {"b", {2}, std::vector<float>{7, 8}}},
            {{"name", "value"}}};
        writeSafetensors(folder.path("a.safetensors"), content);
        const TensorFile found = readTensors(folder.path("a.safetensors"));
        QCOMPARE(found.tensors.size(), size_t(2));
        QCOMPARE(found.tensors[0].values.rows(), 2);
        QCOMPARE(found.tensors[0].values(1, 2), 1e-42F);
        QVERIFY(found.tensors[1].isVector);
        QCOMPARE(found.tensors[1].values(0, 1), 8.0F);
        QCOMPARE(found.metadata.at("name"), std::string("value"));
    }

    void theReaderOfModelsRefusesTheRest()
    {
        const Folder folder;
        writeSafetensors(folder.path("a.safetensors"), example());
        QVERIFY(messageOf<FormatError>([&] {
            readTensors(folder.path("a.safetensors"));
        }).contains("expected one or two dimensions, found an array of 4"));
    }

    void whatCannotBeWrittenLeavesNothingBehind()
    {
        const Folder folder;
        const auto refused = [&](const ArrayFile& content) {
            return messageOf<FormatError>([&] { writeSafetensors(folder.path("a"), content); });
        };
        ArrayFile content = example();
        content.metadata.emplace_back("stop", "1");
        QVERIFY(refused(content).contains("found \"stop\""));
        QVERIFY(
            refused({{{"t", {1}, std::vector<std::string>{"\xE4"}}}, {}}).contains("UTF-8 in array \"t\""));
        QVERIFY(refused({{{"t", {}, std::vector<std::string>{"\xE4"}}}, {}}).contains("UTF-8"));
        QVERIFY(refused({{{"a", {2}, std::vector<float>{1}}}, {}}).contains("asks for 2 values"));
        QVERIFY(folder.names().isEmpty());
    }
};

QTEST_GUILESS_MAIN(ArrayTensorsTest)
#include "arraytensorstest.moc"
