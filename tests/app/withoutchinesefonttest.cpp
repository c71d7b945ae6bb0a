// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fonthint.h"
#include "app/messagebar.h"
#include "tests/app/windowfixture.h"
#include "widgets/fonts.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QToolButton>

using namespace lab;
using namespace lab::test;

/// A system that has Latin fonts at best: this program sees no others.
class WithoutChineseFontTest : public WindowFixture {
    Q_OBJECT

    QString shown() const
    {
        return m_window->messageBar().isVisible() ? m_window->messageBar().text() : QString();
    }

private slots:
    void chineseCharactersCannotBeDrawn()
    {
        QVERIFY(!canDraw(U'欢'));
        QVERIFY(fontHint(canDraw).contains(QStringLiteral("fonts-noto-cjk")));
    }

    void theHintStaysUntilItIsClosed()
    {
        m_window->setHint([] { return fontHint(canDraw); });
        QVERIFY(shown().contains(QStringLiteral("fonts-noto-cjk")));
        type(longText);
        press(Qt::Key_Right);
        m_session->setModel(scriptedModel());
        QTRY_VERIFY(!m_session->state().decoding);
        QVERIFY(shown().contains(QStringLiteral("fonts-noto-cjk")));
        QTest::mouseClick(&m_window->messageBar().closeButton(), Qt::LeftButton);
        QCOMPARE(shown(), QString());
        press(Qt::Key_Right);
        QCOMPARE(shown(), QString());
    }

    void aMessageGoesFirstAndTheHintComesBack()
    {
        m_window->setHint([] { return fontHint(canDraw); });
        m_session->showMessage({SessionMessage::Kind::Error, QStringLiteral("config.json is missing.")});
        QCOMPARE(shown(), QStringLiteral("config.json is missing."));
        QTest::mouseClick(&m_window->messageBar().closeButton(), Qt::LeftButton);
        QVERIFY(shown().contains(QStringLiteral("fonts-noto-cjk")));
    }

    void withoutAHintTheBarIsHidden()
    {
        m_window->setHint({});
        QCOMPARE(shown(), QString());
    }
};

namespace {

/// A configuration of Fontconfig that knows DejaVu only, where it is installed.
void hideOtherFonts(const QString& file)
{
    QFile configuration(file);
    if (!configuration.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(file));
    configuration.write("<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>");
    configuration.close();
    qputenv("FONTCONFIG_FILE", QFile::encodeName(file));
}

} // namespace

int main(int argc, char** argv)
{
    const QTemporaryDir folder;
    hideOtherFonts(folder.filePath(QStringLiteral("fonts.conf"))); // before Qt looks
    const QApplication application(argc, argv);
    WithoutChineseFontTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "withoutchinesefonttest.moc"
