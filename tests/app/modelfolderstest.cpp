// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/modelfolders.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace lab;

class ModelFoldersTest : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { qunsetenv("ATTENTION_LAB_MODELS"); }

    void foldersOfTheEnvironmentComeFirst()
    {
        QTemporaryDir first;
        QTemporaryDir second;
        qputenv("ATTENTION_LAB_MODELS", (first.path() + ':' + second.path()).toUtf8());
        const auto folders = modelFolders();
        QVERIFY(folders.size() >= 2);
        QCOMPARE(QString::fromStdString(folders[0].string()), first.path());
        QCOMPARE(QString::fromStdString(folders[1].string()), second.path());
    }

    void foldersThatDoNotExistAreLeftOut()
    {
        qputenv("ATTENTION_LAB_MODELS", "/no/such/folder");
        for (const auto& folder : modelFolders())
            QVERIFY(std::filesystem::is_directory(folder));
    }

    void theModelsOfTheSourceTreeAreFound()
    {
        const auto folders = modelFolders();
        const std::filesystem::path models = SOURCE_DIRECTORY "/resources/models";
        QVERIFY(std::find(folders.begin(), folders.end(), models) != folders.end());
    }
};

QTEST_GUILESS_MAIN(ModelFoldersTest)
#include "modelfolderstest.moc"
