// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/attachment.h"

#include <QJsonObject>

#include <sys/types.h>

#include <array>
#include <string>
#include <vector>

namespace tomato::engine {

/// One connection of an attached element, for the process that brings its frames into the lab.
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
    /// Of the attached: one that is there, or with `joins` one that is to come.
    std::string device;
    /// Whether it becomes a cable between the lab and the attached; else it is listened to.
    bool joins = false;
    /// Of the new interface.
    std::string mac;
    std::vector<std::string> addresses;
    /// Where what the interface sends comes in, and then where what it receives does.
    std::array<End, 2> ends;

    QJsonObject toJson() const;
    static AttachOrder fromJson(const QJsonObject &json);

    friend bool operator==(const AttachOrder &, const AttachOrder &) = default;
};

} // namespace tomato::engine
