// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sumquestion.h"
#include "widgets/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QSpinBox;

namespace lab {

class SumStrips;
class SumTableView;

/// "Show the sum": the full arithmetic of one number, as strips of cells, tables whose numbers can be
/// selected, and lines. Works with the keyboard alone: Tab goes from table to table and to the buttons,
/// Escape closes. It needs 380 x 200 pixels and scrolls inside.
class SumView : public QWidget {
    Q_OBJECT
public:
    explicit SumView(QWidget* parent = nullptr);

    /// Shows another sum, scrolled to its beginning. The subject need not have the number: then there is
    /// nothing to show.
    void setQuestion(const SumSubject& subject, const CellQuestion& question);
    void setTheme(const Theme& theme);
    /// Digits after the point, 2 to 8; a value outside becomes the nearest.
    void setDecimals(int decimals);
    int decimals() const;

    const Sum& sum() const { return m_sum; }
    void copyText() const;
    void copyLatex() const;

signals:
    void closeRequested();
    void decimalsChanged(int decimals); ///< by the user, to be kept

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildHeading();
    void buildFooter();
    void showSections();
    void addSection(QWidget& content, const SumSection& section);
    void showDecimals();

    Theme m_theme;
    Sum m_sum;
    QLabel* m_title;
    QLabel* m_note;
    QScrollArea* m_scroll;
    QSpinBox* m_decimals;
    std::vector<SumStrips*> m_strips;
    std::vector<SumTableView*> m_tables;
    std::vector<std::pair<QLabel*, SumLine>> m_lines;
};

} // namespace lab
