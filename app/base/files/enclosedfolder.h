// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace tomato {

/// A folder that is held open, in which files and folders are made by names of a stranger's:
/// nothing is made anywhere else. Neither a name nor a link inside leads out, whoever puts that
/// there meanwhile: the kernel resolves each name beneath the open folder, and follows no link.
class EnclosedFolder final
{
public:
    /// The folder is there; links may lead to itself.
    static Result<EnclosedFolder> open(const std::filesystem::path &folder);

    /// Makes a folder, and those that lead to it, unless they are there.
    Result<> makeFolder(const std::string &path) const;
    /// Makes a file that was not there, and the folders that lead to it. It is open for writing.
    Result<FileDescriptor> makeFile(const std::string &path, mode_t mode) const;
    const std::filesystem::path &place() const { return m_place; }

private:
    EnclosedFolder(FileDescriptor folder, std::filesystem::path place)
        : m_folder(std::move(folder)), m_place(std::move(place))
    {
    }
    Result<FileDescriptor> openFolder(const std::string &path) const;

    FileDescriptor m_folder;
    std::filesystem::path m_place;
};

} // namespace tomato
