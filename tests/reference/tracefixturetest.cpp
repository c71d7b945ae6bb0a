// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/decode.h"
#include "model/storage/bundle.h"
#include "tests/support/fixture.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace lab;
using nlohmann::json;

namespace {

constexpr double limit = 1e-4;
const std::string fixtureName = "zh-en-additive-traces";

/// The largest difference of each quantity over all sentences.
using Differences = std::map<std::string, double>;

void note(Differences& differences, const std::string& what, double difference)
{
    differences[what] = std::max(differences[what], difference);
}

double absoluteDifference(const Matrix& found, const Matrix& expected)
{
    if (found.rows() != expected.rows() || found.cols() != expected.cols())
        return std::numeric_limits<double>::infinity();
    return static_cast<double>((found - expected).cwiseAbs().maxCoeff());
}

// A long vector is written as its norm and its first numbers.
double summaryDifference(const Matrix& row, const json& summary)
{
    const Matrix first = matrixOf(summary["first"]);
    if (row.rows() != 1 || row.cols() < first.cols())
        return std::numeric_limits<double>::infinity();
    const double norm = std::abs(static_cast<double>(row.norm()) - summary["norm"].get<double>());
    return std::max(norm, absoluteDifference(row.leftCols(first.cols()), first));
}

std::vector<int> chosenIds(const Decoding& decoding)
{
    std::vector<int> ids;
    for (const auto& step : decoding.steps)
        ids.push_back(step->chosen.id);
    return ids;
}

std::vector<int> hypothesisIds(const BeamTree& tree, int last)
{
    std::vector<int> ids;
    for (int node = last; node >= 0; node = tree.nodes[static_cast<std::size_t>(node)].parent)
        ids.insert(ids.begin(), tree.nodes[static_cast<std::size_t>(node)].token.id);
    return ids;
}

std::vector<int> sourceIds(const Decoding& decoding)
{
    std::vector<int> ids;
    for (const Token& token : decoding.source.tokens)
        ids.push_back(token.id);
    return ids;
}

void compareStep(const StepRecord& step, const json& expected, Differences& differences)
{
    const HeadRecord& head = step.layers.at(0).cross.at(0);
    Matrix candidates(1, static_cast<Index>(step.candidates.size()));
    for (std::size_t i = 0; i < step.candidates.size(); ++i)
        candidates(0, static_cast<Index>(i)) = step.candidates[i].probability;
    note(differences, "states", summaryDifference(step.state, expected["state"]));
    note(differences, "scores", absoluteDifference(head.scores, matrixOf(expected["scores"])));
    note(differences, "probabilities",
        absoluteDifference(head.probabilities, matrixOf(expected["probabilities"])));
    note(differences, "contexts", summaryDifference(head.context, expected["context"]));
    note(differences, "candidates", absoluteDifference(candidates, matrixOf(expected["candidates"])));
}

} // namespace

/// Twenty sentences through the shipped model, compared with what PyTorch computed from the same files.
class TraceFixtureTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture = readFixture(fixtureName);
        m_folder = QString(SOURCE_DIRECTORY "/resources/models/%1")
                       .arg(QString::fromStdString(m_fixture["bundle"].get<std::string>()));
    }

    // Otherwise the numbers cannot agree: maketraces.py writes the fixture again.
    void fixtureIsOfTheseWeights()
    {
        QFile file(m_folder + "/model.safetensors");
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName() + ": " + file.errorString()));
        QCryptographicHash hash(QCryptographicHash::Sha256);
        QVERIFY(hash.addData(&file));
        QCOMPARE(hash.result().toHex().toStdString(), m_fixture["weightsSha256"].get<std::string>());
    }

    void beamsFindTheTwinsHypotheses()
    {
        const Bundle bundle = loadBundle(m_folder.toStdString());
        DecodeOptions options;
        options.beam = BeamOptions{};
        for (const json& sentence : m_fixture["sentences"]) {
            const Decoding decoding = decode(bundle.model, sentence["text"].get<std::string>(), options);
            const BeamTree& tree = *decoding.beam;
            QCOMPARE(sentence["beam"].size(), std::size_t{3});
            for (std::size_t i = 0; i < 3; ++i) {
                const json& expected = sentence["beam"][i];
                QCOMPARE(
                    hypothesisIds(tree, tree.hypotheses.at(i)), expected["chosen"].get<std::vector<int>>());
                const float score = tree.nodes[static_cast<std::size_t>(tree.hypotheses[i])].score;
                QVERIFY(std::abs(static_cast<double>(score) - expected["score"].get<double>()) <= limit);
            }
            QCOMPARE(chosenIds(decoding), sentence["beam"][0]["chosen"].get<std::vector<int>>());
        }
    }

    void twentySentencesAreTheTwins()
    {
        const Bundle bundle = loadBundle(m_folder.toStdString());
        QCOMPARE(m_fixture["sentences"].size(), std::size_t{20});
        Differences differences;
        for (const json& sentence : m_fixture["sentences"])
            compareSentence(bundle.model, sentence, differences);
        for (const auto& [what, difference] : differences)
            qInfo("largest difference of %-13s %.3g", what.c_str(), difference);
        QCOMPARE(differences.size(), std::size_t{6});
        for (const auto& [what, difference] : differences)
            QVERIFY2(difference <= limit, what.c_str());
    }

private:
    static void compareSentence(const TranslationModel& model, const json& sentence, Differences& differences)
    {
        const Decoding decoding = decode(model, sentence["text"].get<std::string>());
        QCOMPARE(sourceIds(decoding), sentence["source"].get<std::vector<int>>());
        QCOMPARE(chosenIds(decoding), sentence["chosen"].get<std::vector<int>>());
        const Matrix& memory = decoding.encoder->memory;
        QCOMPARE(memory.rows(), static_cast<Index>(sentence["memory"].size()));
        for (Index row = 0; row < memory.rows(); ++row)
            note(differences, "memory",
                summaryDifference(memory.row(row), sentence["memory"][static_cast<std::size_t>(row)]));
        for (std::size_t t = 0; t < decoding.steps.size(); ++t)
            compareStep(*decoding.steps[t], sentence["steps"][t], differences);
    }

    json m_fixture;
    QString m_folder;
};

QTEST_GUILESS_MAIN(TraceFixtureTest)
#include "tracefixturetest.moc"
