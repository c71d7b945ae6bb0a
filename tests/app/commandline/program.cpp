// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandline/program.h"

#include <QProcess>

namespace program {

namespace {

QProcessEnvironment environmentWithoutDisplay()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name :
        {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR", "ATTENTION_LAB_MODELS"})
        environment.remove(name);
    environment.insert("LC_ALL", "C");
    return environment;
}

} // namespace

Result run(const QStringList& arguments, const QByteArray& input, const QString& models)
{
    QProcessEnvironment environment = environmentWithoutDisplay();
    if (!models.isEmpty())
        environment.insert("ATTENTION_LAB_MODELS", models);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(PROGRAM, arguments);
    process.write(input);
    process.closeWriteChannel();
    constexpr int milliseconds = 120'000;
    if (!process.waitForFinished(milliseconds) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace program
