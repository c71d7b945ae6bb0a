// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/provenance.h"
#include "tests/app/exportfixture.h"
#include "widgets/numbers.h"
#include "widgets/sumview.h"

#include <QMenu>
#include <QMenuBar>
#include <QMimeData>

using namespace lab;
using namespace lab::test;

/// What the window puts on the clipboard.
class CopyTest : public ExportFixture {
    Q_OBJECT

    const QMimeData& copied(ExportView view, CopyForm form) const
    {
        m_window->exportActions().copyAction(view, form)->trigger();
        return *QGuiApplication::clipboard()->mimeData();
    }

    /// Of each line its fields without the spaces around them.
    static QList<QStringList> cells(const QString& text, const QString& separator)
    {
        QList<QStringList> table;
        for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
            QStringList fields = line.split(separator);
            for (QString& field : fields)
                field = field.trimmed();
            table.append(fields);
        }
        return table;
    }

private slots:
    void numbersForASpreadsheetAreThoseOfTheRecord()
    {
        const QString text = copied(ExportView::Scores, CopyForm::Tsv).text();
        const QList<QStringList> table = cells(text, QStringLiteral("\t"));
        const HeatMapData& data = map(FigureKind::Scores);
        QVERIFY(moment().step > 0);
        QCOMPARE(int(table.size()), moment().step + 1);
        QCOMPARE(table[0].mid(1), data.columnLabels);
        for (int row = 0; row < moment().step; ++row) {
            QCOMPARE(table[row + 1][0], data.rowLabel(row));
            for (int column = 0; column < data.columnCount(); ++column)
                QCOMPARE(table[row + 1][column + 1].toFloat(), data.value(row, column));
        }
    }

    void tablesHaveTheDigitsOfSums_data()
    {
        QTest::addColumn<CopyForm>("form");
        QTest::addColumn<QString>("separator");
        QTest::addColumn<int>("first"); // line and field of the first number
        QTest::addColumn<int>("field");
        QTest::newRow("LaTeX") << CopyForm::Latex << QStringLiteral("&") << 4 << 1;
        QTest::newRow("Markdown") << CopyForm::Markdown << QStringLiteral("|") << 2 << 2;
    }

    void tablesHaveTheDigitsOfSums()
    {
        QFETCH(CopyForm, form);
        QFETCH(QString, separator);
        QFETCH(int, first);
        QFETCH(int, field);
        m_window->workspace().sum().setDecimals(5);
        m_session->goToStart();
        press(Qt::Key_Right);
        QVERIFY(m_window->exportActions()
                    .copyAction(ExportView::Probabilities, form)
                    ->toolTip()
                    .contains(QStringLiteral("5 digits")));
        const QList<QStringList> table = cells(copied(ExportView::Probabilities, form).text(), separator);
        QString number = table[first][field];
        const float value = map(FigureKind::Probabilities).value(0, 0);
        QCOMPARE(number.remove(u'$'), fixedNumber(double(value), 5));
    }

    void imagesAndVectorsAreOfWhatIsShown()
    {
        const QImage image = qvariant_cast<QImage>(copied(ExportView::Context, CopyForm::Image).imageData());
        QCOMPARE(image.width(), 1600);
        QCOMPARE(image.pixelColor(2, 2), m_window->theme().panel);
        const QByteArray svg =
            copied(ExportView::Context, CopyForm::Svg).data(QStringLiteral("image/svg+xml"));
        QVERIFY(svg.startsWith("<?xml"));
        const ExportRecipe recipe = recipeOf(readMetadata(svg), "clipboard");
        QCOMPARE(recipe.view, ExportView::Context);
        QCOMPARE(recipe.place, placeOf(moment()));
    }

    void theEditMenuHasEveryForm()
    {
        const QMenu* edit = m_window->findChild<QMenuBar*>()->actions()[1]->menu();
        int forms = 0;
        for (const QMenu* menu : edit->findChildren<QMenu*>()) {
            for (const QAction* action : menu->actions())
                forms += action->menu() ? 0 : 1;
        }
        QCOMPARE(forms, int(exportViews().size() * copyForms().size()));
    }

    void nothingIsCopiedWhileThereIsNothing()
    {
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        type(QString());
        m_session->setSentence({});
        QTRY_VERIFY(!m_session->state().decoding);
        QVERIFY(!m_window->exportActions().copyAction(ExportView::Scores, CopyForm::Tsv)->isEnabled());
        QVERIFY(!m_window->exportActions().exportAction()->isEnabled());
        QCOMPARE(copied(ExportView::Scores, CopyForm::Tsv).text(), QString());
    }
};

QTEST_MAIN(CopyTest)
#include "copytest.moc"
