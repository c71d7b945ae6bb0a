// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/incoming.h"

#include "model/math/errortext.h"
#include "model/storage/inputfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QStringDecoder>
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
        const std::string bytes = readFile(QFile::encodeName(path).toStdString(), largestText);
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString text = decoder(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
        return decoder.hasError() ? refused([path] { return Text::tr("%1 is not text in UTF-8.").arg(path); })
                                  : sentenceOf(text, [path] { return path; });
    } catch (const std::exception& error) {
        return refused([problem = QString::fromStdString(lab::sentenceOf(error))] {
            return Text::tr("The text cannot be opened: %1").arg(problem);
        });
    }
}

} // namespace

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
