// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

// Dependencies point one way: app -> widgets -> model, and inside the model from decoding down to math.
namespace {

// Each room with the rooms it may include besides itself.
const QMap<QString, QSet<QString>> kAllowed{
    {"model/math", {}},
    {"model/text", {"model/math"}},
    {"model/record", {"model/math", "model/text"}},
    {"model/autodiff", {"model/math"}},
    {"model/layers", {"model/math", "model/autodiff", "model/record"}},
    {"model/translation", {"model/math", "model/text", "model/record", "model/autodiff", "model/layers"}},
    {"model/decoding",
        {"model/math", "model/text", "model/record", "model/autodiff", "model/layers", "model/translation"}},
    {"model/storage", {"model/math", "model/text", "model/record", "model/autodiff", "model/layers",
                          "model/translation", "model/decoding"}},
    {"model/training", {"model/math", "model/text", "model/record", "model/autodiff", "model/layers",
                           "model/translation", "model/decoding", "model/storage"}},
};

struct Include {
    QString file; // relative to the source tree
    QString target;
    bool angled = false;
};

QList<Include> includesBelow(const QString& folder)
{
    const QString root = SOURCE_DIRECTORY "/";
    static const QRegularExpression line(
        "^\\s*#\\s*include\\s*([<\"])([^>\"]+)", QRegularExpression::MultilineOption);
    QList<Include> includes;
    QDirIterator files(root + folder, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        auto matches = line.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext()) {
            const auto match = matches.next();
            includes.append({file.fileName().mid(root.size()), match.captured(2), match.captured(1) == "<"});
        }
    }
    return includes;
}

QString roomOf(const QString& path)
{
    return path.section('/', 0, 1);
}

} // namespace

class DependencyTest : public QObject {
    Q_OBJECT

private slots:
    void theModelKnowsNoQt()
    {
        const auto includes = includesBelow("model");
        QVERIFY(includes.size() > 100);
        for (const Include& include : includes)
            QVERIFY2(!include.target.startsWith('Q') && !include.target.startsWith("qcustomplot"),
                qPrintable(include.file + " includes " + include.target));
    }

    void modelRoomsIncludeOnlyWhatIsBelowThem()
    {
        for (const Include& include : includesBelow("model")) {
            if (include.angled)
                continue;
            const QString from = roomOf(include.file);
            const QString to = roomOf(include.target);
            QVERIFY2(kAllowed.contains(from), qPrintable("unknown room " + from));
            QVERIFY2(from == to || kAllowed[from].contains(to),
                qPrintable(include.file + " includes " + include.target));
        }
    }

    void widgetsKnowOnlyTheModel()
    {
        const auto includes = includesBelow("widgets");
        QVERIFY(!includes.isEmpty());
        for (const Include& include : includes)
            QVERIFY2(include.angled || include.target.startsWith("widgets/") ||
                         include.target.startsWith("model/"),
                qPrintable(include.file + " includes " + include.target));
    }

    void onlyMatrixHeaderNamesEigen()
    {
        for (const Include& include : includesBelow("model"))
            QVERIFY2(!include.target.startsWith("Eigen/") || include.file == "model/math/matrix.h",
                qPrintable(include.file + " includes " + include.target));
    }

    void theProgramNeverIncludesTests()
    {
        for (const QString folder : {"model", "widgets", "app"})
            for (const Include& include : includesBelow(folder))
                QVERIFY2(!include.target.startsWith("tests/"),
                    qPrintable(include.file + " includes " + include.target));
    }
};

QTEST_GUILESS_MAIN(DependencyTest)
#include "dependencytest.moc"
