// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/labcommands.h"

#include "app/hosts/remoteelement.h"
#include "app/topology/addressplan.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/labsettings.h"
#include "plugins/api/listtext.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/commands/actions.h"
#include "ui/commands/filecommands.h"
#include "ui/lab/labsession.h"
#include "ui/lab/windows/mactablewindow.h"
#include "ui/lab/windows/runcommanddialog.h"
#include "ui/lab/windows/serviceswindow.h"
#include "ui/preferences/generalpreferences.h"
#include "ui/preferences/terminalprogram.h"

#include <QDesktopServices>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QUrl>

#include <algorithm>

namespace tomato::ui {

LabCommands::LabCommands(LabSession &lab, TopologyScene &scene, Actions &actions,
                         FileCommands &files, QWidget &window)
    : m_lab(lab), m_scene(scene), m_actions(actions), m_files(files), m_window(window)
{
    connect(actions.actionStartLab, &QAction::triggered, &lab, &LabSession::start);
    connect(actions.actionStopLab, &QAction::triggered, this, [this] { m_lab.stop(); });
    connect(actions.actionStartElement, &QAction::triggered, this, [this] {
        for (const ElementId &id : m_scene.selectedElements())
            m_lab.startElement(id);
    });
    connect(actions.actionStopElement, &QAction::triggered, this, [this] {
        for (const ElementId &id : m_scene.selectedElements())
            m_lab.stopElement(id);
    });
    connect(actions.actionTerminal, &QAction::triggered, this,
            [this] { openTerminal(selectedElement()); });
    connect(actions.actionRunCommand, &QAction::triggered, this,
            [this] { runCommand(selectedElement()); });
    connect(actions.actionMacTable, &QAction::triggered, this,
            [this] { showMacTable(selectedElement()); });
    connect(actions.actionServices, &QAction::triggered, this,
            [this] { showServices(selectedElement()); });
    connect(actions.actionWorkingFolder, &QAction::triggered, this,
            [this] { openWorkingFolder(selectedElement()); });
    connect(actions.actionAssignAddresses, &QAction::triggered, this,
            &LabCommands::assignAddresses);
    connect(actions.actionComputeRoutes, &QAction::triggered, this, &LabCommands::computeRoutes);
    connect(&lab, &LabSession::changed, this, &LabCommands::refreshActions);
    connect(&scene, &QGraphicsScene::selectionChanged, this, &LabCommands::refreshActions);
    connect(&scene.document(), &document::Document::topologyChanged, this,
            &LabCommands::refreshActions);
    refreshActions();
}

ElementId LabCommands::selectedElement() const
{
    const auto selected = m_scene.selectedElements();
    return selected.size() == 1 ? selected.front() : ElementId();
}

void LabCommands::refreshActions()
{
    const bool isEmpty = m_scene.document().topology().elements().empty();
    const bool isUp = m_lab.isUp();
    m_actions.actionStartLab->setEnabled(!isEmpty && !m_lab.isStarting() &&
                                         (!isUp || !m_lab.stoppedElements().empty()));
    m_actions.actionStopLab->setEnabled(isUp);
    m_actions.actionAssignAddresses->setEnabled(!isEmpty);
    m_actions.actionComputeRoutes->setEnabled(!isEmpty);
    m_actions.actionComputeRoutes->setChecked(
        topology::computesRoutes(m_scene.document().topology()));
    bool canStart = false;
    bool canStop = false;
    for (const ElementId &id : m_scene.selectedElements()) {
        const bool runs = m_lab.isElementRunning(id);
        canStart |= m_lab.isRunning() && !runs;
        canStop |= m_lab.isRunning() && runs;
    }
    m_actions.actionStartElement->setEnabled(canStart);
    m_actions.actionStopElement->setEnabled(canStop);
    const bool canEnter = m_lab.isElementRunning(selectedElement());
    m_actions.actionTerminal->setEnabled(canEnter);
    m_actions.actionRunCommand->setEnabled(canEnter);
    m_actions.actionServices->setEnabled(canEnter);
    m_actions.actionWorkingFolder->setEnabled(canEnter);
    const topology::Element *element = m_scene.document().topology().element(selectedElement());
    m_actions.actionMacTable->setEnabled(canEnter && element != nullptr &&
                                         element->kind() == topology::ElementKind::Switch);
}

/// Returns "4 addresses, 2 gateways".
static QString saidAs(const std::vector<topology::AddressChange> &plan)
{
    const auto all = static_cast<int>(plan.size());
    const auto gateways = static_cast<int>(
        std::count_if(plan.begin(), plan.end(), [](const topology::AddressChange &each) {
            return each.key == topology::Gateway4Attribute ||
                   each.key == topology::Gateway6Attribute;
        }));
    QStringList parts;
    if (all > gateways)
        parts << LabCommands::tr("%n address(es)", nullptr, all - gateways);
    if (gateways > 0)
        parts << LabCommands::tr("%n gateway(s)", nullptr, gateways);
    return plugins::listText(parts);
}

void LabCommands::assignAddresses()
{
    const auto plan = topology::planAddresses(m_scene.document().topology());
    const auto assigned = m_scene.document().assignAddresses();
    if (!assigned)
        emit problem(QString::fromStdString(assigned.error().text()), {});
    else if (assigned->addresses == 0)
        emit information(tr("All interfaces have their addresses already"));
    else
        emit information(tr("Assigned: %1").arg(saidAs(plan)));
    if (assigned && assigned->routes)
        emit information(tr("Compute Routes was turned on, so that the routers know the way to "
                            "each other's networks; Undo or Lab > Compute Routes turns it off"));
}

void LabCommands::computeRoutes(bool compute)
{
    const auto changed = m_scene.document().changeTopology(
        {{topology::ComputeRoutesAttribute,
          compute}}, // what was turned off by hand is not turned on
        compute ? tr("Compute routes") : tr("Compute no routes"));
    if (!changed)
        emit problem(QString::fromStdString(changed.error().text()), {});
}

bool LabCommands::isElsewhere(const ElementId &element) const
{
    return m_lab.isElementRunning(element) && !m_lab.status().elements.at(element).host.isEmpty();
}

Result<QStringList> LabCommands::lineInside(const ElementId &element, const QStringList &command,
                                            hosts::Asking asking) const
{
    if (!m_lab.isElementRunning(element))
        return failure(tr("The element does not run. Start it first.").toStdString());
    const client::ElementStatus &status = m_lab.status().elements.at(element);
    if (status.host.isEmpty())
        return client::enterElement(status) + command;
    return hosts::commandInside(status, element, command, asking);
}

/// An element of another document may have the same id.
void LabCommands::closeWithDocument(QDialog &window) const
{
    connect(&m_scene.document(), &document::Document::replaced, &window, &QDialog::reject);
}

void LabCommands::openTerminal(const ElementId &element)
{
    if (!m_lab.isElementRunning(element))
        return;
    const auto inside =
        lineInside(element, isElsewhere(element) ? hosts::anyShell() : QStringList{userShell()},
                   hosts::Asking::InTerminal);
    if (!inside) {
        emit problem(QString::fromStdString(inside.error().text()), element);
        return;
    }
    const auto program = findTerminalProgram(preferredTerminal());
    if (!program) {
        emit problem(QString::fromStdString(program.error().text()), {});
        return;
    }
    const QString name = m_scene.document().topology().label(element);
    const QStringList line = terminalCommand(*program, name, *inside);
    if (!QProcess::startDetached(line.first(), line.mid(1)))
        emit problem(tr("The terminal program “%1” could not be started").arg(line.first()),
                     element);
}

void LabCommands::runCommand(const ElementId &element)
{
    if (!m_lab.isElementRunning(element))
        return;
    auto *dialog = new RunCommandDialog(
        m_scene.document().topology().label(element),
        [this, element](const QStringList &command) {
            return lineInside(element, command, hosts::Asking::ByDialog);
        },
        &m_window);
    closeWithDocument(*dialog);
    dialog->show();
}

void LabCommands::showServices(const ElementId &element)
{
    if (!m_lab.isElementRunning(element))
        return;
    const auto commands = [this, element] {
        const auto &elements = m_lab.status().elements;
        const auto found = elements.find(element);
        return found == elements.end() ? std::vector<client::CommandStatus>()
                                       : found->second.commands;
    };
    auto *window = new ServicesWindow(m_scene.document().topology().label(element), commands,
                                      &m_window, m_lab.status().elements.at(element).host);
    closeWithDocument(*window);
    window->show();
}

void LabCommands::openWorkingFolder(const ElementId &element)
{
    if (!m_lab.isElementRunning(element))
        return;
    const client::ElementStatus &status = m_lab.status().elements.at(element);
    const QString folder = status.folder;
    const auto url = status.host.isEmpty() ? Result<QUrl>(QUrl::fromLocalFile(folder))
                                           : hosts::folderUrl(status);
    if (!url)
        emit problem(QString::fromStdString(url.error().text()), element);
    else if (!QDesktopServices::openUrl(*url))
        emit problem(tr("No program opens folders here; it is %1").arg(folder), element);
}

void LabCommands::showMacTable(const ElementId &element)
{
    const auto farEnd = [this, element](const QString &port) -> QString {
        const auto &topology = m_scene.document().topology();
        const auto &elements = m_lab.status().elements;
        const auto found = elements.find(element);
        if (found == elements.end())
            return {};
        for (const auto &[id, name] : found->second.interfaces) {
            const topology::Connection *connection =
                name == port ? topology.connectionAt(id) : nullptr;
            if (connection != nullptr)
                return topology.label(connection->ends[connection->ends[0] == id ? 1 : 0]);
        }
        return {};
    };
    auto *window = new MacTableWindow(
        m_scene.document().topology().label(element),
        isElsewhere(element) ? MacTableWindow::Place::Elsewhere : MacTableWindow::Place::Here,
        [this, element](const QStringList &command) {
            return lineInside(element, command, hosts::Asking::Never);
        },
        farEnd, &m_window);
    closeWithDocument(*window);
    window->show();
}

void LabCommands::stopThen(const Next &next)
{
    m_lab.stop([next](bool stopped) {
        if (stopped)
            next();
    });
}

void LabCommands::leaveRunning(const Next &next)
{
    m_files.saveThen([this, next] { m_lab.leaveRunning(next); });
}

bool LabCommands::isCommandRunning() const
{
    const auto dialogs = m_window.findChildren<RunCommandDialog *>();
    return std::any_of(dialogs.begin(), dialogs.end(),
                       [](const RunCommandDialog *dialog) { return dialog->isRunning(); });
}

void LabCommands::leave(Next next)
{
    if (!m_lab.isUp() && !m_lab.isStarting()) {
        m_files.leave(std::move(next));
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Question, tr("The lab is running"),
                                tr("Stop the lab of “%1”?").arg(m_scene.document().displayName()),
                                QMessageBox::NoButton, &m_window);
    box->setObjectName(QStringLiteral("leaveLabQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QString more = tr("A lab that is left running goes on capturing. Its topology is "
                      "saved first, and Lab > Running Labs leads back to it.");
    if (isCommandRunning())
        more += QLatin1Char(' ') + tr("The commands in the Run Command windows end.");
    box->setInformativeText(more);
    auto *stop = box->addButton(tr("&Stop Lab"), QMessageBox::AcceptRole);
    stop->setObjectName(QStringLiteral("stopLabAndLeave"));
    auto *keep = box->addButton(tr("&Leave It Running"), QMessageBox::DestructiveRole);
    keep->setObjectName(QStringLiteral("leaveLabRunning"));
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(stop);
    connect(box, &QDialog::finished, this, [this, box, stop, keep, next] {
        if (box->clickedButton() == stop)
            m_files.leave([this, next] { stopThen(next); });
        else if (box->clickedButton() == keep)
            leaveRunning(next);
    });
    box->open();
}

} // namespace tomato::ui
