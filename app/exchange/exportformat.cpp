// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/exportformat.h"

#include "app/exchange/writers.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/format/wholefile.h"

#include <utility>

namespace tomato::exchange {

ExportFormat exportFormatOf(const QString &fileName)
{
    static const std::pair<const char *, ExportFormat> endings[] = {
        {".graphml", ExportFormat::GraphMl},   {".yml", ExportFormat::Containerlab},
        {".yaml", ExportFormat::Containerlab}, {".py", ExportFormat::MininetScript},
        {".dot", ExportFormat::Graphviz},      {".gv", ExportFormat::Graphviz},
    };
    for (const auto &[ending, format] : endings) {
        if (fileName.endsWith(QLatin1String(ending), Qt::CaseInsensitive))
            return format;
    }
    return ExportFormat::Tomato;
}

Result<> checkEnding(const QString &fileName)
{
    // "/dev/stdout" and other names without an ending get ToMaTo's own format.
    const QString name = fileName.mid(fileName.lastIndexOf(QLatin1Char('/')) + 1);
    if (exportFormatOf(name) != ExportFormat::Tomato || !name.contains(QLatin1Char('.')) ||
        name.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) ||
        name.endsWith(QLatin1String(".tomato"), Qt::CaseInsensitive))
        return {};
    return failure("the ending tells no format; there are .tomato4.json, .graphml, .clab.yml, .py "
                   "and .dot",
                   fileName.toStdString());
}

Exported exportText(ExportFormat format, const topology::Topology &topology)
{
    switch (format) {
    case ExportFormat::GraphMl:
        return writeGraphMl(topology);
    case ExportFormat::Containerlab:
        return writeContainerlab(topology);
    case ExportFormat::MininetScript:
        return writeMininetScript(topology);
    case ExportFormat::Graphviz:
        return writeGraphviz(topology);
    case ExportFormat::Tomato:
        break;
    }
    return {topology::writeTomato(topology), {}};
}

Result<ImportReport> exportFile(const topology::Topology &topology, const QString &path,
                                ExportFormat format)
{
    Exported exported = exportText(format, topology);
    if (const auto written = topology::writeWholeFile(path, exported.text); !written)
        return passOn(written);
    return std::move(exported.report);
}

Result<ImportReport> exportFile(const topology::Topology &topology, const QString &path)
{
    return exportFile(topology, path, exportFormatOf(path));
}

} // namespace tomato::exchange
