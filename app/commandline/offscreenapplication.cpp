// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/offscreenapplication.h"

#include "app/workers.h"
#include "widgets/figures/temporaryname.h"

#include <clocale>
#include <cstring>
#include <langinfo.h>
#include <new>

namespace lab {

namespace {

void setUnlessSet(const char* name, const QByteArray& value)
{
    if (!qEnvironmentVariableIsSet(name))
        qputenv(name, value);
}

// Qt wants file names in UTF-8, and says so on standard error where the locale has another encoding.
void useUtf8Locale()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
}

/// Where TMPDIR has no room for it, in the system's folder, so that Qt does not look for a place of its own.
std::unique_ptr<QTemporaryDir> runtimeFolder()
{
    auto folder = std::make_unique<QTemporaryDir>(temporaryName());
    return folder->isValid() ? std::move(folder)
                             : std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/attention-lab-XXXXXX"));
}

} // namespace

OffscreenApplication::OffscreenApplication() : m_runtimeFolder(runtimeFolder())
{
    static char name[] = "attention-lab";
    static char* arguments[] = {name, nullptr};
    static int count = 1;                    // QApplication keeps a reference
    qputenv("QT_QPA_PLATFORM", "offscreen"); // whatever there is: nothing is shown
    if (m_runtimeFolder->isValid())
        setUnlessSet("XDG_RUNTIME_DIR", m_runtimeFolder->path().toLocal8Bit());
    qunsetenv("QT_QPA_PLATFORMTHEME");
    qputenv("QT_NO_GLIB", "1"); // which ends the program by a signal where it finds no memory
    useUtf8Locale();
    m_application = std::make_unique<QApplication>(count, arguments);
    if (!startPaintingThreads(1))
        throw std::bad_alloc();
}

} // namespace lab
