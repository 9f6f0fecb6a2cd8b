// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/archive/formats/addressnames.h"

#include <filesystem>
#include <map>
#include <string>

namespace tomato::service {

/// The names of a lab's addresses, for the runs that are recorded: a file `hosts` beside the ring
/// of each (hosts(5)). All runs share one file, so that a large lab with many captures costs it
/// once. What an address was called stays known when its element has gone.
class RecordedNames final
{
public:
    /// `kept` is where the file is made that the runs share.
    explicit RecordedNames(std::filesystem::path kept) : m_kept(std::move(kept)) {}

    /// Reads the lab's file of names; returns true when it has something new.
    Result<bool> update(const std::filesystem::path &hosts);
    /// Gives a run the names as they are now.
    Result<> giveTo(const std::filesystem::path &run) const;
    static bool hasRun(const std::filesystem::path &run);

private:
    Result<> keep() const;

    std::filesystem::path m_kept;
    /// The names are keyed by address.
    std::map<std::string, std::string> m_names;
};

} // namespace tomato::service
