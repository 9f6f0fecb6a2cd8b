// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program/optiontexts.h"

namespace tomato::cli {

namespace {

struct KnownOption
{
    /// The command; empty for all that have the option.
    const char *command;
    const char *option;
    const char *value;
    const char *text;
};

constexpr KnownOption OptionTexts[] = {
    {"", "--json", "", "print JSON on one line, for programs"},
    {"", "--yes", "", "do not ask"},
    {"", "-o", "FILE", "the file to write; its ending decides the format"},
    {"topology layout", "-o", "OUT", "the file to write, in the place of FILE"},
    {"", "--run", "NUMBER", "the earlier recording with this number, see tomato capture runs"},

    {"", "--offloads", "", "let interfaces leave segmenting and checksums to others"},
    {"", "--tls-secrets", "", "let recordings as .pcapng hold the secrets of TLS and QUIC"},
    {"", "--share", "DIR", "agree that elements see this folder, at the same place"},
    {"", "--routes", "", "give routers the ways to each other's networks"},
    {"", "--strict", "", "fail where this machine cannot emulate what a link asks for"},
    {"", "--allow-live", "", "agree that captures are served to other machines"},
    {"", "--attach", "", "agree to join interfaces, namespaces, containers and processes"},
    {"", "--nat", "", "agree that elements reach this machine's network"},
    {"", "--images", "", "agree that elements have what images hold as their own files"},
    {"", "--trust", "", "agree to all that the file asks for, now and later"},

    {"image unpack", "--name", "NAME", "what the image is called in the store; else what it says"},
    {"image unpack", "--limit", "MB",
     "give up on an image that is larger than this; 34360 without it"},
    {"run", "--exec", "ELEMENT COMMAND", "run a shell command in an element; may be repeated"},
    {"run", "--capture", "CONNECTION|all", "capture there; options behind it are of this capture"},
    {"run", "--for", "SECONDS", "how long the lab runs on after the last command"},
    {"run", "--out", "DIR", "the folder for captures and what commands put out"},
    {"", "--jobs", "N", "how many labs run at once; without it as many as leave each its times"},
    {"experiment run", "--out", "DIR",
     "the folder for the runs; what is done there is left as it is"},
    {"experiment run", "--files", "DIR",
     "a folder for each element, by its name, whose files it finds in /root"},
    {"experiment run", "--events", "", "print each thing that happens as JSON on a line"},
    {"experiment run", "--junit", "FILE", "write what held as XML, as JUnit does"},
    {"experiment table", "--csv", "", "write values with commas between them, for other programs"},
    {"experiment plot", "-o", "FILE", "the picture: .svg, .pdf or .png"},
    {"experiment plot", "--statement", "NAME", "what was measured; else the first statement's"},
    {"experiment plot", "--over", "NAME", "what the horizontal axis shows; else the first varied"},
    {"bundle run", "--out", "DIR", "the folder for the runs"},
    {"bundle verify", "--out", "DIR", "keep what the bundle holds and the new runs in this folder"},
    {"bundle make", "--from", "DIR|FILE",
     "the folder of the experiment's runs, or a topology without runs"},
    {"bundle make", "--author", "NAME", "who made it: a name, or an address of ORCID"},
    {"bundle make", "--licence", "LICENCE",
     "how it may be used: an address, or a name of SPDX such as CC-BY-4.0"},
    {"bundle make", "--doi", "DOI", "of the publication or the archive that it belongs to"},
    {"bundle make", "--with-secrets", "", "leave the secrets of TLS and QUIC in the captures"},
    {"bundle make", "--with-outside", "",
     "with the captures of connections to what is outside of the lab"},
    {"", "--force", "", "replace a file that is there already"},
    {"", "--assign-addresses", "", "give addresses to interfaces that have none"},

    {"packets", "--filter", "EXPR", "only packets that this pcap filter matches"},
    {"metrics", "--socket", "PATH", "serve them at this Unix socket, to this user"},
    {"metrics", "--port", "N",
     "serve them at this TCP port of 127.0.0.1, to all users of this machine"},
    {"mcp", "--allow-changes", "", "offer tools that start, change and stop labs, too"},
    {"", "--mode", "file|net|both", "keep packets for download, serve them live, or both"},
    {"", "--filter", "EXPR", "capture only what this pcap filter matches"},
    {"", "--live-address", "ADDRESS", "the address of this machine at which viewers connect"},
    {"", "--live-allow", "NETWORK,...", "who may watch from elsewhere: addresses and networks"},
    {"", "--live-plain", "", "agree that they get it unencrypted"},
    {"", "--direction", "both|out|in", "what is captured, as the connection's first end sees it"},
    {"", "--at", "each|from|to",
     "where a connection between hosts is recorded: each host what its end sends, or one host "
     "both"},
    {"", "--snaplen", "BYTES", "how much of each packet is kept"},
    {"", "--precision", "micro|nano", "of the timestamps"},
    {"", "--segment-size", "MB", "of each file of the ring"},
    {"", "--segments", "N", "how many files the ring has at most"},
    {"", "--stop-packets", "N", "end after so many packets"},
    {"", "--stop-bytes", "N", "end after so many bytes"},
    {"", "--stop-seconds", "S", "end after so long"},
    {"", "--trigger", "EXPR", "what ends the recording counts from the first packet that matches"},
    {"", "--after", "SECONDS", "how long the recording goes on after the trigger"},
    {"", "--arrivals", "on|off", "record frames as they leave the wire at the far end, too"},
    {"", "--backlog", "", "begin with the packets that the ring holds"},
    {"", "--pcapng", "", "say directions, names, emulation and counters, too"},

    {"capture download", "--arrivals", "", "a .pcap has the frames that were delivered, too"},
    {"lab list", "--all", "", "those too that are stopped and keep something, and how much"},
    {"lab exec", "--while-read", "",
     "end the command when nobody reads its output any more, as when the ssh that called this "
     "ended"},
    {"lab log", "--raw", "", "with what steers a terminal"},
    {"lab link", "--set", "ATTRIBUTE=VALUE", "an attribute of link emulation; may be repeated"},
    {"filter check", "--names", "", "print the filter with addresses in the place of names"},
    {"", "--flow", "EXPR", "only packets that this pcap filter matches"},
    {"", "--lost-after", "SECONDS", "how long a packet may be missing before it counts as lost"},
    {"", "--within", "SECONDS", "how long a packet may be on its way"},
    {"journey", "--packets", "N", "show the ways of the first N packets"},
    {"", "--csv", "", "print a table of values with commas between them"},
    {"", "--host", "HOST", "ask this host instead of this machine"},
    {"", "--partial", "", "leave out hosts that cannot be reached, instead of failing"},
    {"", "--raw-clocks", "", "leave times as the clock of each host had them"},
    {"", "--hosts", "HOST,...",
     "the hosts to place on; here is this machine, slurm all nodes of the allocation"},
    {"topology place", "--anew", "", "also what was placed before"},
    {"topology place", "--dry-run", "", "say what would be, and write nothing"},
    {"topology place", "-o", "OUT", "the file to write, in the place of FILE"},
    {"topology make", "--spines", "N", "nodes above the leaves of a Clos fabric (2)"},
    {"topology make", "--leaves", "N", "nodes of a Clos fabric that hosts hang on (4)"},
    {"topology make", "--ports", "N", "ports of a fat tree's nodes, an even number (4)"},
    {"topology make", "--size", "N", "nodes of a ring, line, star, mesh or random fabric"},
    {"topology make", "--rows", "N", "of a grid (3)"},
    {"topology make", "--columns", "N", "of a grid (3)"},
    {"topology make", "--depth", "N", "levels of a tree below its root (2)"},
    {"topology make", "--fanout", "N", "nodes below each of a tree's nodes (2)"},
    {"topology make", "--links", "N", "of a random fabric (half as many again as nodes)"},
    {"topology make", "--hosts", "N", "hosts on each node that has some (1; clos and trees 2)"},
    {"topology make", "--nodes", "router|switch", "what the nodes are (router)"},
    {"topology make", "--seed", "N", "the same number makes the same random fabric (1)"},
    {"topology make", "--no-addresses", "", "leave interfaces without addresses"},
    {"topology link", "-o", "OUT", "the file to write, in the place of FILE"},
    {"topology link", "--dry-run", "", "say what would be, and write nothing"},
    {"topology rename", "-o", "OUT", "the file to write, in the place of FILE"},
    {"topology rename", "--dry-run", "", "say what would be, and write nothing"},
    {"template save", "--addresses", "", "keep IP addresses, gateways and routes, too"},
    {"template save", "--force", "", "replace a template that is there already"},
    {"template insert", "--count", "N", "how many times (1)"},
    {"template insert", "-o", "OUT", "the file to write, in the place of FILE"},
    {"experiment run", "--strict", "", "fail where a run's links or machine did not keep up"},
    {"topology delay", "-o", "OUT", "the file to write, in the place of FILE"},
    {"topology delay", "--detour", "FACTOR", "how many times longer cables are (1)"},
    {"topology delay", "--dry-run", "", "say what would be, and write nothing"},
    {"topology layout", "--engine", "dot|neato|fdp|sfdp|circo|twopi", "the engine of Graphviz"},
};

} // namespace

std::optional<OptionText> optionText(const QString &command, const QString &option)
{
    std::optional<OptionText> common;
    for (const KnownOption &each : OptionTexts) {
        if (option != QLatin1String(each.option))
            continue;
        const OptionText text{QString::fromUtf8(each.value), QString::fromUtf8(each.text)};
        if (command == QLatin1String(each.command))
            return text;
        if (*each.command == '\0')
            common = text;
    }
    return common;
}

} // namespace tomato::cli
