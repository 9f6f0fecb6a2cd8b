// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace tomato::plugins {
class PluginHost;
}

namespace tomato::ui {

class TopologyScene;

/// Saves the drawing as a picture, and prints it.
class PictureCommands final : public QObject
{
    Q_OBJECT

public:
    /// All of them are borrowed; the host proposes the file's name. The window owns this.
    PictureCommands(TopologyScene &scene, const plugins::PluginHost &host, QWidget &window);

    void save();
    void print();

signals:
    void saved(const QString &path);
    void failed(const QString &message);

private:
    TopologyScene &m_scene;
    const plugins::PluginHost &m_host;
    QWidget &m_window;
};

} // namespace tomato::ui
