// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/toolbar.h"

#include "app/base/files/fileaccess.h"
#include "app/extcap/extcaptexts.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace tomato::extcap {

/// Open for both ways: so opening does not wait for Wireshark, and a pipe that Wireshark has closed
/// is only one from which nothing comes.
static Result<FileDescriptor> openPipe(const QString &path)
{
    return path.isEmpty() ? FileDescriptor()
                          : openFile(QFile::encodeName(path).toStdString(), O_RDWR | O_NONBLOCK);
}

Result<Toolbar> Toolbar::open(const QString &in, const QString &out)
{
    Toolbar toolbar;
    for (const auto &[path, file] :
         {std::pair(in, &toolbar.m_in), std::pair(out, &toolbar.m_out)}) {
        auto opened = openPipe(path);
        if (!opened)
            return passOn(opened);
        *file = std::move(*opened);
    }
    return toolbar;
}

std::map<Toolbar::Control, QString> Toolbar::changes()
{
    std::map<Control, QString> changed;
    std::array<char, 4096> some{};
    while (m_in) {
        const ssize_t count = ::read(m_in.get(), some.data(), some.size());
        if (count <= 0)
            break;
        m_read.append(some.data(), count);
        for (const ControlMessage &each : ControlMessage::extract(m_read)) {
            const auto control = static_cast<Control>(each.control);
            if (each.command == ControlMessage::Command::Initialized)
                m_isInitialized = true;
            else if (each.command == ControlMessage::Command::Set && control <= Control::Backlog)
                changed[control] = QString::fromUtf8(each.payload);
        }
    }
    return changed;
}

void Toolbar::send(const ControlMessage &message) const
{
    const QByteArray bytes = message.bytes();
    // A pipe that is full has a reader who does not look: what is lost is words.
    if (m_out)
        (void)!::write(m_out.get(), bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

void Toolbar::set(Control control, const QString &value) const
{
    send({static_cast<std::uint8_t>(control), ControlMessage::Command::Set, value.toUtf8()});
}

void Toolbar::nameEnds(const std::array<QString, 2> &ends) const
{
    const auto number = static_cast<std::uint8_t>(Control::Direction);
    send({number, ControlMessage::Command::Remove, {}});
    for (const auto &[value, words] :
         {std::pair("both", ExtcapTexts::tr("Both")),
          std::pair("out", ExtcapTexts::tr("What %1 sends").arg(ends[0])),
          std::pair("in", ExtcapTexts::tr("What %1 sends").arg(ends[1]))})
        send({number, ControlMessage::Command::Add, QByteArray(value) + '\0' + words.toUtf8()});
}

void Toolbar::say(const QString &text) const
{
    const auto log = static_cast<std::uint8_t>(Control::Log);
    send({log, ControlMessage::Command::Add, text.toUtf8() + '\n'});
    send({0, ControlMessage::Command::StatusBar, text.toUtf8()});
}

void Toolbar::warn(const QString &text) const
{
    send({0, ControlMessage::Command::Warning, text.toUtf8()});
}

QString toolbarText()
{
    const QString filter =
        QStringLiteral("control {number=0}{type=string}{display=%1}{tooltip=%2}{placeholder=%3}\n")
            .arg(ExtcapTexts::tr("Filter"),
                 ExtcapTexts::tr("A capture or display filter of this view alone; it counts from "
                                 "now on"),
                 ExtcapTexts::tr("every packet"));
    const QString direction =
        QStringLiteral("control {number=1}{type=selector}{display=%1}{tooltip=%2}\n"
                       "value {control=1}{value=both}{display=%3}{default=true}\n"
                       "value {control=1}{value=out}{display=%4}\n"
                       "value {control=1}{value=in}{display=%5}\n")
            .arg(ExtcapTexts::tr("Direction"), ExtcapTexts::tr("Which packets are shown"),
                 ExtcapTexts::tr("Both"), ExtcapTexts::tr("What the first end sends"),
                 ExtcapTexts::tr("What the second end sends"));
    const QString arrivals =
        QStringLiteral("control {number=2}{type=selector}{display=%1}{tooltip=%2}\n"
                       "value {control=2}{value=no}{display=%3}{default=true}\n"
                       "value {control=2}{value=also}{display=%4}\n"
                       "value {control=2}{value=only}{display=%5}\n")
            .arg(ExtcapTexts::tr("Packets"),
                 ExtcapTexts::tr("As they were sent, or as they left the link at the far end"),
                 ExtcapTexts::tr("As sent"), ExtcapTexts::tr("Both"),
                 ExtcapTexts::tr("As delivered"));
    const QString backlog =
        QStringLiteral("control {number=3}{type=boolean}{display=%1}{default=false}{tooltip=%2}\n")
            .arg(ExtcapTexts::tr("Backlog"),
                 ExtcapTexts::tr("Packets that the connection's ring holds come first; from the "
                                 "next start on"));
    const QString log =
        QStringLiteral("control {number=4}{type=button}{role=logger}{display=%1}{tooltip=%2}\n")
            .arg(ExtcapTexts::tr("Log"), ExtcapTexts::tr("What became of each change"));
    return filter + direction + arrivals + backlog + log;
}

} // namespace tomato::extcap
