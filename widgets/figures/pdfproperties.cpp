// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/pdfproperties.h"

#include "widgets/figures/pdfcursor.h"

namespace lab {

namespace {

constexpr std::size_t bytesOfEntry = 20; // of the table of objects

/// Where the table of objects begins, as the end of the file says.
std::size_t tablePlace(std::string_view bytes)
{
    constexpr std::string_view mark = "startxref";
    const std::size_t found = bytes.rfind(mark);
    PdfCursor cursor(bytes, found == std::string_view::npos ? bytes.size() : found);
    cursor.require(mark);
    return cursor.number();
}

/// Goes through the table of objects, which begins at the cursor, into the trailer's dictionary. Returns
/// where the entry of an object is, 0 where there is none.
std::size_t passTable(PdfCursor& cursor, std::uint64_t object)
{
    std::size_t entry = 0;
    cursor.require("xref");
    while (!cursor.take("trailer")) {
        const std::uint64_t first = cursor.number();
        const std::uint64_t count = cursor.number();
        cursor.passSpace();
        const std::size_t begin = cursor.place();
        cursor.pass(count, bytesOfEntry);
        if (object >= first && object - first < count)
            entry = begin + bytesOfEntry * (object - first);
    }
    cursor.require("<<");
    return entry;
}

} // namespace

Metadata propertiesOfPdf(std::string_view bytes)
{
    const std::size_t begin = tablePlace(bytes);
    PdfCursor trailer(bytes, begin);
    passTable(trailer, 0);
    if (!trailer.passTo("/Info"))
        return {};
    const std::uint64_t object = trailer.number();
    PdfCursor table(bytes, begin);
    const std::size_t entry = passTable(table, object);
    if (entry == 0)
        trailer.fail("the number of an object in the table");
    PdfCursor info(bytes, PdfCursor(bytes, entry).number());
    if (info.number() != object)
        info.fail("the object that the table says");
    info.number(); // of its version
    info.require("obj");
    info.require("<<");
    Metadata metadata;
    if (!info.passTo(pdfPropertiesKey))
        return metadata;
    for (info.require("<<"); !info.take(">>"); info.require("]")) {
        info.name();
        info.require("[");
        std::string name = info.text();
        addRead(metadata, std::move(name), info.text());
    }
    return metadata;
}

} // namespace lab
