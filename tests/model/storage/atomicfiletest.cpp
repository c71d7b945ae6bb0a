// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/atomicfile.h"
#include "storagesupport.h"

#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace lab;
using namespace lab::test;

namespace {

// No file may grow beyond `bytes`: the disk is full.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before = {};
    void (*m_handler)(int) = nullptr;
};

} // namespace

class AtomicFileTest : public QObject {
    Q_OBJECT

private slots:
    void writesAllBytes()
    {
        const Folder folder;
        const std::string bytes("a\0b\n\xff", 5);
        writeFileAtomically(folder.path("new"), bytes);
        QCOMPARE(folder.read("new"), QByteArray::fromStdString(bytes));
        QCOMPARE(folder.names(), QStringList{"new"});
    }

    void writesAnEmptyFile()
    {
        const Folder folder;
        writeFileAtomically(folder.path("empty"), "");
        QCOMPARE(folder.names(), QStringList{"empty"});
    }

    void writesIntoTheWorkingFolder()
    {
        const Folder folder;
        const QString before = QDir::currentPath();
        QDir::setCurrent(QString::fromStdString(folder.path().string()));
        writeFileAtomically("here", "x");
        QDir::setCurrent(before);
        QCOMPARE(folder.read("here"), QByteArray("x"));
    }

    void showsNothingBeforeCommit()
    {
        const Folder folder;
        folder.write("file", "old");
        AtomicFile file(folder.path("file"));
        file.write("ne");
        file.write("w");
        QCOMPARE(folder.read("file"), QByteArray("old"));
        file.commit();
        QCOMPARE(folder.read("file"), QByteArray("new"));
        QCOMPARE(folder.names(), QStringList{"file"});
    }

    void withoutCommitLeavesTheOldFile()
    {
        const Folder folder;
        folder.write("file", "old");
        {
            AtomicFile file(folder.path("file"));
            file.write("new");
            QCOMPARE(folder.names().size(), 2);
        }
        QCOMPARE(folder.read("file"), QByteArray("old"));
        QCOMPARE(folder.names(), QStringList{"file"});
    }

    void keepsPermissionsAndFollowsLinks()
    {
        const Folder folder;
        const std::filesystem::path file = folder.write("file", "old");
        std::filesystem::permissions(file, std::filesystem::perms(0640));
        std::filesystem::create_symlink("file", folder.path("link"));
        writeFileAtomically(folder.path("link"), "new");
        QCOMPARE(folder.read("file"), QByteArray("new"));
        QVERIFY(std::filesystem::is_symlink(folder.path("link")));
        QCOMPARE(std::filesystem::status(file).permissions(), std::filesystem::perms(0640));
    }

    void aLinkToNothingMakesItsTarget()
    {
        const Folder folder;
        std::filesystem::create_symlink("file", folder.path("link"));
        writeFileAtomically(folder.path("link"), "new");
        QCOMPARE(folder.read("file"), QByteArray("new"));
        QVERIFY(std::filesystem::is_symlink(folder.path("link")));
    }

    void linksThatGoInACircleAreAnError()
    {
        const Folder folder;
        std::filesystem::create_symlink("a", folder.path("b"));
        std::filesystem::create_symlink("b", folder.path("a"));
        const QString message = messageOf<FileError>([&] { writeFileAtomically(folder.path("a"), "x"); });
        QVERIFY2(message.contains("Too many levels of symbolic links"), qPrintable(message));
    }

    void aNewFileHasOrdinaryPermissions()
    {
        const Folder folder;
        const mode_t before = umask(022);
        writeFileAtomically(folder.path("file"), "x");
        umask(before);
        QCOMPARE(std::filesystem::status(folder.path("file")).permissions(), std::filesystem::perms(0644));
    }

    void missingFolderIsAnError()
    {
        const Folder folder;
        const QString message =
            messageOf<FileError>([&] { writeFileAtomically(folder.path("no/file"), "x"); });
        QVERIFY2(message.contains("no/file") && message.contains("No such file"), qPrintable(message));
    }

    void aFolderIsAnError()
    {
        const Folder folder;
        const QString message = messageOf<FileError>([&] { writeFileAtomically(folder.path(), "x"); });
        QVERIFY2(message.contains("Is a directory"), qPrintable(message));
        QVERIFY(folder.names().isEmpty());
    }

    void anUnwritableFolderIsAnError()
    {
        const Folder folder;
        chmod(folder.path().c_str(), 0555);
        QString message;
        {
            const OrdinaryUser user;
            if (!user.active())
                QSKIP("this user cannot give up its rights");
            message = messageOf<FileError>([&] { writeFileAtomically(folder.path("file"), "x"); });
        }
        chmod(folder.path().c_str(), 0755);
        QVERIFY2(message.contains("Permission denied"), qPrintable(message));
        QVERIFY(folder.names().isEmpty());
    }

    void aDeviceIsWrittenDirectly()
    {
        writeFileAtomically("/dev/null", "x");
        QVERIFY(std::filesystem::is_character_file("/dev/null"));
    }

    void aFullDeviceIsAnError()
    {
        const QString message = messageOf<FileError>([] { writeFileAtomically("/dev/full", "x"); });
        QVERIFY2(message.contains("No space left on device"), qPrintable(message));
        QVERIFY(std::filesystem::is_character_file("/dev/full"));
    }

    void aFullDiskLeavesTheOldFile()
    {
        const Folder folder;
        folder.write("file", "old");
        QString message;
        {
            const FullDisk disk(1000);
            message = messageOf<FileError>(
                [&] { writeFileAtomically(folder.path("file"), std::string(5000, 'x')); });
        }
        QVERIFY2(message.contains("File too large"), qPrintable(message));
        QCOMPARE(folder.read("file"), QByteArray("old"));
        QCOMPARE(folder.names(), QStringList{"file"});
    }
};

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "atomicfiletest.moc"
