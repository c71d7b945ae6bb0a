// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settingsstart.h"

#include "app/appearancesettings.h"
#include "app/plainsettings.h"
#include "app/settings.h"

#include <QCoreApplication>
#include <QFile>
#include <QSysInfo>

#include <cerrno>
#include <csignal>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SettingsStart)
};

const QString marksGroup = QStringLiteral("starting"); // a process each, with its computer

QString ownMark()
{
    return QString::number(QCoreApplication::applicationPid());
}

bool isGone(const QString& process)
{
    bool isNumber = false;
    const int number = process.toInt(&isNumber);
    return !isNumber || number <= 0 || (kill(number, 0) != 0 && errno == ESRCH);
}

/// Whether a process of this computer has marked its start and is there no more.
bool hasDied()
{
    const Settings marks(marksGroup);
    const QStringList processes = marks.keys();
    return std::any_of(processes.begin(), processes.end(), [&marks](const QString& process) {
        return marks.text(process) == QSysInfo::machineHostName() && isGone(process);
    });
}

/// Another name for the file beside it; the first that is free, for a while.
QString nameAside(const QString& file)
{
    constexpr int most = 9;
    QString name = file + QStringLiteral(".set-aside");
    for (int number = 2; QFile::exists(name) && number <= most; ++number)
        name = file + QStringLiteral(".set-aside-%1").arg(number);
    return name;
}

/// Where the file is now. Where it cannot be moved, nothing is read from it, and nothing kept.
QString setAside(const QString& file)
{
    const QString aside = nameAside(file);
    QFile::remove(aside);
    if (QFile::rename(file, aside))
        return aside;
    QSettings::setPath(QSettings().format(), QSettings::UserScope, QStringLiteral("/dev/null")); // no folder
    return file;
}

} // namespace

SettingsStart::SettingsStart()
{
    const QString file = Settings().file();
    if (!holdsPlainSettings(file)) {
        m_notice = [aside = setAside(file)] {
            return Text::tr(
                "The settings cannot be read, so everything is as at first. The old ones are in %1.")
                .arg(aside);
        };
    } else if (hasDied()) {
        const Language language = storedLanguage();
        m_notice = [aside = setAside(file)] {
            return Text::tr("Attention Lab did not start properly last time, so everything is as at first. "
                            "The old settings are in %1.")
                .arg(aside);
        };
        storeLanguage(language);
    }
    Settings(marksGroup).set(ownMark(), QSysInfo::machineHostName());
}

SettingsStart::~SettingsStart()
{
    stood();
}

void SettingsStart::stood()
{
    Settings(marksGroup).remove(ownMark());
}

} // namespace lab
