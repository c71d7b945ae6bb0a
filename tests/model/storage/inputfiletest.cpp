// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/inputfile.h"
#include "storagesupport.h"

#include <QTest>

#include <array>

using namespace lab;
using namespace lab::test;

class InputFileTest : public QObject {
    Q_OBJECT

private slots:
    void readsAnywhere()
    {
        const Folder folder;
        const InputFile file(folder.write("file", "0123456789"));
        QCOMPARE(file.size(), 10U);
        std::array<char, 3> bytes = {};
        file.read(7, bytes);
        QCOMPARE(std::string(bytes.data(), 3), std::string("789"));
        file.read(0, bytes);
        QCOMPARE(std::string(bytes.data(), 3), std::string("012"));
    }

    void refusesToReadPastTheEnd()
    {
        const Folder folder;
        const InputFile file(folder.write("file", "0123456789"));
        std::array<char, 3> bytes = {};
        const QString message = messageOf<FileError>([&] { file.read(8, bytes); });
        QVERIFY2(message.contains("ends at byte 10, 1 bytes too early"), qPrintable(message));
    }

    void readsAWholeFileUpToALimit()
    {
        const Folder folder;
        const std::filesystem::path file = folder.write("file", QByteArray("a\0b", 3));
        QCOMPARE(readFile(file, 3), std::string("a\0b", 3));
        const QString message = messageOf<FormatError>([&] { readFile(file, 2); });
        QVERIFY2(message.contains("expected at most 2 bytes, found 3"), qPrintable(message));
    }

    void missingFolderAndPipeAreErrors()
    {
        const Folder folder;
        mkfifo(folder.path("pipe").c_str(), 0600);
        const auto read = [&](const char* name) {
            return messageOf<FileError>([&] { readFile(folder.path(name), 9); });
        };
        QVERIFY2(read("missing").contains("No such file"), qPrintable(read("missing")));
        QVERIFY2(read("").contains("Is a directory"), qPrintable(read("")));
        QVERIFY2(read("pipe").contains("Not a regular file"), qPrintable(read("pipe")));
    }

    void unreadableIsAnError()
    {
        const Folder folder;
        const std::filesystem::path file = folder.write("file", "x");
        chmod(file.c_str(), 0);
        const OrdinaryUser user;
        if (!user.active())
            QSKIP("this user cannot give up its rights");
        const QString message = messageOf<FileError>([&] { readFile(file, 9); });
        QVERIFY2(message.contains("Permission denied"), qPrintable(message));
    }
};

QTEST_GUILESS_MAIN(InputFileTest)
#include "inputfiletest.moc"
