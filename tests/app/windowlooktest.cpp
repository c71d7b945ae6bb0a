// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appearancesettings.h"
#include "app/messagebar.h"
#include "tests/app/windowfixture.h"
#include "widgets/sentenceview.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QScreen>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>

using namespace lab;
using namespace lab::test;

/// Colours, sizes and what stands around the views.
class WindowLookTest : public WindowFixture {
    Q_OBJECT

    /// The words of the sentence and the terms of the equation as well as the heat map.
    void checkWeightsHaveTheColoursOf(SequentialMap map) const
    {
        const Theme theme = themeOf(m_window->theme().dark, map);
        QCOMPARE(m_window->theme().sequential.stops, theme.sequential.stops);
        const HeatMapData& data = this->map(FigureKind::Probabilities);
        const double weight = data.value(9, 3);
        QCOMPARE(m_window->workspace().sentence().sourceColour(3), theme.sequential.at(weight));
        HeatMapView& view = m_window->workspace().heatMap(FigureKind::Probabilities);
        view.replot();
        const QPointF corner = view.matrixLayout().cell(9, 3).topLeft() + QPointF(4, 4);
        const QColor drawn = view.grab().toImage().pixelColor(corner.toPoint());
        QVERIFY(contrastRatio(drawn, theme.sequential.at(weight)) < 1.02);
        const EquationView& equation = m_window->workspace().context().equation();
        QCOMPARE(equation.termColour({0, {}, 0.5F}), theme.sequential.at(0.5));
    }

private slots:
    void everyControlHasANameForScreenReaders()
    {
        int controls = 0;
        for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
            const bool isControl = qobject_cast<const QAbstractButton*>(widget) ||
                                   qobject_cast<const QLineEdit*>(widget) ||
                                   qobject_cast<const MatrixPlot*>(widget);
            if (!isControl || !widget->isVisible())
                continue;
            const QAccessibleInterface* found =
                QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
            QVERIFY2(found && !found->text(QAccessible::Name).isEmpty(),
                qPrintable(widget->metaObject()->className() + (u' ' + widget->objectName())));
            ++controls;
        }
        QVERIFY(controls > 20);
    }

    void lightAndDarkAreChosen()
    {
        QVERIFY(!m_window->theme().dark);
        m_window->actions().themeAction(ThemeChoice::Dark)->trigger();
        QVERIFY(m_window->theme().dark);
        const QImage image = m_window->grab().toImage();
        QVERIFY(image.pixelColor(image.width() - 3, image.height() / 2).lightness() < 60);
        m_window->actions().themeAction(ThemeChoice::Light)->trigger();
        QVERIFY(!m_window->theme().dark);
    }

    void coloursOfNumbersAreChosen()
    {
        type(longText);
        press(Qt::Key_End);
        QCOMPARE(m_window->colours(), SequentialMap::Blue);
        QSignalSpy changed(m_window.get(), &MainWindow::coloursChanged);
        for (const SequentialMap map :
            {SequentialMap::Viridis, SequentialMap::Cividis, SequentialMap::Magma, SequentialMap::Blue}) {
            QAction* action = m_window->actions().coloursAction(map);
            action->trigger();
            QVERIFY(action->isChecked());
            QCOMPARE(m_window->colours(), map);
            checkWeightsHaveTheColoursOf(map);
        }
        QCOMPARE(changed.size(), 4);
        for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light}) { // light and dark keep them
            m_window->setColours(SequentialMap::Magma);
            m_window->setThemeChoice(choice);
            checkWeightsHaveTheColoursOf(SequentialMap::Magma);
        }
    }

    void everyChoiceOfColoursSaysWhatItIsGoodFor()
    {
        const QList<QMenu*> menus = m_window->findChildren<QMenu*>();
        const auto hasColours = [this](const QMenu* menu) {
            return menu->actions().contains(m_window->actions().coloursAction(SequentialMap::Viridis));
        };
        const auto found = std::find_if(menus.begin(), menus.end(), hasColours);
        QVERIFY(found != menus.end());
        QVERIFY((*found)->toolTipsVisible());
        QSet<QString> tips;
        for (const QAction* action : (*found)->actions()) {
            tips.insert(action->toolTip());
            QVERIFY2(action->toolTip().size() > 60, qPrintable(action->text()));
        }
        QCOMPARE(tips.size(), qsizetype(sequentialMaps.size()));
    }

    void theAppearanceIsRemembered()
    {
        QVERIFY(m_folder.isValid());
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        rememberAppearance(*m_window);
        m_window->actions().coloursAction(SequentialMap::Cividis)->trigger();
        m_window->actions().themeAction(ThemeChoice::Dark)->trigger();
        MainWindow next(*m_session);
        rememberAppearance(next);
        QCOMPARE(next.colours(), SequentialMap::Cividis);
        QCOMPARE(next.themeChoice(), ThemeChoice::Dark);
        QVERIFY(next.actions().coloursAction(SequentialMap::Cividis)->isChecked());
        QSettings().setValue(QStringLiteral("colours"), QStringLiteral("rainbow"));
        MainWindow last(*m_session);
        rememberAppearance(last);
        QCOMPARE(last.colours(), SequentialMap::Blue);
        QSettings().clear();
    }

    void messagesAreReadableInTheDark()
    {
        m_window->actions().themeAction(ThemeChoice::Dark)->trigger();
        for (const auto kind : {SessionMessage::Kind::Notice, SessionMessage::Kind::Error}) {
            m_session->showMessage({kind, QStringLiteral("Saved map.png")});
            const auto labels = m_window->messageBar().findChildren<QLabel*>();
            QCOMPARE(labels.size(), 1);
            QCOMPARE(labels.front()->palette().color(QPalette::WindowText), m_window->theme().text);
        }
    }

    void theColoursOfTheSystemAreFollowed()
    {
        m_window->actions().themeAction(ThemeChoice::System)->trigger();
        const QPalette before = QGuiApplication::palette();
        for (const bool dark : {true, false}) {
            QGuiApplication::setPalette(paletteOf(dark ? darkTheme() : lightTheme()));
            QTRY_COMPARE(m_window->theme().dark, dark);
        }
        QGuiApplication::setPalette(before);
    }

    void theStatusLineNamesModelRuleAndStep()
    {
        type(longText);
        const QString status = m_window->transportBar().status();
        for (const char* part : {"scripted", "additive", "Step 1 of 10"})
            QVERIFY2(status.contains(QString::fromUtf8(part)), qPrintable(status));
    }

    void itOpensAsLargeAsASmallProjector()
    {
        const MainWindow window(*m_session);
        const QSize room = window.screen()->availableSize();
        QCOMPARE(window.size(), QSize(1280, 720).boundedTo(room));
    }

    void itIsMaximizedWhereItsFrameWouldNotFit()
    {
        const QSize room = m_window->screen()->availableSize();
        for (const int smaller : {0, 100}) {
            MainWindow window(*m_session);
            window.resize(room - QSize(smaller, smaller));
            window.open();
            QCOMPARE(window.isMaximized(), smaller == 0);
        }
    }

    void typeIsLargerInALargeWindow()
    {
        QCOMPARE(line().font().pixelSize(), 20);
        m_window->resize(1920, 1080);
        QTRY_COMPARE(line().font().pixelSize(), 26);
        m_window->resize(1280, 720);
        QTRY_COMPARE(line().font().pixelSize(), 20);
    }

    void theStepPanelLeavesTheSentenceItsShare()
    {
        type(longText);
        press(Qt::Key_End);
        m_window->resize(1920, 1080);
        QTRY_VERIFY(m_window->workspace().height() > 800);
        const QWidget& sentence = m_window->workspace().sentence();
        QTRY_VERIFY2(sentence.height() > 0.14 * m_window->workspace().height(),
            qPrintable(QString::number(sentence.height())));
    }

    void theAboutBoxOpensAndCloses()
    {
        emit m_window->actions().aboutRequested();
        auto* box = m_window->findChild<QMessageBox*>();
        QVERIFY(box && box->isVisible());
        QVERIFY(box->text().contains(QStringLiteral("Attention Lab")));
        QVERIFY(box->text().contains(QStringLiteral("GNU General Public License")));
        QVERIFY(!box->iconPixmap().isNull());
        QTest::keyClick(box, Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<QMessageBox*>());
    }

    void theWindowHasAnIcon() { QVERIFY(!m_window->windowIcon().pixmap(64, 64).isNull()); }

    void nothingIsClippedAtTheSmallestSize()
    {
        type(longText);
        press(Qt::Key_End);
        m_window->resize(1280, 720);
        QVERIFY(m_window->minimumSizeHint().width() <= 1280);
        QVERIFY(m_window->minimumSizeHint().height() <= 720);
        for (const FigureKind kind : {FigureKind::Scores, FigureKind::Probabilities}) {
            HeatMapView& view = m_window->workspace().heatMap(kind);
            view.replot();
            QVERIFY(view.matrixLayout().numberPixels >= 11);
            QCOMPARE(view.matrixLayout().rowStride, 1);
            QVERIFY(QRectF(view.rect()).contains(view.matrixLayout().cells));
        }
    }
};

QTEST_MAIN(WindowLookTest)
#include "windowlooktest.moc"
