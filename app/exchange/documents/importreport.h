// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QString>

#include <map>
#include <string>
#include <vector>

namespace tomato::exchange {

/// Says what could not be mapped from another program's file, or was mapped to something else. The
/// same message about many places is one remark.
class ImportReport
{
public:
    struct Remark
    {
        /// One sentence without a full stop.
        std::string message;
        /// The places that the message is about, up to a limit: "line 12", "topology.nodes[3]".
        std::vector<std::string> places;
        /// The number of all places that the message is about.
        std::size_t count = 0;
        /// The element that the first place is about; may be empty.
        ElementId about;

        /// Returns "message (line 12, line 14 and 5 more)".
        std::string text() const;
    };

    /// Remarks beyond this number are counted, not kept.
    static constexpr std::size_t MaxRemarks = 500;

    void add(const std::string &message, const std::string &place = {},
             const ElementId &about = {});
    /// Adds the remarks of another report.
    void append(const ImportReport &other);
    /// Puts these messages before all remarks, however many there are, so that the others cannot
    /// hide them.
    void putFirst(const std::vector<std::string> &messages);
    /// Returns the remarks in the order in which they were made.
    const std::vector<Remark> &remarks() const { return m_remarks; }
    bool isEmpty() const { return m_remarks.empty(); }

    /// Replaces the ids of elements by these new ones; a remark about an element without a new id
    /// is about none then.
    void translate(const std::map<ElementId, ElementId> &ids);

    /// Notes that the file has no positions: whoever shows the topology may compute a better
    /// layout.
    void setUnplaced() { m_isUnplaced = true; }
    bool isUnplaced() const { return m_isUnplaced; }

private:
    std::vector<Remark> m_remarks;
    std::map<std::string, std::size_t> m_indices;
    bool m_isUnplaced = false;
};

/// Returns text of a file in a form for messages: on one line, not too long, in quotation marks.
std::string quoted(const QString &text);

} // namespace tomato::exchange
