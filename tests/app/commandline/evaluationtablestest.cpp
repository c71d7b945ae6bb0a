// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/evaluationtables.h"

#include <QTest>

using namespace lab;

class EvaluationTablesTest : public QObject {
    Q_OBJECT

private slots:
    void comparesQualityModelByModel();
    void addsReadabilityWhereItWasMeasured();
    void putsTheModelsSideBySideForEachLength();
    void listsEveryHead();
    void putsTheModelsSideBySideForEachKind();
    void namesNoModelWhereThereIsOne();
    void writesTheSameKindsAsJson();
    void listsEveryHeadBelowItsModel();
};

namespace {

ModelReport reportOf(const std::string& name, double bleu)
{
    ModelReport report{name, {bleu, 49.5, 12.34, {"I see.", "No."}}, {}, {}, {}};
    report.understanding = {{"01 names", 2, 50, 75, 40.25, bleu}, {"all", 2, 50, 75, 40.25, bleu}};
    report.lengths = {{"<=5", 2, bleu}, {"6-10", 0, {}}};
    return report;
}

const Readability readable{0.25, 1.284, 0.9, 0.8125, 10, 7};
const Readability blurred{1.5, 4.482, 0.5, 0.25, 10, 7};

} // namespace

void EvaluationTablesTest::comparesQualityModelByModel()
{
    QCOMPARE(formatTable(qualityTable({reportOf("a", 30.254), reportOf("model-b", 8)})),
        std::string("model    sentences   BLEU   chrF  sentences per second\n"
                    "a                2  30.25  49.50                  12.3\n"
                    "model-b          2   8.00  49.50                  12.3\n"));
}

void EvaluationTablesTest::addsReadabilityWhereItWasMeasured()
{
    std::vector<ModelReport> reports = {reportOf("soft", 30), reportOf("fixed", 20)};
    reports[0].readability = ModelReadability{readable, {}};
    reports[1].readability = ModelReadability{};
    QCOMPARE(formatCsv(qualityTable(reports)),
        std::string("model,sentences,BLEU,chrF,sentences per second,entropy (nats),effective tokens,"
                    "agreement %,mass on links %\r\n"
                    "soft,2,30.00,49.50,12.3,0.250,1.28,90.0,81.2\r\n"
                    "fixed,2,20.00,49.50,12.3,,,,\r\n"));
    QVERIFY(formatTable(qualityTable(reports), 200).ends_with("-            -                -\n"));
}

void EvaluationTablesTest::putsTheModelsSideBySideForEachLength()
{
    QCOMPARE(formatTable(lengthTable({reportOf("a", 30.254), reportOf("b", 8)})),
        std::string("source tokens  sentences  BLEU a  BLEU b\n"
                    "          <=5          2   30.25    8.00\n"
                    "         6-10          0       -       -\n"));
}

void EvaluationTablesTest::listsEveryHead()
{
    std::vector<ModelReport> reports = {reportOf("t", 30), reportOf("fixed", 20)};
    reports[0].readability = ModelReadability{readable, {{{0, 0}, readable}, {{1, 2}, blurred}}};
    reports[1].readability = ModelReadability{};
    QCOMPARE(formatCsv(headTable(reports)),
        std::string("model,layer,head,entropy (nats),effective tokens,agreement %,mass on links %\r\n"
                    "t,1,1,0.250,1.28,90.0,81.2\r\n"
                    "t,2,3,1.500,4.48,50.0,25.0\r\n"));
}

void EvaluationTablesTest::putsTheModelsSideBySideForEachKind()
{
    QCOMPARE(formatCsv(understandingTable({reportOf("a", 30.254), reportOf("b", 8)})),
        std::string(
            "kind,sentences,understood % a,keys % a,chrF a,BLEU a,understood % b,keys % b,chrF b,BLEU b\r\n"
            "01 names,2,50.0,75.0,40.2,30.3,50.0,75.0,40.2,8.0\r\n"
            "all,2,50.0,75.0,40.2,30.3,50.0,75.0,40.2,8.0\r\n"));
}

void EvaluationTablesTest::namesNoModelWhereThereIsOne()
{
    QCOMPARE(formatTable(understandingTable({reportOf("a", 30.254)})),
        std::string("kind      sentences  understood %  keys %  chrF  BLEU\n"
                    "01 names          2          50.0    75.0  40.2  30.3\n"
                    "all               2          50.0    75.0  40.2  30.3\n"));
}

void EvaluationTablesTest::writesTheSameKindsAsJson()
{
    QCOMPARE(understandingJson({reportOf("a", 30.254)}), std::string(R"({
  "a": {
    "01 names": {
      "sentences": 2,
      "understood": 50.0,
      "keys": 75.0,
      "chrf": 40.25,
      "bleu": 30.254
    },
    "all": {
      "sentences": 2,
      "understood": 50.0,
      "keys": 75.0,
      "chrf": 40.25,
      "bleu": 30.254
    }
  }
}
)"));
}

void EvaluationTablesTest::listsEveryHeadBelowItsModel()
{
    std::vector<ModelReport> reports = {reportOf("t", 30), reportOf("fixed", 20)};
    reports[0].readability = ModelReadability{blurred, {{{0, 0}, readable}, {{1, 2}, blurred}}};
    reports[1].readability = ModelReadability{};
    QCOMPARE(formatCsv(qualityTableWithHeads(reports)),
        std::string(
            "model,layer,head,sentences,BLEU,chrF,sentences per second,entropy (nats),effective tokens,"
            "agreement %,mass on links %\r\n"
            "t,last,mean,2,30.00,49.50,12.3,1.500,4.48,50.0,25.0\r\n"
            "t,1,1,,,,,0.250,1.28,90.0,81.2\r\n"
            "t,2,3,,,,,1.500,4.48,50.0,25.0\r\n"
            "fixed,,,2,20.00,49.50,12.3,,,,\r\n"));
}

QTEST_GUILESS_MAIN(EvaluationTablesTest)
#include "evaluationtablestest.moc"
