// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/archivekind.h"
#include "app/topology/attributes/imagename.h"
#include "tests/fuzz/fuzztarget.h"

#include <sys/mman.h>
#include <unistd.h>

/// An archive of an image, of which this program reads which kind it is, and its names.
int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const int file = memfd_create("image", MFD_CLOEXEC);
    tomato::fuzz::require(file >= 0 && write(file, bytes, size) == static_cast<ssize_t>(size),
                          "the input can be read");
    const auto source =
        tomato::images::recognizeImage(QStringLiteral("/proc/self/fd/%1").arg(file));
    if (source) {
        for (const QString &name : source->names)
            tomato::fuzz::require(tomato::topology::isReference(name), "its names are names");
    }
    close(file);
    return 0;
}
