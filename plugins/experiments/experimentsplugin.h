// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/canvasdecoration.h"
#include "plugins/api/dockprovider.h"
#include "plugins/api/menuprovider.h"
#include "plugins/api/plugin.h"
#include "plugins/experiments/timelinepanel.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace tomato::plugins {

/// Experiments in the editor: the dock Timeline, the menu Experiment, and on the canvas what became
/// of the statements.
class ExperimentsPlugin final : public QObject,
                                public Plugin,
                                public DockProvider,
                                public MenuProvider,
                                public CanvasDecorationProvider
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID TOMATO_PLUGIN_IID FILE "experiments.json")
    Q_INTERFACES(tomato::plugins::Plugin tomato::plugins::DockProvider tomato::plugins::MenuProvider
                     tomato::plugins::CanvasDecorationProvider)

public:
    std::unique_ptr<QObject> createForWindow() const override
    {
        return std::make_unique<ExperimentsPlugin>();
    }
    Result<> initialize(PluginHost &host) override;
    std::vector<Dock> createDocks() override;
    QMenu *createMenu(QWidget *parent) override;
    CanvasDecoration decoration() const override;

private:
    TimelinePanel *panel();

    /// From initialize() on; the host calls nothing else before.
    PluginHost *m_host = nullptr;
    std::unique_ptr<ExperimentProcess> m_runs;
    QPointer<TimelinePanel> m_panel;
    /// The run and the number of its verdicts that the canvas shows.
    std::pair<int, std::size_t> m_shown;
};

} // namespace tomato::plugins
