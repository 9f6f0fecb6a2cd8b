// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/images/imagestore.h"
#include "ui/properties/elementfields.h"

class QLabel;
class QMenu;

namespace tomato::ui {

/// The image that a host or router has as its root: its name, what it is, and how to choose another
/// one, from the user's store or from an archive, which may be dropped here.
class ImageForm final : public ElementFields
{
    Q_OBJECT

public:
    ImageForm(document::Document &document, const std::vector<ElementId> &elements,
              QWidget *parent = nullptr);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void addField(QFormLayout &form);
    void fillMenu();
    void choose(const QString &image, const QString &digest);
    void chooseArchive();
    void unpack(const QString &source);
    /// Returns what is to be said of the image, in the first place what is wrong with it.
    QString description() const;

    images::ImageStore m_store;
    CheckedField *m_field = nullptr;
    QMenu *m_menu = nullptr;
    QLabel *m_description = nullptr;
};

} // namespace tomato::ui
