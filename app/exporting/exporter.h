// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportmodel.h"
#include "app/exporting/recipe.h"
#include "model/record/record.h"
#include "model/storage/labelledmatrix.h"
#include "widgets/figures/decodeanimation.h"
#include "widgets/figures/replaypage.h"

#include <filesystem>
#include <functional>

namespace lab {

/// The picture of a view, as an exported file shows it. Needs a QApplication, in the window's thread. Throws
/// ConfigError when the decode has nothing to draw.
Drawing drawExport(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding);

/// The numbers of a view, as an exported table has them. Throws ConfigError as drawExport() does, and for a
/// view that is no matrix.
LabelledMatrix tableOf(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding);

/// How many cells that matrix has; cheaper than its numbers.
std::int64_t cellCount(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding);

/// About how large a file of the whole record will be, in bytes; 0 for files that show a view.
std::int64_t expectedBytes(const ExportRecipe& recipe, const Decoding& decoding);
/// From so many on, a reader is told before it is written.
inline constexpr std::int64_t largeFile = 100'000'000;

/// A file in the making, in two parts: first what has to be painted, step by step in the window's thread;
/// then the rest, in any thread. Texts are in the language of tr() at construction and while painting. All
/// functions throw as writeExport() does.
class ExportWork {
public:
    /// In the window's thread.
    ExportWork(ExportRecipe recipe, ExportModel model, std::shared_ptr<const Decoding> decoding);

    /// To paint: frames of an animation, bands of a picture; 0 for files of the whole record.
    int stepCount() const;
    int paintedSteps() const { return m_painted; }
    bool isPainted() const { return m_painted >= stepCount(); }
    void paintNext();

    /// Once all is painted. The file is written whole or not at all.
    void write(const std::filesystem::path& file) const;

private:
    void writeRecord(const std::filesystem::path& name) const;

    ExportRecipe m_recipe;
    ExportModel m_model;
    std::shared_ptr<const Decoding> m_decoding;
    Metadata m_about;
    int m_painted = 0;
    std::optional<DecodeAnimator> m_animator; // one of these, by the format
    std::optional<PicturePainter> m_picture;
    QByteArray m_bytes;
    LabelledMatrix m_table;
    ReplayPage m_page;
};

/// Called after each step that was painted.
using PaintingProgress = std::function<void(const ExportWork& work)>;

/// Writes what a recipe asks for, whole or not at all, from the decode that `recipe.decode` gives for
/// `recipe.sentence`; every file says where it comes from (provenanceOf()). Pictures, animations and tables
/// of a view need what drawExport() needs; the others can be written in any thread. Texts are in the language
/// of tr(), whatever `recipe.language` says. Throws FileError, ConfigError and FormatError.
void writeExport(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding,
    const std::filesystem::path& file, const PaintingProgress& progress = {});

} // namespace lab
