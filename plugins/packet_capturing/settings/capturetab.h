// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/capturesettings.h"
#include "plugins/api/connectiontab.h"

#include <map>
#include <vector>

class QButtonGroup;
class QCheckBox;
class QLabel;

namespace tomato::plugins {

class CollapsiblePart;
class DifferentValue;
class FilterEdit;
class LiveAccessEdit;
class PluginHost;
class RecordingOptionsEdit;

/// The tab "Packet Capturing" of a connection's config window.
class CaptureTab final : public ConnectionTab
{
    Q_OBJECT

public:
    explicit CaptureTab(PluginHost &host);

    QString title() const override;
    void load(const topology::Connection &connection) override;
    void loadOthers(const std::vector<topology::Connection> &others) override;
    QJsonObject changes() const override;
    QJsonObject changesFor(const topology::Connection &connection) const override;
    QString problem() const override;
    bool isChecking() const override;

private:
    void createSummary();
    QWidget *createModes();
    QWidget *createOptions();
    void addMode(QLayout *layout, capture::CaptureMode mode, const QString &name,
                 const QString &text, const QString &toolTip);
    topology::CaptureSettings settings() const;
    bool isBetweenHosts(const topology::Connection &connection) const;
    void mark(const QString &attribute);
    bool isStillDifferent(const QString &attribute) const;
    /// The attributes that the user set.
    QStringList givenAttributes() const;
    QString summaryOfAll() const;
    /// Returns whether nothing was changed; the user's preferences for new captures are no change
    /// yet.
    bool isAsShown() const;
    bool beginsAnew() const;
    /// Returns whether Save would apply the filter or write it to the file.
    bool isFilterNeeded() const;
    /// Returns whether an option differs from its default in a part that is closed at first.
    bool hasOwnOptions() const;
    void updateContents();
    void showSummary();
    QString summary() const;
    void followTopology();

    PluginHost &m_host;
    ConnectionId m_connection;
    topology::CaptureSettings m_loaded;
    /// The connection's settings, or the user's preferences for a connection that was never
    /// captured.
    topology::CaptureSettings m_shown;
    /// The connections that are configured together with this one.
    std::vector<ConnectionId> m_others;
    /// The keys are attributes whose value is not the same on all connections.
    std::map<QString, DifferentValue *> m_different;
    QCheckBox *m_enabled;
    QButtonGroup *m_modes;
    QLabel *m_modesDiffer;
    FilterEdit *m_filter;
    RecordingOptionsEdit *m_recording;
    LiveAccessEdit *m_access;
    CollapsiblePart *m_options;
    QLabel *m_summary;
};

} // namespace tomato::plugins
