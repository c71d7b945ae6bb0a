// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDomDocument>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

/// A string of the program as lupdate files it, with what the committed file makes of it.
struct Entry {
    QString name; ///< context and string
    QString state;
    QString translation;
};

QList<Entry> entriesOf(const QString& path)
{
    QFile file(path);
    QDomDocument document;
    if (!file.open(QIODevice::ReadOnly) || !document.setContent(&file))
        return {};
    QList<Entry> entries;
    const QDomNodeList messages = document.elementsByTagName(QStringLiteral("message"));
    for (int index = 0; index < messages.size(); ++index) {
        const QDomElement message = messages.at(index).toElement();
        const QDomElement translation = message.firstChildElement(QStringLiteral("translation"));
        entries.append({message.parentNode().firstChildElement(QStringLiteral("name")).text() +
                            QStringLiteral(": ") + message.firstChildElement(QStringLiteral("source")).text(),
            translation.attribute(QStringLiteral("type")), translation.text()});
    }
    return entries;
}

/// The numbered places of a text, "%1" and so on, each once.
QStringList placesOf(const QString& text)
{
    QStringList places;
    for (int number = 1; number < 10; ++number) {
        const QString place = QStringLiteral("%%1").arg(number);
        if (text.contains(place))
            places.append(place);
    }
    return places;
}

} // namespace

/// Every string of the program has a translation, and no translation is of a string that is gone.
class TranslationTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QList<Entry> m_entries;

private slots:
    void initTestCase()
    {
        const QString file = m_folder.filePath(QStringLiteral("strings.ts"));
        QVERIFY(QFile::copy(
            QStringLiteral(SOURCE_DIRECTORY "/resources/translations/attention-lab_zh_CN.ts"), file));
        QFile(file).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(SOURCE_DIRECTORY));
        lupdate.start(
            QStringLiteral(LUPDATE), {QStringLiteral("app"), QStringLiteral("widgets"), QStringLiteral("-I"),
                                         QStringLiteral("."), QStringLiteral("-ts"), file});
        QVERIFY2(lupdate.waitForFinished(120'000), qPrintable(lupdate.errorString()));
        QCOMPARE(lupdate.exitCode(), 0);
        m_entries = entriesOf(file);
        QVERIFY(m_entries.size() > 500);
    }

    void everyStringIsTranslated()
    {
        QStringList missing;
        for (const Entry& entry : m_entries) {
            if (entry.state == QStringLiteral("unfinished") || entry.translation.isEmpty())
                missing.append(entry.name);
        }
        QVERIFY2(missing.isEmpty(),
            qPrintable(QStringLiteral("without a Chinese translation:\n") + missing.join(u'\n')));
    }

    void noTranslationIsOfAStringThatIsGone()
    {
        QStringList gone;
        for (const Entry& entry : m_entries) {
            if (entry.state == QStringLiteral("vanished") || entry.state == QStringLiteral("obsolete"))
                gone.append(entry.name);
        }
        QVERIFY2(
            gone.isEmpty(), qPrintable(QStringLiteral("no longer in the program:\n") + gone.join(u'\n')));
    }

    void translationsHaveTheSamePlacesForValues()
    {
        for (const Entry& entry : m_entries)
            QVERIFY2(placesOf(entry.name) == placesOf(entry.translation), qPrintable(entry.name));
    }
};

QTEST_MAIN(TranslationTest)
#include "translationtest.moc"
