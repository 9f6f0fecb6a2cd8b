// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/helperprogram.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace tomato {

std::string findHelperProgram(const std::string &folder, const std::string &name)
{
    for (const char *place : {".", "../libexec/tomato-desktop"}) {
        const auto path = (std::filesystem::path(folder) / place / name).lexically_normal();
        if (access(path.c_str(), X_OK) == 0)
            return path;
    }
    return {};
}

std::string findHelperProgram(const std::string &name)
{
    std::error_code none;
    return findHelperProgram(std::filesystem::read_symlink("/proc/self/exe", none).parent_path(),
                             name);
}

std::string findShellProgram()
{
    const char *told = std::getenv("TOMATO");
    return told != nullptr && *told != '\0' ? told : findHelperProgram("tomato");
}

} // namespace tomato
