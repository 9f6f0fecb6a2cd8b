// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/imageform.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/imagename.h"
#include "app/topology/attributes/storedname.h"
#include "plugins/api/enginetexts.h"
#include "plugins/api/languagechange.h"
#include "ui/properties/checkedfield.h"
#include "ui/properties/unpackdialog.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>

namespace tomato::ui {

using images::StoredImage;
using topology::ImageName;

namespace {

constexpr qsizetype ShownDigits = 12;
/// "sha256:" and some digits, by which people tell images apart.
QString shortDigest(const QString &digest)
{
    return digest.left(7 + ShownDigits);
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

/// A file of those that come by drag and drop.
QString droppedFile(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

} // namespace

ImageForm::ImageForm(document::Document &document, const std::vector<ElementId> &elements,
                     QWidget *parent)
    : ElementFields(document, elements, parent), m_store(topology::imageStore())
{
    setAcceptDrops(true);
    auto *form = createForm();
    form->setContentsMargins(0, 0, 0, 0);
    setLayout(form);
    addField(*form);
    m_description = new QLabel(this);
    m_description->setObjectName(QStringLiteral("propertyImageDescription"));
    m_description->setTextFormat(Qt::PlainText);
    m_description->setWordWrap(true);
    m_description->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(m_description);
    onRefresh([this] {
        const QString text = description();
        m_description->setText(text);
        m_description->setToolTip(valueOf(topology::ImageDigestAttribute));
        m_description->setVisible(!text.isEmpty());
    });
    addBox(
        *form, tr("Keep what it changes in its image"), QStringLiteral("propertyImageKeeps"),
        tr("Change what %1 keeps of its image").arg(topology().label(id())),
        [](const topology::Element &each) {
            return each.attributes.value(topology::ImageKeepsAttribute).toBool();
        },
        [](bool on) {
            return QJsonObject{
                {topology::ImageKeepsAttribute, on ? QJsonValue(true) : QJsonValue()}};
        });
    new plugins::LanguageChange(this, [this] { refresh(); });
    refresh();
}

void ImageForm::addField(QFormLayout &form)
{
    m_field = new CheckedField(
        QStringLiteral("propertyImage"),
        [](const QString &text) {
            const ImageName::Kind kind = ImageName(text).kind();
            return kind == ImageName::Kind::Unknown || kind == ImageName::Kind::Storage
                       ? tr("It is store:NAME, or the absolute path of a folder on this machine.")
                       : QString();
        },
        this);
    m_field->setPlaceholder(tr("this machine"));
    m_field->setToolTip(tr("An unpacked image, which this element has as its root instead of this "
                           "machine's programs. It is not changed."));
    m_field->line()->setAccessibleName(tr("Image"));
    connect(m_field, &CheckedField::edited, this, [this](const QString &text) {
        const ImageName image(text);
        choose(text, image.kind() == ImageName::Kind::Stored
                         ? topology::storedDigest(m_store.folder(), image.name())
                         : QString());
    });
    onRefresh([this] { m_field->setValue(sharedValue(topology::ImageAttribute)); });
    // It has room for the arrow of its menu, as a QToolButton has not.
    auto *button = new QPushButton(tr("Choose"), this);
    button->setObjectName(QStringLiteral("propertyImageChoose"));
    button->setAccessibleName(tr("Choose an image"));
    button->setAutoDefault(false);
    m_menu = new QMenu(button);
    m_menu->setObjectName(QStringLiteral("propertyImageMenu"));
    m_menu->setToolTipsVisible(true);
    button->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &ImageForm::fillMenu);
    auto *row = new QHBoxLayout;
    row->addWidget(m_field, 1);
    row->addWidget(button, 0, Qt::AlignTop);
    auto *label = new QLabel(tr("Image"), this);
    label->setBuddy(m_field);
    form.addRow(label, row);
}

void ImageForm::fillMenu()
{
    m_menu->clear();
    for (const StoredImage &image : m_store.images()) {
        QString name = image.names.isEmpty() ? shortDigest(image.digest) : image.names.join(u' ');
        name.replace(u'&', QLatin1String("&&"));
        QAction *action = m_menu->addAction(tr("%1, %2").arg(name, sizeText(image.bytes)));
        QStringList tip{image.digest};
        if (const QStringList ports = image.ports(); !ports.isEmpty())
            tip << tr("It listens at %1").arg(ports.join(u' '));
        if (const QString user = image.user(); !user.isEmpty())
            tip << tr("Its program is the user %1").arg(user);
        action->setToolTip(tip.join(u'\n'));
        connect(action, &QAction::triggered, this,
                [this, image] { choose(image.attribute(), image.digest); });
    }
    if (!m_menu->isEmpty())
        m_menu->addSeparator();
    QAction *none = m_menu->addAction(tr("Programs of This Machine"));
    none->setObjectName(QStringLiteral("chooseNoImage"));
    none->setEnabled(sharedValue(topology::ImageAttribute) != QString());
    connect(none, &QAction::triggered, this, [this] { choose({}, {}); });
    QAction *archive = m_menu->addAction(tr("Unpack an Archive…"));
    archive->setObjectName(QStringLiteral("unpackArchive"));
    archive->setToolTip(tr("What docker save or podman save wrote, or an archive of the OCI"));
    connect(archive, &QAction::triggered, this, &ImageForm::chooseArchive);
}

void ImageForm::choose(const QString &image, const QString &digest)
{
    const auto value = [](const QString &text) {
        return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
    };
    const auto done = change(
        {{topology::ImageAttribute, value(image)}, {topology::ImageDigestAttribute, value(digest)}},
        tr("Image"), tr("Change the image of %1").arg(topology().label(id())));
    if (!done)
        m_field->showProblem(plugins::inUsersLanguage(QString::fromStdString(done.error().text())));
}

void ImageForm::chooseArchive()
{
    auto *dialog = new QFileDialog(window(), tr("Unpack an Archive"));
    dialog->setObjectName(QStringLiteral("unpackFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Archives of images (*.tar)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ImageForm::unpack);
    dialog->open();
}

/// This form may be gone, and something else be selected, when the image is there.
void ImageForm::unpack(const QString &source)
{
    auto *dialog = new UnpackDialog(source, window());
    document::Document &document = this->document();
    auto *context = new QObject(dialog);
    connect(&document, &document::Document::replaced, context, [context] { delete context; });
    connect(dialog, &UnpackDialog::taken, context,
            [&document, elements = ids()](const StoredImage &image) {
                (void)changeAll(
                    document, elements,
                    {{topology::ImageAttribute, image.attribute()},
                     {topology::ImageDigestAttribute, image.digest}},
                    tr("Image"),
                    tr("Change the image of %1").arg(document.topology().label(elements.front())));
            });
    dialog->show();
}

QString ImageForm::description() const
{
    const ImageName image(valueOf(topology::ImageAttribute));
    const auto digest = sharedValue(topology::ImageDigestAttribute);
    if (!digest)
        return {}; // one text would not be true for all of them
    const QString &chosen = *digest;
    if (image.kind() != ImageName::Kind::Stored)
        return shortDigest(chosen);
    const auto stored = m_store.named(image.name());
    if (!stored)
        return tr("It is not in your store of images. Unpack it, or choose another one.");
    if (!chosen.isEmpty() && chosen != stored->digest)
        return tr("The name is another image now (%1) than the one that was chosen (%2). The lab "
                  "does not start until you choose it again.")
            .arg(shortDigest(stored->digest), shortDigest(chosen));
    QStringList all{shortDigest(stored->digest), sizeText(stored->bytes)};
    if (const QString user = stored->user(); !user.isEmpty())
        all << tr("user %1").arg(user);
    if (const QStringList ports = stored->ports(); !ports.isEmpty())
        all << tr("ports %1").arg(ports.join(u' '));
    return all.join(QStringLiteral(" · "));
}

void ImageForm::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFile(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImageForm::dropEvent(QDropEvent *event)
{
    if (const QString file = droppedFile(*event->mimeData()); !file.isEmpty()) {
        event->acceptProposedAction();
        unpack(file);
    }
}

} // namespace tomato::ui
