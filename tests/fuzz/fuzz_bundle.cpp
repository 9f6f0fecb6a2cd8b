// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/bag.h"
#include "app/exchange/importfile.h"
#include "tests/fuzz/fuzztarget.h"

#include <QBuffer>
#include <QDirIterator>
#include <QTemporaryDir>

using namespace tomato;
using namespace tomato::exchange;

/// A zip archive as it may be dropped on the window: it is a bag, or refused with words; what is
/// unpacked lies in the folder and is as large as was said.
int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    QByteArray content = QByteArray::fromRawData(reinterpret_cast<const char *>(bytes),
                                                 static_cast<qsizetype>(size));
    if (const auto imported = importText(FileFormat::Bundle, content); !imported)
        fuzz::require(!imported.error().message.empty(), "a refusal says why");
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    auto archive = SafeZip::open(buffer);
    if (!archive) {
        fuzz::require(!archive.error().message.empty(), "a refusal says why");
        return 0;
    }
    constexpr quint64 MaxBytes = 64 * 1024 * 1024;
    if (archive->bytes() > MaxBytes)
        return 0;
    auto bag = Bag::open(*std::move(archive));
    if (!bag)
        return 0;
    const auto errors = bag->check();
    fuzz::require(errors.has_value(), "nobody cancelled");
    const QTemporaryDir room;
    const QString target = room.filePath(QStringLiteral("in/bag"));
    const auto unpacked = bag->unpack(target);
    fuzz::require(!unpacked || QDir(target).exists(), "what was unpacked is there");
    qsizetype files = 0;
    QDirIterator all(room.path(), QDir::Files | QDir::Hidden | QDir::System,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        fuzz::require(all.next().startsWith(target + u'/'), "nothing leaves the folder");
        fuzz::require(!all.fileInfo().isSymLink(), "nothing is a link");
        ++files;
    }
    fuzz::require(files == (unpacked ? bag->payload().size() : 0), "all of it or nothing");
    return 0;
}
