// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"
#include "app/exportactions.h"
#include "app/helpwindow.h"
#include "app/messagebar.h"
#include "app/sessionactions.h"
#include "app/shortcutpage.h"
#include "tests/app/windowfixture.h"
#include "widgets/sumview.h"

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTextBrowser>
#include <QToolButton>

using namespace lab;
using namespace lab::test;

namespace {

bool hasChinese(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c >= u'\u4e00' && c <= u'\u9fff'; });
}

SessionModel namedModel()
{
    SessionModel model = scriptedModel();
    model.config = RecurrentConfig{};
    setTexts(model);
    return model;
}

/// The real window between the two languages, without a restart.
class LanguageTest : public WindowFixture {
    Q_OBJECT

    std::unique_ptr<Translation> m_translation;

    void choose(Language language) const
    {
        m_window->actions().languageAction(language)->trigger();
        QCoreApplication::sendPostedEvents(); // the change of language waits among the events
        QCoreApplication::processEvents();
    }

    QStringList menuTitles() const
    {
        QStringList titles;
        for (const QAction* action : m_window->findChild<QMenuBar*>()->actions())
            titles.append(action->text());
        return titles;
    }

    QImage picture() const
    {
        QCoreApplication::processEvents();
        return m_window->workspace().grab().toImage();
    }

