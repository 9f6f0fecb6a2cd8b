// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/addressplan.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/positionscale.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace tomato;
using namespace tomato::topology;

namespace {

/// The examples, and a file of ToMaTo's version 3.
std::vector<QByteArray> validFiles()
{
    std::vector<QByteArray> files;
    for (const QString &folder :
         {QStringLiteral(TOMATO_SOURCE "/resources/examples"),
          QStringLiteral(TOMATO_SOURCE "/tests/app/topology/format/data")}) {
        for (const QFileInfo &info : QDir(folder).entryInfoList({"*.json"}, QDir::Files)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                files.push_back(file.readAll());
        }
    }
    return files;
}

QByteArray cut(QByteArray text, QRandomGenerator &random)
{
    text.truncate(random.bounded(text.size()));
    return text;
}

QByteArray corrupt(QByteArray text, QRandomGenerator &random)
{
    for (int i = random.bounded(1, 4); i > 0; --i) {
        const auto at = random.bounded(text.size());
        switch (random.bounded(4)) {
        case 0:
            text[at] = static_cast<char>(random.bounded(256));
            break;
        case 1:
            text.remove(at, random.bounded(40));
            break;
        case 2:
            text.insert(at, text.mid(random.bounded(text.size()), random.bounded(60)));
            break;
        default:
            text.insert(at, "{}[]\",:0-"[random.bounded(9)]);
        }
    }
    return text;
}

/// A value that somebody's tool might write in the place of another.
QJsonValue odd(QRandomGenerator &random)
{
    static const QJsonArray values = {QJsonValue(),
                                      true,
                                      0,
                                      -1,
                                      3,
                                      1e300,
                                      "",
                                      "3624",
                                      "eth0",
                                      QJsonArray(),
                                      QJsonArray{3628},
                                      QJsonArray{3628, 3628, 1},
                                      QJsonObject(),
                                      QJsonObject{{"id", 3624}, {"type", "x"}}};
    return values[random.bounded(values.size())];
}

/// Returns the value with one part changed, removed or doubled, somewhere.
QJsonValue mutated(const QJsonValue &value, QRandomGenerator &random)
{
    if (random.bounded(6) == 0)
        return odd(random);
    if (value.isArray() && !value.toArray().isEmpty()) {
        QJsonArray array = value.toArray();
        const auto at = random.bounded(array.size());
        if (const int action = random.bounded(10); action == 0)
            array.removeAt(at);
        else if (action == 1)
            array.append(QJsonValue(array.at(at)));
        else
            array[at] = mutated(array.at(at), random);
        return array;
    }
    if (value.isObject() && !value.toObject().isEmpty()) {
        QJsonObject object = value.toObject();
        const QString key = object.keys().at(random.bounded(object.size()));
        if (const int action = random.bounded(10); action == 0)
            object.remove(key);
        else if (action == 1)
            object.insert(
                QStringList{"attrs", "parent", "type", "_pos", "_version3"}.at(random.bounded(5)),
                odd(random));
        else
            object[key] = mutated(object.value(key), random);
        return object;
    }
    return odd(random);
}

/// Reads it; what can be read must survive saving, and what the editor does at once.
void readOrRefuse(const QByteArray &text, int &refused)
{
    const auto topology = readTomato(text);
    if (!topology) {
        ++refused;
        QVERIFY2(!topology.error().place.empty(), text.constData());
        QVERIFY(!topology.error().message.empty());
        return;
    }
    const auto again = readTomato(writeTomato(*topology));
    QVERIFY2(again, again ? "" : again.error().text().c_str());
    QVERIFY2(*again == *topology, text.constData());
    Topology planned = *topology;
    for (const AddressChange &change : planAddresses(planned))
        QVERIFY(planned.setAttribute(change.element, change.key, change.value));
    QVERIFY(positionScale(planned) >= 1);
}

} // namespace

/// The seed is always the same: what fails once fails again.
class TestDamagedFiles final : public QObject
{
    Q_OBJECT

private slots:
    void cutFilesAreRefused()
    {
        QRandomGenerator random(1);
        for (const QByteArray &file : validFiles()) {
            int refused = 0;
            for (int i = 0; i < 300; ++i)
                readOrRefuse(cut(file.trimmed(), random), refused);
            QCOMPARE(refused, 300);
        }
    }

    void corruptedFilesAreReadOrRefusedWithAPlace()
    {
        QRandomGenerator random(2);
        int refused = 0;
        for (const QByteArray &file : validFiles()) {
            for (int i = 0; i < 800; ++i)
                readOrRefuse(corrupt(file, random), refused);
        }
        QVERIFY(refused > 500);
    }

    void filesWithOddValuesAreReadOrRefusedWithAPlace()
    {
        QRandomGenerator random(3);
        int refused = 0;
        int all = 0;
        for (const QByteArray &file : validFiles()) {
            const QJsonValue document = QJsonDocument::fromJson(file).object();
            for (int i = 0; i < 800; ++i, ++all) {
                QJsonValue changed = mutated(document, random);
                for (int more = random.bounded(3); more > 0; --more)
                    changed = mutated(changed, random);
                const QJsonDocument text = changed.isArray() ? QJsonDocument(changed.toArray())
                                                             : QJsonDocument(changed.toObject());
                readOrRefuse(text.toJson(), refused);
            }
        }
        QVERIFY(refused > all / 4);
        QVERIFY(refused < all);
    }
};

QTEST_GUILESS_MAIN(TestDamagedFiles)
#include "tst_damagedfiles.moc"
