// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/atomicfile.h"
#include "storagesupport.h"

#include <QRegularExpression>
#include <QTest>

#include <array>
#include <csignal>
#include <memory>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

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

constexpr size_t manyBytes = 1 << 20;

/// A process that does something, says that it is so far, and goes on until it is killed; back when it is so
/// far.
template <typename Begin, typename GoOn>
pid_t processThat(Begin&& begin, GoOn&& goOn)
{
    std::array<int, 2> ready = {};
    if (pipe(ready.data()) != 0)
        return -1;
    const pid_t process = fork();
    if (process == 0) {
        auto begun = begin();
        if (write(ready[1], "x", 1) == 1)
            goOn(begun);
        _exit(1);
    }
    char byte = 0;
    const bool began = read(ready[0], &byte, 1) == 1;
    close(ready[0]);
    close(ready[1]);
    return began ? process : -1;
}

/// It has a file half written.
pid_t processInTheMiddle(const std::filesystem::path& path)
{
    return processThat(
        [&path] {
            auto file = std::make_unique<AtomicFile>(path);
            file->write("ne");
            return file;
        },
        [](const auto&) { pause(); });
}

/// It writes one file again and again, each of equal letters.
pid_t processThatWrites(const std::filesystem::path& path)
{
    const auto write = [&path](char letter) {
        writeFileAtomically(path, std::string(manyBytes, letter));
        return letter;
    };
    return processThat([&write] { return write('a'); },
        [&write](char letter) {
            for (;;)
                letter = write(letter == 'z' ? 'a' : char(letter + 1));
        });
}

/// A process that is killed at the latest when the test ends.
class Process {
public:
    explicit Process(pid_t process) : m_process(process) {}
    ~Process() { killNow(); }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    void killNow()
    {
        if (m_process <= 0)
            return;
        kill(m_process, SIGKILL);
        waitpid(std::exchange(m_process, -1), nullptr, 0);
    }

private:
    pid_t m_process;
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

    void whatAKilledWriterHasLeftGoesWithTheNextFile()
    {
        const Folder folder;
        folder.write("file", "old");
        Process killed(processInTheMiddle(folder.path("file")));
        const QStringList begun = folder.names();
        QCOMPARE(begun.size(), 2);
        QVERIFY(begun[0].startsWith(".attention-lab-") && begun[0].endsWith(".part"));
        QString elsewhere = begun[0]; // another computer that shares the folder
        elsewhere.replace(".attention-lab-", ".attention-lab-elsewhere-");
        QString nameless = begun[0];
        nameless.replace(QRegularExpression("[0-9]+\\.part$"), "x.part");
        for (const QString& other : {elsewhere, nameless, QString("own.part")})
            folder.write(qPrintable(other), "other");
        const Process writing(processInTheMiddle(folder.path("file")));
        QStringList expected = folder.names();
        QCOMPARE(expected.size(), 6);
        killed.killNow();
        QCOMPARE(folder.names(), expected);
        writeFileAtomically(folder.path("file"), "new");
        expected.removeOne(begun[0]);
        QCOMPARE(folder.names(), expected);
        QCOMPARE(folder.read("file"), QByteArray("new"));
    }

    void killedAtAnyMomentAFileIsWholeAndNothingStays()
    {
        const Folder folder;
        for (int round = 0; round < 20; ++round) {
            Process process(processThatWrites(folder.path("file")));
            usleep(useconds_t(500 * round)); // each at another moment
            process.killNow();
            const QByteArray content = folder.read("file");
            QCOMPARE(size_t(content.size()), manyBytes);
            QCOMPARE(content.count(content[0]), content.size());
        }
        writeFileAtomically(folder.path("file"), "new");
        QCOMPARE(folder.names(), QStringList{"file"});
        QCOMPARE(folder.read("file"), QByteArray("new"));
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
