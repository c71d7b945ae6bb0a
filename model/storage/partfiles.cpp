// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/partfiles.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lab {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view suffix = ".part";
constexpr auto pauseBetweenLooks = std::chrono::minutes(1);

// Processes of another computer that shares the folder mean nothing here.
const std::string& prefix()
{
    static const std::string text = [] {
        std::array<char, 65> name = {};
        gethostname(name.data(), name.size() - 1);
        return ".attention-lab-" + std::string(name.data()) + "-";
    }();
    return text;
}

/// The process in "PROCESS-NUMBER", both in digits.
std::optional<pid_t> processOf(std::string_view name)
{
    if (!name.starts_with(prefix()) || !name.ends_with(suffix))
        return {};
    name.remove_prefix(prefix().size());
    name.remove_suffix(suffix.size());
    int process = 0;
    unsigned number = 0;
    const char* end = name.data() + name.size();
    const auto first = std::from_chars(name.data(), end, process);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-' || process <= 0)
        return {};
    const auto second = std::from_chars(first.ptr + 1, end, number);
    return second.ec == std::errc() && second.ptr == end ? std::optional<pid_t>(process) : std::nullopt;
}

bool isGone(pid_t process)
{
    return kill(process, 0) != 0 && errno == ESRCH;
}

void removeUnlessWritten(const fs::path& file)
{
    const int descriptor = open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return;
    struct stat status = {};
    const bool own = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == geteuid();
    if (own && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        unlink(file.c_str());
    close(descriptor);
}

bool isTimeToLook(const fs::path& folder)
{
    using Clock = std::chrono::steady_clock;
    static std::mutex mutex;
    static std::map<fs::path, Clock::time_point> looked;
    const std::lock_guard lock(mutex);
    const Clock::time_point now = Clock::now();
    const auto [entry, isNew] = looked.try_emplace(folder, now);
    if (!isNew && now - entry->second < pauseBetweenLooks)
        return false;
    entry->second = now;
    return true;
}

} // namespace

fs::path newPartFile(const fs::path& folder)
{
    static std::atomic<unsigned> counter = 0;
    return folder /
           (prefix() + std::to_string(getpid()) + "-" + std::to_string(counter++) + std::string(suffix));
}

void lockPartFile(int descriptor)
{
    flock(descriptor, LOCK_EX | LOCK_NB); // where there are no locks, the process alone tells
}

void removeStalePartFiles(const fs::path& folder)
{
    if (!isTimeToLook(folder))
        return;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        const std::optional<pid_t> process = processOf(entry->path().filename().native());
        if (process && isGone(*process))
            removeUnlessWritten(entry->path());
    }
}

} // namespace lab
