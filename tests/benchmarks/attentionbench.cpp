// SPDX-License-Identifier: GPL-3.0-or-later
// attentionbench BUNDLE N…: for each N, time and memory of self-attention among N words in the encoder of a
// transformer, with the record of all heads, and the time of its matrix products alone; as one JSON line.
// Weights and words are random numbers of the bundle's sizes.
#include "model/layers/attentiongroups.h"
#include "model/math/product.h"
#include "model/math/random.h"
#include "model/storage/bundle.h"
#include "tests/benchmarks/measuring.h"
#include "tests/support/peakmemory.h"

#include <cmath>
#include <set>

namespace {

using namespace lab::benchmark;
using lab::Index;
using lab::Matrix;

// Numbers of variance 1/columns, so that scores do not grow with the size.
Matrix randomMatrix(Index rows, Index columns, lab::Random& random)
{
    const float deviation = 1 / std::sqrt(static_cast<float>(columns));
    return Matrix::NullaryExpr(rows, columns, [&] { return deviation * random.normal(); });
}

lab::MultiHeadAttention randomAttention(const lab::TransformerConfig& config, lab::Random& random)
{
    lab::MultiHeadAttention attention(config.modelSize, config.encoderHeads, true);
    attention.inWeight.setValue(randomMatrix(3 * config.modelSize, config.modelSize, random));
    attention.out.weight.setValue(randomMatrix(config.modelSize, config.modelSize, random));
    return attention;
}

struct Attended {
    lab::Variable output;
    std::vector<lab::HeadRecord> heads;
};

// What an encoder layer does with the rows of one sentence before it adds the result to them.
Attended attend(const lab::MultiHeadAttention& attention, const lab::Variable& words)
{
    const std::vector<int> lengths = {static_cast<int>(words.rows())};
    const auto groups = lab::attentionGroups(lengths, lengths, false);
    const lab::Variable projected = lab::projectAll(attention, words);
    const lab::GroupedAttention result =
        lab::attendGroups(attention, projected, projected, groups, 0, nullptr);
    return {result.output, lab::records(result.groups.front())};
}

// The matrices of all heads; what several of them share counts once.
double recordBytes(const std::vector<lab::HeadRecord>& heads)
{
    std::set<const float*> seen;
    double numbers = 0;
    for (const lab::HeadRecord& head : heads)
        for (const lab::SharedMatrix* matrix : {&head.query, &head.keys, &head.values, &head.scores,
                 &head.logits, &head.probabilities, &head.weights, &head.context})
            if (seen.insert((*matrix)->data()).second)
                numbers += static_cast<double>((*matrix)->size());
    return numbers * sizeof(float);
}

/// The products of attend(), of the same shapes by the same library, and nothing else.
class Products {
public:
    Products(const lab::MultiHeadAttention& attention, Matrix words)
        : m_attention(attention),
          m_words(std::move(words)),
          m_projected(m_words.rows(), 3 * attention.size()),
          m_scores(m_words.rows(), m_words.rows()),
          m_contexts(m_words.rows(), attention.size()),
          m_output(m_words.rows(), attention.size())
    {
    }

    void run()
    {
        const Index size = m_attention.size();
        const Index width = m_attention.headSize();
        lab::multiplyTransposed(m_words, m_attention.inWeight.value(), m_projected);
        for (Index first = 0; first < size; first += width) {
            const auto values = m_projected.middleCols(2 * size + first, width);
            lab::multiplyTransposed(
                m_projected.middleCols(first, width), m_projected.middleCols(size + first, width), m_scores);
            lab::multiply(m_scores, values, m_contexts.middleCols(first, width));
        }
        lab::multiplyTransposed(m_contexts, m_attention.out.weight.value(), m_output);
    }

private:
    const lab::MultiHeadAttention& m_attention;
    Matrix m_words;
    Matrix m_projected;
    Matrix m_scores;
    Matrix m_contexts;
    Matrix m_output;
};

// The shortest time of `work`, in microseconds.
template <typename Work>
double timeOf(const Work& work, double seconds)
{
    work(); // warms up
    std::vector<double> times;
    const auto begin = Clock::now();
    do {
        const auto workBegin = Clock::now();
        work();
        times.push_back(microsecondsSince(workBegin));
    } while (times.size() < 3 || microsecondsSince(begin) < seconds * 1e6);
    return *std::min_element(times.begin(), times.end());
}

nlohmann::json measureLength(const lab::MultiHeadAttention& attention, Index length, double seconds)
{
    lab::Random random(2);
    const lab::Variable words(randomMatrix(length, attention.size(), random));
    const double peak = peakGrowth([&] { return attend(attention, words); });
    const double bytes = recordBytes(attend(attention, words).heads);
    Products products(attention, words.value());
    return {{"tokens", length}, {"microseconds", timeOf([&] { return attend(attention, words); }, seconds)},
        {"productMicroseconds", timeOf([&] { products.run(); }, seconds)}, {"recordBytes", bytes},
        {"peakBytes", peak}};
}

nlohmann::json measure(const Arguments& arguments)
{
    lab::Random random(1);
    const auto config = std::get<lab::TransformerConfig>(lab::loadBundle(arguments.words[0]).config);
    const lab::MultiHeadAttention attention = randomAttention(config, random);
    attend(attention, lab::Variable(randomMatrix(64, config.modelSize, random))); // libraries set up, once
    nlohmann::json lengths = nlohmann::json::array();
    for (std::size_t i = 1; i < arguments.words.size(); ++i)
        lengths.push_back(measureLength(attention, std::stol(arguments.words[i]), arguments.seconds(0.4)));
    return {{"size", config.modelSize}, {"heads", config.encoderHeads}, {"lengths", lengths}};
}

} // namespace

int main(int argc, char** argv)
{
    return printMeasurement(argumentsOf(argc, argv), 2, "attentionbench BUNDLE N…", measure);
}
