// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include <sys/mount.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace tomato::capture {

/// A file system of so many bytes, in this process's own mount namespace.
class SmallDisk final
{
public:
    explicit SmallDisk(const std::string &bytes) : m_path(m_folder.path().toStdString())
    {
        if (::mount("tomato", m_path.c_str(), "tmpfs", 0, ("size=" + bytes).c_str()) != 0)
            throw std::runtime_error("no tmpfs to be had");
    }
    ~SmallDisk() { ::umount2(m_path.c_str(), MNT_DETACH); }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    std::filesystem::path path() const { return m_path; }
    /// Somebody else takes all that is left.
    void fill() const
    {
        std::ofstream file(m_path + "/full", std::ios::binary);
        const std::string bytes(4096, 'x');
        while (file.write(bytes.data(), std::streamsize(bytes.size())) && file.flush()) {
        }
    }
    void empty() const { std::filesystem::remove(m_path + "/full"); }

private:
    QTemporaryDir m_folder;
    std::string m_path;
};

} // namespace tomato::capture
