// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"

#include <QString>

#include <set>
#include <string>

namespace tomato::lab {

/// A folder of the user's that elements see. It is opened once, judged as what was opened, and
/// shown as that: what takes its place by name afterwards is not what elements get.
class SharedFolder final
{
public:
    /// `wanted` is an absolute path. `agreed`: keys of topology::OutsideReach; where a link leads
    /// is part of them.
    static Result<SharedFolder> open(const QString &wanted, const std::set<QString> &agreed);

    /// Where elements see it.
    const std::string &place() const { return m_place; }
    /// For O_PATH only.
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
