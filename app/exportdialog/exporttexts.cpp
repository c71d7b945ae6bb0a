// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exporttexts.h"

#include <QCoreApplication>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ExportTexts)
};

} // namespace

QString titleOf(ExportView view)
{
    switch (view) {
    case ExportView::Scores:
        return Text::tr("Scores");
    case ExportView::Probabilities:
        return Text::tr("Probabilities");
    case ExportView::Weights:
        return Text::tr("Weights");
    case ExportView::Context:
        return Text::tr("Context vectors");
    case ExportView::Lines:
        return Text::tr("Lines between words");
    case ExportView::Heads:
        return Text::tr("All heads");
    case ExportView::Calculation:
        return Text::tr("Calculation of a word");
    case ExportView::Sum:
        return Text::tr("Sum of a number");
    case ExportView::Worksheet:
        return Text::tr("Worksheet");
    case ExportView::Solution:
        break;
    }
    return Text::tr("Solution of the worksheet");
}

QString titleOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Png:
        return Text::tr("PNG, pixels");
    case ExportFormat::Svg:
        return Text::tr("SVG, vectors");
    case ExportFormat::Pdf:
        return Text::tr("PDF, vectors");
    case ExportFormat::Tikz:
        return Text::tr("TikZ for XeLaTeX");
    case ExportFormat::Gif:
        return Text::tr("GIF, animated");
    case ExportFormat::Page:
        return Text::tr("HTML page");
    case ExportFormat::Csv:
        return Text::tr("CSV, numbers");
    case ExportFormat::Json:
        return Text::tr("JSON, numbers");
    case ExportFormat::Npz:
        return Text::tr("NPZ for NumPy");
    case ExportFormat::Safetensors:
        return Text::tr("safetensors");
    case ExportFormat::Alignment:
        break;
    }
    return Text::tr("Alignment, links");
}

QString titleOf(SizePreset preset)
{
    switch (preset) {
    case SizePreset::Column:
        return Text::tr("Paper, one column: 84 mm");
    case SizePreset::Page:
        return Text::tr("Paper, full width: 174 mm");
    case SizePreset::Slide:
        return Text::tr("Slide 16:9: 1920 pixels");
    case SizePreset::Poster:
        return Text::tr("Poster A0: 841 mm");
    case SizePreset::Custom:
        break;
    }
    return Text::tr("Other size");
}

QString titleOf(CellQuestion::Kind number)
{
    switch (number) {
    case CellQuestion::Score:
        return Text::tr("Score");
    case CellQuestion::Logit:
        return Text::tr("Logit");
    case CellQuestion::Probability:
        return Text::tr("Probability");
    case CellQuestion::Weight:
        return Text::tr("Weight");
    case CellQuestion::ContextComponent:
        return Text::tr("Component of the context");
    case CellQuestion::ContextShares:
        break;
    }
    return Text::tr("Shares in the context");
}

QString aboutFormat(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Png:
        return Text::tr("A picture of pixels, for slides, web pages and chats.");
    case ExportFormat::Svg:
        return Text::tr(
            "A picture of lines and letters that stays sharp at any size, for web pages and drawing "
            "programs.");
    case ExportFormat::Pdf:
        return Text::tr("A picture that stays sharp at any size, for papers and for printing. It brings its "
                        "fonts along.");
    case ExportFormat::Tikz:
        return Text::tr("A LaTeX drawing; \\input it in a document that XeLaTeX sets.");
    case ExportFormat::Gif:
        return Text::tr("A film: the map grows step by step, again and again.");
    case ExportFormat::Page:
        return Text::tr(
            "One file for any browser that replays the decode word by word, without the internet.");
    case ExportFormat::Csv:
        return Text::tr("The numbers of the view as a table for spreadsheets, exact to the last digit.");
    case ExportFormat::Json:
        return Text::tr("The numbers of the view, or everything about the decode, for programs.");
    case ExportFormat::Npz:
        return Text::tr("Every number of the decode as arrays for NumPy, bit for bit.");
    case ExportFormat::Safetensors:
        return Text::tr("Every number of the decode as arrays for PyTorch and others, bit for bit.");
    case ExportFormat::Alignment:
        break;
    }
    return Text::tr(
        "For each target word the source word with most weight, as 0-0 1-2: word alignments as Pharaoh "
        "has them. There is no room in it to say how it was made.");
}

QString aboutPreset(SizePreset preset)
{
    switch (preset) {
    case SizePreset::Column:
        return Text::tr("84 mm wide, one of two columns of a paper.");
    case SizePreset::Page:
        return Text::tr("174 mm wide, as the text of a paper in two columns.");
    case SizePreset::Slide:
        return Text::tr("1920 pixels wide, as a 16:9 slide. Type is 2.5 times as large as in the window.");
    case SizePreset::Poster:
        return Text::tr("841 mm wide, as an A0 sheet upright. Type is 4 times as large as in the window.");
    case SizePreset::Custom:
        break;
    }
    return Text::tr("The width, the dots to an inch and the size of type below.");
}

QString refusalOf(ExportFormat format, std::optional<ExportView> view)
{
    if (fits(format, view))
        return {};
    if (!view)
        return Text::tr("Such a file shows one view: choose it above.");
    if (!canShowView(format))
        return Text::tr("Such a file has all of the decode: choose “Whole decode” above.");
    return Text::tr("This view is no matrix: there are only pictures of it.");
}

} // namespace lab
