// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/journeys/diagram/spacetimeview.h"

#include <memory>
#include <optional>

class QComboBox;
class QPushButton;

namespace tomato::plugins {

class ElidedLabel;
class PluginHost;

/// The space-time diagram of one flow, which the user chooses.
class SpaceTimePage final : public QWidget
{
    Q_OBJECT

public:
    using Found = std::shared_ptr<const journeys::TracedJourneys>;

    explicit SpaceTimePage(PluginHost &host, QWidget *parent = nullptr);

    /// Returns what Tab goes through; the last one is what the page is for.
    QList<QWidget *> stops() const;
    void setFound(const Found &found);
    void showFlow(std::uint32_t flow);
    void setChosen(std::size_t journey);
    void forgetChosen();

signals:
    /// A packet was clicked.
    void chosen(std::size_t journey);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void draw();
    void ask();
    void report();

    PluginHost &m_host;
    Found m_found;
    QComboBox *m_choice;
    ElidedLabel *m_reported;
    QPushButton *m_save;
    SpaceTimeView *m_view;
    /// The flow that is drawn.
    std::optional<std::uint32_t> m_drawn;
};

} // namespace tomato::plugins
