// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/placedialog.h"

#include "app/hosts/fullhosts.h"
#include "app/hosts/hostlist.h"
#include "app/topology/attributes/hostvalues.h"
#include "plugins/api/enginetexts.h"
#include "ui/widgets/fittingcolumns.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <set>

namespace tomato::ui {

using namespace std::chrono_literals;

static constexpr int WeightRole = Qt::UserRole + 1;
/// The list shows at most this many of the cut connections.
static constexpr int MaxCutShown = 1000;

PlaceDialog::PlaceDialog(document::Document &document, QWidget *parent)
    : QDialog(parent), m_document(document), m_undoIndex(document.undoStack().index()),
      m_hosts(new QListWidget(this)),
      m_keeps(new QCheckBox(tr("&Leave elements where they were placed before"), this)),
      m_progress(new QProgressBar(this)), m_summary(new QLabel(this)),
      m_shares(new QTreeWidget(this)), m_cut(new QListWidget(this))
{
    setObjectName(QStringLiteral("placeDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Place Anew"));
    resize(640, 520);
    auto *intro = new QLabel(tr("Hosts to place the elements on:"), this);
    m_hosts->setObjectName(QStringLiteral("placeHosts"));
    m_hosts->setAccessibleName(tr("Hosts"));
    intro->setBuddy(m_hosts);
    m_keeps->setObjectName(QStringLiteral("placeKeeps"));
    m_keeps->setToolTip(tr("Places only those that are new; elements that are assigned to a host "
                           "stay on it in any case"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(tr("&Place"), QDialogButtonBox::AcceptRole);
    m_ok->setObjectName(QStringLiteral("placeOk"));
    m_ok->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &PlaceDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(intro);
    layout->addWidget(m_hosts, 1);
    layout->addWidget(m_keeps);
    layout->addWidget(createResult(), 3);
    layout->addWidget(buttons);
    m_soon.setSingleShot(true);
    m_soon.setInterval(50ms);
    connect(&m_soon, &QTimer::timeout, this, &PlaceDialog::place);
    connect(&document, &document::Document::replaced, this, &QDialog::reject);
    connect(&document, &document::Document::topologyChanged, this, &QDialog::reject);
    fillHosts();
    connect(m_hosts, &QListWidget::itemChanged, this, &PlaceDialog::placeSoon);
    connect(m_keeps, &QCheckBox::toggled, this, &PlaceDialog::placeSoon);
    placeSoon();
}

PlaceDialog::~PlaceDialog() = default;

QWidget *PlaceDialog::createResult()
{
    auto *result = new QWidget(this);
    m_progress->setObjectName(QStringLiteral("placeProgress"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    auto sizePolicy = m_progress->sizePolicy();
    sizePolicy.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(sizePolicy);
    m_progress->setMaximumHeight(8);
    m_summary->setObjectName(QStringLiteral("placeSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_shares->setObjectName(QStringLiteral("placeShares"));
    m_shares->setAccessibleName(tr("Elements by host"));
    m_shares->setRootIsDecorated(false);
    m_shares->setHeaderLabels({tr("Host"), tr("Elements"), tr("Of them moved")});
    m_cut->setObjectName(QStringLiteral("placeCut"));
    m_cut->setAccessibleName(tr("Connections between hosts"));
    auto *lists = new QHBoxLayout;
    lists->addWidget(m_shares, 1);
    lists->addWidget(m_cut, 1);
    auto *layout = new QVBoxLayout(result);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_progress);
    layout->addWidget(m_summary);
    layout->addLayout(lists, 1);
    return result;
}

void PlaceDialog::addHost(const QString &name, double weight, bool isTicked)
{
    const QString text = name == hosts::OwnHost ? tr("%1 (this machine)").arg(name) : name;
    auto *item = new QListWidgetItem(
        weight == 1 ? text : tr("%1, weight %2").arg(text, QLocale().toString(weight)), m_hosts);
    item->setData(Qt::UserRole, name);
    item->setData(WeightRole, weight);
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(isTicked ? Qt::Checked : Qt::Unchecked);
}

/// Ticks the hosts that are in use, or all when none is.
void PlaceDialog::fillHosts()
{
    std::set<QString> used;
    for (const auto &[id, element] : m_document.topology().elements()) {
        if (!element.isInterface())
            used.insert(topology::hostOf(element));
    }
    const bool isNew = !topology::usesHosts(m_document.topology());
    const auto list = hosts::HostList::known();
    addHost(hosts::OwnHost, 1, isNew || used.contains(hosts::OwnHost));
    used.erase(hosts::OwnHost);
    if (list) {
        for (const auto &[name, host] : list->hosts())
            addHost(name, host.weight.value_or(1), isNew || used.erase(name) > 0);
    }
    for (const QString &name : used)
        addHost(name, 1, true);
    // A further part of this machine is always offered for a first try.
    if (const QString second = hosts::OwnPartPrefix + QLatin1String("2"); !used.contains(second))
        addHost(second, 1, false);
    if (list)
        return;
    auto *problem =
        new QLabel(plugins::inUsersLanguage(QString::fromStdString(list.error().text())), this);
    problem->setWordWrap(true);
    problem->setTextFormat(Qt::PlainText);
    qobject_cast<QVBoxLayout *>(layout())->insertWidget(0, problem);
}

void PlaceDialog::placeSoon()
{
    m_run.reset(); // what it would say is of no use any more
    m_ok->setEnabled(false);
    m_progress->show();
    m_soon.start();
}

void PlaceDialog::place()
{
    std::vector<hosts::PlacementShare> shares;
    for (int row = 0; row < m_hosts->count(); ++row) {
        const QListWidgetItem *item = m_hosts->item(row);
        if (item->checkState() == Qt::Checked)
            shares.push_back(
                {item->data(Qt::UserRole).toString(), item->data(WeightRole).toDouble()});
    }
    if (shares.empty()) {
        showProblem(tr("Tick a host at least."));
        return;
    }
    auto graph = hosts::PlacementGraph::of(m_document.topology(), shares, !m_keeps->isChecked());
    if (!graph) {
        showProblem(plugins::inUsersLanguage(QString::fromStdString(graph.error().text())));
        return;
    }
    m_run = std::make_unique<hosts::PlaceRun>();
    m_run->start(std::move(*graph), [this](const auto &outcome) { showOutcome(outcome); });
}

void PlaceDialog::showProblem(const QString &text)
{
    m_progress->hide();
    m_summary->setText(text);
    m_shares->clear();
    m_cut->clear();
    m_ok->setEnabled(false);
}

/// Tells whether the element would run on another host than now.
static bool moves(const topology::Topology &topology, const ElementId &device, const QString &host)
{
    const topology::Element *element = topology.element(device);
    return element != nullptr && topology::hostOf(*element) != host;
}

int PlaceDialog::countMoves() const
{
    return static_cast<int>(std::ranges::count_if(m_placement, [this](const auto &each) {
        return moves(m_document.topology(), each.first, each.second);
    }));
}

void PlaceDialog::showOutcome(const hosts::PlaceRun::Outcome &outcome)
{
    m_progress->hide();
    m_placement = outcome.placement;
    struct Share
    {
        int elements = 0;
        int moved = 0;
    };
    std::map<QString, Share> byHost;
    for (const auto &[device, host] : m_placement) {
        ++byHost[host].elements;
        byHost[host].moved += moves(m_document.topology(), device, host) ? 1 : 0;
    }
    m_shares->clear();
    const QLocale locale;
    for (const auto &[host, share] : byHost) {
        auto *row = new QTreeWidgetItem(
            {host, locale.toString(share.elements), locale.toString(share.moved)});
        for (const int column : {1, 2})
            row->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        m_shares->addTopLevelItem(row);
    }
    fitColumns(*m_shares);
    showCut();
    if (!outcome.remark.isEmpty())
        m_summary->setText(m_summary->text() + u'\n' + outcome.remark);
    showFullHosts();
    m_ok->setEnabled(true);
}

void PlaceDialog::showFullHosts()
{
    const auto list = hosts::HostList::known();
    if (!list)
        return; // it is said above
    const QLocale locale;
    for (const hosts::FullHost &each : hosts::fullHosts(m_document.topology(), m_placement, *list))
        m_summary->setText(
            m_summary->text() + u'\n' +
            tr("%1: its elements may take %2 MB of memory, and it has %3 MB.")
                .arg(each.host, locale.toString(each.wanted), locale.toString(each.memory)));
}

void PlaceDialog::showCut()
{
    const topology::Topology &topology = m_document.topology();
    m_cut->clear();
    for (const auto &[id, connection] : topology.connections()) {
        const auto hostAt = [&, &ends = connection.ends](std::size_t side) {
            return m_placement.at(topology.deviceOf(ends[side])->id);
        };
        if (m_cut->count() < MaxCutShown && hostAt(0) != hostAt(1))
            m_cut->addItem(
                QStringLiteral("%1  (%2 ⇄ %3)").arg(topology.label(id), hostAt(0), hostAt(1)));
    }
    const QLocale locale;
    m_summary->setText(
        tr("%1 of %2 connections would lead from one host to another. %3 of %4 elements would run "
           "elsewhere than now; those of them that run start anew there.")
            .arg(locale.toString(hosts::countCut(topology, m_placement)),
                 locale.toString(topology.connections().size()), locale.toString(countMoves()),
                 locale.toString(m_placement.size())));
}

void PlaceDialog::apply()
{
    if (m_document.undoStack().index() != m_undoIndex) {
        showProblem(tr("The topology has changed meanwhile."));
        return;
    }
    std::map<ElementId, QJsonObject> changes;
    for (const auto &[device, host] : m_placement)
        changes[device] = {{topology::PlacedAttribute, host}};
    const int moved = countMoves();
    const int cut = hosts::countCut(m_document.topology(), m_placement);
    // The change below comes from this dialog.
    m_document.disconnect(this);
    const auto done =
        m_document.changeElements(changes, m_document.annotations(), tr("Place anew"));
    if (done)
        emit placed(tr("%1 elements moved; %2 connections lead from one host to another")
                        .arg(QLocale().toString(moved), QLocale().toString(cut)));
    else
        emit failed(QString::fromStdString(done.error().text()));
    accept();
}

} // namespace tomato::ui
