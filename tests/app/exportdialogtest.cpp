// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportactions.h"
#include "app/exportdialog/exportanimationpage.h"
#include "app/exportdialog/exportlanguagepage.h"
#include "app/exportdialog/exportlookpage.h"
#include "app/exportdialog/exportpreview.h"
#include "app/exportdialog/exportsizepage.h"
#include "app/exportdialog/exportsubject.h"
#include "app/exportdialog/exportwhatpage.h"
#include "app/exporting/provenance.h"
#include "app/messagebar.h"
#include "app/windowexport.h"
#include "tests/app/exportfixture.h"
#include "tests/support/syntheticdecoding.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QImageReader>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QSvgRenderer>

using namespace lab;
using namespace lab::test;

/// The export dialog of the real window, with a small model.
class ExportDialogTest : public ExportFixture {
    Q_OBJECT

    static bool isEnabled(const QComboBox& box, int index)
    {
        return static_cast<const QStandardItemModel*>(box.model())->item(index)->isEnabled();
    }

private slots:
    void theSumIsThatOfTheSelectedKeyOrTheStrongest()
    {
        SessionState state;
        state.moment.decoding = std::make_shared<const Decoding>(welcomeDecoding());
        state.moment.step = 2;
        const ExportRecipe strongest = exportSubject(state, {}).recipe;
        QCOMPARE(strongest.question, (CellQuestion{CellQuestion::Probability, 1})); // to → 来
        state.selection = {1, 3, -1};
        QCOMPARE(exportSubject(state, {}).recipe.question.key, 3);
        state.selection = {0, 3, -1}; // of another row
        QCOMPARE(exportSubject(state, {}).recipe.question.key, 1);
    }

