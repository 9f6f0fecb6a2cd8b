// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/filecommands.h"

#include "app/document/examples.h"
#include "app/exchange/exportformat.h"
#include "app/exchange/fileformat.h"
#include "plugins/api/listtext.h"
#include "plugins/api/numbertexts.h"
#include "ui/commands/experimentexport.h"
#include "ui/commands/recentfiles.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

#include <algorithm>

namespace tomato::ui {

static const QString FolderKey = QStringLiteral("files/folder");
static const QString Ending = QStringLiteral(".tomato4.json");

FileCommands::FileCommands(document::Document &document, QWidget &window,
                           std::function<void(Next)> leaveAll)
    : m_document(document), m_window(window), m_leaveAll(std::move(leaveAll))
{
}

QString FileCommands::folder() const
{
    if (!m_document.filePath().isEmpty())
        return QFileInfo(m_document.filePath()).path();
    return QSettings().value(FolderKey, QDir::homePath()).toString();
}

void FileCommands::create()
{
    m_leaveAll([this] { m_document.clear(); });
}

QFileDialog *FileCommands::fileDialog(const QString &title, const char *name)
{
    auto *dialog = new QFileDialog(&m_window, title, folder());
    dialog->setObjectName(QLatin1String(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("All topologies (%1)").arg(exchange::readablePatterns().join(QLatin1Char(' '))),
         tr("ToMaTo topologies (*.json *.tomato)"), tr("Topology Zoo, GraphML (*.graphml)"),
         tr("GNS3 projects (*.gns3)"), tr("CORE scenarios (*.xml *.imn)"),
         tr("containerlab (*.clab.yml *.yml *.yaml)"), tr("Cisco Modeling Labs (*.yaml *.yml)"),
         tr("EVE-NG, PNETLab (*.unl)"), tr("netlab (*.yml *.yaml)"), tr("Mininet (*.mn)"),
         tr("Bundles of experiments (*.zip)"), tr("All files (*)")});
    return dialog;
}

void FileCommands::chooseAndOpen()
{
    QFileDialog *dialog = fileDialog(tr("Open a topology"), "openDialog");
    connect(dialog, &QFileDialog::fileSelected, this, &FileCommands::open);
    dialog->open();
}

void FileCommands::chooseAndImport()
{
    QFileDialog *dialog = fileDialog(tr("Add a topology to this one"), "importDialog");
    connect(dialog, &QFileDialog::fileSelected, this, &FileCommands::import);
    dialog->open();
}

void FileCommands::chooseAndExport()
{
    auto *dialog = new QFileDialog(&m_window, tr("Export for another program"), folder());
    dialog->setObjectName(QStringLiteral("exportTopologyDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    struct ExportKind
    {
        QString filter;
        QString suffix;
        exchange::ExportFormat format;
    };
    using exchange::ExportFormat;
    const std::vector<ExportKind> kinds = {
        {tr("GraphML (*.graphml)"), QStringLiteral("graphml"), ExportFormat::GraphMl},
        {tr("containerlab (*.clab.yml)"), QStringLiteral("clab.yml"), ExportFormat::Containerlab},
        {tr("Script for Mininet (*.py)"), QStringLiteral("py"), ExportFormat::MininetScript},
        {tr("Graphviz (*.dot)"), QStringLiteral("dot"), ExportFormat::Graphviz},
        {tr("ToMaTo 4 (*.tomato4.json)"), QStringLiteral("tomato4.json"), ExportFormat::Tomato}};
    const auto kindOf = [kinds](const QString &filter) {
        const auto found =
            std::find_if(kinds.begin(), kinds.end(),
                         [&filter](const ExportKind &each) { return each.filter == filter; });
        return found == kinds.end() ? kinds.back() : *found;
    };
    QStringList filters;
    for (const ExportKind &each : kinds)
        filters << each.filter;
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(kinds.front().suffix);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, kindOf](const QString &filter) {
        dialog->setDefaultSuffix(kindOf(filter).suffix);
    });
    dialog->selectFile(m_document.displayName());
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog, kindOf](const QString &path) {
        // Where the name's ending tells no format, the chosen type does.
        exportTo(path, exchange::checkEnding(path) ? exchange::exportFormatOf(path)
                                                   : kindOf(dialog->selectedNameFilter()).format);
    });
    dialog->open();
}

void FileCommands::chooseAndExportExperiment()
{
    auto *dialog = new ExperimentExport(m_document, folder(), &m_window);
    connect(dialog, &ExperimentExport::exported, this, &FileCommands::bundled);
    dialog->open();
}

void FileCommands::exportTo(const QString &path, exchange::ExportFormat format)
{
    const auto report = exchange::exportFile(m_document.topology(), path, format);
    if (report)
        emit exported(path, *report);
    else
        showFailure(tr("The topology could not be exported"),
                    QString::fromStdString(report.error().text()));
}

QString FileCommands::placesOf(const exchange::ImportReport::Remark &remark)
{
    static constexpr std::size_t Told = 3;
    QStringList places;
    const QLatin1String line("line ");
    for (std::size_t i = 0; i < std::min(remark.places.size(), Told); ++i) {
        const QString text = QString::fromStdString(remark.places[i]);
        places << (text.startsWith(line) ? tr("line %1").arg(text.mid(line.size())) : text);
    }
    if (places.isEmpty())
        return {};
    const QString told = plugins::listText(places);
    const auto others = static_cast<qsizetype>(remark.count) - places.size();
    return others > 0 ? tr(" (%1 and %2 more)").arg(told, plugins::numberText(others))
                      : tr(" (%1)").arg(told);
}

