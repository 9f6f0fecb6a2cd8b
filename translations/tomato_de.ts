<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>BadgeText</name>
    <message>
        <source>%1 G</source>
        <comment>billions of packets</comment>
        <translation>%1 G</translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions of packets</comment>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>Mode: live via network</source>
        <translation>Modus: live über das Netzwerk</translation>
    </message>
    <message>
        <source>Mode: file for download, and live via network</source>
        <translation>Modus: Datei zum Herunterladen, und live über das Netzwerk</translation>
    </message>
    <message>
        <source>Mode: file for download</source>
        <translation>Modus: Datei zum Herunterladen</translation>
    </message>
    <message>
        <source>Packets: %1 (%2)</source>
        <translation>Pakete: %1 (%2)</translation>
    </message>
    <message>
        <source>Kept: %1 packets, %2 of %3</source>
        <translation>Behalten: %1 Pakete, %2 von %3</translation>
    </message>
    <message>
        <source>Dropped: %1 packets came too fast to be recorded</source>
        <translation>Verloren: %1 Pakete kamen zu schnell, um aufgezeichnet zu werden</translation>
    </message>
    <message>
        <source>Live viewers: %1</source>
        <translation>Zuschauer: %1</translation>
    </message>
</context>
<context>
    <name>ConnectionCapture</name>
    <message>
        <source>Not capturing</source>
        <translation>Kein Mitschnitt</translation>
    </message>
    <message>
        <source>The lab is stopped</source>
        <translation>Das Labor ist gestoppt</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Waiting: %1 is stopped</source>
        <translation>Wartet: %1 ist gestoppt</translation>
    </message>
    <message>
        <source>Waiting: %1 and %2 are stopped</source>
        <translation>Wartet: %1 und %2 sind gestoppt</translation>
    </message>
    <message>
        <source>Waiting for the wire</source>
        <translation>Wartet auf die Leitung</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Zeichnet auf</translation>
    </message>
    <message>
        <source>Capturing failed</source>
        <translation>Der Mitschnitt ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Packet capturing is not enabled on this connection.</source>
        <translation>Auf dieser Verbindung ist der Paketmitschnitt nicht eingeschaltet.</translation>
    </message>
    <message>
        <source>Packet capturing is enabled and begins when the lab starts.</source>
        <translation>Der Paketmitschnitt ist eingeschaltet und beginnt, wenn das Labor startet.</translation>
    </message>
    <message>
        <source>The lab is taking the capture up.</source>
        <translation>Das Labor nimmt den Mitschnitt auf.</translation>
    </message>
    <message>
        <source>Recording begins as soon as the elements at both ends run.</source>
        <translation>Die Aufzeichnung beginnt, sobald die Elemente an beiden Enden laufen.</translation>
    </message>
    <message>
        <source>Every packet is recorded.</source>
        <translation>Jedes Paket wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>Packets that match the filter are recorded.</source>
        <translation>Pakete, die auf den Filter passen, werden aufgezeichnet.</translation>
    </message>
    <message>
        <source>The engine gives no reason.</source>
        <translation>Die Engine nennt keinen Grund.</translation>
    </message>
</context>
<context>
    <name>ElementItem</name>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>ElementKind</name>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Switch</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>External network</source>
        <translation>Externes Netzwerk</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>Unknown element</source>
        <translation>Unbekanntes Element</translation>
    </message>
