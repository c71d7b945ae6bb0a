// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessionfile.h"

#include "app/inputjson.h"
#include "app/session.h"
#include "app/visibletext.h"
#include "model/math/error.h"
#include "model/storage/atomicfile.h"
#include "model/storage/inputfile.h"
#include "model/text/textencoding.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace lab {

namespace {

constexpr InputFormat sessionFormat = {"attention-lab-session", sessionFormatVersion,
    "this is not a session of Attention Lab", "has saved this session"};
constexpr std::uint64_t largestFile = 1'000'000; // bytes; a session has some hundreds
constexpr int deepest = 8;

QString readText(const JsonCursor& cursor, int longest)
{
    const QString text = QString::fromStdString(cursor.text());
    if (text.size() > longest)
        cursor.fail("at most " + std::to_string(longest) + " characters");
    return text;
}

QString digestOf(const std::string& text)
{
    const QByteArrayView bytes(text.data(), qsizetype(text.size()));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes);
    return QString::fromLatin1(hash.result().toHex());
}

std::filesystem::path pathOf(const QString& file)
{
    return QFile::encodeName(file).toStdString();
}

} // namespace

std::string sessionText(const StoredSession& session)
{
    const SessionInputs& inputs = session.inputs;
    OrderedJson json;
    json["format"] = sessionFormat.name;
    json["version"] = sessionFormat.version;
    if (!session.savedAs.isEmpty())
        json["savedAs"] = session.savedAs.toStdString();
    if (!session.savedAs.isEmpty() && !session.digest.isEmpty())
        json["savedDigest"] = session.digest.toStdString();
    json["model"] = inputs.model.toStdString();
    json["sentence"] = inputs.sentence.toStdString();
    json["attention"] = toJson(inputs.attention);
    json["head"] = toJson(inputs.head);
    json["mergedWords"] = inputs.words;
    json["place"] = toJson(inputs.place);
    json["stepSize"] = nameOf(inputs.stepSize);
    json["speed"] = float(inputs.speed);
    return indentedText(json, 2) + '\n';
}

StoredSession sessionFromText(std::string_view text, const std::string& file)
{
    constexpr int longestPath = 4096;
    constexpr int longestDigest = 64;
    const Json json = parseJson(text, file, deepest);
    const JsonCursor root(json, file);
    checkFormat(root, sessionFormat);
    StoredSession session;
    if (root.has("savedAs"))
        session.savedAs = readText(root.member("savedAs"), longestPath);
    if (root.has("savedDigest"))
        session.digest = readText(root.member("savedDigest"), longestDigest);
    SessionInputs& inputs = session.inputs;
    inputs.model = readText(root.member("model"), longestPath);
    inputs.sentence = visibleText(readText(root.member("sentence"), Session::longestSentence)).text;
    inputs.attention = readAttention(root.member("attention"));
    inputs.head = readHead(root.member("head"));
    inputs.words = root.member("mergedWords").boolean();
    inputs.place = readPlace(root.member("place"));
    inputs.stepSize = readStepSize(root.member("stepSize"));
    inputs.speed = double(readNumber(root.member("speed"), 0.01F, 1000, "from 0.01 to 1000"));
    return session;
}

QString saveSession(const StoredSession& session, const QString& file)
{
    const std::string text = sessionText(session);
    writeFileAtomically(pathOf(file), text);
    return digestOf(text);
}

StoredSession loadSession(const QString& file, const EncodingNotice& notice)
{
    const std::string bytes = readFile(pathOf(file), largestFile);
    StoredSession session =
        sessionFromText(decodeText(bytes, file.toStdString(), notice), file.toStdString());
    if (session.savedAs.isEmpty())
        session.digest = digestOf(bytes);
    return session;
}

QString digestOfSession(const QString& file)
{
    if (!QFileInfo(file).isFile()) // what is no file has nothing to lose
        return {};
    try {
        return digestOf(readFile(pathOf(file), largestFile));
    } catch (const std::exception&) {
        return QStringLiteral("unreadable");
    }
}

} // namespace lab
