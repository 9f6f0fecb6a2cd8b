// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLineEdit;

namespace tomato::plugins {

class PacketDecoder;
class PacketFilter;
class StatusLine;

/// The line for the display filter of the dock "Packets", with what Wireshark says of it.
class PacketFilterBar final : public QWidget
{
    Q_OBJECT

public:
    /// Both have to live longer.
    PacketFilterBar(PacketDecoder &decoder, PacketFilter &filter, QWidget *parent);

    /// Writes the filter into the line and applies it.
    void apply(const QString &filter);
    /// Empties the line, so that all packets are shown.
    void clear();

signals:
    /// Wireshark has accepted the filter that was applied, or refused it.
    void checked();

private:
    void applyText();
    void check();
    void showResult(const QString &filter, const QString &problem);
    QString withShown(const QString &verdict) const;

    PacketDecoder &m_decoder;
    PacketFilter &m_filter;
    QLineEdit *m_text;
    StatusLine *m_verdict;
    QTimer m_checkSoon;
};

} // namespace tomato::plugins
