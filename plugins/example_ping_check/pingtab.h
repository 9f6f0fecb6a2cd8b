// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/connectiontab.h"

class QSpinBox;

namespace pingcheck {

/// A tab that sets how many packets a ping across this connection sends: the attribute
/// `ping_check_count`.
class PingTab final : public tomato::plugins::ConnectionTab
{
    Q_OBJECT

public:
    PingTab();

    static int count(const tomato::topology::Connection &connection);

    QString title() const override { return tr("Ping Check"); }
    void load(const tomato::topology::Connection &connection) override;
    QJsonObject changes() const override;
    QString problem() const override { return {}; }

private:
    QSpinBox *m_count;
    int m_loaded = 0;
};

} // namespace pingcheck
