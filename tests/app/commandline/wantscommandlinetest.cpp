// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/commandline.h"

#include <QTest>

class WantsCommandLineTest : public QObject {
    Q_OBJECT

private slots:
    void decides_data();
    void decides();
};

void WantsCommandLineTest::decides_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::addColumn<bool>("commandLine");

    QTest::newRow("nothing: the window") << QByteArrayList{} << false;
    QTest::newRow("command") << QByteArrayList{"translate", "我爱你。"} << true;
    QTest::newRow("misspelt command") << QByteArrayList{"translat"} << true;
    QTest::newRow("empty word") << QByteArrayList{""} << true;
    QTest::newRow("word longer than names of files") << QByteArrayList{QByteArray(300, 'a')} << true;
    QTest::newRow("help") << QByteArrayList{"--help"} << true;
    QTest::newRow("short help") << QByteArrayList{"-h"} << true;
    QTest::newRow("version") << QByteArrayList{"--version"} << true;
    QTest::newRow("sentence for the window") << QByteArrayList{"我爱你。"} << false;
    QTest::newRow("sentence with spaces") << QByteArrayList{"I love you."} << false;
    QTest::newRow("option of the window") << QByteArrayList{"--model", "zh-en-additive"} << false;
    QTest::newRow("option of Qt") << QByteArrayList{"-platform", "offscreen"} << false;
    QTest::newRow("session to open, perhaps missing") << QByteArrayList{"lesson.attention.json"} << false;
    QTest::newRow("file to open") << QByteArrayList{QByteArray(SOURCE_DIRECTORY) + "/README.md"} << false;
}

void WantsCommandLineTest::decides()
{
    QFETCH(QByteArrayList, arguments);
    QFETCH(bool, commandLine);
    arguments.prepend("attention-lab");
    std::vector<char*> pointers;
    for (QByteArray& argument : arguments)
        pointers.push_back(argument.data());
    QCOMPARE(lab::wantsCommandLine(static_cast<int>(pointers.size()), pointers.data()), commandLine);
}

QTEST_GUILESS_MAIN(WantsCommandLineTest)
#include "wantscommandlinetest.moc"
