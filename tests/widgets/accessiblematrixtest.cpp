// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessiblematrix.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/matrixplot.h"
#include "widgets/numbers.h"

#include <QTest>

using namespace lab;

/// What a screen reader finds in a heat map.
class AccessibleMatrixTest : public QObject {
    Q_OBJECT

    static QAccessibleTableInterface* tableOf(MatrixPlot& plot)
    {
        return QAccessible::queryAccessibleInterface(&plot)->tableInterface();
    }

private slots:
    void aHeatMapIsATableOfItsNumbers()
    {
        const Decoding decoding = parkDecoding();
        MatrixPlot plot;
        plot.setData(heatMapData(decoding, FigureKind::Scores, 5));
        QAccessibleTableInterface* table = tableOf(plot);
        QVERIFY(table);
        QCOMPARE(table->rowCount(), 10);
        QCOMPARE(table->columnCount(), 10);
        QCOMPARE(table->columnDescription(4), QStringLiteral("看见"));
        QCOMPARE(
            QAccessible::queryAccessibleInterface(&plot)->text(QAccessible::Name), QStringLiteral("Scores"));
        for (const auto& [row, column] : {std::pair(1, 4), std::pair(0, 0), std::pair(4, 9)}) {
            const QAccessibleInterface* cell = table->cellAt(row, column);
            QCOMPARE(cell->role(), QAccessible::Cell);
            QCOMPARE(cell->text(QAccessible::Value),
                exactNumber(decoding.steps[std::size_t(row)]->layers[0].cross[0].scores(0, column)));
        }
        QCOMPARE(table->cellAt(1, 4)->text(QAccessible::Name), QStringLiteral("saw → 看见"));
    }

    void whatIsHiddenSaysSo()
    {
        MatrixPlot plot;
        HeatMapData data = heatMapData(
            transformerDecoding(), FigureKind::Scores, 3, {}, {AttentionSite::DecoderSelf, 0, 0, 0});
        plot.setData(std::move(data));
        QCOMPARE(tableOf(plot)->cellAt(0, 2)->text(QAccessible::Value), QStringLiteral("masked"));
        QCOMPARE(tableOf(plot)->cellAt(3, 0)->text(QAccessible::Value), QStringLiteral("not computed yet"));
    }

    void theMarkedCellIsSelected()
    {
        MatrixPlot plot;
        plot.setData(heatMapData(parkDecoding(), FigureKind::Scores, 5));
        QCOMPARE(tableOf(plot)->selectedCellCount(), 0);
        plot.markCell(2, 3);
        QCOMPARE(tableOf(plot)->selectedCells(), QList{tableOf(plot)->cellAt(2, 3)});
        QVERIFY(tableOf(plot)->cellAt(2, 3)->state().selected);
        QVERIFY(!tableOf(plot)->cellAt(2, 4)->state().selected);
    }

    void cellsAreMadeWhenTheyAreAskedFor()
    {
        MatrixPlot plot;
        plot.setData(heatMapData(longDecoding(2000, 300, 2), FigureKind::Scores, 300));
        QAccessibleInterface* table = QAccessible::queryAccessibleInterface(&plot);
        QCOMPARE(table->childCount(), 300 * 2000);
        QAccessibleInterface* cell = table->child(2000 * 7 + 11);
        QCOMPARE(cell->tableCellInterface()->rowIndex(), 7);
        QCOMPARE(cell->tableCellInterface()->columnIndex(), 11);
        QCOMPARE(table->indexOfChild(cell), 2000 * 7 + 11);
        plot.setData(heatMapData(parkDecoding(), FigureKind::Scores, 5)); // another matrix
        QCOMPARE(table->childCount(), 100);
        QCOMPARE(tableOf(plot)->cellAt(1, 4)->text(QAccessible::Name), QStringLiteral("saw → 看见"));
    }
};

QTEST_MAIN(AccessibleMatrixTest)
#include "accessiblematrixtest.moc"
