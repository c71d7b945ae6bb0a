// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/exportmodel.h"
#include "app/language.h"
#include "app/sessionmodel.h"
#include "model/decoding/decode.h"
#include "model/storage/bundle.h"
#include "widgets/equation.h"
#include "widgets/explanation.h"
#include "widgets/heatmapdata.h"
#include "widgets/layerheads.h"
#include "widgets/numbers.h"
#include "widgets/rounding.h"
#include "widgets/strongestkey.h"
#include "widgets/words.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <functional>

using namespace lab;

namespace {

const std::filesystem::path models = SOURCE_DIRECTORY "/resources/models";

double read(QString text)
{
    return text.remove(u'+').remove(u'(').remove(u')').replace(u'−', u'-').replace(u'∞', "inf").toDouble();
}

/// The numbers and the bold words of a sentence, whatever its language, in alphabetical order.
QStringList factsIn(const QString& sentence)
{
    static const QRegularExpression fact(QStringLiteral("<b>(.*?)</b>|([−+]?[0-9.]*[0-9])"));
    QStringList facts;
    auto matches = fact.globalMatch(sentence);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString text = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
        if (text != QStringLiteral("1")) // "1 word" is "一个词" in Chinese
            facts.append(text);
    }
    facts.sort();
    facts.removeDuplicates();
    return facts;
}

/// What a sentence says about a row of attention, each claim held against the record.
class Claims {
public:
    Claims(const Moment& moment, const QString& sentence)
        : m_moment(moment),
          m_row(*currentAttention(moment)),
          m_sentence(sentence),
          m_words(keyWords(*moment.decoding, moment.head.site)),
          m_keys(int(m_row.head.weights.cols()))
    {
    }

    /// Each claim that is not true, in its own words.
    QStringList lies()
    {
        largestScores();
        softmax();
        counts();
        weights();
        return m_lies;
    }
    static int checked() { return s_checked; }

private:
    using Captures = std::function<bool(const QStringList&)>;

    void claim(const char* pattern, const Captures& isTrue)
    {
        const QString marked = QString::fromUtf8(pattern)
                                   .replace(u'@', "<b>([^<]*)</b>")
                                   .replace(u'#', "(\\(?[−+]?[0-9.∞]*[0-9∞]\\)?)");
        const auto match = QRegularExpression(marked).match(m_sentence);
        if (!match.hasMatch())
            return;
        ++s_checked;
        if (!isTrue(match.capturedTexts()))
            m_lies.append(match.captured() + QStringLiteral(" in: ") + m_sentence);
    }

    double score(int key) const { return double(m_row.head.scores(m_row.query, key)); }
    double probability(int key) const { return double(m_row.head.probabilities(m_row.query, key)); }
    double weight(int key) const { return double(m_row.weight(key)); }

    /// Whether a key with this word (a sentence may have it twice) has the property.
    bool any(const QString& word, const std::function<bool(int)>& property) const
    {
        for (int key = 0; key < m_keys; ++key) {
            if (boldWord(m_words[key]) == QStringLiteral("<b>%1</b>").arg(word) && property(key))
                return true;
        }
        return false;
    }
    int howMany(const std::function<bool(int)>& property) const
    {
        int count = 0;
        for (int key = 0; key < m_keys; ++key)
            count += property(key) ? 1 : 0;
        return count;
    }
    /// How many of the first keys have a larger score that counts.
    int above(int key, int first) const
    {
        return howMany(
            [&](int other) { return other < first && !m_row.isMasked(other) && score(other) > score(key); });
    }

