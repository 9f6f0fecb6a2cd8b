// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <vector>

namespace tomato::exchange {

/// A document of YAML as plain values: aliases and merge keys are resolved, within bounds.
struct YamlTree
{
    enum class Kind
    {
        Nothing,
        Text,
        List,
        Map
    };

    Kind kind = Kind::Nothing;
    QString text;
    std::vector<YamlTree> list;
    /// The entries are in the order of the file; keys are texts and unique.
    struct Entry;
    std::vector<Entry> map;
    /// The line on which the value begins, counting from 1.
    int line = 0;

    /// Returns the value of a key; a value of Kind::Nothing where there is none.
    const YamlTree &operator[](const char *key) const;
    bool isNothing() const { return kind == Kind::Nothing; }
    std::string place() const { return "line " + std::to_string(line); }
    QJsonValue toJson() const;
    /// The value of a key has to be a text, or not to be there; else it is an error with its place.
    Result<> expectText(const char *key) const;

    /// How many values a document may have when its aliases are resolved.
    static constexpr int MaxValues = 300'000;
    static constexpr int MaxDepth = 64;
    /// The limit is low since the parser is slow, and topologies are small.
    static constexpr qsizetype MaxBytes = 8 * 1024 * 1024;

    /// Parses all documents of a file; there is at least one.
    static Result<std::vector<YamlTree>> parseAll(const QByteArray &text);
};

struct YamlTree::Entry
{
    QString key;
    YamlTree value;
};

} // namespace tomato::exchange
