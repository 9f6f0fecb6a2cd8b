// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/runelements.h"

#include "app/base/files/fileaccess.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace tomato::capture {

namespace {

constexpr std::size_t MaxBytes = 16'384;
constexpr std::size_t MaxName = 1000;
constexpr std::size_t MaxFound = 100'000;
constexpr std::string_view Begin = "Element ";
constexpr std::string_view With = " with ";

std::filesystem::path pathOf(const std::filesystem::path &directory)
{
    return directory / "elements";
}

template <typename Number = std::uint32_t>
std::optional<Number> numberIn(std::string_view text)
{
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number)
                                                                    : std::nullopt;
}

std::string_view takeLine(std::string_view &text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

std::optional<RunElement> elementIn(std::string_view line)
{
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos)
        return {};
    // Earlier versions kept no address.
    const std::size_t third = std::min(line.find('\t', second + 1), line.size());
    const auto connections = numberIn(line.substr(second + 1, third - second - 1));
    if (!connections)
        return {};
    const auto mac = numberIn<std::uint64_t>(line.substr(std::min(third + 1, line.size())));
    return RunElement{std::string(line.substr(0, first)),
                      std::string(line.substr(first + 1, second - first - 1)), *connections,
                      mac.value_or(0)};
}

} // namespace

Result<> keepElements(const std::filesystem::path &directory,
                      const std::array<RunElement, 2> &elements)
{
    std::string text;
    for (RunElement each : elements) {
        each.name.resize(std::min(each.name.size(), MaxName));
        std::replace_if(
            each.name.begin(), each.name.end(), [](unsigned char one) { return one < 0x20; }, ' ');
        text += each.name + '\t' + each.kind + '\t' + std::to_string(each.connections) + '\t' +
                std::to_string(each.mac) + '\n';
    }
    const std::filesystem::path path = pathOf(directory);
    const std::string temporary = path.string() + ".new";
    ::unlink(temporary.c_str());
    const auto file = openRingFile(temporary, O_WRONLY | O_CREAT | O_EXCL);
    if (!file)
        return passOn(file);
    if (auto written = writeAll(*file, text, 0, temporary); !written)
        return written;
    return ::rename(temporary.c_str(), path.c_str()) == 0 ? Result<>()
                                                          : fileFailure(path, "cannot replace");
}

std::vector<RunElement> elementsOfRun(const std::filesystem::path &directory)
{
    const auto file = openRingFile(pathOf(directory), O_RDONLY);
    if (!file)
        return {};
    std::string text(MaxBytes, '\0');
    const auto count = readUpTo(*file, text, 0, pathOf(directory));
    if (!count)
        return {};
    std::string_view rest = std::string_view(text).substr(0, *count);
    std::vector<RunElement> found;
    while (!rest.empty()) {
        if (auto element = elementIn(takeLine(rest)))
            found.push_back(std::move(*element));
    }
    return found;
}

std::string elementText(const RunElement &element)
{
    return std::string(Begin) + element.name + ": " + element.kind + std::string(With) +
           std::to_string(element.connections) +
           (element.connections == 1 ? " connection" : " connections");
}

void addElementsOf(const std::string &comment, std::vector<RunElement> &found)
{
    std::string_view rest = comment;
    while (!rest.empty() && found.size() < MaxFound) {
        std::string_view line = takeLine(rest);
        // A name may have what stands behind it.
        const std::size_t name = line.rfind(": ");
        const std::size_t with = line.rfind(With);
        if (!line.starts_with(Begin) || name == std::string_view::npos ||
            with == std::string_view::npos || with < name || name < Begin.size())
            continue;
        std::string_view number = line.substr(with + With.size());
        number = number.substr(0, number.find(' '));
        if (const auto connections = numberIn(number))
            found.push_back({std::string(line.substr(Begin.size(), name - Begin.size())),
                             std::string(line.substr(name + 2, with - name - 2)), *connections, 0});
    }
}

} // namespace tomato::capture
