// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/recipejson.h"

#include "app/inputjson.h"
#include "model/math/error.h"

#include <climits>

namespace lab {

namespace {

constexpr InputFormat recipeFormat = {"attention-lab-export", recipeFormatVersion,
    "this does not say how Attention Lab made it", "has made this"};
constexpr int deepest = 8;
constexpr CsvStyle beforeCsvStyles = {false, false}; // of files whose recipe does not say it
constexpr float widestFigure = 100'000;              // logical pixels
constexpr float narrowestFigure = 10;
constexpr int lowestDpi = 36;
constexpr int highestDpi = 1200;
constexpr int mostParts = 12; // of a figure
constexpr int longestDelay = 65'535;

OrderedJson toJson(const BeamOptions& beam)
{
    return {{"width", beam.width}, {"lengthPenalty", beam.lengthPenalty}};
}

OrderedJson toJson(const SamplingOptions& sampling)
{
    return {{"temperature", sampling.temperature}, {"topK", sampling.topK}, {"topP", sampling.topP},
        {"seed", sampling.seed}};
}

OrderedJson toJson(const DecodeOptions& decode)
{
    OrderedJson json;
    json["attention"] = lab::toJson(decode.step.attention);
    json["maximumSteps"] = decode.maximumSteps;
    json["candidates"] = decode.candidates;
    json["prefix"] = decode.prefix;
    json["embeddingAttention"] = decode.embeddingAttention;
    if (decode.maximumBytes != mostUsualBytes)
        json["maximumBytes"] = decode.maximumBytes;
    if (decode.noRepeatNgram > 0)
        json["noRepeatNgram"] = decode.noRepeatNgram;
    if (decode.beam)
        json["beam"] = toJson(*decode.beam);
    if (decode.sampling)
        json["sampling"] = toJson(*decode.sampling);
    return json;
}

OrderedJson toJson(const FigureOptions& figure)
{
    OrderedJson json = {{"width", float(figure.width)}, {"dark", figure.dark},
        {"transparent", figure.transparent}, {"colours", nameOf(figure.colours).toStdString()},
        {"mergedWords", figure.words}, {"head", lab::toJson(figure.head)}};
    if (!figure.numbers)
        json["numbers"] = false;
    if (figure.decimals)
        json["decimals"] = *figure.decimals;
    if (!figure.gaps)
        json["gaps"] = false;
    if (!figure.axisNames)
        json["axisNames"] = false;
    if (!figure.end)
        json["end"] = false;
    return json;
}

/// SVG and HTML cannot hold these two characters as they are.
std::string withoutNoncharacters(const std::string& json)
{
    return QString::fromStdString(json)
        .replace(QChar(0xFFFE), QStringLiteral("\\ufffe"))
        .replace(QChar(0xFFFF), QStringLiteral("\\uffff"))
        .toStdString();
}

/// What files of the first versions do not say.
bool readSwitch(const JsonCursor& cursor, const char* name, bool usually)
{
    return cursor.has(name) ? cursor.member(name).boolean() : usually;
}

BeamOptions readBeam(const JsonCursor& cursor)
{
    return {readNumber(cursor.member("width"), 1), cursor.member("lengthPenalty").number()};
}

std::uint64_t readUnsigned(const JsonCursor& cursor, const char* expected)
{
    if (!cursor.value().is_number_unsigned())
        cursor.fail(expected);
    return cursor.value().get<std::uint64_t>();
}

SamplingOptions readSampling(const JsonCursor& cursor)
{
    SamplingOptions sampling;
    sampling.temperature = cursor.member("temperature").number();
    sampling.topK = readNumber(cursor.member("topK"), 0);
    sampling.topP = cursor.member("topP").number();
    sampling.seed = readUnsigned(cursor.member("seed"), "a seed");
    return sampling;
}

DecodeOptions readDecode(const JsonCursor& cursor)
{
    DecodeOptions decode;
    decode.step.attention = readAttention(cursor.member("attention"));
    decode.maximumSteps = readNumber(cursor.member("maximumSteps"), 0);
    decode.candidates = readNumber(cursor.member("candidates"), 0);
    for (const JsonCursor& token : cursor.member("prefix").elements())
        decode.prefix.push_back(readNumber(token, 0));
    decode.embeddingAttention = cursor.member("embeddingAttention").boolean();
    if (cursor.has("maximumBytes"))
        decode.maximumBytes = readUnsigned(cursor.member("maximumBytes"), "a number of bytes");
    if (cursor.has("noRepeatNgram"))
        decode.noRepeatNgram = readNumber(cursor.member("noRepeatNgram"), 0);
    if (cursor.has("beam"))
        decode.beam = readBeam(cursor.member("beam"));
    if (cursor.has("sampling"))
        decode.sampling = readSampling(cursor.member("sampling"));
    try {
        validate(decode);
    } catch (const ConfigError& error) {
        throw FormatError(cursor.where() + ": " + error.what());
    }
    return decode;
}

FigureOptions readFigure(const JsonCursor& cursor)
{
    FigureOptions figure;
    figure.width = double(readNumber(
        cursor.member("width"), narrowestFigure, widestFigure, "of logical pixels from 10 to 100000"));
    figure.dark = cursor.member("dark").boolean();
    figure.transparent = cursor.member("transparent").boolean();
    const auto colours = sequentialMapNamed(QString::fromStdString(cursor.member("colours").text()));
    if (!colours)
        cursor.member("colours").fail("the name of a colour map");
    figure.colours = *colours;
    figure.words = cursor.member("mergedWords").boolean();
    figure.head = readHead(cursor.member("head"));
    figure.numbers = readSwitch(cursor, "numbers", true);
    if (cursor.has("decimals"))
        figure.decimals = readNumber(cursor.member("decimals"), 0, mostFigureDecimals);
    figure.gaps = readSwitch(cursor, "gaps", true);
    figure.axisNames = readSwitch(cursor, "axisNames", true);
    figure.end = readSwitch(cursor, "end", true);
    return figure;
}

ExportFormat readFormat(const JsonCursor& cursor)
{
    const auto format = exportFormatOfEnding(QString::fromStdString(cursor.text()));
    if (!format)
        cursor.fail("the ending of a file");
    return *format;
}

ExportView readView(const JsonCursor& cursor)
{
    const auto view = exportViewNamed(cursor.text());
    if (!view)
        cursor.fail("the name of a view");
    return *view;
}

std::string readLanguage(const JsonCursor& cursor)
{
    if (cursor.text() != "en" && cursor.text() != "zh")
        cursor.fail("\"en\" or \"zh\"");
    return cursor.text();
}

float readMagnification(const JsonCursor& cursor)
{
    const float magnification = cursor.number();
    if (!(magnification >= smallestMagnification && magnification <= largestMagnification))
        cursor.fail("a number from 0.25 to 20");
    return magnification;
}

OrderedJson composedJson(const ExportRecipe& recipe)
{
    OrderedJson beside = OrderedJson::array();
    for (const ExportView view : recipe.beside)
        beside.push_back(nameOf(view));
    return {{"beside", beside}, {"caption", recipe.caption}, {"columns", recipe.columns}};
}

void readComposed(const JsonCursor& cursor, ExportRecipe& recipe)
{
    const std::vector<JsonCursor> beside = cursor.member("beside").elements();
    if (beside.size() >= std::size_t(mostParts))
        cursor.member("beside").fail("at most " + std::to_string(mostParts - 1) + " views");
    for (const JsonCursor& view : beside)
        recipe.beside.push_back(readView(view));
    recipe.caption = cursor.member("caption").text();
    recipe.columns = readNumber(cursor.member("columns"), 1, mostParts);
}

OrderedJson toJson(const CellQuestion& question)
{
    return {
        {"kind", nameOf(question.kind)}, {"key", question.key + 1}, {"component", question.component + 1}};
}

CellQuestion readQuestion(const JsonCursor& cursor)
{
    const auto kind = questionKindNamed(cursor.member("kind").text());
    if (!kind)
        cursor.member("kind").fail("the name of a number");
    return {*kind, readNumber(cursor.member("key"), 1) - 1, readNumber(cursor.member("component"), 1) - 1};
}

} // namespace

std::string recipeText(const ExportRecipe& recipe)
{
    OrderedJson json;
    json["format"] = recipeFormat.name;
    json["version"] = recipeFormat.version;
    json["model"] = recipe.model;
    json["modelSha256"] = recipe.modelHash;
    json["sentence"] = recipe.sentence;
    json["decode"] = toJson(recipe.decode);
    json["as"] = endingOf(recipe.format);
    if (recipe.view)
        json["view"] = nameOf(*recipe.view);
    if (!recipe.beside.empty())
        json["composed"] = composedJson(recipe);
    if (recipe.view == ExportView::Sum)
        json["number"] = toJson(recipe.question);
    if (recipe.view == ExportView::Heads)
        json["allSites"] = recipe.allSites;
    if (recipe.place)
        json["place"] = lab::toJson(*recipe.place);
    json["figure"] = toJson(recipe.figure);
    json["dpi"] = recipe.dpi;
    json["stepSize"] = nameOf(recipe.stepSize);
    json["delay"] = recipe.delay;
    json["lastDelay"] = recipe.lastDelay;
    json["language"] = recipe.language;
    if (!recipe.pageLanguage.empty())
        json["pageLanguage"] = recipe.pageLanguage;
    if (!recipe.font.empty())
        json["font"] = recipe.font;
    if (recipe.footer)
        json["footer"] = true;
    if (recipe.largePage)
        json["largePage"] = true;
    if (recipe.magnification != 1)
        json["magnification"] = recipe.magnification;
    if (recipe.linkThreshold)
        json["linkThreshold"] = *recipe.linkThreshold;
    if (recipe.format == ExportFormat::Csv && recipe.csv != beforeCsvStyles)
        json["csv"] = {{"byteOrderMark", recipe.csv.byteOrderMark}, {"guarded", recipe.csv.guarded}};
    return withoutNoncharacters(compactText(json));
}

ExportRecipe recipeFromText(std::string_view text, const std::string& file)
{
    const Json json = parseJson(text, file, deepest);
    const JsonCursor root(json, file);
    checkFormat(root, recipeFormat);
    ExportRecipe recipe;
    recipe.model = root.member("model").text();
    recipe.modelHash = root.member("modelSha256").text();
    recipe.sentence = root.member("sentence").text();
    recipe.decode = readDecode(root.member("decode"));
    recipe.format = readFormat(root.member("as"));
    if (root.has("view"))
        recipe.view = readView(root.member("view"));
    if (!fits(recipe.format, recipe.view))
        throw FormatError(root.where() + ": expected a view that a ." + endingOf(recipe.format) +
                          " file can show, found " + (recipe.view ? nameOf(*recipe.view) : "none") + ".");
    if (root.has("composed"))
        readComposed(root.member("composed"), recipe);
    if (root.has("number"))
        recipe.question = readQuestion(root.member("number"));
    recipe.allSites = readSwitch(root, "allSites", false);
    if (root.has("place"))
        recipe.place = readPlace(root.member("place"));
    recipe.figure = readFigure(root.member("figure"));
    recipe.dpi = readNumber(root.member("dpi"), lowestDpi, highestDpi);
    recipe.stepSize = readStepSize(root.member("stepSize"));
    recipe.delay = readNumber(root.member("delay"), 0, longestDelay);
    recipe.lastDelay = readNumber(root.member("lastDelay"), 0, longestDelay);
    recipe.language = readLanguage(root.member("language"));
    if (root.has("pageLanguage"))
        recipe.pageLanguage = readLanguage(root.member("pageLanguage"));
    if (root.has("font"))
        recipe.font = root.member("font").text();
    recipe.footer = readSwitch(root, "footer", false);
    recipe.largePage = readSwitch(root, "largePage", false);
    if (root.has("magnification"))
        recipe.magnification = readMagnification(root.member("magnification"));
    if (root.has("linkThreshold"))
        recipe.linkThreshold = readNumber(root.member("linkThreshold"), 0, 1, "from 0 to 1");
    if (root.has("csv"))
        recipe.csv = {root.member("csv").member("byteOrderMark").boolean(),
            root.member("csv").member("guarded").boolean()};
    else if (recipe.format == ExportFormat::Csv)
        recipe.csv = beforeCsvStyles;
    return recipe;
}

} // namespace lab
