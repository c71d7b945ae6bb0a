// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportlanguagepage.h"
#include "app/exportdialog/exportsizepage.h"
#include "app/exportdialog/exportwhatpage.h"
#include "app/exporting/provenance.h"
#include "app/language.h"
#include "app/messagebar.h"
#include "model/decoding/decode.h"
#include "tests/app/exportfixture.h"

#include <QDoubleSpinBox>
#include <QMimeData>
#include <QProgressBar>
#include <QSpinBox>

#include <unistd.h>

using namespace lab;
using namespace lab::test;

/// Files that the window writes, and what it does where it cannot.
class ExportFilesTest : public ExportFixture {
    Q_OBJECT

    void choose(ExportView view, ExportFormat format)
    {
        open(view);
        ExportFixture::choose(dialog()->page<ExportWhatPage>().formatBox(), int(format));
        if (dialog()->choices().format == format)
            return;
        const QComboBox& views = dialog()->page<ExportWhatPage>().viewBox();
        ExportFixture::choose(dialog()->page<ExportWhatPage>().viewBox(), views.count() - 1);
        ExportFixture::choose(dialog()->page<ExportWhatPage>().formatBox(), int(format));
        QCOMPARE(dialog()->choices().format, format);
    }

    static void addFormats()
    {
        QTest::addColumn<ExportFormat>("format");
        for (const ExportFormat format : exportFormats()) {
            if (format != ExportFormat::Alignment) // which cannot say how it was made
                QTest::newRow(endingOf(format).c_str()) << format;
        }
    }

    QString nameFor(ExportFormat format) const
    {
        return m_folder.filePath(QStringLiteral("file.") + QString::fromStdString(endingOf(format)));
    }

private slots:
    void cleanup()
    {
        for (const ExportFormat format : exportFormats())
            QFile::remove(nameFor(format));
        ExportFixture::cleanup();
    }

    void everyFileIsMadeAgainFromItsRecipe_data() { addFormats(); }

    void everyFileIsMadeAgainFromItsRecipe()
    {
        QFETCH(ExportFormat, format);
        press(Qt::Key_Home);
        press(Qt::Key_Right);
        press(Qt::Key_S);
        for (int time = 0; time < 3; ++time)
            press(Qt::Key_Right);
        QVERIFY(!isRowDone(moment()));
        choose(ExportView::Probabilities, format);
        const QString file = exported(QFileInfo(nameFor(format)).fileName());
        QVERIFY(!file.isEmpty());
        QVERIFY(m_window->messageBar().text().contains(file));
        const ExportRecipe recipe = recipeOf(readProvenance(file.toStdString()), "file");
        QCOMPARE(recipe.model, std::string("tiny"));
        QCOMPARE(recipe.modelHash, modelHash(m_bundle->folder));
        if (format != ExportFormat::Gif)
            QCOMPARE(recipe.place, placeOf(moment()));
        const QString again = m_folder.filePath(QStringLiteral("again"));
        writeExport(recipe, {m_bundle->name, m_bundle->config, modelHash(m_bundle->folder)},
            decode(m_bundle->model, recipe.sentence, recipe.decode), again.toStdString());
        QVERIFY(contentOf(again).size() > 100);
        QVERIFY(contentOf(again) == contentOf(file));
    }

    void aPageOpensInItsLanguageAndIsMadeAgain()
    {
        choose(ExportView::Probabilities, ExportFormat::Page);
        ExportFixture::choose(dialog()->page<ExportLanguagePage>().languageBox(), 2);
        const QString file = exported(QStringLiteral("file.html"));
        QVERIFY(contentOf(file).contains("<html lang=\"zh-CN\""));
        const ExportRecipe recipe = recipeOf(readProvenance(file.toStdString()), "file");
        QCOMPARE(recipe.language, std::string("en"));
        const QString again = m_folder.filePath(QStringLiteral("again"));
        writeExport(recipe, {m_bundle->name, m_bundle->config, modelHash(m_bundle->folder)},
            *moment().decoding, again.toStdString());
        QVERIFY(contentOf(again) == contentOf(file));
    }

    void aNameWithoutEndingGetsItAndIsAskedAbout()
    {
        choose(ExportView::Probabilities, ExportFormat::Csv);
        const QString file = nameFor(ExportFormat::Csv);
        QFile old(file);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        QStringList asked;
        bool answer = false;
        dialog()->setQuestions({[this](QWidget*, const QString& suggestion) {
                                    return suggestion.endsWith(QStringLiteral("probabilities.csv"))
                                               ? m_folder.filePath(QStringLiteral("file"))
                                               : QString();
                                },
            [&](QWidget*, const QString& name) {
                asked.append(name);
                return answer;
            }});
        QTest::mouseClick(&dialog()->exportButton(), Qt::LeftButton);
        QCOMPARE(asked, QStringList{file});
        QVERIFY(dialog()->isVisible());
        QCOMPARE(contentOf(file), QByteArray("old"));
        answer = true;
        QSignalSpy done(dialog(), &ExportDialog::exported);
        QTest::mouseClick(&dialog()->exportButton(), Qt::LeftButton);
        QVERIFY(done.wait());
        QVERIFY(contentOf(file).startsWith("\xEF\xBB\xBF# Software"));
        QCOMPARE(m_window->exporting().choices().folder, QFileInfo(file).absolutePath());
    }

