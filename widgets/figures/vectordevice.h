// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPaintDevice>
#include <QSizeF>

namespace lab {

/// What a painter paints on to get something else than pixels. The size is in logical pixels, 96 to an inch.
class VectorDevice : public QPaintDevice {
public:
    explicit VectorDevice(const QSizeF& size) : m_size(size) {}

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    QSizeF m_size;
};

} // namespace lab
