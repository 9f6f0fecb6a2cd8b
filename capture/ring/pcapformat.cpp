// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/pcapformat.h"

#include <cstring>

namespace tomato::capture {

std::array<char, PcapFileHeaderBytes> pcapFileHeader(int snapLength, Precision precision)
{
    struct
    {
        std::uint32_t magic = 0;
        std::uint16_t major = 2;
        std::uint16_t minor = 4;
        std::uint32_t zone = 0;
        std::uint32_t accuracy = 0;
        std::uint32_t snapLength = 0;
        std::uint32_t linkType = PcapEthernet;
    } header;
    static_assert(sizeof header == PcapFileHeaderBytes);
    header.magic = precision == Precision::Nano ? PcapNanosecondMagic : PcapMagic;
    header.snapLength = static_cast<std::uint32_t>(snapLength);
    std::array<char, PcapFileHeaderBytes> bytes;
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

} // namespace tomato::capture
