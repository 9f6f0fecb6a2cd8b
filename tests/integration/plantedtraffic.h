// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>

/// Programs for elements whose packets each say which one they are, and who reads that.
namespace planted {

/// Sends so many datagrams of different sizes from several ports, each with a number of its own
/// that counts from `first`. Run with arguments: address, count, first.
QStringList sender(const QString &address, int count, std::uint64_t first);
/// Takes them all, so that nobody answers that the port is closed; it goes with the lab.
QStringList receiver();
/// Passes frames on between eth0 and eth1, each 20 ms late. Of those with a number it drops one of
/// ten, sends one of ten twice, and one of ten later than those behind it; it goes with the lab.
QStringList relay();

/// Sends a frame without a number from eth0, which the relay holds for so long.
QStringList heldFrame(std::chrono::milliseconds time);

/// The number in a frame.
std::optional<std::uint64_t> numberIn(std::span<const char> frame);

} // namespace planted