</context>
<context>
    <name>PluginLoader</name>
    <message>
        <source>The plugin %1 was not loaded: %2</source>
        <translation>Die Erweiterung %1 wurde nicht geladen: %2</translation>
    </message>
    <message>
        <source>it is no plugin</source>
        <translation>sie ist keine Erweiterung</translation>
    </message>
    <message>
        <source>it is made for %1, not for %2</source>
        <translation>sie ist für %1 gemacht, nicht für %2</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Records every packet between %1, in both directions.</source>
        <translation>Zeichnet jedes Paket zwischen %1 auf, in beiden Richtungen.</translation>
    </message>
    <message>
        <source>Records the packets between %1 that match the filter, in both directions.</source>
        <translation>Zeichnet die Pakete zwischen %1 auf, die auf den Filter passen, in beiden Richtungen.</translation>
    </message>
    <message>
        <source>Serves them to every viewer that connects to the address shown in Live capture info; there is no download.</source>
        <translation>Liefert sie an jeden Zuschauer, der sich mit der Adresse unter „Live-Mitschnitt“ verbindet; Herunterladen gibt es nicht.</translation>
    </message>
    <message>
        <source>Keeps the last 50 MB (5 files of 10 MB) for Download Capture, and serves every viewer that connects to the address shown in Live capture info.</source>
        <translation>Behält die letzten 50 MB (5 Dateien zu 10 MB) für „Mitschnitt herunterladen“ und beliefert jeden Zuschauer, der sich mit der Adresse unter „Live-Mitschnitt“ verbindet.</translation>
    </message>
    <message>
        <source>Keeps the last 50 MB (5 files of 10 MB) for Download Capture; older packets make room for newer ones.</source>
        <translation>Behält die letzten 50 MB (5 Dateien zu 10 MB) für „Mitschnitt herunterladen“; ältere Pakete machen neueren Platz.</translation>
    </message>
    <message>
        <source>Begins when the lab starts.</source>
        <translation>Beginnt, wenn das Labor startet.</translation>
    </message>
    <message numerus="yes">
        <source>Saving begins a new recording at once: the %Ln packet(s) captured so far are removed.</source>
        <translation>
            <numerusform>Speichern beginnt sofort eine neue Aufzeichnung: Das %Ln bisher mitgeschnittene Paket wird entfernt.</numerusform>
            <numerusform>Speichern beginnt sofort eine neue Aufzeichnung: Die %Ln bisher mitgeschnittenen Pakete werden entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Follows at once, as the lab is running.</source>
        <translation>Folgt sofort, da das Labor läuft.</translation>
    </message>
    <message>
        <source>Nothing is recorded. Mode and filter are kept for when capturing is enabled, here or with Start capturing in the menu of the connection.</source>
        <translation>Es wird nichts aufgezeichnet. Modus und Filter bleiben für später erhalten, wenn der Mitschnitt hier oder mit „Mitschnitt starten“ im Menü der Verbindung eingeschaltet wird.</translation>
    </message>
</context>
<context>
    <name>Wireshark</name>
    <message>
        <source>Wireshark is not installed. Debian and Ubuntu: sudo apt install wireshark</source>
        <translation>Wireshark ist nicht installiert. Debian und Ubuntu: sudo apt install wireshark</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>An editor for network labs with packet capturing.</source>
        <translation>Ein Editor für Netzwerklabore mit Paketmitschnitt.</translation>
    </message>
    <message>
        <source>Topology to open.</source>
        <translation>Zu öffnende Topologie.</translation>
    </message>
