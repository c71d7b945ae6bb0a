// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wording.h"

namespace lab {

/// The settings while the window starts. A file that cannot be read is set aside under another name before
/// anything is taken from it, and so is one with which a start has died: the window then begins with what it
/// has at first, and notice() says so. Until stood() the settings bear a mark of this process.
class SettingsStart {
public:
    /// Once the application has its name; before anything else reads settings.
    SettingsStart();
    /// An orderly end is no crash, however early.
    ~SettingsStart();
    SettingsStart(const SettingsStart&) = delete;
    SettingsStart& operator=(const SettingsStart&) = delete;

    /// The window has been shown: what was read has done no harm.
    void stood();
    /// What has happened to the settings; empty when they are as they were.
    const Wording& notice() const { return m_notice; }

private:
    Wording m_notice;
};

} // namespace lab
