// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/provenance.h"
#include "app/exporting/recipejson.h"
#include "model/math/error.h"
#include "model/text/xmltext.h"
#include "tests/support/tinybundle.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace lab;

namespace {

/// Nothing in it is a default.
ExportRecipe rareRecipe()
{
    ExportRecipe recipe;
    recipe.model = "zh-en-dot";
    recipe.modelHash = "abc";
    recipe.sentence = "欢迎\"来\"\n北京。";
    recipe.decode.step.attention = {0.1F, Weighting::HardSample, 3, true, 7, 0};
    recipe.decode.maximumSteps = 12;
    recipe.decode.candidates = 3;
    recipe.decode.prefix = {5, 6};
    recipe.decode.embeddingAttention = true;
    recipe.decode.sampling = SamplingOptions{0.7F, 4, 0.9F, 18'000'000'000'000'000'000ULL};
    recipe.format = ExportFormat::Gif;
    recipe.view = ExportView::Context;
    recipe.place = SessionPlace{3, Stage::Softmax, 2};
    recipe.figure.width = double(float(84 / millimetresPerInch * pixelsPerInch));
    recipe.figure.dark = true;
    recipe.figure.transparent = true;
    recipe.figure.colours = SequentialMap::Magma;
    recipe.figure.words = true;
    recipe.figure.head = {AttentionSite::EncoderSelf, 1, HeadChoice::meanOfHeads, 2};
    recipe.figure.numbers = false;
    recipe.figure.decimals = 3;
    recipe.figure.gaps = false;
    recipe.figure.axisNames = false;
    recipe.font = "DejaVu Serif";
    recipe.footer = true;
    recipe.dpi = 300;
    recipe.stepSize = StepSize::Key;
    recipe.delay = 20;
    recipe.lastDelay = 50;
    recipe.language = "zh";
    recipe.pageLanguage = "en";
    recipe.magnification = 2.5F;
    return recipe;
}

std::string messageOf(const std::string& text)
{
    try {
        recipeFromText(text, "map.png");
    } catch (const FormatError& error) {
        return error.what();
    }
    return "";
}

std::string valueOf(const Metadata& metadata, const std::string& wanted)
{
    for (const auto& [name, value] : metadata) {
        if (name == wanted)
            return value;
    }
    return "";
}

} // namespace

class RecipeTest : public QObject {
    Q_OBJECT

private slots:
    void everyChoiceComesBack()
    {
        const std::string text = recipeText(rareRecipe());
        QVERIFY(text.find('\n') == std::string::npos);
        const ExportRecipe read = recipeFromText(text, "map.png");
        QCOMPARE(recipeText(read), text);
        QCOMPARE(read.sentence, rareRecipe().sentence);
        QCOMPARE(read.decode.step.attention, rareRecipe().decode.step.attention);
        QCOMPARE(read.decode.sampling->seed, rareRecipe().decode.sampling->seed);
        QCOMPARE(read.decode.prefix, rareRecipe().decode.prefix);
        QCOMPARE(read.figure.width, rareRecipe().figure.width);
        QCOMPARE(read.figure.head, rareRecipe().figure.head);
        QCOMPARE(*read.place, *rareRecipe().place);
        QVERIFY(recipeText(ExportRecipe()) != text);
    }

    void whatIsOptionalMayBeMissing()
    {
        ExportRecipe recipe;
        recipe.format = ExportFormat::Npz;
        recipe.decode.beam = BeamOptions{4, 0.5F};
        const ExportRecipe read = recipeFromText(recipeText(recipe), "map.png");
        QCOMPARE(recipeText(read), recipeText(recipe));
        QVERIFY(!read.view && !read.place && !read.decode.sampling);
        QCOMPARE(read.magnification, 1.0F);
        QVERIFY(read.pageLanguage.empty());
        QCOMPARE(read.decode.beam->width, 4);
    }

