// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/modelloader.h"

#include "app/modelfolders.h"

#include <exception>

namespace lab {

ModelLoader::ModelLoader(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

ModelLoader::~ModelLoader()
{
    m_pool.waitForDone();
}

void ModelLoader::load(const QString& nameOrFolder)
{
    const int request = ++m_request;
    m_pool.start([this, nameOrFolder, request] { run(nameOrFolder, request); });
}

void ModelLoader::findModels()
{
    m_pool.start([this] {
        const std::vector<ModelEntry> models = modelCatalogue(modelFolders());
        QMetaObject::invokeMethod(
            this, [this, models] { emit modelsFound(models); }, Qt::QueuedConnection);
    });
}

void ModelLoader::run(const QString& nameOrFolder, int request)
{
    SessionModel model;
    QString problem;
    try {
        const auto folder = findBundle(nameOrFolder.toStdString(), modelFolders());
        model = sessionModel(std::make_shared<const Bundle>(loadBundle(folder)));
    } catch (const std::exception& error) {
        problem = tr("The model cannot be opened: %1").arg(QString::fromUtf8(error.what()));
    }
    const auto answer = [this, model, problem, request] {
        if (request != m_request)
            return;
        if (problem.isEmpty())
            emit loaded(model);
        else
            emit failed(problem);
    };
    QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
}

} // namespace lab
