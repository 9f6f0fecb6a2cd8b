// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/openmetrics.h"

#include <QStringList>

namespace tomato::cli {

static QString escapedMetric(QString text)
{
    text.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
    text.replace(QLatin1Char('"'), QStringLiteral("\\\""));
    return text.replace(QLatin1Char('\n'), QStringLiteral("\\n"));
}

void OpenMetrics::beginFamily(const QString &name, const QString &type, const QString &help)
{
    m_text += QStringLiteral("# TYPE %1 %2\n# HELP %1 %3\n").arg(name, type, escapedMetric(help));
    m_sample = type == QLatin1String("counter") ? name + QStringLiteral("_total") : name;
}

void OpenMetrics::add(const Labels &labels, qint64 value)
{
    QStringList pairs;
    for (const auto &[name, text] : labels)
        pairs << name + QStringLiteral("=\"") + escapedMetric(text) + QLatin1Char('"');
    m_text += m_sample + QLatin1Char('{') + pairs.join(QLatin1Char(',')) +
              QStringLiteral("} %1\n").arg(value);
}

QByteArray OpenMetrics::text() const
{
    return m_text.toUtf8() + "# EOF\n";
}

} // namespace tomato::cli
