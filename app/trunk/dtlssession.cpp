// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/dtlssession.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <cstring>

#include <sys/time.h>

namespace tomato::trunk {

/// With a key of its own for each trunk and start, which is nowhere but in memory, nothing is won
/// by another exchange of keys; AES in GCM is what processors do fast.
static constexpr const char *Cipher = "PSK-AES128-GCM-SHA256";
static constexpr const char *Identity = "tomato";
/// The datagrams of the handshake pass every path.
static constexpr long HandshakeBytes = 1200;

static Error opensslError()
{
    std::array<char, 256> text{};
    ERR_error_string_n(ERR_get_error(), text.data(), text.size());
    return Error{"OpenSSL", std::string("gives no DTLS: ") + text.data()};
}

DtlsSession::DtlsSession(const DtlsKey &key, Datagrams send)
    : m_key(key), m_send(std::move(send)), m_buffer(MaxContent, '\0')
{
}

DtlsSession::~DtlsSession()
{
    SSL_free(m_ssl);
    SSL_CTX_free(m_context);
    OPENSSL_cleanse(m_key.data(), m_key.size());
}

Result<std::unique_ptr<DtlsSession>> DtlsSession::make(Role role, const DtlsKey &key,
                                                       Datagrams send)
{
    std::unique_ptr<DtlsSession> session(new DtlsSession(key, std::move(send)));
    if (const auto prepared = session->prepare(role); !prepared)
        return passOn(prepared);
    return session;
}

Result<> DtlsSession::prepare(Role role)
{
    ERR_clear_error();
    m_context = SSL_CTX_new(DTLS_method());
    if (m_context == nullptr)
        return tl::make_unexpected(opensslError());
    SSL_CTX_set_options(m_context,
                        SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_QUERY_MTU);
    SSL_CTX_set_psk_client_callback(m_context, &DtlsSession::clientKey);
    SSL_CTX_set_psk_server_callback(m_context, &DtlsSession::serverKey);
    if (SSL_CTX_set_min_proto_version(m_context, DTLS1_2_VERSION) != 1 ||
        SSL_CTX_set_max_proto_version(m_context, DTLS1_2_VERSION) != 1 ||
        SSL_CTX_set_cipher_list(m_context, Cipher) != 1)
        return tl::make_unexpected(opensslError());
    m_ssl = SSL_new(m_context);
    BIO *in = BIO_new(BIO_s_mem());
    BIO *out = BIO_new(BIO_s_mem());
    if (m_ssl == nullptr || in == nullptr || out == nullptr) {
        BIO_free(in);
        BIO_free(out);
        return tl::make_unexpected(opensslError());
    }
    BIO_set_mem_eof_return(in, -1);
    SSL_set_bio(m_ssl, in, out);
    SSL_set_app_data(m_ssl, this);
    SSL_set_mtu(m_ssl, HandshakeBytes);
    if (role == Role::Client)
        SSL_set_connect_state(m_ssl);
    else
        SSL_set_accept_state(m_ssl);
    return {};
}

unsigned DtlsSession::clientKey(ssl_st *ssl, const char * /*hint*/, char *identity,
                                unsigned maxIdentity, unsigned char *key, unsigned maxKey)
{
    const auto *self = static_cast<const DtlsSession *>(SSL_get_app_data(ssl));
    if (maxIdentity <= std::strlen(Identity))
        return 0;
    std::strcpy(identity, Identity);
    return serverKey(ssl, Identity, key, maxKey) == self->m_key.size()
               ? static_cast<unsigned>(self->m_key.size())
               : 0;
}

unsigned DtlsSession::serverKey(ssl_st *ssl, const char *identity, unsigned char *key,
                                unsigned maxKey)
{
    const auto *self = static_cast<const DtlsSession *>(SSL_get_app_data(ssl));
    if (std::strcmp(identity, Identity) != 0 || maxKey < self->m_key.size())
        return 0;
    std::ranges::copy(self->m_key, key);
    return static_cast<unsigned>(self->m_key.size());
}

bool DtlsSession::isReady() const
{
    return SSL_is_init_finished(m_ssl) == 1;
}

std::optional<std::chrono::milliseconds> DtlsSession::resendsIn() const
{
    timeval left{};
    if (isReady() || DTLSv1_get_timeout(m_ssl, &left) != 1)
        return std::nullopt;
    return std::chrono::seconds(left.tv_sec) + std::chrono::milliseconds(left.tv_usec / 1000 + 1);
}

void DtlsSession::shake()
{
    ERR_clear_error();
    DTLSv1_handle_timeout(m_ssl);
    if (!isReady()) {
        const int done = SSL_do_handshake(m_ssl);
        const int why = done == 1 ? SSL_ERROR_NONE : SSL_get_error(m_ssl, done);
        m_isOver = m_isOver || (why != SSL_ERROR_NONE && why != SSL_ERROR_WANT_READ);
    }
    sendWritten();
}

/// All that is written at once is one flight of the handshake, and short: no certificates.
void DtlsSession::sendWritten()
{
    std::array<char, 4096> part{};
    const int got = BIO_read(SSL_get_wbio(m_ssl), part.data(), static_cast<int>(part.size()));
    if (got > 0)
        m_send(std::span<const char>(part).first(static_cast<std::size_t>(got)));
}

/// OpenSSL takes an encrypted record that is too short for its tag for a failure of its own, and
/// ends the session: so anybody on the path could. Such a record, and one that does not end with
/// its datagram, is nobody's who has the key.
static bool isWellFormed(std::span<const char> datagram)
{
    constexpr std::size_t EpochAt = 3;
    constexpr std::size_t LengthAt = 11;
    constexpr std::size_t RecordBegin = 13;
    const auto numberAt = [&datagram](std::size_t at) {
        return static_cast<unsigned char>(datagram[at]) * 256U +
               static_cast<unsigned char>(datagram[at + 1]);
    };
    while (datagram.size() >= RecordBegin) {
        const std::size_t length = numberAt(LengthAt);
        const bool isSealed = numberAt(EpochAt) != 0;
        if (RecordBegin + length > datagram.size() ||
            (isSealed && RecordBegin + length < DtlsSession::Overhead))
            return false;
        datagram = datagram.subspan(RecordBegin + length);
    }
    return datagram.empty();
}

void DtlsSession::receive(std::span<const char> datagram, const Datagrams &content)
{
    if (!isWellFormed(datagram))
        return;
    ERR_clear_error();
    BIO *in = SSL_get_rbio(m_ssl);
    BIO_write(in, datagram.data(), static_cast<int>(datagram.size()));
    if (!isReady()) {
        shake();
        if (!isReady())
            return;
    }
    // One datagram may hold several records.
    for (;;) {
        const int got = SSL_read(m_ssl, m_buffer.data(), static_cast<int>(m_buffer.size()));
        if (got <= 0) {
            const int why = SSL_get_error(m_ssl, got);
            m_isOver = m_isOver || why == SSL_ERROR_ZERO_RETURN || why == SSL_ERROR_SSL;
            break;
        }
        content(std::span<const char>(m_buffer).first(static_cast<std::size_t>(got)));
    }
    // The rest of a datagram that makes no sense is not to be the beginning of the next one.
    BIO_reset(in);
    if (BIO_pending(SSL_get_wbio(m_ssl)) > 0)
        sendWritten();
}

std::size_t DtlsSession::seal(std::span<const char> content, std::string &to)
{
    ERR_clear_error();
    if (!isReady() || SSL_write(m_ssl, content.data(), static_cast<int>(content.size())) <= 0)
        return 0;
    BIO *out = SSL_get_wbio(m_ssl);
    const auto length = static_cast<std::size_t>(BIO_pending(out));
    const std::size_t at = to.size();
    to.resize(at + length);
    BIO_read(out, to.data() + at, static_cast<int>(length));
    return length;
}

} // namespace tomato::trunk
