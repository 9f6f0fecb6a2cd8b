// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bulk/previewdialog.h"

#include <QTimer>

#include <functional>

class QLineEdit;

namespace tomato::ui {

/// Asks for two texts, a pattern and what is done with it, and shows what would come of them while
/// they are typed.
class PatternDialog final : public PreviewDialog
{
    Q_OBJECT

public:
    struct Texts
    {
        QString objectName;
        QString title;
        QString first;
        /// Shown in the field while it is empty.
        QString firstExample;
        QString second;
        QString secondExample;
        QString help;
        /// The text of the button.
        QString action;
    };

    struct Preview
    {
        QStringList rows;
        QString summary;
        /// Why it cannot be done; shown instead of rows and summary.
        QString problem;
        /// How many changes it would make, of which `rows` are the first; 0 means that there is
        /// nothing to do.
        int count = 0;
    };

    using Look = std::function<Preview(const QString &first, const QString &second)>;

    PatternDialog(const Texts &texts, Look look, QWidget *parent);

    QString first() const;
    QString second() const;

private:
    QLineEdit *addField(const char *name, const QString &example);
    void refresh();
    void tryAccept() override;

    Look m_look;
    QTimer m_typing;
    QLineEdit *m_first;
    QLineEdit *m_second;
};

} // namespace tomato::ui
