// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sessiondocument.h"

/// The dialogs of opening, saving and leaving a session.
namespace lab {

QString chooseSessionToOpen(QWidget* window, const QString& suggestion);
QString chooseSessionToSave(QWidget* window, const QString& suggestion);
UnsavedAnswer askAboutUnsaved(QWidget* window, const QString& file);
ChangedAnswer askAboutChanged(QWidget* window, const QString& file);

} // namespace lab
