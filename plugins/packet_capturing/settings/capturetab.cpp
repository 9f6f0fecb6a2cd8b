// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/settings/capturetab.h"

#include "app/client/engineclient.h"
#include "plugins/api/languagechange.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/common/capturepreferences.h"
#include "plugins/packet_capturing/filter/filteredit.h"
#include "plugins/packet_capturing/filter/filterhistory.h"
#include "plugins/packet_capturing/settings/capturesummary.h"
#include "plugins/packet_capturing/settings/collapsiblepart.h"
#include "plugins/packet_capturing/settings/liveaccessedit.h"
#include "plugins/packet_capturing/settings/recordingoptionsedit.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace tomato::plugins {

CaptureTab::CaptureTab(PluginHost &host)
    : m_host(host), m_enabled(new QCheckBox(tr("&Enable packet capturing"), this)),
      m_modes(new QButtonGroup(this)), m_filter(new FilterEdit(this)),
      m_recording(new RecordingOptionsEdit(this)), m_access(new LiveAccessEdit(this)),
      m_options(nullptr), m_summary(new QLabel(this))
{
    m_enabled->setObjectName(QStringLiteral("captureEnabled"));
    m_enabled->setToolTip(tr("Records what crosses this connection. This is done from the outside: "
                             "the elements at its ends cannot notice."));
    createSummary();
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    auto *modesLabel = new QLabel(tr("Mode:"), this);
    form->addRow(modesLabel, createModes());
    auto *filterLabel = new QLabel(tr("&Filter:"), this);
    filterLabel->setBuddy(m_filter->focusProxy());
    form->addRow(filterLabel, m_filter);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_enabled);
    layout->addSpacing(6);
    layout->addLayout(form);
    layout->addWidget(createOptions());
    layout->addSpacing(6);
    layout->addWidget(m_summary);
    layout->addStretch();
    setFocusProxy(m_enabled);

    connect(m_enabled, &QCheckBox::toggled, this, &CaptureTab::follow);
    connect(m_modes, &QButtonGroup::idToggled, this, &CaptureTab::follow);
    connect(m_filter, &FilterEdit::changed, this, &CaptureTab::follow);
    connect(m_recording, &RecordingOptionsEdit::changed, this, &CaptureTab::follow);
    connect(m_access, &LiveAccessEdit::changed, this, &CaptureTab::follow);
    connect(&host, &PluginHost::topologyChanged, this, &CaptureTab::followTopology);
    connect(&host.engine(), &client::EngineClient::labChanged, this, &CaptureTab::follow);
    whenLanguageChanges(this, &CaptureTab::follow);
}

