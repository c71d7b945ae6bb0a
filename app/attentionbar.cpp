// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attentionbar.h"

#include "app/barchoices.h"
#include "app/modetexts.h"
#include "app/traittexts.h"
#include "widgets/choicebutton.h"
#include "widgets/numbers.h"
#include "widgets/remark.h"
#include "widgets/tooltip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <array>

namespace lab {

namespace {

constexpr std::array modes = {
    AttentionMode::None, AttentionMode::Soft, AttentionMode::Hard, AttentionMode::Self};
constexpr std::array traits = {ModelTrait::Rule, ModelTrait::Query, ModelTrait::Keys, ModelTrait::Values};

QString folderOf(const ModelEntry& entry)
{
    return QString::fromStdString(entry.folder.string());
}

constexpr int roomyWidth = 1600; ///< from here on, names have room
constexpr int longestName = 15;
constexpr int longestRoomyName = 40;

/// A long name loses its middle: what tells names apart is often at the end. The status line has all of it.
QString shortened(const QString& name, int longest)
{
    constexpr int tail = 8;
    return name.size() <= longest ? name : name.left(longest - tail - 1) + u'…' + name.right(tail);
}

} // namespace

AttentionBar::AttentionBar(QWidget* parent)
    : QWidget(parent),
      m_takes(new ChoiceButton(tr("takes"), tr("How many source words hard attention takes at each step, and "
                                               "how it chooses them."))),
      m_draw(new QToolButton),
      m_temperature(new QToolButton),
      m_site(
          new ChoiceButton(tr("where"), tr("Which words attend to which: self-attention compares the words "
                                           "of one sentence with each other."))),
      m_layer(new ChoiceButton(tr("layer"), tr("The layers work one after the other; each reads what the one "
                                               "before has made of the words."))),
      m_head(new ChoiceButton(tr("head"), tr("The heads of a layer work side by side, each with its own "
                                             "queries, keys and values."))),
      m_mark(new QLabel),
      m_model(new ChoiceButton(tr("model"), tr("The trained models that were found.")))
{
    setObjectName(QStringLiteral("attention"));
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 2);
    row->setSpacing(4);
    buildModes();
    buildChoices();
}

void AttentionBar::buildModes()
{
    auto* group = new QHBoxLayout;
    group->setSpacing(2);
    for (const AttentionMode mode : modes) {
        auto* button = new QToolButton;
        button->setObjectName(QStringLiteral("mode"));
        button->setText(modeTitle(mode));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, mode] { chooseMode(mode); });
        group->addWidget(button);
        m_modes.append(button);
    }
    static_cast<QHBoxLayout*>(layout())->addLayout(group);
}

void AttentionBar::buildChoices()
{
    for (const ModelTrait trait : traits) {
        auto* button = new ChoiceButton(traitCaption(trait), aboutCaption(trait));
        connect(
            button, &ChoiceButton::chosen, this, [this, trait](int choice) { chooseTrait(trait, choice); });
        m_traits.append(button);
    }
    m_draw->setText(tr("redraw"));
    m_draw->setObjectName(QStringLiteral("draw"));
    m_draw->setFocusPolicy(Qt::TabFocus);
    m_temperature->setObjectName(QStringLiteral("temperature"));
    m_temperature->setFocusPolicy(Qt::TabFocus);
    m_mark->setObjectName(QStringLiteral("mark"));
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->addSpacing(6);
    for (QWidget* part : QList<QWidget*>{m_traits[0], m_traits[1], m_traits[2], m_traits[3], m_takes, m_draw,
             m_temperature, m_site, m_layer, m_head})
        row->addWidget(part);
    row->addWidget(m_mark, 0, Qt::AlignVCenter);
    row->addStretch(1);
    row->addWidget(m_model);
    connect(m_takes, &ChoiceButton::chosen, this, &AttentionBar::chooseTakes);
    connect(m_draw, &QToolButton::clicked, this, [this] {
        AttentionOptions options = m_state.options.step.attention;
        ++options.seed;
        emit optionsWanted(options);
    });
    connect(m_temperature, &QToolButton::clicked, this, [this] {
        AttentionOptions options = m_state.options.step.attention;
        options.temperature = usualAttention(*m_state.model.config).temperature;
        emit optionsWanted(options);
    });
    connect(m_site, &ChoiceButton::chosen, this, [this](int choice) {
        emit headWanted({siteAt(*m_state.moment.decoding, choice), HeadChoice::lastLayer, 0, 0});
    });
    connect(m_layer, &ChoiceButton::chosen, this, [this](int layer) { chooseHead(layer, 0); });
    connect(m_head, &ChoiceButton::chosen, this, [this](int choice) {
        const int heads = headCount(*m_state.moment.decoding, m_state.moment.head);
        chooseHead(m_state.moment.head.layer, choice < heads ? choice : HeadChoice::meanOfHeads);
    });
    connect(m_model, &ChoiceButton::chosen, this, [this](int choice) {
        const ModelEntry& entry = m_models[std::size_t(choice)];
        if (!m_model->choices()[choice].current)
            emit modelWanted(folderOf(entry), usualAttention(entry.config), {});
    });
}

