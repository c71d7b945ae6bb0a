// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/missingnotice.h"

#include "app/commandline/notices.h"
#include "model/text/utf8.h"
#include "widgets/figures/drawntexts.h"

#include <algorithm>

namespace lab {

namespace {

constexpr std::size_t mostNamed = 20;

bool isChinese(char32_t character)
{
    return (character >= 0x2E80 && character <= 0x9FFF) || (character >= 0xF900 && character <= 0xFAFF) ||
           (character >= 0xFF00 && character <= 0xFFEF) || (character >= 0x20000 && character <= 0x3FFFF);
}

/// "欢迎 (U+6B22, U+8FCE)"
std::string named(const std::u32string& characters)
{
    std::string codes;
    for (const char32_t character : characters.substr(0, mostNamed))
        codes += (codes.empty() ? "" : ", ") + codePointName(character);
    const std::string rest = characters.size() > mostNamed
                                 ? " and " + std::to_string(characters.size() - mostNamed) + " more"
                                 : "";
    return encodeUtf8(characters.substr(0, mostNamed)) + " (" + codes + rest + ")";
}

/// A text of an SVG is drawn by whoever opens it.
std::string consequence(PictureFormat format)
{
    if (format == PictureFormat::Tikz)
        return ", so XeLaTeX leaves them out";
    return format == PictureFormat::Svg ? ", so they are empty boxes wherever no font has them"
                                        : ", so they are empty boxes";
}

} // namespace

void MissingNotice::check(
    const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding, const std::string& file)
{
    if (isPicture(recipe.format))
        check(drawExport(recipe, model, decoding),
            pictureFormatOf(recipe.format).value_or(PictureFormat::Png), file);
}

void MissingNotice::check(const Drawing& drawing, PictureFormat format, const std::string& file)
{
    std::u32string missing = missingCharacters(drawing, format == PictureFormat::Tikz);
    std::erase_if(missing, [this](char32_t character) { return !m_said.insert(character).second; });
    if (!missing.empty())
        say(missing, format, file);
}

void MissingNotice::say(const std::u32string& missing, PictureFormat format, const std::string& file)
{
    const bool chinese = std::any_of(missing.begin(), missing.end(), isChinese);
    printNotice(file + ": no font " + (format == PictureFormat::Tikz ? "of the picture" : "here") + " has " +
                named(missing) + consequence(format) +
                (chinese ? "; the package fonts-noto-cjk has Chinese characters" : ""));
}

} // namespace lab
