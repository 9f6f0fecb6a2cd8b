// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace tomato::cli {

/// A text in the format OpenMetrics 1.0, as Prometheus reads it.
class OpenMetrics final
{
public:
    using Labels = std::vector<std::pair<QString, QString>>;

    /// Begins a metric family, to which all following samples belong. The type is "gauge", or
    /// "counter", whose samples' names get "_total".
    void beginFamily(const QString &name, const QString &type, const QString &help);
    void add(const Labels &labels, qint64 value);
    /// Returns the text, ended by its "# EOF" line.
    QByteArray text() const;

private:
    QString m_sample;
    QString m_text;
};

} // namespace tomato::cli
