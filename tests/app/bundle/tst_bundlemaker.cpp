// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bundle/bundlemaker.h"
#include "app/exchange/documents/bag.h"
#include "tests/app/bundle/experimentfiles.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::bundle;
using namespace experimentfiles;

namespace {

/// A host and an external network.
const char *const WithOutside = R"({"file_information": {"version": 4}, "topology": {
    "name": "Out", "experiment": {"title": "To the world", "steps": [{"do": "start"}]},
    "elements": [
        {"id": "1", "type": "container", "parent": null, "name": "h1"},
        {"id": "2", "type": "external_network", "parent": null, "name": "h2"},
        {"id": "11", "type": "container_interface", "parent": "1", "name": "eth0"},
        {"id": "12", "type": "external_network_endpoint", "parent": "2", "name": "eth0"}],
    "connections": [{"id": "21", "elements": ["11", "12"]}]}})";

/// h1 -- h2, a switch -- hub -- external network, and h3 behind a router.
const char *const BehindSwitches = R"({"file_information": {"version": 4}, "topology": {
    "name": "Out", "experiment": {"title": "To the world", "steps": [{"do": "start"}]},
    "elements": [
        {"id": "1", "type": "container", "parent": null, "name": "h1"},
        {"id": "2", "type": "tinc_vpn", "mode": "switch", "parent": null, "name": "h2"},
        {"id": "3", "type": "tinc_vpn", "mode": "hub", "parent": null, "name": "hub"},
        {"id": "4", "type": "external_network", "parent": null, "name": "world"},
        {"id": "11", "type": "container_interface", "parent": "1", "name": "eth0"},
        {"id": "12", "type": "tinc_endpoint", "parent": "2", "name": "eth0"},
        {"id": "13", "type": "tinc_endpoint", "parent": "2", "name": "eth1"},
        {"id": "14", "type": "tinc_endpoint", "parent": "3", "name": "eth0"},
        {"id": "15", "type": "tinc_endpoint", "parent": "3", "name": "eth1"},
        {"id": "16", "type": "external_network_endpoint", "parent": "4", "name": "eth0"}],
    "connections": [{"id": "21", "elements": ["11", "12"]}, {"id": "22", "elements": ["13", "14"]},
                    {"id": "23", "elements": ["15", "16"]}]}})";

/// Runs node's own judgement of the folder of an RO-Crate; the exit code is 0 when nothing is
/// wrong. A word behind the folder has the crate lose the property of that name. What the crate's
/// contexts say is taken from the module, as they would be fetched from elsewhere.
const char *const CheckCrate = R"(
const fs = require('fs');
const { Validator, Defaults } = require('ro-crate');
(async () => {
    const [folder, lost] = process.argv.slice(1);
    const crate = JSON.parse(fs.readFileSync(folder + '/ro-crate-metadata.json'));
    crate['@context'] = Defaults.roCrateContextUrl;
    delete crate['@graph'].find((each) => each['@id'] === './')[lost];
    const validator = new Validator();
    validator.parseJSON(crate);
    await validator.crate.resolveContext();
    await validator.validate();
    const files = {};
    for (const file of fs.readdirSync(folder, { recursive: true }))
        files[encodeURI(file)] = { isDir: fs.lstatSync(folder + '/' + file).isDirectory() };
    validator.checkFiles(files);
    const bad = validator.results.filter((each) => each.status === 'error' ||
        (each.id === 'validCrateDataEntityInCrateDir' && !files[each.entity].isDir));
    console.log(JSON.stringify(bad));
    process.exit(bad.length === 0 ? 0 : 1);
})();)";

struct Outcome
{
    int exitCode = -1;
    QByteArray output;
};

Outcome runProgram(const QTemporaryDir &folder, const QString &program,
                   const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.errorString().toUtf8()};
    return {process.exitCode(), process.readAll()};
}

struct Packed
{
    QString path;
    Result<BundleMaker::Report> report = failure("not made");
};

