// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fonts.h"

#include <QFontMetricsF>
#include <QStringList>

namespace lab {

QFont textFont(int pixelSize, QFont::Weight weight)
{
    static const QStringList families = {QStringLiteral("Noto Sans CJK SC"),
        QStringLiteral("Source Han Sans SC"), QStringLiteral("Source Han Sans CN"),
        QStringLiteral("Noto Sans SC"), QStringLiteral("PingFang SC"), QStringLiteral("Microsoft YaHei"),
        QStringLiteral("WenQuanYi Micro Hei"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")};
    QFont font;
    font.setFamilies(families);
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(pixelSize);
    font.setWeight(weight);
    return font;
}

double textWidth(const QString& text, int pixelSize, QFont::Weight weight)
{
    return QFontMetricsF(textFont(pixelSize, weight)).horizontalAdvance(text);
}

} // namespace lab
