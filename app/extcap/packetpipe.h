// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"

#include <QByteArray>
#include <QString>

namespace tomato::extcap {

/// The pipe through which Wireshark reads packets. That it was closed is noticed even while no
/// packets come.
class PacketPipe final
{
public:
    static Result<PacketPipe> open(const QString &path);

    bool isGone() const;
    /// Returns false when the reader has closed.
    Result<bool> write(const QByteArray &bytes) const;

private:
    explicit PacketPipe(FileDescriptor file) : m_file(std::move(file)) {}

    FileDescriptor m_file;
};

} // namespace tomato::extcap
