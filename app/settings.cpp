// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QCryptographicHash>

namespace lab {

namespace {

const QString sealVersion = QStringLiteral("1");

QString checksum(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

Settings::Settings(const QString& group)
{
    m_settings.setFallbacksEnabled(false);
    if (!group.isEmpty())
        m_settings.beginGroup(group);
}

QString Settings::text(const QString& key, int longest) const
{
    const QString text = m_settings.value(key).toString(); // empty for what is no word or number
    return text.size() <= longest ? text : QString();
}

QStringList Settings::texts(const QString& key, int most) const
{
    QStringList texts;
    for (const QString& text : m_settings.value(key).toStringList()) {
        if (!text.isEmpty() && text.size() <= longestText && texts.size() < most)
            texts.append(text);
    }
    return texts;
}

bool Settings::isOn(const QString& key, bool first) const
{
    const QString word = text(key);
    return word == QStringLiteral("true") || (first && word != QStringLiteral("false"));
}

QString sealed(const QByteArray& bytes)
{
    return QStringList{sealVersion, checksum(bytes), QString::fromLatin1(bytes.toBase64())}.join(u' ');
}

QByteArray unsealed(const QString& text)
{
    const QByteArray encoded = text.section(u' ', 2).toLatin1();
    const auto bytes = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    return bytes && sealed(*bytes) == text ? *bytes : QByteArray();
}

} // namespace lab
