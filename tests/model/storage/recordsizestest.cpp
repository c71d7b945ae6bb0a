// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/recordsizes.h"
#include "recordsupport.h"

#include <QTest>

using namespace lab;

class RecordSizesTest : public QObject {
    Q_OBJECT

private slots:
    void numbersAreCountedAsTheyAreWritten_data()
    {
        QTest::addColumn<bool>("added");
        QTest::newRow("all") << false;
        QTest::newRow("added rows") << true;
    }

    void numbersAreCountedAsTheyAreWritten()
    {
        QFETCH(bool, added);
        const KeyRows keys = added ? KeyRows::Added : KeyRows::All;
        Decoding decoding = decodingOf(3);
        QVERIFY(numbersIn(recordToJson(decoding, -1, keys)) == jsonNumbers(decoding, keys));
    }

private:
    /// One head with two keys, whose step adds a key; numbers are all with a point.
    static Decoding decodingOf(int steps)
    {
        Decoding decoding;
        auto encoder = std::make_shared<EncoderRecord>();
        encoder->memory = Matrix(Matrix::Constant(2, 3, 0.5F));
        decoding.encoder = encoder;
        for (int step = 0; step < steps; ++step) {
            auto record = std::make_shared<StepRecord>();
            HeadRecord head;
            head.keys = Matrix(Matrix::Constant(step + 1, 2, 0.5F));
            head.values = Matrix(Matrix::Constant(step + 1, 3, 0.5F));
            head.scores = Matrix(Matrix::Constant(1, step + 1, 0.5F));
            record->layers = {{{head}, {}}};
            record->state = Matrix(Matrix::Constant(1, 4, 0.5F));
            decoding.steps.push_back(record);
        }
        return decoding;
    }

    static std::int64_t numbersIn(const std::string& json)
    {
        return QByteArray::fromStdString(json).count("0.5");
    }
};

QTEST_GUILESS_MAIN(RecordSizesTest)
#include "recordsizestest.moc"
