// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/animation.h"

#include "model/math/error.h"
#include "model/storage/atomicfile.h"
#include "widgets/figures/gifwriter.h"
#include "widgets/imagepixels.h"

#include <QFile>

#include <algorithm>
#include <numeric>

namespace lab {

namespace {

constexpr int largestSide = 65535;
constexpr int shortestDelay = 2;
constexpr int longestDelay = 65535;

std::string sizeText(const QSize& size)
{
    return std::to_string(size.width()) + " x " + std::to_string(size.height());
}

void checkDelay(int delay)
{
    if (delay < shortestDelay || delay > longestDelay)
        throw ConfigError(
            "A frame shows for 2 to 65535 hundredths of a second, not " + std::to_string(delay) + ".");
}

void checkHasFrames(std::size_t count)
{
    if (count == 0)
        throw ConfigError("An animation needs at least 1 frame, this one has 0.");
}

const QRgb* rowOf(const QImage& image, int y)
{
    return reinterpret_cast<const QRgb*>(image.constScanLine(y));
}

/// The smallest rectangle that has all pixels which differ; where none does, one pixel.
QRect changedPart(const QImage& before, const QImage& now)
{
    QRect part;
    for (int y = 0; y < now.height(); ++y) {
        const QRgb* old = rowOf(before, y);
        const QRgb* fresh = rowOf(now, y);
        int left = 0;
        int right = now.width();
        while (left < right && old[left] == fresh[left])
            ++left;
        while (right > left && old[right - 1] == fresh[right - 1])
            --right;
        if (left < right)
            part = part.united(QRect(left, y, right - left, 1));
    }
    return part.isNull() ? QRect(0, 0, 1, 1) : part;
}

QImage changedPixels(const QImage& before, const QImage& now, const QRect& part)
{
    QImage changes = converted(withPixels(now.copy(part), part.size()), QImage::Format_ARGB32);
    for (int y = 0; y < part.height(); ++y) {
        auto* pixels = reinterpret_cast<QRgb*>(changes.scanLine(y));
        const QRgb* old = rowOf(before, part.y() + y) + part.x();
        for (int x = 0; x < part.width(); ++x) {
            if (pixels[x] == old[x])
                pixels[x] = 0;
        }
    }
    return changes;
}

/// The numbers of the pixels; `transparent` for those that stay.
std::vector<unsigned char> numbersOf(const QImage& pixels, const Palette& palette, int transparent)
{
    std::unordered_map<QRgb, int> known;
    std::vector<unsigned char> numbers;
    numbers.reserve(std::size_t(pixels.width()) * std::size_t(pixels.height()));
    for (int y = 0; y < pixels.height(); ++y) {
        const QRgb* row = rowOf(pixels, y);
        for (int x = 0; x < pixels.width(); ++x) {
            const auto [place, isNew] = known.try_emplace(row[x], transparent);
            if (isNew && qAlpha(row[x]) != 0)
                place->second = palette.nearest(row[x]);
            numbers.push_back(static_cast<unsigned char>(place->second));
        }
    }
    return numbers;
}

int largestDifference(QRgb first, QRgb second)
{
    return std::max({std::abs(qRed(first) - qRed(second)), std::abs(qGreen(first) - qGreen(second)),
        std::abs(qBlue(first) - qBlue(second))});
}

void report(AnimationReport& report, const std::vector<ColourCount>& colours, const Palette& palette)
{
    for (const ColourCount& count : colours) {
        if (palette.exact(count.colour) >= 0)
            continue;
        report.flatPixels += count.flat;
        report.edgePixels += count.total - count.flat;
        const QRgb nearest = palette.colours()[std::size_t(palette.nearest(count.colour))];
        report.largestChange = std::max(report.largestChange, largestDifference(count.colour, nearest));
    }
}

/// The colours and one number more, for pixels that stay.
std::vector<QRgb> withTransparent(const Palette& palette)
{
    std::vector<QRgb> colours = palette.colours();
    colours.push_back(qRgb(0, 0, 0));
    return colours;
}

std::string commentOf(const Metadata& metadata)
{
    std::string comment;
    for (const std::string& line : metadataLines(metadata))
        comment += line + '\n';
    return comment;
}

} // namespace

void Animation::add(const QImage& picture, int delay)
{
    const QSize size = picture.size();
    if (size.isEmpty() || size.width() > largestSide || size.height() > largestSide)
        throw ConfigError("A frame is 1 to 65535 pixels wide and high, not " + sizeText(size) + ".");
    if (!m_delays.empty() && size != m_last.size())
        throw ConfigError("Frame " + std::to_string(frameCount() + 1) + " has " + sizeText(size) +
                          " pixels, the first has " + sizeText(m_last.size()) + ".");
    checkDelay(delay);
    const QImage now = converted(picture, QImage::Format_RGB32);
    AnimationFrame frame{now.rect(), now, {}};
    if (!m_delays.empty()) {
        frame.place = changedPart(m_last, now);
        frame.pixels = changedPixels(m_last, now, frame.place);
    }
    frame.colours = countColours(now, frame.pixels, frame.place.topLeft());
    m_frames->append(frame);
    m_colours = mergedCounts(m_colours, frame.colours);
    m_delays.push_back(delay);
    m_last = now;
}

void Animation::hold(int delay)
{
    checkHasFrames(m_delays.size());
    checkDelay(delay);
    m_delays.back() = delay;
}

int Animation::duration() const
{
    return std::accumulate(m_delays.begin(), m_delays.end(), 0);
}

AnimationReport Animation::save(const QString& file, const Metadata& metadata) const
{
    checkHasFrames(m_delays.size());
    const std::string comment = commentOf(metadata);
    const Palette common(m_colours);
    AtomicFile output(QFile::encodeName(file).toStdString());
    GifWriter gif(
        size(), withTransparent(common), [&output](std::string_view bytes) { output.write(bytes); });
    if (!comment.empty())
        gif.addComment(comment);
    AnimationReport result;
    for (const int delay : m_delays) {
        const AnimationFrame frame = m_frames->frame(result.frames);
        const bool isCommon = common.hasAll(frame.colours);
        const Palette own = isCommon ? common : Palette(frame.colours);
        const std::vector<QRgb> colours = withTransparent(own);
        const int transparent = int(own.colours().size());
        gif.add({frame.place, numbersOf(frame.pixels, own, transparent),
            result.frames == 0 ? -1 : transparent, delay, isCommon ? nullptr : &colours});
        report(result, frame.colours, own);
        result.ownPalettes += isCommon ? 0 : 1;
        ++result.frames;
    }
    gif.finish();
    output.commit();
    return result;
}

} // namespace lab
