// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportaboutpage.h"
#include "app/exportdialog/exportdetailspage.h"
#include "app/exportdialog/exportlookpage.h"
#include "app/exportdialog/exportsizepage.h"
#include "app/exportdialog/exporttablepage.h"
#include "app/exportdialog/exportwhatpage.h"
#include "app/exporting/exporter.h"
#include "tests/app/exportfixture.h"
#include "tests/widgets/figures/svgcontent.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QSpinBox>
#include <QStandardItemModel>

using namespace lab;
using namespace lab::test;

/// Pages of the export dialog that are about what is in a picture.
class ExportDetailsTest : public ExportFixture {
    Q_OBJECT

    const ExportDetailsPage& details() const { return dialog()->page<ExportDetailsPage>(); }
    const ExportAboutPage& about() const { return dialog()->page<ExportAboutPage>(); }

    static void toggle(QCheckBox& box)
    {
        box.setFocus();
        QTest::keyClick(&box, Qt::Key_Space);
    }

    QStringList textsOf(const QString& name) const
    {
        QFile file(exported(name));
        return file.open(QIODevice::ReadOnly) ? readSvg(file.readAll()).texts : QStringList();
    }

private slots:
    void detailsAreInTheFileAndRemembered()
    {
        open(ExportView::Probabilities);
        choose(dialog()->page<ExportWhatPage>().formatBox(), int(ExportFormat::Svg));
        const int serif = details().fontBox().findText(QStringLiteral("Noto Serif CJK SC"));
        QVERIFY(serif > 0);
        choose(details().fontBox(), serif);
        choose(details().numbersBox(), details().numbersBox().findText(QStringLiteral("0.000")));
        toggle(details().gridBox());
        toggle(details().axisBox());
        toggle(details().footerBox());
        const ExportRecipe recipe = dialog()->recipe();
        QCOMPARE(recipe.font, std::string("Noto Serif CJK SC"));
        QCOMPARE(recipe.figure.decimals, std::optional(3));
        QVERIFY(!recipe.figure.gaps && !recipe.figure.axisNames && recipe.footer);
        QCOMPARE(recipeText(chosen(storedExportChoices(), {})), recipeText(chosen(dialog()->choices(), {})));
        const QStringList texts = textsOf(QStringLiteral("details.svg"));
        QCOMPARE(texts.filter(QStringLiteral("keys")).size(), 0);
        QCOMPARE(texts.filter(QStringLiteral("Attention Lab")).size(), 1);
        QVERIFY(!texts.filter(QRegularExpression(QStringLiteral("^0\\.\\d{3}$"))).isEmpty());
    }

