// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/safetensors.h"
#include "storagesupport.h"

#include <QTest>

using namespace lab;
using namespace lab::test;

namespace {

const QByteArray header =
    R"({"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},)"
    R"("b":{"dtype":"F16","shape":[2],"data_offsets":[16,20]}})";
const QByteArray data = QByteArray::fromHex("0000803f0000004000004040000080400038003c");
const QByteArray valid = tensorBytes(header, data);

} // namespace

class SafetensorsCorruptionTest : public QObject {
    Q_OBJECT

    Folder m_folder;

    QString refusal(const QByteArray& bytes)
    {
        const std::filesystem::path file = m_folder.write("t.safetensors", bytes);
        const QString message = messageOf<FormatError>([&] { readTensors(file); });
        return message == "nothing" || message.contains("t.safetensors: ") ? message : "unnamed: " + message;
    }

private slots:
    void theUntouchedFileIsValid() { QCOMPARE(refusal(valid), "nothing"); }

    void truncatedAnywhereIsRefused()
    {
        for (qsizetype length = 0; length < valid.size(); ++length) {
            const QString message = refusal(valid.left(length));
            QVERIFY2(message.contains("expected"), qPrintable(QString::number(length) + ": " + message));
        }
    }

    void everyFlippedBitIsRefusedOrHarmless()
    {
        int refused = 0;
        for (qsizetype bit = 0; bit < 8 * valid.size(); ++bit) {
            QByteArray bytes = valid;
            bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
            const QString message = refusal(bytes);
            QVERIFY2(!message.startsWith("unnamed"), qPrintable(message));
            refused += message == "nothing" ? 0 : 1;
        }
        QVERIFY(refused > 7 * header.size()); // harmless: other letters in names and texts
    }

    void surplusBytesAreRefused()
    {
        QVERIFY(refusal(valid + "x").contains("expected 20 bytes of data, as its header says, found 21"));
    }

    void absurdHeaderLengthsAreRefused()
    {
        for (const quint64 length : {quint64(1) << 63, ~quint64(0), quint64(1) << 32, ~quint64(0) - 7}) {
            QByteArray bytes = valid;
            qToLittleEndian(length, bytes.data());
            QVERIFY(refusal(bytes).contains("found a length of " + QString::number(length)));
        }
        QByteArray longHeader = valid;
        qToLittleEndian<quint64>(100'000'001, longHeader.data());
        const std::filesystem::path file = m_folder.write("t.safetensors", longHeader);
        std::filesystem::resize_file(file, 200'000'000);
        const QString message = messageOf<FormatError>([&] { readTensors(file); });
        QVERIFY2(message.contains("at most 100000000 bytes"), qPrintable(message));
    }

