// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/container/atomicfile.h"

#include <QIODevice>

namespace tomato::capture {

/// An archive's file as QuaZip writes to it: at any place, since a member's size and checksum go in
/// front of it once they are known.
class ZipDevice final : public QIODevice
{
public:
    explicit ZipDevice(AtomicFile &file);

    /// From now on nothing reaches the file: QuaZip completes unfinished entries, which is not
    /// needed then.
    void discard() { m_isDiscarded = true; }
    /// Returns the error that writing met with, as QuaZip carries only a number.
    const Result<> &written() const { return m_written; }

    qint64 size() const override { return static_cast<qint64>(m_file.bytes()); }

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *data, qint64 count) override;

private:
    AtomicFile &m_file;
    bool m_isDiscarded = false;
    Result<> m_written;
};

} // namespace tomato::capture
