// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/packetdetails.h"

#include "plugins/api/numbertexts.h"
#include "plugins/packet_capturing/packets/filterentries.h"

#include <QAction>
#include <QFile>
#include <QFontDatabase>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBlock>
#include <QTreeWidget>

#include <algorithm>

namespace tomato::plugins {

static constexpr qsizetype BytesInLine = 16;
/// Characters before the bytes of a line: the offset, and two blanks.
static constexpr int OffsetWidth = 6;
static constexpr int LineWidth =
    OffsetWidth + 3 * static_cast<int>(BytesInLine) + 1 + static_cast<int>(BytesInLine);

enum Role
{
    StartRole = Qt::UserRole,
    LengthRole,
    FilterRole
};

PacketDetails::PacketDetails(PacketStore &store, PacketDecoder &decoder, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent), m_store(store), m_decoder(decoder),
      m_tree(new QTreeWidget(this)), m_bytes(new QPlainTextEdit(this))
{
    m_tree->setObjectName(QStringLiteral("packetTree"));
    m_tree->setAccessibleName(tr("Protocols and fields of the packet"));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_bytes->setObjectName(QStringLiteral("packetBytes"));
    m_bytes->setAccessibleName(tr("Bytes of the packet"));
    m_bytes->setReadOnly(true);
    m_bytes->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_bytes->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    // The width is that of a whole line, and of the scroll bar beside it.
    m_bytes->setMinimumWidth(
        m_bytes->fontMetrics().horizontalAdvance(QLatin1Char('0')) * LineWidth +
        m_bytes->verticalScrollBar()->sizeHint().width() + 4 * m_bytes->frameWidth() + 8);
    setChildrenCollapsible(false);
    setStretchFactor(0, 3);
    setStretchFactor(1, 2);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &PacketDetails::markField);
    // Later packets may add information about this one, such as the answer to a request.
    connect(&decoder, &PacketDecoder::decoded, this, [this] {
        if (m_number >= 0)
            fetch();
    });
    connect(m_tree, &QWidget::customContextMenuRequested, this, &PacketDetails::openMenu);
}

void PacketDetails::setNarrow(bool isNarrow)
{
    m_isNarrow = isNarrow;
    m_bytes->setVisible(!isNarrow);
    setVisible(!isNarrow || m_number >= 0);
}

void PacketDetails::clear()
{
    m_number = -1;
    m_tree->clear();
    m_bytes->clear();
    m_length = 0;
    setVisible(!m_isNarrow);
}

void PacketDetails::show(qint64 number)
{
    if (!m_store.holds(number))
        return clear();
    m_number = number;
    setVisible(true);
    m_shown = {};
    if (Sharkd::isInstalled())
        return fetch();
    const QString path = m_decoder.filePath(QStringLiteral("bytes"));
    m_store.reader()->write({m_store.at(number)}, path, [this, number, path](Result<>) {
        QFile file(path);
        // A file header and a record's header come first.
        if (number == m_number && file.open(QIODevice::ReadOnly) && file.seek(24 + 16))
            showBytes(file.readAll());
    });
}

/// The shown packet stays until there is an answer, or when the packet has left the ring.
void PacketDetails::fetch()
{
    if (!m_store.holds(m_number) || !m_decoder.covers(m_store.at(m_number)))
        return;
    const client::PacketPlace &place = m_store.at(m_number);
    m_decoder.ask(place.source, QStringLiteral("frame"),
                  {{"frame", m_decoder.frame(place)}, {"proto", true}, {"bytes", true}},
                  [this, number = m_number](const auto &frame) { showDecoded(number, frame); });
}