</context>
<context>
    <name>tomato::document::Document</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Connect %1 and %2</source>
        <translation>%1 und %2 verbinden</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n item(s)</source>
        <translation>
            <numerusform>%n Objekt löschen</numerusform>
            <numerusform>%n Objekte löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message numerus="yes">
        <source>Move %n element(s)</source>
        <translation>
            <numerusform>%n Element verschieben</numerusform>
            <numerusform>%n Elemente verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>%1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>Assign addresses</source>
        <translation>Adressen zuweisen</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CaptureActions</name>
    <message>
        <source>&amp;Download Capture…</source>
        <translation>Mitschnitt &amp;herunterladen …</translation>
    </message>
    <message>
        <source>Saves what was recorded on this connection; the recording goes on</source>
        <translation>Speichert, was auf dieser Verbindung aufgezeichnet wurde; die Aufzeichnung geht weiter</translation>
    </message>
    <message>
        <source>&amp;Live capture info</source>
        <translation>&amp;Live-Mitschnitt</translation>
    </message>
    <message>
        <source>Shows where to watch this connection live, with commands for Wireshark and others</source>
        <translation>Zeigt, wo sich diese Verbindung live ansehen lässt, mit Befehlen für Wireshark und andere</translation>
    </message>
    <message>
        <source>No captures</source>
        <translation>Keine Mitschnitte</translation>
    </message>
    <message>
        <source>Packet capturing is enabled; recording begins when the lab starts</source>
        <translation>Der Paketmitschnitt ist eingeschaltet; die Aufzeichnung beginnt, wenn das Labor startet</translation>
    </message>
    <message>
        <source>Nothing was recorded on this connection; Start capturing does</source>
        <translation>Auf dieser Verbindung wurde nichts aufgezeichnet; „Mitschnitt starten“ beginnt damit</translation>
    </message>
    <message>
        <source>S&amp;top capturing</source>
        <translation>Mitschnitt s&amp;toppen</translation>
    </message>
    <message>
        <source>Ends the recording; what was recorded can still be downloaded</source>
        <translation>Beendet die Aufzeichnung; was aufgezeichnet wurde, lässt sich weiterhin herunterladen</translation>
    </message>
    <message>
        <source>S&amp;tart capturing</source>
        <translation>Mitschnitt s&amp;tarten</translation>
    </message>
    <message>
        <source>Records packets with the mode and filter that are configured; begins at once when the lab runs</source>
        <translation>Zeichnet Pakete mit dem eingestellten Modus und Filter auf; beginnt sofort, wenn das Labor läuft</translation>
    </message>
    <message>
        <source>Start capturing on %1</source>
        <translation>Mitschnitt auf %1 starten</translation>
    </message>
    <message>
        <source>Stop capturing on %1</source>
        <translation>Mitschnitt auf %1 stoppen</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CaptureTab</name>
    <message>
        <source>&amp;Enable packet capturing</source>
        <translation>Paketmitschnitt &amp;einschalten</translation>
    </message>
    <message>
        <source>Records what crosses this connection. This is done from the outside: the elements at its ends cannot notice.</source>
        <translation>Zeichnet auf, was diese Verbindung überquert. Das geschieht von außen: Die Elemente an ihren Enden können es nicht bemerken.</translation>
    </message>
    <message>
        <source>Mode:</source>
        <translation>Modus:</translation>
    </message>
    <message>
        <source>&amp;Filter:</source>
        <translation>&amp;Filter:</translation>
    </message>
    <message>
        <source>File for &amp;download</source>
        <translation>&amp;Datei zum Herunterladen</translation>
    </message>
    <message>
        <source>The connection's menu gets the entry Download Capture</source>
        <translation>Das Menü der Verbindung erhält den Eintrag „Mitschnitt herunterladen“</translation>
    </message>
    <message>
        <source>&amp;Live via network</source>
        <translation>&amp;Live über das Netzwerk</translation>
    </message>
    <message>
        <source>The connection's menu gets the entry Live capture info, with the address and prepared commands for Wireshark and others</source>
        <translation>Das Menü der Verbindung erhält den Eintrag „Live-Mitschnitt“ mit der Adresse und fertigen Befehlen für Wireshark und andere</translation>
    </message>
    <message>
        <source>&amp;Both</source>
        <translation>&amp;Beides</translation>
    </message>
    <message>
        <source>Watch live, and download what was recorded</source>
        <translation>Live zusehen und herunterladen, was aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>Packet Capturing</source>
        <translation>Paketmitschnitt</translation>
    </message>
    <message>
        <source>The filter is being checked.</source>
        <translation>Der Filter wird geprüft.</translation>
    </message>
    <message>
        <source>The filter does not compile.</source>
        <translation>Der Filter lässt sich nicht übersetzen.</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CommandRow</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the command to the clipboard</source>
        <translation>Kopiert den Befehl in die Zwischenablage</translation>
    </message>
    <message>
        <source>Copy the command: %1</source>
        <translation>Befehl kopieren: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DownloadDialog</name>
    <message>
        <source>Download of %1</source>
        <translation>Herunterladen von %1</translation>
    </message>
    <message>
        <source>Open in &amp;Wireshark</source>
        <translation>In &amp;Wireshark öffnen</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Opens the folder that holds the file</source>
        <translation>Öffnet den Ordner mit der Datei</translation>
    </message>
    <message>
        <source>Downloads to the same file once more</source>
        <translation>Lädt noch einmal in dieselbe Datei herunter</translation>
    </message>
    <message>
        <source>Downloading the capture</source>
        <translation>Der Mitschnitt wird heruntergeladen</translation>
    </message>
    <message>
        <source>Collecting what is on the wire…</source>
        <translation>Sammelt ein, was auf der Leitung ist …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stops the download; no file is written</source>
        <translation>Bricht das Herunterladen ab; es wird keine Datei geschrieben</translation>
    </message>
    <message>
        <source>Wireshark opens no archives: all segments are put into one temporary pcap file for it</source>
        <translation>Wireshark öffnet keine Archive: Alle Segmente kommen dafür in eine vorübergehende pcap-Datei</translation>
    </message>
    <message>
        <source>Starts Wireshark on the file</source>
        <translation>Startet Wireshark mit der Datei</translation>
    </message>
    <message>
        <source>The packets are being put together</source>
        <translation>Die Pakete werden zusammengefügt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The capture is saved</source>
        <translation>Der Mitschnitt ist gespeichert</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>The packets for Wireshark could not be put together</source>
        <translation>Die Pakete für Wireshark konnten nicht zusammengefügt werden</translation>
    </message>
    <message>
        <source>The download failed</source>
        <translation>Das Herunterladen ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1
