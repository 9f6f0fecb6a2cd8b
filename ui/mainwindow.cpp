// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "app/document/examples.h"
#include "plugins/api/connectionactions.h"
#include "plugins/api/connectiontab.h"
#include "plugins/api/preferencespage.h"
#include "ui/bulk/bulkcommands.h"
#include "ui/canvas/canvasgestures.h"
#include "ui/canvas/canvasoptions.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/legend/emptystate.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/commands/actions.h"
#include "ui/commands/annotationcommands.h"
#include "ui/commands/contextmenus.h"
#include "ui/commands/editcommands.h"
#include "ui/commands/filecommands.h"
#include "ui/commands/layoutcommands.h"
#include "ui/commands/picturecommands.h"
#include "ui/commands/stackingcommands.h"
#include "ui/commands/templatecommands.h"
#include "ui/configwindow.h"
#include "ui/editordocks.h"
#include "ui/editormenus.h"
#include "ui/editormessages.h"
#include "ui/firstcapturetour.h"
#include "ui/help/helpwindows.h"
#include "ui/hosttools.h"
#include "ui/lab/agreement/outsidequestion.h"
#include "ui/lab/display/connectionstatistics.h"
#include "ui/lab/labcommands.h"
#include "ui/lab/labsession.h"
#include "ui/lab/labstatusbar.h"
#include "ui/lab/windows/runninglabswindow.h"
#include "ui/palette/elementpalette.h"
#include "ui/panels/messagespanel.h"
#include "ui/plugins/editorpluginhost.h"
#include "ui/preferences/preferences.h"
#include "ui/properties/propertiespanel.h"
#include "ui/recovery/crashrecovery.h"
#include "ui/recovery/recoverybar.h"
#include "ui/search/findbar.h"
#include "ui/tree/topologytree.h"
#include "ui/viewactions.h"
#include "ui/widgets/canvasroom.h"
#include "ui/widgets/icons.h"
#include "ui/windowplace.h"
#include "ui/windowplugins.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMimeData>
#include <QVBoxLayout>

