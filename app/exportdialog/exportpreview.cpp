// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportpreview.h"

#include "model/math/errortext.h"
#include "widgets/figures/picture.h"
#include "widgets/fonts.h"

#include <QElapsedTimer>
#include <QPainter>

#include <exception>

namespace lab {

namespace {

constexpr qint64 frame = 16; // milliseconds
constexpr int pauseBeforeSlowOnes = 250;
constexpr int check = 8; // pixels of the pattern behind what is transparent

void drawChecks(QPainter& painter, const QRect& area)
{
    painter.fillRect(area, QColor(0xe4, 0xe4, 0xe4));
    for (int y = 0; y * check < area.height(); ++y) {
        for (int x = y % 2; x * check < area.width(); x += 2)
            painter.fillRect(QRect(area.left() + x * check, area.top() + y * check, check, check) & area,
                QColor(0xb8, 0xb8, 0xb8));
    }
}

} // namespace

ExportPreview::ExportPreview(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Preview"));
    setToolTip(tr("What the file will show"));
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &ExportPreview::renew);
}

void ExportPreview::setDraw(const Draw& draw)
{
    m_draw = draw;
    paintSoon();
}

void ExportPreview::setText(const QString& text)
{
    m_pause.stop();
    m_draw = {};
    m_image = {};
    m_text = text;
    setAccessibleDescription(text);
    update();
}

void ExportPreview::paintSoon()
{
    m_pause.start(m_cost > frame ? pauseBeforeSlowOnes : 0);
}

void ExportPreview::renew()
{
    QElapsedTimer time;
    time.start();
    m_text.clear();
    m_image = {};
    std::optional<Drawing> drawing;
    try {
        drawing = m_draw();
        m_image = previewPicture(*drawing, size() * devicePixelRatioF());
        m_image.setDevicePixelRatio(devicePixelRatioF());
    } catch (const std::exception& error) {
        m_text = QString::fromStdString(sentenceOf(error));
    }
    m_cost = time.elapsed();
    update();
    emit painted(drawing, m_text);
}

void ExportPreview::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_draw)
        paintSoon();
}

void ExportPreview::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    if (m_image.isNull()) {
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_text);
        return;
    }
    QRect place(QPoint(), m_image.size() / m_image.devicePixelRatio());
    place.moveCenter(rect().center());
    if (m_image.pixelColor(0, 0).alpha() < 255)
        drawChecks(painter, place);
    painter.drawImage(place.topLeft(), m_image);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(place.adjusted(0, 0, -1, -1));
}

} // namespace lab