    void largestScores()
    {
        claim("@ gets # of the attention, because its score # is the largest", [this](const auto& is) {
            return any(is[1], [&](int key) {
                return signedNumber(score(key), 2) == is[3] && fixedNumber(weight(key), 2) == is[2] &&
                       above(key, m_keys) == 0;
            });
        });
        claim("@ gets # and @ gets #; their scores # and # are the largest", [this](const auto& is) {
            const auto fits = [&](int word, int number, int atMost) {
                return any(is[word], [&](int key) {
                    return signedNumber(score(key), 2) == is[number] && above(key, m_keys) <= atMost;
                });
            };
            return fits(1, 5, 0) && fits(3, 6, 1);
        });
        const auto isLargest = [this](const QString& word, const QString& number) {
            return any(word, [&](int key) {
                return signedNumber(score(key), 2) == number &&
                       above(key, std::min(m_moment.part, m_keys)) == 0;
            });
        };
        claim("@ fits best: score #", [&](const auto& is) { return isLargest(is[1], is[2]); });
        claim("That of @ is the largest: #", [&](const auto& is) { return isLargest(is[1], is[2]); });
        claim("largest so far is that of @, #", [&](const auto& is) { return isLargest(is[1], is[2]); });
        claim("compared with all # keys",
            [this](const auto& is) { return read(is[1]) == m_keys && readsKeys(); });
        claim("compared with the key of @: score #", [this](const auto& is) {
            return readsKeys() && any(is[1], [&](int key) { return signedNumber(score(key), 2) == is[2]; });
        });
        claim("@ has no score", [this](const auto& is) {
            return any(is[1], [&](int key) { return std::isnan(score(key)) && m_row.isMasked(key); });
        });
    }

    bool readsKeys() const { return m_row.head.score->rule != ScoreRule::LocationLinear; }

    /// The result follows from the digits that are shown, give or take one in its last.
    static bool follows(double result, const QString& shown)
    {
        const auto decimals = shown.section(u'.', 1).size();
        return std::abs(roundedTo(result, int(decimals)) - read(shown)) < 1.5 * std::pow(10.0, -decimals);
    }

    void softmax()
    {
        claim("e to the power of # − # ≈ #",
            [](const auto& is) { return follows(std::exp(read(is[1]) - read(is[2])), is[3]); });
        claim("gets # / # ≈ #", [](const auto& is) { return follows(read(is[1]) / read(is[2]), is[3]); });
        claim("all shares add up to 1", [this](const auto&) {
            double sum = 0;
            for (int key = 0; key < m_keys; ++key)
                sum += probability(key);
            return std::abs(sum - 1) < 1e-5;
        });
        claim("@ is masked: e to the power of −∞ is 0", [this](const auto& is) {
            return any(is[1], [&](int key) { return m_row.isMasked(key) && probability(key) == 0; });
        });
        claim("divided by the temperature #", [this](const auto& is) {
            return is[1] == shortNumber(double(m_row.head.temperature)) && m_row.head.temperature != 1;
        });
        claim("go into the softmax as they are", [this](const auto&) { return m_row.head.temperature == 1; });
    }

    void counts()
    {
        const int masked = howMany([this](int key) { return m_row.isMasked(key); });
        const int counting = howMany([this](int key) { return weight(key) != 0; });
        claim("No word is hidden", [&](const auto&) { return masked == 0; });
        claim("# words? (?:is|are) hidden", [&](const auto& is) { return read(is[1]) == masked; });
        claim("values of all # words",
            [&](const auto& is) { return read(is[1]) == m_keys && counting == m_keys && m_keys > 1; });
        claim("values of # words add up .* the other # is 0", [&](const auto& is) {
            return read(is[1]) == counting && read(is[2]) == m_keys - counting && counting > 1;
        });
        claim("# times the value of @ is the context vector", [&](const auto& is) {
            return counting == 1 && any(is[2], [&](int key) { return fixedNumber(weight(key), 2) == is[1]; });
        });
        claim("one word to look at", [&](const auto&) { return m_keys - masked == 1; });
        claim("each word gets # of it", [&](const auto& is) {
            return howMany([&](int key) {
                return m_row.isMasked(key) || std::abs(weight(key) * (m_keys - masked) - 1) < 1e-3;
            }) == m_keys &&
                   follows(1.0 / (m_keys - masked), is[1]);
        });
    }

