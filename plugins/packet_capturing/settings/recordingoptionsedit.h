// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/captureoptions.h"
#include "app/topology/attributes/captureplace.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QSpinBox;

namespace tomato::plugins {

class FilterEdit;
class RingSizeEdit;

/// How a capture is recorded: direction, host, length, timestamps, files, end, trigger and
/// arrivals.
class RecordingOptionsEdit final : public QWidget
{
    Q_OBJECT

public:
    explicit RecordingOptionsEdit(QWidget *parent = nullptr);

    /// The labels ("h1:eth0"), in the order of the connection's ends; empty when there are several
    /// connections.
    void setEnds(const std::array<QString, 2> &ends);
    /// Whether the connection leads to another host, or one of several does: there is a choice of
    /// the host that records it then. The choice is shown, too, where it was made before.
    void setBetweenHosts(bool isBetweenHosts);
    void setOptions(const capture::RecordingOptions &options);
    capture::RecordingOptions options() const;
    void setPlace(topology::CapturePlace place);
    topology::CapturePlace place() const;
    /// Returns why the options are invalid; empty when they are valid.
    QString problem() const;
    /// Returns whether problem() only says that libpcap has not judged the trigger yet.
    bool isChecking() const;
    /// Puts a row below the others.
    void addRow(const QString &title, QWidget *field);

signals:
    void changed();

private:
    QWidget *createEnds();
    QDoubleSpinBox *createNumber(const QString &name, double most, const QString &title);
    void connectAll();
    void showPlace();

    QFormLayout *m_form;
    QComboBox *m_direction;
    QComboBox *m_place;
    bool m_isBetweenHosts = false;
    QSpinBox *m_snapLength;
    QComboBox *m_precision;
    RingSizeEdit *m_files;
    QDoubleSpinBox *m_stopPackets;
    QDoubleSpinBox *m_stopBytes;
    QDoubleSpinBox *m_stopSeconds;
    FilterEdit *m_trigger;
    QCheckBox *m_arrivals;
};

} // namespace tomato::plugins
