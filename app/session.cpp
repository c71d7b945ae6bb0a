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
    m_state.head = choice;
    m_state.moment.head = fitting(choice, *m_state.moment.decoding);
    emit changed();
}

void Session::setQuery(int word)
{
    HeadChoice choice = m_state.head;
    choice.query = word;
    setHead(choice);
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
    moment.decoding = decoding;
    moment.scoreFormula = m_state.model.scoreFormula;
    moment.query = m_state.model.query;
    moment.head = fitting(m_state.head, *decoding);
    moment.step = std::min(m_stepOfNextDecode != opened ? m_stepOfNextDecode : moment.step, steps);
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

void Session::goToStep(int step)
{
    m_state.playing = false;
    m_beat.stop();
    if (m_state.message.kind == SessionMessage::Kind::Notice)
        m_state.message = {};
    m_state.moment.step = std::clamp(step, 0, stepCount(m_state.moment));
    emit changed();
}

void Session::setPlaying(bool playing)
{
    playing = playing && stepCount(m_state.moment) > 0;
    if (playing == m_state.playing)
        return;
    m_state.playing = playing;
    if (playing && m_state.moment.step == stepCount(m_state.moment))
        m_state.moment.step = 0;
    if (playing)
        m_beat.start(std::chrono::milliseconds(int(1000 / m_state.speed)));
    else
        m_beat.stop();
    emit changed();
}

void Session::playOn()
{
    const int next = m_state.moment.step + 1;
    const int end = stepCount(m_state.moment);
    m_state.moment.step = std::min(next, end);
    if (next >= end) {
        m_state.playing = false;
        m_beat.stop();
    }
    emit changed();
}

void Session::setSpeed(double wordsPerSecond)
{
    m_state.speed = wordsPerSecond;
    if (m_state.playing)
        m_beat.start(std::chrono::milliseconds(int(1000 / wordsPerSecond)));
    emit changed();
}

void Session::showMessage(const SessionMessage& message)
{
    m_state.message = message;
    emit changed();
}

} // namespace lab
