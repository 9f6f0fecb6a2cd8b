// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QString>

#include <map>
#include <string>
#include <vector>

namespace tomato::exchange {

/// What of another program's file could not be mapped, or was mapped to something else. What is
/// said of many places is one remark.
class ImportReport
{
public:
    struct Remark
    {
        /// One sentence without a full stop.
        std::string message;
        /// The places that it is said of, as far as there is room: "line 12", "topology.nodes[3]".
        std::vector<std::string> places;
        /// Of how many places it is said.
        std::size_t count = 0;
        /// The element that the first place is about; may be empty.
        ElementId about;

        /// "message (line 12, line 14 and 5 more)".
        std::string text() const;
    };

    /// More remarks than these are counted, not kept.
    static constexpr std::size_t MaxRemarks = 500;

    void add(const std::string &message, const std::string &place = {},
             const ElementId &about = {});
    /// Adds what another report says.
    void append(const ImportReport &other);
    /// As the first remarks, however many there are: nothing that is said beside hides them.
    void putFirst(const std::vector<std::string> &messages);
    /// In the order in which they were made.
    const std::vector<Remark> &remarks() const { return m_remarks; }
    bool isEmpty() const { return m_remarks.empty(); }

    /// What it is about has other ids now; what has none leads nowhere.
    void translate(const std::map<ElementId, ElementId> &ids);

    /// The file does not say where anything lies: whoever shows it may place it better.
    void setUnplaced() { m_isUnplaced = true; }
    bool isUnplaced() const { return m_isUnplaced; }

private:
    std::vector<Remark> m_remarks;
    std::map<std::string, std::size_t> m_indices;
    bool m_isUnplaced = false;
};

/// Text of a file as it may stand in a message: on one line, not too long, in quotation marks.
std::string quoted(const QString &text);

} // namespace tomato::exchange
