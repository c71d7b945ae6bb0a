// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QStringList>

namespace lab {

/// What the program remembers between its runs, in QSettings: words, numbers, yes or no, and lists of words.
/// The file may have been damaged or written by others: what is not of the kind and within the bounds that
/// are asked for is as if it were missing. Only the program's own file is read, none of the system's.
class Settings {
public:
    static constexpr int longestText = 4096; // characters

    /// `group` stands before all keys: "export" for "export/view".
    explicit Settings(const QString& group = {});

    QString file() const { return m_settings.fileName(); }

    /// Empty when there is none.
    QString text(const QString& key, int longest = longestText) const;
    /// The first `most` of a list.
    QStringList texts(const QString& key, int most) const;
    bool isOn(const QString& key, bool first) const;
    template <typename Number>
    Number number(const QString& key, Number first, double least, double most) const
    {
        bool good = false;
        const double value = text(key).toDouble(&good);
        return good && value >= least && value <= most ? Number(value) : first;
    }
    QStringList keys() const { return m_settings.childKeys(); }

    void set(const QString& key, const QVariant& value) { m_settings.setValue(key, value); }
    void remove(const QString& key) { m_settings.remove(key); }

private:
    QSettings m_settings;
};

/// Bytes that only this program may have made, as a text with its version and checksum.
QString sealed(const QByteArray& bytes);
/// The bytes of sealed(); nothing when a character of it has changed.
QByteArray unsealed(const QString& text);

} // namespace lab
