// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <cstddef>
#include <functional>

namespace tomato::engine {

/// Counts answers, and gives the first error when all are there.
class PartAnswers final
{
public:
    using Done = std::function<void(const Result<> &)>;

    PartAnswers(std::size_t count, Done done) : m_missing(count), m_done(std::move(done)) {}
    void add(const Result<> &answer)
    {
        if (!answer && m_result)
            m_result = answer;
        if (--m_missing == 0)
            m_done(m_result);
    }

private:
    std::size_t m_missing;
    Result<> m_result;
    Done m_done;
};

} // namespace tomato::engine
