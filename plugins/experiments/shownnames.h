// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <QHash>
#include <QStringList>

namespace tomato::plugins {

/// The names by which a timeline shows a topology's elements and connections ("h1", "h1--r1"), and
/// which of them a text of an experiment means. One look over the topology makes it; after that
/// each question is answered at once.
class ShownNames final
{
public:
    ShownNames() = default;
    explicit ShownNames(const topology::Topology &topology);

    /// Returns a number that changes with the names and with what is connected.
    static std::size_t fingerprint(const topology::Topology &topology);

    /// Sorted.
    const QStringList &elements() const { return m_elements; }
    const QStringList &links() const { return m_links; }
    /// Returns the name of what the text means, as topology::findElement() and findConnection()
    /// understand it; the text itself when that is nothing, or several.
    QString element(const QString &text) const;
    QString link(const QString &text) const;

private:
    /// The meanings of texts; one is empty where a text means several things.
    using Meanings = QHash<QString, QString>;

    void addElements(const topology::Topology &topology);
    void addLinks(const topology::Topology &topology);

    QStringList m_elements;
    QStringList m_links;
    Meanings m_elementMeanings;
    Meanings m_linkMeanings;
};

} // namespace tomato::plugins
