// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/experiments/runprogress.h"

#include <QListWidget>

namespace tomato::plugins {

/// Lists what must come out of each run, and of all runs together, and what is known of it.
class VerdictList final : public QListWidget
{
    Q_OBJECT

public:
    explicit VerdictList(QWidget *parent = nullptr);

    /// The names are those in the file; what of them is known yet is in the progress.
    void setVerdicts(const RunProgress &progress, const QStringList &statements,
                     const QStringList &comparisons);
    void retranslate();

    QSize sizeHint() const override;

private:
    void addVerdicts(const std::map<int, RunProgress::Verdict> &known, const QStringList &names);
    void addHeading(const QString &text);
};

} // namespace tomato::plugins
