// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

/// The program under test, as a shell without a display runs it.
namespace program {

struct Result {
    int exitCode = -1; ///< -1: it crashed or did not end, as the end of `error` says
    QByteArray output;
    QByteArray error;
};

/// Runs attention-lab with `input` on standard input and waits for its end. `models`, where given, is a
/// folder of models that goes before the others.
Result run(const QStringList& arguments, const QByteArray& input = {}, const QString& models = {});

/// The same after the shell has run `limits`, such as "ulimit -v 200000": a short piece of work, that ends
/// soon or never.
Result runUnder(const QString& limits, const QStringList& arguments, const QByteArray& input = {});

} // namespace program
