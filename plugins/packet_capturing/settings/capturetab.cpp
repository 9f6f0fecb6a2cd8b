// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/settings/capturetab.h"

#include "app/client/engineclient.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/hostvalues.h"
#include "app/topology/attributes/labsettings.h"
#include "plugins/api/differentvalue.h"
#include "plugins/api/languagechange.h"
#include "plugins/api/pluginhost.h"
#include "plugins/api/tickstate.h"
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
#include <QLocale>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <climits>

namespace tomato::plugins {

CaptureTab::CaptureTab(PluginHost &host)
    : m_host(host), m_enabled(new QCheckBox(tr("&Enable packet capturing"), this)),
      m_modes(new QButtonGroup(this)), m_modesDiffer(new QLabel(this)),
      m_filter(new FilterEdit(this)), m_recording(new RecordingOptionsEdit(this)),
      m_access(new LiveAccessEdit(this)), m_options(nullptr), m_summary(new QLabel(this))
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

    connect(m_enabled, TickChanged, this, &CaptureTab::updateContents);
    connect(m_modes, &QButtonGroup::idToggled, this, &CaptureTab::updateContents);
    connect(m_filter, &FilterEdit::changed, this, &CaptureTab::updateContents);
    connect(m_recording, &RecordingOptionsEdit::changed, this, &CaptureTab::updateContents);
    connect(m_access, &LiveAccessEdit::changed, this, &CaptureTab::updateContents);
    connect(&host, &PluginHost::topologyChanged, this, &CaptureTab::followTopology);
    connect(&host.engine(), &client::EngineClient::labChanged, this, &CaptureTab::updateContents);
    connect(&host.engine(), &client::EngineClient::capturesChanged, this, &CaptureTab::showSummary);
    whenLanguageChanges(this, &CaptureTab::updateContents);
}

void CaptureTab::createSummary()
{
    m_summary->setObjectName(QStringLiteral("captureSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setFrameShape(QFrame::StyledPanel);
    m_summary->setMargin(8);
    m_summary->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_summary->setMinimumHeight(m_summary->fontMetrics().lineSpacing() * 6 + 20);
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
    addMode(layout, capture::CaptureMode::File, QStringLiteral("captureModeFile"),
            tr("File for &download"), tr("The connection's menu gets the entry Download Capture"));
    addMode(layout, capture::CaptureMode::Net, QStringLiteral("captureModeLive"),
            tr("&Live via network"),
            tr("The connection's menu gets the entry Live capture info, with the address and "
               "prepared commands for Wireshark and others"));
    addMode(layout, capture::CaptureMode::Both, QStringLiteral("captureModeBoth"), tr("&Both"),
            tr("Watch live, and download what was recorded"));
    m_modesDiffer->setObjectName(QStringLiteral("captureModesDiffer"));
    m_modesDiffer->setText(DifferentValue::text());
    m_modesDiffer->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_modesDiffer);
    return modes;
}

void CaptureTab::addMode(QLayout *layout, capture::CaptureMode mode, const QString &name,
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
    m_loaded = topology::captureSettings(connection);
    m_shown = CapturePreferences::load().proposedFor(connection);
    m_enabled->setChecked(m_loaded.isEnabled);
    m_modes->button(static_cast<int>(m_shown.mode))->setChecked(true);
    m_filter->setFilter(m_loaded.filter());
    const topology::Topology &topology = m_host.topology();
    m_recording->setEnds({topology.label(connection.ends[0]), topology.label(connection.ends[1])});
    m_recording->setBetweenHosts(isBetweenHosts(connection));
    m_recording->setOptions(m_shown.options);
    m_recording->setPlace(m_shown.at);
    m_access->setAccess(m_shown.liveAddress, m_shown.liveAllow, m_shown.livePlain);
    m_options->setOpen(hasOwnOptions());
    updateContents();
}

namespace {

/// The widget that shows an attribute, and its name.
struct Field
{
    QLatin1String attribute;
    const char *name;
    const char *title;
};

constexpr Field Fields[] = {
    {topology::CapturingAttribute, "captureEnabled",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "packet capturing")},
    {topology::CaptureModeAttribute, "captureModeFile",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "mode")},
    {topology::CaptureFilterAttribute, "captureFilter",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "filter")},
    {QLatin1String("capture_direction"), "captureDirection",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "direction")},
    {topology::CaptureAtAttribute, "captureAt",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "which host records")},
    {QLatin1String("capture_snap_length"), "captureSnapLength",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "how much of each packet is kept")},
    {QLatin1String("capture_precision"), "capturePrecision",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "timestamps")},
    {QLatin1String("capture_segments"), "captureSegments",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "number of files")},
    {QLatin1String("capture_segment_bytes"), "captureSegmentSize",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "size of a file")},
    {QLatin1String("capture_stop_packets"), "captureStopPackets",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "end after packets")},
    {QLatin1String("capture_stop_bytes"), "captureStopBytes",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "end after bytes")},
    {QLatin1String("capture_stop_seconds"), "captureStopSeconds",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "end after seconds")},
    {QLatin1String("capture_trigger"), "captureTrigger",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "trigger")},
    {QLatin1String("capture_arrivals"), "captureArrivals",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "arrivals")},
    {topology::CaptureLiveAddressAttribute, "liveAddress",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "live address")},
    {topology::CaptureLiveAllowAttribute, "liveAllow",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "viewers")},
    {topology::CaptureLivePlainAttribute, "livePlain",
     QT_TRANSLATE_NOOP("tomato::plugins::CaptureTab", "served unencrypted")},
};

} // namespace