    void tablesThatDoNotSayHowAreThoseOfBefore()
    {
        ExportRecipe recipe;
        recipe.format = ExportFormat::Csv;
        recipe.view = ExportView::Scores;
        std::string text = recipeText(recipe);
        QCOMPARE(recipeFromText(text, "").csv, (CsvStyle{true, true}));
        recipe.csv = {false, true};
        QCOMPARE(recipeFromText(recipeText(recipe), "").csv, (CsvStyle{false, true}));
        const std::string style = ",\"csv\":{\"byteOrderMark\":true,\"guarded\":true}";
        QVERIFY(text.ends_with(style + "}"));
        text.replace(text.find(style), style.size(), "");
        QCOMPARE(recipeFromText(text, "").csv, (CsvStyle{false, false}));
        QCOMPARE(recipeText(recipeFromText(text, "")), text);
        QVERIFY(recipeText(ExportRecipe()).find("csv") == std::string::npos);
    }

    void recipesHaveNothingThatXmlCannotHold()
    {
        ExportRecipe recipe;
        recipe.view = ExportView::Scores;
        recipe.sentence = "a\uFFFE\uFFFF\x01";
        const std::string text = recipeText(recipe);
        QCOMPARE(legalInXml(text), text);
        QCOMPARE(recipeFromText(text, "").sentence, recipe.sentence);
    }

    void wrongRecipesAreNamed()
    {
        QCOMPARE(messageOf("{}"), std::string("map.png: this does not say how Attention Lab made it."));
        std::string text = recipeText(rareRecipe());
        QVERIFY(messageOf(text.substr(0, text.size() / 2)).starts_with("map.png"));
        text.replace(text.find("\"version\":1"), 11, "\"version\":9");
        QVERIFY(messageOf(text).find("newer") != std::string::npos);
        text = recipeText(rareRecipe());
        text.replace(text.find("\"magnification\":2.5"), 19, "\"magnification\":2.5e9");
        QVERIFY(messageOf(text).find("magnification") != std::string::npos);
        text = recipeText(rareRecipe());
        text.replace(text.find("\"context\""), 9, "\"colours\"");
        QVERIFY(messageOf(text).find("view") != std::string::npos);
    }

    void choicesOutsideTheirRangesAreNamed_data()
    {
        QTest::addColumn<std::string>("from");
        QTest::addColumn<std::string>("to");
        QTest::addColumn<std::string>("named");
        const auto row = [](const char* from, const char* to, const char* named) {
            QTest::newRow(to) << std::string(from) << std::string(to) << std::string(named);
        };
        row(R"("dpi":300)", R"("dpi":2000000000)", "map.png: dpi: expected an integer from 36 to 1200");
        row(R"("delay":20)", R"("delay":65536)", "map.png: delay: expected an integer from 0 to 65535");
        row(R"("lastDelay":50)", R"("lastDelay":-1)", "map.png: lastDelay: expected an integer");
        row(R"("language":"zh")", R"("language":"xx")", R"(map.png: language: expected "en" or "zh")");
        row(R"("pageLanguage":"en")", R"("pageLanguage":"")", R"(map.png: pageLanguage: expected "en")");
        row(R"("topP":0.9)", R"("topP":7.5)", "map.png: decode: ");
        row(R"("as":"gif")", R"("as":"npz")",
            "map.png: expected a view that a .npz file can show, found context.");
        row(R"("view":"context",)", "", "map.png: expected a view that a .gif file can show, found none.");
        row(R"("view":"context",)", R"("view":"context","composed":{"beside":[],"caption":"","columns":13},)",
            "map.png: composed.columns: expected an integer from 1 to 12");
    }

    void choicesOutsideTheirRangesAreNamed()
    {
        QFETCH(std::string, from);
        QFETCH(std::string, to);
        QFETCH(std::string, named);
        std::string text = recipeText(rareRecipe());
        const std::size_t place = text.find(from);
        QVERIFY(place != std::string::npos);
        text.replace(place, from.size(), to);
        QVERIFY2(messageOf(text).starts_with(named), messageOf(text).c_str());
    }