void AttentionBar::setModels(const std::vector<ModelEntry>& models)
{
    m_models = models;
    setState(m_state);
}

void AttentionBar::setState(const SessionState& state)
{
    m_state = state;
    showModes();
    showTraits();
    showTakes();
    showTemperature();
    showHeads();
    showModels();
}

QString AttentionBar::mark() const
{
    return m_mark->text();
}

void AttentionBar::showModes()
{
    const auto& config = m_state.model.config;
    const AttentionOptions& options = m_state.options.step.attention;
    for (const AttentionMode mode : modes) {
        QToolButton* button = m_modes[int(mode)];
        const bool current = config && usedMode(*config, options) == mode;
        const bool possible =
            config && (current || modelFor(m_models, *config, mode) || canBeUsedFor(*config, mode));
        button->setChecked(current);
        button->setEnabled(possible);
        button->setToolTip(wrappedToolTip(
            possible ? aboutMode(mode) : aboutMode(mode) + u' ' + tr("No model for it was found.")));
    }
    const QString remark = config ? remarkOnAttention(*config, options) : QString();
    m_mark->setText(remark.isEmpty() ? QString() : tr("not trained for this"));
    m_mark->setVisible(!remark.isEmpty());
    const bool otherMode = config && usedMode(*config, options) != trainedMode(*config);
    m_mark->setToolTip(remark.isEmpty() ? QString()
                       : otherMode      ? wrappedToolTip(aboutUntrained(trainedMode(*config)))
                                   : wrappedToolTip(tr("Here: %1. Expect worse translations.").arg(remark)));
}

void AttentionBar::showTraits()
{
    const auto& config = m_state.model.config;
    const RecurrentConfig* model = config ? attentive(*config) : nullptr;
    for (const ModelTrait trait : traits) {
        ChoiceButton* button = m_traits[int(trait)];
        button->setVisible(model);
        if (model)
            button->setChoices(traitTitle(*model, trait), choicesOf(traitChoices(m_models, *config, trait)));
        else // its menu may still be open
            button->setChoices({}, {});
    }
}

void AttentionBar::showTakes()
{
    const AttentionOptions& options = m_state.options.step.attention;
    const bool hard =
        m_state.model.config && attentive(*m_state.model.config) && options.weighting != Weighting::Soft;
    m_takes->setVisible(hard);
    m_draw->setVisible(hard && options.weighting == Weighting::HardSample);
    m_takes->setChoices(takesTitle(options), takesChoices(options));
    m_draw->setToolTip(wrappedToolTip(tr("Draws other words with the same probabilities. This draw has the "
                                         "seed %1; equal seeds draw equal words.")
                                          .arg(options.seed)));
}