namespace tomato::ui {

using document::Document;

MainWindow::MainWindow(const QStringList &pluginDirectories, QWidget *parent)
    : QMainWindow(parent), m_lab(std::make_unique<LabSession>(m_document)),
      m_host(std::make_unique<EditorPluginHost>(m_document, *m_lab, *this)),
      m_plugins(new WindowPlugins(*this, *m_host)), m_actions(new Actions(palette(), this)),
      m_scene(new TopologyScene(m_document, palette(), font(), this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    createCanvas();
    m_host->setCanvas(*m_scene, *m_view);
    createDocks();
    m_status = new LabStatusBar(*m_lab, *m_actions, this);
    setStatusBar(m_status);
    m_messages = std::make_unique<EditorMessages>(m_document, *m_ownDocks, *m_status);
    loadPlugins(pluginDirectories);
    m_files = std::make_unique<FileCommands>(m_document, *this, [this](FileCommands::Next next) {
        m_labCommands->leave(std::move(next));
    });
    m_labCommands = std::make_unique<LabCommands>(*m_lab, *m_scene, *m_actions, *m_files, *this);
    m_edits = std::make_unique<EditCommands>(*m_scene, *m_view, *m_actions);
    m_layouts = std::make_unique<LayoutCommands>(*m_scene, *this);
    m_annotations = new AnnotationCommands(*m_scene, *m_view, this);
    m_stacking = new StackingCommands(*m_scene, *m_actions, this);
    m_bulk = new BulkCommands(*m_scene, *m_view, this);
    m_templates = new TemplateCommands(*m_scene, *m_view, *m_gestures, m_ownDocks->palette(), this);
    m_canvasOptions = new CanvasOptions(*m_scene, *m_view, *m_gestures, this);
    createHostTools();
    createMenus();
    connectFiles();
    connectViews();
    connectWindows();
    connectProblems();
    connectCanvas();
    connectLab();
    createRecovery();
    refreshTitle();
    restoreWindowPlace(*this);
    m_view->setFocus();
}

MainWindow::~MainWindow()
{
    m_scene->disconnect(); // nobody needs to hear how its items go
    m_layouts.reset();
    // Windows and tabs of plugins go before the plugins' code does.
    qDeleteAll(findChildren<QDialog *>());
    delete m_hosts;
    delete m_plugins;
    delete m_recovery; // the document's changes are saved, or not wanted
    delete takeCentralWidget();
    delete m_scene;
}

void MainWindow::createCanvas()
{
    auto *centre = new QWidget(this);
    m_view = new CanvasView(*m_scene, centre);
    m_gestures = new CanvasGestures(*m_scene);
    auto *recovery = new RecoveryBar(document::recoveryDirectory(), centre);
    m_recovery = new CrashRecovery(m_document, *recovery, this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_find = new FindBar(*m_scene, *m_view, centre);
    layout->addWidget(recovery);
    layout->addWidget(m_find);
    layout->addWidget(m_view, 1);
    setCentralWidget(centre);
}

void MainWindow::createDocks()
{
    m_ownDocks = std::make_unique<EditorDocks>(*this, m_document.undoStack(), *m_scene, *m_view);
    connect(&m_ownDocks->palette(), &ElementPalette::chosen, this,
            [this](const ElementSort &sort) { m_edits->add(sort); });
}

void MainWindow::loadPlugins(const QStringList &directories)
{
    for (const Error &error : m_plugins->load(directories, m_ownDocks->messagesDock())) {
        m_ownDocks->messages().addAboutProgram(
            Severity::Warning,
            tr("A plugin was left out: %1").arg(QString::fromStdString(error.text())));
        m_ownDocks->messagesDock().show();
    }
    new CanvasRoom(*this, *m_view);
    m_menus = new ContextMenus(*m_scene, *m_actions,
                               m_plugins->providers<plugins::ConnectionActionProvider>(), this);
}

void MainWindow::createHostTools()
{
    m_hosts = new HostTools(*this, m_ownDocks->messagesDock());
    m_menus->setHostCommands(m_hosts->commands());
    connect(m_hosts, &HostTools::problem, this, [this](const QString &text, const QString &topic) {
        showMessage(Severity::Problem, text, {}, {}, topic);
    });
    connect(m_hosts, &HostTools::resolved, m_messages.get(), &EditorMessages::resolve);
    connect(m_hosts, &HostTools::information, m_messages.get(), &EditorMessages::showInformation);
}

void MainWindow::createMenus()
{
    auto *menus = new EditorMenus(*this, {*m_actions, *m_files, *m_bulk, *m_templates, *m_layouts,
                                          *m_annotations, *m_canvasOptions, *m_menus, *m_hosts,
                                          *m_ownDocks, *m_plugins});
    m_menus->setTemplates(*m_templates);
    connect(menus, &EditorMenus::failed, m_messages.get(), &EditorMessages::showProblem);
}

void MainWindow::createRecovery()
{
    connect(m_recovery, &CrashRecovery::failed, this,
            [this](const QString &text) { m_messages->show(Severity::Warning, text); });
    connect(m_recovery, &CrashRecovery::recoverRequested, this,
            [this](const document::Recovery &recovery) {
                m_labCommands->leave([this, recovery] { m_recovery->recover(recovery); });
            });
}

void MainWindow::offerRecovery()
{
    m_recovery->offer();
}

void MainWindow::connectFiles()
{
    FileCommands *files = m_files.get();
    connect(m_actions->actionNew, &QAction::triggered, files, &FileCommands::create);
    connect(m_actions->actionOpen, &QAction::triggered, files, &FileCommands::chooseAndOpen);
    connect(m_actions->actionImport, &QAction::triggered, files, &FileCommands::chooseAndImport);
    connect(m_actions->actionExportTopology, &QAction::triggered, files,
            &FileCommands::chooseAndExport);
    connect(m_actions->actionExportExperiment, &QAction::triggered, files,
            &FileCommands::chooseAndExportExperiment);
    connect(m_actions->actionSave, &QAction::triggered, files, &FileCommands::save);
    connect(m_actions->actionSaveAs, &QAction::triggered, files, &FileCommands::saveAs);
    connect(files, &FileCommands::imported, this, &MainWindow::showImported);
    connect(files, &FileCommands::exported, this,
            [this](const QString &path, const exchange::ImportReport &report) {
                m_messages->showReport(report,
                                       tr("%1 was exported").arg(QFileInfo(path).fileName()));
            });
    connect(files, &FileCommands::bundled, this, [this](const QString &path, const QString &notes) {
        m_messages->showInformation(tr("%1 was exported").arg(QFileInfo(path).fileName()));
        if (!notes.isEmpty())
            m_messages->showInformation(notes);
    });
    connect(files, &FileCommands::saved, m_messages.get(), &EditorMessages::showSaved);
    connect(files, &FileCommands::failed, m_messages.get(), &EditorMessages::showProblem);
    auto *pictures = new PictureCommands(*m_scene, *m_host, *this);
    connect(m_actions->actionExport, &QAction::triggered, pictures, &PictureCommands::save);
    connect(m_actions->actionPrint, &QAction::triggered, pictures, &PictureCommands::print);
    connect(pictures, &PictureCommands::saved, m_messages.get(), &EditorMessages::showSaved);
    connect(pictures, &PictureCommands::failed, m_messages.get(), &EditorMessages::showProblem);
}

void MainWindow::showImported(const QString &path, const exchange::ImportReport &report)
{
    m_messages->showReport(report, tr("%1 was imported").arg(QFileInfo(path).fileName()));
    if (report.isUnplaced())
        m_layouts->placeImported(m_files->importedDevices(), !m_document.isModified());
    if (!m_document.isModified())
        return; // a file was opened
    m_scene->select(m_files->importedDevices(), {});
    m_view->zoomToFit();
}

void MainWindow::connectViews()
{
    connectViewActions(*m_actions, *m_view, *m_gestures, *m_find);
    connect(m_layouts.get(), &LayoutCommands::settled, m_view, &CanvasView::zoomToFit);
    connect(m_bulk, &BulkCommands::inserted, m_view, &CanvasView::zoomToFit, Qt::QueuedConnection);
}

void MainWindow::connectWindows()
{
    connect(m_actions->actionNewWindow, &QAction::triggered, this, &MainWindow::newWindowRequested);
    connect(m_actions->actionCloseWindow, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->actionQuit, &QAction::triggered, this, &MainWindow::quitRequested);
    connect(m_actions->actionProperties, &QAction::triggered, this, &MainWindow::showProperties);
    connect(m_annotations, &AnnotationCommands::added, this, &MainWindow::showProperties);
    connect(m_actions->actionPreferences, &QAction::triggered, this, [this] {
        (new Preferences(m_plugins->providers<plugins::PreferencesPageProvider>(), this))->open();
    });
    connect(m_actions->actionRunningLabs, &QAction::triggered, this, [this] {
        auto *labs = new RunningLabsWindow(this);
        connect(labs, &RunningLabsWindow::openRequested, this, &MainWindow::openFile);
        labs->show();
    });
    connect(m_actions->actionConfigure, &QAction::triggered, this,
            [this] { configureAll(m_scene->selectedConnections()); });
    connect(m_actions->actionTour, &QAction::triggered, this, &MainWindow::startTour);
    connect(m_actions->actionManual, &QAction::triggered, this, [this] { showManual(*this); });
    connect(m_actions->actionAbout, &QAction::triggered, this,
            [this] { showAbout(*this, m_plugins->names()); });
}

void MainWindow::connectProblems()
{
    const auto problem = [this](const QString &text) { m_messages->showProblem(text); };
    connect(m_edits.get(), &EditCommands::failed, this, problem);
    connect(m_gestures, &CanvasGestures::failed, this, problem);
    connect(m_gestures, &CanvasGestures::captureDropped, m_host.get(),
            &plugins::PluginHost::captureDropped);
    connect(m_layouts.get(), &LayoutCommands::failed, this, problem);
    connect(m_annotations, &AnnotationCommands::failed, this, problem);
    connect(m_stacking, &StackingCommands::failed, this, problem);
    connect(m_bulk, &BulkCommands::failed, this, problem);
    connect(m_templates, &TemplateCommands::failed, this, problem);
    connect(m_templates, &TemplateCommands::saved, m_messages.get(), &EditorMessages::showSaved);
    connect(m_templates, &TemplateCommands::problem, m_messages.get(),
            &EditorMessages::warnAboutProgram);
    connect(m_templates, &TemplateCommands::resolved, m_messages.get(), &EditorMessages::resolve);
    connect(m_templates, &TemplateCommands::inserted, this,
            [this](const QString &name, const exchange::ImportReport &report) {
                if (!report.isEmpty())
                    m_messages->showReport(report, tr("The template “%1” was inserted").arg(name));
            });
}

void MainWindow::connectCanvas()
{
    auto *empty = new EmptyState(*m_view, *m_scene, findExamples());
    connect(empty, &EmptyState::openRequested, m_files.get(), &FileCommands::chooseAndOpen);
    connect(empty, &EmptyState::exampleChosen, this, &MainWindow::openFile);
    connect(empty, &EmptyState::tourRequested, this, &MainWindow::startTour);
    connect(m_view, &CanvasView::zoomChanged, m_status, &LabStatusBar::showZoom);
    connect(&m_document, &Document::replaced, m_view, &CanvasView::zoomToFit, Qt::QueuedConnection);
    connect(&m_document, &Document::replaced, m_messages.get(), &EditorMessages::forgetDocument);
    connect(&m_document, &Document::filePathChanged, this, &MainWindow::refreshTitle);
    connect(&m_document, &Document::modifiedChanged, this, &MainWindow::refreshTitle);
    connect(&m_document, &Document::topologyChanged, this, &MainWindow::refreshTitle);
    connect(m_gestures, &CanvasGestures::renameRequested, m_edits.get(), &EditCommands::rename);
    connect(m_gestures, &CanvasGestures::connectionActivated, this, &MainWindow::configure);
    connect(m_gestures, &CanvasGestures::annotationActivated, this, &MainWindow::showProperties);
    connect(m_gestures, &CanvasGestures::elementActivated, this, [this](const ElementId &element) {
        if (m_lab->isElementRunning(element))
            m_labCommands->openTerminal(element);
        else
            showProperties();
    });
    const auto openMenu = [this](const QPointF &scenePosition, const QPoint &globalPosition) {
        m_menus->open(scenePosition, globalPosition, this);
    };
    connect(m_gestures, &CanvasGestures::contextMenuRequested, this, openMenu);
    connect(&m_ownDocks->tree(), &TopologyTree::contextMenuRequested, this, openMenu);
    connect(&m_ownDocks->properties(), &PropertiesPanel::configureRequested, this,
            &MainWindow::configure);
    connect(&m_ownDocks->properties(), &PropertiesPanel::configureAllRequested,
            m_actions->actionConfigure, &QAction::trigger);
    connect(&m_ownDocks->properties(), &PropertiesPanel::renameRequested, m_bulk,
            &BulkCommands::renameByPattern);
    connect(&m_ownDocks->messages(), &MessagesPanel::elementActivated, this, &MainWindow::jumpTo);
    connect(&m_ownDocks->messages(), &MessagesPanel::connectionActivated, m_host.get(),
            &EditorPluginHost::reveal);
}

void MainWindow::connectLab()
{
    new ConnectionStatistics(*m_lab, *m_scene, this);
    m_lab->agreement().setQuestion(askOutside(*this, m_document));
    // An agreement does not cover imported content.
    connect(m_files.get(), &FileCommands::imported, &m_lab->agreement(), &LabAgreement::forget);
    connect(m_templates, &TemplateCommands::inserted, &m_lab->agreement(), &LabAgreement::forget);
    connect(m_lab.get(), &LabSession::changed, this, [this] {
        m_scene->showLab(m_lab->isUp() ? m_lab->status() : client::LabStatus());
        m_plugins->refreshBadges();
    });
    connect(&m_lab->engine(), &client::EngineClient::capturesChanged, m_plugins,
            &WindowPlugins::refreshBadges);
    EditorMessages *messages = m_messages.get();
    connect(m_lab.get(), &LabSession::problem, this,
            [this](const QString &text, const ElementId &about, const QString &topic) {
                showMessage(Severity::Problem, text, about, {}, topic);
            });
    connect(m_lab.get(), &LabSession::resolved, messages, &EditorMessages::resolve);
    connect(m_lab.get(), &LabSession::information, messages, &EditorMessages::showInformation);
    connect(m_labCommands.get(), &LabCommands::problem, this,
            [this](const QString &text, const ElementId &about) {
                showMessage(Severity::Problem, text, about);
            });
    connect(m_labCommands.get(), &LabCommands::information, messages,
            &EditorMessages::showInformation);
    connect(m_host.get(), &EditorPluginHost::messageShown, this,
            [this](Severity severity, const QString &text, const ConnectionId &connection) {
                showMessage(severity, text, {}, connection);
            });
    connect(m_host.get(), &EditorPluginHost::configureRequested, this, &MainWindow::configure);
    connect(m_menus, &ContextMenus::addRequested, this,
            [this](const ElementSort &sort, const QPointF &place) { m_edits->add(sort, place); });
}

void MainWindow::openFile(const QString &path)
{
    m_files->open(path);
}

void MainWindow::setOthers(std::function<bool(const QString &path)> others)
{
    m_files->setOthers(std::move(others));
}

void MainWindow::askAboutPlugins()
{
    m_plugins->askAboutNew([this] {
        m_messages->showInformation(
            tr("The new plugins are used by each window that is opened from now on"));
    });
}

void MainWindow::startTour()
{
    delete findChild<GuidedTour *>();
    new GuidedTour(firstCaptureTour(*this), *this);
}

void MainWindow::configure(const ConnectionId &connection)
{
    if (m_document.topology().connection(connection))
        configureAll({connection});
}

void MainWindow::configureAll(const std::vector<ConnectionId> &connections)
{
    if (connections.empty())
        return;
    auto *window = new ConfigWindow(*m_host, m_plugins->providers<plugins::ConnectionTabProvider>(),
                                    connections, this);
    window->open();
}

void MainWindow::showMessage(Severity severity, const QString &text, const ElementId &element,
                             const ConnectionId &connection, const QString &topic)
{
    m_messages->show(severity, text, element, connection, topic);
}

void MainWindow::jumpTo(const ElementId &element)
{
    const ElementItem *item = m_scene->elementItem(element);
    if (!item)
        return;
    m_scene->selectOnly(element);
    m_view->reveal(item->sceneBoundingRect());
    m_view->setFocus();
}

void MainWindow::showProperties()
{
    m_ownDocks->showProperties();
}

void MainWindow::refreshTitle()
{
    setWindowTitle(m_document.displayName() + QStringLiteral("[*] \u2013 ToMaTo Desktop"));
    setWindowFilePath(m_document.filePath());
    setWindowModified(m_document.isModified());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_mayClose) {
        // Without a question the window closes at once: close() does nothing while it is being
        // called already.
        const auto isAsking = std::make_shared<bool>(false);
        m_labCommands->leave([this, isAsking] {
            m_mayClose = true;
            if (*isAsking)
                close();
        });
        *isAsking = !m_mayClose;
    }
    event->setAccepted(m_mayClose);
    if (!m_mayClose)
        return;
    saveWindowPlace(*this);
    emit closed();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_actions->refreshIcons(palette());
    else if (event->type() == QEvent::LanguageChange)
        retranslate();
}

/// Updates texts that are composed of others; the rest is translated by itself.
void MainWindow::retranslate()
{
    refreshTitle();
    m_plugins->retranslate();
    m_edits->refreshUndo();
    if (auto *tour = findChild<GuidedTour *>())
        tour->setSteps(firstCaptureTour(*this));
}

/// Called wherever the focus is, when no other widget handled the key.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        m_gestures->setTool(CanvasGestures::Tool::Select);
        if (m_ownDocks->properties().isAncestorOf(focusWidget()))
            m_view->setFocus(Qt::OtherFocusReason);
    } else
        QMainWindow::keyPressEvent(event);
}

static QString droppedFile(const QMimeData *data)
{
    const auto urls = data->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    openFile(droppedFile(event->mimeData()));
}

} // namespace tomato::ui