Packed pack(const QTemporaryDir &folder, BundleMaker::Included included = {},
            const BagWriter::Progress &progress = {})
{
    Packed packed{folder.filePath("bundle.zip")};
    BundleMaker maker({"Ada", "CC-BY-4.0", "10.5281/zenodo.1"}, included, progress);
    maker.setPlotProgram(TOMATO_BIN "/tomato-plot");
    packed.report = maker.make(folder.filePath("e"), packed.path);
    return packed;
}

Result<exchange::Bag> openBag(QFile &file)
{
    if (!file.open(QIODevice::ReadOnly))
        return failure("cannot open");
    auto archive = exchange::SafeZip::open(file);
    if (!archive)
        return passOn(archive);
    return exchange::Bag::open(*std::move(archive));
}

QJsonObject entity(const QJsonObject &crate, const QString &id)
{
    for (const QJsonValue each : crate["@graph"].toArray()) {
        if (each["@id"] == id)
            return each.toObject();
    }
    return {};
}

} // namespace

class TestBundleMaker final : public QObject
{
    Q_OBJECT

private slots:
    void everythingOfAnExperimentIsPackedAndWhole()
    {
        const QTemporaryDir folder;
        writeRun(folder.filePath("e"), record(1), captureFile({frame(1)}));
        writeRun(folder.filePath("e"), record(2), captureFile({frame(1)}));
        write(folder.filePath("e/elements/h1/server.py"), "print(1)\n");
        write(folder.filePath("e/runs/003/log.jsonl"), "was killed\n");
        const Packed packed = pack(folder);
        QVERIFY2(packed.report, packed.report ? "" : packed.report.error().text().c_str());
        QCOMPARE(packed.report->runs, 2);
        QFile file(packed.path);
        auto bag = openBag(file);
        QVERIFY2(bag, bag ? "" : bag.error().text().c_str());
        QVERIFY(bag->check()->empty());
        for (const char *path :
             {"data/ro-crate-metadata.json", "data/topology.tomato4.json", "data/topology.clab.yml",
              "data/topology.py", "data/elements/h1/server.py", "data/runs/001/run.json",
              "data/runs/002/captures/h1--h2.pcapng", "data/table.csv"})
            QVERIFY2(bag->has(path), path);
        QVERIFY2(!bag->has("data/runs/003/log.jsonl"), "a run that was not done is no run");
        QCOMPARE(static_cast<qint64>(bag->payload().size()), packed.report->files);
        QCOMPARE(*bag->read("data/runs/001/captures/h1--h2.pcapng", 10'000),
                 captureFile({frame(1)}));
    }

    void theCrateTellsEachRunAsAnAction()
    {
        const QTemporaryDir folder;
        writeRun(folder.filePath("e"), record(1), captureFile({frame(1)}));
        const Packed packed = pack(folder);
        QVERIFY(packed.report);
        QFile file(packed.path);
        auto bag = openBag(file);
        QVERIFY(bag);
        const QJsonObject crate =
            QJsonDocument::fromJson(*bag->read("data/ro-crate-metadata.json", 1'000'000)).object();
        QCOMPARE(entity(crate, "ro-crate-metadata.json").value("conformsTo")["@id"].toString(),
                 "https://w3id.org/ro/crate/1.1");
        const QJsonObject root = entity(crate, "./");
        QCOMPARE(root["conformsTo"]["@id"].toString(), "https://w3id.org/ro/wfrun/process/0.5");
        QCOMPARE(root["license"]["@id"].toString(), "https://spdx.org/licenses/CC-BY-4.0");
        QCOMPARE(root["identifier"].toString(), "https://doi.org/10.5281/zenodo.1");
        const QJsonObject action = entity(crate, "#run-1");
        QCOMPARE(action["@type"].toString(), "CreateAction");
        QCOMPARE(action["startTime"].toString(), "2026-01-31T12:00:00.000000000Z");
        QCOMPARE(action["endTime"].toString(), "2026-01-31T12:00:02.500000000Z");
        QCOMPARE(entity(crate, action["instrument"][0]["@id"].toString())["@type"].toString(),
                 "SoftwareApplication");
        const QJsonObject ping = entity(crate, action["instrument"][1]["@id"].toString());
        QCOMPARE(ping["@type"].toString(), "SoftwareApplication");
        QCOMPARE(ping["name"].toString(), "ping");
        QCOMPARE(ping["softwareVersion"].toString(), "1.0");
        QCOMPARE(entity(crate, "README.txt")["encodingFormat"].toString(), "text/plain");
        QCOMPARE(
            entity(crate, action["additionalProperty"].toObject()["@id"].toString())["value"].toInt(
                -1),
            0);
        // Whatever is referred to is described.
        for (const QJsonValue part : root["hasPart"].toArray())
            QCOMPARE(entity(crate, part["@id"].toString())["@type"].toString(), "File");
        QCOMPARE(root["hasPart"].toArray().size(), bag->payload().size() - 1);
        QVERIFY(action["result"].toArray().contains(
            QJsonObject{{"@id", "runs/001/captures/h1--h2.pcapng"}}));
        QVERIFY(action["object"].toArray().contains(QJsonObject{{"@id", "topology.tomato4.json"}}));
    }

    void secretsStayOutUnlessAskedFor()
    {
        const QTemporaryDir folder;
        writeRun(folder.filePath("e"), record(1), captureFile({frame(1)}, true));
        const Packed packed = pack(folder);
        QVERIFY(packed.report);
        QCOMPARE(packed.report->leftOut,
                 QStringList("the secrets of TLS and QUIC in runs/001/captures/h1--h2.pcapng"));
        const QString path = "data/runs/001/captures/h1--h2.pcapng";
        {
            QFile file(packed.path);
            auto bag = openBag(file);
            QCOMPARE(*bag->read(path, 10'000), captureFile({frame(1)}));
        }
        QVERIFY(pack(folder, {.secrets = true}).report->leftOut.isEmpty());
        QFile file(packed.path);
        auto bag = openBag(file);
        QCOMPARE(*bag->read(path, 10'000), captureFile({frame(1)}, true));
    }

    void capturesOfTheOutsideStayOutUnlessAskedFor()
    {
        const QTemporaryDir folder;
        writeRun(folder.filePath("e"), record(1), captureFile({frame(1)}));
        write(folder.filePath("e/experiment.tomato4.json"), WithOutside);
        const Packed packed = pack(folder);
        QVERIFY2(packed.report, packed.report ? "" : packed.report.error().text().c_str());
        QCOMPARE(packed.report->leftOut,
                 QStringList("runs/001/captures/h1--h2.pcapng: it is of a connection to the "
                             "outside"));
        QVERIFY(pack(folder, {.attached = true}).report->leftOut.isEmpty());
    }

    void soDoThoseOfItsWholeBroadcastDomain()
    {
        const QTemporaryDir folder;
        writeRun(folder.filePath("e"), record(1), captureFile({frame(1)}));
        write(folder.filePath("e/experiment.tomato4.json"), BehindSwitches);
        QCOMPARE(pack(folder).report->leftOut,
                 QStringList("runs/001/captures/h1--h2.pcapng: it is of a connection to the "
                             "outside"));
        QByteArray routed = BehindSwitches;
        routed.replace("\"mode\": \"switch\"", "\"mode\": \"router\"");
        write(folder.filePath("e/experiment.tomato4.json"), routed);
        QCOMPARE(pack(folder).report->leftOut, QStringList());
    }

    void whatWasMeasuredIsThereAsPictures()
    {
        const QTemporaryDir folder;
        writeRun(folder.filePath("e"), record(1), captureFile({frame(1)}));
        const Packed packed = pack(folder);
        QVERIFY2(packed.report, packed.report ? "" : packed.report.error().text().c_str());
        QFile file(packed.path);
        auto bag = openBag(file);
        const QByteArray svg =
            bag->read("data/figures/01-rtt.svg", 1'000'000).value_or(QByteArray());
        QVERIFY2(svg.contains("<svg") && svg.contains("rtt"), svg.left(200).constData());
        const QByteArray crate = *bag->read("data/ro-crate-metadata.json", 1'000'000);
        const QJsonArray graph = QJsonDocument::fromJson(crate)["@graph"].toArray();
        const auto figure = std::find_if(graph.begin(), graph.end(), [](const QJsonValue &each) {
            return each["@id"] == "figures/01-rtt.svg";
        });
        QVERIFY(figure != graph.end());
        QCOMPARE(figure->toObject()["encodingFormat"].toString(), "image/svg+xml");
    }

    void aCancelledOrBrokenOneLeavesNothing()
    {
        const QTemporaryDir folder;
        writeRun(folder.filePath("e"), record(1), captureFile({frame(1)}));
        QVERIFY(!pack(folder, {}, [](qint64) { return false; }).report);
        QVERIFY(!QFile::exists(folder.filePath("bundle.zip")));
        write(folder.filePath("e/runs/001/run.json"), "{");
        const Packed packed = pack(folder);
        QVERIFY2(!packed.report &&
                     packed.report.error().text().find("runs/001/run.json") != std::string::npos,
                 "it names the file");
        QVERIFY(!QFile::exists(folder.filePath("bundle.zip")));
    }

    void whatWouldLookLikeABombIsNotCompressed()
    {
        const QTemporaryDir folder;
        writeRun(folder.filePath("e"), record(1), captureFile({frame(1)}));
        const QByteArray zeros(17 * 1024 * 1024, '\0');
        write(folder.filePath("e/elements/h1/test.bin"), zeros);
        const Packed packed = pack(folder);
        QVERIFY2(packed.report, packed.report ? "" : packed.report.error().text().c_str());
        QFile file(packed.path);
        auto bag = openBag(file);
        QVERIFY2(bag, bag ? "" : bag.error().text().c_str());
        QVERIFY(*bag->read("data/elements/h1/test.bin", 20'000'000) == zeros);
    }

    void itsNameNeverKeepsABundleFromBeingOpened_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"x:1.zip", ".zip", "..zip", "a\\b.zip", "plain.zip"})
            QTest::newRow(name) << name;
    }

    void itsNameNeverKeepsABundleFromBeingOpened()
    {
        QFETCH(QString, name);
        const QTemporaryDir folder;
        writeRun(folder.filePath("e"), record(1), captureFile({frame(1)}));
        QVERIFY(BundleMaker({}, {}).make(folder.filePath("e"), folder.filePath(name)));
        QFile file(folder.filePath(name));
        const auto bag = openBag(file);
        QVERIFY2(bag, bag ? "" : bag.error().text().c_str());
    }

    void whatReadersRefuseIsNotWritten()
    {
        const QTemporaryDir folder;
        writeRun(folder.filePath("e"), record(1), captureFile({frame(1)}));
        write(folder.filePath("e/elements/h1/a\\b"), "x");
        const Packed packed = pack(folder);
        QVERIFY(!packed.report);
        QVERIFY2(packed.report.error().text().find("has a backslash in its name") !=
                     std::string::npos,
                 packed.report.error().text().c_str());
        QVERIFY(!QFile::exists(packed.path));
    }

    void programsAndEmptyFoldersOfElementsComeBack()
    {
        const QTemporaryDir folder;
        writeRun(folder.filePath("e"), record(1), captureFile({frame(1)}));
        write(folder.filePath("e/elements/h1/server"), "no text to know it by");
        QVERIFY(QFile::setPermissions(folder.filePath("e/elements/h1/server"),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        write(folder.filePath("e/elements/h1/data"), "to be read");
        QVERIFY(QDir(folder.path()).mkpath("e/elements/h1/www/logs"));
        const Packed packed = pack(folder);
        QVERIFY(packed.report);
        QFile file(packed.path);
        auto bag = openBag(file);
        QVERIFY2(bag, bag ? "" : bag.error().text().c_str());
        QVERIFY(bag->check()->empty());
        QVERIFY(bag->unpack(folder.filePath("out")));
        const QFileInfo server(folder.filePath("out/elements/h1/server"));
        QVERIFY(server.permission(QFile::ExeOwner));
        QVERIFY(!QFileInfo(folder.filePath("out/elements/h1/data")).permission(QFile::ExeOwner));
        QVERIFY(QFileInfo(folder.filePath("out/elements/h1/www/logs")).isDir());
    }

    void theValidatorOfTheLibraryOfCongressTakesIt()
    {
        const QTemporaryDir folder;
        if (runProgram(folder, "python3", {"-c", "import bagit"}).exitCode != 0)
            QSKIP("there is no Python module bagit");
        writeRun(folder.filePath("e"), record(1), captureFile({frame(1)}));
        const Packed packed = pack(folder);
        QVERIFY(packed.report);
        const auto judged = runProgram(folder, "python3", {"-c", R"(
import bagit, zipfile
zipfile.ZipFile("bundle.zip").extractall("out")
bagit.Bag("out/bundle").validate())"});
        QVERIFY2(judged.exitCode == 0, judged.output.constData());
    }

    void theValidatorOfRoCratesTakesIt()
    {
        const QTemporaryDir folder;
        if (runProgram(folder, "node", {"-e", "require('ro-crate')"}).exitCode != 0)
            QSKIP("there is no Node module ro-crate");
        writeRun(folder.filePath("e"), record(1), captureFile({frame(1)}));
        write(folder.filePath("e/elements/h1/ä b.txt"), "a name with more than ASCII");
        const Packed packed = pack(folder);
        QVERIFY(packed.report);
        QFile file(packed.path);
        auto bag = openBag(file);
        QVERIFY(bag);
        QVERIFY(bag->unpack(folder.filePath("out")));
        const auto judged = runProgram(folder, "node", {"-e", CheckCrate, "out"});
        QVERIFY2(judged.exitCode == 0, judged.output.constData());
        const auto lost = runProgram(folder, "node", {"-e", CheckCrate, "out", "license"});
        QCOMPARE(lost.exitCode, 1);
        QVERIFY2(lost.output.contains("licenseRequired"), lost.output.constData());
    }

    /// As a file above 4 GiB makes it: sizes and places in 64 bits, everywhere.
    void aBundleWith64BitSizesIsReadAlike()
    {
        const QTemporaryDir folder;
        writeRun(folder.filePath("e"), record(1), captureFile({frame(1)}));
        QVERIFY(pack(folder).report);
        const auto rewritten = runProgram(folder, "python3", {"-c", R"(
import zipfile
zipfile.ZIP64_LIMIT = 0
zipfile.ZIP_FILECOUNT_LIMIT = 0
with zipfile.ZipFile("bundle.zip") as old, zipfile.ZipFile("large.zip", "w") as new:
    for member in old.infolist():
        with new.open(zipfile.ZipInfo(member.filename), "w", force_zip64=True) as file:
            file.write(old.read(member)))"});
        if (rewritten.exitCode == -1)
            QSKIP("there is no Python");
        QVERIFY2(rewritten.exitCode == 0, rewritten.output.constData());
        QFile file(folder.filePath("large.zip"));
        auto bag = openBag(file);
        QVERIFY2(bag, bag ? "" : bag.error().text().c_str());
        QVERIFY2(file.seek(0) && file.readAll().contains("PK\x06\x06"), "it is what it says");
        QVERIFY(bag->check()->empty());
        QVERIFY(bag->unpack(folder.filePath("out")));
        QVERIFY(QFileInfo::exists(folder.filePath("out/ro-crate-metadata.json")));
        QVERIFY(QFileInfo::exists(folder.filePath("out/runs/001/run.json")));
    }
};

QTEST_GUILESS_MAIN(TestBundleMaker)
#include "tst_bundlemaker.moc"
