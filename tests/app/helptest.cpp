// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/exportformat.h"
#include "app/helpwindow.h"
#include "tests/app/windowfixture.h"
#include "widgets/sumview.h"

#include <QAction>
#include <QDockWidget>
#include <QTextBrowser>
#include <QTextTable>

#include <algorithm>

using namespace lab;
using namespace lab::test;

/// The help: a page for each view, and all keys.
class HelpTest : public WindowFixture {
    Q_OBJECT

    HelpWindow* help() const { return m_window->findChild<HelpWindow*>(); }

private slots:
    void everyViewHasAPageInBothLanguages()
    {
        for (const QString& language : {QStringLiteral("en"), QStringLiteral("zh")}) {
            QStringList names;
            for (const HelpPage& page : helpPages(language)) {
                names.append(page.name);
                QVERIFY2(page.text.size() > 60, qPrintable(page.name));
                QVERIFY(page.text.startsWith(QStringLiteral("# ") + page.title));
            }
            for (const QDockWidget* panel : m_window->workspace().findChildren<QDockWidget*>())
                QVERIFY2(names.contains(panel->objectName()), qPrintable(panel->objectName()));
        }
    }

    void exportingTellsWhatEachFormatIsFor()
    {
        for (const QString& language : {QStringLiteral("en"), QStringLiteral("zh")}) {
            const QList<HelpPage> pages = helpPages(language);
            const auto page = std::ranges::find(pages, QStringLiteral("export"), &HelpPage::name);
            QVERIFY(page != pages.end());
            for (const ExportFormat format : exportFormats()) {
                const QString ending = QString::fromStdString(endingOf(format));
                QVERIFY2(page->text.contains(QStringLiteral("**%1**").arg(ending), Qt::CaseInsensitive) ||
                             page->text.contains(u'.' + ending),
                    qPrintable(language + u' ' + ending));
            }
        }
    }

    void f1HelpsWithTheViewThatHasTheKeyboard()
    {
        type(longText);
        m_window->workspace().heatMap(FigureKind::Context).setFocus(Qt::TabFocusReason);
        press(Qt::Key_F1);
        QVERIFY(help()->isVisible());
        QCOMPARE(help()->currentPage(), QStringLiteral("context"));
        QVERIFY(help()->browser().toPlainText().contains(QStringLiteral("weighted sum")));
    }

    void f1HelpsWithTheSumWhereverThePointerIs()
    {
        type(longText);
        press(Qt::Key_Right);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QVERIFY(m_window->workspace().sum().isVisible());
        const QWidget& sentence = *m_window->workspace().findChild<QDockWidget*>(QStringLiteral("sentence"));
        point(sentence, sentence.rect().center());
        QVERIFY(sentence.underMouse());
        press(Qt::Key_F1);
        QCOMPARE(help()->currentPage(), QStringLiteral("sum"));
        QVERIFY(help()->browser().toPlainText().contains(QStringLiteral("full arithmetic of one number")));
    }

    void beforeTheFirstStepF1TellsHowToBegin()
    {
        QCOMPARE(moment().step, 0);
        press(Qt::Key_F1);
        QCOMPARE(help()->currentPage(), QStringLiteral("start"));
    }

    void theQuestionMarkListsAllKeys()
    {
        press(Qt::Key_Question);
        QVERIFY(help()->isVisible());
        QCOMPARE(help()->currentPage(), QStringLiteral("keys"));
        const QString text = help()->browser().toPlainText();
        for (const QAction* action : m_window->actions().transport().stepSizes)
            QVERIFY2(text.contains(action->text()), qPrintable(action->text()));
        QVERIFY(text.contains(QStringLiteral("F11")));
        QVERIFY(text.contains(QStringLiteral("open the sum")));
    }

    void tablesOfKeysHaveRoomAndOneLineAroundACell()
    {
        press(Qt::Key_Question);
        int tables = 0;
        for (QTextFrame* frame : help()->browser().document()->rootFrame()->childFrames()) {
            const auto* table = qobject_cast<QTextTable*>(frame);
            if (!table)
                continue;
            ++tables;
            QVERIFY(table->format().borderCollapse());
            QVERIFY(table->format().cellPadding() >= 4);
        }
        QVERIFY(tables > 3);
    }
};

QTEST_MAIN(HelpTest)
#include "helptest.moc"
