// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/drawntexts.h"

#include "widgets/figures/vectordevice.h"
#include "widgets/fonts.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPen>
#include <QRawFont>

#include <qcustomplot.h>

#include <set>

namespace lab {

namespace {

/// Takes notes of texts, and paints nothing.
class TextEngine : public QPaintEngine {
public:
    TextEngine() : QPaintEngine(AllFeatures) {}

    bool begin(QPaintDevice* /*device*/) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }
    void updateState(const QPaintEngineState& /*state*/) override {}
    void drawPath(const QPainterPath& /*path*/) override {}
    void drawPolygon(const QPointF* /*points*/, int /*count*/, PolygonDrawMode /*mode*/) override {}
    void drawPixmap(const QRectF& /*target*/, const QPixmap& /*pixmap*/, const QRectF& /*source*/) override {}
    void drawImage(const QRectF& /*target*/, const QImage& /*image*/, const QRectF& /*source*/,
        Qt::ImageConversionFlags /*flags*/) override
    {
    }
    void drawTextItem(const QPointF& /*position*/, const QTextItem& item) override
    {
        if (state->pen().style() != Qt::NoPen)
            m_texts.push_back({item.text(), item.font(), item.width()});
    }

    const std::vector<DrawnText>& texts() const { return m_texts; }

private:
    std::vector<DrawnText> m_texts;
};

class TextDevice : public VectorDevice {
public:
    using VectorDevice::VectorDevice;

    QPaintEngine* paintEngine() const override { return &m_engine; }
    const std::vector<DrawnText>& texts() const { return m_engine.texts(); }

private:
    mutable TextEngine m_engine;
};

bool isSeen(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    return category != QChar::Other_Format && category != QChar::Other_Control &&
           category != QChar::Separator_Space && category != QChar::Mark_NonSpacing;
}

bool hasInTex(char32_t character, const QFont& font)
{
    const bool isSubscript = character >= U'\u2080' && character <= U'\u2089'; // made of digits
    return isSubscript || QRawFont::fromFont(font).supportsCharacter(character) ||
           QRawFont::fromFont(textFont(font.pixelSize())).supportsCharacter(character);
}

} // namespace

std::vector<DrawnText> drawnTexts(const Drawing& drawing)
{
    TextDevice device(drawing.size);
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized);
    drawing.paint(painter);
    painter.end();
    return device.texts();
}

std::u32string missingCharacters(const Drawing& drawing, bool inTex)
{
    std::set<char32_t> asked;
    std::u32string missing;
    for (const DrawnText& drawn : drawnTexts(drawing)) {
        for (const char32_t character : drawn.text.toUcs4()) {
            if (!isSeen(character) || !asked.insert(character).second)
                continue;
            if (inTex ? !hasInTex(character, drawn.font) : !QFontMetricsF(drawn.font).inFontUcs4(character))
                missing += character;
        }
    }
    return missing;
}

} // namespace lab
