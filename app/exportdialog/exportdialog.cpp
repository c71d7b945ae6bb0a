// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportdialog.h"

#include "app/exportdialog/exportaboutpage.h"
#include "app/exportdialog/exportanimationpage.h"
#include "app/exportdialog/exportdetailspage.h"
#include "app/exportdialog/exportfacts.h"
#include "app/exportdialog/exportlanguagepage.h"
#include "app/exportdialog/exportlookpage.h"
#include "app/exportdialog/exportpreview.h"
#include "app/exportdialog/exportsizepage.h"
#include "app/exportdialog/exporttablepage.h"
#include "app/exportdialog/exportwhatpage.h"
#include "app/messagebar.h"
#include "model/math/errortext.h"
#include "widgets/tooltip.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lab {

namespace {

constexpr QSize usualSize(1080, 640);

/// What can be chosen for a decode that does not have the remembered view.
ExportChoices possible(ExportChoices choices, const Decoding& decoding)
{
    choices.key.reset(); // of another word, perhaps
    choices.component = 0;
    if (choices.view && !hasView(decoding, *choices.view)) {
        for (const ExportView view : exportViews()) {
            if (hasView(decoding, view))
                choices.view = view;
        }
    }
    choices.format = fittingFormat(choices.format, choices.view);
    return choices;
}

} // namespace

ExportDialog::ExportDialog(const ExportSubject& subject, const ExportChoices& choices,
    const ExportQuestions& questions, QWidget* window)
    : QDialog(window),
      m_subject(subject),
      m_choices(possible(choices, *subject.decoding)),
      m_questions(questions),
      m_preview(new ExportPreview),
      m_side(new QWidget),
      m_scroll(new QScrollArea),
      m_facts(new QLabel),
      m_message(new MessageBar),
      m_progress(new QProgressBar),
      m_export(new QPushButton(tr("Export…"))),
      m_close(new QPushButton(tr("Close")))
{
    setWindowTitle(tr("Export"));
    setModal(true);
    addPages();
    buildLayout();
    alignLabels();
    connectJob();
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::exportFile);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_preview, &ExportPreview::painted, this, &ExportDialog::showPicture);
    connect(m_message, &MessageBar::dismissed, this, [this] { m_message->setMessage({}); });
    showChoices();
    page<ExportWhatPage>().viewBox().setFocus();
}

/// What has been typed may be announced as late as the boxes are deleted.
ExportDialog::~ExportDialog()
{
    for (ExportPage* page : m_pages)
        page->disconnect(this);
}

void ExportDialog::addPages()
{
    m_pages = {new ExportWhatPage(*m_subject.decoding), new ExportAboutPage(m_subject), new ExportSizePage,
        new ExportLookPage, new ExportDetailsPage, new ExportAnimationPage, new ExportTablePage,
        new ExportLanguagePage};
    auto* rows = new QVBoxLayout(m_side);
    rows->setContentsMargins(0, 0, 8, 0);
    rows->setSpacing(14);
    for (ExportPage* page : m_pages) {
        rows->addWidget(page);
        connect(page, &ExportPage::edited, this, &ExportDialog::takeEdits);
    }
    rows->addStretch(1);
}

void ExportDialog::buildLayout()
{
    m_scroll->setWidget(m_side);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    m_facts->setMinimumHeight(m_facts->fontMetrics().lineSpacing() * 4);
    m_facts->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_facts->setAccessibleName(tr("About the file"));
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setVisible(false);
    m_export->setObjectName(QStringLiteral("main"));
    m_export->setDefault(true);
    m_export->setToolTip(tr("Choose a name and write the file (Enter)"));
    m_close->setToolTip(tr("Back to the window (Esc)"));
    m_close->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_progress, 1);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_export);
    auto* side = new QVBoxLayout;
    side->addWidget(m_scroll, 1);
    side->addWidget(m_facts);
    side->addLayout(buttons);
    auto* parts = new QHBoxLayout;
    parts->setContentsMargins(14, 14, 14, 14);
    parts->setSpacing(14);
    parts->addWidget(m_preview, 1);
    parts->addLayout(side);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_message);
    all->addLayout(parts, 1);
}

