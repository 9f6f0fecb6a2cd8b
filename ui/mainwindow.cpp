// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "plugins/api/connectionoverlay.h"
#include "plugins/api/connectiontab.h"
#include "ui/canvas/canvasview.h"
#include "ui/configwindow.h"
#include "ui/editorhost.h"
#include "ui/fileactions.h"
#include "ui/icons.h"
#include "ui/messagespanel.h"
#include "ui/palettepanel.h"
#include "ui/propertiespanel.h"
#include "ui/runcommanddialog.h"
#include "ui/terminal.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileInfo>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStatusBar>
#include <QUrl>

namespace tomato::ui {

using Severity = plugins::PluginHost::Severity;

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent), m_session(new LabSession(m_document, this)),
      m_host(new EditorHost(m_document, *m_session, *this)),
      m_scene(new CanvasScene(m_document, this)), m_view(new CanvasView(*m_scene, this)),
      m_files(new FileActions(m_document, *this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    resize(1180, 760);
    setCentralWidget(m_view);
    createDocks();
    createActions();
    createStatusBar();
    connectDocument();
    connectScene();
    connectSession();
    m_view->setEmptyState(createEmptyState());
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("windowState")).toByteArray());
    updateTitle();
    updateSelection();
    updateLab();
}

MainWindow::~MainWindow()
{
    // The scene and the session answer the document's signals to their last moment.
    m_document.disconnect();
    m_scene->disconnect(this);
    m_session->disconnect(this);
}

void MainWindow::loadPlugins(const QStringList &folders)
{
    m_plugins.load(folders, *m_host);
    for (const QString &problem : m_plugins.problems())
        inform(Severity::Problem, problem);
    updateBadges();
    updateSelection();
}

bool MainWindow::openFile(const QString &path)
{
    if (!m_files->open(path))
        return false;
    m_view->zoomToFit();
    return true;
}

void MainWindow::inform(Severity severity, const QString &text)
{
    m_messages->add(severity, text);
    statusBar()->showMessage(text, 8000);
    if (severity == Severity::Problem)
        m_messages->parentWidget()->show();
}

void MainWindow::connectDocument()
{
    using document::Document;
    connect(&m_document, &Document::modifiedChanged, this, &MainWindow::updateTitle);
    connect(&m_document, &Document::filePathChanged, this, &MainWindow::updateTitle);
    connect(&m_document, &Document::topologyChanged, this, &MainWindow::updateTitle);
    connect(&m_document, &Document::topologyChanged, this, &MainWindow::updateBadges);
    connect(&m_document, &Document::topologyChanged, this, &MainWindow::updateLab);
    connect(&m_document, &Document::replaced, this, [this] {
        updateSelection();
        updateLab();
        m_view->zoomToFit();
    });
    connect(m_files, &FileActions::failed, this,
            [this](const QString &message) { inform(Severity::Problem, message); });
    connect(m_host, &EditorHost::messageShown, this, &MainWindow::inform);
    connect(m_host, &EditorHost::configureRequested, this, &MainWindow::configure);
    connect(m_properties, &PropertiesPanel::refused, this,
            [this](const QString &reason) { inform(Severity::Warning, reason); });
    connect(m_messages, &MessagesPanel::activatedText, this, &MainWindow::jumpToMentioned);
}

void MainWindow::connectScene()
{
    connect(m_scene, &QGraphicsScene::selectionChanged, this, &MainWindow::updateSelection);
    connect(m_scene, &CanvasScene::refused, this,
            [this](const QString &reason) { inform(Severity::Warning, reason); });
    connect(m_scene, &CanvasScene::toolChanged, this, [this](CanvasScene::Tool tool) {
        m_select->setChecked(tool == CanvasScene::Tool::Select);
        m_connect->setChecked(tool == CanvasScene::Tool::Connect);
        if (tool != CanvasScene::Tool::Add)
            m_palette->clearSelection();
        if (tool == CanvasScene::Tool::Connect)
            statusBar()->showMessage(tr("Drag from one element to another; Esc ends."));
        else if (tool == CanvasScene::Tool::Add)
            statusBar()->showMessage(tr("Click where the element shall stand; Esc ends."));
        else
            statusBar()->clearMessage();
    });
    connect(m_palette, &PalettePanel::kindChosen, this, [this](topology::ElementKind kind) {
        m_scene->setTool(CanvasScene::Tool::Add, kind);
        m_view->setFocus();
    });
    connect(m_scene, &CanvasScene::elementActivated, this, &MainWindow::renameElement);
    connect(m_scene, &CanvasScene::connectionActivated, this, &MainWindow::configure);
    connect(m_scene, &CanvasScene::elementMenuRequested, this,
            [this](const ElementId &element, QPoint position) {
                QMenu menu(this);
                menu.setObjectName(QStringLiteral("elementMenu"));
                fillElementMenu(menu, element);
                menu.exec(position);
            });
    connect(m_scene, &CanvasScene::connectionMenuRequested, this,
            [this](const ConnectionId &connection, QPoint position) {
                QMenu menu(this);
                menu.setObjectName(QStringLiteral("connectionMenu"));
                fillConnectionMenu(menu, connection);
                menu.exec(position);
            });
    connect(m_scene, &CanvasScene::canvasMenuRequested, this, [this](QPointF at, QPoint position) {
        using topology::ElementKind;
        QMenu menu(this);
        for (const ElementKind kind : {ElementKind::Host, ElementKind::Router, ElementKind::Switch,
                                       ElementKind::Hub, ElementKind::ExternalNetwork})
            menu.addAction(elementIcon(kind), tr("Add %1").arg(kindName(kind)), this,
                           [this, kind, at] { (void)m_document.addElement(kind, at); });
        menu.addSeparator();
        menu.addAction(tr("Zoom to fit"), m_view, &CanvasView::zoomToFit);
        menu.exec(position);
    });
    connect(m_view, &CanvasView::zoomChanged, this,
            [this](double zoom) { m_zoom->setText(tr("%1 %").arg(qRound(zoom * 100))); });
}

