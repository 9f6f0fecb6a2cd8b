// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/receiver/clock.h"
#include "capture/receiver/receiver.h"

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace tomato::capture {

/// A receiver and the state of receiving with it.
struct Source
{
    explicit Source(std::vector<std::shared_ptr<Staging>> &dirty) : ports(dirty) {}

    std::unique_ptr<Receiver> receiver;
    Ports ports;
    Receiver::State state;
    /// When the state was asked for.
    Timestamp lookedAt = realtime();
    bool hasChanged = false;
    /// A caller waits for frames that the receiver has, and none are handed out.
    bool isAwaited = false;
    /// The kernel judged all frames after this number of delivered ones by its present program.
    std::optional<std::uint64_t> judgedFrom;
};

/// The receivers of a lab, and from which of them each wire's frames come. Not thread-safe.
class Sources final
{
public:
    void add(std::unique_ptr<Source> source) { m_all.push_back(std::move(source)); }
    std::unique_ptr<Source> remove(const Source *source);
    const std::vector<std::unique_ptr<Source>> &all() const { return m_all; }

    /// Called when a listener came or went; before the next of the following functions.
    void noteChange() { m_changed = true; }
    /// Nothing that is earlier comes from any receiver of the wire's frames.
    Timestamp safeOf(const Staging &wire);
    /// Whether no receiver of the wire's frames has one left in the kernel.
    bool isDrained(const Staging &wire);

private:
    const std::vector<const Source *> &of(const Staging &wire);

    std::vector<std::unique_ptr<Source>> m_all;
    std::unordered_map<const Staging *, std::vector<const Source *>> m_byWire;
    bool m_changed = false;
};

} // namespace tomato::capture
