// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/tikzdevice.h"

#include "widgets/figures/drawing.h"

#include <QFont>
#include <QPainterPath>
#include <QPen>
#include <QRawFont>

#include <cmath>
#include <cstring>

namespace lab {

namespace {

constexpr double bigPoint = pointsPerInch / pixelsPerInch; // of a logical pixel
constexpr double texPointsPerInch = 72.27;

QByteArray number(double value)
{
    QByteArray text = QByteArray::number(value, 'f', 2);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text == "-0" ? QByteArray("0") : text;
}

QByteArray at(const QPointF& point)
{
    return '(' + number(point.x()) + ',' + number(point.y()) + ')';
}

QByteArray colour(const QColor& colour)
{
    return "{rgb,255:red," + QByteArray::number(colour.red()) + ";green," +
           QByteArray::number(colour.green()) + ";blue," + QByteArray::number(colour.blue()) + '}';
}

QByteArray opacity(const char* name, double alpha)
{
    return alpha < 1 ? QByteArray(",") + name + "=" + number(alpha) : QByteArray();
}

/// "(0,0) -- (1,0) .. controls (2,0) and (2,1) .. (2,2) -- cycle"
QByteArray pathText(const QPainterPath& path)
{
    QByteArray text;
    QPointF start;
    for (int index = 0; index < path.elementCount(); ++index) {
        const QPainterPath::Element& element = path.elementAt(index);
        const bool last =
            index + 1 == path.elementCount() || path.elementAt(index + 1).type == QPainterPath::MoveToElement;
        switch (element.type) {
        case QPainterPath::MoveToElement:
            start = element;
            text += (text.isEmpty() ? "" : " ") + at(element);
            break;
        case QPainterPath::LineToElement:
            text += " -- " + (last && QPointF(element) == start ? QByteArray("cycle") : at(element));
            break;
        case QPainterPath::CurveToElement:
            text += " .. controls " + at(element) + " and " + at(path.elementAt(index + 1)) + " .. " +
                    at(path.elementAt(index + 2));
            index += 2;
            break;
        case QPainterPath::CurveToDataElement:
            break;
        }
    }
    return text;
}

double scaleOf(const QTransform& transform)
{
    return std::sqrt(std::abs(transform.determinant()));
}

QByteArray dashes(const QPen& pen, double width)
{
    if (pen.style() == Qt::SolidLine)
        return {};
    QByteArray text = ",dash pattern=";
    const QList<qreal> pattern = pen.dashPattern();
    for (qsizetype index = 0; index < pattern.size(); ++index)
        text += (index % 2 == 0 ? "on " : "off ") + number(pattern[index] * width * bigPoint) + "bp ";
    return text.trimmed();
}

} // namespace

QByteArray texText(const QString& text)
{
    QByteArray escaped;
    for (const char32_t character : text.toUcs4()) {
        const QChar::Category category = QChar::category(character);
        if (category == QChar::Other_Format || category == QChar::Other_Control)
            continue;
        if (character >= U'\u2080' && character <= U'\u2089') { // subscript digits, which few fonts have
            escaped += "\\textsubscript{" + QByteArray::number(int(character - U'\u2080')) + '}';
            continue;
        }
        switch (character) {
        case U' ': // TeX takes several for one, and none at the beginning
            escaped += escaped.isEmpty() || escaped.endsWith(' ') ? "\\ " : " ";
            break;
        case U'\\':
            escaped += "\\textbackslash{}";
            break;
        case U'~':
            escaped += "\\textasciitilde{}";
            break;
        case U'^':
            escaped += "\\textasciicircum{}";
            break;
        default:
            if (character < 128 && std::strchr("{}$&#_%", int(character)))
                escaped += '\\';
            escaped += QString::fromUcs4(&character, 1).toUtf8();
        }
    }
    return escaped;
}

QByteArray texText(const QString& text, const QFont& font)
{
    const QRawFont face = QRawFont::fromFont(font);
    QByteArray result;
    QString run;
    bool isOther = false;
    const auto add = [&] {
        if (!run.isEmpty())
            result += isOther ? "{\\otherfont " + texText(run) + '}' : texText(run);
        run.clear();
    };
    for (const char32_t character : text.toUcs4()) {
        const bool other = character != U' ' && !face.supportsCharacter(character);
        if (other != isOther)
            add();
        isOther = other;
        run += QString::fromUcs4(&character, 1);
    }
    add();
    return result;
}

TikzEngine::TikzEngine(bool hasOther)
    : QPaintEngine(PrimitiveTransform | PixmapTransform | PainterPaths | Antialiasing | AlphaBlend |
                   ConstantOpacity | LinearGradientFill | PaintOutsidePaintEvent),
      m_hasOther(hasOther)
{
}

bool TikzEngine::begin(QPaintDevice* /*device*/)
{
    m_commands.clear();
    return true;
}

/// Everything is asked of `state` when something is drawn.
void TikzEngine::updateState(const QPaintEngineState& /*state*/) {}

void TikzEngine::drawPath(const QPainterPath& path)
{
    const QPainterPath mapped = state->transform().map(path);
    if (mapped.isEmpty())
        return;
    fill(mapped);
    stroke(mapped);
}

void TikzEngine::drawPolygon(const QPointF* points, int count, PolygonDrawMode mode)
{
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(points, points + count)));
    path = state->transform().map(path);
    if (mode != PolylineMode) {
        path.closeSubpath();
        fill(path);
    }
    stroke(path);
}

