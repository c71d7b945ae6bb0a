// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessionfile.h"

#include "app/inputjson.h"
#include "app/session.h"
#include "model/math/error.h"
#include "model/storage/atomicfile.h"
#include "model/storage/inputfile.h"

#include <QFile>

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
    const Json json = parseJson(text, file, deepest);
    const JsonCursor root(json, file);
    checkFormat(root, sessionFormat);
    StoredSession session;
    if (root.has("savedAs"))
        session.savedAs = readText(root.member("savedAs"), longestPath);
    SessionInputs& inputs = session.inputs;
    inputs.model = readText(root.member("model"), longestPath);
    inputs.sentence = readText(root.member("sentence"), Session::longestSentence);
    inputs.attention = readAttention(root.member("attention"));
    inputs.head = readHead(root.member("head"));
    inputs.words = root.member("mergedWords").boolean();
    inputs.place = readPlace(root.member("place"));
    inputs.stepSize = readStepSize(root.member("stepSize"));
    inputs.speed = double(readNumber(root.member("speed"), 0.01F, 1000, "from 0.01 to 1000"));
    return session;
}

void saveSession(const StoredSession& session, const QString& file)
{
    writeFileAtomically(pathOf(file), sessionText(session));
}

StoredSession loadSession(const QString& file)
{
    return sessionFromText(readFile(pathOf(file), largestFile), file.toStdString());
}

} // namespace lab
