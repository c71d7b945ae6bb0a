// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/error.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

/// Files and errors for the tests of this folder.
namespace lab::test {

/// What `action` says when it throws an Expected; "nothing" when it does not throw. Other errors go on and
/// fail the test.
template <typename Expected, typename Action>
QString messageOf(Action&& action)
{
    try {
        action();
    } catch (const Expected& error) {
        return QString::fromUtf8(error.what());
    }
    return QStringLiteral("nothing");
}

/// True when `action` succeeds or throws a FormatError; other errors go on and fail the test.
template <typename Action>
bool refusedOrValid(Action&& action)
{
    try {
        action();
    } catch (const FormatError&) {
    }
    return true;
}

/// A folder for one test.
class Folder {
public:
    std::filesystem::path path(const char* name = "") const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::filesystem::path write(const char* name, const QByteArray& bytes) const
    {
        QFile file(QString::fromStdString(path(name).string()));
        file.remove(); // some file systems wait for the disk when a file is cut short and written again
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a file of the test");
        return path(name);
    }
    QByteArray read(const char* name) const
    {
        QFile file(QString::fromStdString(path(name).string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Names of everything in the folder, hidden files too.
    QStringList names() const
    {
        return QDir(m_folder.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }

private:
    QTemporaryDir m_folder;
};

/// The bytes of a safetensors file with this header and this data.
inline QByteArray tensorBytes(const QByteArray& header, const QByteArray& data)
{
    QByteArray length(8, '\0');
    qToLittleEndian<quint64>(static_cast<quint64>(header.size()), length.data());
    return length + header + data;
}

/// As long as it lives, the program has the rights of an ordinary user: root may read and write everything.
class OrdinaryUser {
public:
    OrdinaryUser() : m_user(geteuid()) { m_active = m_user != 0 || seteuid(65534) == 0; }
    ~OrdinaryUser()
    {
        if (seteuid(m_user) != 0)
            qFatal("cannot become root again");
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;
    bool active() const { return m_active; }

private:
    uid_t m_user;
    bool m_active = false;
};

} // namespace lab::test
