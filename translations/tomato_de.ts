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
        <source>Dropped: %1 packets came too fast to be recorded</source>
        <translation>Verloren: %1 Pakete kamen zu schnell, um aufgezeichnet zu werden</translation>
    </message>
    <message>
        <source>Live viewers: %1</source>
        <translation>Zuschauer: %1</translation>
    </message>
    <message>
        <source>Kept: no packet yet, at most %1</source>
        <translation>Behalten: noch kein Paket, höchstens %1</translation>
    </message>
    <message>
        <source>Dropped: %1 arrivals came too fast to be recorded</source>
        <translation>Verworfen: %1 Ankünfte kamen zu schnell, um aufgezeichnet zu werden</translation>
    </message>
    <message>
        <source>%1 with arrivals</source>
        <translation>%1 mit Ankünften</translation>
    </message>
    <message numerus="yes">
        <source>Kept: %Ln packet(s), %1 of %2</source>
        <translation>
            <numerusform>Behalten: %Ln Paket, %1 von %2</numerusform>
            <numerusform>Behalten: %Ln Pakete, %1 von %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfinedProgram</name>
    <message>
        <source>Packets are decoded in a confined process, by bubblewrap, which is not installed. Debian and Ubuntu: sudo apt install bubblewrap</source>
        <translation>Pakete werden in einem von bubblewrap eingeschlossenen Prozess entschlüsselt; bubblewrap ist nicht installiert. Debian und Ubuntu: sudo apt install bubblewrap</translation>
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
    <message>
        <source>Waiting for its trigger</source>
        <translation>Wartet auf den Auslöser</translation>
    </message>
    <message>
        <source>Ended by itself</source>
        <translation>Von selbst beendet</translation>
    </message>
    <message>
        <source>What comes before the trigger is kept as its history.</source>
        <translation>Was vor dem Auslöser kommt, wird als Vorgeschichte behalten.</translation>
    </message>
    <message>
        <source>It came to the end that it was given: %1.</source>
        <translation>Das vorgegebene Ende ist erreicht: %1.</translation>
    </message>
    <message>
        <source>Recording, but not live</source>
        <translation>Zeichnet auf, aber nicht live</translation>
    </message>
    <message>
        <source>It cannot be watched live: %1.</source>
        <translation>Live zusehen geht nicht: %1.</translation>
    </message>
    <message>
        <source>It was begun by another program, such as the shell; Start Capturing makes it a setting of this topology.</source>
        <translation>Sie wurde von einem anderen Programm begonnen, etwa in der Shell; „Mitschnitt starten“ macht sie zu einer Einstellung dieser Topologie.</translation>
    </message>
</context>
<context>
    <name>ConnectionLabels</name>
    <message>
        <source>down</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
</context>
<context>
    <name>CounterText</name>
    <message>
        <source>%1 → %2: %3 seen, %4 matched, %5 recorded</source>
        <comment>from, to, packets</comment>
        <translation>%1 → %2: %3 gesehen, %4 passend, %5 aufgezeichnet</translation>
    </message>
    <message>
        <source>, %1 no longer kept</source>
        <translation>, %1 nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>, %1 dropped by the kernel</source>
        <translation>, %1 vom Kernel verworfen</translation>
    </message>
    <message>
        <source>, %1 dropped by the interface</source>
        <translation>, %1 an der Schnittstelle verworfen</translation>
    </message>
</context>
<context>
    <name>DrawnConnection</name>
    <message>
        <source>Between the hosts %1 and %2</source>
        <translation>Zwischen den Hosts %1 und %2</translation>
    </message>
</context>
<context>
    <name>ElementItem</name>
    <message>
        <source>Locked in place</source>
        <translation>Festgehalten</translation>
    </message>
    <message>
        <source>On the host %1</source>
        <translation>Auf dem Host %1</translation>
    </message>
</context>
<context>
    <name>EngineText</name>
    <message>
        <source>there is neither a project of GNS3 (&apos;project.gns3&apos;) nor a lab of EVE-NG (.unl) nor a bundle in the archive</source>
        <translation>in dem Archiv ist weder ein Projekt von GNS3 („project.gns3“) noch ein Labor von EVE-NG (.unl) noch ein Bündel</translation>
    </message>
    <message>
        <source>a document type (&lt;!DOCTYPE) is refused: it can hold entities</source>
        <translation>ein Dokumenttyp (&lt;!DOCTYPE) wird abgelehnt: Er kann Entitäten enthalten</translation>
    </message>
    <message>
        <source>a document type or an entity is refused</source>
        <translation>ein Dokumenttyp oder eine Entität wird abgelehnt</translation>
    </message>
    <message>
        <source>more than %1 elements lie in each other</source>
        <translation>mehr als %1 Elemente liegen ineinander</translation>
    </message>
    <message>
        <source>there are more than %1 elements</source>
        <translation>es gibt mehr als %1 Elemente</translation>
    </message>
    <message>
        <source>a node has the id of another node: it got the next that is free</source>
        <translation>ein Knoten hat die id eines anderen: Er bekam die nächste, die frei ist</translation>
    </message>
    <message>
        <source>a group&apos;s %1 is kept in the file and has no effect</source>
        <translation>%1 einer Gruppe bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>a VLAN&apos;s %1 is kept in the file and has no effect</source>
        <translation>%1 eines VLANs bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>a network&apos;s %1 is kept in the file and has no effect</source>
        <translation>%1 eines Netzes bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>an annotation&apos;s %1 is kept in the file and has no effect</source>
        <translation>%1 einer Beschriftung bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>of a node&apos;s &apos;configuration&apos; its addresses became those of the interfaces; the rest is kept in the file and has no effect</source>
        <translation>aus „configuration“ eines Knotens wurden Adressen die der Schnittstellen; der Rest bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>the address %1 is that of %2, which are in one network: give each interface one of its own</source>
        <translation>die Adresse %1 haben %2, die in einem Netz sind: geben Sie jeder Schnittstelle eine eigene</translation>
    </message>
    <message>
        <source>has the value %1 twice</source>
        <translation>hat den Wert %1 zweimal</translation>
    </message>
    <message>
        <source>%1 ended at %L2 s: %3</source>
        <translation>%1 endete bei %L2 s: %3</translation>
    </message>
    <message>
        <source>%1 ended at %L2 s</source>
        <translation>%1 endete bei %L2 s</translation>
    </message>
    <message>
        <source>%1 at %L2 s: %3</source>
        <translation>%1 bei %L2 s: %3</translation>
    </message>
    <message>
        <source>counted: %L1 of %L2 frames</source>
        <translation>gezählt: %L1 von %L2 Rahmen</translation>
    </message>
    <message>
        <source>its files are too large to be compared here: tomato bundle verify does it</source>
        <translation>seine Dateien sind zu groß, um hier verglichen zu werden: tomato bundle verify tut es</translation>
    </message>
    <message>
        <source>the first of both is %1</source>
        <translation>das erste von beiden ist %1</translation>
    </message>
    <message>
        <source>byte %1, line %2, column %3: %4</source>
        <translation>Byte %1, Zeile %2, Spalte %3: %4</translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>there is no element in it</source>
        <translation>darin ist kein Element</translation>
    </message>
    <message>
        <source>has %1 bytes; %2 are the most that is read</source>
        <translation>hat %1 Bytes; höchstens %2 werden gelesen</translation>
    </message>
    <message>
        <source>the address %1 was left out, as it is in use</source>
        <translation>die Adresse %1 entfällt, da sie vergeben ist</translation>
    </message>
    <message>
        <source>the gateway %1 was left out, as the addresses beside it were</source>
        <translation>das Gateway %1 entfällt, da die Adressen daneben entfallen</translation>
    </message>
    <message>
        <source>the route %1 was left out, as the addresses beside it were</source>
        <translation>die Route %1 entfällt, da die Adressen daneben entfallen</translation>
    </message>
    <message>
        <source>there is no template %1</source>
        <translation>es gibt keine Vorlage %1</translation>
    </message>
    <message>
        <source>there are more than %1 templates: the others are left out</source>
        <translation>es gibt mehr als %1 Vorlagen: Die übrigen entfallen</translation>
    </message>
    <message>
        <source>a template&apos;s name has no slash, no control character, and no dot first</source>
        <translation>der Name einer Vorlage hat keinen Schrägstrich und keine Steuerzeichen und beginnt nicht mit einem Punkt</translation>
    </message>
    <message>
        <source>cannot be given to a user of the element: %1</source>
        <translation>kann keinem Benutzer des Elements gegeben werden: %1</translation>
    </message>
    <message>
        <source>the image %1 is not in your store: the node runs this machine&apos;s programs</source>
        <translation>das Abbild %1 ist nicht in Ihrer Ablage: Der Knoten hat die Programme dieses Rechners</translation>
    </message>
    <message>
        <source>%L1 ms ± %L2 in %L3 %</source>
        <translation>%L1 ms ± %L2 in %L3 %</translation>
    </message>
    <message>
        <source>%L1 ms from the promised %L2 ms at %3</source>
        <translation>%L1 ms neben den versprochenen %L2 ms um %3</translation>
    </message>
    <message>
        <source>at most %L1 of %L2 Mbit/s</source>
        <translation>höchstens %L1 von %L2 Mbit/s</translation>
    </message>
    <message>
        <source>more than the bandwidth</source>
        <translation>mehr als die Bandbreite</translation>
    </message>
    <message>
        <source>%L1 % lost of %L2 %</source>
        <translation>%L1 % verloren von %L2 %</translation>
    </message>
    <message>
        <source>%L1 % lost of at most %L2 %</source>
        <translation>%L1 % verloren von höchstens %L2 %</translation>
    </message>
    <message>
        <source>that is no chance</source>
        <translation>das ist kein Zufall</translation>
    </message>
    <message>
        <source>%L1 ms late at %2, %3</source>
        <translation>%L1 ms zu spät um %2, %3</translation>
    </message>
    <message>
        <source>both processors busy</source>
        <translation>beide Prozessoren ausgelastet</translation>
    </message>
    <message>
        <source>all %1 processors busy</source>
        <translation>alle %1 Prozessoren ausgelastet</translation>
    </message>
    <message>
        <source>%1 of %2 processors busy</source>
        <translation>%1 von %2 Prozessoren ausgelastet</translation>
    </message>
    <message>
        <source>both processors busy for %L1 of %L2 s</source>
        <translation>beide Prozessoren ausgelastet in %L1 von %L2 s</translation>
    </message>
    <message>
        <source>all %1 processors busy for %L2 of %L3 s</source>
        <translation>alle %1 Prozessoren ausgelastet in %L2 von %L3 s</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no absolute path, no store:NAME and no containers-storage:NAME</source>
        <translation>„%1“ ist kein absoluter Pfad, kein store:NAME und kein containers-storage:NAME</translation>
    </message>
    <message>
        <source>has a colon in its path, and so cannot be an image</source>
        <translation>hat einen Doppelpunkt im Pfad und kann darum kein Abbild sein</translation>
    </message>
    <message>
        <source>is a folder without oci-layout</source>
        <translation>ist ein Ordner ohne oci-layout</translation>
    </message>
    <message>
        <source>is no file</source>
        <translation>ist keine Datei</translation>
    </message>
    <message>
        <source>is compressed, which skopeo does not read: gunzip it first</source>
        <translation>ist komprimiert, was skopeo nicht liest: erst mit gunzip entpacken</translation>
    </message>
    <message>
        <source>is no archive of an image</source>
        <translation>ist kein Archiv eines Abbilds</translation>
    </message>
    <message>
        <source>is an image without a digest</source>
        <translation>ist ein Abbild ohne Digest</translation>
    </message>
    <message>
        <source>is no name of an image</source>
        <translation>ist kein Name eines Abbilds</translation>
    </message>
    <message>
        <source>is not in the store of images</source>
        <translation>ist nicht in der Ablage der Abbilder</translation>
    </message>
    <message>
        <source>is the beginning of several digests</source>
        <translation>ist der Anfang mehrerer Digests</translation>
    </message>
    <message>
        <source>cannot be given this name: %1</source>
        <translation>kann diesen Namen nicht bekommen: %1</translation>
    </message>
    <message>
        <source>is used by the lab %1: delete that first (tomato lab delete)</source>
        <translation>wird vom Labor %1 benutzt: erst dieses löschen (tomato lab delete)</translation>
    </message>
    <message>
        <source>cannot be removed: %1</source>
        <translation>kann nicht entfernt werden: %1</translation>
    </message>
    <message>
        <source>its image&apos;s program ended with code %1 at %T2 (its last lines: Commands and Services, or tomato lab log)</source>
        <translation>das Programm seines Abbilds endete am %T2 mit dem Code %1 (seine letzten Zeilen: Befehle und Dienste, oder tomato lab log)</translation>
    </message>
    <message>
        <source>its image&apos;s program was ended by signal %1 at %T2 (its last lines: Commands and Services, or tomato lab log)</source>
        <translation>das Programm seines Abbilds wurde am %T2 durch das Signal %1 beendet (seine letzten Zeilen: Befehle und Dienste, oder tomato lab log)</translation>
    </message>
    <message>
        <source>%1 is not installed: apt install %2</source>
        <translation>%1 ist nicht installiert: apt install %2</translation>
    </message>
    <message>
        <source>is there already</source>
        <translation>ist schon da</translation>
    </message>
    <message>
        <source>the image cannot be unpacked: %1</source>
        <translation>das Abbild kann nicht entpackt werden: %1</translation>
    </message>
    <message>
        <source>less than %L1 MB would be left on the disk</source>
        <translation>auf dem Datenträger blieben weniger als %L1 MB frei</translation>
    </message>
    <message>
        <source>is larger than %L1 MB</source>
        <translation>ist größer als %L1 MB</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not in the store of images: tomato image list shows what is</source>
        <translation>„%1“ ist nicht in der Ablage der Abbilder: tomato image list zeigt, was darin ist</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is %2, and the drawing was made for %3: choose its image anew (tomato image use)</source>
        <translation>„%1“ ist %2, und gezeichnet wurde für %3: das Abbild erneut wählen (tomato image use)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is &apos;%2&apos; now, which nobody agreed to</source>
        <translation>„%1“ ist jetzt „%2“, dem niemand zugestimmt hat</translation>
    </message>
    <message>
        <source>the image %1 is in your store of images: the node runs in it</source>
        <translation>das Abbild %1 ist in Ihrer Ablage der Abbilder: Der Knoten läuft darin</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Das Kontingent auf dem Datenträger ist erschöpft</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Das ist nicht erlaubt</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Diese Datei oder diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Das ist ein Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Das ist kein Ordner</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Diese Datei gibt es schon</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Dieses Dateisystem kann nur gelesen werden</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Fehler beim Lesen oder Schreiben des Datenträgers</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Das Gerät ist belegt</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>Dieses Gerät gibt es nicht</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>Diese Adresse ist schon belegt</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>Dieser Rechner hat diese Adresse nicht</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>Die Verbindung wurde abgewiesen</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>Der Arbeitsspeicher reicht nicht</translation>
    </message>
    <message>
        <source>cannot open %1: %2</source>
        <translation>%1 kann nicht geöffnet werden: %2</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>cannot read %1: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>cannot be made: %1</source>
        <translation>kann nicht angelegt werden: %1</translation>
    </message>
    <message>
        <source>cannot be started: %1</source>
        <translation>kann nicht gestartet werden: %1</translation>
    </message>
    <message>
        <source>this file cannot be written</source>
        <translation>diese Datei kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>this kind of file cannot be read</source>
        <translation>diese Art von Datei kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>this is no topology of ToMaTo, GraphML, GNS3, CORE, containerlab or Mininet</source>
        <translation>das ist keine Topologie von ToMaTo, GraphML, GNS3, CORE, containerlab oder Mininet</translation>
    </message>
    <message>
        <source>not JSON: %1</source>
        <translation>kein JSON: %1</translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation>kein UTF-8</translation>
    </message>
    <message>
        <source>the text is empty</source>
        <translation>der Text ist leer</translation>
    </message>
    <message>
        <source>is encrypted</source>
        <translation>ist verschlüsselt</translation>
    </message>
    <message>
        <source>is too large</source>
        <translation>ist zu groß</translation>
    </message>
    <message>
        <source>is too long</source>
        <translation>ist zu lang</translation>
    </message>
    <message>
        <source>expected %1, found %2</source>
        <translation>erwartet wurde %1, gefunden %2</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>is not from %L1 to %L2</source>
        <translation>liegt nicht zwischen %L1 und %L2</translation>
    </message>
    <message>
        <source>is no whole number from %1 to %2</source>
        <translation>ist keine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>is longer than %1 bytes</source>
        <translation>ist länger als %1 Bytes</translation>
    </message>
    <message>
        <source>%1 is no MAC address of an interface, such as %2</source>
        <translation>%1 ist keine MAC-Adresse einer Schnittstelle, wie etwa %2</translation>
    </message>
    <message>
        <source>%1 is no IPv4 address of a gateway</source>
        <translation>%1 ist keine IPv4-Adresse eines Gateways</translation>
    </message>
    <message>
        <source>%1 is no IPv6 address of a gateway</source>
        <translation>%1 ist keine IPv6-Adresse eines Gateways</translation>
    </message>
    <message>
        <source>a name must not be empty</source>
        <translation>ein Name darf nicht leer sein</translation>
    </message>
    <message>
        <source>has a connection already</source>
        <translation>hat schon eine Verbindung</translation>
    </message>
    <message>
        <source>cannot be joined with itself</source>
        <translation>kann nicht mit sich selbst verbunden werden</translation>
    </message>
    <message>
        <source>no element has the id %1</source>
        <translation>kein Element hat die Kennung %1</translation>
    </message>
    <message>
        <source>no connection has the id %1</source>
        <translation>keine Verbindung hat die Kennung %1</translation>
    </message>
    <message>
        <source>no such element</source>
        <translation>dieses Element gibt es nicht</translation>
    </message>
    <message>
        <source>no engine is connected</source>
        <translation>es besteht keine Verbindung zur Engine</translation>
    </message>
    <message>
        <source>no engine runs for this lab</source>
        <translation>für dieses Labor läuft keine Engine</translation>
    </message>
    <message>
        <source>the engine closed the connection</source>
        <translation>die Engine hat die Verbindung beendet</translation>
    </message>
    <message>
        <source>tomato-engine gives no answer</source>
        <translation>tomato-engine antwortet nicht</translation>
    </message>
    <message>
        <source>the lab was stopped meanwhile</source>
        <translation>das Labor wurde inzwischen gestoppt</translation>
    </message>
    <message>
        <source>the lab was stopped while it started</source>
        <translation>das Labor wurde beim Starten gestoppt</translation>
    </message>
    <message>
        <source>says not what it stands for</source>
        <translation>sagt nicht, wofür es steht</translation>
    </message>
    <message>
        <source>this machine has no interface %1</source>
        <translation>dieser Rechner hat keine Schnittstelle %1</translation>
    </message>
    <message>
        <source>cannot find the container %1</source>
        <translation>der Container %1 wird nicht gefunden</translation>
    </message>
    <message>
        <source>there is no folder &apos;%1&apos;</source>
        <translation>es gibt keinen Ordner „%1“</translation>
    </message>
    <message>
        <source>the MAC address %1 is that of %2: give each interface one of its own, or none</source>
        <translation>die MAC-Adresse %1 haben %2: geben Sie jeder Schnittstelle eine eigene, oder keine</translation>
    </message>
    <message>
        <source>Graphviz crashed: choose another engine</source>
        <translation>Graphviz ist abgestürzt: Wählen Sie ein anderes Verfahren</translation>
    </message>
    <message>
        <source>nothing was captured on this connection</source>
        <translation>auf dieser Verbindung wurde nichts mitgeschnitten</translation>
    </message>
    <message>
        <source>is captured for live viewing only, not for download</source>
        <translation>wird nur zum Zusehen mitgeschnitten, nicht zum Herunterladen</translation>
    </message>
    <message>
        <source>the download was cancelled</source>
        <translation>das Herunterladen wurde abgebrochen</translation>
    </message>
    <message>
        <source>cannot listen for viewers: %1</source>
        <translation>Zuschauer können nicht bedient werden: %1</translation>
    </message>
    <message>
        <source>cannot listen: %1</source>
        <translation>kann keine Verbindungen annehmen: %1</translation>
    </message>
    <message>
        <source>syntax error in filter expression: %1</source>
        <translation>Syntaxfehler im Filterausdruck: %1</translation>
    </message>
    <message>
        <source>can&apos;t parse filter expression: %1</source>
        <translation>der Filterausdruck ist nicht zu verstehen: %1</translation>
    </message>
    <message>
        <source>syntax error</source>
        <translation>Syntaxfehler</translation>
    </message>
    <message>
        <source>unknown host &apos;%1&apos;</source>
        <translation>unbekannter Rechner „%1“</translation>
    </message>
    <message>
        <source>unknown network &apos;%1&apos;</source>
        <translation>unbekanntes Netz „%1“</translation>
    </message>
    <message>
        <source>unknown port &apos;%1&apos;</source>
        <translation>unbekannter Port „%1“</translation>
    </message>
    <message>
        <source>unknown ether host &apos;%1&apos;</source>
        <translation>unbekannter Ethernet-Rechner „%1“</translation>
    </message>
    <message>
        <source>too complex: libpcap takes more than 250 ms to compile it</source>
        <translation>zu umfangreich: libpcap braucht mehr als 250 ms, um ihn zu übersetzen</translation>
    </message>
    <message>
        <source>this machine&apos;s kernel has no netem and cannot emulate: %1</source>
        <translation>Der Kernel dieses Rechners hat kein netem und kann nicht emulieren: %1</translation>
    </message>
    <message>
        <source>there is nothing to add</source>
        <translation>Es gibt nichts hinzuzufügen</translation>
    </message>
    <message>
        <source>this is a Go template ({{ … }}): render it first, then open the result</source>
        <translation>Das ist eine Go-Vorlage ({{ … }}): Erzeugen Sie zuerst die Datei daraus und öffnen Sie diese</translation>
    </message>
    <message>
        <source>it is not UTF-8 and was read as ISO-8859-1 (Latin-1): look at its letters</source>
        <translation>Die Datei ist nicht in UTF-8 und wurde als ISO-8859-1 (Latin-1) gelesen: Sehen Sie sich ihre Buchstaben an</translation>
    </message>
    <message>
        <source>a node&apos;s %1 is kept in the file and has no effect</source>
        <translation>%1 eines Knotens bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>a node&apos;s %1 is in its notes and has no effect</source>
        <translation>%1 eines Knotens steht in seinen Notizen und hat keine Wirkung</translation>
    </message>
    <message>
        <source>the nodes&apos; %1 is kept in the file and has no effect</source>
        <translation>%1 der Knoten bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>the nodes&apos; %1 has no effect here</source>
        <translation>%1 der Knoten hat hier keine Wirkung</translation>
    </message>
    <message>
        <source>the edges&apos; %1 is kept in the file and has no effect</source>
        <translation>%1 der Kanten bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>the graphs&apos; %1 is kept in the file and has no effect</source>
        <translation>%1 der Graphen bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>the nodes&apos; graphics and the like are kept in the file and have no effect</source>
        <translation>Grafik und Ähnliches der Knoten bleiben in der Datei und haben keine Wirkung</translation>
    </message>
    <message>
        <source>the edges&apos; graphics and the like are kept in the file and have no effect</source>
        <translation>Grafik und Ähnliches der Kanten bleiben in der Datei und haben keine Wirkung</translation>
    </message>
    <message>
        <source>a link&apos;s %1 is kept in the file and has no effect</source>
        <translation>%1 einer Verbindung bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>an endpoint&apos;s %1 is kept in the file and has no effect</source>
        <translation>%1 eines Endpunkts bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>the setting %1 is kept in the file and has no effect</source>
        <translation>die Einstellung %1 bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>the project&apos;s %1 are kept in the file and have no effect</source>
        <translation>„%1“ des Projekts bleiben in der Datei und haben keine Wirkung</translation>
    </message>
    <message>
        <source>the filters of a link are kept in the file and have no effect</source>
        <translation>die Filter einer Verbindung bleiben in der Datei und haben keine Wirkung</translation>
    </message>
    <message>
        <source>%1 is kept in the file and has no effect</source>
        <translation>%1 bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>lines of a node&apos;s network-config are in its notes and have no effect</source>
        <translation>Zeilen der network-config eines Knotens stehen in seinen Notizen und haben keine Wirkung</translation>
    </message>
    <message>
        <source>CORE&apos;s services are in the elements&apos; notes; they are not started</source>
        <translation>die Dienste von CORE stehen in den Notizen der Elemente; sie werden nicht gestartet</translation>
    </message>
    <message>
        <source>a radio network became a hub: all of its nodes hear each other, always</source>
        <translation>ein Funknetz wurde ein Hub: Alle seine Knoten hören einander, immer</translation>
    </message>
    <message>
        <source>a network of the type %1 became an external network</source>
        <translation>ein Netz der Art %1 wurde ein externes Netzwerk</translation>
    </message>
    <message>
        <source>a network of the type %1 is not known: it became a switch</source>
        <translation>ein Netz der Art %1 ist nicht bekannt: Es wurde ein Switch</translation>
    </message>
    <message>
        <source>a node of the type %1 became %2; its image and settings are kept in the file and have no effect</source>
        <translation>ein Knoten der Art %1 wurde %2; sein Abbild und seine Einstellungen bleiben in der Datei und haben keine Wirkung</translation>
    </message>
    <message>
        <source>a host</source>
        <translation>ein Host</translation>
    </message>
    <message>
        <source>a router</source>
        <translation>ein Router</translation>
    </message>
    <message>
        <source>a switch</source>
        <translation>ein Switch</translation>
    </message>
    <message>
        <source>a hub</source>
        <translation>ein Hub</translation>
    </message>
    <message>
        <source>an external network</source>
        <translation>ein externes Netzwerk</translation>
    </message>
    <message>
        <source>a node has no kind: it became a host</source>
        <translation>ein Knoten hat keine Art: Er wurde ein Host</translation>
    </message>
    <message>
        <source>a serial link became a connection of Ethernet</source>
        <translation>eine serielle Verbindung wurde eine Ethernet-Verbindung</translation>
    </message>
    <message>
        <source>links that are faster than 1 Gbit/s are emulated with that</source>
        <translation>Verbindungen, die schneller sind als 1 Gbit/s, werden mit diesem Wert emuliert</translation>
    </message>
    <message>
        <source>an edge and its opposite became one connection</source>
        <translation>eine Kante und ihre Gegenrichtung wurden eine Verbindung</translation>
    </message>
    <message>
        <source>a hyperedge became a switch</source>
        <translation>eine Hyperkante wurde ein Switch</translation>
    </message>
    <message>
        <source>a link to %1 leads to an external network</source>
        <translation>eine Verbindung mit %1 führt in ein externes Netzwerk</translation>
    </message>
    <message>
        <source>a link was left out: %1</source>
        <translation>eine Verbindung wurde weggelassen: %1</translation>
    </message>
    <message>
        <source>a drawing was left out: %1</source>
        <translation>eine Zeichnung wurde weggelassen: %1</translation>
    </message>
    <message>
        <source>a part of a drawing was left out: %1</source>
        <translation>ein Teil einer Zeichnung wurde weggelassen: %1</translation>
    </message>
    <message>
        <source>a shape of the type %1 was left out</source>
        <translation>eine Form der Art %1 wurde weggelassen</translation>
    </message>
    <message>
        <source>the background picture is in another file: it was left out</source>
        <translation>das Hintergrundbild ist in einer anderen Datei: Es wurde weggelassen</translation>
    </message>
    <message>
        <source>it lay on another element, and lies beside it now</source>
        <translation>es lag auf einem anderen Element und liegt jetzt daneben</translation>
    </message>
    <message>
        <source>names that another element has already got a number</source>
        <translation>Namen, die ein anderes Element schon hat, bekamen eine Nummer</translation>
    </message>
    <message>
        <source>an interface has one address of each kind here: the others are in its notes</source>
        <translation>eine Schnittstelle hat hier je eine Adresse: Die anderen stehen in ihren Notizen</translation>
    </message>
    <message>
        <source>the controller %1 has no effect: switches learn by themselves here</source>
        <translation>der Controller %1 hat keine Wirkung: Switches lernen hier von selbst</translation>
    </message>
    <message>
        <source>a switch runs no commands: it is in its notes</source>
        <translation>ein Switch führt keine Befehle aus: Sie stehen in seinen Notizen</translation>
    </message>
    <message>
        <source>files of the project&apos;s nodes stay in the archive</source>
        <translation>Dateien der Knoten des Projekts bleiben im Archiv</translation>
    </message>
    <message>
        <source>a further document in the file has no effect</source>
        <translation>ein weiteres Dokument in der Datei hat keine Wirkung</translation>
    </message>
    <message>
        <source>%1 has no place in %2</source>
        <translation>%1 hat keinen Platz in %2</translation>
    </message>
    <message>
        <source>a link that is down is up there</source>
        <translation>eine getrennte Verbindung ist dort verbunden</translation>
    </message>
    <message>
        <source>interfaces have other names there</source>
        <translation>Schnittstellen haben dort andere Namen</translation>
    </message>
    <message>
        <source>interfaces have Mininet&apos;s names</source>
        <translation>Schnittstellen haben die Namen von Mininet</translation>
    </message>
    <message>
        <source>a name was changed to %1</source>
        <translation>ein Name wurde zu %1 geändert</translation>
    </message>
    <message>
        <source>a hub became a switch</source>
        <translation>ein Hub wurde ein Switch</translation>
    </message>
    <message>
        <source>an external network became a switch that leads nowhere</source>
        <translation>ein externes Netzwerk wurde ein Switch, der nirgends hinführt</translation>
    </message>
    <message>
        <source>an external network became interfaces of the host</source>
        <translation>ein externes Netzwerk wurde zu Schnittstellen des Rechners</translation>
    </message>
    <message>
        <source>an attached element became a host</source>
        <translation>ein angebundenes Element wurde ein Host</translation>
    </message>
    <message>
        <source>an attached element became a node</source>
        <translation>ein angebundenes Element wurde ein Knoten</translation>
    </message>
    <message>
        <source>a switch or hub is a bridge that you make first: ip link add NAME type bridge</source>
        <translation>ein Switch oder Hub ist eine Bridge, die Sie zuerst anlegen: ip link add NAME type bridge</translation>
    </message>
    <message>
        <source>link emulation became a command of tc, which the image must have</source>
        <translation>Verbindungsemulation wurde ein Befehl von tc, das das Abbild haben muss</translation>
    </message>
    <message>
        <source>link emulation of what a switch, a hub or the host sends is not in the file: use containerlab tools netem</source>
        <translation>Verbindungsemulation für das, was ein Switch, ein Hub oder der Rechner sendet, ist nicht in der Datei: Nehmen Sie containerlab tools netem</translation>
    </message>
    <message>
        <source>%L1 packets were recorded</source>
        <translation>%L1 Pakete wurden aufgezeichnet</translation>
    </message>
    <message>
        <source>%L1 packets were recorded since the trigger</source>
        <translation>%L1 Pakete wurden seit dem Auslöser aufgezeichnet</translation>
    </message>
    <message>
        <source>%L1 bytes were recorded, and no more than %L2 were asked for</source>
        <translation>%L1 Bytes wurden aufgezeichnet, und nicht mehr als %L2 waren verlangt</translation>
    </message>
    <message>
        <source>%L1 bytes were recorded since the trigger, and no more than %L2 were asked for</source>
        <translation>%L1 Bytes wurden seit dem Auslöser aufgezeichnet, und nicht mehr als %L2 waren verlangt</translation>
    </message>
    <message>
        <source>%L1 seconds have passed</source>
        <translation>%L1 Sekunden sind vergangen</translation>
    </message>
    <message>
        <source>%L1 seconds have passed since the trigger</source>
        <translation>%L1 Sekunden sind seit dem Auslöser vergangen</translation>
    </message>
    <message>
        <source>is not from %1 to %2, in megabytes</source>
        <translation>liegt nicht zwischen %1 und %2, in Megabyte</translation>
    </message>
    <message>
        <source>is neither an address nor a name of a machine</source>
        <translation>ist weder eine Adresse noch der Name eines Rechners</translation>
    </message>
    <message>
        <source>is neither a port nor a range of ports such as 20000-20099, from 1024 to 65535</source>
        <translation>ist weder ein Port noch ein Bereich von Ports wie 20000-20099, von 1024 bis 65535</translation>
    </message>
    <message>
        <source>is not an absolute path of letters, digits and %1</source>
        <translation>ist kein absoluter Pfad aus Buchstaben, Ziffern und %1</translation>
    </message>
    <message>
        <source>is not a target of ssh such as alice@gw.example: %1</source>
        <translation>ist kein Ziel für ssh wie alice@gw.example: %1</translation>
    </message>
    <message>
        <source>letters, digits and %1 behind a letter or a digit</source>
        <translation>Buchstaben, Ziffern und %1 hinter einem Buchstaben oder einer Ziffer</translation>
    </message>
    <message>
        <source>is not a name of a host: letters, digits and %1</source>
        <translation>ist kein Name eines Hosts: Buchstaben, Ziffern und %1</translation>
    </message>
    <message>
        <source>is what the own machine and its parts are called, and needs no section</source>
        <translation>heißt der eigene Rechner oder ein Teil von ihm; dafür ist kein Eintrag nötig</translation>
    </message>
    <message>
        <source>a loop without spanning tree goes through %1 in VLAN %2: broadcasts go round in it without an end; turn on Spanning tree (&quot;stp&quot;: true) of each switch in it, or keep a connection out of the VLAN</source>
        <translation>eine Schleife ohne Spanning Tree geht in VLAN %2 durch %1: Broadcasts kreisen darin ohne Ende; schalten Sie bei jedem Switch darin Spanning Tree ein („stp“: true), oder halten Sie eine Verbindung aus dem VLAN heraus</translation>
    </message>
    <message>
        <source>a loop without spanning tree goes through %1: broadcasts go round in it without an end; turn on Spanning tree (&quot;stp&quot;: true) of a switch in it, or remove a connection</source>
        <translation>eine Schleife ohne Spanning Tree geht durch %1: Broadcasts kreisen darin ohne Ende; schalten Sie bei einem Switch darin Spanning Tree ein („stp“: true), oder entfernen Sie eine Verbindung</translation>
    </message>
    <message>
        <source>a loop without spanning tree goes through %1: broadcasts go round in it without an end; remove a connection, or put a switch with Spanning tree in the place of one of them, as a hub has none</source>
        <translation>eine Schleife ohne Spanning Tree geht durch %1: Broadcasts kreisen darin ohne Ende; entfernen Sie eine Verbindung, oder setzen Sie einen Switch mit Spanning Tree an die Stelle eines davon, denn ein Hub hat keines</translation>
    </message>
    <message>
        <source>%1 will have no IPv6, which needs an MTU of 1280: set mtu to 1280 or more, or remove ip6address</source>
        <translation>%1: hier wird es kein IPv6 geben, das eine MTU von 1280 braucht; setzen Sie mtu auf 1280 oder mehr, oder entfernen Sie ip6address</translation>
    </message>
    <message>
        <source>%1 has no IPv6: its MTU is %2, and IPv6 needs 1280; set mtu to that, or remove ip6address</source>
        <translation>%1 hat kein IPv6: Die MTU ist %2, und IPv6 braucht 1280; setzen Sie mtu darauf, oder entfernen Sie ip6address</translation>
    </message>
    <message>
        <source>The address is not available</source>
        <translation>Die Adresse gibt es hier nicht</translation>
    </message>
    <message>
        <source>is recognised by what is in a packet, which a capture filter does not know: &apos;%1&apos; is what is usual</source>
        <translation>wird am Inhalt eines Pakets erkannt, den ein Aufzeichnungsfilter nicht kennt: „%1“ ist das Übliche</translation>
    </message>
    <message>
        <source>comes from the packets before it, and a capture filter sees one at a time</source>
        <translation>kommt aus den Paketen davor, und ein Aufzeichnungsfilter sieht eines auf einmal</translation>
    </message>
    <message>
        <source>is not in the packet: Wireshark makes it up</source>
        <translation>steht nicht im Paket: Wireshark bildet es selbst</translation>
    </message>
    <message>
        <source>has no counterpart in capture filters</source>
        <translation>hat keine Entsprechung in Aufzeichnungsfiltern</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no counterpart</source>
        <translation>„%1“ hat keine Entsprechung</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>no host that can be reached has recorded any of it</source>
        <translation>kein erreichbarer Host hat etwas davon aufgezeichnet</translation>
    </message>
    <message>
        <source>cannot listen: this path is longer than 107 bytes</source>
        <translation>Lauschen ist nicht möglich: Dieser Pfad ist länger als 107 Bytes</translation>
    </message>
    <message>
        <source>the path of a download must be absolute</source>
        <translation>der Pfad eines Downloads muss absolut sein</translation>
    </message>
    <message>
        <source>several captures go into a file that ends in .pcapng, .tar.gz, .tgz or .zip</source>
        <translation>mehrere Aufzeichnungen kommen in eine Datei, die auf .pcapng, .tar.gz, .tgz oder .zip endet</translation>
    </message>
    <message>
        <source>the download job %1 is under way already</source>
        <translation>der Download-Auftrag %1 ist schon im Gang</translation>
    </message>
    <message>
        <source>no download has the number %1</source>
        <translation>kein Download hat die Nummer %1</translation>
    </message>
    <message>
        <source>is no IP address to serve live viewers at</source>
        <translation>ist keine IP-Adresse, an der Live-Zuschauer bedient werden können</translation>
    </message>
    <message>
        <source>cannot be an address to serve live viewers at</source>
        <translation>kann keine Adresse sein, an der Live-Zuschauer bedient werden</translation>
    </message>
    <message>
        <source>is no address and no network (192.0.2.0/24) of live viewers</source>
        <translation>ist keine Adresse und kein Netz (192.0.2.0/24) von Live-Zuschauern</translation>
    </message>
    <message>
        <source>others can reach this address: name those who may watch, as addresses or networks (192.0.2.0/24; 0.0.0.0/0 for everybody)</source>
        <translation>andere können diese Adresse erreichen: Nennen Sie, wer zusehen darf, als Adressen oder Netze (192.0.2.0/24; 0.0.0.0/0 für alle)</translation>
    </message>
    <message>
        <source>is served without encryption, and who is on the way can read it: agree to that (--live-plain, capture_live_plain), or name no address and watch through ssh, as tomato capture info says</source>
        <translation>wird ohne Verschlüsselung bedient, und wer auf dem Weg ist, kann es lesen: Stimmen Sie dem zu (--live-plain, capture_live_plain), oder nennen Sie keine Adresse und sehen Sie über ssh zu, wie tomato capture info sagt</translation>
    </message>
    <message>
        <source>is no folder</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>belongs to another user: recordings are not kept there</source>
        <translation>gehört einem anderen Benutzer: Aufzeichnungen werden dort nicht behalten</translation>
    </message>
    <message>
        <source>can be changed by other users: recordings are not kept there</source>
        <translation>kann von anderen Benutzern geändert werden: Aufzeichnungen werden dort nicht behalten</translation>
    </message>
    <message>
        <source>cannot make the folder of the run</source>
        <translation>der Ordner des Laufs lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>cannot make the link to %1</source>
        <translation>der Verweis auf %1 lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>is not expected here</source>
        <translation>wird hier nicht erwartet</translation>
    </message>
    <message>
        <source>cannot stand beside &apos;or&apos;: behind it a capture filter reads at other places</source>
        <translation>kann nicht neben „or“ stehen: Dahinter liest ein Aufzeichnungsfilter an anderen Stellen</translation>
    </message>
    <message>
        <source>is nested too deeply</source>
        <translation>ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>cannot stand behind &apos;not&apos;: behind it a capture filter reads at other places</source>
        <translation>kann nicht hinter „not“ stehen: Dahinter liest ein Aufzeichnungsfilter an anderen Stellen</translation>
    </message>
    <message>
        <source>lacks a &apos;)&apos;</source>
        <translation>es fehlt ein „)“</translation>
    </message>
    <message>
        <source>ends too early</source>
        <translation>endet zu früh</translation>
    </message>
    <message>
        <source>lacks a value</source>
        <translation>es fehlt ein Wert</translation>
    </message>
    <message>
        <source>lacks a &apos;{&apos;</source>
        <translation>es fehlt ein „{“</translation>
    </message>
    <message>
        <source>lacks a &apos;}&apos;</source>
        <translation>es fehlt ein „}“</translation>
    </message>
    <message>
        <source>is longer than %1 characters</source>
        <translation>ist länger als %1 Zeichen</translation>
    </message>
    <message>
        <source>%1 has no interface %2; it has %3</source>
        <translation>%1 hat keine Schnittstelle %2; es hat %3</translation>
    </message>
    <message>
        <source>%1 (to join the lab to it is for root alone: start ToMaTo as root; or connect it to another attached element, to listen to what is there)</source>
        <translation>%1 (das Labor damit zu verbinden ist root vorbehalten: Starten Sie ToMaTo als root; oder verbinden Sie es mit einem anderen angeschlossenen Element, um mitzuhören, was dort ist)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no address</source>
        <translation>„%1“ ist keine Adresse</translation>
    </message>
    <message>
        <source>to make an interface in %1 is for root alone (start ToMaTo as root; or connect it to another attached element, to listen to what is there)</source>
        <translation>eine Schnittstelle in %1 anzulegen ist root vorbehalten (starten Sie ToMaTo als root; oder verbinden Sie es mit einem anderen angeschlossenen Element, um mitzuhören, was dort ist)</translation>
    </message>
    <message>
        <source>%1 has an interface %2 already (connect it to another attached element to listen to it, or give the new interface a name of its own)</source>
        <translation>%1 hat schon eine Schnittstelle %2 (verbinden Sie es mit einem anderen angeschlossenen Element, um sie mitzuhören, oder geben Sie der neuen Schnittstelle einen eigenen Namen)</translation>
    </message>
    <message>
        <source>%1; %2 (sudo apt install wireshark-common; sudo dpkg-reconfigure wireshark-common; sudo adduser $USER wireshark; then log in again)</source>
        <translation>%1; %2 (sudo apt install wireshark-common; sudo dpkg-reconfigure wireshark-common; sudo adduser $USER wireshark; dann neu anmelden)</translation>
    </message>
    <message>
        <source>%1 has ended</source>
        <translation>%1 ist beendet</translation>
    </message>
    <message>
        <source>says not what it plays</source>
        <translation>sagt nicht, was es abspielt</translation>
    </message>
    <message>
        <source>the process that went there has ended</source>
        <translation>der Prozess, der dorthin ging, ist beendet</translation>
    </message>
    <message>
        <source>too many exports are under way</source>
        <translation>zu viele Ausgaben sind im Gang</translation>
    </message>
    <message>
        <source>is no attribute of a link</source>
        <translation>ist kein Attribut eines Links</translation>
    </message>
    <message>
        <source>cannot make this folder</source>
        <translation>dieser Ordner lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>another engine uses this folder</source>
        <translation>eine andere Engine benutzt diesen Ordner</translation>
    </message>
    <message>
        <source>its frames do not get to the other host%1</source>
        <translation>seine Rahmen kommen nicht zum anderen Host%1</translation>
    </message>
    <message>
        <source>files cannot be brought to another host</source>
        <translation>Dateien lassen sich nicht auf einen anderen Host bringen</translation>
    </message>
    <message>
        <source>cannot make a folder: %1</source>
        <translation>ein Ordner lässt sich nicht anlegen: %1</translation>
    </message>
    <message>
        <source>the number of its recording cannot be read</source>
        <translation>die Nummer seiner Aufzeichnung ist nicht lesbar</translation>
    </message>
    <message>
        <source>its recording has more files than it may have</source>
        <translation>seine Aufzeichnung hat mehr Dateien, als sie haben darf</translation>
    </message>
    <message>
        <source>its recording has no ring.state</source>
        <translation>seine Aufzeichnung hat kein ring.state</translation>
    </message>
    <message>
        <source>its list of files cannot be read</source>
        <translation>seine Liste der Dateien ist nicht lesbar</translation>
    </message>
    <message>
        <source>its file %1 is larger than such a file may be</source>
        <translation>seine Datei %1 ist größer, als eine solche Datei sein darf</translation>
    </message>
    <message>
        <source>its recording is larger than can be copied</source>
        <translation>seine Aufzeichnung ist größer, als sich kopieren lässt</translation>
    </message>
    <message>
        <source>the lab was stopped</source>
        <translation>das Labor wurde gestoppt</translation>
    </message>
    <message>
        <source>gave another number of bytes than it said</source>
        <translation>gab eine andere Zahl von Bytes, als er sagte</translation>
    </message>
    <message>
        <source>its %1 cannot be read: %2</source>
        <translation>sein %1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>no element of the lab has this id</source>
        <translation>kein Element des Labors hat diese Kennung</translation>
    </message>
    <message>
        <source>the filters of all captures together have %1 bytes; %2 are the most</source>
        <translation>die Filter aller Aufzeichnungen haben zusammen %1 Bytes; %2 sind das Meiste</translation>
    </message>
    <message>
        <source>nobody agreed that this lab %1</source>
        <translation>niemand hat zugestimmt: Dieses Labor %1</translation>
    </message>
    <message>
        <source>cannot be had by a lab over several hosts</source>
        <translation>kann ein Labor über mehrere Hosts nicht haben</translation>
    </message>
    <message>
        <source>an interface got no carrier</source>
        <translation>eine Schnittstelle bekam keinen Träger</translation>
    </message>
    <message>
        <source>at most %1 folders can be shared</source>
        <translation>höchstens %1 Ordner lassen sich teilen</translation>
    </message>
    <message>
        <source>too many folders are shared</source>
        <translation>zu viele Ordner werden geteilt</translation>
    </message>
    <message>
        <source>there are too many homes below /usr, /opt and /etc to hide them</source>
        <translation>unter /usr, /opt und /etc liegen zu viele Heimordner, um sie zu verbergen</translation>
    </message>
    <message>
        <source>tomato-element, which starts elements, has ended</source>
        <translation>tomato-element, das Elemente startet, ist beendet</translation>
    </message>
    <message>
        <source>cannot mount a file system in memory: %1</source>
        <translation>ein Dateisystem im Speicher lässt sich nicht einhängen: %1</translation>
    </message>
    <message>
        <source>it cannot be given to the element: %1</source>
        <translation>es lässt sich dem Element nicht geben: %1</translation>
    </message>
    <message>
        <source>this folder cannot be made: %1</source>
        <translation>dieser Ordner lässt sich nicht anlegen: %1</translation>
    </message>
    <message>
        <source>this folder cannot be made</source>
        <translation>dieser Ordner lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 gibt es nicht</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>gibt es nicht</translation>
    </message>
    <message>
        <source>cannot enter the fabric: this process has more than one thread</source>
        <translation>das Gewebe lässt sich nicht betreten: Dieser Prozess hat mehr als einen Thread</translation>
    </message>
    <message>
        <source>cannot start elements as root: this machine has no user numbers that are free for them (start ToMaTo as an ordinary user)</source>
        <translation>Elemente lassen sich nicht als root starten: Dieser Rechner hat keine freien Benutzernummern für sie (starten Sie ToMaTo als gewöhnlicher Benutzer)</translation>
    </message>
    <message>
        <source>%1; switches with VLANs need a kernel whose bridges filter them: see &apos;tomato lab check&apos;</source>
        <translation>%1; Switches mit VLANs brauchen einen Kernel, dessen Bridges sie filtern: siehe „tomato lab check“</translation>
    </message>
    <message>
        <source>cannot allocate a netlink socket</source>
        <translation>ein Netlink-Socket lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>the interface is gone</source>
        <translation>die Schnittstelle ist weg</translation>
    </message>
    <message>
        <source>there is no table of the distribution &apos;%1&apos; in /usr/lib/tc: it comes with the package iproute2</source>
        <translation>in /usr/lib/tc liegt keine Tabelle der Verteilung „%1“: Sie kommt mit dem Paket iproute2</translation>
    </message>
    <message>
        <source>dumpcap, which may listen for users of the group wireshark, is missing</source>
        <translation>dumpcap, das für Benutzer der Gruppe wireshark mithören darf, fehlt</translation>
    </message>
    <message>
        <source>dumpcap has ended (may this user run it? sudo dpkg-reconfigure wireshark-common; sudo adduser $USER wireshark; then log in again)</source>
        <translation>dumpcap ist beendet (darf dieser Benutzer es ausführen? sudo dpkg-reconfigure wireshark-common; sudo adduser $USER wireshark; dann neu anmelden)</translation>
    </message>
    <message>
        <source>dumpcap writes what is no packet</source>
        <translation>dumpcap schreibt, was kein Paket ist</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no name of a network namespace</source>
        <translation>„%1“ ist kein Name eines Netz-Namensraums</translation>
    </message>
    <message>
        <source>gave no greeting in time%1</source>
        <translation>gab nicht rechtzeitig seinen Gruß%1</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>%1 lässt sich nicht starten: %2</translation>
    </message>
    <message>
        <source>was changed by another program meanwhile: look at it again</source>
        <translation>wurde inzwischen von einem anderen Programm geändert: Sehen Sie noch einmal nach</translation>
    </message>
    <message>
        <source>its greeting cannot be read</source>
        <translation>sein Gruß ist nicht lesbar</translation>
    </message>
    <message>
        <source>has ToMaTo Desktop %1, which speaks the protocol %2: install the same version on both</source>
        <translation>hat ToMaTo Desktop %1, das das Protokoll %2 spricht: Installieren Sie auf beiden dieselbe Version</translation>
    </message>
    <message>
        <source>its login shell prints more than 64 KiB before tomato-engine begins: have it print nothing when it is not interactive</source>
        <translation>seine Login-Shell gibt mehr als 64 KiB aus, bevor tomato-engine beginnt: Lassen Sie sie nichts ausgeben, wenn sie nicht interaktiv ist</translation>
    </message>
    <message>
        <source>expected one of %1, found &apos;%2&apos;</source>
        <translation>eines von %1 erwartet, „%2“ gefunden</translation>
    </message>
    <message>
        <source>there is no key of this name</source>
        <translation>es gibt keinen Schlüssel dieses Namens</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>ist nicht lesbar</translation>
    </message>
    <message>
        <source>is not a file of sections and keys, as Qt&apos;s ini files are</source>
        <translation>ist keine Datei aus Abschnitten und Schlüsseln, wie es Qts ini-Dateien sind</translation>
    </message>
    <message>
        <source>is in no section: put [NAME] before it</source>
        <translation>steht in keinem Abschnitt: Setzen Sie [NAME] davor</translation>
    </message>
    <message>
        <source>there is no host %1 in %2</source>
        <translation>es gibt keinen Host %1 in %2</translation>
    </message>
    <message>
        <source>names no host</source>
        <translation>nennt keinen Host</translation>
    </message>
    <message>
        <source>is reached by Slurm, and this is in no allocation: use salloc</source>
        <translation>wird über Slurm erreicht, und dies ist in keiner Zuteilung: Benutzen Sie salloc</translation>
    </message>
    <message>
        <source>this key is for tomato alone: no shell, and no other command</source>
        <translation>dieser Schlüssel ist nur für tomato: keine Shell, und kein anderer Befehl</translation>
    </message>
    <message>
        <source>is pinned to the host %1, which is none of those to place on</source>
        <translation>ist an den Host %1 geheftet, der keiner von denen ist, auf die verteilt wird</translation>
    </message>
    <message>
        <source>Scotch took longer than five seconds</source>
        <translation>Scotch brauchte länger als fünf Sekunden</translation>
    </message>
    <message>
        <source>Scotch crashed</source>
        <translation>Scotch ist abgestürzt</translation>
    </message>
    <message>
        <source>has no way for files: the folder is %1 there</source>
        <translation>hat keinen Weg für Dateien: Der Ordner ist dort %1</translation>
    </message>
    <message>
        <source>gives no DTLS: %1</source>
        <translation>gibt kein DTLS: %1</translation>
    </message>
    <message>
        <source>gives no random bytes</source>
        <translation>gibt keine Zufallsbytes</translation>
    </message>
    <message>
        <source>all ports of udp_ports are used</source>
        <translation>alle Ports von udp_ports sind belegt</translation>
    </message>
    <message>
        <source>is no list of commands</source>
        <translation>ist keine Liste von Befehlen</translation>
    </message>
    <message>
        <source>is no command</source>
        <translation>ist kein Befehl</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no name of letters, digits, hyphens and dots</source>
        <translation>„%1“ ist kein Name aus Buchstaben, Ziffern, Bindestrichen und Punkten</translation>
    </message>
    <message>
        <source>another command is called &apos;%1&apos; too</source>
        <translation>ein anderer Befehl heißt auch „%1“</translation>
    </message>
    <message>
        <source>is no object of names and values</source>
        <translation>ist kein Objekt aus Namen und Werten</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no name of a variable</source>
        <translation>„%1“ ist kein Name einer Variablen</translation>
    </message>
    <message>
        <source>is no text</source>
        <translation>ist kein Text</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no address of a gateway</source>
        <translation>„%1“ ist keine Adresse eines Gateways</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no network with a prefix length, such as 10.1.0.0/16</source>
        <translation>„%1“ ist kein Netz mit Präfixlänge, wie 10.1.0.0/16</translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; are not of one family</source>
        <translation>„%1“ und „%2“ sind nicht von einer Familie</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the element&apos;s own address</source>
        <translation>„%1“ ist die eigene Adresse des Elements</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the broadcast address of %2</source>
        <translation>„%1“ ist die Broadcast-Adresse von %2</translation>
    </message>
    <message>
        <source>is no list of routes</source>
        <translation>ist keine Liste von Routen</translation>
    </message>
    <message>
        <source>the type &apos;%1&apos; cannot run here</source>
        <translation>der Typ „%1“ kann hier nicht laufen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no address of a name server</source>
        <translation>„%1“ ist keine Adresse eines Nameservers</translation>
    </message>
    <message>
        <source>a recording ends after 1 to %1 seconds, not %2</source>
        <translation>eine Aufzeichnung endet nach 1 bis %1 Sekunden, nicht %2</translation>
    </message>
    <message>
        <source>a recording with a trigger needs to be told when it ends after that: packets, bytes or seconds</source>
        <translation>einer Aufzeichnung mit Auslöser muss gesagt werden, wann sie danach endet: Pakete, Bytes oder Sekunden</translation>
    </message>
    <message>
        <source>the snap length %1 is not between 1 and %2</source>
        <translation>die Schnittlänge %1 liegt nicht zwischen 1 und %2</translation>
    </message>
    <message>
        <source>a ring has %1 to %2 segments, not %3</source>
        <translation>ein Ring hat %1 bis %2 Segmente, nicht %3</translation>
    </message>
    <message>
        <source>a segment has %1 (one whole frame) to %2 bytes, not %3</source>
        <translation>ein Segment hat %1 (ein ganzer Rahmen) bis %2 Bytes, nicht %3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is none of netns, interface, container, process</source>
        <translation>„%1“ ist nichts von netns, interface, container, process</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be a name</source>
        <translation>„%1“ kann kein Name sein</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no number of a process</source>
        <translation>„%1“ ist keine Nummer eines Prozesses</translation>
    </message>
    <message>
        <source>a name has no control characters, found &apos;%1&apos;</source>
        <translation>ein Name hat keine Steuerzeichen, gefunden: „%1“</translation>
    </message>
    <message>
        <source>lies too far out</source>
        <translation>liegt zu weit draußen</translation>
    </message>
    <message>
        <source>lies too far above or below</source>
        <translation>liegt zu weit oben oder unten</translation>
    </message>
    <message>
        <source>has what no configuration has</source>
        <translation>hat, was keine Konfiguration hat</translation>
    </message>
    <message>
        <source>expected netns, interface, container or process</source>
        <translation>netns, interface, container oder process erwartet</translation>
    </message>
    <message>
        <source>is not 0 for unlimited, or from 0.1 to %1 kbit/s</source>
        <translation>ist nicht 0 für unbegrenzt oder von 0,1 bis %1 kbit/s</translation>
    </message>
    <message>
        <source>expected uniform, normal, pareto or paretonormal</source>
        <translation>uniform, normal, pareto oder paretonormal erwartet</translation>
    </message>
    <message>
        <source>no attribute can have this name</source>
        <translation>kein Attribut kann diesen Namen haben</translation>
    </message>
    <message>
        <source>%1 is wanted here, not %2</source>
        <translation>hier wird %1 gewünscht, nicht %2</translation>
    </message>
    <message>
        <source>at least %1 bytes are needed, for one whole packet of the snap length %2, not %3</source>
        <translation>mindestens %1 Bytes sind nötig, für ein ganzes Paket der Schnittlänge %2, nicht %3</translation>
    </message>
    <message>
        <source>needs to be told when the recording ends after it: after a number of packets, bytes or seconds</source>
        <translation>braucht die Angabe, wann die Aufzeichnung danach endet: nach einer Zahl von Paketen, Bytes oder Sekunden</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is none of file, net, both</source>
        <translation>„%1“ ist nichts von file, net, both</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no VLAN from 1 to 4094</source>
        <translation>„%1“ ist kein VLAN von 1 bis 4094</translation>
    </message>
    <message>
        <source>&apos;%1&apos; ends before it begins</source>
        <translation>„%1“ endet, bevor es beginnt</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names a VLAN twice</source>
        <translation>„%1“ nennt ein VLAN zweimal</translation>
    </message>
    <message>
        <source>is of access ports; this one is a trunk too</source>
        <translation>gilt für Access-Ports; dieser ist auch ein Trunk</translation>
    </message>
    <message>
        <source>a half of a character stands here without the other half</source>
        <translation>hier steht die Hälfte eines Zeichens ohne die andere</translation>
    </message>
    <message>
        <source>the client was closed</source>
        <translation>der Client wurde geschlossen</translation>
    </message>
    <message>
        <source>is no program that can be run</source>
        <translation>ist kein ausführbares Programm</translation>
    </message>
    <message>
        <source>tomato-engine is neither beside this program, nor in ../libexec/tomato-desktop, nor in the PATH, and TOMATO_ENGINE does not name it</source>
        <translation>tomato-engine liegt weder neben diesem Programm noch in ../libexec/tomato-desktop noch im PATH, und TOMATO_ENGINE nennt es nicht</translation>
    </message>
    <message>
        <source>cannot be deleted: it runs, or an editor has it open</source>
        <translation>lässt sich nicht löschen: Es läuft, oder ein Editor hat es offen</translation>
    </message>
    <message>
        <source>cannot be deleted: an engine uses its folder</source>
        <translation>lässt sich nicht löschen: Eine Engine benutzt seinen Ordner</translation>
    </message>
    <message>
        <source>this folder cannot be removed</source>
        <translation>dieser Ordner lässt sich nicht entfernen</translation>
    </message>
    <message>
        <source>there is no lab %1</source>
        <translation>es gibt kein Labor %1</translation>
    </message>
    <message>
        <source>cannot make this folder: %1</source>
        <translation>dieser Ordner lässt sich nicht anlegen: %1</translation>
    </message>
    <message>
        <source>is not a folder, so nothing there can be trusted</source>
        <translation>ist kein Ordner, so lässt sich dort nichts trauen</translation>
    </message>
    <message>
        <source>belongs to the user %1, so nothing there can be trusted</source>
        <translation>gehört dem Benutzer %1, so lässt sich dort nichts trauen</translation>
    </message>
    <message>
        <source>must have the mode 0700 (chmod 700 repairs it)</source>
        <translation>muss den Modus 0700 haben (chmod 700 behebt es)</translation>
    </message>
    <message>
        <source>is no name of a lab (up to 64 of a-z, 0-9, - and _)</source>
        <translation>ist kein Name eines Labors (bis zu 64 aus a-z, 0-9, - und _)</translation>
    </message>
    <message>
        <source>the connection is closed</source>
        <translation>die Verbindung ist geschlossen</translation>
    </message>
    <message>
        <source>expected a number from %L1 to %L2</source>
        <translation>Zahl von %L1 bis %L2 erwartet</translation>
    </message>
    <message>
        <source>%1 is no whole number from %2 to %3</source>
        <translation>%1 ist keine ganze Zahl von %2 bis %3</translation>
    </message>
    <message>
        <source>%1 is no name of a host: letters, digits and ._- behind a letter or a digit</source>
        <translation>%1 ist kein Name eines Hosts: Buchstaben, Ziffern und ._- hinter einem Buchstaben oder einer Ziffer</translation>
    </message>
    <message>
        <source>cannot %1: %2</source>
        <translation>nicht möglich („%1“): %2</translation>
    </message>
    <message>
        <source>dumpcap does not begin to listen</source>
        <translation>dumpcap beginnt nicht mitzuhören</translation>
    </message>
    <message>
        <source>the layer above the image cannot be mounted: %1</source>
        <translation>die Schicht über dem Abbild lässt sich nicht einhängen: %1</translation>
    </message>
    <message>
        <source>what an element left cannot be removed: %1</source>
        <translation>was ein Element hinterließ, lässt sich nicht entfernen: %1</translation>
    </message>
    <message>
        <source>this folder cannot be opened to others: %1</source>
        <translation>dieser Ordner lässt sich nicht für andere öffnen: %1</translation>
    </message>
    <message>
        <source>a lab that keeps nothing has no images</source>
        <translation>ein Labor, das nichts behält, hat keine Abbilder</translation>
    </message>
    <message>
        <source>a later home has this part of the lab</source>
        <translation>ein Rechner, der später begann, hat diesen Teil des Labors</translation>
    </message>
    <message>
        <source>there is no congestion control %1 in this kernel, it has %2</source>
        <translation>es gibt keine Staukontrolle %1 in diesem Kernel, er hat %2</translation>
    </message>
    <message>
        <source>%1 is no name of a congestion control, such as %2</source>
        <translation>%1 ist kein Name einer Staukontrolle wie %2</translation>
    </message>
    <message>
        <source>this machine&apos;s kernel cannot count frames (nf_tables) and does without: %1</source>
        <translation>der Kernel dieses Rechners kann keine Frames zählen (nf_tables) und lässt weg: %1</translation>
    </message>
    <message>
        <source>netem takes a seed from Linux 6.6 on; without it are drawn: %1</source>
        <translation>netem nimmt einen Startwert ab Linux 6.6; ohne ihn werden gezogen: %1</translation>
    </message>
    <message>
        <source>is longer than %1 ranges</source>
        <translation>ist länger als %1 Bereiche</translation>
    </message>
    <message>
        <source>cannot read what a queue that follows a trace sent</source>
        <translation>was eine Warteschlange gesendet hat, die einem Verlauf folgt, kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>expected a millisecond, or a time in seconds and a rate in kbit/s</source>
        <translation>eine Millisekunde wurde erwartet, oder eine Zeit in Sekunden und eine Rate in kbit/s</translation>
    </message>
    <message>
        <source>is no later millisecond within an hour</source>
        <translation>ist keine spätere Millisekunde innerhalb einer Stunde</translation>
    </message>
    <message>
        <source>is not later than the line before</source>
        <translation>ist nicht später als die Zeile davor</translation>
    </message>
    <message>
        <source>is not from a millisecond to an hour long</source>
        <translation>ist nicht zwischen einer Millisekunde und einer Stunde lang</translation>
    </message>
    <message>
        <source>has no chance to send anything</source>
        <translation>hat keine Gelegenheit, etwas zu senden</translation>
    </message>
    <message>
        <source>expected numbers of frames such as 3, 7, 100-120, found &apos;%1&apos;</source>
        <translation>Nummern von Frames wie 3, 7, 100-120 wurden erwartet, gefunden wurde „%1“</translation>
    </message>
    <message>
        <source>byte %1: %2</source>
        <translation>Byte %1: %2</translation>
    </message>
    <message>
        <source>the file ends inside the pcap file header</source>
        <translation>die Datei endet im Dateikopf von pcap</translation>
    </message>
    <message>
        <source>this is not a pcap file</source>
        <translation>das ist keine pcap-Datei</translation>
    </message>
    <message>
        <source>packet %1 is cut off by the end of the file</source>
        <translation>Paket %1 ist vom Ende der Datei abgeschnitten</translation>
    </message>
    <message>
        <source>packet %1 claims %L2 bytes, more than %L3</source>
        <translation>Paket %1 gibt %L2 Bytes an, mehr als %L3</translation>
    </message>
    <message>
        <source>packet %1 has a timestamp with more than a second in its fraction of a second</source>
        <translation>Paket %1 hat einen Zeitstempel mit mehr als einer Sekunde im Sekundenbruchteil</translation>
    </message>
    <message>
        <source>the file ends inside a block</source>
        <translation>die Datei endet in einem Block</translation>
    </message>
    <message>
        <source>a section without a byte order</source>
        <translation>ein Abschnitt ohne Byte-Reihenfolge</translation>
    </message>
    <message>
        <source>this is not a pcapng file</source>
        <translation>das ist keine pcapng-Datei</translation>
    </message>
    <message>
        <source>a block of %L1 bytes</source>
        <translation>ein Block von %L1 Bytes</translation>
    </message>
    <message>
        <source>a block with two lengths</source>
        <translation>ein Block mit zwei Längen</translation>
    </message>
    <message>
        <source>a section header that is too short</source>
        <translation>ein Abschnittskopf, der zu kurz ist</translation>
    </message>
    <message>
        <source>a packet that is too short</source>
        <translation>ein Paket, das zu kurz ist</translation>
    </message>
    <message>
        <source>a packet without a time (a Simple Packet Block)</source>
        <translation>ein Paket ohne Zeit (ein Simple Packet Block)</translation>
    </message>
    <message>
        <source>an option that is longer than its block</source>
        <translation>eine Option, die länger als ihr Block ist</translation>
    </message>
    <message>
        <source>timestamps of a resolution that is not supported</source>
        <translation>Zeitstempel mit einer Auflösung, die nicht unterstützt wird</translation>
    </message>
    <message>
        <source>an interface that is too short</source>
        <translation>eine Schnittstelle, die zu kurz ist</translation>
    </message>
    <message>
        <source>more than %1 interfaces</source>
        <translation>mehr als %1 Schnittstellen</translation>
    </message>
    <message>
        <source>a packet with a time that is not of this world</source>
        <translation>ein Paket mit einer Zeit, die nicht von dieser Welt ist</translation>
    </message>
    <message>
        <source>a packet of an interface that is not described</source>
        <translation>ein Paket einer Schnittstelle, die nicht beschrieben ist</translation>
    </message>
    <message>
        <source>a packet that is longer than its block</source>
        <translation>ein Paket, das länger als sein Block ist</translation>
    </message>
    <message>
        <source>statistics that are too short</source>
        <translation>eine Statistik, die zu kurz ist</translation>
    </message>
    <message>
        <source>statistics of an interface that is not described</source>
        <translation>die Statistik einer Schnittstelle, die nicht beschrieben ist</translation>
    </message>
    <message>
        <source>more than %1 names</source>
        <translation>mehr als %1 Namen</translation>
    </message>
    <message>
        <source>secrets that are too short</source>
        <translation>Geheimnisse, die zu kurz sind</translation>
    </message>
    <message>
        <source>secrets that are longer than their block</source>
        <translation>Geheimnisse, die länger als ihr Block sind</translation>
    </message>
    <message>
        <source>more than %L1 bytes of secrets</source>
        <translation>mehr als %L1 Bytes an Geheimnissen</translation>
    </message>
    <message>
        <source>is overwritten faster than it can be read</source>
        <translation>wird schneller überschrieben, als es gelesen werden kann</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is no regular file</source>
        <translation>ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>is not a capture file (pcap or pcapng)</source>
        <translation>ist keine Mitschnittdatei (pcap oder pcapng)</translation>
    </message>
    <message>
        <source>packets step back in time, and there are more than %1 of them: sort the file first, by reordercap FILE SORTED</source>
        <translation>Pakete gehen in der Zeit zurück, und es sind mehr als %1: Sortieren Sie die Datei zuerst, mit reordercap DATEI SORTIERT</translation>
    </message>
    <message>
        <source>packet %1 is not in the file any more</source>
        <translation>Paket %1 ist nicht mehr in der Datei</translation>
    </message>
    <message>
        <source>packet %1 has left the rotating set of files</source>
        <translation>Paket %1 hat den umlaufenden Satz von Dateien verlassen</translation>
    </message>
    <message>
        <source>there is nothing to read</source>
        <translation>es gibt nichts zu lesen</translation>
    </message>
    <message>
        <source>is shorter than what was committed</source>
        <translation>ist kürzer, als was darin festgehalten wurde</translation>
    </message>
    <message>
        <source>rotates faster than it can be read</source>
        <translation>läuft schneller um, als er gelesen werden kann</translation>
    </message>
    <message>
        <source>is shorter than a pcap file header</source>
        <translation>ist kürzer als ein Dateikopf von pcap</translation>
    </message>
    <message>
        <source>no segment can be opened</source>
        <translation>kein Segment kann geöffnet werden</translation>
    </message>
    <message>
        <source>holds no ring</source>
        <translation>enthält keinen Ring</translation>
    </message>
    <message>
        <source>holds a ring already</source>
        <translation>enthält schon einen Ring</translation>
    </message>
    <message>
        <source>holds a ring that cannot go on</source>
        <translation>enthält einen Ring, der nicht fortgesetzt werden kann</translation>
    </message>
    <message>
        <source>more packets of one side than of both</source>
        <translation>mehr Pakete einer Seite als beider</translation>
    </message>
    <message>
        <source>impossible size</source>
        <translation>unmögliche Größe</translation>
    </message>
    <message>
        <source>does not continue the segment before it</source>
        <translation>setzt das Segment davor nicht fort</translation>
    </message>
    <message>
        <source>too short for a ring&apos;s state</source>
        <translation>zu kurz für den Zustand eines Rings</translation>
    </message>
    <message>
        <source>not a ring&apos;s state of this version</source>
        <translation>kein Zustand eines Rings dieser Version</translation>
    </message>
    <message>
        <source>more segments than its limit</source>
        <translation>mehr Segmente als seine Grenze</translation>
    </message>
    <message>
        <source>too short for its segments</source>
        <translation>zu kurz für seine Segmente</translation>
    </message>
    <message>
        <source>wrong checksum</source>
        <translation>falsche Prüfsumme</translation>
    </message>
    <message>
        <source>was removed by somebody else</source>
        <translation>wurde von jemand anderem entfernt</translation>
    </message>
    <message>
        <source>was cut by somebody else</source>
        <translation>wurde von jemand anderem gekürzt</translation>
    </message>
    <message>
        <source>no space for a segment of %L1 bytes</source>
        <translation>kein Platz für ein Segment von %L1 Bytes</translation>
    </message>
    <message>
        <source>was dropped meanwhile</source>
        <translation>ist inzwischen weggefallen</translation>
    </message>
    <message>
        <source>is too short</source>
        <translation>ist zu kurz</translation>
    </message>
    <message>
        <source>the file ends inside packet %1</source>
        <translation>die Datei endet in Paket %1</translation>
    </message>
    <message>
        <source>packet %1 is empty</source>
        <translation>Paket %1 ist leer</translation>
    </message>
    <message>
        <source>is not read yet</source>
        <translation>ist noch nicht gelesen</translation>
    </message>
    <message>
        <source>holds what is no packet</source>
        <translation>enthält, was kein Paket ist</translation>
    </message>
    <message>
        <source>the recording has ended</source>
        <translation>die Aufzeichnung ist zu Ende</translation>
    </message>
    <message>
        <source>a wire has the sides 0 and 1, not %1</source>
        <translation>eine Leitung hat die Seiten 0 und 1, nicht %1</translation>
    </message>
    <message>
        <source>the filter is too complex: it needs %1 instructions, the kernel takes %2, and packets would have to be filtered outside of it</source>
        <translation>der Filter ist zu umfangreich: Er braucht %1 Anweisungen, der Kernel nimmt %2, und Pakete müssten außerhalb von ihm gefiltert werden</translation>
    </message>
    <message>
        <source>the filter has %L1 bytes, more than %L2</source>
        <translation>der Filter hat %L1 Bytes, mehr als %L2</translation>
    </message>
    <message>
        <source>the filter holds a zero byte</source>
        <translation>der Filter enthält ein Nullbyte</translation>
    </message>
    <message>
        <source>the kernel refuses the filter of %1 instructions, and packets would have to be filtered outside of it: %2</source>
        <translation>der Kernel weist den Filter von %1 Anweisungen ab, und Pakete müssten außerhalb von ihm gefiltert werden: %2</translation>
    </message>
    <message>
        <source>the kernel refuses the filter of %1 instructions, and packets would have to be filtered outside of it (see the sysctl net.core.optmem_max): %2</source>
        <translation>der Kernel weist den Filter von %1 Anweisungen ab, und Pakete müssten außerhalb von ihm gefiltert werden (siehe den sysctl net.core.optmem_max): %2</translation>
    </message>
    <message>
        <source>not an Ethernet interface</source>
        <translation>keine Ethernet-Schnittstelle</translation>
    </message>
    <message>
        <source>is no network interface</source>
        <translation>ist keine Netzwerkschnittstelle</translation>
    </message>
    <message>
        <source>has no counters</source>
        <translation>hat keine Zähler</translation>
    </message>
    <message>
        <source>no packet socket: %1</source>
        <translation>kein Paket-Socket: %1</translation>
    </message>
    <message>
        <source>no packet socket for all interfaces: %1</source>
        <translation>kein Paket-Socket für alle Schnittstellen: %1</translation>
    </message>
    <message>
        <source>no group of packet sockets: %1</source>
        <translation>keine Gruppe von Paket-Sockets: %1</translation>
    </message>
    <message>
        <source>no buffer for packets: %1</source>
        <translation>kein Puffer für Pakete: %1</translation>
    </message>
    <message>
        <source>the kernel cannot tell incoming frames (Linux 4.20 can): %1</source>
        <translation>der Kernel kann ankommende Frames nicht unterscheiden (Linux 4.20 kann es): %1</translation>
    </message>
    <message>
        <source>cannot be kept from other programs: %1</source>
        <translation>kann nicht vor anderen Programmen bewahrt werden: %1</translation>
    </message>
    <message>
        <source>cannot replace: %1</source>
        <translation>kann nicht ersetzt werden: %1</translation>
    </message>
    <message>
        <source>the data cannot be compressed</source>
        <translation>die Daten können nicht komprimiert werden</translation>
    </message>
    <message>
        <source>the archive cannot be written</source>
        <translation>das Archiv kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>is larger than a megabyte</source>
        <translation>ist größer als ein Megabyte</translation>
    </message>
    <message>
        <source>the ending tells no archive: use .tar.gz, .tgz or .zip</source>
        <translation>die Endung nennt kein Archiv: Nehmen Sie .tar.gz, .tgz oder .zip</translation>
    </message>
    <message>
        <source>the ending tells no format: use .pcap, .pcapng, .tar.gz, .tgz or .zip</source>
        <translation>die Endung nennt kein Format: Nehmen Sie .pcap, .pcapng, .tar.gz, .tgz oder .zip</translation>
    </message>
    <message>
        <source>holds no segment</source>
        <translation>enthält kein Segment</translation>
    </message>
    <message>
        <source>the segment is too short</source>
        <translation>das Segment ist zu kurz</translation>
    </message>
    <message>
        <source>there is nothing to merge</source>
        <translation>es gibt nichts zusammenzuführen</translation>
    </message>
    <message>
        <source>has no arrivals: they were not recorded</source>
        <translation>hat keine Ankünfte: Sie wurden nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>more than %1 members</source>
        <translation>mehr als %1 Mitglieder</translation>
    </message>
    <message>
        <source>cannot be unpacked</source>
        <translation>kann nicht entpackt werden</translation>
    </message>
    <message>
        <source>its checksum is another one than the archive says</source>
        <translation>seine Prüfsumme ist eine andere, als das Archiv sagt</translation>
    </message>
    <message>
        <source>this is no zip archive, or it is cut off</source>
        <translation>das ist kein Zip-Archiv, oder es ist abgeschnitten</translation>
    </message>
    <message>
        <source>a member&apos;s description cannot be read</source>
        <translation>die Beschreibung eines Mitglieds kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>the list of members is damaged</source>
        <translation>die Liste der Mitglieder ist beschädigt</translation>
    </message>
    <message>
        <source>what waited there is gone</source>
        <translation>was dort wartete, ist weg</translation>
    </message>
    <message>
        <source>has no room for the packets meanwhile: %1</source>
        <translation>hat inzwischen keinen Platz für die Pakete: %1</translation>
    </message>
    <message>
        <source>is out of range</source>
        <translation>liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no kind that can be drawn</source>
        <translation>„%1“ ist keine Art, die gezeichnet werden kann</translation>
    </message>
    <message>
        <source>is not in base64</source>
        <translation>ist nicht in Base64</translation>
    </message>
    <message>
        <source>is neither a PNG nor a JPEG</source>
        <translation>ist weder PNG noch JPEG</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a half of a character without the other half</source>
        <translation>„%1“ ist die Hälfte eines Zeichens ohne die andere</translation>
    </message>
    <message>
        <source>more than %1 objects and arrays lie in each other</source>
        <translation>mehr als %1 Objekte und Listen liegen ineinander</translation>
    </message>
    <message>
        <source>the key &apos;%1&apos; stands here twice</source>
        <translation>der Schlüssel „%1“ steht hier zweimal</translation>
    </message>
    <message>
        <source>version %1 cannot be read, only 3 and 4 can</source>
        <translation>Version %1 kann nicht gelesen werden, nur 3 und 4</translation>
    </message>
    <message>
        <source>an id is a whole number</source>
        <translation>eine Kennung ist eine ganze Zahl</translation>
    </message>
    <message>
        <source>an id must not be empty</source>
        <translation>eine Kennung darf nicht leer sein</translation>
    </message>
    <message>
        <source>an id has no control characters</source>
        <translation>eine Kennung hat keine Steuerzeichen</translation>
    </message>
    <message>
        <source>a connection has 2 ends, found %1</source>
        <translation>eine Verbindung hat 2 Enden, gefunden %1</translation>
    </message>
    <message>
        <source>%1 is its own parent</source>
        <translation>%1 ist sein eigenes Elternteil</translation>
    </message>
    <message>
        <source>the parents form a cycle, from %1 to itself</source>
        <translation>die Eltern bilden einen Kreis, von %1 zu sich selbst</translation>
    </message>
    <message>
        <source>the parent %1 is an interface itself</source>
        <translation>das Elternteil %1 ist selbst eine Schnittstelle</translation>
    </message>
    <message>
        <source>%1 has the id %2 already</source>
        <translation>%1 hat schon die Kennung %2</translation>
    </message>
    <message>
        <source>has %L1 bytes; %L2 are the most that is read</source>
        <translation>hat %L1 Bytes; höchstens %L2 werden gelesen</translation>
    </message>
    <message>
        <source>is a directory</source>
        <translation>ist ein Ordner</translation>
    </message>
    <message>
        <source>no such connection; name it by an id, one end (h1:eth0) or both (h1--h2)</source>
        <translation>diese Verbindung gibt es nicht; nennen Sie ihre Kennung, ein Ende (h1:eth0) oder beide (h1--h2)</translation>
    </message>
    <message>
        <source>several connections are meant: %1</source>
        <translation>mehrere Verbindungen kommen in Frage: %1</translation>
    </message>
    <message>
        <source>several elements have this name: %1</source>
        <translation>mehrere Elemente haben diesen Namen: %1</translation>
    </message>
    <message>
        <source>no attribute can have the name %1</source>
        <translation>kein Attribut kann den Namen %1 haben</translation>
    </message>
    <message>
        <source>an element needs an id</source>
        <translation>ein Element braucht eine Kennung</translation>
    </message>
    <message>
        <source>another element has the id %1</source>
        <translation>ein anderes Element hat die Kennung %1</translation>
    </message>
    <message>
        <source>a connection needs an id</source>
        <translation>eine Verbindung braucht eine Kennung</translation>
    </message>
    <message>
        <source>another connection has the id %1</source>
        <translation>eine andere Verbindung hat die Kennung %1</translation>
    </message>
    <message>
        <source>both ends are the interface %1</source>
        <translation>beide Enden sind die Schnittstelle %1</translation>
    </message>
    <message>
        <source>the end %1 is a device, not an interface</source>
        <translation>das Ende %1 ist ein Gerät, keine Schnittstelle</translation>
    </message>
    <message>
        <source>the interface %1 has the connection %2 already</source>
        <translation>die Schnittstelle %1 hat schon die Verbindung %2</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>an array of two ids</source>
        <translation>eine Liste von zwei Kennungen</translation>
    </message>
    <message>
        <source>a number or a text</source>
        <translation>eine Zahl oder ein Text</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a filter expression</source>
        <translation>ein Filterausdruck</translation>
    </message>
    <message>
        <source>an object with x and y</source>
        <translation>ein Objekt mit x und y</translation>
    </message>
    <message>
        <source>an object with run</source>
        <translation>ein Objekt mit run</translation>
    </message>
    <message>
        <source>an object with to and via</source>
        <translation>ein Objekt mit to und via</translation>
    </message>
    <message>
        <source>cannot be opened: %1</source>
        <translation>kann nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>cannot be cut: %1</source>
        <translation>kann nicht gekürzt werden: %1</translation>
    </message>
    <message>
        <source>cannot be examined: %1</source>
        <translation>kann nicht untersucht werden: %1</translation>
    </message>
    <message>
        <source>cannot be looked at: %1</source>
        <translation>kann nicht angesehen werden: %1</translation>
    </message>
    <message>
        <source>cannot be renamed: %1</source>
        <translation>kann nicht umbenannt werden: %1</translation>
    </message>
    <message>
        <source>its mode cannot be set: %1</source>
        <translation>seine Rechte können nicht gesetzt werden: %1</translation>
    </message>
    <message>
        <source>this folder cannot be removed: %1</source>
        <translation>dieser Ordner lässt sich nicht entfernen: %1</translation>
    </message>
    <message>
        <source>would leave the folder</source>
        <translation>würde den Ordner verlassen</translation>
    </message>
    <message>
        <source>has a zero byte in its name</source>
        <translation>hat ein Nullbyte im Namen</translation>
    </message>
    <message>
        <source>has a backslash in its name</source>
        <translation>hat einen Rückstrich im Namen</translation>
    </message>
    <message>
        <source>has an empty or a &apos;.&apos; part in its name</source>
        <translation>hat einen leeren Teil oder „.“ im Namen</translation>
    </message>
    <message>
        <source>is no ordinary file</source>
        <translation>ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>belongs to another user</source>
        <translation>gehört einem anderen Benutzer</translation>
    </message>
    <message>
        <source>is a link, which another machine may not have</source>
        <translation>ist eine Verknüpfung, die ein anderer Rechner vielleicht nicht hat</translation>
    </message>
    <message>
        <source>expected an address or a network and another one of the same kind, as in &quot;10.0.0.0/24&quot;: &quot;10.9.0.0/24&quot;</source>
        <translation>eine Adresse oder ein Netz wurde erwartet, und noch eines derselben Art, wie in &quot;10.0.0.0/24&quot;: &quot;10.9.0.0/24&quot;</translation>
    </message>
    <message>
        <source>its frames are of the link type %1; only those of Ethernet (1) can be played</source>
        <translation>seine Frames sind von der Verbindungsart %1; nur die von Ethernet (1) können abgespielt werden</translation>
    </message>
    <message>
        <source>it does not tell who sent its frames, as a .pcapng file of ours does</source>
        <translation>sie sagt nicht, wer ihre Frames gesendet hat, wie es eine unserer .pcapng-Dateien tut</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>a fabric of the shape %1 has no such number</source>
        <translation>ein Netz der Form %1 hat keine solche Zahl</translation>
    </message>
    <message>
        <source>%1 is not from %L2 to %L3</source>
        <translation>%1 liegt nicht zwischen %L2 und %L3</translation>
    </message>
    <message>
        <source>the nodes of a fabric are routers or switches</source>
        <translation>die Knoten eines solchen Netzes sind Router oder Switches</translation>
    </message>
    <message>
        <source>there is no fabric of the shape &apos;%1&apos;, only %2</source>
        <translation>es gibt kein Netz der Form „%1“, nur %2</translation>
    </message>
    <message>
        <source>%1 is odd: half of a node&apos;s ports lead up, half lead down</source>
        <translation>%1 ist ungerade: Die Hälfte der Anschlüsse eines Knotens führt nach oben, die Hälfte nach unten</translation>
    </message>
    <message>
        <source>%1 nodes are joined by %2 to %3 links, not by %4</source>
        <translation>%1 Knoten werden von %2 bis %3 Verbindungen verbunden, nicht von %4</translation>
    </message>
    <message>
        <source>a fabric has at most %1 elements; these would be %2</source>
        <translation>ein solches Netz hat höchstens %1 Elemente; das wären %2</translation>
    </message>
    <message>
        <source>a fabric has at most %1 elements; these would be more</source>
        <translation>ein solches Netz hat höchstens %1 Elemente; das wären mehr</translation>
    </message>
    <message>
        <source>a fabric has at most %1 links; these would be %2</source>
        <translation>ein solches Netz hat höchstens %1 Verbindungen; das wären %2</translation>
    </message>
    <message>
        <source>these are more than %1 links: link fewer elements at once</source>
        <translation>das sind mehr als %1 Verbindungen: Verbinden Sie weniger Elemente auf einmal</translation>
    </message>
    <message>
        <source>no element has a name like &apos;%1&apos;</source>
        <translation>kein Element hat einen Namen wie „%1“</translation>
    </message>
    <message>
        <source>there is no pattern</source>
        <translation>es gibt kein Muster</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no regular expression: %2 at character %3</source>
        <translation>„%1“ ist kein regulärer Ausdruck: %2 bei Zeichen %3</translation>
    </message>
    <message>
        <source>its new name would be empty</source>
        <translation>sein neuer Name wäre leer</translation>
    </message>
    <message>
        <source>its new name would be none: %1</source>
        <translation>sein neuer Name wäre keiner: %1</translation>
    </message>
    <message>
        <source>another element has the name %1</source>
        <translation>ein anderes Element hat den Namen %1</translation>
    </message>
    <message>
        <source>%1 would be called %2, too</source>
        <translation>auch %1 würde %2 heißen</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is not a whole number</source>
        <translation>ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>is longer than %1 entries</source>
        <translation>hat mehr als %1 Einträge</translation>
    </message>
    <message>
        <source>there is no field of this name here</source>
        <translation>hier gibt es kein Feld dieses Namens</translation>
    </message>
    <message>
        <source>there is no experiment in this topology</source>
        <translation>in dieser Topologie gibt es kein Experiment</translation>
    </message>
    <message>
        <source>is no name of letters, digits and _</source>
        <translation>ist kein Name aus Buchstaben, Ziffern und _</translation>
    </message>
    <message>
        <source>is a name that every run has already</source>
        <translation>ist ein Name, den jeder Lauf schon hat</translation>
    </message>
    <message>
        <source>has no values</source>
        <translation>hat keine Werte</translation>
    </message>
    <message>
        <source>numbers and texts</source>
        <translation>Zahlen und Texte</translation>
    </message>
    <message>
        <source>makes more than %1 runs</source>
        <translation>ergibt mehr als %1 Läufe</translation>
    </message>
    <message>
        <source>has no steps</source>
        <translation>hat keine Schritte</translation>
    </message>
    <message>
        <source>a step before this one has the name &apos;%1&apos; already</source>
        <translation>ein Schritt vor diesem hat schon den Namen „%1“</translation>
    </message>
    <message>
        <source>a statement before this one has the name &apos;%1&apos; already</source>
        <translation>eine Aussage vor dieser hat schon den Namen „%1“</translation>
    </message>
    <message>
        <source>the lab starts with the first step</source>
        <translation>das Labor startet mit dem ersten Schritt</translation>
    </message>
    <message>
        <source>a step is at a time or after another one, not both</source>
        <translation>ein Schritt ist zu einer Zeit oder nach einem anderen, nicht beides</translation>
    </message>
    <message>
        <source>a step at a time has no delay</source>
        <translation>ein Schritt zu einer Zeit hat keine Verzögerung</translation>
    </message>
    <message>
        <source>there is no step &apos;%1&apos; before this one</source>
        <translation>vor diesem gibt es keinen Schritt „%1“</translation>
    </message>
    <message>
        <source>there is no step &apos;%1&apos;</source>
        <translation>es gibt keinen Schritt „%1“</translation>
    </message>
    <message>
        <source>no command of a file runs in %1, which stands for what is outside of the lab</source>
        <translation>in %1, das für etwas außerhalb des Labors steht, läuft kein Befehl einer Datei</translation>
    </message>
    <message>
        <source>sets nothing</source>
        <translation>setzt nichts</translation>
    </message>
    <message>
        <source>is no attribute of a link, such as delay_from</source>
        <translation>ist kein Attribut einer Verbindung, wie etwa delay_from</translation>
    </message>
    <message>
        <source>an absolute path has no ${} in it</source>
        <translation>ein absoluter Pfad enthält kein ${}</translation>
    </message>
    <message>
        <source>is no connection of %1</source>
        <translation>ist keine Verbindung von %1</translation>
    </message>
    <message>
        <source>%1 has %2 connections: say by &apos;on&apos; which one</source>
        <translation>%1 hat %2 Verbindungen: Sagen Sie mit „on“, welche</translation>
    </message>
    <message>
        <source>is 0, for ever: only in the background, as the run would never end</source>
        <translation>ist 0, ohne Ende: nur im Hintergrund, sonst würde der Lauf nie enden</translation>
    </message>
    <message>
        <source>a mark needs a name</source>
        <translation>eine Marke braucht einen Namen</translation>
    </message>
    <message>
        <source>expected a comparison such as &quot;== 20&quot; or &quot;20..30&quot;, found &apos;%1&apos;</source>
        <translation>ein Vergleich wie &quot;== 20&quot; oder &quot;20..30&quot; wurde erwartet, gefunden „%1“</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is for a delay alone</source>
        <translation>„%1“ gilt nur für eine Verzögerung</translation>
    </message>
    <message>
        <source>expected %1, found &apos;%2&apos; in &apos;%3&apos;</source>
        <translation>erwartet wurde %1, gefunden „%2“ in „%3“</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>keine Einheit</translation>
    </message>
    <message>
        <source>/s or no unit</source>
        <translation>/s oder keine Einheit</translation>
    </message>
    <message>
        <source>% or no unit</source>
        <translation>% oder keine Einheit</translation>
    </message>
    <message>
        <source>us, ms or s</source>
        <translation>us, ms oder s</translation>
    </message>
    <message>
        <source>bit/s, kbit/s, Mbit/s or Gbit/s</source>
        <translation>bit/s, kbit/s, Mbit/s oder Gbit/s</translation>
    </message>
    <message>
        <source>the range &apos;%1&apos; ends before it begins</source>
        <translation>der Bereich „%1“ endet, bevor er beginnt</translation>
    </message>
    <message>
        <source>expected exact, within N % or distribution P, found &apos;%1&apos;</source>
        <translation>exact, within N % oder distribution P wurde erwartet, gefunden „%1“</translation>
    </message>
    <message>
        <source>expected a probability above 0, found &apos;%1&apos;</source>
        <translation>eine Wahrscheinlichkeit über 0 wurde erwartet, gefunden „%1“</translation>
    </message>
    <message>
        <source>is no probability between 0 and 1</source>
        <translation>ist keine Wahrscheinlichkeit zwischen 0 und 1</translation>
    </message>
    <message>
        <source>is missing: the probability of error of the test, such as 0.01</source>
        <translation>fehlt: die Irrtumswahrscheinlichkeit des Tests, wie etwa 0.01</translation>
    </message>
    <message>
        <source>is missing: packets of one direction have a delay and a loss</source>
        <translation>fehlt: Pakete einer Richtung haben eine Verzögerung und einen Verlust</translation>
    </message>
    <message>
        <source>goes with same_as</source>
        <translation>gehört zu same_as</translation>
    </message>
    <message>
        <source>only delays have a distribution</source>
        <translation>nur Verzögerungen haben eine Verteilung</translation>
    </message>
    <message>
        <source>names no other packets</source>
        <translation>nennt keine anderen Pakete</translation>
    </message>
    <message>
        <source>does not go with from and until</source>
        <translation>passt nicht zu from und until</translation>
    </message>
    <message>
        <source>is not later than from</source>
        <translation>ist nicht später als from</translation>
    </message>
    <message>
        <source>is the same step as from</source>
        <translation>ist derselbe Schritt wie from</translation>
    </message>
    <message>
        <source>expected a time and a step such as &quot;5 s of cut&quot;, found &apos;%1&apos;</source>
        <translation>eine Zeit und ein Schritt wie &quot;5 s of cut&quot; wurden erwartet, gefunden „%1“</translation>
    </message>
    <message>
        <source>is no time</source>
        <translation>ist keine Zeit</translation>
    </message>
    <message>
        <source>is true, or not there</source>
        <translation>ist true oder gar nicht da</translation>
    </message>
    <message>
        <source>is at no end of %1</source>
        <translation>ist an keinem Ende von %1</translation>
    </message>
    <message>
        <source>makes one statement, found %1</source>
        <translation>macht eine Aussage, gefunden %1</translation>
    </message>
    <message>
        <source>count, rate, throughput, delay, loss, before, never or within is missing: what is expected of the packets</source>
        <translation>count, rate, throughput, delay, loss, before, never oder within fehlt: was von den Paketen erwartet wird</translation>
    </message>
    <message>
        <source>exit or output is missing: what is expected of the command</source>
        <translation>exit oder output fehlt: was vom Befehl erwartet wird</translation>
    </message>
    <message>
        <source>the step &apos;%1&apos; runs no command</source>
        <translation>der Schritt „%1“ führt keinen Befehl aus</translation>
    </message>
    <message>
        <source>is no regular expression: %1 at character %2</source>
        <translation>ist kein regulärer Ausdruck: %1 bei Zeichen %2</translation>
    </message>
    <message>
        <source>needs an output whose first group in parentheses is the number</source>
        <translation>braucht ein output, dessen erste Gruppe in Klammern die Zahl ist</translation>
    </message>
    <message>
        <source>is not varied</source>
        <translation>wird nicht variiert</translation>
    </message>
    <message>
        <source>is none of its values in vary</source>
        <translation>ist keiner seiner Werte in vary</translation>
    </message>
    <message>
        <source>names no values</source>
        <translation>nennt keine Werte</translation>
    </message>
    <message>
        <source>there is no statement of the name &apos;%1&apos;</source>
        <translation>es gibt keine Aussage mit dem Namen „%1“</translation>
    </message>
    <message>
        <source>the statement &apos;%1&apos; measures no number</source>
        <translation>die Aussage „%1“ misst keine Zahl</translation>
    </message>
    <message>
        <source>are the same values as at</source>
        <translation>sind dieselben Werte wie at</translation>
    </message>
    <message>
        <source>holds the runs of another experiment, or of this one before it was changed: name another folder</source>
        <translation>enthält die Läufe eines anderen Experiments, oder dieses Experiments vor einer Änderung: Nennen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>holds runs with other files: name another folder</source>
        <translation>enthält Läufe mit anderen Dateien: Nennen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>holds runs without these files: name another folder</source>
        <translation>enthält Läufe ohne diese Dateien: Nennen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>another process runs an experiment in this folder</source>
        <translation>ein anderer Prozess führt in diesem Ordner ein Experiment aus</translation>
    </message>
    <message>
        <source>cannot write into this folder</source>
        <translation>in diesen Ordner kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>cannot be removed</source>
        <translation>lässt sich nicht entfernen</translation>
    </message>
    <message>
        <source>what an earlier attempt left cannot be removed</source>
        <translation>was ein früherer Versuch hinterließ, lässt sich nicht entfernen</translation>
    </message>
    <message>
        <source>there is no folder runs in it</source>
        <translation>darin ist kein Ordner runs</translation>
    </message>
    <message>
        <source>expected the number of a run</source>
        <translation>die Nummer eines Laufs wurde erwartet</translation>
    </message>
    <message>
        <source>expected what became of the statements</source>
        <translation>was aus den Aussagen wurde, wurde erwartet</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>is no folder with the name of an element</source>
        <translation>ist kein Ordner mit dem Namen eines Elements</translation>
    </message>
    <message>
        <source>there is no element %1</source>
        <translation>es gibt kein Element %1</translation>
    </message>
    <message>
        <source>the element does not run</source>
        <translation>das Element läuft nicht</translation>
    </message>
    <message>
        <source>the element runs on %1; files are played on this machine only</source>
        <translation>das Element läuft auf %1; Dateien werden nur auf diesem Rechner abgespielt</translation>
    </message>
    <message>
        <source>the element has no such interface</source>
        <translation>das Element hat keine solche Schnittstelle</translation>
    </message>
    <message>
        <source>the lab&apos;s engine is gone</source>
        <translation>die Engine des Labors ist weg</translation>
    </message>
    <message>
        <source>tomato-replay is not installed</source>
        <translation>tomato-replay ist nicht installiert</translation>
    </message>
    <message>
        <source>was not so within %L1 s</source>
        <translation>war nicht so innerhalb von %L1 s</translation>
    </message>
    <message>
        <source>cannot write here: %1</source>
        <translation>hier kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>an experiment is running already</source>
        <translation>es läuft schon ein Experiment</translation>
    </message>
    <message>
        <source>no statement of this name measured something; those that did: %1</source>
        <translation>keine Aussage dieses Namens hat etwas gemessen; gemessen haben: %1</translation>
    </message>
    <message>
        <source>the experiment does not vary this; it varies: %1</source>
        <translation>das Experiment variiert das nicht; es variiert: %1</translation>
    </message>
    <message>
        <source>a picture&apos;s name ends in .svg, .pdf or .png</source>
        <translation>der Name eines Bilds endet mit .svg, .pdf oder .png</translation>
    </message>
    <message>
        <source>the picture cannot be written</source>
        <translation>das Bild kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>not measured: it was not recorded</source>
        <translation>nicht gemessen: Sie wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>not measured: packets are missing in its recording</source>
        <translation>nicht gemessen: In ihrer Aufzeichnung fehlen Pakete</translation>
    </message>
    <message>
        <source>not measured: its recording has no arrivals</source>
        <translation>nicht gemessen: Ihre Aufzeichnung hat keine Ankünfte</translation>
    </message>
    <message>
        <source>its record says nothing of its fidelity</source>
        <translation>sein Protokoll sagt nichts über seine Treue</translation>
    </message>
    <message>
        <source>nothing was sent</source>
        <translation>nichts wurde gesendet</translation>
    </message>
    <message>
        <source>this is no topology of ToMaTo, GraphML, GNS3, CORE, containerlab, Cisco Modeling Labs, EVE-NG, netlab or Mininet</source>
        <translation>das ist keine Topologie von ToMaTo, GraphML, GNS3, CORE, containerlab, Cisco Modeling Labs, EVE-NG, netlab oder Mininet</translation>
    </message>
    <message>
        <source>the ending tells no format; there are .tomato4.json, .graphml, .clab.yml, .py and .dot</source>
        <translation>die Endung nennt kein Format; es gibt .tomato4.json, .graphml, .clab.yml, .py und .dot</translation>
    </message>
    <message>
        <source>there are %1 labs of EVE-NG in the archive, the first is %2: unpack it, and open one of them</source>
        <translation>im Archiv sind %1 Labore von EVE-NG, das erste ist %2: Entpacken Sie es und öffnen Sie eines davon</translation>
    </message>
    <message>
        <source>not XML: %1</source>
        <translation>kein XML: %1</translation>
    </message>
    <message>
        <source>not YAML: %1</source>
        <translation>kein YAML: %1</translation>
    </message>
    <message>
        <source>not YAML, or more documents in one file than are read</source>
        <translation>kein YAML, oder mehr Dokumente in einer Datei, als gelesen werden</translation>
    </message>
    <message>
        <source>YAML of more than %L1 bytes is not read</source>
        <translation>YAML von mehr als %L1 Bytes wird nicht gelesen</translation>
    </message>
    <message>
        <source>more than %1 values lie in each other, or an alias in itself</source>
        <translation>mehr als %1 Werte liegen ineinander, oder ein Alias in sich selbst</translation>
    </message>
    <message>
        <source>there are more than %1 values when aliases are resolved</source>
        <translation>mit aufgelösten Aliasen sind es mehr als %1 Werte</translation>
    </message>
    <message>
        <source>the tag &apos;%1&apos; cannot be read: leave it out</source>
        <translation>das Tag „%1“ kann nicht gelesen werden: Lassen Sie es weg</translation>
    </message>
    <message>
        <source>a key must be a text</source>
        <translation>ein Schlüssel muss ein Text sein</translation>
    </message>
    <message>
        <source>expected keys or a list of them after &apos;&lt;&lt;&apos;</source>
        <translation>hinter „&lt;&lt;“ wurden Schlüssel oder eine Liste davon erwartet</translation>
    </message>
    <message>
        <source>it is not %1 throughout, as it says at its beginning</source>
        <translation>die Datei ist nicht durchgehend %1, wie sie am Anfang sagt</translation>
    </message>
    <message>
        <source>it is not ISO-8859-1, as it says: save it as UTF-8</source>
        <translation>die Datei ist nicht ISO-8859-1, wie sie sagt: Speichern Sie sie als UTF-8</translation>
    </message>
    <message>
        <source>it is neither UTF-8 nor ISO-8859-1: save it as UTF-8</source>
        <translation>die Datei ist weder UTF-8 noch ISO-8859-1: Speichern Sie sie als UTF-8</translation>
    </message>
    <message>
        <source>the encoding %1 cannot be read: save it as UTF-8</source>
        <translation>die Kodierung %1 kann nicht gelesen werden: Speichern Sie die Datei als UTF-8</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>die Datei ist nicht UTF-8</translation>
    </message>
    <message>
        <source>this is no whole zip archive</source>
        <translation>das ist kein vollständiges Zip-Archiv</translation>
    </message>
    <message>
        <source>the member %1 has a zero byte in its name</source>
        <translation>das Mitglied %1 hat ein Nullbyte im Namen</translation>
    </message>
    <message>
        <source>the member %1 has a backslash in its name</source>
        <translation>das Mitglied %1 hat einen Rückstrich im Namen</translation>
    </message>
    <message>
        <source>the member %1 has an empty or a &apos;.&apos; part in its name</source>
        <translation>das Mitglied %1 hat einen leeren Teil oder „.“ im Namen</translation>
    </message>
    <message>
        <source>the member %1 would leave the folder</source>
        <translation>das Mitglied %1 würde den Ordner verlassen</translation>
    </message>
    <message>
        <source>the member %1 is a link</source>
        <translation>das Mitglied %1 ist eine Verknüpfung</translation>
    </message>
    <message>
        <source>the member %1 is a FIFO</source>
        <translation>das Mitglied %1 ist ein FIFO</translation>
    </message>
    <message>
        <source>the member %1 is a device</source>
        <translation>das Mitglied %1 ist ein Gerät</translation>
    </message>
    <message>
        <source>the member %1 is a socket</source>
        <translation>das Mitglied %1 ist ein Socket</translation>
    </message>
    <message>
        <source>the member %1 is neither a file nor a folder</source>
        <translation>das Mitglied %1 ist weder Datei noch Ordner</translation>
    </message>
    <message>
        <source>the member %1 is encrypted</source>
        <translation>das Mitglied %1 ist verschlüsselt</translation>
    </message>
    <message>
        <source>the member %1 has %L2 bytes in %L3: it is made to fill a disk</source>
        <translation>das Mitglied %1 hat %L2 Bytes in %L3: Es soll einen Datenträger füllen</translation>
    </message>
    <message>
        <source>the member %1 has %L2 bytes; %L3 are the most that is read</source>
        <translation>das Mitglied %1 hat %L2 Bytes; höchstens %L3 werden gelesen</translation>
    </message>
    <message>
        <source>the member %1 is there twice</source>
        <translation>das Mitglied %1 ist zweimal da</translation>
    </message>
    <message>
        <source>the member %1 lies in another one: all of them have more bytes than the archive</source>
        <translation>das Mitglied %1 liegt in einem anderen: Alle zusammen haben mehr Bytes als das Archiv</translation>
    </message>
    <message>
        <source>the member %1 is packed by %2 (%3), which cannot be unpacked</source>
        <translation>das Mitglied %1 ist mit %2 (%3) gepackt, was nicht entpackt werden kann</translation>
    </message>
    <message>
        <source>the member %1 is packed by %2 (%3), which cannot be unpacked: export the project with the compression zip or none</source>
        <translation>das Mitglied %1 ist mit %2 (%3) gepackt, was nicht entpackt werden kann: Exportieren Sie das Projekt mit der Kompression zip oder none</translation>
    </message>
    <message>
        <source>the member %1 cannot be unpacked</source>
        <translation>das Mitglied %1 kann nicht entpackt werden</translation>
    </message>
    <message>
        <source>the member %1 is larger than the archive says</source>
        <translation>das Mitglied %1 ist größer, als das Archiv sagt</translation>
    </message>
    <message>
        <source>the member %1 is damaged</source>
        <translation>das Mitglied %1 ist beschädigt</translation>
    </message>
    <message>
        <source>the member %1 lies behind the archive&apos;s end</source>
        <translation>das Mitglied %1 liegt hinter dem Ende des Archivs</translation>
    </message>
    <message>
        <source>the member %1 has no header of its own</source>
        <translation>das Mitglied %1 hat keinen eigenen Kopf</translation>
    </message>
    <message>
        <source>the member %1 has another name before its bytes, %2</source>
        <translation>das Mitglied %1 hat vor seinen Bytes einen anderen Namen, %2</translation>
    </message>
    <message>
        <source>the member %1 shares bytes with the member %2</source>
        <translation>das Mitglied %1 teilt Bytes mit dem Mitglied %2</translation>
    </message>
    <message>
        <source>the member %1 shares bytes with the list of members</source>
        <translation>das Mitglied %1 teilt Bytes mit der Liste der Mitglieder</translation>
    </message>
    <message>
        <source>the description of a member cannot be read</source>
        <translation>die Beschreibung eines Mitglieds kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>it has more than %1 members</source>
        <translation>es hat mehr als %1 Mitglieder</translation>
    </message>
    <message>
        <source>the list of members is not where the archive says</source>
        <translation>die Liste der Mitglieder ist nicht da, wo das Archiv sagt</translation>
    </message>
    <message>
        <source>its bytes are not those that were packed: the SHA-256 digest is another one</source>
        <translation>seine Bytes sind nicht die, die gepackt wurden: Der SHA-256-Digest ist ein anderer</translation>
    </message>
    <message>
        <source>there is no &apos;%1&apos; in the archive</source>
        <translation>im Archiv ist kein „%1“</translation>
    </message>
    <message>
        <source>is missing in the bundle</source>
        <translation>fehlt im Bündel</translation>
    </message>
    <message>
        <source>is not a declaration of BagIt 0.97 or 1.0 in UTF-8</source>
        <translation>ist keine Deklaration von BagIt 0.97 oder 1.0 in UTF-8</translation>
    </message>
    <message>
        <source>expected a SHA-256 digest and a path</source>
        <translation>ein SHA-256-Digest und ein Pfad wurden erwartet</translation>
    </message>
    <message>
        <source>%1 does not belong into this manifest</source>
        <translation>%1 gehört nicht in dieses Manifest</translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 ist zweimal da</translation>
    </message>
    <message>
        <source>%1 would leave the folder</source>
        <translation>%1 würde den Ordner verlassen</translation>
    </message>
    <message>
        <source>%1 has a zero byte in its name</source>
        <translation>%1 hat ein Nullbyte im Namen</translation>
    </message>
    <message>
        <source>%1 has a backslash in its name</source>
        <translation>%1 hat einen Rückstrich im Namen</translation>
    </message>
    <message>
        <source>%1 has an empty or a &apos;.&apos; part in its name</source>
        <translation>%1 hat einen leeren Teil oder „.“ im Namen</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>ist nicht leer</translation>
    </message>
    <message>
        <source>there is no room for %L1 bytes</source>
        <translation>für %L1 Bytes ist kein Platz</translation>
    </message>
    <message>
        <source>expected an object</source>
        <translation>ein Objekt wurde erwartet</translation>
    </message>
    <message>
        <source>expected a name</source>
        <translation>ein Name wurde erwartet</translation>
    </message>
    <message>
        <source>expected a link</source>
        <translation>eine Verbindung wurde erwartet</translation>
    </message>
    <message>
        <source>expected a list of nodes</source>
        <translation>eine Liste von Knoten wurde erwartet</translation>
    </message>
    <message>
        <source>expected a list of links</source>
        <translation>eine Liste von Verbindungen wurde erwartet</translation>
    </message>
    <message>
        <source>expected a list of interfaces</source>
        <translation>eine Liste von Schnittstellen wurde erwartet</translation>
    </message>
    <message>
        <source>expected a list of nodes, or nodes by their names</source>
        <translation>eine Liste von Knoten wurde erwartet, oder Knoten mit ihren Namen</translation>
    </message>
    <message>
        <source>expected nodes by their names</source>
        <translation>Knoten mit ihren Namen wurden erwartet</translation>
    </message>
    <message>
        <source>expected nodes and links</source>
        <translation>Knoten und Verbindungen wurden erwartet</translation>
    </message>
    <message>
        <source>%1, and plugins, which may add nodes, are not run</source>
        <translation>%1, und Plugins, die Knoten hinzufügen könnten, werden nicht ausgeführt</translation>
    </message>
    <message>
        <source>expected a node with its id and its label</source>
        <translation>ein Knoten mit Kennung und Beschriftung wurde erwartet</translation>
    </message>
    <message>
        <source>expected a link with its nodes</source>
        <translation>eine Verbindung mit ihren Knoten wurde erwartet</translation>
    </message>
    <message>
        <source>expected a link with its endpoints</source>
        <translation>eine Verbindung mit ihren Endpunkten wurde erwartet</translation>
    </message>
    <message>
        <source>expected the key &apos;lab&apos; with the lab&apos;s title</source>
        <translation>der Schlüssel „lab“ mit dem Titel des Labors wurde erwartet</translation>
    </message>
    <message>
        <source>expected the key &apos;topology&apos; with nodes and links</source>
        <translation>der Schlüssel „topology“ mit Knoten und Verbindungen wurde erwartet</translation>
    </message>
    <message>
        <source>expected a kind, a name and a block in braces</source>
        <translation>eine Art, ein Name und ein Block in geschweiften Klammern wurden erwartet</translation>
    </message>
    <message>
        <source>expected a number from 3 to 9</source>
        <translation>eine Zahl von 3 bis 9 wurde erwartet</translation>
    </message>
    <message>
        <source>expected &apos;%1&apos; to be a map</source>
        <translation>„%1“ sollte eine Zuordnung sein</translation>
    </message>
    <message>
        <source>expected &apos;%1&apos; to be a map, found %2</source>
        <translation>„%1“ sollte eine Zuordnung sein, gefunden wurde %2</translation>
    </message>
    <message>
        <source>expected &apos;%1&apos; to be a text, found %2</source>
        <translation>„%1“ sollte ein Text sein, gefunden wurde %2</translation>
    </message>
    <message>
        <source>expected &apos;%1&apos; to be a list of commands, found %2</source>
        <translation>„%1“ sollte eine Liste von Befehlen sein, gefunden wurde %2</translation>
    </message>
    <message>
        <source>expected a command of &apos;%1&apos; to be a text, found %2</source>
        <translation>ein Befehl von „%1“ sollte ein Text sein, gefunden wurde %2</translation>
    </message>
    <message>
        <source>a map</source>
        <translation>eine Zuordnung</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a node&apos;s settings</source>
        <translation>die Einstellungen eines Knotens</translation>
    </message>
    <message>
        <source>expected a node&apos;s settings</source>
        <translation>die Einstellungen eines Knotens wurden erwartet</translation>
    </message>
    <message>
        <source>expected a map of settings</source>
        <translation>eine Zuordnung von Einstellungen wurde erwartet</translation>
    </message>
    <message>
        <source>a map of settings</source>
        <translation>eine Zuordnung von Einstellungen</translation>
    </message>
    <message>
        <source>NODE-NODE with nodes of this file</source>
        <translation>KNOTEN-KNOTEN mit Knoten dieser Datei</translation>
    </message>
    <message>
        <source>NODE:INTERFACE</source>
        <translation>KNOTEN:SCHNITTSTELLE</translation>
    </message>
    <message>
        <source>a node needs an id</source>
        <translation>ein Knoten braucht eine Kennung</translation>
    </message>
    <message>
        <source>a node needs a node_id</source>
        <translation>ein Knoten braucht eine node_id</translation>
    </message>
    <message>
        <source>a node needs a name</source>
        <translation>ein Knoten braucht einen Namen</translation>
    </message>
    <message>
        <source>an interface needs an id</source>
        <translation>eine Schnittstelle braucht eine Kennung</translation>
    </message>
    <message>
        <source>a network needs an id</source>
        <translation>ein Netz braucht eine Kennung</translation>
    </message>
    <message>
        <source>another node has the id %1</source>
        <translation>ein anderer Knoten hat die Kennung %1</translation>
    </message>
    <message>
        <source>another node has the name %1</source>
        <translation>ein anderer Knoten hat den Namen %1</translation>
    </message>
    <message>
        <source>another network has the id %1</source>
        <translation>ein anderes Netz hat die Kennung %1</translation>
    </message>
    <message>
        <source>the node has another interface with the id %1</source>
        <translation>der Knoten hat eine andere Schnittstelle mit der Kennung %1</translation>
    </message>
    <message>
        <source>no node has the id %1</source>
        <translation>kein Knoten hat die Kennung %1</translation>
    </message>
    <message>
        <source>no host or switch has the name %1</source>
        <translation>kein Host und kein Switch hat den Namen %1</translation>
    </message>
    <message>
        <source>there is no node %1</source>
        <translation>es gibt keinen Knoten %1</translation>
    </message>
    <message>
        <source>there is no node in it</source>
        <translation>es ist kein Knoten darin</translation>
    </message>
    <message>
        <source>there are no nodes</source>
        <translation>es gibt keine Knoten</translation>
    </message>
    <message>
        <source>the node %1 has no interface %2</source>
        <translation>der Knoten %1 hat keine Schnittstelle %2</translation>
    </message>
    <message>
        <source>a link has 2 nodes, found %1</source>
        <translation>eine Verbindung hat 2 Knoten, gefunden %1</translation>
    </message>
    <message>
        <source>a link has 2 endpoints, found %1</source>
        <translation>eine Verbindung hat 2 Endpunkte, gefunden %1</translation>
    </message>
    <message>
        <source>a link needs two nodes</source>
        <translation>eine Verbindung braucht zwei Knoten</translation>
    </message>
    <message>
        <source>a link joins no node of this file</source>
        <translation>eine Verbindung verbindet keinen Knoten dieser Datei</translation>
    </message>
    <message>
        <source>a brace is not closed</source>
        <translation>eine geschweifte Klammer ist nicht geschlossen</translation>
    </message>
    <message>
        <source>a quotation mark is not closed</source>
        <translation>ein Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>its outermost element is not &lt;scenario&gt;; files older than CORE 5 cannot be read</source>
        <translation>das äußerste Element ist nicht &lt;scenario&gt;; Dateien, die älter als CORE 5 sind, können nicht gelesen werden</translation>
    </message>
    <message>
        <source>this is no GraphML: its outermost element is not &lt;graphml&gt;</source>
        <translation>das ist kein GraphML: Das äußerste Element ist nicht &lt;graphml&gt;</translation>
    </message>
    <message>
        <source>this is no file of MiniEdit: hosts and links are missing</source>
        <translation>das ist keine Datei von MiniEdit: Hosts und Verbindungen fehlen</translation>
    </message>
    <message>
        <source>revision %1 cannot be read, only 3 to 9 can</source>
        <translation>Revision %1 kann nicht gelesen werden, nur 3 bis 9</translation>
    </message>
    <message>
        <source>its %1 is no number</source>
        <translation>%1 ist keine Zahl</translation>
    </message>
    <message>
        <source>its %1 lies too far out</source>
        <translation>%1 liegt zu weit draußen</translation>
    </message>
    <message>
        <source>its type is neither text, rectangle, ellipse nor line</source>
        <translation>ihr Typ ist weder text, rectangle, ellipse noch line</translation>
    </message>
    <message>
        <source>it is not in base64</source>
        <translation>sie ist nicht in Base64</translation>
    </message>
    <message>
        <source>it does not say where it lies</source>
        <translation>sie sagt nicht, wo sie liegt</translation>
    </message>
    <message>
        <source>it has no text</source>
        <translation>sie hat keinen Text</translation>
    </message>
    <message>
        <source>it is neither a text, a square nor a circle</source>
        <translation>sie ist weder Text noch Quadrat noch Kreis</translation>
    </message>
    <message>
        <source>it is no SVG</source>
        <translation>sie ist kein SVG</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>its picture is in another file</source>
        <translation>ihr Bild ist in einer anderen Datei</translation>
    </message>
    <message>
        <source>its picture is neither a PNG nor a JPEG, whatever it says</source>
        <translation>ihr Bild ist weder PNG noch JPEG, was immer es sagt</translation>
    </message>
    <message>
        <source>only pictures in PNG or JPEG inside the file can be read</source>
        <translation>nur Bilder in PNG oder JPEG in der Datei selbst können gelesen werden</translation>
    </message>
    <message>
        <source>&lt;%1&gt; cannot be drawn here</source>
        <translation>&lt;%1&gt; kann hier nicht gezeichnet werden</translation>
    </message>
    <message>
        <source>a node of the definition %1 became %2; its image and settings are kept in the file and have no effect</source>
        <translation>ein Knoten der Definition %1 wurde %2; sein Abbild und seine Einstellungen bleiben in der Datei und haben keine Wirkung</translation>
    </message>
    <message>
        <source>a node of the template %1 became %2; its image and settings are kept in the file and have no effect</source>
        <translation>ein Knoten der Vorlage %1 wurde %2; sein Abbild und seine Einstellungen bleiben in der Datei und haben keine Wirkung</translation>
    </message>
    <message>
        <source>a network of the type %1 became %2</source>
        <translation>ein Netz der Art %1 wurde %2</translation>
    </message>
    <message>
        <source>an external network that leads nowhere yet</source>
        <translation>ein externes Netzwerk, das noch nirgends hinführt</translation>
    </message>
    <message>
        <source>a network that joins no two interfaces is left out</source>
        <translation>ein Netz, das keine zwei Schnittstellen verbindet, wurde ausgelassen</translation>
    </message>
    <message>
        <source>a link&apos;s conditioning is no number: it is not emulated</source>
        <translation>die Emulation einer Verbindung ist keine Zahl: Sie wird nicht emuliert</translation>
    </message>
    <message>
        <source>a link&apos;s impairment is no number: it is not emulated</source>
        <translation>die Beeinträchtigung einer Verbindung ist keine Zahl: Sie wird nicht emuliert</translation>
    </message>
    <message>
        <source>a link&apos;s impairment %1 is kept in the file and has no effect</source>
        <translation>die Beeinträchtigung %1 einer Verbindung bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>an annotation is not drawn: %1; it is kept in the file</source>
        <translation>eine Anmerkung wird nicht gezeichnet: %1; sie bleibt in der Datei</translation>
    </message>
    <message>
        <source>a text or shape is not drawn: %1; it is kept in the file</source>
        <translation>ein Text oder eine Form wird nicht gezeichnet: %1; sie bleibt in der Datei</translation>
    </message>
    <message>
        <source>the lab&apos;s %1 are kept in the file and have no further effect</source>
        <translation>%1 des Labors bleiben in der Datei und haben keine weitere Wirkung</translation>
    </message>
    <message>
        <source>the lab&apos;s %1 is kept in the file and has no effect</source>
        <translation>%1 des Labors bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>an interface&apos;s quality is no number: it is not emulated</source>
        <translation>die Güte einer Schnittstelle ist keine Zahl: Sie wird nicht emuliert</translation>
    </message>
    <message>
        <source>an interface&apos;s jitter is kept in the file and has no effect</source>
        <translation>der Jitter einer Schnittstelle bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>an interface&apos;s %1 is kept in the file and has no effect</source>
        <translation>%1 einer Schnittstelle bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>an interface&apos;s address %1 is kept in the file and has no effect</source>
        <translation>die Adresse %1 einer Schnittstelle bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>an interface is in a network that is not there</source>
        <translation>eine Schnittstelle ist in einem Netz, das es nicht gibt</translation>
    </message>
    <message>
        <source>a serial link leads to an interface that is not there</source>
        <translation>eine serielle Verbindung führt zu einer Schnittstelle, die es nicht gibt</translation>
    </message>
    <message>
        <source>a node&apos;s graph-posX and graph-posY are no position</source>
        <translation>graph-posX und graph-posY eines Knotens sind keine Lage</translation>
    </message>
    <message>
        <source>a dummy interface became one without a connection</source>
        <translation>eine Schnittstelle „dummy“ wurde eine ohne Verbindung</translation>
    </message>
    <message>
        <source>a command has {{, which containerlab takes for a template</source>
        <translation>ein Befehl enthält {{, was containerlab für eine Vorlage hält</translation>
    </message>
    <message>
        <source>the topology&apos;s name was changed to %1</source>
        <translation>der Name der Topologie wurde in %1 geändert</translation>
    </message>
    <message>
        <source>an interface leads to a node that no link leads to</source>
        <translation>eine Schnittstelle führt zu einem Knoten, zu dem keine Verbindung führt</translation>
    </message>
    <message>
        <source>the coordinates of a node are none</source>
        <translation>die Koordinaten eines Knotens sind keine</translation>
    </message>
    <message>
        <source>a link&apos;s %1 is no number</source>
        <translation>%1 einer Verbindung ist keine Zahl</translation>
    </message>
    <message>
        <source>of a shape that was left out: %1</source>
        <translation>von einer Form, die ausgelassen wurde: %1</translation>
    </message>
    <message>
        <source>&lt;%1&gt; has no counterpart: it is kept in the file and has no effect</source>
        <translation>&lt;%1&gt; hat keine Entsprechung: Es bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>of &lt;%1&gt;: %2 is no number: it is kept in the file and has no effect</source>
        <translation>von &lt;%1&gt;: %2 ist keine Zahl: Es bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>hidden nodes are shown</source>
        <translation>verborgene Knoten werden gezeigt</translation>
    </message>
    <message>
        <source>the shapes cannot be read: they are kept in the file</source>
        <translation>die Formen können nicht gelesen werden: Sie bleiben in der Datei</translation>
    </message>
    <message>
        <source>a shape cannot be read: it is kept in the file</source>
        <translation>eine Form kann nicht gelesen werden: Sie bleibt in der Datei</translation>
    </message>
    <message>
        <source>a value of &apos;%1&apos; is no %2: it is kept in the file and has no effect</source>
        <translation>ein Wert von „%1“ hat nicht die richtige Art (%2): Er bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of a link is neither true nor false</source>
        <translation>„%1“ einer Verbindung ist weder true noch false</translation>
    </message>
    <message>
        <source>the link filter %1 has no number: it is kept in the file and has no effect</source>
        <translation>der Verbindungsfilter %1 hat keine Zahl: Er bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>the link filter %1 has no counterpart: kept in the file, without effect</source>
        <translation>der Verbindungsfilter %1 hat keine Entsprechung: Er bleibt in der Datei, ohne Wirkung</translation>
    </message>
    <message>
        <source>a graph inside a node: its nodes stand beside it</source>
        <translation>ein Graph in einem Knoten: Seine Knoten stehen neben ihm</translation>
    </message>
    <message>
        <source>ToMaTo&apos;s attributes cannot be read: %1</source>
        <translation>die Attribute von ToMaTo können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>with an edge that was left out %1 was left out, too</source>
        <translation>mit einer ausgelassenen Kante wurde auch %1 ausgelassen</translation>
    </message>
    <message>
        <source>the file has %1 graphs: they are parts of one topology</source>
        <translation>die Datei hat %1 Graphen: Sie sind Teile einer Topologie</translation>
    </message>
    <message>
        <source>an element of the type %1 became a router</source>
        <translation>ein Element der Art %1 wurde ein Router</translation>
    </message>
    <message>
        <source>characters that XML cannot hold were replaced</source>
        <translation>Zeichen, die XML nicht enthalten kann, wurden ersetzt</translation>
    </message>
    <message>
        <source>files beside the lab stay in the archive</source>
        <translation>Dateien neben dem Labor bleiben im Archiv</translation>
    </message>
    <message>
        <source>a node&apos;s option %1 is kept in the file and has no effect</source>
        <translation>die Option %1 eines Knotens bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>a link&apos;s option %1 is kept in the file and has no effect</source>
        <translation>die Option %1 einer Verbindung bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>a link&apos;s %1 is no time: it is not emulated</source>
        <translation>%1 einer Verbindung ist keine Zeit: Sie wird nicht emuliert</translation>
    </message>
    <message>
        <source>the MTU of a link between switches is not in the script</source>
        <translation>die MTU einer Verbindung zwischen Switches steht nicht im Skript</translation>
    </message>
    <message>
        <source>a group of links became its members: what it says of all of them is kept in the file and has no effect</source>
        <translation>aus einer Gruppe von Verbindungen wurden ihre Mitglieder: Was sie von allen sagt, bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>a link of several (LAG) became its members: what it says of all of them is kept in the file and has no effect</source>
        <translation>aus einer Verbindung aus mehreren (LAG) wurden ihre Mitglieder: Was sie von allen sagt, bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>links stand in lists with names: the names have no effect</source>
        <translation>Verbindungen stehen in Listen mit Namen: Die Namen haben keine Wirkung</translation>
    </message>
    <message>
        <source>a VLAN&apos;s links became links without it</source>
        <translation>aus Verbindungen eines VLANs wurden Verbindungen ohne es</translation>
    </message>
    <message>
        <source>plugins are not run: what they would add is not there</source>
        <translation>Plugins werden nicht ausgeführt: Was sie hinzufügen würden, fehlt</translation>
    </message>
    <message>
        <source>a name stands twice among the nodes: links lead to the first one</source>
        <translation>ein Name steht zweimal unter den Knoten: Verbindungen führen zum ersten</translation>
    </message>
    <message>
        <source>links without a prefix have no addresses but those that they say: netlab would take them from its pools</source>
        <translation>Verbindungen ohne Präfix haben nur die Adressen, die sie nennen: netlab nähme sie aus seinen Vorräten</translation>
    </message>
    <message>
        <source>a stub became an interface without a connection</source>
        <translation>ein Stummel wurde eine Schnittstelle ohne Verbindung</translation>
    </message>
    <message>
        <source>a link of more than two nodes became a switch</source>
        <translation>eine Verbindung von mehr als zwei Knoten wurde ein Switch</translation>
    </message>
    <message>
        <source>the position lies too far out</source>
        <translation>die Lage ist zu weit draußen</translation>
    </message>
    <message>
        <source>the latitude or longitude is none</source>
        <translation>die geografische Breite oder Länge ist keine</translation>
    </message>
    <message>
        <source>the nodes of %1 canvases lie beside each other</source>
        <translation>die Knoten von %1 Zeichenflächen liegen nebeneinander</translation>
    </message>
    <message>
        <source>the interface %1 of %2 is in use: another became %3</source>
        <translation>die Schnittstelle %1 von %2 ist belegt: Eine andere wurde %3</translation>
    </message>
    <message>
        <source>the gateway %1 was read as %2</source>
        <translation>das Gateway %1 wurde als %2 gelesen</translation>
    </message>
    <message>
        <source>a link joins %1 with itself: it was left out</source>
        <translation>eine Verbindung verbindet %1 mit sich selbst: Sie wurde ausgelassen</translation>
    </message>
    <message>
        <source>a link&apos;s bandwidth is less than 100 bit/s, the least that can be emulated: it is unlimited here</source>
        <translation>die Bandbreite einer Verbindung ist kleiner als 100 bit/s, das Kleinste, was emuliert werden kann: Sie ist hier unbegrenzt</translation>
    </message>
    <message>
        <source>a link&apos;s %1 is not from 0 to %2: it is not emulated</source>
        <translation>%1 einer Verbindung liegt nicht zwischen 0 und %2: Sie wird nicht emuliert</translation>
    </message>
    <message>
        <source>names lost their control characters</source>
        <translation>Namen verloren ihre Steuerzeichen</translation>
    </message>
    <message>
        <source>%1 is no MAC address of an interface</source>
        <translation>%1 ist keine MAC-Adresse einer Schnittstelle</translation>
    </message>
    <message>
        <source>%1 is no MTU</source>
        <translation>%1 ist keine MTU</translation>
    </message>
    <message>
        <source>%1 is no address of a gateway</source>
        <translation>%1 ist keine Adresse eines Gateways</translation>
    </message>
    <message>
        <source>%1 is no address</source>
        <translation>%1 ist keine Adresse</translation>
    </message>
    <message>
        <source>the file&apos;s %1 is kept in the file and has no effect</source>
        <translation>%1 der Datei bleibt in ihr und hat keine Wirkung</translation>
    </message>
    <message>
        <source>a link&apos;s conditioning %1 is kept in the file and has no effect</source>
        <translation>die Emulation %1 einer Verbindung bleibt in der Datei und hat keine Wirkung</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>expected %L1, found %L2</source>
        <translation>erwartet %L1, gefunden %L2</translation>
    </message>
    <message>
        <source>expected a ratio of %L1, found %L2: %L3</source>
        <translation>ein Verhältnis von %L1 erwartet, gefunden %L2: %L3</translation>
    </message>
    <message>
        <source>%L1 at %L2 (%3 runs), %L4 at %L5 (%6 runs)</source>
        <translation>%L1 bei %L2 (%3 Läufe), %L4 bei %L5 (%6 Läufe)</translation>
    </message>
    <message>
        <source>%L1 at %L2 (1 run), %L3 at %L4 (1 run)</source>
        <translation>%L1 bei %L2 (1 Lauf), %L3 bei %L4 (1 Lauf)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; measured nothing at %L2</source>
        <translation>„%1“ hat bei %L2 nichts gemessen</translation>
    </message>
    <message>
        <source>nothing can be divided by 0: %L1</source>
        <translation>durch 0 kann nichts geteilt werden: %L1</translation>
    </message>
    <message>
        <source>%L1 on %2 in the whole run</source>
        <translation>%L1 auf %2 im ganzen Lauf</translation>
    </message>
    <message>
        <source>%L1 on %2 from %L3 to %L4</source>
        <translation>%L1 auf %2 von %L3 bis %L4</translation>
    </message>
    <message>
        <source>%L1 on %2 in the whole run, from packet %3 to packet %4</source>
        <translation>%L1 auf %2 im ganzen Lauf, von Paket %3 bis Paket %4</translation>
    </message>
    <message>
        <source>%L1 on %2 from %L3 to %L4, from packet %5 to packet %6</source>
        <translation>%L1 auf %2 von %L3 bis %L4, von Paket %5 bis Paket %6</translation>
    </message>
    <message>
        <source>%1 in the whole run</source>
        <translation>%1 im ganzen Lauf</translation>
    </message>
    <message>
        <source>%1 from %L2 to %L3</source>
        <translation>%1 von %L2 bis %L3</translation>
    </message>
    <message>
        <source>in the whole run</source>
        <translation>im ganzen Lauf</translation>
    </message>
    <message>
        <source>from %L1 to %L2</source>
        <translation>von %L1 bis %L2</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>zum Ende</translation>
    </message>
    <message>
        <source>%L1 packets</source>
        <translation>%L1 Pakete</translation>
    </message>
    <message>
        <source>%L1 packets on %2, %L3 of them on %4</source>
        <translation>%L1 Pakete auf %2, davon %L3 auf %4</translation>
    </message>
    <message>
        <source>%L1 packets on %2, which have no rate; from and until give it a time</source>
        <translation>%L1 Pakete auf %2, die keine Rate haben; from und until geben ihr eine Zeit</translation>
    </message>
    <message>
        <source>%L1 to %2; it is %3</source>
        <translation>%L1 nach %2; es ist %3</translation>
    </message>
    <message>
        <source>%L1 to %2; the slowest is %3</source>
        <translation>%L1 nach %2; das langsamste ist %3</translation>
    </message>
    <message>
        <source>%L1 came; the first is %2</source>
        <translation>%L1 kamen; das erste ist %2</translation>
    </message>
    <message>
        <source>%L1 (%L2 of %L3) between %4 and %5</source>
        <translation>%L1 (%L2 von %L3) zwischen %4 und %5</translation>
    </message>
    <message>
        <source>%L1 (%2)</source>
        <translation>%L1 (%2)</translation>
    </message>
    <message>
        <source>packet %1 on %2 at %L3 s (%4)</source>
        <translation>Paket %1 auf %2 bei %L3 s (%4)</translation>
    </message>
    <message>
        <source>%1 on %2 at %L3 s (%4)</source>
        <translation>%1 auf %2 bei %L3 s (%4)</translation>
    </message>
    <message>
        <source>%1 came before %2</source>
        <translation>%1 kam vor %2</translation>
    </message>
    <message>
        <source>%1 against %2: one %3</source>
        <translation>%1 gegen %2: eine %3</translation>
    </message>
    <message>
        <source>%L1 delays with a median of %L2 ms</source>
        <translation>%L1 Verzögerungen mit einem Median von %L2 ms</translation>
    </message>
    <message>
        <source>is of another distribution (p = %L1, less than %L2)</source>
        <translation>ist von anderer Verteilung (p = %L1, kleiner als %L2)</translation>
    </message>
    <message>
        <source>has no samples to compare</source>
        <translation>hat keine Stichprobe zum Vergleich</translation>
    </message>
    <message>
        <source>%1 of %2 packets are the same as earlier ones, so that they cannot be told apart</source>
        <translation>%1 von %2 Paketen sind dieselben wie frühere, sodass sie nicht zu unterscheiden sind</translation>
    </message>
    <message>
        <source>no time is %1</source>
        <translation>keine Zeit ist %1</translation>
    </message>
    <message>
        <source>no time passes %1</source>
        <translation>keine Zeit vergeht %1</translation>
    </message>
    <message>
        <source>no packet was on %1</source>
        <translation>kein Paket war auf %1</translation>
    </message>
    <message>
        <source>no packet was seen on %1</source>
        <translation>kein Paket wurde gesehen auf %1</translation>
    </message>
    <message>
        <source>none was seen on %1</source>
        <translation>keines wurde gesehen auf %1</translation>
    </message>
    <message>
        <source>none of %L1 packets came to %2</source>
        <translation>keines von %L1 Paketen kam bis %2</translation>
    </message>
    <message>
        <source>the packet that comes first was never on %1</source>
        <translation>das Paket, das zuerst kommt, war nie auf %1</translation>
    </message>
    <message>
        <source>the packet that comes later was never on %1</source>
        <translation>das Paket, das später kommt, war nie auf %1</translation>
    </message>
    <message>
        <source>the packet that comes first was not seen before the other one on %1</source>
        <translation>das Paket, das zuerst kommt, wurde nicht vor dem anderen gesehen auf %1</translation>
    </message>
    <message>
        <source>the packet that comes later was seen later on %1</source>
        <translation>das Paket, das später kommt, wurde später gesehen auf %1</translation>
    </message>
    <message>
        <source>the step never began</source>
        <translation>der Schritt begann nie</translation>
    </message>
    <message>
        <source>the step &apos;%1&apos; never began</source>
        <translation>der Schritt „%1“ begann nie</translation>
    </message>
    <message>
        <source>it has no exit code</source>
        <translation>er hat keinen Exit-Code</translation>
    </message>
    <message>
        <source>it has no exit code (began at %L1)</source>
        <translation>er hat keinen Exit-Code (begann bei %L1)</translation>
    </message>
    <message>
        <source>its exit code is %1, expected %L2</source>
        <translation>sein Exit-Code ist %1, erwartet %L2</translation>
    </message>
    <message>
        <source>its exit code is %1, expected %L2 (began at %L3)</source>
        <translation>sein Exit-Code ist %1, erwartet %L2 (begann bei %L3)</translation>
    </message>
    <message>
        <source>its output has no &apos;%1&apos;</source>
        <translation>seine Ausgabe enthält kein „%1“</translation>
    </message>
    <message>
        <source>its output has no &apos;%1&apos; (began at %L2)</source>
        <translation>seine Ausgabe enthält kein „%1“ (begann bei %L2)</translation>
    </message>
    <message>
        <source>%L1 in its output</source>
        <translation>%L1 in seiner Ausgabe</translation>
    </message>
    <message>
        <source>%L1 in its output (began at %L2)</source>
        <translation>%L1 in seiner Ausgabe (begann bei %L2)</translation>
    </message>
    <message>
        <source>cannot read its output: %1</source>
        <translation>seine Ausgabe kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>expected a number in its output, found &apos;%1&apos;</source>
        <translation>in seiner Ausgabe wurde eine Zahl erwartet, gefunden „%1“</translation>
    </message>
    <message>
        <source>was not recorded</source>
        <translation>wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>%L1 packets are not in the recording, so that nothing can be said of it (capture_segments keeps more)</source>
        <translation>%L1 Pakete sind nicht in der Aufzeichnung, sodass nichts darüber gesagt werden kann (capture_segments behält mehr)</translation>
    </message>
    <message>
        <source>there is no such end</source>
        <translation>dieses Ende gibt es nicht</translation>
    </message>
    <message>
        <source>the run ended at %L1</source>
        <translation>der Lauf endete bei %L1</translation>
    </message>
    <message>
        <source>%1 was recorded only where &quot;%2&quot; matches</source>
        <translation>%1 wurde nur aufgezeichnet, wo „%2“ zutrifft</translation>
    </message>
    <message>
        <source>only %L1 bytes of each frame on %2 were recorded, and the filter looks at more</source>
        <translation>nur %L1 Bytes jedes Frames auf %2 wurden aufgezeichnet, und der Filter sieht mehr an</translation>
    </message>
    <message>
        <source>only what %1 sends was recorded on %2</source>
        <translation>nur was %1 sendet, wurde auf %2 aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 was not recorded from %L2 to %L3</source>
        <translation>%1 wurde nicht aufgezeichnet von %L2 bis %L3</translation>
    </message>
    <message>
        <source>packets went before they were read</source>
        <translation>Pakete gingen verloren, bevor sie gelesen wurden</translation>
    </message>
    <message>
        <source>a packet was not recorded whole</source>
        <translation>ein Paket wurde nicht ganz aufgezeichnet</translation>
    </message>
    <message>
        <source>packet %1 was not recorded whole, so that it cannot be found elsewhere</source>
        <translation>Paket %1 wurde nicht ganz aufgezeichnet, sodass es anderswo nicht zu finden ist</translation>
    </message>
    <message>
        <source>more packets than are judged while the run goes on</source>
        <translation>mehr Pakete, als beurteilt werden, solange der Lauf dauert</translation>
    </message>
    <message>
        <source>%L1, but %2</source>
        <translation>%L1, aber %2</translation>
    </message>
    <message>
        <source>%L1; the first too many is %2</source>
        <translation>%L1; das erste überzählige ist %2</translation>
    </message>
    <message>
        <source>%L1; the last is %2</source>
        <translation>%L1; das letzte ist %2</translation>
    </message>
    <message>
        <source>%L1; the first lost is %2</source>
        <translation>%L1; das erste verlorene ist %2</translation>
    </message>
    <message>
        <source>%L1; the first after that is %2</source>
        <translation>%L1; das erste danach ist %2</translation>
    </message>
    <message>
        <source>none was on %1 in the whole run</source>
        <translation>keines war auf %1 im ganzen Lauf</translation>
    </message>
    <message>
        <source>none was on %1 from %L2 to %L3</source>
        <translation>keines war auf %1 von %L2 bis %L3</translation>
    </message>
    <message>
        <source>none was seen on %1 in the whole run</source>
        <translation>keines wurde gesehen auf %1 im ganzen Lauf</translation>
    </message>
    <message>
        <source>no packet was on %1 in the whole run</source>
        <translation>kein Paket war auf %1 im ganzen Lauf</translation>
    </message>
    <message>
        <source>no time passes in the whole run</source>
        <translation>im ganzen Lauf vergeht keine Zeit</translation>
    </message>
    <message>
        <source>the engine does not answer</source>
        <translation>die Engine antwortet nicht</translation>
    </message>
    <message>
        <source>the engine ended: %1</source>
        <translation>die Engine endete: %1</translation>
    </message>
    <message>
        <source>is not connected</source>
        <translation>ist nicht verbunden</translation>
    </message>
    <message>
        <source>tomato-engine ended there</source>
        <translation>tomato-engine ist dort zu Ende</translation>
    </message>
    <message>
        <source>tomato-engine ended there: %1</source>
        <translation>tomato-engine ist dort zu Ende: %1</translation>
    </message>
    <message>
        <source>ssh did not get there</source>
        <translation>ssh kam nicht dorthin</translation>
    </message>
    <message>
        <source>ssh did not get there: %1</source>
        <translation>ssh kam nicht dorthin: %1</translation>
    </message>
    <message>
        <source>ssh may not log in: %1 (try: ssh %2)</source>
        <translation>ssh darf sich nicht anmelden: %1 (versuchen: ssh %2)</translation>
    </message>
    <message>
        <source>ssh does not know its key: %1 (look at it once: ssh %2)</source>
        <translation>ssh kennt den Schlüssel nicht: %1 (einmal ansehen: ssh %2)</translation>
    </message>
    <message>
        <source>tomato-engine is not there: sudo apt install tomato-desktop, or name its folder in hosts.conf</source>
        <translation>tomato-engine ist nicht da: sudo apt install tomato-desktop, oder den Ordner in hosts.conf nennen</translation>
    </message>
    <message>
        <source>tomato-engine is not there: sudo apt install tomato-desktop, or name its folder in hosts.conf: %1</source>
        <translation>tomato-engine ist nicht da: sudo apt install tomato-desktop, oder den Ordner in hosts.conf nennen: %1</translation>
    </message>
    <message>
        <source>the host %1 cannot be reached: %2</source>
        <translation>der Host %1 ist nicht zu erreichen: %2</translation>
    </message>
    <message>
        <source>the connection ended</source>
        <translation>die Verbindung ist abgebrochen</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>er antwortet nicht</translation>
    </message>
    <message>
        <source>the trunk ended</source>
        <translation>die Strecke ist abgebrochen</translation>
    </message>
    <message>
        <source>no datagram got through within %1 s</source>
        <translation>in %1 s kam kein Datagramm durch</translation>
    </message>
    <message>
        <source>no datagram got through to %1, UDP port %2 within %3 s</source>
        <translation>zu %1, UDP-Port %2, kam in %3 s kein Datagramm durch</translation>
    </message>
    <message>
        <source>it has no UDP</source>
        <translation>er hat kein UDP</translation>
    </message>
    <message>
        <source>ssh did not say which address it reached: give the key address</source>
        <translation>ssh hat nicht gesagt, welche Adresse es erreicht hat: den Schlüssel address angeben</translation>
    </message>
    <message>
        <source>it says an address that is none</source>
        <translation>er nennt eine Adresse, die keine ist</translation>
    </message>
    <message>
        <source>%1 is no address and no name of a machine</source>
        <translation>%1 ist weder eine Adresse noch der Name eines Rechners</translation>
    </message>
    <message>
        <source>datagrams do not get through any more</source>
        <translation>Datagramme kommen nicht mehr durch</translation>
    </message>
    <message>
        <source>the other end ended DTLS</source>
        <translation>das andere Ende hat DTLS beendet</translation>
    </message>
    <message>
        <source>the kernel refuses the filter of %1 instructions: %2</source>
        <translation>der Kernel weist den Filter von %1 Anweisungen ab: %2</translation>
    </message>
    <message>
        <source>the archive cannot be read</source>
        <translation>das Archiv kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 is no IPv4 address with a prefix length, such as %2</source>
        <translation>%1 ist keine IPv4-Adresse mit Präfixlänge, wie %2</translation>
    </message>
    <message>
        <source>%1 is no IPv6 address with a prefix length, such as %2</source>
        <translation>%1 ist keine IPv6-Adresse mit Präfixlänge, wie %2</translation>
    </message>
    <message>
        <source>packet %1</source>
        <translation>Paket %1</translation>
    </message>
    <message>
        <source>only a host, router, switch, hub or external network can be added</source>
        <translation>hinzugefügt werden kann nur ein Host, Router, Switch, Hub oder externes Netzwerk</translation>
    </message>
    <message>
        <source>is no list of this program</source>
        <translation>ist keine Liste dieses Programms</translation>
    </message>
    <message>
        <source>an interface lies where its device lies</source>
        <translation>eine Schnittstelle liegt da, wo ihr Gerät liegt</translation>
    </message>
    <message>
        <source>another interface has the name %1</source>
        <translation>eine andere Schnittstelle hat den Namen %1</translation>
    </message>
    <message>
        <source>an edge leads to no node</source>
        <translation>eine Kante führt zu keinem Knoten</translation>
    </message>
    <message>
        <source>Graphviz could not place the graph with %1</source>
        <translation>Graphviz konnte den Graphen mit %1 nicht anordnen</translation>
    </message>
    <message>
        <source>Graphviz gave no place to some element</source>
        <translation>Graphviz gab einem Element keinen Platz</translation>
    </message>
    <message>
        <source>there is no engine %1; there are dot, neato, fdp, sfdp, circo and twopi</source>
        <translation>es gibt kein Verfahren %1; es gibt dot, neato, fdp, sfdp, circo und twopi</translation>
    </message>
    <message>
        <source>a bundle has at most %1 files: pack fewer runs</source>
        <translation>ein Bündel hat höchstens %1 Dateien: Packen Sie weniger Läufe</translation>
    </message>
    <message>
        <source>became shorter while it was read</source>
        <translation>wurde kürzer, während es gelesen wurde</translation>
    </message>
    <message>
        <source>the bundle cannot be read back: %1</source>
        <translation>das Bündel kann nicht zurückgelesen werden: %1</translation>
    </message>
    <message>
        <source>nobody could open this bundle: %1</source>
        <translation>niemand könnte dieses Bündel öffnen: %1</translation>
    </message>
    <message>
        <source>tomato-plot, which draws, is missing</source>
        <translation>tomato-plot, das zeichnet, fehlt</translation>
    </message>
    <message>
        <source>there is no experiment.tomato4.json in it</source>
        <translation>darin ist kein experiment.tomato4.json</translation>
    </message>
    <message>
        <source>is cut off at byte %1</source>
        <translation>ist bei Byte %1 abgeschnitten</translation>
    </message>
    <message>
        <source>the block at byte %1 has no good length</source>
        <translation>der Block bei Byte %1 hat keine gültige Länge</translation>
    </message>
    <message>
        <source>cannot read</source>
        <translation>kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>there is no program %1 in %2</source>
        <translation>es gibt kein Programm %1 in %2</translation>
    </message>
    <message>
        <source>%1 in %2 ended at %L3 s with exit code %4: %5</source>
        <translation>%1 in %2 endete bei %L3 s mit Exit-Code %4: %5</translation>
    </message>
    <message>
        <source>%1 in %2 ended at %L3 s with exit code %4</source>
        <translation>%1 in %2 endete bei %L3 s mit Exit-Code %4</translation>
    </message>
    <message>
        <source>there is no program %1 on this machine, which runs in %2</source>
        <translation>es gibt auf diesem Rechner kein Programm %1, das in %2 läuft</translation>
    </message>
    <message>
        <source>this machine&apos;s kernel cannot lead frames past others (sch_htb, cls_bpf) and does without: %1</source>
        <translation>der Kernel dieses Rechners kann Frames nicht an anderen vorbeiführen (sch_htb, cls_bpf), und es geht ohne: %1</translation>
    </message>
    <message>
        <source>FRR has no %1 here: apt install frr</source>
        <translation>FRR hat hier kein %1: apt install frr</translation>
    </message>
</context>
<context>
    <name>ExtcapTexts</name>
    <message>
        <source>What %1 sends</source>
        <translation>Was %1 sendet</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Which packets are shown</source>
        <translation>Welche Pakete gezeigt werden</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beides</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>A capture filter of this view alone, or a display filter that one can say; a recording keeps its own</source>
        <translation>Ein Aufzeichnungsfilter nur für diese Ansicht oder ein Anzeigefilter, der sich so sagen lässt; eine Aufzeichnung behält ihren eigenen</translation>
    </message>
    <message>
        <source>Begin with what was recorded before</source>
        <translation>Mit dem vorher Aufgezeichneten beginnen</translation>
    </message>
    <message>
        <source>Packets that the connection&apos;s ring holds come first</source>
        <translation>Pakete, die der Ring der Verbindung enthält, kommen zuerst</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>As they were sent, or as they left the link at the far end</source>
        <translation>Wie sie gesendet wurden oder wie sie den Link am fernen Ende verließen</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>Wie gesendet</translation>
    </message>
    <message>
        <source>As sent and as delivered</source>
        <translation>Wie gesendet und wie zugestellt</translation>
    </message>
    <message>
        <source>As delivered</source>
        <translation>Wie zugestellt</translation>
    </message>
    <message>
        <source>A capture or display filter of this view alone; it counts from now on</source>
        <translation>Ein Aufzeichnungs- oder Anzeigefilter nur für diese Ansicht; er gilt von jetzt an</translation>
    </message>
    <message>
        <source>every packet</source>
        <translation>jedes Paket</translation>
    </message>
    <message>
        <source>What the first end sends</source>
        <translation>Was das erste Ende sendet</translation>
    </message>
    <message>
        <source>What the second end sends</source>
        <translation>Was das zweite Ende sendet</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Früheres</translation>
    </message>
    <message>
        <source>Packets that the connection&apos;s ring holds come first; from the next start on</source>
        <translation>Pakete, die der Ring der Verbindung enthält, kommen zuerst; ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What became of each change</source>
        <translation>Was aus jeder Änderung wurde</translation>
    </message>
    <message>
        <source>%1: filter %2, direction %3, arrivals %4</source>
        <translation>%1: Filter %2, Richtung %3, Ankünfte %4</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
</context>
<context>
    <name>FieldCheck</name>
    <message>
        <source>“%1” is no IPv4 address</source>
        <translation>„%1“ ist keine IPv4-Adresse</translation>
    </message>
    <message>
        <source>“%1” is no IPv6 address</source>
        <translation>„%1“ ist keine IPv6-Adresse</translation>
    </message>
    <message>
        <source>The prefix length is missing: write it like %1</source>
        <translation>Die Präfixlänge fehlt: schreiben Sie es wie %1</translation>
    </message>
    <message>
        <source>The prefix length “%1” is not between 1 and %2</source>
        <translation>Die Präfixlänge „%1“ liegt nicht zwischen 1 und %2</translation>
    </message>
    <message>
        <source>A host name has at most 64 characters</source>
        <translation>Ein Hostname hat höchstens 64 Zeichen</translation>
    </message>
    <message>
        <source>“%1” is no host name: letters, digits and hyphens are allowed</source>
        <translation>„%1“ ist kein Hostname: erlaubt sind Buchstaben, Ziffern und Bindestriche</translation>
    </message>
    <message>
        <source>“%1” is no VLAN from 1 to 4094</source>
        <translation>„%1“ ist kein VLAN von 1 bis 4094</translation>
    </message>
    <message>
        <source>“%1” is no range of VLANs: write it like 20-30</source>
        <translation>„%1“ ist kein Bereich von VLANs: schreiben Sie ihn wie 20-30</translation>
    </message>
</context>
<context>
    <name>FilterEntries</name>
    <message>
        <source>Apply as Filter: %1</source>
        <translation>Als Filter anwenden: %1</translation>
    </message>
    <message>
        <source>Apply as Filter: not %1</source>
        <translation>Als Filter anwenden: not %1</translation>
    </message>
    <message>
        <source>Add to the Filter: and %1</source>
        <translation>Zum Filter hinzufügen: and %1</translation>
    </message>
    <message>
        <source>Add to the Filter: and not %1</source>
        <translation>Zum Filter hinzufügen: and not %1</translation>
    </message>
</context>
<context>
    <name>FirstCaptureTour</name>
    <message>
        <source>Add two hosts</source>
        <translation>Zwei Hosts hinzufügen</translation>
    </message>
    <message>
        <source>Click Host twice. You can also drag it to its place on the canvas.</source>
        <translation>Klicken Sie zweimal auf Host. Sie können ihn auch an seinen Platz auf der Zeichenfläche ziehen.</translation>
    </message>
    <message>
        <source>Connect them</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Choose this tool, or press C, then drag from one host to the other.</source>
        <translation>Wählen Sie dieses Werkzeug, oder drücken Sie C, und ziehen Sie von einem Host zum anderen.</translation>
    </message>
    <message>
        <source>Give them addresses</source>
        <translation>Adressen vergeben</translation>
    </message>
    <message>
        <source>This gives an IPv4 and an IPv6 address to each interface, so that the hosts reach each other.</source>
        <translation>Damit bekommt jede Schnittstelle eine IPv4- und eine IPv6-Adresse, und die Hosts erreichen einander.</translation>
    </message>
    <message>
        <source>Enable packet capturing</source>
        <translation>Paketmitschnitt einschalten</translation>
    </message>
    <message>
        <source>Double-click the connection. In the tab Packet Capturing, tick Enable packet capturing, choose Both, and save.</source>
        <translation>Doppelklicken Sie auf die Verbindung. Schalten Sie im Reiter „Paketmitschnitt“ den Mitschnitt ein, wählen Sie „Beides“, und speichern Sie.</translation>
    </message>
    <message>
        <source>Start the lab</source>
        <translation>Labor starten</translation>
    </message>
    <message>
        <source>The hosts become real: namespaces of this machine, each with a network of its own.</source>
        <translation>Die Hosts werden wirklich: Namensräume dieser Maschine, jeder mit einem eigenen Netz.</translation>
    </message>
    <message>
        <source>Make some traffic</source>
        <translation>Verkehr erzeugen</translation>
    </message>
    <message>
        <source>See the packets</source>
        <translation>Die Pakete ansehen</translation>
    </message>
    <message>
        <source>That was your first capture</source>
        <translation>Das war Ihr erster Mitschnitt</translation>
    </message>
    <message>
        <source>With Live capture info you watch a connection in Wireshark while packets cross. The manual (F1) tells the rest.</source>
        <translation>Mit „Info zum Live-Mitschnitt“ sehen Sie einer Verbindung in Wireshark zu, während Pakete laufen. Alles Weitere steht im Handbuch (F1).</translation>
    </message>
    <message>
        <source>Right-click a host, choose Run Command, and ping the other one by its name, such as ping -c 3 host2. The mark on the connection counts the packets; the tour goes on when an answer crossed it.</source>
        <translation>Klicken Sie mit der rechten Maustaste auf einen Host, wählen Sie „Befehl ausführen“ und pingen Sie den anderen mit seinem Namen, etwa ping -c 3 host2. Die Marke an der Verbindung zählt die Pakete; der Rundgang geht weiter, wenn eine Antwort über sie lief.</translation>
    </message>
    <message>
        <source>Right-click the connection and choose Show Packets, or Download Capture to save them as a file. The recording goes on meanwhile.</source>
        <translation>Klicken Sie mit der rechten Maustaste auf die Verbindung und wählen Sie „Pakete zeigen“, oder „Mitschnitt herunterladen“, um sie als Datei zu speichern. Die Aufzeichnung geht unterdessen weiter.</translation>
    </message>
</context>
<context>
    <name>HelpText</name>
    <message>
        <source>About ToMaTo Desktop</source>
        <translation>Über ToMaTo Desktop</translation>
    </message>
    <message>
        <source>&lt;h3&gt;ToMaTo Desktop %1&lt;/h3&gt;&lt;p&gt;Draw a network, run it as a lab on this machine, and capture packets on any of its connections.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;&lt;p&gt;Plugins: %2&lt;/p&gt;</source>
        <translation>&lt;h3&gt;ToMaTo Desktop %1&lt;/h3&gt;&lt;p&gt;Zeichnen Sie ein Netzwerk, lassen Sie es als Labor auf diesem Rechner laufen und schneiden Sie Pakete auf beliebigen Verbindungen mit.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder neuer.&lt;/p&gt;&lt;p&gt;Plugins: %2&lt;/p&gt;</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>HostTexts</name>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none: %1</source>
        <translation>keine: %1</translation>
    </message>
    <message>
        <source>ssh stream</source>
        <translation>Strom von ssh</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>No frames get to %1 now (%2).</source>
        <translation>Zu %1 kommen jetzt keine Frames (%2).</translation>
    </message>
    <message>
        <source>By the stream of ssh, through this machine</source>
        <translation>Über den Strom von ssh, durch diesen Rechner</translation>
    </message>
    <message>
        <source>By the stream of ssh</source>
        <translation>Über den Strom von ssh</translation>
    </message>
    <message>
        <source>which adds about %1 to each frame&apos;s way</source>
        <translation>der zum Weg jedes Frames etwa %1 hinzufügt</translation>
    </message>
    <message>
        <source>whose delay is not measured yet</source>
        <translation>dessen Verzögerung noch nicht gemessen ist</translation>
    </message>
    <message>
        <source>%1, %2; what the network loses is sent again, and shows as delay.</source>
        <comment>way, delay</comment>
        <translation>%1, %2; was das Netz verliert, wird noch einmal gesendet und zeigt sich als Verzögerung.</translation>
    </message>
    <message>
        <source>UDP, packets of %1 bytes</source>
        <translation>UDP, Pakete zu %1 Byte</translation>
    </message>
    <message>
        <source>By UDP, through this machine</source>
        <translation>Mit UDP, über diesen Rechner</translation>
    </message>
    <message>
        <source>By UDP</source>
        <translation>Mit UDP</translation>
    </message>
    <message>
        <source>By UDP to %1 and by the stream of ssh to %2, through this machine</source>
        <translation>Mit UDP zu %1 und mit dem Strom von ssh zu %2, über diesen Rechner</translation>
    </message>
    <message>
        <source>%1, %2; what the network loses on UDP is lost, and counted.</source>
        <comment>way, delay</comment>
        <translation>%1, %2; was das Netz bei UDP verliert, ist verloren und wird gezählt.</translation>
    </message>
</context>
<context>
    <name>JourneyTexts</name>
    <message>
        <source>certain</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>by order</source>
        <translation>nach Reihenfolge</translation>
    </message>
    <message>
        <source>ambiguous</source>
        <translation>mehrdeutig</translation>
    </message>
    <message>
        <source>seen once</source>
        <translation>einmal gesehen</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>angekommen</translation>
    </message>
    <message>
        <source>lost on the wire</source>
        <translation>auf der Leitung verloren</translation>
    </message>
    <message>
        <source>TTL expired</source>
        <translation>TTL abgelaufen</translation>
    </message>
    <message>
        <source>not forwarded</source>
        <translation>nicht weitergeleitet</translation>
    </message>
    <message>
        <source>lost on the wire or not forwarded</source>
        <translation>auf der Leitung verloren oder nicht weitergeleitet</translation>
    </message>
    <message>
        <source>out of sight</source>
        <translation>außer Sicht</translation>
    </message>
    <message>
        <source>unneeded copy</source>
        <translation>überzählige Kopie</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>duplicated</source>
        <translation>verdoppelt</translation>
    </message>
    <message>
        <source>translated by a NAT</source>
        <translation>von einem NAT übersetzt</translation>
    </message>
    <message>
        <source>fragmented</source>
        <translation>fragmentiert</translation>
    </message>
    <message>
        <source>over links that were not recorded</source>
        <translation>über Verbindungen, die nicht aufgezeichnet wurden</translation>
    </message>
    <message>
        <source>%1, delivered</source>
        <translation>%1, zugestellt</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>link</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>link, %1</source>
        <translation>Verbindung, %1</translation>
    </message>
    <message>
        <source>all other flows</source>
        <translation>alle anderen Flüsse</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>matches: %1 certain, %2 by order, %3 ambiguous</source>
        <translation>Zuordnungen: %1 sicher, %2 nach Reihenfolge, %3 mehrdeutig</translation>
    </message>
    <message>
        <source>%1 lost, %2 under way</source>
        <translation>%1 verloren, %2 unterwegs</translation>
    </message>
    <message>
        <source>no route</source>
        <translation>keine Route</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>gefiltert</translation>
    </message>
    <message>
        <source>next element down</source>
        <translation>nächstes Element ausgefallen</translation>
    </message>
    <message>
        <source>packet too big</source>
        <translation>Paket zu groß</translation>
    </message>
    <message>
        <source>lost by emulation</source>
        <translation>durch Emulation verloren</translation>
    </message>
    <message>
        <source>queue full</source>
        <translation>Warteschlange voll</translation>
    </message>
    <message>
        <source>The recordings are being read…</source>
        <translation>Die Aufzeichnungen werden gelesen …</translation>
    </message>
    <message>
        <source>No packet matches. Change the filter above, or let packets flow, and read the recordings again.</source>
        <translation>Kein Paket passt. Ändern Sie den Filter oben, oder lassen Sie Pakete fließen, und lesen Sie die Aufzeichnungen erneut.</translation>
    </message>
    <message>
        <source>Read the recordings to find each packet again on all links where it was recorded.</source>
        <translation>Lesen Sie die Aufzeichnungen, um jedes Paket auf allen Verbindungen wiederzufinden, auf denen es aufgezeichnet wurde.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) on all links</source>
        <translation>
            <numerusform>%Ln Paket auf allen Verbindungen</numerusform>
            <numerusform>%Ln Pakete auf allen Verbindungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln journey(s)</source>
        <translation>
            <numerusform>%Ln Weg</numerusform>
            <numerusform>%Ln Wege</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the latest %Ln journey(s) are listed</source>
        <translation>
            <numerusform>der letzte %Ln Weg ist aufgelistet</numerusform>
            <numerusform>die letzten %Ln Wege sind aufgelistet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the clock went back %Ln time(s)</source>
        <translation>
            <numerusform>die Uhr ging %Ln-mal zurück</numerusform>
            <numerusform>die Uhr ging %Ln-mal zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>link down</source>
        <translation>Verbindung getrennt</translation>
    </message>
    <message>
        <source>%1 is damaged, and was read up to byte %2 (%3)</source>
        <translation>%1 ist beschädigt und wurde bis Byte %2 gelesen (%3)</translation>
    </message>
    <message>
        <source>%1 that match, of %2 in all</source>
        <translation>%1, die passen, von insgesamt %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln Paket</numerusform>
            <numerusform>%Ln Pakete</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, to %3</source>
        <translation>%1: %2, nach %3</translation>
    </message>
    <message>
        <source>Nothing was recorded in this lab yet. Choose Capture, Capture All, start the lab and let packets flow; then read the recordings here. Links that are not captured are not seen, and losses of a link best with its arrivals, an option of its recording. To look at a file instead, choose Open Recording above, or drop it here.</source>
        <translation>In diesem Labor wurde noch nichts aufgezeichnet. Wählen Sie Mitschnitt, Alle mitschneiden, starten Sie das Labor und lassen Sie Pakete fließen; dann lesen Sie hier die Aufzeichnungen. Verbindungen ohne Mitschnitt werden nicht gesehen, und Verluste einer Verbindung am besten mit ihren Ankünften, einer Option der Aufzeichnung. Um stattdessen eine Datei anzusehen, wählen Sie oben Aufzeichnung öffnen, oder legen Sie sie hier ab.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln direction(s) of links lose packets unseen, for want of arrivals</source>
        <translation>
            <numerusform>%Ln Richtung von Verbindungen verliert Pakete ungesehen, weil Ankünfte fehlen</numerusform>
            <numerusform>%Ln Richtungen von Verbindungen verlieren Pakete ungesehen, weil Ankünfte fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) were not recorded by us</source>
        <translation>
            <numerusform>%Ln Paket wurde von uns nicht aufgezeichnet</numerusform>
            <numerusform>%Ln Pakete wurden von uns nicht aufgezeichnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) do not balance, see Losses</source>
        <translation>
            <numerusform>%Ln Verbindung geht nicht auf, siehe Verluste</numerusform>
            <numerusform>%Ln Verbindungen gehen nicht auf, siehe Verluste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln packet(s) too little was kept to know them again</source>
        <translation>
            <numerusform>von %Ln Paket wurde zu wenig behalten, um es wiederzuerkennen</numerusform>
            <numerusform>von %Ln Paketen wurde zu wenig behalten, um sie wiederzuerkennen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost copy(s) beside</source>
        <translation>
            <numerusform>daneben %Ln verlorene Kopie</numerusform>
            <numerusform>daneben %Ln verlorene Kopien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListText</name>
    <message>
        <source>, </source>
        <comment>between things of a list</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>MeasureTexts</name>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 kbit/s</source>
        <translation>%1 kbit/s</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>%1 Gbit/s</source>
        <translation>%1 Gbit/s</translation>
    </message>
</context>
<context>
    <name>OnlyText</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, seen</source>
        <translation>%1, gesehen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 counted, %Ln packet(s) kept</source>
        <translation>
            <numerusform>%1 gezählt, %Ln Paket behalten</numerusform>
            <numerusform>%1 gezählt, %Ln Pakete behalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with pieces, the end of %Ln packet(s)</source>
        <translation>
            <numerusform>%1 mit Stücken, das Ende von %Ln Paket</numerusform>
            <numerusform>%1 mit Stücken, das Ende von %Ln Paketen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 counted, the end of %Ln packet(s)</source>
        <translation>
            <numerusform>%1 gezählt, das Ende von %Ln Paket</numerusform>
            <numerusform>%1 gezählt, das Ende von %Ln Paketen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with pieces, of %Ln packet(s)</source>
        <translation>
            <numerusform>%1 mit Stücken, von %Ln Paket</numerusform>
            <numerusform>%1 mit Stücken, von %Ln Paketen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 counted, of %Ln packet(s)</source>
        <translation>
            <numerusform>%1 gezählt, von %Ln Paket</numerusform>
            <numerusform>%1 gezählt, von %Ln Paketen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 counted, copies of %Ln packet(s)</source>
        <translation>
            <numerusform>%1 gezählt, Kopien von %Ln Paket</numerusform>
            <numerusform>%1 gezählt, Kopien von %Ln Paketen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 counted, with copies of %Ln packet(s)</source>
        <translation>
            <numerusform>%1 gezählt, mit Kopien von %Ln Paket</numerusform>
            <numerusform>%1 gezählt, mit Kopien von %Ln Paketen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PacketDifference</name>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Source MAC address</source>
        <translation>Quell-MAC-Adresse</translation>
    </message>
    <message>
        <source>Destination MAC address</source>
        <translation>Ziel-MAC-Adresse</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Kennungen</translation>
    </message>
    <message>
        <source>Hop limit</source>
        <translation>Hop-Limit</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>Source address</source>
        <translation>Quelladresse</translation>
    </message>
    <message>
        <source>Destination address</source>
        <translation>Zieladresse</translation>
    </message>
    <message>
        <source>Source port</source>
        <translation>Quellport</translation>
    </message>
    <message>
        <source>Destination port</source>
        <translation>Zielport</translation>
    </message>
    <message>
        <source>DSCP and ECN</source>
        <translation>DSCP und ECN</translation>
    </message>
    <message>
        <source>Checksum of the header</source>
        <translation>Prüfsumme des Kopfes</translation>
    </message>
    <message>
        <source>Checksum of TCP</source>
        <translation>Prüfsumme von TCP</translation>
    </message>
    <message>
        <source>Checksum of UDP</source>
        <translation>Prüfsumme von UDP</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Bytes behind the headers</source>
        <translation>Bytes hinter den Köpfen</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>Nichts unterscheidet sich</translation>
    </message>
</context>
<context>
    <name>PacketSources</name>
    <message>
        <source>%1, delivered</source>
        <translation>%1, zugestellt</translation>
    </message>
</context>
<context>
    <name>PictureTexts</name>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Save Picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 kann nicht geschrieben werden</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Displays help including Qt specific options.</source>
        <translation>Zeigt die Hilfe, auch mit den Optionen von Qt.</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ab</translation>
    </message>
</context>
<context>
    <name>RecordingTexts</name>
    <message>
        <source>Open Recording</source>
        <translation>Aufzeichnung öffnen</translation>
    </message>
    <message>
        <source>Recordings (*.pcapng *.pcap)</source>
        <translation>Aufzeichnungen (*.pcapng *.pcap)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>RemovalQuestion</name>
    <message>
        <source>Delete %1 Packets</source>
        <translation>%1 Pakete löschen</translation>
    </message>
    <message>
        <source>Delete Packets</source>
        <translation>Pakete löschen</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Records every packet between %1, in both directions.</source>
        <translation>Zeichnet jedes Paket zwischen %1 auf, in beiden Richtungen.</translation>
    </message>
    <message>
        <source>Serves them to every viewer that connects to the address shown in Live capture info; there is no download.</source>
        <translation>Liefert sie an jeden Zuschauer, der sich mit der Adresse unter „Info zum Live-Mitschnitt“ verbindet; Herunterladen gibt es nicht.</translation>
    </message>
    <message>
        <source>Begins when the lab starts.</source>
        <translation>Beginnt, wenn das Labor startet.</translation>
    </message>
    <message>
        <source>Follows at once, as the lab is running.</source>
        <translation>Folgt sofort, da das Labor läuft.</translation>
    </message>
    <message>
        <source>Records the packets between %1 that match “%2”, in both directions.</source>
        <translation>Zeichnet die Pakete zwischen %1 auf, die zu „%2“ passen, in beiden Richtungen.</translation>
    </message>
    <message>
        <source>Records every packet from %1 to %2.</source>
        <translation>Zeichnet jedes Paket von %1 nach %2 auf.</translation>
    </message>
    <message>
        <source>Records the packets from %1 to %2 that match “%3”.</source>
        <translation>Zeichnet die Pakete von %1 nach %2 auf, die zu „%3“ passen.</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %Ln byte(s) of each packet are kept.</source>
        <translation>
            <numerusform>Nur das erste Byte jedes Pakets wird behalten.</numerusform>
            <numerusform>Nur die ersten %Ln Bytes jedes Pakets werden behalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Times have nanoseconds.</source>
        <translation>Die Zeiten haben Nanosekunden.</translation>
    </message>
    <message>
        <source>As one clock has to say when it ends, the host of %1 records it alone.</source>
        <translation>Da eine einzige Uhr sagen muss, wann sie endet, zeichnet der Host von %1 sie allein auf.</translation>
    </message>
    <message>
        <source>The host of %1 records it alone, by one clock.</source>
        <translation>Der Host von %1 zeichnet sie allein auf, mit einer Uhr.</translation>
    </message>
    <message>
        <source>Keeps the last %1 (%2) for Download Capture, and serves every viewer that connects to the address shown in Live capture info.</source>
        <translation>Behält die letzten %1 (%2) für „Mitschnitt herunterladen“ und bedient jeden Zuschauer, der sich mit der Adresse verbindet, die „Info zum Live-Mitschnitt“ zeigt.</translation>
    </message>
    <message>
        <source>Keeps the last %1 (%2) for Download Capture; the oldest packets make room for newer ones.</source>
        <translation>Behält die letzten %1 (%2) für „Mitschnitt herunterladen“; die ältesten Pakete machen neueren Platz.</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source> or </source>
        <comment>10 packets or 20 seconds</comment>
        <translation> oder </translation>
    </message>
    <message>
        <source>Ends by itself after %1.</source>
        <translation>Endet von selbst nach %1.</translation>
    </message>
    <message>
        <source>Goes on until a packet matches “%1”, and ends %2 after it; what the files hold by then is kept as the history.</source>
        <translation>Läuft, bis ein Paket zu „%1“ passt, und endet nach weiteren %2; was die Dateien bis dahin enthalten, bleibt als Vorgeschichte erhalten.</translation>
    </message>
    <message>
        <source>Nothing is recorded. Mode and filter are kept for when capturing is enabled, here or with Start Capturing in the menu of the connection.</source>
        <translation>Nichts wird aufgezeichnet. Modus und Filter bleiben erhalten, bis der Mitschnitt eingeschaltet wird, hier oder mit „Mitschnitt starten“ im Menü der Verbindung.</translation>
    </message>
    <message numerus="yes">
        <source>Saving begins a new recording at once: the %Ln packet(s) captured so far stay among the earlier recordings.</source>
        <translation>
            <numerusform>Speichern beginnt sofort eine neue Aufzeichnung: Das bisher mitgeschnittene Paket bleibt bei den früheren Aufzeichnungen.</numerusform>
            <numerusform>Speichern beginnt sofort eine neue Aufzeichnung: Die bisher mitgeschnittenen %Ln Pakete bleiben bei den früheren Aufzeichnungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A download as .pcapng holds the secrets of TLS and QUIC connections, as the lab is set to: who gets that file can read what was encrypted.</source>
        <translation>Eine heruntergeladene .pcapng enthält die Geheimnisse von TLS- und QUIC-Verbindungen, da das Labor so eingestellt ist: Wer diese Datei bekommt, kann lesen, was verschlüsselt war.</translation>
    </message>
    <message>
        <source>Packets are recorded once more as they leave the wire.</source>
        <translation>Pakete werden noch einmal aufgezeichnet, wie sie die Leitung verlassen.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of %1, and as many of arrivals</source>
        <comment>10 MB</comment>
        <translation>
            <numerusform>%n Datei zu %1, und ebenso viele mit Ankünften</numerusform>
            <numerusform>%n Dateien zu %1, und ebenso viele mit Ankünften</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of %1</source>
        <comment>10 MB</comment>
        <translation>
            <numerusform>%n Datei zu %1</numerusform>
            <numerusform>%n Dateien zu %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln Paket</numerusform>
            <numerusform>%Ln Paketen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln Sekunde</numerusform>
            <numerusform>%Ln Sekunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpaceTimeDiagram</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>StreamEntries</name>
    <message>
        <source>Follow Stream</source>
        <translation>Strom verfolgen</translation>
    </message>
    <message>
        <source>Follow %1 Stream</source>
        <translation>%1-Strom verfolgen</translation>
    </message>
</context>
<context>
    <name>TcpPlots</name>
    <message>
        <source>Time-sequence</source>
        <translation>Zeit und Sequenznummer</translation>
    </message>
    <message>
        <source>Round-trip time</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Bytes in flight</source>
        <translation>Bytes unterwegs</translation>
    </message>
    <message>
        <source>Goodput</source>
        <translation>Nutzdurchsatz</translation>
    </message>
    <message>
        <source>Sequence number, bytes</source>
        <translation>Sequenznummer, Bytes</translation>
    </message>
    <message>
        <source>Round-trip time, ms</source>
        <translation>Umlaufzeit, ms</translation>
    </message>
    <message>
        <source>In flight, bytes</source>
        <translation>Unterwegs, Bytes</translation>
    </message>
    <message>
        <source>Goodput, Mbit/s</source>
        <translation>Nutzdurchsatz, Mbit/s</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Retransmissions</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>SACK</source>
        <translation>SACK</translation>
    </message>
    <message>
        <source>Lost behind this link</source>
        <translation>Hinter dieser Verbindung verloren</translation>
    </message>
    <message>
        <source>Lost before this link</source>
        <translation>Vor dieser Verbindung verloren</translation>
    </message>
</context>
<context>
    <name>TerminalText</name>
    <message>
        <source>The terminal program “%1” from the preferences was not found. Install it, or name another one there.</source>
        <translation>Das Terminalprogramm „%1“ aus den Einstellungen wurde nicht gefunden. Installieren Sie es oder nennen Sie dort ein anderes.</translation>
    </message>
    <message>
        <source>No terminal program was found. Run Command (Ctrl+R) works without one; or install one (on Debian: sudo apt install xterm), or name yours in the preferences.</source>
        <translation>Kein Terminalprogramm gefunden. Befehl ausführen (Strg+R) geht ohne eines; oder installieren Sie eines (unter Debian: sudo apt install xterm), oder nennen Sie Ihres in den Einstellungen.</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Lab</source>
        <translation>Labor</translation>
    </message>
</context>
<context>
    <name>TrafficLevel</name>
    <message>
        <source>up to 100 kbit/s</source>
        <translation>bis 100 kbit/s</translation>
    </message>
    <message>
        <source>up to 1 Mbit/s</source>
        <translation>bis 1 Mbit/s</translation>
    </message>
    <message>
        <source>up to 10 Mbit/s</source>
        <translation>bis 10 Mbit/s</translation>
    </message>
    <message>
        <source>up to 100 Mbit/s</source>
        <translation>bis 100 Mbit/s</translation>
    </message>
    <message>
        <source>more than 100 Mbit/s</source>
        <translation>über 100 Mbit/s</translation>
    </message>
</context>
<context>
    <name>Wireshark</name>
    <message>
        <source>Wireshark is not installed. Debian and Ubuntu: sudo apt install wireshark</source>
        <translation>Wireshark ist nicht installiert. Debian und Ubuntu: sudo apt install wireshark</translation>
    </message>
    <message>
        <source>“%1”, which the preferences name for Wireshark, is not installed.</source>
        <translation>„%1“, in den Einstellungen als Wireshark genannt, ist nicht installiert.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Prints what makes a shell (bash, zsh or fish) complete words of tomato-desktop.</source>
        <translation>Gibt aus, womit eine Shell (bash, zsh oder fish) die Wörter von tomato-desktop ergänzt.</translation>
    </message>
    <message>
        <source>shell</source>
        <translation>Shell</translation>
    </message>
    <message>
        <source>An editor for network labs with packet capturing.</source>
        <translation>Ein Editor für Netzwerklabore mit Paketmitschnitt.</translation>
    </message>
    <message>
        <source>Topologies to open, a window each.</source>
        <translation>Zu öffnende Topologien, je eine pro Fenster.</translation>
    </message>
</context>
<context>
    <name>pingcheck::PingCheckPlugin</name>
    <message>
        <source>Ping &amp;Across</source>
        <translation>&amp;Hinüber pingen</translation>
    </message>
    <message>
        <source>Pings from one end of the connection to the other</source>
        <translation>Pingt von einem Ende der Verbindung zum anderen</translation>
    </message>
    <message>
        <source>Start the lab first</source>
        <translation>Starten Sie zuerst das Labor</translation>
    </message>
    <message>
        <source>Ping %1: %2</source>
        <translation>Ping %1: %2</translation>
    </message>
    <message>
        <source>Ping results</source>
        <translation>Ergebnisse der Pings</translation>
    </message>
    <message>
        <source>Pin&amp;g Results</source>
        <translation>Pin&amp;g-Ergebnisse</translation>
    </message>
    <message>
        <source>What pings across connections brought</source>
        <translation>Was Pings über Verbindungen ergaben</translation>
    </message>
</context>
<context>
    <name>pingcheck::PingResults</name>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1, %2 % lost</source>
        <translation>%1, %2 % verloren</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>pingcheck::PingTab</name>
    <message>
        <source>Five a second, from the first end that can reach the other</source>
        <translation>Fünf in der Sekunde, vom ersten Ende aus, das das andere erreichen kann</translation>
    </message>
    <message>
        <source>Packets of a &amp;ping:</source>
        <translation>Pakete eines &amp;Pings:</translation>
    </message>
    <message>
        <source>Ping Check</source>
        <translation>Ping-Probe</translation>
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
    <message>
        <source>Connect %1 with %2</source>
        <translation>%1 mit %2 verbinden</translation>
    </message>
    <message numerus="yes">
        <source>Paste %n element(s)</source>
        <translation>
            <numerusform>%n Element einfügen</numerusform>
            <numerusform>%n Elemente einfügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Paste annotations</source>
        <translation>Anmerkungen einfügen</translation>
    </message>
    <message>
        <source>Move annotations</source>
        <translation>Anmerkungen verschieben</translation>
    </message>
    <message numerus="yes">
        <source>Insert a fabric of %n element(s)</source>
        <translation>
            <numerusform>Netz aus %n Element einfügen</numerusform>
            <numerusform>Netz aus %n Elementen einfügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung hinzufügen</numerusform>
            <numerusform>%n Verbindungen hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rename %n element(s)</source>
        <translation>
            <numerusform>%n Element umbenennen</numerusform>
            <numerusform>%n Elemente umbenennen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CaptureActions</name>
    <message>
        <source>Saves what was recorded on this connection; the recording goes on</source>
        <translation>Speichert, was auf dieser Verbindung aufgezeichnet wurde; die Aufzeichnung geht weiter</translation>
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
        <source>Ends the recording; what was recorded can still be downloaded</source>
        <translation>Beendet die Aufzeichnung; was aufgezeichnet wurde, lässt sich weiterhin herunterladen</translation>
    </message>
    <message>
        <source>Records packets with the mode and filter that are configured; begins at once when the lab runs</source>
        <translation>Zeichnet Pakete mit dem eingestellten Modus und Filter auf; beginnt sofort, wenn das Labor läuft</translation>
    </message>
    <message>
        <source>Down&amp;load Capture</source>
        <translation>Mitschnitt herunter&amp;laden</translation>
    </message>
    <message>
        <source>Live capture &amp;info</source>
        <translation>&amp;Info zum Live-Mitschnitt</translation>
    </message>
    <message>
        <source>Asks for a pcap filter and records the packets that match it</source>
        <translation>Fragt nach einem pcap-Filter und schneidet die Pakete mit, auf die er passt</translation>
    </message>
    <message>
        <source>The stream begins when the capture runs</source>
        <translation>Der Strom beginnt, sobald der Mitschnitt läuft</translation>
    </message>
    <message>
        <source>Select a connection first</source>
        <translation>Wählen Sie zuerst eine Verbindung aus</translation>
    </message>
    <message>
        <source>There is nothing to do on what is selected</source>
        <translation>Für die Auswahl gibt es hier nichts zu tun</translation>
    </message>
    <message>
        <source>C&amp;apture</source>
        <translation>&amp;Mitschnitt</translation>
    </message>
    <message>
        <source>Capture &amp;All</source>
        <translation>&amp;Alle mitschneiden</translation>
    </message>
    <message>
        <source>Enables packet capturing on every connection, as one step that can be undone</source>
        <translation>Schaltet den Paketmitschnitt auf jeder Verbindung ein, in einem Schritt, der sich rückgängig machen lässt</translation>
    </message>
    <message>
        <source>St&amp;op All Captures</source>
        <translation>Alle Mitschnitte st&amp;oppen</translation>
    </message>
    <message>
        <source>Ends all recordings; they can still be downloaded</source>
        <translation>Beendet alle Aufzeichnungen; sie lassen sich weiterhin herunterladen</translation>
    </message>
    <message>
        <source>&amp;Download All…</source>
        <translation>Alles &amp;herunterladen …</translation>
    </message>
    <message>
        <source>Saves all recordings: an archive with a folder for each connection, or one file in the order of time</source>
        <translation>Speichert alle Aufzeichnungen: ein Archiv mit einem Ordner je Verbindung, oder eine Datei in zeitlicher Reihenfolge</translation>
    </message>
    <message>
        <source>Lists the packets that were recorded, and those that come, decoded by Wireshark</source>
        <translation>Listet die aufgezeichneten und die kommenden Pakete, von Wireshark entschlüsselt</translation>
    </message>
    <message>
        <source>Open Live in &amp;Wireshark</source>
        <translation>Live in &amp;Wireshark öffnen</translation>
    </message>
    <message>
        <source>S&amp;tart Capturing</source>
        <translation>Mitschnitt s&amp;tarten</translation>
    </message>
    <message>
        <source>Sto&amp;p Capturing</source>
        <translation>Mitschnitt sto&amp;ppen</translation>
    </message>
    <message>
        <source>&amp;Show Packets</source>
        <translation>Pa&amp;kete zeigen</translation>
    </message>
    <message>
        <source>Capture with Filte&amp;r…</source>
        <translation>Mit Filte&amp;r mitschneiden …</translation>
    </message>
    <message>
        <source>Nothing was recorded on this connection; Start Capturing does</source>
        <translation>Auf dieser Verbindung wurde nichts aufgezeichnet; „Mitschnitt starten“ beginnt damit</translation>
    </message>
    <message>
        <source>Starts Wireshark, which shows what the recording holds, and each packet as it comes</source>
        <translation>Startet Wireshark, das zeigt, was die Aufzeichnung enthält, und jedes Paket, sobald es kommt</translation>
    </message>
    <message>
        <source>Capture and Ope&amp;n in Wireshark</source>
        <translation>Mitschneiden &amp;und in Wireshark öffnen</translation>
    </message>
    <message>
        <source>Captures what crosses this connection, and starts Wireshark on it</source>
        <translation>Schneidet mit, was über diese Verbindung läuft, und startet Wireshark damit</translation>
    </message>
    <message>
        <source>&amp;Clear…</source>
        <translation>Leere&amp;n …</translation>
    </message>
    <message>
        <source>Asks, then deletes the packets of the latest recording; one that runs goes on</source>
        <translation>Fragt und löscht dann die Pakete der letzten Aufzeichnung; eine laufende geht weiter</translation>
    </message>
    <message>
        <source>Nothing was recorded on what is selected</source>
        <translation>Auf dem Ausgewählten wurde nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>What is selected is not captured live: its mode is File, or capturing is off</source>
        <translation>Das Ausgewählte wird nicht live mitgeschnitten: Sein Modus ist Datei, oder der Mitschnitt ist aus</translation>
    </message>
    <message>
        <source>What is selected is captured live already: Open Live in Wireshark shows it</source>
        <translation>Das Ausgewählte wird schon live mitgeschnitten: „Live in Wireshark öffnen“ zeigt es</translation>
    </message>
    <message>
        <source>Capturing is on already</source>
        <translation>Der Mitschnitt läuft schon</translation>
    </message>
    <message>
        <source>Capturing is off already</source>
        <translation>Der Mitschnitt ist schon aus</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CaptureCommands</name>
    <message>
        <source>Start capturing on %1</source>
        <translation>Mitschnitt auf %1 starten</translation>
    </message>
    <message>
        <source>Stop capturing on %1</source>
        <translation>Mitschnitt auf %1 stoppen</translation>
    </message>
    <message>
        <source>Capture with a filter on %1</source>
        <translation>Mit Filter mitschneiden auf %1</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete the packets that were recorded on %1?</source>
        <translation>Die Pakete löschen, die auf %1 aufgezeichnet wurden?</translation>
    </message>
    <message>
        <source>A recording that runs goes on with what comes. Earlier recordings stay.</source>
        <translation>Eine laufende Aufzeichnung geht mit dem weiter, was kommt. Frühere Aufzeichnungen bleiben.</translation>
    </message>
    <message>
        <source>Delete the recording of %1 that began on %2?</source>
        <translation>Die Aufzeichnung von %1 löschen, die am %2 begann?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n earlier recording(s)?</source>
        <translation>
            <numerusform>%n frühere Aufzeichnung löschen?</numerusform>
            <numerusform>%n frühere Aufzeichnungen löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Capture and watch %1</source>
        <translation>%1 mitschneiden und zusehen</translation>
    </message>
    <message>
        <source>Wireshark opens when the lab runs</source>
        <translation>Wireshark öffnet sich, sobald das Labor läuft</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CaptureFailures</name>
    <message>
        <source>Capturing on %1 failed: %2</source>
        <translation>Der Mitschnitt auf %1 ist fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>Arrivals on %1 are not recorded: %2</source>
        <translation>Ankünfte auf %1 werden nicht aufgezeichnet: %2</translation>
    </message>
    <message>
        <source>%1 is recorded, but cannot be watched live: %2</source>
        <translation>%1 wird aufgezeichnet, aber live zusehen geht nicht: %2</translation>
    </message>
    <message>
        <source>the engine gives no reason</source>
        <translation>die Engine nennt keinen Grund</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CapturePreferencesPage</name>
    <message>
        <source>&amp;Wireshark command:</source>
        <translation>&amp;Wireshark-Befehl:</translation>
    </message>
    <message>
        <source>&amp;Recordings in:</source>
        <translation>&amp;Aufzeichnungen in:</translation>
    </message>
    <message>
        <source>Wireshark command</source>
        <translation>Wireshark-Befehl</translation>
    </message>
    <message>
        <source>The program that opens captures, with its options. Empty: wireshark</source>
        <translation>Das Programm, das Mitschnitte öffnet, mit seinen Optionen. Leer: wireshark</translation>
    </message>
    <message>
        <source>Folder of recordings</source>
        <translation>Ordner für Aufzeichnungen</translation>
    </message>
    <message>
        <source>Where new recordings are kept, in a folder for each lab. Empty: among the program&apos;s own data</source>
        <translation>Wo neue Aufzeichnungen liegen, in einem Ordner für jedes Labor. Leer: bei den Daten des Programms</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>Auswä&amp;hlen …</translation>
    </message>
    <message>
        <source>Chooses a folder for recordings</source>
        <translation>Wählt einen Ordner für Aufzeichnungen aus</translation>
    </message>
    <message>
        <source>New captures</source>
        <translation>Neue Mitschnitte</translation>
    </message>
    <message>
        <source>What a connection begins with when packets are captured on it for the first time; each can be configured otherwise</source>
        <translation>Womit eine Verbindung beginnt, auf der zum ersten Mal Pakete mitgeschnitten werden; jede lässt sich anders konfigurieren</translation>
    </message>
    <message>
        <source>&amp;Files:</source>
        <translation>&amp;Dateien:</translation>
    </message>
    <message>
        <source>Packet Capturing</source>
        <translation>Paketmitschnitt</translation>
    </message>
    <message>
        <source>Folder of Recordings</source>
        <translation>Ordner für Aufzeichnungen</translation>
    </message>
    <message>
        <source>“%1” is no program on this machine.</source>
        <translation>„%1“ ist kein Programm auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The folder of recordings needs its whole path, from / on.</source>
        <translation>Der Ordner für Aufzeichnungen braucht seinen ganzen Pfad, von / an.</translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation>%1 ist kein Ordner.</translation>
    </message>
    <message>
        <source>You may not write in %1.</source>
        <translation>In %1 dürfen Sie nicht schreiben.</translation>
    </message>
    <message>
        <source>Wireshark is not installed</source>
        <translation>Wireshark ist nicht installiert</translation>
    </message>
    <message>
        <source>Will be made</source>
        <translation>Wird angelegt</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>Li&amp;ve address:</source>
        <translation>Li&amp;ve-Adresse:</translation>
    </message>
    <message>
        <source>&amp;Earlier recordings:</source>
        <translation>F&amp;rühere Aufzeichnungen:</translation>
    </message>
    <message>
        <source>Mode of new captures</source>
        <translation>Modus neuer Mitschnitte</translation>
    </message>
    <message>
        <source>File for download</source>
        <translation>Datei zum Herunterladen</translation>
    </message>
    <message>
        <source>Live via network</source>
        <translation>Live über das Netzwerk</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beides</translation>
    </message>
    <message>
        <source>&amp;Mode:</source>
        <translation>&amp;Modus:</translation>
    </message>
    <message>
        <source>Most that earlier recordings take</source>
        <translation>Das meiste, was frühere Aufzeichnungen nehmen</translation>
    </message>
    <message>
        <source>How much the recordings before the latest one of each connection may take, for each lab; the oldest ones go first</source>
        <translation>Wie viel die Aufzeichnungen vor der letzten jeder Verbindung nehmen dürfen, je Labor; die ältesten gehen zuerst</translation>
    </message>
    <message>
        <source> MB for each lab</source>
        <translation> MB je Labor</translation>
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
        <source>The connection&apos;s menu gets the entry Download Capture</source>
        <translation>Das Menü der Verbindung erhält den Eintrag „Mitschnitt herunterladen“</translation>
    </message>
    <message>
        <source>&amp;Live via network</source>
        <translation>&amp;Live über das Netzwerk</translation>
    </message>
    <message>
        <source>The connection&apos;s menu gets the entry Live capture info, with the address and prepared commands for Wireshark and others</source>
        <translation>Das Menü der Verbindung erhält den Eintrag „Info zum Live-Mitschnitt“ mit der Adresse und fertigen Befehlen für Wireshark und andere</translation>
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
    <message>
        <source>Li&amp;ve address:</source>
        <translation>Li&amp;ve-Adresse:</translation>
    </message>
    <message>
        <source>More &amp;Options</source>
        <translation>Weitere &amp;Optionen</translation>
    </message>
    <message>
        <source>The filter does not compile: nothing is recorded with it.</source>
        <translation>Der Filter lässt sich nicht übersetzen: Mit ihm wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>packet capturing</source>
        <translation>Paketmitschnitt</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>which host records</source>
        <translation>welcher Host aufzeichnet</translation>
    </message>
    <message>
        <source>how much of each packet is kept</source>
        <translation>wie viel von jedem Paket behalten wird</translation>
    </message>
    <message>
        <source>timestamps</source>
        <translation>Zeitstempel</translation>
    </message>
    <message>
        <source>number of files</source>
        <translation>Anzahl der Dateien</translation>
    </message>
    <message>
        <source>size of a file</source>
        <translation>Größe einer Datei</translation>
    </message>
    <message>
        <source>end after packets</source>
        <translation>Ende nach Paketen</translation>
    </message>
    <message>
        <source>end after bytes</source>
        <translation>Ende nach Bytes</translation>
    </message>
    <message>
        <source>end after seconds</source>
        <translation>Ende nach Sekunden</translation>
    </message>
    <message>
        <source>trigger</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>live address</source>
        <translation>Live-Adresse</translation>
    </message>
    <message>
        <source>viewers</source>
        <translation>Zuschauer</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is changed yet: Save leaves all %n connection(s) as they are.</source>
        <translation>
            <numerusform>Noch ist nichts geändert: Speichern lässt die %n Verbindung, wie sie ist.</numerusform>
            <numerusform>Noch ist nichts geändert: Speichern lässt alle %n Verbindungen, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save gives to all %n connection(s): %1. Everything else stays as each of them has it.</source>
        <translation>
            <numerusform>Speichern gibt der %n Verbindung: %1. Alles andere bleibt, wie sie es hat.</numerusform>
            <numerusform>Speichern gibt allen %n Verbindungen: %1. Alles andere bleibt, wie jede es hat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Where a new recording begins, what was captured so far stays among the earlier recordings: %Ln packet(s).</source>
        <translation>
            <numerusform>Wo eine neue Aufzeichnung beginnt, bleibt das bisher Mitgeschnittene bei den früheren Aufzeichnungen: %Ln Paket.</numerusform>
            <numerusform>Wo eine neue Aufzeichnung beginnt, bleibt das bisher Mitgeschnittene bei den früheren Aufzeichnungen: %Ln Pakete.</numerusform>
        </translation>
    </message>
    <message>
        <source>arrivals</source>
        <translation>Ankünfte</translation>
    </message>
    <message>
        <source>served unencrypted</source>
        <translation>unverschlüsselt bereitgestellt</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CaptureTable</name>
    <message>
        <source>Captures</source>
        <translation>Mitschnitte</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CaptureTableModel</name>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>File and live</source>
        <translation>Datei und live</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds ago</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes ago</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours ago</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>packets per second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Every packet is recorded</source>
        <translation>Jedes Paket wird aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 bit/s</source>
        <translation>%1 bit/s</translation>
    </message>
    <message>
        <source>These packets came too fast to be recorded</source>
        <translation>Diese Pakete kamen zu schnell, um aufgezeichnet zu werden</translation>
    </message>
    <message>
        <source>No packet was lost</source>
        <translation>Kein Paket ging verloren</translation>
    </message>
    <message>
        <source>%1 is kept; when it is full, the oldest packets go</source>
        <translation>%1 sind aufbewahrt; ist alles voll, gehen die ältesten Pakete</translation>
    </message>
    <message>
        <source>No packet yet</source>
        <translation>Noch kein Paket</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>How the capture stands</source>
        <translation>Wie es um den Mitschnitt steht</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>A click finds it on the canvas</source>
        <translation>Ein Klick findet sie auf der Zeichenfläche</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>A file to download, live via network, or both</source>
        <translation>Eine Datei zum Herunterladen, live über das Netzwerk, oder beides</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Which packets are recorded; empty: all</source>
        <translation>Welche Pakete aufgezeichnet werden; leer: alle</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Recorded since the run began</source>
        <translation>Aufgezeichnet, seit der Lauf begann</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Packets in the last second</source>
        <translation>Pakete in der letzten Sekunde</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Packets that came too fast to be recorded</source>
        <translation>Pakete, die zu schnell kamen, um aufgezeichnet zu werden</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Aufbewahrt</translation>
    </message>
    <message>
        <source>How full the ring of segment files is</source>
        <translation>Wie voll der Ring der Segmentdateien ist</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>Zuschauer</translation>
    </message>
    <message>
        <source>Who watches live now</source>
        <translation>Wer jetzt live zusieht</translation>
    </message>
    <message>
        <source>Last packet</source>
        <translation>Letztes Paket</translation>
    </message>
    <message>
        <source>How long ago it came</source>
        <translation>Vor wie langer Zeit es kam</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>Letzte Minute</translation>
    </message>
    <message>
        <source>Packets per second</source>
        <translation>Pakete je Sekunde</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>No packet is kept yet; at most %1 are</source>
        <translation>Noch ist kein Paket behalten; höchstens sind es %1</translation>
    </message>
    <message>
        <source>%1 packets, and %2 as they left the wire, came too fast to be recorded</source>
        <translation>%1 Pakete, und %2 beim Verlassen der Leitung, kamen zu schnell, um aufgezeichnet zu werden</translation>
    </message>
    <message>
        <source>%1 with arrivals is kept; when it is full, the oldest packets go</source>
        <translation>%1 mit Ankünften sind aufbewahrt; ist alles voll, gehen die ältesten Pakete</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CapturesView</name>
    <message>
        <source>Capture &amp;All Connections</source>
        <translation>&amp;Alle Verbindungen mitschneiden</translation>
    </message>
    <message>
        <source>Enables packet capturing on every connection, as one step that can be undone</source>
        <translation>Schaltet den Paketmitschnitt auf jeder Verbindung ein, in einem Schritt, der sich rückgängig machen lässt</translation>
    </message>
    <message>
        <source>Nothing is captured yet. Right-click a connection and choose Start capturing, or capture on all connections at once.</source>
        <translation>Noch wird nichts mitgeschnitten. Klicken Sie mit der rechten Maustaste auf eine Verbindung und wählen Sie „Mitschnitt starten“, oder schneiden Sie auf allen Verbindungen zugleich mit.</translation>
    </message>
    <message>
        <source>There is no connection yet. Draw two elements and connect them; then capture what crosses between them.</source>
        <translation>Es gibt noch keine Verbindung. Zeichnen Sie zwei Elemente und verbinden Sie sie; dann schneiden Sie mit, was zwischen ihnen verkehrt.</translation>
    </message>
    <message>
        <source>Con&amp;figure…</source>
        <translation>K&amp;onfigurieren …</translation>
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
    <name>tomato::plugins::DelayPage</name>
    <message>
        <source>Step</source>
        <translation>Etappe</translation>
    </message>
    <message>
        <source>Of which link and element, or of the whole way</source>
        <translation>Welcher Verbindung und welchen Elements, oder des ganzen Weges</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>Of whose packets</source>
        <translation>Wessen Pakete</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Über der Zeit</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>Saves what is seen now as SVG, PDF or PNG</source>
        <translation>Speichert, was jetzt zu sehen ist, als SVG, PDF oder PNG</translation>
    </message>
    <message>
        <source>Whole way</source>
        <translation>Ganzer Weg</translation>
    </message>
    <message>
        <source>All flows</source>
        <translation>Alle Flüsse</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Time since the first packet, s</source>
        <translation>Zeit seit dem ersten Paket, s</translation>
    </message>
    <message>
        <source>Delay, ms</source>
        <translation>Verzögerung, ms</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Save Pict&amp;ure…</source>
        <translation>Bild speicher&amp;n …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln Paket</numerusform>
            <numerusform>%Ln Pakete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) left out that were not seen from the begin on</source>
        <translation>
            <numerusform>%Ln Paket ausgelassen, das nicht von Anfang an zu sehen war</numerusform>
            <numerusform>%Ln Pakete ausgelassen, die nicht von Anfang an zu sehen waren</numerusform>
        </translation>
    </message>
    <message>
        <source>Logarithmic A&amp;xis</source>
        <translation>L&amp;ogarithmische Achse</translation>
    </message>
    <message>
        <source>Delays that differ a thousandfold are told apart on the same plot</source>
        <translation>Verzögerungen, die sich um das Tausendfache unterscheiden, sind im selben Diagramm zu erkennen</translation>
    </message>
    <message>
        <source>Delays in numbers</source>
        <translation>Verzögerungen in Zahlen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them took less than the stamps tell, and are not drawn</source>
        <translation>
            <numerusform>%Ln davon brauchte weniger, als die Zeitstempel sagen, und ist nicht gezeichnet</numerusform>
            <numerusform>%Ln davon brauchten weniger, als die Zeitstempel sagen, und sind nicht gezeichnet</numerusform>
        </translation>
    </message>
    <message>
        <source>No delay was measured: no packet was seen at both ends of this step.</source>
        <translation>Es wurde keine Verzögerung gemessen: Kein Paket wurde an beiden Enden dieses Schritts gesehen.</translation>
    </message>
    <message>
        <source>Delay of at most, ms</source>
        <translation>Verzögerung von höchstens, ms</translation>
    </message>
    <message>
        <source>Share of packets</source>
        <translation>Anteil der Pakete</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DelayTableModel</name>
    <message>
        <source>Whole way</source>
        <translation>Ganzer Weg</translation>
    </message>
    <message>
        <source>Between which two places packets were seen; a click plots it</source>
        <translation>Zwischen welchen beiden Stellen Pakete gesehen wurden; ein Klick zeichnet es</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>Etappe</translation>
    </message>
    <message>
        <source>How many delays were measured</source>
        <translation>Wie viele Verzögerungen gemessen wurden</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Half of the delays are not greater</source>
        <translation>Die Hälfte der Verzögerungen ist nicht größer</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>95 of 100 delays are not greater</source>
        <translation>95 von 100 Verzögerungen sind nicht größer</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>99 of 100 delays are not greater</source>
        <translation>99 von 100 Verzögerungen sind nicht größer</translation>
    </message>
    <message>
        <source>99 %</source>
        <translation>99 %</translation>
    </message>
    <message>
        <source>No delay is greater</source>
        <translation>Keine Verzögerung ist größer</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Größte</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DifferentValue</name>
    <message>
        <source>different values</source>
        <translation>verschiedene Werte</translation>
    </message>
    <message>
        <source>%1 (different values)</source>
        <comment>a tick box</comment>
        <translation>%1 (verschiedene Werte)</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DirectionColumn</name>
    <message>
        <source>uniform</source>
        <translation>gleichverteilt</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normalverteilt</translation>
    </message>
    <message>
        <source>Pareto</source>
        <translation>Pareto</translation>
    </message>
    <message>
        <source>Pareto and normal</source>
        <translation>Pareto und normal</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Bandbreite</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Schwankung</translation>
    </message>
    <message>
        <source>Distribution of jitter</source>
        <translation>Verteilung der Schwankung</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Duplication</source>
        <translation>Verdopplung</translation>
    </message>
    <message>
        <source>Corruption</source>
        <translation>Verfälschung</translation>
    </message>
    <message>
        <source> kbit/s</source>
        <translation> kbit/s</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Reordering</source>
        <translation>Vertauschung</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Frames lost</source>
        <translation>Verlorene Frames</translation>
    </message>
    <message>
        <source>new chances each time</source>
        <translation>jedes Mal neuer Zufall</translation>
    </message>
    <message>
        <source>such as 3, 7, 100-120</source>
        <translation>etwa 3, 7, 100-120</translation>
    </message>
    <message>
        <source>Frames that are lost, by their numbers: the first one that is sent after this was set is 1</source>
        <translation>Frames, die verloren gehen, nach ihrer Nummer: Der erste, der gesendet wird, nachdem dies gesetzt wurde, ist 1</translation>
    </message>
    <message>
        <source>all frames, or such as icmp</source>
        <translation>alle Frames, oder etwa icmp</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to 4294967295.</source>
        <translation>Ein Startwert ist eine ganze Zahl von 0 bis 4294967295.</translation>
    </message>
    <message>
        <source>Frames that are lost are given by their numbers from 1 on, such as 3, 7, 100-120.</source>
        <translation>Frames, die verloren gehen, werden mit ihren Nummern von 1 an angegeben, etwa 3, 7, 100-120.</translation>
    </message>
    <message>
        <source>When frames may be sent, in place of a bandwidth: a file of Mahimahi, or of times in seconds and rates in kbit/s</source>
        <translation>Wann Frames gesendet werden dürfen, anstelle einer Bandbreite: eine Datei von Mahimahi, oder von Zeiten in Sekunden und Raten in kbit/s</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Only for</source>
        <translation>Nur für</translation>
    </message>
    <message>
        <source>A whole number: chance meets the same frames each time that they are sent</source>
        <translation>Eine ganze Zahl: Der Zufall trifft jedes Mal dieselben Frames, wenn sie gesendet werden</translation>
    </message>
    <message>
        <source>A capture filter: only frames that it names are counted, lost, doubled, changed and sent ahead</source>
        <translation>Ein Mitschnittfilter: Nur Frames, die er nennt, werden gezählt, gehen verloren, werden verdoppelt, verändert und vorgelassen</translation>
    </message>
    <message>
        <source>Emulate only</source>
        <translation>Nur emulieren</translation>
    </message>
    <message>
        <source>all frames, or such as udp port 5001</source>
        <translation>alle Frames, oder etwa udp port 5001</translation>
    </message>
    <message>
        <source>A capture filter: only frames that it names are emulated; all others cross as if the link were plain</source>
        <translation>Ein Mitschnittfilter: Nur Frames, die er nennt, werden emuliert; alle anderen kommen durch, als wäre die Verbindung ohne Emulation</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DisplayFilterAdvice</name>
    <message>
        <source>A display filter of Wireshark; the capture filter for it is: %1</source>
        <translation>Ein Anzeigefilter von Wireshark; der Aufzeichnungsfilter dazu ist: %1</translation>
    </message>
    <message>
        <source>A display filter of Wireshark, for which there is no capture filter: %1</source>
        <translation>Ein Anzeigefilter von Wireshark, zu dem es keinen Aufzeichnungsfilter gibt: %1</translation>
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
        <source>One file that tells directions (*.pcapng)</source>
        <translation>Eine Datei, die Richtungen nennt (*.pcapng)</translation>
    </message>
    <message>
        <source>One pcap file (*.pcap)</source>
        <translation>Eine pcap-Datei (*.pcap)</translation>
    </message>
    <message>
        <source>One archive, a folder for each connection (*.tar.gz)</source>
        <translation>Ein Archiv, ein Ordner je Verbindung (*.tar.gz)</translation>
    </message>
    <message>
        <source>One archive, a folder for each connection (*.zip)</source>
        <translation>Ein Archiv, ein Ordner je Verbindung (*.zip)</translation>
    </message>
    <message>
        <source>One file in the order of time, an interface for each port (*.pcapng)</source>
        <translation>Eine Datei in zeitlicher Reihenfolge, eine Schnittstelle je Anschluss (*.pcapng)</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DownloadRow</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Download of %1</source>
        <translation>Herunterladen von %1</translation>
    </message>
    <message>
        <source>Open in Wireshark</source>
        <translation>In Wireshark öffnen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Opens the folder that holds the file</source>
        <translation>Öffnet den Ordner, in dem die Datei liegt</translation>
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
        <translation>Einsammeln, was auf der Leitung ist …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stops the download; no file is written</source>
        <translation>Beendet das Herunterladen; keine Datei wird geschrieben</translation>
    </message>
    <message>
        <source>Takes this line out of the list; the file stays</source>
        <translation>Nimmt diese Zeile aus der Liste; die Datei bleibt</translation>
    </message>
    <message>
        <source>Wireshark opens no archives: all segments are put into one temporary file for it</source>
        <translation>Wireshark öffnet keine Archive: Alle Segmente werden dafür in einer vorübergehenden Datei zusammengefügt</translation>
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
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>No file was written</source>
        <translation>Keine Datei wurde geschrieben</translation>
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
    <message>
        <source>Show in Folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>No program shows folders here: the file is %1</source>
        <translation>Hier zeigt kein Programm Ordner: Die Datei ist %1</translation>
    </message>
    <message>
        <source>%1, run %2</source>
        <translation>%1, Lauf %2</translation>
    </message>
    <message>
        <source>%1, of “%2”</source>
        <comment>connection, topology</comment>
        <translation>%1, aus „%2“</translation>
    </message>
    <message>
        <source>Remove from List</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DownloadsView</name>
    <message>
        <source>Remove Finished</source>
        <translation>Fertige entfernen</translation>
    </message>
    <message>
        <source>Nothing was downloaded yet. Right-click a connection that was captured and choose Download Capture.</source>
        <translation>Noch wurde nichts heruntergeladen. Klicken Sie mit der rechten Maustaste auf eine Verbindung, die mitgeschnitten wurde, und wählen Sie „Mitschnitt herunterladen“.</translation>
    </message>
    <message>
        <source>Takes what is over out of the list; the files stay</source>
        <translation>Nimmt, was vorbei ist, aus der Liste; die Dateien bleiben</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::EarlierRunsModel</name>
    <message>
        <source>Began</source>
        <translation>Begann</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>number of a recording</comment>
        <translation>Lauf</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::EarlierRunsView</name>
    <message>
        <source>Earlier recordings</source>
        <translation>Frühere Aufzeichnungen</translation>
    </message>
    <message>
        <source>Earlier recordings: %1 of %2 that are kept for this lab; the oldest ones go first</source>
        <translation>Frühere Aufzeichnungen: %1 von %2, die für dieses Labor aufbewahrt werden; die ältesten gehen zuerst</translation>
    </message>
    <message>
        <source>S&amp;how Packets</source>
        <translation>Pa&amp;kete zeigen</translation>
    </message>
    <message>
        <source>Down&amp;load…</source>
        <translation>Herunter&amp;laden …</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>L&amp;öschen …</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::EmulationTab</name>
    <message>
        <source>&amp;Emulate this link</source>
        <translation>Diese Verbindung &amp;emulieren</translation>
    </message>
    <message>
        <source>Without this the link carries all frames as they come; the values below are kept</source>
        <translation>Sonst überträgt die Verbindung alle Rahmen, wie sie kommen; die Werte unten bleiben erhalten</translation>
    </message>
    <message>
        <source>Link Emulation</source>
        <translation>Verbindungsemulation</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>the direction from one interface to another</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>This machine&apos;s kernel has no netem: the greyed effects are kept in the file and have none here. “tomato lab check” tells what would help.</source>
        <translation>Der Kernel dieses Rechners hat kein netem: Die ausgegrauten Werte bleiben in der Datei und wirken hier nicht. „tomato lab check“ sagt, was helfen würde.</translation>
    </message>
    <message>
        <source>%1: %2 frames sent, %3 delivered</source>
        <translation>%1: %2 Rahmen gesendet, %3 zugestellt</translation>
    </message>
    <message>
        <source>First end → second end</source>
        <translation>Erstes Ende → zweites Ende</translation>
    </message>
    <message>
        <source>Second end → first end</source>
        <translation>Zweites Ende → erstes Ende</translation>
    </message>
    <message>
        <source>This machine&apos;s kernel cannot count frames (nf_tables): what would need that is kept in the file and has no effect here.</source>
        <translation>Der Kernel dieses Rechners kann keine Frames zählen (nf_tables): Was das bräuchte, bleibt in der Datei und hat hier keine Wirkung.</translation>
    </message>
    <message>
        <source>This machine&apos;s kernel cannot lead frames past others (sch_htb, cls_bpf): the filter is kept in the file, and all frames are emulated here.</source>
        <translation>Der Kernel dieses Rechners kann Frames nicht an anderen vorbeiführen (sch_htb, cls_bpf): Der Filter bleibt in der Datei, und alle Frames werden hier emuliert.</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::ExperimentsPlugin</name>
    <message>
        <source>Time&amp;line</source>
        <translation>Zeit&amp;leiste</translation>
    </message>
    <message>
        <source>What happens when in the experiment of this topology, and what came out</source>
        <translation>Was im Experiment dieser Topologie wann geschieht, und was herauskam</translation>
    </message>
    <message>
        <source>E&amp;xperiment</source>
        <translation>E&amp;xperiment</translation>
    </message>
    <message>
        <source>Show &amp;Timeline</source>
        <translation>Zeitleis&amp;te zeigen</translation>
    </message>
    <message>
        <source>Show the steps of the experiment, to change and perform them</source>
        <translation>Die Schritte des Experiments zeigen, um sie zu ändern und durchzuführen</translation>
    </message>
    <message numerus="yes">
        <source>✓ %n held</source>
        <translation>
            <numerusform>✓ %n traf zu</numerusform>
            <numerusform>✓ %n trafen zu</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::FilterEdit</name>
    <message>
        <source>Puts the addresses that your machine knows for them in the place of names, so that the recording depends on no name server</source>
        <translation>Setzt an die Stelle von Namen die Adressen, die Ihr Rechner dafür kennt, damit die Aufzeichnung von keinem Nameserver abhängt</translation>
    </message>
    <message>
        <source>Looking up names…</source>
        <translation>Namen werden nachgeschlagen …</translation>
    </message>
    <message>
        <source>&lt;a href=&quot;%1&quot;&gt;Filter syntax&lt;/a&gt;, also as &lt;code&gt;man pcap-filter&lt;/code&gt;</source>
        <translation>&lt;a href=&quot;%1&quot;&gt;Filtersyntax&lt;/a&gt;, auch mit &lt;code&gt;man pcap-filter&lt;/code&gt;</translation>
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
Primitives such as &quot;host 10.0.0.1&quot;, &quot;icmp&quot; or &quot;tcp port 80&quot; are joined with &quot;and&quot;, &quot;or&quot; and &quot;not&quot;.</source>
        <translation>Ein pcap-Filterausdruck: Nur passende Pakete werden aufgezeichnet.
Bausteine wie „host 10.0.0.1“, „icmp“ oder „tcp port 80“ werden mit „and“, „or“ und „not“ verknüpft.</translation>
    </message>
    <message>
        <source>No filter: every packet is recorded.</source>
        <translation>Kein Filter: Jedes Paket wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>The filter compiles.</source>
        <translation>Der Filter ist gültig.</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>no trigger</source>
        <translation>kein Auslöser</translation>
    </message>
    <message>
        <source>C&amp;hoose</source>
        <translation>Aus&amp;wählen</translation>
    </message>
    <message>
        <source>Puts an expression that is often needed, or was used before, into the line</source>
        <translation>Trägt einen Ausdruck ein, der oft gebraucht wird oder schon benutzt wurde</translation>
    </message>
    <message>
        <source>The trigger compiles.</source>
        <translation>Der Auslöser ist gültig.</translation>
    </message>
    <message>
        <source>Each connection keeps the filter that it has.</source>
        <translation>Jede Verbindung behält ihren Filter.</translation>
    </message>
    <message>
        <source>Each connection keeps the trigger that it has.</source>
        <translation>Jede Verbindung behält ihren Auslöser.</translation>
    </message>
    <message>
        <source>Look &amp;Up Names</source>
        <translation>Namen &amp;nachschlagen</translation>
    </message>
    <message>
        <source>A pcap filter expression. The recording goes round in its files until a packet matches it; only then “Ends after” counts.</source>
        <translation>Ein pcap-Filterausdruck. Die Aufzeichnung läuft in ihren Dateien im Kreis, bis ein Paket auf ihn passt; erst dann zählt „Endet nach“.</translation>
    </message>
    <message>
        <source>A packet with a VLAN tag is found by &quot;vlan and ...&quot; only: &quot;vlan and icmp&quot;.</source>
        <translation>Ein Paket mit VLAN-Kennung findet nur „vlan and ...“: „vlan and icmp“.</translation>
    </message>
    <message>
        <source>Co&amp;mmon Filters</source>
        <translation>&amp;Häufige Filter</translation>
    </message>
    <message>
        <source>No trigger: “Ends after” counts from the first packet that is recorded.</source>
        <translation>Kein Auslöser: „Endet nach“ zählt ab dem ersten Paket, das aufgezeichnet wird.</translation>
    </message>
    <message>
        <source>unknown word “%1”: did you mean %2?</source>
        <translation>unbekanntes Wort „%1“: Meinten Sie %2?</translation>
    </message>
    <message>
        <source>&amp;Take Capture Filter</source>
        <translation>Aufzeichnungs&amp;filter übernehmen</translation>
    </message>
    <message>
        <source>Puts the capture filter that says the same into the line</source>
        <translation>Setzt den Aufzeichnungsfilter, der dasselbe sagt, in die Zeile</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::FilterMenu</name>
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
        <source>Routes (OSPF)</source>
        <translation>Routen (OSPF)</translation>
    </message>
    <message>
        <source>Routes (BGP)</source>
        <translation>Routen (BGP)</translation>
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
        <source>&amp;Favourites</source>
        <translation>&amp;Favoriten</translation>
    </message>
    <message>
        <source>&amp;Used Before</source>
        <translation>Schon &amp;benutzt</translation>
    </message>
    <message>
        <source>&amp;Remove This Filter from the Favourites</source>
        <translation>Diesen Filter aus den Favoriten &amp;entfernen</translation>
    </message>
    <message>
        <source>Make This Filter a Fa&amp;vourite</source>
        <translation>Diesen Filter zum Fa&amp;voriten machen</translation>
    </message>
    <message>
        <source>Every %1th packet, the same ones on every link</source>
        <translation>Jedes %1. Paket, dieselben auf jeder Verbindung</translation>
    </message>
    <message>
        <source>Goes by the checksums of TCP, UDP and ICMP, which stay the same from link to link; about one packet in %1 of these</source>
        <translation>Geht nach den Prüfsummen von TCP, UDP und ICMP, die von Verbindung zu Verbindung dieselben bleiben; etwa eines von %1 dieser Pakete</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::FilterQuestion</name>
    <message>
        <source>Capture on %1</source>
        <translation>Mitschneiden auf %1</translation>
    </message>
    <message numerus="yes">
        <source>Capture on %n connection(s)</source>
        <translation>
            <numerusform>Mitschneiden auf %n Verbindung</numerusform>
            <numerusform>Mitschneiden auf %n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Only packets that match this pcap filter are recorded. Empty: every packet.</source>
        <translation>Nur Pakete, auf die dieser pcap-Filter passt, werden aufgezeichnet. Leer: jedes Paket.</translation>
    </message>
    <message>
        <source>&amp;Capture</source>
        <translation>&amp;Mitschneiden</translation>
    </message>
    <message numerus="yes">
        <source>A new recording begins: %n packet(s) stay among the earlier recordings.</source>
        <translation>
            <numerusform>Eine neue Aufzeichnung beginnt: %n Paket bleibt bei den früheren Aufzeichnungen.</numerusform>
            <numerusform>Eine neue Aufzeichnung beginnt: %n Pakete bleiben bei den früheren Aufzeichnungen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::FlowTableModel</name>
    <message>
        <source>Flow</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>Who sends to whom</source>
        <translation>Wer wem sendet</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Packets that were sent</source>
        <translation>Pakete, die gesendet wurden</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Packets that did not come to their destination (RFC 7680)</source>
        <translation>Pakete, die nicht an ihr Ziel kamen (RFC 7680)</translation>
    </message>
    <message>
        <source>Lost %</source>
        <translation>Verloren %</translation>
    </message>
    <message>
        <source>The share of packets that were lost</source>
        <translation>Der Anteil der Pakete, die verloren gingen</translation>
    </message>
    <message>
        <source>Under Way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Packets that the recordings end too early for to call them lost</source>
        <translation>Pakete, für die die Aufzeichnungen zu früh enden, um sie verloren zu nennen</translation>
    </message>
    <message>
        <source>Least Delay</source>
        <translation>Kleinste Verzögerung</translation>
    </message>
    <message>
        <source>Of the one-way delays (RFC 7679)</source>
        <translation>Der Verzögerungen in einer Richtung (RFC 7679)</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Of the one-way delays, to 0.4 %</source>
        <translation>Der Verzögerungen in einer Richtung, auf 0,4 % genau</translation>
    </message>
    <message>
        <source>99 %</source>
        <translation>99 %</translation>
    </message>
    <message>
        <source>As many of the one-way delays are not greater, to 0.4 %</source>
        <translation>So viele der Verzögerungen in einer Richtung sind nicht größer, auf 0,4 % genau</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Größte</translation>
    </message>
    <message>
        <source>Of the one-way delays</source>
        <translation>Der Verzögerungen in einer Richtung</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Schwankung</translation>
    </message>
    <message>
        <source>By how much the delays of two packets in a row differ (RFC 3393)</source>
        <translation>Um wie viel sich die Verzögerungen zweier Pakete hintereinander unterscheiden (RFC 3393)</translation>
    </message>
    <message>
        <source>Queueing</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Delay less the least one of that size: how long packets waited</source>
        <translation>Verzögerung abzüglich der kleinsten für diese Größe: wie lange Pakete warteten</translation>
    </message>
    <message>
        <source>Reordered</source>
        <translation>Überholt</translation>
    </message>
    <message>
        <source>Packets that arrived behind one that was sent later (RFC 4737)</source>
        <translation>Pakete, die hinter einem ankamen, das später gesendet wurde (RFC 4737)</translation>
    </message>
    <message>
        <source>Duplicated</source>
        <translation>Verdoppelt</translation>
    </message>
    <message>
        <source>Copies beyond the first (RFC 5560)</source>
        <translation>Kopien über die erste hinaus (RFC 5560)</translation>
    </message>
    <message>
        <source>Way Changes</source>
        <translation>Wegwechsel</translation>
    </message>
    <message>
        <source>How often a packet took another way than the one before it</source>
        <translation>Wie oft ein Paket einen anderen Weg nahm als das vor ihm</translation>
    </message>
    <message>
        <source>Usual Way</source>
        <translation>Üblicher Weg</translation>
    </message>
    <message>
        <source>The elements that most of its packets passed</source>
        <translation>Die Elemente, durch die die meisten seiner Pakete kamen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) left out that were not seen from the begin on</source>
        <translation>
            <numerusform>%Ln Paket ausgelassen, das nicht von Anfang an zu sehen war</numerusform>
            <numerusform>%Ln Pakete ausgelassen, die nicht von Anfang an zu sehen waren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln packet(s)</source>
        <translation>
            <numerusform>%1: %Ln Paket</numerusform>
            <numerusform>%1: %Ln Pakete</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::FlowsPage</name>
    <message>
        <source>Search in flows</source>
        <translation>In Flüssen suchen</translation>
    </message>
    <message>
        <source>Search: 10.0.3.2, TCP, :80</source>
        <translation>Suche: 10.0.3.2, TCP, :80</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flüsse</translation>
    </message>
    <message>
        <source>Double-click a flow to list its packets</source>
        <translation>Ein Doppelklick auf einen Fluss listet seine Pakete auf</translation>
    </message>
    <message>
        <source>No flow&apos;s name contains this text.
Clear the search above.</source>
        <translation>Kein Fluss hat diesen Text im Namen.
Leeren Sie die Suche darüber.</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::GripSplitter</name>
    <message>
        <source>Drag to give more room to one side</source>
        <translation>Ziehen, um einer Seite mehr Platz zu geben</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::JourneyBar</name>
    <message>
        <source>&amp;Read Recordings</source>
        <translation>Aufzeichnungen l&amp;esen</translation>
    </message>
    <message>
        <source>&amp;On Canvas</source>
        <translation>Auf &amp;Zeichenfläche</translation>
    </message>
    <message>
        <source>Fil&amp;ter:</source>
        <translation>Fil&amp;ter:</translation>
    </message>
    <message>
        <source>Capture filter</source>
        <translation>Aufzeichnungsfilter</translation>
    </message>
    <message>
        <source>Capture filter: udp and host 10.0.3.2</source>
        <translation>Aufzeichnungsfilter: udp and host 10.0.3.2</translation>
    </message>
    <message>
        <source>A packet counts when it passes this filter on one link at least; Enter reads the recordings</source>
        <translation>Ein Paket zählt, wenn es auf mindestens einer Verbindung durch diesen Filter geht; Eingabe liest die Aufzeichnungen</translation>
    </message>
    <message>
        <source>Links light up on the canvas where packets that match crossed, with their directions and numbers</source>
        <translation>Auf der Zeichenfläche leuchten Verbindungen auf, über die passende Pakete liefen, mit ihren Richtungen und Zahlen</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Read Again</source>
        <translation>Erneut l&amp;esen</translation>
    </message>
    <message>
        <source>Stops reading</source>
        <translation>Hört auf zu lesen</translation>
    </message>
    <message>
        <source>Finds each packet again on all links where it was recorded, in the latest recordings of this lab</source>
        <translation>Findet jedes Paket auf allen Verbindungen wieder, auf denen es aufgezeichnet wurde, in den letzten Aufzeichnungen dieses Labors</translation>
    </message>
    <message>
        <source>Open Recordin&amp;g…</source>
        <translation>Aufzeichnung ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Reads a file instead: a merged, a downloaded or any other .pcapng or .pcap; it may also be dropped here</source>
        <translation>Liest stattdessen eine Datei: eine zusammengeführte, heruntergeladene oder irgendeine andere .pcapng oder .pcap; sie lässt sich auch hierher ziehen</translation>
    </message>
    <message>
        <source>Open Recording</source>
        <translation>Aufzeichnung öffnen</translation>
    </message>
    <message>
        <source>%1 is shown; a click leads back to the recordings of this lab</source>
        <translation>%1 wird gezeigt; ein Klick führt zurück zu den Aufzeichnungen dieses Labors</translation>
    </message>
    <message>
        <source>Reads the file again</source>
        <translation>Liest die Datei erneut</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::JourneyDetails</name>
    <message>
        <source>Hops of the packet</source>
        <translation>Etappen des Pakets</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Brauchte</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>What differs between the bytes of two hops</source>
        <translation>Worin sich die Bytes zweier Etappen unterscheiden</translation>
    </message>
    <message>
        <source>Choose a packet to see each hop of its way, and in what its bytes differ between two hops.</source>
        <translation>Wählen Sie ein Paket, um jede Etappe seines Weges zu sehen, und worin sich seine Bytes zwischen zwei Etappen unterscheiden.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Show in Packets</source>
        <translation>In Pakete zeigen</translation>
    </message>
    <message>
        <source>Shows this packet among those of its connection, decoded</source>
        <translation>Zeigt dieses Paket unter denen seiner Verbindung, dekodiert</translation>
    </message>
    <message>
        <source>It was seen here first. Choose another hop to see in what its bytes differ from the hop before.</source>
        <translation>Hier wurde es zuerst gesehen. Wählen Sie eine andere Etappe, um zu sehen, worin sich seine Bytes von der Etappe davor unterscheiden.</translation>
    </message>
    <message>
        <source>In what the packet&apos;s bytes differ at two hops is shown here.</source>
        <translation>Worin sich die Bytes des Pakets an zwei Etappen unterscheiden, steht hier.</translation>
    </message>
    <message>
        <source>%1, seen last after %2</source>
        <translation>%1, zuletzt gesehen nach %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln further hop(s)</source>
        <translation>
            <numerusform>%Ln weitere Etappe</numerusform>
            <numerusform>%Ln weitere Etappen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::JourneyFilterBar</name>
    <message>
        <source>Which packets are listed</source>
        <translation>Welche Pakete aufgelistet werden</translation>
    </message>
    <message>
        <source>All packets</source>
        <translation>Alle Pakete</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Took another way</source>
        <translation>Nahm einen anderen Weg</translation>
    </message>
    <message>
        <source>Duplicated</source>
        <translation>Verdoppelt</translation>
    </message>
    <message>
        <source>Translated or fragmented</source>
        <translation>Übersetzt oder fragmentiert</translation>
    </message>
    <message>
        <source>Matched by order</source>
        <translation>Nach Reihenfolge zugeordnet</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>Mehrdeutig</translation>
    </message>
    <message>
        <source>Least delay</source>
        <translation>Kleinste Verzögerung</translation>
    </message>
    <message>
        <source>delay at least </source>
        <translation>Verzögerung mindestens </translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>any delay</source>
        <translation>jede Verzögerung</translation>
    </message>
    <message>
        <source>Lists the packets of all flows again</source>
        <translation>Listet wieder die Pakete aller Flüsse auf</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln packet(s)</source>
        <translation>
            <numerusform>%1 von %Ln Paket</numerusform>
            <numerusform>%1 von %Ln Paketen</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose &quot;%1&quot; above for those of other kinds.</source>
        <translation>Wählen Sie darüber „%1“ für die anderer Art.</translation>
    </message>
    <message>
        <source>Choose &quot;%1&quot; above for those with less delay, or without one.</source>
        <translation>Wählen Sie darüber „%1“ für die mit weniger oder ohne Verzögerung.</translation>
    </message>
    <message>
        <source>Click the button with the cross above for those of all flows.</source>
        <translation>Klicken Sie darüber auf den Knopf mit dem Kreuz für die aller Flüsse.</translation>
    </message>
    <message>
        <source>No packet passes these filters.</source>
        <translation>Kein Paket passt zu diesen Filtern.</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::JourneyTableModel</name>
    <message>
        <source>another way</source>
        <translation>anderer Weg</translation>
    </message>
    <message>
        <source>When it was seen first</source>
        <translation>Wann es zuerst gesehen wurde</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Who sends it to whom</source>
        <translation>Wer es wem sendet</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Was aus ihm wurde</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>How sure its least sure match is</source>
        <translation>Wie sicher seine unsicherste Zuordnung ist</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>What happened to it on its way</source>
        <translation>Was ihm unterwegs geschah</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>What the link and the element before took, and where it was seen then</source>
        <translation>Was die Verbindung und das Element davor brauchten, und wo es dann gesehen wurde</translation>
    </message>
    <message>
        <source>Hop %1</source>
        <translation>Etappe %1</translation>
    </message>
    <message>
        <source>begin not seen</source>
        <translation>Anfang nicht gesehen</translation>
    </message>
    <message>
        <source>From where it was seen first to where it was seen last; what was lost or is under way has none (RFC 7679)</source>
        <translation>Von da, wo es zuerst gesehen wurde, bis da, wo es zuletzt gesehen wurde; was verloren ging oder unterwegs ist, hat keine (RFC 7679)</translation>
    </message>
    <message numerus="yes">
        <source>The longest way has %Ln hop(s); further ones have no column</source>
        <translation>
            <numerusform>Der längste Weg hat %Ln Etappe; weitere haben keine Spalte</numerusform>
            <numerusform>Der längste Weg hat %Ln Etappen; weitere haben keine Spalte</numerusform>
        </translation>
    </message>
    <message>
        <source>Hop %1 of %2</source>
        <translation>Etappe %1 von %2</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::JourneysView</name>
    <message>
        <source>The recordings could not be read. %1</source>
        <translation>Die Aufzeichnungen konnten nicht gelesen werden. %1</translation>
    </message>
    <message>
        <source>Pac&amp;kets</source>
        <translation>Pa&amp;kete</translation>
    </message>
    <message>
        <source>Flo&amp;ws</source>
        <translation>Flü&amp;sse</translation>
    </message>
    <message>
        <source>Lo&amp;sses</source>
        <translation>Verl&amp;uste</translation>
    </message>
    <message>
        <source>Space-Ti&amp;me</source>
        <translation>&amp;Raum-Zeit</translation>
    </message>
    <message>
        <source>&amp;Delay</source>
        <translation>Verzö&amp;gerung</translation>
    </message>
    <message>
        <source>TC&amp;P</source>
        <translation>TC&amp;P</translation>
    </message>
    <message>
        <source>Journeys: %1</source>
        <translation>Wege: %1</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::LabReading</name>
    <message>
        <source>The filter is not good: %1</source>
        <translation>Der Filter ist nicht gut: %1</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::LinkEmulationPlugin</name>
    <message>
        <source>Take Lin&amp;k Down</source>
        <translation>Verbindung &amp;kappen</translation>
    </message>
    <message>
        <source>Bring Lin&amp;k Up</source>
        <translation>Verbindung wieder&amp;herstellen</translation>
    </message>
    <message>
        <source>The elements at both ends lose their carrier, as if the cable had been pulled</source>
        <translation>Die Elemente an beiden Enden verlieren ihr Trägersignal, als wäre das Kabel gezogen</translation>
    </message>
    <message>
        <source>The elements at both ends get their carrier back</source>
        <translation>Die Elemente an beiden Enden erhalten ihr Trägersignal zurück</translation>
    </message>
    <message>
        <source>Take a link down</source>
        <translation>Verbindung kappen</translation>
    </message>
    <message>
        <source>Bring a link up</source>
        <translation>Verbindung wiederherstellen</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::LiveAccessEdit</name>
    <message>
        <source>Address of the live stream</source>
        <translation>Adresse des Live-Stroms</translation>
    </message>
    <message>
        <source>The address of this machine at which viewers connect: empty for programs on this machine only (127.0.0.1), 0.0.0.0 or :: for all its addresses</source>
        <translation>Die Adresse dieses Rechners, mit der sich Zuschauer verbinden: leer nur für Programme auf diesem Rechner (127.0.0.1), 0.0.0.0 oder :: für alle seine Adressen</translation>
    </message>
    <message>
        <source>Who may watch</source>
        <translation>Wer zusehen darf</translation>
    </message>
    <message>
        <source>Addresses and networks that may watch, with commas between them: 192.0.2.0/24, 198.51.100.3</source>
        <translation>Adressen und Netze, die zusehen dürfen, mit Kommas dazwischen: 192.0.2.0/24, 198.51.100.3</translation>
    </message>
    <message>
        <source>“%1” is no address to serve the live stream at.</source>
        <translation>„%1“ ist keine Adresse, an der der Live-Strom angeboten werden kann.</translation>
    </message>
    <message>
        <source>Nothing can be served at “%1”.</source>
        <translation>An „%1“ kann nichts angeboten werden.</translation>
    </message>
    <message>
        <source>“%1” is no address and no network of viewers (such as 192.0.2.0/24).</source>
        <translation>„%1“ ist weder eine Adresse noch ein Netz von Zuschauern (etwa 192.0.2.0/24).</translation>
    </message>
    <message>
        <source>Others can reach %1: name those who may watch.</source>
        <translation>Andere können %1 erreichen: Nennen Sie, wer zusehen darf.</translation>
    </message>
    <message>
        <source>127.0.0.1: this machine only</source>
        <translation>127.0.0.1: nur dieser Rechner</translation>
    </message>
    <message>
        <source>such as 192.0.2.0/24</source>
        <translation>etwa 192.0.2.0/24</translation>
    </message>
    <message>
        <source>viewers:</source>
        <translation>Zuschauer:</translation>
    </message>
    <message>
        <source>Serve it &amp;unencrypted</source>
        <translation>&amp;Unverschlüsselt bereitstellen</translation>
    </message>
    <message>
        <source>Agrees that packets go over the network as they are, without a password</source>
        <translation>Stimmt zu, dass Pakete so über das Netzwerk gehen, wie sie sind, und ohne Passwort</translation>
    </message>
    <message>
        <source>%1 is served without encryption: agree to that, or name no address and watch through ssh.</source>
        <translation>%1 wird ohne Verschlüsselung bereitgestellt: Stimmen Sie dem zu, oder nennen Sie keine Adresse und sehen Sie durch ssh zu.</translation>
    </message>
    <message>
        <source>Viewers see all that is recorded, and so does everybody between them and this machine. Through ssh only the viewers see it, and no address is needed: Live capture info has the command.</source>
        <translation>Zuschauer sehen alles, was aufgezeichnet wird, und ebenso jeder zwischen ihnen und diesem Rechner. Durch ssh sehen es nur die Zuschauer, und eine Adresse ist nicht nötig: „Info zum Live-Mitschnitt“ hat den Befehl.</translation>
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
    <message>
        <source>&amp;Begin with the packets that are kept</source>
        <translation>Mit den aufbewahrten Paketen &amp;beginnen</translation>
    </message>
    <message>
        <source>The stream of another port: first what the recording holds, then what comes</source>
        <translation>Der Strom eines anderen Ports: zuerst, was die Aufzeichnung enthält, dann, was kommt</translation>
    </message>
    <message>
        <source>From another machine, encrypted and with your key: run this there</source>
        <translation>Von einem anderen Rechner aus, verschlüsselt und mit Ihrem Schlüssel: dort ausführen</translation>
    </message>
    <message>
        <source>; %1 turned away</source>
        <translation>; %1 abgewiesen</translation>
    </message>
    <message>
        <source>Warning: other machines can watch this stream, without a password and unencrypted. The first command below is neither.</source>
        <translation>Warnung: Andere Rechner können diesem Strom zusehen, ohne Passwort und unverschlüsselt. Für den ersten Befehl unten gilt beides nicht.</translation>
    </message>
    <message>
        <source>Unencrypted, from here and from the machines that may watch:</source>
        <translation>Unverschlüsselt, von hier und von den Rechnern, die zusehen dürfen:</translation>
    </message>
    <message>
        <source>%1 packets, %2; none dropped</source>
        <translation>%1 Pakete, %2; keines verloren</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::LossTable</name>
    <message>
        <source>Losses</source>
        <translation>Verluste</translation>
    </message>
    <message>
        <source>Double-click a number to list the packets behind it</source>
        <translation>Ein Doppelklick auf eine Zahl listet die Pakete dahinter auf</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::LossTableModel</name>
    <message>
        <source>not recorded by us</source>
        <translation>von uns nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>had left the rotating set of files</source>
        <translation>hatte den umlaufenden Satz von Dateien verlassen</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>gesehen</translation>
    </message>
    <message>
        <source>seen; agrees with the %1 that the interface counted</source>
        <translation>gesehen; die Schnittstelle zählte ebenfalls %1</translation>
    </message>
    <message>
        <source>does not balance: the interface counted %1, the capture took %2, wrote %3, lost %4; %5 had left the files, %6 were read</source>
        <translation>geht nicht auf: die Schnittstelle zählte %1, der Mitschnitt nahm %2, schrieb %3, verlor %4; %5 hatten die Dateien verlassen, %6 wurden gelesen</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Mostly of the Flow</source>
        <translation>Meist aus dem Fluss</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more flow(s)</source>
        <translation>
            <numerusform>%1 und %Ln weiterer Fluss</numerusform>
            <numerusform>%1 und %Ln weitere Flüsse</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to begin with the links that lost most</source>
        <translation>Ein Klick beginnt mit den Verbindungen, die am meisten verloren haben</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln copy(s))</source>
        <translation>
            <numerusform>%1 (%Ln Kopie)</numerusform>
            <numerusform>%1 (%Ln Kopien)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::MeasurePlot</name>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::PacketCapturingPlugin</name>
    <message>
        <source>Cap&amp;tures</source>
        <translation>&amp;Mitschnitte</translation>
    </message>
    <message>
        <source>All captures with their counters</source>
        <translation>Alle Mitschnitte mit ihren Zählern</translation>
    </message>
    <message>
        <source>&amp;Downloads</source>
        <translation>&amp;Heruntergeladenes</translation>
    </message>
    <message>
        <source>What is being downloaded, and what was</source>
        <translation>Was heruntergeladen wird, und was heruntergeladen wurde</translation>
    </message>
    <message>
        <source>Pac&amp;kets</source>
        <translation>Pake&amp;te</translation>
    </message>
    <message>
        <source>The packets of some connections, decoded</source>
        <translation>Die Pakete einiger Verbindungen, entschlüsselt</translation>
    </message>
    <message>
        <source>T&amp;raffic</source>
        <translation>&amp;Verkehr</translation>
    </message>
    <message>
        <source>Packets and bits per second over time, by direction</source>
        <translation>Pakete und Bits je Sekunde im Verlauf, nach Richtung</translation>
    </message>
    <message>
        <source>&amp;Journeys</source>
        <translation>&amp;Wege</translation>
    </message>
    <message>
        <source>Where each packet was, when, and where it was lost</source>
        <translation>Wo jedes Paket war, wann, und wo es verloren ging</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::PacketDetails</name>
    <message>
        <source>Protocols and fields of the packet</source>
        <translation>Protokolle und Felder des Pakets</translation>
    </message>
    <message>
        <source>Bytes of the packet</source>
        <translation>Bytes des Pakets</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::PacketFilterBar</name>
    <message>
        <source>Display filter</source>
        <translation>Anzeigefilter</translation>
    </message>
    <message>
        <source>Display filter, in Wireshark&apos;s language: tcp.port == 80</source>
        <translation>Anzeigefilter in Wiresharks Sprache: tcp.port == 80</translation>
    </message>
    <message>
        <source>Enter shows only the packets that match</source>
        <translation>Die Eingabetaste zeigt nur die Pakete, auf die er passt</translation>
    </message>
    <message>
        <source>Only packets that match are shown</source>
        <translation>Nur passende Pakete werden gezeigt</translation>
    </message>
    <message>
        <source>Enter applies the filter</source>
        <translation>Die Eingabetaste wendet den Filter an</translation>
    </message>
    <message>
        <source>Shown until then: %1</source>
        <translation>Bis dahin gezeigt: %1</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::PacketTable</name>
    <message>
        <source>Packets</source>
        <translation>Pakete</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::PacketTableModel</name>
    <message>
        <source>No.</source>
        <comment>number of a packet</comment>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>gone from the recording</source>
        <translation>nicht mehr in der Aufzeichnung</translation>
    </message>
    <message>
        <source>being decoded…</source>
        <translation>wird entschlüsselt …</translation>
    </message>
    <message>
        <source>Delta</source>
        <comment>time since the packet before</comment>
        <translation>Delta</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::PacketsPage</name>
    <message>
        <source>Journeys of packets</source>
        <translation>Wege von Paketen</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::PacketsView</name>
    <message>
        <source>F&amp;ollow</source>
        <translation>&amp;Folgen</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Chooses whose packets are shown</source>
        <translation>Wählt, wessen Pakete gezeigt werden</translation>
    </message>
    <message>
        <source>Keeps the packets in sight that come last</source>
        <translation>Hält die zuletzt gekommenen Pakete im Blick</translation>
    </message>
    <message>
        <source>Nothing was recorded yet</source>
        <translation>Noch wurde nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Nothing was recorded here yet. Packets appear as they come.</source>
        <translation>Hier wurde noch nichts aufgezeichnet. Pakete erscheinen, sobald sie kommen.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source> (%1 % looked at)</source>
        <translation> (%1 % durchgesehen)</translation>
    </message>
    <message>
        <source>Right-click a connection that is captured and choose Show Packets, or choose from Connections above.</source>
        <translation>Klicken Sie mit der rechten Maustaste auf eine Verbindung, die mitgeschnitten wird, und wählen Sie „Pakete zeigen“, oder wählen Sie oben unter „Verbindungen“.</translation>
    </message>
    <message>
        <source>%1, began on %2</source>
        <translation>%1, begann am %2</translation>
    </message>
    <message>
        <source>&amp;Arrivals, Too</source>
        <translation>&amp;Auch Ankünfte</translation>
    </message>
    <message>
        <source>Shows packets as they left the wire, too, where that was recorded</source>
        <translation>Zeigt Pakete auch, wie sie die Leitung verließen, wo das aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>The connection was deleted, and its recordings stay: Undo (Ctrl+Z) brings it back with them. From the next start of the lab on they are among the earlier recordings in the dock Captures.</source>
        <translation>Die Verbindung wurde gelöscht, ihre Aufzeichnungen bleiben: Rückgängig (Strg+Z) bringt sie mit ihnen zurück. Vom nächsten Start des Labors an stehen sie unter den früheren Aufzeichnungen im Dock Mitschnitte.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln Paket</numerusform>
            <numerusform>%Ln Pakete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln packet(s)</source>
        <translation>
            <numerusform>%1 von %Ln Paket</numerusform>
            <numerusform>%1 von %Ln Paketen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::RecordingOptionsEdit</name>
    <message>
        <source>Ends after this number of packets</source>
        <translation>Endet nach so vielen Paketen</translation>
    </message>
    <message>
        <source>Ends before more bytes than this on the wire</source>
        <translation>Endet, bevor es auf der Leitung mehr Bytes werden</translation>
    </message>
    <message>
        <source>Ends after these seconds</source>
        <translation>Endet nach so vielen Sekunden</translation>
    </message>
    <message>
        <source>Whose packets are recorded</source>
        <translation>Wessen Pakete aufgezeichnet werden</translation>
    </message>
    <message>
        <source>Which host records a connection between two. Each records what its own end sends, by its own clock. One host alone has one clock for both directions, and what comes from the other one has the times of its arrival.</source>
        <translation>Welcher Host eine Verbindung zwischen zweien aufzeichnet. Jeder zeichnet auf, was sein eigenes Ende sendet, mit seiner eigenen Uhr. Ein Host allein hat eine Uhr für beide Richtungen, und was vom anderen kommt, hat die Zeiten seiner Ankunft.</translation>
    </message>
    <message>
        <source>Recorded b&amp;y:</source>
        <translation>Auf&amp;gezeichnet von:</translation>
    </message>
    <message>
        <source>Both hosts, each what its end sends</source>
        <translation>Beide Hosts, jeder, was sein Ende sendet</translation>
    </message>
    <message>
        <source>The host of %1</source>
        <translation>Der Host von %1</translation>
    </message>
    <message>
        <source>The host of the first end</source>
        <translation>Der Host des ersten Endes</translation>
    </message>
    <message>
        <source>The host of the second end</source>
        <translation>Der Host des zweiten Endes</translation>
    </message>
    <message>
        <source>whole packets</source>
        <translation>ganze Pakete</translation>
    </message>
    <message>
        <source> bytes of each</source>
        <translation> Bytes von jedem</translation>
    </message>
    <message>
        <source>How much of each packet is kept, from its beginning; the length that it had is kept too. 0 keeps whole packets.</source>
        <translation>Wie viel von jedem Paket behalten wird, von seinem Anfang an; seine wahre Länge steht dabei. 0 behält ganze Pakete.</translation>
    </message>
    <message>
        <source>&amp;Keep:</source>
        <translation>&amp;Behalten:</translation>
    </message>
    <message>
        <source>Microseconds</source>
        <translation>Mikrosekunden</translation>
    </message>
    <message>
        <source>Nanoseconds</source>
        <translation>Nanosekunden</translation>
    </message>
    <message>
        <source>How exact the times of packets are; the programs that read pcap files know both</source>
        <translation>Wie genau die Zeiten der Pakete sind; Programme, die pcap-Dateien lesen, kennen beides</translation>
    </message>
    <message>
        <source>&amp;Timestamps:</source>
        <translation>&amp;Zeitstempel:</translation>
    </message>
    <message>
        <source>F&amp;iles:</source>
        <translation>Date&amp;ien:</translation>
    </message>
    <message>
        <source>T&amp;rigger:</source>
        <translation>Aus&amp;löser:</translation>
    </message>
    <message>
        <source>packets</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>%1; 0: never</source>
        <translation>%1; 0: nie</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>Beide Richtungen</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 nach %2</translation>
    </message>
    <message>
        <source>From the first end to the second</source>
        <translation>Vom ersten Ende zum zweiten</translation>
    </message>
    <message>
        <source>From the second end to the first</source>
        <translation>Vom zweiten Ende zum ersten</translation>
    </message>
    <message>
        <source>With a trigger, say after how many packets, bytes or seconds the recording ends.</source>
        <translation>Geben Sie bei einem Auslöser an, nach wie vielen Paketen, Bytes oder Sekunden die Aufzeichnung endet.</translation>
    </message>
    <message>
        <source>The trigger does not compile.</source>
        <translation>Der Auslöser lässt sich nicht übersetzen.</translation>
    </message>
    <message>
        <source>The trigger is being checked.</source>
        <translation>Der Auslöser wird geprüft.</translation>
    </message>
    <message>
        <source>Directio&amp;n:</source>
        <translation>&amp;Richtung:</translation>
    </message>
    <message>
        <source>Ends &amp;after:</source>
        <translation>Endet na&amp;ch:</translation>
    </message>
    <message>
        <source>record &amp;packets as they leave the wire, too</source>
        <translation>&amp;Pakete auch aufzeichnen, wie sie die Leitung verlassen</translation>
    </message>
    <message>
        <source>Each packet is recorded once more at the far end, behind bandwidth, delay and loss: so Journeys tell link from element, and what was lost on which link. It takes twice the room and the work.</source>
        <translation>Jedes Paket wird am fernen Ende noch einmal aufgezeichnet, hinter Bandbreite, Verzögerung und Verlust: So unterscheidet „Wege“ Verbindung und Element und sagt, was auf welcher Verbindung verloren ging. Das braucht doppelt so viel Platz und Arbeit.</translation>
    </message>
    <message>
        <source>Arrivals:</source>
        <translation>Ankünfte:</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::ResultsDialog</name>
    <message>
        <source>Results of the Experiment</source>
        <translation>Ergebnisse des Experiments</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Was gemessen wurde</translation>
    </message>
    <message>
        <source>What the horizontal axis shows; there is a curve for each combination of what else is varied</source>
        <translation>Was die waagrechte Achse zeigt; je Kombination der übrigen variierten Werte gibt es eine Kurve</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeige</translation>
    </message>
    <message>
        <source>&amp;over</source>
        <translation>ü&amp;ber</translation>
    </message>
    <message>
        <source>The runs are being read…</source>
        <translation>Die Läufe werden gelesen …</translation>
    </message>
    <message>
        <source>Means over the runs that were alike; the bars are their 95 % intervals. Drag and turn the wheel to move and zoom.</source>
        <translation>Mittelwerte der Läufe, die sich glichen; die Balken sind ihre 95-%-Intervalle. Ziehen und Mausrad verschieben und vergrößern.</translation>
    </message>
    <message>
        <source>Save &amp;Picture…</source>
        <translation>&amp;Bild speichern …</translation>
    </message>
    <message>
        <source>No statement measured something. A condition such as &quot;any&quot; only measures.</source>
        <translation>Keine Aussage hat etwas gemessen. Eine Bedingung wie „any“ misst nur.</translation>
    </message>
    <message>
        <source>Save Picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Pictures (*.svg *.pdf *.png)</source>
        <translation>Bilder (*.svg *.pdf *.png)</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::RingSizeEdit</name>
    <message>
        <source>Number of files</source>
        <translation>Anzahl der Dateien</translation>
    </message>
    <message>
        <source>How many files there are; the oldest makes room for the newest</source>
        <translation>Wie viele Dateien es gibt; die älteste macht der neuesten Platz</translation>
    </message>
    <message>
        <source>Size of a file</source>
        <translation>Größe einer Datei</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>How long a file gets</source>
        <translation>Wie groß eine Datei wird</translation>
    </message>
    <message>
        <source>of</source>
        <translation>zu</translation>
    </message>
    <message>
        <source>A file needs room for one whole packet: at least %1 bytes.</source>
        <translation>Eine Datei braucht Platz für ein ganzes Paket: mindestens %1 Bytes.</translation>
    </message>
    <message>
        <source>= %1 at most</source>
        <translation>= höchstens %1</translation>
    </message>
    <message>
        <source>= %1 at most, with arrivals</source>
        <translation>= höchstens %1, mit Ankünften</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::Sharkd</name>
    <message>
        <source>Addresses, protocols and details are decoded by Wireshark&apos;s sharkd, which is not installed. Debian and Ubuntu: sudo apt install wireshark-common</source>
        <translation>Adressen, Protokolle und Einzelheiten entschlüsselt Wiresharks sharkd, das nicht installiert ist. Debian und Ubuntu: sudo apt install wireshark-common</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::SpaceTimePage</name>
    <message>
        <source>Flow</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>Whose packets are drawn</source>
        <translation>Wessen Pakete gezeichnet werden</translation>
    </message>
    <message>
        <source>Saves what is seen now as SVG or PDF</source>
        <translation>Speichert, was jetzt zu sehen ist, als SVG oder PDF</translation>
    </message>
    <message>
        <source>Save Pict&amp;ure…</source>
        <translation>Bild speicher&amp;n …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s), from %1 on</source>
        <translation>
            <numerusform>%Ln Paket, ab %1</numerusform>
            <numerusform>%Ln Pakete, ab %1</numerusform>
        </translation>
    </message>
    <message>
        <source>zoom in to see each one</source>
        <translation>vergrößern zeigt jedes</translation>
    </message>
    <message>
        <source>Lines are stronger where there are more of them. The wheel and the keys + and - zoom, dragging and the arrow keys move, Home or a double click shows all, a click chooses a packet, Enter fills the view with it</source>
        <translation>Linien sind kräftiger, wo es mehr davon gibt. Das Rad und die Tasten + und - vergrößern, Ziehen und die Pfeiltasten verschieben, Pos1 oder ein Doppelklick zeigt alles, ein Klick wählt ein Paket, Eingabe zeigt es so groß wie die Ansicht</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::SpaceTimeView</name>
    <message>
        <source>Space-time diagram</source>
        <translation>Raum-Zeit-Diagramm</translation>
    </message>
    <message numerus="yes">
        <source>%n packet(s) between %1</source>
        <translation>
            <numerusform>%n Paket zwischen %1</numerusform>
            <numerusform>%n Pakete zwischen %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s), of which %1 lost; time downwards, since %2</source>
        <translation>
            <numerusform>%Ln Paket, davon verloren: %1; Zeit nach unten, seit %2</numerusform>
            <numerusform>%Ln Pakete, davon verloren: %1; Zeit nach unten, seit %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::StepDialog</name>
    <message>
        <source>Step of the Experiment</source>
        <translation>Schritt des Experiments</translation>
    </message>
    <message>
        <source>&amp;What happens:</source>
        <translation>&amp;Was geschieht:</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>A&amp;t:</source>
        <translation>Zei&amp;t:</translation>
    </message>
    <message>
        <source>&amp;Element:</source>
        <translation>&amp;Element:</translation>
    </message>
    <message>
        <source>C&amp;onnection:</source>
        <translation>&amp;Verbindung:</translation>
    </message>
    <message>
        <source>Co&amp;mmand:</source>
        <translation>&amp;Befehl:</translation>
    </message>
    <message>
        <source>&amp;Settings:</source>
        <translation>&amp;Einstellungen:</translation>
    </message>
    <message>
        <source>&amp;Filter:</source>
        <translation>&amp;Filter:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>what other steps and statements call it</source>
        <translation>wie ihn andere Schritte und Aussagen nennen</translation>
    </message>
    <message>
        <source>Ca&amp;pture file:</source>
        <translation>Aufzeichnungs&amp;datei:</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::StreamWindow</name>
    <message>
        <source>%1 Stream of %2 and %3</source>
        <translation>%1-Strom von %2 und %3</translation>
    </message>
    <message>
        <source>How the bytes are shown</source>
        <translation>Wie die Bytes gezeigt werden</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Was gesagt wurde</translation>
    </message>
    <message>
        <source>Show Only These &amp;Packets</source>
        <translation>Nur diese &amp;Pakete zeigen</translation>
    </message>
    <message>
        <source>The stream is longer than what is shown</source>
        <translation>Der Strom ist länger als das, was gezeigt wird</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::SweepPlot</name>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>all runs</source>
        <translation>alle Läufe</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::TcpPage</name>
    <message>
        <source>Link</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Where the packets were recorded</source>
        <translation>Wo die Pakete aufgezeichnet wurden</translation>
    </message>
    <message>
        <source>TCP connection</source>
        <translation>TCP-Verbindung</translation>
    </message>
    <message>
        <source>Whose data is plotted: who sends it to whom</source>
        <translation>Wessen Daten gezeichnet werden: wer sie wem sendet</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Saves what is seen now as SVG, PDF or PNG</source>
        <translation>Speichert, was jetzt zu sehen ist, als SVG, PDF oder PNG</translation>
    </message>
    <message>
        <source>The packets of this link are being read…</source>
        <translation>Die Pakete dieser Verbindung werden gelesen …</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 lost at %2</source>
        <translation>%1 verloren bei %2</translation>
    </message>
    <message>
        <source>Time since the connection began, s</source>
        <translation>Zeit seit Beginn der Verbindung, s</translation>
    </message>
    <message>
        <source>goodput %1 Mbit/s</source>
        <translation>Nutzdurchsatz %1 Mbit/s</translation>
    </message>
    <message>
        <source>%1, delivered</source>
        <translation>%1, zugestellt</translation>
    </message>
    <message>
        <source>segments that were lost before this link are looked for…</source>
        <translation>Segmente, die vor dieser Verbindung verloren gingen, werden gesucht …</translation>
    </message>
    <message>
        <source>Save Pict&amp;ure…</source>
        <translation>Bild speicher&amp;n …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln segment(s)</source>
        <translation>
            <numerusform>%Ln Segment</numerusform>
            <numerusform>%Ln Segmente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln retransmission(s)</source>
        <translation>
            <numerusform>%Ln Wiederholung</numerusform>
            <numerusform>%Ln Wiederholungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) of this link found no room</source>
        <translation>
            <numerusform>%Ln Paket dieser Verbindung fand keinen Platz</numerusform>
            <numerusform>%Ln Pakete dieser Verbindung fanden keinen Platz</numerusform>
        </translation>
    </message>
    <message>
        <source>TCP %1</source>
        <translation>TCP %1</translation>
    </message>
    <message>
        <source>No TCP connection that sent data on this link passes the filter above. Choose another link or another filter.</source>
        <translation>Keine TCP-Verbindung, die auf dieser Verbindung Daten sendete, passiert den Filter oben. Wählen Sie eine andere Verbindung oder einen anderen Filter.</translation>
    </message>
    <message>
        <source>No TCP data was recorded on this link. Choose another one above, or let TCP connections send data, and read the recordings again.</source>
        <translation>Auf dieser Verbindung wurden keine TCP-Daten aufgezeichnet. Wählen Sie oben eine andere, oder lassen Sie TCP-Verbindungen Daten senden und lesen Sie die Aufzeichnungen erneut.</translation>
    </message>
    <message>
        <source>losses of packets that pass the filter</source>
        <translation>Verluste nur von Paketen, die den Filter passieren</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::TimelinePainter</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::TimelinePanel</name>
    <message>
        <source>Changed since its run. The results of the earlier state are in %1</source>
        <translation>Seit dem Lauf geändert. Die Ergebnisse des früheren Standes sind in %1</translation>
    </message>
    <message>
        <source>&amp;Run Experiment</source>
        <translation>Experiment &amp;durchführen</translation>
    </message>
    <message>
        <source>Perform the steps in a lab of their own, and say what held</source>
        <translation>Die Schritte in einem eigenen Labor durchführen und sagen, was zutraf</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abb&amp;rechen</translation>
    </message>
    <message>
        <source>End the run and its lab; what was done stays</source>
        <translation>Den Lauf und sein Labor beenden; was getan ist, bleibt</translation>
    </message>
    <message>
        <source>&amp;Add Step…</source>
        <translation>Schritt hin&amp;zufügen …</translation>
    </message>
    <message>
        <source>Add something that happens at a time (Ins)</source>
        <translation>Etwas hinzufügen, das zu einer Zeit geschieht (Einfg)</translation>
    </message>
    <message>
        <source>&amp;Edit Step…</source>
        <translation>Schritt &amp;bearbeiten …</translation>
    </message>
    <message>
        <source>Change what the selected step does (Enter)</source>
        <translation>Ändern, was der ausgewählte Schritt tut (Eingabe)</translation>
    </message>
    <message>
        <source>Co&amp;py Step</source>
        <translation>Schritt &amp;kopieren</translation>
    </message>
    <message>
        <source>Add a copy of the selected step, a second later (Ctrl+D)</source>
        <translation>Eine Kopie des ausgewählten Schritts hinzufügen, eine Sekunde später (Strg+D)</translation>
    </message>
    <message>
        <source>&amp;Delete Step</source>
        <translation>Schritt &amp;löschen</translation>
    </message>
    <message>
        <source>Delete the selected step (Del)</source>
        <translation>Den ausgewählten Schritt löschen (Entf)</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>Show all steps (F)</source>
        <translation>Alle Schritte zeigen (F)</translation>
    </message>
    <message>
        <source>This topology has no experiment yet.

Draw a network, then choose Add Step…: commands in elements, links that fail or change, captures, each at its time. Run Experiment performs them in a lab of their own.</source>
        <translation>Diese Topologie hat noch kein Experiment.

Zeichnen Sie ein Netz, dann wählen Sie Schritt hinzufügen…: Befehle in Elementen, Verbindungen, die ausfallen oder sich ändern, Aufzeichnungen, jedes zu seiner Zeit. Experiment durchführen führt sie in einem eigenen Labor durch.</translation>
    </message>
    <message>
        <source>Run %1 of %2 (%3)</source>
        <translation>Lauf %1 von %2 (%3)</translation>
    </message>
    <message>
        <source>Change a step</source>
        <translation>Einen Schritt ändern</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>Einen Schritt hinzufügen</translation>
    </message>
    <message>
        <source>Copy a step</source>
        <translation>Einen Schritt kopieren</translation>
    </message>
    <message>
        <source>Delete a step</source>
        <translation>Einen Schritt löschen</translation>
    </message>
    <message>
        <source>Move a step</source>
        <translation>Einen Schritt verschieben</translation>
    </message>
    <message>
        <source>The lab starts…</source>
        <translation>Das Labor startet …</translation>
    </message>
    <message>
        <source>Everything held. The runs are in %1</source>
        <translation>Alles traf zu. Die Läufe sind in %1</translation>
    </message>
    <message>
        <source>Cancelled. What was done is in %1</source>
        <translation>Abgebrochen. Was getan ist, ist in %1</translation>
    </message>
    <message>
        <source>Not everything held. The runs are in %1</source>
        <translation>Nicht alles traf zu. Die Läufe sind in %1</translation>
    </message>
    <message>
        <source>The experiment could not be performed</source>
        <translation>Das Experiment ließ sich nicht durchführen</translation>
    </message>
    <message>
        <source>The experiment could not be performed: %1</source>
        <translation>Das Experiment ließ sich nicht durchführen: %1</translation>
    </message>
    <message numerus="yes">
        <source>The experiment of this topology has more than %n steps, and so it cannot be performed.</source>
        <translation>
            <numerusform>Das Experiment dieser Topologie hat mehr als %n Schritt und kann darum nicht durchgeführt werden.</numerusform>
            <numerusform>Das Experiment dieser Topologie hat mehr als %n Schritte und kann darum nicht durchgeführt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The run of another experiment goes on</source>
        <translation>Der Lauf eines anderen Experiments geht weiter</translation>
    </message>
    <message>
        <source>A variable says when this step is: change it by Edit Step…</source>
        <translation>Eine Variable sagt, wann dieser Schritt ist: ändern Sie ihn mit Schritt bearbeiten …</translation>
    </message>
    <message>
        <source>An experiment is running</source>
        <translation>Ein Experiment läuft</translation>
    </message>
    <message>
        <source>The run of the experiment ends when this window is closed. What was done stays in %1.</source>
        <translation>Der Lauf des Experiments endet, wenn dieses Fenster geschlossen wird. Was getan wurde, bleibt in %1.</translation>
    </message>
    <message>
        <source>&amp;End the Run</source>
        <translation>Lauf &amp;beenden</translation>
    </message>
    <message>
        <source>Re&amp;sults…</source>
        <translation>&amp;Ergebnisse …</translation>
    </message>
    <message>
        <source>Draw what the runs measured, with 95 % intervals</source>
        <translation>Zeichnen, was die Läufe gemessen haben, mit 95-%-Intervallen</translation>
    </message>
    <message numerus="yes">
        <source>Run %1 of %2 (%3), and %n at the same time</source>
        <translation>
            <numerusform>Lauf %1 von %2 (%3), und zugleich %n weiterer</numerusform>
            <numerusform>Lauf %1 von %2 (%3), und zugleich %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Play %1 onto %2</source>
        <translation>%1 auf %2 abspielen</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::TimelineView</name>
    <message>
        <source>Timeline of the experiment</source>
        <translation>Zeitleiste des Experiments</translation>
    </message>
    <message>
        <source>%1 at %2 s</source>
        <translation>%1 bei %2 s</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>began %1 ms late</source>
        <translation>begann %1 ms zu spät</translation>
    </message>
    <message>
        <source>began in time (%1 ms)</source>
        <translation>begann rechtzeitig (%1 ms)</translation>
    </message>
    <message>
        <source>&amp;Add Step…</source>
        <translation>Schritt hin&amp;zufügen …</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::TraceField</name>
    <message>
        <source>Read Trace</source>
        <translation>Verlauf lesen</translation>
    </message>
    <message>
        <source>%1 is no trace.
A file of Mahimahi has the milliseconds at which a packet may be sent, one a line; others have lines of a time in seconds and a rate in kbit/s, such as 0.5,8000.
(%2)</source>
        <translation>%1 ist kein Verlauf.
Eine Datei von Mahimahi hat die Millisekunden, zu denen ein Paket gesendet werden darf, eine je Zeile; andere haben Zeilen aus einer Zeit in Sekunden und einer Rate in kbit/s, etwa 0.5,8000.
(%2)</translation>
    </message>
    <message>
        <source>&amp;Read from File…</source>
        <translation>Aus Datei &amp;lesen …</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>%1 s, %2 in the mean</source>
        <comment>how long a trace is, and its rate</comment>
        <translation>%1 s, im Mittel %2</translation>
    </message>
    <message>
        <source>none</source>
        <comment>a link follows no trace</comment>
        <translation>keiner</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::TrafficPlot</name>
    <message>
        <source>Nothing is captured. What crosses a connection is plotted while it is captured.</source>
        <translation>Nichts wird mitgeschnitten. Was auf einer Verbindung verkehrt, wird gezeichnet, solange sie mitgeschnitten wird.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Whose packets are plotted</source>
        <translation>Wessen Pakete gezeichnet werden</translation>
    </message>
    <message>
        <source>Time that is shown</source>
        <translation>Gezeigte Zeit</translation>
    </message>
    <message>
        <source>One minute</source>
        <translation>Eine Minute</translation>
    </message>
    <message>
        <source>Five minutes</source>
        <translation>Fünf Minuten</translation>
    </message>
    <message>
        <source>A quarter of an hour</source>
        <translation>Eine Viertelstunde</translation>
    </message>
    <message>
        <source>Save &amp;Picture…</source>
        <translation>Bild &amp;speichern …</translation>
    </message>
    <message>
        <source>Saves the plot as PNG or SVG</source>
        <translation>Speichert die Zeichnung als PNG oder SVG</translation>
    </message>
    <message>
        <source>Packets and bits per second over time</source>
        <translation>Pakete und Bits je Sekunde im Verlauf</translation>
    </message>
    <message>
        <source>Bits from %1</source>
        <translation>Bits von %1</translation>
    </message>
    <message>
        <source>Packets from %1</source>
        <translation>Pakete von %1</translation>
    </message>
    <message>
        <source>Save Picture of the Traffic</source>
        <translation>Bild des Verkehrs speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>Packets/s</source>
        <translation>Pakete/s</translation>
    </message>
    <message>
        <source>kbit/s</source>
        <translation>kbit/s</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::VerdictList</name>
    <message>
        <source>The numbers of this run are not to be trusted:</source>
        <translation>Den Zahlen dieses Laufs ist nicht zu trauen:</translation>
    </message>
    <message>
        <source>What must come out</source>
        <translation>Was herauskommen muss</translation>
    </message>
    <message>
        <source>a statement</source>
        <translation>eine Aussage</translation>
    </message>
    <message>
        <source>Each run</source>
        <translation>Jeder Lauf</translation>
    </message>
    <message>
        <source>All runs together</source>
        <translation>Alle Läufe zusammen</translation>
    </message>
    <message>
        <source>A command in the background ended before the run did</source>
        <translation>Ein Befehl im Hintergrund endete vor dem Lauf</translation>
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
    <name>tomato::ui::Actions</name>
    <message>
        <source>&amp;Save as Template…</source>
        <translation>Als Vorlage &amp;speichern …</translation>
    </message>
    <message>
        <source>Keep the selected elements with their properties, to insert them again and again, also elsewhere</source>
        <translation>Die ausgewählten Elemente mit ihren Eigenschaften aufbewahren, um sie immer wieder einzufügen, auch anderswo</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>Begin an empty topology</source>
        <translation>Eine leere Topologie beginnen</translation>
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
        <source>Save the topology</source>
        <translation>Topologie speichern</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Save the topology under another name</source>
        <translation>Die Topologie unter einem anderen Namen speichern</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Die letzte Änderung rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Do again what was undone</source>
        <translation>Wiederherstellen, was rückgängig gemacht wurde</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>A&amp;lles auswählen</translation>
    </message>
    <message>
        <source>Select everything</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Rename the selected element</source>
        <translation>Das ausgewählte Element umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>L&amp;öschen</translation>
    </message>
    <message>
        <source>Delete what is selected</source>
        <translation>Löschen, was ausgewählt ist</translation>
    </message>
    <message>
        <source>Show the properties of what is selected</source>
        <translation>Die Eigenschaften der Auswahl zeigen</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>E&amp;instellungen …</translation>
    </message>
    <message>
        <source>&amp;Select and Move</source>
        <translation>Auswählen und &amp;bewegen</translation>
    </message>
    <message>
        <source>Select and move elements</source>
        <translation>Elemente auswählen und verschieben</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Connect elements: drag from one to the other</source>
        <translation>Elemente verbinden: von einem zum anderen ziehen</translation>
    </message>
    <message>
        <source>Con&amp;figure…</source>
        <translation>K&amp;onfigurieren …</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>&amp;Actual Size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>Show at actual size</source>
        <translation>In Originalgröße zeigen</translation>
    </message>
    <message>
        <source>Zoom to &amp;Fit</source>
        <translation>Alles &amp;zeigen</translation>
    </message>
    <message>
        <source>Show the whole topology</source>
        <translation>Die ganze Topologie zeigen</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>Read how to use ToMaTo Desktop</source>
        <translation>Lesen, wie man ToMaTo Desktop benutzt</translation>
    </message>
    <message>
        <source>&amp;About ToMaTo Desktop</source>
        <translation>Ü&amp;ber ToMaTo Desktop</translation>
    </message>
    <message>
        <source>Show the version, the licence and the loaded plugins</source>
        <translation>Version, Lizenz und geladene Plugins zeigen</translation>
    </message>
    <message>
        <source>&amp;Start Lab</source>
        <translation>Labor &amp;starten</translation>
    </message>
    <message>
        <source>Start all elements as a lab on this machine</source>
        <translation>Alle Elemente als Labor auf diesem Rechner starten</translation>
    </message>
    <message>
        <source>Stop the lab</source>
        <translation>Das Labor stoppen</translation>
    </message>
    <message>
        <source>Start &amp;Element</source>
        <translation>&amp;Element starten</translation>
    </message>
    <message>
        <source>Start the selected elements</source>
        <translation>Die ausgewählten Elemente starten</translation>
    </message>
    <message>
        <source>Stop the selected elements; the rest goes on</source>
        <translation>Die ausgewählten Elemente stoppen; der Rest läuft weiter</translation>
    </message>
    <message>
        <source>&amp;Terminal</source>
        <translation>Te&amp;rminal</translation>
    </message>
    <message>
        <source>Open a terminal in the selected element</source>
        <translation>Ein Terminal im ausgewählten Element öffnen</translation>
    </message>
    <message>
        <source>&amp;Run Command…</source>
        <translation>&amp;Befehl ausführen …</translation>
    </message>
    <message>
        <source>Run a command in the selected element</source>
        <translation>Einen Befehl im ausgewählten Element ausführen</translation>
    </message>
    <message>
        <source>Assign &amp;Addresses</source>
        <translation>&amp;Adressen zuweisen</translation>
    </message>
    <message>
        <source>Give an IPv4 and an IPv6 address to each interface that has none</source>
        <translation>Jeder Schnittstelle ohne Adresse eine IPv4- und eine IPv6-Adresse geben</translation>
    </message>
    <message>
        <source>&amp;Export as Picture…</source>
        <translation>Als Bild &amp;exportieren …</translation>
    </message>
    <message>
        <source>Save the drawing as PNG, SVG or PDF</source>
        <translation>Die Zeichnung als PNG, SVG oder PDF speichern</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken …</translation>
    </message>
    <message>
        <source>Print the drawing on one page</source>
        <translation>Die Zeichnung auf eine Seite drucken</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Aus&amp;schneiden</translation>
    </message>
    <message>
        <source>Copy the selected elements and delete them</source>
        <translation>Die ausgewählten Elemente kopieren und löschen</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected elements with the connections among them</source>
        <translation>Die ausgewählten Elemente mit den Verbindungen zwischen ihnen kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Ein&amp;fügen</translation>
    </message>
    <message>
        <source>Add what was copied, with names of its own and without addresses</source>
        <translation>Das Kopierte hinzufügen, mit eigenen Namen und ohne Adressen</translation>
    </message>
    <message>
        <source>Add a copy of the selected elements beside them</source>
        <translation>Eine Kopie der ausgewählten Elemente daneben hinzufügen</translation>
    </message>
    <message>
        <source>F&amp;ind…</source>
        <translation>Suc&amp;hen …</translation>
    </message>
    <message>
        <source>Find elements and connections by name, address, type or capture filter</source>
        <translation>Elemente und Verbindungen nach Name, Adresse, Typ oder Mitschnittfilter suchen</translation>
    </message>
    <message>
        <source>Align in a &amp;Row</source>
        <translation>In einer &amp;Zeile ausrichten</translation>
    </message>
    <message>
        <source>Put the selected elements at the same height</source>
        <translation>Die ausgewählten Elemente auf dieselbe Höhe setzen</translation>
    </message>
    <message>
        <source>Align in a &amp;Column</source>
        <translation>In einer &amp;Spalte ausrichten</translation>
    </message>
    <message>
        <source>Put the selected elements below each other</source>
        <translation>Die ausgewählten Elemente untereinander setzen</translation>
    </message>
    <message>
        <source>Spread &amp;Across</source>
        <translation>&amp;Waagerecht verteilen</translation>
    </message>
    <message>
        <source>Put equal distances between the selected elements, from left to right</source>
        <translation>Gleiche Abstände zwischen die ausgewählten Elemente legen, von links nach rechts</translation>
    </message>
    <message>
        <source>Spread &amp;Down</source>
        <translation>S&amp;enkrecht verteilen</translation>
    </message>
    <message>
        <source>Put equal distances between the selected elements, from top to bottom</source>
        <translation>Gleiche Abstände zwischen die ausgewählten Elemente legen, von oben nach unten</translation>
    </message>
    <message>
        <source>Open a topology of ToMaTo or another program</source>
        <translation>Eine Topologie von ToMaTo oder einem anderen Programm öffnen</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>Add a topology of ToMaTo or another program to this one</source>
        <translation>Dieser Topologie eine von ToMaTo oder einem anderen Programm hinzufügen</translation>
    </message>
    <message>
        <source>Export for O&amp;thers…</source>
        <translation>Für andere e&amp;xportieren …</translation>
    </message>
    <message>
        <source>Write a copy as GraphML, for containerlab, Mininet or Graphviz</source>
        <translation>Eine Kopie als GraphML, für containerlab, Mininet oder Graphviz schreiben</translation>
    </message>
    <message>
        <source>New &amp;Window</source>
        <translation>&amp;Weiteres Fenster</translation>
    </message>
    <message>
        <source>Open a further window, with an empty topology</source>
        <translation>Öffnet ein weiteres Fenster mit einer leeren Topologie</translation>
    </message>
    <message>
        <source>&amp;Close Window</source>
        <translation>Fenster s&amp;chließen</translation>
    </message>
    <message>
        <source>Close this window; others stay open</source>
        <translation>Schließt dieses Fenster; andere bleiben offen</translation>
    </message>
    <message>
        <source>Close all windows</source>
        <translation>Schließt alle Fenster</translation>
    </message>
    <message>
        <source>Pr&amp;operties</source>
        <translation>Ei&amp;genschaften</translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation>Dupli&amp;zieren</translation>
    </message>
    <message>
        <source>&amp;Guided Tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>Be led to your first capture, step by step</source>
        <translation>Führt Schritt für Schritt zum ersten Mitschnitt</translation>
    </message>
    <message>
        <source>St&amp;op Lab</source>
        <translation>Labor sto&amp;ppen</translation>
    </message>
    <message>
        <source>Sto&amp;p Element</source>
        <translation>Element anha&amp;lten</translation>
    </message>
    <message>
        <source>Commands and Ser&amp;vices…</source>
        <translation>Befehle und &amp;Dienste …</translation>
    </message>
    <message>
        <source>What the selected element runs by itself: how it fares, and what it put out</source>
        <translation>Was das ausgewählte Element von selbst ausführt: wie es darum steht, und was ausgegeben wurde</translation>
    </message>
    <message>
        <source>&amp;Compute Routes</source>
        <translation>Routen berech&amp;nen</translation>
    </message>
    <message>
        <source>Every router has a route to each network, over the fewest routers; they follow what you draw</source>
        <translation>Jeder Router hat eine Route in jedes Netz, über die wenigsten Router; sie folgen dem, was Sie zeichnen</translation>
    </message>
    <message>
        <source>Choose colours, language, programs, and how captures begin</source>
        <translation>Farben, Sprache und Programme wählen, und womit Mitschnitte beginnen</translation>
    </message>
    <message>
        <source>Bring to &amp;Front</source>
        <translation>In den &amp;Vordergrund</translation>
    </message>
    <message>
        <source>Lay what is selected above all else of its kind</source>
        <translation>Legt die Auswahl über alles andere ihrer Art</translation>
    </message>
    <message>
        <source>Send to &amp;Back</source>
        <translation>In den &amp;Hintergrund</translation>
    </message>
    <message>
        <source>Lay what is selected beneath all else of its kind</source>
        <translation>Legt die Auswahl unter alles andere ihrer Art</translation>
    </message>
    <message>
        <source>Loc&amp;k in Place</source>
        <translation>&amp;Festhalten</translation>
    </message>
    <message>
        <source>Neither the mouse nor keys move or delete what is selected</source>
        <translation>Weder Maus noch Tasten verschieben oder löschen die Auswahl</translation>
    </message>
    <message>
        <source>Zoom to &amp;Selection</source>
        <translation>&amp;Auswahl einpassen</translation>
    </message>
    <message>
        <source>Show what is selected as large as there is room</source>
        <translation>Zeigt die Auswahl so groß, wie Platz ist</translation>
    </message>
    <message>
        <source>Connect t&amp;he Two</source>
        <translation>Die zwei verbi&amp;nden</translation>
    </message>
    <message>
        <source>Connect the two elements that are selected</source>
        <translation>Verbindet die beiden ausgewählten Elemente</translation>
    </message>
    <message>
        <source>S&amp;witch&apos;s MAC Addresses…</source>
        <translation>&amp;MAC-Adressen des Switches …</translation>
    </message>
    <message>
        <source>Where the selected switch has learnt that addresses are</source>
        <translation>Wo der ausgewählte Switch welche Adressen gelernt hat</translation>
    </message>
    <message>
        <source>Open the folder that the selected element has as /root: put files there to bring them inside, and take results from there</source>
        <translation>Den Ordner öffnen, den das ausgewählte Element als /root hat: Dateien dort kommen hinein, Ergebnisse finden sich dort</translation>
    </message>
    <message>
        <source>Workin&amp;g Folder</source>
        <translation>Arbeits&amp;ordner</translation>
    </message>
    <message>
        <source>S&amp;elect All Connections</source>
        <translation>Alle Verbin&amp;dungen auswählen</translation>
    </message>
    <message>
        <source>Select every connection and nothing else, to configure or capture all of them</source>
        <translation>Jede Verbindung und nichts sonst auswählen, um alle zu konfigurieren oder mitzuschneiden</translation>
    </message>
    <message>
        <source>Open the config window of the selected connections</source>
        <translation>Das Konfigurationsfenster der ausgewählten Verbindungen öffnen</translation>
    </message>
    <message>
        <source>Runn&amp;ing Labs…</source>
        <translation>Lau&amp;fende Labore …</translation>
    </message>
    <message>
        <source>All labs on this machine, running and stopped: open, stop or delete them, and see what they keep</source>
        <translation>Alle Labore auf diesem Rechner, laufende und gestoppte: öffnen, stoppen oder löschen, und sehen, was sie belegen</translation>
    </message>
    <message>
        <source>Export Experi&amp;ment…</source>
        <translation>Experi&amp;ment exportieren …</translation>
    </message>
    <message>
        <source>Pack the experiment with its runs into one file, from which others get the same</source>
        <translation>Das Experiment mit seinen Läufen in eine Datei packen, aus der andere dasselbe bekommen</translation>
    </message>
</context>
<context>
    <name>tomato::ui::AnnotationCommands</name>
    <message>
        <source>&amp;Insert</source>
        <translation>E&amp;infügen</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>Writes something on the canvas</source>
        <translation>Schreibt etwas auf die Zeichenfläche</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Insert text</source>
        <translation>Text einfügen</translation>
    </message>
    <message>
        <source>&amp;Box</source>
        <translation>&amp;Rechteck</translation>
    </message>
    <message>
        <source>Draws a box around a part of the network</source>
        <translation>Zeichnet ein Rechteck um einen Teil des Netzwerks</translation>
    </message>
    <message>
        <source>Insert box</source>
        <translation>Rechteck einfügen</translation>
    </message>
    <message>
        <source>&amp;Ellipse</source>
        <translation>&amp;Ellipse</translation>
    </message>
    <message>
        <source>Draws an ellipse around a part of the network</source>
        <translation>Zeichnet eine Ellipse um einen Teil des Netzwerks</translation>
    </message>
    <message>
        <source>Insert ellipse</source>
        <translation>Ellipse einfügen</translation>
    </message>
    <message>
        <source>&amp;Line</source>
        <translation>&amp;Linie</translation>
    </message>
    <message>
        <source>Draws a line that is no connection</source>
        <translation>Zeichnet eine Linie, die keine Verbindung ist</translation>
    </message>
    <message>
        <source>Insert line</source>
        <translation>Linie einfügen</translation>
    </message>
    <message>
        <source>&amp;Picture…</source>
        <translation>&amp;Bild …</translation>
    </message>
    <message>
        <source>Adds a picture from a file</source>
        <translation>Fügt ein Bild aus einer Datei ein</translation>
    </message>
    <message>
        <source>Bac&amp;kground Picture…</source>
        <translation>&amp;Hintergrundbild …</translation>
    </message>
    <message>
        <source>Lays a map or a plan beneath the network, where the mouse does not catch it</source>
        <translation>Legt eine Karte oder einen Plan unter das Netzwerk, wo die Maus sie nicht greift</translation>
    </message>
    <message>
        <source>Insert Picture</source>
        <translation>Bild einfügen</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Bilder (%1)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is too large: a picture in a topology has at most 16 MB</source>
        <translation>%1 ist zu groß: Ein Bild in einer Topologie hat höchstens 16 MB</translation>
    </message>
    <message>
        <source>Insert background picture</source>
        <translation>Hintergrundbild einfügen</translation>
    </message>
    <message>
        <source>Insert picture</source>
        <translation>Bild einfügen</translation>
    </message>
</context>
<context>
    <name>tomato::ui::AnnotationForm</name>
    <message>
        <source>Annotation</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation>&amp;Fett</translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation>&amp;Kursiv</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>F&amp;arbe</translation>
    </message>
    <message>
        <source>&amp;Fill</source>
        <translation>Fü&amp;llung</translation>
    </message>
    <message>
        <source>&amp;Line width</source>
        <translation>L&amp;inienbreite</translation>
    </message>
    <message>
        <source>&amp;Dashed</source>
        <translation>Gest&amp;richelt</translation>
    </message>
    <message>
        <source>&amp;Rotation</source>
        <translation>&amp;Drehung</translation>
    </message>
    <message>
        <source>Loc&amp;ked in place</source>
        <translation>F&amp;estgehalten</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>&amp;Yellow</source>
        <translation>&amp;Gelb</translation>
    </message>
    <message>
        <source>&amp;Green</source>
        <translation>G&amp;rün</translation>
    </message>
    <message>
        <source>&amp;Blue</source>
        <translation>&amp;Blau</translation>
    </message>
    <message>
        <source>&amp;Red</source>
        <translation>&amp;Rot</translation>
    </message>
    <message>
        <source>Gr&amp;ey</source>
        <translation>Gra&amp;u</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keine</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Change annotation</source>
        <translation>Anmerkung ändern</translation>
    </message>
    <message>
        <source>Canvas&apos; &amp;Own</source>
        <translation>&amp;Wie die Zeichenfläche</translation>
    </message>
    <message>
        <source>Canvas&apos; Own</source>
        <translation>Wie die Zeichenfläche</translation>
    </message>
</context>
<context>
    <name>tomato::ui::AnnotationLayer</name>
    <message>
        <source>Resize annotation</source>
        <translation>Größe der Anmerkung ändern</translation>
    </message>
</context>
<context>
    <name>tomato::ui::BulkCommands</name>
    <message>
        <source>&amp;Fabric…</source>
        <translation>&amp;Ganzes Netz …</translation>
    </message>
    <message>
        <source>Adds a Clos fabric, a ring, a grid, a tree or another regular network, or one by chance</source>
        <translation>Fügt ein Clos-Netz, einen Ring, ein Gitter, einen Baum oder ein anderes regelmäßiges Netz hinzu, oder ein zufälliges</translation>
    </message>
    <message>
        <source>Li&amp;nk by Pattern…</source>
        <translation>Nach &amp;Muster verbinden …</translation>
    </message>
    <message>
        <source>Connects all elements whose names are like one pattern with those like another</source>
        <translation>Verbindet alle Elemente, deren Namen einem Muster gleichen, mit denen, die einem anderen gleichen</translation>
    </message>
    <message>
        <source>Rename &amp;by Pattern…</source>
        <translation>N&amp;ach Muster umbenennen …</translation>
    </message>
    <message>
        <source>Gives many elements new names at once, after a look at them</source>
        <translation>Gibt vielen Elementen auf einmal neue Namen, nach einem Blick darauf</translation>
    </message>
    <message numerus="yes">
        <source>%n new connection(s)</source>
        <translation>
            <numerusform>%n neue Verbindung</numerusform>
            <numerusform>%n neue Verbindungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n pair(s) connected already)</source>
        <translation>
            <numerusform>(%n Paar ist schon verbunden)</numerusform>
            <numerusform>(%n Paare sind schon verbunden)</numerusform>
        </translation>
    </message>
    <message>
        <source>Link by Pattern</source>
        <translation>Nach Muster verbinden</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>&amp;Von:</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>&amp;Nach:</translation>
    </message>
    <message>
        <source>Whole names have to match: * is any text, ? any character; anything with \ ( [ { + | ^ $ is a regular expression. In the second one \1 is what the first one&apos;s first parentheses, * or ? stood for.</source>
        <translation>Ganze Namen müssen passen: * ist beliebiger Text, ? ein beliebiges Zeichen; was \ ( [ { + | ^ $ enthält, ist ein regulärer Ausdruck. Im zweiten steht \1 für das, wofür die ersten Klammern, * oder ? des ersten standen.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message numerus="yes">
        <source>%n new name(s)</source>
        <translation>
            <numerusform>%n neuer Name</numerusform>
            <numerusform>%n neue Namen</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename by Pattern</source>
        <translation>Nach Muster umbenennen</translation>
    </message>
    <message numerus="yes">
        <source>Rename %n Selected Element(s) by Pattern</source>
        <translation>
            <numerusform>%n ausgewähltes Element nach Muster umbenennen</numerusform>
            <numerusform>%n ausgewählte Elemente nach Muster umbenennen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Names like:</source>
        <translation>Namen &amp;wie:</translation>
    </message>
    <message>
        <source>New n&amp;ame:</source>
        <translation>Neuer &amp;Name:</translation>
    </message>
    <message>
        <source>Whole names have to match: * is any text, ? any character; anything with \ ( [ { + | ^ $ is a regular expression. In the new name \1 is what the first parentheses, * or ? stood for, \0 the whole name, {n} a number from 1, and {nnn} one of three digits.</source>
        <translation>Ganze Namen müssen passen: * ist beliebiger Text, ? ein beliebiges Zeichen; was \ ( [ { + | ^ $ enthält, ist ein regulärer Ausdruck. Im neuen Namen steht \1 für das, wofür die ersten Klammern, * oder ? standen, \0 für den ganzen Namen, {n} für eine Zahl von 1 an und {nnn} für eine mit drei Ziffern.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Dela&amp;y from Distance…</source>
        <translation>Ver&amp;zögerung aus Entfernung …</translation>
    </message>
    <message>
        <source>Sets the delays of connections to what light takes in a fibre between elements that have a latitude and a longitude</source>
        <translation>Setzt die Verzögerungen von Verbindungen auf das, was Licht in einer Glasfaser zwischen Elementen mit Breiten- und Längengrad braucht</translation>
    </message>
    <message>
        <source>Set delays from distances</source>
        <translation>Verzögerungen aus Entfernungen setzen</translation>
    </message>
</context>
<context>
    <name>tomato::ui::CanvasGestures</name>
    <message>
        <source>%1 sends what is in %2 onto this connection, as a step of the experiment</source>
        <translation>%1 sendet, was in %2 ist, auf diese Verbindung, als Schritt des Experiments</translation>
    </message>
</context>
<context>
    <name>tomato::ui::CanvasOptions</name>
    <message>
        <source>&amp;Grid</source>
        <translation>&amp;Raster</translation>
    </message>
    <message>
        <source>Show dots to place elements by</source>
        <translation>Zeigt Punkte, an denen sich Elemente ausrichten lassen</translation>
    </message>
    <message>
        <source>S&amp;nap to Grid</source>
        <translation>Am Ra&amp;ster ausrichten</translation>
    </message>
    <message>
        <source>Place elements on the grid&apos;s dots instead of where they line up with others; hold Shift or Alt to drag one anywhere</source>
        <translation>Legt Elemente auf die Punkte des Rasters statt dorthin, wo sie mit anderen fluchten; mit gedrückter Umschalt- oder Alt-Taste lässt sich eines überallhin ziehen</translation>
    </message>
    <message>
        <source>Connection La&amp;bels</source>
        <translation>&amp;Beschriftung der Verbindungen</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keine</translation>
    </message>
    <message>
        <source>Write the interfaces&apos; names alone beside connections</source>
        <translation>Schreibt nur die Namen der Schnittstellen an Verbindungen</translation>
    </message>
    <message>
        <source>&amp;Addresses</source>
        <translation>&amp;Adressen</translation>
    </message>
    <message>
        <source>Write each end&apos;s address below its interface&apos;s name</source>
        <translation>Schreibt die Adresse jedes Endes unter den Namen der Schnittstelle</translation>
    </message>
    <message>
        <source>&amp;Link</source>
        <translation>&amp;Leitung</translation>
    </message>
    <message>
        <source>Write rate, delay and loss beside connections that are emulated</source>
        <translation>Schreibt Rate, Verzögerung und Verlust an emulierte Verbindungen</translation>
    </message>
    <message>
        <source>Capture &amp;Filter</source>
        <translation>Mitschnitt-&amp;Filter</translation>
    </message>
    <message>
        <source>Write beside connections what of them is captured</source>
        <translation>Schreibt an Verbindungen, was von ihnen mitgeschnitten wird</translation>
    </message>
</context>
<context>
    <name>tomato::ui::CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>The topology: elements and their connections</source>
        <translation>Die Topologie: Elemente und ihre Verbindungen</translation>
    </message>
</context>
<context>
    <name>tomato::ui::CheckedField</name>
    <message>
        <source>Remove from all of them (Delete)</source>
        <translation>Bei allen entfernen (Entf)</translation>
    </message>
    <message>
        <source>Their values differ. What you enter here, all of them get. Delete removes it from all of them.</source>
        <translation>Ihre Werte sind verschieden. Was Sie hier eingeben, bekommen alle. Entf entfernt es bei allen.</translation>
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
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsaved settings</source>
        <translation>Ungespeicherte Einstellungen</translation>
    </message>
    <message>
        <source>Save the settings of %1?</source>
        <translation>Die Einstellungen von %1 speichern?</translation>
    </message>
    <message>
        <source>They are lost if you do not save them.</source>
        <translation>Sonst gehen sie verloren.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) are configured together. Only what you change here is given to all of them; what you leave, “different values” too, stays as each connection has it.</source>
        <translation>
            <numerusform>%n Verbindung wird konfiguriert. Nur was Sie hier ändern, bekommt sie; was Sie lassen, bleibt, wie sie es hat.</numerusform>
            <numerusform>%n Verbindungen werden zusammen konfiguriert. Nur was Sie hier ändern, bekommen alle; was Sie lassen, auch „verschiedene Werte“, bleibt, wie jede Verbindung es hat.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::ConnectionForm</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Con&amp;figure…</source>
        <translation>K&amp;onfigurieren …</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Mitschnitt</translation>
    </message>
    <message>
        <source>No packets are captured.</source>
        <translation>Es werden keine Pakete mitgeschnitten.</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ConnectionStatistics</name>
    <message>
        <source>%1 → %2: %3 frames, %4, now %5; lost: %6</source>
        <translation>%1 → %2: %3 Rahmen, %4, jetzt %5; verloren: %6</translation>
    </message>
    <message>
        <source>Of them %1 were lost in the trunk between the hosts</source>
        <translation>Davon gingen %1 in der Strecke zwischen den Hosts verloren</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ContextMenus</name>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Adds it at this place</source>
        <translation>Fügt es an dieser Stelle hinzu</translation>
    </message>
    <message>
        <source>&amp;Delete Connections</source>
        <translation>Verbindungen lös&amp;chen</translation>
    </message>
    <message>
        <source>Delete the connections; the elements that are selected stay</source>
        <translation>Die Verbindungen löschen; die ausgewählten Elemente bleiben</translation>
    </message>
</context>
<context>
    <name>tomato::ui::CrashRecovery</name>
    <message>
        <source>Changes are not kept for a crash: %1</source>
        <translation>Änderungen werden nicht für einen Absturz aufbewahrt: %1</translation>
    </message>
</context>
<context>
    <name>tomato::ui::DistanceDialog</name>
    <message>
        <source>Set Delays</source>
        <translation>Verzögerungen setzen</translation>
    </message>
    <message>
        <source>Delay from Distance</source>
        <translation>Verzögerung aus Entfernung</translation>
    </message>
    <message>
        <source>Light takes a millisecond for 200 km of fibre. Cables are longer than the way as the crow flies, often one and a half times.</source>
        <translation>Licht braucht eine Millisekunde für 200 km Glasfaser. Kabel sind länger als der Weg in der Luftlinie, oft anderthalbmal so lang.</translation>
    </message>
    <message>
        <source>Cables are so many times &amp;longer:</source>
        <translation>Kabel sind so vielmal &amp;länger:</translation>
    </message>
    <message>
        <source>%1: %2 km, %3 ms</source>
        <translation>%1: %2 km, %3 ms</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) get a delay in both directions.</source>
        <translation>
            <numerusform>%n Verbindung bekommt eine Verzögerung in beiden Richtungen.</numerusform>
            <numerusform>%n Verbindungen bekommen eine Verzögerung in beiden Richtungen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n element(s) have no latitude and longitude: %1</source>
        <translation>
            <numerusform>%n Element hat keinen Breiten- und Längengrad: %1</numerusform>
            <numerusform>%n Elemente haben keinen Breiten- und Längengrad: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::EditCommands</name>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederherstellen: %1</translation>
    </message>
    <message>
        <source>The clipboard holds no part of a topology: %1</source>
        <translation>Die Zwischenablage enthält keinen Teil einer Topologie: %1</translation>
    </message>
    <message>
        <source>What is locked in place was not deleted</source>
        <translation>Was festgehalten ist, wurde nicht gelöscht</translation>
    </message>
</context>
<context>
    <name>tomato::ui::EditorMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Arran&amp;ge</source>
        <translation>An&amp;ordnen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Lab</source>
        <translation>&amp;Labor</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Segmentation Off&amp;loads</source>
        <translation>Segmentierung a&amp;uslagern</translation>
    </message>
    <message>
        <source>Faster TCP, from the next start of the lab: frames are then longer than the wire takes and have no valid checksums, and captures say so</source>
        <translation>Schnelleres TCP ab dem nächsten Start des Labors: Rahmen sind dann länger, als die Leitung sie fasst, und haben keine gültigen Prüfsummen; Mitschnitte sagen das</translation>
    </message>
    <message>
        <source>Turn offloads off</source>
        <translation>Auslagern ausschalten</translation>
    </message>
    <message>
        <source>Turn offloads on</source>
        <translation>Auslagern einschalten</translation>
    </message>
    <message>
        <source>Recor&amp;d TLS Secrets</source>
        <translation>TLS-Geheimnisse auf&amp;zeichnen</translation>
    </message>
    <message>
        <source>Programs in the elements write the secrets of their TLS and QUIC connections down, and recordings as .pcapng hold them: who gets such a file can read what was encrypted</source>
        <translation>Programme in den Elementen schreiben die Geheimnisse ihrer TLS- und QUIC-Verbindungen auf, und Aufzeichnungen als .pcapng enthalten sie: Wer eine solche Datei bekommt, kann lesen, was verschlüsselt war</translation>
    </message>
    <message>
        <source>Stop recording TLS secrets</source>
        <translation>TLS-Geheimnisse nicht mehr aufzeichnen</translation>
    </message>
    <message>
        <source>Record TLS secrets</source>
        <translation>TLS-Geheimnisse aufzeichnen</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>Select a connection first</source>
        <translation>Wählen Sie zuerst eine Verbindung aus</translation>
    </message>
    <message>
        <source>Tool Bar</source>
        <translation>Werkzeugleiste</translation>
    </message>
</context>
<context>
    <name>tomato::ui::EditorMessages</name>
    <message numerus="yes">
        <source>%1 and %n more: %2</source>
        <translation>
            <numerusform>%1 und %n weiteres: %2</numerusform>
            <numerusform>%1 und %n weitere: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, with %n remark(s)</source>
        <translation>
            <numerusform>%1, mit %n Bemerkung</numerusform>
            <numerusform>%1, mit %n Bemerkungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
</context>
<context>
    <name>tomato::ui::EditorWindows</name>
    <message>
        <source>The editor runs as root. No part of it needs that but attaching interfaces of this machine to labs: start it as an ordinary user if you can</source>
        <translation>Der Editor läuft als root. Das braucht nur, wer Schnittstellen dieses Rechners an Labore anbindet: Starten Sie ihn wenn möglich als gewöhnlicher Benutzer</translation>
    </message>
    <message>
        <source>%1 is open in another editor, which was asked to come forward</source>
        <translation>%1 ist in einem anderen Editor offen; er wurde gebeten, nach vorn zu kommen</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ElementFields</name>
    <message>
        <source>An element needs a name</source>
        <translation>Ein Element braucht einen Namen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>%1 von %2 ändern</translation>
    </message>
    <message>
        <source>A number from %1 to %2</source>
        <translation>Eine Zahl von %1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>Change “%1” of %n interface(s)</source>
        <translation>
            <numerusform>„%1“ von %n Schnittstelle ändern</numerusform>
            <numerusform>„%1“ von %n Schnittstellen ändern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change “%1” of %n element(s)</source>
        <translation>
            <numerusform>„%1“ von %n Element ändern</numerusform>
            <numerusform>„%1“ von %n Elementen ändern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::ElementForm</name>
    <message>
        <source>Type in the file: %1</source>
        <translation>Typ in der Datei: %1</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Host name</source>
        <translation>&amp;Hostname</translation>
    </message>
    <message>
        <source>as the name</source>
        <translation>wie der Name</translation>
    </message>
    <message>
        <source>IPv&amp;4 gateway</source>
        <translation>IPv&amp;4-Gateway</translation>
    </message>
    <message>
        <source>IPv&amp;6 gateway</source>
        <translation>IPv&amp;6-Gateway</translation>
    </message>
    <message>
        <source>What this element does with the frames it gets</source>
        <translation>Was dieses Element mit Rahmen macht, die es bekommt</translation>
    </message>
    <message>
        <source>&amp;Works as</source>
        <translation>Ar&amp;beitet als</translation>
    </message>
    <message>
        <source>Make %1 a %2</source>
        <translation>%1 zu %2 machen</translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation>N&amp;otizen</translation>
    </message>
    <message>
        <source>Change the notes of %1</source>
        <translation>Notizen von %1 ändern</translation>
    </message>
    <message numerus="yes">
        <source>%n more interface(s)</source>
        <translation>
            <numerusform>%n weitere Schnittstelle</numerusform>
            <numerusform>%n weitere Schnittstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Reach this machine&apos;s network (NAT)</source>
        <translation>Das Netz dieses Rechners erreichen (NAT)</translation>
    </message>
    <message>
        <source>The elements behind it share this machine&apos;s address. Nothing reaches them from outside.</source>
        <translation>Die Elemente dahinter teilen sich die Adresse dieses Rechners. Von außen erreicht sie nichts.</translation>
    </message>
    <message>
        <source>Change outside access of %1</source>
        <translation>Zugang nach außen von %1 ändern</translation>
    </message>
    <message>
        <source>&amp;Break loops (spanning tree)</source>
        <translation>Schleifen &amp;auftrennen (Spanning Tree)</translation>
    </message>
    <message>
        <source>A new connection then takes some seconds until frames cross it.</source>
        <translation>Eine neue Verbindung braucht dann einige Sekunden, bis Rahmen sie passieren.</translation>
    </message>
    <message>
        <source>Change the spanning tree of %1</source>
        <translation>Spanning Tree von %1 ändern</translation>
    </message>
    <message>
        <source>Network namespace</source>
        <translation>Netzwerk-Namensraum</translation>
    </message>
    <message>
        <source>Interface of this machine</source>
        <translation>Schnittstelle dieses Rechners</translation>
    </message>
    <message>
        <source>Container (Docker, Podman)</source>
        <translation>Container (Docker, Podman)</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>A connection to another attached element is listened to where both are joined already; one to an element of the lab becomes a new interface of what this stands for.</source>
        <translation>Eine Verbindung zu einem anderen angebundenen Element wird dort mitgehört, wo beide schon verbunden sind; eine zu einem Element des Labors wird zu einer neuen Schnittstelle dessen, wofür dies steht.</translation>
    </message>
    <message>
        <source>Stands &amp;for</source>
        <translation>Steht &amp;für</translation>
    </message>
    <message>
        <source>Change what %1 stands for</source>
        <translation>Ändern, wofür %1 steht</translation>
    </message>
    <message>
        <source>&amp;Its name</source>
        <translation>&amp;Dessen Name</translation>
    </message>
    <message>
        <source>The number of a process</source>
        <translation>Die Nummer eines Prozesses</translation>
    </message>
    <message>
        <source>This is no such name</source>
        <translation>Das ist kein solcher Name</translation>
    </message>
    <message>
        <source>what is at the other side</source>
        <translation>was auf der anderen Seite ist</translation>
    </message>
    <message>
        <source>Serve addresses by DHCP</source>
        <translation>Adressen über DHCP vergeben</translation>
    </message>
    <message>
        <source>Change the DHCP server of %1</source>
        <translation>DHCP-Server von %1 ändern</translation>
    </message>
    <message>
        <source>e.g. %1</source>
        <translation>z. B. %1</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ElementPalette</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n Element</numerusform>
            <numerusform>%n Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs commands of its own when it starts</source>
        <translation>Führt beim Start eigene Befehle aus</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Sends what is in a capture file, at its times</source>
        <translation>Sendet zu ihren Zeiten, was in einer Aufzeichnungsdatei steht</translation>
    </message>
    <message>
        <source>A computer with a shell of its own</source>
        <translation>Ein Rechner mit eigener Shell</translation>
    </message>
    <message>
        <source>Forwards IPv4 and IPv6 between its interfaces</source>
        <translation>Leitet IPv4 und IPv6 zwischen seinen Schnittstellen weiter</translation>
    </message>
    <message>
        <source>Joins its connections to one Ethernet segment</source>
        <translation>Fasst seine Verbindungen zu einem Ethernet-Segment zusammen</translation>
    </message>
    <message>
        <source>Sends each frame to all of its connections</source>
        <translation>Sendet jeden Rahmen an alle seine Verbindungen</translation>
    </message>
    <message>
        <source>A network outside of the lab</source>
        <translation>Ein Netzwerk außerhalb des Labors</translation>
    </message>
    <message>
        <source>Click to add one, or drag it onto the canvas</source>
        <translation>Klicken fügt eines hinzu; oder ziehen Sie es auf die Zeichenfläche</translation>
    </message>
    <message>
        <source>Stands for what runs already: a network namespace, a container, a process or an interface of this machine</source>
        <translation>Steht für etwas, das schon läuft: einen Netzwerk-Namensraum, einen Container, einen Prozess oder eine Schnittstelle dieses Rechners</translation>
    </message>
    <message>
        <source>Comes with the program</source>
        <translation>Gehört zum Programm</translation>
    </message>
    <message>
        <source>Included Templates</source>
        <translation>Mitgelieferte Vorlagen</translation>
    </message>
</context>
<context>
    <name>tomato::ui::EmptyState</name>
    <message>
        <source>Draw a network</source>
        <translation>Zeichnen Sie ein Netzwerk</translation>
    </message>
    <message>
        <source>Click or drag elements from the left onto the canvas, connect them by dragging from the dots at their edges, and press Start Lab.</source>
        <translation>Klicken Sie links auf Elemente oder ziehen Sie sie auf die Zeichenfläche, verbinden Sie sie, indem Sie von den Punkten an ihrem Rand ziehen, und drücken Sie „Labor starten“.</translation>
    </message>
    <message>
        <source>Open a File…</source>
        <translation>Datei öffnen …</translation>
    </message>
    <message>
        <source>Take a Guided Tour to the First Capture</source>
        <translation>Rundgang zum ersten Mitschnitt</translation>
    </message>
    <message>
        <source>Shows step by step what to click; takes three minutes</source>
        <translation>Zeigt Schritt für Schritt, was anzuklicken ist; dauert drei Minuten</translation>
    </message>
    <message>
        <source>Open the Example “%1”</source>
        <translation>Beispiel „%1“ öffnen</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ExperimentExport</name>
    <message>
        <source>Export the Experiment</source>
        <translation>Das Experiment exportieren</translation>
    </message>
    <message>
        <source>One file with the topology, what happens and what must come out, and everything that its runs left. Whoever has it can perform the experiment again and compare: tomato bundle verify.</source>
        <translation>Eine Datei mit der Topologie, dem, was geschieht und was herauskommen muss, und allem, was ihre Läufe hinterließen. Wer sie hat, kann das Experiment noch einmal durchführen und vergleichen: tomato bundle verify.</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;Datei:</translation>
    </message>
    <message>
        <source>&amp;Runs:</source>
        <translation>&amp;Läufe:</translation>
    </message>
    <message>
        <source>a folder with runs; empty for the experiment alone</source>
        <translation>ein Ordner mit Läufen; leer für das Experiment allein</translation>
    </message>
    <message>
        <source>&amp;Author:</source>
        <translation>&amp;Autor:</translation>
    </message>
    <message>
        <source>&amp;Licence:</source>
        <translation>L&amp;izenz:</translation>
    </message>
    <message>
        <source>With the &amp;secrets of TLS and QUIC</source>
        <translation>Mit den &amp;Geheimnissen von TLS und QUIC</translation>
    </message>
    <message>
        <source>With captures of connections to the &amp;outside</source>
        <translation>Mit Aufzeichnungen von Verbindungen nach dr&amp;außen</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>The folder of the runs</source>
        <translation>Der Ordner der Läufe</translation>
    </message>
    <message>
        <source>Bundles (*.zip)</source>
        <translation>Bündel (*.zip)</translation>
    </message>
    <message>
        <source>Packing…</source>
        <translation>Es wird gepackt …</translation>
    </message>
    <message>
        <source>Replace a file</source>
        <translation>Eine Datei ersetzen</translation>
    </message>
    <message>
        <source>“%1” exists already. Shall it be replaced?</source>
        <translation>„%1“ gibt es schon. Soll sie ersetzt werden?</translation>
    </message>
    <message>
        <source>The runs that are in it are lost, unless Runs names their folder.</source>
        <translation>Die Läufe, die darin sind, sind verloren, wenn Läufe nicht ihren Ordner nennt.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
</context>
<context>
    <name>tomato::ui::FabricDialog</name>
    <message>
        <source>Assign &amp;addresses</source>
        <translation>&amp;Adressen zuweisen</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Insert a Fabric</source>
        <translation>Ganzes Netz einfügen</translation>
    </message>
    <message>
        <source>Each interface gets an IPv4 and an IPv6 address, hosts get gateways, and routers the ways to each other&apos;s networks</source>
        <translation>Jede Schnittstelle bekommt eine IPv4- und eine IPv6-Adresse, Hosts bekommen Gateways und Router die Wege zu den Netzen der anderen</translation>
    </message>
    <message>
        <source>Clos (leaf and spine)</source>
        <translation>Clos (Leaf und Spine)</translation>
    </message>
    <message>
        <source>Fat tree</source>
        <translation>Fat Tree</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>Ring</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Full mesh</source>
        <translation>Vollvermaschung</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Gitter</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>&amp;Shape:</source>
        <translation>&amp;Form:</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Switches</source>
        <translation>Switches</translation>
    </message>
    <message>
        <source>Switches that are joined in loops run the spanning tree protocol</source>
        <translation>Switches, die in Schleifen verbunden sind, betreiben das Spanning-Tree-Protokoll</translation>
    </message>
    <message>
        <source>N&amp;odes:</source>
        <translation>&amp;Knoten:</translation>
    </message>
    <message>
        <source>S&amp;pines:</source>
        <translation>S&amp;pines:</translation>
    </message>
    <message>
        <source>&amp;Leaves:</source>
        <translation>&amp;Blätter:</translation>
    </message>
    <message>
        <source>&amp;Ports of a node:</source>
        <translation>An&amp;schlüsse je Knoten:</translation>
    </message>
    <message>
        <source>N&amp;umber of nodes:</source>
        <translation>An&amp;zahl der Knoten:</translation>
    </message>
    <message>
        <source>&amp;Rows:</source>
        <translation>&amp;Zeilen:</translation>
    </message>
    <message>
        <source>&amp;Columns:</source>
        <translation>&amp;Spalten:</translation>
    </message>
    <message>
        <source>&amp;Levels below:</source>
        <translation>S&amp;tufen darunter:</translation>
    </message>
    <message>
        <source>&amp;Below each:</source>
        <translation>&amp;Unter jedem:</translation>
    </message>
    <message>
        <source>&amp;Links:</source>
        <translation>&amp;Verbindungen:</translation>
    </message>
    <message>
        <source>&amp;Hosts each:</source>
        <translation>&amp;Hosts je Knoten:</translation>
    </message>
    <message>
        <source>half as many again</source>
        <translation>anderthalbmal so viele</translation>
    </message>
    <message>
        <source>See&amp;d:</source>
        <translation>S&amp;tartwert:</translation>
    </message>
    <message>
        <source>The same number makes the same network</source>
        <translation>Dieselbe Zahl macht dasselbe Netz</translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n Element</numerusform>
            <numerusform>%n Elemente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::FidelityMark</name>
    <message>
        <source>⚠ Links not as set</source>
        <translation>⚠ Links nicht wie eingestellt</translation>
    </message>
    <message>
        <source>⚠ Processors busy: times may be off</source>
        <translation>⚠ Prozessoren ausgelastet: Zeiten ungenau</translation>
    </message>
    <message>
        <source>⚠ Machine late: times may be off</source>
        <translation>⚠ Rechner verspätet: Zeiten ungenau</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) cannot be emulated as they should.</source>
        <translation>
            <numerusform>%n Verbindung lässt sich nicht so emulieren, wie sie soll.</numerusform>
            <numerusform>%n Verbindungen lassen sich nicht so emulieren, wie sie sollen.</numerusform>
        </translation>
    </message>
    <message>
        <source>All processors of this machine were busy for %1 of %2 s.</source>
        <translation>Alle Prozessoren dieses Rechners waren %1 von %2 s ausgelastet.</translation>
    </message>
    <message>
        <source>This machine was %1 ms late.</source>
        <translation>Dieser Rechner war %1 ms zu spät.</translation>
    </message>
</context>
<context>
    <name>tomato::ui::FileCommands</name>
    <message>
        <source>Open a topology</source>
        <translation>Topologie öffnen</translation>
    </message>
    <message>
        <source>ToMaTo topologies (*.json *.tomato)</source>
        <translation>ToMaTo-Topologien (*.json *.tomato)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The topology could not be opened</source>
        <translation>Die Topologie konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Save the topology</source>
        <translation>Topologie speichern</translation>
    </message>
    <message>
        <source>The topology could not be saved</source>
        <translation>Die Topologie konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>Änderungen an „%1“ speichern?</translation>
    </message>
    <message>
        <source>They are lost if you do not save them.</source>
        <translation>Sonst gehen sie verloren.</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>Keine zuletzt geöffneten Dateien</translation>
    </message>
    <message>
        <source>&amp;Clear List</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>All topologies (%1)</source>
        <translation>Alle Topologien (%1)</translation>
    </message>
    <message>
        <source>Topology Zoo, GraphML (*.graphml)</source>
        <translation>Topology Zoo, GraphML (*.graphml)</translation>
    </message>
    <message>
        <source>GNS3 projects (*.gns3)</source>
        <translation>Projekte von GNS3 (*.gns3)</translation>
    </message>
    <message>
        <source>CORE scenarios (*.xml *.imn)</source>
        <translation>Szenarien von CORE (*.xml *.imn)</translation>
    </message>
    <message>
        <source>containerlab (*.clab.yml *.yml *.yaml)</source>
        <translation>containerlab (*.clab.yml *.yml *.yaml)</translation>
    </message>
    <message>
        <source>Mininet (*.mn)</source>
        <translation>Mininet (*.mn)</translation>
    </message>
    <message>
        <source>Add a topology to this one</source>
        <translation>Dieser Topologie eine andere hinzufügen</translation>
    </message>
    <message>
        <source>The topology could not be imported</source>
        <translation>Die Topologie konnte nicht importiert werden</translation>
    </message>
    <message>
        <source>Export for another program</source>
        <translation>Für ein anderes Programm exportieren</translation>
    </message>
    <message>
        <source>GraphML (*.graphml)</source>
        <translation>GraphML (*.graphml)</translation>
    </message>
    <message>
        <source>containerlab (*.clab.yml)</source>
        <translation>containerlab (*.clab.yml)</translation>
    </message>
    <message>
        <source>Script for Mininet (*.py)</source>
        <translation>Skript für Mininet (*.py)</translation>
    </message>
    <message>
        <source>Graphviz (*.dot)</source>
        <translation>Graphviz (*.dot)</translation>
    </message>
    <message>
        <source>ToMaTo 4 (*.tomato4.json)</source>
        <translation>ToMaTo 4 (*.tomato4.json)</translation>
    </message>
    <message>
        <source>The topology could not be exported</source>
        <translation>Die Topologie konnte nicht exportiert werden</translation>
    </message>
    <message>
        <source>Forget which files were open; the files stay</source>
        <translation>Vergisst, welche Dateien offen waren; die Dateien bleiben</translation>
    </message>
    <message>
        <source>The topology was not saved</source>
        <translation>Die Topologie wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>%1 is open in another window</source>
        <translation>%1 ist in einem anderen Fenster offen</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation> (%1)</translation>
    </message>
    <message>
        <source> (%1 and %2 more)</source>
        <translation> (%1 und %2 weitere)</translation>
    </message>
    <message>
        <source>Bundles of experiments (*.zip)</source>
        <translation>Bündel von Experimenten (*.zip)</translation>
    </message>
    <message>
        <source>Cisco Modeling Labs (*.yaml *.yml)</source>
        <translation>Cisco Modeling Labs (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>EVE-NG, PNETLab (*.unl)</source>
        <translation>EVE-NG, PNETLab (*.unl)</translation>
    </message>
    <message>
        <source>netlab (*.yml *.yaml)</source>
        <translation>netlab (*.yml *.yaml)</translation>
    </message>
</context>
<context>
    <name>tomato::ui::FindBar</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Name, address, type or capture filter</source>
        <translation>Name, Adresse, Typ oder Mitschnittfilter</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>Vorheriges (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>Nächstes (Eingabe)</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>Schließen (Escape)</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Capturing</source>
        <translation>Mitschnitt</translation>
    </message>
    <message>
        <source>Only connections that capture (Alt+1)</source>
        <translation>Nur Verbindungen, die mitschneiden (Alt+1)</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Only elements that run (Alt+2)</source>
        <translation>Nur Elemente, die laufen (Alt+2)</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Only elements that failed, and connections with a problem (Alt+3)</source>
        <translation>Nur Elemente, die fehlgeschlagen sind, und Verbindungen mit einem Problem (Alt+3)</translation>
    </message>
</context>
<context>
    <name>tomato::ui::GeneralPreferences</name>
    <message>
        <source>&amp;Open the windows again that were open</source>
        <translation>Fenster wieder öff&amp;nen, die offen waren</translation>
    </message>
    <message>
        <source>At the next start without a file</source>
        <translation>Beim nächsten Start ohne Datei</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Farben:</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Sprache:</translation>
    </message>
    <message>
        <source>&amp;Terminal program:</source>
        <translation>&amp;Terminalprogramm:</translation>
    </message>
    <message>
        <source>At the start:</source>
        <translation>Beim Start:</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>none was found</source>
        <translation>keines gefunden</translation>
    </message>
    <message>
        <source>The program that shows terminals, with its options. Empty: the desktop&apos;s own.</source>
        <translation>Das Programm, das Terminals zeigt, mit seinen Optionen. Leer: das des Desktops.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>“%1” is no terminal program on this machine.</source>
        <translation>„%1“ ist kein Terminalprogramm auf diesem Rechner.</translation>
    </message>
</context>
<context>
    <name>tomato::ui::GuidedTour</name>
    <message>
        <source>&amp;Leave the Tour</source>
        <translation>Rundgang &amp;verlassen</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Go on without doing this</source>
        <translation>Weiter, ohne das zu tun</translation>
    </message>
    <message>
        <source>The Help menu starts it again</source>
        <translation>Das Menü Hilfe startet ihn wieder</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>&amp;Skip This Step</source>
        <translation>Schritt ü&amp;berspringen</translation>
    </message>
</context>
<context>
    <name>tomato::ui::HistoryView</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>Wie geöffnet</translation>
    </message>
</context>
<context>
    <name>tomato::ui::HostCommands</name>
    <message>
        <source>Place A&amp;new…</source>
        <translation>Neu ver&amp;teilen …</translation>
    </message>
    <message>
        <source>Spread the elements over several machines, so that few connections lead from one to another; shows first what would be cut</source>
        <translation>Die Elemente auf mehrere Rechner verteilen, sodass wenige Verbindungen von einem zum anderen führen; zeigt zuerst, was zerschnitten würde</translation>
    </message>
    <message>
        <source>&amp;Assign to Host</source>
        <translation>Host zu&amp;weisen</translation>
    </message>
    <message>
        <source>&amp;This Machine</source>
        <translation>&amp;Dieser Rechner</translation>
    </message>
    <message>
        <source>They run here, whatever is placed anew</source>
        <translation>Sie laufen hier, was auch neu verteilt wird</translation>
    </message>
    <message>
        <source>They run on the host %1</source>
        <translation>Sie laufen auf dem Host %1</translation>
    </message>
    <message>
        <source>&amp;New Host…</source>
        <translation>&amp;Neuer Host …</translation>
    </message>
    <message>
        <source>A host that is in no list yet; Preferences &gt; Hosts says how it is reached</source>
        <translation>Ein Host, der noch in keiner Liste steht; Einstellungen &gt; Hosts sagt, wie er zu erreichen ist</translation>
    </message>
    <message>
        <source>&amp;Anywhere</source>
        <translation>&amp;Irgendwo</translation>
    </message>
    <message>
        <source>The next placement decides where they run</source>
        <translation>Die nächste Verteilung entscheidet, wo sie laufen</translation>
    </message>
    <message>
        <source>New Host</source>
        <translation>Neuer Host</translation>
    </message>
    <message>
        <source>What topologies call the host:</source>
        <translation>Wie Topologien den Host nennen:</translation>
    </message>
    <message>
        <source>Assign to no host</source>
        <translation>Keinem Host zuweisen</translation>
    </message>
    <message>
        <source>Assign to %1</source>
        <translation>%1 zuweisen</translation>
    </message>
    <message>
        <source>%1 is not in the list of hosts yet: Edit &gt; Preferences &gt; Hosts says how it is reached</source>
        <translation>%1 steht noch nicht in der Liste der Hosts: Bearbeiten &gt; Einstellungen &gt; Hosts sagt, wie er zu erreichen ist</translation>
    </message>
    <message>
        <source>The machine that this element runs on, or all that are selected</source>
        <translation>Der Rechner, auf dem dieses Element läuft (oder alle ausgewählten laufen)</translation>
    </message>
</context>
<context>
    <name>tomato::ui::HostDisplay</name>
    <message>
        <source>Colour by &amp;Host</source>
        <translation>Na&amp;ch Host einfärben</translation>
    </message>
    <message>
        <source>Frame each element in the colour of the machine that it runs on</source>
        <translation>Jedes Element in der Farbe des Rechners rahmen, auf dem es läuft</translation>
    </message>
</context>
<context>
    <name>tomato::ui::HostLegend</name>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
</context>
<context>
    <name>tomato::ui::HostPage</name>
    <message>
        <source>Machines that elements of labs may run on. They are kept in %1; topologies hold their names only.</source>
        <translation>Rechner, auf denen Elemente von Laboren laufen dürfen. Sie stehen in %1; Topologien enthalten nur ihre Namen.</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>ssh</source>
        <translation>ssh</translation>
    </message>
    <message>
        <source>Slurm (srun, inside an allocation)</source>
        <translation>Slurm (srun, innerhalb einer Zuteilung)</translation>
    </message>
    <message>
        <source>A command, or a part of this machine</source>
        <translation>Ein Befehl, oder ein Teil dieses Rechners</translation>
    </message>
    <message>
        <source>Reached &amp;by:</source>
        <translation>Erreicht &amp;durch:</translation>
    </message>
    <message>
        <source>What topologies call the host</source>
        <translation>Wie Topologien den Host nennen</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;ssh goes to:</source>
        <translation>&amp;ssh geht zu:</translation>
    </message>
    <message>
        <source>the name, as ~/.ssh/config knows it</source>
        <translation>der Name, wie ~/.ssh/config ihn kennt</translation>
    </message>
    <message>
        <source>What you would type behind ssh: alice@gw.example. Gateways, ports and keys are what ~/.ssh/config says.</source>
        <translation>Was man hinter ssh tippen würde: alice@gw.example. Gateways, Ports und Schlüssel sind, was ~/.ssh/config sagt.</translation>
    </message>
    <message>
        <source>&amp;Command:</source>
        <translation>&amp;Befehl:</translation>
    </message>
    <message>
        <source>none: a part of this machine</source>
        <translation>keiner: ein Teil dieses Rechners</translation>
    </message>
    <message>
        <source>What the engine&apos;s program and its arguments are put behind</source>
        <translation>Wohinter das Programm der Engine und seine Argumente gestellt werden</translation>
    </message>
    <message>
        <source>&amp;Weight:</source>
        <translation>&amp;Gewicht:</translation>
    </message>
    <message>
        <source>How many elements it gets beside other hosts</source>
        <translation>Wie viele Elemente er neben anderen Hosts bekommt</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>&amp;Speicher:</translation>
    </message>
    <message>
        <source>what it says itself, in megabytes</source>
        <translation>was er selbst sagt, in Megabyte</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Ordner:</translation>
    </message>
    <message>
        <source>where the package puts it</source>
        <translation>wo das Paket es hinlegt</translation>
    </message>
    <message>
        <source>Where tomato-engine is there, when it is not installed from a package</source>
        <translation>Wo tomato-engine dort liegt, wenn es nicht aus einem Paket installiert ist</translation>
    </message>
    <message>
        <source>Is started by:</source>
        <translation>Wird gestartet durch:</translation>
    </message>
    <message>
        <source>There is no host</source>
        <translation>Es gibt keinen Host</translation>
    </message>
    <message>
        <source>Two hosts are called “%1”.</source>
        <translation>Zwei Hosts heißen „%1“.</translation>
    </message>
    <message>
        <source>No host can be called “General”.</source>
        <translation>Kein Host kann „General“ heißen.</translation>
    </message>
    <message>
        <source>F&amp;rames go by:</source>
        <translation>F&amp;rames gehen mit:</translation>
    </message>
    <message>
        <source>UDP where it gets through, else the stream of ssh</source>
        <translation>UDP, wo es durchkommt, sonst dem Strom von ssh</translation>
    </message>
    <message>
        <source>the stream of ssh only</source>
        <translation>nur dem Strom von ssh</translation>
    </message>
    <message>
        <source>UDP only</source>
        <translation>nur UDP</translation>
    </message>
    <message>
        <source>&amp;UDP goes to:</source>
        <translation>&amp;UDP geht an:</translation>
    </message>
    <message>
        <source>the address that ssh reached</source>
        <translation>die Adresse, die ssh erreicht hat</translation>
    </message>
    <message>
        <source>A name or an address of the host for UDP, where ssh goes by a gateway</source>
        <translation>Ein Name oder eine Adresse des Hosts für UDP, wo ssh durch ein Gateway geht</translation>
    </message>
    <message>
        <source>UDP &amp;ports:</source>
        <translation>UDP-&amp;Ports:</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Ports that a firewall lets through to the host, such as 20000-20099</source>
        <translation>Ports, die eine Firewall zum Host durchlässt, etwa 20000-20099</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>tomato::ui::HostTools</name>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>The machines that the lab&apos;s elements run on, and how each fares</source>
        <translation>Die Rechner, auf denen die Elemente des Labors laufen, und wie es jedem geht</translation>
    </message>
</context>
<context>
    <name>tomato::ui::HostTrial</name>
    <message>
        <source>What the test found</source>
        <translation>Was der Test ergab</translation>
    </message>
    <message>
        <source>Test Connection shows whether the host can be reached, and what labs can do there.</source>
        <translation>Verbindung testen zeigt, ob der Host zu erreichen ist, und was Labore dort können.</translation>
    </message>
    <message>
        <source>&amp;Give Up</source>
        <translation>&amp;Aufgeben</translation>
    </message>
    <message>
        <source>&amp;Test Connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>The test was given up.</source>
        <translation>Der Test wurde aufgegeben.</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 ist nicht zu gebrauchen: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 can be reached: ToMaTo Desktop %2, Linux %3, %n processor(s), %4 MB of memory</source>
        <translation>
            <numerusform>%1 ist zu erreichen: ToMaTo Desktop %2, Linux %3, %n Prozessor, %4 MB Speicher</numerusform>
            <numerusform>%1 ist zu erreichen: ToMaTo Desktop %2, Linux %3, %n Prozessoren, %4 MB Speicher</numerusform>
        </translation>
    </message>
    <message>
        <source>Its load is %1</source>
        <translation>Seine Last ist %1</translation>
    </message>
</context>
<context>
    <name>tomato::ui::HostsPanel</name>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Clock against Here</source>
        <translation>Uhr gegen hier</translation>
    </message>
    <message>
        <source>Trunk</source>
        <translation>Strecke</translation>
    </message>
    <message>
        <source>Round Trip</source>
        <translation>Hin und zurück</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>All elements run on this machine. To run some on another one, select them and use Assign to Host in their menu, or Lab &gt; Place Anew; Edit &gt; Preferences &gt; Hosts says how hosts are reached.</source>
        <translation>Alle Elemente laufen auf diesem Rechner. Damit einige auf einem anderen laufen, wählt man sie aus und nimmt Host zuweisen in ihrem Menü, oder Labor &gt; Neu verteilen; Bearbeiten &gt; Einstellungen &gt; Hosts sagt, wie Hosts zu erreichen sind.</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>This machine, where the lab has its home</source>
        <translation>Dieser Rechner, auf dem das Labor zu Hause ist</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>lost: %1</source>
        <translation>verloren: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, Linux %2, %n processor(s)</source>
        <translation>
            <numerusform>%1, Linux %2, %n Prozessor</numerusform>
            <numerusform>%1, Linux %2, %n Prozessoren</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 MB of %2 MB of memory are free</source>
        <translation>%1 MB von %2 MB Speicher sind frei</translation>
    </message>
    <message>
        <source>Its part is the lab %1 there</source>
        <translation>Sein Teil ist dort das Labor %1</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>The lab does not run there now</source>
        <translation>Das Labor läuft dort jetzt nicht</translation>
    </message>
    <message>
        <source>not in the list of hosts</source>
        <translation>nicht in der Liste der Hosts</translation>
    </message>
    <message>
        <source>Edit &gt; Preferences &gt; Hosts adds it.</source>
        <translation>Bearbeiten &gt; Einstellungen &gt; Hosts fügt ihn hinzu.</translation>
    </message>
    <message>
        <source>No UDP: %1</source>
        <translation>Kein UDP: %1</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ImageForm</name>
    <message>
        <source>this machine</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>Keep what it changes in its image</source>
        <translation>Änderungen im Abbild behalten</translation>
    </message>
    <message>
        <source>Change what %1 keeps of its image</source>
        <translation>Ändern, was %1 von seinem Abbild behält</translation>
    </message>
    <message>
        <source>It is store:NAME, or the absolute path of a folder on this machine.</source>
        <translation>Das ist store:NAME oder der absolute Pfad eines Ordners auf diesem Rechner.</translation>
    </message>
    <message>
        <source>An unpacked image, which this element has as its root instead of this machine&apos;s programs. It is not changed.</source>
        <translation>Ein entpacktes Abbild, das dieses Element statt der Programme dieses Rechners als Wurzel hat. Es wird nicht geändert.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Abbild</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Choose an image</source>
        <translation>Ein Abbild wählen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>It listens at %1</source>
        <translation>Es lauscht an %1</translation>
    </message>
    <message>
        <source>Its program is the user %1</source>
        <translation>Sein Programm ist der Benutzer %1</translation>
    </message>
    <message>
        <source>Programs of This Machine</source>
        <translation>Programme dieses Rechners</translation>
    </message>
    <message>
        <source>Unpack an Archive…</source>
        <translation>Ein Archiv entpacken …</translation>
    </message>
    <message>
        <source>What docker save or podman save wrote, or an archive of the OCI</source>
        <translation>Was docker save oder podman save geschrieben hat, oder ein Archiv der OCI</translation>
    </message>
    <message>
        <source>Change the image of %1</source>
        <translation>Das Abbild von %1 ändern</translation>
    </message>
    <message>
        <source>Unpack an Archive</source>
        <translation>Ein Archiv entpacken</translation>
    </message>
    <message>
        <source>Archives of images (*.tar)</source>
        <translation>Archive von Abbildern (*.tar)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>It is not in your store of images. Unpack it, or choose another one.</source>
        <translation>Es ist nicht in Ihrer Ablage der Abbilder. Entpacken Sie es, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The name is another image now (%1) than the one that was chosen (%2). The lab does not start until you choose it again.</source>
        <translation>Der Name ist jetzt ein anderes Abbild (%1) als das gewählte (%2). Das Labor startet nicht, bis Sie es erneut wählen.</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>ports %1</source>
        <translation>Ports %1</translation>
    </message>
</context>
<context>
    <name>tomato::ui::InterfaceForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Of the interface there: one that is there to listen to, or the one that is to be made for an element of the lab</source>
        <translation>Der Name der Schnittstelle dort: eine vorhandene, die mitgehört wird, oder die neue für ein Element des Labors</translation>
    </message>
    <message>
        <source>This port is an access port: empty its VLAN first</source>
        <translation>Dieser Port ist ein Access-Port: leeren Sie zuerst sein VLAN</translation>
    </message>
    <message>
        <source>Access VLAN</source>
        <translation>Access-VLAN</translation>
    </message>
    <message>
        <source>This port is a trunk: empty the fields below first</source>
        <translation>Dieser Port ist ein Trunk: leeren Sie zuerst die Felder darunter</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Trunk of VLANs</source>
        <translation>Trunk für VLANs</translation>
    </message>
    <message>
        <source>Native VLAN</source>
        <translation>Natives VLAN</translation>
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
        <source>Address by DHCP</source>
        <translation>Adresse über DHCP</translation>
    </message>
    <message>
        <source>Change DHCP of %1</source>
        <translation>DHCP von %1 ändern</translation>
    </message>
    <message>
        <source>Asks its segment for its IPv4 address, its default route and its name servers, as most computers do. A router, a host or an external network there answers when it serves addresses by DHCP.</source>
        <translation>Fragt in ihrem Segment nach ihrer IPv4-Adresse, ihrer Standardroute und ihren Nameservern, wie die meisten Rechner. Dort antwortet ein Router, ein Host oder ein externes Netz, das Adressen über DHCP vergibt.</translation>
    </message>
    <message>
        <source>by DHCP</source>
        <translation>über DHCP</translation>
    </message>
    <message>
        <source>This interface asks for its address by DHCP.</source>
        <translation>Diese Schnittstelle fragt über DHCP nach ihrer Adresse.</translation>
    </message>
    <message>
        <source>It got %1 by DHCP.</source>
        <translation>Sie hat über DHCP %1 bekommen.</translation>
    </message>
    <message>
        <source>Serve addresses by DHCP</source>
        <translation>Adressen über DHCP vergeben</translation>
    </message>
    <message>
        <source>Change the DHCP server of %1</source>
        <translation>DHCP-Server von %1 ändern</translation>
    </message>
    <message>
        <source>Give this interface an IPv4 address first: it serves addresses of that network.</source>
        <translation>Geben Sie dieser Schnittstelle zuerst eine IPv4-Adresse: Sie vergibt Adressen aus deren Netz.</translation>
    </message>
    <message>
        <source>Gives interfaces in its segment that ask for one an address of its network that no other has, and tells them the topology&apos;s name servers and, unless it is a host, itself as their default route.</source>
        <translation>Gibt Schnittstellen im selben Segment, die danach fragen, eine Adresse dieses Netzes, die keine andere hat, und nennt ihnen die Nameserver der Topologie und, außer bei einem Host, sich selbst als Standardroute.</translation>
    </message>
    <message>
        <source>e.g. %1</source>
        <translation>z. B. %1</translation>
    </message>
</context>
<context>
    <name>tomato::ui::Kind</name>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
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
    <message>
        <source>Attached</source>
        <translation>Angebundenes Element</translation>
    </message>
</context>
<context>
    <name>tomato::ui::LabCommands</name>
    <message>
        <source>All interfaces have their addresses already</source>
        <translation>Alle Schnittstellen haben schon ihre Adressen</translation>
    </message>
    <message>
        <source>The terminal program “%1” could not be started</source>
        <translation>Das Terminalprogramm „%1“ konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>The lab is running</source>
        <translation>Das Labor läuft</translation>
    </message>
    <message>
        <source>Stop the lab of “%1”?</source>
        <translation>Das Labor von „%1“ stoppen?</translation>
    </message>
    <message>
        <source>&amp;Stop Lab</source>
        <translation>Labor &amp;stoppen</translation>
    </message>
    <message>
        <source>&amp;Leave It Running</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Compute routes</source>
        <translation>Routen berechnen</translation>
    </message>
    <message>
        <source>Compute no routes</source>
        <translation>Keine Routen berechnen</translation>
    </message>
    <message>
        <source>No program opens folders here; it is %1</source>
        <translation>Hier öffnet kein Programm Ordner; es ist %1</translation>
    </message>
    <message>
        <source>Compute Routes was turned on, so that the routers know the way to each other&apos;s networks; Undo or Lab &gt; Compute Routes turns it off</source>
        <translation>„Routen berechnen“ wurde eingeschaltet, damit die Router den Weg zu den Netzen der anderen kennen; „Rückgängig“ oder „Labor &gt; Routen berechnen“ schaltet es aus</translation>
    </message>
    <message>
        <source>A lab that is left running goes on capturing. Its topology is saved first, and Lab &gt; Running Labs leads back to it.</source>
        <translation>Ein Labor, das weiterläuft, schneidet weiter mit. Seine Topologie wird vorher gespeichert, und „Labor &gt; Laufende Labore“ führt dorthin zurück.</translation>
    </message>
    <message>
        <source>The element does not run. Start it first.</source>
        <translation>Das Element läuft nicht. Starten Sie es zuerst.</translation>
    </message>
    <message>
        <source>The commands in the Run Command windows end.</source>
        <translation>Die Befehle in den Fenstern „Befehl ausführen“ enden.</translation>
    </message>
    <message numerus="yes">
        <source>%n address(es)</source>
        <translation>
            <numerusform>%n Adresse</numerusform>
            <numerusform>%n Adressen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gateway(s)</source>
        <translation>
            <numerusform>%n Gateway</numerusform>
            <numerusform>%n Gateways</numerusform>
        </translation>
    </message>
    <message>
        <source>Assigned: %1</source>
        <translation>Zugewiesen: %1</translation>
    </message>
</context>
<context>
    <name>tomato::ui::LabHosts</name>
    <message>
        <source>The host %1 is back</source>
        <translation>Der Host %1 ist wieder da</translation>
    </message>
    <message>
        <source>The host %1 is lost: %2. What runs there goes on and is recorded there; the way to it is tried again and again.</source>
        <translation>Der Host %1 ist verloren: %2. Was dort läuft, läuft weiter und wird dort aufgezeichnet; der Weg zu ihm wird immer wieder versucht.</translation>
    </message>
    <message>
        <source>nothing is heard from there</source>
        <translation>von dort ist nichts zu hören</translation>
    </message>
    <message>
        <source>No frames get to the host %1: %2. Its connections to other hosts have no carrier until that is over.</source>
        <translation>Zum Host %1 kommen keine Frames: %2. Seine Verbindungen zu anderen Hosts haben keinen Träger, bis das vorbei ist.</translation>
    </message>
</context>
<context>
    <name>tomato::ui::LabSession</name>
    <message>
        <source>The running lab could not follow the change</source>
        <translation>Das laufende Labor konnte der Änderung nicht folgen</translation>
    </message>
    <message>
        <source>The lab could not learn the file&apos;s new name</source>
        <translation>Das Labor konnte den neuen Namen der Datei nicht erfahren</translation>
    </message>
    <message>
        <source>This topology&apos;s lab runs already; the editor is attached to it</source>
        <translation>Das Labor dieser Topologie läuft schon; der Editor ist mit ihm verbunden</translation>
    </message>
    <message>
        <source>The running lab has changes that this file lacks. The next change here makes the lab follow this file.</source>
        <translation>Das laufende Labor hat Änderungen, die dieser Datei fehlen. Mit der nächsten Änderung hier folgt das Labor dieser Datei.</translation>
    </message>
    <message>
        <source>The lab&apos;s engine could not be started</source>
        <translation>Der Dienst des Labors konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>The lab could not be started</source>
        <translation>Das Labor konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>The lab could not be stopped</source>
        <translation>Das Labor konnte nicht gestoppt werden</translation>
    </message>
    <message>
        <source>%1 could not be started</source>
        <translation>%1 konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>%1 could not be stopped</source>
        <translation>%1 konnte nicht gestoppt werden</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 ist fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>The lab stopped: %1</source>
        <translation>Das Labor wurde gestoppt: %1</translation>
    </message>
    <message>
        <source>The lab was interrupted: %1</source>
        <translation>Das Labor wurde unterbrochen: %1</translation>
    </message>
    <message>
        <source>The lab&apos;s engine ended unexpectedly, and the lab with it. What was captured can still be downloaded.</source>
        <translation>Der Dienst des Labors endete unerwartet und mit ihm das Labor. Was mitgeschnitten wurde, lässt sich noch herunterladen.</translation>
    </message>
    <message>
        <source>The link emulation of %1 is incomplete: %2</source>
        <translation>Die Emulation der Verbindung %1 ist unvollständig: %2</translation>
    </message>
    <message numerus="yes">
        <source>The link emulation of %1 and %n other connection(s) is incomplete: %2</source>
        <translation>
            <numerusform>Die Emulation der Verbindung %1 und %n weiteren ist unvollständig: %2</numerusform>
            <numerusform>Die Emulation der Verbindung %1 und %n weiterer ist unvollständig: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 stands for nothing yet: its properties say what it is attached to</source>
        <translation>%1 steht noch für nichts: In seinen Eigenschaften steht, woran es angebunden ist</translation>
    </message>
    <message>
        <source>The lab was not started: it may not reach outside of itself</source>
        <translation>Das Labor wurde nicht gestartet: Es darf nicht über sich hinausreichen</translation>
    </message>
    <message>
        <source>The running lab does not follow the drawing while that reaches outside of the lab. Undo this, or start the lab anew to be asked again.</source>
        <translation>Das laufende Labor folgt der Zeichnung nicht, solange sie über das Labor hinausreicht. Machen Sie das rückgängig, oder starten Sie das Labor neu, um wieder gefragt zu werden.</translation>
    </message>
    <message>
        <source>The lab&apos;s engine could not be reached</source>
        <translation>Die Engine des Labors ist nicht zu erreichen</translation>
    </message>
    <message>
        <source>The editor has left the lab, which may still run: %1</source>
        <translation>Der Editor hat das Labor verlassen, das vielleicht noch läuft: %1</translation>
    </message>
</context>
<context>
    <name>tomato::ui::LabStatusBar</name>
    <message>
        <source>State of the lab</source>
        <translation>Zustand des Labors</translation>
    </message>
    <message>
        <source>Zoom; click for the actual size</source>
        <translation>Zoom; Klicken zeigt die Originalgröße</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Lab is starting…</source>
        <translation>Labor startet …</translation>
    </message>
    <message>
        <source>Lab is stopping…</source>
        <translation>Labor stoppt …</translation>
    </message>
    <message>
        <source>Lab runs</source>
        <translation>Labor läuft</translation>
    </message>
    <message>
        <source>Lab runs, %1 of %2 elements</source>
        <translation>Labor läuft, %1 von %2 Elementen</translation>
    </message>
    <message>
        <source>Lab is stopped</source>
        <translation>Labor ist gestoppt</translation>
    </message>
</context>
<context>
    <name>tomato::ui::LayoutCommands</name>
    <message>
        <source>In &amp;Layers</source>
        <translation>In &amp;Schichten</translation>
    </message>
    <message>
        <source>Like &amp;Springs</source>
        <translation>Wie &amp;Federn</translation>
    </message>
    <message>
        <source>Like Springs, &amp;Quickly</source>
        <translation>Wie Federn, s&amp;chnell</translation>
    </message>
    <message>
        <source>Like Springs, for &amp;Many Elements</source>
        <translation>Wie Federn, für &amp;viele Elemente</translation>
    </message>
    <message>
        <source>Around &amp;Circles</source>
        <translation>Um &amp;Kreise</translation>
    </message>
    <message>
        <source>On &amp;Rings around a Centre</source>
        <translation>Auf &amp;Ringen um eine Mitte</translation>
    </message>
    <message>
        <source>Automatic &amp;Layout</source>
        <translation>A&amp;utomatisch anordnen</translation>
    </message>
    <message>
        <source>Place the selected elements, or all of them, with Graphviz&apos;s engine %1</source>
        <translation>Die ausgewählten Elemente, oder alle, mit dem Verfahren %1 von Graphviz platzieren</translation>
    </message>
    <message>
        <source>There is nothing to arrange</source>
        <translation>Es gibt nichts anzuordnen</translation>
    </message>
    <message>
        <source>Arranging the elements…</source>
        <translation>Die Elemente werden angeordnet …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The elements could not be arranged: %1</source>
        <translation>Die Elemente konnten nicht angeordnet werden: %1</translation>
    </message>
    <message>
        <source>Automatic layout</source>
        <translation>Automatisch anordnen</translation>
    </message>
</context>
<context>
    <name>tomato::ui::MacTableWindow</name>
    <message>
        <source>MAC addresses that %1 has learnt</source>
        <translation>MAC-Adressen, die %1 gelernt hat</translation>
    </message>
    <message>
        <source>MAC addresses</source>
        <translation>MAC-Adressen</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>MAC-Adresse</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>Führt zu</translation>
    </message>
    <message>
        <source>It has learnt nothing yet: nobody has sent anything in the last minutes.</source>
        <translation>Er hat noch nichts gelernt: In den letzten Minuten hat niemand etwas gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n address(es)</source>
        <translation>
            <numerusform>%n Adresse</numerusform>
            <numerusform>%n Adressen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
</context>
<context>
    <name>tomato::ui::MainWindow</name>
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
        <source>Elements</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>A plugin was left out: %1</source>
        <translation>Ein Plugin wurde ausgelassen: %1</translation>
    </message>
    <message>
        <source>The template “%1” was inserted</source>
        <translation>Die Vorlage „%1“ wurde eingefügt</translation>
    </message>
    <message>
        <source>%1 was imported</source>
        <translation>%1 wurde importiert</translation>
    </message>
    <message>
        <source>%1 was exported</source>
        <translation>%1 wurde exportiert</translation>
    </message>
    <message>
        <source>What can be added to the canvas</source>
        <translation>Was auf die Zeichenfläche kann</translation>
    </message>
    <message>
        <source>Names, addresses and more of what is selected</source>
        <translation>Namen, Adressen und mehr von dem, was ausgewählt ist</translation>
    </message>
    <message>
        <source>What went wrong, and where</source>
        <translation>Was schiefging, und wo</translation>
    </message>
    <message>
        <source>All changes, to go back to any of them</source>
        <translation>Alle Änderungen, um zu jeder zurückzugehen</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>All elements and interfaces as a tree, with what they are connected to</source>
        <translation>Alle Elemente und Schnittstellen als Baum, mit dem, womit sie verbunden sind</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>The whole topology, small, to move the visible part in</source>
        <translation>Die ganze Topologie im Kleinen, um den sichtbaren Teil darin zu bewegen</translation>
    </message>
    <message>
        <source>The new plugins are used by each window that is opened from now on</source>
        <translation>Die neuen Plugins benutzt jedes Fenster, das von nun an geöffnet wird</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ManualWindow</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Page of the manual</source>
        <translation>Seite des Handbuchs</translation>
    </message>
    <message>
        <source>To the place where you were before (Alt+Left)</source>
        <translation>Zu der Stelle, an der Sie zuvor waren (Alt+Links)</translation>
    </message>
    <message>
        <source>Where you came back from (Alt+Right)</source>
        <translation>Dorthin, woher Sie zurückgekommen sind (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>Search all pages</source>
        <translation>Alle Seiten durchsuchen</translation>
    </message>
    <message>
        <source>Finds sections that have all of these words (Ctrl+F); Enter and F3 go from one to the next</source>
        <translation>Findet Abschnitte, in denen alle diese Wörter stehen (Strg+F); Eingabe und F3 gehen von einer Stelle zur nächsten</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Found sections</source>
        <translation>Gefundene Abschnitte</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n section(s)</source>
        <translation>
            <numerusform>%n Abschnitt</numerusform>
            <numerusform>%n Abschnitte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – Manual</source>
        <translation>%1 – Handbuch</translation>
    </message>
</context>
<context>
    <name>tomato::ui::MessagesPanel</name>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Remove all messages</source>
        <translation>Alle Meldungen entfernen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Double click to show the element</source>
        <translation>Doppelklick zeigt das Element</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Double click to show the connection</source>
        <translation>Doppelklick zeigt die Verbindung</translation>
    </message>
</context>
<context>
    <name>tomato::ui::NameEditor</name>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
</context>
<context>
    <name>tomato::ui::NotesField</name>
    <message>
        <source>What you want to remember</source>
        <translation>Was Sie sich merken möchten</translation>
    </message>
</context>
<context>
    <name>tomato::ui::OutsideQuestion</name>
    <message>
        <source>It gives elements the folder %1 to read and write</source>
        <translation>Sie gibt Elementen den Ordner %1 zum Lesen und Schreiben</translation>
    </message>
    <message>
        <source>Programs inside can change and delete all that is in it.</source>
        <translation>Programme darin können alles ändern und löschen, was er enthält.</translation>
    </message>
    <message>
        <source>It is a link to %1. Programs inside can change and delete all that is in it.</source>
        <translation>Er ist ein Link auf %1. Programme darin können alles ändern und löschen, was er enthält.</translation>
    </message>
    <message>
        <source>It lets %1 watch live captures at %2</source>
        <translation>Sie lässt %1 unter %2 Live-Mitschnitten zusehen</translation>
    </message>
    <message>
        <source>All that crosses %1 is sent to them, not encrypted.</source>
        <translation>Alles, was über %1 läuft, wird ihnen unverschlüsselt gesendet.</translation>
    </message>
    <message>
        <source>It joins %1 with %2</source>
        <translation>Sie verbindet %1 mit: %2</translation>
    </message>
    <message>
        <source>The lab can record what crosses there, and send into it.</source>
        <translation>Das Labor kann aufzeichnen, was dort läuft, und hineinsenden.</translation>
    </message>
    <message>
        <source>By %1 there. The lab can record what crosses there, and send into it.</source>
        <translation>Dort mit %1. Das Labor kann aufzeichnen, was dort läuft, und hineinsenden.</translation>
    </message>
    <message>
        <source>It lets elements behind %1 reach this machine&apos;s network and the Internet</source>
        <translation>Sie lässt Elemente hinter %1 das Netz dieses Rechners und das Internet erreichen</translation>
    </message>
    <message>
        <source>As you, by NAT: other machines take it for this one.</source>
        <translation>Als Sie, durch NAT: Andere Rechner halten es für diesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) run by themselves when the lab starts, and decide what becomes of this.</source>
        <translation>
            <numerusform>%n Befehl läuft von selbst, wenn das Labor startet, und entscheidet, was daraus wird.</numerusform>
            <numerusform>%n Befehle laufen von selbst, wenn das Labor startet, und entscheiden, was daraus wird.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>everybody who reaches this machine</source>
        <translation>alle, die diesen Rechner erreichen</translation>
    </message>
    <message>
        <source>other machines</source>
        <translation>andere Rechner</translation>
    </message>
    <message>
        <source>machines of %1</source>
        <translation>Rechner aus %1</translation>
    </message>
    <message>
        <source>the interface %1 of this machine</source>
        <translation>Schnittstelle %1 dieses Rechners</translation>
    </message>
    <message>
        <source>the container %1</source>
        <translation>Container %1</translation>
    </message>
    <message>
        <source>the network of process %1</source>
        <translation>Netzwerk von Prozess %1</translation>
    </message>
    <message>
        <source>the network namespace %1 of this machine</source>
        <translation>Netzwerk-Namensraum %1 dieses Rechners</translation>
    </message>
    <message>
        <source>Out of the lab</source>
        <translation>Über das Labor hinaus</translation>
    </message>
    <message>
        <source>Your answer is kept for this file, on this machine. You are asked again when the file asks for something else.</source>
        <translation>Ihre Antwort wird für diese Datei behalten, auf diesem Rechner. Sie werden wieder gefragt, wenn die Datei etwas anderes verlangt.</translation>
    </message>
    <message>
        <source>“%1” reaches outside of its lab</source>
        <translation>„%1“ reicht über ihr Labor hinaus</translation>
    </message>
    <message>
        <source>Allow this only if you know where the file comes from.</source>
        <translation>Erlauben Sie das nur, wenn Sie wissen, woher die Datei kommt.</translation>
    </message>
    <message>
        <source>&amp;Allow and Start</source>
        <translation>Erl&amp;auben und starten</translation>
    </message>
    <message>
        <source>&amp;Allow and Follow</source>
        <translation>Erl&amp;auben und folgen</translation>
    </message>
    <message>
        <source>&amp;Do Not Start</source>
        <translation>&amp;Nicht starten</translation>
    </message>
    <message>
        <source>&amp;Leave the Lab as It Is</source>
        <translation>&amp;Labor lassen, wie es ist</translation>
    </message>
    <message>
        <source>It lets elements behind %1 reach this machine&apos;s own services</source>
        <translation>Sie lässt Elemente hinter %1 die eigenen Dienste dieses Rechners erreichen</translation>
    </message>
    <message>
        <source>What listens at this machine&apos;s addresses takes them for its network.</source>
        <translation>Was an den Adressen dieses Rechners lauscht, hält sie für sein Netz.</translation>
    </message>
    <message>
        <source>It shows %1 what is in %2, as their own files</source>
        <translation>Es zeigt %1, was in %2 ist, als deren eigene Dateien</translation>
    </message>
    <message>
        <source>Programs inside can read it; what they change there is kept apart.</source>
        <translation>Programme darin können es lesen; was sie dort ändern, wird getrennt aufbewahrt.</translation>
    </message>
    <message>
        <source>It is a link to %1. Programs inside can read it; what they change there is kept apart.</source>
        <translation>Er ist ein Link auf %1. Programme darin können es lesen; was sie dort ändern, wird getrennt aufbewahrt.</translation>
    </message>
    <message>
        <source>It lets %1 send what is in the file %2</source>
        <translation>Sie lässt %1 senden, was in der Datei %2 ist</translation>
    </message>
    <message>
        <source>Each of its frames goes into the lab, and into what it is joined with.</source>
        <translation>Jeder ihrer Frames geht in das Labor und in alles, womit es verbunden ist.</translation>
    </message>
</context>
<context>
    <name>tomato::ui::OverviewMap</name>
    <message>
        <source>Overview map</source>
        <translation>Übersichtskarte</translation>
    </message>
    <message>
        <source>The arrow keys move the visible part, plus and minus zoom</source>
        <translation>Die Pfeiltasten bewegen den sichtbaren Teil, Plus und Minus vergrößern und verkleinern</translation>
    </message>
    <message>
        <source>Click or drag to move the visible part; the wheel zooms</source>
        <translation>Klicken oder ziehen bewegt den sichtbaren Teil; das Mausrad vergrößert und verkleinert</translation>
    </message>
</context>
<context>
    <name>tomato::ui::PatternDialog</name>
    <message>
        <source>Fill in both fields to see what would be done.</source>
        <translation>Füllen Sie beide Felder aus, um zu sehen, was getan würde.</translation>
    </message>
</context>
<context>
    <name>tomato::ui::PictureCommands</name>
    <message>
        <source>Export as a picture</source>
        <translation>Als Bild exportieren</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The picture could not be saved: %1</source>
        <translation>Das Bild konnte nicht gespeichert werden: %1</translation>
    </message>
    <message>
        <source>The drawing could not be printed: %1</source>
        <translation>Die Zeichnung konnte nicht gedruckt werden: %1</translation>
    </message>
</context>
<context>
    <name>tomato::ui::PlaceDialog</name>
    <message>
        <source>&amp;Leave elements where they were placed before</source>
        <translation>Elemente &amp;lassen, wohin sie schon verteilt waren</translation>
    </message>
    <message>
        <source>Place Anew</source>
        <translation>Neu verteilen</translation>
    </message>
    <message>
        <source>Hosts to place the elements on:</source>
        <translation>Hosts, auf welche die Elemente verteilt werden:</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Places only those that are new; elements that are assigned to a host stay on it in any case</source>
        <translation>Verteilt nur die neuen; Elemente, die einem Host zugewiesen sind, bleiben in jedem Fall dort</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>&amp;Verteilen</translation>
    </message>
    <message>
        <source>Elements by host</source>
        <translation>Elemente nach Host</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Of them moved</source>
        <translation>Davon verlegt</translation>
    </message>
    <message>
        <source>Connections between hosts</source>
        <translation>Verbindungen zwischen Hosts</translation>
    </message>
    <message>
        <source>%1 (this machine)</source>
        <translation>%1 (dieser Rechner)</translation>
    </message>
    <message>
        <source>%1, weight %2</source>
        <translation>%1, Gewicht %2</translation>
    </message>
    <message>
        <source>Tick a host at least.</source>
        <translation>Mindestens einen Host ankreuzen.</translation>
    </message>
    <message>
        <source>%1 of %2 connections would lead from one host to another. %3 of %4 elements would run elsewhere than now; those of them that run start anew there.</source>
        <translation>%1 von %2 Verbindungen würden von einem Host zum anderen führen. %3 von %4 Elementen würden woanders laufen als jetzt; diejenigen, die laufen, starten dort neu.</translation>
    </message>
    <message>
        <source>The topology has changed meanwhile.</source>
        <translation>Die Topologie hat sich inzwischen geändert.</translation>
    </message>
    <message>
        <source>Place anew</source>
        <translation>Neu verteilen</translation>
    </message>
    <message>
        <source>%1 elements moved; %2 connections lead from one host to another</source>
        <translation>%1 Elemente verlegt; %2 Verbindungen führen von einem Host zum anderen</translation>
    </message>
    <message>
        <source>%1: its elements may take %2 MB of memory, and it has %3 MB.</source>
        <translation>%1: Seine Elemente dürfen %2 MB Speicher nehmen, und er hat %3 MB.</translation>
    </message>
</context>
<context>
    <name>tomato::ui::PluginAgreement</name>
    <message>
        <source>New plugins</source>
        <translation>Neue Plugins</translation>
    </message>
    <message numerus="yes">
        <source>Use %n new plugin(s)?</source>
        <translation>
            <numerusform>%n neues Plugin benutzen?</numerusform>
            <numerusform>%n neue Plugins benutzen?</numerusform>
        </translation>
    </message>
    <message>
        <source>A plugin runs as you: it can read and change your files and use your network. The trial finds one that crashes, not one that means harm. Use it only if you know where it comes from; you are asked again when its file changes.</source>
        <translation>Ein Plugin läuft als Sie: Es kann Ihre Dateien lesen und ändern und Ihr Netzwerk benutzen. Die Probe findet eines, das abstürzt, nicht eines, das Böses will. Benutzen Sie es nur, wenn Sie wissen, woher es kommt; Sie werden wieder gefragt, wenn sich seine Datei ändert.</translation>
    </message>
    <message>
        <source>&amp;Use From Now On</source>
        <translation>Von nun an &amp;benutzen</translation>
    </message>
    <message>
        <source>&amp;Leave Out</source>
        <translation>&amp;Auslassen</translation>
    </message>
</context>
<context>
    <name>tomato::ui::Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>tomato::ui::PreviewDialog</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weitere</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::ProgramsForm</name>
    <message>
        <source>Programs inside</source>
        <translation>Programme darin</translation>
    </message>
    <message>
        <source>What all programs of this element may use together. Those that run keep to a change at once, to the first limit of a kind from the element&apos;s next start.</source>
        <translation>Was alle Programme dieses Elements zusammen nutzen dürfen. Laufende halten sich sofort an eine Änderung, an die erste Grenze einer Art ab dem nächsten Start des Elements.</translation>
    </message>
    <message>
        <source>Memory limit (MB)</source>
        <translation>Speichergrenze (MB)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>CPU limit (cores)</source>
        <translation>CPU-Grenze (Kerne)</translation>
    </message>
    <message>
        <source>Process limit</source>
        <translation>Prozessgrenze</translation>
    </message>
    <message>
        <source>Lines in the language of FRR. The daemons that they need (OSPF, BGP, RIP, IS-IS, ...) then run in this router, and vtysh in its terminal talks to them. Needs the package frr.</source>
        <translation>Zeilen in der Sprache von FRR. Die Dienste, die sie brauchen (OSPF, BGP, RIP, IS-IS, ...), laufen dann in diesem Router, und vtysh in seinem Terminal spricht mit ihnen. Braucht das Paket frr.</translation>
    </message>
    <message>
        <source>FRR configuration</source>
        <translation>FRR-Konfiguration</translation>
    </message>
    <message>
        <source>Change the FRR configuration of %1</source>
        <translation>Die FRR-Konfiguration von %1 ändern</translation>
    </message>
    <message>
        <source>0.5 is half a core.</source>
        <translation>0,5 ist ein halber Kern.</translation>
    </message>
    <message>
        <source>Congestion control</source>
        <translation>Staukontrolle</translation>
    </message>
    <message>
        <source>It is a name such as cubic, of at most 15 letters and digits.</source>
        <translation>Es ist ein Name wie cubic, aus höchstens 15 Buchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>as this machine</source>
        <translation>wie hier</translation>
    </message>
    <message>
        <source>The algorithm that TCP uses in this element, such as reno, cubic or bbr. The command “tomato lab check” lists those of this machine&apos;s kernel.</source>
        <translation>Der Algorithmus, den TCP in diesem Element benutzt, etwa reno, cubic oder bbr. Der Befehl „tomato lab check“ zählt die des Kernels dieses Rechners auf.</translation>
    </message>
</context>
<context>
    <name>tomato::ui::PropertiesPanel</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n Element</numerusform>
            <numerusform>%n Elemente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Select an element or a connection to see its properties.</source>
        <translation>Wählen Sie ein Element oder eine Verbindung aus, um die Eigenschaften zu sehen.</translation>
    </message>
    <message>
        <source>Con&amp;figure All…</source>
        <translation>Alle k&amp;onfigurieren …</translation>
    </message>
    <message>
        <source>Gives the same settings to all of them</source>
        <translation>Gibt allen dieselben Einstellungen</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <translation>Ausgewählt: %1</translation>
    </message>
    <message>
        <source>All of these elements have the fields below. What you change there, all of them get. Names and addresses are each element&apos;s own.</source>
        <translation>Alle diese Elemente haben die Felder darunter. Was Sie dort ändern, bekommen alle. Namen und Adressen hat jedes Element für sich.</translation>
    </message>
    <message>
        <source>&amp;Rename by Pattern…</source>
        <translation>Nach &amp;Muster umbenennen …</translation>
    </message>
    <message>
        <source>Gives each of them another name, after a look at the names</source>
        <translation>Gibt jedem einen anderen Namen, nach einem Blick auf die Namen</translation>
    </message>
</context>
<context>
    <name>tomato::ui::RecoveryBar</name>
    <message>
        <source>&amp;Recover</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Open the topology with these changes; nothing is saved yet</source>
        <translation>Die Topologie mit diesen Änderungen öffnen; gespeichert wird noch nichts</translation>
    </message>
    <message>
        <source>Delete the &amp;Changes</source>
        <translation>Änderungen &amp;löschen</translation>
    </message>
    <message>
        <source>The file itself stays as it was saved last</source>
        <translation>Die Datei selbst bleibt, wie sie zuletzt gespeichert wurde</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>Ask again at the next start</source>
        <translation>Beim nächsten Start wieder fragen</translation>
    </message>
    <message>
        <source>a topology that was never saved</source>
        <translation>einer Topologie, die nie gespeichert wurde</translation>
    </message>
    <message>
        <source>The editor ended before it saved: there are changes to %1, of %2.</source>
        <translation>Der Editor endete vor dem Speichern: Es gibt Änderungen an %1 von %2.</translation>
    </message>
</context>
<context>
    <name>tomato::ui::RenameTemplateDialog</name>
    <message>
        <source>Rename a template</source>
        <translation>Eine Vorlage umbenennen</translation>
    </message>
    <message>
        <source>New name:</source>
        <translation>Neuer Name:</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ReplayForm</name>
    <message>
        <source>Onl&amp;y from</source>
        <translation>N&amp;ur von</translation>
    </message>
    <message>
        <source>all, or e.g. %1</source>
        <translation>allen, oder z. B. %1</translation>
    </message>
    <message>
        <source>Spee&amp;d</source>
        <translation>&amp;Geschwindigkeit</translation>
    </message>
    <message>
        <source>Ti&amp;mes</source>
        <translation>&amp;Wie oft</translation>
    </message>
    <message>
        <source>How often the file is played; 0 for ever</source>
        <translation>Wie oft die Datei abgespielt wird; 0: immer wieder</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>a .pcap or .pcapng file</source>
        <translation>eine .pcap- oder .pcapng-Datei</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>Auswä&amp;hlen …</translation>
    </message>
    <message>
        <source>Chooses the capture file whose frames this element sends as soon as its connection carries frames</source>
        <translation>Wählt die Aufzeichnungsdatei, deren Rahmen dieses Element sendet, sobald seine Verbindung Rahmen trägt</translation>
    </message>
    <message>
        <source>Choose a Capture File</source>
        <translation>Aufzeichnungsdatei auswählen</translation>
    </message>
    <message>
        <source>Capture files (%1)</source>
        <translation>Aufzeichnungsdateien (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Change what %1 plays</source>
        <translation>Ändern, was %1 abspielt</translation>
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
        <source>Running…</source>
        <translation>Läuft …</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Could not be started: %1</source>
        <translation>Konnte nicht gestartet werden: %1</translation>
    </message>
    <message>
        <source>A shell command, like: ping -c 3 10.0.0.2</source>
        <translation>Ein Shell-Befehl, etwa: ping -c 3 10.0.0.2</translation>
    </message>
    <message>
        <source>Ends the command and all that it started</source>
        <translation>Beendet den Befehl und alles, was er gestartet hat</translation>
    </message>
    <message>
        <source>Ended with exit code %1 after %2 s</source>
        <translation>Mit Exit-Code %1 nach %2 s beendet</translation>
    </message>
    <message>
        <source>Stopped after %1 s</source>
        <translation>Nach %1 s gestoppt</translation>
    </message>
</context>
<context>
    <name>tomato::ui::RunningLabsWindow</name>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Stop Lab</source>
        <translation>Labor &amp;stoppen</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Labor</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>On Disk</source>
        <translation>Auf der Platte</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>Opens the lab&apos;s topology in this window, attached to the lab</source>
        <translation>Öffnet die Topologie des Labors in diesem Fenster, mit dem Labor verbunden</translation>
    </message>
    <message>
        <source>Stops all of the lab&apos;s elements; what was recorded is kept</source>
        <translation>Stoppt alle Elemente des Labors; was aufgezeichnet wurde, bleibt</translation>
    </message>
    <message>
        <source>stopped, in use</source>
        <translation>gestoppt, in Gebrauch</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>never saved</source>
        <translation>nie gespeichert</translation>
    </message>
    <message>
        <source>The topology of this lab was never saved: opening it saves it first.</source>
        <translation>Die Topologie dieses Labors wurde nie gespeichert: Sie zu öffnen speichert sie zuerst.</translation>
    </message>
    <message>
        <source>Save the topology of the lab</source>
        <translation>Topologie des Labors speichern</translation>
    </message>
    <message>
        <source>The topology could not be saved</source>
        <translation>Die Topologie konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The lab could not be stopped</source>
        <translation>Das Labor konnte nicht gestoppt werden</translation>
    </message>
    <message>
        <source>The lab is stopping…</source>
        <translation>Das Labor stoppt …</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>12 packets, 3 recordings</comment>
        <translation>%1 in %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln Paket</numerusform>
            <numerusform>%Ln Pakete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s)</source>
        <translation>
            <numerusform>%Ln Aufzeichnung</numerusform>
            <numerusform>%Ln Aufzeichnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Labs on This Machine</source>
        <translation>Labore auf diesem Rechner</translation>
    </message>
    <message>
        <source>Labs on this machine</source>
        <translation>Labore auf diesem Rechner</translation>
    </message>
    <message>
        <source>Last Used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Show &amp;Recordings</source>
        <translation>Auf&amp;zeichnungen zeigen</translation>
    </message>
    <message>
        <source>Opens the folder that holds the lab&apos;s recordings, a folder for each connection; Open lists them in the dock Captures</source>
        <translation>Öffnet den Ordner mit den Aufzeichnungen des Labors, einem Ordner je Verbindung; „Öffnen“ zählt sie im Dock „Mitschnitte“ auf</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen …</translation>
    </message>
    <message>
        <source>Deletes what a stopped lab keeps, after a question</source>
        <translation>Löscht nach einer Frage, was ein gestopptes Labor aufbewahrt</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 ist nicht mehr da</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>No lab runs on this machine, and none is kept.</source>
        <translation>Auf diesem Rechner läuft kein Labor, und keines ist aufbewahrt.</translation>
    </message>
    <message>
        <source>Kept: %1.</source>
        <comment>12 packets in 3 recordings</comment>
        <translation>Aufbewahrt: %1.</translation>
    </message>
    <message>
        <source>No recordings are kept.</source>
        <translation>Aufzeichnungen sind keine aufbewahrt.</translation>
    </message>
    <message>
        <source>An editor has it open; it can be deleted when that is over.</source>
        <translation>Ein Editor hat es geöffnet; danach kann es gelöscht werden.</translation>
    </message>
    <message>
        <source>Its topology is not known any more.</source>
        <translation>Seine Topologie ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>No program opens folders here; the recordings are in %1</source>
        <translation>Kein Programm öffnet hier Ordner; die Aufzeichnungen sind in %1</translation>
    </message>
    <message>
        <source>Delete a lab</source>
        <translation>Ein Labor löschen</translation>
    </message>
    <message>
        <source>Delete what the lab “%1” keeps?</source>
        <translation>Löschen, was das Labor „%1“ aufbewahrt?</translation>
    </message>
    <message>
        <source>%1, the files of its elements and the topology as it ran last go for good: %2.</source>
        <translation>%1, die Dateien seiner Elemente und die Topologie, wie sie zuletzt lief, gehen endgültig verloren: %2.</translation>
    </message>
    <message>
        <source>The topology is saved nowhere else.</source>
        <translation>Die Topologie ist sonst nirgends gespeichert.</translation>
    </message>
    <message>
        <source>The file %1 stays.</source>
        <translation>Die Datei %1 bleibt.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>The lab is being deleted…</source>
        <translation>Das Labor wird gelöscht …</translation>
    </message>
    <message>
        <source>The lab could not be deleted</source>
        <translation>Das Labor konnte nicht gelöscht werden</translation>
    </message>
    <message>
        <source>ToMaTo topologies (*.json *.tomato)</source>
        <translation>ToMaTo-Topologien (*.json *.tomato)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>tomato::ui::SaveTemplateDialog</name>
    <message>
        <source>Keep &amp;addresses, gateways and routes</source>
        <translation>&amp;Adressen, Gateways und Routen behalten</translation>
    </message>
    <message>
        <source>Save as Template</source>
        <translation>Als Vorlage speichern</translation>
    </message>
    <message>
        <source>Without them the template fits everywhere; MAC addresses are never kept</source>
        <translation>Ohne sie passt die Vorlage überall; MAC-Adressen werden nie behalten</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>It is written to %1</source>
        <translation>Geschrieben wird sie nach %1</translation>
    </message>
    <message>
        <source>Replace a template</source>
        <translation>Eine Vorlage ersetzen</translation>
    </message>
    <message>
        <source>There is a template “%1” already. Shall it be replaced?</source>
        <translation>Eine Vorlage „%1“ gibt es schon. Soll sie ersetzt werden?</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ServicesWindow</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>ended with code %1</source>
        <translation>endete mit Code %1</translation>
    </message>
    <message>
        <source>starts again; ended with code %1</source>
        <translation>startet erneut; endete mit Code %1</translation>
    </message>
    <message>
        <source>Commands and services of %1</source>
        <translation>Befehle und Dienste von %1</translation>
    </message>
    <message>
        <source>Commands and services</source>
        <translation>Befehle und Dienste</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Starts</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>This element runs nothing by itself. What it is to run is in its attribute “commands”: see the manual&apos;s page on labs.</source>
        <translation>Dieses Element führt von selbst nichts aus. Was es ausführen soll, steht in seinem Attribut „commands“: siehe die Seite über Labs im Handbuch.</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>What it put out is on the host %1, in the file
%2</source>
        <translation>Was er ausgegeben hat, liegt auf dem Host %1, in der Datei
%2</translation>
    </message>
</context>
<context>
    <name>tomato::ui::SharedInterfacesForm</name>
    <message numerus="yes">
        <source>%n interface(s)</source>
        <translation>
            <numerusform>%n Schnittstelle</numerusform>
            <numerusform>%n Schnittstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Address by DHCP</source>
        <translation>Adresse über DHCP</translation>
    </message>
    <message>
        <source>Change DHCP of %1</source>
        <translation>DHCP von %1 ändern</translation>
    </message>
</context>
<context>
    <name>tomato::ui::SshQuestion</name>
    <message>
        <source>ssh asks</source>
        <translation>ssh fragt</translation>
    </message>
    <message>
        <source>Compare the fingerprint with what the host&apos;s administrator says, or with “ssh-keygen -l” there: whoever else answers under this name could read and change what the lab sends.</source>
        <translation>Den Fingerabdruck mit dem vergleichen, was der Verwalter des Hosts sagt, oder mit „ssh-keygen -l“ dort: wer sonst unter diesem Namen antwortet, könnte lesen und ändern, was das Labor sendet.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>&amp;Yes, Connect</source>
        <translation>&amp;Ja, verbinden</translation>
    </message>
</context>
<context>
    <name>tomato::ui::StackingCommands</name>
    <message>
        <source>Bring to front</source>
        <translation>In den Vordergrund</translation>
    </message>
    <message>
        <source>Send to back</source>
        <translation>In den Hintergrund</translation>
    </message>
    <message>
        <source>Lock in place</source>
        <translation>Festhalten</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Lösen</translation>
    </message>
</context>
<context>
    <name>tomato::ui::State</name>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Running, its program ended</source>
        <translation>Läuft, sein Programm endete</translation>
    </message>
    <message>
        <source>Running when last heard of</source>
        <translation>Läuft nach der letzten Nachricht</translation>
    </message>
</context>
<context>
    <name>tomato::ui::TemplateCommands</name>
    <message>
        <source>Te&amp;mplates</source>
        <translation>&amp;Vorlagen</translation>
    </message>
    <message>
        <source>&amp;Open Templates Folder</source>
        <translation>Vorlagen&amp;ordner öffnen</translation>
    </message>
    <message>
        <source>The folder with your templates, a file for each</source>
        <translation>Der Ordner mit Ihren Vorlagen, für jede eine Datei</translation>
    </message>
    <message>
        <source>Adds it at this place</source>
        <translation>Fügt es an dieser Stelle hinzu</translation>
    </message>
    <message>
        <source>Adds it where there is room</source>
        <translation>Fügt es hinzu, wo Platz ist</translation>
    </message>
    <message>
        <source>Add from Template</source>
        <translation>Aus Vorlage hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>Give the template another name</source>
        <translation>Der Vorlage einen anderen Namen geben</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen …</translation>
    </message>
    <message>
        <source>Delete the template&apos;s file; what was made of it stays</source>
        <translation>Die Datei der Vorlage löschen; was daraus wurde, bleibt</translation>
    </message>
    <message>
        <source>It is not in your own folder, but in %1</source>
        <translation>Sie liegt nicht in Ihrem eigenen Ordner, sondern in %1</translation>
    </message>
    <message>
        <source>A template was left out: %1</source>
        <translation>Eine Vorlage wurde ausgelassen: %1</translation>
    </message>
    <message>
        <source>Delete a template</source>
        <translation>Eine Vorlage löschen</translation>
    </message>
    <message>
        <source>Shall the template “%1” be deleted?</source>
        <translation>Soll die Vorlage „%1“ gelöscht werden?</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>No program opens folders here; it is %1</source>
        <translation>Hier öffnet kein Programm Ordner; es ist %1</translation>
    </message>
    <message>
        <source>&amp;Copy…</source>
        <translation>&amp;Kopieren …</translation>
    </message>
    <message>
        <source>Keep it as a template of your own, with another name</source>
        <translation>Sie unter einem anderen Namen als eigene Vorlage aufbewahren</translation>
    </message>
    <message>
        <source>It comes with the program, and stays</source>
        <translation>Sie gehört zum Programm und bleibt</translation>
    </message>
    <message>
        <source>Copy a template</source>
        <translation>Eine Vorlage kopieren</translation>
    </message>
    <message>
        <source>Name of the copy:</source>
        <translation>Name der Kopie:</translation>
    </message>
</context>
<context>
    <name>tomato::ui::TopologyTree</name>
    <message>
        <source>Filter the tree</source>
        <translation>Baum filtern</translation>
    </message>
    <message>
        <source>Name, address, type or state</source>
        <translation>Name, Adresse, Typ oder Zustand</translation>
    </message>
    <message>
        <source>Show only what contains this text</source>
        <translation>Nur zeigen, was diesen Text enthält</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>Nothing contains “%1”</source>
        <translation>Nichts enthält „%1“</translation>
    </message>
</context>
<context>
    <name>tomato::ui::TopologyTreeModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>Nachbar</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>tomato::ui::TrafficDisplay</name>
    <message>
        <source>Draw connections that are captured the warmer and wider the more crosses them</source>
        <translation>Zeichnet aufgezeichnete Verbindungen umso kräftiger und breiter, je mehr über sie läuft</translation>
    </message>
    <message>
        <source>Traffic Arro&amp;ws</source>
        <translation>Verkehrsp&amp;feile</translation>
    </message>
    <message>
        <source>Show in which direction packets cross connections that are captured</source>
        <translation>Zeigt, in welcher Richtung Pakete über aufgezeichnete Verbindungen laufen</translation>
    </message>
    <message>
        <source>&amp;Colour by Traffic</source>
        <translation>&amp;Nach Verkehr einfärben</translation>
    </message>
</context>
<context>
    <name>tomato::ui::TrafficLegend</name>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
</context>
<context>
    <name>tomato::ui::TreeTexts</name>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
</context>
<context>
    <name>tomato::ui::UnpackDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Unpack an Image</source>
        <translation>Ein Abbild entpacken</translation>
    </message>
    <message>
        <source>What was unpacked is removed…</source>
        <translation>Das Entpackte wird entfernt …</translation>
    </message>
    <message>
        <source>%1 is read: %2 so far</source>
        <translation>%1 wird gelesen: bisher %2</translation>
    </message>
    <message>
        <source>%1 is unpacked: %2 so far</source>
        <translation>%1 wird entpackt: bisher %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 cannot be used as an image: %2</source>
        <translation>%1 lässt sich nicht als Abbild verwenden: %2</translation>
    </message>
</context>
<context>
    <name>tomato::ui::WindowPlugins</name>
    <message>
        <source>it is new, or another one than before, and you did not agree to it</source>
        <translation>es ist neu, oder ein anderes als zuvor, und Sie haben ihm nicht zugestimmt</translation>
    </message>
</context>
</TS>
