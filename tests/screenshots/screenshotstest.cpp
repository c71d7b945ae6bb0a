// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

/// The program that makes pictures of the window, as ./dev screenshots calls it.
class ScreenshotsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    int run(const QStringList& arguments) const
    {
        QProcess process;
        process.start(QStringLiteral(SCREENSHOTS), arguments + QStringList{m_folder.path()});
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
            return -1;
        qInfo("%s", process.readAllStandardError().constData());
        return process.exitCode();
    }

    QImage picture(const QString& name) const { return QImage(m_folder.filePath(name)); }

    static qsizetype colours(const QImage& picture)
    {
        QSet<QRgb> found;
        for (int y = 0; y < picture.height(); y += 2)
            for (int x = 0; x < picture.width(); x += 2)
                found.insert(picture.pixel(x, y));
        return found.size();
    }

private slots:
    void picturesHaveTheirSizeAndShowSomething_data()
    {
        QTest::addColumn<QString>("view");
        QTest::newRow("heat maps") << QStringLiteral("soft-heatmaps");
        QTest::newRow("a menu before it") << QStringLiteral("menu-file");
    }

    void picturesHaveTheirSizeAndShowSomething()
    {
        QFETCH(QString, view);
        QCOMPARE(run({QStringLiteral("--size"), QStringLiteral("1400x800"), QStringLiteral("--theme"),
                     QStringLiteral("dark"), QStringLiteral("--language"), QStringLiteral("zh"),
                     QStringLiteral("--view"), view}),
            0);
        const QImage made = picture(QStringLiteral("1400x800-dark-zh-%1.png").arg(view));
        QCOMPARE(made.size(), QSize(1400, 800));
        QVERIFY2(colours(made) > 100, qPrintable(QString::number(colours(made))));
    }

    void theMenuIsInThePicture()
    {
        const QRect menu(20, 58, 120, 34); // before the bar that says what kind of attention it is
        QVERIFY(picture(QStringLiteral("1400x800-dark-zh-soft-heatmaps.png")).copy(menu) !=
                picture(QStringLiteral("1400x800-dark-zh-menu-file.png")).copy(menu));
    }

    void whatIsNotThereIsWrongUsage()
    {
        QCOMPARE(run({QStringLiteral("--view"), QStringLiteral("nothing")}), 2);
        QCOMPARE(run({QStringLiteral("--size"), QStringLiteral("big")}), 2);
    }
};

QTEST_GUILESS_MAIN(ScreenshotsTest)
#include "screenshotstest.moc"