The archive is saved all the same: %2</source>
        <translation>%1
Das Archiv ist trotzdem gespeichert: %2</translation>
    </message>
    <message>
        <source>Putting the segments together for Wireshark…</source>
        <translation>Die Segmente werden für Wireshark zusammengefügt …</translation>
    </message>
    <message>
        <source>Wireshark could not be started</source>
        <translation>Wireshark konnte nicht gestartet werden</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DownloadQuestion</name>
    <message>
        <source>Download Capture</source>
        <translation>Mitschnitt herunterladen</translation>
    </message>
    <message>
        <source>All segments in one archive (*.tar.gz)</source>
        <translation>Alle Segmente in einem Archiv (*.tar.gz)</translation>
    </message>
    <message>
        <source>All segments in one archive (*.zip)</source>
        <translation>Alle Segmente in einem Archiv (*.zip)</translation>
    </message>
    <message>
        <source>One pcap file (*.pcap)</source>
        <translation>Eine pcap-Datei (*.pcap)</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::FilterEdit</name>
    <message>
        <source>&lt;a href="%1"&gt;Filter syntax&lt;/a&gt;, also as &lt;code&gt;man pcap-filter&lt;/code&gt;</source>
        <translation>&lt;a href="%1"&gt;Filtersyntax&lt;/a&gt;, auch mit &lt;code&gt;man pcap-filter&lt;/code&gt;</translation>
    </message>
    <message>
        <source>Opens the manual page of pcap filter expressions in the web browser</source>
        <translation>Öffnet die Handbuchseite über pcap-Filterausdrücke im Webbrowser</translation>
    </message>
    <message>
        <source>Packet filter</source>
        <translation>Paketfilter</translation>
    </message>
    <message>
        <source>every packet</source>
        <translation>jedes Paket</translation>
    </message>
    <message>
        <source>A pcap filter expression: only packets that match are recorded.
Primitives such as "host 10.0.0.1", "icmp" or "tcp port 80" are joined with "and", "or" and "not".</source>
        <translation>Ein pcap-Filterausdruck: Nur passende Pakete werden aufgezeichnet.
