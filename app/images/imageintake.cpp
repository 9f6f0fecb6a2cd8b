// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/imageintake.h"

#include <utility>

namespace tomato::images {

ImageIntake::ImageIntake(QString source, QString store, const ImageUnpacker::Limits &limits,
                         QObject *parent)
    : QObject(parent), m_source(std::move(source)), m_store(std::move(store)), m_limits(limits)
{
    m_there.moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, this, &ImageIntake::finished);
    // Left-overs of the work are removed there, too.
    connect(
        &m_thread, &QThread::finished, &m_there, [this] { m_unpacker.reset(); },
        Qt::DirectConnection);
}

ImageIntake::~ImageIntake()
{
    m_thread.disconnect(this);
    m_thread.quit();
    m_thread.wait();
}

void ImageIntake::start()
{
    m_thread.start();
    QMetaObject::invokeMethod(&m_there, [this] { begin(); });
}

void ImageIntake::cancel()
{
    m_isCancelled = true;
    m_thread.quit();
}

void ImageIntake::begin()
{
    const auto coming = m_store.comingFolder();
    if (!coming)
        return end(passOn(coming));
    m_coming = *coming;
    m_unpacker = std::make_unique<ImageUnpacker>(m_source, *coming, m_limits);
    connect(m_unpacker.get(), &ImageUnpacker::progressed, this, &ImageIntake::progressed);
    m_unpacker->start([this](const Result<> &unpacked) { end(unpacked); });
}

void ImageIntake::end(const Result<> &unpacked)
{
    const auto image = unpacked ? m_store.add(m_coming, m_unpacker->names())
                                : Result<StoredImage>(passOn(unpacked));
    QMetaObject::invokeMethod(this, [this, image] {
        if (m_isCancelled)
            return;
        if (image)
            emit taken(*image);
        else
            emit failed(image.error());
    });
    m_thread.quit();
}

} // namespace tomato::images
