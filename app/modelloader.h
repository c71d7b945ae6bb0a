// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/modelcatalogue.h"
#include "app/sessionmodel.h"
#include "app/unsplitsentence.h"
#include "app/wording.h"
#include "app/workers.h"

#include <QObject>

namespace lab {

/// Opens bundles, and finds out which there are, on a worker thread. Signals arrive in the thread that owns
/// the loader; of several requests to open only the last is answered.
class ModelLoader : public QObject {
    Q_OBJECT
public:
    explicit ModelLoader(QObject* parent = nullptr) : QObject(parent) {}

    /// A name in one of the model folders, or a folder.
    void load(const QString& nameOrFolder);
    /// Earlier requests to open are not answered.
    void cancel() { ++m_request; }
    /// What the model that was loaded last takes for one word.
    const UnsplitSentences& unsplit() const { return m_unsplit; }
    /// Reads what models there are in the model folders.
    void findModels();

signals:
    void loaded(const lab::SessionModel& model);
    /// After loaded(), where a vocabulary is not UTF-8 but could be read.
    void noticed(const lab::Wording& notice);
    /// One sentence that names the file, and what can say it again.
    void failed(const QString& sentence, const lab::Wording& wording);
    void modelsFound(const std::vector<lab::ModelEntry>& models);

private:
    void run(const QString& nameOrFolder, int request);

    int m_request = 0;
    UnsplitSentences m_unsplit;
    Workers m_worker; ///< last: it uses the rest, and is waited for first
};

} // namespace lab
