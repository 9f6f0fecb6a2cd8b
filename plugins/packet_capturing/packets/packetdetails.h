// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/packets/packetdecoder.h"

#include <QSplitter>

class QPlainTextEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace tomato::plugins {

/// One packet as a tree of protocols and fields, and its bytes. The bytes of the selected field are
/// marked.
class PacketDetails final : public QSplitter
{
    Q_OBJECT

public:
    /// Both are borrowed.
    PacketDetails(PacketStore &store, PacketDecoder &decoder, QWidget *parent = nullptr);

    void show(qint64 number);
    void clear();
    /// Shows the fields without the bytes, and leaves its room to the packets beside it as long as
    /// none is shown.
    void setNarrow(bool isNarrow);
    /// Sets the display filter that is applied now.
    void setFilter(const QString &filter) { m_filter = filter; }

signals:
    /// `filter` is a field's own filter expression.
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
    /// The length of the packet whose bytes are shown.
    qsizetype m_length = 0;
    qint64 m_number = -1;
    bool m_isNarrow = false;
    QString m_filter;
    /// The answer of sharkd.
    QJsonValue m_shown;
};

} // namespace tomato::plugins
