// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include "app/attentionmode.h"
#include "app/visibletext.h"
#include "widgets/remark.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace lab {

namespace {

using namespace std::chrono_literals;

constexpr auto typingPause = 150ms;

/// Finds the place again in another walk. A row that was done stays so.
void settle(Moment& moment, bool rowDone)
{
    const WalkPosition now = positionOf(moment);
    const Walk walk = walkOf(moment);
    setPosition(moment, rowDone ? walk.endOf(now.row) : walk.fitting(now));
}

SessionMessage memoryMessage(int words, std::size_t bytes)
{
    return messageOf(SessionMessage::Kind::Notice, [words, mebibytes = bytes >> 20] {
        return Session::tr(
            "The decode ended after %1 words: its numbers take %2 MiB, all the memory that they may.")
            .arg(words)
            .arg(mebibytes);
    });
}

} // namespace

Session::Session(QObject* parent) : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &Session::startDecode);
    connect(&m_beat, &QTimer::timeout, this, &Session::playOn);
    connect(&m_job, &DecodeJob::progressed, this, &Session::takeProgress);
    connect(
        &m_job, &DecodeJob::finished, this, [this](const auto& decoding) { takeDecoding(decoding, true); });
    connect(&m_job, &DecodeJob::failed, this, &Session::takeFailure);
}

SessionInputs Session::inputs() const
{
    SessionInputs inputs;
    inputs.model = m_state.model.source;
    inputs.sentence = m_state.sentence;
    inputs.attention = m_state.options.step.attention;
    inputs.head = m_state.head;
    inputs.words = m_state.moment.words;
    inputs.place = m_opening ? m_opening->place : placeOf(m_state.moment);
    inputs.stepSize = m_state.stepSize;
    inputs.speed = m_state.speed;
    return inputs;
}

void Session::apply(const SessionInputs& inputs, const std::function<void()>& whenApplied)
{
    stopPlaying();
    if (m_applying || m_nextAttention)
        emit modelUnwanted();
    m_applying.reset();
    m_nextAttention.reset();
    m_nextNotice = {};
    m_whenApplied = whenApplied;
    if (inputs.model.isEmpty() || inputs.model == m_state.model.source) {
        takeOver(inputs, true);
        return;
    }
    m_applying = inputs;
    emit changed();
    emit modelWanted(inputs.model);
}

void Session::takeOver(const SessionInputs& inputs, bool sameModel)
{
    const bool sameDecode = sameModel && inputs.sentence == m_state.sentence &&
                            inputs.attention == m_state.options.step.attention;
    if (!m_state.message.lasting)
        m_state.message = {};
    if (!sameModel || !sameWork(this->inputs(), inputs))
        m_state.selection = {};
    m_state.sentence = inputs.sentence;
    m_state.options.step.attention = inputs.attention;
    m_state.head = inputs.head;
    m_state.moment.words = inputs.words;
    m_state.stepSize = inputs.stepSize;
    m_state.speed = inputs.speed;
    m_opening = Opening{inputs.place};
    if (sameDecode && m_isShown)
        openAtPlace();
    if (const auto whenApplied = std::exchange(m_whenApplied, {}))
        whenApplied();
    emit applied();
    if (!sameDecode)
        startDecode();
    emit changed();
}

void Session::giveUpApplying()
{
    if (!std::exchange(m_applying, {}))
        return;
    emit modelUnwanted();
    emit applyFailed();
}

/// What the user does meanwhile counts more than what waits for a model, except while there is none at all.
void Session::aboutToChange()
{
    if (m_state.model.decode)
        giveUpApplying();
}

void Session::announceModel()
{
    giveUpApplying();
    m_nextAttention.reset();
    m_nextNotice = {};
}

void Session::announceAttention(const AttentionOptions& options, const Wording& notice)
{
    announceModel();
    m_nextAttention = options;
    m_nextNotice = notice;
}

void Session::setModel(const SessionModel& model)
{
    m_state.model = model;
    if (!m_state.message.lasting)
        m_state.message = {};
    m_state.options.embeddingAttention = model.config && trainedMode(*model.config) == AttentionMode::Self;
    if (m_applying) {
        const SessionInputs inputs = *std::exchange(m_applying, {});
        takeOver(inputs, false);
        return;
    }
    m_state.options.step.attention = m_nextAttention.value_or(model.usualAttention);
    m_nextAttention.reset();
    if (const Wording notice = std::exchange(m_nextNotice, {}); notice && !m_state.message.lasting)
        m_state.message = messageOf(SessionMessage::Kind::Notice, notice);
    decodeAgain();
}