void MainWindow::connectSession()
{
    connect(m_session, &LabSession::changed, this, &MainWindow::updateLab);
    connect(m_session, &LabSession::failed, this,
            [this](const QString &message) { inform(Severity::Problem, message); });
    connect(m_session, &LabSession::informed, this,
            [this](const QString &message) { inform(Severity::Information, message); });
    connect(m_session, &LabSession::progressed, this, [this](int done, int total) {
        m_progress->setRange(0, total);
        m_progress->setValue(done);
    });
    connect(&m_session->engine(), &client::EngineClient::capturesChanged, this,
            &MainWindow::updateBadges);
}

void MainWindow::updateTitle()
{
    setWindowTitle(tr("%1[*] – ToMaTo Desktop").arg(m_document.displayName()));
    setWindowModified(m_document.isModified());
    setWindowFilePath(m_document.filePath());
}

void MainWindow::updateSelection()
{
    const auto elements = m_scene->selectedElements();
    const auto connections = m_scene->selectedConnections();
    m_delete->setEnabled(!elements.empty() || !connections.empty());
    m_rename->setEnabled(elements.size() == 1);
    m_elementMenu->setEnabled(elements.size() == 1);
    m_connectionMenu->setEnabled(connections.size() == 1);
    if (elements.size() == 1 && connections.empty())
        m_properties->show(elements.front());
    else if (connections.size() == 1 && elements.empty())
        m_properties->show(connections.front());
    else
        m_properties->showNothing();
}

static RunState canvasState(client::ElementStatus::State state)
{
    switch (state) {
    case client::ElementStatus::State::Stopped:
        return RunState::Stopped;
    case client::ElementStatus::State::Starting:
        return RunState::Starting;
    case client::ElementStatus::State::Running:
        return RunState::Running;
    case client::ElementStatus::State::Failed:
        return RunState::Failed;
    }
    return RunState::Stopped;
}

void MainWindow::updateLab()
{
    const bool isRunning = m_session->isRunning();
    const client::LabStatus &lab = m_session->engine().lab();
    m_startLab->setEnabled(!isRunning && !m_session->isBusy() &&
                           !m_document.topology().elements().empty());
    m_stopLab->setEnabled(isRunning && !m_session->isBusy());
    m_progress->setVisible(m_session->isBusy());
    if (!m_session->isBusy())
        m_progress->reset();
    m_labState->setText(m_session->isBusy() ? tr("Working…")
                        : isRunning         ? tr("● Lab is running")
                                            : tr("○ Lab is stopped"));
    for (const auto &[id, element] : m_document.topology().elements()) {
        ElementItem *item = m_scene->elementItem(id);
        const auto status = lab.elements.find(id);
        if (item != nullptr)
            item->setState(status == lab.elements.end() ? RunState::Stopped
                                                        : canvasState(status->second.state),
                           status == lab.elements.end() ? QString() : status->second.reason);
    }
    for (const auto &[id, connection] : m_document.topology().connections()) {
        if (ConnectionItem *item = m_scene->connectionItem(id))
            item->setActive(isRunning && lab.wires.contains(id));
    }
    updateBadges();
}

