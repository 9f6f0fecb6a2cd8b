// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/appearance.h"
#include "ui/preferences/language.h"
#include "ui/preferences/sshquestion.h"
#include "ui/widgets/icons.h"

#include <QApplication>

#include <cstdio>

/// The program that ssh has ask, by SSH_ASKPASS: what is answered goes to standard output, and to
/// nobody else; a question that is not answered ends with 1.
int main(int argc, char **argv)
{
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
