// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/engine/bufferbudget.h"

#include <atomic>

namespace tomato::capture {

static std::atomic<std::size_t> taken = 0;

std::optional<BufferShare> BufferShare::take(std::size_t bytes, std::size_t leave)
{
    std::size_t before = taken.load();
    do {
        if (bytes + leave > Budget - before)
            return {};
    } while (!taken.compare_exchange_weak(before, before + bytes));
    return BufferShare(bytes);
}

BufferShare::~BufferShare()
{
    taken -= m_bytes;
}

} // namespace tomato::capture
