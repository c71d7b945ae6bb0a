// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/tracetable.h"
#include "app/commandline/displaywidth.h"

#include <QTest>

using namespace lab;

namespace {

Matrix row(std::initializer_list<float> values)
{
    Matrix matrix(1, static_cast<Index>(values.size()));
    std::copy(values.begin(), values.end(), matrix.data());
    return matrix;
}

HeadRecord head(std::initializer_list<float> scores, std::initializer_list<float> probabilities)
{
    HeadRecord record;
    record.scores = row(scores);
    record.logits = record.scores;
    record.probabilities = row(probabilities);
    record.weights = record.probabilities;
    return record;
}

std::shared_ptr<StepRecord> step(
    const char* input, const char* chosen, float probability, HeadRecord attention)
{
    auto record = std::make_shared<StepRecord>();
    record->input.piece = input;
    record->chosen.piece = chosen;
    record->chosenProbability = probability;
    record->chosen.id = 100;
    record->candidates = {{record->chosen, probability}, {Token{"▁I", 7}, 0.0625F}};
    record->layers.resize(1);
    record->layers[0].cross.push_back(std::move(attention));
    return record;
}

Decoding welcome()
{
    Decoding decoding;
    decoding.source.tokens = {Token{"欢迎"}, Token{"来"}, Token{"</s>"}};
    decoding.steps.push_back(
        step("<s>", "▁Welcome", 0.875F, head({4.25F, -1.5F, 0.125F}, {0.98F, 0.0F, 0.02F})));
    decoding.steps.push_back(step("▁Welcome", "</s>", 0.5F, head({0, 10, 0}, {0.25F, 0.5F, 0.25F})));
    decoding.text = "Welcome";
    decoding.stop = StopReason::EndOfSentence;
    return decoding;
}

QString text(const Decoding& decoding)
{
    return QString::fromStdString(traceTable(decoding));
}

} // namespace

class TraceTableTest : public QObject {
    Q_OBJECT

private slots:
    void showsEveryNumber();
    void listsTheBestWordsThatWereNotSaid();
    void leavesOutAbsentTablesOfAnEmptyDecode();
    void namesHeadsWhenThereAreSeveral();
    void keepsLongSentencesWithinTheTerminal();
};

void TraceTableTest::showsEveryNumber()
{
    QCOMPARE(text(welcome()), QString("Source: 欢迎 来 </s>\n"
                                      "\n"
                                      "Scores      欢迎      来   </s>\n"
                                      "1 Welcome  4.250  -1.500  0.125\n"
                                      "2 </s>     0.000  10.000  0.000\n"
                                      "\n"
                                      "Probabilities   欢迎     来   </s>\n"
                                      "1 Welcome      0.980  0.000  0.020\n"
                                      "2 </s>         0.250  0.500  0.250\n"
                                      "\n"
                                      "Context\n"
                                      "1 Welcome  C1 = 0.98·欢迎 + 0.02·</s>; 1 word has weight 0\n"
                                      "2 </s>     C2 = 0.25·欢迎 + 0.50·来 + 0.25·</s>\n"
                                      "\n"
                                      "Next word  after    probability  best others\n"
                                      "1 Welcome  <s>            0.875  I 0.062\n"
                                      "2 </s>     Welcome        0.500  I 0.062\n"
                                      "\n"
                                      "Translation: Welcome\n"
                                      "About: mean probability 0.69; 0 of 2 pieces unknown\n"
                                      "Stopped: end-of-sentence\n"));
}

void TraceTableTest::listsTheBestWordsThatWereNotSaid()
{
    Decoding decoding = welcome();
    StepRecord drawn = *decoding.steps[0];
    drawn.chosen = {"▁Do", 8};
    drawn.chosenProbability = 0.125F;
    drawn.candidates = {{Token{"▁Is", 5}, 0.375F}, {Token{"▁Are", 6}, 0.25F}, {drawn.chosen, 0.125F},
        {Token{"▁I", 7}, 0.0625F}, {Token{"▁We", 9}, 0.03125F}};
    decoding.steps[0] = std::make_shared<StepRecord>(drawn);
    drawn.chosen = {"▁Rarely", 99}; // not one of those that are recorded
    drawn.chosenProbability = 0.001F;
    decoding.steps[1] = std::make_shared<StepRecord>(drawn);
    const QString table = text(decoding);
    QVERIFY2(table.contains(QStringLiteral(" 0.125  Is 0.375  Are 0.250  I 0.062\n")), qPrintable(table));
    QVERIFY2(table.contains(QStringLiteral("0.001  Is 0.375  Are 0.250  Do 0.125\n")), qPrintable(table));
}

void TraceTableTest::leavesOutAbsentTablesOfAnEmptyDecode()
{
    Decoding decoding;
    decoding.source.tokens = {Token{"</s>"}};
    decoding.stop = StopReason::EndOfSentence;
    QCOMPARE(text(decoding), QString("Source: </s>\n\nTranslation: \nStopped: end-of-sentence\n"));
}

void TraceTableTest::namesHeadsWhenThereAreSeveral()
{
    Decoding decoding = welcome();
    decoding.steps.resize(1);
    auto twoHeads = std::make_shared<StepRecord>(*decoding.steps[0]);
    twoHeads->layers[0].cross.push_back(head({7, 8, 9}, {0.125F, 0.25F, 0.625F}));
    decoding.steps[0] = twoHeads;

    const std::string table = traceTable(decoding);
    const auto first = table.find("Layer 1, head 1\n");
    const auto second = table.find("Layer 1, head 2\n");
    QVERIFY(first < table.find("4.250"));
    QVERIFY(table.find("4.250") < second);
    QVERIFY(second < table.find("7.000  8.000  9.000"));
    QVERIFY(table.find("0.125  0.250  0.625") != std::string::npos);
}

void TraceTableTest::keepsLongSentencesWithinTheTerminal()
{
    Decoding decoding;
    decoding.source.tokens.assign(60, Token{"学校"});
    HeadRecord attention;
    attention.scores = Matrix(Matrix::Constant(1, 60, 1.5F));
    attention.logits = attention.scores;
    attention.probabilities = Matrix(Matrix::Constant(1, 60, 1.0F / 60));
    attention.weights = attention.probabilities;
    decoding.steps.push_back(step("<s>", "▁school", 1, attention));

    const QString table = text(decoding);
    QCOMPARE(table.count("1.500"), 60);
    const qsizetype begin = table.indexOf("Scores");
    const QStringList lines = table.mid(begin, table.indexOf("Context") - begin).split('\n');
    QCOMPARE(lines.filter("学校").size(), 10);
    for (const QString& line : lines)
        QVERIFY2(displayWidth(line.toStdString()) <= 100, qPrintable(line));
}

QTEST_GUILESS_MAIN(TraceTableTest)
#include "tracetabletest.moc"
