// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/actions/removalquestion.h"

#include "plugins/api/pluginhost.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

namespace tomato::plugins {

void RemovalQuestion::ask(PluginHost &host, const QString &question, const QString &explanation,
                          qint64 packets, std::function<void()> remove)
{
    auto *box = new QMessageBox(QMessageBox::Warning,
                                QCoreApplication::translate("RemovalQuestion", "Delete Packets"),
                                question, QMessageBox::Cancel, host.window());
    box->setObjectName(QStringLiteral("removalQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(explanation);
    const QString text = QCoreApplication::translate("RemovalQuestion", "Delete %1 Packets")
                             .arg(QLocale().toString(packets));
    QPushButton *button = box->addButton(text, QMessageBox::DestructiveRole);
    button->setObjectName(QStringLiteral("removePackets"));
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(button, &QPushButton::clicked, box, std::move(remove));
    QObject::connect(&host, &PluginHost::documentReplaced, box, &QDialog::reject);
    box->open();
}

} // namespace tomato::plugins
