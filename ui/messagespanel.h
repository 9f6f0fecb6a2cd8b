// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/pluginhost.h"

#include <QTreeWidget>

namespace tomato::ui {

/// What happened, newest last: a row with time, severity and text. Activating a row that names an
/// element jumps to it.
class MessagesPanel final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit MessagesPanel(QWidget *parent = nullptr);

    void add(plugins::PluginHost::Severity severity, const QString &text);

signals:
    void activatedText(const QString &text);
};

} // namespace tomato::ui
