// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <map>
#include <memory>

class QLocalServer;

namespace tomato::ui {

/// Announces to other editors of this user, which are processes of their own, which files are open
/// in this one: two editors with the same file, and thus the same lab, would undo each other's
/// changes. Each open file has a socket that others query; it disappears with its process.
class OpenFiles final : public QObject
{
    Q_OBJECT

public:
    explicit OpenFiles(QObject *parent = nullptr);
    ~OpenFiles() override;

    /// Sets the files that are open here; others are released.
    void setOpen(const QStringList &files);
    /// Returns whether another editor has the file open.
    static bool isElsewhere(const QString &file);
    /// Returns whether another editor has the file open; that editor then shows its window.
    static bool showElsewhere(const QString &file);

signals:
    /// Another editor queried this file, which is open here.
    void asked(const QString &file);

private:
    void claim(const QString &path);
    void answer(const QString &path, QLocalServer &server);

    /// The keys are canonical paths.
    std::map<QString, std::unique_ptr<QLocalServer>> m_servers;
};

} // namespace tomato::ui
