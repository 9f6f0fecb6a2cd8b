// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonValue>
#include <QString>

#include <vector>

namespace tomato::exchange {

class SafeXml;

/// An element of XML with all that is in it. It remembers what was taken, so that a reader can keep
/// the rest: nothing that a file says gets lost on the way.
class XmlTree
{
public:
    /// More elements than these are refused.
    static constexpr int MaxElements = 2'000'000;

    /// The outermost element of a document without a document type; the error names the line.
    static Result<XmlTree> parse(const QString &text);

    /// Without its prefix.
    const QString &name() const { return m_name; }
    /// "line 12", where it begins.
    std::string place() const { return "line " + std::to_string(m_line); }

    bool has(const char *attribute) const;
    /// The value as it is, without taking it; empty when there is none.
    QString value(const char *attribute) const;
    /// The same, and it is known here.
    QString take(const char *attribute);
    QString takeText();
    /// All children of this name, which are known then; what is in them is taken one by one.
    std::vector<XmlTree *> takeAll(const char *name);
    /// All children, and none of them is taken by this.
    std::vector<XmlTree> &children() { return m_children; }
    /// This element is known; what is in it is taken one by one.
    void takeIt() { m_isTaken = true; }

    bool isEmpty() const;
    /// {"@attribute": …, "#text": …, "child": [ … ]}
    QJsonValue toJson() const { return toJson(false); }
    /// The same, of what nobody took; null when there is nothing.
    QJsonValue rest() const { return toJson(true); }
    /// The same; all of it is taken then.
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
