// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/templatecommands.h"

#include "app/base/files/privatefolder.h"
#include "plugins/api/enginetexts.h"
#include "ui/canvas/canvasgestures.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/commands/renametemplatedialog.h"
#include "ui/commands/savetemplatedialog.h"
#include "ui/palette/elementpalette.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

#include <algorithm>

namespace tomato::ui {

using parts::ElementTemplate;

/// Files are often written in several steps.
static constexpr int SettlingMs = 100;

TemplateCommands::TemplateCommands(TopologyScene &scene, CanvasView &view, CanvasGestures &gestures,
                                   ElementPalette &palette, QObject *parent)
    : QObject(parent), m_scene(scene), m_view(view), m_palette(palette)
{
    connect(&palette, &ElementPalette::templateChosen, this,
            [this](const QString &path) { insert(path, {}); });
    connect(&palette, &ElementPalette::templateMenuRequested, this, &TemplateCommands::openMenu);
    connect(&gestures, &CanvasGestures::templateDropped, this,
            [this](const QString &path, const QPointF &place) { insert(path, place); });
    m_changed.setSingleShot(true);
    m_changed.setInterval(SettlingMs);
    connect(&m_changed, &QTimer::timeout, this, &TemplateCommands::refresh);
    const auto later = [this] { m_changed.start(); };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, later);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, later);
    // Whoever is to hear of damaged files is connected by then.
    QMetaObject::invokeMethod(this, &TemplateCommands::refresh, Qt::QueuedConnection);
}

static void describe(QAction *action, const char *name, const QString &tip)
{
    action->setObjectName(QLatin1String(name));
    action->setToolTip(tip);
    action->setStatusTip(tip);
}

QMenu *TemplateCommands::createMenu(QAction *save, QWidget *parent)
{
    auto *menu = new QMenu(tr("Te&mplates"), parent);
    menu->setObjectName(QStringLiteral("templatesMenu"));
    menu->setToolTipsVisible(true);
    connect(save, &QAction::triggered, this, &TemplateCommands::saveSelection);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, save] {
        refresh();
        fillMenu(*menu, save);
    });
    fillMenu(*menu, save);
    return menu;
}

void TemplateCommands::fillMenu(QMenu &menu, QAction *save)
{
    menu.clear();
    addEntries(menu, {});
    if (!m_found.good.empty())
        menu.addSeparator();
    menu.addAction(save);
    QAction *folder = menu.addAction(tr("&Open Templates Folder"));
    describe(folder, "actionTemplatesFolder",
             tr("The folder with your templates, a file for each"));
    connect(folder, &QAction::triggered, this, &TemplateCommands::openFolder);
}

void TemplateCommands::addEntries(QMenu &menu, std::optional<QPointF> place)
{
    for (const ElementTemplate &each : m_found.good) {
        QString text = each.name;
        QAction *entry =
            menu.addAction(templateIcon(each), text.replace(QLatin1Char('&'), QLatin1String("&&")));
        entry->setToolTip(templatePurpose(each));
        entry->setStatusTip(place ? tr("Adds it at this place")
                                  : tr("Adds it where there is room"));
        connect(entry, &QAction::triggered, this,
                [this, path = each.path, place] { insert(path, place); });
    }
}

void TemplateCommands::addMenuFor(QMenu &menu, const QPointF &scenePosition)
{
    refresh();
    if (m_found.good.empty())
        return;
    QMenu *templates = menu.addMenu(tr("Add from Template"));
    templates->setObjectName(QStringLiteral("addFromTemplate"));
    templates->setToolTipsVisible(true);
    addEntries(*templates, scenePosition);
}

