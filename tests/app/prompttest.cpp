// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prompt.h"
#include "tests/support/syntheticdecoding.h"

#include <QTest>

using namespace lab;

namespace {

SessionState opened()
{
    SessionState state;
    state.model.decode = [](const std::string&, const DecodeOptions&, const DecodeProgress&) {
        return welcomeDecoding();
    };
    state.sentence = QStringLiteral("欢迎来北京");
    return state;
}

} // namespace

class PromptTest : public QObject {
    Q_OBJECT
private slots:
    void aModelIsAwaitedOrMissing()
    {
        SessionState state;
        QCOMPARE(promptOf(state), QStringLiteral("Opening the model…"));
        state.message = {SessionMessage::Kind::Error, QStringLiteral("It is broken.")};
        QVERIFY(promptOf(state).startsWith(QStringLiteral("No model is open")));
    }

    void aSentenceIsAskedFor()
    {
        SessionState state = opened();
        state.sentence = QStringLiteral("  ");
        QVERIFY(promptOf(state).startsWith(QStringLiteral("Type a Chinese sentence")));
    }

    void aSentenceIsReadThenSaid()
    {
        SessionState state = opened();
        state.decoding = true;
        QCOMPARE(promptOf(state), QStringLiteral("Reading the sentence…"));
        state.moment.decoding = std::make_shared<const Decoding>(welcomeDecoding());
        QVERIFY(promptOf(state).startsWith(QStringLiteral("Press → ")));
    }
};

QTEST_GUILESS_MAIN(PromptTest)
#include "prompttest.moc"
