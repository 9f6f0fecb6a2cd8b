// SPDX-License-Identifier: GPL-3.0-or-later
// Empty: its library is there for the headers that tests share, compiled once.
