// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QString>

#include <map>

namespace tomato::engine {

/// Remembers in a lab's folder which parts the lab has on other hosts: they go on when the engine
/// here is killed, and the next one finds them. It also counts the homes of the lab, so that a part
/// knows which of two is the later one.
class PartsRecord final
{
public:
    using Parts = std::map<QString, LabId>;

    /// `path` is the file; one that is not there, or cannot be read, says nothing.
    explicit PartsRecord(QString path);

    /// Returns the parts by host.
    const Parts &parts() const { return m_parts; }
    /// Writes them, when they are others than before.
    void setParts(const Parts &parts);
    /// Returns a number that is greater than all earlier ones, and than what the clock said before.
    qint64 nextEpoch();

private:
    void save() const;

    QString m_path;
    Parts m_parts;
    qint64 m_epoch = 0;
};

} // namespace tomato::engine
