// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/framespool.h"

#include "model/math/error.h"
#include "widgets/imagepixels.h"

#include <QDataStream>

#include <cerrno>
#include <system_error>

namespace lab {

namespace {

constexpr int fastest = 1; ///< of zlib; flat areas become small with any

QByteArray bytesOf(const QImage& image)
{
    return qCompress(image.constBits(), image.sizeInBytes(), fastest);
}

QImage imageOf(const QByteArray& bytes, const QSize& size)
{
    QImage image = newImage(size, QImage::Format_ARGB32);
    const QByteArray pixels = qUncompress(bytes);
    if (image.sizeInBytes() != pixels.size()) // zlib found no memory, now or when they were kept
        throw std::bad_alloc();
    std::copy(pixels.begin(), pixels.end(), image.bits());
    return image;
}

} // namespace

void FrameSpool::append(const AnimationFrame& frame)
{
    const std::lock_guard lock(m_mutex);
    const QImage pixels = converted(frame.pixels, QImage::Format_ARGB32);
    errno = 0;
    if ((!m_file.isOpen() && !m_file.open()) || !m_file.seek(m_end))
        fail();
    QDataStream stream(&m_file);
    stream << frame.place << pixels.size() << bytesOf(pixels) << quint64(frame.colours.size());
    for (const ColourCount& count : frame.colours)
        stream << count.colour << count.flat << count.total;
    if (stream.status() != QDataStream::Ok || !m_file.flush())
        fail();
    m_places.push_back(m_end);
    m_end = m_file.pos();
}

AnimationFrame FrameSpool::frame(int index) const
{
    const std::lock_guard lock(m_mutex);
    AnimationFrame frame;
    QSize size;
    QByteArray pixels;
    quint64 colours = 0;
    errno = 0;
    m_file.seek(m_places.at(std::size_t(index)));
    QDataStream stream(&m_file);
    stream >> frame.place >> size >> pixels >> colours;
    if (stream.status() != QDataStream::Ok)
        fail();
    frame.pixels = imageOf(pixels, size);
    frame.colours.resize(colours);
    for (ColourCount& count : frame.colours)
        stream >> count.colour >> count.flat >> count.total;
    if (stream.status() != QDataStream::Ok)
        fail();
    return frame;
}

/// By the system's word where there is one: Qt has none for a file that may not grow.
void FrameSpool::fail() const
{
    const int number = errno;
    const std::string reason =
        number ? std::generic_category().message(number) : m_file.errorString().toStdString();
    throw FileError("Frame " + std::to_string(count() + 1) +
                    " of the animation cannot be kept in the temporary file " +
                    (m_file.fileName().isEmpty() ? m_file.fileTemplate() : m_file.fileName()).toStdString() +
                    ": " + reason + ".");
}

} // namespace lab