void AttentionBar::showTemperature()
{
    const auto& config = m_state.model.config;
    const AttentionOptions& options = m_state.options.step.attention;
    const bool isOther = config && trainedMode(*config) != AttentionMode::None &&
                         options.temperature != usualAttention(*config).temperature;
    m_temperature->setVisible(isOther);
    if (!isOther)
        return;
    const QString number = shortNumber(double(options.temperature));
    const bool isCrowded = usedMode(*config, options) == AttentionMode::Hard;
    m_temperature->setText((isCrowded ? tr("T = %1 ✕") : tr("temperature %1 ✕")).arg(number));
    m_temperature->setAccessibleName(tr("Temperature %1: back to 1").arg(number));
    m_temperature->setToolTip(wrappedToolTip(tr(
        "All scores are divided by %1 before the softmax: below 1 the attention gets sharper, above 1 more "
        "even. It stays when another kind of attention is chosen. A click puts it back to 1.")
                                                 .arg(number)));
}

void AttentionBar::showHeads()
{
    const Decoding& decoding = *m_state.moment.decoding;
    const HeadChoice& now = m_state.moment.head;
    const QList<Choice> sites = siteChoices(decoding, now.site);
    m_site->setVisible(sites.size() > 1);
    m_site->setChoices(siteTitle(now.site), sites);
    m_layer->setVisible(layerCount(decoding, now.site) > 1);
    m_layer->setChoices(layerTitle(decoding, now), layerChoices(decoding, now));
    m_head->setVisible(headCount(decoding, now) > 1);
    m_head->setChoices(headTitle(now), headChoices(decoding, now));
}

void AttentionBar::showModels()
{
    QList<Choice> choices;
    for (const ModelEntry& entry : m_models) {
        const QString name = QString::fromStdString(entry.name);
        choices.append({name, aboutModel(entry.config), name == m_state.model.name});
    }
    const int longest = width() >= roomyWidth ? longestRoomyName : longestName;
    m_model->setChoices(m_state.model.decode ? shortened(m_state.model.name, longest) : tr("none"), choices);
}

void AttentionBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showModels();
}

void AttentionBar::chooseMode(AttentionMode mode)
{
    showModes(); // the button shows what is, not what is wished
    const auto& config = m_state.model.config;
    if (!config || usedMode(*config, m_state.options.step.attention) == mode)
        return;
    AttentionOptions options = m_state.options.step.attention;
    options.weighting = mode == AttentionMode::Hard ? Weighting::HardTopK : Weighting::Soft;
    const auto entry = modelFor(m_models, *config, mode);
    if (entry && trainedMode(*config) != mode)
        wish(*entry, options);
    else
        emit optionsWanted(options);
}

void AttentionBar::wish(
    const ModelEntry& entry, const AttentionOptions& options, std::optional<ModelTrait> trait)
{
    const RecurrentConfig* now = attentive(*m_state.model.config);
    const RecurrentConfig* model = attentive(entry.config);
    Wording changes;
    if (now && model && !otherChanges(*now, *model, trait).isEmpty())
        changes = [now = *now, model = *model, trait] {
            return aboutOtherChanges(otherChanges(now, model, trait));
        };
    emit modelWanted(folderOf(entry), options, changes);
}

void AttentionBar::chooseTrait(ModelTrait trait, int choice)
{
    const std::vector<TraitChoice> choices = traitChoices(m_models, *m_state.model.config, trait);
    const TraitChoice& wanted = choices[std::size_t(choice)];
    if (!wanted.current)
        wish(wanted.entry, m_state.options.step.attention, trait);
}

void AttentionBar::chooseTakes(int choice)
{
    emit optionsWanted(takesAt(m_state.options.step.attention, choice));
}

void AttentionBar::chooseHead(int layer, int head)
{
    HeadChoice choice = m_state.moment.head;
    choice.layer = layer;
    choice.head = head;
    emit headWanted(choice);
}

} // namespace lab
