// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

/// The keys of attributes in topology files: the only place where they are spelled. Their possible
/// values are defined by checkTopologyAttributes() and the functions beside it, and in
/// resources/schema/tomato-topology-4.schema.json.
namespace tomato::topology {

/// Attributes of the topology and of elements.
inline constexpr QLatin1String NameAttribute("name");

/// The user's notes about the topology, an element or a connection.
inline constexpr QLatin1String NotesAttribute("_notes");

/// Attributes of the topology. This one lists folders of this machine that elements see.
inline constexpr QLatin1String SharedFoldersAttribute("shared_folders");
/// The steps and statements of the experiment; see experiment::Experiment.
inline constexpr QLatin1String ExperimentAttribute("experiment");
inline constexpr QLatin1String NameserversAttribute("nameservers");
/// Whether routers know a route to each network.
inline constexpr QLatin1String ComputeRoutesAttribute("compute_routes");
/// Whether the interfaces of the lab leave segmentation and checksums to offloads, as those of real
/// machines do. This is faster, but captures then have frames that never appear on a wire. A change
/// takes effect at the next start of the lab.
inline constexpr QLatin1String LabOffloadsAttribute("lab_offloads");
/// Whether programs in the elements are told to log the secrets of their TLS and QUIC connections
/// (SSLKEYLOGFILE), and recordings in the pcapng format include them. Off unless it is true.
inline constexpr QLatin1String LabTlsSecretsAttribute("lab_tls_secrets");

/// Attributes of elements. This one says whether a forwarding device is a "router", "switch" or
/// "hub".
inline constexpr QLatin1String ModeAttribute("mode");
/// An object with "x" and "y", as in ToMaTo.
inline constexpr QLatin1String PositionAttribute("_pos");
/// Where on earth an element stands, in degrees north and east: what its connections' delays may be
/// computed from.
inline constexpr QLatin1String LatitudeAttribute("latitude");
inline constexpr QLatin1String LongitudeAttribute("longitude");
/// Elements with a larger value lie above those with a smaller one.
inline constexpr QLatin1String DepthAttribute("_z");
inline constexpr QLatin1String LockedAttribute("_locked");
inline constexpr QLatin1String Gateway4Attribute("gateway4");
inline constexpr QLatin1String Gateway6Attribute("gateway6");
/// A list of {"to", "via"}.
inline constexpr QLatin1String RoutesAttribute("routes");
/// A list of {"run", "name", "restart"}.
inline constexpr QLatin1String CommandsAttribute("commands");
/// Commands imported from other tools' files. They are kept and exported, and do not run in labs.
inline constexpr QLatin1String StartupCommandsAttribute("startup_commands");
inline constexpr QLatin1String EnvironmentAttribute("environment");
/// Whether a switch runs the spanning tree protocol.
inline constexpr QLatin1String StpAttribute("stp");
/// A router's configuration for the daemons of FRR, in its language.
inline constexpr QLatin1String FrrAttribute("frr");
/// The folder on this machine that an element has as its root, or the archive or the name of which
/// one was unpacked; see topology::ImageName.
inline constexpr QLatin1String ImageAttribute("image");
/// The digest of the image that the drawing was made for, "sha256:" and 64 hexadecimal digits.
inline constexpr QLatin1String ImageDigestAttribute("image_digest");
/// Whether what the element changes in its image stays until the lab is deleted. It goes at the
/// element's next start unless it is true.
inline constexpr QLatin1String ImageKeepsAttribute("image_keeps");
/// The algorithm that TCP in the element uses, such as "cubic", where it is not the machine's.
inline constexpr QLatin1String CongestionControlAttribute("congestion_control");
inline constexpr QLatin1String ProcessLimitAttribute("process_limit");
/// The limit in megabytes.
inline constexpr QLatin1String MemoryLimitAttribute("memory_limit");
/// The limit in cores.
inline constexpr QLatin1String CpuLimitAttribute("cpu_limit");
/// The thing for which an attached element stands; see Attachment.
inline constexpr QLatin1String AttachAttribute("attach");
inline constexpr QLatin1String AttachNameAttribute("attach_name");
/// An external network with the value "nat" is connected to this machine's network.
inline constexpr QLatin1String OutsideAttribute("outside");
/// When it is true, such an external network also reaches this machine's own services.
inline constexpr QLatin1String OutsideMachineAttribute("outside_machine");

/// The host name that programs in the element see, where it is not the element's name.
inline constexpr QLatin1String HostnameAttribute("hostname");
/// Attributes of a switch's interfaces: the VLAN of an access port; the VLANs that a trunk carries,
/// as "10,20-29" or "all"; the VLAN of a trunk's frames that have no tag.
inline constexpr QLatin1String VlanAttribute("vlan");
inline constexpr QLatin1String VlanTrunkAttribute("vlan_trunk");
inline constexpr QLatin1String VlanNativeAttribute("vlan_native");
/// These say which of the user's hosts an element is to run on, which site (ToMaTo's own attribute
/// for that) counts where a host has that name, and where the element was placed, which is kept.
inline constexpr QLatin1String HostAttribute("host");
inline constexpr QLatin1String SiteAttribute("site");
inline constexpr QLatin1String PlacedAttribute("_host");

/// Attributes of interfaces, and of external networks for their interface in the lab.
inline constexpr QLatin1String Ip4AddressAttribute("ip4address");
inline constexpr QLatin1String Ip6AddressAttribute("ip6address");
inline constexpr QLatin1String MacAttribute("mac");
/// An attribute of interfaces and of connections.
inline constexpr QLatin1String MtuAttribute("mtu");
/// Whether an interface requests its address from a DHCP server.
inline constexpr QLatin1String UseDhcpAttribute("use_dhcp");
/// Whether an element serves addresses by DHCP on this interface's network.
inline constexpr QLatin1String DhcpServerAttribute("dhcp_server");

/// Attributes of connections. These belong to CaptureSettings, beside captureOptionNames().
inline constexpr QLatin1String CapturingAttribute("capturing");
inline constexpr QLatin1String CaptureModeAttribute("capture_mode");
inline constexpr QLatin1String CaptureFilterAttribute("capture_filter");
inline constexpr QLatin1String CaptureLiveAddressAttribute("capture_live_address");
inline constexpr QLatin1String CaptureLiveAllowAttribute("capture_live_allow");
inline constexpr QLatin1String CaptureLivePlainAttribute("capture_live_plain");
/// These belong to LinkEmulation, beside emulationKeys(). Emulation is on unless it is false.
inline constexpr QLatin1String EmulationAttribute("emulation");
inline constexpr QLatin1String LinkDownAttribute("link_down");

/// The effects of emulation: with "_from" or "_to" appended they are attributes of connections.
inline constexpr QLatin1String BandwidthEffect("bandwidth");
inline constexpr QLatin1String DelayEffect("delay");
inline constexpr QLatin1String JitterEffect("jitter");
inline constexpr QLatin1String DistributionEffect("distribution");
inline constexpr QLatin1String LossRatioEffect("lossratio");
inline constexpr QLatin1String DuplicateEffect("duplicate");
inline constexpr QLatin1String CorruptEffect("corrupt");
inline constexpr QLatin1String ReorderEffect("reorder");
/// When frames may be sent, as linkTrace() reads it.
inline constexpr QLatin1String TraceEffect("trace");
/// These are the number that chances are drawn from, a list of frames to lose, as frameNumbers()
/// reads it, and pcap filters of what is counted and lost, and of what is emulated at all.
inline constexpr QLatin1String SeedEffect("seed");
inline constexpr QLatin1String DropFramesEffect("drop_frames");
inline constexpr QLatin1String LossFilterEffect("loss_filter");
inline constexpr QLatin1String EmulationFilterEffect("emulation_filter");

} // namespace tomato::topology