    void wrongHeaders_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const QByteArray& json, const char* message) {
            QTest::newRow(name) << json << QString::fromUtf8(message);
        };
        row("empty", "", "begins with {");
        row("space first", " {}", "begins with {");
        row("array", "[]", "begins with {");
        row("not json", "{]", "expected valid JSON");
        row("cut string", "{\"a", "expected valid JSON");
        row("two values", "{}{}", "expected valid JSON");
        row("NUL inside", QByteArray("{}\0{}", 5), "NUL byte");
        row("entry twice",
            R"({"a":{"dtype":"F32","shape":[5],"data_offsets":[0,20]},)"
            R"("a":{"dtype":"F32","shape":[5],"data_offsets":[0,20]}})",
            "found \"a\" twice");
        row("dtype twice", R"({"a":{"dtype":"F16","dtype":"F32","shape":[5],"data_offsets":[0,20]}})",
            "twice");
        row("deep", "{\"a\":" + QByteArray(1'000'000, '['), "levels deep");
        row("entry is a number", R"({"a":5})", "tensor \"a\": expected an object, found 5");
        row("metadata number", R"({"__metadata__":{"k":5}})",
            "__metadata__: \"k\": expected a text, found 5");
        row("metadata text", R"({"__metadata__":"x"})", "__metadata__: expected an object");
    }

    void wrongHeaders()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, message);
        const QString found = refusal(tensorBytes(json, data));
        QVERIFY2(found.contains(message), qPrintable(found));
    }

    void wrongEntries_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const QByteArray& entry, const char* message) {
            QTest::newRow(name) << entry << QString::fromUtf8(message);
        };
        const auto shape = [&row](const char* name, const QByteArray& sizes, const char* message) {
            row(name, R"("dtype":"F32","shape":)" + sizes + R"(,"data_offsets":[0,20])", message);
        };
        const auto offsets = [&row](const char* name, const QByteArray& ends, const char* message) {
            row(name, R"("dtype":"F32","shape":[5],"data_offsets":)" + ends, message);
        };
        row("no dtype", R"("shape":[5],"data_offsets":[0,20])", "expected \"dtype\"");
        row("no shape", R"("dtype":"F32","data_offsets":[0,20])", "expected \"shape\"");
        row("no offsets", R"("dtype":"F32","shape":[5])", "expected \"data_offsets\"");
        row("surplus key", R"("dtype":"F32","shape":[5],"data_offsets":[0,20],"x":1)", "found \"x\"");
        row("BF16", R"("dtype":"BF16","shape":[10],"data_offsets":[0,20])",
            "tensor \"a\": dtype: expected \"F32\" or \"F16\", found \"BF16\"");
        row("dtype number", R"("dtype":32,"shape":[5],"data_offsets":[0,20])", "expected a text, found 32");
        row("other dtype", R"("dtype":"F16","shape":[5],"data_offsets":[0,20])",
            "expected 10 bytes for F16 [5], found 20 bytes");
        shape("scalar", "[]", "expected one or two dimensions, found an array of 0");
        shape("three", "[1,1,5]", "expected one or two dimensions, found an array of 3");
        shape("text", "\"5\"", "shape: expected an array, found \"5\"");
        shape("other", "[2,3]", "expected 24 bytes for F32 [2, 3], found 20 bytes");
        shape("zero", "[0]", "expected an integer from 1");
        shape("negative", "[-1,-5]", "shape[0]: expected an integer from 1 to 9223372036854775807, found -1");
        shape("fraction", "[2.5,2]", "found 2.5");
        shape("2^40", "[1099511627776]",
            "expected 4398046511104 bytes for F32 [1099511627776], found 20 bytes");
        shape("product overflows", "[4294967296,4294967296]", "whose bytes can be counted");
        shape("wraps to 20", "[4611686018427387909]", "whose bytes can be counted");
        shape("2^63", "[9223372036854775808]", "expected an integer");
        shape("2^64", "[18446744073709551616]", "expected an integer");
        offsets("one", "[0]", "expected two offsets, found an array of 1");
        offsets("three", "[0,20,20]", "expected two offsets");
        offsets("backwards", "[20,0]",
            "data_offsets[1]: expected an integer from 20 to 9223372036854775807, found 0");
        offsets("negative", "[-20,0]",
            "data_offsets[0]: expected an integer from 0 to 9223372036854775807, found -20");
        offsets("outside", "[0,24]",
            "data_offsets: expected an end within the 20 bytes of data that the file has, found 24");
        offsets("2^63-1", "[9223372036854775787,9223372036854775807]", "found 9223372036854775807");
        offsets("2^64-1", "[0,18446744073709551615]", "found 18446744073709551615");
        offsets("far outside", "[18446744073709551596,18446744073709551616]", "expected an integer");
    }

    void wrongEntries()
    {
        QFETCH(QByteArray, entry);
        QFETCH(QString, message);
        const QString found = refusal(tensorBytes("{\"a\":{" + entry + "}}", data));
        QVERIFY2(found.contains("tensor \"a\"") && found.contains(message), qPrintable(found));
    }

    void gapsAndOverlapsAreRefused()
    {
        const auto two = [this](const char* first, const char* second) {
            const QString entries = R"({"a":{"dtype":"F32","shape":[2],"data_offsets":%1},)"
                                    R"("b":{"dtype":"F32","shape":[3],"data_offsets":%2}})";
            return refusal(tensorBytes(entries.arg(first, second).toUtf8(), data));
        };
        QCOMPARE(two("[0,8]", "[8,20]"), "nothing");
        QCOMPARE(two("[12,20]", "[0,12]"), "nothing");
        QVERIFY(two("[0,8]", "[4,16]").contains("tensor \"b\": expected its data at byte 8"));
        QVERIFY(two("[0,8]", "[0,12]").contains("tensor \"b\": expected its data at byte 8"));
        QVERIFY(two("[4,12]", "[8,20]").contains("tensor \"a\": expected its data at byte 0"));
        const QByteArray one = R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}})";
        QVERIFY(refusal(tensorBytes(one, data))
                    .contains("expected 16 bytes of data, as its header says, found 20"));
    }
};

QTEST_GUILESS_MAIN(SafetensorsCorruptionTest)
#include "safetensorscorruptiontest.moc"