    void theEndingIsThatOfTheFormat()
    {
        QCOMPARE(withEnding(QStringLiteral("/a/map.PNG"), ExportFormat::Png), QStringLiteral("/a/map.PNG"));
        QCOMPARE(withEnding(QStringLiteral("/a/map.v2"), ExportFormat::Png), QStringLiteral("/a/map.v2.png"));
        QCOMPARE(withEnding(QStringLiteral("/a.png/m"), ExportFormat::Png), QStringLiteral("/a.png/m.png"));
    }

    void aFullDiskIsAMessageInTheDialog_data() { addFormats(); }

    void aFullDiskIsAMessageInTheDialog()
    {
        QFETCH(ExportFormat, format);
        choose(ExportView::Scores, format);
        const QString file = nameFor(format);
        QVERIFY(QFile::link(QStringLiteral("/dev/full"), file));
        refuse(file);
        QVERIFY2(dialog()->messageBar().text().contains(QStringLiteral("No space left")),
            qPrintable(dialog()->messageBar().text()));
    }

    void aMissingFolderIsAMessageInTheDialog()
    {
        choose(ExportView::Scores, ExportFormat::Png);
        refuse(m_folder.filePath(QStringLiteral("missing/map.png")));
        QVERIFY(dialog()->messageBar().text().contains(QStringLiteral("missing/map.png")));
        const QString file = exported(QStringLiteral("file.png")); // nothing is lost
        QVERIFY(!QImage(file).isNull());
    }

    void anAbsurdSizeIsSaidBeforeThereIsAFile()
    {
        choose(ExportView::Scores, ExportFormat::Png);
        const ExportSizePage& page = dialog()->page<ExportSizePage>();
        enter(page.widthBox(), QStringLiteral("2000"));
        enter(page.dpiBox(), QStringLiteral("1200"));
        QTRY_VERIFY(dialog()->facts().contains(QStringLiteral("94488")));
        QVERIFY(!dialog()->exportButton().isEnabled());
        ExportFixture::choose(dialog()->page<ExportWhatPage>().formatBox(), int(ExportFormat::Svg));
        QTRY_VERIFY(dialog()->exportButton().isEnabled());
    }

    void whatIsBeingPaintedCanBeGivenUp_data()
    {
        QTest::addColumn<ExportFormat>("format");
        QTest::newRow("frames of an animation") << ExportFormat::Gif;
        QTest::newRow("bands of a large picture") << ExportFormat::Png;
    }

    void whatIsBeingPaintedCanBeGivenUp()
    {
        QFETCH(ExportFormat, format);
        choose(ExportView::Scores, format);
        if (format == ExportFormat::Png)
            enter(dialog()->page<ExportSizePage>().dpiBox(), QStringLiteral("900"));
        const QString file = nameFor(format);
        dialog()->setQuestions({[file](QWidget*, const QString&) { return file; }, askToReplace});
        auto* progress = dialog()->findChild<QProgressBar*>();
        dialog()->exportFile();
        QVERIFY(progress->isVisible());
        if (format == ExportFormat::Gif)
            QCOMPARE(progress->maximum(), stepCount(moment()));
        QVERIFY(progress->maximum() > 2);
        QTRY_VERIFY(progress->value() > 0); // some frames are painted
        QVERIFY(dialog()->closeButton().isEnabled());
        QTest::mouseClick(&dialog()->closeButton(), Qt::LeftButton);
        QVERIFY(!progress->isVisible());
        QVERIFY(dialog()->isVisible());
        QVERIFY(dialog()->exportButton().isEnabled());
        QVERIFY(!QFileInfo::exists(file));
        QVERIFY(!exported(QFileInfo(file).fileName()).isEmpty());
    }

private:
    /// Tries to write there and waits for what the dialog says.
    void refuse(const QString& file)
    {
        dialog()->setQuestions({[file](QWidget*, const QString&) { return file; }, askToReplace});
        dialog()->exportFile();
        QTRY_VERIFY(dialog()->messageBar().isVisible());
        QVERIFY(dialog()->isVisible());
        QVERIFY(dialog()->exportButton().isEnabled());
        QVERIFY(!dialog()->messageBar().text().contains(u'\n'));
    }
};

QTEST_MAIN(ExportFilesTest)
#include "exportfilestest.moc"
