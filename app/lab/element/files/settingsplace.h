// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <string>

namespace tomato::lab {

/// A folder in memory, visible only to the fabric and its elements: three small files for each
/// element are made there in a hundredth of the time that a disk takes. It is removed with this
/// object, and with the fabric.
class SettingsPlace final
{
public:
    /// `folder` exists and stays empty on disk.
    static Result<SettingsPlace> make(const std::string &folder);
    ~SettingsPlace();
    SettingsPlace(SettingsPlace &&other) noexcept;
    SettingsPlace &operator=(SettingsPlace &&) = delete;

private:
    explicit SettingsPlace(std::string folder) : m_folder(std::move(folder)) {}

    std::string m_folder;
};

} // namespace tomato::lab