    void weights()
    {
        claim("weight of @ is 0: nothing",
            [this](const auto& is) { return any(is[1], [&](int key) { return weight(key) == 0; }); });
        claim("# times the value of @ is added", [this](const auto& is) {
            return any(
                is[2], [&](int key) { return fixedNumber(weight(key), 2) == is[1] && weight(key) != 0; });
        });
        claim("weights are the probabilities", [this](const auto&) {
            return howMany([this](int key) { return weight(key) == probability(key); }) == m_keys;
        });
        claim("Hard attention takes @ \\(probability #\\)", [this](const auto& is) {
            return any(is[1], [&](int key) {
                return m_row.isTaken(key) && fixedNumber(probability(key), 2) == is[2] && weight(key) > 0;
            });
        });
    }

    const Moment& m_moment;
    AttentionRow m_row;
    QString m_sentence;
    QStringList m_words;
    int m_keys;
    QStringList m_lies;
    static inline int s_checked = 0;
};

/// "0.30·欢迎" and so on: the weights of an equation's text add up to those of the record.
QString lieOf(const ContextEquation& equation, const AttentionRow& row)
{
    double sum = equation.restWeight;
    bool isRounded = lab::isRounded(equation.restWeight, 2);
    for (const EquationTerm& term : equation.terms) {
        sum += double(term.weight);
        isRounded = isRounded || lab::isRounded(double(term.weight), 2);
    }
    int zeros = 0;
    for (int key = 0; key < int(row.head.weights.cols()); ++key)
        zeros += row.weight(key) == 0 && !row.isMasked(key) ? 1 : 0;
    const QString text = equationText(equation);
    const bool good = std::abs(sum - double((*row.head.weights).row(row.query).sum())) < 1e-4 &&
                      text.contains(isRounded ? u'≈' : u'=') && equation.zeroWords == zeros &&
                      (equation.restWeight > 0) == (equation.restWords > 0);
    return good ? QString() : text;
}

struct Case {
    const char* name;
    AttentionOptions options;
};

/// What a model is used with: as it was trained, otherwise, and at another temperature.
std::vector<Case> casesOf(const TranslatorConfig& config)
{
    const AttentionOptions trained = usualAttention(config);
    std::vector<Case> cases = {{"trained", trained}};
    if (!std::holds_alternative<RecurrentConfig>(config))
        return cases;
    cases.push_back({"sharp", trained});
    cases.back().options.temperature = 0.5F;
    cases.push_back({"soft", {}});
    cases.push_back({"two words", {.weighting = Weighting::HardTopK, .k = 2}});
    cases.push_back({"three drawn", {.weighting = Weighting::HardSample, .k = 3, .mean = true}});
    return cases;
}

std::vector<HeadChoice> choicesIn(const Decoding& decoding)
{
    std::vector<HeadChoice> choices;
    for (const AttentionSite site : {AttentionSite::Cross, AttentionSite::EncoderSelf,
             AttentionSite::DecoderSelf, AttentionSite::Embeddings}) {
        for (int layer = 0; layer < layerCount(decoding, site); ++layer)
            choices.push_back({site, layer, headCount(decoding, {site, layer, 0, 0}) - 1, 0});
    }
    return choices;
}

} // namespace

/// Every sentence beside the numbers of every shipped model, at every place of the walk.
class ClaimsTest : public QObject {
    Q_OBJECT

    Translation m_translation;

    /// The sentences of one walk, and the claims in them that are not true.
    QStringList liesOf(const std::shared_ptr<const Decoding>& decoding, const HeadChoice& choice)
    {
        QStringList lies;
        Moment moment;
        moment.decoding = decoding;
        moment.head = choice;
        const Walk walk(*decoding, choice);
        WalkPosition position = walk.endOf(walk.firstRow());
        std::vector<Moment> moments;
        for (WalkPosition next = position;; position = next) {
            setPosition(moment, position);
            if (currentAttention(moment) && !hasFixedContext(*decoding, choice.site))
                moments.push_back(moment);
            next = walk.forward(position, StepSize::Key);
            if (next == position)
                break;
        }
        QStringList english;
        for (const Moment& at : moments) {
            english.append(explain(at));
            lies += Claims(at, english.back()).lies();
        }
        m_translation.choose(Language::Chinese);
        for (std::size_t i = 0; i < moments.size(); ++i) {
            const QString chinese = explain(moments[i]);
            if (factsIn(chinese) != factsIn(english[qsizetype(i)]))
                lies.append(chinese + QStringLiteral(" is not: ") + english[qsizetype(i)]);
        }
        m_translation.choose(Language::English);
        return lies;
    }

