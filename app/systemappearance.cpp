// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/systemappearance.h"

#include "widgets/theme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QEvent>
#include <QGuiApplication>

namespace lab {

namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString settings = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colourScheme = QStringLiteral("color-scheme");

/// The portal wraps its answer in one variant more than its signal.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

SystemAppearance::SystemAppearance(QObject* parent) : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
    askPortal();
}

bool SystemAppearance::isDark() const
{
    return m_portalSaysDark.value_or(lab::isDark(QGuiApplication::palette()));
}

bool SystemAppearance::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == QCoreApplication::instance() && event->type() == QEvent::ApplicationPaletteChange)
        emit changed();
    return QObject::eventFilter(watched, event);
}

void SystemAppearance::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, settings, QStringLiteral("SettingChanged"), this,
        SLOT(takeSetting(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(service, path, settings, QStringLiteral("Read"));
    question << appearance << colourScheme;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* answered) {
        const QDBusPendingReply<QVariant> reply = *answered;
        if (!reply.isError())
            takeScheme(reply.value());
        answered->deleteLater();
    });
}

void SystemAppearance::takeSetting(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == appearance && key == colourScheme)
        takeScheme(value.variant());
}

void SystemAppearance::takeScheme(const QVariant& scheme)
{
    // 0: no preference, 1: dark, 2: light.
    constexpr uint dark = 1;
    constexpr uint light = 2;
    const uint value = unwrapped(scheme).toUInt();
    m_portalSaysDark.reset();
    if (value == dark || value == light)
        m_portalSaysDark = value == dark;
    emit changed();
}

} // namespace lab
