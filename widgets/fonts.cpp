// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fonts.h"

#include <QFontMetricsF>

#include <algorithm>

namespace lab {

namespace {

QString firstFamily;
bool isPlain = false;

} // namespace

TextFamily::TextFamily(const QString& family) : m_change(firstFamily, family) {}

PlainType::PlainType() : m_change(isPlain, true) {}

QFont asNow(QFont font)
{
    if (isPlain)
        font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

QStringList textFamilies()
{
    static const QStringList families = {QStringLiteral("Noto Sans CJK SC"),
        QStringLiteral("Source Han Sans SC"), QStringLiteral("Source Han Sans CN"),
        QStringLiteral("Noto Sans SC"), QStringLiteral("PingFang SC"), QStringLiteral("Microsoft YaHei"),
        QStringLiteral("WenQuanYi Micro Hei"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")};
    return firstFamily.isEmpty() ? families : QStringList{firstFamily} + families;
}

QFont textFont(int pixelSize, QFont::Weight weight)
{
    QFont font;
    font.setFamilies(textFamilies());
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(pixelSize);
    font.setWeight(weight);
    return asNow(font);
}

bool canDraw(char32_t character)
{
    constexpr int anySize = 20;
    return QFontMetricsF(textFont(anySize)).inFontUcs4(character);
}

QString firstThatFits(const QStringList& texts, const QFont& font, double width)
{
    const QFontMetricsF metrics(font);
    const auto found = std::find_if(texts.begin(), texts.end(),
        [&](const QString& text) { return metrics.horizontalAdvance(text) <= width; });
    return found == texts.end() ? QString() : *found;
}

double textWidth(const QString& text, int pixelSize, QFont::Weight weight)
{
    return QFontMetricsF(textFont(pixelSize, weight)).horizontalAdvance(text);
}

} // namespace lab
