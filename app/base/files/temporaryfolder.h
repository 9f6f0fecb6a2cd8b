// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"

#include <filesystem>
#include <string>

namespace tomato {

/// A folder for temporary files, readable by the user alone, which is removed with what is in it by
/// its destructor or by remove(). A lock says that it has an owner: removeLeftFolders() finds those
/// of programs that were killed.
class TemporaryFolder final
{
public:
    /// Its name is `name`, a dash, and six letters or digits.
    explicit TemporaryFolder(const std::string &name,
                             const std::filesystem::path &within = defaultPlace());
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;

    bool isValid() const { return !m_path.empty(); }
    /// Why it could not be made: an errno.
    int error() const { return m_error; }
    /// The path is empty when it could not be made, and once it was removed.
    const std::filesystem::path &path() const { return m_path; }
    void remove();

    /// Removes the empty folders with such names that this user's programs left behind: nobody
    /// holds their lock. What holds files stays, as other programs may read them.
    static void removeLeft(const std::string &name,
                           const std::filesystem::path &within = defaultPlace());
    /// Returns the folder of the machine, or of the user, for temporary files.
    static std::filesystem::path defaultPlace();

private:
    std::filesystem::path m_path;
    FileDescriptor m_lock;
    int m_error = 0;
};

} // namespace tomato
