// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/live/livecaptureinfo.h"

#include "app/client/engineclient.h"
#include "app/client/remoteviewing.h"
#include "plugins/api/languagechange.h"
#include "plugins/api/numbertexts.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/common/bytesize.h"
#include "plugins/packet_capturing/common/commandrow.h"
#include "plugins/packet_capturing/common/connectioncapture.h"
#include "plugins/packet_capturing/common/countertext.h"
#include "plugins/packet_capturing/common/statusline.h"
#include "plugins/packet_capturing/common/wireshark.h"
#include "plugins/packet_capturing/live/viewerstable.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tomato::plugins {

static QLabel *createValue(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

LiveCaptureInfo::LiveCaptureInfo(PluginHost &host, const ConnectionId &connection)
    : QDialog(host.window()), m_host(host), m_connection(connection), m_state(new StatusLine(this)),
      m_explanation(createValue(QStringLiteral("liveExplanation"), this)),
      m_counters(createValue(QStringLiteral("liveCounters"), this)),
      m_warning(createValue(QStringLiteral("liveWarning"), this))
{
    setObjectName(QStringLiteral("liveCaptureInfo"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_state->setObjectName(QStringLiteral("liveState"));
    m_state->setProminent();
    m_explanation->setWordWrap(true);
    m_warning->setWordWrap(true);
    m_warning->setText(tr("Warning: other machines can watch this stream, without a password and "
                          "unencrypted. The first command below is neither."));
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->addWidget(m_state);
    layout->addWidget(m_explanation);
    layout->addWidget(m_counters);
    layout->addWidget(m_warning);
    layout->addWidget(createAddress());
    layout->addWidget(createCommands());
    layout->addWidget(createViewers(), 1);
    scroll(content);
    client::EngineClient &engine = host.engine();
    connect(&engine, &client::EngineClient::capturesChanged, this,
            &LiveCaptureInfo::updateContents);
    connect(&engine, &client::EngineClient::labChanged, this, &LiveCaptureInfo::updateContents);
    connect(&engine, &client::EngineClient::closed, this, &LiveCaptureInfo::updateContents);
    connect(&host, &PluginHost::topologyChanged, this, &LiveCaptureInfo::updateContents);
    connect(&host, &PluginHost::documentReplaced, this, &QDialog::reject);
    whenLanguageChanges(this, &LiveCaptureInfo::updateContents);
    updateContents();
    // The window is as high as its content; the editor keeps its windows on the screen.
    resize(content->sizeHint() + QSize(20, 60));
    m_open->setFocus();
}

/// Above the buttons, which are seen on a small screen too.
void LiveCaptureInfo::scroll(QWidget *content)
{
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area, 1);
    QWidget *buttons = createButtons();
    buttons->setContentsMargins(9, 0, 9, 9);
    layout->addWidget(buttons);
}

QWidget *LiveCaptureInfo::createAddress()
{
    auto *box = new QGroupBox(tr("TCP stream"), this);
    auto *form = new QFormLayout(box);
    m_address = createValue(QStringLiteral("liveHost"), box);
    m_port = createValue(QStringLiteral("livePort"), box);
    form->addRow(tr("Host:"), m_address);
    form->addRow(tr("Port:"), m_port);
    box->setToolTip(tr("Each viewer that connects gets a pcap stream of its own"));
    return box;
}

QWidget *LiveCaptureInfo::createCommands()
{
    m_commands = new QGroupBox(tr("Commands for your terminal"), this);
    m_wireshark = new CommandRow(QStringLiteral("wireshark"),
                                 tr("Wireshark connects to the stream itself"), m_commands);
    m_netcat = new CommandRow(
        QStringLiteral("netcat"),
        tr("The same through netcat, in bash or zsh; works with any Wireshark"), m_commands);
    m_tshark = new CommandRow(QStringLiteral("tshark"), tr("One line per packet, in the terminal"),
                              m_commands);
    m_tcpdump = new CommandRow(QStringLiteral("tcpdump"), tr("The same with tcpdump and netcat"),
                               m_commands);
    m_tunnel = new CommandRow(
        QStringLiteral("tunnel"),
        tr("From another machine, encrypted and with your key: run this there"), m_commands);
    m_backlog = new QCheckBox(tr("&Begin with the packets that are kept"), m_commands);
    m_backlog->setObjectName(QStringLiteral("liveBacklog"));
    m_backlog->setChecked(true);
    m_backlog->setToolTip(tr("The stream of another port: first what the recording holds, then "
                             "what comes"));
    connect(m_backlog, &QCheckBox::toggled, this, &LiveCaptureInfo::updateContents);
    m_missing = createValue(QStringLiteral("liveWiresharkMissing"), m_commands);
    m_missing->setWordWrap(true);
    m_plain = createValue(QStringLiteral("livePlainCommands"), m_commands);
    m_plain->setWordWrap(true);
    m_plain->setText(tr("Unencrypted, from here and from the machines that may watch:"));
    auto *layout = new QVBoxLayout(m_commands);
    layout->addWidget(m_missing);
    layout->addWidget(m_backlog);
    layout->addWidget(m_plain);
    for (CommandRow *row : {m_wireshark, m_netcat, m_tshark, m_tcpdump, m_tunnel})
        layout->addWidget(row);
    return m_commands;
}

QWidget *LiveCaptureInfo::createViewers()
{
    m_viewersBox = new QGroupBox(this);
    m_viewers = new ViewersTable(m_viewersBox);
    m_viewers->setMinimumHeight(m_viewers->fontMetrics().lineSpacing() * 5);
    auto *layout = new QVBoxLayout(m_viewersBox);
    layout->addWidget(m_viewers);
    return m_viewersBox;
}

QWidget *LiveCaptureInfo::createButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_open = buttons->addButton(tr("Open in &Wireshark"), QDialogButtonBox::ActionRole);
    m_open->setObjectName(QStringLiteral("openLive"));
    m_open->setDefault(true);
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("closeLive"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, &LiveCaptureInfo::openWireshark);
    return buttons;
}

void LiveCaptureInfo::updateContents()
{
    if (!m_host.topology().connection(m_connection)) {
        close();
        return;
    }
    setWindowTitle(tr("Live capture of %1").arg(m_host.topology().label(m_connection)));
    const ConnectionCapture capture(m_host, m_connection);
    const client::CaptureStatus *status = capture.status();
    showState(capture);
    showAddress(status && status->isLive() ? status : nullptr);
    const auto viewers = status ? status->viewers : std::vector<client::ViewerStatus>();
    m_viewers->setViewers(viewers);
    QString title =
        viewers.empty()
            ? tr("Viewers: none yet")
            : tr("Viewers: %1").arg(QLocale().toString(static_cast<qulonglong>(viewers.size())));
    if (status && status->refusedViewers > 0)
        title += tr("; %1 turned away").arg(QLocale().toString(status->refusedViewers));
    m_viewersBox->setTitle(title);
}

void LiveCaptureInfo::showState(const ConnectionCapture &capture)
{
    using Phase = ConnectionCapture::Phase;
    StatusLine::Kind kind = StatusLine::Kind::Neutral;
    if (capture.hasProblem())
        kind = StatusLine::Kind::Bad;
    else if (capture.phase() == Phase::Recording)
        kind = StatusLine::Kind::Good;
    m_state->setStatus(kind, capture.headline());
    QString text = capture.explanation();
    if (!capture.settings().filter().isEmpty())
        text += QLatin1Char('\n') + tr("Filter: %1").arg(capture.settings().filter());
    m_explanation->setText(text);
    const client::CaptureStatus *status = capture.status();
    const QLocale locale;
    QStringList counters{!status ? tr("No packets yet")
                         : status->dropped > 0
                             ? tr("%1 packets, %2; %3 dropped")
                                   .arg(locale.toString(status->packets), byteSize(status->bytes),
                                        locale.toString(status->dropped))
                             : tr("%1 packets, %2; none dropped")
                                   .arg(locale.toString(status->packets), byteSize(status->bytes))};
    if (status)
        counters += countersByDirection(*status);
    m_counters->setText(counters.join(QLatin1Char('\n')));
}

void LiveCaptureInfo::showAddress(const client::CaptureStatus *live)
{
    const QString host = live ? live->host : tr("HOST", "placeholder in a command");
    const QString port = live ? plainNumber(this->port(*live)) : tr("PORT", "placeholder");
    const QString later = tr("known when the capture runs");
    m_address->setText(live ? host : later);
    m_port->setText(live ? port : later);
    for (QLabel *value : {m_address, m_port})
        value->setFont(live ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : font());
    m_commands->setEnabled(live != nullptr);
    const bool isOpen = live && live->isOpenToOthers();
    m_warning->setVisible(isOpen);
    offerTunnel(isOpen);
    const QString interface = Wireshark::stream(host, port);
    m_missing->setVisible(!Wireshark::isInstalled());
    m_missing->setText(Wireshark::howToInstall());
    const QString wireshark = Wireshark::command();
    m_wireshark->setCommand(wireshark + QStringLiteral(" -k -i ") + interface);
    m_netcat->setCommand(wireshark + QStringLiteral(" -k -i <( nc %1 %2 )").arg(host, port));
    m_tshark->setCommand(QStringLiteral("tshark -i %1").arg(interface));
    m_tcpdump->setCommand(QStringLiteral("nc %1 %2 | tcpdump -n -r -").arg(host, port));
    m_tunnel->setCommand(client::remoteViewerCommand(
        m_host.lab(), m_connection,
        m_backlog->isChecked() ? client::StreamStart::Backlog : client::StreamStart::Now,
        QStringLiteral("wireshark")));
    Wireshark::enable(m_open, tr("Starts Wireshark on this stream"),
                      live ? QString() : tr("The stream begins when the capture runs"));
}

/// Puts the encrypted way first where other machines are meant, and last where they are not.
void LiveCaptureInfo::offerTunnel(bool isOpenToOthers)
{
    m_plain->setVisible(isOpenToOthers);
    auto *layout = qobject_cast<QVBoxLayout *>(m_commands->layout());
    const int place = isOpenToOthers ? layout->indexOf(m_plain) : layout->count();
    if (layout->indexOf(m_tunnel) == place - 1)
        return;
    layout->removeWidget(m_tunnel);
    layout->insertWidget(isOpenToOthers ? layout->indexOf(m_plain) : layout->count(), m_tunnel);
    m_tunnel->setTabPlace(isOpenToOthers ? m_backlog : m_tcpdump->lastField());
}

quint16 LiveCaptureInfo::port(const client::CaptureStatus &live) const
{
    return m_backlog->isChecked() ? live.backlogPort : live.port;
}

void LiveCaptureInfo::openWireshark()
{
    const client::CaptureStatus *status = m_host.engine().capture(m_connection);
    if (!status || !status->isLive())
        return;
    const auto started =
        Wireshark::startLive(status->host, port(*status), m_host.topology().label(m_connection));
    if (!started)
        m_host.showMessage(PluginHost::Severity::Problem,
                           QString::fromStdString(started.error().text()));
}

} // namespace tomato::plugins
