// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attentionbar.h"
#include "app/exportactions.h"
#include "app/mainwindow.h"
#include "app/modelloader.h"
#include "app/workspace.h"
#include "tests/support/syntheticdecoding.h"
#include "tests/support/tinybundle.h"
#include "widgets/choicebutton.h"
#include "widgets/heatmapview.h"
#include "widgets/sentenceview.h"
#include "widgets/steppanel.h"
#include "widgets/sumview.h"

#include <QDir>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace lab;

/// The attention bar in the real window, with small bundles in a folder of their own.
class AttentionBarTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_models;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ModelLoader> m_loader;
    std::unique_ptr<MainWindow> m_window;

    const SessionState& state() const { return m_session->state(); }
    AttentionBar& bar() const { return m_window->attentionBar(); }
    const AttentionOptions& attention() const { return state().options.step.attention; }
    const HeatMapData& map(FigureKind kind) const { return m_window->workspace().heatMap(kind).data(); }

    void add(const QString& name, const RecurrentConfig& choices) const
    {
        makeTinyBundle(m_models.filePath(name).toStdString(), choices);
    }

    void click(QWidget& button) const { QTest::mouseClick(&button, Qt::LeftButton); }

    /// Opens the menu of a button with the mouse and chooses a line with the keyboard.
    void choose(const ChoiceButton& button, int line) const
    {
        QMenu* menu = button.button().menu();
        menu->popup(button.button().mapToGlobal(QPoint(0, button.button().height())));
        for (int key = 0; key <= line; ++key)
            QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
    }

    void awaitModel(const QString& name) const
    {
        QTRY_COMPARE(state().model.name, name);
        QTRY_VERIFY(!state().decoding);
    }

    void openSynthetic(const Decoding& decoding)
    {
        SessionModel model;
        model.name = QStringLiteral("synthetic");
        model.config = RecurrentConfig();
        model.decode = [decoding](const auto&, const auto&, const auto&) { return decoding; };
        m_session->setModel(model);
        awaitModel(QStringLiteral("synthetic"));
    }

