// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include "app/attentionmode.h"

#include <algorithm>
#include <chrono>

namespace lab {

namespace {

using namespace std::chrono_literals;

constexpr auto typingPause = 150ms;
constexpr int firstStep = 1;
constexpr int opened = -1;

/// Finds the place again in another walk. A row that was done stays so.
void settle(Moment& moment, bool rowDone)
{
    const WalkPosition now = positionOf(moment);
    const Walk walk = walkOf(moment);
    setPosition(moment, rowDone ? walk.endOf(now.row) : walk.fitting(now));
}

} // namespace

Session::Session(QObject* parent) : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &Session::startDecode);
    connect(&m_beat, &QTimer::timeout, this, &Session::playOn);
    connect(&m_job, &DecodeJob::progressed, this,
        [this](const auto& decoding) { takeDecoding(decoding, false); });
    connect(
        &m_job, &DecodeJob::finished, this, [this](const auto& decoding) { takeDecoding(decoding, true); });
    connect(&m_job, &DecodeJob::failed, this, &Session::takeFailure);
}

void Session::setModel(const SessionModel& model)
{
    m_state.model = model;
    m_state.message = {};
    m_state.options.embeddingAttention = model.config && trainedMode(*model.config) == AttentionMode::Self;
    m_state.options.step.attention = m_nextAttention.value_or(model.usualAttention);
    m_nextAttention.reset();
    decodeAgain();
}

void Session::setAttention(const AttentionOptions& options)
{
    m_state.options.step.attention = options;
    decodeAgain();
    emit changed();
}

void Session::decodeAgain()
{
    if (m_stepOfNextDecode == opened)
        m_stepOfNextDecode = m_state.moment.step;
    startDecode();
}

void Session::setHead(const HeadChoice& choice)
{
    const bool rowDone = isRowDone(m_state.moment);
    m_state.head = choice;
    m_state.selection = {};
    m_state.moment.head = fitting(choice, *m_state.moment.decoding);
    settle(m_state.moment, rowDone);
    emit changed();
}

void Session::setQuery(int word)
{
    goToRow(word + 1);
}

void Session::setModelError(const QString& sentence)
{
    m_nextAttention.reset();
    showMessage({SessionMessage::Kind::Error, sentence});
}

void Session::setSentence(const QString& sentence)
{
    QString text = sentence;
    SessionMessage message;
    if (text.size() > longestSentence) {
        text.truncate(text[longestSentence - 1].isHighSurrogate() ? longestSentence - 1 : longestSentence);
        message = {SessionMessage::Kind::Notice, tr("The text has %1 characters; only the first %2 are read.")
                                                     .arg(sentence.size())
                                                     .arg(text.size())};
    }
    const bool same = text == m_state.sentence;
    if (m_state.model.decode)
        m_state.message = message;
    if (!same) {
        m_state.sentence = text;
        m_state.decoding = bool(m_state.model.decode);
        m_stepOfNextDecode = firstStep;
        m_job.cancel();
        m_pause.start();
    }
    emit changed();
}

void Session::decodeNow()
{
    if (m_pause.isActive())
        startDecode();
}

void Session::startDecode()
{
    m_pause.stop();
    if (!m_state.model.decode)
        return;
    m_state.decoding = true;
    m_job.start(m_state.model.decode, m_state.sentence, m_state.options);
    emit changed();
}

void Session::takeDecoding(const std::shared_ptr<const Decoding>& decoding, bool last)
{
    Moment& moment = m_state.moment;
    const int steps = int(decoding->steps.size());
    if (m_stepOfNextDecode != opened)
        setPlaying(false);
    const bool rowDone = isRowDone(moment);
    if (moment.decoding->source.text != decoding->source.text)
        m_state.selection = {};
    moment.decoding = decoding;
    moment.scoreFormula = m_state.model.scoreFormula;
    moment.query = m_state.model.query;
    moment.head = fitting(m_state.head, *decoding);
    moment.step = std::min(m_stepOfNextDecode != opened ? m_stepOfNextDecode : moment.step, steps);
    settle(moment, rowDone);
    if (last || steps >= m_stepOfNextDecode)
        m_stepOfNextDecode = opened;
    m_state.decoding = !last || m_pause.isActive();
    emit changed();
}

void Session::takeFailure(const QString& sentence)
{
    m_state.decoding = m_pause.isActive();
    showMessage({SessionMessage::Kind::Error, sentence});
}

void Session::setStepSize(StepSize size)
{
    m_state.stepSize = size;
    emit changed();
}

void Session::goTo(const WalkPosition& position)
{
    stopPlaying();
    if (m_state.message.kind == SessionMessage::Kind::Notice)
        m_state.message = {};
    moveTo(walkOf(m_state.moment).fitting(position));
    emit changed();
}

void Session::moveTo(const WalkPosition& position)
{
    setPosition(m_state.moment, position);
    m_state.head.query = m_state.moment.head.query;
}

void Session::goToStage(Stage stage)
{
    const Walk walk = walkOf(m_state.moment);
    const int row = positionOf(m_state.moment).row;
    if (row > 0)
        goTo({row, stage, walk.partCount(row, stage)});
}

void Session::goToStep(int step)
{
    Moment& moment = m_state.moment;
    if (isWithinSource(moment.head.site)) // the walk goes through the source; the decoder steps beside it
        moment.step = std::clamp(step, 0, stepCount(moment));
    goTo(isWithinSource(moment.head.site) ? positionOf(moment) : walkOf(moment).endOf(step));
}

WalkPosition Session::previousPlace() const
{
    return walkOf(m_state.moment).back(positionOf(m_state.moment), m_state.stepSize);
}

WalkPosition Session::nextPlace() const
{
    return walkOf(m_state.moment).forward(positionOf(m_state.moment), m_state.stepSize);
}

bool Session::canGoBack() const
{
    return previousPlace() != positionOf(m_state.moment);
}

bool Session::canGoOn() const
{
    return nextPlace() != positionOf(m_state.moment);
}

void Session::setPlaying(bool playing)
{
    playing = playing && walkOf(m_state.moment).rowCount() > 0;
    if (playing == m_state.playing)
        return;
    if (playing && !canGoOn())
        moveTo(walkOf(m_state.moment).endOf(0));
    m_state.playing = playing;
    if (playing)
        m_beat.start(std::chrono::milliseconds(int(1000 / m_state.speed)));
    else
        stopPlaying();
    emit changed();
}

void Session::stopPlaying()
{
    m_state.playing = false;
    m_beat.stop();
}

void Session::playOn()
{
    moveTo(nextPlace());
    if (!canGoOn())
        stopPlaying();
    emit changed();
}

void Session::setSpeed(double stepsPerSecond)
{
    m_state.speed = stepsPerSecond;
    if (m_state.playing)
        m_beat.start(std::chrono::milliseconds(int(1000 / stepsPerSecond)));
    emit changed();
}

void Session::select(const Selection& selection)
{
    m_state.selection = selection;
    emit changed();
}

void Session::showMessage(const SessionMessage& message)
{
    m_state.message = message;
    emit changed();
}

} // namespace lab
