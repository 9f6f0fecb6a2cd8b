// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/link_emulation/emulationtab.h"

#include "app/client/engineclient.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/linkemulation.h"
#include "plugins/api/differentvalue.h"
#include "plugins/api/languagechange.h"
#include "plugins/api/pluginhost.h"
#include "plugins/api/tickstate.h"
#include "plugins/link_emulation/directioncolumn.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QVBoxLayout>

#include <chrono>

namespace tomato::plugins {

using namespace std::chrono_literals;

EmulationTab::EmulationTab(PluginHost &host, const client::KernelCheck &kernel)
    : m_host(host), m_kernel(kernel), m_emulate(new QCheckBox(tr("&Emulate this link"), this)),
      m_missing(new QLabel(this)), m_statistics(new QLabel(this))
{
    m_emulate->setObjectName(QStringLiteral("emulate"));
    m_emulate->setToolTip(tr("Without this the link carries all frames as they come; the values "
                             "below are kept"));
    auto *grid = new QGridLayout;
    m_from = new DirectionColumn(*grid, 1, QStringLiteral("_from"), this);
    m_to = new DirectionColumn(*grid, 2, QStringLiteral("_to"), this);
    int row = 1;
    for (const QString &name : DirectionColumn::rowNames())
        grid->addWidget(new QLabel(name, this), row++, 0);
    for (QLabel *label : {m_missing, m_statistics}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_missing->setObjectName(QStringLiteral("missingEffects"));
    m_missing->hide();
    m_statistics->setObjectName(QStringLiteral("linkStatistics"));

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_emulate);
    layout->addLayout(grid);
    layout->addWidget(m_missing);
    layout->addWidget(m_statistics);
    layout->addStretch();
    setFocusProxy(m_emulate);

    connect(m_emulate, TickChanged, this, [this] {
        const bool isEmulated = m_emulate->checkState() != Qt::Unchecked;
        m_from->setEnabled(isEmulated);
        m_to->setEnabled(isEmulated);
        emit changed();
    });
    connect(m_from, &DirectionColumn::changed, this, &EmulationTab::changed);
    connect(m_to, &DirectionColumn::changed, this, &EmulationTab::changed);
    connect(&kernel, &client::KernelCheck::finished, this, &EmulationTab::refreshKernel);
    connect(&m_clock, &QTimer::timeout, this, &EmulationTab::askStatistics);
    m_clock.start(1s);
    refreshKernel();
    whenLanguageChanges(this, &EmulationTab::refreshHeadings);
}

QString EmulationTab::title() const
{
    return tr("Link Emulation");
}

QString EmulationTab::heading(std::size_t end) const
{
    if (m_isOneOfSeveral)
        return end == topology::fromEnd(m_connection) ? tr("First end → second end")
                                                      : tr("Second end → first end");
    return tr("%1 → %2", "the direction from one interface to another")
        .arg(m_host.topology().label(m_connection.ends[end]),
             m_host.topology().label(m_connection.ends[1 - end]));
}

void EmulationTab::refreshHeadings()
{
    const std::size_t from = topology::fromEnd(m_connection);
    m_from->setHeading(heading(from));
    m_to->setHeading(heading(1 - from));
}

static bool isEmulated(const topology::Connection &connection)
{
    return connection.attributes.value(topology::EmulationAttribute).toBool(true);
}

void EmulationTab::load(const topology::Connection &connection)
{
    m_connection = connection;
    refreshHeadings();
    m_from->load(connection.attributes);
    m_to->load(connection.attributes);
    m_emulate->setChecked(isEmulated(connection));
    askStatistics();
}

void EmulationTab::loadOthers(const std::vector<topology::Connection> &others)
{
    m_isOneOfSeveral = true;
    refreshHeadings();
    for (const topology::Connection &other : others) {
        m_from->compare(other.attributes);
        m_to->compare(other.attributes);
        if (!m_differently && isEmulated(other) != isEmulated(m_connection))
            m_differently = DifferentValue::mark(m_emulate);
    }
    askStatistics();
}

QJsonObject EmulationTab::changes() const
{
    QJsonObject changes = m_from->changes();
    const QJsonObject back = m_to->changes();
    for (auto each = back.begin(); each != back.end(); ++each)
        changes.insert(each.key(), *each);
    const bool isSet = m_differently ? !m_differently->isOpen()
                                     : m_emulate->isChecked() != isEmulated(m_connection);
    if (isSet)
        changes.insert(topology::EmulationAttribute, m_emulate->isChecked());
    return changes;
}

QString EmulationTab::problem() const
{
    const QString first = m_from->problem();
    return first.isEmpty() ? m_to->problem() : first;
}

void EmulationTab::forbid(const QStringList &keys, const QString &reason)
{
    for (const QString &key : keys) {
        m_from->forbid(key, reason);
        m_to->forbid(key, reason);
    }
    const QString before = m_missing->isHidden() ? QString() : m_missing->text() + u' ';
    m_missing->setText(before + reason);
    m_missing->show();
}

void EmulationTab::refreshKernel()
{
    m_missing->hide();
    if (m_kernel.lacks(QStringLiteral("netem"))) {
        QStringList keys = {topology::DelayEffect, topology::JitterEffect,
                            topology::DistributionEffect, topology::ReorderEffect};
        if (m_kernel.lacks(QStringLiteral("nf_tables")))
            keys << topology::DuplicateEffect << topology::CorruptEffect;
        if (m_kernel.lacks(QStringLiteral("tbf")))
            keys << topology::BandwidthEffect << topology::TraceEffect;
        if (m_kernel.lacks(QStringLiteral("cls_bpf")))
            keys << topology::LossRatioEffect;
        forbid(keys, tr("This machine's kernel has no netem: the greyed effects are kept in the "
                        "file and have none here. “tomato lab check” tells what would help."));
    }
    if (m_kernel.lacks(QStringLiteral("htb")))
        forbid({topology::EmulationFilterEffect},
               tr("This machine's kernel cannot lead frames past others (sch_htb, cls_bpf): the "
                  "filter is kept in the file, and all frames are emulated here."));
    if (m_kernel.lacks(QStringLiteral("nf_tables")))
        forbid({topology::SeedEffect, topology::DropFramesEffect, topology::LossFilterEffect},
               tr("This machine's kernel cannot count frames (nf_tables): what would need that is "
                  "kept in the file and has no effect here."));
}

void EmulationTab::askStatistics()
{
    client::EngineClient &engine = m_host.engine();
    // When there are several connections, the numbers of one are not shown.
    if (m_isOneOfSeveral || !engine.isOpen() ||
        engine.lab().state != client::LabStatus::State::Running) {
        m_statistics->clear();
        return;
    }
    const QPointer<EmulationTab> self(this);
    engine.fetchStatistics(
        [self](const Result<std::map<ConnectionId, client::LinkStatistics>> &all) {
            if (!self || !all)
                return;
            if (const auto found = all->find(self->m_connection.id); found != all->end())
                self->showStatistics(found->second);
        });
}

void EmulationTab::showStatistics(const client::LinkStatistics &statistics)
{
    const QLocale locale;
    QStringList lines;
    const std::size_t from = topology::fromEnd(m_connection);
    for (const std::size_t end : {from, 1 - from})
        lines << tr("%1: %2 frames sent, %3 delivered")
                     .arg(heading(end), locale.toString(statistics.sentBy[end].frames),
                          locale.toString(statistics.deliveredTo[1 - end].frames));
    m_statistics->setText(lines.join(u'\n'));
}

} // namespace tomato::plugins