void CaptureTab::loadOthers(const std::vector<topology::Connection> &others)
{
    const CapturePreferences preferences = CapturePreferences::load();
    bool isOptionDifferent = false;
    for (const topology::Connection &other : others) {
        m_others.push_back(other.id);
        const QJsonObject differing = m_shown.changesTo(preferences.proposedFor(other));
        for (const QString &attribute : differing.keys()) {
            mark(attribute);
            isOptionDifferent |= attribute != topology::CapturingAttribute &&
                                 attribute != topology::CaptureModeAttribute &&
                                 attribute != topology::CaptureFilterAttribute;
        }
    }
    for (FilterEdit *edit : findChildren<FilterEdit *>())
        edit->updateEmptyVerdict();
    m_recording->setEnds({}); // each connection has its own
    const topology::Connection *own = m_host.topology().connection(m_connection);
    m_recording->setBetweenHosts(
        (own != nullptr && isBetweenHosts(*own)) ||
        std::ranges::any_of(others, [this](const auto &each) { return isBetweenHosts(each); }));
    m_options->setOpen(isOptionDifferent || hasOwnOptions());
    updateContents();
}

bool CaptureTab::isBetweenHosts(const topology::Connection &connection) const
{
    const auto hostAt = [&](std::size_t side) {
        const topology::Element *device = m_host.topology().deviceOf(connection.ends[side]);
        return device == nullptr ? QString() : topology::hostOf(*device);
    };
    return hostAt(0) != hostAt(1);
}

void CaptureTab::mark(const QString &attribute)
{
    if (m_different.contains(attribute))
        return;
    for (const Field &field : Fields) {
        if (attribute == field.attribute)
            m_different[attribute] =
                attribute == topology::CaptureModeAttribute
                    ? DifferentValue::mark(m_modes)
                    : DifferentValue::mark(findChild<QWidget *>(QLatin1String(field.name)));
    }
}

bool CaptureTab::isStillDifferent(const QString &attribute) const
{
    const auto found = m_different.find(attribute);
    return found != m_different.end() && found->second->isOpen();
}

QStringList CaptureTab::givenAttributes() const
{
    const QJsonObject changed = m_shown.changesTo(settings());
    QStringList given;
    for (const Field &field : Fields) {
        const QLatin1String attribute(field.attribute);
        if (!isStillDifferent(attribute) &&
            (m_different.contains(attribute) || changed.contains(attribute)))
            given << attribute;
    }
    return given;
}

bool CaptureTab::hasOwnOptions() const
{
    capture::RecordingOptions usual;
    usual.filter = m_shown.options.filter;
    return m_shown.options != usual || m_shown.at != topology::CapturePlace::EachEnd ||
           !m_shown.liveAddress.isEmpty() || !m_shown.liveAllow.isEmpty() || m_shown.livePlain;
}

topology::CaptureSettings CaptureTab::settings() const
{
    const bool isEnabled =
        isStillDifferent(topology::CapturingAttribute) ? m_shown.isEnabled : m_enabled->isChecked();
    const int mode = m_modes->checkedId();
    capture::RecordingOptions options = m_recording->options();
    options.filter = m_filter->filter().toStdString();
    return {isEnabled,           mode < 0 ? m_shown.mode : static_cast<capture::CaptureMode>(mode),
            std::move(options),  m_access->address(),
            m_access->allow(),   m_access->isPlain(),
            m_recording->place()};
}

QJsonObject CaptureTab::changes() const
{
    if (m_others.empty())
        return isAsShown() ? QJsonObject() : m_loaded.changesTo(settings());
    const topology::Connection *connection = m_host.topology().connection(m_connection);
    return connection ? changesFor(*connection) : QJsonObject();
}

QJsonObject CaptureTab::changesFor(const topology::Connection &connection) const
{
    const topology::CaptureSettings own = topology::captureSettings(connection);
    const topology::CaptureSettings wanted = settings();
    const QStringList given = givenAttributes();
    QJsonObject changes;
    // The user's preferences apply, as where capturing is started in other ways.
    if (given.contains(topology::CapturingAttribute) && wanted.isEnabled && !own.isEnabled)
        changes = own.changesTo(CapturePreferences::load().proposedFor(connection));
    const QJsonObject all = own.changesTo(wanted);
    for (const QString &attribute : given) {
        changes.remove(attribute);
        if (all.contains(attribute))
            changes.insert(attribute, all.value(attribute));
    }
    return changes;
}

