// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>

#include <optional>

namespace lab {

/// Whether the desktop is set to dark. Asks the desktop portal (org.freedesktop.appearance) where there is
/// one; else the application's palette tells.
class SystemAppearance : public QObject {
    Q_OBJECT
public:
    explicit SystemAppearance(QObject* parent = nullptr);

    bool isDark() const;

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private slots:
    void takeSetting(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void askPortal();
    void takeScheme(const QVariant& scheme);

    std::optional<bool> m_portalSaysDark;
};

} // namespace lab
