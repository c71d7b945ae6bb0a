// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window.h"

#include "app/appearancesettings.h"
#include "app/examples.h"
#include "app/fonthint.h"
#include "app/mainwindow.h"
#include "app/modelfolders.h"
#include "app/modelloader.h"
#include "app/recovery.h"
#include "app/settingsstart.h"
#include "app/unsplitnotice.h"
#include "app/windowexport.h"
#include "app/windowsettings.h"
#include "app/workers.h"
#include "model/math/productbuffers.h"
#include "model/text/terminaltext.h"
#include "model/text/textencoding.h"
#include "widgets/fonts.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTextStream>
#include <QThread>
#include <QTimer>

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

namespace {

struct WindowArguments {
    QString model = QString::fromLatin1(defaultModelName);
    QString sentence;
    QString file;    ///< to open, instead of a sentence
    QString problem; ///< wrong usage, one sentence
};

/// Whether a window can open: on a display, or wherever Qt is told to draw.
bool hasDisplay(const QStringList& arguments)
{
    const auto isSet = [](const char* name) { return !qEnvironmentVariableIsEmpty(name); };
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM") ||
           arguments.contains(QStringLiteral("-platform"));
}

int complain(const QString& sentence, int code)
{
    QTextStream(stderr) << "attention-lab: "
                        << QString::fromStdString(lineForTerminal(sentence.toStdString())) << Qt::endl;
    return code;
}

WindowArguments argumentsOf(const QStringList& words)
{
    const QCommandLineOption model(QStringLiteral("model"), QString(), QStringLiteral("model"));
    QCommandLineParser parser;
    parser.addOption(model);
    WindowArguments arguments;
    if (!parser.parse(words))
        arguments.problem = parser.errorText();
    if (parser.isSet(model))
        arguments.model = parser.value(model);
    const QStringList others = parser.positionalArguments();
    if (others.size() == 1 && (QFileInfo::exists(others[0]) || others[0].endsWith(sessionSuffix)))
        arguments.file = others[0];
    else
        arguments.sentence = others.join(u' ');
    return arguments;
}

int complainWithoutDisplay(const QStringList& words)
{
    const QString problem = argumentsOf(words).problem;
    return problem.isEmpty() ? complain(QObject::tr("there is no display for a window; attention-lab --help "
                                                    "shows what works without one."),
                                   1)
                             : complain(problem, 2);
}

/// Of the arguments as the system gave them: a sentence from a terminal with another encoding.
QString faultOf(const std::vector<std::string>& words)
{
    for (const std::string& word : words) {
        std::error_code ignored;
        if (const std::string fault = textFault(word);
            !fault.empty() && !std::filesystem::exists(word, ignored))
            return QString::fromStdString(fault);
    }
    return {};
}

QString openingSentence(const QString& asked)
{
    const QList<ExampleGroup> examples = builtInExamples();
    return asked.isEmpty() && !examples.isEmpty() ? examples.first().examples.first().sentence : asked;
}

void rememberExport(WindowExport& exporting)
{
    exporting.setChoices(storedExportChoices());
    QObject::connect(&exporting, &WindowExport::choicesChanged, &exporting, &storeExportChoices);
}

/// Opens a file once the model is there, or has turned out not to be.
void openWithModel(const QString& file, MainWindow& window, ModelLoader& loader)
{
    auto* once = new QObject(&window);
    const auto open = [once, file, &window] {
        once->deleteLater();
        window.openPath(file);
    };
    QObject::connect(&loader, &ModelLoader::loaded, once, open);
    QObject::connect(&loader, &ModelLoader::failed, once, open);
}

/// What has become of the settings, and what is missing on this computer.
QString hintOf(const Wording& settings)
{
    const QStringList sentences = {settings ? settings() : QString(), fontHint(canDraw)};
    return sentences.join(u' ').trimmed();
}

QString recoveryFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
           QStringLiteral("/unsaved");
}

} // namespace

void openModelsWith(ModelLoader& loader, Session& session, MainWindow& window)
{
    QObject::connect(&loader, &ModelLoader::loaded, &session, &Session::setModel);
    QObject::connect(&loader, &ModelLoader::failed, &session, &Session::setModelError);
    QObject::connect(&loader, &ModelLoader::noticed, &session, [&session](const Wording& notice) {
        session.showMessage(messageOf(SessionMessage::Kind::Notice, notice));
    });
    noteUnsplitSentences(session, loader);
    QObject::connect(&window, &MainWindow::modelRequested, &loader, &ModelLoader::load);
    QObject::connect(&window, &MainWindow::modelUnwanted, &loader, &ModelLoader::cancel);
    QObject::connect(&loader, &ModelLoader::modelsFound, &window, &MainWindow::setModels);
}

int runWindow(int argc, char** argv)
{
    if (const QString fault = faultOf({argv, argv + argc}); !fault.isEmpty())
        return complain(fault, 2);
    if (const QStringList words(argv, argv + argc); !hasDisplay(words))
        return complainWithoutDisplay(words);
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Attention Lab"));
    QApplication::setApplicationName(QStringLiteral("attention-lab"));
    QApplication::setApplicationVersion(QStringLiteral(ATTENTION_LAB_VERSION));
    QApplication::setStyle(QStringLiteral("Fusion"));
    const WindowArguments arguments = argumentsOf(QApplication::arguments());
    if (!arguments.problem.isEmpty())
        return complain(arguments.problem, 2);

    reserveProducts(1); // one sentence is decoded at a time
    if (!startPaintingThreads(QThread::idealThreadCount()))
        return complain(QObject::tr("there is not enough memory for a window."), 1);
    SettingsStart settings;
    Translation translation;
    translation.choose(storedLanguage());
    Session session;
    MainWindow window(session);
    ModelLoader loader;
    openModelsWith(loader, session, window);
    rememberAppearance(window);
    rememberLanguage(window, translation);
    window.setHint([notice = settings.notice()] { return hintOf(notice); });
    rememberPanels(window);
    rememberRecent(window.document());
    rememberExport(window.exporting());
    if (arguments.file.isEmpty())
        session.setSentence(openingSentence(arguments.sentence));
    else
        openWithModel(arguments.file, window, loader);
    window.history().clear();
    Recovery recovery(recoveryFolder(), session, window.document());
    window.setRecovery(recovery);
    loader.load(arguments.model);
    loader.findModels();
    window.open();
    QTimer::singleShot(0, &window, [&settings] { settings.stood(); });
    return QApplication::exec();
}

} // namespace lab