void TemplateCommands::openMenu(const QString &path, const QPoint &globalPosition)
{
    auto *menu = new QMenu(&m_palette);
    menu->setObjectName(QStringLiteral("templateMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const bool isOwn = parts::isOwnTemplate(path);
    QAction *copy = menu->addAction(tr("&Copy…"));
    describe(copy, "copyTemplate", tr("Keep it as a template of your own, with another name"));
    connect(copy, &QAction::triggered, this, [this, path] { askForCopy(path); });
    QAction *rename = menu->addAction(tr("&Rename…"));
    describe(rename, "renameTemplate", tr("Give the template another name"));
    rename->setEnabled(isOwn);
    connect(rename, &QAction::triggered, this, [this, path] { askForName(path); });
    QAction *remove = menu->addAction(tr("&Delete…"));
    describe(remove, "deleteTemplate",
             isOwn ? tr("Delete the template's file; what was made of it stays")
             : parts::isShippedTemplate(path)
                 ? tr("It comes with the program, and stays")
                 : tr("It is not in your own folder, but in %1").arg(QFileInfo(path).path()));
    remove->setEnabled(isOwn);
    connect(remove, &QAction::triggered, this, [this, path] { askToDelete(path); });
    menu->addSeparator();
    QAction *folder = menu->addAction(tr("&Open Templates Folder"));
    describe(folder, "openTemplatesFolder", tr("The folder with your templates, a file for each"));
    connect(folder, &QAction::triggered, this, &TemplateCommands::openFolder);
    menu->popup(globalPosition);
}

void TemplateCommands::refresh()
{
    m_changed.stop();
    m_found = parts::findTemplates();
    m_palette.setTemplates(m_found.good);
    tellDamaged();
    watch();
}

void TemplateCommands::tellDamaged()
{
    std::set<QString> damaged;
    for (const Error &each : m_found.damaged) {
        const QString text = QString::fromStdString(each.text());
        const QString topic = QStringLiteral("template ") + text;
        damaged.insert(topic);
        if (m_told.insert(topic).second)
            emit problem(tr("A template was left out: %1").arg(plugins::inUsersLanguage(text)),
                         topic);
    }
    for (auto each = m_told.begin(); each != m_told.end();) {
        if (damaged.contains(*each)) {
            ++each;
            continue;
        }
        emit resolved(*each);
        each = m_told.erase(each);
    }
}

/// Watches the folders, or where the user's one will be made, and the files.
void TemplateCommands::watch()
{
    QStringList wanted;
    for (const QString &folder : parts::templateFolders()) {
        if (QFileInfo(folder).isDir())
            wanted << folder;
    }
    QString above = parts::userTemplateFolder();
    while (!QFileInfo(above).isDir())
        above = QFileInfo(above).path();
    if (!wanted.contains(above))
        wanted << above;
    for (const ElementTemplate &each : m_found.good)
        wanted << each.path;
    for (const Error &each : m_found.damaged) {
        const QString path = QString::fromStdString(each.place).section(QStringLiteral(": "), 0, 0);
        if (QFileInfo(path).isFile())
            wanted << path;
    }
    const QStringList watched = m_watcher.directories() + m_watcher.files();
    for (const QString &each : watched) {
        if (!wanted.removeOne(each))
            m_watcher.removePath(each);
    }
    if (!wanted.isEmpty())
        (void)m_watcher.addPaths(wanted);
}

void TemplateCommands::finish(const Result<> &done)
{
    if (!done)
        emit failed(QString::fromStdString(done.error().text()));
    refresh();
}

void TemplateCommands::insert(const QString &path, std::optional<QPointF> place)
{
    // A drag may bring anything.
    const auto known = std::ranges::find(m_found.good, path, &ElementTemplate::path);
    const auto made =
        known == m_found.good.end()
            ? Result<ElementTemplate>(failure("there is no template " + path.toStdString()))
            : parts::loadTemplate(path); // as it is now
    if (!made) {
        finish(passOn(made));
        return;
    }
    if (!place && made->devices().size() == 1)
        place = m_view.freePlace();
    const auto added = m_scene.document().insertTemplate(*made, place);
    if (!added) {
        finish(passOn(added));
        return;
    }
    exchange::ImportReport report;
    for (const parts::LeftOut &each : added->leftOut)
        report.add(each.text(), {}, each.element);
    emit inserted(made->name, report);
    m_scene.select(added->devices, {});
    QRectF room;
    for (const ElementId &each : added->devices)
        room |= m_scene.elementItem(each)->sceneBoundingRect();
    m_view.reveal(room);
    m_view.setFocus();
}

void TemplateCommands::saveSelection()
{
    const auto elements = m_scene.selectedElements();
    if (elements.empty())
        return;
    const topology::Topology part =
        m_scene.document().copy(elements, m_scene.annotations().selected());
    const QString name = elements.size() == 1 ? part.label(elements.front()) : QString();
    auto *dialog = new SaveTemplateDialog(name, m_view.window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, part] {
        write(parts::templatePart(part, dialog->keepsAddresses() ? parts::Addresses::Keep
                                                                 : parts::Addresses::LeaveOut),
              dialog->name());
    });
    dialog->open();
}

void TemplateCommands::write(const topology::Topology &part, const QString &name)
{
    // Whether it may be replaced was asked.
    const auto path = parts::saveTemplate(part, name, true);
    if (path)
        emit saved(*path);
    finish(path ? Result<>() : passOn(path));
}

void TemplateCommands::askForName(const QString &path)
{
    auto *dialog = new RenameTemplateDialog(path, m_view.window());
    connect(dialog, &QDialog::accepted, this, &TemplateCommands::refresh);
    dialog->open();
}

void TemplateCommands::askForCopy(const QString &path)
{
    auto *dialog = new QInputDialog(m_view.window());
    dialog->setObjectName(QStringLiteral("copyTemplateDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Copy a template"));
    dialog->setLabelText(tr("Name of the copy:"));
    // One of the user's own goes before another of its name.
    const QString name = parts::templateName(path);
    dialog->setTextValue(parts::isOwnTemplate(path) ? name + QStringLiteral(" 2") : name);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, path](const QString &typed) { copy(path, typed.trimmed()); });
    dialog->open();
}

void TemplateCommands::copy(const QString &path, const QString &name)
{
    const auto made = parts::loadTemplate(path);
    if (!made) {
        finish(passOn(made));
        return;
    }
    const auto copied = parts::saveTemplate(made->part, name, false);
    if (copied)
        emit saved(*copied);
    finish(copied ? Result<>() : passOn(copied));
}

void TemplateCommands::askToDelete(const QString &path)
{
    auto *box =
        new QMessageBox(QMessageBox::Warning, tr("Delete a template"),
                        tr("Shall the template “%1” be deleted?").arg(parts::templateName(path)),
                        QMessageBox::Cancel, m_view.window());
    box->setObjectName(QStringLiteral("deleteTemplateQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(QDir::toNativeSeparators(path));
    auto *remove = box->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    connect(remove, &QPushButton::clicked, this,
            [this, path] { finish(parts::removeTemplate(path)); });
    box->setDefaultButton(QMessageBox::Cancel);
    box->open();
}

void TemplateCommands::openFolder()
{
    const QString folder = parts::userTemplateFolder();
    (void)makePrivateFolder(QFile::encodeName(folder).toStdString());
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        emit failed(tr("No program opens folders here; it is %1").arg(folder));
}

} // namespace tomato::ui
