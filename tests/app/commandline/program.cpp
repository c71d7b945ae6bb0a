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

Result finish(const QProcessEnvironment& environment, const QString& command, const QStringList& arguments,
    const QByteArray& input)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(command, arguments);
    process.write(input);
    process.closeWriteChannel();
    constexpr int milliseconds = 120'000;
    const bool ended = process.waitForFinished(milliseconds) && process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

Result run(const QStringList& arguments, const QByteArray& input, const QString& models)
{
    QProcessEnvironment environment = environmentWithoutDisplay();
    if (!models.isEmpty())
        environment.insert("ATTENTION_LAB_MODELS", models);
    return finish(environment, PROGRAM, arguments, input);
}

Result runUnder(const QString& limits, const QStringList& arguments, const QByteArray& input)
{
    const QStringList words = {"-c", limits + "; exec \"$0\" \"$@\"", PROGRAM};
    return finish(environmentWithoutDisplay(), "/bin/sh", words + arguments, input);
}

} // namespace program
