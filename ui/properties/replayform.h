// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/properties/elementfields.h"

namespace tomato::ui {

/// Edits the capture file that an element plays, which is chosen or typed, and how it is played.
class ReplayForm final : public ElementFields
{
    Q_OBJECT

public:
    ReplayForm(document::Document &document, const std::vector<ElementId> &elements,
               QWidget *parent = nullptr);

private:
    void addFile(QFormLayout &form);
    void chooseFile();
};

} // namespace tomato::ui