    static QStringList liesOfMaps(const Decoding& decoding, const HeadChoice& choice)
    {
        QStringList lies;
        const HeatMapData map =
            heatMapData(decoding, FigureKind::Probabilities, int(decoding.steps.size()), {}, choice);
        for (int row = 0; row < map.rowCount(); ++row) {
            const AttentionRow& attention = map.attention[std::size_t(row)];
            double sum = 0;
            double shown = 0;
            for (int key = 0; key < int(map.rows[std::size_t(row)].cols()); ++key) {
                sum += double(map.value(row, key));
                shown += roundedTo(double(map.value(row, key)), 2);
            }
            if (map.note.contains(QStringLiteral("sums to 1")) &&
                (std::abs(sum - 1) > 1e-5 ||
                    (std::abs(shown - 1) > 1e-6 && !map.note.contains(QStringLiteral("before rounding")))))
                lies.append(QStringLiteral("%1: %2, not %3").arg(map.note).arg(shown).arg(sum));
            if (const QString lie = lieOf(contextEquation(decoding, row + 1, choice), attention);
                !lie.isEmpty())
                lies.append(lie);
            const int strongest = strongestKey(attention);
            for (int key = 0; key < int(attention.head.weights.cols()); ++key) {
                if (attention.weight(key) > attention.weight(strongest) ||
                    (attention.weight(key) == attention.weight(strongest) &&
                        map.value(row, key) > map.value(row, strongest)))
                    lies.append(QStringLiteral("not the strongest: %1").arg(strongest));
            }
        }
        return lies;
    }

private slots:
    void everySentenceIsTrueOfItsNumbers_data()
    {
        QTest::addColumn<QString>("model");
        for (const char* name : {"zh-en-additive", "zh-en-additive-embedding-keys",
                 "zh-en-additive-input-query", "zh-en-concat-linear", "zh-en-dot", "zh-en-fixed-context",
                 "zh-en-hard", "zh-en-location-linear", "zh-en-scaled-dot", "zh-en-transformer"})
            QTest::newRow(name) << QString(name);
    }

    void everySentenceIsTrueOfItsNumbers()
    {
        QFETCH(QString, model);
        const Bundle bundle = loadBundle(models / model.toStdString());
        QStringList sentences = {QStringLiteral("他有两只狗和三只猫。"), QStringLiteral("好")};
        if (model.endsWith(QStringLiteral("location-linear"))) // longer than its positions
            sentences.append(QStringLiteral("他有两只狗和三只猫。").repeated(7));
        QStringList lies;
        const int before = Claims::checked();
        for (const QString& sentence : sentences) {
            for (const Case& use : casesOf(bundle.config)) {
                DecodeOptions options;
                options.step.attention = use.options;
                options.maximumSteps = 5;
                options.embeddingAttention = std::holds_alternative<TransformerConfig>(bundle.config);
                const auto decoding =
                    std::make_shared<const Decoding>(decode(bundle.model, sentence.toStdString(), options));
                for (const HeadChoice& choice : choicesIn(*decoding))
                    lies += liesOf(decoding, choice) + liesOfMaps(*decoding, choice);
            }
        }
        QVERIFY2(lies.isEmpty(),
            qPrintable(QStringLiteral("%1 lies\n").arg(lies.size()) + lies.mid(0, 12).join(u'\n')));
        const bool attends = !model.contains(QStringLiteral("fixed-context"));
        QVERIFY(!attends || Claims::checked() > before + 100); // and it said something
    }
};

QTEST_GUILESS_MAIN(ClaimsTest)
#include "claimstest.moc"
