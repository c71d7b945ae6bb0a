// SPDX-License-Identifier: GPL-3.0-or-later
// exportbench FOLDER N FORMAT: how long it takes to make a heat map of N x N probabilities, 900 pixels wide,
// a file of that format (png, svg, pdf, tex) in FOLDER, and by how much the memory grows meanwhile; with the
// numbers of the map, for a rival to draw. As one JSON line.
#include "tests/benchmarks/measuring.h"
#include "tests/support/peakmemory.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/figures/figure.h"
#include "widgets/figures/matrixexport.h"
#include "widgets/figures/picture.h"

#include <QApplication>
#include <QDir>

#include <stdexcept>

namespace {

using namespace lab::benchmark;

constexpr double width = 900; // logical pixels, which are those of a PNG with 96 dpi
constexpr int dpi = 96;
constexpr int mostNumbers = 10'000; // larger maps have no rival

nlohmann::json matrixOf(const lab::Decoding& decoding, const lab::FigureOptions& figure)
{
    const lab::LabelledMatrix matrix =
        lab::labelledMatrix(lab::figureData(decoding, lab::FigureKind::Probabilities, figure));
    nlohmann::json rows = nlohmann::json::array();
    if (matrix.values.size() > mostNumbers)
        return rows;
    for (lab::Index row = 0; row < matrix.values.rows(); ++row)
        rows.push_back(std::vector<float>(matrix.values.row(row).begin(), matrix.values.row(row).end()));
    return rows;
}

nlohmann::json measure(const Arguments& arguments)
{
    const QString format = QString::fromStdString(arguments.words[2]);
    const QString file =
        QDir(QString::fromStdString(arguments.words[0])).filePath(QStringLiteral("map.") + format);
    const int size = std::stoi(arguments.words[1]);
    const auto picture = lab::pictureFormatOf(file);
    if (size < 1 || size > 4096 || !picture)
        throw std::invalid_argument("N is 1 to 4096, FORMAT png, svg, pdf or tex.");
    const lab::Decoding decoding = lab::longDecoding(size, size, 2);
    lab::FigureOptions figure;
    figure.width = width;
    const auto save = [&] {
        const lab::Drawing drawing = lab::drawFigure(decoding, lab::FigureKind::Probabilities, figure);
        lab::savePicture(drawing, {*picture, dpi, {}}, file);
        return drawing.size;
    };
    const QSizeF drawn = save(); // fonts are read once
    const double growth = peakGrowth(save);
    std::vector<double> times;
    const auto begin = Clock::now();
    do {
        const auto saveBegin = Clock::now();
        save();
        times.push_back(microsecondsSince(saveBegin) / 1e3);
    } while (microsecondsSince(begin) < arguments.seconds(2) * 1e6);
    return {{"milliseconds", median(times)}, {"bytes", QFileInfo(file).size()}, {"peak", growth},
        {"width", int(drawn.width())}, {"height", int(drawn.height())},
        {"matrix", matrixOf(decoding, figure)}};
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    return printMeasurement(argumentsOf(argc, argv), 3, "exportbench FOLDER N FORMAT", measure);
}
