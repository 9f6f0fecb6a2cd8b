// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/recordednames.h"

#include "app/base/files/fileaccess.h"

#include <arpa/inet.h>
#include <array>
#include <fcntl.h>
#include <system_error>

namespace tomato::service {

namespace {

constexpr std::size_t MaxLabNames = 20'000;
constexpr std::size_t MaxLabHostsBytes = 4 << 20;

std::string addressText(const std::string &address)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    ::inet_ntop(address.size() == sizeof(in_addr) ? AF_INET : AF_INET6, address.data(), text.data(),
                text.size());
    return text.data();
}

} // namespace

Result<bool> RecordedNames::update(const std::filesystem::path &hosts)
{
    std::error_code error;
    if (!std::filesystem::exists(hosts, error))
        return false;
    const auto file = openRingFile(hosts, O_RDONLY);
    if (!file)
        return passOn(file);
    std::string text(MaxLabHostsBytes, '\0');
    const auto count = readUpTo(*file, text, 0, hosts);
    if (!count)
        return passOn(count);
    text.resize(*count);
    bool isNew = false;
    for (const capture::AddressName &each : capture::parseHosts(text)) {
        const auto known = m_names.find(each.address);
        if (known == m_names.end() ? m_names.size() == MaxLabNames : known->second == each.name)
            continue;
        m_names[each.address] = each.name;
        isNew = true;
    }
    if (!isNew)
        return false;
    if (const auto kept = keep(); !kept)
        return passOn(kept);
    return true;
}

Result<> RecordedNames::keep() const
{
    std::string text;
    for (const auto &[address, name] : m_names)
        text += addressText(address) + ' ' + name + '\n';
    // A new file: runs that are over keep the old one.
    std::error_code error;
    std::filesystem::create_directories(m_kept.parent_path(), error);
    std::filesystem::remove(m_kept, error);
    const auto file = openRingFile(m_kept, O_WRONLY | O_CREAT | O_EXCL);
    return file ? writeAll(*file, text, 0, m_kept) : passOn(file);
}

Result<> RecordedNames::giveTo(const std::filesystem::path &run) const
{
    std::error_code error;
    if (m_names.empty())
        return {};
    const auto place = capture::hostsPath(run);
    std::filesystem::remove(place, error);
    std::filesystem::create_hard_link(m_kept, place, error);
    // Recordings may be on another disk.
    if (error)
        std::filesystem::copy_file(m_kept, place, error);
    return error ? failure("cannot be made: " + error.message(), place.string()) : Result<>();
}

bool RecordedNames::hasRun(const std::filesystem::path &run)
{
    std::error_code error;
    return std::filesystem::exists(capture::hostsPath(run), error);
}

} // namespace tomato::service
