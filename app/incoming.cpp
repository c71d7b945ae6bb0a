// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/incoming.h"

#include "model/math/errortext.h"
#include "model/storage/textfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Incoming)
};

constexpr std::uint64_t largestText = 1'000'000; // bytes

Incoming refused(const Wording& reason)
{
    return {Incoming::Kind::Refused, reason(), reason};
}

Incoming sentenceOf(const QString& text, const Wording& origin)
{
    const QString sentence = text.simplified();
    return sentence.isEmpty()
               ? refused([origin] { return Text::tr("There is no text in %1.").arg(origin()); })
               : Incoming{Incoming::Kind::Sentence, sentence};
}

Incoming textOf(const QString& path)
{
    try {
        Wording notice;
        const std::string text = readTextFile(QFile::encodeName(path).toStdString(), largestText,
            [&notice](const std::string& name, const std::string& encoding) {
                notice = encodingNotice(name, encoding);
            });
        Incoming incoming = sentenceOf(QString::fromStdString(text), [path] { return path; });
        incoming.notice = notice;
        return incoming;
    } catch (const std::exception& error) {
        return refused([problem = QString::fromStdString(lab::sentenceOf(error))] {
            return Text::tr("The text cannot be opened: %1").arg(problem);
        });
    }
}

} // namespace

Wording encodingNotice(const std::string& name, const std::string& encoding)
{
    return [file = QString::fromStdString(name), code = QString::fromStdString(encoding)] {
        return Text::tr("%1 was read as %2, as it is not UTF-8.").arg(file, code);
    };
}

Incoming incomingFrom(const QString& path)
{
    const QFileInfo file(path);
    const QString suffix = file.suffix().toLower();
    if (suffix == QStringLiteral("json"))
        return {Incoming::Kind::Session, file.absoluteFilePath()};
    if (file.isDir())
        return {Incoming::Kind::Model, file.absoluteFilePath()};
    if (suffix == QStringLiteral("txt"))
        return textOf(file.absoluteFilePath());
    return refused([path = file.absoluteFilePath()] {
        return Text::tr("%1 is neither a session (.json), nor a text (.txt), nor a folder with a model.")
            .arg(path);
    });
}

Incoming incomingFrom(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() > 1)
        return refused([count = urls.size()] {
            return Text::tr("%1 files were dropped; one at a time can be opened.").arg(count);
        });
    if (urls.size() == 1 && urls[0].isLocalFile())
        return incomingFrom(urls[0].toLocalFile());
    if (!data.text().isEmpty())
        return sentenceOf(data.text(), [] { return Text::tr("what was dropped"); });
    return {};
}

} // namespace lab
