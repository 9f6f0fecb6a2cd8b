// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/deflate.h"

#include <zlib.h>

namespace tomato {

static const Bytef *bytesOf(std::span<const char> bytes)
{
    return reinterpret_cast<const Bytef *>(bytes.data());
}

std::string deflated(std::span<const char> bytes)
{
    uLongf size = ::compressBound(bytes.size());
    std::string all(size, '\0');
    ::compress2(reinterpret_cast<Bytef *>(all.data()), &size, bytesOf(bytes), bytes.size(),
                Z_BEST_SPEED);
    all.resize(size);
    return all;
}

std::optional<std::string> inflated(std::span<const char> bytes, std::size_t most)
{
    uLongf size = most;
    std::string all(most, '\0');
    if (::uncompress(reinterpret_cast<Bytef *>(all.data()), &size, bytesOf(bytes), bytes.size()) !=
        Z_OK)
        return std::nullopt;
    all.resize(size);
    return all;
}

} // namespace tomato
