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

/// Wireshark's dissectors in a confined process of their own: sharkd, which uses JSON-RPC. Requests
/// are sent one after the other; no call blocks. When the process dies, the pending request fails
/// and the next one starts another process.
class Sharkd final : public QObject
{
    Q_OBJECT

public:
    /// The reply has the value of "result".
    using Reply = std::function<void(const Result<QJsonValue> &)>;

    /// `folder` has the files that sharkd reads, and gets its settings.
    explicit Sharkd(const QString &folder, QObject *parent = nullptr);
    ~Sharkd() override;

    /// Returns whether sharkd is installed, and can be confined.
    static bool isInstalled();
    /// Says which package to install.
    static QString howToInstall();

    /// `reply` is called once, later, and not at all when this object is destroyed first.
    void call(const QString &method, const QJsonObject &params, Reply reply);
    /// Returns the number of requests that are not answered yet.
    std::size_t waiting() const { return m_requests.size(); }
    /// The next request is sent to a new process.
    void renew();

signals:
    /// The process ended by itself, and its loaded file is lost.
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

    /// The folder with Wireshark's default settings, so that the user's columns have no effect.
    QString m_folder;
    QProcess m_process;
    std::deque<Request> m_requests;
    /// The id of the first request when it was sent; 0 when it was not.
    int m_sent = 0;
    int m_lastId = 0;
    bool m_isRenewing = false;
    QByteArray m_line;
    QTimer m_deadline;
};

} // namespace tomato::plugins
