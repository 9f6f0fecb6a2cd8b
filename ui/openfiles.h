// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <map>
#include <memory>

class QLocalServer;

namespace tomato::ui {

/// Tells other editors of this user, which are processes of their own, which files are open in this
/// one: two of them with one file, and one lab, would undo each other's work. Each open file has a
/// socket that others ask; with its process it goes.
class OpenFiles final : public QObject
{
    Q_OBJECT

public:
    explicit OpenFiles(QObject *parent = nullptr);
    ~OpenFiles() override;

    /// What is open here now; others than these are given up.
    void setOpen(const QStringList &files);
    /// Whether another editor has it open.
    static bool isElsewhere(const QString &file);
    /// The same; that editor shows its window then.
    static bool showElsewhere(const QString &file);

signals:
    /// Another editor was asked for this file, which is open here.
    void asked(const QString &file);

private:
    void claim(const QString &path);
    void answer(const QString &path, QLocalServer &server);

    /// By the canonical path.
    std::map<QString, std::unique_ptr<QLocalServer>> m_servers;
};

} // namespace tomato::ui
