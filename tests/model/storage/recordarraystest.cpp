// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/recordarrays.h"
#include "model/storage/npz.h"
#include "npzreader.h"
#include "recordsupport.h"

#include <QTest>

using namespace lab;
using namespace lab::test;

namespace {

struct Floats {
    ArrayShape shape;
    std::vector<float> values;

    /// The block of `size` numbers at these places of the outer axes.
    Matrix block(const std::vector<Index>& places, Index rows, Index columns) const
    {
        Index place = 0;
        for (size_t axis = 0; axis < places.size(); ++axis)
            place = place * shape[axis] + places[axis];
        Matrix matrix(rows, columns);
        const Index inner = valueCount({shape.begin() + static_cast<long>(places.size()), shape.end()});
        std::memcpy(matrix.data(), values.data() + place * inner,
            sizeof(float) * static_cast<size_t>(rows * columns));
        return matrix;
    }
};

template <typename Values>
std::pair<ArrayShape, Values> found(const Decoding& decoding, const std::string& name)
{
    const ArrayFile file{recordArrays(decoding), {}};
    const NamedArray* array = findArray(file, name);
    return array ? std::pair(array->shape, std::get<Values>(array->values))
                 : std::pair(ArrayShape(), Values());
}

Floats floats(const Decoding& decoding, const std::string& name)
{
    const auto [shape, values] = found<std::vector<float>>(decoding, name);
    return {shape, values};
}

QStringList texts(const Decoding& decoding, const std::string& name)
{
    QStringList result;
    for (const std::string& text : found<std::vector<std::string>>(decoding, name).second)
        result.append(QString::fromStdString(text));
    return result;
}

std::vector<std::int64_t> integers(const Decoding& decoding, const std::string& name)
{
    return found<std::vector<std::int64_t>>(decoding, name).second;
}

/// Three steps with two layers of one cross and two self heads, their keys and values shared as models do.
Decoding sharing()
{
    Decoding decoding = awkwardDecoding(3, 2, 2);
    const auto last = decoding.steps.back();
    for (auto& step : decoding.steps) {
        StepRecord copy = *step;
        for (size_t layer = 0; layer < 2; ++layer) {
            LayerRecord& record = copy.layers[layer];
            const LayerRecord& whole = last->layers[layer];
            record.cross[0].keys = whole.cross[0].keys;
            record.cross[0].values = whole.cross[0].values;
            for (size_t head = 0; head < 2; ++head) {
                const Index keys = record.self[head].keys.rows();
                record.self[head].keys = Matrix((*whole.self[head].keys).topRows(keys));
                record.self[head].values = Matrix((*whole.self[head].values).topRows(keys));
            }
        }
        step = std::make_shared<const StepRecord>(copy);
    }
    return decoding;
}

} // namespace

class RecordArraysTest : public QObject {
    Q_OBJECT

private slots:
    void crossAttentionIsStacked()
    {
        const Decoding decoding = sharing();
        for (const auto& [name, field] :
            {std::pair("scores", &HeadRecord::scores), {"logits", &HeadRecord::logits},
                {"probabilities", &HeadRecord::probabilities}, {"weights", &HeadRecord::weights},
                {"context", &HeadRecord::context}, {"query", &HeadRecord::query}}) {
            const Floats array = floats(decoding, "cross." + std::string(name));
            const Index columns = (decoding.steps[0]->layers[0].cross[0].*field).cols();
            QCOMPARE(array.shape, ArrayShape({2, 1, 3, columns}));
            for (Index layer = 0; layer < 2; ++layer) {
                for (Index step = 0; step < 3; ++step)
                    QVERIFY(same(array.block({layer, 0, step}, 1, columns),
                        decoding.steps[size_t(step)]->layers[size_t(layer)].cross[0].*field));
            }
        }
    }

    void decoderRowsEndInNoNumber()
    {
        const Decoding decoding = sharing();
        const Floats array = floats(decoding, "decoder-self.weights");
        QCOMPARE(array.shape, ArrayShape({2, 2, 3, 3}));
        for (Index layer = 0; layer < 2; ++layer) {
            for (Index head = 0; head < 2; ++head) {
                for (Index step = 0; step < 3; ++step) {
                    const Matrix row = array.block({layer, head, step}, 1, 3);
                    const HeadRecord& record =
                        decoding.steps[size_t(step)]->layers[size_t(layer)].self[size_t(head)];
                    QVERIFY(same(row.leftCols(step + 1), record.weights));
                    for (Index key = step + 1; key < 3; ++key)
                        QVERIFY(std::isnan(row(0, key)));
                }
            }
        }
    }