void FileCommands::import(const QString &path)
{
    exchange::ImportReport report;
    const auto devices = m_document.import(path, report);
    if (!devices) {
        showFailure(tr("The topology could not be imported"),
                    QString::fromStdString(devices.error().text()));
        return;
    }
    m_imported = *devices;
    emit imported(path, report);
}

void FileCommands::open(const QString &path)
{
    if (m_showElsewhere && m_showElsewhere(path))
        return;
    m_leaveAll([this, path] { load(path); });
}

void FileCommands::load(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const auto loaded = m_document.load(absolute);
    if (!loaded) {
        if (!QFileInfo::exists(absolute))
            RecentFiles().remove(absolute);
        showFailure(tr("The topology could not be opened"),
                    QString::fromStdString(loaded.error().text()));
        return;
    }
    RecentFiles().add(absolute);
    QSettings().setValue(FolderKey, QFileInfo(absolute).path());
    emit opened(absolute);
    if (!m_document.filePath().isEmpty())
        return;
    m_imported.clear();
    for (const auto &[id, element] : m_document.topology().elements()) {
        if (!element.isInterface())
            m_imported.push_back(id);
    }
    emit imported(absolute, *loaded);
}

/// An example that comes with the program stays as it is.
static bool isExample(const QString &path)
{
    const std::vector<Example> all = findExamples();
    return std::ranges::find(all, QFileInfo(path).canonicalFilePath(), &Example::path) != all.end();
}

void FileCommands::save()
{
    if (m_document.filePath().isEmpty() || isExample(m_document.filePath()))
        askWhereTo({});
    else
        saveTo(m_document.filePath(), {});
}

void FileCommands::saveThen(const Next &next)
{
    const bool isModified = m_document.isModified();
    if (m_document.filePath().isEmpty() || (isModified && isExample(m_document.filePath())))
        askWhereTo(next);
    else if (isModified)
        saveTo(m_document.filePath(), next);
    else
        next();
}

void FileCommands::saveAs()
{
    askWhereTo({});
}

void FileCommands::askWhereTo(const Next &next)
{
    const QString current = m_document.filePath();
    const QString proposed =
        current.isEmpty() ? m_document.displayName() + Ending : QFileInfo(current).fileName();
    auto *dialog = new QFileDialog(&m_window, tr("Save the topology"), folder());
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("ToMaTo topologies (*.json *.tomato)"), tr("All files (*)")});
    dialog->setDefaultSuffix(Ending.mid(1));
    dialog->selectFile(proposed);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, next](const QString &path) { saveTo(path, next); });
    dialog->open();
}

void FileCommands::saveTo(const QString &path, const Next &next)
{
    // Two windows with one file, and one lab, would undo each other's work.
    if (path != m_document.filePath() && m_showElsewhere && m_showElsewhere(path)) {
        showFailure(tr("The topology was not saved"),
                    tr("%1 is open in another window").arg(QFileInfo(path).fileName()));
        return;
    }
    if (const auto done = m_document.save(path); !done) {
        showFailure(tr("The topology could not be saved"),
                    QString::fromStdString(done.error().text()));
        return;
    }
    RecentFiles().add(m_document.filePath());
    QSettings().setValue(FolderKey, QFileInfo(m_document.filePath()).path());
    emit saved(m_document.filePath());
    if (next)
        next();
}

void FileCommands::leave(Next next)
{
    if (!m_document.isModified()) {
        next();
        return;
    }
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Unsaved changes"),
                        tr("Save the changes to “%1”?").arg(m_document.displayName()),
                        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &m_window);
    box->setObjectName(QStringLiteral("saveQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("They are lost if you do not save them."));
    box->setDefaultButton(QMessageBox::Save);
    connect(box, &QDialog::finished, this, [this, next](int button) {
        if (button == QMessageBox::Discard)
            next();
        else if (button == QMessageBox::Save && m_document.filePath().isEmpty())
            askWhereTo(next);
        else if (button == QMessageBox::Save)
            saveTo(m_document.filePath(), next);
    });
    box->open();
}

void FileCommands::showFailure(const QString &title, const QString &message)
{
    emit failed(title + QStringLiteral(": ") + message);
}

void FileCommands::fillRecentMenu(QMenu &menu)
{
    menu.clear();
    const QStringList paths = RecentFiles().paths();
    for (const QString &path : paths) {
        const QFileInfo file(path);
        QString name = file.fileName();
        QAction *action = menu.addAction(name.replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setToolTip(path);
        action->setStatusTip(path);
        connect(action, &QAction::triggered, this, [this, path] { open(path); });
    }
    if (paths.isEmpty()) {
        menu.addAction(tr("No recent files"))->setEnabled(false);
        return;
    }
    menu.addSeparator();
    QAction *clear = menu.addAction(tr("&Clear List"));
    clear->setToolTip(tr("Forget which files were open; the files stay"));
    clear->setStatusTip(clear->toolTip());
    connect(clear, &QAction::triggered, this, [] { RecentFiles().clear(); });
}

} // namespace tomato::ui
