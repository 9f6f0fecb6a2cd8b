// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/appearance.h"
#include "ui/preferences/language.h"
#include "ui/preferences/sshquestion.h"
#include "ui/widgets/icons.h"

#include <QApplication>

#include <csignal>
#include <cstdio>

#include <poll.h>
#include <sys/prctl.h>
#include <unistd.h>

/// Returns whether nobody reads the answer: ssh has ended.
static bool isUnread()
{
    pollfd output{STDOUT_FILENO, 0, 0};
    return poll(&output, 1, 0) == 1 && (output.revents & (POLLERR | POLLHUP)) != 0;
}

/// The program that ssh has ask, by SSH_ASKPASS: what is answered goes to standard output, and to
/// nobody else; a question that is not answered ends with 1. It ends with the ssh that asks.
int main(int argc, char **argv)
{
    // ssh may have ended before the kernel was told.
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() == 1 || isUnread())
        return 1;
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("tomato-desktop"));
    QCoreApplication::setApplicationName(QStringLiteral("tomato-desktop"));
    QGuiApplication::setDesktopFileName(QStringLiteral("tomato-desktop"));
    tomato::ui::applyLanguage();
    QApplication::setWindowIcon(tomato::ui::applicationIcon());
    tomato::ui::applyColourScheme();
    tomato::ui::SshQuestion question(QCoreApplication::arguments().value(1),
                                     qEnvironmentVariable("SSH_ASKPASS_PROMPT"));
    if (question.exec() != QDialog::Accepted)
        return 1;
    const QByteArray answer = question.answer().toUtf8() + '\n';
    return std::fwrite(answer.constData(), 1, static_cast<std::size_t>(answer.size()), stdout) ==
                       static_cast<std::size_t>(answer.size()) &&
                   std::fflush(stdout) == 0
               ? 0
               : 1;
}
