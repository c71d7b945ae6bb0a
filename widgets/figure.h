// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"
#include "widgets/heatmapdata.h"
#include "widgets/sequentialmap.h"

#include <QImage>
#include <QString>

namespace lab {

/// How a figure is drawn.
struct FigureOptions {
    int widthPixels = 1600; ///< 200…20000; the height follows from the number of rows
    int dpi = 192;          ///< 36…1200; sets the size of type and is stored in the file
    bool dark = false;
    SequentialMap colours = SequentialMap::Blue; ///< for numbers from 0 up
    int steps = -1;                              ///< rows to draw; -1: all steps of the decoding
    std::optional<ReachedRows> reached = {}; ///< how far they have been worked out; by default all is there
    QString scoreFormula; ///< for the title of a score figure, see scoreFormula(); may be empty
    QString modelName;    ///< for the caption; may be empty
    bool words = false;   ///< probabilities between words, see wordmerging.h
    HeadChoice head = {}; ///< whose attention is drawn; the decoding has it
};

/// Draws a heat map with title, axis names, words, numbers where they fit, and a labelled scale: exactly what
/// the window shows. Needs a QApplication (the offscreen platform will do). Throws ConfigError when an option
/// is out of range or the decoding has no step, or no attention, to draw.
QImage renderFigure(const Decoding& decoding, FigureKind kind, const FigureOptions& options = {});

/// Writes a PNG with its resolution, whole or not at all. Throws FileError naming the file.
void saveFigure(const QImage& figure, const QString& file);

} // namespace lab