private slots:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/no/bus");
        qputenv("ATTENTION_LAB_MODELS", m_models.path().toLocal8Bit());
        RecurrentConfig dot;
        dot.rule = ScoreRule::Dot;
        RecurrentConfig none;
        none.attention = AttentionKind::None;
        RecurrentConfig hard;
        hard.attention = AttentionKind::Hard;
        add(QStringLiteral("a-soft"), {});
        add(QStringLiteral("b-dot"), dot);
        add(QStringLiteral("c-fixed"), none);
        add(QStringLiteral("d-hard"), hard);
        RecurrentConfig embeddings;
        embeddings.key = MemorySource::SourceEmbedding;
        add(QStringLiteral("a-model-with-quite-a-long-name"), embeddings);
    }

    void init()
    {
        m_session = std::make_unique<Session>();
        m_loader = std::make_unique<ModelLoader>();
        m_window = std::make_unique<MainWindow>(*m_session);
        connect(m_loader.get(), &ModelLoader::loaded, m_session.get(), &Session::setModel);
        connect(m_window.get(), &MainWindow::modelRequested, m_loader.get(), &ModelLoader::load);
        m_window->resize(1280, 720);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        bar().setModels(modelCatalogue({m_models.path().toStdString()}));
        m_session->setSentence(QStringLiteral("欢迎来北京。"));
        m_loader->load(QStringLiteral("a-soft"));
        awaitModel(QStringLiteral("a-soft"));
        m_session->goToStep(2);
    }

    void cleanup()
    {
        m_window.reset();
        m_loader.reset();
        m_session.reset();
    }

    void theBarShowsWhatIsOpen()
    {
        QVERIFY(bar().modeButton(AttentionMode::Soft).isChecked());
        QCOMPARE(bar().traitButton(ModelTrait::Rule).shown(), QStringLiteral("additive"));
        QCOMPARE(bar().traitButton(ModelTrait::Query).shown(), QStringLiteral("decoder state"));
        QCOMPARE(bar().modelButton().shown(), QStringLiteral("a-soft"));
        QCOMPARE(bar().mark(), QString());
        QVERIFY(bar().takesButton().isHidden() && bar().siteButton().isHidden());
        QVERIFY(!bar().modeButton(AttentionMode::Self).isEnabled()); // there is no such model
        QVERIFY(bar().modeButton(AttentionMode::Self).toolTip().contains(QStringLiteral("No model for it")));
    }

    void anotherRuleOpensItsOwnModelAndKeepsSentenceAndStep()
    {
        choose(bar().traitButton(ModelTrait::Rule), 1);
        awaitModel(QStringLiteral("b-dot"));
        QCOMPARE(state().sentence, QStringLiteral("欢迎来北京。"));
        QCOMPARE(state().moment.step, 2);
        QCOMPARE(bar().traitButton(ModelTrait::Rule).shown(), QStringLiteral("dot"));
        QCOMPARE(map(FigureKind::Scores).formula, QStringLiteral("q·k"));
    }

    void withoutAttentionTheMapsSayWhy()
    {
        click(bar().modeButton(AttentionMode::None));
        awaitModel(QStringLiteral("c-fixed"));
        QVERIFY(bar().modeButton(AttentionMode::None).isChecked());
        QVERIFY(bar().traitButton(ModelTrait::Rule).isHidden());
        QVERIFY(bar().traitButton(ModelTrait::Rule).button().menu()->isEmpty()); // it may have been open
        QCOMPARE(map(FigureKind::Probabilities).rowCount(), 0);
        QVERIFY(map(FigureKind::Probabilities).promise.contains(QStringLiteral("no attention")));
        QCOMPARE(map(FigureKind::Context).value(0, 3), map(FigureKind::Context).value(1, 3));
        QVERIFY(!m_window->exportActions().exportAction(ExportView::Scores)->isEnabled());
        QVERIFY(m_window->exportActions().exportAction(ExportView::Context)->isEnabled());
        click(bar().modeButton(AttentionMode::Soft));
        awaitModel(QStringLiteral("a-soft"));
        QVERIFY(!bar().traitButton(ModelTrait::Rule).isHidden());
    }

    void hardOpensTheModelThatWasTrainedForIt()
    {
        click(bar().modeButton(AttentionMode::Hard));
        awaitModel(QStringLiteral("d-hard"));
        QCOMPARE(attention().weighting, Weighting::HardTopK);
        QCOMPARE(bar().mark(), QString());
        const auto row = attentionRow(*state().moment.decoding, {}, 0);
        QCOMPARE(row->head.draws.front().size(), std::size_t(1));
        QCOMPARE(row->weight(row->head.draws.front().front()), 1.0F);
    }

    void hardWeightsOnASoftModelAreMarked()
    {
        bar().setModels({}); // nothing was trained for hard attention
        QVERIFY(!bar().modeButton(AttentionMode::None).isEnabled());
        click(bar().modeButton(AttentionMode::Hard));
        QTRY_VERIFY(!state().decoding);
        QCOMPARE(state().model.name, QStringLiteral("a-soft"));
        QCOMPARE(attention().weighting, Weighting::HardTopK);
        QCOMPARE(bar().mark(), QStringLiteral("not trained for this"));
        const int taken = attentionRow(*state().moment.decoding, {}, 0)->head.draws.front().front();
        QVERIFY(map(FigureKind::Probabilities).isTaken(0, taken));
        click(bar().modeButton(AttentionMode::Soft));
        QTRY_VERIFY(!state().decoding);
        QCOMPARE(bar().mark(), QString());
    }

    void moreWordsThanTrainedAreMarked()
    {
        click(bar().modeButton(AttentionMode::Hard));
        awaitModel(QStringLiteral("d-hard"));
        choose(bar().takesButton(), 1); // 2 words
        QCOMPARE(bar().mark(), QStringLiteral("not trained for this"));
        choose(bar().takesButton(), 0);
        QCOMPARE(bar().mark(), QString());
        QTRY_VERIFY(!state().decoding);
    }

    void anotherTemperatureShowsUntilItIsPutBack()
    {
        QVERIFY(bar().temperatureButton().isHidden());
        AttentionOptions sharp = attention();
        sharp.temperature = 0.5F;
        m_session->setAttention(sharp); // as a session file has it
        QVERIFY(bar().temperatureButton().isVisible());
        QVERIFY(bar().temperatureButton().text().contains(QStringLiteral("0.5")));
        choose(bar().traitButton(ModelTrait::Rule), 1);
        awaitModel(QStringLiteral("b-dot"));
        QVERIFY(bar().temperatureButton().isVisible()); // it stays, and shows
        QCOMPARE(attention().temperature, 0.5F);
        QVERIFY(m_window->workspace().stepPanel().explanation().contains(QStringLiteral("temperature 0.5")));
        click(bar().temperatureButton());
        QCOMPARE(attention().temperature, 1.0F);
        QVERIFY(bar().temperatureButton().isHidden());
        QTRY_VERIFY(!state().decoding);
    }

    void whatElseChangesIsSaid()
    {
        m_loader->load(QStringLiteral("b-dot"));
        awaitModel(QStringLiteral("b-dot"));
        choose(bar().traitButton(ModelTrait::Keys), 1); // embeddings: there is no such model with dot
        awaitModel(QStringLiteral("a-model-with-quite-a-long-name"));
        const QString said = state().message.text;
        QVERIFY2(said.contains(QStringLiteral("score rule: dot → additive")), qPrintable(said));
        choose(bar().traitButton(ModelTrait::Keys), 0); // keeps its rule, and says nothing
        awaitModel(QStringLiteral("a-soft"));
        QCOMPARE(state().message.text, QString());
    }

    void aNameIsNoMnemonic()
    {
        add(QStringLiteral("e&f"), {});
        bar().setModels(modelCatalogue({m_models.path().toStdString()}));
        m_loader->load(QStringLiteral("e&f"));
        awaitModel(QStringLiteral("e&f"));
        QCOMPARE(bar().modelButton().shown(), QStringLiteral("e&f"));
        QCOMPARE(bar().modelButton().button().text(), QStringLiteral("e&&f ▾"));
        QCOMPARE(bar().modelButton().button().menu()->actions().back()->text(), QStringLiteral("e&&f"));
        QVERIFY(QDir(m_models.filePath(QStringLiteral("e&f"))).removeRecursively());
    }

    void hardWordsAreDrawnAndDrawnAgain()
    {
        click(bar().modeButton(AttentionMode::Hard));
        awaitModel(QStringLiteral("d-hard"));
        QVERIFY(bar().drawButton().isHidden());
        choose(bar().takesButton(), 1); // 2 words
        choose(bar().takesButton(), 5); // at random
        choose(bar().takesButton(), 7); // each weighs 1/k
        QCOMPARE(bar().takesButton().shown(), QStringLiteral("2 at random, 1/k"));
        QVERIFY(!bar().drawButton().isHidden());
        QTRY_VERIFY(!state().decoding);
        const auto row = attentionRow(*state().moment.decoding, {}, 0);
        QCOMPARE(row->head.draws.front().size(), std::size_t(2));
        QCOMPARE(row->weight(row->head.draws.front().front()), 0.5F);
        const auto seed = attention().seed;
        click(bar().drawButton());
        QCOMPARE(attention().seed, seed + 1);
        QTRY_VERIFY(!state().decoding);
    }

    void sitesLayersAndHeadsAreChosen()
    {
        openSynthetic(transformerDecoding());
        QCOMPARE(bar().siteButton().shown(), QStringLiteral("decoder → encoder"));
        choose(bar().siteButton(), 1);
        QCOMPARE(state().moment.head.site, AttentionSite::EncoderSelf);
        QCOMPARE(map(FigureKind::Scores).rowLabels, map(FigureKind::Scores).columnLabels);
        choose(bar().layerButton(), 0);
        choose(bar().headButton(), 1);
        QCOMPARE(map(FigureKind::Scores).title, QStringLiteral("Scores, layer 1, head 2"));
        QCOMPARE(map(FigureKind::Scores).value(2, 1),
            state().moment.decoding->encoder->layers[0].self[1].scores(2, 1));
        choose(bar().headButton(), 2);
        QCOMPARE(bar().headButton().shown(), QStringLiteral("mean of all"));
        QVERIFY(map(FigureKind::Scores).title.endsWith(QStringLiteral("mean of 2 heads")));
    }

    void aMaskedCellSaysWhatThatMeans()
    {
        openSynthetic(transformerDecoding());
        m_session->setHead({AttentionSite::DecoderSelf, 0, 0, 0});
        m_session->goToStep(2);
        HeatMapView& scores = m_window->workspace().heatMap(FigureKind::Scores);
        const auto openedBy = [&](int row, int column) {
            scores.replot();
            QTest::mouseClick(
                &scores, Qt::LeftButton, {}, scores.matrixLayout().cell(row, column).center().toPoint());
            return m_window->workspace().sum().sum();
        };
        QCOMPARE(openedBy(0, 1).title, QStringLiteral("Why there is no number for Welcome (row: <s>)"));
        const Sum later = openedBy(0, 3); // has not been said yet
        QCOMPARE(later.title, QStringLiteral("Why there is no number for ? (row: <s>)"));
        QVERIFY(later.sections.front().about.contains(QStringLiteral("probability 0 exactly")));
        QVERIFY(describeCell(scores.data(), 0, 3).startsWith(QStringLiteral("<s> → ?: masked")));
        QVERIFY(openedBy(1, 1).title.startsWith(QStringLiteral("How the score of Welcome")));
    }

    void bareEmbeddingsAttendToEachOther()
    {
        Decoding decoding = transformerDecoding();
        EncoderRecord encoder = *decoding.encoder;
        encoder.embeddings = {encoder.layers[0].self[1]};
        decoding.encoder = std::make_shared<const EncoderRecord>(encoder);
        openSynthetic(decoding);
        choose(bar().siteButton(), 3);
        QCOMPARE(bar().siteButton().shown(), QStringLiteral("between embeddings"));
        QVERIFY(bar().layerButton().isHidden() && bar().headButton().isHidden());
        QCOMPARE(map(FigureKind::Scores).formula, QStringLiteral("q·k / √d"));
        QCOMPARE(map(FigureKind::Scores).value(2, 1), encoder.embeddings[0].scores(2, 1));
        QCOMPARE(map(FigureKind::Probabilities).rowLabels, map(FigureKind::Probabilities).columnLabels);
    }

    void insideTheEncoderAWordOrARowIsClicked()
    {
        openSynthetic(transformerDecoding());
        choose(bar().siteButton(), 1);
        SentenceView& sentence = m_window->workspace().sentence();
        QTest::mouseClick(&sentence, Qt::LeftButton, {}, sentence.sourceRow().boxes[2].center().toPoint());
        QCOMPARE(map(FigureKind::Scores).reached.current, 2);
        HeatMapView& scores = m_window->workspace().heatMap(FigureKind::Scores);
        scores.replot();
        QTest::mouseClick(&scores, Qt::LeftButton, {}, scores.matrixLayout().rowLabel(1).center().toPoint());
        QCOMPARE(state().moment.head.query, 1);
        QCOMPARE(state().moment.step, 2);
    }

    void betweenDecoderAndEncoderAClickedRowIsAStep()
    {
        openSynthetic(welcomeDecoding());
        m_session->goToEnd();
        HeatMapView& scores = m_window->workspace().heatMap(FigureKind::Scores);
        scores.replot();
        QTest::mouseClick(&scores, Qt::LeftButton, {}, scores.matrixLayout().rowLabel(2).center().toPoint());
        QCOMPARE(state().moment.step, 3);
    }

    void aLongNameIsWholeWhereThereIsRoom()
    {
        const QString name = QStringLiteral("a-model-with-quite-a-long-name");
        m_loader->load(m_models.filePath(name));
        awaitModel(name);
        m_window->resize(1920, 1080);
        QTRY_COMPARE(bar().modelButton().shown(), name);
        QVERIFY(bar().minimumSizeHint().width() <= 1920);
        m_window->resize(1280, 720);
        QTRY_COMPARE(bar().modelButton().shown(), QStringLiteral("a-mode…ong-name"));
        QCOMPARE(m_window->width(), 1280);
    }

    void theBarFitsIntoTheSmallestWindow_data()
    {
        QTest::addColumn<bool>("hard");
        QTest::newRow("soft") << false;
        QTest::newRow("hard, drawn, marked") << true;
    }

    void theBarFitsIntoTheSmallestWindow()
    {
        QFETCH(bool, hard);
        if (hard) {
            m_loader->load(m_models.filePath(QStringLiteral("a-model-with-quite-a-long-name")));
            awaitModel(QStringLiteral("a-model-with-quite-a-long-name"));
            QCOMPARE(bar().modelButton().shown(), QStringLiteral("a-mode…ong-name"));
            bar().setModels({});
            click(bar().modeButton(AttentionMode::Hard));
            choose(bar().takesButton(), 5);
            choose(bar().takesButton(), 7);
            QTRY_VERIFY(!state().decoding);
        }
        QVERIFY2(bar().minimumSizeHint().width() <= 1280,
            qPrintable(QString::number(bar().minimumSizeHint().width())));
        QVERIFY(m_window->minimumSizeHint().height() <= 720);
        for (const QToolButton* button : bar().findChildren<QToolButton*>()) {
            if (button->isVisible())
                QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
        }
    }
};

QTEST_MAIN(AttentionBarTest)
#include "attentionbartest.moc"
