// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

/// The keys of attributes in topology files: the only place where they are spelled. What their
/// values may be is said by checkTopologyAttributes() and its siblings, and in
/// resources/schema/topology.schema.json.
namespace tomato::topology {

/// Of the topology, of elements.
inline constexpr QLatin1String NameAttribute("name");

/// Of the topology: folders of this machine that elements see.
inline constexpr QLatin1String SharedFoldersAttribute("shared_folders");
inline constexpr QLatin1String NameserversAttribute("nameservers");
/// Whether routers know a way to each network.
inline constexpr QLatin1String ComputeRoutesAttribute("compute_routes");
/// Whether the interfaces of its lab leave segmenting and checksums to others, as those of real
/// machines do. Faster, and captures then have frames that no wire carries. Counts from the next
/// start of the lab.
inline constexpr QLatin1String LabOffloadsAttribute("lab_offloads");
/// Whether programs in the elements are told to write the secrets of their TLS and QUIC
/// connections down (SSLKEYLOGFILE), and recordings in the form pcapng have them in them. Off
/// unless it is true.
inline constexpr QLatin1String LabTlsSecretsAttribute("lab_tls_secrets");

/// Of elements: what a device that forwards is, "router", "switch" or "hub".
inline constexpr QLatin1String ModeAttribute("mode");
/// {"x", "y"}, as in ToMaTo.
inline constexpr QLatin1String PositionAttribute("_pos");
/// What is larger lies above.
inline constexpr QLatin1String DepthAttribute("_z");
inline constexpr QLatin1String LockedAttribute("_locked");
inline constexpr QLatin1String Gateway4Attribute("gateway4");
inline constexpr QLatin1String Gateway6Attribute("gateway6");
/// A list of {"to", "via"}.
inline constexpr QLatin1String RoutesAttribute("routes");
/// A list of {"run", "name", "restart"}.
inline constexpr QLatin1String CommandsAttribute("commands");
/// Commands of other tools' files, which run before the others and are not watched.
inline constexpr QLatin1String StartupCommandsAttribute("startup_commands");
inline constexpr QLatin1String EnvironmentAttribute("environment");
/// Whether a switch runs the spanning tree protocol.
inline constexpr QLatin1String StpAttribute("stp");
/// A router's configuration for the daemons of FRR, in its language.
inline constexpr QLatin1String FrrAttribute("frr");
inline constexpr QLatin1String ProcessLimitAttribute("process_limit");
/// In megabytes.
inline constexpr QLatin1String MemoryLimitAttribute("memory_limit");
/// In cores.
inline constexpr QLatin1String CpuLimitAttribute("cpu_limit");
/// What an attached element stands for; see Attachment.
inline constexpr QLatin1String AttachAttribute("attach");
inline constexpr QLatin1String AttachNameAttribute("attach_name");
/// An external network with "nat" reaches this machine's network.
inline constexpr QLatin1String OutsideAttribute("outside");
/// And, when this one is true, this machine's own services.
inline constexpr QLatin1String OutsideMachineAttribute("outside_machine");

/// Which of the user's hosts an element is to run on; ToMaTo's own word for that, which counts
/// where a host has that name; and where the element was placed, which is kept.
inline constexpr QLatin1String HostAttribute("host");
inline constexpr QLatin1String SiteAttribute("site");
inline constexpr QLatin1String PlacedAttribute("_host");

/// Of interfaces, and of external networks as the lab's side.
inline constexpr QLatin1String Ip4AddressAttribute("ip4address");
inline constexpr QLatin1String Ip6AddressAttribute("ip6address");
inline constexpr QLatin1String MacAttribute("mac");
/// Of interfaces and of connections.
inline constexpr QLatin1String MtuAttribute("mtu");
/// An interface asks a DHCP server for its address.
inline constexpr QLatin1String UseDhcpAttribute("use_dhcp");
/// An element gives addresses on this interface's network.
inline constexpr QLatin1String DhcpServerAttribute("dhcp_server");

/// Of connections; those of CaptureSettings, beside captureOptionNames().
inline constexpr QLatin1String CapturingAttribute("capturing");
inline constexpr QLatin1String CaptureModeAttribute("capture_mode");
inline constexpr QLatin1String CaptureFilterAttribute("capture_filter");
inline constexpr QLatin1String CaptureLiveAddressAttribute("capture_live_address");
inline constexpr QLatin1String CaptureLiveAllowAttribute("capture_live_allow");
/// Those of LinkEmulation, beside emulationKeys(). On unless it is false.
inline constexpr QLatin1String EmulationAttribute("emulation");
inline constexpr QLatin1String LinkDownAttribute("link_down");

/// Effects of emulation: with "_from" or "_to" behind they are attributes of connections.
inline constexpr QLatin1String BandwidthEffect("bandwidth");
inline constexpr QLatin1String DelayEffect("delay");
inline constexpr QLatin1String JitterEffect("jitter");
inline constexpr QLatin1String DistributionEffect("distribution");
inline constexpr QLatin1String LossRatioEffect("lossratio");
inline constexpr QLatin1String DuplicateEffect("duplicate");
inline constexpr QLatin1String CorruptEffect("corrupt");
inline constexpr QLatin1String ReorderEffect("reorder");

} // namespace tomato::topology
