// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/liveviewer.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tomato::service {

using namespace std::chrono_literals;

/// How much one viewer may send before the others get their turn.
static constexpr qint64 TurnBytes = 1024 * 1024;
/// A viewer has nothing to say; who says more than this is cut off.
static constexpr qint64 MaxInput = 1024 * 1024;
static constexpr auto FinishTime = 5s;
static constexpr int KeepAliveSeconds = 15;
static constexpr int KeepAliveProbes = 4;

Result<std::unique_ptr<LiveViewer>>
LiveViewer::begin(int socket, const QHostAddress &address, const QString &name,
                  const std::shared_ptr<const capture::RingReader> &ring,
                  capture::Cursor::Start start)
{
    capture::Cursor cursor(ring, start);
    const auto header = cursor.fileHeader();
    if (!header) {
        ::close(socket);
        return passOn(header);
    }
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    // A viewer whose machine went away without a word does not keep its place for ever.
    ::setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPIDLE, &KeepAliveSeconds, sizeof KeepAliveSeconds);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPINTVL, &KeepAliveSeconds, sizeof KeepAliveSeconds);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPCNT, &KeepAliveProbes, sizeof KeepAliveProbes);
    return std::unique_ptr<LiveViewer>(
        new LiveViewer(socket, address, name, std::move(cursor), *header));
}

LiveViewer::LiveViewer(int socket, const QHostAddress &address, const QString &name,
                       capture::Cursor cursor, const std::array<char, 24> &header)
    : m_socket(socket), m_address(address), m_name(name), m_cursor(std::move(cursor)),
      m_header(header), m_readable(socket, QSocketNotifier::Read),
      m_writable(socket, QSocketNotifier::Write)
{
    m_patience.setSingleShot(true);
    connect(&m_readable, &QSocketNotifier::activated, this, &LiveViewer::discardInput);
    connect(&m_writable, &QSocketNotifier::activated, this, &LiveViewer::send);
    connect(&m_patience, &QTimer::timeout, this, &LiveViewer::end);
}

LiveViewer::~LiveViewer()
{
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    ::close(m_socket);
}

void LiveViewer::feed()
{
    if (!m_writable.isEnabled() && !m_closing && !m_ended)
        send();
}

void LiveViewer::finish()
{
    if (m_finishing || m_ended)
        return;
    m_finishing = true;
    m_patience.start(FinishTime);
    feed();
}

void LiveViewer::send()
{
    qint64 sent = 0;
    while (!m_ended && sent < TurnBytes) {
        if (m_headerSent == m_header.size() && m_range.bytes == 0) {
            const auto next = m_cursor.next();
            if (!next) {
                end();
                return;
            }
            if (next->bytes == 0) {
                m_writable.setEnabled(false);
                if (m_finishing)
                    endGracefully();
                return;
            }
            m_range = *next;
        }
        const ssize_t bytes = sendSome();
        if (bytes < 0) {
            end();
            return;
        }
        if (bytes == 0)
            break;
        sent += bytes;
        m_sentBytes += bytes;
        m_lastProgress = std::chrono::steady_clock::now();
    }
    m_writable.setEnabled(!m_ended);
}

ssize_t LiveViewer::sendSome()
{
    ssize_t bytes = 0;
    if (m_headerSent < m_header.size()) {
        bytes = ::send(m_socket, m_header.data() + m_headerSent, m_header.size() - m_headerSent,
                       MSG_NOSIGNAL | MSG_DONTWAIT);
        if (bytes > 0)
            m_headerSent += static_cast<std::size_t>(bytes);
    } else {
        auto offset = static_cast<off_t>(m_range.offset);
        const auto most = std::min<std::uint64_t>(m_range.bytes, TurnBytes);
        bytes = ::sendfile(m_socket, m_range.descriptor, &offset, most);
        if (bytes > 0) {
            m_range.offset += static_cast<std::uint64_t>(bytes);
            m_range.bytes -= static_cast<std::uint64_t>(bytes);
        }
    }
    if (bytes > 0)
        return bytes;
    // No bytes came from a range that is not empty: somebody cut the segment.
    const bool full = bytes < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
    return full ? 0 : -1;
}

void LiveViewer::discardInput()
{
    std::array<char, 64 * 1024> input;
    const ssize_t bytes = ::recv(m_socket, input.data(), input.size(), MSG_DONTWAIT);
    if (bytes < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (bytes > 0)
        m_discardedBytes += bytes;
    if (isAnotherProtocol(input.data(), bytes)) {
        emit spokeAnother();
        end();
        return;
    }
    if (bytes <= 0 || m_discardedBytes > MaxInput)
        end();
}

/// A browser that a web page sent here: a request of HTTP, or the beginning of TLS.
bool LiveViewer::isAnotherProtocol(const char *input, qint64 bytes)
{
    constexpr qsizetype MaxLength = 8;
    if (bytes <= 0 || m_greeting.size() >= MaxLength)
        return false;
    m_greeting += QByteArray(input, std::min<qsizetype>(bytes, MaxLength)).left(MaxLength);
    static constexpr std::array<const char *, 11> Beginnings = {
        "GET ",   "POST ",    "HEAD ", "PUT ",   "OPTIONS ", "DELETE ",
        "PATCH ", "CONNECT ", "PRI ",  "TRACE ", "\x16\x03"};
    return std::any_of(Beginnings.begin(), Beginnings.end(),
                       [this](const char *each) { return m_greeting.startsWith(each); });
}

// Closing a socket that holds unread input would take back what the viewer has not read yet. So
// the viewer closes first, or runs out of time.
void LiveViewer::endGracefully()
{
    m_closing = true;
    ::shutdown(m_socket, SHUT_WR);
}

void LiveViewer::end()
{
    if (m_ended)
        return;
    m_ended = true;
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    m_patience.stop();
    emit ended();
}

protocol::ViewerStatus LiveViewer::status() const
{
    return {m_name, m_sentBytes, static_cast<qint64>(m_cursor.lag() + m_range.bytes),
            static_cast<qint64>(m_cursor.skippedPackets())};
}

} // namespace tomato::service
