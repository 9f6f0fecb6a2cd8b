// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/packets/packetdecoder.h"

#include <QSplitter>

class QPlainTextEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace tomato::plugins {

/// One packet as a tree of protocols and fields, and its bytes. A field that is chosen is marked
/// in the bytes.
class PacketDetails final : public QSplitter
{
    Q_OBJECT

public:
    /// Borrows both.
    PacketDetails(PacketStore &store, PacketDecoder &decoder, QWidget *parent = nullptr);

    void show(qint64 number);
    void clear();
    /// The display filter that is applied now.
    void setFilter(const QString &filter) { m_filter = filter; }

signals:
    /// A field's own filter expression.
    void filterRequested(const QString &filter);

private:
    void fetch();
    void showDecoded(qint64 number, const Result<QJsonValue> &frame);
    void addNodes(const QJsonArray &nodes, QTreeWidgetItem *parent);
    void showBytes(const QByteArray &bytes);
    void markField(const QTreeWidgetItem *item);
    void openMenu(const QPoint &place);

    PacketStore &m_store;
    PacketDecoder &m_decoder;
    QTreeWidget *m_tree;
    QPlainTextEdit *m_bytes;
    /// Of the packet whose bytes are shown.
    qsizetype m_length = 0;
    qint64 m_number = -1;
    QString m_filter;
    /// sharkd's answer.
    QJsonValue m_shown;
};

} // namespace tomato::plugins