    void encoderAttentionHasAllQueriesInOneRecord()
    {
        Decoding decoding = sharing();
        EncoderRecord encoder = *decoding.encoder;
        encoder.embeddings = {awkwardHead(2, 2, 77)};
        decoding.encoder = std::make_shared<const EncoderRecord>(encoder);
        const Floats scores = floats(decoding, "encoder-self.scores");
        QCOMPARE(scores.shape, ArrayShape({1, 1, 2, 2}));
        QVERIFY(same(scores.block({0, 0}, 2, 2), encoder.layers[0].self[0].scores));
        QVERIFY(
            same(floats(decoding, "encoder-self.keys").block({0, 0}, 2, 3), encoder.layers[0].self[0].keys));
        QVERIFY(same(
            floats(decoding, "embedding-self.context").block({0, 0}, 2, 2), encoder.embeddings[0].context));
        QVERIFY(same(floats(decoding, "encoder.memory").block({}, 2, 4), encoder.memory));
    }

    void sharedKeysAndValuesAreStoredOnce()
    {
        const Decoding decoding = sharing();
        const LayerRecord& last = decoding.steps[2]->layers[1];
        const Floats keys = floats(decoding, "cross.keys");
        QCOMPARE(keys.shape, ArrayShape({2, 1, 2, 3}));
        QVERIFY(same(keys.block({1, 0}, 2, 3), last.cross[0].keys));
        const Floats values = floats(decoding, "decoder-self.values");
        QCOMPARE(values.shape, ArrayShape({2, 2, 3, 2}));
        QVERIFY(same(values.block({1, 1}, 3, 2), last.self[1].values));
    }

    void otherKeysInEachStepAreAllStored()
    {
        const Decoding decoding = awkwardDecoding(3, 2, 1);
        const Floats keys = floats(decoding, "decoder-self.keys");
        QCOMPARE(keys.shape, ArrayShape({3, 2, 1, 3, 3}));
        for (Index step = 0; step < 3; ++step)
            QVERIFY(same(
                keys.block({step, 1, 0}, step + 1, 3), decoding.steps[size_t(step)]->layers[1].self[0].keys));
        QVERIFY(std::isnan(keys.block({1, 1, 0}, 3, 3)(2, 0)));
    }

    void drawsAndTemperaturesAreThere()
    {
        Decoding decoding = awkwardDecoding(2, 1, 0);
        QVERIFY(integers(decoding, "cross.draws").empty());
        StepRecord hard = *decoding.steps[0];
        hard.layers[0].cross[0].draws = {{1, 0}};
        hard.layers[0].cross[0].temperature = 0.5F;
        decoding.steps[0] = std::make_shared<const StepRecord>(hard);
        QVERIFY(integers(decoding, "cross.draws") == std::vector<std::int64_t>({1, 0, -1, -1}));
        QVERIFY(same(
            floats(decoding, "cross.temperature").block({}, 1, 2), (Matrix(1, 2) << 0.5F, 1).finished()));
    }

    void wordsAreThere()
    {
        const Decoding decoding = awkwardDecoding(2, 1, 0);
        QCOMPARE(texts(decoding, "source.text"), QStringList("来 \"北\n京\""));
        QCOMPARE(texts(decoding, "source.tokens"), QStringList({"▁来", "</s>"}));
        QCOMPARE(texts(decoding, "input.tokens"), QStringList({"<s>", "▁come,"}));
        QCOMPARE(texts(decoding, "target.tokens"), QStringList({"▁\"to\"", "▁\"to\""}));
        QCOMPARE(texts(decoding, "target.text"), QStringList("come to 北京"));
        QCOMPARE(texts(decoding, "stop"), QStringList("maximum-length"));
        QVERIFY(integers(decoding, "source.ids") == std::vector<std::int64_t>({7, 2}));
        QVERIFY(integers(decoding, "source.offsets") == std::vector<std::int64_t>({0, 3, 13, 13}));
        QVERIFY(integers(decoding, "target.ids") == std::vector<std::int64_t>({5, 6}));
        QVERIFY(
            same(floats(decoding, "target.probabilities").block({}, 1, 2), Matrix::Constant(1, 2, 1 / 3.0F)));
        QVERIFY(same(floats(decoding, "decoder.state").block({1}, 1, 4), decoding.steps[1]->state));
    }

