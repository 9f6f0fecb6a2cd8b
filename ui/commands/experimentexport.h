// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/files/temporaryfolder.h"
#include "app/document/document.h"

#include <QDialog>

#include <memory>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProcess;
class QPushButton;

namespace tomato::ui {

/// Packs the open experiment, with its runs where there are some, into one file for others
/// (`tomato bundle make`), in a process of its own that can be cancelled.
class ExperimentExport final : public QDialog
{
    Q_OBJECT

public:
    /// Borrows the document. `folder`: where the file is proposed to go.
    ExperimentExport(const document::Document &document, const QString &folder, QWidget *parent);
    ~ExperimentExport() override;

    void reject() override;

signals:
    /// `notes`: what was left out, a line each.
    void exported(const QString &path, const QString &notes);

private:
    QLineEdit *addPath(const char *name, const QString &label, const QString &path, bool isFolder);
    void choose(QLineEdit *line, bool isFolder);
    /// Starts packing; asks before an existing file is replaced.
    void begin();
    void askToReplace(const QString &path);
    void start();
    void finished(int exitCode);
    void setBusy(bool isBusy);
    QStringList arguments();

    const document::Document &m_document;
    QFormLayout *m_form = nullptr;
    QLineEdit *m_file = nullptr;
    QLineEdit *m_runs = nullptr;
    QLineEdit *m_author = nullptr;
    QLineEdit *m_licence = nullptr;
    QCheckBox *m_secrets = nullptr;
    QCheckBox *m_outside = nullptr;
    QLabel *m_status = nullptr;
    QPushButton *m_export = nullptr;
    QProcess *m_process = nullptr;
    /// The existing file that the user agreed to replace.
    QString m_replaced;
    TemporaryFolder m_room{"tomato-desktop"};
};

} // namespace tomato::ui