    void theMenuOpensItWithTheLastViewAndTheMapsWithTheirs()
    {
        press(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(dialog());
        QCOMPARE(dialog()->choices().view, ExportView::Probabilities);
        waitForDialog();
        leaveDialog();
        HeatMapView& map = m_window->workspace().heatMap(FigureKind::Scores);
        QContextMenuEvent event(QContextMenuEvent::Mouse, {50, 50}, map.mapToGlobal(QPoint(50, 50)));
        QCoreApplication::sendEvent(&map, &event);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY(dialog());
        QCOMPARE(dialog()->choices().view, ExportView::Scores);
    }

    void presetsGiveTheSizeThatTheyPromise_data()
    {
        QTest::addColumn<SizePreset>("preset");
        QTest::addColumn<int>("pixels");
        QTest::addColumn<double>("millimetres");
        QTest::addColumn<int>("dpi");
        QTest::newRow("column") << SizePreset::Column << 992 << 84.0 << 300;
        QTest::newRow("page") << SizePreset::Page << 2055 << 174.0 << 300;
        QTest::newRow("slide") << SizePreset::Slide << 1920 << 508.0 << 96;
        QTest::newRow("poster") << SizePreset::Poster << 4967 << 841.0 << 150;
    }

    void presetsGiveTheSizeThatTheyPromise()
    {
        QFETCH(SizePreset, preset);
        QFETCH(int, pixels);
        QFETCH(double, millimetres);
        QFETCH(int, dpi);
        open(ExportView::Probabilities);
        choose(dialog()->page<ExportSizePage>().presetBox(), int(preset));
        QTRY_VERIFY(dialog()->facts().contains(QString::number(pixels)));
        QVERIFY(dialog()->facts().contains(QString::number(millimetres, 'f', 1)));
        QVERIFY(dialog()->facts().contains(QStringLiteral(".png")));
        const QImage picture(exported(QStringLiteral("size.png")));
        QCOMPARE(picture.width(), pixels);
        QCOMPARE(int(std::lround(picture.dotsPerMeterX() * 0.0254)), dpi);
        open(ExportView::Probabilities);
        choose(dialog()->page<ExportWhatPage>().formatBox(), int(ExportFormat::Svg));
        const QString svg = QString::fromUtf8(contentOf(exported(QStringLiteral("size.svg"))));
        const auto width = QRegularExpression(QStringLiteral("<svg width=\"([0-9.]+)mm\"")).match(svg);
        QVERIFY(width.hasMatch());
        QVERIFY(std::abs(width.captured(1).toDouble() - millimetres) < 0.2);
    }

    void slidesHaveLargeType()
    {
        open(ExportView::Probabilities);
        choose(dialog()->page<ExportSizePage>().presetBox(), int(SizePreset::Slide));
        QCOMPARE(dialog()->page<ExportSizePage>().typeBox().value(), 250);
        QCOMPARE(dialog()->recipe().magnification, 2.5F);
        const ExportRecipe recipe = dialog()->recipe();
        const Drawing slide = drawExport(recipe, {}, *moment().decoding);
        ExportRecipe small = recipe;
        small.magnification = 1;
        QVERIFY(drawExport(small, {}, *moment().decoding).size.width() == slide.size.width());
        QVERIFY(drawExport(small, {}, *moment().decoding).size.height() < slide.size.height());
    }

    void whatIsTypedIsASizeOfItsOwn()
    {
        open(ExportView::Probabilities);
        const ExportSizePage& page = dialog()->page<ExportSizePage>();
        choose(page.presetBox(), int(SizePreset::Column));
        enter(page.widthBox(), QStringLiteral("100"));
        QCOMPARE(page.presetBox().currentIndex(), int(SizePreset::Custom));
        choose(page.unitBox(), int(LengthUnit::Pixels));
        QCOMPARE(page.widthBox().value(), 1181.0); // 100 mm at 300 dpi
        enter(page.widthBox(), QStringLiteral("1000"));
        enter(page.dpiBox(), QStringLiteral("200"));
        const QImage picture(exported(QStringLiteral("own.png")));
        QCOMPARE(picture.width(), 1000);
        QCOMPARE(int(std::lround(picture.dotsPerMeterX() * 0.0254)), 200);
    }

    void thePreviewHasThePixelsOfTheFile()
    {
        open(ExportView::Scores);
        waitForPreview();
        const ExportSizePage& page = dialog()->page<ExportSizePage>();
        choose(page.unitBox(), int(LengthUnit::Pixels));
        enter(page.widthBox(), QString::number(dialog()->preview().image().width()));
        waitForPreview();
        const QImage preview = dialog()->preview().image().convertToFormat(QImage::Format_RGB32);
        const QImage file =
            QImage(exported(QStringLiteral("same.png"))).convertToFormat(QImage::Format_RGB32);
        QCOMPARE(file.size(), preview.size());
        QVERIFY(file == preview);
    }

    void coloursAndBackgroundAreThoseChosen()
    {
        open(ExportView::Probabilities);
        const QString asWindow = exported(QStringLiteral("look.png"));
        const QColor corner = QImage(asWindow).pixelColor(2, 2);
        QCOMPARE(corner, m_window->theme().panel);
        open(ExportView::Probabilities);
        choose(dialog()->page<ExportLookPage>().backgroundBox(), int(ExportBackground::Dark));
        choose(dialog()->page<ExportLookPage>().coloursBox(), 4);
        QCOMPARE(dialog()->recipe().figure.colours, SequentialMap::Magma);
        QCOMPARE(QImage(exported(QStringLiteral("look.png"))).pixelColor(2, 2), darkTheme().panel);
        open(ExportView::Probabilities);
        QTest::mouseClick(&dialog()->page<ExportLookPage>().transparentBox(), Qt::LeftButton, {}, {5, 8});
        QCOMPARE(QImage(exported(QStringLiteral("look.png"))).pixelColor(2, 2).alpha(), 0);
    }

    void rowsAreThoseWalkedOrAll()
    {
        m_session->goToStep(1);
        open(ExportView::Probabilities);
        waitForPreview();
        QCOMPARE(dialog()->recipe().place, placeOf(moment()));
        const int low = dialog()->preview().image().height();
        choose(dialog()->page<ExportWhatPage>().rowsBox(), 1);
        waitForPreview();
        QVERIFY(!dialog()->recipe().place);
        QVERIFY(dialog()->preview().image().height() > low);
    }

    void whatDoesNotFitSaysWhy()
    {
        open(ExportView::Probabilities);
        const ExportWhatPage& page = dialog()->page<ExportWhatPage>();
        QVERIFY(isEnabled(page.formatBox(), int(ExportFormat::Json)));
        QVERIFY(!isEnabled(page.formatBox(), int(ExportFormat::Npz)));
        QVERIFY(page.formatBox()
                    .itemData(int(ExportFormat::Npz), Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("Whole decode")));
        choose(page.viewBox(), page.viewBox().count() - 1);
        QVERIFY(!isEnabled(page.formatBox(), int(ExportFormat::Png)));
        QVERIFY(isEnabled(page.formatBox(), int(ExportFormat::Npz)));
        QCOMPARE(dialog()->choices().format, ExportFormat::Page);
        QVERIFY(!dialog()->page<ExportSizePage>().isVisible());
        QVERIFY(dialog()->page<ExportLanguagePage>().isVisible());
        QVERIFY(dialog()->preview().text().contains(QStringLiteral("browser")));
    }

    void choicesAreRememberedInTheSettings()
    {
        open(ExportView::Scores);
        choose(dialog()->page<ExportWhatPage>().formatBox(), int(ExportFormat::Gif));
        choose(dialog()->page<ExportAnimationPage>().framesBox(), int(StepSize::Stage));
        enter(dialog()->page<ExportAnimationPage>().delayBox(), QStringLiteral("0.25"));
        enter(dialog()->page<ExportAnimationPage>().lastDelayBox(), QStringLiteral("1.5"));
        enter(dialog()->page<ExportSizePage>().widthBox(), QStringLiteral("120.5"));
        choose(dialog()->page<ExportLookPage>().coloursBox(), 2);
        choose(dialog()->page<ExportLookPage>().backgroundBox(), int(ExportBackground::Light));
        const ExportChoices before = dialog()->choices();
        QCOMPARE(before.delay, 25);
        QCOMPARE(before.lastDelay, 150);
        const ExportChoices stored = storedExportChoices();
        QCOMPARE(recipeText(chosen(stored, {})), recipeText(chosen(before, {})));
        QCOMPARE(stored.preset, SizePreset::Custom);
        QCOMPARE(stored.size, before.size);
        leaveDialog();
        press(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(dialog());
        QCOMPARE(recipeText(dialog()->recipe()), recipeText(chosen(before, dialog()->recipe())));
        QCOMPARE(dialog()->page<ExportSizePage>().widthBox().value(), 120.5);
    }

    void brokenSettingsArePassedOver()
    {
        QSettings settings;
        settings.setValue(QStringLiteral("export/format"), QStringLiteral("npz")); // not of a view
        settings.setValue(QStringLiteral("export/view"), QStringLiteral("scores"));
        settings.setValue(QStringLiteral("export/preset"), QStringLiteral("custom"));
        settings.setValue(QStringLiteral("export/width"), QStringLiteral("-5"));
        settings.setValue(QStringLiteral("export/dpi"), QStringLiteral("many"));
        settings.setValue(QStringLiteral("export/delay"), 1e9);
        const ExportChoices choices = storedExportChoices();
        QCOMPARE(choices.format, ExportFormat::Png);
        QCOMPARE(choices.view, ExportView::Scores);
        QCOMPARE(choices.size.width, ExportChoices().size.width);
        QCOMPARE(choices.size.dpi, 300);
        QCOMPARE(choices.delay, 100);
    }

    void everyControlIsNamedExplainedAndReached()
    {
        open(ExportView::Probabilities);
        choose(dialog()->page<ExportWhatPage>().formatBox(), int(ExportFormat::Gif));
        const auto* scroll = dialog()->findChild<QScrollArea*>();
        const QWidget& side = *scroll->widget();
        QTRY_VERIFY(side.height() >= side.minimumSizeHint().height());
        QSet<const QWidget*> waiting;
        for (const QWidget* part : dialog()->findChildren<QWidget*>()) {
            const bool isControl =
                qobject_cast<const QComboBox*>(part) || qobject_cast<const QAbstractSpinBox*>(part) ||
                qobject_cast<const QPushButton*>(part) || qobject_cast<const QCheckBox*>(part);
            if (!isControl || !part->isVisible())
                continue;
            const auto* button = qobject_cast<const QAbstractButton*>(part);
            const QString name = button ? button->text() : part->accessibleName();
            QVERIFY2(!name.isEmpty(), part->metaObject()->className());
            QVERIFY2(!part->toolTip().isEmpty(), qPrintable(name));
            const QWidget* room = side.isAncestorOf(part) ? &side : dialog();
            QVERIFY2(
                room->rect().contains(QRect(part->mapTo(room, QPoint()), part->size())), qPrintable(name));
            if (part->isEnabled())
                waiting.insert(part);
        }
        QVERIFY(waiting.size() >= 17);
        const QWidget* first = QApplication::focusWidget();
        QCOMPARE(first, &dialog()->page<ExportWhatPage>().viewBox());
        int top = -1;
        for (int stop = 0; stop == 0 || QApplication::focusWidget() != first; ++stop) {
            QVERIFY(stop < 40);
            const QWidget* now = QApplication::focusWidget();
            waiting.remove(now);
            if (side.isAncestorOf(now)) {
                QVERIFY2(scroll->viewport()->rect().contains(
                             QRect(now->mapTo(scroll->viewport(), QPoint()), now->size())),
                    qPrintable(now->accessibleName()));
                const int y = now->mapTo(&side, QPoint()).y();
                QVERIFY2(y >= top - 5, qPrintable(now->accessibleName())); // side by side, or below
                top = y;
            }
            press(Qt::Key_Tab);
        }
        QVERIFY(waiting.isEmpty());
    }

    void aDecodeThatIsNotDoneIsNotExported()
    {
        QVERIFY(m_window->exportActions().exportAction()->isEnabled());
        SessionModel failing = m_session->state().model;
        failing.decode = [decode = failing.decode](const std::string& text, const DecodeOptions& options,
                             const DecodeProgress& progress) {
            return decode(text, options, [&progress](const Decoding& soFar) {
                if (!soFar.steps.empty()) {
                    progress(soFar);
                    throw std::runtime_error("It broke off.");
                }
                return true;
            });
        };
        m_session->setModel(failing);
        QTRY_COMPARE(m_session->state().message.text, QStringLiteral("It broke off."));
        QVERIFY(!m_session->state().decoding);
        QVERIFY(!m_window->exportActions().exportAction()->isEnabled());
        press(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(!dialog());
    }

    void whileASentenceIsTypedTheShownDecodeIsExported()
    {
        const QString before = m_session->state().sentence;
        m_session->setSentence(QStringLiteral("北京"));
        open(ExportView::Probabilities);
        QCOMPARE(dialog()->recipe().sentence, before.toStdString());
    }
};

QTEST_MAIN(ExportDialogTest)
#include "exportdialogtest.moc"
