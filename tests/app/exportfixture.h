// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportactions.h"
#include "app/exportdialog/exportpreview.h"
#include "app/exporting/exportmodel.h"
#include "app/exporting/recipejson.h"
#include "app/windowexport.h"
#include "tests/app/windowfixture.h"
#include "tests/support/tinybundle.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>

namespace lab::test {

/// The real window with a model from a folder, whose decodes can be made again.
class ExportFixture : public WindowFixture {
    Q_OBJECT

protected:
    std::shared_ptr<const Bundle> m_bundle;

    ExportDialog* dialog() const { return m_window->exporting().dialog(); }

    void open(ExportView view) const
    {
        m_window->exportActions().exportAction(view)->trigger();
        waitForDialog();
    }

    void waitForDialog() const
    {
        QVERIFY(dialog());
        QTRY_COMPARE(QGuiApplication::focusWindow(), dialog()->windowHandle());
    }

    static void choose(QComboBox& box, int index)
    {
        box.setCurrentIndex(index);
        emit box.activated(index);
    }

    /// Types a number, which counts as soon as the box is left.
    static void enter(QAbstractSpinBox& box, const QString& number)
    {
        box.selectAll();
        QTest::keyClicks(&box, number);
        box.interpretText();
    }

    void leaveDialog() const
    {
        press(Qt::Key_Escape);
        QVERIFY(!dialog() || !dialog()->isVisible());
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void waitForPreview() const
    {
        QTRY_VERIFY(!dialog()->preview().isBehind());
        QVERIFY(!dialog()->preview().image().isNull());
    }

    /// The name that the user gives the file.
    void giveName(const QString& file) const
    {
        m_window->exporting().setFileChooser([file](QWidget*, const QString&) { return file; });
    }

    /// Writes what the dialog has chosen, and closes it.
    QString exported(const QString& name) const
    {
        const QString file = m_folder.filePath(name);
        QSignalSpy done(dialog(), &ExportDialog::exported);
        dialog()->setQuestions({[file](QWidget*, const QString&) { return file; }, askToReplace});
        dialog()->exportFile();
        return done.wait(60'000) ? file : QString();
    }

    static QByteArray contentOf(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QString tiny() const { return m_folder.filePath(QStringLiteral("tiny")); }

protected slots:
    void initTestCase()
    {
        WindowFixture::initTestCase();
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(
            QSettings::IniFormat, QSettings::UserScope, m_folder.filePath(QStringLiteral("settings")));
        makeTinyBundle(tiny().toStdString());
        m_bundle = std::make_shared<const Bundle>(loadBundle(tiny().toStdString()));
    }

    void init()
    {
        QSettings().clear();
        WindowFixture::init();
        connect(&m_window->exporting(), &WindowExport::choicesChanged, this, &storeExportChoices);
        SessionModel model = sessionModel(m_bundle);
        model.hash = std::async(std::launch::async, modelHash, m_bundle->folder).share();
        m_session->setModel(model);
        type(QStringLiteral("欢迎来北京。"));
    }
};

} // namespace lab::test
