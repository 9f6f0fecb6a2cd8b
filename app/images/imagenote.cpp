// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/imagenote.h"

#include "app/base/systemwords.h"

#include <QFile>
#include <QSaveFile>

#include <unistd.h>

#include <cerrno>

namespace tomato::images {

/// What the element itself sees of its layer is in folders beside it.
static constexpr const char *Note = "/image";

Result<> noteImage(const std::string &layer, const std::string &image)
{
    QSaveFile file(QFile::decodeName(layer.c_str()) + Note);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly) || file.write(image.c_str()) < 0 || !file.commit())
        return failure(fileWords(file, errno), layer + Note);
    return {};
}

QString notedImage(const QString &layer)
{
    constexpr qint64 MaxNote = 5'000;
    QFile file(layer + Note);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(MaxNote)) : QString();
}

void forgetImage(const std::string &layer)
{
    ::unlink((layer + Note).c_str());
}

} // namespace tomato::images
