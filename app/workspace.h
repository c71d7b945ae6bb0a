// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panelplan.h"
#include "widgets/heatmapdata.h"
#include "widgets/view.h"

#include <QList>
#include <QMainWindow>

#include <array>

namespace lab {

class ContextView;
class HeadGrid;
class HeatMapView;
class Panel;
class PipelinePanel;
class ProbabilityView;
class SentenceView;
class StepPanel;
class SumView;

/// The middle of the window: panels that all show the same moment. They come in arrangements; within each
/// they can be moved, closed and brought back, and stay so.
class Workspace : public QMainWindow, public View {
    Q_OBJECT
public:
    explicit Workspace(QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;
    /// What is selected; while the pointer is on something, that is marked instead.
    void setSelection(const Selection& selection) override;

    Arrangement arrangement() const { return m_arrangement; }
    void setArrangement(Arrangement arrangement);
    /// The present arrangement as it was at first.
    void resetArrangement();
    /// Only the panels that a lecture needs, until it ends.
    void setLecture(bool lecture);
    /// The name of the panel that has the keyboard, else the pointer; else the sum, or the large one of the
    /// arrangement.
    QString panelInUse() const;
    /// Whether panels have title bars to move and close them.
    void setArranging(bool arranging);
    bool isArranging() const { return m_arranging; }
    /// One for each panel, to close it and bring it back.
    QList<QAction*> panelActions() const;

    /// Where the panels of an arrangement are, for the settings; empty while it was never shown.
    QByteArray layoutOf(Arrangement arrangement) const;
    /// Takes it over for the next time that the arrangement is shown; what cannot be read is left alone.
    void setLayoutOf(Arrangement arrangement, const QByteArray& layout);

    /// What Tab stops at: the workspace itself, then what is in the panels, in reading order.
    QList<QWidget*> tabStops();

    SentenceView& sentence() const { return *m_sentence; }
    HeatMapView& heatMap(FigureKind kind) const;
    ProbabilityView& probabilities() const { return *m_probabilities; }
    ContextView& context() const { return *m_context; }
    StepPanel& stepPanel() const { return *m_step; }
    PipelinePanel& pipeline() const { return *m_pipeline; }
    HeadGrid& heads() const { return *m_heads; }
    SumView& sum() const { return *m_sum; }

    /// Opens the arithmetic of a number of the shown attention.
    void showSum(const Selection& selection, CellNumber number);
    void closeSum();
    bool isSumShown() const { return m_wishes.sum; }

    /// What is shown and where, for a workspace that takes the place of this one.
    struct Arranged {
        Arrangement arrangement = Arrangement::HeatMaps;
        std::array<QByteArray, arrangementCount> layouts;
        PanelWishes wishes;
        Selection sumSelection;
        CellNumber sumNumber = CellNumber::Score;
        int sumDecimals = 0;
    };
    Arranged arranged() const;
    /// After the moment; the workspace has its size already.
    void arrangeAs(const Arranged& arranged);

    QMenu* createPopupMenu() override { return nullptr; }
    /// The window may not grow because a panel was opened.
    QSize minimumSizeHint() const override { return {760, 360}; }

signals:
    void stepRequested(int step);
    /// Inside the encoder: another source word is to be looked at.
    void queryRequested(int word);
    /// A stage of the current word is to be looked at.
    void stageRequested(lab::Stage stage);
    void headRequested(const lab::HeadChoice& choice);
    /// A cell or word was clicked, or reached with the keyboard.
    void selectionMade(const lab::Selection& selection);
    /// The arithmetic of a number is wanted.
    void numberOpened(const lab::Selection& selection, lab::CellNumber number);
    /// The context menu of a heat map was asked for.
    void figureMenuRequested(lab::FigureKind kind, const QPoint& globalPosition);
    /// The probabilities are to be drawn as lines, or as cells.
    void linesWanted(bool lines);

protected:
    bool event(QEvent* event) override;
    /// Up and down go from key to key in the current row, Enter opens the arithmetic, Esc forgets.
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void addPanel(const QString& name, const QString& title, QWidget* content);
    void connectViews();
    void connectNumbers();
    void mark(const Selection& pointed);
    void storeLayout();
    void takeLayout();
    void placePanels();
    void shareRoom();
    void updateSum();
    QList<View*> views() const;
    template <typename MatrixView>
    void offerMenu(MatrixView* view, FigureKind kind);
    void goToRow(int row);

    void selectKey(int by);
    void openSelected();

    Moment m_moment;
    Panel* panel(PanelId id) const { return m_panels[int(id)]; }

    Arrangement m_arrangement = Arrangement::HeatMaps;
    PanelWishes m_wishes;
    std::array<QByteArray, arrangementCount> m_layouts; ///< of the arrangements that are not shown
    Selection m_selection;
    Theme m_theme;
    bool m_showsFocus = false; ///< Tab has come here
    bool m_arranging = false;
    bool m_asAtFirst = true; ///< sizes follow the window's in fixed shares
    QList<Panel*> m_panels;
    SentenceView* m_sentence;
    HeatMapView* m_scores;
    ProbabilityView* m_probabilities;
    ContextView* m_context;
    StepPanel* m_step;
    PipelinePanel* m_pipeline;
    HeadGrid* m_heads;
    SumView* m_sum;
    Selection m_sumSelection; ///< the cell whose sum is shown…
    CellNumber m_sumNumber = CellNumber::Score;
};

} // namespace lab
