// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/importcheck.h"

using namespace tomato;
using exchange::FileFormat;

/// Files of other programs: each reader gets everything, whatever it looks like.
int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    for (const FileFormat format : {FileFormat::GraphMl, FileFormat::Gns3, FileFormat::CoreXml,
                                    FileFormat::CoreImn, FileFormat::Containerlab, FileFormat::Cml,
                                    FileFormat::Eve, FileFormat::Netlab, FileFormat::Mininet})
        fuzz::importAs(format, bytes, size);
    const QByteArray text = QByteArray::fromRawData(reinterpret_cast<const char *>(bytes),
                                                    static_cast<qsizetype>(size));
    (void)exchange::recognizeFormat(QStringLiteral("file"), text);
    return 0;
}
