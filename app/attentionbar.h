// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attentionchoices.h"
#include "app/sessionstate.h"

#include <QList>
#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace lab {

class ChoiceButton;

/// The row under the sentence that says what kind of attention is at work, and offers the other kinds that
/// there are trained models for. It shows the session's state and announces wishes.
class AttentionBar : public QWidget {
    Q_OBJECT
public:
    explicit AttentionBar(QWidget* parent = nullptr);

    void setModels(const std::vector<ModelEntry>& models);
    void setState(const SessionState& state);

    QToolButton& modeButton(AttentionMode mode) const { return *m_modes[int(mode)]; }
    ChoiceButton& traitButton(ModelTrait trait) const { return *m_traits[int(trait)]; }
    ChoiceButton& takesButton() const { return *m_takes; }
    QToolButton& drawButton() const { return *m_draw; }
    ChoiceButton& siteButton() const { return *m_site; }
    ChoiceButton& layerButton() const { return *m_layer; }
    ChoiceButton& headButton() const { return *m_head; }
    ChoiceButton& modelButton() const { return *m_model; }
    /// Shown while the temperature is not the one that the model was trained with; a click brings that back.
    QToolButton& temperatureButton() const { return *m_temperature; }
    /// "not trained for this", or empty.
    QString mark() const;

signals:
    /// Another model is wanted, to be used with these options. `changes` says what else is another in it than
    /// what was chosen; empty when nothing is.
    void modelWanted(
        const QString& folder, const lab::AttentionOptions& options, const lab::Wording& changes);
    /// The same model with other options.
    void optionsWanted(const lab::AttentionOptions& options);
    void headWanted(const lab::HeadChoice& choice);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildModes();
    void buildChoices();
    void showModes();
    void showTraits();
    void showTakes();
    void showTemperature();
    void showHeads();
    void showModels();
    void wish(const ModelEntry& entry, const AttentionOptions& options, std::optional<ModelTrait> trait = {});
    void chooseMode(AttentionMode mode);
    void chooseTrait(ModelTrait trait, int choice);
    void chooseTakes(int choice);
    void chooseHead(int layer, int head);

    std::vector<ModelEntry> m_models;
    SessionState m_state;
    QList<QToolButton*> m_modes;
    QList<ChoiceButton*> m_traits;
    ChoiceButton* m_takes;
    QToolButton* m_draw;
    QToolButton* m_temperature;
    ChoiceButton* m_site;
    ChoiceButton* m_layer;
    ChoiceButton* m_head;
    QLabel* m_mark;
    ChoiceButton* m_model;
};

} // namespace lab
