// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/reach/outsidereach.h"
#include "ui/lab/agreement/labagreement.h"

#include <QDialog>

class QVBoxLayout;

namespace tomato::ui {

/// Asks whether a topology's lab may reach outside of itself: one dialog for everything that it
/// asks for, in plain words. Without an explicit yes it may not.
class OutsideQuestion final : public QDialog
{
    Q_OBJECT

public:
    enum class Moment
    {
        /// The lab is about to start.
        Start,
        /// The lab runs, and a change is about to be applied to it.
        Change
    };

    /// `ownCommands` is the number of commands that elements run by themselves.
    OutsideQuestion(const QString &name, const std::vector<topology::OutsideReach> &reaches,
                    int ownCommands, Moment moment, QWidget *parent);

private:
    QWidget *createHeading(const QString &name);
    QWidget *createList(const std::vector<topology::OutsideReach> &reaches, int ownCommands);
    QWidget *createButtons(Moment moment);
    void addRow(QVBoxLayout &rows, const QString &icon, const QString &what,
                const QString &meaning);
};

/// Returns a question that opens over a window, for the document that is open there.
LabAgreement::Question askOutside(QWidget &window, const document::Document &document);

} // namespace tomato::ui