void PacketDetails::showDecoded(qint64 number, const Result<QJsonValue> &frame)
{
    if (number != m_number || (frame && *frame == m_shown))
        return;
    const int chosen = m_tree->indexOfTopLevelItem(m_tree->currentItem());
    m_tree->clear();
    if (!frame) {
        m_bytes->setPlainText(QString::fromStdString(frame.error().text()));
        return;
    }
    m_shown = *frame;
    const QJsonObject json = frame->toObject();
    addNodes(json.value("tree").toArray(), m_tree->invisibleRootItem());
    showBytes(QByteArray::fromBase64(json.value("bytes").toString().toLatin1()));
    if (QTreeWidgetItem *last = m_tree->topLevelItem(m_tree->topLevelItemCount() - 1))
        m_tree->expandItem(last);
    if (QTreeWidgetItem *again = m_tree->topLevelItem(chosen))
        m_tree->setCurrentItem(again);
}

void PacketDetails::addNodes(const QJsonArray &nodes, QTreeWidgetItem *parent)
{
    for (const QJsonValue &each : nodes) {
        const QJsonObject node = each.toObject();
        auto *item = new QTreeWidgetItem(parent, {node.value("l").toString()});
        const QJsonArray place = node.value("h").toArray();
        const bool isInFrame = !node.contains("ds"); // else in bytes that were put together
        item->setData(0, StartRole, isInFrame ? place.at(0).toInt() : 0);
        item->setData(0, LengthRole, isInFrame ? place.at(1).toInt() : 0);
        item->setData(0, FilterRole, node.value("f").toString());
        addNodes(node.value("n").toArray(), item);
    }
}

void PacketDetails::showBytes(const QByteArray &bytes)
{
    m_length = bytes.size();
    QString text;
    for (qsizetype at = 0; at < bytes.size(); at += BytesInLine) {
        const QByteArray line = bytes.mid(at, BytesInLine);
        QString characters;
        for (const char each : line)
            characters += each >= 0x20 && each < 0x7f ? QLatin1Char(each) : QLatin1Char('.');
        text += hexadecimal(static_cast<quint64>(at), 4) + QStringLiteral("  ") +
                QString::fromLatin1(line.toHex(' ')).leftJustified(BytesInLine * 3 - 1) +
                QStringLiteral("  ") + characters + QLatin1Char('\n');
    }
    text.chop(1);
    m_bytes->setPlainText(text);
    m_bytes->setExtraSelections({});
}

void PacketDetails::markField(const QTreeWidgetItem *item)
{
    const int start = item ? item->data(0, StartRole).toInt() : 0;
    const int end = std::min<int>(start + (item ? item->data(0, LengthRole).toInt() : 0),
                                  static_cast<int>(m_length));
    QList<QTextEdit::ExtraSelection> marks;
    const int width = static_cast<int>(BytesInLine);
    for (int at = start; at < end;) {
        const int lineEnd = std::min((at / width + 1) * width, end);
        const QTextBlock block = m_bytes->document()->findBlockByNumber(at / width);
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(block);
        mark.cursor.setPosition(block.position() + OffsetWidth + (at % width) * 3);
        mark.cursor.setPosition(block.position() + OffsetWidth + ((lineEnd - 1) % width) * 3 + 2,
                                QTextCursor::KeepAnchor);
        mark.format.setBackground(palette().highlight());
        mark.format.setForeground(palette().highlightedText());
        marks << mark;
        at = lineEnd;
    }
    m_bytes->setExtraSelections(marks);
    if (!marks.isEmpty()) {
        m_bytes->setTextCursor(QTextCursor(marks.first().cursor.block()));
        m_bytes->ensureCursorVisible();
    }
}

void PacketDetails::openMenu(const QPoint &place)
{
    const QTreeWidgetItem *item = m_tree->itemAt(place);
    const QString filter = item ? item->data(0, FilterRole).toString() : QString();
    if (filter.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addFilterEntries(*menu, filter, m_filter,
                     [this](const QString &wanted) { emit filterRequested(wanted); });
    menu->popup(m_tree->viewport()->mapToGlobal(place));
}

} // namespace tomato::plugins
