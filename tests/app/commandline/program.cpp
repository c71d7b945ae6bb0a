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

struct Start {
    QString command;
    QStringList arguments;
    QProcessEnvironment environment = environmentWithoutDisplay();
    int seconds = 120; ///< after these it is ended
};

Result finish(const Start& start, const QByteArray& input)
{
    QProcess process;
    process.setProcessEnvironment(start.environment);
    process.start(start.command, start.arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(start.seconds * 1000);
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    Result result = {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    const QByteArray called = (start.command + ' ' + start.arguments.join(' ')).toUtf8();
    if (!ended)
        result.error += "Not ended after " + QByteArray::number(start.seconds) + " s: " + called;
    else if (process.exitStatus() != QProcess::NormalExit)
        result.error += "Ended by signal " + QByteArray::number(process.exitCode()) + ": " + called;
    else
        result.exitCode = process.exitCode();
    return result;
}

} // namespace

Result run(const QStringList& arguments, const QByteArray& input, const QString& models)
{
    QProcessEnvironment environment = environmentWithoutDisplay();
    if (!models.isEmpty())
        environment.insert("ATTENTION_LAB_MODELS", models);
    return finish({PROGRAM, arguments, environment}, input);
}

Result runUnder(const QString& limits, const QStringList& arguments, const QByteArray& input)
{
    const QStringList words = {"-c", limits + "; exec \"$0\" \"$@\"", PROGRAM};
    return finish({.command = "/bin/sh", .arguments = words + arguments, .seconds = 60}, input);
}

} // namespace program
