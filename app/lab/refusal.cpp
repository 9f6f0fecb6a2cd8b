// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/refusal.h"

#include <array>
#include <fstream>

namespace tomato::lab {

namespace {

/// A setting that forbids user namespaces while it has this value.
struct Setting
{
    const char *name;
    const char *forbidding;
    const char *allowing;
    const char *source;
};

// user_namespaces(7); Debian before 11 and its hardened kernels; Ubuntu 23.10 and later.
constexpr std::array<Setting, 5> Settings = {{
    {"kernel.unprivileged_userns_clone", "0", "1", "the kernel's policy"},
    {"kernel.apparmor_restrict_unprivileged_userns", "1", "0", "AppArmor"},
    {"user.max_user_namespaces", "0", "15000", "the limit on user namespaces"},
    {"user.max_net_namespaces", "0", "15000", "the limit on network namespaces"},
    {"user.max_mnt_namespaces", "0", "15000", "the limit on mount namespaces"},
}};

std::string read(const std::filesystem::path &sysctls, std::string name)
{
    for (char &each : name) {
        if (each == '.')
            each = '/';
    }
    std::ifstream file(sysctls / name);
    std::string value;
    file >> value;
    return value;
}

} // namespace

std::string whatToSet(const std::filesystem::path &sysctls)
{
    std::string advice;
    for (const Setting &setting : Settings) {
        if (read(sysctls, setting.name) != setting.forbidding)
            continue;
        advice += (advice.empty() ? "" : "; ") + std::string(setting.source) +
                  " forbids it here: run 'sudo sysctl -w " + setting.name + "=" + setting.allowing +
                  "'";
    }
    return advice;
}

} // namespace tomato::lab
