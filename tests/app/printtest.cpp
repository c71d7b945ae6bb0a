// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/printing/printpage.h"
#include "app/printing/printpreview.h"
#include "app/windowprint.h"
#include "tests/app/exportfixture.h"
#include "tests/support/outputof.h"

#include <QAccessible>
#include <QImage>
#include <QPrintDialog>
#include <QPrintPreviewWidget>
#include <QPrinter>
#include <QRegularExpression>
#include <QToolButton>

using namespace lab;
using namespace lab::test;

namespace {

/// Of a file's properties, by pdfinfo.
QString propertyOf(const QString& file, const QString& name)
{
    const QString all = QString::fromUtf8(outputOf(QStringLiteral("pdfinfo"), {file}));
    const QRegularExpression line(
        u'^' + name + QStringLiteral(":\\s*(.*)$"), QRegularExpression::MultilineOption);
    return line.match(all).captured(1);
}

QString textOf(const QString& file)
{
    return QString::fromUtf8(outputOf(QStringLiteral("pdftotext"), {file, QStringLiteral("-")}));
}

/// Where the words are, in points.
QList<QRectF> wordsIn(const QString& file)
{
    static const QRegularExpression word(QStringLiteral(
        "<word xMin=\"([0-9.-]+)\" yMin=\"([0-9.-]+)\" xMax=\"([0-9.-]+)\" yMax=\"([0-9.-]+)\""));
    QList<QRectF> places;
    auto match = word.globalMatch(QString::fromUtf8(
        outputOf(QStringLiteral("pdftotext"), {QStringLiteral("-bbox"), file, QStringLiteral("-")})));
    while (match.hasNext()) {
        const QRegularExpressionMatch found = match.next();
        const auto number = [&found](int part) { return found.captured(part).toDouble(); };
        places.append(QRectF(QPointF(number(1), number(2)), QPointF(number(3), number(4))));
    }
    return places;
}

QRectF boundsOf(const QList<QRectF>& places)
{
    QRectF bounds;
    for (const QRectF& place : places)
        bounds |= place;
    return bounds;
}

constexpr int pictureDpi = 60;

QImage pictureOf(const QString& file)
{
    outputOf(QStringLiteral("pdftoppm"),
        {QStringLiteral("-png"), QStringLiteral("-r"), QString::number(pictureDpi),
            QStringLiteral("-singlefile"), file, file});
    return QImage(file + QStringLiteral(".png"));
}

/// Where the picture is not white.
QRect inkOf(const QImage& picture)
{
    QRect ink;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (qGray(picture.pixel(x, y)) < 250)
                ink |= QRect(x, y, 1, 1);
        }
    }
    return ink;
}

bool hasChinese(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c >= u'\u4e00' && c <= u'\u9fff'; });
}

} // namespace

/// From the window to paper. A printer that writes a PDF stands for all of them.
class PrintTest : public ExportFixture {
    Q_OBJECT

    PrintPreview* preview() const { return m_window->printing().preview(); }
    QString message() const { return m_session->state().message.text; }
    QAction* action(ExportView view) const { return m_window->exportActions().printAction(view); }

    void waitForPreview() const
    {
        QVERIFY2(preview(), qPrintable(message()));
        QTRY_COMPARE(QGuiApplication::focusWindow(), preview()->windowHandle());
    }

