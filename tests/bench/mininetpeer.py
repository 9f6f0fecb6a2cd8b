# SPDX-License-Identifier: GPL-3.0-or-later
"""Mininet in its role as peer of bench_lab: mininetpeer.py SHAPE HOSTS [traffic].

Builds the same shape, waits until the hosts answer, prints READY and, with `traffic`, what iperf3
said in two lines; stops when it is interrupted.
"""
import signal
import sys
import time

from mininet.net import Mininet
from mininet.nodelib import LinuxBridge

SHAPE, HOSTS = sys.argv[1], int(sys.argv[2])
# Its init() changes settings of the whole machine.
Mininet.inited = True


def build(net):
    hosts = [net.addHost('h%d' % (n + 1), ip='10.%d.%d.%d/8' % ((n + 1) >> 16, (n + 1) >> 8 & 255, (n + 1) & 255))
             for n in range(HOSTS)]
    switches = []

    def switch():
        switches.append(net.addSwitch('s%d' % (len(switches) + 1)))
        return switches[-1]

    if SHAPE == 'wire':
        net.addLink(hosts[0], hosts[1])
    elif SHAPE == 'chain':
        # The two hosts at the ends of eight switches.
        last = hosts[0]
        for _ in range(8):
            following = switch()
            net.addLink(last, following)
            last = following
        net.addLink(last, hosts[1])
    elif SHAPE == 'linear':
        last = None
        for host in hosts:
            own = switch()
            net.addLink(host, own)
            if last:
                net.addLink(last, own)
            last = own
    else:
        # Ten below each switch, up to a single one.
        level = hosts
        while len(level) > 1:
            above = []
            for at in range(0, len(level), 10):
                above.append(switch())
                for node in level[at:at + 10]:
                    net.addLink(node, above[-1])
            level = above
    return hosts


def answers(asking, asked):
    while ' 0% packet loss' not in asking.cmd('ping -n -c 1 -W 1 %s' % asked.IP()):
        pass


def load(host, command):
    """What iperf3 says, as soon as its server listens."""
    for _ in range(50):
        said = ' '.join(host.cmd(command).split())
        if '"error"' not in said:
            break
        time.sleep(0.1)
    return said


def main():
    net = Mininet(switch=LinuxBridge, controller=None)
    hosts = build(net)
    net.start()
    answers(hosts[1], hosts[0])
    print('FIRST', flush=True)
    answers(hosts[0], hosts[-1])
    print('LAST', flush=True)
    if len(sys.argv) > 3:
        hosts[1].cmd('iperf3 -s -D')
        for options in ('-t 3 -J', '-u -b 0 -l 64 -t 3 -J'):
            print(load(hosts[0], 'iperf3 -c %s %s' % (hosts[1].IP(), options)), flush=True)
        hosts[1].cmd('pkill -P 1 -x iperf3 || kill $(pidof iperf3)')
    print('READY', flush=True)
    signal.sigwait({signal.SIGINT, signal.SIGTERM})
    net.stop()


signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
main()
