// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

/// The files in which bytes wait until they are a whole file: ".attention-lab-COMPUTER-PROCESS-NUMBER.part".
/// Who writes one holds its lock (flock), which ends with the process, however that ends.
namespace lab {

/// A name in the folder that this process has not used yet.
std::filesystem::path newPartFile(const std::filesystem::path& folder);

/// Marks a part file that this process has just opened as being written.
void lockPartFile(int descriptor);

/// Removes what writers have left that were killed: regular files with such a name, of this user and this
/// computer, whose process is gone and whose lock nobody holds. Looks at most once a minute into a folder,
/// which may be large. For any thread; what goes wrong is passed over.
void removeStalePartFiles(const std::filesystem::path& folder);

} // namespace lab
