// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace {

/// The blocks of code of a document, by what stands on the line before them (the last one that is not empty).
QMap<QString, QString> blocksOf(const QString& document)
{
    QFile file(QStringLiteral(SOURCE_DIRECTORY "/") + document);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(document));
    QMap<QString, QString> blocks;
    QString before;
    QString* block = nullptr;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith(QStringLiteral("```")))
            block = block ? nullptr : &blocks[before];
        else if (block)
            *block += line + u'\n';
        else if (!line.trimmed().isEmpty())
            before = line;
    }
    return blocks;
}

QString blockAfter(const QString& document, const QString& words)
{
    const QMap<QString, QString> blocks = blocksOf(document);
    for (auto block = blocks.begin(); block != blocks.end(); ++block) {
        if (block.key().contains(words))
            return block.value();
    }
    return {};
}

} // namespace

/// What the documents tell a reader to type does what they say, in a folder with the files that they speak
/// of.
class ReadmeTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    void write(const QString& name, const QByteArray& content) const
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    /// Standard output and errors of a line of the shell; the exit code follows as "exit 0".
    QString outputOf(const QString& program, const QStringList& arguments) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PATH"),
            QFileInfo(QStringLiteral(PROGRAM)).path() + u':' + environment.value(QStringLiteral("PATH")));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.path());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        const bool done = process.waitForFinished(120'000);
        return QString::fromUtf8(process.readAll()) +
               QStringLiteral("exit %1").arg(done ? process.exitCode() : -1);
    }

    QString shell(const QString& line) const
    {
        return outputOf(QStringLiteral("sh"), {QStringLiteral("-c"), line});
    }

    QString python(const QString& script) const
    {
        return outputOf(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), script});
    }

private slots:
    void initTestCase()
    {
        for (const char* name : {"resources", "tests"})
            QVERIFY(QFile::link(QStringLiteral(SOURCE_DIRECTORY "/") + QLatin1String(name),
                m_folder.filePath(QLatin1String(name))));
        const QByteArray pairs = "我爱你。\tI love you.\n欢迎来北京。\tWelcome to Beijing.\n";
        write(QStringLiteral("sentences.txt"), "我爱你。\n欢迎来北京。\n");
        write(QStringLiteral("pairs.tsv"), pairs);
        for (const char* folder : {"data/tatoeba-zh-en", "data/jec-basic-zh-en"})
            QVERIFY(QDir(m_folder.path()).mkpath(QLatin1String(folder)));
        for (const char* file :
            {"tatoeba-zh-en/train.tsv", "tatoeba-zh-en/dev.tsv", "jec-basic-zh-en/train.tsv"})
            write(QStringLiteral("data/") + QLatin1String(file), pairs);
    }

    void eachLineOfTheCommandLineWorks_data()
    {
        QTest::addColumn<QString>("line");
        const QString block = blockAfter(QStringLiteral("README.md"),
            QStringLiteral("it needs no display. `./dev run` passes arguments on"));
        const QStringList lines = block.split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.size() > 20);
        for (const QString& line : lines)
            QTest::newRow(qPrintable(line.left(60))) << line;
    }

    void eachLineOfTheCommandLineWorks()
    {
        QFETCH(QString, line);
        if (line.startsWith(QStringLiteral("attention-lab train"))) // which takes minutes
            line += QStringLiteral(" --steps 1");
        if (line.startsWith(QStringLiteral("attention-lab translate"))) // another way to type it
            QVERIFY(shell(QStringLiteral("attention-lab translate < sentences.txt"))
                        .endsWith(QStringLiteral("exit 0")));
        const QString output = shell(line);
        QVERIFY2(output.endsWith(QStringLiteral("exit 0")), qPrintable(output.right(1000)));
    }

    void theHashOfAModelIsThatOfItsFiles()
    {
        const QString line =
            blockAfter(QStringLiteral("README.md"), QStringLiteral("says about the files of the model"))
                .trimmed();
        QVERIFY(line.startsWith(QStringLiteral("sha256sum")));
        const QString hash = shell(QStringLiteral("cd resources/models/zh-en-additive && ") + line).left(64);
        const QString numbers = shell(QStringLiteral(
            "attention-lab export --source 我 --view scores --out hash.json && cat hash.json"));
        QVERIFY2(numbers.contains(QStringLiteral("\"ModelSHA256\":\"%1\"").arg(hash)), qPrintable(hash));
    }

    void anEpsFileIsMadeOfAPdf()
    {
        const QString block = blockAfter(QStringLiteral("README.md"), QStringLiteral("that wants EPS"));
        QVERIFY(block.contains(QStringLiteral("pdftops")));
        QCOMPARE(shell(block), QStringLiteral("exit 0"));
        QFile eps(m_folder.filePath(QStringLiteral("map.eps")));
        QVERIFY(eps.open(QIODevice::ReadOnly));
        const QByteArray content = eps.readAll();
        QVERIFY(content.startsWith("%!PS-Adobe-3.0 EPSF-3.0\n"));
        QVERIFY(content.contains("\n%%BoundingBox: 0 0 239 ")); // 84 mm
        QVERIFY(content.contains("/FontType"));                 // text is text
    }

    void numpyReadsADecode()
    {
        QVERIFY(shell(QStringLiteral("attention-lab export --source 我爱你。 --force --out decode.npz"))
                    .endsWith(QStringLiteral("exit 0")));
        const QString block =
            blockAfter(QStringLiteral("README.md"), QStringLiteral("stacked over layers, heads and steps"));
        QVERIFY(block.contains(QStringLiteral("numpy.load")));
        const QString output = python(
            QStringLiteral("import json, numpy\nlayer = head = 0\n") + block +
            QStringLiteral(
                "print(*decode['source.tokens'], decode['cross.weights'][layer, head].sum(1).round(3))\n"));
        QVERIFY2(output.startsWith(QStringLiteral("我 爱 你 。 </s> [1. 1.")) &&
                     output.endsWith(QStringLiteral("exit 0")),
            qPrintable(output));
    }

    void aVocabularyIsWrittenAsItIsRead()
    {
        QFile file(QStringLiteral(SOURCE_DIRECTORY "/resources/models/README.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        static const QRegularExpression code(QStringLiteral("`(open\\(\"source\\.tokens\"[^`]*)`"));
        const QRegularExpressionMatch found = code.match(QString::fromUtf8(file.readAll()));
        QVERIFY(found.hasMatch());
        // As on a system whose usual encoding and line ends are others: the line has to say both itself.
        const QString output =
            python(QStringLiteral("import builtins\n"
                                  "def open(name, mode, encoding='gbk', newline='\\r\\n'):\n"
                                  "    return builtins.open(name, mode, encoding=encoding, newline=newline)\n"
                                  "tokens = ['<pad>', '<s>', '</s>', '<unk>', '我', '爱']\n") +
                   found.captured(1));
        QCOMPARE(output.right(6), QStringLiteral("exit 0"));
        QFile list(m_folder.filePath(QStringLiteral("source.tokens")));
        QVERIFY(list.open(QIODevice::ReadOnly));
        QCOMPARE(list.readAll(), QByteArray("<pad>\n<s>\n</s>\n<unk>\n我\n爱"));
    }
};

QTEST_GUILESS_MAIN(ReadmeTest)
#include "readmetest.moc"
