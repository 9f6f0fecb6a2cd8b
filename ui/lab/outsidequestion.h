// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/reach/outsidereach.h"
#include "ui/lab/labagreement.h"

#include <QDialog>

class QVBoxLayout;

namespace tomato::ui {

/// Asks whether a topology's lab may reach outside of itself: one dialog for all that it asks for,
/// in plain words. Without a clear yes it may not.
class OutsideQuestion final : public QDialog
{
    Q_OBJECT

public:
    enum class Moment
    {
        /// The lab is to start.
        Start,
        /// It runs, and is to follow a change.
        Change
    };

    /// `ownCommands`: how many commands elements run by themselves.
    OutsideQuestion(const QString &name, const std::vector<topology::OutsideReach> &reaches,
                    int ownCommands, Moment moment, QWidget *parent);

private:
    QWidget *createHeading(const QString &name);
    QWidget *createList(const std::vector<topology::OutsideReach> &reaches, int ownCommands);
    QWidget *createButtons(Moment moment);
    void addRow(QVBoxLayout &rows, const QString &icon, const QString &what,
                const QString &meaning);
};

/// Opens it over a window, for the document that is open there.
LabAgreement::Question askOutside(QWidget &window, const document::Document &document);

} // namespace tomato::ui
