// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attentionbar.h"
#include "app/modelcatalogue.h"
#include "app/windowexport.h"
#include "model/storage/recordjson.h"
#include "tests/app/randomuser.h"
#include "tests/app/windowfixture.h"

#include <QAction>
#include <QApplication>

using namespace lab;
using namespace lab::test;

namespace {

constexpr unsigned usualSeed = 20261127;
constexpr int events = 5000;
const QString lastText = QStringLiteral("欢迎来北京看看公园。"); // with scores in every model

QtMessageHandler printMessage = nullptr;
QStringList warnings;

void countWarning(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    const bool ofPlatform = text.startsWith(QStringLiteral("This plugin does not support ")); // offscreen
    if (type != QtDebugMsg && type != QtInfoMsg && !ofPlatform)
        warnings.append(text);
    if (!ofPlatform)
        printMessage(type, context, text);
}

/// Decodes of every kind, chosen by the length of the text.
Decoding anyDecoding(const std::string& text, const DecodeOptions& options)
{
    if (text.empty())
        return longDecoding(1, 0, 2);
    if (text.find('\0') != std::string::npos)
        throw std::runtime_error("The text has a zero in it.");
    if (options.step.attention.weighting != Weighting::Soft)
        return hardDecoding(std::clamp(options.step.attention.k, 1, 4));
    switch (text.size() / 3 % 6) {
    case 0:
        return welcomeDecoding();
    case 1:
        return fixedDecoding();
    case 2:
        return transformerDecoding();
    case 3:
        return longDecoding(60, 40, 16);
    case 4:
        return parkDecoding();
    default:
        return hardDecoding(2);
    }
}

std::vector<ModelEntry> models()
{
    RecurrentConfig hard;
    hard.attention = AttentionKind::Hard;
    return {{"soft", "soft", RecurrentConfig{}}, {"hard", "hard", hard},
        {"transformer", "transformer", TransformerConfig{}}};
}

std::optional<SessionModel> modelOf(const QString& name)
{
    for (const ModelEntry& entry : models()) {
        if (name != QString::fromStdString(entry.name))
            continue;
        SessionModel model{name, QStringLiteral("additive"), QStringLiteral("v · tanh(W[q; k] + b)"),
            [transformer = name == QStringLiteral("transformer")](
                const std::string& text, const DecodeOptions& options, const DecodeProgress&) {
                return transformer && !text.empty() ? transformerDecoding() : anyDecoding(text, options);
            }};
        model.source = name;
        model.config = entry.config;
        return model;
    }
    return std::nullopt;
}

} // namespace

/// The window in the hands of somebody who does anything at all.
class RandomWalkTest : public WindowFixture {
    Q_OBJECT

    void offerModels()
    {
        m_window->attentionBar().setModels(models());
        connect(m_window.get(), &MainWindow::modelRequested, this, [this](const QString& name) {
            if (const auto model = modelOf(name))
                m_session->setModel(*model);
            else
                m_session->setModelError(QStringLiteral("There is no model %1.").arg(name));
        });
        m_session->setModel(*modelOf(QStringLiteral("soft")));
    }

    void answerDialogs()
    {
        const auto choose = [this](QWidget*, const QString&) {
            return m_folder.filePath(QStringLiteral("walk"));
        };
        m_window->document().setChoosers(choose, choose);
        m_window->document().setQuestion([](QWidget*, const QString&) { return UnsavedAnswer::LetGo; });
        m_window->exporting().setFileChooser(choose);
        m_window->exporting().setReplaceQuestion([](QWidget*, const QString&) { return true; });
    }

    void compareWith(const Session& fresh) const
    {
        const Moment& expected = fresh.state().moment;
        QCOMPARE(positionOf(moment()), positionOf(expected));
        QCOMPARE(moment().head, expected.head);
        for (const FigureKind kind : {FigureKind::Scores, FigureKind::Probabilities, FigureKind::Context}) {
            const HeatMapData numbers =
                heatMapData(*expected.decoding, kind, expected.step, expected.scoreFormula, expected.head);
            QCOMPARE(map(kind).rowLabels, numbers.rowLabels);
            QCOMPARE(map(kind).columnLabels, numbers.columnLabels);
            ReachedRows reached = reachedRows(expected, kind);
            reached.rows = std::min(reached.rows, numbers.rowCount()); // a fixed context has no scores
            QCOMPARE(map(kind).reached, reached);
            for (std::size_t row = 0; row < numbers.rows.size(); ++row)
                QVERIFY(*map(kind).rows[row] == *numbers.rows[row]);
        }
    }

private slots:
    void anyEventsLeaveAWorkingWindow();
};

void RandomWalkTest::anyEventsLeaveAWorkingWindow()
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("LAB_WALK_SEED", &given); // to walk another way
    const unsigned seed = given ? unsigned(wanted) : usualSeed;
    offerModels();
    answerDialogs();
    warnings.clear();
    printMessage = qInstallMessageHandler(countWarning);
    RandomUser user(*m_window, seed);
    for (int event = 0; event < events && warnings.isEmpty(); ++event) {
        user.act();
        if (!warnings.isEmpty())
            qInfo("seed %u, event %d, after:\n%s", seed, event, qPrintable(user.latest().join(u'\n')));
    }
    QCoreApplication::processEvents();
    const auto hasLeft = [&user] { // a dialog that writes a file closes when it is done
        user.leaveDialogs();
        return !QApplication::activeModalWidget();
    };
    QTRY_VERIFY(hasLeft());
    qInstallMessageHandler(printMessage);
    QCOMPARE(warnings, QStringList());
    QVERIFY(m_window->isVisible());

    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    type(lastText);
    QCOMPARE(m_session->state().sentence, lastText);
    m_window->workspace().resetArrangement(); // a floating panel may have the keyboard
    m_window->activateWindow();
    m_window->workspace().setFocus();
    QTRY_VERIFY(m_window->workspace().hasFocus());
    press(Qt::Key_W);
    if (m_window->actions().wordsAction()->isChecked())
        press(Qt::Key_M); // numbers of pieces, as they are computed
    if (m_window->actions().linesAction()->isChecked())
        press(Qt::Key_L); // cells, which are compared below
    press(Qt::Key_Home);
    Session fresh;
    fresh.setModel(*modelOf(m_session->state().model.source));
    fresh.apply(m_session->inputs());
    QTRY_VERIFY(!fresh.state().decoding);
    QCOMPARE(recordToJson(*moment().decoding, -1), recordToJson(*fresh.state().moment.decoding, -1));
    QVERIFY(m_session->canGoOn());
    const int rows = walkOf(fresh.state().moment).rowCount();
    for (int key = 0; key < 2 * rows && !QTest::currentTestFailed(); ++key) {
        press(key < rows ? Qt::Key_Right : Qt::Key_Left);
        key < rows ? fresh.stepForward() : fresh.stepBack();
        compareWith(fresh);
    }
    if (QTest::currentTestFailed())
        qInfo("seed %u; the keyboard is in %s, a menu: %d", seed,
            QApplication::focusWidget() ? QApplication::focusWidget()->metaObject()->className() : "nothing",
            int(QApplication::activePopupWidget() != nullptr));
}

QTEST_MAIN(RandomWalkTest)
#include "randomwalktest.moc"