/// The pages stand below each other as one form.
void ExportDialog::alignLabels()
{
    int width = 0;
    for (const ExportPage* page : m_pages)
        width = std::max(width, page->labelWidth());
    for (ExportPage* page : m_pages)
        page->setLabelWidth(width);
    m_scroll->setMinimumWidth(m_side->minimumSizeHint().width() + 16);
    resize(usualSize.boundedTo(parentWidget()->size() - QSize(40, 60)));
}

void ExportDialog::connectJob()
{
    connect(&m_job, &ExportJob::progressed, this, &ExportDialog::showProgress);
    connect(&m_job, &ExportJob::cancelled, this, [this] { setBusy(false); });
    connect(&m_job, &ExportJob::failed, this, [this](const QString& sentence) {
        setBusy(false);
        complain(sentence);
    });
    connect(&m_job, &ExportJob::finished, this, [this](const QString& file) {
        setBusy(false);
        accept();
        emit exported(file);
    });
}

QString ExportDialog::facts() const
{
    return m_facts->text();
}

void ExportDialog::takeEdits()
{
    for (const ExportPage* page : m_pages)
        page->read(m_choices);
    showChoices();
    emit choicesChanged(m_choices);
}

void ExportDialog::showChoices()
{
    for (ExportPage* page : m_pages) {
        page->setChoices(m_choices);
        page->setVisible(page->appliesTo(m_choices));
    }
    m_message->setMessage({});
    showPreview();
}

void ExportDialog::showPreview()
{
    const ExportRecipe recipe = this->recipe();
    if (isPicture(recipe.format))
        return m_preview->setDraw(
            [this, recipe] { return drawExport(recipe, m_subject.model, *m_subject.decoding); });
    m_preview->setText(contentOf(recipe, m_subject));
    m_facts->setText(u'.' + QString::fromStdString(endingOf(recipe.format)));
    m_export->setEnabled(true);
}

void ExportDialog::showPicture(const std::optional<Drawing>& drawing, const QString& problem)
{
    QString wrong = problem;
    try {
        if (drawing)
            m_facts->setText(factsOf(recipe(), m_subject, *drawing, m_choices.preset == SizePreset::Slide));
    } catch (const std::exception& error) {
        wrong = QString::fromStdString(sentenceOf(error));
    }
    m_export->setEnabled(wrong.isEmpty() && !m_job.isRunning());
    if (!wrong.isEmpty())
        m_facts->setText(wrong);
}

void ExportDialog::exportFile()
{
    const QString suggestion = QDir(m_choices.folder).filePath(suggestedName(m_choices));
    const QString name = m_questions.chooseFile(this, suggestion);
    if (name.isEmpty())
        return;
    const QString file = withEnding(name, m_choices.format);
    if (file != name && QFileInfo::exists(file) && !m_questions.mayReplace(this, file))
        return;
    m_choices.folder = QFileInfo(file).absolutePath();
    emit choicesChanged(m_choices);
    begin(file);
}

void ExportDialog::begin(const QString& file)
{
    m_message->setMessage({});
    try {
        auto work = std::make_unique<ExportWork>(recipe(), m_subject.model, m_subject.decoding);
        setBusy(true);
        m_job.start(std::move(work), file);
    } catch (const std::exception& error) {
        setBusy(false);
        complain(QString::fromStdString(sentenceOf(error)));
    }
}

void ExportDialog::setBusy(bool busy)
{
    m_side->setEnabled(!busy);
    m_export->setEnabled(!busy);
    m_progress->setVisible(busy);
    m_close->setText(busy ? tr("Cancel") : tr("Close"));
    m_close->setEnabled(true);
}

void ExportDialog::showProgress(int painted, int all)
{
    const bool isPainting = painted < all;
    m_progress->setRange(0, isPainting && all > 1 ? all : 0); // 0 to 0: busy
    m_progress->setValue(painted);
    m_close->setEnabled(isPainting); // what is being written is written
    m_progress->repaint();
}

void ExportDialog::complain(const QString& sentence)
{
    m_message->setMessage({SessionMessage::Kind::Error, sentence});
}

void ExportDialog::reject()
{
    if (!m_job.isRunning())
        QDialog::reject();
    else
        m_job.cancel();
}

} // namespace lab
