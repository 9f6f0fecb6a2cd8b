# SPDX-License-Identifier: GPL-3.0-or-later
# inside MACHINE COMMAND...: runs a command with the folder MACHINE as its root. It has processes and
# file systems of its own, this machine's network, and a display's socket.
# That is no chroot, in which the kernel gives nobody a user namespace. Its first process is a shell,
# which reaps what others leave behind, as an init does: ctest or a program of ours would not, and an
# element ends only when all that ran in it were reaped.
inside() {
  unshare --mount --pid --fork --kill-child --uts --ipc bash -euc '
    machine=$1
    shift
    mount --make-rprivate /
    mount --bind "$machine" "$machine"
    cd "$machine"
    mount -t proc proc proc
    mount -t sysfs sysfs sys
    mount --rbind /dev dev
    mount -t tmpfs tmpfs tmp
    mount -t tmpfs tmpfs run
    pivot_root . mnt
    umount -l /mnt
    cd /
    code=0
    "$@" || code=$?
    exit "$code"' - "$@"
}