    void aTableMayHaveNoByteOrderMark()
    {
        open(ExportView::Probabilities);
        const auto& table = dialog()->page<ExportTablePage>();
        QVERIFY(!table.isVisible());
        choose(dialog()->page<ExportWhatPage>().formatBox(), int(ExportFormat::Csv));
        QVERIFY(table.isVisible() && table.markBox().isChecked());
        toggle(table.markBox());
        QCOMPARE(dialog()->recipe().csv, (CsvStyle{false, true}));
        QCOMPARE(storedExportChoices().byteOrderMark, false);
        QFile file(exported(QStringLiteral("bare.csv")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("# Software"));
    }

    void numbersMayBeLeftOut()
    {
        open(ExportView::Probabilities);
        choose(dialog()->page<ExportWhatPage>().formatBox(), int(ExportFormat::Svg));
        choose(details().numbersBox(), 1);
        QVERIFY(!dialog()->recipe().figure.numbers);
        QVERIFY(textsOf(QStringLiteral("bare.svg"))
                    .filter(QRegularExpression(QStringLiteral("^0\\.\\d")))
                    .isEmpty());
    }

    void eachViewOffersWhatItHas()
    {
        open(ExportView::Probabilities);
        QVERIFY(!about().isVisible());
        QVERIFY(details().gridBox().isVisible() && details().numbersBox().isVisible());
        leaveDialog();
        open(ExportView::Worksheet);
        QVERIFY(!details().gridBox().isVisible() && !details().footerBox().isVisible());
        QVERIFY(details().numbersBox().isVisible());
        QVERIFY(!dialog()->page<ExportSizePage>().widthBox().isVisible());
        QVERIFY(dialog()->page<ExportSizePage>().dpiBox().isVisible());
        QVERIFY(!dialog()->page<ExportLookPage>().isVisible());
        QVERIFY(!dialog()->page<ExportWhatPage>().rowsBox().isEnabled());
        leaveDialog();
        open(ExportView::Heads);
        QVERIFY(about().sitesBox().isVisible() && !about().keyBox().isVisible());
        toggle(about().sitesBox());
        QVERIFY(dialog()->recipe().allSites);
    }

    void theSumIsOfTheNumberThatIsChosen()
    {
        m_session->goToStep(1);
        open(ExportView::Sum);
        const ExportRecipe usual = dialog()->recipe();
        QCOMPARE(about().numberBox().currentIndex(), int(CellQuestion::Probability));
        QCOMPARE(about().keyBox().currentIndex(), usual.question.key);
        const int other = usual.question.key == 0 ? 1 : 0;
        choose(about().numberBox(), int(CellQuestion::Score));
        choose(about().keyBox(), other);
        QCOMPARE(dialog()->recipe().question, (CellQuestion{CellQuestion::Score, other}));
        QVERIFY(!about().componentBox().isVisible());
        choose(about().numberBox(), int(CellQuestion::ContextComponent));
        QVERIFY(!about().keyBox().isVisible());
        enter(about().componentBox(), QStringLiteral("2"));
        QCOMPARE(dialog()->recipe().question.component, 1);
        QVERIFY(dialog()->recipe().place); // of the word that is shown, whatever the rows
        leaveDialog();
        open(ExportView::Sum); // the number is remembered, the word is not
        QCOMPARE(
            dialog()->recipe().question, (CellQuestion{CellQuestion::ContextComponent, usual.question.key}));
    }

    void ticksAreSeenInBothThemes()
    {
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            m_window->setThemeChoice(choice);
            open(ExportView::Probabilities);
            const QImage box = details().gridBox().grab().toImage();
            const Theme& theme = m_window->theme();
            int ground = 0;
            int tick = 0;
            for (int y = 0; y < box.height(); ++y) {
                for (int x = 0; x < std::min(box.width(), 18); ++x) {
                    ground += box.pixelColor(x, y) == theme.accent ? 1 : 0;
                    tick += contrastRatio(box.pixelColor(x, y), theme.accent) > 4 &&
                                    contrastRatio(box.pixelColor(x, y), theme.accentText) < 1.3
                                ? 1
                                : 0;
                }
            }
            QVERIFY2(ground > 60, qPrintable(QString::number(ground)));
            QVERIFY2(tick > 8, qPrintable(QString::number(tick)));
            leaveDialog();
        }
    }

    void aSumHasNoFewerDigitsThanItNeeds()
    {
        open(ExportView::Probabilities);
        choose(details().numbersBox(), details().numbersBox().findText(QStringLiteral("0.0")));
        leaveDialog();
        open(ExportView::Sum);
        QVERIFY(!dialog()->recipe().figure.decimals);
        QCOMPARE(details().numbersBox().currentIndex(), 0);
        const auto* lines = static_cast<const QStandardItemModel*>(details().numbersBox().model());
        QVERIFY(!lines->item(1)->isEnabled() && !lines->item(3)->isEnabled() && lines->item(4)->isEnabled());
        drawExport(dialog()->recipe(), {}, *moment().decoding);
    }
};

QTEST_MAIN(ExportDetailsTest)
#include "exportdetailstest.moc"