bool CaptureTab::isAsShown() const
{
    return m_others.empty() ? settings() == m_shown : givenAttributes().isEmpty();
}

bool CaptureTab::isFilterNeeded() const
{
    const topology::CaptureSettings wanted = settings();
    if (isStillDifferent(topology::CaptureFilterAttribute))
        return false;
    return wanted.filter() != m_loaded.filter() || (wanted.isEnabled && !isAsShown());
}

QString CaptureTab::problem() const
{
    const topology::CaptureSettings wanted = settings();
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

void CaptureTab::updateContents()
{
    m_modesDiffer->setVisible(isStillDifferent(topology::CaptureModeAttribute));
    m_access->setEnabled(settings().isLive() || isStillDifferent(topology::CaptureModeAttribute));
    showSummary();
    emit changed();
}

/// Numbers of packets in it go on while the window is open.
void CaptureTab::showSummary()
{
    m_summary->setText(m_others.empty() ? summary() : summaryOfAll());
}

QString CaptureTab::summary() const
{
    if (m_enabled->isChecked() && m_filter->verdict() == FilterEdit::Verdict::Bad)
        return tr("The filter does not compile: nothing is recorded with it.");
    CaptureSummary summary;
    summary.settings = settings();
    const topology::Topology &topology = m_host.topology();
    summary.connection = topology.label(m_connection);
    summary.holdsSecrets = topology::keepsTlsSecrets(topology);
    const topology::Connection *connection = topology.connection(m_connection);
    if (connection)
        summary.ends = {topology.label(connection->ends[0]), topology.label(connection->ends[1])};
    summary.isBetweenHosts = connection && isBetweenHosts(*connection);
    const client::EngineClient &engine = m_host.engine();
    summary.labRuns = engine.isOpen() && engine.lab().state == client::LabStatus::State::Running;
    const client::CaptureStatus *capture = engine.capture(m_connection);
    if (capture && capture->isDownloadable() && beginsAnew())
        summary.packetsReplaced = capture->ringPackets;
    return summary.text();
}

QString CaptureTab::summaryOfAll() const
{
    const QStringList given = givenAttributes();
    const int count = static_cast<int>(m_others.size()) + 1;
    if (given.isEmpty())
        return tr("Nothing is changed yet: Save leaves all %n connection(s) as they are.", nullptr,
                  count);
    QStringList titles;
    for (const Field &field : Fields) {
        if (given.contains(QLatin1String(field.attribute)))
            titles << tr(field.title);
    }
    QStringList sentences{tr("Save gives to all %n connection(s): %1. Everything else stays as "
                             "each of them has it.",
                             nullptr, count)
                              .arg(QLocale().createSeparatedList(titles))};
    qint64 packets = 0;
    std::vector<ConnectionId> all = m_others;
    all.push_back(m_connection);
    for (const ConnectionId &id : all) {
        const client::CaptureStatus *capture = m_host.engine().capture(id);
        const topology::Connection *connection = m_host.topology().connection(id);
        if (!connection || !capture || !capture->isDownloadable())
            continue;
        const QStringList changed = changesFor(*connection).keys();
        // Mode and access change while a recording goes on.
        if (std::ranges::any_of(changed, [](const QString &attribute) {
                return attribute != topology::CaptureModeAttribute &&
                       !attribute.startsWith(QLatin1String("capture_live"));
            }))
            packets += capture->ringPackets;
    }
    if (packets > 0 && settings().isEnabled)
        sentences << tr("Where a new recording begins, what was captured so far stays among the "
                        "earlier recordings: %Ln packet(s).",
                        nullptr, static_cast<int>(std::min<qint64>(packets, INT_MAX)));
    return sentences.join(QLatin1Char(' '));
}

/// Mode and access change while a recording goes on.
bool CaptureTab::beginsAnew() const
{
    const topology::CaptureSettings wanted = settings();
    return wanted.isEnabled &&
           (!m_loaded.isEnabled || wanted.options != m_loaded.options || wanted.at != m_loaded.at);
}

/// A saved filter may be needed again, so it is remembered.
void CaptureTab::followTopology()
{
    const topology::Connection *connection = m_host.topology().connection(m_connection);
    if (!connection)
        return;
    const topology::CaptureSettings saved = topology::captureSettings(*connection);
    if (saved.filter() == m_filter->filter() && saved.filter() != m_loaded.filter())
        FilterHistory::remember(saved.filter());
    if (saved.options.trigger == m_recording->options().trigger &&
        saved.options.trigger != m_loaded.options.trigger)
        FilterHistory::remember(QString::fromStdString(saved.options.trigger));
}

} // namespace tomato::plugins
