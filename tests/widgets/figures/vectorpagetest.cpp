// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/vectorpage.h"

#include "widgets/figures/sheetpainter.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPdfWriter>
#include <QTest>

#include <qcustomplot.h>

using namespace lab;

namespace {

constexpr double millimetre = pixelsPerInch / millimetresPerInch;

QPageLayout pageOf(QPageSize::PageSizeId paper, QPageLayout::Orientation orientation = QPageLayout::Portrait)
{
    return {QPageSize(paper), orientation, QMarginsF(20, 15, 20, 15), QPageLayout::Millimeter};
}

QRectF areaOf(const QSizeF& drawing, const PagePlace& place)
{
    return {place.corner, drawing * place.scale};
}

} // namespace

/// Where drawings are on paper.
class VectorPageTest : public QObject {
    Q_OBJECT

private slots:
    void aWideDrawingIsAsWideAsTheMarginsLetIt()
    {
        const QSizeF drawing(1000, 500);
        const QRectF area = areaOf(drawing, placeOnPage(drawing, pageOf(QPageSize::A4)));
        QVERIFY(std::abs(area.left() - 20 * millimetre) < 1);
        QVERIFY(std::abs(area.top() - 15 * millimetre) < 1);
        QVERIFY(std::abs(area.width() - 170 * millimetre) < 2);
        QVERIFY(std::abs(area.width() - 2 * area.height()) < 0.01);
    }

    void aHighDrawingIsAsHighAsTheMarginsLetItAndInTheMiddle()
    {
        const QSizeF drawing(500, 1000);
        const QRectF area =
            areaOf(drawing, placeOnPage(drawing, pageOf(QPageSize::A4, QPageLayout::Landscape)));
        const double width = QPageSize(QPageSize::A4).size(QPageSize::Millimeter).height() * millimetre;
        QVERIFY(std::abs(area.center().x() - width / 2) < 1);
        QVERIFY(std::abs(area.height() - 180 * millimetre) < 2);
        QVERIFY(std::abs(area.height() - 2 * area.width()) < 0.01);
    }

    void aSheetOfTheSizeOfThePaperCoversIt()
    {
        const PagePlace place = placeOnPage(SheetPainter::size, pageOf(QPageSize::A4));
        QCOMPARE(place.corner, QPointF());
        QCOMPARE(place.scale, 1.0);
    }

    void onOtherPaperItIsWithinTheMargins()
    {
        for (const auto paper : {QPageSize::Letter, QPageSize::A5, QPageSize::A3}) {
            const QPageLayout page = pageOf(paper);
            const QRectF area = areaOf(SheetPainter::size, placeOnPage(SheetPainter::size, page));
            const QRectF room(QPointF(20, 15) * millimetre, printableSize(page));
            QVERIFY(room.adjusted(-1, -1, 1, 1).contains(area));
        }
    }

    void whatCannotBePaintedOnSaysSo()
    {
        const Drawing drawing{{100, 100}, [](QCPPainter& painter) { painter.drawRect(0, 0, 9, 9); }};
        QPdfWriter nowhere(QStringLiteral("/no/folder/page.pdf"));
        QVERIFY(!paintByVectors(drawing, nowhere));
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        QVERIFY(paintByVectors(drawing, writer));
    }
};

QTEST_MAIN(VectorPageTest)
#include "vectorpagetest.moc"
