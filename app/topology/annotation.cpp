// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/annotation.h"

#include "app/topology/attributes/attributecheck.h"

#include <QRectF>

#include <algorithm>
#include <array>
#include <cmath>

namespace tomato::topology {

namespace {

using Kind = Annotation::Kind;

constexpr std::array<std::pair<Kind, const char *>, 5> Kinds = {{{Kind::Text, "text"},
                                                                 {Kind::Rectangle, "rectangle"},
                                                                 {Kind::Ellipse, "ellipse"},
                                                                 {Kind::Line, "line"},
                                                                 {Kind::Picture, "picture"}}};
constexpr double MaxTextSize = 400;
constexpr double WidestBorder = 100;

/// The keys of one entry, read one after the other until one is wrong.
class Reader
{
public:
    explicit Reader(const QJsonObject &object) : m_object(object) {}

    void number(const char *key, double &to, double least, double most)
    {
        const QJsonValue value = of(key);
        if (value.isUndefined())
            return;
        if (!value.isDouble())
            return fail(wrongKind(key, "a number", value));
        const double number = value.toDouble();
        if (!(number >= least && number <= most))
            return fail(failure("is out of range", key));
        to = number;
    }

    void text(const char *key, QString &to)
    {
        const QJsonValue value = of(key);
        if (value.isUndefined())
            return;
        if (!value.isString())
            return fail(wrongKind(key, "a text", value));
        to = value.toString();
    }

    void flag(const char *key, bool &to)
    {
        const QJsonValue value = of(key);
        if (value.isUndefined())
            return;
        if (!value.isBool())
            return fail(wrongKind(key, "true or false", value));
        to = value.toBool();
    }

    void fail(const tl::unexpected<Error> &error)
    {
        if (m_result)
            m_result = error;
    }
    const Result<> &result() const { return m_result; }

private:
    QJsonValue of(const char *key) const
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
    }

    const QJsonObject &m_object;
    Result<> m_result;
};

} // namespace

QByteArray Annotation::pictureFormat(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    return bytes.startsWith("\xff\xd8\xff") ? "jpeg" : "";
}

Result<Annotation> Annotation::read(const QJsonValue &value)
{
    if (!value.isObject())
        return wrongKind("", "an object", value);
    const QJsonObject object = value.toObject();
    const QString name = object.value(QLatin1String("kind")).toString();
    const auto *kind = std::find_if(Kinds.begin(), Kinds.end(), [&name](const auto &each) {
        return name == QLatin1String(each.second);
    });
    if (kind == Kinds.end())
        return failure("\"" + name.left(40).toStdString() + "\" is no kind that can be drawn",
                       "kind");
    Annotation annotation;
    annotation.kind = kind->first;
    Reader reader(object);
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    reader.number("x", x, -FarthestPosition, FarthestPosition);
    reader.number("y", y, -FarthestPosition, FarthestPosition);
    reader.number("width", width, -FarthestPosition, FarthestPosition);
    reader.number("height", height, -FarthestPosition, FarthestPosition);
    reader.number("z", annotation.z, -FarthestPosition, FarthestPosition);
    reader.number("rotation", annotation.rotation, -360, 360);
    reader.number("size", annotation.textSize, 1, MaxTextSize);
    reader.number("border", annotation.border, 0, WidestBorder);
    reader.text("text", annotation.text);
    reader.text("colour", annotation.colour);
    reader.text("fill", annotation.fill);
    reader.flag("bold", annotation.isBold);
    reader.flag("italic", annotation.isItalic);
    reader.flag("dashed", annotation.isDashed);
    reader.flag("locked", annotation.isLocked);
    QString picture;
    reader.text("picture", picture);
    if (annotation.text.size() > MaximumText)
        reader.fail(failure("is too long", "text"));
    if (picture.size() > MaxPicture / 3 * 4 + 4)
        reader.fail(failure("is too large", "picture"));
    const auto bytes =
        QByteArray::fromBase64Encoding(picture.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        reader.fail(failure("is not in base64", "picture"));
    else if (!(*bytes).isEmpty() && pictureFormat(*bytes).isEmpty())
        reader.fail(failure("is neither a PNG nor a JPEG", "picture"));
    if (!reader.result())
        return passOn(reader.result());
    QRectF rect(x, y, width, height);
    if (annotation.kind != Kind::Line)
        rect = rect.normalized();
    annotation.position = rect.topLeft();
    annotation.size = rect.size();
    annotation.picture = *bytes;
    return annotation;
}

QJsonObject Annotation::toJson() const
{
    QJsonObject object{{"x", position.x()}, {"y", position.y()}};
    for (const auto &[each, name] : Kinds) {
        if (each == kind)
            object.insert(QLatin1String("kind"), QLatin1String(name));
    }
    const auto add = [&object](const char *key, const QJsonValue &value, bool isNeeded) {
        if (isNeeded)
            object.insert(QLatin1String(key), value);
    };
    const bool isText = kind == Kind::Text;
    add("width", size.width(), !isText);
    add("height", size.height(), !isText);
    add("rotation", rotation, rotation != 0);
    const bool hasText = isText || !text.isEmpty();
    add("z", z, z != 0);
    add("text", text, hasText);
    add("size", textSize, hasText);
    add("bold", true, isBold);
    add("italic", true, isItalic);
    add("colour", colour, !colour.isEmpty());
    add("fill", fill, !fill.isEmpty());
    add("border", border, !isText && kind != Kind::Picture);
    add("dashed", true, isDashed);
    add("picture", QString::fromLatin1(picture.toBase64()), kind == Kind::Picture);
    add("locked", true, isLocked);
    return object;
}

} // namespace tomato::topology