void CaptureTab::createSummary()
{
    m_summary->setObjectName(QStringLiteral("captureSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setFrameShape(QFrame::StyledPanel);
    m_summary->setMargin(8);
    m_summary->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_summary->setMinimumHeight(m_summary->fontMetrics().lineSpacing() * 5 + 20);
}

QWidget *CaptureTab::createOptions()
{
    m_recording->addRow(tr("Li&ve address:"), m_access);
    m_options = new CollapsiblePart(tr("More &Options"), QStringLiteral("captureOptions"),
                                    m_recording, this);
    return m_options;
}

QWidget *CaptureTab::createModes()
{
    auto *modes = new QWidget(this);
    auto *layout = new QVBoxLayout(modes);
    layout->setContentsMargins(0, 0, 0, 0);
    addMode(layout, CaptureMode::File, QStringLiteral("captureModeFile"), tr("File for &download"),
            tr("The connection's menu gets the entry Download Capture"));
    addMode(layout, CaptureMode::Live, QStringLiteral("captureModeLive"), tr("&Live via network"),
            tr("The connection's menu gets the entry Live capture info, with the address and "
               "prepared commands for Wireshark and others"));
    addMode(layout, CaptureMode::Both, QStringLiteral("captureModeBoth"), tr("&Both"),
            tr("Watch live, and download what was recorded"));
    return modes;
}

void CaptureTab::addMode(QLayout *layout, CaptureMode mode, const QString &name,
                         const QString &text, const QString &toolTip)
{
    auto *button = new QRadioButton(text, this);
    button->setObjectName(name);
    button->setToolTip(toolTip);
    m_modes->addButton(button, static_cast<int>(mode));
    layout->addWidget(button);
}

QString CaptureTab::title() const
{
    return tr("Packet Capturing");
}

void CaptureTab::load(const topology::Connection &connection)
{
    m_connection = connection.id;
    m_loaded = CaptureSettings::of(connection);
    m_shown = CapturePreferences::load().proposedFor(connection);
    m_enabled->setChecked(m_loaded.isEnabled);
    m_modes->button(static_cast<int>(m_shown.mode))->setChecked(true);
    m_filter->setFilter(m_loaded.filter);
    const topology::Topology &topology = m_host.topology();
    m_recording->setEnds({topology.label(connection.ends[0]), topology.label(connection.ends[1])});
    m_recording->setOptions(m_shown.options);
    m_access->setAccess(m_shown.liveAddress, m_shown.liveAllow);
    m_options->setOpen(hasOwnOptions());
    follow();
}

bool CaptureTab::hasOwnOptions() const
{
    return m_shown.options != topology::CaptureOptions() || !m_shown.liveAddress.isEmpty() ||
           !m_shown.liveAllow.isEmpty();
}

CaptureSettings CaptureTab::settings() const
{
    return {m_enabled->isChecked(), static_cast<CaptureMode>(m_modes->checkedId()),
            m_filter->filter(),     m_recording->options(),
            m_access->address(),    m_access->allow()};
}

QJsonObject CaptureTab::changes() const
{
    return isAsShown() ? QJsonObject() : m_loaded.changesTo(settings());
}

QJsonObject CaptureTab::changesFor(const topology::Connection &connection) const
{
    return CaptureSettings::of(connection).changesTo(settings());
}

bool CaptureTab::isAsShown() const
{
    return settings() == m_shown;
}

bool CaptureTab::isFilterNeeded() const
{
    const CaptureSettings wanted = settings();
    return wanted.filter != m_loaded.filter || (wanted.isEnabled && !isAsShown());
}

QString CaptureTab::problem() const
{
    const CaptureSettings wanted = settings();
    if (isFilterNeeded() && m_filter->verdict() == FilterEdit::Verdict::Bad)
        return tr("The filter does not compile.");
    const bool areOptionsNeeded = !isAsShown();
    if (areOptionsNeeded && !m_recording->problem().isEmpty() && !m_recording->isChecking())
        return m_recording->problem();
    if (areOptionsNeeded && !m_access->problem().isEmpty())
        return m_access->problem();
    if (isFilterNeeded() && m_filter->verdict() == FilterEdit::Verdict::Checking)
        return tr("The filter is being checked.");
    return areOptionsNeeded ? m_recording->problem() : QString();
}

bool CaptureTab::isChecking() const
{
    const bool isFilterOpen =
        isFilterNeeded() && m_filter->verdict() == FilterEdit::Verdict::Checking;
    const bool isTriggerOpen = !isAsShown() && m_recording->isChecking();
    const bool isBad = isFilterNeeded() && m_filter->verdict() == FilterEdit::Verdict::Bad;
    return (isFilterOpen || isTriggerOpen) && !isBad &&
           (m_recording->isChecking() || m_recording->problem().isEmpty()) &&
           m_access->problem().isEmpty();
}

void CaptureTab::follow()
{
    m_access->setEnabled(settings().isLive());
    CaptureSummary summary;
    summary.settings = settings();
    const topology::Topology &topology = m_host.topology();
    summary.connection = topology.label(m_connection);
    if (const topology::Connection *connection = topology.connection(m_connection))
        summary.ends = {topology.label(connection->ends[0]), topology.label(connection->ends[1])};
    client::EngineClient &engine = m_host.engine();
    summary.labRuns = engine.isOpen() && engine.lab().state == client::LabStatus::State::Running;
    const client::CaptureStatus *capture = engine.capture(m_connection);
    if (capture && capture->isDownloadable() && beginsAnew())
        summary.packetsReplaced = capture->ringPackets;
    const bool isBad = m_enabled->isChecked() && m_filter->verdict() == FilterEdit::Verdict::Bad;
    m_summary->setText(isBad ? tr("The filter does not compile: nothing is recorded with it.")
                             : summary.text());
    emit changed();
}

/// Mode and access change while a recording goes on.
bool CaptureTab::beginsAnew() const
{
    const CaptureSettings wanted = settings();
    return wanted.isEnabled && (!m_loaded.isEnabled || wanted.filter != m_loaded.filter ||
                                wanted.options != m_loaded.options);
}

/// A filter that was saved is one that may be wanted again.
void CaptureTab::followTopology()
{
    const topology::Connection *connection = m_host.topology().connection(m_connection);
    if (!connection)
        return;
    const CaptureSettings saved = CaptureSettings::of(*connection);
    if (saved.filter == m_filter->filter() && saved.filter != m_loaded.filter)
        FilterHistory::remember(saved.filter);
    if (saved.options.trigger == m_recording->options().trigger &&
        saved.options.trigger != m_loaded.options.trigger)
        FilterHistory::remember(saved.options.trigger);
}

} // namespace tomato::plugins
