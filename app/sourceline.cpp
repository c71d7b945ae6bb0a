// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sourceline.h"

#include "app/session.h"
#include "widgets/fonts.h"
#include "widgets/tooltip.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace lab {

namespace {

/// More than the session reads, so that it can say that it reads less.
constexpr int longestText = 1'000'000;

} // namespace

SourceLine::SourceLine(QWidget* menus, const QList<ExampleGroup>& examples, QWidget* parent)
    : QWidget(parent), m_edit(new QLineEdit), m_examples(new QToolButton)
{
    setObjectName(QStringLiteral("header"));
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 5, 12, 5);
    row->setSpacing(10);
    row->addWidget(menus, 0, Qt::AlignVCenter);
    row->addWidget(m_edit, 1);
    row->addWidget(m_examples);
    m_edit->setObjectName(QStringLiteral("sentence"));
    m_edit->setFont(textFont(20));
    m_edit->setMaxLength(longestText);
    m_edit->setPlaceholderText(tr("Type a Chinese sentence"));
    m_edit->setAccessibleName(tr("Source sentence"));
    m_edit->setAcceptDrops(false); // the window takes what is dropped anywhere
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, &SourceLine::sentenceEdited);
    addExamples(examples);
}

void SourceLine::addExample(QMenu& menu, const Example& example)
{
    QAction* action = menu.addAction(plainLabel(example.sentence + u'\t' + example.shows));
    connect(action, &QAction::triggered, this,
        [this, sentence = example.sentence] { emit exampleChosen(sentence); });
}

void SourceLine::addExamples(const QList<ExampleGroup>& groups)
{
    auto* menu = new QMenu(m_examples);
    for (const ExampleGroup& group : groups) {
        QAction* title = menu->addAction(plainLabel(group.title));
        title->setEnabled(false);
        for (const Example& example : group.examples)
            addExample(*menu, example);
    }
    menu->setFont(textFont(16));
    m_examples->setObjectName(QStringLiteral("examples"));
    m_examples->setText(tr("Examples ▾"));
    m_examples->setMenu(menu);
    m_examples->setPopupMode(QToolButton::InstantPopup);
    m_examples->setFocusPolicy(Qt::TabFocus);
    m_examples->setVisible(!groups.isEmpty());
}

void SourceLine::addViews(const QList<QAction*>& views)
{
    auto* group = new QHBoxLayout;
    group->setSpacing(2);
    for (QAction* view : views) {
        auto* button = new QToolButton;
        button->setDefaultAction(view);
        button->setObjectName(QStringLiteral("view"));
        button->setFocusPolicy(Qt::TabFocus);
        group->addWidget(button);
    }
    static_cast<QHBoxLayout*>(layout())->addLayout(group);
}

void SourceLine::setSentence(const QString& sentence)
{
    if (m_edit->text() != sentence)
        m_edit->setText(sentence);
}

void SourceLine::edit()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

/// Undo and redo belong to the text while there is typing to be undone here, and to the window otherwise.
bool SourceLine::leavesToWindow(QKeyEvent* event) const
{
    const bool undo = event->matches(QKeySequence::Undo) && !m_edit->isUndoAvailable();
    const bool redo = event->matches(QKeySequence::Redo) && !m_edit->isRedoAvailable();
    if (undo || redo)
        event->ignore();
    return undo || redo;
}

bool SourceLine::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::ShortcutOverride)
        return leavesToWindow(static_cast<QKeyEvent*>(event));
    if (watched != m_edit || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter)
        emit committed();
    else if (key != Qt::Key_Escape)
        return false;
    emit left();
    return true;
}

} // namespace lab
