// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/exportformat.h"

#include "model/math/error.h"

#include <QFileInfo>

#include <array>

namespace lab {

namespace {

enum class Shows { OneView, ViewOrAll, All };

struct Format {
    ExportFormat format;
    const char* ending;
    Shows shows;
    std::optional<PictureFormat> picture = {};
};

const std::array formats = {
    Format{ExportFormat::Png, "png", Shows::OneView, PictureFormat::Png},
    Format{ExportFormat::Svg, "svg", Shows::OneView, PictureFormat::Svg},
    Format{ExportFormat::Pdf, "pdf", Shows::OneView, PictureFormat::Pdf},
    Format{ExportFormat::Tikz, "tex", Shows::OneView, PictureFormat::Tikz},
    Format{ExportFormat::Gif, "gif", Shows::OneView},
    Format{ExportFormat::Page, "html", Shows::All},
    Format{ExportFormat::Csv, "csv", Shows::OneView},
    Format{ExportFormat::Json, "json", Shows::ViewOrAll},
    Format{ExportFormat::Npz, "npz", Shows::All},
    Format{ExportFormat::Safetensors, "safetensors", Shows::All},
    Format{ExportFormat::Alignment, "align", Shows::All},
};

const Format& entryOf(ExportFormat format)
{
    for (const Format& entry : formats) {
        if (entry.format == format)
            return entry;
    }
    throw ConfigError("There is no export format " + std::to_string(int(format)) + ".");
}

} // namespace

std::optional<ExportFormat> exportFormatOfEnding(const QString& ending)
{
    for (const Format& entry : formats) {
        if (ending.compare(QLatin1String(entry.ending), Qt::CaseInsensitive) == 0)
            return entry.format;
    }
    return {};
}

std::optional<ExportFormat> exportFormatOf(const QString& file)
{
    return exportFormatOfEnding(QFileInfo(file).suffix());
}

std::string endingOf(ExportFormat format)
{
    return entryOf(format).ending;
}

std::string allEndings()
{
    std::string all;
    for (const Format& entry : formats)
        all += (all.empty() ? "." : &entry == &formats.back() ? " or ." : ", .") + std::string(entry.ending);
    return all;
}

bool isPicture(ExportFormat format)
{
    return pictureFormatOf(format) || format == ExportFormat::Gif;
}

std::optional<PictureFormat> pictureFormatOf(ExportFormat format)
{
    return entryOf(format).picture;
}

bool needsView(ExportFormat format)
{
    return entryOf(format).shows == Shows::OneView;
}

bool canShowView(ExportFormat format)
{
    return entryOf(format).shows != Shows::All;
}

std::vector<ExportFormat> exportFormats()
{
    std::vector<ExportFormat> all;
    for (const Format& entry : formats)
        all.push_back(entry.format);
    return all;
}

bool fits(ExportFormat format, std::optional<ExportView> view)
{
    if (!view)
        return !needsView(format);
    return canShowView(format) && (pictureFormatOf(format) || figureKindOf(*view));
}

bool canLeaveOutEnd(ExportFormat format, std::optional<ExportView> view)
{
    return view ? *view != ExportView::Lines && figureKindOf(*view).has_value()
                : format == ExportFormat::Alignment;
}

} // namespace lab
