// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/modelloader.h"

#include "app/exporting/exportmodel.h"
#include "app/incoming.h"
#include "app/modelfolders.h"
#include "model/math/errortext.h"
#include "model/storage/bundleencodings.h"

#include <exception>
#include <future>
#include <system_error>

namespace lab {

namespace {

/// A model that is found by its name is known by it, wherever the program is installed.
QString sourceOf(const std::filesystem::path& folder)
{
    std::filesystem::path path = std::filesystem::absolute(folder).lexically_normal();
    if (!path.has_filename())
        path = path.parent_path();
    std::error_code error;
    for (const std::filesystem::path& searched : modelFolders()) {
        const std::filesystem::path named = searched / path.filename();
        if (std::filesystem::is_directory(named, error)) // the first that is there is the one that is found
            return QString::fromStdString(
                std::filesystem::equivalent(named, path, error) ? path.filename().string() : path.string());
    }
    return QString::fromStdString(path.string());
}

/// Empty where a file has gone or cannot be read: who asks for it later could do nothing about that.
std::string hashIfReadable(const std::filesystem::path& folder)
{
    try {
        return modelHash(folder);
    } catch (const std::exception&) {
        return {};
    }
}

} // namespace

void ModelLoader::load(const QString& nameOrFolder)
{
    const int request = ++m_request;
    m_worker.start([this, nameOrFolder, request] { run(nameOrFolder, request); });
}

void ModelLoader::findModels()
{
    m_worker.start([this] {
        const std::vector<ModelEntry> models = modelCatalogue(modelFolders());
        QMetaObject::invokeMethod(
            this, [this, models] { emit modelsFound(models); }, Qt::QueuedConnection);
    });
}

void ModelLoader::run(const QString& nameOrFolder, int request)
{
    SessionModel model;
    QString problem;
    Wording notice;
    UnsplitSentences unsplit;
    try {
        const auto folder = findBundle(nameOrFolder.toStdString(), modelFolders());
        const auto bundle = std::make_shared<const Bundle>(loadBundle(folder));
        unsplit = UnsplitSentences(*bundle);
        model = sessionModel(bundle);
        noteEncodings(folder, [&notice](const std::string& name, const std::string& encoding) {
            notice = encodingNotice(name, encoding);
        });
        model.source = sourceOf(folder);
        model.hash = std::async(std::launch::async | std::launch::deferred, hashIfReadable, folder)
                         .share(); // nobody waits for it now
    } catch (const std::exception& error) {
        problem = QString::fromStdString(sentenceOf(error));
    }
    const auto answer = [this, model, problem, notice, unsplit, request] {
        if (request != m_request)
            return;
        const Wording wording = [problem] { return tr("The model cannot be opened: %1").arg(problem); };
        if (!problem.isEmpty())
            return emit failed(wording(), wording);
        m_unsplit = unsplit;
        emit loaded(model);
        if (notice)
            emit noticed(notice);
    };
    QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
}

} // namespace lab
