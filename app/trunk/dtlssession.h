// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

struct ssl_ctx_st;
struct ssl_st;

namespace tomato::trunk {

/// A key that both ends of a trunk know and nobody else does.
using DtlsKey = std::array<unsigned char, 32>;

/// One end of DTLS 1.2 with a key that both ends have (RFC 6347, RFC 4279), by OpenSSL, over
/// datagrams that the caller sends and receives. A datagram of anybody who lacks the key, a
/// repeated and a mangled one change nothing.
class DtlsSession final
{
public:
    enum class Role
    {
        Client,
        Server
    };
    /// The bytes that a sealed datagram has more than its content: the header of a record, a nonce
    /// and a tag.
    static constexpr std::size_t Overhead = 13 + 8 + 16;
    static constexpr std::size_t MaxContent = 16 * 1024;

    using Datagrams = std::function<void(std::span<const char>)>;
    /// `send` is called with datagrams of the handshake during the calls of this object.
    static Result<std::unique_ptr<DtlsSession>> make(Role role, const DtlsKey &key, Datagrams send);
    ~DtlsSession();
    DtlsSession(const DtlsSession &) = delete;
    DtlsSession &operator=(const DtlsSession &) = delete;

    /// Begins or goes on with the handshake; a client begins it, and both call this when the time
    /// of resendsIn() has passed.
    void shake();
    bool isReady() const;
    std::optional<std::chrono::milliseconds> resendsIn() const;
    /// Takes a datagram that came, and gives what it holds, if it holds anything true.
    void receive(std::span<const char> datagram, const Datagrams &content);
    /// Appends a datagram for this content, of at most MaxContent bytes, and returns how long it
    /// is; 0 before isReady().
    std::size_t seal(std::span<const char> content, std::string &to);
    /// The peer ended the session, or it failed in a way that none of the above is.
    bool isOver() const { return m_isOver; }

private:
    DtlsSession(const DtlsKey &key, Datagrams send);
    Result<> prepare(Role role);
    void sendWritten();
    static unsigned clientKey(ssl_st *ssl, const char *hint, char *identity, unsigned maxIdentity,
                              unsigned char *key, unsigned maxKey);
    static unsigned serverKey(ssl_st *ssl, const char *identity, unsigned char *key,
                              unsigned maxKey);

    DtlsKey m_key;
    Datagrams m_send;
    ssl_ctx_st *m_context = nullptr;
    ssl_st *m_ssl = nullptr;
    bool m_isOver = false;
    std::string m_buffer;
};

} // namespace tomato::trunk
