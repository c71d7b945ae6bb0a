// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/chartfile.h"

#include "app/commandline/exportarguments.h"
#include "app/commandline/missingnotice.h"
#include "app/commandline/offscreenapplication.h"

#include <CLI/CLI.hpp>
#include <QFile>

namespace lab {

namespace {

constexpr const char* group = "Chart";

QString fileOf(const ChartFile& chart)
{
    return QFile::decodeName(chart.name.c_str());
}

} // namespace

void addChartOptions(CLI::App& command, ChartFile& chart)
{
    CLI::Option* name = command
                            .add_option("--chart", chart.name,
                                "Also draw it, as .png, .svg, .pdf or .tex by the ending of the name")
                            ->type_name("FILE")
                            ->group(group);
    command.add_option("--width", chart.width, "Width of the chart in pixels")
        ->check(CLI::Range(200, 20000))
        ->type_name("PX")
        ->group(group)
        ->needs(name)
        ->capture_default_str();
    command.add_option("--dpi", chart.picture.dpi, "Pixels to an inch: sets the size of type")
        ->check(CLI::Range(36, 1200))
        ->type_name("N")
        ->group(group)
        ->needs(name)
        ->capture_default_str();
    command.add_flag("--dark", chart.curves.dark, "On a dark background")->group(group)->needs(name);
    command.add_flag("--transparent", chart.curves.transparent, "Leave out the background")
        ->group(group)
        ->needs(name);
    command.add_flag("--force", chart.force, "Replace a file that exists")->group(group)->needs(name);
}

void checkChart(const ChartFile& chart)
{
    if (chart.name.empty())
        return;
    if (!pictureFormatOf(fileOf(chart)))
        throw CLI::ValidationError("--chart", chart.name + " must end in .png, .svg, .pdf or .tex");
    requireFree(chart.name, chart.force);
}

void saveChart(
    const ChartFile& chart, const std::string& about, const std::function<Drawing(const CurveOptions&)>& draw)
{
    if (chart.name.empty())
        return;
    const OffscreenApplication application;
    CurveOptions curves = chart.curves;
    curves.width = chart.width * pixelsPerInch / chart.picture.dpi;
    PictureOptions picture = chart.picture;
    picture.format = pictureFormatOf(fileOf(chart)).value();
    picture.metadata = {{"Software", "Attention Lab " ATTENTION_LAB_VERSION}, {"Command", about}};
    const Drawing drawing = draw(curves);
    savePicture(drawing, picture, fileOf(chart));
    MissingNotice().check(drawing, picture.format, chart.name);
}

} // namespace lab
