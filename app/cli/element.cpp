// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/element.h"

#include "app/topology/lookup.h"

#include <cerrno>
#include <csignal>
#include <cstring>

#include <sys/wait.h>
#include <unistd.h>

namespace tomato::cli {

Result<QStringList> elementCommand(const Session &session, const QString &element,
                                   const QStringList &command)
{
    const auto topology = session.topology();
    if (!topology)
        return passOn(topology);
    const auto id = topology::findElement(*topology, element);
    if (!id)
        return passOn(id);
    const auto &elements = session.client().lab().elements;
    const auto status = elements.find(*id);
    if (status == elements.end() || status->second.process == 0)
        return failure("the element does not run", element.toStdString());
    return client::enterElement(status->second) + command;
}

Result<int> runInTerminal(const QStringList &words, Output output)
{
    std::vector<QByteArray> bytes;
    for (const QString &word : words)
        bytes.push_back(word.toLocal8Bit());
    std::vector<char *> arguments;
    for (QByteArray &word : bytes)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    const pid_t child = fork();
    if (child < 0)
        return failure(std::strerror(errno), "fork");
    if (child == 0) {
        for (const int signal : {SIGINT, SIGTERM, SIGPIPE})
            std::signal(signal, SIG_DFL);
        if (output == Output::ToStandardError)
            dup2(STDERR_FILENO, STDOUT_FILENO);
        execvp(arguments[0], arguments.data());
        const QByteArray message = "tomato: " + bytes.front() + ": " + std::strerror(errno) + '\n';
        (void)!write(STDERR_FILENO, message.constData(), static_cast<std::size_t>(message.size()));
        _exit(127);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR)
            return failure(std::strerror(errno), "waitpid");
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

} // namespace tomato::cli
