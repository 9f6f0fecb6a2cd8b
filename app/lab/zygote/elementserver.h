// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/zygote/elementinit.h"

#include <cstddef>

namespace tomato::lab {

/// A request to the program tomato-element, sent through its socket as it is.
struct ElementRequest
{
    /// If not set, an element is to start, and `seen` and `hidden` are not sent.
    bool builds = false;
    InitOrder order;
    SeenFolders seen;
    HiddenFolders hidden;

    std::size_t size() const { return builds ? sizeof *this : offsetof(ElementRequest, seen); }
};

/// The answer; answers are in the order of the requests.
struct ElementReply
{
    pid_t process = 0;
    InitReport report;
};

/// The program tomato-element: builds the file tree of elements and clones their first processes
/// from itself. It is small, for a clone takes the longer, and each element the more memory, the
/// more its program has loaded. Elements furnish themselves side by side while it clones the next.
class ElementServer final
{
public:
    /// The most elements that may be requested and not be answered yet.
    static constexpr std::size_t MaxAhead = 8;
    /// The files that it is started with: its socket, and a pidfd of the elements' parent.
    static constexpr int Socket = 3;
    static constexpr int Parent = 4;
    /// Its program while it is started.
    static constexpr int Program = 5;

    ElementServer();
    [[noreturn]] void run();

private:
    struct Starting
    {
        pid_t process = 0;
        int report = -1;
    };

    Starting &oldest() { return m_starting[m_first]; }
    void readRequests();
    void build(const ElementRequest &request, const int *shared);
    void begin(const InitOrder &order, const ImageFiles &files);
    void finishOldest();

    int m_mounts;
    SeenFolders m_seen;
    bool m_built = false;
    Starting m_starting[MaxAhead];
    std::size_t m_first = 0;
    std::size_t m_count = 0;
};

} // namespace tomato::lab
