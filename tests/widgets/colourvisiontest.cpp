// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace lab;

namespace {

using Vector = std::array<double, 3>;
using Square = std::array<Vector, 3>;

/// What an eye makes of linear sRGB: Machado, Oliveira, Fernandes 2009, doi 10.1109/TVCG.2009.113,
/// severity 1.
struct Vision {
    const char* name;
    Square matrix;
};

const std::array<Vision, 4> visions = {{{"normal", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanopia", {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216},
                       {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia",
        {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia", {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602},
                       {0.004733, 0.691367, 0.303900}}}}}};

double linearChannel(double channel)
{
    // sRGB to linear light, IEC 61966-2-1.
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

Vector product(const Square& matrix, const Vector& vector)
{
    Vector result = {};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column)
            result[row] += matrix[row][column] * vector[column];
    }
    return result;
}

/// The linear sRGB that the eye takes the colour for, within what a screen shows.
Vector seen(const QColor& colour, const Vision& vision)
{
    Vector rgb = product(vision.matrix,
        {linearChannel(colour.redF()), linearChannel(colour.greenF()), linearChannel(colour.blueF())});
    for (double& channel : rgb)
        channel = std::clamp(channel, 0.0, 1.0);
    return rgb;
}

/// CIE 1976 L*a*b* of linear sRGB under D65; L* is 0…100.
Vector labOf(const Vector& rgb)
{
    const Square toXyz = {{{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750},
        {0.0193339, 0.1191920, 0.9503041}}};
    const Vector white = product(toXyz, {1, 1, 1});
    Vector f = product(toXyz, rgb);
    for (std::size_t i = 0; i < 3; ++i) {
        const double t = f[i] / white[i];
        f[i] = t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

double lightness(const QColor& colour, const Vision& vision)
{
    return labOf(seen(colour, vision))[0];
}

/// CIE 1976 colour difference; about 2.3 is just noticeable.
double difference(const QColor& first, const QColor& second, const Vision& vision)
{
    const Vector a = labOf(seen(first, vision));
    const Vector b = labOf(seen(second, vision));
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/// Where L* stops going up or down from `from` to `to` in hundredths, the steps of a number with two
/// decimals; empty where it never does.
QString disorder(const ColourMap& map, int from, int to, const Vision& vision)
{
    const double direction =
        lightness(map.at(to / 100.0), vision) > lightness(map.at(from / 100.0), vision) ? 1 : -1;
    for (int i = from; i < to; ++i) {
        const double step = lightness(map.at((i + 1) / 100.0), vision) - lightness(map.at(i / 100.0), vision);
        if (direction * step <= 0)
            return QStringLiteral("L* goes %1 from %2 to %3").arg(step).arg(i / 100.0).arg((i + 1) / 100.0);
    }
    return {};
}

} // namespace

/// The order of numbers stays visible for eyes that do not tell some colours apart.
class ColourVisionTest : public QObject {
    Q_OBJECT

    static void addThemes()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

private slots:
    void theSimulationIsThatOfThePaper()
    {
        QVERIFY(std::abs(lightness(Qt::white, visions[0]) - 100) < 1e-6);
        QVERIFY(std::abs(lightness(QColor(119, 119, 119), visions[0]) - 50.03) < 0.01);
        for (const Vision& vision : visions) { // greys stay greys: the rows sum to 1
            for (const Vector& row : vision.matrix)
                QVERIFY(std::abs(row[0] + row[1] + row[2] - 1) < 1e-5);
        }
        const QColor red(255, 0, 0);
        const QColor olive(148, 138, 0);
        QVERIFY(difference(red, olive, visions[1]) < 0.4 * difference(red, olive, visions[0]));
        QVERIFY(lightness(red, visions[1]) < lightness(red, visions[0]) - 10); // dark to protanopes
    }

    void sequentialMapsKeepTheirOrder_data() { addThemes(); }
    void sequentialMapsKeepTheirOrder()
    {
        QFETCH(bool, dark);
        for (const SequentialMap choice : sequentialMaps) {
            const ColourMap map = themeOf(dark, choice).sequential;
            for (const Vision& vision : visions) {
                const QString problem = disorder(map, 0, 100, vision);
                QVERIFY2(problem.isEmpty(),
                    qPrintable(QStringLiteral("%1, %2: %3").arg(nameOf(choice), vision.name, problem)));
                QVERIFY(std::abs(lightness(map.at(1), vision) - lightness(map.at(0), vision)) > 70);
            }
        }
    }

    void signedMapsKeepTheirOrderOnEachSideOfZero_data() { addThemes(); }
    void signedMapsKeepTheirOrderOnEachSideOfZero()
    {
        QFETCH(bool, dark);
        const ColourMap map = (dark ? darkTheme() : lightTheme()).diverging;
        for (const Vision& vision : visions) {
            for (const QString& problem : {disorder(map, 0, 50, vision), disorder(map, 50, 100, vision)})
                QVERIFY2(problem.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(vision.name, problem)));
        }
    }

    void signsStayApart_data() { addThemes(); }
    void signsStayApart()
    {
        QFETCH(bool, dark);
        const ColourMap map = (dark ? darkTheme() : lightTheme()).diverging;
        for (const Vision& vision : visions) {
            for (const double size : {0.25, 0.5, 1.0}) {
                const double apart = difference(map.at(0.5 - size / 2), map.at(0.5 + size / 2), vision);
                QVERIFY2(apart > 40 * size,
                    qPrintable(QStringLiteral("%1, %2: %3").arg(vision.name).arg(size).arg(apart)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(ColourVisionTest)
#include "colourvisiontest.moc"