Bausteine wie „host 10.0.0.1“, „icmp“ oder „tcp port 80“ werden mit „and“, „or“ und „not“ verknüpft.</translation>
    </message>
    <message>
        <source>&amp;Common filters</source>
        <translation>&amp;Häufige Filter</translation>
    </message>
    <message>
        <source>Puts an expression that is often needed into the filter</source>
        <translation>Setzt einen oft gebrauchten Ausdruck in den Filter ein</translation>
    </message>
    <message>
        <source>Address resolution (ARP)</source>
        <translation>Adressauflösung (ARP)</translation>
    </message>
    <message>
        <source>Ping and errors (ICMP)</source>
        <translation>Ping und Fehler (ICMP)</translation>
    </message>
    <message>
        <source>Names (DNS)</source>
        <translation>Namen (DNS)</translation>
    </message>
    <message>
        <source>Address assignment (DHCP)</source>
        <translation>Adressvergabe (DHCP)</translation>
    </message>
    <message>
        <source>Web (HTTP and HTTPS)</source>
        <translation>Web (HTTP und HTTPS)</translation>
    </message>
    <message>
        <source>TCP connections begin and end</source>
        <translation>Beginn und Ende von TCP-Verbindungen</translation>
    </message>
    <message>
        <source>All but remote shells (SSH)</source>
        <translation>Alles außer Fernzugriff (SSH)</translation>
    </message>
    <message>
        <source>All to and from one host</source>
        <translation>Alles von und zu einem Host</translation>
    </message>
    <message>
        <source>All of one network</source>
        <translation>Alles aus einem Netz</translation>
    </message>
    <message>
        <source>IPv6 only</source>
        <translation>Nur IPv6</translation>
    </message>
    <message>
        <source>Broadcasts and multicasts</source>
        <translation>Broadcasts und Multicasts</translation>
    </message>
    <message>
        <source>With VLAN tag</source>
        <translation>Mit VLAN-Kennung</translation>
    </message>
    <message>
        <source>Checking the filter…</source>
        <translation>Der Filter wird geprüft …</translation>
    </message>
    <message>
        <source>No filter: every packet is recorded.</source>
        <translation>Kein Filter: Jedes Paket wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>The filter compiles.</source>
        <translation>Der Filter ist gültig.</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::LiveCaptureInfo</name>
    <message>
        <source>TCP stream</source>
        <translation>TCP-Strom</translation>
    </message>
    <message>
        <source>Host:</source>
        <translation>Host:</translation>
    </message>
    <message>
        <source>Port:</source>
        <translation>Port:</translation>
    </message>
    <message>
        <source>Each viewer that connects gets a pcap stream of its own</source>
        <translation>Jeder Zuschauer, der sich verbindet, erhält einen eigenen pcap-Strom</translation>
    </message>
    <message>
        <source>Commands for your terminal</source>
        <translation>Befehle für Ihr Terminal</translation>
    </message>
    <message>
        <source>Wireshark connects to the stream itself</source>
        <translation>Wireshark verbindet sich selbst mit dem Strom</translation>
    </message>
    <message>
        <source>The same through netcat, in bash or zsh; works with any Wireshark</source>
        <translation>Dasselbe über netcat, in bash oder zsh; geht mit jedem Wireshark</translation>
    </message>
    <message>
        <source>One line per packet, in the terminal</source>
        <translation>Eine Zeile je Paket, im Terminal</translation>
    </message>
    <message>
        <source>The same with tcpdump and netcat</source>
        <translation>Dasselbe mit tcpdump und netcat</translation>
    </message>
    <message>
        <source>Open in &amp;Wireshark</source>
        <translation>In &amp;Wireshark öffnen</translation>
    </message>
    <message>
        <source>Live capture of %1</source>
        <translation>Live-Mitschnitt von %1</translation>
    </message>
    <message>
        <source>Viewers: none yet</source>
        <translation>Zuschauer: noch keine</translation>
    </message>
    <message>
        <source>Viewers: %1</source>
        <translation>Zuschauer: %1</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>%1 packets, %2; %3 dropped</source>
        <translation>%1 Pakete, %2; %3 verloren</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>No packets yet</source>
        <translation>Noch keine Pakete</translation>
    </message>
    <message>
        <source>HOST</source>
        <comment>placeholder in a command</comment>
        <translation>HOST</translation>
    </message>
    <message>
        <source>PORT</source>
        <comment>placeholder</comment>
        <translation>PORT</translation>
    </message>
    <message>
        <source>known when the capture runs</source>
        <translation>bekannt, sobald der Mitschnitt läuft</translation>
    </message>
    <message>
        <source>Starts Wireshark on this stream</source>
        <translation>Startet Wireshark mit diesem Strom</translation>
    </message>
    <message>
        <source>The stream begins when the capture runs</source>
        <translation>Der Strom beginnt, sobald der Mitschnitt läuft</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::ViewersTable</name>
    <message>
        <source>Viewers</source>
        <translation>Zuschauer</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Skipped packets</source>
        <translation>Übersprungene Pakete</translation>
    </message>
    <message>
        <source>What the viewer was sent so far</source>
        <translation>Was dem Zuschauer bisher gesendet wurde</translation>
    </message>
    <message>
        <source>What is recorded and not sent to this viewer yet</source>
        <translation>Was aufgezeichnet, diesem Zuschauer aber noch nicht gesendet ist</translation>
    </message>
    <message>
        <source>A viewer that is too slow misses packets; the recording does not wait for it</source>
        <translation>Ein zu langsamer Zuschauer verpasst Pakete; die Aufzeichnung wartet nicht auf ihn</translation>
    </message>
