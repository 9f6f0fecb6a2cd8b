// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/attachment.h"

#include <QJsonObject>

#include <sys/types.h>

#include <array>
#include <string>
#include <vector>

namespace tomato::engine {

/// The order for the process that brings the frames of one connection of an attached element into
/// the lab.
struct AttachOrder
{
    /// An element's own interface, by its first process.
    struct End
    {
        pid_t process = 0;
        std::string interface;

        friend bool operator==(const End &, const End &) = default;
    };

    topology::Attachment attachment;
    /// The interface in the attached network: one that exists, or with `joins` one that is made.
    std::string device;
    /// Tells whether it becomes a cable between the lab and the attached network; else its frames
    /// are only copied into the lab.
    bool joins = false;
    /// The MAC address of the new interface.
    std::string mac;
    std::vector<std::string> addresses;
    /// The first end gets the frames that the interface sends, the second those that it receives.
    std::array<End, 2> ends;

    QJsonObject toJson() const;
    static AttachOrder fromJson(const QJsonObject &json);

    friend bool operator==(const AttachOrder &, const AttachOrder &) = default;
};

} // namespace tomato::engine
