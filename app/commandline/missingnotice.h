// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exporter.h"

#include <set>
#include <string>

namespace lab {

/// Says on standard error which characters of pictures no font has, each character once.
class MissingNotice {
public:
    /// Of a file that is no picture nothing is said. Throws as drawExport() does.
    void check(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding,
        const std::string& file);
    void check(const Drawing& drawing, PictureFormat format, const std::string& file);

private:
    void say(const std::u32string& missing, PictureFormat format, const std::string& file);
    std::set<char32_t> m_said;
};

} // namespace lab
