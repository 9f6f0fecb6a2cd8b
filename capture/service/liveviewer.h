// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/viewerstatus.h"
#include "capture/ring/cursor.h"

#include <QHostAddress>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <chrono>

namespace tomato::service {

/// One TCP connection that is fed from a ring: a pcap header, then every packet from a start on. It
/// costs a socket and a cursor, however slow it is; nothing waits for it.
class LiveViewer final : public QObject
{
    Q_OBJECT

public:
    /// Takes the connected socket. Fails when the ring cannot be read.
    static Result<std::unique_ptr<LiveViewer>>
    begin(int socket, const QHostAddress &address, const QString &name,
          const std::shared_ptr<const capture::RingReader> &ring, capture::Cursor::Start start);
    ~LiveViewer() override;

    /// Something was committed.
    void feed();
    /// Sends the committed packets, then ends; a viewer that takes too long for that is
    /// disconnected.
    void finish();
    protocol::ViewerStatus status() const;
    const QHostAddress &address() const { return m_address; }
    /// Returns the time when packets were sent to it last, or when it connected.
    std::chrono::steady_clock::time_point lastProgress() const { return m_lastProgress; }

signals:
    /// Nothing more will be sent: delete it (later, not within the signal).
    void ended();
    /// It sent a browser's request, and is about to end.
    void spokeAnother();

private:
    LiveViewer(int socket, const QHostAddress &address, const QString &name, capture::Cursor cursor,
               const std::array<char, 24> &header);

    /// Sends until all is sent, or the socket accepts no more, or it is another viewer's turn.
    void send();
    /// Bytes that went out, 0 for a socket that is full, -1 for one that is broken.
    ssize_t sendSome();
    void discardInput();
    bool isAnotherProtocol(const char *input, qint64 bytes);
    void endGracefully();
    void end();

    int m_socket;
    QHostAddress m_address;
    QString m_name;
    capture::Cursor m_cursor;
    std::array<char, 24> m_header;
    std::size_t m_headerSent = 0;
    capture::Cursor::Range m_range;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    QTimer m_patience;
    qint64 m_sentBytes = 0;
    qint64 m_discardedBytes = 0;
    /// The first bytes that the client sent.
    QByteArray m_greeting;
    std::chrono::steady_clock::time_point m_lastProgress = std::chrono::steady_clock::now();
    bool m_finishing = false;
    bool m_closing = false;
    bool m_ended = false;
};

} // namespace tomato::service
