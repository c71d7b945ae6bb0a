// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/inputfile.h"
#include "model/storage/tensorheader.h"

namespace lab {

/// A safetensors file opened for reading. The constructor reads and checks the header alone, so that names
/// and shapes can be compared with what is wanted before any tensor takes memory.
///
/// Throws FileError, or FormatError naming the file, the tensor, what was expected and what was found.
/// Immutable, safe from any thread.
class TensorReader {
public:
    explicit TensorReader(const std::filesystem::path& file);

    const TensorHeader& header() const { return m_header; }
    std::string name() const { return m_file.name(); } ///< the file, as errors say it

    /// The numbers of a tensor of header(), as float32. Throws FormatError when one of them is not finite.
    Matrix read(const TensorEntry& entry) const;

private:
    InputFile m_file;
    std::uint64_t m_dataBegin = 0; ///< position of the first byte after the header
    TensorHeader m_header;
};

} // namespace lab
