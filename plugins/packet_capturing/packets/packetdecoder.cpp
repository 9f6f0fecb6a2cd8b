// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/packetdecoder.h"

#include <QFile>

#include <memory>

namespace tomato::plugins {

PacketDecoder::PacketDecoder(PacketStore &store, QObject *parent)
    : QObject(parent), m_store(store), m_sharkd(this)
{
    connect(&store, &PacketStore::reset, this, [this] { ++m_generation; });
}

void PacketDecoder::ask(const client::PacketPlaces &places, const QString &method,
                        const QJsonObject &params, Sharkd::Reply reply)
{
    if (!m_store.reader())
        return;
    // A new name each time: one file may be written while another one is loaded.
    static int files = 0;
    const QString path = m_sharkd.filePath(QStringLiteral("%1.pcap").arg(++files));
    const auto finish = [this, path, generation = m_generation,
                         reply = std::move(reply)](const Result<QJsonValue> &result) {
        QFile::remove(path);
        if (generation == m_generation)
            reply(result);
    };
    m_store.reader()->write(
        places, path,
        [self = QPointer(this), path, method, params, finish](const Result<> &written) {
            if (!self)
                return;
            if (!written)
                return finish(passOn(written));
            // Both at once, so that nothing else is loaded between them.
            const auto loaded = std::make_shared<Result<QJsonValue>>();
            self->m_sharkd.call(QStringLiteral("load"), {{"file", path}},
                                [loaded](const Result<QJsonValue> &result) { *loaded = result; });
            self->m_sharkd.call(method, params, [loaded, finish](const Result<QJsonValue> &result) {
                finish(*loaded ? result : *loaded);
            });
        });
}

} // namespace tomato::plugins
