// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/container/zipdevice.h"

namespace tomato::capture {

ZipDevice::ZipDevice(AtomicFile &file) : m_file(file)
{
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

qint64 ZipDevice::readData(char *, qint64)
{
    return -1;
}

qint64 ZipDevice::writeData(const char *data, qint64 count)
{
    if (m_isDiscarded)
        return count;
    if (m_written)
        m_written = m_file.writeAt(static_cast<std::uint64_t>(pos()),
                                   {data, static_cast<std::size_t>(count)});
    return m_written ? count : -1;
}

} // namespace tomato::capture
