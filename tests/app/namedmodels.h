// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attentionbar.h"
#include "app/sessionactions.h"
#include "app/sessionfile.h"
#include "model/storage/recordjson.h"
#include "tests/app/windowfixture.h"

#include <QAction>
#include <QCryptographicHash>

namespace lab::test {

/// Scripted models that are asked for by name, as the window asks for real ones.
inline std::optional<SessionModel> namedModel(const QString& name)
{
    SessionModel model{name, QStringLiteral("additive"), QStringLiteral("v · tanh(W[q; k] + b)"),
        [](const std::string& text, const DecodeOptions& options, const DecodeProgress&) {
            if (options.step.attention.weighting != Weighting::Soft)
                return hardDecoding(options.step.attention.k);
            if (text.empty())
                return longDecoding(1, 0, 2);
            return text.size() < 20 ? welcomeDecoding() : parkDecoding();
        }};
    model.source = name;
    model.config = RecurrentConfig{};
    if (name == QStringLiteral("transformer")) {
        model.config = TransformerConfig{};
        model.decode = [](const auto&...) { return transformerDecoding(); };
    }
    if (name == QStringLiteral("dot")) {
        RecurrentConfig config;
        config.rule = ScoreRule::Dot;
        model.config = config;
        model.ruleTitle = QStringLiteral("dot");
    }
    const bool known = name == QStringLiteral("soft") || name == QStringLiteral("dot") ||
                       name == QStringLiteral("transformer");
    return known ? std::optional(model) : std::nullopt;
}

/// The window with models that answer by name; an unknown name is refused.
class NamedModelsFixture : public WindowFixture {
    Q_OBJECT

protected:
    QStringList m_requests; ///< models that were asked for
    mutable std::shared_ptr<const Decoding> m_hashed;
    mutable QByteArray m_record; ///< all numbers of m_hashed
    bool m_answers = true;       ///< false: requests wait until answer()
    QString m_waiting;

    void answer(QString name)
    {
        m_waiting.clear();
        if (const auto model = namedModel(name))
            m_session->setModel(*model);
        else
            m_session->setModelError(QStringLiteral("There is no model %1.").arg(name));
    }

    /// Connects the window with the models.
    void connectModels()
    {
        m_requests.clear();
        connect(m_window.get(), &MainWindow::modelRequested, this, [this](const QString& name) {
            m_requests.append(name);
            m_waiting = name;
            if (m_answers)
                answer(name);
        });
        connect(m_window.get(), &MainWindow::modelUnwanted, this, [this] { m_waiting.clear(); });
    }

    void openModel(const QString& name)
    {
        m_session->announceModel();
        emit m_window->modelRequested(name);
        settle();
    }

    /// A soft model with a sentence, nothing to be undone.
    void prepare()
    {
        m_answers = true;
        connectModels();
        openModel(QStringLiteral("soft"));
        m_session->setSentence(QStringLiteral("欢迎来北京。"));
        m_session->decodeNow();
        settle();
        m_window->history().clear();
    }

    void settle() const
    {
        const SessionState& state = m_session->state();
        QTRY_VERIFY(!state.decoding && !state.playing && !m_session->isApplying());
    }

    QUndoStack& stack() const { return m_window->history().stack(); }
    QString undoName() const { return m_window->sessionActions().undoAction()->text(); }
    QString redoName() const { return m_window->sessionActions().redoAction()->text(); }

    void undo() const
    {
        press(Qt::Key_Z, Qt::ControlModifier);
        settle();
    }

    void redo() const
    {
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        settle();
    }

    /// Of what was chosen, and of everything that was computed from it and is shown.
    QByteArray fingerprint() const
    {
        const Moment& moment = m_session->state().moment;
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(QByteArray::fromStdString(sessionText({m_session->inputs()})));
        if (m_hashed != moment.decoding) { // it is immutable, so once is enough
            m_hashed = moment.decoding;
            m_record = QByteArray::fromStdString(recordToJson(*m_hashed, -1));
        }
        hash.addData(m_record);
        for (const int number : {int(moment.head.site), moment.head.layer, moment.head.head,
                 moment.head.query, moment.step, int(moment.stage), moment.part})
            hash.addData(QByteArray::number(number) + ' ');
        hash.addData(moment.scoreFormula.toUtf8());
        return hash.result();
    }
};

} // namespace lab::test
