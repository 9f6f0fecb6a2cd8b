// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulk/bulkcommands.h"

#include "app/bulk/linkpattern.h"
#include "app/bulk/renamepattern.h"
#include "plugins/api/enginetexts.h"
#include "ui/bulk/distancedialog.h"
#include "ui/bulk/fabricdialog.h"
#include "ui/bulk/patterndialog.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QAction>

#include <set>

namespace tomato::ui {

using topology::Topology;

/// A preview shows at most these rows; the rest is only counted.
static constexpr std::size_t MaxRows = 500;

BulkCommands::BulkCommands(TopologyScene &scene, CanvasView &view, QObject *parent)
    : QObject(parent), m_scene(scene), m_view(view),
      m_fabric(make("actionInsertFabric", tr("&Fabric…"),
                    tr("Adds a Clos fabric, a ring, a grid, a tree or another regular network, or "
                       "one by chance"))),
      m_link(make("actionLinkByPattern", tr("Li&nk by Pattern…"),
                  tr("Connects all elements whose names are like one pattern with those like "
                     "another"))),
      m_rename(make("actionRenameByPattern", tr("Rename &by Pattern…"),
                    tr("Gives many elements new names at once, after a look at them"))),
      m_distance(make("actionDelayFromDistance", tr("Dela&y from Distance…"),
                      tr("Sets the delays of connections to what light takes in a fibre between "
                         "elements that have a latitude and a longitude")))
{
    connect(m_fabric, &QAction::triggered, this, &BulkCommands::insertFabric);
    connect(m_link, &QAction::triggered, this, &BulkCommands::linkByPattern);
    connect(m_rename, &QAction::triggered, this, &BulkCommands::renameByPattern);
    connect(m_distance, &QAction::triggered, this, &BulkCommands::delayFromDistance);
}

QAction *BulkCommands::make(const char *name, const QString &text, const QString &tip)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setToolTip(tip);
    action->setStatusTip(tip);
    return action;
}

void BulkCommands::insertFabric()
{
    auto *dialog = new FabricDialog(m_view.window());
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const auto added = m_scene.document().addFabric(dialog->plan(), dialog->wantsAddresses());
        if (!added) {
            emit failed(QString::fromStdString(added.error().text()));
            return;
        }
        m_scene.select(*added, {});
        m_view.setFocus();
        emit inserted();
    });
    dialog->open();
}

static PatternDialog::Preview previewOf(const Topology &topology,
                                        const Result<bulk::LinkedPairs> &found)
{
    PatternDialog::Preview preview;
    if (!found) {
        preview.problem = plugins::inUsersLanguage(QString::fromStdString(found.error().message));
        return preview;
    }
    preview.count = static_cast<int>(found->pairs.size());
    for (std::size_t i = 0; i < std::min(found->pairs.size(), MaxRows); ++i)
        preview.rows << topology.label(found->pairs[i][0]) + QStringLiteral(" ↔ ") +
                            topology.label(found->pairs[i][1]);
    preview.summary =
        BulkCommands::tr("%n new connection(s)", nullptr, static_cast<int>(preview.count));
    if (found->joined > 0)
        preview.summary += QLatin1Char(' ') + BulkCommands::tr("(%n pair(s) connected already)",
                                                               nullptr, found->joined);
    return preview;
}

void BulkCommands::linkByPattern()
{
    const auto find = [this](const QString &from, const QString &to) {
        return bulk::findPairs(m_scene.document().topology(), from, to);
    };
    auto *dialog = new PatternDialog(
        {QStringLiteral("linkByPatternDialog"), tr("Link by Pattern"), tr("&From:"),
         QStringLiteral("leaf(\\d+)"), tr("&To:"), QStringLiteral("spine*"),
         tr("Whole names have to match: * is any text, ? any character; anything with \\ ( [ { + | "
            "^ $ is a regular expression. In the second one \\1 is what the first one's first "
            "parentheses, * or ? stood for."),
         tr("Connect")},
        [this, find](const QString &from, const QString &to) {
            return previewOf(m_scene.document().topology(), find(from, to));
        },
        m_view.window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, find] {
        const auto found = find(dialog->first(), dialog->second());
        const auto added = found ? m_scene.document().addLinks(found->pairs) : passOn(found);
        if (added)
            m_scene.select({}, *added);
        else
            emit failed(QString::fromStdString(added.error().text()));
    });
    dialog->open();
}

static PatternDialog::Preview previewOf(const Result<std::vector<bulk::Renaming>> &found)
{
    PatternDialog::Preview preview;
    if (!found) {
        preview.problem = plugins::inUsersLanguage(QString::fromStdString(found.error().text()));
        return preview;
    }
    preview.count = static_cast<int>(found->size());
    for (std::size_t i = 0; i < std::min(found->size(), MaxRows); ++i)
        preview.rows << found->at(i).before + QStringLiteral(" → ") + found->at(i).after;
    preview.summary = BulkCommands::tr("%n new name(s)", nullptr, static_cast<int>(preview.count));
    return preview;
}

void BulkCommands::renameByPattern()
{
    const std::vector<ElementId> among = m_scene.selectedElements();
    const auto find = [this, among](const QString &pattern, const QString &name) {
        return bulk::findRenamings(m_scene.document().topology(), among, pattern, name);
    };
    auto *dialog = new PatternDialog(
        {QStringLiteral("renameByPatternDialog"),
         among.empty() ? tr("Rename by Pattern")
                       : tr("Rename %n Selected Element(s) by Pattern", nullptr,
                            static_cast<int>(among.size())),
         tr("&Names like:"), QStringLiteral("leaf(\\d+)"), tr("New n&ame:"),
         QStringLiteral("tor\\1"),
         tr("Whole names have to match: * is any text, ? any character; anything with \\ ( [ { + | "
            "^ $ is a regular expression. In the new name \\1 is what the first parentheses, * or "
            "? stood for, \\0 the whole name, {n} a number from 1, and {nnn} one of three digits."),
         tr("Rename")},
        [find](const QString &pattern, const QString &name) {
            return previewOf(find(pattern, name));
        },
        m_view.window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, find] {
        const auto found = find(dialog->first(), dialog->second());
        const auto renamed = found ? m_scene.document().rename(*found) : passOn(found);
        if (!renamed)
            emit failed(QString::fromStdString(renamed.error().text()));
    });
    dialog->open();
}

void BulkCommands::delayFromDistance()
{
    const std::vector<ConnectionId> selected = m_scene.selectedConnections();
    const auto look = [this, among = std::set(selected.begin(), selected.end())](double detour) {
        return topology::delaysFromDistance(m_scene.document().topology(), among, detour);
    };
    auto *dialog = new DistanceDialog(look, m_scene.document().topology(), m_view.window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, look] {
        const auto changed = m_scene.document().changeConnections(
            topology::delayChanges(look(dialog->detour())), tr("Set delays from distances"));
        if (!changed)
            emit failed(QString::fromStdString(changed.error().text()));
    });
    dialog->open();
}

} // namespace tomato::ui
