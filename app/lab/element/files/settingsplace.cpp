// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/files/settingsplace.h"

#include "app/base/systemwords.h"

#include <sys/mount.h>

#include <cerrno>
#include <utility>

namespace tomato::lab {

Result<SettingsPlace> SettingsPlace::make(const std::string &folder)
{
    // Elements may let their files grow: together so far. Names of 2,000 elements take 160 MB.
    if (mount("tmpfs", folder.c_str(), "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC,
              "mode=700,size=512m") != 0)
        return failure("cannot mount a file system in memory: " + systemWords(errno), folder);
    return SettingsPlace(folder);
}

SettingsPlace::SettingsPlace(SettingsPlace &&other) noexcept
    : m_folder(std::exchange(other.m_folder, {}))
{
}

SettingsPlace::~SettingsPlace()
{
    if (!m_folder.empty())
        umount2(m_folder.c_str(), MNT_DETACH);
}

} // namespace tomato::lab
