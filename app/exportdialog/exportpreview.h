// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/drawing.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

namespace lab {

/// A picture as it will be in the file, as large as there is room for it, or a sentence where there is none.
/// It is painted after the last change: at once, or a moment later where the one before took longer than a
/// frame of the screen.
class ExportPreview : public QWidget {
    Q_OBJECT
public:
    using Draw = std::function<Drawing()>;

    explicit ExportPreview(QWidget* parent = nullptr);

    /// May throw; the sentence is shown then.
    void setDraw(const Draw& draw);
    void setText(const QString& text);

    const QString& text() const { return m_text; } ///< empty while there is a picture
    const QImage& image() const { return m_image; }
    /// Whether the picture is still that of before the last change.
    bool isBehind() const { return m_pause.isActive(); }

    QSize sizeHint() const override { return {560, 420}; }
    QSize minimumSizeHint() const override { return {260, 200}; }

signals:
    /// The picture is that of the last change. Its drawing, or what went wrong.
    void painted(const std::optional<lab::Drawing>& drawing, const QString& problem);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void paintSoon();
    void renew();

    Draw m_draw;
    QString m_text;
    QImage m_image;
    QTimer m_pause;
    qint64 m_cost = 0; ///< milliseconds that the last painting took
};

} // namespace lab
