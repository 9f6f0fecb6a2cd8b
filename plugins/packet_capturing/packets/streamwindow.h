// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QJsonObject>

class QComboBox;
class QPlainTextEdit;

namespace tomato::plugins {

/// The data that two hosts sent each other in one stream, as sharkd reassembled it: each side in a
/// colour of its own.
class StreamWindow final : public QDialog
{
    Q_OBJECT

public:
    /// `protocol` is a name such as "TCP"; `stream` is sharkd's answer to "follow".
    StreamWindow(const QString &protocol, const QJsonObject &stream, QWidget *parent);

signals:
    /// The dock should show only the packets of this stream.
    void filterRequested();

private:
    struct Part
    {
        bool isAnswer = false;
        QByteArray bytes;
    };

    void showAs(int form);
    static QString text(const QByteArray &bytes);
    static QString hex(const QByteArray &bytes);

    QList<Part> m_parts;
    bool m_isCut = false;
    QComboBox *m_form;
    QPlainTextEdit *m_text;
};

} // namespace tomato::plugins