</context>
<context>
    <name>tomato::ui::CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ConfigWindow</name>
    <message>
        <source>No plugin is loaded that has settings for connections.</source>
        <translation>Es ist keine Erweiterung geladen, die Einstellungen für Verbindungen hat.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Saves all tabs as one undo step; a running lab follows at once (Ctrl+S)</source>
        <translation>Speichert alle Reiter als einen Schritt, der sich rückgängig machen lässt; ein laufendes Labor folgt sofort (Strg+S)</translation>
    </message>
    <message>
        <source>Configure %1</source>
        <translation>%1 konfigurieren</translation>
    </message>
</context>
<context>
    <name>tomato::ui::FileActions</name>
    <message>
        <source>Topologies (*.json);;All files (*)</source>
        <translation>Topologien (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open a topology</source>
        <translation>Topologie öffnen</translation>
    </message>
    <message>
        <source>Save the topology</source>
        <translation>Topologie speichern</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>„%1“ hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>Keine zuletzt geöffneten Dateien</translation>
    </message>
</context>
<context>
    <name>tomato::ui::LabSession</name>
    <message>
        <source>Telling the lab its new file</source>
        <translation>Dem Labor seine neue Datei nennen</translation>
    </message>
    <message>
        <source>The lab's engine ended.</source>
        <translation>Die Engine des Labors hat sich beendet.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>This lab is running; you are connected to it.</source>
        <translation>Dieses Labor läuft; Sie sind mit ihm verbunden.</translation>
    </message>
    <message>
        <source>The lab's engine does not answer: %1</source>
        <translation>Die Engine des Labors antwortet nicht: %1</translation>
    </message>
    <message>
        <source>There is nothing to start: the topology is empty.</source>
        <translation>Es gibt nichts zu starten: Die Topologie ist leer.</translation>
    </message>
    <message>
        <source>The lab did not start</source>
        <translation>Das Labor ist nicht gestartet</translation>
    </message>
    <message>
        <source>The lab is running.</source>
        <translation>Das Labor läuft.</translation>
    </message>
    <message>
        <source>The lab did not stop</source>
        <translation>Das Labor hat nicht angehalten</translation>
    </message>
    <message>
        <source>%1 did not start</source>
        <translation>%1 ist nicht gestartet</translation>
    </message>
    <message>
        <source>%1 did not stop</source>
        <translation>%1 hat nicht angehalten</translation>
    </message>
    <message>
        <source>The running lab could not follow the change</source>
        <translation>Das laufende Labor konnte der Änderung nicht folgen</translation>
    </message>
</context>
<context>
    <name>tomato::ui::MainWindow</name>
    <message>
        <source>Drag from one element to another; Esc ends.</source>
        <translation>Ziehen Sie von einem Element zum anderen; Esc beendet.</translation>
    </message>
    <message>
        <source>Click where the element shall stand; Esc ends.</source>
        <translation>Klicken Sie dahin, wo das Element stehen soll; Esc beendet.</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Zoom to fit</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1[*] – ToMaTo Desktop</source>
        <translation>%1[*] – ToMaTo Desktop</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>In Arbeit …</translation>
    </message>
    <message>
        <source>● Lab is running</source>
        <translation>● Labor läuft</translation>
    </message>
    <message>
        <source>○ Lab is stopped</source>
        <translation>○ Labor ist gestoppt</translation>
    </message>
    <message>
        <source>No plugin brings settings for connections.</source>
        <translation>Keine Erweiterung bringt Einstellungen für Verbindungen mit.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>New name of %1:</source>
        <translation>Neuer Name von %1:</translation>
    </message>
    <message>
        <source>%1 does not run.</source>
        <translation>%1 läuft nicht.</translation>
    </message>
    <message>
        <source>Terminal: %1</source>
        <translation>Terminal: %1</translation>
    </message>
    <message>
        <source>Every connected interface has its addresses already.</source>
        <translation>Jede verbundene Schnittstelle hat ihre Adressen schon.</translation>
    </message>
    <message numerus="yes">
        <source>%n attribute(s) were set.</source>
        <translation>
            <numerusform>%n Attribut wurde gesetzt.</numerusform>
            <numerusform>%n Attribute wurden gesetzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The lab is running</source>
        <translation>Das Labor läuft</translation>
    </message>
    <message>
        <source>“%1” is running as a lab. Left running, it goes on recording; open the file again to come back to it.</source>
        <translation>„%1“ läuft als Labor. Wenn es weiterläuft, zeichnet es weiter auf; öffnen Sie die Datei wieder, um dorthin zurückzukommen.</translation>
    </message>
    <message>
        <source>&amp;Stop the lab</source>
        <translation>Labor &amp;stoppen</translation>
    </message>
    <message>
        <source>&amp;Leave it running</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Se&amp;lect</source>
        <translation>&amp;Auswählen</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>A&amp;lles auswählen</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Original Size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>Zoom to &amp;Fit</source>
        <translation>Alles &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Lab</source>
        <translation>&amp;Labor</translation>
    </message>
    <message>
        <source>&amp;Start lab</source>
        <translation>Labor &amp;starten</translation>
    </message>
    <message>
        <source>S&amp;top lab</source>
        <translation>Labor s&amp;toppen</translation>
    </message>
    <message>
        <source>&amp;Assign Addresses</source>
        <translation>&amp;Adressen zuweisen</translation>
    </message>
    <message>
        <source>Ele&amp;ment</source>
        <translation>Ele&amp;ment</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;About ToMaTo Desktop</source>
        <translation>Ü&amp;ber ToMaTo Desktop</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;toppen</translation>
    </message>
    <message>
        <source>Te&amp;rminal</source>
        <translation>Te&amp;rminal</translation>
    </message>
    <message>
        <source>R&amp;un Command…</source>
        <translation>Befehl a&amp;usführen …</translation>
    </message>
    <message>
        <source>&amp;Configure…</source>
        <translation>&amp;Konfigurieren …</translation>
    </message>
    <message>
        <source>Draw a network</source>
        <translation>Zeichnen Sie ein Netzwerk</translation>
    </message>
    <message>
        <source>Choose a symbol on the left and click here.
Press C, or drag from an element's edge, to connect two of them.
Then start the lab and capture on any connection.</source>
        <translation>Wählen Sie links ein Symbol und klicken Sie hier.
Drücken Sie C oder ziehen Sie vom Rand eines Elements, um zwei zu verbinden.
Starten Sie dann das Labor und schneiden Sie auf jeder Verbindung mit.</translation>
    </message>
    <message>
        <source>Open the example “%1”</source>
        <translation>Beispiel „%1“ öffnen</translation>
    </message>
    <message>
        <source>About ToMaTo Desktop</source>
        <translation>Über ToMaTo Desktop</translation>
    </message>
    <message>
        <source>&lt;h3&gt;ToMaTo Desktop %1&lt;/h3&gt;&lt;p&gt;Draw a network, start it as a lab on your own machine, capture packets on any connection.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;ToMaTo Desktop %1&lt;/h3&gt;&lt;p&gt;Zeichnen Sie ein Netzwerk, starten Sie es als Labor auf Ihrem eigenen Rechner, schneiden Sie Pakete auf jeder Verbindung mit.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder neuer.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ManualWindow</name>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
</context>
<context>
    <name>tomato::ui::MessagesPanel</name>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>tomato::ui::PalettePanel</name>
    <message>
        <source>Palette of elements</source>
        <translation>Palette der Elemente</translation>
    </message>
    <message>
        <source>A computer with its own network, addresses and processes</source>
        <translation>Ein Rechner mit eigenem Netzwerk, eigenen Adressen und Prozessen</translation>
    </message>
    <message>
        <source>Forwards IPv4 and IPv6 between its interfaces</source>
        <translation>Leitet IPv4 und IPv6 zwischen seinen Schnittstellen weiter</translation>
    </message>
    <message>
        <source>Joins segments; learns who is where</source>
        <translation>Verbindet Segmente; lernt, wer wo ist</translation>
    </message>
    <message>
        <source>Sends every frame to all others</source>
        <translation>Sendet jeden Rahmen an alle anderen</translation>
    </message>
    <message>
        <source>Stands for the network outside; for now a segment that answers as a gateway</source>
        <translation>Steht für das Netz außerhalb; vorerst ein Segment, das als Gateway antwortet</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;&lt;br&gt;%2&lt;br&gt;&lt;i&gt;Click here, then on the canvas (Shift: several)&lt;/i&gt;</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;&lt;br&gt;%2&lt;br&gt;&lt;i&gt;Hier klicken, dann auf die Zeichenfläche (Umschalt: mehrere)&lt;/i&gt;</translation>
    </message>
</context>
<context>
    <name>tomato::ui::PropertiesPanel</name>
    <message>
        <source>“%1” is no address such as %2</source>
        <translation>„%1“ ist keine Adresse wie %2</translation>
    </message>
    <message>
        <source>Choose an element or a connection to see its properties.</source>
        <translation>Wählen Sie ein Element oder eine Verbindung, um die Eigenschaften zu sehen.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Hostname</source>
        <translation>&amp;Hostname</translation>
    </message>
    <message>
        <source>as the name when empty</source>
        <translation>wie der Name, wenn leer</translation>
    </message>
    <message>
        <source>Gateway IPv&amp;4</source>
        <translation>Gateway IPv&amp;4</translation>
    </message>
    <message>
        <source>Gateway IPv&amp;6</source>
        <translation>Gateway IPv&amp;6</translation>
    </message>
    <message>
        <source>&lt;i&gt;A plain segment for now: it answers as a gateway
and does not reach your network.&lt;/i&gt;</source>
        <translation>&lt;i&gt;Vorerst ein einfaches Segment: Es antwortet als Gateway
und erreicht Ihr Netz nicht.&lt;/i&gt;</translation>
    </message>
    <message>
        <source>Connected to</source>
        <translation>Verbunden mit</translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation>IPv4</translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation>IPv6</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Double click the connection, or press Enter, to configure it.</source>
        <translation>Klicken Sie doppelt auf die Verbindung oder drücken Sie Eingabe, um sie zu konfigurieren.</translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>%1 von %2 ändern</translation>
    </message>
</context>
<context>
    <name>tomato::ui::RunCommandDialog</name>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>Run a command in %1</source>
        <translation>Befehl in %1 ausführen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>for example: ping -c 4 10.0.0.1</source>
        <translation>zum Beispiel: ping -c 4 10.0.0.1</translation>
    </message>
    <message>
        <source>Not started: %1</source>
        <translation>Nicht gestartet: %1</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Läuft …</translation>
    </message>
    <message>
        <source>Ended with exit code %1</source>
        <translation>Beendet mit Rückgabewert %1</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
</context>
</TS>