    void checkNothingIsClipped() const
    {
        QCoreApplication::processEvents();
        for (const QWidget* part : m_window->findChildren<QWidget*>()) {
            const auto* label = qobject_cast<const QLabel*>(part);
            const bool hasText = (label && !label->wordWrap()) || qobject_cast<const QToolButton*>(part) ||
                                 qobject_cast<const QPushButton*>(part);
            if (!hasText || !part->isVisible() ||
                part->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
                continue;
            const QString text = part->property("text").toString();
            QVERIFY2(part->width() >= part->minimumSizeHint().width(),
                qPrintable(QStringLiteral("%1: %2 has %3 pixels and needs %4")
                               .arg(QString::fromLatin1(part->metaObject()->className()), text)
                               .arg(part->width())
                               .arg(part->minimumSizeHint().width())));
            const QRect inWindow(part->mapTo(m_window.get(), QPoint()), part->size());
            QVERIFY2(m_window->rect().contains(inWindow), qPrintable(text));
        }
    }

protected slots:
    void init()
    {
        WindowFixture::init();
        m_session->setModel(namedModel());
        m_translation = std::make_unique<Translation>();
        connect(m_window.get(), &MainWindow::languageChosen, m_translation.get(), &Translation::choose);
        m_window->setLanguageChoice(Language::English);
        type(longText);
        m_session->goToStep(2);
    }

    void cleanup()
    {
        m_translation.reset();
        WindowFixture::cleanup();
    }

private slots:
    void theSystemsLanguageIsTheFirstThatItAsksFor()
    {
        const QStringList chinese{QStringLiteral("zh-Hans-CN"), QStringLiteral("en-US")};
        const QStringList german{QStringLiteral("de-DE"), QStringLiteral("zh-CN")};
        QCOMPARE(resolved(Language::System, chinese), Language::Chinese);
        QCOMPARE(resolved(Language::System, german), Language::English);
        QCOMPARE(resolved(Language::System, {}), Language::English);
        QCOMPARE(resolved(Language::English, chinese), Language::English);
        QCOMPARE(resolved(Language::Chinese, german), Language::Chinese);
    }

    void everythingIsSaidInTheOtherLanguage()
    {
        QVERIFY(!hasChinese(menuTitles().join(u' ')));
        choose(Language::Chinese);
        for (const QString& title : menuTitles())
            QVERIFY2(hasChinese(title), qPrintable(title));
        for (const QDockWidget* panel : m_window->workspace().findChildren<QDockWidget*>())
            QVERIFY2(hasChinese(panel->windowTitle()), qPrintable(panel->windowTitle()));
        QCOMPARE(
            m_window->exportActions().exportAction(ExportView::Scores)->text(), QStringLiteral("导出得分…"));
        QVERIFY(m_window->transportBar().status().contains(QStringLiteral("第 2 步")));
        QCOMPARE(map(FigureKind::Scores).title, QStringLiteral("得分"));
        QCOMPARE(m_session->state().model.ruleTitle, QStringLiteral("加性"));
        QVERIFY(hasChinese(moment().query));
    }

    void nothingOfTheWorkChanges()
    {
        press(Qt::Key_Down);
        const SessionInputs before = m_session->inputs();
        const Selection selection = m_session->state().selection;
        QVERIFY(!selection.isEmpty());
        const auto decoding = moment().decoding;
        const int undone = m_window->history().stack().count();
        choose(Language::Chinese);
        QCOMPARE(m_session->inputs(), before);
        QCOMPARE(m_session->state().selection, selection);
        QCOMPARE(moment().decoding.get(), decoding.get());
        QCOMPARE(m_window->history().stack().count(), undone);
        press(Qt::Key_Right);
        QCOMPARE(moment().step, 3);
        m_window->sessionActions().undoAction()->trigger();
        QCOMPARE(moment().step, 2);
    }

    void whatUndoUndoesIsSaidAgain()
    {
        press(Qt::Key_Right);
        QCOMPARE(m_window->sessionActions().undoAction()->text(), QStringLiteral("Undo Step Forward"));
        choose(Language::Chinese);
        QCOMPARE(m_window->sessionActions().undoAction()->text(), QStringLiteral("撤销 前进一步"));
    }

    void aMessageIsSaidAgain()
    {
        m_session->setSentence(QString(Session::longestSentence + 5, u'我'));
        const QString english = m_window->messageBar().text();
        choose(Language::Chinese);
        QVERIFY(m_window->messageBar().text().startsWith(QStringLiteral("文字有 2005 个字符")));
        choose(Language::English);
        QCOMPARE(m_window->messageBar().text(), english);
    }

    void helpComesInTheOtherLanguageAtTheSamePage()
    {
        m_window->workspace().heatMap(FigureKind::Context).setFocus(Qt::TabFocusReason);
        press(Qt::Key_F1);
        choose(Language::Chinese);
        const auto* help = m_window->findChild<HelpWindow*>();
        QVERIFY(help && help->isVisible());
        QCOMPARE(help->currentPage(), QStringLiteral("context"));
        QVERIFY(help->browser().toPlainText().contains(QStringLiteral("加权和")));
    }

    void theArrangementAndTheSumStay()
    {
        press(Qt::Key_F3);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QVERIFY(m_window->workspace().isSumShown());
        choose(Language::Chinese);
        QCOMPARE(m_window->workspace().arrangement(), Arrangement::Calculation);
        QVERIFY(m_window->actions().arrangementActions()[int(Arrangement::Calculation)]->isChecked());
        QVERIFY(m_window->workspace().isSumShown());
        QVERIFY(m_window->workspace().sum().isVisible());
    }

    void menusOpenByTheirLetters()
    {
        for (const Language language : {Language::English, Language::Chinese}) {
            choose(language);
            QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
            QSet<QKeySequence> letters;
            for (const QAction* action : m_window->findChild<QMenuBar*>()->actions()) {
                const QKeySequence letter = QKeySequence::mnemonic(action->text());
                QVERIFY2(!letter.isEmpty() && !letters.contains(letter), qPrintable(action->text()));
                letters.insert(letter);
                press(letter[0].key(), letter[0].keyboardModifiers());
                QCOMPARE(QApplication::activePopupWidget(), static_cast<QWidget*>(action->menu()));
                action->menu()->close();
                m_window->activateWindow();
                QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
            }
            const QString keys = shortcutPage(*m_window->findChild<QMenuBar*>()).text;
            QVERIFY(!keys.contains(u'&') && !keys.contains(QStringLiteral("(F)")));
        }
    }

    void theLectureStays()
    {
        press(Qt::Key_F11);
        choose(Language::Chinese);
        QVERIFY(m_window->isFullScreen());
        QVERIFY(m_window->actions().lectureAction()->isChecked());
        QVERIFY(!m_window->findChild<QMenuBar*>()->isVisible());
        press(Qt::Key_F11);
        QVERIFY(m_window->findChild<QMenuBar*>()->isVisible());
    }

    void backInEnglishTheWindowIsAsBefore()
    {
        for (const Qt::Key arrangement : {Qt::Key_F2, Qt::Key_F3, Qt::Key_F4}) {
            press(arrangement);
            const QImage before = picture();
            choose(Language::Chinese);
            QVERIFY(picture() != before);
            choose(Language::English);
            QCOMPARE(picture(), before);
        }
    }

    void nothingIsClipped_data()
    {
        QTest::addColumn<Language>("language");
        QTest::newRow("English") << Language::English;
        QTest::newRow("Chinese") << Language::Chinese;
    }

    void nothingIsClipped()
    {
        QFETCH(Language, language);
        choose(language);
        for (const Qt::Key arrangement : {Qt::Key_F2, Qt::Key_F3, Qt::Key_F4}) {
            press(arrangement);
            checkNothingIsClipped();
        }
        press(Qt::Key_F2);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QVERIFY(m_window->workspace().isSumShown());
        checkNothingIsClipped();
    }
};

} // namespace

QTEST_MAIN(LanguageTest)
#include "languagetest.moc"
