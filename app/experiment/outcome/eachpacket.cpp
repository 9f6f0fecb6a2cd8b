// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/eachpacket.h"

#include "app/base/files/fileaccess.h"

#include <QFile>

#include <fcntl.h>

namespace tomato::experiment {

Result<> forEachPacket(const QString &path, const PacketReceiver &receive)
{
    const std::filesystem::path name = QFile::encodeName(path).toStdString();
    const auto file = openFile(name, O_RDONLY | O_CLOEXEC);
    if (!file)
        return passOn(file);
    capture::PcapngRecords records(*file, name, UINT64_MAX);
    for (;;) {
        const auto next = records.next();
        if (!next)
            return passOn(next);
        if (*next == nullptr)
            return {};
        const capture::PcapngRecords::Packet &packet = **next;
        if (auto received = receive(packet, records.interfaces()[packet.interface].name); !received)
            return received;
    }
}

} // namespace tomato::experiment