    void provenanceIsReadableAndHasTheRecipe()
    {
        const Metadata metadata = provenanceOf(rareRecipe(), {"zh-en-dot", {}, "abc"}, {});
        QVERIFY(valueOf(metadata, "Software").starts_with("Attention Lab "));
        QCOMPARE(valueOf(metadata, "Sentence"), rareRecipe().sentence);
        QCOMPARE(valueOf(metadata, "Model"), std::string("zh-en-dot"));
        QCOMPARE(valueOf(metadata, "ModelSHA256"), std::string("abc"));
        QCOMPARE(
            valueOf(metadata, "Mode"), std::string("hard, 3 keys drawn, each weighs 1/k, temperature 0.1"));
        QCOMPARE(valueOf(metadata, "Seed"), std::string("18000000000000000000"));
        QCOMPARE(valueOf(metadata, "Edits"), std::string("none"));
        QCOMPARE(recipeText(recipeOf(metadata, "map.png")), recipeText(rareRecipe()));
        QVERIFY_THROWS_EXCEPTION(FormatError, recipeOf({{"Model", "x"}}, "map.png"));
        QVERIFY(valueOf(provenanceOf({}, {"m", {}, ""}, {}), "Seed").empty());
    }

    void aDecodeThatWasCutSaysSo()
    {
        Decoding decoding;
        const auto stopped = [&decoding](StopReason stop) {
            decoding.stop = stop;
            return valueOf(provenanceOf(rareRecipe(), {"m", {}, ""}, decoding), "Stopped");
        };
        QCOMPARE(stopped(StopReason::Repetition), std::string("it repeats itself"));
        QCOMPARE(stopped(StopReason::MaximumLength), std::string("the limit of steps was reached"));
        QCOMPARE(stopped(StopReason::MaximumMemory), std::string("the limit of memory was reached"));
        QVERIFY(stopped(StopReason::EndOfSentence).empty());
        decoding.stop = StopReason::Repetition;
        QVERIFY(provenanceLine(provenanceOf(rareRecipe(), {"m", {}, ""}, decoding))
                    .contains(QStringLiteral("stopped: it repeats itself")));
    }

    void whatIsNotRepeatedIsInTheRecipe()
    {
        ExportRecipe recipe = rareRecipe();
        QVERIFY(recipeText(recipe).find("noRepeatNgram") == std::string::npos);
        recipe.decode.noRepeatNgram = 3;
        const Metadata metadata = provenanceOf(recipe, {"m", {}, ""}, {});
        QVERIFY(valueOf(metadata, "Decoding").find("no sequence of 3 tokens twice") != std::string::npos);
        QCOMPARE(recipeOf(metadata, "map.png").decode.noRepeatNgram, 3);
    }

    void theHashOfAModelIsThatOfTheShell()
    {
        const QTemporaryDir folder;
        makeTinyBundle(folder.path().toStdString());
        QProcess shell;
        shell.setWorkingDirectory(folder.path());
        shell.start(QStringLiteral("sh"),
            {QStringLiteral("-c"), QStringLiteral("sha256sum config.json model.safetensors source.model "
                                                  "target.model | sha256sum")});
        QVERIFY(shell.waitForFinished());
        const std::string hash = modelHash(folder.path().toStdString());
        QCOMPARE(hash.size(), std::size_t(64));
        QCOMPARE(hash, shell.readAllStandardOutput().left(64).toStdString());
        QFile config(folder.filePath(QStringLiteral("config.json")));
        QVERIFY(config.open(QIODevice::Append));
        config.write(" ");
        config.close();
        QVERIFY(modelHash(folder.path().toStdString()) != hash);
    }
};

QTEST_GUILESS_MAIN(RecipeTest)
#include "recipetest.moc"
