// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messagebar.h"
#include "tests/app/namedmodels.h"

using namespace lab;
using namespace lab::test;

/// Undo and redo where another model has to be opened first.
class UndoModelsTest : public NamedModelsFixture {
    Q_OBJECT

private slots:
    void anotherModelIsUndone();
    void aModelThatCannotBeOpenedLeavesAllAsItWas();
    void severalModelsAreUndoneAtOnce();
    void aChangeMeanwhileCountsMore();
    void walkingMeanwhileIsNoChange();
    void undoTakesBackARequestForAModel();
    void anotherChoiceOfModelMeanwhileCountsMore_data();
    void anotherChoiceOfModelMeanwhileCountsMore();
};

void UndoModelsTest::anotherModelIsUndone()
{
    prepare();
    press(Qt::Key_Right);
    const QByteArray before = fingerprint();
    openModel(QStringLiteral("transformer"));
    m_session->setHead({AttentionSite::EncoderSelf});
    m_requests.clear();
    undo();
    QCOMPARE(m_requests.size(), 0); // the head needs no model
    undo();
    QCOMPARE(m_requests, QStringList({QStringLiteral("soft")}));
    QCOMPARE(fingerprint(), before);
    QCOMPARE(m_session->state().model.name, QStringLiteral("soft"));
}

void UndoModelsTest::aModelThatCannotBeOpenedLeavesAllAsItWas()
{
    prepare();
    press(Qt::Key_Right);
    openModel(QStringLiteral("transformer"));
    const QByteArray now = fingerprint();
    m_answers = false;
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_waiting, QStringLiteral("soft"));
    answer(QStringLiteral("gone"));
    QVERIFY(m_window->messageBar().text().contains(QStringLiteral("gone")));
    QCOMPARE(fingerprint(), now);
    QCOMPARE(stack().index(), 2);
    QCOMPARE(undoName(), tr("Undo Choose Self Attention"));
    m_answers = true;
    undo(); // now it is there
    QCOMPARE(m_session->state().model.name, QStringLiteral("soft"));
    QCOMPARE(stack().index(), 1);
    QCOMPARE(m_session->state().moment.step, 2);
}

void UndoModelsTest::severalModelsAreUndoneAtOnce()
{
    prepare();
    const QByteArray before = fingerprint();
    openModel(QStringLiteral("transformer"));
    openModel(QStringLiteral("dot"));
    const QByteArray after = fingerprint();
    m_answers = false;
    press(Qt::Key_Z, Qt::ControlModifier);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_waiting, QStringLiteral("soft"));
    answer(m_waiting);
    settle();
    QCOMPARE(fingerprint(), before);
    QCOMPARE(stack().index(), 0);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(m_waiting, QStringLiteral("transformer"));
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(m_waiting, QStringLiteral("dot"));
    answer(m_waiting);
    settle();
    QCOMPARE(fingerprint(), after);
    QCOMPARE(stack().index(), 2);
}

void UndoModelsTest::aChangeMeanwhileCountsMore()
{
    prepare();
    openModel(QStringLiteral("transformer"));
    m_answers = false;
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_waiting, QStringLiteral("soft"));
    type(longText);
    QTRY_VERIFY(m_waiting.isEmpty()); // what the model was for has been given up
    QCOMPARE(m_session->state().model.name, QStringLiteral("transformer"));
    QCOMPARE(m_session->state().sentence, longText);
    QCOMPARE(stack().index(), 2);
    QCOMPARE(undoName(), tr("Undo Edit Sentence"));
}

void UndoModelsTest::walkingMeanwhileIsNoChange()
{
    prepare();
    openModel(QStringLiteral("transformer"));
    m_answers = false;
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_waiting, QStringLiteral("soft"));
    press(Qt::Key_Right);
    press(Qt::Key_Space);
    QCOMPARE(m_session->state().moment.step, 1);
    answer(m_waiting);
    settle();
    QCOMPARE(stack().index(), 0);
    QVERIFY(stack().canRedo());
}

void UndoModelsTest::undoTakesBackARequestForAModel()
{
    prepare();
    press(Qt::Key_Right);
    m_answers = false;
    emit m_window->attentionBar().modelWanted(QStringLiteral("transformer"), {}, {});
    QCOMPARE(m_waiting, QStringLiteral("transformer"));
    undo();
    QTRY_VERIFY(m_waiting.isEmpty());
    QCOMPARE(m_session->state().moment.step, 1);
}

void UndoModelsTest::anotherChoiceOfModelMeanwhileCountsMore_data()
{
    QTest::addColumn<bool>("isAsked");
    QTest::newRow("before the window has asked for the model") << false;
    QTest::newRow("while the model is being opened") << true;
}

void UndoModelsTest::anotherChoiceOfModelMeanwhileCountsMore()
{
    QFETCH(bool, isAsked);
    prepare();
    openModel(QStringLiteral("transformer"));
    m_answers = false;
    press(Qt::Key_Z, Qt::ControlModifier);
    if (isAsked)
        QTRY_COMPARE(m_waiting, QStringLiteral("soft"));
    emit m_window->attentionBar().modelWanted(QStringLiteral("dot"), {}, {});
    QCoreApplication::processEvents();
    QCOMPARE(m_waiting, QStringLiteral("dot"));
    answer(m_waiting);
    settle();
    QCOMPARE(m_session->state().model.name, QStringLiteral("dot"));
    QCOMPARE(stack().index(), 2);
}

QTEST_MAIN(UndoModelsTest)
#include "undomodelstest.moc"
