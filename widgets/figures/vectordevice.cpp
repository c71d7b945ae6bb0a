// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/vectordevice.h"

#include "widgets/figures/drawing.h"

#include <cmath>

namespace lab {

int VectorDevice::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmWidth:
        return int(std::ceil(m_size.width()));
    case PdmHeight:
        return int(std::ceil(m_size.height()));
    case PdmWidthMM:
        return int(std::lround(m_size.width() * millimetresPerInch / pixelsPerInch));
    case PdmHeightMM:
        return int(std::lround(m_size.height() * millimetresPerInch / pixelsPerInch));
    case PdmNumColors:
        return 1 << 24;
    case PdmDepth:
        return 24;
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return int(pixelsPerInch);
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        break;
    }
    return int(devicePixelRatioFScale());
}

} // namespace lab
