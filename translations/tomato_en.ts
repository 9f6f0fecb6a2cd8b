<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>BadgeText</name>
    <message numerus="yes">
        <source>Kept: %Ln packet(s), %1 of %2</source>
        <translation>
            <numerusform>Kept: %Ln packet, %1 of %2</numerusform>
            <numerusform>Kept: %Ln packets, %1 of %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JourneyTexts</name>
    <message numerus="yes">
        <source>%Ln packet(s) on all links</source>
        <translation>
            <numerusform>%Ln packet on all links</numerusform>
            <numerusform>%Ln packets on all links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln journey(s)</source>
        <translation>
            <numerusform>%Ln journey</numerusform>
            <numerusform>%Ln journeys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the latest %Ln journey(s) are listed</source>
        <translation>
            <numerusform>the latest journey is listed</numerusform>
            <numerusform>the latest %Ln journeys are listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the clock went back %Ln time(s)</source>
        <translation>
            <numerusform>the clock went back %Ln time</numerusform>
            <numerusform>the clock went back %Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln packet</numerusform>
            <numerusform>%Ln packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln direction(s) of links lose packets unseen, for want of arrivals</source>
        <translation>
            <numerusform>%Ln direction of links loses packets unseen, for want of arrivals</numerusform>
            <numerusform>%Ln directions of links lose packets unseen, for want of arrivals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) were not recorded by us</source>
        <translation>
            <numerusform>%Ln packet was not recorded by us</numerusform>
            <numerusform>%Ln packets were not recorded by us</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) do not balance, see Losses</source>
        <translation>
            <numerusform>%Ln link does not balance, see Losses</numerusform>
            <numerusform>%Ln links do not balance, see Losses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln packet(s) too little was kept to know them again</source>
        <translation>
            <numerusform>of %Ln packet too little was kept to know it again</numerusform>
            <numerusform>of %Ln packets too little was kept to know them again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost copy(s) beside</source>
        <translation>
            <numerusform>%Ln lost copy beside</numerusform>
            <numerusform>%Ln lost copies beside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OnlyText</name>
    <message numerus="yes">
        <source>%1 counted, %Ln packet(s) kept</source>
        <translation>
            <numerusform>%1 counted, %Ln packet kept</numerusform>
            <numerusform>%1 counted, %Ln packets kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with pieces, the end of %Ln packet(s)</source>
        <translation>
            <numerusform>%1 with pieces, the end of %Ln packet</numerusform>
            <numerusform>%1 with pieces, the end of %Ln packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 counted, the end of %Ln packet(s)</source>
        <translation>
            <numerusform>%1 counted, the end of %Ln packet</numerusform>
            <numerusform>%1 counted, the end of %Ln packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with pieces, of %Ln packet(s)</source>
        <translation>
            <numerusform>%1 with pieces, of %Ln packet</numerusform>
            <numerusform>%1 with pieces, of %Ln packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 counted, of %Ln packet(s)</source>
        <translation>
            <numerusform>%1 counted, of %Ln packet</numerusform>
            <numerusform>%1 counted, of %Ln packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 counted, copies of %Ln packet(s)</source>
        <translation>
            <numerusform>%1 counted, copies of %Ln packet</numerusform>
            <numerusform>%1 counted, copies of %Ln packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 counted, with copies of %Ln packet(s)</source>
        <translation>
            <numerusform>%1 counted, with copies of %Ln packet</numerusform>
            <numerusform>%1 counted, with copies of %Ln packets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message numerus="yes">
        <source>Only the first %Ln byte(s) of each packet are kept.</source>
        <translation>
            <numerusform>Only the first byte of each packet is kept.</numerusform>
            <numerusform>Only the first %Ln bytes of each packet are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saving begins a new recording at once: the %Ln packet(s) captured so far stay among the earlier recordings.</source>
        <translation>
            <numerusform>Saving begins a new recording at once: the %Ln packet captured so far stays among the earlier recordings.</numerusform>
            <numerusform>Saving begins a new recording at once: the %Ln packets captured so far stay among the earlier recordings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of %1, and as many of arrivals</source>
        <comment>10 MB</comment>
        <translation>
            <numerusform>%n file of %1, and as many of arrivals</numerusform>
            <numerusform>%n files of %1, and as many of arrivals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of %1</source>
        <comment>10 MB</comment>
        <translation>
            <numerusform>%n file of %1</numerusform>
            <numerusform>%n files of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln packet</numerusform>
            <numerusform>%Ln packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::document::Document</name>
    <message numerus="yes">
        <source>Delete %n item(s)</source>
        <translation>
            <numerusform>Delete %n item</numerusform>
            <numerusform>Delete %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n element(s)</source>
        <translation>
            <numerusform>Move %n element</numerusform>
            <numerusform>Move %n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n element(s)</source>
        <translation>
            <numerusform>Paste %n element</numerusform>
            <numerusform>Paste %n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Insert a fabric of %n element(s)</source>
        <translation>
            <numerusform>Insert a fabric of %n element</numerusform>
            <numerusform>Insert a fabric of %n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n connection(s)</source>
        <translation>
            <numerusform>Add %n connection</numerusform>
            <numerusform>Add %n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rename %n element(s)</source>
        <translation>
            <numerusform>Rename %n element</numerusform>
            <numerusform>Rename %n elements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CaptureCommands</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n earlier recording(s)?</source>
        <translation>
            <numerusform>Delete %n earlier recording?</numerusform>
            <numerusform>Delete %n earlier recordings?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CaptureTab</name>
    <message numerus="yes">
        <source>Nothing is changed yet: Save leaves all %n connection(s) as they are.</source>
        <translation>
            <numerusform>Nothing is changed yet: Save leaves the connection as it is.</numerusform>
            <numerusform>Nothing is changed yet: Save leaves all %n connections as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save gives to all %n connection(s): %1. Everything else stays as each of them has it.</source>
        <translation>
            <numerusform>Save gives to the connection: %1. Everything else stays as it has it.</numerusform>
            <numerusform>Save gives to all %n connections: %1. Everything else stays as each of them has it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Where a new recording begins, what was captured so far stays among the earlier recordings: %Ln packet(s).</source>
        <translation>
            <numerusform>Where a new recording begins, what was captured so far stays among the earlier recordings: %Ln packet.</numerusform>
            <numerusform>Where a new recording begins, what was captured so far stays among the earlier recordings: %Ln packets.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DelayPage</name>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln packet</numerusform>
            <numerusform>%Ln packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) left out that were not seen from the begin on</source>
        <translation>
            <numerusform>%Ln packet left out that was not seen from the begin on</numerusform>
            <numerusform>%Ln packets left out that were not seen from the begin on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them took less than the stamps tell, and are not drawn</source>
        <translation>
            <numerusform>%Ln of them took less than the stamps tell, and is not drawn</numerusform>
            <numerusform>%Ln of them took less than the stamps tell, and are not drawn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DownloadRow</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::ExperimentsPlugin</name>
    <message numerus="yes">
        <source>✓ %n held</source>
        <translation>
            <numerusform>✓ %n held</numerusform>
            <numerusform>✓ %n held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::FilterQuestion</name>
    <message numerus="yes">
        <source>Capture on %n connection(s)</source>
        <translation>
            <numerusform>Capture on %n connection</numerusform>
            <numerusform>Capture on %n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A new recording begins: %n packet(s) stay among the earlier recordings.</source>
        <translation>
            <numerusform>A new recording begins: %n packet stays among the earlier recordings.</numerusform>
            <numerusform>A new recording begins: %n packets stay among the earlier recordings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::FlowTableModel</name>
    <message numerus="yes">
        <source>%Ln packet(s) left out that were not seen from the begin on</source>
        <translation>
            <numerusform>%Ln packet left out that was not seen from the begin on</numerusform>
            <numerusform>%Ln packets left out that were not seen from the begin on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln packet(s)</source>
        <translation>
            <numerusform>%1: %Ln packet</numerusform>
            <numerusform>%1: %Ln packets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::JourneyDetails</name>
    <message numerus="yes">
        <source>%Ln further hop(s)</source>
        <translation>
            <numerusform>%Ln further hop</numerusform>
            <numerusform>%Ln further hops</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::JourneyFilterBar</name>
    <message numerus="yes">
        <source>%1 of %Ln packet(s)</source>
        <translation>
            <numerusform>%1 of %Ln packet</numerusform>
            <numerusform>%1 of %Ln packets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::JourneyTableModel</name>
    <message numerus="yes">
        <source>The longest way has %Ln hop(s); further ones have no column</source>
        <translation>
            <numerusform>The longest way has %Ln hop; further ones have no column</numerusform>
            <numerusform>The longest way has %Ln hops; further ones have no column</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::LossTableModel</name>
    <message numerus="yes">
        <source>%1 and %Ln more flow(s)</source>
        <translation>
            <numerusform>%1 and %Ln more flow</numerusform>
            <numerusform>%1 and %Ln more flows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln copy(s))</source>
        <translation>
            <numerusform>%1 (%Ln copy)</numerusform>
            <numerusform>%1 (%Ln copies)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::PacketsView</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln packet</numerusform>
            <numerusform>%Ln packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln packet(s)</source>
        <translation>
            <numerusform>%1 of %Ln packet</numerusform>
            <numerusform>%1 of %Ln packets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::SpaceTimePage</name>
    <message numerus="yes">
        <source>%Ln packet(s), from %1 on</source>
        <translation>
            <numerusform>%Ln packet, from %1 on</numerusform>
            <numerusform>%Ln packets, from %1 on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::SpaceTimeView</name>
    <message numerus="yes">
        <source>%n packet(s) between %1</source>
        <translation>
            <numerusform>%n packet between %1</numerusform>
            <numerusform>%n packets between %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s), of which %1 lost; time downwards, since %2</source>
        <translation>
            <numerusform>%Ln packet, of which %1 lost; time downwards, since %2</numerusform>
            <numerusform>%Ln packets, of which %1 lost; time downwards, since %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::TcpPage</name>
    <message numerus="yes">
        <source>%Ln segment(s)</source>
        <translation>
            <numerusform>%Ln segment</numerusform>
            <numerusform>%Ln segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln retransmission(s)</source>
        <translation>
            <numerusform>%Ln retransmission</numerusform>
            <numerusform>%Ln retransmissions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) of this link found no room</source>
        <translation>
            <numerusform>%Ln packet of this link found no room</numerusform>
            <numerusform>%Ln packets of this link found no room</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::TimelinePanel</name>
    <message numerus="yes">
        <source>The experiment of this topology has more than %n steps, and so it cannot be performed.</source>
        <translation>
            <numerusform>The experiment of this topology has more than %n steps, and so it cannot be performed.</numerusform>
            <numerusform>The experiment of this topology has more than %n steps, and so it cannot be performed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run %1 of %2 (%3), and %n at the same time</source>
        <translation>
            <numerusform>Run %1 of %2 (%3), and %n at the same time</numerusform>
            <numerusform>Run %1 of %2 (%3), and %n at the same time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::BulkCommands</name>
    <message numerus="yes">
        <source>%n new connection(s)</source>
        <translation>
            <numerusform>%n new connection</numerusform>
            <numerusform>%n new connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n pair(s) connected already)</source>
        <translation>
            <numerusform>(%n pair connected already)</numerusform>
            <numerusform>(%n pairs connected already)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new name(s)</source>
        <translation>
            <numerusform>%n new name</numerusform>
            <numerusform>%n new names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rename %n Selected Element(s) by Pattern</source>
        <translation>
            <numerusform>Rename %n Selected Element by Pattern</numerusform>
            <numerusform>Rename %n Selected Elements by Pattern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::ConfigWindow</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) are configured together. Only what you change here is given to all of them; what you leave, “different values” too, stays as each connection has it.</source>
        <translation>
            <numerusform>%n connection is configured. Only what you change here is given to it; what you leave stays as it has it.</numerusform>
            <numerusform>%n connections are configured together. Only what you change here is given to all of them; what you leave, “different values” too, stays as each connection has it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::ContextMenus</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::DistanceDialog</name>
    <message numerus="yes">
        <source>%n connection(s) get a delay in both directions.</source>
        <translation>
            <numerusform>%n connection gets a delay in both directions.</numerusform>
            <numerusform>%n connections get a delay in both directions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n element(s) have no latitude and longitude: %1</source>
        <translation>
            <numerusform>%n element has no latitude and longitude: %1</numerusform>
            <numerusform>%n elements have no latitude and longitude: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::EditorMessages</name>
    <message numerus="yes">
        <source>%1 and %n more: %2</source>
        <translation>
            <numerusform>%1 and %n more: %2</numerusform>
            <numerusform>%1 and %n more: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, with %n remark(s)</source>
        <translation>
            <numerusform>%1, with %n remark</numerusform>
            <numerusform>%1, with %n remarks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::ElementFields</name>
    <message numerus="yes">
        <source>Change “%1” of %n interface(s)</source>
        <translation>
            <numerusform>Change “%1” of %n interface</numerusform>
            <numerusform>Change “%1” of %n interfaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change “%1” of %n element(s)</source>
        <translation>
            <numerusform>Change “%1” of %n element</numerusform>
            <numerusform>Change “%1” of %n elements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::ElementForm</name>
    <message numerus="yes">
        <source>%n more interface(s)</source>
        <translation>
            <numerusform>%n more interface</numerusform>
            <numerusform>%n more interfaces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::ElementPalette</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::FabricDialog</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::FidelityMark</name>
    <message numerus="yes">
        <source>%n connection(s) cannot be emulated as they should.</source>
        <translation>
            <numerusform>%n connection cannot be emulated as it should.</numerusform>
            <numerusform>%n connections cannot be emulated as they should.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::HostTrial</name>
    <message numerus="yes">
        <source>%1 can be reached: ToMaTo Desktop %2, Linux %3, %n processor(s), %4 MB of memory</source>
        <translation>
            <numerusform>%1 can be reached: ToMaTo Desktop %2, Linux %3, %n processor, %4 MB of memory</numerusform>
            <numerusform>%1 can be reached: ToMaTo Desktop %2, Linux %3, %n processors, %4 MB of memory</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::HostsPanel</name>
    <message numerus="yes">
        <source>%1, Linux %2, %n processor(s)</source>
        <translation>
            <numerusform>%1, Linux %2, %n processor</numerusform>
            <numerusform>%1, Linux %2, %n processors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::LabCommands</name>
    <message numerus="yes">
        <source>%n address(es)</source>
        <translation>
            <numerusform>%n address</numerusform>
            <numerusform>%n addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gateway(s)</source>
        <translation>
            <numerusform>%n gateway</numerusform>
            <numerusform>%n gateways</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::LabSession</name>
    <message numerus="yes">
        <source>The link emulation of %1 and %n other connection(s) is incomplete: %2</source>
        <translation>
            <numerusform>The link emulation of %1 and %n other connection is incomplete: %2</numerusform>
            <numerusform>The link emulation of %1 and %n other connections is incomplete: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::MacTableWindow</name>
    <message numerus="yes">
        <source>%n address(es)</source>
        <translation>
            <numerusform>%n address</numerusform>
            <numerusform>%n addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::ManualWindow</name>
    <message numerus="yes">
        <source>%n section(s)</source>
        <translation>
            <numerusform>%n section</numerusform>
            <numerusform>%n sections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::OutsideQuestion</name>
    <message numerus="yes">
        <source>%n command(s) run by themselves when the lab starts, and decide what becomes of this.</source>
        <translation>
            <numerusform>%n command runs by itself when the lab starts, and decides what becomes of this.</numerusform>
            <numerusform>%n commands run by themselves when the lab starts, and decide what becomes of this.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::PluginAgreement</name>
    <message numerus="yes">
        <source>Use %n new plugin(s)?</source>
        <translation>
            <numerusform>Use %n new plugin?</numerusform>
            <numerusform>Use %n new plugins?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::PreviewDialog</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::PropertiesPanel</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::RunningLabsWindow</name>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln packet</numerusform>
            <numerusform>%Ln packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s)</source>
        <translation>
            <numerusform>%Ln recording</numerusform>
            <numerusform>%Ln recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::SharedInterfacesForm</name>
    <message numerus="yes">
        <source>%n interface(s)</source>
        <translation>
            <numerusform>%n interface</numerusform>
            <numerusform>%n interfaces</numerusform>
        </translation>
    </message>
</context>
</TS>
