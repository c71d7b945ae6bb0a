// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/vectordevice.h"

#include <QByteArray>
#include <QPaintEngine>
#include <QTransform>

namespace lab {

/// Turns painting into TikZ commands: paths with solid colours, linear gradients from left to right, dashes,
/// opacity, and text as nodes. It does not clip, and leaves out images (see hasImages()). Coordinates are
/// logical pixels, y downwards, with two decimals.
class TikzEngine : public QPaintEngine {
public:
    /// `hasOther`: see texText().
    explicit TikzEngine(bool hasOther);

    bool begin(QPaintDevice* device) override;
    bool end() override { return true; }
    Type type() const override { return User; }
    void updateState(const QPaintEngineState& state) override;
    void drawPath(const QPainterPath& path) override;
    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override;
    void drawTextItem(const QPointF& position, const QTextItem& item) override;
    void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override;
    void drawImage(const QRectF& target, const QImage& image, const QRectF& source,
        Qt::ImageConversionFlags flags) override;

    const QByteArray& commands() const { return m_commands; }
    bool hasImages() const { return m_hasImages; }

private:
    void fill(const QPainterPath& path);
    void shade(const QPainterPath& path, const QLinearGradient& gradient);
    void stroke(const QPainterPath& path);

    QByteArray m_commands;
    bool m_hasOther;
    bool m_hasImages = false;
};

/// What a painter paints on to get TikZ.
class TikzDevice : public VectorDevice {
public:
    explicit TikzDevice(const QSizeF& size, bool hasOther = false) : VectorDevice(size), m_engine(hasOther) {}

    QPaintEngine* paintEngine() const override { return &m_engine; }
    const TikzEngine& engine() const { return m_engine; }

private:
    mutable TikzEngine m_engine;
};

/// Text so that TeX sets it as it is; characters that only steer the direction of text are left out.
QByteArray texText(const QString& text);
/// The same, with \otherfont before what the font's own face cannot draw.
QByteArray texText(const QString& text, const QFont& font);

} // namespace lab
