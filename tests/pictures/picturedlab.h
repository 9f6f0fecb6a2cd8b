// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/shell.h"
#include "ui/mainwindow.h"

#include <QDir>
#include <QJsonObject>
#include <QProcess>

#include <functional>
#include <memory>

/// The editor with a lab that runs, of which pictures are taken. Throws when something does not
/// come.
class PicturedLab final
{
public:
    /// Writes the example of two routers with these attributes of each connection, and returns the
    /// file.
    static QString routers(const Shell &shell, const QString &name, const QJsonObject &attributes);

    enum class Lab
    {
        Running,
        Stopped
    };
    /// Opens the topology and starts the lab, if wanted; pictures go into the folder.
    PicturedLab(const Shell &shell, const QString &topology, QDir folder, Lab lab = Lab::Running);
    /// Stops the lab.
    ~PicturedLab();

    /// Runs a command in the element that has this name, and returns when it has ended.
    void run(const QString &element, const QStringList &command) const;
    /// The same, and returns at once; it is ended with the object.
    std::unique_ptr<QProcess> start(const QString &element, const QStringList &command) const;

    /// Shows the dock and gives it this height.
    QWidget &showDock(const QString &name, int height) const;
    tomato::ui::MainWindow &window() const { return *m_window; }
    /// Throws when there is no such widget.
    template <class Widget>
    Widget &find(const QString &name) const
    {
        auto *found = m_window->findChild<Widget *>(name);
        require(found != nullptr, name);
        return *found;
    }
    /// Waits until it is so.
    static void wait(const std::function<bool()> &isSo, const QString &what);
    static void require(bool isSo, const QString &what);

    /// Takes the picture in each language of the program; `prepare` brings what is to be seen to
    /// the front, as another language may fill the widgets anew.
    void take(const QString &name, const std::function<QWidget &()> &prepare) const;
    /// Saves a picture in few colours under the name that it has in this language.
    static void save(const QImage &picture, const QDir &folder, const QString &name,
                     const QString &language);

private:
    QStringList inside(const QString &element, const QStringList &command) const;

    const Shell &m_shell;
    QDir m_folder;
    std::unique_ptr<tomato::ui::MainWindow> m_window;
};
