// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/columns/spoolfile.h"

#include "app/base/files/fileaccess.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>

namespace tomato::columns {

static constexpr std::size_t BufferBytes = 256 * 1024;

Result<SpoolFile> SpoolFile::create(const std::filesystem::path &folder)
{
    FileDescriptor file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (!file) {
        std::string name = (folder / ".packets-XXXXXX").string();
        file = FileDescriptor(::mkostemp(name.data(), O_CLOEXEC));
        if (!file)
            return fileFailure(folder, "has no room for the packets meanwhile");
        ::unlink(name.c_str());
    }
    return SpoolFile(std::move(file), folder);
}

Result<> SpoolFile::writeBuffer()
{
    if (auto written = writeAll(m_file, m_buffer, m_bytes, m_folder); !written)
        return written;
    m_bytes += m_buffer.size();
    m_buffer.clear();
    return {};
}

Result<> SpoolFile::append(std::span<const char> bytes)
{
    m_buffer.append(bytes.data(), bytes.size());
    return m_buffer.size() < BufferBytes ? Result<>() : writeBuffer();
}

Result<> SpoolFile::read(const std::function<Result<>(std::span<const char>)> &sink)
{
    if (auto written = writeBuffer(); !written)
        return written;
    m_buffer.resize(BufferBytes);
    for (std::uint64_t at = 0; at < m_bytes;) {
        const auto count = readUpTo(m_file, m_buffer, at, m_folder);
        if (!count)
            return passOn(count);
        if (*count == 0)
            return failure("what waited there is gone", m_folder.string());
        if (auto taken = sink(std::span(m_buffer).first(*count)); !taken)
            return taken;
        at += *count;
    }
    return {};
}

} // namespace tomato::columns
