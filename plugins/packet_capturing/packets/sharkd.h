// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <deque>
#include <functional>

namespace tomato::plugins {

/// Wireshark's dissectors in a confined process of their own: sharkd, spoken to in JSON-RPC. One
/// request after the other; nothing here waits. When the process dies, what was asked fails and the
/// next request starts another one.
class Sharkd final : public QObject
{
    Q_OBJECT

public:
    /// The value of "result".
    using Reply = std::function<void(const Result<QJsonValue> &)>;

    /// `folder` has the files that it is to read, and takes its settings.
    explicit Sharkd(const QString &folder, QObject *parent = nullptr);
    ~Sharkd() override;

    /// Whether it is there, and can be confined.
    static bool isInstalled();
    /// Which package to install.
    static QString howToInstall();

    /// `reply` is called once, later, and not at all when this object is destroyed first.
    void call(const QString &method, const QJsonObject &params, Reply reply);
    /// Requests that are not answered yet.
    std::size_t waiting() const { return m_requests.size(); }
    /// What is called next is called on another process.
    void renew();

signals:
    /// The process is gone by itself, with what it had loaded.
    void ended();

private:
    struct Request
    {
        QString method;
        QJsonObject params;
        Reply reply;
    };

    void next();
    void start();
    void read();
    void answer(const Result<QJsonValue> &result);
    void died();

    /// Wireshark's own settings, whatever the user's columns are.
    QString m_folder;
    QProcess m_process;
    std::deque<Request> m_requests;
    /// Of the first request when it was sent; 0: it was not.
    int m_sent = 0;
    int m_lastId = 0;
    bool m_isRenewing = false;
    QByteArray m_line;
    QTimer m_deadline;
};

} // namespace tomato::plugins
