// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportfacts.h"

#include "app/exportdialog/exporttexts.h"
#include "app/exportdialog/figuresize.h"
#include "widgets/cellpainter.h"

#include <QCoreApplication>
#include <QLocale>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ExportFacts)
};

QString millimetres(double logical)
{
    return QString::number(logical / pixelsPerInch * millimetresPerInch, 'f', 1);
}

QString sizeFacts(const ExportRecipe& recipe, const Drawing& drawing)
{
    const QString size =
        Text::tr("%1 × %2 mm").arg(millimetres(drawing.size.width()), millimetres(drawing.size.height()));
    const auto picture = pictureFormatOf(recipe.format);
    if (picture && picture != PictureFormat::Png)
        return size;
    const QSize pixels = pictureSize(drawing, recipe.dpi);
    return Text::tr("%1 × %2 pixels · %3").arg(pixels.width()).arg(pixels.height()).arg(size);
}

/// Above so many cells a file of vectors has them as an image.
QString imageFact(const ExportRecipe& recipe, const ExportSubject& subject)
{
    const auto picture = pictureFormatOf(recipe.format);
    if (!picture || picture == PictureFormat::Png || !figureKindOf(*recipe.view))
        return {};
    const std::int64_t cells = cellCount(recipe, subject.model, *subject.decoding);
    if (cells <= mostCellRectangles)
        return {};
    return Text::tr(
        "This map has %1 cells. From %2 on they are kept as an image inside the file, with exactly "
        "one pixel to a cell; letters and lines stay vectors.")
        .arg(cells)
        .arg(mostCellRectangles + 1);
}

QString slideFact(const ExportRecipe& recipe, const Drawing& drawing)
{
    const QSize pixels = pictureSize(drawing, recipe.dpi);
    if (pixels.height() <= slideHeight)
        return {};
    return Text::tr("With its many rows it is higher than a slide of 1920 × %1 pixels.").arg(slideHeight);
}

/// Of a file that takes a while; the others are as large as they are.
QString sizeFact(std::int64_t bytes)
{
    return bytes < largeFile ? QString()
                             : u'\n' + Text::tr("The file will have about %1 MB.").arg(bytes / 1'000'000);
}

} // namespace

QString factsOf(
    const ExportRecipe& recipe, const ExportSubject& subject, const Drawing& drawing, bool isSlide)
{
    QStringList facts = {
        Text::tr("%1 · .%2")
            .arg(sizeFacts(recipe, drawing), QString::fromStdString(endingOf(recipe.format)))};
    facts.append(imageFact(recipe, subject));
    if (isSlide)
        facts.append(slideFact(recipe, drawing));
    facts.removeAll(QString());
    return facts.join(u'\n');
}

QString contentOf(const ExportRecipe& recipe, const ExportSubject& subject)
{
    if (!recipe.view)
        return aboutFormat(recipe.format) + sizeFact(expectedBytes(recipe, *subject.decoding));
    const LabelledMatrix table = tableOf(recipe, subject.model, *subject.decoding);
    return aboutFormat(recipe.format) + u'\n' +
           Text::tr("%1 rows, %2 columns").arg(table.rowLabels.size()).arg(table.columnLabels.size());
}

} // namespace lab
