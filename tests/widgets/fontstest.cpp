// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fonts.h"
#include "model/text/tokenizer.h"
#include "widgets/words.h"

#include <QDirIterator>
#include <QFile>
#include <QGlyphRun>
#include <QSet>
#include <QTest>
#include <QTextLayout>

using namespace lab;

namespace {

const QDir sources(QStringLiteral(SOURCE_DIRECTORY));

/// The characters of a text that leave a mark: no spaces, line feeds, joiners and marks of direction.
QSet<char32_t> charactersOf(const QString& text)
{
    QSet<char32_t> characters;
    for (const uint character : text.toUcs4()) {
        const bool isMark = !QChar::isSpace(character) &&
                            QChar::category(character) != QChar::Other_Control &&
                            QChar::category(character) != QChar::Other_Format;
        if (isMark)
            characters.insert(character);
    }
    return characters;
}

/// Of the words that a vocabulary can put on the screen.
QSet<char32_t> charactersOfVocabulary(const QString& file)
{
    const Tokenizer tokenizer = Tokenizer::load(QFile::encodeName(file).toStdString());
    QSet<char32_t> characters;
    for (int id = 0; id < tokenizer.size(); ++id)
        characters.unite(charactersOf(shownWord(tokenizer.token(id))));
    return characters;
}

QSet<char32_t> charactersOfFiles(const QString& folder, const QString& pattern)
{
    QSet<char32_t> characters;
    QDirIterator files(sources.filePath(folder), {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            characters.unite(charactersOf(QString::fromUtf8(file.readAll())));
    }
    return characters;
}

/// Whether a line of text comes out with a glyph for the character, not the box of a missing one (glyph 0).
bool isDrawn(char32_t character)
{
    QTextLayout layout(QString::fromUcs4(&character, 1), textFont(20));
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    const QList<QGlyphRun> runs = layout.glyphRuns();
    return !runs.isEmpty() && std::all_of(runs.begin(), runs.end(),
                                  [](const QGlyphRun& run) { return !run.glyphIndexes().contains(0U); });
}

QString missing(const QSet<char32_t>& characters)
{
    QStringList names;
    for (const char32_t character : characters) {
        if (!canDraw(character) || !isDrawn(character))
            names.append(QStringLiteral("U+%1").arg(uint(character), 4, 16, QChar(u'0')));
    }
    return names.join(u' ');
}

} // namespace

class FontsTest : public QObject {
    Q_OBJECT
private slots:
    void everyPieceOfEveryVocabularyCanBeDrawn_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("fewest"); // different characters
        QDirIterator bundles(
            sources.filePath(QStringLiteral("resources/models")), QDir::Dirs | QDir::NoDotAndDotDot);
        while (bundles.hasNext()) {
            const QDir bundle(bundles.next());
            for (const auto& [side, fewest] : {std::pair("source.model", 1000), {"target.model", 60}})
                QTest::addRow("%s %s", qPrintable(bundle.dirName()), side) << bundle.filePath(side) << fewest;
        }
    }

    void everyPieceOfEveryVocabularyCanBeDrawn()
    {
        QFETCH(QString, file);
        QFETCH(int, fewest);
        const QSet<char32_t> characters = charactersOfVocabulary(file);
        QVERIFY2(characters.size() >= fewest, qPrintable(QString::number(characters.size())));
        QCOMPARE(missing(characters), QString());
    }

    void whatTheProgramItselfSaysCanBeDrawn()
    {
        QSet<char32_t> characters = charactersOfFiles(QStringLiteral("app"), QStringLiteral("*.cpp"));
        characters.unite(charactersOfFiles(QStringLiteral("widgets"), QStringLiteral("*.cpp")));
        characters.unite(charactersOfFiles(QStringLiteral("resources/examples"), QStringLiteral("*.json")));
        QVERIFY(characters.contains(U'→') && characters.contains(U'欢') && characters.contains(U'Σ'));
        QCOMPARE(missing(characters), QString());
    }

    void whatNoFontHasIsMissing()
    {
        const char32_t unassigned = 0xEFFFE;
        QVERIFY(!canDraw(unassigned));
        QVERIFY(!isDrawn(unassigned));
    }
};

QTEST_MAIN(FontsTest)
#include "fontstest.moc"