void TikzEngine::fill(const QPainterPath& path)
{
    const QBrush brush = state->brush();
    if (brush.style() == Qt::NoBrush)
        return;
    if (const QGradient* gradient = brush.gradient();
        gradient && gradient->type() == QGradient::LinearGradient)
        return shade(path, *static_cast<const QLinearGradient*>(gradient));
    const QColor ink = brush.color();
    m_commands += "\\fill[fill=" + colour(ink) + opacity("fill opacity", ink.alphaF() * state->opacity()) +
                  "] " + pathText(path) + ";\n";
}

void TikzEngine::shade(const QPainterPath& path, const QLinearGradient& gradient)
{
    const QRectF area = path.boundingRect();
    const QGradientStops stops = gradient.stops();
    const double start = state->transform().map(gradient.start()).x();
    const double length = state->transform().map(gradient.finalStop()).x() - start;
    m_commands += "\\begin{scope}\\clip " + pathText(path) + ";\n";
    for (qsizetype stop = 0; stop + 1 < stops.size(); ++stop)
        m_commands += "\\shade[left color=" + colour(stops[stop].second) +
                      ",right color=" + colour(stops[stop + 1].second) + "] " +
                      at({start + stops[stop].first * length, area.top()}) + " rectangle " +
                      at({start + stops[stop + 1].first * length, area.bottom()}) + ";\n";
    m_commands += "\\end{scope}\n";
}

void TikzEngine::stroke(const QPainterPath& path)
{
    const QPen pen = state->pen();
    if (pen.style() == Qt::NoPen)
        return;
    const double scale = pen.isCosmetic() ? 1 : scaleOf(state->transform());
    const double width = (pen.widthF() > 0 ? pen.widthF() : 1) * scale;
    m_commands += "\\draw[draw=" + colour(pen.color()) + ",line width=" + number(width * bigPoint) + "bp" +
                  dashes(pen, width) + opacity("draw opacity", pen.color().alphaF() * state->opacity()) +
                  "] " + pathText(path) + ";\n";
}

void TikzEngine::drawTextItem(const QPointF& position, const QTextItem& item)
{
    const QByteArray text = m_hasOther ? texText(item.text(), item.font()) : texText(item.text());
    if (text.isEmpty())
        return;
    const QTransform& transform = state->transform();
    const double inches = item.font().pixelSize() * scaleOf(transform) / pixelsPerInch;
    const QByteArray points = number(inches * texPointsPerInch);
    const double degrees = -std::atan2(transform.m12(), transform.m11()) * 180 / M_PI;
    m_commands += "\\node[text=" + colour(state->pen().color());
    if (std::abs(degrees) > 0.01)
        m_commands += ",rotate=" + number(degrees);
    m_commands += "] at " + at(transform.map(position)) + " {\\fontsize{" + points + "pt}{" + points + "pt}" +
                  (item.font().weight() >= QFont::DemiBold ? "\\bfseries" : "\\mdseries") + "\\selectfont " +
                  text + "};\n";
}

void TikzEngine::drawPixmap(const QRectF& /*target*/, const QPixmap& /*pixmap*/, const QRectF& /*source*/)
{
    m_hasImages = true;
}

void TikzEngine::drawImage(const QRectF& /*target*/, const QImage& /*image*/, const QRectF& /*source*/,
    Qt::ImageConversionFlags /*flags*/)
{
    m_hasImages = true;
}

} // namespace lab
