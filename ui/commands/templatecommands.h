// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/documents/importreport.h"
#include "app/parts/templatefolders.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <optional>
#include <set>

class QAction;
class QMenu;
class QPointF;

namespace tomato::ui {

class CanvasGestures;
class CanvasView;
class ElementPalette;
class TopologyScene;

/// The user's templates: they are read when their folders change, offered by the palette and by
/// menus, inserted, saved, copied, renamed and deleted.
class TemplateCommands final : public QObject
{
    Q_OBJECT

public:
    /// All of them are borrowed.
    TemplateCommands(TopologyScene &scene, CanvasView &view, CanvasGestures &gestures,
                     ElementPalette &palette, QObject *parent = nullptr);

    /// Returns the submenu of the menu Insert; `save` is an entry of it.
    QMenu *createMenu(QAction *save, QWidget *parent);
    /// Adds a submenu that inserts templates at a place, if there are templates.
    void addMenuFor(QMenu &menu, const QPointF &scenePosition);

    /// Asks for a name, and writes what is selected.
    void saveSelection();
    /// Reads the folders again.
    void refresh();

signals:
    void failed(const QString &message);
    void saved(const QString &path);
    /// Content of a file came into the document, but for what the report says.
    void inserted(const QString &name, const tomato::exchange::ImportReport &report);
    /// A file is damaged; a problem with a topic is over when that is resolved.
    void problem(const QString &text, const QString &topic);
    void resolved(const QString &topic);

private:
    void fillMenu(QMenu &menu, QAction *save);
    void addEntries(QMenu &menu, std::optional<QPointF> place);
    void openMenu(const QString &path, const QPoint &globalPosition);
    /// Inserts around a place, or where there is room.
    void insert(const QString &path, std::optional<QPointF> place);
    void write(const topology::Topology &part, const QString &name);
    void askForName(const QString &path);
    void askForCopy(const QString &path);
    void copy(const QString &path, const QString &name);
    void askToDelete(const QString &path);
    void openFolder();
    void tellDamaged();
    void watch();
    void finish(const Result<> &done);

    TopologyScene &m_scene;
    CanvasView &m_view;
    ElementPalette &m_palette;
    parts::FoundTemplates m_found;
    /// What is damaged and was told, by its topics.
    std::set<QString> m_told;
    QFileSystemWatcher m_watcher;
    QTimer m_changed;
};

} // namespace tomato::ui
