// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/preferencespage.h"
#include "plugins/packet_capturing/common/capturepreferences.h"

class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace tomato::plugins {

class LiveAccessEdit;
class RingSizeEdit;
class StatusLine;

/// The preferences of packet capturing: Wireshark, where recordings are kept, and the settings of
/// new captures.
class CapturePreferencesPage final : public PreferencesPage
{
    Q_OBJECT

public:
    explicit CapturePreferencesPage(QWidget *parent = nullptr);

    QString title() const override;
    QString problem() const override;
    Result<> save() override;

private:
    QLineEdit *createLine(const QString &name, const QString &title, const QString &toolTip);
    QWidget *createWireshark();
    QWidget *createFolder();
    QWidget *createNewCaptures();
    QWidget *createKept();
    void chooseFolder();
    QString wiresharkProblem() const;
    QString folderProblem() const;
    void updateContents();
    CapturePreferences entered() const;

    QLineEdit *m_wireshark = nullptr;
    StatusLine *m_wiresharkStatus;
    QLineEdit *m_folder = nullptr;
    StatusLine *m_folderStatus;
    QSpinBox *m_kept = nullptr;
    QComboBox *m_mode;
    RingSizeEdit *m_files;
    LiveAccessEdit *m_access;
};

} // namespace tomato::plugins
