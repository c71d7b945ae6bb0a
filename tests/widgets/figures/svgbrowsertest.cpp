// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/browser.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/figures/drawntexts.h"
#include "widgets/figures/figure.h"
#include "widgets/figures/picture.h"
#include "widgets/fonts.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <memory>

using namespace lab;

/// SVG pictures in a browser that has other fonts.
class SvgBrowserTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Browser> m_browser;
    QTemporaryDir m_folder;

    /// Shows the picture as a system does that has no family of its type but this one.
    void showInFamily(const QByteArray& svg, const QByteArray& family)
    {
        static const QRegularExpression families(QStringLiteral(" font-family=\"[^\"]*\""));
        const QString only =
            QStringLiteral(" font-family=\"'%1',sans-serif\"").arg(QString::fromUtf8(family));
        show(QString::fromUtf8(svg).replace(families, only).toUtf8());
    }

    void show(const QByteArray& svg)
    {
        QFile file(m_folder.filePath(QStringLiteral("a.svg")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(svg);
        file.close();
        m_browser->open(file.fileName());
    }

private slots:
    void init() { m_browser = std::make_unique<Browser>(); }

    void textsAreAsLongAsTheyWereDrawn_data()
    {
        QTest::addColumn<QByteArray>("family");
        QTest::newRow("its own") << QByteArray("Noto Sans CJK SC");
        QTest::newRow("a wide one") << QByteArray("DejaVu Sans Mono");
        QTest::newRow("serif") << QByteArray("DejaVu Serif");
    }

    void textsAreAsLongAsTheyWereDrawn()
    {
        QFETCH(QByteArray, family);
        const Drawing drawing = drawFigure(parkDecoding(), FigureKind::Scores, {});
        showInFamily(encodePicture(drawing, {PictureFormat::Svg}), family);
        const QJsonArray lengths =
            m_browser
                ->evaluate(
                    QStringLiteral("[...document.querySelectorAll('text')].map(text => "
                                   "[text.textContent, text.getEndPositionOfChar(text.getNumberOfChars() - "
                                   "1).x - text.getStartPositionOfChar(0).x])"))
                .toArray();
        const std::vector<DrawnText> texts = drawnTexts(drawing);
        QCOMPARE(std::size_t(lengths.size()), texts.size());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const QJsonArray shown = lengths[qsizetype(i)].toArray();
            QCOMPARE(shown[0].toString(), texts[i].text);
            QVERIFY2(std::abs(shown[1].toDouble() - texts[i].width) < 0.5,
                qPrintable(QStringLiteral("%1: %2 instead of %3")
                               .arg(texts[i].text)
                               .arg(shown[1].toDouble())
                               .arg(texts[i].width)));
        }
    }

    void otherFamiliesStandIn()
    {
        const QByteArray svg =
            encodePicture(drawFigure(parkDecoding(), FigureKind::Scores, {}), {PictureFormat::Svg});
        show(svg);
        const QString families =
            m_browser->evaluate(QStringLiteral("getComputedStyle(document.querySelector('text')).fontFamily"))
                .toString();
        QVERIFY2(families.startsWith(QStringLiteral("\"Noto Sans CJK SC\", ")), qPrintable(families));
        QVERIFY2(families.endsWith(QStringLiteral(", sans-serif")), qPrintable(families));
        QVERIFY(svg.contains("'Microsoft YaHei'"));
    }
};

QTEST_MAIN(SvgBrowserTest)
#include "svgbrowsertest.moc"
