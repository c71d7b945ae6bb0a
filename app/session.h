// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/decodejob.h"
#include "app/sessionstate.h"

#include <QObject>
#include <QTimer>

namespace lab {

/// The one mutable place of the window. Views read its state when it says that it changed; whatever the user
/// does arrives here. Lives in the window's thread; decoding happens on a worker.
class Session : public QObject {
    Q_OBJECT
public:
    /// Longer sentences are cut, with a notice.
    static constexpr int longestSentence = 2000;

    explicit Session(QObject* parent = nullptr);

    const SessionState& state() const { return m_state; }

    /// Decodes the sentence again with this model; the step stays. The attention options become those that
    /// were announced for it, or those that it was trained for.
    void setModel(const SessionModel& model);
    /// The attention options of the next model.
    void announceAttention(const AttentionOptions& options) { m_nextAttention = options; }
    /// Decodes again with other attention options; the step stays.
    void setAttention(const AttentionOptions& options);
    /// Shows another attention head, from now on.
    void setHead(const HeadChoice& choice);
    /// Inside the encoder: shows what this source word looks at.
    void setQuery(int word);
    /// There is no model, or it is broken: says why. The model before, if any, stays.
    void setModelError(const QString& sentence);

    /// The decode starts when typing pauses, see decodeNow().
    void setSentence(const QString& sentence);
    /// Does not wait for the pause.
    void decodeNow();

    /// Steps outside the decode go to its ends. A notice has been read then and goes; an error stays.
    void goToStep(int step);
    void stepBack() { goToStep(m_state.moment.step - 1); }
    void stepForward() { goToStep(m_state.moment.step + 1); }
    void goToStart() { goToStep(0); }
    void goToEnd() { goToStep(stepCount(m_state.moment)); }

    /// From the end, playing starts over. It stops at the end and at every other step taken by hand.
    void setPlaying(bool playing);
    void setSpeed(double wordsPerSecond);

    void showMessage(const SessionMessage& message);
    void dismissMessage() { showMessage({}); }

signals:
    void changed();

private:
    void decodeAgain();
    void startDecode();
    void takeDecoding(const std::shared_ptr<const Decoding>& decoding, bool last);
    void takeFailure(const QString& sentence);
    void playOn();

    SessionState m_state;
    DecodeJob m_job;
    std::optional<AttentionOptions> m_nextAttention;
    QTimer m_pause;
    QTimer m_beat;
    int m_stepOfNextDecode = 1; ///< where a fresh decode opens; −1 once it has
};

} // namespace lab
