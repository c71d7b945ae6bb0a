// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window.h"

#include "app/appearancesettings.h"
#include "app/examples.h"
#include "app/fonthint.h"
#include "app/mainwindow.h"
#include "app/modelfolders.h"
#include "app/modelloader.h"
#include "app/recovery.h"
#include "app/windowexport.h"
#include "app/workspace.h"
#include "widgets/fonts.h"
#include "widgets/sumtext.h"
#include "widgets/sumview.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QTextStream>

namespace lab {

namespace {

const QString decimalsKey = QStringLiteral("sumDecimals");
const QString recentKey = QStringLiteral("recentSessions");

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
    QTextStream(stderr) << "attention-lab: " << sentence << Qt::endl;
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

QString openingSentence(const QString& asked)
{
    const QList<ExampleGroup> examples = builtInExamples();
    return asked.isEmpty() && !examples.isEmpty() ? examples.first().examples.first().sentence : asked;
}

QString layoutKey(Arrangement arrangement)
{
    return QStringLiteral("panels/%1").arg(int(arrangement));
}

/// The panels are where they were at the end of the last run, and a sum has as many digits as then.
void rememberPanels(MainWindow& window)
{
    for (int index = 0; index < arrangementCount; ++index)
        window.workspace().setLayoutOf(
            Arrangement(index), QSettings().value(layoutKey(Arrangement(index))).toByteArray());
    window.workspace().sum().setDecimals(QSettings().value(decimalsKey, usualSumDecimals).toInt());
    QObject::connect(&window, &MainWindow::sumDecimalsChanged, &window,
        [](int decimals) { QSettings().setValue(decimalsKey, decimals); });
    QObject::connect(qApp, &QApplication::aboutToQuit, &window, [&window] {
        const Workspace& workspace = window.workspace();
        for (int index = 0; index < arrangementCount; ++index)
            QSettings().setValue(layoutKey(Arrangement(index)), workspace.layoutOf(Arrangement(index)));
    });
}

void rememberRecent(SessionDocument& document)
{
    document.setRecent(QSettings().value(recentKey).toStringList());
    QObject::connect(&document, &SessionDocument::recentChanged, &document,
        [](const QStringList& files) { QSettings().setValue(recentKey, files); });
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
    QObject::connect(&window, &MainWindow::modelRequested, &loader, &ModelLoader::load);
    QObject::connect(&window, &MainWindow::modelUnwanted, &loader, &ModelLoader::cancel);
    QObject::connect(&loader, &ModelLoader::modelsFound, &window, &MainWindow::setModels);
}

int runWindow(int argc, char** argv)
{
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

    Translation translation;
    translation.choose(storedLanguage());
    Session session;
    MainWindow window(session);
    ModelLoader loader;
    openModelsWith(loader, session, window);
    rememberAppearance(window);
    rememberLanguage(window, translation);
    window.setHint([] { return fontHint(canDraw); });
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
    return QApplication::exec();
}

} // namespace lab
