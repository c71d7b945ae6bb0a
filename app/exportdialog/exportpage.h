// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/exportchoices.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;

namespace lab {

/// A group of choices in the export dialog. Another group is another class of this kind, added where the
/// dialog makes its pages, with its own members of ExportChoices.
class ExportPage : public QWidget {
    Q_OBJECT
public:
    explicit ExportPage(QWidget* parent = nullptr);

    /// Says nothing by edited().
    virtual void setChoices(const ExportChoices& choices) = 0;
    /// Puts in what was chosen here, and leaves the rest.
    virtual void read(ExportChoices& choices) const = 0;
    /// Whether the page has something to say about such a file; it is hidden otherwise.
    virtual bool appliesTo(const ExportChoices& choices) const = 0;

    int labelWidth() const; ///< of the widest
    void setLabelWidth(int width);

signals:
    void edited(); ///< by the user

protected:
    /// A line of the form: the label names the control, the sentence explains it.
    void addRow(const QString& label, QWidget* control, const QString& about);
    /// Whether the line of that control is there.
    void showRow(QWidget* control, bool shown);
    /// A box of choices, announced by edited(); each has its number as data.
    QComboBox* addBox(const QString& label, const QStringList& titles, const QString& about);
    /// A choice that is made or not, announced by edited().
    QCheckBox* addCheck(const QString& text, const QString& about);

private:
    QFormLayout* m_rows;
    QList<QLabel*> m_labels;
};

} // namespace lab
