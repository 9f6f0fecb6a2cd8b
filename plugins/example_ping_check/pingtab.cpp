// SPDX-License-Identifier: GPL-3.0-or-later
#include "pingtab.h"

#include <QFormLayout>
#include <QSpinBox>

#include <algorithm>

namespace pingcheck {

static const QString CountKey = QStringLiteral("ping_check_count");
static constexpr int DefaultCount = 3;
static constexpr int MaxCount = 100;

PingTab::PingTab() : m_count(new QSpinBox(this))
{
    m_count->setObjectName(QStringLiteral("pingCount"));
    m_count->setRange(1, MaxCount);
    m_count->setToolTip(tr("Five a second, from the first end that can reach the other"));
    auto *layout = new QFormLayout(this);
    layout->addRow(tr("Packets of a &ping:"), m_count);
    setFocusProxy(m_count);
    connect(m_count, &QSpinBox::valueChanged, this, &ConnectionTab::changed);
}

int PingTab::count(const tomato::topology::Connection &connection)
{
    return std::clamp(connection.attributes.value(CountKey).toInt(DefaultCount), 1, MaxCount);
}

void PingTab::load(const tomato::topology::Connection &connection)
{
    m_loaded = count(connection);
    m_count->setValue(m_loaded);
}

QJsonObject PingTab::changes() const
{
    if (m_count->value() == m_loaded)
        return {};
    // The default is expressed by a missing attribute.
    const bool isDefault = m_count->value() == DefaultCount;
    return {{CountKey, isDefault ? QJsonValue() : QJsonValue(m_count->value())}};
}

} // namespace pingcheck
