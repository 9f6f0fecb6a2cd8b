// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/outside/dumpcapstream.h"

#include "app/base/systemfailure.h"
#include "capture/options/precision.h"

#include <QByteArray>
#include <QFile>
#include <QStandardPaths>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <chrono>
#include <csignal>

extern "C" char **environ;

namespace tomato::lab {

namespace {

constexpr std::size_t LengthAt = 8;
constexpr std::size_t AtOnce = 64 << 10;
constexpr std::size_t AddressSize = 6;
/// It opens an interface in some hundredths of a second.
constexpr std::chrono::milliseconds HeaderTime{20'000};

Result<std::string> addressOf(const std::string &device)
{
    QFile file(QStringLiteral("/sys/class/net/%1/address").arg(QString::fromStdString(device)));
    if (!file.open(QIODevice::ReadOnly))
        return failure("this machine has no interface " + device);
    return QByteArray::fromHex(file.readAll().trimmed().replace(':', "")).toStdString();
}

} // namespace

Result<DumpcapStream> DumpcapStream::start(const std::string &device)
{
    const auto address = addressOf(device);
    if (!address)
        return passOn(address);
    const QByteArray path = QFile::encodeName(QStandardPaths::findExecutable("dumpcap"));
    if (path.isEmpty())
        return failure("dumpcap, which may listen for users of the group wireshark, is missing");
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return systemFailure("make a pipe");
    FileDescriptor ours(ends[0]);
    FileDescriptor theirs(ends[1]);
    (void)fcntl(ours.get(), F_SETFL, O_NONBLOCK);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, theirs.get(), STDOUT_FILENO);
    const std::string length = std::to_string(capture::MaxSnapLength);
    std::array<const char *, 10> words = {"dumpcap", "-q",           "-P", "-s", length.c_str(),
                                          "-i",      device.c_str(), "-w", "-",  nullptr};
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    pid_t process = 0;
    const int failed = posix_spawn(&process, path.constData(), &actions, nullptr,
                                   const_cast<char *const *>(words.data()), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        return systemFailure("run dumpcap", failed);
    theirs = {}; // its end is seen once nobody else could write
    DumpcapStream stream(std::move(ours), process, *address);
    if (const auto listens = stream.awaitHeader(); !listens)
        return passOn(listens);
    return stream;
}

/// The header comes once dumpcap listens.
Result<> DumpcapStream::awaitHeader()
{
    while (m_buffer.size() < capture::PcapFileHeaderBytes) {
        pollfd readable{m_pipe.get(), POLLIN, 0};
        if (::poll(&readable, 1, static_cast<int>(HeaderTime.count())) == 0)
            return failure("dumpcap does not begin to listen");
        if (const auto got = read(); !got)
            return got;
    }
    return {};
}

DumpcapStream::~DumpcapStream()
{
    if (!m_pipe)
        return; // moved from
    kill(m_process, SIGTERM);
    while (waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
    }
}

Result<> DumpcapStream::read()
{
    m_buffer.erase(0, std::exchange(m_taken, 0));
    const std::size_t before = m_buffer.size();
    m_buffer.resize(before + AtOnce);
    const ssize_t got = ::read(m_pipe.get(), m_buffer.data() + before, AtOnce);
    m_buffer.resize(before + static_cast<std::size_t>(got > 0 ? got : 0));
    if (got == 0)
        return failure("dumpcap has ended (may this user run it? sudo dpkg-reconfigure "
                       "wireshark-common; sudo adduser $USER wireshark; then log in again)");
    if (got < 0 && errno != EAGAIN && errno != EINTR)
        return systemFailure("read what dumpcap sees");
    return {};
}

Result<std::optional<SeenFrame>> DumpcapStream::receive()
{
    for (bool fresh = false;; fresh = true) {
        if (!m_headed && m_buffer.size() >= capture::PcapFileHeaderBytes) {
            m_headed = true;
            m_taken = capture::PcapFileHeaderBytes;
        }
        const std::size_t there = m_buffer.size() - m_taken;
        std::uint32_t length = 0;
        if (m_headed && there >= capture::PcapRecordHeaderBytes)
            std::memcpy(&length, m_buffer.data() + m_taken + LengthAt, sizeof length);
        if (length > capture::MaxSnapLength)
            return failure("dumpcap writes what is no packet");
        if (m_headed && there >= capture::PcapRecordHeaderBytes + length) {
            const std::span<const char> bytes(
                m_buffer.data() + m_taken + capture::PcapRecordHeaderBytes, length);
            m_taken += capture::PcapRecordHeaderBytes + length;
            const bool isSent =
                length >= 2 * AddressSize &&
                std::memcmp(bytes.data() + AddressSize, m_address.data(), m_address.size()) == 0;
            return SeenFrame{isSent, bytes};
        }
        if (fresh)
            return std::nullopt;
        if (const auto got = read(); !got)
            return passOn(got);
    }
}

} // namespace tomato::lab