    void leavePreview() const
    {
        press(Qt::Key_Escape);
        QTRY_VERIFY(!preview());
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    QAction* previewAction(const QString& text) const
    {
        for (QAction* one : preview()->findChildren<QAction*>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }

    /// What the preview shows, as its printer gives it.
    QString printed(const QString& name) const
    {
        const QString file = m_folder.filePath(name);
        preview()->printer()->setOutputFormat(QPrinter::PdfFormat);
        preview()->printer()->setOutputFileName(file);
        preview()->findChild<QPrintPreviewWidget*>()->print();
        return file;
    }

    /// Opened, printed and left.
    QString pageOf(QAction* print, const QString& name) const
    {
        print->trigger();
        [this] { waitForPreview(); }();
        const QString file = printed(name);
        leavePreview();
        return file;
    }

    QString worksheetOn(QPageSize::PageSizeId paper, const QString& name) const
    {
        action(ExportView::Worksheet)->trigger();
        [this] { waitForPreview(); }();
        preview()->printer()->setPageSize(QPageSize(paper));
        const QString file = printed(name);
        leavePreview();
        return file;
    }

private slots:
    void whatTheWindowShowsIsPrintedOnOnePage()
    {
        press(Qt::Key_P, Qt::ControlModifier);
        waitForPreview();
        QVERIFY(preview()->isModal());
        const QString file = printed(QStringLiteral("window.pdf"));
        QCOMPARE(propertyOf(file, QStringLiteral("Pages")), QStringLiteral("1"));
        const QString text = textOf(file);
        for (const char* part : {"(a)", "Scores", "(b)", "Probabilities", "(c)", "Context vectors"})
            QVERIFY2(text.contains(QLatin1String(part)), part);
        leavePreview();
        press(Qt::Key_F3);
        const QString calculation =
            textOf(pageOf(m_window->exportActions().printAction(), QStringLiteral("calculation.pdf")));
        QVERIFY(calculation.contains(QStringLiteral("Softmax")));
        QVERIFY(!calculation.contains(QStringLiteral("(a)")));
    }

    void linesArePrintedWhereTheWindowHasThem()
    {
        press(Qt::Key_L);
        const QString text =
            textOf(pageOf(m_window->exportActions().printAction(), QStringLiteral("lines.pdf")));
        QVERIFY(text.contains(QStringLiteral("(c)")));
        QVERIFY(!text.contains(QStringLiteral("(d)")));
    }

    void aPageSaysWhatItIs()
    {
        const QString file = pageOf(action(ExportView::Scores), QStringLiteral("about.pdf"));
        QCOMPARE(propertyOf(file, QStringLiteral("Title")), QStringLiteral("欢迎来北京。 – Scores"));
        QCOMPARE(propertyOf(file, QStringLiteral("Creator")),
            QStringLiteral("Attention Lab " ATTENTION_LAB_VERSION));
    }

    void namesOfDocumentsCanBeNamesOfFiles()
    {
        ExportRecipe recipe;
        recipe.view = ExportView::Context;
        recipe.beside = {ExportView::Scores};
        recipe.sentence = "either/or\n\"so\"\t\x01";
        QCOMPARE(documentName(recipe), QStringLiteral("either-or -so- -"));
        recipe.sentence = QString(QStringLiteral("😀").repeated(300) + u'a').toStdString();
        QCOMPARE(documentName(recipe), QStringLiteral("😀").repeated(30) + u'…');
        recipe.sentence = QString(u'a' + QStringLiteral("😀").repeated(300)).toStdString();
        QCOMPARE(documentName(recipe), u'a' + QStringLiteral("😀").repeated(29) + u'…');
    }

    void everythingIsWithinTheMargins()
    {
        m_window->exportActions().printAction()->trigger();
        waitForPreview();
        for (const char* turn : {"Landscape", "Portrait"}) {
            previewAction(QLatin1String(turn))->trigger();
            const QString file = printed(QLatin1String(turn) + QStringLiteral(".pdf"));
            const bool lies = turn[0] == 'L';
            const QSizeF paper = lies ? QSizeF(842, 595) : QSizeF(595, 842);
            QVERIFY(propertyOf(file, QStringLiteral("Page size"))
                        .startsWith(QStringLiteral("%1 x %2").arg(paper.width()).arg(paper.height())));
            const QImage page = pictureOf(file);
            const int margin = int(15 / millimetresPerInch * pictureDpi) - 1;
            const QRect ink = inkOf(page);
            QVERIFY(page.rect().adjusted(margin, margin, -margin, -margin).contains(ink));
            QVERIFY(ink.width() > page.width() * 8 / 10 || ink.height() > page.height() * 8 / 10);
        }
    }

    void aDarkWindowPrintsOnWhite()
    {
        QAction* print = m_window->exportActions().printAction();
        const QImage light = pictureOf(pageOf(print, QStringLiteral("light.pdf")));
        m_window->setThemeChoice(ThemeChoice::Dark);
        const QImage dark = pictureOf(pageOf(print, QStringLiteral("dark.pdf")));
        QVERIFY(!light.isNull());
        QCOMPARE(dark, light);
        QCOMPARE(dark.pixelColor(dark.width() / 2, dark.height() - 3), QColor(Qt::white));
    }

    void aPageIsMadeOfVectors()
    {
        const QString file = pageOf(action(ExportView::Probabilities), QStringLiteral("vectors.pdf"));
        const QString images = outputOf(QStringLiteral("pdfimages"), {QStringLiteral("-list"), file});
        QCOMPARE(images.trimmed().count(u'\n'), 1); // two lines are the heading
        QVERIFY(textOf(file).contains(QStringLiteral("Probabilities")));
    }

    void aWorksheetHasItsTrueSizeOnA4()
    {
        const QString exported = m_folder.filePath(QStringLiteral("exported.pdf"));
        ExportSubject subject = exportSubject(m_session->state(), {});
        subject.recipe.view = ExportView::Worksheet;
        savePicture(drawExport(subject.recipe, subject.model, *subject.decoding),
            {PictureFormat::Pdf, 96, {}}, exported);
        const QList<QRectF> expected = wordsIn(exported);
        const QList<QRectF> words = wordsIn(worksheetOn(QPageSize::A4, QStringLiteral("a4.pdf")));
        QVERIFY(expected.size() > 40);
        QCOMPARE(words.size(), expected.size());
        for (int word = 0; word < int(words.size()); ++word) {
            const QPointF away = words[word].center() - expected[word].center();
            QVERIFY2(away.manhattanLength() < 1, qPrintable(QString::number(word)));
        }
    }

    void onOtherPaperAWorksheetFits()
    {
        const QString file = worksheetOn(QPageSize::Letter, QStringLiteral("letter.pdf"));
        QVERIFY(propertyOf(file, QStringLiteral("Page size")).startsWith(QStringLiteral("612 x 792")));
        const double margin = 15 / millimetresPerInch * pointsPerInch;
        const QRectF bounds = boundsOf(wordsIn(file));
        QVERIFY(QRectF(margin, margin, 612 - 2 * margin, 792 - 2 * margin).contains(bounds));
        QVERIFY(bounds.height() > 600);
    }

    void worksheetAndSolutionAreOfTheCurrentStep()
    {
        m_session->goToStart();
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        const QString sheet = textOf(pageOf(action(ExportView::Worksheet), QStringLiteral("sheet.pdf")));
        const QString solution = textOf(pageOf(action(ExportView::Solution), QStringLiteral("solution.pdf")));
        QVERIFY(sheet.contains(QStringLiteral("So far: saying.")));
        QVERIFY(sheet.contains(QStringLiteral("Name:")));
        QVERIFY(solution.contains(QStringLiteral("So far: saying.")));
        QVERIFY(solution.size() > sheet.size()); // with the numbers
    }

    void whatCannotBePrintedIsASentenceInTheWindow()
    {
        type(QStringLiteral("欢迎来北京，欢迎来北京，欢迎来北京，欢迎来北京，欢迎来北京。"));
        action(ExportView::Worksheet)->trigger();
        QVERIFY(!preview());
        QCOMPARE(m_session->state().message.kind, SessionMessage::Kind::Error);
        QVERIFY2(message().contains(QStringLiteral("choose a shorter sentence")), qPrintable(message()));
        action(ExportView::Scores)->trigger(); // which has room
        waitForPreview();
    }

    void theDialogOfThePrinterSavesAFile()
    {
        m_window->exportActions().printAction()->trigger();
        waitForPreview();
        const QString file = m_folder.filePath(QStringLiteral("saved.pdf"));
        preview()->printer()->setOutputFormat(QPrinter::PdfFormat);
        preview()->printer()->setOutputFileName(file);
        QTimer answer;
        connect(&answer, &QTimer::timeout, this, [] {
            if (auto* dialog = qobject_cast<QPrintDialog*>(QApplication::activeModalWidget()))
                dialog->accept();
        });
        answer.start(20);
        press(Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY(!preview());
        QCOMPARE(message(), QStringLiteral("Saved %1").arg(file));
        QCOMPARE(propertyOf(file, QStringLiteral("Pages")), QStringLiteral("1"));
    }

    void aFileThatCannotBeWrittenIsASentence()
    {
        m_window->exportActions().printAction()->trigger();
        waitForPreview();
        const QString file = printed(QStringLiteral("no folder/here.pdf"));
        preview()->accept(); // as Qt does after each print
        QVERIFY2(message().contains(file), qPrintable(message()));
        QCOMPARE(m_session->state().message.kind, SessionMessage::Kind::Error);
    }

    void actionsAreThereWhileThereIsSomething()
    {
        QVERIFY(m_window->exportActions().printAction()->isEnabled());
        QVERIFY(
            m_window->exportActions().actionsOf(ExportView::Context).contains(action(ExportView::Context)));
        type(QString());
        m_session->setSentence({});
        QTRY_VERIFY(!m_session->state().decoding);
        QVERIFY(!m_window->exportActions().printAction()->isEnabled());
        QVERIFY(!action(ExportView::Worksheet)->isEnabled());
        press(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(!preview());
    }

    void thePreviewIsForKeysAndScreenReaders()
    {
        m_window->exportActions().printAction()->trigger();
        waitForPreview();
        int controls = 0;
        for (QWidget* widget : preview()->findChildren<QWidget*>()) {
            const bool isButton = qobject_cast<QToolButton*>(widget);
            const bool isControl =
                isButton || qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget);
            if (!isControl || !widget->isVisible())
                continue;
            ++controls;
            QVERIFY(!QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name).isEmpty());
            QVERIFY(widget->focusPolicy() & Qt::TabFocus || qobject_cast<QComboBox*>(widget->parent()));
        }
        QVERIFY(controls >= 8);
        QVERIFY(!previewAction(QStringLiteral("Next page"))->isVisible()); // there is one page
        QVERIFY(preview()->width() <= 1280 && preview()->height() <= 720);
    }

    void thePreviewSpeaksChinese()
    {
        Translation translation;
        translation.choose(Language::Chinese);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        m_window->exportActions().printAction()->trigger();
        waitForPreview();
        QVERIFY(hasChinese(preview()->windowTitle()));
        for (const QToolButton* button : preview()->findChildren<QToolButton*>()) {
            if (button->isVisible())
                QVERIFY2(hasChinese(button->toolTip()), qPrintable(button->toolTip()));
        }
        const QString text = textOf(printed(QStringLiteral("chinese.pdf")));
        QVERIFY2(hasChinese(text), qPrintable(text));
    }

    void anotherLanguageClosesThePreview()
    {
        m_window->exportActions().printAction()->trigger();
        waitForPreview();
        Translation translation;
        translation.choose(Language::Chinese);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QVERIFY(!preview());
    }
};

QTEST_MAIN(PrintTest)
#include "printtest.moc"
