// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <vector>

namespace tomato::exchange {

class SafeXml;

/// An element of XML with all its content. It remembers what a reader took, so that the reader can
/// keep the rest: no part of a file gets lost.
class XmlTree
{
public:
    /// More elements than these are refused.
    static constexpr int MaxElements = 2'000'000;

    /// Returns the outermost element of a document without a document type; the error names the
    /// line.
    static Result<XmlTree> parse(const QString &text);

    /// The name without its prefix.
    const QString &name() const { return m_name; }
    /// Returns "line 12", where the element begins.
    std::string place() const { return "line " + std::to_string(m_line); }

    /// Returns the attributes' names in their order.
    QStringList attributeNames() const;
    bool has(const char *attribute) const;
    /// Returns an attribute's value and does not mark it as taken; empty when there is none.
    QString value(const char *attribute) const;
    /// Returns an attribute's value and marks it as taken; empty when there is none.
    QString take(const char *attribute);
    QString takeText();
    /// Returns the element's text and does not mark it as taken.
    QString text() const { return m_text; }
    /// Marks all children with this name as taken and returns them. Their attributes, text and
    /// children are taken one by one.
    std::vector<XmlTree *> takeAll(const char *name);
    /// Returns all children and marks none of them as taken.
    std::vector<XmlTree> &children() { return m_children; }
    /// Marks this element as taken. Its attributes, text and children are taken one by one.
    void takeIt() { m_isTaken = true; }

    bool isEmpty() const;
    /// Returns {"@attribute": …, "#text": …, "child": [ … ]}.
    QJsonValue toJson() const { return toJson(false); }
    /// Returns only what was not taken, in the form of toJson(); null when there is nothing.
    QJsonValue rest() const { return toJson(true); }
    /// Returns rest() and marks all of it as taken.
    QJsonValue takeRest();

private:
    struct Attribute
    {
        QString name;
        QString value;
        bool isTaken = false;
    };

    void fill(SafeXml &xml, int &elements);
    void takeEverything();
    QJsonValue toJson(bool onlyRest) const;

    QString m_name;
    QString m_qualifiedName;
    std::vector<Attribute> m_attributes;
    QString m_text;
    std::vector<XmlTree> m_children;
    qint64 m_line = 0;
    bool m_isTaken = false;
    bool m_isTextTaken = false;
};

} // namespace tomato::exchange
