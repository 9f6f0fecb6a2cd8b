// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace tomato::cli {

/// A text of OpenMetrics 1.0, as Prometheus reads it.
class OpenMetrics final
{
public:
    using Labels = std::vector<std::pair<QString, QString>>;

    /// All samples that follow are of it: "gauge", or "counter", whose samples get "_total".
    void beginFamily(const QString &name, const QString &type, const QString &help);
    void add(const Labels &labels, qint64 value);
    /// With the line that ends it.
    QByteArray text() const;

private:
    QString m_sample;
    QString m_text;
};

} // namespace tomato::cli
