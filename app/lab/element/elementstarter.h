// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "app/lab/element/elementprocess.h"
#include "app/lab/element/files/sharedfolder.h"
#include "app/lab/zygote/elementserver.h"

#include <sys/types.h>

#include <cstddef>
#include <string>
#include <vector>

namespace tomato::lab {

/// Makes the first processes of elements. They are cloned from a small process, the program
/// tomato-element, that was forked when this object was made: so no element keeps a copy of the
/// packet buffers that its parent maps later, and nothing is forked from a process with threads.
/// They are children of the calling thread all the same, and die with it.
class ElementStarter final
{
public:
    ElementStarter() { spawn(); }
    ~ElementStarter() { dismiss(); }
    ElementStarter(const ElementStarter &) = delete;
    ElementStarter &operator=(const ElementStarter &) = delete;

    /// Starts a new process in the control groups of these files, in which its elements begin;
    /// without groups, in those of the caller.
    void startIn(std::vector<std::string> groups);
    /// Sets the folders that elements see which start from now on. The first folder, if there is
    /// one, is the lab's. `shared` are those after it, which need not stay open.
    Result<> show(const std::vector<std::string> &folders, const std::vector<SharedFolder> &shared);
    /// The most elements that may be requested and not taken yet.
    static constexpr std::size_t MaxAhead = ElementServer::MaxAhead;
    /// Begins to start an element, while others still do and the caller does something else.
    /// `image` are the folders of its image, if it has one, in the order of ImageFiles; they need
    /// not stay open.
    Result<> request(const InitOrder &order, const std::vector<int> &image = {});
    /// Returns the oldest of the requested elements, once it runs.
    Result<ElementProcess> awaitOldest();

private:
    bool spawn();
    Result<> build();
    Result<> send(const ElementRequest &request, const std::vector<int> &files = {});
    Result<ElementReply> receive();
    void dismiss();

    std::vector<std::string> m_groups;
    FileDescriptor m_socket;
    SeenFolders m_seen;
    /// The open folders of m_seen that are the user's.
    std::vector<FileDescriptor> m_shared;
    /// Tells whether the present process built the root that shows them.
    bool m_built = false;
    pid_t m_process = 0;
    /// Counts the elements that were requested from the present process and not taken yet.
    std::size_t m_asked = 0;
    /// A pidfd of that process.
    FileDescriptor m_life;
};

} // namespace tomato::lab
