// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/streamwindow.h"

#include "plugins/api/darkness.h"
#include "plugins/api/numbertexts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tomato::plugins {

/// Only this number of bytes is shown, as a user reads no more.
static constexpr qsizetype MaxBytes = 1'000'000;
static constexpr qsizetype StreamBytesInLine = 16;
static constexpr qsizetype MaxStreamLine = 512;

StreamWindow::StreamWindow(const QString &protocol, const QJsonObject &stream, QWidget *parent)
    : QDialog(parent), m_form(new QComboBox(this)), m_text(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("streamWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    const auto end = [&stream](const QString &side) {
        return QStringLiteral("%1:%2").arg(stream.value(side + QStringLiteral("host")).toString(),
                                           stream.value(side + QStringLiteral("port")).toString());
    };
    setWindowTitle(tr("%1 Stream of %2 and %3")
                       .arg(protocol, end(QStringLiteral("c")), end(QStringLiteral("s"))));
    qsizetype bytes = 0;
    for (const QJsonValue &each : stream.value("payloads").toArray()) {
        m_isCut = bytes > MaxBytes;
        if (m_isCut)
            break;
        m_parts.append(
            {each["s"].toInt() != 0, QByteArray::fromBase64(each["d"].toString().toLatin1())});
        bytes += m_parts.last().bytes.size();
    }
    m_form->setObjectName(QStringLiteral("streamForm"));
    m_form->setAccessibleName(tr("How the bytes are shown"));
    m_form->addItems({tr("Text"), tr("Bytes")});
    m_text->setObjectName(QStringLiteral("streamText"));
    m_text->setAccessibleName(tr("What was said"));
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *filter =
        buttons->addButton(tr("Show Only These &Packets"), QDialogButtonBox::ActionRole);
    filter->setObjectName(QStringLiteral("streamFilter"));
    connect(filter, &QPushButton::clicked, this, &StreamWindow::filterRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_form, &QComboBox::currentIndexChanged, this, &StreamWindow::showAs);
    auto *row = new QHBoxLayout;
    row->addWidget(m_form);
    row->addWidget(
        new QLabel(m_isCut ? tr("The stream is longer than what is shown") : QString(), this), 1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text, 1);
    layout->addLayout(row);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().lineSpacing() * 30);
    showAs(0);
}

QString StreamWindow::text(const QByteArray &bytes)
{
    QString text;
    qsizetype column = 0;
    for (const char each : bytes) {
        // A line without an end would take minutes to lay out.
        column = each == '\n' ? 0 : column + 1;
        if (column > MaxStreamLine) {
            text += QLatin1Char('\n');
            column = 1;
        }
        const bool isPlain = (each >= 0x20 && each < 0x7f) || each == '\n' || each == '\t';
        if (each != '\r')
            text += isPlain ? QLatin1Char(each) : QLatin1Char('.');
    }
    return text;
}

QString StreamWindow::hex(const QByteArray &bytes)
{
    QString text;
    for (qsizetype at = 0; at < bytes.size(); at += StreamBytesInLine) {
        const QByteArray line = bytes.mid(at, StreamBytesInLine);
        text +=
            QStringLiteral("%1  %2  ")
                .arg(hexadecimal(static_cast<quint64>(at), 6),
                     QString::fromLatin1(line.toHex(' ')).leftJustified(StreamBytesInLine * 3 - 1));
        for (const char each : line)
            text += each >= 0x20 && each < 0x7f ? QLatin1Char(each) : QLatin1Char('.');
        text += QLatin1Char('\n');
    }
    return text;
}

void StreamWindow::showAs(int form)
{
    m_text->clear();
    QTextCursor cursor(m_text->document());
    cursor.beginEditBlock();
    const bool isDark = plugins::isDark(palette().color(QPalette::Base));
    const QColor asked(isDark ? 0xff8a80 : 0xa31515);
    const QColor answered(isDark ? 0x82b1ff : 0x0b3d91);
    for (const Part &part : std::as_const(m_parts)) {
        QTextCharFormat format;
        format.setForeground(part.isAnswer ? answered : asked);
        cursor.insertText(form == 0 ? text(part.bytes) : hex(part.bytes), format);
    }
    cursor.endEditBlock();
    m_text->moveCursor(QTextCursor::Start);
}

} // namespace tomato::plugins