void MainWindow::updateBadges()
{
    const auto providers = m_plugins.providers<plugins::ConnectionOverlayProvider>();
    for (const auto &[id, connection] : m_document.topology().connections()) {
        ConnectionItem *item = m_scene->connectionItem(id);
        if (item == nullptr)
            continue;
        std::optional<plugins::ConnectionBadge> badge;
        for (const auto *provider : providers) {
            if (!badge)
                badge = provider->badge(id);
        }
        item->setBadge(badge);
    }
}

void MainWindow::configure(const ConnectionId &connection)
{
    const auto tabs = m_plugins.providers<plugins::ConnectionTabProvider>();
    if (tabs.empty())
        return inform(Severity::Warning, tr("No plugin brings settings for connections."));
    auto *window = new ConfigWindow(*m_host, tabs, connection, this);
    window->open();
}

void MainWindow::renameElement(const ElementId &element)
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("renameElement"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename"));
    dialog->setLabelText(tr("New name of %1:").arg(m_document.topology().label(element)));
    dialog->setTextValue(m_document.topology().element(element)->name());
    connect(dialog, &QInputDialog::textValueSelected, this, [this, element](const QString &name) {
        if (const auto renamed = m_document.rename(element, name); !renamed)
            inform(Severity::Warning, QString::fromStdString(renamed.error().text()));
    });
    dialog->open();
}

void MainWindow::deleteSelection()
{
    const auto elements = m_scene->selectedElements();
    const auto connections = m_scene->selectedConnections();
    if (!elements.empty() || !connections.empty())
        (void)m_document.remove(elements, connections);
}

void MainWindow::activateSelection()
{
    const auto connections = m_scene->selectedConnections();
    if (connections.size() == 1)
        configure(connections.front());
}

/// Words to enter a running element; empty, with a message, when it does not run.
static QStringList enterWords(LabSession &session, const ElementId &element)
{
    const auto &elements = session.engine().lab().elements;
    const auto status = elements.find(element);
    if (status == elements.end() || status->second.process == 0)
        return {};
    return client::enterElement(status->second);
}

void MainWindow::openTerminalIn(const ElementId &element)
{
    const QStringList words = enterWords(*m_session, element);
    const QString name = m_document.topology().label(element);
    if (words.isEmpty())
        return inform(Severity::Warning, tr("%1 does not run.").arg(name));
    const QString shell = qEnvironmentVariable("SHELL", QStringLiteral("/bin/sh"));
    if (const auto opened = openTerminal(name, words + QStringList{shell}); !opened)
        inform(Severity::Problem,
               tr("Terminal: %1").arg(QString::fromStdString(opened.error().text())));
}

void MainWindow::runCommandIn(const ElementId &element)
{
    const QStringList words = enterWords(*m_session, element);
    const QString name = m_document.topology().label(element);
    if (words.isEmpty())
        return inform(Severity::Warning, tr("%1 does not run.").arg(name));
    (new RunCommandDialog(name, words, this))->show();
}

void MainWindow::assignAddresses()
{
    const auto count = m_document.assignAddresses();
    if (!count)
        inform(Severity::Problem, QString::fromStdString(count.error().text()));
    else if (*count == 0)
        inform(Severity::Information, tr("Every connected interface has its addresses already."));
    else
        inform(Severity::Information, tr("%n attribute(s) were set.", nullptr, *count));
}

void MainWindow::jumpToMentioned(const QString &message)
{
    for (const auto &[id, element] : m_document.topology().elements()) {
        if (!element.isInterface() && message.contains(element.name())) {
            m_scene->selectOnly(id);
            m_view->centerOn(m_scene->elementItem(id));
            return;
        }
    }
}

bool MainWindow::mayLeaveLab()
{
    if (!m_session->isRunning())
        return true;
    QMessageBox box(
        QMessageBox::Question, tr("The lab is running"),
        tr("“%1” is running as a lab. Left running, it goes on recording; open the file "
           "again to come back to it.")
            .arg(m_document.displayName()),
        QMessageBox::NoButton, this);
    box.setObjectName(QStringLiteral("labIsRunning"));
    QPushButton *stop = box.addButton(tr("&Stop the lab"), QMessageBox::AcceptRole);
    QPushButton *leave = box.addButton(tr("&Leave it running"), QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(stop);
    box.exec();
    if (box.clickedButton() == leave)
        return true;
    if (box.clickedButton() != stop)
        return false;
    setEnabled(false);
    m_session->stop([this] {
        setEnabled(true);
        if (m_session->isRunning())
            return; // the session said why
        m_mayClose = true;
        close();
    });
    return false;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_mayClose && (!m_files->mayDiscard() || !mayLeaveLab())) {
        event->ignore();
        return;
    }
    QSettings settings;
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("windowState"), saveState());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().front().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString path = event->mimeData()->urls().front().toLocalFile();
    if (m_files->mayDiscard())
        openFile(path);
}

} // namespace tomato::ui