    void candidatesAreFilledUp()
    {
        Decoding decoding = awkwardDecoding(2, 1, 0);
        StepRecord step = *decoding.steps[1];
        step.candidates.pop_back();
        decoding.steps[1] = std::make_shared<const StepRecord>(step);
        QCOMPARE(texts(decoding, "candidates.tokens"), QStringList({"▁\"to\"", "<0xE4>", "▁\"to\"", ""}));
        QVERIFY(integers(decoding, "candidates.ids") == std::vector<std::int64_t>({5, 9, 6, -1}));
        const Matrix probabilities = floats(decoding, "candidates.probabilities").block({}, 2, 2);
        QCOMPARE(probabilities(0, 1), 1e-42F);
        QVERIFY(std::isnan(probabilities(1, 1)));
        QVERIFY(floats(decoding, "candidates.samplingProbabilities").values.empty());
        step.sample = SampleRecord{0.25F, 7, 0.5F};
        step.candidates[0].samplingProbability = 0.5F;
        decoding.steps[1] = std::make_shared<const StepRecord>(step);
        QCOMPARE(floats(decoding, "candidates.samplingProbabilities").values[2], 0.5F);
        QVERIFY(std::isnan(floats(decoding, "sample.draw").values[0]));
        QCOMPARE(floats(decoding, "sample.draw").values[1], 0.25F);
        QCOMPARE(floats(decoding, "sample.probability").values[1], 0.5F);
        QVERIFY(integers(decoding, "sample.choices") == std::vector<std::int64_t>({-1, 7}));
    }

    void whatIsNotThereHasNoArray()
    {
        QStringList names;
        for (const NamedArray& array : recordArrays({}))
            names.append(QString::fromStdString(array.name));
        QCOMPARE(names, QStringList({"source.text", "target.text", "stop"}));
        Decoding fixed = awkwardDecoding(2, 1, 0);
        for (auto& step : fixed.steps) {
            StepRecord copy = *step;
            HeadRecord head;
            head.context = copy.layers[0].cross[0].context;
            copy.layers[0].cross[0] = head;
            step = std::make_shared<const StepRecord>(copy);
        }
        names.clear();
        for (const NamedArray& array : recordArrays(fixed))
            names.append(QString::fromStdString(array.name));
        QCOMPARE(names.filter("cross."), QStringList("cross.context"));
    }

    void severalQueriesInAStepAreRefused()
    {
        Decoding decoding = awkwardDecoding(1, 1, 0);
        StepRecord step = *decoding.steps[0];
        step.layers[0].cross[0] = awkwardHead(2, 2, 1);
        decoding.steps[0] = std::make_shared<const StepRecord>(step);
        QVERIFY(messageOf<ShapeError>([&] {
            recordArrays(decoding);
        }).contains("one query in each step of cross attention, found 2"));
    }

    void aFileForNumPyHasEveryBit()
    {
        const Folder folder;
        const ArrayFile content{recordArrays(sharing()), {{"model", "zh-en-additive"}}};
        writeNpz(folder.path("a.npz"), content);
        const std::string file = folder.path("a.npz").string();
        QCOMPARE(zipEntries(file).size(), content.arrays.size() + 1);
        for (const NamedArray& array : content.arrays) {
            const NpyArray read = npzArray(file, QString::fromStdString(array.name));
            QVERIFY2(ArrayShape(read.shape.begin(), read.shape.end()) == array.shape, array.name.c_str());
            if (const auto* values = std::get_if<std::vector<float>>(&array.values))
                QCOMPARE(read.data, QByteArray(reinterpret_cast<const char*>(values->data()),
                                        static_cast<int>(values->size() * sizeof(float))));
        }
    }
};

QTEST_GUILESS_MAIN(RecordArraysTest)
#include "recordarraystest.moc"
