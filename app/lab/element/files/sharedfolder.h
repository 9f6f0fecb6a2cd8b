// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"

#include <QString>

#include <set>
#include <string>

namespace tomato::lab {

/// A folder of the user's that elements see. It is opened once, and the open folder is checked and
/// shown: when another folder takes its name afterwards, elements do not see that one.
class SharedFolder final
{
public:
    /// `wanted` is an absolute path. `agreed`: keys of topology::OutsideReach; where a link leads
    /// is part of them.
    static Result<SharedFolder> open(const QString &wanted, const std::set<QString> &agreed);

    /// Returns the path at which elements see it.
    const std::string &place() const { return m_place; }
    /// The descriptor was opened with O_PATH.
    int file() const { return m_file.get(); }

private:
    SharedFolder(std::string place, FileDescriptor file)
        : m_place(std::move(place)), m_file(std::move(file))
    {
    }

    std::string m_place;
    FileDescriptor m_file;
};

} // namespace tomato::lab
