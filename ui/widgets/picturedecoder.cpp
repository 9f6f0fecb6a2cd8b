// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/picturedecoder.h"

#include "app/topology/annotation.h"

#include <QBuffer>
#include <QImageReader>

namespace tomato::ui {

/// A plan of a building that was scanned has fewer.
static constexpr int MaxSide = 20'000;
static constexpr qint64 MaxPixels = 64'000'000;

Result<QImage> decodePicture(const QByteArray &bytes)
{
    const QByteArray format = topology::Annotation::pictureFormat(bytes);
    if (format.isEmpty())
        return failure("is neither a PNG nor a JPEG picture");
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    // The declared size determines how much memory is allocated.
    const QSize size = reader.size();
    if (!size.isValid() || size.width() > MaxSide || size.height() > MaxSide ||
        qint64(size.width()) * size.height() > MaxPixels)
        return failure("has " + std::to_string(size.width()) + " x " +
                       std::to_string(size.height()) + " pixels; that is too large");
    QImage image = reader.read();
    if (image.isNull())
        return failure(reader.errorString().toStdString());
    return image;
}

} // namespace tomato::ui
