// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/errortext.h"

#include "model/math/error.h"

#include <QTest>

#include <filesystem>

using namespace lab;

class ErrorTextTest : public QObject {
    Q_OBJECT

private slots:
    void errorsOfTheModelStayAsTheyAre()
    {
        const std::string sentence = "x.json: expected " + std::string(300, 'y');
        QCOMPARE(sentenceOf(FormatError(sentence)), sentence);
    }

    void whatTheStandardLibraryThrowsIsSaidInWords()
    {
        const std::string memory = "There is not enough memory for this.";
        QCOMPARE(sentenceOf(std::bad_alloc()), memory);
        QCOMPARE(sentenceOf(std::length_error("vector::_M_default_append")), memory);
        const std::filesystem::filesystem_error refused(
            "status", "a.png", std::make_error_code(std::errc::filename_too_long));
        QCOMPARE(sentenceOf(refused), std::string("a.png: File name too long."));
    }

    void whatOthersThrowIsOneShortLine()
    {
        QCOMPARE(sentenceOf(std::runtime_error("two\nlines\x1B[31m")), std::string("two lines [31m"));
        const QString cut = QString::fromStdString(
            sentenceOf(std::runtime_error((QString(199, u'x') + QStringLiteral("你你")).toStdString())));
        QCOMPARE(cut, QString(199, u'x') + QStringLiteral("…")); // no half character
    }
};

QTEST_GUILESS_MAIN(ErrorTextTest)
#include "errortexttest.moc"