void Session::setAttention(const AttentionOptions& options)
{
    aboutToChange();
    m_state.options.step.attention = options;
    decodeAgain();
    emit changed();
}

void Session::decodeAgain()
{
    if (!m_opening)
        m_opening = Opening{placeOf(m_state.moment), isRowDone(m_state.moment)};
    startDecode();
}

void Session::setHead(const HeadChoice& choice)
{
    aboutToChange();
    const bool rowDone = isRowDone(m_state.moment);
    m_state.head = choice;
    m_state.selection = {};
    m_state.moment.head = fitting(choice, *m_state.moment.decoding);
    settle(m_state.moment, rowDone);
    emit changed();
}

void Session::setWords(bool words)
{
    aboutToChange();
    m_state.moment.words = words;
    emit changed();
}

void Session::setQuery(int word)
{
    goToRow(word + 1);
}

void Session::setModelError(const QString& sentence, const Wording& wording)
{
    m_nextAttention.reset();
    m_nextNotice = {};
    if (std::exchange(m_applying, {}))
        emit applyFailed();
    showMessage({SessionMessage::Kind::Error, sentence, false, wording});
}

void Session::setSentence(const QString& sentence)
{
    const VisibleText visible = visibleText(sentence);
    QString text = visible.text;
    SessionMessage message;
    if (visible.leftOut > 0)
        message = messageOf(SessionMessage::Kind::Notice, [count = visible.leftOut] {
            return tr("Characters of the text that cannot be seen were left out: %1.").arg(count);
        });
    if (text.size() > longestSentence) {
        text.truncate(text[longestSentence - 1].isHighSurrogate() ? longestSentence - 1 : longestSentence);
        message = messageOf(SessionMessage::Kind::Notice, [all = sentence.size(), read = text.size()] {
            return tr("The text has %1 characters; only the first %2 are read.").arg(all).arg(read);
        });
    }
    const bool same = text == m_state.sentence;
    if (!same)
        aboutToChange();
    if (m_state.model.decode && (!m_state.message.lasting || message.kind != SessionMessage::Kind::None))
        m_state.message = message;
    if (!same) {
        m_state.sentence = text;
        m_state.decoding = bool(m_state.model.decode);
        m_opening = Opening{};
        m_isShown = false;
        m_arrived.reset();
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
    m_isShown = false;
    m_arrived.reset();
    const SessionModel& model = m_state.model;
    m_started = {
        {model.name.toStdString(), model.config}, model.hash, m_state.sentence, m_state.options, false};
    m_job.start(model.decode, m_state.sentence, m_state.options);
    emit changed();
}

/// Showing a decode takes the longer the longer it is. So a long one is shown again when it has grown by
/// half, or when somebody wants to go on where it ends, and until then only counted.
void Session::takeProgress(const std::shared_ptr<const Decoding>& soFar)
{
    constexpr int alwaysShown = 64;
    const int shown = m_isShown ? stepCount(m_state.moment) : 0;
    const auto arrived = int(soFar->steps.size());
    const bool getsThere = m_opening && shown < m_opening->place.step && arrived >= m_opening->place.step;
    if (arrived < alwaysShown || arrived >= shown + shown / 2 || getsThere)
        return takeDecoding(soFar, false);
    m_arrived = soFar;
    m_state.arrived = arrived;
    emit progressed();
}

void Session::showArrived()
{
    if (m_arrived)
        takeDecoding(m_arrived, false);
}

void Session::takeDecoding(const std::shared_ptr<const Decoding>& decoding, bool last)
{
    Moment& moment = m_state.moment;
    if (m_opening)
        setPlaying(false);
    else
        m_opening = Opening{placeOf(moment), isRowDone(moment)};
    if (moment.decoding->source.text != decoding->source.text)
        m_state.selection = {};
    moment.decoding = decoding;
    m_arrived.reset();
    m_state.arrived = stepCount(moment);
    m_state.origin = m_started;
    m_state.origin.complete = last;
    moment.scoreFormula = m_state.model.scoreFormula;
    moment.query = m_state.model.query;
    m_isShown = true;
    m_state.decoding = !last || m_pause.isActive();
    if (last && !m_state.message.lasting && decoding->stop == StopReason::MaximumMemory)
        m_state.message = memoryMessage(stepCount(moment), m_started.options.maximumBytes);
    if (last)
        noteDoubts(*decoding);
    openAtPlace();
    emit placeFitted();
    emit changed();
}

/// What makes one doubt the translation, unless there is something else to say.
void Session::noteDoubts(const Decoding& decoding)
{
    const DecodeFacts facts = factsOf(decoding);
    const DecodeDoubts doubts = doubtsOf(facts, m_state.model.sourceLanguage, m_state.model.usualProbability);
    const Wording remark = [facts, doubts] { return remarkOnDecode(facts, doubts); };
    if (m_state.message.kind == SessionMessage::Kind::None && !remark().isEmpty())
        m_state.message = messageOf(SessionMessage::Kind::Notice, remark);
}

/// As near as the decode has got by now; once it has got there, or can go no further, it is open.
void Session::openAtPlace()
{
    Moment& moment = m_state.moment;
    const SessionPlace place = m_opening->place;
    const int steps = stepCount(moment);
    moment.head = fitting(m_state.head, *moment.decoding);
    moment.step = std::min(place.step, steps);
    moment.stage = place.stage;
    moment.part = place.part;
    const bool early = steps < place.step && !isWithinSource(moment.head.site);
    settle(moment, m_opening->rowDone || early);
    if (steps >= place.step || !m_job.isRunning())
        m_opening.reset();
}

void Session::takeFailure(const QString& sentence)
{
    showArrived();
    m_state.decoding = m_pause.isActive();
    showMessage({SessionMessage::Kind::Error, sentence});
}

void Session::setStepSize(StepSize size)
{
    aboutToChange();
    m_state.stepSize = size;
    emit changed();
}

void Session::goTo(const WalkPosition& position)
{
    if (m_applying)
        return;
    stopPlaying();
    if (m_state.message.kind == SessionMessage::Kind::Notice && !m_state.message.lasting)
        m_state.message = {};
    moveTo(walkOf(m_state.moment).fitting(position));
    emit changed();
}

void Session::moveTo(const WalkPosition& position)
{
    if (m_isShown)
        m_opening.reset();
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
    if (m_applying)
        return;
    if (step > stepCount(m_state.moment))
        showArrived();
    Moment& moment = m_state.moment;
    if (isWithinSource(moment.head.site)) // the walk goes through the source; the decoder steps beside it
        moment.step = std::clamp(step, 0, stepCount(moment));
    goTo(isWithinSource(moment.head.site) ? positionOf(moment) : walkOf(moment).endOf(step));
}

void Session::stepForward()
{
    if (nextPlace() == positionOf(m_state.moment))
        showArrived();
    goTo(nextPlace());
}

void Session::goToEnd()
{
    showArrived();
    goToRow(walkOf(m_state.moment).rowCount());
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
    return m_arrived || nextPlace() != positionOf(m_state.moment);
}

void Session::setPlaying(bool playing)
{
    playing = playing && !m_applying && walkOf(m_state.moment).rowCount() > 0;
    if (playing == m_state.playing)
        return;
    m_state.playing = playing;
    if (playing && !canGoOn())
        moveTo(walkOf(m_state.moment).endOf(0));
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
    if (nextPlace() == positionOf(m_state.moment))
        showArrived();
    moveTo(nextPlace());
    emit changed();
    if (canGoOn())
        return;
    stopPlaying();
    emit changed();
}

void Session::setSpeed(double stepsPerSecond)
{
    aboutToChange();
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

void Session::renewTexts()
{
    setTexts(m_state.model);
    if (!m_state.decoding) { // otherwise what is shown may be another model's; its own texts come with it
        m_state.moment.scoreFormula = m_state.model.scoreFormula;
        m_state.moment.query = m_state.model.query;
    }
    if (m_state.message.wording)
        m_state.message.text = m_state.message.wording();
    emit changed();
}

void Session::showMessage(const SessionMessage& message)
{
    m_state.message = message;
    emit changed();
}

} // namespace lab
