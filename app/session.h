// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/decodejob.h"
#include "app/sessioninputs.h"
#include "app/sessionstate.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace lab {

/// The one mutable place of the window. Views read its state when it says that it changed; whatever the user
/// does arrives here. Lives in the window's thread; decoding happens on a worker.
class Session : public QObject {
    Q_OBJECT
public:
    /// Longer sentences are cut, with a notice.
    static constexpr int longestSentence = lab::longestSentence;

    explicit Session(QObject* parent = nullptr);

    const SessionState& state() const { return m_state; }

    /// What the user has chosen. While a decode is under way, the place is the one where it will open.
    SessionInputs inputs() const;
    /// Makes the session what it was with these inputs. When they need another model, all else waits for it:
    /// it is asked for, and nothing changes if it cannot be opened, or if the user changes something first.
    /// `whenApplied` is called as soon as inputs() are these; never when it does not come to that.
    void apply(const SessionInputs& inputs, const std::function<void()>& whenApplied = {});
    bool isApplying() const { return m_applying.has_value(); }

    /// Decodes the sentence again with this model; the step stays. The attention options become those that
    /// were announced for it, or those that it was trained for.
    void setModel(const SessionModel& model);
    /// The user has asked for another model, which setModel() or setModelError() answers; with these options.
    /// `notice`, if any, is shown as soon as it is there.
    void announceModel();
    void announceAttention(const AttentionOptions& options, const Wording& notice = {});
    /// Decodes again with other attention options; the step stays.
    void setAttention(const AttentionOptions& options);
    /// Shows another attention head, from now on.
    void setHead(const HeadChoice& choice);
    /// Shows probabilities between words, or between pieces.
    void setWords(bool words);
    /// Inside the encoder: shows what this source word looks at.
    void setQuery(int word);
    /// There is no model, or it is broken: says why. The model before, if any, stays.
    void setModelError(const QString& sentence, const Wording& wording = {});

    /// The decode starts when typing pauses, see decodeNow().
    void setSentence(const QString& sentence);
    /// Does not wait for the pause.
    void decodeNow();

    /// How far one step goes from now on.
    void setStepSize(StepSize size);
    /// Goes to a place of the walk, or the nearest that there is. A notice has been read then and goes; an
    /// error stays.
    void goTo(const WalkPosition& position);
    /// To the end of a row of the walk: of a word, or within the source of a word that asks.
    void goToRow(int row) { goTo(walkOf(m_state.moment).endOf(row)); }
    /// To the end of a stage of the current row, if there is one.
    void goToStage(Stage stage);
    /// To the end of a step of the decoder, whatever is walked.
    void goToStep(int step);
    bool canGoBack() const; ///< by the step size
    bool canGoOn() const;
    void stepBack() { goTo(previousPlace()); }
    void stepForward();
    void goToStart() { goToRow(0); }
    void goToEnd(); ///< of what has been decoded by now

    /// From the end, playing starts over. It stops at the end and at every other step taken by hand.
    void setPlaying(bool playing);
    void setSpeed(double stepsPerSecond);

    /// Selects a cell or word of the shown attention, until another decode or attention is shown.
    void select(const Selection& selection);

    void showMessage(const SessionMessage& message);
    void dismissMessage() { showMessage({}); }
    /// Says everything again in the present language.
    void renewTexts();

signals:
    void changed();
    /// More steps of the decode have arrived, see SessionState::arrived; nothing else has changed.
    void progressed();
    /// A decode has arrived, and the place may have moved to the nearest that it has. The user did nothing.
    void placeFitted();
    /// apply() needs this model: setModel() or setModelError() answers.
    void modelWanted(const QString& source);
    /// An answer to modelWanted() is needed no longer, and must not come.
    void modelUnwanted();
    /// apply() has done its work; the decode may still be under way.
    void applied();
    /// apply() has been given up; nothing was changed.
    void applyFailed();

private:
    struct Opening {
        SessionPlace place = {};
        bool rowDone = false; ///< the row was done, however many parts it has now
    };

    void takeOver(const SessionInputs& inputs, bool sameModel);
    void giveUpApplying();
    void aboutToChange();
    void openAtPlace();
    void decodeAgain();
    void startDecode();
    void takeProgress(const std::shared_ptr<const Decoding>& soFar);
    void takeDecoding(const std::shared_ptr<const Decoding>& decoding, bool last);
    void noteDoubts(const Decoding& decoding);
    void showArrived();
    void takeFailure(const QString& sentence);
    void playOn();
    void stopPlaying();
    WalkPosition previousPlace() const; ///< by the step size; the place itself at the start
    WalkPosition nextPlace() const;     ///< likewise at the end
    void moveTo(const WalkPosition& position);

    SessionState m_state;
    DecodeJob m_job;
    DecodeOrigin m_started; ///< what the job's decode is made from
    std::optional<AttentionOptions> m_nextAttention;
    Wording m_nextNotice;
    std::optional<SessionInputs> m_applying; ///< waits for its model…
    std::function<void()> m_whenApplied;     ///< …and so does this
    QTimer m_pause;
    QTimer m_beat;
    std::optional<Opening> m_opening = Opening{}; ///< where a fresh decode opens; nothing once it has
    bool m_isShown = false;                       ///< whether the latest decode has begun to be shown
    std::shared_ptr<const Decoding> m_arrived;    ///< more of it than is shown, until that is wanted; or null
};

} // namespace lab
