<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <translation>过滤器：%1</translation>
    </message>
    <message>
        <source>Mode: live via network</source>
        <translation>模式：网络实时</translation>
    </message>
    <message>
        <source>Mode: file for download, and live via network</source>
        <translation>模式：可下载文件和网络实时</translation>
    </message>
    <message>
        <source>Mode: file for download</source>
        <translation>模式：可下载文件</translation>
    </message>
    <message>
        <source>Packets: %1 (%2)</source>
        <translation>数据包：%1（%2）</translation>
    </message>
    <message>
        <source>Kept: no packet yet, at most %1</source>
        <translation>已保留：还没有数据包，最多 %1</translation>
    </message>
    <message>
        <source>Dropped: %1 packets came too fast to be recorded</source>
        <translation>已丢弃：%1 个数据包到达过快，未能捕获</translation>
    </message>
    <message>
        <source>Dropped: %1 arrivals came too fast to be recorded</source>
        <translation>已丢弃：%1 个到达包过快，未能捕获</translation>
    </message>
    <message>
        <source>Live viewers: %1</source>
        <translation>实时查看端：%1</translation>
    </message>
    <message>
        <source>%1 with arrivals</source>
        <translation>%1（含到达包）</translation>
    </message>
    <message numerus="yes">
        <source>Kept: %Ln packet(s), %1 of %2</source>
        <translation>
            <numerusform>已保留：%Ln 个数据包，%1 / %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfinedProgram</name>
    <message>
        <source>Packets are decoded in a confined process, by bubblewrap, which is not installed. Debian and Ubuntu: sudo apt install bubblewrap</source>
        <translation>数据包由 bubblewrap 在受限进程中解码，但它尚未安装。Debian 和 Ubuntu：sudo apt install bubblewrap</translation>
    </message>
</context>
<context>
    <name>ConnectionCapture</name>
    <message>
        <source>Not capturing</source>
        <translation>未捕获</translation>
    </message>
    <message>
        <source>The lab is stopped</source>
        <translation>实验室已停止</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Waiting: %1 is stopped</source>
        <translation>等待中：%1 已停止</translation>
    </message>
    <message>
        <source>Waiting: %1 and %2 are stopped</source>
        <translation>等待中：%1 和 %2 已停止</translation>
    </message>
    <message>
        <source>Waiting for the wire</source>
        <translation>正在等待线路</translation>
    </message>
    <message>
        <source>Waiting for its trigger</source>
        <translation>正在等待触发器</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在录制</translation>
    </message>
    <message>
        <source>Ended by itself</source>
        <translation>已自行结束</translation>
    </message>
    <message>
        <source>Capturing failed</source>
        <translation>捕获失败</translation>
    </message>
    <message>
        <source>Packet capturing is not enabled on this connection.</source>
        <translation>此连接未启用数据包捕获。</translation>
    </message>
    <message>
        <source>Packet capturing is enabled and begins when the lab starts.</source>
        <translation>已启用数据包捕获，实验室启动时开始。</translation>
    </message>
    <message>
        <source>The lab is taking the capture up.</source>
        <translation>实验室正在接管此捕获。</translation>
    </message>
    <message>
        <source>Recording begins as soon as the elements at both ends run.</source>
        <translation>两端的网元都运行后开始录制。</translation>
    </message>
    <message>
        <source>What comes before the trigger is kept as its history.</source>
        <translation>触发之前的数据包作为历史保留。</translation>
    </message>
    <message>
        <source>Every packet is recorded.</source>
        <translation>录制每个数据包。</translation>
    </message>
    <message>
        <source>Packets that match the filter are recorded.</source>
        <translation>录制与过滤器匹配的数据包。</translation>
    </message>
    <message>
        <source>It came to the end that it was given: %1.</source>
        <translation>已达到为它设定的终点：%1。</translation>
    </message>
    <message>
        <source>The engine gives no reason.</source>
        <translation>引擎没有给出原因。</translation>
    </message>
    <message>
        <source>Recording, but not live</source>
        <translation>正在录制，但不能实时查看</translation>
    </message>
    <message>
        <source>It cannot be watched live: %1.</source>
        <translation>不能实时查看：%1。</translation>
    </message>
    <message>
        <source>It was begun by another program, such as the shell; Start Capturing makes it a setting of this topology.</source>
        <translation>由其他程序（例如命令行）开始；“开始捕获”会将其设为此拓扑的设置。</translation>
    </message>
</context>
<context>
    <name>ConnectionLabels</name>
    <message>
        <source>down</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>CounterText</name>
    <message>
        <source>%1 → %2: %3 seen, %4 matched, %5 recorded</source>
        <comment>from, to, packets</comment>
        <translation>%1 → %2：看到 %3，匹配 %4，录制 %5</translation>
    </message>
    <message>
        <source>, %1 no longer kept</source>
        <translation>，%1 已不再保留</translation>
    </message>
    <message>
        <source>, %1 dropped by the kernel</source>
        <translation>，%1 被内核丢弃</translation>
    </message>
    <message>
        <source>, %1 dropped by the interface</source>
        <translation>，%1 被接口丢弃</translation>
    </message>
</context>
<context>
    <name>DrawnConnection</name>
    <message>
        <source>Between the hosts %1 and %2</source>
        <translation>在主机 %1 与 %2 之间</translation>
    </message>
</context>
<context>
    <name>ElementItem</name>
    <message>
        <source>On the host %1</source>
        <translation>在主机 %1 上</translation>
    </message>
    <message>
        <source>Locked in place</source>
        <translation>已锁定位置</translation>
    </message>
</context>
<context>
    <name>EngineText</name>
    <message>
        <source>there is neither a project of GNS3 (&apos;project.gns3&apos;) nor a lab of EVE-NG (.unl) nor a bundle in the archive</source>
        <translation>该压缩包中既没有 GNS3 项目（“project.gns3”），也没有 EVE-NG 实验室（.unl）或实验包</translation>
    </message>
    <message>
        <source>a document type (&lt;!DOCTYPE) is refused: it can hold entities</source>
        <translation>文档类型（&lt;!DOCTYPE）被拒绝：其中可能有实体</translation>
    </message>
    <message>
        <source>a document type or an entity is refused</source>
        <translation>文档类型或实体被拒绝</translation>
    </message>
    <message>
        <source>more than %1 elements lie in each other</source>
        <translation>嵌套的元素超过 %1 层</translation>
    </message>
    <message>
        <source>there are more than %1 elements</source>
        <translation>元素超过 %1 个</translation>
    </message>
    <message>
        <source>a node has the id of another node: it got the next that is free</source>
        <translation>一个节点的编号与另一个节点相同：它得到了下一个空闲的编号</translation>
    </message>
    <message>
        <source>a group&apos;s %1 is kept in the file and has no effect</source>
        <translation>组的 %1 保留在文件中，没有作用</translation>
    </message>
    <message>
        <source>a VLAN&apos;s %1 is kept in the file and has no effect</source>
        <translation>VLAN 的 %1 保留在文件中，没有作用</translation>
    </message>
    <message>
        <source>a network&apos;s %1 is kept in the file and has no effect</source>
        <translation>网络的 %1 保留在文件中，没有作用</translation>
    </message>
    <message>
        <source>an annotation&apos;s %1 is kept in the file and has no effect</source>
        <translation>标注的 %1 保留在文件中，没有作用</translation>
    </message>
    <message>
        <source>of a node&apos;s &apos;configuration&apos; its addresses became those of the interfaces; the rest is kept in the file and has no effect</source>
        <translation>节点的“configuration”中的地址成为接口的地址；其余内容保留在文件中，没有作用</translation>
    </message>
    <message>
        <source>the address %1 is that of %2, which are in one network: give each interface one of its own</source>
        <translation>地址 %1 属于同一网络中的 %2：请给每个接口各自的地址</translation>
    </message>
    <message>
        <source>has the value %1 twice</source>
        <translation>值 %1 出现了两次</translation>
    </message>
    <message>
        <source>%1 ended at %L2 s: %3</source>
        <translation>%1 在 %L2 s 结束：%3</translation>
    </message>
    <message>
        <source>%1 ended at %L2 s</source>
        <translation>%1 在 %L2 s 结束</translation>
    </message>
    <message>
        <source>%1 at %L2 s: %3</source>
        <translation>%1 在 %L2 s：%3</translation>
    </message>
    <message>
        <source>counted: %L1 of %L2 frames</source>
        <translation>计入：%L2 个帧中的 %L1 个</translation>
    </message>
    <message>
        <source>its files are too large to be compared here: tomato bundle verify does it</source>
        <translation>其文件太大，无法在此比较：tomato bundle verify 会比较</translation>
    </message>
    <message>
        <source>the first of both is %1</source>
        <translation>两者中的第一个都是 %1</translation>
    </message>
    <message>
        <source>byte %1, line %2, column %3: %4</source>
        <translation>第 %1 字节（第 %2 行，第 %3 列）：%4</translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>第 %1 行第 %2 列：%3</translation>
    </message>
    <message>
        <source>there is no element in it</source>
        <translation>其中没有网元</translation>
    </message>
    <message>
        <source>has %1 bytes; %2 are the most that is read</source>
        <translation>有 %1 字节；最多读取 %2 字节</translation>
    </message>
    <message>
        <source>the address %1 was left out, as it is in use</source>
        <translation>略去了地址 %1，因为它已被使用</translation>
    </message>
    <message>
        <source>the gateway %1 was left out, as the addresses beside it were</source>
        <translation>略去了网关 %1，因为旁边的地址都已略去</translation>
    </message>
    <message>
        <source>the route %1 was left out, as the addresses beside it were</source>
        <translation>略去了路由 %1，因为旁边的地址都已略去</translation>
    </message>
    <message>
        <source>there is no template %1</source>
        <translation>没有模板 %1</translation>
    </message>
    <message>
        <source>there are more than %1 templates: the others are left out</source>
        <translation>模板超过 %1 个：其余的被略去</translation>
    </message>
    <message>
        <source>a template&apos;s name has no slash, no control character, and no dot first</source>
        <translation>模板的名称不含斜杠和控制字符，也不以点开头</translation>
    </message>
    <message>
        <source>cannot be given to a user of the element: %1</source>
        <translation>无法归属网元的用户：%1</translation>
    </message>
    <message>
        <source>the image %1 is not in your store: the node runs this machine&apos;s programs</source>
        <translation>映像 %1 不在您的映像库中：节点运行本机的程序</translation>
    </message>
    <message>
        <source>%L1 ms ± %L2 in %L3 %</source>
        <translation>%L1 ms ± %L2，占 %L3 %</translation>
    </message>
    <message>
        <source>%L1 ms from the promised %L2 ms at %3</source>
        <translation>与承诺的 %L2 ms 相差 %L1 ms，时间 %3</translation>
    </message>
    <message>
        <source>at most %L1 of %L2 Mbit/s</source>
        <translation>最多 %L1，应为 %L2 Mbit/s</translation>
    </message>
    <message>
        <source>more than the bandwidth</source>
        <translation>超过了带宽</translation>
    </message>
    <message>
        <source>%L1 % lost of %L2 %</source>
        <translation>丢失 %L1 %，应为 %L2 %</translation>
    </message>
    <message>
        <source>%L1 % lost of at most %L2 %</source>
        <translation>丢失 %L1 %，最多应为 %L2 %</translation>
    </message>
    <message>
        <source>that is no chance</source>
        <translation>这不是偶然</translation>
    </message>
    <message>
        <source>%L1 ms late at %2, %3</source>
        <translation>延误 %L1 ms，时间 %2，%3</translation>
    </message>
    <message>
        <source>both processors busy</source>
        <translation>两个处理器都忙碌</translation>
    </message>
    <message>
        <source>all %1 processors busy</source>
        <translation>全部 %1 个处理器忙碌</translation>
    </message>
    <message>
        <source>%1 of %2 processors busy</source>
        <translation>%2 个处理器中 %1 个忙碌</translation>
    </message>
    <message>
        <source>both processors busy for %L1 of %L2 s</source>
        <translation>两个处理器在 %L2 s 中忙碌 %L1 s</translation>
    </message>
    <message>
        <source>all %1 processors busy for %L2 of %L3 s</source>
        <translation>全部 %1 个处理器在 %L3 s 中忙碌 %L2 s</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no absolute path, no store:NAME and no containers-storage:NAME</source>
        <translation>“%1”不是绝对路径，也不是 store:NAME 或 containers-storage:NAME</translation>
    </message>
    <message>
        <source>has a colon in its path, and so cannot be an image</source>
        <translation>路径中含有冒号，因此不能作为映像</translation>
    </message>
    <message>
        <source>is a folder without oci-layout</source>
        <translation>是没有 oci-layout 的文件夹</translation>
    </message>
    <message>
        <source>is no file</source>
        <translation>不是文件</translation>
    </message>
    <message>
        <source>is compressed, which skopeo does not read: gunzip it first</source>
        <translation>已压缩，skopeo 无法读取：请先用 gunzip 解压</translation>
    </message>
    <message>
        <source>is no archive of an image</source>
        <translation>不是映像的归档</translation>
    </message>
    <message>
        <source>is an image without a digest</source>
        <translation>是没有摘要的映像</translation>
    </message>
    <message>
        <source>is no name of an image</source>
        <translation>不是映像的名称</translation>
    </message>
    <message>
        <source>is not in the store of images</source>
        <translation>不在映像库中</translation>
    </message>
    <message>
        <source>is the beginning of several digests</source>
        <translation>是多个摘要的开头</translation>
    </message>
    <message>
        <source>cannot be given this name: %1</source>
        <translation>无法使用此名称：%1</translation>
    </message>
    <message>
        <source>is used by the lab %1: delete that first (tomato lab delete)</source>
        <translation>正由实验室 %1 使用：请先删除该实验室（tomato lab delete）</translation>
    </message>
    <message>
        <source>cannot be removed: %1</source>
        <translation>无法移除：%1</translation>
    </message>
    <message>
        <source>its image&apos;s program ended with code %1 at %T2 (its last lines: Commands and Services, or tomato lab log)</source>
        <translation>其映像的程序于 %T2 以退出码 %1 结束（最后几行输出：“命令和服务”或 tomato lab log）</translation>
    </message>
    <message>
        <source>its image&apos;s program was ended by signal %1 at %T2 (its last lines: Commands and Services, or tomato lab log)</source>
        <translation>其映像的程序于 %T2 被信号 %1 终止（最后几行输出：“命令和服务”或 tomato lab log）</translation>
    </message>
    <message>
        <source>%1 is not installed: apt install %2</source>
        <translation>未安装 %1：apt install %2</translation>
    </message>
    <message>
        <source>is there already</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>the image cannot be unpacked: %1</source>
        <translation>无法解包映像：%1</translation>
    </message>
    <message>
        <source>less than %L1 MB would be left on the disk</source>
        <translation>磁盘剩余空间将不足 %L1 MB</translation>
    </message>
    <message>
        <source>is larger than %L1 MB</source>
        <translation>大于 %L1 MB</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not in the store of images: tomato image list shows what is</source>
        <translation>“%1”不在映像库中：tomato image list 列出其中的映像</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is %2, and the drawing was made for %3: choose its image anew (tomato image use)</source>
        <translation>“%1”是 %2，而绘图是为 %3 所作：请重新选择映像（tomato image use）</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is &apos;%2&apos; now, which nobody agreed to</source>
        <translation>“%1”现在是“%2”，尚未得到同意</translation>
    </message>
    <message>
        <source>the image %1 is in your store of images: the node runs in it</source>
        <translation>映像 %1 在您的映像库中：节点在其中运行</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限不够</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许的操作</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有那个文件或目录</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一个目录</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是目录</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>只读文件系统</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源忙</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>没有那个设备</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>地址已在使用</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>无法分配所请求的地址</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>cannot open %1: %2</source>
        <translation>无法打开 %1：%2</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>cannot read %1: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>cannot be made: %1</source>
        <translation>无法创建：%1</translation>
    </message>
    <message>
        <source>cannot be started: %1</source>
        <translation>无法启动：%1</translation>
    </message>
    <message>
        <source>this file cannot be written</source>
        <translation>此文件无法写入</translation>
    </message>
    <message>
        <source>this kind of file cannot be read</source>
        <translation>此类文件无法读取</translation>
    </message>
    <message>
        <source>this is no topology of ToMaTo, GraphML, GNS3, CORE, containerlab or Mininet</source>
        <translation>这不是 ToMaTo、GraphML、GNS3、CORE、containerlab 或 Mininet 的拓扑</translation>
    </message>
    <message>
        <source>not JSON: %1</source>
        <translation>不是 JSON：%1</translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation>不是 UTF-8</translation>
    </message>
    <message>
        <source>the text is empty</source>
        <translation>文本为空</translation>
    </message>
    <message>
        <source>is encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>is too large</source>
        <translation>太大</translation>
    </message>
    <message>
        <source>is too long</source>
        <translation>太长</translation>
    </message>
    <message>
        <source>expected %1, found %2</source>
        <translation>应为 %1，实为 %2</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空</translation>
    </message>
    <message>
        <source>is not from %L1 to %L2</source>
        <translation>不在 %L1 到 %L2 的范围内</translation>
    </message>
    <message>
        <source>is no whole number from %1 to %2</source>
        <translation>不是 %1 到 %2 的整数</translation>
    </message>
    <message>
        <source>is longer than %1 bytes</source>
        <translation>超过 %1 字节</translation>
    </message>
    <message>
        <source>%1 is no MAC address of an interface, such as %2</source>
        <translation>%1 不是接口的 MAC 地址，正确的例子：%2</translation>
    </message>
    <message>
        <source>%1 is no IPv4 address of a gateway</source>
        <translation>%1 不是网关的 IPv4 地址</translation>
    </message>
    <message>
        <source>%1 is no IPv6 address of a gateway</source>
        <translation>%1 不是网关的 IPv6 地址</translation>
    </message>
    <message>
        <source>a name must not be empty</source>
        <translation>名称不能为空</translation>
    </message>
    <message>
        <source>has a connection already</source>
        <translation>已经有一条连接</translation>
    </message>
    <message>
        <source>cannot be joined with itself</source>
        <translation>不能与自身相连</translation>
    </message>
    <message>
        <source>no element has the id %1</source>
        <translation>没有 id 为 %1 的网元</translation>
    </message>
    <message>
        <source>no connection has the id %1</source>
        <translation>没有 id 为 %1 的连接</translation>
    </message>
    <message>
        <source>no such element</source>
        <translation>没有这样的网元</translation>
    </message>
    <message>
        <source>no engine is connected</source>
        <translation>没有连接到引擎</translation>
    </message>
    <message>
        <source>no engine runs for this lab</source>
        <translation>此实验室没有引擎在运行</translation>
    </message>
    <message>
        <source>the engine closed the connection</source>
        <translation>引擎关闭了连接</translation>
    </message>
    <message>
        <source>tomato-engine gives no answer</source>
        <translation>tomato-engine 没有应答</translation>
    </message>
    <message>
        <source>the lab was stopped meanwhile</source>
        <translation>实验室在此期间已停止</translation>
    </message>
    <message>
        <source>the lab was stopped while it started</source>
        <translation>实验室在启动过程中被停止</translation>
    </message>
    <message>
        <source>says not what it stands for</source>
        <translation>没有说明它代表什么</translation>
    </message>
    <message>
        <source>this machine has no interface %1</source>
        <translation>本机没有接口 %1</translation>
    </message>
    <message>
        <source>cannot find the container %1</source>
        <translation>找不到容器 %1</translation>
    </message>
    <message>
        <source>there is no folder &apos;%1&apos;</source>
        <translation>没有文件夹“%1”</translation>
    </message>
    <message>
        <source>the MAC address %1 is that of %2: give each interface one of its own, or none</source>
        <translation>MAC 地址 %1 是 %2 的地址：请给每个接口各自的地址，或都不给</translation>
    </message>
    <message>
        <source>Graphviz crashed: choose another engine</source>
        <translation>Graphviz 崩溃了：请选择另一个布局引擎</translation>
    </message>
    <message>
        <source>this machine&apos;s kernel has no netem and cannot emulate: %1</source>
        <translation>本机内核没有 netem，无法仿真：%1</translation>
    </message>
    <message>
        <source>nothing was captured on this connection</source>
        <translation>此连接上没有捕获到任何内容</translation>
    </message>
    <message>
        <source>is captured for live viewing only, not for download</source>
        <translation>捕获仅供实时查看，不能下载</translation>
    </message>
    <message>
        <source>the download was cancelled</source>
        <translation>下载已取消</translation>
    </message>
    <message>
        <source>cannot listen for viewers: %1</source>
        <translation>无法监听查看端的连接：%1</translation>
    </message>
    <message>
        <source>cannot listen: %1</source>
        <translation>无法监听：%1</translation>
    </message>
    <message>
        <source>syntax error in filter expression: %1</source>
        <translation>过滤表达式语法错误：%1</translation>
    </message>
    <message>
        <source>can&apos;t parse filter expression: %1</source>
        <translation>无法解析过滤表达式：%1</translation>
    </message>
    <message>
        <source>syntax error</source>
        <translation>语法错误</translation>
    </message>
    <message>
        <source>unknown host &apos;%1&apos;</source>
        <translation>未知主机“%1”</translation>
    </message>
    <message>
        <source>unknown network &apos;%1&apos;</source>
        <translation>未知网络“%1”</translation>
    </message>
    <message>
        <source>unknown port &apos;%1&apos;</source>
        <translation>未知端口“%1”</translation>
    </message>
    <message>
        <source>unknown ether host &apos;%1&apos;</source>
        <translation>未知以太网主机“%1”</translation>
    </message>
    <message>
        <source>%L1 packets were recorded</source>
        <translation>已录制 %L1 个数据包</translation>
    </message>
    <message>
        <source>%L1 packets were recorded since the trigger</source>
        <translation>触发后已录制 %L1 个数据包</translation>
    </message>
    <message>
        <source>%L1 bytes were recorded, and no more than %L2 were asked for</source>
        <translation>已录制 %L1 字节，要求不超过 %L2 字节</translation>
    </message>
    <message>
        <source>%L1 bytes were recorded since the trigger, and no more than %L2 were asked for</source>
        <translation>触发后已录制 %L1 字节，要求不超过 %L2 字节</translation>
    </message>
    <message>
        <source>%L1 seconds have passed</source>
        <translation>已过 %L1 秒</translation>
    </message>
    <message>
        <source>%L1 seconds have passed since the trigger</source>
        <translation>触发后已过 %L1 秒</translation>
    </message>
    <message>
        <source>too complex: libpcap takes more than 250 ms to compile it</source>
        <translation>太复杂：libpcap 编译它需要超过 250 ms</translation>
    </message>
    <message>
        <source>there is nothing to add</source>
        <translation>没有可添加的内容</translation>
    </message>
    <message>
        <source>this is a Go template ({{ … }}): render it first, then open the result</source>
        <translation>这是 Go 模板（{{ … }}）：请先渲染它，再打开结果</translation>
    </message>
    <message>
        <source>it is not UTF-8 and was read as ISO-8859-1 (Latin-1): look at its letters</source>
        <translation>它不是 UTF-8，已按 ISO-8859-1（Latin-1）读取：请检查其中的字母</translation>
    </message>
    <message>
        <source>a node&apos;s %1 is kept in the file and has no effect</source>
        <translation>节点的 %1 保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>a node&apos;s %1 is in its notes and has no effect</source>
        <translation>节点的 %1 写在其备注中，不起作用</translation>
    </message>
    <message>
        <source>the nodes&apos; %1 is kept in the file and has no effect</source>
        <translation>各节点的 %1 保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>the nodes&apos; %1 has no effect here</source>
        <translation>各节点的 %1 在此不起作用</translation>
    </message>
    <message>
        <source>the edges&apos; %1 is kept in the file and has no effect</source>
        <translation>各条边的 %1 保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>the graphs&apos; %1 is kept in the file and has no effect</source>
        <translation>各个图的 %1 保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>the nodes&apos; graphics and the like are kept in the file and have no effect</source>
        <translation>各节点的图形等内容保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>the edges&apos; graphics and the like are kept in the file and have no effect</source>
        <translation>各条边的图形等内容保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>a link&apos;s %1 is kept in the file and has no effect</source>
        <translation>链路的 %1 保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>an endpoint&apos;s %1 is kept in the file and has no effect</source>
        <translation>端点的 %1 保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>the setting %1 is kept in the file and has no effect</source>
        <translation>设置 %1 保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>the project&apos;s %1 are kept in the file and have no effect</source>
        <translation>项目的 %1 保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>the filters of a link are kept in the file and have no effect</source>
        <translation>链路的过滤器保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>%1 is kept in the file and has no effect</source>
        <translation>%1 保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>lines of a node&apos;s network-config are in its notes and have no effect</source>
        <translation>节点 network-config 中的若干行写在其备注中，不起作用</translation>
    </message>
    <message>
        <source>CORE&apos;s services are in the elements&apos; notes; they are not started</source>
        <translation>CORE 的服务写在网元的备注中，不会启动</translation>
    </message>
    <message>
        <source>a radio network became a hub: all of its nodes hear each other, always</source>
        <translation>无线网络变成了集线器：其所有节点始终能互相听到</translation>
    </message>
    <message>
        <source>a network of the type %1 became an external network</source>
        <translation>类型为 %1 的网络变成了外部网络</translation>
    </message>
    <message>
        <source>a network of the type %1 is not known: it became a switch</source>
        <translation>网络类型 %1 未知：它变成了交换机</translation>
    </message>
    <message>
        <source>a node of the type %1 became %2; its image and settings are kept in the file and have no effect</source>
        <translation>类型为 %1 的节点变成了 %2；其映像和设置保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>a host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>a router</source>
        <translation>路由器</translation>
    </message>
    <message>
        <source>a switch</source>
        <translation>交换机</translation>
    </message>
    <message>
        <source>a hub</source>
        <translation>集线器</translation>
    </message>
    <message>
        <source>an external network</source>
        <translation>外部网络</translation>
    </message>
    <message>
        <source>a node has no kind: it became a host</source>
        <translation>节点没有类别：它变成了主机</translation>
    </message>
    <message>
        <source>a serial link became a connection of Ethernet</source>
        <translation>串行链路变成了以太网连接</translation>
    </message>
    <message>
        <source>links that are faster than 1 Gbit/s are emulated with that</source>
        <translation>快于 1 Gbit/s 的链路按 1 Gbit/s 仿真</translation>
    </message>
    <message>
        <source>an edge and its opposite became one connection</source>
        <translation>一条边和它的反向边合成了一条连接</translation>
    </message>
    <message>
        <source>a hyperedge became a switch</source>
        <translation>超边变成了交换机</translation>
    </message>
    <message>
        <source>a link to %1 leads to an external network</source>
        <translation>到 %1 的链路通向外部网络</translation>
    </message>
    <message>
        <source>a link was left out: %1</source>
        <translation>略过了一条链路：%1</translation>
    </message>
    <message>
        <source>a drawing was left out: %1</source>
        <translation>略过了一个图形：%1</translation>
    </message>
    <message>
        <source>a part of a drawing was left out: %1</source>
        <translation>略过了图形的一部分：%1</translation>
    </message>
    <message>
        <source>a shape of the type %1 was left out</source>
        <translation>略过了一个类型为 %1 的形状</translation>
    </message>
    <message>
        <source>the background picture is in another file: it was left out</source>
        <translation>背景图片在另一个文件中：已略过</translation>
    </message>
    <message>
        <source>it lay on another element, and lies beside it now</source>
        <translation>它原来与另一个网元重叠，现在移到了旁边</translation>
    </message>
    <message>
        <source>names that another element has already got a number</source>
        <translation>与其他网元重复的名称加上了编号</translation>
    </message>
    <message>
        <source>an interface has one address of each kind here: the others are in its notes</source>
        <translation>这里每个接口每种地址只有一个：其余的在其备注中</translation>
    </message>
    <message>
        <source>the controller %1 has no effect: switches learn by themselves here</source>
        <translation>控制器 %1 不起作用：这里的交换机自行学习</translation>
    </message>
    <message>
        <source>a switch runs no commands: it is in its notes</source>
        <translation>交换机不运行命令：它写在备注中</translation>
    </message>
    <message>
        <source>files of the project&apos;s nodes stay in the archive</source>
        <translation>项目节点的文件留在归档中</translation>
    </message>
    <message>
        <source>a further document in the file has no effect</source>
        <translation>文件中的另一个文档不起作用</translation>
    </message>
    <message>
        <source>%1 has no place in %2</source>
        <translation>%1 在 %2 中没有对应项</translation>
    </message>
    <message>
        <source>a link that is down is up there</source>
        <translation>断开的链路在那里是接通的</translation>
    </message>
    <message>
        <source>interfaces have other names there</source>
        <translation>接口在那里使用其他名称</translation>
    </message>
    <message>
        <source>interfaces have Mininet&apos;s names</source>
        <translation>接口使用 Mininet 的名称</translation>
    </message>
    <message>
        <source>a name was changed to %1</source>
        <translation>一个名称改成了 %1</translation>
    </message>
    <message>
        <source>a hub became a switch</source>
        <translation>集线器变成了交换机</translation>
    </message>
    <message>
        <source>an external network became a switch that leads nowhere</source>
        <translation>外部网络变成了不通向任何地方的交换机</translation>
    </message>
    <message>
        <source>an external network became interfaces of the host</source>
        <translation>外部网络变成了主机的接口</translation>
    </message>
    <message>
        <source>an attached element became a host</source>
        <translation>附接网元变成了主机</translation>
    </message>
    <message>
        <source>an attached element became a node</source>
        <translation>附接网元变成了节点</translation>
    </message>
    <message>
        <source>a switch or hub is a bridge that you make first: ip link add NAME type bridge</source>
        <translation>交换机或集线器是您要先建好的网桥：ip link add NAME type bridge</translation>
    </message>
    <message>
        <source>link emulation became a command of tc, which the image must have</source>
        <translation>链路仿真变成了 tc 命令，映像中须有 tc</translation>
    </message>
    <message>
        <source>link emulation of what a switch, a hub or the host sends is not in the file: use containerlab tools netem</source>
        <translation>交换机、集线器或主机所发送内容的链路仿真不在文件中：请使用 containerlab tools netem</translation>
    </message>
    <message>
        <source>is not from %1 to %2, in megabytes</source>
        <translation>不在 %1 到 %2 MB 的范围内</translation>
    </message>
    <message>
        <source>is neither an address nor a name of a machine</source>
        <translation>既不是地址，也不是机器的名称</translation>
    </message>
    <message>
        <source>is neither a port nor a range of ports such as 20000-20099, from 1024 to 65535</source>
        <translation>既不是端口，也不是 1024 到 65535 内的端口范围（例如 20000-20099）</translation>
    </message>
    <message>
        <source>is not an absolute path of letters, digits and %1</source>
        <translation>不是由字母、数字和 %1 组成的绝对路径</translation>
    </message>
    <message>
        <source>is not a target of ssh such as alice@gw.example: %1</source>
        <translation>不是 ssh 的目标（例如 alice@gw.example）：%1</translation>
    </message>
    <message>
        <source>letters, digits and %1 behind a letter or a digit</source>
        <translation>以字母或数字开头，其后为字母、数字和 %1</translation>
    </message>
    <message>
        <source>is not a name of a host: letters, digits and %1</source>
        <translation>不是主机的名称：字母、数字和 %1</translation>
    </message>
    <message>
        <source>is what the own machine and its parts are called, and needs no section</source>
        <translation>是本机及其各部分的称呼，不需要单独的一节</translation>
    </message>
    <message>
        <source>a loop without spanning tree goes through %1 in VLAN %2: broadcasts go round in it without an end; turn on Spanning tree (&quot;stp&quot;: true) of each switch in it, or keep a connection out of the VLAN</source>
        <translation>VLAN %2 中有一个未使用生成树的环路经过 %1：广播会在其中无休止地循环；请为其中的每台交换机开启生成树（&quot;stp&quot;: true），或把一条连接移出该 VLAN</translation>
    </message>
    <message>
        <source>a loop without spanning tree goes through %1: broadcasts go round in it without an end; turn on Spanning tree (&quot;stp&quot;: true) of a switch in it, or remove a connection</source>
        <translation>有一个未使用生成树的环路经过 %1：广播会在其中无休止地循环；请为其中的一台交换机开启生成树（&quot;stp&quot;: true），或删除一条连接</translation>
    </message>
    <message>
        <source>a loop without spanning tree goes through %1: broadcasts go round in it without an end; remove a connection, or put a switch with Spanning tree in the place of one of them, as a hub has none</source>
        <translation>有一个未使用生成树的环路经过 %1：广播会在其中无休止地循环；集线器没有生成树，请删除一条连接，或用开启生成树的交换机替换其中一台</translation>
    </message>
    <message>
        <source>%1 will have no IPv6, which needs an MTU of 1280: set mtu to 1280 or more, or remove ip6address</source>
        <translation>%1 将没有 IPv6，因为 IPv6 需要 1280 的 MTU：请把 mtu 设为 1280 或更大，或删除 ip6address</translation>
    </message>
    <message>
        <source>%1 has no IPv6: its MTU is %2, and IPv6 needs 1280; set mtu to that, or remove ip6address</source>
        <translation>%1 没有 IPv6：其 MTU 为 %2，而 IPv6 需要 1280；请把 mtu 设为该值，或删除 ip6address</translation>
    </message>
    <message>
        <source>The address is not available</source>
        <translation>该地址不可用</translation>
    </message>
    <message>
        <source>is recognised by what is in a packet, which a capture filter does not know: &apos;%1&apos; is what is usual</source>
        <translation>是根据数据包的内容识别的，捕获过滤器不了解这些内容：通常用“%1”</translation>
    </message>
    <message>
        <source>comes from the packets before it, and a capture filter sees one at a time</source>
        <translation>来自之前的数据包，而捕获过滤器每次只看一个</translation>
    </message>
    <message>
        <source>is not in the packet: Wireshark makes it up</source>
        <translation>不在数据包中：由 Wireshark 自行生成</translation>
    </message>
    <message>
        <source>has no counterpart in capture filters</source>
        <translation>在捕获过滤器中没有对应</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no counterpart</source>
        <translation>“%1”没有对应</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>no host that can be reached has recorded any of it</source>
        <translation>能到达的主机都没有录制其中任何内容</translation>
    </message>
    <message>
        <source>cannot listen: this path is longer than 107 bytes</source>
        <translation>无法监听：此路径超过 107 字节</translation>
    </message>
    <message>
        <source>the path of a download must be absolute</source>
        <translation>下载路径必须是绝对路径</translation>
    </message>
    <message>
        <source>several captures go into a file that ends in .pcapng, .tar.gz, .tgz or .zip</source>
        <translation>多个捕获须写入以 .pcapng、.tar.gz、.tgz 或 .zip 结尾的文件</translation>
    </message>
    <message>
        <source>the download job %1 is under way already</source>
        <translation>下载任务 %1 已在进行</translation>
    </message>
    <message>
        <source>no download has the number %1</source>
        <translation>没有编号为 %1 的下载</translation>
    </message>
    <message>
        <source>is no IP address to serve live viewers at</source>
        <translation>不是可供实时查看者使用的 IP 地址</translation>
    </message>
    <message>
        <source>cannot be an address to serve live viewers at</source>
        <translation>不能作为服务实时查看者的地址</translation>
    </message>
    <message>
        <source>is no address and no network (192.0.2.0/24) of live viewers</source>
        <translation>不是实时查看者的地址或网络（192.0.2.0/24）</translation>
    </message>
    <message>
        <source>others can reach this address: name those who may watch, as addresses or networks (192.0.2.0/24; 0.0.0.0/0 for everybody)</source>
        <translation>其他人可以到达此地址：请以地址或网络指明谁可以查看（192.0.2.0/24；0.0.0.0/0 表示所有人）</translation>
    </message>
    <message>
        <source>is served without encryption, and who is on the way can read it: agree to that (--live-plain, capture_live_plain), or name no address and watch through ssh, as tomato capture info says</source>
        <translation>不加密地提供，途中的人可以读取：请同意这一点（--live-plain，capture_live_plain），或者不指定地址，而按 tomato capture info 所说通过 ssh 查看</translation>
    </message>
    <message>
        <source>is no folder</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>belongs to another user: recordings are not kept there</source>
        <translation>属于另一个用户：不在那里保存录制</translation>
    </message>
    <message>
        <source>can be changed by other users: recordings are not kept there</source>
        <translation>其他用户可以更改：不在那里保存录制</translation>
    </message>
    <message>
        <source>cannot make the folder of the run</source>
        <translation>无法创建该次录制的文件夹</translation>
    </message>
    <message>
        <source>cannot make the link to %1</source>
        <translation>无法创建到 %1 的链接</translation>
    </message>
    <message>
        <source>is not expected here</source>
        <translation>不应出现在此处</translation>
    </message>
    <message>
        <source>cannot stand beside &apos;or&apos;: behind it a capture filter reads at other places</source>
        <translation>不能与“or”并列：在它之后，捕获过滤器读取的位置不同</translation>
    </message>
    <message>
        <source>is nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>cannot stand behind &apos;not&apos;: behind it a capture filter reads at other places</source>
        <translation>不能放在“not”之后：在它之后，捕获过滤器读取的位置不同</translation>
    </message>
    <message>
        <source>lacks a &apos;)&apos;</source>
        <translation>缺少“)”</translation>
    </message>
    <message>
        <source>ends too early</source>
        <translation>结束得太早</translation>
    </message>
    <message>
        <source>lacks a value</source>
        <translation>缺少值</translation>
    </message>
    <message>
        <source>lacks a &apos;{&apos;</source>
        <translation>缺少“{”</translation>
    </message>
    <message>
        <source>lacks a &apos;}&apos;</source>
        <translation>缺少“}”</translation>
    </message>
    <message>
        <source>is longer than %1 characters</source>
        <translation>超过 %1 个字符</translation>
    </message>
    <message>
        <source>%1 has no interface %2; it has %3</source>
        <translation>%1 没有接口 %2；它有 %3</translation>
    </message>
    <message>
        <source>%1 (to join the lab to it is for root alone: start ToMaTo as root; or connect it to another attached element, to listen to what is there)</source>
        <translation>%1（只有 root 可以把实验室接到它上面：以 root 启动 ToMaTo；或者把它连接到另一个接入元素，以便监听那里的内容）</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no address</source>
        <translation>“%1”不是地址</translation>
    </message>
    <message>
        <source>to make an interface in %1 is for root alone (start ToMaTo as root; or connect it to another attached element, to listen to what is there)</source>
        <translation>只有 root 可以在 %1 中创建接口（以 root 启动 ToMaTo；或者把它连接到另一个接入元素，以便监听那里的内容）</translation>
    </message>
    <message>
        <source>%1 has an interface %2 already (connect it to another attached element to listen to it, or give the new interface a name of its own)</source>
        <translation>%1 已有接口 %2（把它连接到另一个接入元素以监听该接口，或者给新接口另取名称）</translation>
    </message>
    <message>
        <source>%1; %2 (sudo apt install wireshark-common; sudo dpkg-reconfigure wireshark-common; sudo adduser $USER wireshark; then log in again)</source>
        <translation>%1；%2（sudo apt install wireshark-common; sudo dpkg-reconfigure wireshark-common; sudo adduser $USER wireshark；然后重新登录）</translation>
    </message>
    <message>
        <source>%1 has ended</source>
        <translation>%1 已结束</translation>
    </message>
    <message>
        <source>says not what it plays</source>
        <translation>没有说明播放什么</translation>
    </message>
    <message>
        <source>the process that went there has ended</source>
        <translation>去那里的进程已结束</translation>
    </message>
    <message>
        <source>too many exports are under way</source>
        <translation>正在进行的导出太多</translation>
    </message>
    <message>
        <source>is no attribute of a link</source>
        <translation>不是链路的属性</translation>
    </message>
    <message>
        <source>cannot make this folder</source>
        <translation>无法创建此文件夹</translation>
    </message>
    <message>
        <source>another engine uses this folder</source>
        <translation>另一个引擎正在使用此文件夹</translation>
    </message>
    <message>
        <source>its frames do not get to the other host%1</source>
        <translation>它的帧到不了另一台主机%1</translation>
    </message>
    <message>
        <source>files cannot be brought to another host</source>
        <translation>无法把文件带到另一台主机</translation>
    </message>
    <message>
        <source>cannot make a folder: %1</source>
        <translation>无法创建文件夹：%1</translation>
    </message>
    <message>
        <source>the number of its recording cannot be read</source>
        <translation>无法读取其录制的编号</translation>
    </message>
    <message>
        <source>its recording has more files than it may have</source>
        <translation>其录制的文件数超过允许的数量</translation>
    </message>
    <message>
        <source>its recording has no ring.state</source>
        <translation>其录制没有 ring.state</translation>
    </message>
    <message>
        <source>its list of files cannot be read</source>
        <translation>无法读取其文件列表</translation>
    </message>
    <message>
        <source>its file %1 is larger than such a file may be</source>
        <translation>其文件 %1 超过此类文件允许的大小</translation>
    </message>
    <message>
        <source>its recording is larger than can be copied</source>
        <translation>其录制太大，无法复制</translation>
    </message>
    <message>
        <source>the lab was stopped</source>
        <translation>实验室已停止</translation>
    </message>
    <message>
        <source>gave another number of bytes than it said</source>
        <translation>给出的字节数与所说的不同</translation>
    </message>
    <message>
        <source>its %1 cannot be read: %2</source>
        <translation>无法读取其 %1：%2</translation>
    </message>
    <message>
        <source>no element of the lab has this id</source>
        <translation>实验室中没有元素有此标识</translation>
    </message>
    <message>
        <source>the filters of all captures together have %1 bytes; %2 are the most</source>
        <translation>所有捕获的过滤器共有 %1 字节；最多为 %2</translation>
    </message>
    <message>
        <source>nobody agreed that this lab %1</source>
        <translation>没有人同意：此实验室 %1</translation>
    </message>
    <message>
        <source>cannot be had by a lab over several hosts</source>
        <translation>跨多台主机的实验室不能有</translation>
    </message>
    <message>
        <source>an interface got no carrier</source>
        <translation>一个接口没有得到载波</translation>
    </message>
    <message>
        <source>at most %1 folders can be shared</source>
        <translation>最多可以共享 %1 个文件夹</translation>
    </message>
    <message>
        <source>too many folders are shared</source>
        <translation>共享的文件夹太多</translation>
    </message>
    <message>
        <source>there are too many homes below /usr, /opt and /etc to hide them</source>
        <translation>/usr、/opt 和 /etc 之下的主目录太多，无法隐藏</translation>
    </message>
    <message>
        <source>tomato-element, which starts elements, has ended</source>
        <translation>启动元素的 tomato-element 已结束</translation>
    </message>
    <message>
        <source>cannot mount a file system in memory: %1</source>
        <translation>无法挂载内存文件系统：%1</translation>
    </message>
    <message>
        <source>it cannot be given to the element: %1</source>
        <translation>无法交给元素：%1</translation>
    </message>
    <message>
        <source>this folder cannot be made: %1</source>
        <translation>无法创建此文件夹：%1</translation>
    </message>
    <message>
        <source>this folder cannot be made</source>
        <translation>无法创建此文件夹</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 不存在</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>cannot enter the fabric: this process has more than one thread</source>
        <translation>无法进入交换网络：此进程有多个线程</translation>
    </message>
    <message>
        <source>cannot start elements as root: this machine has no user numbers that are free for them (start ToMaTo as an ordinary user)</source>
        <translation>无法以 root 启动元素：此机器没有可供它们使用的空闲用户号（请以普通用户启动 ToMaTo）</translation>
    </message>
    <message>
        <source>%1; switches with VLANs need a kernel whose bridges filter them: see &apos;tomato lab check&apos;</source>
        <translation>%1；带 VLAN 的交换机需要网桥能过滤 VLAN 的内核：见“tomato lab check”</translation>
    </message>
    <message>
        <source>cannot allocate a netlink socket</source>
        <translation>无法分配 netlink 套接字</translation>
    </message>
    <message>
        <source>the interface is gone</source>
        <translation>接口已消失</translation>
    </message>
    <message>
        <source>there is no table of the distribution &apos;%1&apos; in /usr/lib/tc: it comes with the package iproute2</source>
        <translation>/usr/lib/tc 中没有分布“%1”的表：它随 iproute2 软件包提供</translation>
    </message>
    <message>
        <source>dumpcap, which may listen for users of the group wireshark, is missing</source>
        <translation>缺少 dumpcap，它可为 wireshark 组的用户监听</translation>
    </message>
    <message>
        <source>dumpcap has ended (may this user run it? sudo dpkg-reconfigure wireshark-common; sudo adduser $USER wireshark; then log in again)</source>
        <translation>dumpcap 已结束（此用户可以运行它吗？sudo dpkg-reconfigure wireshark-common; sudo adduser $USER wireshark；然后重新登录）</translation>
    </message>
    <message>
        <source>dumpcap writes what is no packet</source>
        <translation>dumpcap 写出的不是数据包</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no name of a network namespace</source>
        <translation>“%1”不是网络命名空间的名称</translation>
    </message>
    <message>
        <source>gave no greeting in time%1</source>
        <translation>没有及时给出问候%1</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>无法启动 %1：%2</translation>
    </message>
    <message>
        <source>was changed by another program meanwhile: look at it again</source>
        <translation>其间被另一个程序更改：请再看一次</translation>
    </message>
    <message>
        <source>its greeting cannot be read</source>
        <translation>无法读取其问候</translation>
    </message>
    <message>
        <source>has ToMaTo Desktop %1, which speaks the protocol %2: install the same version on both</source>
        <translation>装有 ToMaTo Desktop %1，它使用协议 %2：请在两边安装相同的版本</translation>
    </message>
    <message>
        <source>its login shell prints more than 64 KiB before tomato-engine begins: have it print nothing when it is not interactive</source>
        <translation>其登录 shell 在 tomato-engine 开始之前输出超过 64 KiB：请让它在非交互时不输出任何内容</translation>
    </message>
    <message>
        <source>expected one of %1, found &apos;%2&apos;</source>
        <translation>应为 %1 之一，发现“%2”</translation>
    </message>
    <message>
        <source>there is no key of this name</source>
        <translation>没有此名称的键</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>is not a file of sections and keys, as Qt&apos;s ini files are</source>
        <translation>不是像 Qt 的 ini 文件那样由节和键组成的文件</translation>
    </message>
    <message>
        <source>is in no section: put [NAME] before it</source>
        <translation>不在任何节中：请在它前面加上 [NAME]</translation>
    </message>
    <message>
        <source>there is no host %1 in %2</source>
        <translation>%2 中没有主机 %1</translation>
    </message>
    <message>
        <source>names no host</source>
        <translation>没有指明主机</translation>
    </message>
    <message>
        <source>is reached by Slurm, and this is in no allocation: use salloc</source>
        <translation>通过 Slurm 到达，而当前不在任何分配中：请使用 salloc</translation>
    </message>
    <message>
        <source>this key is for tomato alone: no shell, and no other command</source>
        <translation>此密钥仅供 tomato 使用：没有 shell，也没有其他命令</translation>
    </message>
    <message>
        <source>is pinned to the host %1, which is none of those to place on</source>
        <translation>被固定在主机 %1 上，而它不在要放置的主机之列</translation>
    </message>
    <message>
        <source>Scotch took longer than five seconds</source>
        <translation>Scotch 用时超过五秒</translation>
    </message>
    <message>
        <source>Scotch crashed</source>
        <translation>Scotch 崩溃了</translation>
    </message>
    <message>
        <source>has no way for files: the folder is %1 there</source>
        <translation>没有传送文件的途径：那里的文件夹是 %1</translation>
    </message>
    <message>
        <source>gives no DTLS: %1</source>
        <translation>不提供 DTLS：%1</translation>
    </message>
    <message>
        <source>gives no random bytes</source>
        <translation>不提供随机字节</translation>
    </message>
    <message>
        <source>all ports of udp_ports are used</source>
        <translation>udp_ports 的所有端口都已被占用</translation>
    </message>
    <message>
        <source>is no list of commands</source>
        <translation>不是命令列表</translation>
    </message>
    <message>
        <source>is no command</source>
        <translation>不是命令</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no name of letters, digits, hyphens and dots</source>
        <translation>“%1”不是由字母、数字、连字符和点组成的名称</translation>
    </message>
    <message>
        <source>another command is called &apos;%1&apos; too</source>
        <translation>另一个命令也叫“%1”</translation>
    </message>
    <message>
        <source>is no object of names and values</source>
        <translation>不是由名称和值组成的对象</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no name of a variable</source>
        <translation>“%1”不是变量名</translation>
    </message>
    <message>
        <source>is no text</source>
        <translation>不是文本</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no address of a gateway</source>
        <translation>“%1”不是网关地址</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no network with a prefix length, such as 10.1.0.0/16</source>
        <translation>“%1”不是带前缀长度的网络，例如 10.1.0.0/16</translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; are not of one family</source>
        <translation>“%1”和“%2”不属于同一地址族</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the element&apos;s own address</source>
        <translation>“%1”是元素自己的地址</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the broadcast address of %2</source>
        <translation>“%1”是 %2 的广播地址</translation>
    </message>
    <message>
        <source>is no list of routes</source>
        <translation>不是路由列表</translation>
    </message>
    <message>
        <source>the type &apos;%1&apos; cannot run here</source>
        <translation>类型“%1”无法在此运行</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no address of a name server</source>
        <translation>“%1”不是名称服务器的地址</translation>
    </message>
    <message>
        <source>a recording ends after 1 to %1 seconds, not %2</source>
        <translation>录制在 1 到 %1 秒后结束，而不是 %2</translation>
    </message>
    <message>
        <source>a recording with a trigger needs to be told when it ends after that: packets, bytes or seconds</source>
        <translation>带触发器的录制需要指明此后何时结束：数据包、字节或秒</translation>
    </message>
    <message>
        <source>the snap length %1 is not between 1 and %2</source>
        <translation>截取长度 %1 不在 1 到 %2 之间</translation>
    </message>
    <message>
        <source>a ring has %1 to %2 segments, not %3</source>
        <translation>环有 %1 到 %2 个段，而不是 %3</translation>
    </message>
    <message>
        <source>a segment has %1 (one whole frame) to %2 bytes, not %3</source>
        <translation>一个段有 %1（一个完整的帧）到 %2 字节，而不是 %3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is none of netns, interface, container, process</source>
        <translation>“%1”不是 netns、interface、container、process 之一</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be a name</source>
        <translation>“%1”不能作为名称</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no number of a process</source>
        <translation>“%1”不是进程号</translation>
    </message>
    <message>
        <source>a name has no control characters, found &apos;%1&apos;</source>
        <translation>名称不含控制字符，发现“%1”</translation>
    </message>
    <message>
        <source>lies too far out</source>
        <translation>离得太远</translation>
    </message>
    <message>
        <source>lies too far above or below</source>
        <translation>太靠上或太靠下</translation>
    </message>
    <message>
        <source>has what no configuration has</source>
        <translation>含有配置中没有的内容</translation>
    </message>
    <message>
        <source>expected netns, interface, container or process</source>
        <translation>应为 netns、interface、container 或 process</translation>
    </message>
    <message>
        <source>is not 0 for unlimited, or from 0.1 to %1 kbit/s</source>
        <translation>不是 0（不限）或 0.1 到 %1 kbit/s</translation>
    </message>
    <message>
        <source>expected uniform, normal, pareto or paretonormal</source>
        <translation>应为 uniform、normal、pareto 或 paretonormal</translation>
    </message>
    <message>
        <source>no attribute can have this name</source>
        <translation>任何属性都不能有此名称</translation>
    </message>
    <message>
        <source>%1 is wanted here, not %2</source>
        <translation>此处需要 %1，而不是 %2</translation>
    </message>
    <message>
        <source>at least %1 bytes are needed, for one whole packet of the snap length %2, not %3</source>
        <translation>至少需要 %1 字节，以容纳截取长度为 %2 的完整数据包，而不是 %3</translation>
    </message>
    <message>
        <source>needs to be told when the recording ends after it: after a number of packets, bytes or seconds</source>
        <translation>需要指明此后录制何时结束：在若干数据包、字节或秒之后</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is none of file, net, both</source>
        <translation>“%1”不是 file、net、both 之一</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no VLAN from 1 to 4094</source>
        <translation>“%1”不是 1 到 4094 的 VLAN</translation>
    </message>
    <message>
        <source>&apos;%1&apos; ends before it begins</source>
        <translation>“%1”的终点在起点之前</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names a VLAN twice</source>
        <translation>“%1”两次提到同一 VLAN</translation>
    </message>
    <message>
        <source>is of access ports; this one is a trunk too</source>
        <translation>属于接入端口；此端口也是干道</translation>
    </message>
    <message>
        <source>a half of a character stands here without the other half</source>
        <translation>此处有半个字符而缺少另一半</translation>
    </message>
    <message>
        <source>the client was closed</source>
        <translation>客户端已关闭</translation>
    </message>
    <message>
        <source>is no program that can be run</source>
        <translation>不是可以运行的程序</translation>
    </message>
    <message>
        <source>tomato-engine is neither beside this program, nor in ../libexec/tomato-desktop, nor in the PATH, and TOMATO_ENGINE does not name it</source>
        <translation>tomato-engine 既不在此程序旁边，也不在 ../libexec/tomato-desktop 或 PATH 中，TOMATO_ENGINE 也没有指明它</translation>
    </message>
    <message>
        <source>cannot be deleted: it runs, or an editor has it open</source>
        <translation>无法删除：它正在运行，或被编辑器打开</translation>
    </message>
    <message>
        <source>cannot be deleted: an engine uses its folder</source>
        <translation>无法删除：有引擎正在使用其文件夹</translation>
    </message>
    <message>
        <source>this folder cannot be removed</source>
        <translation>无法移除此文件夹</translation>
    </message>
    <message>
        <source>there is no lab %1</source>
        <translation>没有实验室 %1</translation>
    </message>
    <message>
        <source>cannot make this folder: %1</source>
        <translation>无法创建此文件夹：%1</translation>
    </message>
    <message>
        <source>is not a folder, so nothing there can be trusted</source>
        <translation>不是文件夹，因此那里的内容都不可信</translation>
    </message>
    <message>
        <source>belongs to the user %1, so nothing there can be trusted</source>
        <translation>属于用户 %1，因此那里的内容都不可信</translation>
    </message>
    <message>
        <source>must have the mode 0700 (chmod 700 repairs it)</source>
        <translation>权限必须为 0700（chmod 700 可修复）</translation>
    </message>
    <message>
        <source>is no name of a lab (up to 64 of a-z, 0-9, - and _)</source>
        <translation>不是实验室名称（最多 64 个 a-z、0-9、- 和 _）</translation>
    </message>
    <message>
        <source>the connection is closed</source>
        <translation>连接已关闭</translation>
    </message>
    <message>
        <source>expected a number from %L1 to %L2</source>
        <translation>应为 %L1 到 %L2 的数</translation>
    </message>
    <message>
        <source>%1 is no whole number from %2 to %3</source>
        <translation>%1 不是 %2 到 %3 的整数</translation>
    </message>
    <message>
        <source>%1 is no name of a host: letters, digits and ._- behind a letter or a digit</source>
        <translation>%1 不是主机名：字母或数字之后为字母、数字和 ._-</translation>
    </message>
    <message>
        <source>cannot %1: %2</source>
        <translation>无法完成（%1）：%2</translation>
    </message>
    <message>
        <source>dumpcap does not begin to listen</source>
        <translation>dumpcap 没有开始监听</translation>
    </message>
    <message>
        <source>the layer above the image cannot be mounted: %1</source>
        <translation>无法挂载映像之上的层：%1</translation>
    </message>
    <message>
        <source>what an element left cannot be removed: %1</source>
        <translation>无法移除元素留下的内容：%1</translation>
    </message>
    <message>
        <source>this folder cannot be opened to others: %1</source>
        <translation>无法向其他人开放此文件夹：%1</translation>
    </message>
    <message>
        <source>a lab that keeps nothing has no images</source>
        <translation>不保留任何内容的实验室没有映像</translation>
    </message>
    <message>
        <source>a later home has this part of the lab</source>
        <translation>稍后启动的主控机已接管实验室的这一部分</translation>
    </message>
    <message>
        <source>there is no congestion control %1 in this kernel, it has %2</source>
        <translation>此内核中没有拥塞控制 %1，有 %2</translation>
    </message>
    <message>
        <source>%1 is no name of a congestion control, such as %2</source>
        <translation>%1 不是拥塞控制的名称，例如 %2</translation>
    </message>
    <message>
        <source>this machine&apos;s kernel cannot count frames (nf_tables) and does without: %1</source>
        <translation>本机内核无法对帧计数（nf_tables），因此不支持：%1</translation>
    </message>
    <message>
        <source>netem takes a seed from Linux 6.6 on; without it are drawn: %1</source>
        <translation>netem 从 Linux 6.6 起接受种子；没有种子而随机得出的有：%1</translation>
    </message>
    <message>
        <source>is longer than %1 ranges</source>
        <translation>超过 %1 个范围</translation>
    </message>
    <message>
        <source>cannot read what a queue that follows a trace sent</source>
        <translation>无法读取按轨迹发送的队列发送了什么</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>expected a millisecond, or a time in seconds and a rate in kbit/s</source>
        <translation>应为毫秒，或以秒为单位的时间和以 kbit/s 为单位的速率</translation>
    </message>
    <message>
        <source>is no later millisecond within an hour</source>
        <translation>不是一小时以内更晚的毫秒</translation>
    </message>
    <message>
        <source>is not later than the line before</source>
        <translation>不晚于前一行</translation>
    </message>
    <message>
        <source>is not from a millisecond to an hour long</source>
        <translation>长度不在一毫秒到一小时之间</translation>
    </message>
    <message>
        <source>has no chance to send anything</source>
        <translation>没有任何发送机会</translation>
    </message>
    <message>
        <source>expected numbers of frames such as 3, 7, 100-120, found &apos;%1&apos;</source>
        <translation>应为帧的编号，例如 3, 7, 100-120，实际为“%1”</translation>
    </message>
    <message>
        <source>byte %1: %2</source>
        <translation>第 %1 字节：%2</translation>
    </message>
    <message>
        <source>the file ends inside the pcap file header</source>
        <translation>文件在 pcap 文件头中结束</translation>
    </message>
    <message>
        <source>this is not a pcap file</source>
        <translation>这不是 pcap 文件</translation>
    </message>
    <message>
        <source>packet %1 is cut off by the end of the file</source>
        <translation>第 %1 个数据包被文件末尾截断</translation>
    </message>
    <message>
        <source>packet %1 claims %L2 bytes, more than %L3</source>
        <translation>第 %1 个数据包声称有 %L2 字节，多于 %L3</translation>
    </message>
    <message>
        <source>packet %1 has a timestamp with more than a second in its fraction of a second</source>
        <translation>第 %1 个数据包的时间戳中，秒的小数部分超过一秒</translation>
    </message>
    <message>
        <source>the file ends inside a block</source>
        <translation>文件在一个块中结束</translation>
    </message>
    <message>
        <source>a section without a byte order</source>
        <translation>一个没有字节序的节</translation>
    </message>
    <message>
        <source>this is not a pcapng file</source>
        <translation>这不是 pcapng 文件</translation>
    </message>
    <message>
        <source>a block of %L1 bytes</source>
        <translation>一个 %L1 字节的块</translation>
    </message>
    <message>
        <source>a block with two lengths</source>
        <translation>一个有两个长度的块</translation>
    </message>
    <message>
        <source>a section header that is too short</source>
        <translation>一个过短的节头</translation>
    </message>
    <message>
        <source>a packet that is too short</source>
        <translation>一个过短的数据包</translation>
    </message>
    <message>
        <source>a packet without a time (a Simple Packet Block)</source>
        <translation>一个没有时间的数据包（Simple Packet Block）</translation>
    </message>
    <message>
        <source>an option that is longer than its block</source>
        <translation>一个比所在块更长的选项</translation>
    </message>
    <message>
        <source>timestamps of a resolution that is not supported</source>
        <translation>时间戳的分辨率不受支持</translation>
    </message>
    <message>
        <source>an interface that is too short</source>
        <translation>一个过短的接口</translation>
    </message>
    <message>
        <source>more than %1 interfaces</source>
        <translation>多于 %1 个接口</translation>
    </message>
    <message>
        <source>a packet with a time that is not of this world</source>
        <translation>一个时间不合常理的数据包</translation>
    </message>
    <message>
        <source>a packet of an interface that is not described</source>
        <translation>一个数据包，其接口没有描述</translation>
    </message>
    <message>
        <source>a packet that is longer than its block</source>
        <translation>一个比所在块更长的数据包</translation>
    </message>
    <message>
        <source>statistics that are too short</source>
        <translation>过短的统计</translation>
    </message>
    <message>
        <source>statistics of an interface that is not described</source>
        <translation>一个没有描述的接口的统计</translation>
    </message>
    <message>
        <source>more than %1 names</source>
        <translation>多于 %1 个名称</translation>
    </message>
    <message>
        <source>secrets that are too short</source>
        <translation>过短的密钥</translation>
    </message>
    <message>
        <source>secrets that are longer than their block</source>
        <translation>比所在块更长的密钥</translation>
    </message>
    <message>
        <source>more than %L1 bytes of secrets</source>
        <translation>多于 %L1 字节的密钥</translation>
    </message>
    <message>
        <source>is overwritten faster than it can be read</source>
        <translation>被覆盖得比读取更快</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>是空的</translation>
    </message>
    <message>
        <source>is no regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>is not a capture file (pcap or pcapng)</source>
        <translation>不是捕获文件（pcap 或 pcapng）</translation>
    </message>
    <message>
        <source>packets step back in time, and there are more than %1 of them: sort the file first, by reordercap FILE SORTED</source>
        <translation>数据包在时间上倒退，且数量多于 %1：请先用 reordercap FILE SORTED 对文件排序</translation>
    </message>
    <message>
        <source>packet %1 is not in the file any more</source>
        <translation>第 %1 个数据包已不在文件中</translation>
    </message>
    <message>
        <source>packet %1 has left the rotating set of files</source>
        <translation>第 %1 个数据包已移出循环的文件</translation>
    </message>
    <message>
        <source>there is nothing to read</source>
        <translation>没有可读取的内容</translation>
    </message>
    <message>
        <source>is shorter than what was committed</source>
        <translation>比已提交的内容短</translation>
    </message>
    <message>
        <source>rotates faster than it can be read</source>
        <translation>循环得比读取更快</translation>
    </message>
    <message>
        <source>is shorter than a pcap file header</source>
        <translation>比 pcap 文件头短</translation>
    </message>
    <message>
        <source>no segment can be opened</source>
        <translation>没有可以打开的分段</translation>
    </message>
    <message>
        <source>holds no ring</source>
        <translation>不含环形文件</translation>
    </message>
    <message>
        <source>holds a ring already</source>
        <translation>已含有环形文件</translation>
    </message>
    <message>
        <source>holds a ring that cannot go on</source>
        <translation>含有无法继续的环形文件</translation>
    </message>
    <message>
        <source>more packets of one side than of both</source>
        <translation>一侧的数据包多于两侧之和</translation>
    </message>
    <message>
        <source>impossible size</source>
        <translation>不可能的大小</translation>
    </message>
    <message>
        <source>does not continue the segment before it</source>
        <translation>与前一个分段不连续</translation>
    </message>
    <message>
        <source>too short for a ring&apos;s state</source>
        <translation>过短，不是环形文件的状态</translation>
    </message>
    <message>
        <source>not a ring&apos;s state of this version</source>
        <translation>不是此版本的环形文件状态</translation>
    </message>
    <message>
        <source>more segments than its limit</source>
        <translation>分段多于其上限</translation>
    </message>
    <message>
        <source>too short for its segments</source>
        <translation>过短，容不下其分段</translation>
    </message>
    <message>
        <source>wrong checksum</source>
        <translation>校验和错误</translation>
    </message>
    <message>
        <source>was removed by somebody else</source>
        <translation>已被他人移除</translation>
    </message>
    <message>
        <source>was cut by somebody else</source>
        <translation>已被他人截短</translation>
    </message>
    <message>
        <source>no space for a segment of %L1 bytes</source>
        <translation>没有空间存放 %L1 字节的分段</translation>
    </message>
    <message>
        <source>was dropped meanwhile</source>
        <translation>其间已被丢弃</translation>
    </message>
    <message>
        <source>is too short</source>
        <translation>过短</translation>
    </message>
    <message>
        <source>the file ends inside packet %1</source>
        <translation>文件在第 %1 个数据包中结束</translation>
    </message>
    <message>
        <source>packet %1 is empty</source>
        <translation>第 %1 个数据包是空的</translation>
    </message>
    <message>
        <source>is not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>holds what is no packet</source>
        <translation>含有不是数据包的内容</translation>
    </message>
    <message>
        <source>the recording has ended</source>
        <translation>录制已结束</translation>
    </message>
    <message>
        <source>a wire has the sides 0 and 1, not %1</source>
        <translation>线路有 0 和 1 两侧，而不是 %1</translation>
    </message>
    <message>
        <source>the filter is too complex: it needs %1 instructions, the kernel takes %2, and packets would have to be filtered outside of it</source>
        <translation>过滤器太复杂：它需要 %1 条指令，内核只接受 %2 条，数据包就得在内核之外过滤</translation>
    </message>
    <message>
        <source>the filter has %L1 bytes, more than %L2</source>
        <translation>过滤器有 %L1 字节，多于 %L2</translation>
    </message>
    <message>
        <source>the filter holds a zero byte</source>
        <translation>过滤器中含有零字节</translation>
    </message>
    <message>
        <source>the kernel refuses the filter of %1 instructions, and packets would have to be filtered outside of it: %2</source>
        <translation>内核拒绝 %1 条指令的过滤器，数据包就得在内核之外过滤：%2</translation>
    </message>
    <message>
        <source>the kernel refuses the filter of %1 instructions, and packets would have to be filtered outside of it (see the sysctl net.core.optmem_max): %2</source>
        <translation>内核拒绝 %1 条指令的过滤器，数据包就得在内核之外过滤（参见 sysctl net.core.optmem_max）：%2</translation>
    </message>
    <message>
        <source>not an Ethernet interface</source>
        <translation>不是以太网接口</translation>
    </message>
    <message>
        <source>is no network interface</source>
        <translation>不是网络接口</translation>
    </message>
    <message>
        <source>has no counters</source>
        <translation>没有计数器</translation>
    </message>
    <message>
        <source>no packet socket: %1</source>
        <translation>没有数据包套接字：%1</translation>
    </message>
    <message>
        <source>no packet socket for all interfaces: %1</source>
        <translation>没有用于所有接口的数据包套接字：%1</translation>
    </message>
    <message>
        <source>no group of packet sockets: %1</source>
        <translation>没有数据包套接字组：%1</translation>
    </message>
    <message>
        <source>no buffer for packets: %1</source>
        <translation>没有数据包缓冲区：%1</translation>
    </message>
    <message>
        <source>the kernel cannot tell incoming frames (Linux 4.20 can): %1</source>
        <translation>内核无法区分传入的帧（Linux 4.20 可以）：%1</translation>
    </message>
    <message>
        <source>cannot be kept from other programs: %1</source>
        <translation>无法与其他程序隔离：%1</translation>
    </message>
    <message>
        <source>cannot replace: %1</source>
        <translation>无法替换：%1</translation>
    </message>
    <message>
        <source>the data cannot be compressed</source>
        <translation>无法压缩数据</translation>
    </message>
    <message>
        <source>the archive cannot be written</source>
        <translation>无法写入归档</translation>
    </message>
    <message>
        <source>is larger than a megabyte</source>
        <translation>大于一兆字节</translation>
    </message>
    <message>
        <source>the ending tells no archive: use .tar.gz, .tgz or .zip</source>
        <translation>扩展名没有指明归档：请使用 .tar.gz、.tgz 或 .zip</translation>
    </message>
    <message>
        <source>the ending tells no format: use .pcap, .pcapng, .tar.gz, .tgz or .zip</source>
        <translation>扩展名没有指明格式：请使用 .pcap、.pcapng、.tar.gz、.tgz 或 .zip</translation>
    </message>
    <message>
        <source>holds no segment</source>
        <translation>不含分段</translation>
    </message>
    <message>
        <source>the segment is too short</source>
        <translation>分段过短</translation>
    </message>
    <message>
        <source>there is nothing to merge</source>
        <translation>没有可合并的内容</translation>
    </message>
    <message>
        <source>has no arrivals: they were not recorded</source>
        <translation>没有到达包：它们没有录制</translation>
    </message>
    <message>
        <source>more than %1 members</source>
        <translation>成员多于 %1 个</translation>
    </message>
    <message>
        <source>cannot be unpacked</source>
        <translation>无法解压</translation>
    </message>
    <message>
        <source>its checksum is another one than the archive says</source>
        <translation>其校验和与归档所述不同</translation>
    </message>
    <message>
        <source>this is no zip archive, or it is cut off</source>
        <translation>这不是 zip 归档，或已被截断</translation>
    </message>
    <message>
        <source>a member&apos;s description cannot be read</source>
        <translation>无法读取成员的描述</translation>
    </message>
    <message>
        <source>the list of members is damaged</source>
        <translation>成员列表已损坏</translation>
    </message>
    <message>
        <source>what waited there is gone</source>
        <translation>在那里等待的内容已不在</translation>
    </message>
    <message>
        <source>has no room for the packets meanwhile: %1</source>
        <translation>其间没有存放数据包的空间：%1</translation>
    </message>
    <message>
        <source>is out of range</source>
        <translation>超出范围</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no kind that can be drawn</source>
        <translation>“%1”不是可以绘制的种类</translation>
    </message>
    <message>
        <source>is not in base64</source>
        <translation>不是 base64</translation>
    </message>
    <message>
        <source>is neither a PNG nor a JPEG</source>
        <translation>既不是 PNG 也不是 JPEG</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a half of a character without the other half</source>
        <translation>“%1”是缺少另一半的半个字符</translation>
    </message>
    <message>
        <source>more than %1 objects and arrays lie in each other</source>
        <translation>嵌套的对象和数组多于 %1 层</translation>
    </message>
    <message>
        <source>the key &apos;%1&apos; stands here twice</source>
        <translation>键“%1”在此出现两次</translation>
    </message>
    <message>
        <source>version %1 cannot be read, only 3 and 4 can</source>
        <translation>无法读取版本 %1，只能读取 3 和 4</translation>
    </message>
    <message>
        <source>an id is a whole number</source>
        <translation>id 是整数</translation>
    </message>
    <message>
        <source>an id must not be empty</source>
        <translation>id 不能为空</translation>
    </message>
    <message>
        <source>an id has no control characters</source>
        <translation>id 不含控制字符</translation>
    </message>
    <message>
        <source>a connection has 2 ends, found %1</source>
        <translation>连接有 2 端，实为 %1</translation>
    </message>
    <message>
        <source>%1 is its own parent</source>
        <translation>%1 是其自身的上级</translation>
    </message>
    <message>
        <source>the parents form a cycle, from %1 to itself</source>
        <translation>上级构成环，从 %1 回到其自身</translation>
    </message>
    <message>
        <source>the parent %1 is an interface itself</source>
        <translation>上级 %1 本身是接口</translation>
    </message>
    <message>
        <source>%1 has the id %2 already</source>
        <translation>%1 已有 id %2</translation>
    </message>
    <message>
        <source>has %L1 bytes; %L2 are the most that is read</source>
        <translation>有 %L1 字节，最多读取 %L2 字节</translation>
    </message>
    <message>
        <source>is a directory</source>
        <translation>是目录</translation>
    </message>
    <message>
        <source>no such connection; name it by an id, one end (h1:eth0) or both (h1--h2)</source>
        <translation>没有这样的连接；请用 id、一端（h1:eth0）或两端（h1--h2）指明</translation>
    </message>
    <message>
        <source>several connections are meant: %1</source>
        <translation>有多条连接符合：%1</translation>
    </message>
    <message>
        <source>several elements have this name: %1</source>
        <translation>多个网元有此名称：%1</translation>
    </message>
    <message>
        <source>no attribute can have the name %1</source>
        <translation>任何属性都不能有名称 %1</translation>
    </message>
    <message>
        <source>an element needs an id</source>
        <translation>网元需要 id</translation>
    </message>
    <message>
        <source>another element has the id %1</source>
        <translation>另一个网元有 id %1</translation>
    </message>
    <message>
        <source>a connection needs an id</source>
        <translation>连接需要 id</translation>
    </message>
    <message>
        <source>another connection has the id %1</source>
        <translation>另一条连接有 id %1</translation>
    </message>
    <message>
        <source>both ends are the interface %1</source>
        <translation>两端都是接口 %1</translation>
    </message>
    <message>
        <source>the end %1 is a device, not an interface</source>
        <translation>端点 %1 是设备，不是接口</translation>
    </message>
    <message>
        <source>the interface %1 has the connection %2 already</source>
        <translation>接口 %1 已有连接 %2</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>an array of two ids</source>
        <translation>两个 id 的数组</translation>
    </message>
    <message>
        <source>a number or a text</source>
        <translation>数字或文本</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 的整数</translation>
    </message>
    <message>
        <source>a filter expression</source>
        <translation>过滤表达式</translation>
    </message>
    <message>
        <source>an object with x and y</source>
        <translation>含 x 和 y 的对象</translation>
    </message>
    <message>
        <source>an object with run</source>
        <translation>含 run 的对象</translation>
    </message>
    <message>
        <source>an object with to and via</source>
        <translation>含 to 和 via 的对象</translation>
    </message>
    <message>
        <source>cannot be opened: %1</source>
        <translation>无法打开：%1</translation>
    </message>
    <message>
        <source>cannot be cut: %1</source>
        <translation>无法截短：%1</translation>
    </message>
    <message>
        <source>cannot be examined: %1</source>
        <translation>无法检查：%1</translation>
    </message>
    <message>
        <source>cannot be looked at: %1</source>
        <translation>无法查看：%1</translation>
    </message>
    <message>
        <source>cannot be renamed: %1</source>
        <translation>无法重命名：%1</translation>
    </message>
    <message>
        <source>its mode cannot be set: %1</source>
        <translation>无法设置其权限：%1</translation>
    </message>
    <message>
        <source>this folder cannot be removed: %1</source>
        <translation>无法移除此文件夹：%1</translation>
    </message>
    <message>
        <source>would leave the folder</source>
        <translation>会离开该文件夹</translation>
    </message>
    <message>
        <source>has a zero byte in its name</source>
        <translation>名称中含有零字节</translation>
    </message>
    <message>
        <source>has a backslash in its name</source>
        <translation>名称中含有反斜杠</translation>
    </message>
    <message>
        <source>has an empty or a &apos;.&apos; part in its name</source>
        <translation>名称中含有空的部分或“.”</translation>
    </message>
    <message>
        <source>is no ordinary file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>belongs to another user</source>
        <translation>属于另一个用户</translation>
    </message>
    <message>
        <source>is a link, which another machine may not have</source>
        <translation>是链接，另一台机器可能没有</translation>
    </message>
    <message>
        <source>expected an address or a network and another one of the same kind, as in &quot;10.0.0.0/24&quot;: &quot;10.9.0.0/24&quot;</source>
        <translation>应为地址或网络以及另一个同类的，例如 &quot;10.0.0.0/24&quot;: &quot;10.9.0.0/24&quot;</translation>
    </message>
    <message>
        <source>its frames are of the link type %1; only those of Ethernet (1) can be played</source>
        <translation>其帧的链路类型为 %1；只能重放以太网（1）的帧</translation>
    </message>
    <message>
        <source>it does not tell who sent its frames, as a .pcapng file of ours does</source>
        <translation>它没有像本程序的 .pcapng 文件那样说明帧由谁发送</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>a fabric of the shape %1 has no such number</source>
        <translation>形状为 %1 的网络结构没有这样的数字</translation>
    </message>
    <message>
        <source>%1 is not from %L2 to %L3</source>
        <translation>%1 不在 %L2 到 %L3 的范围内</translation>
    </message>
    <message>
        <source>the nodes of a fabric are routers or switches</source>
        <translation>网络结构的节点是路由器或交换机</translation>
    </message>
    <message>
        <source>there is no fabric of the shape &apos;%1&apos;, only %2</source>
        <translation>没有形状为“%1”的网络结构，只有 %2</translation>
    </message>
    <message>
        <source>%1 is odd: half of a node&apos;s ports lead up, half lead down</source>
        <translation>%1 是奇数：节点的端口一半向上，一半向下</translation>
    </message>
    <message>
        <source>%1 nodes are joined by %2 to %3 links, not by %4</source>
        <translation>%1 个节点由 %2 到 %3 条链路连接，而不是 %4 条</translation>
    </message>
    <message>
        <source>a fabric has at most %1 elements; these would be %2</source>
        <translation>网络结构最多有 %1 个网元；这里会有 %2 个</translation>
    </message>
    <message>
        <source>a fabric has at most %1 elements; these would be more</source>
        <translation>网络结构最多有 %1 个网元；这里会更多</translation>
    </message>
    <message>
        <source>a fabric has at most %1 links; these would be %2</source>
        <translation>网络结构最多有 %1 条链路；这里会有 %2 条</translation>
    </message>
    <message>
        <source>these are more than %1 links: link fewer elements at once</source>
        <translation>这会多于 %1 条链路：请一次连接较少的网元</translation>
    </message>
    <message>
        <source>no element has a name like &apos;%1&apos;</source>
        <translation>没有名称类似“%1”的网元</translation>
    </message>
    <message>
        <source>there is no pattern</source>
        <translation>没有模式</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no regular expression: %2 at character %3</source>
        <translation>“%1”不是正则表达式：%2，位于第 %3 个字符</translation>
    </message>
    <message>
        <source>its new name would be empty</source>
        <translation>其新名称会为空</translation>
    </message>
    <message>
        <source>its new name would be none: %1</source>
        <translation>其新名称不可用：%1</translation>
    </message>
    <message>
        <source>another element has the name %1</source>
        <translation>另一个网元有名称 %1</translation>
    </message>
    <message>
        <source>%1 would be called %2, too</source>
        <translation>%1 也会叫 %2</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺少此项</translation>
    </message>
    <message>
        <source>is not a whole number</source>
        <translation>不是整数</translation>
    </message>
    <message>
        <source>is longer than %1 entries</source>
        <translation>多于 %1 项</translation>
    </message>
    <message>
        <source>there is no field of this name here</source>
        <translation>此处没有此名称的字段</translation>
    </message>
    <message>
        <source>there is no experiment in this topology</source>
        <translation>此拓扑中没有实验</translation>
    </message>
    <message>
        <source>is no name of letters, digits and _</source>
        <translation>不是由字母、数字和 _ 组成的名称</translation>
    </message>
    <message>
        <source>is a name that every run has already</source>
        <translation>是每次运行已有的名称</translation>
    </message>
    <message>
        <source>has no values</source>
        <translation>没有值</translation>
    </message>
    <message>
        <source>numbers and texts</source>
        <translation>数字和文本</translation>
    </message>
    <message>
        <source>makes more than %1 runs</source>
        <translation>运行次数多于 %1</translation>
    </message>
    <message>
        <source>has no steps</source>
        <translation>没有步骤</translation>
    </message>
    <message>
        <source>a step before this one has the name &apos;%1&apos; already</source>
        <translation>此前的一个步骤已有名称“%1”</translation>
    </message>
    <message>
        <source>a statement before this one has the name &apos;%1&apos; already</source>
        <translation>此前的一个断言已有名称“%1”</translation>
    </message>
    <message>
        <source>the lab starts with the first step</source>
        <translation>实验室随第一个步骤启动</translation>
    </message>
    <message>
        <source>a step is at a time or after another one, not both</source>
        <translation>步骤在某一时间或在另一步骤之后，不能两者兼有</translation>
    </message>
    <message>
        <source>a step at a time has no delay</source>
        <translation>在某一时间的步骤没有延迟</translation>
    </message>
    <message>
        <source>there is no step &apos;%1&apos; before this one</source>
        <translation>此前没有步骤“%1”</translation>
    </message>
    <message>
        <source>there is no step &apos;%1&apos;</source>
        <translation>没有步骤“%1”</translation>
    </message>
    <message>
        <source>no command of a file runs in %1, which stands for what is outside of the lab</source>
        <translation>文件中的命令不会在 %1 中运行，它代表实验室之外的内容</translation>
    </message>
    <message>
        <source>sets nothing</source>
        <translation>没有设置任何内容</translation>
    </message>
    <message>
        <source>is no attribute of a link, such as delay_from</source>
        <translation>不是链路的属性，例如 delay_from</translation>
    </message>
    <message>
        <source>an absolute path has no ${} in it</source>
        <translation>绝对路径中不含 ${}</translation>
    </message>
    <message>
        <source>is no connection of %1</source>
        <translation>不是 %1 的连接</translation>
    </message>
    <message>
        <source>%1 has %2 connections: say by &apos;on&apos; which one</source>
        <translation>%1 有 %2 条连接：请用“on”指明是哪一条</translation>
    </message>
    <message>
        <source>is 0, for ever: only in the background, as the run would never end</source>
        <translation>为 0，即永不结束：只能在后台，否则运行永不结束</translation>
    </message>
    <message>
        <source>a mark needs a name</source>
        <translation>标记需要名称</translation>
    </message>
    <message>
        <source>expected a comparison such as &quot;== 20&quot; or &quot;20..30&quot;, found &apos;%1&apos;</source>
        <translation>应为比较，例如 &quot;== 20&quot; 或 &quot;20..30&quot;，实为“%1”</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is for a delay alone</source>
        <translation>“%1”只用于时延</translation>
    </message>
    <message>
        <source>expected %1, found &apos;%2&apos; in &apos;%3&apos;</source>
        <translation>应为 %1，实为“%3”中的“%2”</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>没有单位</translation>
    </message>
    <message>
        <source>/s or no unit</source>
        <translation>/s 或没有单位</translation>
    </message>
    <message>
        <source>% or no unit</source>
        <translation>% 或没有单位</translation>
    </message>
    <message>
        <source>us, ms or s</source>
        <translation>us、ms 或 s</translation>
    </message>
    <message>
        <source>bit/s, kbit/s, Mbit/s or Gbit/s</source>
        <translation>bit/s、kbit/s、Mbit/s 或 Gbit/s</translation>
    </message>
    <message>
        <source>the range &apos;%1&apos; ends before it begins</source>
        <translation>范围“%1”的终点在起点之前</translation>
    </message>
    <message>
        <source>expected exact, within N % or distribution P, found &apos;%1&apos;</source>
        <translation>应为 exact、within N % 或 distribution P，实为“%1”</translation>
    </message>
    <message>
        <source>expected a probability above 0, found &apos;%1&apos;</source>
        <translation>应为大于 0 的概率，实为“%1”</translation>
    </message>
    <message>
        <source>is no probability between 0 and 1</source>
        <translation>不是 0 与 1 之间的概率</translation>
    </message>
    <message>
        <source>is missing: the probability of error of the test, such as 0.01</source>
        <translation>缺少：检验的错误概率，例如 0.01</translation>
    </message>
    <message>
        <source>is missing: packets of one direction have a delay and a loss</source>
        <translation>缺少：时延和丢包属于一个方向的数据包</translation>
    </message>
    <message>
        <source>goes with same_as</source>
        <translation>与 same_as 一起使用</translation>
    </message>
    <message>
        <source>only delays have a distribution</source>
        <translation>只有时延才有分布</translation>
    </message>
    <message>
        <source>names no other packets</source>
        <translation>没有指明其他数据包</translation>
    </message>
    <message>
        <source>does not go with from and until</source>
        <translation>不能与 from 和 until 一起使用</translation>
    </message>
    <message>
        <source>is not later than from</source>
        <translation>不晚于 from</translation>
    </message>
    <message>
        <source>is the same step as from</source>
        <translation>与 from 是同一步骤</translation>
    </message>
    <message>
        <source>expected a time and a step such as &quot;5 s of cut&quot;, found &apos;%1&apos;</source>
        <translation>应为时间和步骤，例如 &quot;5 s of cut&quot;，实为“%1”</translation>
    </message>
    <message>
        <source>is no time</source>
        <translation>不是时间</translation>
    </message>
    <message>
        <source>is true, or not there</source>
        <translation>为 true，或不出现</translation>
    </message>
    <message>
        <source>is at no end of %1</source>
        <translation>不在 %1 的任何一端</translation>
    </message>
    <message>
        <source>makes one statement, found %1</source>
        <translation>只作一个断言，实为 %1</translation>
    </message>
    <message>
        <source>count, rate, throughput, delay, loss, before, never or within is missing: what is expected of the packets</source>
        <translation>缺少 count、rate、throughput、delay、loss、before、never 或 within：对数据包的期望</translation>
    </message>
    <message>
        <source>exit or output is missing: what is expected of the command</source>
        <translation>缺少 exit 或 output：对命令的期望</translation>
    </message>
    <message>
        <source>the step &apos;%1&apos; runs no command</source>
        <translation>步骤“%1”不运行命令</translation>
    </message>
    <message>
        <source>is no regular expression: %1 at character %2</source>
        <translation>不是正则表达式：%1，位于第 %2 个字符</translation>
    </message>
    <message>
        <source>needs an output whose first group in parentheses is the number</source>
        <translation>需要一个 output，其第一个括号组是该数字</translation>
    </message>
    <message>
        <source>is not varied</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>is none of its values in vary</source>
        <translation>不是它在 vary 中的值</translation>
    </message>
    <message>
        <source>names no values</source>
        <translation>没有指明值</translation>
    </message>
    <message>
        <source>there is no statement of the name &apos;%1&apos;</source>
        <translation>没有名称为“%1”的断言</translation>
    </message>
    <message>
        <source>the statement &apos;%1&apos; measures no number</source>
        <translation>断言“%1”不测量数字</translation>
    </message>
    <message>
        <source>are the same values as at</source>
        <translation>与 at 的值相同</translation>
    </message>
    <message>
        <source>holds the runs of another experiment, or of this one before it was changed: name another folder</source>
        <translation>含有另一个实验的运行，或此实验更改之前的运行：请指定另一个文件夹</translation>
    </message>
    <message>
        <source>holds runs with other files: name another folder</source>
        <translation>含有使用其他文件的运行：请指定另一个文件夹</translation>
    </message>
    <message>
        <source>holds runs without these files: name another folder</source>
        <translation>含有没有这些文件的运行：请指定另一个文件夹</translation>
    </message>
    <message>
        <source>another process runs an experiment in this folder</source>
        <translation>另一个进程正在此文件夹中运行实验</translation>
    </message>
    <message>
        <source>cannot write into this folder</source>
        <translation>无法写入此文件夹</translation>
    </message>
    <message>
        <source>cannot be removed</source>
        <translation>无法移除</translation>
    </message>
    <message>
        <source>what an earlier attempt left cannot be removed</source>
        <translation>无法移除先前尝试留下的内容</translation>
    </message>
    <message>
        <source>there is no folder runs in it</source>
        <translation>其中没有文件夹 runs</translation>
    </message>
    <message>
        <source>expected the number of a run</source>
        <translation>应为运行的编号</translation>
    </message>
    <message>
        <source>expected what became of the statements</source>
        <translation>应为各断言的结果</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>没有这样的文件夹</translation>
    </message>
    <message>
        <source>is no folder with the name of an element</source>
        <translation>不是以网元命名的文件夹</translation>
    </message>
    <message>
        <source>there is no element %1</source>
        <translation>没有网元 %1</translation>
    </message>
    <message>
        <source>the element does not run</source>
        <translation>网元没有运行</translation>
    </message>
    <message>
        <source>the element runs on %1; files are played on this machine only</source>
        <translation>网元在 %1 上运行；只能在本机重放文件</translation>
    </message>
    <message>
        <source>the element has no such interface</source>
        <translation>网元没有这样的接口</translation>
    </message>
    <message>
        <source>the lab&apos;s engine is gone</source>
        <translation>实验室的引擎已不在</translation>
    </message>
    <message>
        <source>tomato-replay is not installed</source>
        <translation>未安装 tomato-replay</translation>
    </message>
    <message>
        <source>was not so within %L1 s</source>
        <translation>在 %L1 s 内没有达到</translation>
    </message>
    <message>
        <source>cannot write here: %1</source>
        <translation>无法在此写入：%1</translation>
    </message>
    <message>
        <source>an experiment is running already</source>
        <translation>已有实验在运行</translation>
    </message>
    <message>
        <source>no statement of this name measured something; those that did: %1</source>
        <translation>没有此名称的断言测量到内容；有测量的是：%1</translation>
    </message>
    <message>
        <source>the experiment does not vary this; it varies: %1</source>
        <translation>实验不改变它；改变的是：%1</translation>
    </message>
    <message>
        <source>a picture&apos;s name ends in .svg, .pdf or .png</source>
        <translation>图片的名称以 .svg、.pdf 或 .png 结尾</translation>
    </message>
    <message>
        <source>the picture cannot be written</source>
        <translation>无法写入图片</translation>
    </message>
    <message>
        <source>not measured: it was not recorded</source>
        <translation>未测量：它没有录制</translation>
    </message>
    <message>
        <source>not measured: packets are missing in its recording</source>
        <translation>未测量：其录制中缺少数据包</translation>
    </message>
    <message>
        <source>not measured: its recording has no arrivals</source>
        <translation>未测量：其录制中没有到达包</translation>
    </message>
    <message>
        <source>its record says nothing of its fidelity</source>
        <translation>其记录没有说明保真度</translation>
    </message>
    <message>
        <source>nothing was sent</source>
        <translation>没有发送任何内容</translation>
    </message>
    <message>
        <source>this is no topology of ToMaTo, GraphML, GNS3, CORE, containerlab, Cisco Modeling Labs, EVE-NG, netlab or Mininet</source>
        <translation>这不是 ToMaTo、GraphML、GNS3、CORE、containerlab、Cisco Modeling Labs、EVE-NG、netlab 或 Mininet 的拓扑</translation>
    </message>
    <message>
        <source>the ending tells no format; there are .tomato4.json, .graphml, .clab.yml, .py and .dot</source>
        <translation>扩展名没有指明格式；可用的有 .tomato4.json、.graphml、.clab.yml、.py 和 .dot</translation>
    </message>
    <message>
        <source>there are %1 labs of EVE-NG in the archive, the first is %2: unpack it, and open one of them</source>
        <translation>归档中有 %1 个 EVE-NG 实验室，第一个是 %2：请解压后打开其中一个</translation>
    </message>
    <message>
        <source>not XML: %1</source>
        <translation>不是 XML：%1</translation>
    </message>
    <message>
        <source>not YAML: %1</source>
        <translation>不是 YAML：%1</translation>
    </message>
    <message>
        <source>not YAML, or more documents in one file than are read</source>
        <translation>不是 YAML，或一个文件中的文档多于可读取的数量</translation>
    </message>
    <message>
        <source>YAML of more than %L1 bytes is not read</source>
        <translation>不读取超过 %L1 字节的 YAML</translation>
    </message>
    <message>
        <source>more than %1 values lie in each other, or an alias in itself</source>
        <translation>嵌套的值多于 %1 层，或别名包含其自身</translation>
    </message>
    <message>
        <source>there are more than %1 values when aliases are resolved</source>
        <translation>展开别名后的值多于 %1 个</translation>
    </message>
    <message>
        <source>the tag &apos;%1&apos; cannot be read: leave it out</source>
        <translation>无法读取标签“%1”：请去掉它</translation>
    </message>
    <message>
        <source>a key must be a text</source>
        <translation>键必须是文本</translation>
    </message>
    <message>
        <source>expected keys or a list of them after &apos;&lt;&lt;&apos;</source>
        <translation>“&lt;&lt;”之后应为键或键的列表</translation>
    </message>
    <message>
        <source>it is not %1 throughout, as it says at its beginning</source>
        <translation>它并非如开头所说全为 %1</translation>
    </message>
    <message>
        <source>it is not ISO-8859-1, as it says: save it as UTF-8</source>
        <translation>它并非如其所说为 ISO-8859-1：请另存为 UTF-8</translation>
    </message>
    <message>
        <source>it is neither UTF-8 nor ISO-8859-1: save it as UTF-8</source>
        <translation>它既不是 UTF-8 也不是 ISO-8859-1：请另存为 UTF-8</translation>
    </message>
    <message>
        <source>the encoding %1 cannot be read: save it as UTF-8</source>
        <translation>无法读取编码 %1：请另存为 UTF-8</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>它不是 UTF-8</translation>
    </message>
    <message>
        <source>this is no whole zip archive</source>
        <translation>这不是完整的 zip 归档</translation>
    </message>
    <message>
        <source>the member %1 has a zero byte in its name</source>
        <translation>成员 %1 的名称中含有零字节</translation>
    </message>
    <message>
        <source>the member %1 has a backslash in its name</source>
        <translation>成员 %1 的名称中含有反斜杠</translation>
    </message>
    <message>
        <source>the member %1 has an empty or a &apos;.&apos; part in its name</source>
        <translation>成员 %1 的名称中含有空的部分或“.”</translation>
    </message>
    <message>
        <source>the member %1 would leave the folder</source>
        <translation>成员 %1 会离开该文件夹</translation>
    </message>
    <message>
        <source>the member %1 is a link</source>
        <translation>成员 %1 是链接</translation>
    </message>
    <message>
        <source>the member %1 is a FIFO</source>
        <translation>成员 %1 是 FIFO</translation>
    </message>
    <message>
        <source>the member %1 is a device</source>
        <translation>成员 %1 是设备</translation>
    </message>
    <message>
        <source>the member %1 is a socket</source>
        <translation>成员 %1 是套接字</translation>
    </message>
    <message>
        <source>the member %1 is neither a file nor a folder</source>
        <translation>成员 %1 既不是文件也不是文件夹</translation>
    </message>
    <message>
        <source>the member %1 is encrypted</source>
        <translation>成员 %1 已加密</translation>
    </message>
    <message>
        <source>the member %1 has %L2 bytes in %L3: it is made to fill a disk</source>
        <translation>成员 %1 以 %L3 字节容纳 %L2 字节：它是用来填满磁盘的</translation>
    </message>
    <message>
        <source>the member %1 has %L2 bytes; %L3 are the most that is read</source>
        <translation>成员 %1 有 %L2 字节，最多读取 %L3 字节</translation>
    </message>
    <message>
        <source>the member %1 is there twice</source>
        <translation>成员 %1 出现两次</translation>
    </message>
    <message>
        <source>the member %1 lies in another one: all of them have more bytes than the archive</source>
        <translation>成员 %1 位于另一个成员之中：所有成员的字节多于归档</translation>
    </message>
    <message>
        <source>the member %1 is packed by %2 (%3), which cannot be unpacked</source>
        <translation>成员 %1 以 %2（%3）压缩，无法解压</translation>
    </message>
    <message>
        <source>the member %1 is packed by %2 (%3), which cannot be unpacked: export the project with the compression zip or none</source>
        <translation>成员 %1 以 %2（%3）压缩，无法解压：请以 zip 或 none 压缩方式导出项目</translation>
    </message>
    <message>
        <source>the member %1 cannot be unpacked</source>
        <translation>无法解压成员 %1</translation>
    </message>
    <message>
        <source>the member %1 is larger than the archive says</source>
        <translation>成员 %1 大于归档所述</translation>
    </message>
    <message>
        <source>the member %1 is damaged</source>
        <translation>成员 %1 已损坏</translation>
    </message>
    <message>
        <source>the member %1 lies behind the archive&apos;s end</source>
        <translation>成员 %1 位于归档末尾之后</translation>
    </message>
    <message>
        <source>the member %1 has no header of its own</source>
        <translation>成员 %1 没有自己的头部</translation>
    </message>
    <message>
        <source>the member %1 has another name before its bytes, %2</source>
        <translation>成员 %1 在其字节之前有另一个名称 %2</translation>
    </message>
    <message>
        <source>the member %1 shares bytes with the member %2</source>
        <translation>成员 %1 与成员 %2 共用字节</translation>
    </message>
    <message>
        <source>the member %1 shares bytes with the list of members</source>
        <translation>成员 %1 与成员列表共用字节</translation>
    </message>
    <message>
        <source>the description of a member cannot be read</source>
        <translation>无法读取某个成员的描述</translation>
    </message>
    <message>
        <source>it has more than %1 members</source>
        <translation>其成员多于 %1 个</translation>
    </message>
    <message>
        <source>the list of members is not where the archive says</source>
        <translation>成员列表不在归档所述之处</translation>
    </message>
    <message>
        <source>its bytes are not those that were packed: the SHA-256 digest is another one</source>
        <translation>其字节不是打包时的字节：SHA-256 摘要不同</translation>
    </message>
    <message>
        <source>there is no &apos;%1&apos; in the archive</source>
        <translation>归档中没有“%1”</translation>
    </message>
    <message>
        <source>is missing in the bundle</source>
        <translation>实验包中缺少它</translation>
    </message>
    <message>
        <source>is not a declaration of BagIt 0.97 or 1.0 in UTF-8</source>
        <translation>不是 UTF-8 的 BagIt 0.97 或 1.0 声明</translation>
    </message>
    <message>
        <source>expected a SHA-256 digest and a path</source>
        <translation>应为 SHA-256 摘要和路径</translation>
    </message>
    <message>
        <source>%1 does not belong into this manifest</source>
        <translation>%1 不属于此清单</translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 出现两次</translation>
    </message>
    <message>
        <source>%1 would leave the folder</source>
        <translation>%1 会离开该文件夹</translation>
    </message>
    <message>
        <source>%1 has a zero byte in its name</source>
        <translation>%1 的名称中含有零字节</translation>
    </message>
    <message>
        <source>%1 has a backslash in its name</source>
        <translation>%1 的名称中含有反斜杠</translation>
    </message>
    <message>
        <source>%1 has an empty or a &apos;.&apos; part in its name</source>
        <translation>%1 的名称中含有空的部分或“.”</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>不是空的</translation>
    </message>
    <message>
        <source>there is no room for %L1 bytes</source>
        <translation>没有容纳 %L1 字节的空间</translation>
    </message>
    <message>
        <source>expected an object</source>
        <translation>应为对象</translation>
    </message>
    <message>
        <source>expected a name</source>
        <translation>应为名称</translation>
    </message>
    <message>
        <source>expected a link</source>
        <translation>应为链路</translation>
    </message>
    <message>
        <source>expected a list of nodes</source>
        <translation>应为节点列表</translation>
    </message>
    <message>
        <source>expected a list of links</source>
        <translation>应为链路列表</translation>
    </message>
    <message>
        <source>expected a list of interfaces</source>
        <translation>应为接口列表</translation>
    </message>
    <message>
        <source>expected a list of nodes, or nodes by their names</source>
        <translation>应为节点列表，或按名称给出的节点</translation>
    </message>
    <message>
        <source>expected nodes by their names</source>
        <translation>应为按名称给出的节点</translation>
    </message>
    <message>
        <source>expected nodes and links</source>
        <translation>应为节点和链路</translation>
    </message>
    <message>
        <source>%1, and plugins, which may add nodes, are not run</source>
        <translation>%1，而可能添加节点的插件不会运行</translation>
    </message>
    <message>
        <source>expected a node with its id and its label</source>
        <translation>应为带有 id 和标签的节点</translation>
    </message>
    <message>
        <source>expected a link with its nodes</source>
        <translation>应为带有节点的链路</translation>
    </message>
    <message>
        <source>expected a link with its endpoints</source>
        <translation>应为带有端点的链路</translation>
    </message>
    <message>
        <source>expected the key &apos;lab&apos; with the lab&apos;s title</source>
        <translation>应为含实验室标题的键“lab”</translation>
    </message>
    <message>
        <source>expected the key &apos;topology&apos; with nodes and links</source>
        <translation>应为含节点和链路的键“topology”</translation>
    </message>
    <message>
        <source>expected a kind, a name and a block in braces</source>
        <translation>应为类别、名称和花括号中的块</translation>
    </message>
    <message>
        <source>expected a number from 3 to 9</source>
        <translation>应为 3 到 9 的数字</translation>
    </message>
    <message>
        <source>expected &apos;%1&apos; to be a map</source>
        <translation>“%1”应为映射</translation>
    </message>
    <message>
        <source>expected &apos;%1&apos; to be a map, found %2</source>
        <translation>“%1”应为映射，实为 %2</translation>
    </message>
    <message>
        <source>expected &apos;%1&apos; to be a text, found %2</source>
        <translation>“%1”应为文本，实为 %2</translation>
    </message>
    <message>
        <source>expected &apos;%1&apos; to be a list of commands, found %2</source>
        <translation>“%1”应为命令列表，实为 %2</translation>
    </message>
    <message>
        <source>expected a command of &apos;%1&apos; to be a text, found %2</source>
        <translation>“%1”的命令应为文本，实为 %2</translation>
    </message>
    <message>
        <source>a map</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>a node&apos;s settings</source>
        <translation>节点的设置</translation>
    </message>
    <message>
        <source>expected a node&apos;s settings</source>
        <translation>应为节点的设置</translation>
    </message>
    <message>
        <source>expected a map of settings</source>
        <translation>应为设置的映射</translation>
    </message>
    <message>
        <source>a map of settings</source>
        <translation>设置的映射</translation>
    </message>
    <message>
        <source>NODE-NODE with nodes of this file</source>
        <translation>节点-节点，且节点在此文件中</translation>
    </message>
    <message>
        <source>NODE:INTERFACE</source>
        <translation>NODE:INTERFACE 的形式</translation>
    </message>
    <message>
        <source>a node needs an id</source>
        <translation>节点需要 id</translation>
    </message>
    <message>
        <source>a node needs a node_id</source>
        <translation>节点需要 node_id</translation>
    </message>
    <message>
        <source>a node needs a name</source>
        <translation>节点需要名称</translation>
    </message>
    <message>
        <source>an interface needs an id</source>
        <translation>接口需要 id</translation>
    </message>
    <message>
        <source>a network needs an id</source>
        <translation>网络需要 id</translation>
    </message>
    <message>
        <source>another node has the id %1</source>
        <translation>另一个节点有 id %1</translation>
    </message>
    <message>
        <source>another node has the name %1</source>
        <translation>另一个节点有名称 %1</translation>
    </message>
    <message>
        <source>another network has the id %1</source>
        <translation>另一个网络有 id %1</translation>
    </message>
    <message>
        <source>the node has another interface with the id %1</source>
        <translation>该节点有另一个 id 为 %1 的接口</translation>
    </message>
    <message>
        <source>no node has the id %1</source>
        <translation>没有 id 为 %1 的节点</translation>
    </message>
    <message>
        <source>no host or switch has the name %1</source>
        <translation>没有名称为 %1 的主机或交换机</translation>
    </message>
    <message>
        <source>there is no node %1</source>
        <translation>没有节点 %1</translation>
    </message>
    <message>
        <source>there is no node in it</source>
        <translation>其中没有节点</translation>
    </message>
    <message>
        <source>there are no nodes</source>
        <translation>没有节点</translation>
    </message>
    <message>
        <source>the node %1 has no interface %2</source>
        <translation>节点 %1 没有接口 %2</translation>
    </message>
    <message>
        <source>a link has 2 nodes, found %1</source>
        <translation>链路有 2 个节点，实为 %1</translation>
    </message>
    <message>
        <source>a link has 2 endpoints, found %1</source>
        <translation>链路有 2 个端点，实为 %1</translation>
    </message>
    <message>
        <source>a link needs two nodes</source>
        <translation>链路需要两个节点</translation>
    </message>
    <message>
        <source>a link joins no node of this file</source>
        <translation>一条链路没有连接此文件中的任何节点</translation>
    </message>
    <message>
        <source>a brace is not closed</source>
        <translation>花括号没有闭合</translation>
    </message>
    <message>
        <source>a quotation mark is not closed</source>
        <translation>引号没有闭合</translation>
    </message>
    <message>
        <source>its outermost element is not &lt;scenario&gt;; files older than CORE 5 cannot be read</source>
        <translation>最外层元素不是 &lt;scenario&gt;；无法读取早于 CORE 5 的文件</translation>
    </message>
    <message>
        <source>this is no GraphML: its outermost element is not &lt;graphml&gt;</source>
        <translation>这不是 GraphML：最外层元素不是 &lt;graphml&gt;</translation>
    </message>
    <message>
        <source>this is no file of MiniEdit: hosts and links are missing</source>
        <translation>这不是 MiniEdit 的文件：缺少主机和链路</translation>
    </message>
    <message>
        <source>revision %1 cannot be read, only 3 to 9 can</source>
        <translation>无法读取修订版 %1，只能读取 3 到 9</translation>
    </message>
    <message>
        <source>its %1 is no number</source>
        <translation>其 %1 不是数字</translation>
    </message>
    <message>
        <source>its %1 lies too far out</source>
        <translation>其 %1 离得太远</translation>
    </message>
    <message>
        <source>its type is neither text, rectangle, ellipse nor line</source>
        <translation>其类型不是 text、rectangle、ellipse 或 line</translation>
    </message>
    <message>
        <source>it is not in base64</source>
        <translation>它不是 base64</translation>
    </message>
    <message>
        <source>it does not say where it lies</source>
        <translation>它没有说明位置</translation>
    </message>
    <message>
        <source>it has no text</source>
        <translation>它没有文字</translation>
    </message>
    <message>
        <source>it is neither a text, a square nor a circle</source>
        <translation>它既不是文字，也不是方形或圆形</translation>
    </message>
    <message>
        <source>it is no SVG</source>
        <translation>它不是 SVG</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
    <message>
        <source>its picture is in another file</source>
        <translation>其图片在另一个文件中</translation>
    </message>
    <message>
        <source>its picture is neither a PNG nor a JPEG, whatever it says</source>
        <translation>其图片既不是 PNG 也不是 JPEG，无论它自称什么</translation>
    </message>
    <message>
        <source>only pictures in PNG or JPEG inside the file can be read</source>
        <translation>只能读取文件内的 PNG 或 JPEG 图片</translation>
    </message>
    <message>
        <source>&lt;%1&gt; cannot be drawn here</source>
        <translation>&lt;%1&gt; 无法在此绘制</translation>
    </message>
    <message>
        <source>a node of the definition %1 became %2; its image and settings are kept in the file and have no effect</source>
        <translation>定义为 %1 的节点变成了 %2；其映像和设置保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>a node of the template %1 became %2; its image and settings are kept in the file and have no effect</source>
        <translation>模板为 %1 的节点变成了 %2；其映像和设置保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>a network of the type %1 became %2</source>
        <translation>类型为 %1 的网络变成了 %2</translation>
    </message>
    <message>
        <source>an external network that leads nowhere yet</source>
        <translation>尚未通向任何地方的外部网络</translation>
    </message>
    <message>
        <source>a network that joins no two interfaces is left out</source>
        <translation>没有连接两个接口的网络已略去</translation>
    </message>
    <message>
        <source>a link&apos;s conditioning is no number: it is not emulated</source>
        <translation>链路的 conditioning 不是数字：不予仿真</translation>
    </message>
    <message>
        <source>a link&apos;s impairment is no number: it is not emulated</source>
        <translation>链路的 impairment 不是数字：不予仿真</translation>
    </message>
    <message>
        <source>a link&apos;s impairment %1 is kept in the file and has no effect</source>
        <translation>链路的 impairment %1 保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>an annotation is not drawn: %1; it is kept in the file</source>
        <translation>一个标注没有绘制：%1；它保留在文件中</translation>
    </message>
    <message>
        <source>a text or shape is not drawn: %1; it is kept in the file</source>
        <translation>一段文字或一个图形没有绘制：%1；它保留在文件中</translation>
    </message>
    <message>
        <source>the lab&apos;s %1 are kept in the file and have no further effect</source>
        <translation>实验室的 %1 保留在文件中，没有其他作用</translation>
    </message>
    <message>
        <source>the lab&apos;s %1 is kept in the file and has no effect</source>
        <translation>实验室的 %1 保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>an interface&apos;s quality is no number: it is not emulated</source>
        <translation>接口的 quality 不是数字：不予仿真</translation>
    </message>
    <message>
        <source>an interface&apos;s jitter is kept in the file and has no effect</source>
        <translation>接口的抖动保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>an interface&apos;s %1 is kept in the file and has no effect</source>
        <translation>接口的 %1 保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>an interface&apos;s address %1 is kept in the file and has no effect</source>
        <translation>接口的地址 %1 保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>an interface is in a network that is not there</source>
        <translation>一个接口位于不存在的网络中</translation>
    </message>
    <message>
        <source>a serial link leads to an interface that is not there</source>
        <translation>一条串行链路通向不存在的接口</translation>
    </message>
    <message>
        <source>a node&apos;s graph-posX and graph-posY are no position</source>
        <translation>节点的 graph-posX 和 graph-posY 不是位置</translation>
    </message>
    <message>
        <source>a dummy interface became one without a connection</source>
        <translation>一个 dummy 接口变成了没有连接的接口</translation>
    </message>
    <message>
        <source>a command has {{, which containerlab takes for a template</source>
        <translation>一条命令含有 {{，containerlab 会将其当作模板</translation>
    </message>
    <message>
        <source>the topology&apos;s name was changed to %1</source>
        <translation>拓扑的名称已改为 %1</translation>
    </message>
    <message>
        <source>an interface leads to a node that no link leads to</source>
        <translation>一个接口通向没有链路通往的节点</translation>
    </message>
    <message>
        <source>the coordinates of a node are none</source>
        <translation>节点的坐标不是坐标</translation>
    </message>
    <message>
        <source>a link&apos;s %1 is no number</source>
        <translation>链路的 %1 不是数字</translation>
    </message>
    <message>
        <source>of a shape that was left out: %1</source>
        <translation>属于已略去的图形：%1</translation>
    </message>
    <message>
        <source>&lt;%1&gt; has no counterpart: it is kept in the file and has no effect</source>
        <translation>&lt;%1&gt; 没有对应的内容：它保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>of &lt;%1&gt;: %2 is no number: it is kept in the file and has no effect</source>
        <translation>属于 &lt;%1&gt;：%2 不是数字：它保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>hidden nodes are shown</source>
        <translation>显示隐藏的节点</translation>
    </message>
    <message>
        <source>the shapes cannot be read: they are kept in the file</source>
        <translation>无法读取图形：它们保留在文件中</translation>
    </message>
    <message>
        <source>a shape cannot be read: it is kept in the file</source>
        <translation>无法读取一个图形：它保留在文件中</translation>
    </message>
    <message>
        <source>a value of &apos;%1&apos; is no %2: it is kept in the file and has no effect</source>
        <translation>“%1”的一个值不是 %2：它保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of a link is neither true nor false</source>
        <translation>链路的“%1”既不是 true 也不是 false</translation>
    </message>
    <message>
        <source>the link filter %1 has no number: it is kept in the file and has no effect</source>
        <translation>链路过滤器 %1 没有数字：它保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>the link filter %1 has no counterpart: kept in the file, without effect</source>
        <translation>链路过滤器 %1 没有对应的内容：保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>a graph inside a node: its nodes stand beside it</source>
        <translation>节点之内的图：其节点位于该节点旁边</translation>
    </message>
    <message>
        <source>ToMaTo&apos;s attributes cannot be read: %1</source>
        <translation>无法读取 ToMaTo 的属性：%1</translation>
    </message>
    <message>
        <source>with an edge that was left out %1 was left out, too</source>
        <translation>随略去的边，%1 也已略去</translation>
    </message>
    <message>
        <source>the file has %1 graphs: they are parts of one topology</source>
        <translation>文件有 %1 个图：它们是一个拓扑的各部分</translation>
    </message>
    <message>
        <source>an element of the type %1 became a router</source>
        <translation>类型为 %1 的网元变成了路由器</translation>
    </message>
    <message>
        <source>characters that XML cannot hold were replaced</source>
        <translation>XML 无法包含的字符已被替换</translation>
    </message>
    <message>
        <source>files beside the lab stay in the archive</source>
        <translation>实验室旁边的文件留在归档中</translation>
    </message>
    <message>
        <source>a node&apos;s option %1 is kept in the file and has no effect</source>
        <translation>节点的选项 %1 保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>a link&apos;s option %1 is kept in the file and has no effect</source>
        <translation>链路的选项 %1 保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>a link&apos;s %1 is no time: it is not emulated</source>
        <translation>链路的 %1 不是时间：不予仿真</translation>
    </message>
    <message>
        <source>the MTU of a link between switches is not in the script</source>
        <translation>交换机之间链路的 MTU 不在脚本中</translation>
    </message>
    <message>
        <source>a group of links became its members: what it says of all of them is kept in the file and has no effect</source>
        <translation>一组链路变成了其各成员：对全组的说明保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>a link of several (LAG) became its members: what it says of all of them is kept in the file and has no effect</source>
        <translation>聚合链路（LAG）变成了其各成员：对全体的说明保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>links stand in lists with names: the names have no effect</source>
        <translation>链路位于有名称的列表中：这些名称不起作用</translation>
    </message>
    <message>
        <source>a VLAN&apos;s links became links without it</source>
        <translation>VLAN 的链路变成了没有该 VLAN 的链路</translation>
    </message>
    <message>
        <source>plugins are not run: what they would add is not there</source>
        <translation>插件不会运行：没有它们会添加的内容</translation>
    </message>
    <message>
        <source>a name stands twice among the nodes: links lead to the first one</source>
        <translation>节点中有一个名称出现两次：链路通向第一个</translation>
    </message>
    <message>
        <source>links without a prefix have no addresses but those that they say: netlab would take them from its pools</source>
        <translation>没有前缀的链路只有其写明的地址：netlab 会从其地址池中获取</translation>
    </message>
    <message>
        <source>a stub became an interface without a connection</source>
        <translation>末端链路变成了没有连接的接口</translation>
    </message>
    <message>
        <source>a link of more than two nodes became a switch</source>
        <translation>多于两个节点的链路变成了交换机</translation>
    </message>
    <message>
        <source>the position lies too far out</source>
        <translation>位置离得太远</translation>
    </message>
    <message>
        <source>the latitude or longitude is none</source>
        <translation>纬度或经度不是有效的值</translation>
    </message>
    <message>
        <source>the nodes of %1 canvases lie beside each other</source>
        <translation>%1 个画布的节点并排放置</translation>
    </message>
    <message>
        <source>the interface %1 of %2 is in use: another became %3</source>
        <translation>%2 的接口 %1 已被占用：改用了 %3</translation>
    </message>
    <message>
        <source>the gateway %1 was read as %2</source>
        <translation>网关 %1 已读作 %2</translation>
    </message>
    <message>
        <source>a link joins %1 with itself: it was left out</source>
        <translation>一条链路将 %1 与其自身相连：已略去</translation>
    </message>
    <message>
        <source>a link&apos;s bandwidth is less than 100 bit/s, the least that can be emulated: it is unlimited here</source>
        <translation>链路的带宽小于可仿真的最小值 100 bit/s：在此不受限制</translation>
    </message>
    <message>
        <source>a link&apos;s %1 is not from 0 to %2: it is not emulated</source>
        <translation>链路的 %1 不在 0 到 %2 之间：不予仿真</translation>
    </message>
    <message>
        <source>names lost their control characters</source>
        <translation>名称中的控制字符已去除</translation>
    </message>
    <message>
        <source>%1 is no MAC address of an interface</source>
        <translation>%1 不是接口的 MAC 地址</translation>
    </message>
    <message>
        <source>%1 is no MTU</source>
        <translation>%1 不是 MTU</translation>
    </message>
    <message>
        <source>%1 is no address of a gateway</source>
        <translation>%1 不是网关地址</translation>
    </message>
    <message>
        <source>%1 is no address</source>
        <translation>%1 不是地址</translation>
    </message>
    <message>
        <source>the file&apos;s %1 is kept in the file and has no effect</source>
        <translation>文件的 %1 保留在其中，不起作用</translation>
    </message>
    <message>
        <source>a link&apos;s conditioning %1 is kept in the file and has no effect</source>
        <translation>链路 conditioning 的 %1 保留在文件中，不起作用</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>expected %L1, found %L2</source>
        <translation>应为 %L1，实为 %L2</translation>
    </message>
    <message>
        <source>expected a ratio of %L1, found %L2: %L3</source>
        <translation>应为比值 %L1，实为 %L2：%L3</translation>
    </message>
    <message>
        <source>%L1 at %L2 (%3 runs), %L4 at %L5 (%6 runs)</source>
        <translation>%L2 时为 %L1（%3 次运行），%L5 时为 %L4（%6 次运行）</translation>
    </message>
    <message>
        <source>%L1 at %L2 (1 run), %L3 at %L4 (1 run)</source>
        <translation>%L2 时为 %L1（1 次运行），%L4 时为 %L3（1 次运行）</translation>
    </message>
    <message>
        <source>&apos;%1&apos; measured nothing at %L2</source>
        <translation>“%1”在 %L2 时没有测量到内容</translation>
    </message>
    <message>
        <source>nothing can be divided by 0: %L1</source>
        <translation>任何数都不能除以 0：%L1</translation>
    </message>
    <message>
        <source>%L1 on %2 in the whole run</source>
        <translation>%L1，位于 %2，整个运行期间</translation>
    </message>
    <message>
        <source>%L1 on %2 from %L3 to %L4</source>
        <translation>%L1，位于 %2，从 %L3 到 %L4</translation>
    </message>
    <message>
        <source>%L1 on %2 in the whole run, from packet %3 to packet %4</source>
        <translation>%L1，位于 %2，整个运行期间，从数据包 %3 到数据包 %4</translation>
    </message>
    <message>
        <source>%L1 on %2 from %L3 to %L4, from packet %5 to packet %6</source>
        <translation>%L1，位于 %2，从 %L3 到 %L4，从数据包 %5 到数据包 %6</translation>
    </message>
    <message>
        <source>%1 in the whole run</source>
        <translation>%1，整个运行期间</translation>
    </message>
    <message>
        <source>%1 from %L2 to %L3</source>
        <translation>%1，从 %L2 到 %L3</translation>
    </message>
    <message>
        <source>in the whole run</source>
        <translation>整个运行期间</translation>
    </message>
    <message>
        <source>from %L1 to %L2</source>
        <translation>从 %L1 到 %L2</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>%L1 packets</source>
        <translation>%L1 个数据包</translation>
    </message>
    <message>
        <source>%L1 packets on %2, %L3 of them on %4</source>
        <translation>%L1 个数据包位于 %2，其中 %L3 个位于 %4</translation>
    </message>
    <message>
        <source>%L1 packets on %2, which have no rate; from and until give it a time</source>
        <translation>%L1 个数据包位于 %2，它们没有速率；请用 from 和 until 给出时间</translation>
    </message>
    <message>
        <source>%L1 to %2; it is %3</source>
        <translation>%L1，到 %2；它是 %3</translation>
    </message>
    <message>
        <source>%L1 to %2; the slowest is %3</source>
        <translation>%L1，到 %2；最慢的是 %3</translation>
    </message>
    <message>
        <source>%L1 came; the first is %2</source>
        <translation>出现了 %L1 个；第一个是 %2</translation>
    </message>
    <message>
        <source>%L1 (%L2 of %L3) between %4 and %5</source>
        <translation>%L1（%L3 个中的 %L2 个），在 %4 与 %5 之间</translation>
    </message>
    <message>
        <source>%L1 (%2)</source>
        <translation>%L1（%2）</translation>
    </message>
    <message>
        <source>packet %1 on %2 at %L3 s (%4)</source>
        <translation>数据包 %1，位于 %2，时刻 %L3 s（%4）</translation>
    </message>
    <message>
        <source>%1 on %2 at %L3 s (%4)</source>
        <translation>%1，位于 %2，时刻 %L3 s（%4）</translation>
    </message>
    <message>
        <source>%1 came before %2</source>
        <translation>%1 早于 %2</translation>
    </message>
    <message>
        <source>%1 against %2: one %3</source>
        <translation>%1 对 %2：其一%3</translation>
    </message>
    <message>
        <source>%L1 delays with a median of %L2 ms</source>
        <translation>%L1 个时延，中位数为 %L2 ms</translation>
    </message>
    <message>
        <source>is of another distribution (p = %L1, less than %L2)</source>
        <translation>属于另一分布（p = %L1，小于 %L2）</translation>
    </message>
    <message>
        <source>has no samples to compare</source>
        <translation>没有可比较的样本</translation>
    </message>
    <message>
        <source>%1 of %2 packets are the same as earlier ones, so that they cannot be told apart</source>
        <translation>%2 个数据包中有 %1 个与先前的相同，因此无法区分</translation>
    </message>
    <message>
        <source>no time is %1</source>
        <translation>没有时间：%1</translation>
    </message>
    <message>
        <source>no time passes %1</source>
        <translation>没有经过时间：%1</translation>
    </message>
    <message>
        <source>no packet was on %1</source>
        <translation>没有数据包位于 %1</translation>
    </message>
    <message>
        <source>no packet was seen on %1</source>
        <translation>没有看到数据包位于 %1</translation>
    </message>
    <message>
        <source>none was seen on %1</source>
        <translation>没有看到数据包位于 %1</translation>
    </message>
    <message>
        <source>none of %L1 packets came to %2</source>
        <translation>%L1 个数据包都没有到达 %2</translation>
    </message>
    <message>
        <source>the packet that comes first was never on %1</source>
        <translation>先出现的数据包从未位于 %1</translation>
    </message>
    <message>
        <source>the packet that comes later was never on %1</source>
        <translation>后出现的数据包从未位于 %1</translation>
    </message>
    <message>
        <source>the packet that comes first was not seen before the other one on %1</source>
        <translation>先出现的数据包没有在另一个之前看到，位于 %1</translation>
    </message>
    <message>
        <source>the packet that comes later was seen later on %1</source>
        <translation>后出现的数据包较晚看到，位于 %1</translation>
    </message>
    <message>
        <source>the step never began</source>
        <translation>该步骤从未开始</translation>
    </message>
    <message>
        <source>the step &apos;%1&apos; never began</source>
        <translation>步骤“%1”从未开始</translation>
    </message>
    <message>
        <source>it has no exit code</source>
        <translation>它没有退出码</translation>
    </message>
    <message>
        <source>it has no exit code (began at %L1)</source>
        <translation>它没有退出码（开始于 %L1）</translation>
    </message>
    <message>
        <source>its exit code is %1, expected %L2</source>
        <translation>其退出码为 %1，应为 %L2</translation>
    </message>
    <message>
        <source>its exit code is %1, expected %L2 (began at %L3)</source>
        <translation>其退出码为 %1，应为 %L2（开始于 %L3）</translation>
    </message>
    <message>
        <source>its output has no &apos;%1&apos;</source>
        <translation>其输出中没有“%1”</translation>
    </message>
    <message>
        <source>its output has no &apos;%1&apos; (began at %L2)</source>
        <translation>其输出中没有“%1”（开始于 %L2）</translation>
    </message>
    <message>
        <source>%L1 in its output</source>
        <translation>%L1，在其输出中</translation>
    </message>
    <message>
        <source>%L1 in its output (began at %L2)</source>
        <translation>%L1，在其输出中（开始于 %L2）</translation>
    </message>
    <message>
        <source>cannot read its output: %1</source>
        <translation>无法读取其输出：%1</translation>
    </message>
    <message>
        <source>expected a number in its output, found &apos;%1&apos;</source>
        <translation>其输出中应为数字，实为“%1”</translation>
    </message>
    <message>
        <source>was not recorded</source>
        <translation>没有录制</translation>
    </message>
    <message>
        <source>%L1 packets are not in the recording, so that nothing can be said of it (capture_segments keeps more)</source>
        <translation>录制中缺少 %L1 个数据包，因此无法作出判断（capture_segments 可保留更多）</translation>
    </message>
    <message>
        <source>there is no such end</source>
        <translation>没有这样的一端</translation>
    </message>
    <message>
        <source>the run ended at %L1</source>
        <translation>运行结束于 %L1</translation>
    </message>
    <message>
        <source>%1 was recorded only where &quot;%2&quot; matches</source>
        <translation>%1 只录制了符合“%2”的部分</translation>
    </message>
    <message>
        <source>only %L1 bytes of each frame on %2 were recorded, and the filter looks at more</source>
        <translation>%2 上每个帧只录制了 %L1 字节，而过滤器要查看更多</translation>
    </message>
    <message>
        <source>only what %1 sends was recorded on %2</source>
        <translation>%2 上只录制了 %1 发送的内容</translation>
    </message>
    <message>
        <source>%1 was not recorded from %L2 to %L3</source>
        <translation>%1 没有录制，从 %L2 到 %L3</translation>
    </message>
    <message>
        <source>packets went before they were read</source>
        <translation>数据包在读取之前已消失</translation>
    </message>
    <message>
        <source>a packet was not recorded whole</source>
        <translation>有数据包没有完整录制</translation>
    </message>
    <message>
        <source>packet %1 was not recorded whole, so that it cannot be found elsewhere</source>
        <translation>第 %1 个数据包没有完整录制，因此无法在别处找到</translation>
    </message>
    <message>
        <source>more packets than are judged while the run goes on</source>
        <translation>数据包多于运行期间可判断的数量</translation>
    </message>
    <message>
        <source>%L1, but %2</source>
        <translation>%L1，但 %2</translation>
    </message>
    <message>
        <source>%L1; the first too many is %2</source>
        <translation>%L1；第一个多余的是 %2</translation>
    </message>
    <message>
        <source>%L1; the last is %2</source>
        <translation>%L1；最后一个是 %2</translation>
    </message>
    <message>
        <source>%L1; the first lost is %2</source>
        <translation>%L1；第一个丢失的是 %2</translation>
    </message>
    <message>
        <source>%L1; the first after that is %2</source>
        <translation>%L1；此后的第一个是 %2</translation>
    </message>
    <message>
        <source>none was on %1 in the whole run</source>
        <translation>没有数据包位于 %1，整个运行期间</translation>
    </message>
    <message>
        <source>none was on %1 from %L2 to %L3</source>
        <translation>没有数据包位于 %1，从 %L2 到 %L3</translation>
    </message>
    <message>
        <source>none was seen on %1 in the whole run</source>
        <translation>没有看到数据包位于 %1，整个运行期间</translation>
    </message>
    <message>
        <source>no packet was on %1 in the whole run</source>
        <translation>没有数据包位于 %1，整个运行期间</translation>
    </message>
    <message>
        <source>no time passes in the whole run</source>
        <translation>整个运行期间没有经过时间</translation>
    </message>
    <message>
        <source>the engine does not answer</source>
        <translation>引擎没有应答</translation>
    </message>
    <message>
        <source>the engine ended: %1</source>
        <translation>引擎已结束：%1</translation>
    </message>
    <message>
        <source>is not connected</source>
        <translation>没有连接</translation>
    </message>
    <message>
        <source>tomato-engine ended there</source>
        <translation>tomato-engine 在那里结束了</translation>
    </message>
    <message>
        <source>tomato-engine ended there: %1</source>
        <translation>tomato-engine 在那里结束了：%1</translation>
    </message>
    <message>
        <source>ssh did not get there</source>
        <translation>ssh 无法到达那里</translation>
    </message>
    <message>
        <source>ssh did not get there: %1</source>
        <translation>ssh 无法到达那里：%1</translation>
    </message>
    <message>
        <source>ssh may not log in: %1 (try: ssh %2)</source>
        <translation>ssh 不能登录：%1（请尝试：ssh %2）</translation>
    </message>
    <message>
        <source>ssh does not know its key: %1 (look at it once: ssh %2)</source>
        <translation>ssh 不认识其密钥：%1（请查看一次：ssh %2）</translation>
    </message>
    <message>
        <source>tomato-engine is not there: sudo apt install tomato-desktop, or name its folder in hosts.conf</source>
        <translation>那里没有 tomato-engine：sudo apt install tomato-desktop，或在 hosts.conf 中指明其文件夹</translation>
    </message>
    <message>
        <source>tomato-engine is not there: sudo apt install tomato-desktop, or name its folder in hosts.conf: %1</source>
        <translation>那里没有 tomato-engine：sudo apt install tomato-desktop，或在 hosts.conf 中指明其文件夹：%1</translation>
    </message>
    <message>
        <source>the host %1 cannot be reached: %2</source>
        <translation>无法到达主机 %1：%2</translation>
    </message>
    <message>
        <source>the connection ended</source>
        <translation>连接已断开</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>它没有响应</translation>
    </message>
    <message>
        <source>the trunk ended</source>
        <translation>干线已断开</translation>
    </message>
    <message>
        <source>no datagram got through within %1 s</source>
        <translation>%1 秒内没有数据报通过</translation>
    </message>
    <message>
        <source>no datagram got through to %1, UDP port %2 within %3 s</source>
        <translation>%3 秒内没有数据报到达 %1 的 UDP 端口 %2</translation>
    </message>
    <message>
        <source>it has no UDP</source>
        <translation>它没有 UDP</translation>
    </message>
    <message>
        <source>ssh did not say which address it reached: give the key address</source>
        <translation>ssh 没有说明它到达了哪个地址：请给出键 address</translation>
    </message>
    <message>
        <source>it says an address that is none</source>
        <translation>它给出的地址不是地址</translation>
    </message>
    <message>
        <source>%1 is no address and no name of a machine</source>
        <translation>%1 既不是地址，也不是机器的名称</translation>
    </message>
    <message>
        <source>datagrams do not get through any more</source>
        <translation>数据报不再通过</translation>
    </message>
    <message>
        <source>the other end ended DTLS</source>
        <translation>另一端结束了 DTLS</translation>
    </message>
    <message>
        <source>the kernel refuses the filter of %1 instructions: %2</source>
        <translation>内核拒绝 %1 条指令的过滤器：%2</translation>
    </message>
    <message>
        <source>the archive cannot be read</source>
        <translation>无法读取归档</translation>
    </message>
    <message>
        <source>%1 is no IPv4 address with a prefix length, such as %2</source>
        <translation>%1 不是带前缀长度的 IPv4 地址，例如 %2</translation>
    </message>
    <message>
        <source>%1 is no IPv6 address with a prefix length, such as %2</source>
        <translation>%1 不是带前缀长度的 IPv6 地址，例如 %2</translation>
    </message>
    <message>
        <source>packet %1</source>
        <translation>数据包 %1</translation>
    </message>
    <message>
        <source>only a host, router, switch, hub or external network can be added</source>
        <translation>只能添加主机、路由器、交换机、集线器或外部网络</translation>
    </message>
    <message>
        <source>is no list of this program</source>
        <translation>不是此程序的列表</translation>
    </message>
    <message>
        <source>an interface lies where its device lies</source>
        <translation>接口位于其设备所在之处</translation>
    </message>
    <message>
        <source>another interface has the name %1</source>
        <translation>另一个接口有名称 %1</translation>
    </message>
    <message>
        <source>an edge leads to no node</source>
        <translation>一条边没有通向任何节点</translation>
    </message>
    <message>
        <source>Graphviz could not place the graph with %1</source>
        <translation>Graphviz 无法用 %1 排列该图</translation>
    </message>
    <message>
        <source>Graphviz gave no place to some element</source>
        <translation>Graphviz 没有给某个网元位置</translation>
    </message>
    <message>
        <source>there is no engine %1; there are dot, neato, fdp, sfdp, circo and twopi</source>
        <translation>没有布局引擎 %1；可用的有 dot、neato、fdp、sfdp、circo 和 twopi</translation>
    </message>
    <message>
        <source>a bundle has at most %1 files: pack fewer runs</source>
        <translation>实验包最多有 %1 个文件：请打包较少的运行</translation>
    </message>
    <message>
        <source>became shorter while it was read</source>
        <translation>在读取时变短了</translation>
    </message>
    <message>
        <source>the bundle cannot be read back: %1</source>
        <translation>无法读回实验包：%1</translation>
    </message>
    <message>
        <source>nobody could open this bundle: %1</source>
        <translation>此实验包谁也无法打开：%1</translation>
    </message>
    <message>
        <source>tomato-plot, which draws, is missing</source>
        <translation>缺少用于绘图的 tomato-plot</translation>
    </message>
    <message>
        <source>there is no experiment.tomato4.json in it</source>
        <translation>其中没有 experiment.tomato4.json</translation>
    </message>
    <message>
        <source>is cut off at byte %1</source>
        <translation>在第 %1 字节处被截断</translation>
    </message>
    <message>
        <source>the block at byte %1 has no good length</source>
        <translation>第 %1 字节处的块长度不正确</translation>
    </message>
    <message>
        <source>cannot read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>there is no program %1 in %2</source>
        <translation>%2 中没有程序 %1</translation>
    </message>
    <message>
        <source>%1 in %2 ended at %L3 s with exit code %4: %5</source>
        <translation>%2 中的 %1 在 %L3 s 以退出码 %4 结束：%5</translation>
    </message>
    <message>
        <source>%1 in %2 ended at %L3 s with exit code %4</source>
        <translation>%2 中的 %1 在 %L3 s 以退出码 %4 结束</translation>
    </message>
    <message>
        <source>there is no program %1 on this machine, which runs in %2</source>
        <translation>本机没有 %2 中要运行的程序 %1</translation>
    </message>
    <message>
        <source>this machine&apos;s kernel cannot lead frames past others (sch_htb, cls_bpf) and does without: %1</source>
        <translation>本机内核不能让帧绕过其他帧（sch_htb、cls_bpf），因此不考虑：%1</translation>
    </message>
    <message>
        <source>FRR has no %1 here: apt install frr</source>
        <translation>此处的 FRR 没有 %1：apt install frr</translation>
    </message>
</context>
<context>
    <name>ExtcapTexts</name>
    <message>
        <source>What %1 sends</source>
        <translation>%1 发送的</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Which packets are shown</source>
        <translation>显示哪些数据包</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>过滤器</translation>
    </message>
    <message>
        <source>A capture filter of this view alone, or a display filter that one can say; a recording keeps its own</source>
        <translation>仅用于此视图的捕获过滤器，或能这样表达的显示过滤器；录制保留自己的过滤器</translation>
    </message>
    <message>
        <source>Begin with what was recorded before</source>
        <translation>从以前录制的内容开始</translation>
    </message>
    <message>
        <source>Packets that the connection&apos;s ring holds come first</source>
        <translation>先给出该连接的环中保存的数据包</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>As they were sent, or as they left the link at the far end</source>
        <translation>发送时的样子，或在远端离开链路时的样子</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>发送时</translation>
    </message>
    <message>
        <source>As sent and as delivered</source>
        <translation>发送时和送达时</translation>
    </message>
    <message>
        <source>As delivered</source>
        <translation>送达时</translation>
    </message>
    <message>
        <source>A capture or display filter of this view alone; it counts from now on</source>
        <translation>仅用于此视图的捕获过滤器或显示过滤器；从现在起有效</translation>
    </message>
    <message>
        <source>every packet</source>
        <translation>每个数据包</translation>
    </message>
    <message>
        <source>What the first end sends</source>
        <translation>第一端发送的</translation>
    </message>
    <message>
        <source>What the second end sends</source>
        <translation>第二端发送的</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>以前的内容</translation>
    </message>
    <message>
        <source>Packets that the connection&apos;s ring holds come first; from the next start on</source>
        <translation>先给出该连接的环中保存的数据包；从下次开始起有效</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>What became of each change</source>
        <translation>每次更改的结果</translation>
    </message>
    <message>
        <source>%1: filter %2, direction %3, arrivals %4</source>
        <translation>%1：过滤器 %2，方向 %3，到达包 %4</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>FieldCheck</name>
    <message>
        <source>“%1” is no IPv4 address</source>
        <translation>“%1”不是 IPv4 地址</translation>
    </message>
    <message>
        <source>“%1” is no IPv6 address</source>
        <translation>“%1”不是 IPv6 地址</translation>
    </message>
    <message>
        <source>The prefix length is missing: write it like %1</source>
        <translation>缺少前缀长度：请写成 %1 的形式</translation>
    </message>
    <message>
        <source>The prefix length “%1” is not between 1 and %2</source>
        <translation>前缀长度“%1”不在 1 到 %2 之间</translation>
    </message>
    <message>
        <source>“%1” is no VLAN from 1 to 4094</source>
        <translation>“%1”不是 1 到 4094 的 VLAN</translation>
    </message>
    <message>
        <source>“%1” is no range of VLANs: write it like 20-30</source>
        <translation>“%1”不是 VLAN 范围：请写成 20-30 的形式</translation>
    </message>
    <message>
        <source>A host name has at most 64 characters</source>
        <translation>主机名最多 64 个字符</translation>
    </message>
    <message>
        <source>“%1” is no host name: letters, digits and hyphens are allowed</source>
        <translation>“%1”不是主机名：只允许字母、数字和连字符</translation>
    </message>
</context>
<context>
    <name>FilterEntries</name>
    <message>
        <source>Apply as Filter: %1</source>
        <translation>作为过滤器应用：%1</translation>
    </message>
    <message>
        <source>Apply as Filter: not %1</source>
        <translation>作为过滤器应用：not %1</translation>
    </message>
    <message>
        <source>Add to the Filter: and %1</source>
        <translation>添加到过滤器：and %1</translation>
    </message>
    <message>
        <source>Add to the Filter: and not %1</source>
        <translation>添加到过滤器：and not %1</translation>
    </message>
</context>
<context>
    <name>FirstCaptureTour</name>
    <message>
        <source>Add two hosts</source>
        <translation>添加两台主机</translation>
    </message>
    <message>
        <source>Click Host twice. You can also drag it to its place on the canvas.</source>
        <translation>点击“主机”两次。也可以把它拖到画布上的位置。</translation>
    </message>
    <message>
        <source>Connect them</source>
        <translation>把它们连接起来</translation>
    </message>
    <message>
        <source>Choose this tool, or press C, then drag from one host to the other.</source>
        <translation>选择此工具或按 C，然后从一台主机拖到另一台。</translation>
    </message>
    <message>
        <source>Give them addresses</source>
        <translation>给它们分配地址</translation>
    </message>
    <message>
        <source>This gives an IPv4 and an IPv6 address to each interface, so that the hosts reach each other.</source>
        <translation>这会给每个接口分配一个 IPv4 地址和一个 IPv6 地址，使主机能够互通。</translation>
    </message>
    <message>
        <source>Enable packet capturing</source>
        <translation>启用数据包捕获</translation>
    </message>
    <message>
        <source>Double-click the connection. In the tab Packet Capturing, tick Enable packet capturing, choose Both, and save.</source>
        <translation>双击连接。在“数据包捕获”标签页中勾选“启用数据包捕获”，选择“两者”，然后保存。</translation>
    </message>
    <message>
        <source>Start the lab</source>
        <translation>启动实验室</translation>
    </message>
    <message>
        <source>The hosts become real: namespaces of this machine, each with a network of its own.</source>
        <translation>主机变成真实的：它们是本机的命名空间，各有自己的网络。</translation>
    </message>
    <message>
        <source>Make some traffic</source>
        <translation>产生一些流量</translation>
    </message>
    <message>
        <source>Right-click a host, choose Run Command, and ping the other one by its name, such as ping -c 3 host2. The mark on the connection counts the packets; the tour goes on when an answer crossed it.</source>
        <translation>右键点击一台主机，选择“运行命令”，用名称 ping 另一台，例如 ping -c 3 host2。连接上的标记会统计数据包；有应答经过后教程继续。</translation>
    </message>
    <message>
        <source>See the packets</source>
        <translation>查看数据包</translation>
    </message>
    <message>
        <source>Right-click the connection and choose Show Packets, or Download Capture to save them as a file. The recording goes on meanwhile.</source>
        <translation>右键点击连接，选择“显示数据包”；或选择“下载捕获”把它们保存为文件。录制同时继续。</translation>
    </message>
    <message>
        <source>That was your first capture</source>
        <translation>您完成了第一次捕获</translation>
    </message>
    <message>
        <source>With Live capture info you watch a connection in Wireshark while packets cross. The manual (F1) tells the rest.</source>
        <translation>使用“实时捕获信息”，可以在数据包经过时在 Wireshark 中观看连接。其余内容见手册（F1）。</translation>
    </message>
</context>
<context>
    <name>HelpText</name>
    <message>
        <source>About ToMaTo Desktop</source>
        <translation>关于 ToMaTo Desktop</translation>
    </message>
    <message>
        <source>&lt;h3&gt;ToMaTo Desktop %1&lt;/h3&gt;&lt;p&gt;Draw a network, run it as a lab on this machine, and capture packets on any of its connections.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;&lt;p&gt;Plugins: %2&lt;/p&gt;</source>
        <translation>&lt;h3&gt;ToMaTo Desktop %1&lt;/h3&gt;&lt;p&gt;绘制网络，在本机上作为实验室运行，并在任意连接上捕获数据包。&lt;/p&gt;&lt;p&gt;自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。&lt;/p&gt;&lt;p&gt;插件：%2&lt;/p&gt;</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>HostTexts</name>
    <message>
        <source>not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none: %1</source>
        <translation>无：%1</translation>
    </message>
    <message>
        <source>UDP, packets of %1 bytes</source>
        <translation>UDP，每包 %1 字节</translation>
    </message>
    <message>
        <source>ssh stream</source>
        <translation>ssh 流</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>By UDP, through this machine</source>
        <translation>经 UDP，通过本机</translation>
    </message>
    <message>
        <source>By UDP</source>
        <translation>经 UDP</translation>
    </message>
    <message>
        <source>By UDP to %1 and by the stream of ssh to %2, through this machine</source>
        <translation>到 %1 经 UDP，到 %2 经 ssh 流，通过本机</translation>
    </message>
    <message>
        <source>By the stream of ssh, through this machine</source>
        <translation>经 ssh 流，通过本机</translation>
    </message>
    <message>
        <source>By the stream of ssh</source>
        <translation>经 ssh 流</translation>
    </message>
    <message>
        <source>No frames get to %1 now (%2).</source>
        <translation>现在没有帧到达 %1（%2）。</translation>
    </message>
    <message>
        <source>which adds about %1 to each frame&apos;s way</source>
        <translation>这给每个帧的路程增加约 %1</translation>
    </message>
    <message>
        <source>whose delay is not measured yet</source>
        <translation>其时延尚未测量</translation>
    </message>
    <message>
        <source>%1, %2; what the network loses on UDP is lost, and counted.</source>
        <comment>way, delay</comment>
        <translation>%1，%2；网络在 UDP 上丢失的内容就丢失了，并被计数。</translation>
    </message>
    <message>
        <source>%1, %2; what the network loses is sent again, and shows as delay.</source>
        <comment>way, delay</comment>
        <translation>%1，%2；网络丢失的内容会重新发送，表现为时延。</translation>
    </message>
</context>
<context>
    <name>JourneyTexts</name>
    <message>
        <source>certain</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>by order</source>
        <translation>按顺序</translation>
    </message>
    <message>
        <source>ambiguous</source>
        <translation>有歧义</translation>
    </message>
    <message>
        <source>seen once</source>
        <translation>只见到一次</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>已到达</translation>
    </message>
    <message>
        <source>lost on the wire</source>
        <translation>在线路上丢失</translation>
    </message>
    <message>
        <source>TTL expired</source>
        <translation>TTL 耗尽</translation>
    </message>
    <message>
        <source>not forwarded</source>
        <translation>未转发</translation>
    </message>
    <message>
        <source>no route</source>
        <translation>无路由</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>被过滤</translation>
    </message>
    <message>
        <source>next element down</source>
        <translation>下一网元已停止</translation>
    </message>
    <message>
        <source>packet too big</source>
        <translation>数据包过大</translation>
    </message>
    <message>
        <source>lost on the wire or not forwarded</source>
        <translation>在线路上丢失或未转发</translation>
    </message>
    <message>
        <source>out of sight</source>
        <translation>不可见</translation>
    </message>
    <message>
        <source>unneeded copy</source>
        <translation>多余的副本</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>途中</translation>
    </message>
    <message>
        <source>duplicated</source>
        <translation>已重复</translation>
    </message>
    <message>
        <source>translated by a NAT</source>
        <translation>经 NAT 转换</translation>
    </message>
    <message>
        <source>fragmented</source>
        <translation>已分片</translation>
    </message>
    <message>
        <source>over links that were not recorded</source>
        <translation>经过未录制的链路</translation>
    </message>
    <message>
        <source>%1, delivered</source>
        <translation>%1，已送达</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>link</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>link, %1</source>
        <translation>链路，%1</translation>
    </message>
    <message>
        <source>all other flows</source>
        <translation>所有其他流</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>matches: %1 certain, %2 by order, %3 ambiguous</source>
        <translation>匹配：%1 个确定，%2 个按顺序，%3 个有歧义</translation>
    </message>
    <message>
        <source>%1 lost, %2 under way</source>
        <translation>%1 个丢失，%2 个在途中</translation>
    </message>
    <message>
        <source>lost by emulation</source>
        <translation>被仿真丢弃</translation>
    </message>
    <message>
        <source>queue full</source>
        <translation>队列已满</translation>
    </message>
    <message>
        <source>The recordings are being read…</source>
        <translation>正在读取录制…</translation>
    </message>
    <message>
        <source>No packet matches. Change the filter above, or let packets flow, and read the recordings again.</source>
        <translation>没有匹配的数据包。请更改上面的过滤器，或产生流量，然后重新读取录制。</translation>
    </message>
    <message>
        <source>Read the recordings to find each packet again on all links where it was recorded.</source>
        <translation>读取录制，可在录制过的所有链路上找回每个数据包。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) on all links</source>
        <translation>
            <numerusform>所有链路上 %Ln 个数据包</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln journey(s)</source>
        <translation>
            <numerusform>%Ln 段旅程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the latest %Ln journey(s) are listed</source>
        <translation>
            <numerusform>列出最近 %Ln 段旅程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the clock went back %Ln time(s)</source>
        <translation>
            <numerusform>时钟倒退了 %Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>link down</source>
        <translation>链路已断开</translation>
    </message>
    <message>
        <source>%1 is damaged, and was read up to byte %2 (%3)</source>
        <translation>%1 已损坏，已读取到第 %2 字节（%3）</translation>
    </message>
    <message>
        <source>%1 that match, of %2 in all</source>
        <translation>%1 匹配，总共 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln 个数据包</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, to %3</source>
        <translation>%1：%2，到 %3</translation>
    </message>
    <message>
        <source>Nothing was recorded in this lab yet. Choose Capture, Capture All, start the lab and let packets flow; then read the recordings here. Links that are not captured are not seen, and losses of a link best with its arrivals, an option of its recording. To look at a file instead, choose Open Recording above, or drop it here.</source>
        <translation>此实验室中尚未录制任何内容。请选择“捕获”“捕获全部”，启动实验室并让数据包流动；然后在此读取录制。未捕获的链路看不到，而链路上的丢失最好连同到达（录制的一个选项）一起录制。若要查看文件，请选择上方的“打开录制”，或将其拖放到此处。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln direction(s) of links lose packets unseen, for want of arrivals</source>
        <translation>
            <numerusform>%Ln 个链路方向因未录制到达而看不到其丢失的数据包</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) were not recorded by us</source>
        <translation>
            <numerusform>%Ln 个数据包未被我们录制</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) do not balance, see Losses</source>
        <translation>
            <numerusform>%Ln 条链路收支不符，见“丢失”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln packet(s) too little was kept to know them again</source>
        <translation>
            <numerusform>%Ln 个数据包保留的内容太少，无法再次辨认</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost copy(s) beside</source>
        <translation>
            <numerusform>另有 %Ln 份副本丢失</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListText</name>
    <message>
        <source>, </source>
        <comment>between things of a list</comment>
        <translation>、</translation>
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
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, seen</source>
        <translation>%1，见到</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 counted, %Ln packet(s) kept</source>
        <translation>
            <numerusform>计数 %1，保留 %Ln 个数据包</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with pieces, the end of %Ln packet(s)</source>
        <translation>
            <numerusform>%1，含分片，是 %Ln 个数据包的终结</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 counted, the end of %Ln packet(s)</source>
        <translation>
            <numerusform>计数 %1，是 %Ln 个数据包的终结</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with pieces, of %Ln packet(s)</source>
        <translation>
            <numerusform>%1，含分片，属于 %Ln 个数据包</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 counted, of %Ln packet(s)</source>
        <translation>
            <numerusform>计数 %1，属于 %Ln 个数据包</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 counted, copies of %Ln packet(s)</source>
        <translation>
            <numerusform>计数 %1，是 %Ln 个数据包的副本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 counted, with copies of %Ln packet(s)</source>
        <translation>
            <numerusform>计数 %1，含 %Ln 个数据包的副本</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PacketDifference</name>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Source MAC address</source>
        <translation>源 MAC 地址</translation>
    </message>
    <message>
        <source>Destination MAC address</source>
        <translation>目的 MAC 地址</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Hop limit</source>
        <translation>跳数限制</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>Source address</source>
        <translation>源地址</translation>
    </message>
    <message>
        <source>Destination address</source>
        <translation>目的地址</translation>
    </message>
    <message>
        <source>Source port</source>
        <translation>源端口</translation>
    </message>
    <message>
        <source>Destination port</source>
        <translation>目的端口</translation>
    </message>
    <message>
        <source>DSCP and ECN</source>
        <translation>DSCP 和 ECN</translation>
    </message>
    <message>
        <source>Checksum of the header</source>
        <translation>首部校验和</translation>
    </message>
    <message>
        <source>Checksum of TCP</source>
        <translation>TCP 校验和</translation>
    </message>
    <message>
        <source>Checksum of UDP</source>
        <translation>UDP 校验和</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Bytes behind the headers</source>
        <translation>首部之后的字节</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>没有差异</translation>
    </message>
</context>
<context>
    <name>PacketSources</name>
    <message>
        <source>%1, delivered</source>
        <translation>%1，已送达</translation>
    </message>
</context>
<context>
    <name>PictureTexts</name>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 图形 (*.svg)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save Picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 无法写入</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Displays help including Qt specific options.</source>
        <translation>显示帮助，也包括 Qt 的选项。</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>是(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>否(&amp;N)</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下</translation>
    </message>
</context>
<context>
    <name>RecordingTexts</name>
    <message>
        <source>Open Recording</source>
        <translation>打开录制</translation>
    </message>
    <message>
        <source>Recordings (*.pcapng *.pcap)</source>
        <translation>录制 (*.pcapng *.pcap)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>RemovalQuestion</name>
    <message>
        <source>Delete Packets</source>
        <translation>删除数据包</translation>
    </message>
    <message>
        <source>Delete %1 Packets</source>
        <translation>删除 %1 个数据包</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Records every packet between %1, in both directions.</source>
        <translation>录制 %1 之间两个方向上的每个数据包。</translation>
    </message>
    <message>
        <source>Records the packets between %1 that match “%2”, in both directions.</source>
        <translation>录制 %1 之间两个方向上与“%2”匹配的数据包。</translation>
    </message>
    <message>
        <source>Records every packet from %1 to %2.</source>
        <translation>录制从 %1 到 %2 的每个数据包。</translation>
    </message>
    <message>
        <source>Records the packets from %1 to %2 that match “%3”.</source>
        <translation>录制从 %1 到 %2 与“%3”匹配的数据包。</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %Ln byte(s) of each packet are kept.</source>
        <translation>
            <numerusform>每个数据包只保留前 %Ln 个字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>Times have nanoseconds.</source>
        <translation>时间精确到纳秒。</translation>
    </message>
    <message>
        <source>As one clock has to say when it ends, the host of %1 records it alone.</source>
        <translation>由于何时结束须由一个时钟决定，由 %1 的主机单独录制。</translation>
    </message>
    <message>
        <source>The host of %1 records it alone, by one clock.</source>
        <translation>由 %1 的主机单独录制，使用一个时钟。</translation>
    </message>
    <message>
        <source>Serves them to every viewer that connects to the address shown in Live capture info; there is no download.</source>
        <translation>把它们提供给每个连接到“实时捕获信息”所示地址的查看端；没有下载。</translation>
    </message>
    <message>
        <source>Keeps the last %1 (%2) for Download Capture, and serves every viewer that connects to the address shown in Live capture info.</source>
        <translation>保留最近的 %1（%2）供“下载捕获”使用，并提供给每个连接到“实时捕获信息”所示地址的查看端。</translation>
    </message>
    <message>
        <source>Keeps the last %1 (%2) for Download Capture; the oldest packets make room for newer ones.</source>
        <translation>保留最近的 %1（%2）供“下载捕获”使用；最旧的数据包给新的让位。</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source> or </source>
        <comment>10 packets or 20 seconds</comment>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Ends by itself after %1.</source>
        <translation>在 %1 后自行结束。</translation>
    </message>
    <message>
        <source>Goes on until a packet matches “%1”, and ends %2 after it; what the files hold by then is kept as the history.</source>
        <translation>持续到有数据包匹配“%1”，再过 %2 结束；届时文件中已有的内容作为历史保留。</translation>
    </message>
    <message>
        <source>A download as .pcapng holds the secrets of TLS and QUIC connections, as the lab is set to: who gets that file can read what was encrypted.</source>
        <translation>按此实验室的设置，下载的 .pcapng 中含有 TLS 和 QUIC 连接的密钥：得到该文件的人可以读取加密的内容。</translation>
    </message>
    <message>
        <source>Begins when the lab starts.</source>
        <translation>实验室启动时开始。</translation>
    </message>
    <message numerus="yes">
        <source>Saving begins a new recording at once: the %Ln packet(s) captured so far stay among the earlier recordings.</source>
        <translation>
            <numerusform>保存后立即开始新的录制：此前捕获的 %Ln 个数据包留在先前的录制中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Follows at once, as the lab is running.</source>
        <translation>实验室正在运行，立即生效。</translation>
    </message>
    <message>
        <source>Nothing is recorded. Mode and filter are kept for when capturing is enabled, here or with Start Capturing in the menu of the connection.</source>
        <translation>不录制任何内容。模式和过滤器会保留，供以后在此处或用连接菜单中的“开始捕获”启用捕获时使用。</translation>
    </message>
    <message>
        <source>Packets are recorded once more as they leave the wire.</source>
        <translation>数据包离开线路时再录制一次。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of %1, and as many of arrivals</source>
        <comment>10 MB</comment>
        <translation>
            <numerusform>%n 个 %1 的文件，到达包另有同样多个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of %1</source>
        <comment>10 MB</comment>
        <translation>
            <numerusform>%n 个 %1 的文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln 个数据包</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln 秒</numerusform>
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
        <translation>追踪流</translation>
    </message>
    <message>
        <source>Follow %1 Stream</source>
        <translation>追踪 %1 流</translation>
    </message>
</context>
<context>
    <name>TcpPlots</name>
    <message>
        <source>Time-sequence</source>
        <translation>时间–序列号</translation>
    </message>
    <message>
        <source>Round-trip time</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Bytes in flight</source>
        <translation>在途字节</translation>
    </message>
    <message>
        <source>Goodput</source>
        <translation>有效吞吐量</translation>
    </message>
    <message>
        <source>Sequence number, bytes</source>
        <translation>序列号，字节</translation>
    </message>
    <message>
        <source>Round-trip time, ms</source>
        <translation>往返时间，ms</translation>
    </message>
    <message>
        <source>In flight, bytes</source>
        <translation>在途，字节</translation>
    </message>
    <message>
        <source>Goodput, Mbit/s</source>
        <translation>有效吞吐量，Mbit/s</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>报文段</translation>
    </message>
    <message>
        <source>Retransmissions</source>
        <translation>重传</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>SACK</source>
        <translation>SACK</translation>
    </message>
    <message>
        <source>Lost behind this link</source>
        <translation>在此链路之后丢失</translation>
    </message>
    <message>
        <source>Lost before this link</source>
        <translation>在此链路之前丢失</translation>
    </message>
</context>
<context>
    <name>TerminalText</name>
    <message>
        <source>No terminal program was found. Run Command (Ctrl+R) works without one; or install one (on Debian: sudo apt install xterm), or name yours in the preferences.</source>
        <translation>找不到终端程序。“运行命令”（Ctrl+R）不需要它；也可以安装一个（Debian：sudo apt install xterm），或在首选项中指定您的终端程序。</translation>
    </message>
    <message>
        <source>The terminal program “%1” from the preferences was not found. Install it, or name another one there.</source>
        <translation>找不到首选项中的终端程序“%1”。请安装它，或在首选项中指定另一个。</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Lab</source>
        <translation>实验室</translation>
    </message>
</context>
<context>
    <name>TrafficLevel</name>
    <message>
        <source>up to 100 kbit/s</source>
        <translation>不超过 100 kbit/s</translation>
    </message>
    <message>
        <source>up to 1 Mbit/s</source>
        <translation>不超过 1 Mbit/s</translation>
    </message>
    <message>
        <source>up to 10 Mbit/s</source>
        <translation>不超过 10 Mbit/s</translation>
    </message>
    <message>
        <source>up to 100 Mbit/s</source>
        <translation>不超过 100 Mbit/s</translation>
    </message>
    <message>
        <source>more than 100 Mbit/s</source>
        <translation>超过 100 Mbit/s</translation>
    </message>
</context>
<context>
    <name>Wireshark</name>
    <message>
        <source>“%1”, which the preferences name for Wireshark, is not installed.</source>
        <translation>首选项中为 Wireshark 指定的“%1”未安装。</translation>
    </message>
    <message>
        <source>Wireshark is not installed. Debian and Ubuntu: sudo apt install wireshark</source>
        <translation>未安装 Wireshark。Debian 和 Ubuntu：sudo apt install wireshark</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Prints what makes a shell (bash, zsh or fish) complete words of tomato-desktop.</source>
        <translation>打印使 shell（bash、zsh 或 fish）补全 tomato-desktop 的单词所需的内容。</translation>
    </message>
    <message>
        <source>shell</source>
        <translation>shell</translation>
    </message>
    <message>
        <source>An editor for network labs with packet capturing.</source>
        <translation>带数据包捕获的网络实验室编辑器。</translation>
    </message>
    <message>
        <source>Topologies to open, a window each.</source>
        <translation>要打开的拓扑，每个一个窗口。</translation>
    </message>
</context>
<context>
    <name>pingcheck::PingCheckPlugin</name>
    <message>
        <source>Ping &amp;Across</source>
        <translation>跨连接 ping(&amp;A)</translation>
    </message>
    <message>
        <source>Pings from one end of the connection to the other</source>
        <translation>从连接的一端 ping 另一端</translation>
    </message>
    <message>
        <source>Start the lab first</source>
        <translation>请先启动实验室</translation>
    </message>
    <message>
        <source>Ping %1: %2</source>
        <translation>Ping %1：%2</translation>
    </message>
    <message>
        <source>Ping results</source>
        <translation>Ping 结果</translation>
    </message>
    <message>
        <source>Pin&amp;g Results</source>
        <translation>Ping 结果(&amp;G)</translation>
    </message>
    <message>
        <source>What pings across connections brought</source>
        <translation>跨连接 ping 的结果</translation>
    </message>
</context>
<context>
    <name>pingcheck::PingResults</name>
    <message>
        <source>no answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1, %2 % lost</source>
        <translation>%1，丢失 %2 %</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>pingcheck::PingTab</name>
    <message>
        <source>Five a second, from the first end that can reach the other</source>
        <translation>每秒五次，从首个能到达另一端的一端发出</translation>
    </message>
    <message>
        <source>Packets of a &amp;ping:</source>
        <translation>每次 ping 的数据包数(&amp;P)：</translation>
    </message>
    <message>
        <source>Ping Check</source>
        <translation>Ping 检查</translation>
    </message>
</context>
<context>
    <name>tomato::document::Document</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>Connect %1 with %2</source>
        <translation>连接 %1 与 %2</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n item(s)</source>
        <translation>
            <numerusform>删除 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Paste annotations</source>
        <translation>粘贴标注</translation>
    </message>
    <message numerus="yes">
        <source>Paste %n element(s)</source>
        <translation>
            <numerusform>粘贴 %n 个网元</numerusform>
        </translation>
    </message>
    <message>
        <source>Move annotations</source>
        <translation>移动标注</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>移动 %1</translation>
    </message>
    <message numerus="yes">
        <source>Move %n element(s)</source>
        <translation>
            <numerusform>移动 %n 个网元</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>将 %1 重命名为 %2</translation>
    </message>
    <message>
        <source>Assign addresses</source>
        <translation>分配地址</translation>
    </message>
    <message numerus="yes">
        <source>Insert a fabric of %n element(s)</source>
        <translation>
            <numerusform>插入含 %n 个网元的网络结构</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n connection(s)</source>
        <translation>
            <numerusform>添加 %n 条连接</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rename %n element(s)</source>
        <translation>
            <numerusform>重命名 %n 个网元</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CaptureActions</name>
    <message>
        <source>Down&amp;load Capture</source>
        <translation>下载捕获(&amp;L)</translation>
    </message>
    <message>
        <source>Saves what was recorded on this connection; the recording goes on</source>
        <translation>保存此连接上录制的内容；录制继续进行</translation>
    </message>
    <message>
        <source>Live capture &amp;info</source>
        <translation>实时捕获信息(&amp;I)</translation>
    </message>
    <message>
        <source>Shows where to watch this connection live, with commands for Wireshark and others</source>
        <translation>显示在哪里可以实时观看此连接，并附 Wireshark 等程序的命令</translation>
    </message>
    <message>
        <source>Open Live in &amp;Wireshark</source>
        <translation>在 Wireshark 中实时打开(&amp;W)</translation>
    </message>
    <message>
        <source>Starts Wireshark, which shows what the recording holds, and each packet as it comes</source>
        <translation>启动 Wireshark，显示录制中已有的内容以及随后到来的每个数据包</translation>
    </message>
    <message>
        <source>Capture and Ope&amp;n in Wireshark</source>
        <translation>捕获并在 Wireshark 中打开(&amp;N)</translation>
    </message>
    <message>
        <source>Captures what crosses this connection, and starts Wireshark on it</source>
        <translation>捕获经过此连接的内容，并用 Wireshark 打开</translation>
    </message>
    <message>
        <source>No captures</source>
        <translation>没有捕获</translation>
    </message>
    <message>
        <source>S&amp;tart Capturing</source>
        <translation>开始捕获(&amp;T)</translation>
    </message>
    <message>
        <source>Records packets with the mode and filter that are configured; begins at once when the lab runs</source>
        <translation>按配置的模式和过滤器录制数据包；实验室运行时立即开始</translation>
    </message>
    <message>
        <source>Sto&amp;p Capturing</source>
        <translation>停止捕获(&amp;P)</translation>
    </message>
    <message>
        <source>Ends the recording; what was recorded can still be downloaded</source>
        <translation>结束录制；已录制的内容仍可下载</translation>
    </message>
    <message>
        <source>&amp;Show Packets</source>
        <translation>显示数据包(&amp;S)</translation>
    </message>
    <message>
        <source>Lists the packets that were recorded, and those that come, decoded by Wireshark</source>
        <translation>列出已录制和陆续到来的数据包，由 Wireshark 解码</translation>
    </message>
    <message>
        <source>&amp;Clear…</source>
        <translation>清除(&amp;C)…</translation>
    </message>
    <message>
        <source>Asks, then deletes the packets of the latest recording; one that runs goes on</source>
        <translation>询问后删除最近一次录制的数据包；正在进行的录制继续</translation>
    </message>
    <message>
        <source>Capture with Filte&amp;r…</source>
        <translation>用过滤器捕获(&amp;R)…</translation>
    </message>
    <message>
        <source>Asks for a pcap filter and records the packets that match it</source>
        <translation>询问 pcap 过滤器，并录制与之匹配的数据包</translation>
    </message>
    <message>
        <source>The stream begins when the capture runs</source>
        <translation>捕获运行后才有流</translation>
    </message>
    <message>
        <source>Nothing was recorded on this connection; Start Capturing does</source>
        <translation>此连接上没有录制任何内容；请用“开始捕获”</translation>
    </message>
    <message>
        <source>Packet capturing is enabled; recording begins when the lab starts</source>
        <translation>已启用数据包捕获；实验室启动时开始录制</translation>
    </message>
    <message>
        <source>Select a connection first</source>
        <translation>请先选择一条连接</translation>
    </message>
    <message>
        <source>Nothing was recorded on what is selected</source>
        <translation>所选内容上没有录制任何内容</translation>
    </message>
    <message>
        <source>What is selected is not captured live: its mode is File, or capturing is off</source>
        <translation>所选内容没有实时捕获：其模式是“文件”，或捕获已关闭</translation>
    </message>
    <message>
        <source>What is selected is captured live already: Open Live in Wireshark shows it</source>
        <translation>所选内容已在实时捕获：用“在 Wireshark 中实时打开”查看</translation>
    </message>
    <message>
        <source>Capturing is on already</source>
        <translation>捕获已经打开</translation>
    </message>
    <message>
        <source>Capturing is off already</source>
        <translation>捕获已经关闭</translation>
    </message>
    <message>
        <source>There is nothing to do on what is selected</source>
        <translation>对所选内容没有可做的操作</translation>
    </message>
    <message>
        <source>C&amp;apture</source>
        <translation>捕获(&amp;A)</translation>
    </message>
    <message>
        <source>Capture &amp;All</source>
        <translation>全部捕获(&amp;A)</translation>
    </message>
    <message>
        <source>Enables packet capturing on every connection, as one step that can be undone</source>
        <translation>在每条连接上启用数据包捕获，可一步撤销</translation>
    </message>
    <message>
        <source>St&amp;op All Captures</source>
        <translation>停止所有捕获(&amp;O)</translation>
    </message>
    <message>
        <source>Ends all recordings; they can still be downloaded</source>
        <translation>结束所有录制；仍可下载</translation>
    </message>
    <message>
        <source>&amp;Download All…</source>
        <translation>全部下载(&amp;D)…</translation>
    </message>
    <message>
        <source>Saves all recordings: an archive with a folder for each connection, or one file in the order of time</source>
        <translation>保存所有录制：每条连接一个文件夹的归档，或一个按时间排序的文件</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CaptureCommands</name>
    <message>
        <source>Delete the packets that were recorded on %1?</source>
        <translation>要删除在 %1 上录制的数据包吗？</translation>
    </message>
    <message>
        <source>A recording that runs goes on with what comes. Earlier recordings stay.</source>
        <translation>正在进行的录制会继续录制随后到来的内容。先前的录制保留。</translation>
    </message>
    <message>
        <source>Delete the recording of %1 that began on %2?</source>
        <translation>要删除 %1 上于 %2 开始的录制吗？</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n earlier recording(s)?</source>
        <translation>
            <numerusform>要删除 %n 个先前的录制吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Capture and watch %1</source>
        <translation>捕获并观看 %1</translation>
    </message>
    <message>
        <source>Wireshark opens when the lab runs</source>
        <translation>实验室运行后打开 Wireshark</translation>
    </message>
    <message>
        <source>Start capturing on %1</source>
        <translation>在 %1 上开始捕获</translation>
    </message>
    <message>
        <source>Stop capturing on %1</source>
        <translation>在 %1 上停止捕获</translation>
    </message>
    <message>
        <source>Capture with a filter on %1</source>
        <translation>在 %1 上用过滤器捕获</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n 条连接</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CaptureFailures</name>
    <message>
        <source>Capturing on %1 failed: %2</source>
        <translation>在 %1 上捕获失败：%2</translation>
    </message>
    <message>
        <source>Arrivals on %1 are not recorded: %2</source>
        <translation>未录制 %1 上的到达包：%2</translation>
    </message>
    <message>
        <source>%1 is recorded, but cannot be watched live: %2</source>
        <translation>%1 正在录制，但不能实时查看：%2</translation>
    </message>
    <message>
        <source>the engine gives no reason</source>
        <translation>引擎未给出原因</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CapturePreferencesPage</name>
    <message>
        <source>&amp;Wireshark command:</source>
        <translation>Wireshark 命令(&amp;W)：</translation>
    </message>
    <message>
        <source>&amp;Recordings in:</source>
        <translation>录制保存在(&amp;R)：</translation>
    </message>
    <message>
        <source>&amp;Earlier recordings:</source>
        <translation>先前的录制(&amp;E)：</translation>
    </message>
    <message>
        <source>Wireshark command</source>
        <translation>Wireshark 命令</translation>
    </message>
    <message>
        <source>The program that opens captures, with its options. Empty: wireshark</source>
        <translation>打开捕获文件的程序及其选项。留空：wireshark</translation>
    </message>
    <message>
        <source>Folder of recordings</source>
        <translation>录制文件夹</translation>
    </message>
    <message>
        <source>Where new recordings are kept, in a folder for each lab. Empty: among the program&apos;s own data</source>
        <translation>新录制的保存位置，每个实验室一个文件夹。留空：在程序自己的数据中</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>Chooses a folder for recordings</source>
        <translation>选择保存录制的文件夹</translation>
    </message>
    <message>
        <source>New captures</source>
        <translation>新的捕获</translation>
    </message>
    <message>
        <source>What a connection begins with when packets are captured on it for the first time; each can be configured otherwise</source>
        <translation>首次在某连接上捕获数据包时的初始设置；每条连接都可另行配置</translation>
    </message>
    <message>
        <source>Mode of new captures</source>
        <translation>新捕获的模式</translation>
    </message>
    <message>
        <source>File for download</source>
        <translation>可下载文件</translation>
    </message>
    <message>
        <source>Live via network</source>
        <translation>网络实时</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>&amp;Mode:</source>
        <translation>模式(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;Files:</source>
        <translation>文件(&amp;F)：</translation>
    </message>
    <message>
        <source>Li&amp;ve address:</source>
        <translation>实时地址(&amp;V)：</translation>
    </message>
    <message>
        <source>Most that earlier recordings take</source>
        <translation>先前的录制最多占用</translation>
    </message>
    <message>
        <source>How much the recordings before the latest one of each connection may take, for each lab; the oldest ones go first</source>
        <translation>每条连接最近一次录制之前的录制，每个实验室最多可占用多少空间；最旧的先删除</translation>
    </message>
    <message>
        <source> MB for each lab</source>
        <translation> MB（每个实验室）</translation>
    </message>
    <message>
        <source>Packet Capturing</source>
        <translation>数据包捕获</translation>
    </message>
    <message>
        <source>Folder of Recordings</source>
        <translation>录制文件夹</translation>
    </message>
    <message>
        <source>“%1” is no program on this machine.</source>
        <translation>“%1”不是本机上的程序。</translation>
    </message>
    <message>
        <source>The folder of recordings needs its whole path, from / on.</source>
        <translation>录制文件夹需要从 / 开始的完整路径。</translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation>%1 不是文件夹。</translation>
    </message>
    <message>
        <source>You may not write in %1.</source>
        <translation>您没有在 %1 中写入的权限。</translation>
    </message>
    <message>
        <source>Wireshark is not installed</source>
        <translation>未安装 Wireshark</translation>
    </message>
    <message>
        <source>Will be made</source>
        <translation>将会创建</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CaptureTab</name>
    <message>
        <source>&amp;Enable packet capturing</source>
        <translation>启用数据包捕获(&amp;E)</translation>
    </message>
    <message>
        <source>Records what crosses this connection. This is done from the outside: the elements at its ends cannot notice.</source>
        <translation>录制经过此连接的内容。这是从外部进行的：两端的网元无法察觉。</translation>
    </message>
    <message>
        <source>Mode:</source>
        <translation>模式：</translation>
    </message>
    <message>
        <source>&amp;Filter:</source>
        <translation>过滤器(&amp;F)：</translation>
    </message>
    <message>
        <source>Li&amp;ve address:</source>
        <translation>实时地址(&amp;V)：</translation>
    </message>
    <message>
        <source>More &amp;Options</source>
        <translation>更多选项(&amp;O)</translation>
    </message>
    <message>
        <source>File for &amp;download</source>
        <translation>可下载文件(&amp;D)</translation>
    </message>
    <message>
        <source>The connection&apos;s menu gets the entry Download Capture</source>
        <translation>连接的菜单中出现“下载捕获”</translation>
    </message>
    <message>
        <source>&amp;Live via network</source>
        <translation>网络实时(&amp;L)</translation>
    </message>
    <message>
        <source>The connection&apos;s menu gets the entry Live capture info, with the address and prepared commands for Wireshark and others</source>
        <translation>连接的菜单中出现“实时捕获信息”，含地址和为 Wireshark 等程序准备好的命令</translation>
    </message>
    <message>
        <source>&amp;Both</source>
        <translation>两者(&amp;B)</translation>
    </message>
    <message>
        <source>Watch live, and download what was recorded</source>
        <translation>实时观看，并可下载已录制的内容</translation>
    </message>
    <message>
        <source>Packet Capturing</source>
        <translation>数据包捕获</translation>
    </message>
    <message>
        <source>packet capturing</source>
        <translation>数据包捕获</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>过滤器</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>which host records</source>
        <translation>由哪台主机录制</translation>
    </message>
    <message>
        <source>how much of each packet is kept</source>
        <translation>每个数据包保留多少</translation>
    </message>
    <message>
        <source>timestamps</source>
        <translation>时间戳</translation>
    </message>
    <message>
        <source>number of files</source>
        <translation>文件数</translation>
    </message>
    <message>
        <source>size of a file</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>end after packets</source>
        <translation>若干数据包后结束</translation>
    </message>
    <message>
        <source>end after bytes</source>
        <translation>若干字节后结束</translation>
    </message>
    <message>
        <source>end after seconds</source>
        <translation>若干秒后结束</translation>
    </message>
    <message>
        <source>trigger</source>
        <translation>触发器</translation>
    </message>
    <message>
        <source>arrivals</source>
        <translation>到达包</translation>
    </message>
    <message>
        <source>live address</source>
        <translation>实时地址</translation>
    </message>
    <message>
        <source>viewers</source>
        <translation>查看端</translation>
    </message>
    <message>
        <source>served unencrypted</source>
        <translation>不加密提供</translation>
    </message>
    <message>
        <source>The filter does not compile.</source>
        <translation>过滤器无法编译。</translation>
    </message>
    <message>
        <source>The filter is being checked.</source>
        <translation>正在检查过滤器。</translation>
    </message>
    <message>
        <source>The filter does not compile: nothing is recorded with it.</source>
        <translation>过滤器无法编译：用它不会录制任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is changed yet: Save leaves all %n connection(s) as they are.</source>
        <translation>
            <numerusform>尚未更改任何内容：保存后全部 %n 条连接保持原样。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save gives to all %n connection(s): %1. Everything else stays as each of them has it.</source>
        <translation>
            <numerusform>保存后全部 %n 条连接得到：%1。其余内容各连接保持原样。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Where a new recording begins, what was captured so far stays among the earlier recordings: %Ln packet(s).</source>
        <translation>
            <numerusform>开始新录制的地方，此前捕获的内容留在先前的录制中：%Ln 个数据包。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CaptureTable</name>
    <message>
        <source>Captures</source>
        <translation>捕获</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CaptureTableModel</name>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>File and live</source>
        <translation>文件和实时</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds ago</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes ago</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours ago</comment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>packets per second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Every packet is recorded</source>
        <translation>录制每个数据包</translation>
    </message>
    <message>
        <source>%1 bit/s</source>
        <translation>%1 bit/s</translation>
    </message>
    <message>
        <source>%1 packets, and %2 as they left the wire, came too fast to be recorded</source>
        <translation>%1 个数据包，以及离开线路时的 %2 个，到达过快，未能捕获</translation>
    </message>
    <message>
        <source>These packets came too fast to be recorded</source>
        <translation>这些数据包到达过快，未能捕获</translation>
    </message>
    <message>
        <source>No packet was lost</source>
        <translation>没有丢失数据包</translation>
    </message>
    <message>
        <source>No packet is kept yet; at most %1 are</source>
        <translation>还没有保留数据包；最多 %1</translation>
    </message>
    <message>
        <source>%1 is kept; when it is full, the oldest packets go</source>
        <translation>已保留 %1；存满后最旧的数据包被删除</translation>
    </message>
    <message>
        <source>No packet yet</source>
        <translation>还没有数据包</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>How the capture stands</source>
        <translation>捕获的状况</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>A click finds it on the canvas</source>
        <translation>点击可在画布上找到它</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>A file to download, live via network, or both</source>
        <translation>可下载文件、网络实时，或两者</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>过滤器</translation>
    </message>
    <message>
        <source>Which packets are recorded; empty: all</source>
        <translation>录制哪些数据包；空：全部</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>Recorded since the run began</source>
        <translation>自本次开始以来录制的数量</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Packets in the last second</source>
        <translation>最近一秒的数据包</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Packets that came too fast to be recorded</source>
        <translation>到达过快而未能捕获的数据包</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>How full the ring of segment files is</source>
        <translation>环形分段文件的占用程度</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>查看端</translation>
    </message>
    <message>
        <source>Who watches live now</source>
        <translation>现在谁在实时观看</translation>
    </message>
    <message>
        <source>Last packet</source>
        <translation>最近数据包</translation>
    </message>
    <message>
        <source>How long ago it came</source>
        <translation>多久之前到来</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>最近一分钟</translation>
    </message>
    <message>
        <source>Packets per second</source>
        <translation>每秒数据包数</translation>
    </message>
    <message>
        <source>%1 with arrivals is kept; when it is full, the oldest packets go</source>
        <translation>已保留 %1（含到达包）；存满后最旧的数据包被删除</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CapturesView</name>
    <message>
        <source>Capture &amp;All Connections</source>
        <translation>捕获所有连接(&amp;A)</translation>
    </message>
    <message>
        <source>Enables packet capturing on every connection, as one step that can be undone</source>
        <translation>在每条连接上启用数据包捕获，可一步撤销</translation>
    </message>
    <message>
        <source>Nothing is captured yet. Right-click a connection and choose Start capturing, or capture on all connections at once.</source>
        <translation>还没有捕获任何内容。右键点击一条连接并选择“开始捕获”，或一次捕获所有连接。</translation>
    </message>
    <message>
        <source>There is no connection yet. Draw two elements and connect them; then capture what crosses between them.</source>
        <translation>还没有连接。请绘制两个网元并连接它们；然后捕获经过它们之间的内容。</translation>
    </message>
    <message>
        <source>Con&amp;figure…</source>
        <translation>配置(&amp;F)…</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::CommandRow</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies the command to the clipboard</source>
        <translation>将命令复制到剪贴板</translation>
    </message>
    <message>
        <source>Copy the command: %1</source>
        <translation>复制命令：%1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DelayPage</name>
    <message>
        <source>Step</source>
        <translation>区段</translation>
    </message>
    <message>
        <source>Of which link and element, or of the whole way</source>
        <translation>哪条链路和网元的，或全程的</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>流</translation>
    </message>
    <message>
        <source>Of whose packets</source>
        <translation>谁的数据包</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>随时间变化</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Saves what is seen now as SVG, PDF or PNG</source>
        <translation>将当前所见保存为 SVG、PDF 或 PNG</translation>
    </message>
    <message>
        <source>Whole way</source>
        <translation>全程</translation>
    </message>
    <message>
        <source>All flows</source>
        <translation>所有流</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>时延</translation>
    </message>
    <message>
        <source>Time since the first packet, s</source>
        <translation>自首个数据包以来的时间，s</translation>
    </message>
    <message>
        <source>Delay, ms</source>
        <translation>时延，ms</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Save Pict&amp;ure…</source>
        <translation>保存图片(&amp;U)…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln 个数据包</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) left out that were not seen from the begin on</source>
        <translation>
            <numerusform>略去 %Ln 个从起点起未见到的数据包</numerusform>
        </translation>
    </message>
    <message>
        <source>Logarithmic A&amp;xis</source>
        <translation>对数坐标轴(&amp;X)</translation>
    </message>
    <message>
        <source>Delays that differ a thousandfold are told apart on the same plot</source>
        <translation>相差千倍的时延也能在同一张图中分辨</translation>
    </message>
    <message>
        <source>Delays in numbers</source>
        <translation>时延数值</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them took less than the stamps tell, and are not drawn</source>
        <translation>
            <numerusform>其中 %Ln 个的用时小于时间戳的精度，未绘制</numerusform>
        </translation>
    </message>
    <message>
        <source>No delay was measured: no packet was seen at both ends of this step.</source>
        <translation>没有测得时延：没有数据包在此步骤的两端都被看到。</translation>
    </message>
    <message>
        <source>Delay of at most, ms</source>
        <translation>时延不超过，ms</translation>
    </message>
    <message>
        <source>Share of packets</source>
        <translation>数据包的比例</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DelayTableModel</name>
    <message>
        <source>Whole way</source>
        <translation>全程</translation>
    </message>
    <message>
        <source>Between which two places packets were seen; a click plots it</source>
        <translation>数据包在哪两处之间被看到；点击即可绘图</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>跳</translation>
    </message>
    <message>
        <source>How many delays were measured</source>
        <translation>测量了多少个时延</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>Half of the delays are not greater</source>
        <translation>一半的时延不大于此值</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>95 of 100 delays are not greater</source>
        <translation>100 个时延中有 95 个不大于此值</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>99 of 100 delays are not greater</source>
        <translation>100 个时延中有 99 个不大于此值</translation>
    </message>
    <message>
        <source>99 %</source>
        <translation>99 %</translation>
    </message>
    <message>
        <source>No delay is greater</source>
        <translation>没有更大的时延</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>最大</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DifferentValue</name>
    <message>
        <source>different values</source>
        <translation>值不相同</translation>
    </message>
    <message>
        <source>%1 (different values)</source>
        <comment>a tick box</comment>
        <translation>%1（值不相同）</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DirectionColumn</name>
    <message>
        <source>uniform</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正态</translation>
    </message>
    <message>
        <source>Pareto</source>
        <translation>帕累托</translation>
    </message>
    <message>
        <source>Pareto and normal</source>
        <translation>帕累托和正态</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>带宽</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>时延</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>Distribution of jitter</source>
        <translation>抖动分布</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>丢包</translation>
    </message>
    <message>
        <source>Duplication</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Corruption</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Reordering</source>
        <translation>乱序</translation>
    </message>
    <message>
        <source> kbit/s</source>
        <translation> kbit/s</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>无限制</translation>
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
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Frames lost</source>
        <translation>丢失的帧</translation>
    </message>
    <message>
        <source>new chances each time</source>
        <translation>每次重新随机</translation>
    </message>
    <message>
        <source>such as 3, 7, 100-120</source>
        <translation>例如 3, 7, 100-120</translation>
    </message>
    <message>
        <source>Frames that are lost, by their numbers: the first one that is sent after this was set is 1</source>
        <translation>按编号丢失的帧：设置之后发送的第一个帧为 1</translation>
    </message>
    <message>
        <source>all frames, or such as icmp</source>
        <translation>所有帧，或例如 icmp</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to 4294967295.</source>
        <translation>种子是从 0 到 4294967295 的整数。</translation>
    </message>
    <message>
        <source>Frames that are lost are given by their numbers from 1 on, such as 3, 7, 100-120.</source>
        <translation>丢失的帧按从 1 起的编号给出，例如 3, 7, 100-120。</translation>
    </message>
    <message>
        <source>When frames may be sent, in place of a bandwidth: a file of Mahimahi, or of times in seconds and rates in kbit/s</source>
        <translation>帧可以发送的时刻，代替带宽：Mahimahi 文件，或以秒为单位的时间和以 kbit/s 为单位的速率</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>Only for</source>
        <translation>仅用于</translation>
    </message>
    <message>
        <source>A whole number: chance meets the same frames each time that they are sent</source>
        <translation>整数：每次发送时，随机效果作用于相同的帧</translation>
    </message>
    <message>
        <source>A capture filter: only frames that it names are counted, lost, doubled, changed and sent ahead</source>
        <translation>捕获过滤器：只有它指明的帧才计数、丢失、重复、改变和抢先</translation>
    </message>
    <message>
        <source>Emulate only</source>
        <translation>仅仿真</translation>
    </message>
    <message>
        <source>all frames, or such as udp port 5001</source>
        <translation>所有帧，或例如 udp port 5001</translation>
    </message>
    <message>
        <source>A capture filter: only frames that it names are emulated; all others cross as if the link were plain</source>
        <translation>捕获过滤器：只对它指明的帧进行仿真；其他帧如同经过没有仿真的链路</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DisplayFilterAdvice</name>
    <message>
        <source>A display filter of Wireshark; the capture filter for it is: %1</source>
        <translation>这是 Wireshark 的显示过滤器；对应的捕获过滤器是：%1</translation>
    </message>
    <message>
        <source>A display filter of Wireshark, for which there is no capture filter: %1</source>
        <translation>这是 Wireshark 的显示过滤器，没有对应的捕获过滤器：%1</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DownloadQuestion</name>
    <message>
        <source>Download Capture</source>
        <translation>下载捕获</translation>
    </message>
    <message>
        <source>One archive, a folder for each connection (*.tar.gz)</source>
        <translation>一个归档，每条连接一个文件夹 (*.tar.gz)</translation>
    </message>
    <message>
        <source>One archive, a folder for each connection (*.zip)</source>
        <translation>一个归档，每条连接一个文件夹 (*.zip)</translation>
    </message>
    <message>
        <source>One file in the order of time, an interface for each port (*.pcapng)</source>
        <translation>一个按时间排序的文件，每个端口一个接口 (*.pcapng)</translation>
    </message>
    <message>
        <source>All segments in one archive (*.tar.gz)</source>
        <translation>所有分段放在一个归档中 (*.tar.gz)</translation>
    </message>
    <message>
        <source>All segments in one archive (*.zip)</source>
        <translation>所有分段放在一个归档中 (*.zip)</translation>
    </message>
    <message>
        <source>One file that tells directions (*.pcapng)</source>
        <translation>一个标明方向的文件 (*.pcapng)</translation>
    </message>
    <message>
        <source>One pcap file (*.pcap)</source>
        <translation>一个 pcap 文件 (*.pcap)</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DownloadRow</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n 条连接</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, run %2</source>
        <translation>%1，第 %2 次录制</translation>
    </message>
    <message>
        <source>Download of %1</source>
        <translation>下载 %1</translation>
    </message>
    <message>
        <source>%1, of “%2”</source>
        <comment>connection, topology</comment>
        <translation>%1，属于“%2”</translation>
    </message>
    <message>
        <source>Open in Wireshark</source>
        <translation>在 Wireshark 中打开</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Opens the folder that holds the file</source>
        <translation>打开文件所在的文件夹</translation>
    </message>
    <message>
        <source>Downloads to the same file once more</source>
        <translation>再次下载到同一个文件</translation>
    </message>
    <message>
        <source>Downloading the capture</source>
        <translation>正在下载捕获</translation>
    </message>
    <message>
        <source>Collecting what is on the wire…</source>
        <translation>正在收集线路上的内容…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Remove from List</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Stops the download; no file is written</source>
        <translation>停止下载；不写入文件</translation>
    </message>
    <message>
        <source>Takes this line out of the list; the file stays</source>
        <translation>从列表中移除此行；文件保留</translation>
    </message>
    <message>
        <source>Wireshark opens no archives: all segments are put into one temporary file for it</source>
        <translation>Wireshark 不能打开归档：为它将所有分段合并到一个临时文件</translation>
    </message>
    <message>
        <source>Starts Wireshark on the file</source>
        <translation>用 Wireshark 打开该文件</translation>
    </message>
    <message>
        <source>The packets are being put together</source>
        <translation>正在合并数据包</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>No file was written</source>
        <translation>没有写入文件</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The capture is saved</source>
        <translation>捕获已保存</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1，位于 %2</translation>
    </message>
    <message>
        <source>The packets for Wireshark could not be put together</source>
        <translation>无法为 Wireshark 合并数据包</translation>
    </message>
    <message>
        <source>The download failed</source>
        <translation>下载失败</translation>
    </message>
    <message>
        <source>%1
The archive is saved all the same: %2</source>
        <translation>%1
归档仍已保存：%2</translation>
    </message>
    <message>
        <source>Putting the segments together for Wireshark…</source>
        <translation>正在为 Wireshark 合并各分段…</translation>
    </message>
    <message>
        <source>Wireshark could not be started</source>
        <translation>无法启动 Wireshark</translation>
    </message>
    <message>
        <source>No program shows folders here: the file is %1</source>
        <translation>这里没有可显示文件夹的程序：文件是 %1</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::DownloadsView</name>
    <message>
        <source>Remove Finished</source>
        <translation>移除已完成的</translation>
    </message>
    <message>
        <source>Nothing was downloaded yet. Right-click a connection that was captured and choose Download Capture.</source>
        <translation>还没有下载任何内容。右键点击一条捕获过的连接并选择“下载捕获”。</translation>
    </message>
    <message>
        <source>Takes what is over out of the list; the files stay</source>
        <translation>从列表中移除已结束的；文件保留</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::EarlierRunsModel</name>
    <message>
        <source>Began</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>过滤器</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>number of a recording</comment>
        <translation>序号</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::EarlierRunsView</name>
    <message>
        <source>Earlier recordings</source>
        <translation>先前的录制</translation>
    </message>
    <message>
        <source>Earlier recordings: %1 of %2 that are kept for this lab; the oldest ones go first</source>
        <translation>先前的录制：此实验室保留 %2 中的 %1；最旧的先删除</translation>
    </message>
    <message>
        <source>S&amp;how Packets</source>
        <translation>显示数据包(&amp;H)</translation>
    </message>
    <message>
        <source>Down&amp;load…</source>
        <translation>下载(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::EmulationTab</name>
    <message>
        <source>&amp;Emulate this link</source>
        <translation>仿真此链路(&amp;E)</translation>
    </message>
    <message>
        <source>Without this the link carries all frames as they come; the values below are kept</source>
        <translation>不勾选时链路原样传送所有帧；下面的值会保留</translation>
    </message>
    <message>
        <source>Link Emulation</source>
        <translation>链路仿真</translation>
    </message>
    <message>
        <source>First end → second end</source>
        <translation>第一端 → 第二端</translation>
    </message>
    <message>
        <source>Second end → first end</source>
        <translation>第二端 → 第一端</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>the direction from one interface to another</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>This machine&apos;s kernel has no netem: the greyed effects are kept in the file and have none here. “tomato lab check” tells what would help.</source>
        <translation>本机内核没有 netem：变灰的效果保留在文件中，但在此不起作用。“tomato lab check”会说明怎么办。</translation>
    </message>
    <message>
        <source>%1: %2 frames sent, %3 delivered</source>
        <translation>%1：已发送 %2 帧，已送达 %3 帧</translation>
    </message>
    <message>
        <source>This machine&apos;s kernel cannot count frames (nf_tables): what would need that is kept in the file and has no effect here.</source>
        <translation>本机内核无法对帧计数（nf_tables）：需要它的值保留在文件中，在这里不起作用。</translation>
    </message>
    <message>
        <source>This machine&apos;s kernel cannot lead frames past others (sch_htb, cls_bpf): the filter is kept in the file, and all frames are emulated here.</source>
        <translation>本机内核不能让帧绕过其他帧（sch_htb、cls_bpf）：过滤器保留在文件中，这里对所有帧进行仿真。</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::ExperimentsPlugin</name>
    <message>
        <source>Time&amp;line</source>
        <translation>时间线(&amp;L)</translation>
    </message>
    <message>
        <source>What happens when in the experiment of this topology, and what came out</source>
        <translation>此拓扑的实验中何时发生什么，以及得到了什么</translation>
    </message>
    <message>
        <source>E&amp;xperiment</source>
        <translation>实验(&amp;X)</translation>
    </message>
    <message>
        <source>Show &amp;Timeline</source>
        <translation>显示时间线(&amp;T)</translation>
    </message>
    <message>
        <source>Show the steps of the experiment, to change and perform them</source>
        <translation>显示实验的步骤，以便更改和执行</translation>
    </message>
    <message numerus="yes">
        <source>✓ %n held</source>
        <translation>
            <numerusform>✓ %n 项成立</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::FilterEdit</name>
    <message>
        <source>&lt;a href=&quot;%1&quot;&gt;Filter syntax&lt;/a&gt;, also as &lt;code&gt;man pcap-filter&lt;/code&gt;</source>
        <translation>&lt;a href=&quot;%1&quot;&gt;过滤器语法&lt;/a&gt;，也可用 &lt;code&gt;man pcap-filter&lt;/code&gt;</translation>
    </message>
    <message>
        <source>Opens the manual page of pcap filter expressions in the web browser</source>
        <translation>在网页浏览器中打开 pcap 过滤表达式的手册页</translation>
    </message>
    <message>
        <source>Look &amp;Up Names</source>
        <translation>查找名称(&amp;U)</translation>
    </message>
    <message>
        <source>Puts the addresses that your machine knows for them in the place of names, so that the recording depends on no name server</source>
        <translation>把名称换成本机所知的地址，使录制不依赖名称服务器</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>触发器</translation>
    </message>
    <message>
        <source>Packet filter</source>
        <translation>数据包过滤器</translation>
    </message>
    <message>
        <source>no trigger</source>
        <translation>没有触发器</translation>
    </message>
    <message>
        <source>every packet</source>
        <translation>每个数据包</translation>
    </message>
    <message>
        <source>A pcap filter expression. The recording goes round in its files until a packet matches it; only then “Ends after” counts.</source>
        <translation>pcap 过滤表达式。录制在其文件中循环，直到有数据包匹配它；此后“结束条件”才开始计数。</translation>
    </message>
    <message>
        <source>A pcap filter expression: only packets that match are recorded.
Primitives such as &quot;host 10.0.0.1&quot;, &quot;icmp&quot; or &quot;tcp port 80&quot; are joined with &quot;and&quot;, &quot;or&quot; and &quot;not&quot;.</source>
        <translation>pcap 过滤表达式：只录制匹配的数据包。
“host 10.0.0.1”、“icmp”或“tcp port 80”等原语用“and”、“or”和“not”组合。</translation>
    </message>
    <message>
        <source>A packet with a VLAN tag is found by &quot;vlan and ...&quot; only: &quot;vlan and icmp&quot;.</source>
        <translation>带 VLAN 标签的数据包只能用“vlan and ...”找到：“vlan and icmp”。</translation>
    </message>
    <message>
        <source>C&amp;hoose</source>
        <translation>选择(&amp;H)</translation>
    </message>
    <message>
        <source>Co&amp;mmon Filters</source>
        <translation>常用过滤器(&amp;M)</translation>
    </message>
    <message>
        <source>Puts an expression that is often needed, or was used before, into the line</source>
        <translation>把常用的或以前用过的表达式放入此行</translation>
    </message>
    <message>
        <source>unknown word “%1”: did you mean %2?</source>
        <translation>未知的词“%1”：您是不是要输入 %2？</translation>
    </message>
    <message>
        <source>The filter compiles.</source>
        <translation>过滤器可以编译。</translation>
    </message>
    <message>
        <source>The trigger compiles.</source>
        <translation>触发器可以编译。</translation>
    </message>
    <message>
        <source>Each connection keeps the filter that it has.</source>
        <translation>每条连接保留自己的过滤器。</translation>
    </message>
    <message>
        <source>Each connection keeps the trigger that it has.</source>
        <translation>每条连接保留自己的触发器。</translation>
    </message>
    <message>
        <source>No filter: every packet is recorded.</source>
        <translation>没有过滤器：录制每个数据包。</translation>
    </message>
    <message>
        <source>No trigger: “Ends after” counts from the first packet that is recorded.</source>
        <translation>没有触发器：“结束条件”从录制的首个数据包开始计数。</translation>
    </message>
    <message>
        <source>Looking up names…</source>
        <translation>正在查找名称…</translation>
    </message>
    <message>
        <source>&amp;Take Capture Filter</source>
        <translation>采用捕获过滤器(&amp;T)</translation>
    </message>
    <message>
        <source>Puts the capture filter that says the same into the line</source>
        <translation>把意思相同的捕获过滤器填入此行</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::FilterMenu</name>
    <message>
        <source>Address resolution (ARP)</source>
        <translation>地址解析 (ARP)</translation>
    </message>
    <message>
        <source>Ping and errors (ICMP)</source>
        <translation>Ping 和差错 (ICMP)</translation>
    </message>
    <message>
        <source>Names (DNS)</source>
        <translation>名称 (DNS)</translation>
    </message>
    <message>
        <source>Address assignment (DHCP)</source>
        <translation>地址分配 (DHCP)</translation>
    </message>
    <message>
        <source>Routes (OSPF)</source>
        <translation>路由 (OSPF)</translation>
    </message>
    <message>
        <source>Routes (BGP)</source>
        <translation>路由 (BGP)</translation>
    </message>
    <message>
        <source>Web (HTTP and HTTPS)</source>
        <translation>网页 (HTTP 和 HTTPS)</translation>
    </message>
    <message>
        <source>TCP connections begin and end</source>
        <translation>TCP 连接的开始和结束</translation>
    </message>
    <message>
        <source>All but remote shells (SSH)</source>
        <translation>除远程终端 (SSH) 外的全部</translation>
    </message>
    <message>
        <source>All to and from one host</source>
        <translation>某台主机收发的全部</translation>
    </message>
    <message>
        <source>All of one network</source>
        <translation>某个网络的全部</translation>
    </message>
    <message>
        <source>IPv6 only</source>
        <translation>仅 IPv6</translation>
    </message>
    <message>
        <source>Broadcasts and multicasts</source>
        <translation>广播和组播</translation>
    </message>
    <message>
        <source>With VLAN tag</source>
        <translation>带 VLAN 标签</translation>
    </message>
    <message>
        <source>Every %1th packet, the same ones on every link</source>
        <translation>每 %1 个数据包取一个，每条链路上相同</translation>
    </message>
    <message>
        <source>Goes by the checksums of TCP, UDP and ICMP, which stay the same from link to link; about one packet in %1 of these</source>
        <translation>依据 TCP、UDP 和 ICMP 的校验和，它们在各链路上不变；大约每 %1 个取一个</translation>
    </message>
    <message>
        <source>&amp;Favourites</source>
        <translation>收藏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Used Before</source>
        <translation>以前用过(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Remove This Filter from the Favourites</source>
        <translation>从收藏中移除此过滤器(&amp;R)</translation>
    </message>
    <message>
        <source>Make This Filter a Fa&amp;vourite</source>
        <translation>收藏此过滤器(&amp;V)</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::FilterQuestion</name>
    <message>
        <source>Capture on %1</source>
        <translation>在 %1 上捕获</translation>
    </message>
    <message numerus="yes">
        <source>Capture on %n connection(s)</source>
        <translation>
            <numerusform>在 %n 条连接上捕获</numerusform>
        </translation>
    </message>
    <message>
        <source>Only packets that match this pcap filter are recorded. Empty: every packet.</source>
        <translation>只录制与此 pcap 过滤器匹配的数据包。留空：每个数据包。</translation>
    </message>
    <message numerus="yes">
        <source>A new recording begins: %n packet(s) stay among the earlier recordings.</source>
        <translation>
            <numerusform>开始新的录制：%n 个数据包留在先前的录制中。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Capture</source>
        <translation>捕获(&amp;C)</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::FlowTableModel</name>
    <message>
        <source>Flow</source>
        <translation>流</translation>
    </message>
    <message>
        <source>Who sends to whom</source>
        <translation>谁发送给谁</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>Packets that were sent</source>
        <translation>已发送的数据包</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Packets that did not come to their destination (RFC 7680)</source>
        <translation>没有到达目的地的数据包 (RFC 7680)</translation>
    </message>
    <message>
        <source>Lost %</source>
        <translation>丢失 %</translation>
    </message>
    <message>
        <source>The share of packets that were lost</source>
        <translation>丢失数据包的比例</translation>
    </message>
    <message>
        <source>Under Way</source>
        <translation>途中</translation>
    </message>
    <message>
        <source>Packets that the recordings end too early for to call them lost</source>
        <translation>录制结束得太早，还不能算作丢失的数据包</translation>
    </message>
    <message>
        <source>Least Delay</source>
        <translation>最小时延</translation>
    </message>
    <message>
        <source>Of the one-way delays (RFC 7679)</source>
        <translation>单向时延中的最小值 (RFC 7679)</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Of the one-way delays, to 0.4 %</source>
        <translation>单向时延的中位数，精确到 0.4%</translation>
    </message>
    <message>
        <source>99 %</source>
        <translation>99 %</translation>
    </message>
    <message>
        <source>As many of the one-way delays are not greater, to 0.4 %</source>
        <translation>这一比例的单向时延不大于此值，精确到 0.4%</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Of the one-way delays</source>
        <translation>单向时延中的最大值</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>By how much the delays of two packets in a row differ (RFC 3393)</source>
        <translation>连续两个数据包的时延相差多少 (RFC 3393)</translation>
    </message>
    <message>
        <source>Queueing</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>Delay less the least one of that size: how long packets waited</source>
        <translation>时延减去同样大小数据包的最小时延：数据包等待了多久</translation>
    </message>
    <message>
        <source>Reordered</source>
        <translation>乱序</translation>
    </message>
    <message>
        <source>Packets that arrived behind one that was sent later (RFC 4737)</source>
        <translation>晚于后发数据包到达的数据包 (RFC 4737)</translation>
    </message>
    <message>
        <source>Duplicated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Copies beyond the first (RFC 5560)</source>
        <translation>除第一个以外的副本 (RFC 5560)</translation>
    </message>
    <message>
        <source>Way Changes</source>
        <translation>路径变化</translation>
    </message>
    <message>
        <source>How often a packet took another way than the one before it</source>
        <translation>数据包走了与前一个不同路径的次数</translation>
    </message>
    <message>
        <source>Usual Way</source>
        <translation>常用路径</translation>
    </message>
    <message>
        <source>The elements that most of its packets passed</source>
        <translation>大多数数据包经过的网元</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) left out that were not seen from the begin on</source>
        <translation>
            <numerusform>略去 %Ln 个从起点起未见到的数据包</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln packet(s)</source>
        <translation>
            <numerusform>%1：%Ln 个数据包</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::FlowsPage</name>
    <message>
        <source>Search in flows</source>
        <translation>在流中搜索</translation>
    </message>
    <message>
        <source>Search: 10.0.3.2, TCP, :80</source>
        <translation>搜索：10.0.3.2、TCP、:80</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>流</translation>
    </message>
    <message>
        <source>Double-click a flow to list its packets</source>
        <translation>双击一个流，列出其数据包</translation>
    </message>
    <message>
        <source>No flow&apos;s name contains this text.
Clear the search above.</source>
        <translation>没有流的名称包含此文字。
请清除上方的搜索。</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::GripSplitter</name>
    <message>
        <source>Drag to give more room to one side</source>
        <translation>拖动以给一侧更多空间</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::JourneyBar</name>
    <message>
        <source>&amp;Read Recordings</source>
        <translation>读取录制(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;On Canvas</source>
        <translation>在画布上(&amp;O)</translation>
    </message>
    <message>
        <source>Fil&amp;ter:</source>
        <translation>过滤器(&amp;T)：</translation>
    </message>
    <message>
        <source>Capture filter</source>
        <translation>捕获过滤器</translation>
    </message>
    <message>
        <source>Capture filter: udp and host 10.0.3.2</source>
        <translation>捕获过滤器：udp and host 10.0.3.2</translation>
    </message>
    <message>
        <source>A packet counts when it passes this filter on one link at least; Enter reads the recordings</source>
        <translation>数据包至少在一条链路上通过此过滤器才计入；回车键读取录制</translation>
    </message>
    <message>
        <source>Links light up on the canvas where packets that match crossed, with their directions and numbers</source>
        <translation>匹配的数据包经过的链路在画布上高亮，并标出方向和数量</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>取消(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Read Again</source>
        <translation>重新读取(&amp;R)</translation>
    </message>
    <message>
        <source>Stops reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Finds each packet again on all links where it was recorded, in the latest recordings of this lab</source>
        <translation>在此实验室最近的录制中，在录制过的所有链路上逐个找回每个数据包</translation>
    </message>
    <message>
        <source>Open Recordin&amp;g…</source>
        <translation>打开录制(&amp;G)…</translation>
    </message>
    <message>
        <source>Reads a file instead: a merged, a downloaded or any other .pcapng or .pcap; it may also be dropped here</source>
        <translation>改为读取文件：合并的、下载的或任何其他 .pcapng 或 .pcap；也可拖放到此处</translation>
    </message>
    <message>
        <source>Open Recording</source>
        <translation>打开录制</translation>
    </message>
    <message>
        <source>%1 is shown; a click leads back to the recordings of this lab</source>
        <translation>正在显示 %1；点击返回此实验室的录制</translation>
    </message>
    <message>
        <source>Reads the file again</source>
        <translation>重新读取文件</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::JourneyDetails</name>
    <message>
        <source>Hops of the packet</source>
        <translation>数据包的各跳</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>What differs between the bytes of two hops</source>
        <translation>两跳的字节之间有何不同</translation>
    </message>
    <message>
        <source>Choose a packet to see each hop of its way, and in what its bytes differ between two hops.</source>
        <translation>选择一个数据包，可查看其路程的每一跳，以及两跳之间字节的差异。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Show in Packets</source>
        <translation>在数据包中显示</translation>
    </message>
    <message>
        <source>Shows this packet among those of its connection, decoded</source>
        <translation>在其连接的数据包中显示此数据包，已解码</translation>
    </message>
    <message>
        <source>It was seen here first. Choose another hop to see in what its bytes differ from the hop before.</source>
        <translation>这里是首次见到它的地方。选择另一跳，可查看其字节与前一跳有何不同。</translation>
    </message>
    <message>
        <source>In what the packet&apos;s bytes differ at two hops is shown here.</source>
        <translation>此处显示数据包的字节在两跳之间的差异。</translation>
    </message>
    <message>
        <source>%1, seen last after %2</source>
        <translation>%1，最后一次见到是在 %2 之后</translation>
    </message>
    <message numerus="yes">
        <source>%Ln further hop(s)</source>
        <translation>
            <numerusform>还有 %Ln 跳</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::JourneyFilterBar</name>
    <message>
        <source>Which packets are listed</source>
        <translation>列出哪些数据包</translation>
    </message>
    <message>
        <source>All packets</source>
        <translation>所有数据包</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>途中</translation>
    </message>
    <message>
        <source>Took another way</source>
        <translation>走了另一路径</translation>
    </message>
    <message>
        <source>Duplicated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Translated or fragmented</source>
        <translation>已转换或分片</translation>
    </message>
    <message>
        <source>Matched by order</source>
        <translation>按顺序匹配</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>有歧义</translation>
    </message>
    <message>
        <source>Least delay</source>
        <translation>最小时延</translation>
    </message>
    <message>
        <source>delay at least </source>
        <translation>时延不小于 </translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>any delay</source>
        <translation>任意时延</translation>
    </message>
    <message>
        <source>Lists the packets of all flows again</source>
        <translation>重新列出所有流的数据包</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln packet(s)</source>
        <translation>
            <numerusform>%Ln 个数据包中的 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose &quot;%1&quot; above for those of other kinds.</source>
        <translation>要列出其他种类的，请在上方选择“%1”。</translation>
    </message>
    <message>
        <source>Choose &quot;%1&quot; above for those with less delay, or without one.</source>
        <translation>要列出时延更小或没有时延的，请在上方选择“%1”。</translation>
    </message>
    <message>
        <source>Click the button with the cross above for those of all flows.</source>
        <translation>要列出所有流的，请点击上方带叉号的按钮。</translation>
    </message>
    <message>
        <source>No packet passes these filters.</source>
        <translation>没有数据包符合这些过滤条件。</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::JourneyTableModel</name>
    <message>
        <source>another way</source>
        <translation>另一路径</translation>
    </message>
    <message>
        <source>When it was seen first</source>
        <translation>首次见到的时间</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who sends it to whom</source>
        <translation>谁发送给谁</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>流</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>它的结局</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>时延</translation>
    </message>
    <message>
        <source>How sure its least sure match is</source>
        <translation>其最不确定的匹配有多确定</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>What happened to it on its way</source>
        <translation>它在途中发生了什么</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>What the link and the element before took, and where it was seen then</source>
        <translation>前面的链路和网元用了多久，以及它随后在哪里被见到</translation>
    </message>
    <message>
        <source>Hop %1</source>
        <translation>第 %1 跳</translation>
    </message>
    <message>
        <source>begin not seen</source>
        <translation>未见到起点</translation>
    </message>
    <message>
        <source>From where it was seen first to where it was seen last; what was lost or is under way has none (RFC 7679)</source>
        <translation>从首次见到处到最后见到处；丢失的和在途中的没有时延（RFC 7679）</translation>
    </message>
    <message numerus="yes">
        <source>The longest way has %Ln hop(s); further ones have no column</source>
        <translation>
            <numerusform>最长的路径有 %Ln 跳；更后面的没有列</numerusform>
        </translation>
    </message>
    <message>
        <source>Hop %1 of %2</source>
        <translation>第 %1 跳，共 %2 跳</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::JourneysView</name>
    <message>
        <source>The recordings could not be read. %1</source>
        <translation>无法读取录制。%1</translation>
    </message>
    <message>
        <source>Pac&amp;kets</source>
        <translation>数据包(&amp;K)</translation>
    </message>
    <message>
        <source>Flo&amp;ws</source>
        <translation>流(&amp;W)</translation>
    </message>
    <message>
        <source>Lo&amp;sses</source>
        <translation>丢失(&amp;S)</translation>
    </message>
    <message>
        <source>Space-Ti&amp;me</source>
        <translation>时空图(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Delay</source>
        <translation>时延(&amp;D)</translation>
    </message>
    <message>
        <source>TC&amp;P</source>
        <translation>TCP(&amp;P)</translation>
    </message>
    <message>
        <source>Journeys: %1</source>
        <translation>旅程：%1</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::LabReading</name>
    <message>
        <source>The filter is not good: %1</source>
        <translation>过滤器不正确：%1</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::LinkEmulationPlugin</name>
    <message>
        <source>Take Lin&amp;k Down</source>
        <translation>断开链路(&amp;K)</translation>
    </message>
    <message>
        <source>Bring Lin&amp;k Up</source>
        <translation>接通链路(&amp;K)</translation>
    </message>
    <message>
        <source>The elements at both ends lose their carrier, as if the cable had been pulled</source>
        <translation>两端的网元失去载波，如同拔掉网线</translation>
    </message>
    <message>
        <source>The elements at both ends get their carrier back</source>
        <translation>两端的网元恢复载波</translation>
    </message>
    <message>
        <source>Take a link down</source>
        <translation>断开一条链路</translation>
    </message>
    <message>
        <source>Bring a link up</source>
        <translation>接通一条链路</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::LiveAccessEdit</name>
    <message>
        <source>Address of the live stream</source>
        <translation>实时流的地址</translation>
    </message>
    <message>
        <source>127.0.0.1: this machine only</source>
        <translation>127.0.0.1：仅本机</translation>
    </message>
    <message>
        <source>The address of this machine at which viewers connect: empty for programs on this machine only (127.0.0.1), 0.0.0.0 or :: for all its addresses</source>
        <translation>查看端连接本机所用的地址：留空仅供本机程序（127.0.0.1），0.0.0.0 或 :: 为本机所有地址</translation>
    </message>
    <message>
        <source>Who may watch</source>
        <translation>谁可以观看</translation>
    </message>
    <message>
        <source>such as 192.0.2.0/24</source>
        <translation>例如 192.0.2.0/24</translation>
    </message>
    <message>
        <source>Addresses and networks that may watch, with commas between them: 192.0.2.0/24, 198.51.100.3</source>
        <translation>可以观看的地址和网络，用逗号分隔：192.0.2.0/24, 198.51.100.3</translation>
    </message>
    <message>
        <source>Serve it &amp;unencrypted</source>
        <translation>不加密提供(&amp;U)</translation>
    </message>
    <message>
        <source>Agrees that packets go over the network as they are, without a password</source>
        <translation>同意数据包原样经过网络，没有密码</translation>
    </message>
    <message>
        <source>viewers:</source>
        <translation>查看端：</translation>
    </message>
    <message>
        <source>“%1” is no address to serve the live stream at.</source>
        <translation>“%1”不是可以提供实时流的地址。</translation>
    </message>
    <message>
        <source>Nothing can be served at “%1”.</source>
        <translation>无法在“%1”提供任何内容。</translation>
    </message>
    <message>
        <source>“%1” is no address and no network of viewers (such as 192.0.2.0/24).</source>
        <translation>“%1”不是查看端的地址或网络（例如 192.0.2.0/24）。</translation>
    </message>
    <message>
        <source>Others can reach %1: name those who may watch.</source>
        <translation>其他机器可以到达 %1：请指明谁可以观看。</translation>
    </message>
    <message>
        <source>%1 is served without encryption: agree to that, or name no address and watch through ssh.</source>
        <translation>%1 不加密提供：请同意这一点，或不填地址而通过 ssh 观看。</translation>
    </message>
    <message>
        <source>Viewers see all that is recorded, and so does everybody between them and this machine. Through ssh only the viewers see it, and no address is needed: Live capture info has the command.</source>
        <translation>查看端能看到录制的全部内容，它们与本机之间的任何人也能看到。通过 ssh 则只有查看端能看到，也不需要地址：命令见“实时捕获信息”。</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::LiveCaptureInfo</name>
    <message>
        <source>Warning: other machines can watch this stream, without a password and unencrypted. The first command below is neither.</source>
        <translation>警告：其他机器可以观看此流，没有密码，也不加密。下面第一条命令则不存在这两个问题。</translation>
    </message>
    <message>
        <source>TCP stream</source>
        <translation>TCP 流</translation>
    </message>
    <message>
        <source>Host:</source>
        <translation>主机：</translation>
    </message>
    <message>
        <source>Port:</source>
        <translation>端口：</translation>
    </message>
    <message>
        <source>Each viewer that connects gets a pcap stream of its own</source>
        <translation>每个连接的查看端都得到自己的 pcap 流</translation>
    </message>
    <message>
        <source>Commands for your terminal</source>
        <translation>终端命令</translation>
    </message>
    <message>
        <source>Wireshark connects to the stream itself</source>
        <translation>Wireshark 自己连接到流</translation>
    </message>
    <message>
        <source>The same through netcat, in bash or zsh; works with any Wireshark</source>
        <translation>通过 netcat 达到同样效果，用于 bash 或 zsh；适用于任何 Wireshark</translation>
    </message>
    <message>
        <source>One line per packet, in the terminal</source>
        <translation>在终端中每个数据包一行</translation>
    </message>
    <message>
        <source>The same with tcpdump and netcat</source>
        <translation>用 tcpdump 和 netcat 达到同样效果</translation>
    </message>
    <message>
        <source>From another machine, encrypted and with your key: run this there</source>
        <translation>从另一台机器，加密并使用您的密钥：在那里运行此命令</translation>
    </message>
    <message>
        <source>&amp;Begin with the packets that are kept</source>
        <translation>从已保留的数据包开始(&amp;B)</translation>
    </message>
    <message>
        <source>The stream of another port: first what the recording holds, then what comes</source>
        <translation>另一个端口的流：先是录制中已有的内容，然后是随后到来的</translation>
    </message>
    <message>
        <source>Unencrypted, from here and from the machines that may watch:</source>
        <translation>不加密，从本机和允许观看的机器：</translation>
    </message>
    <message>
        <source>Open in &amp;Wireshark</source>
        <translation>在 Wireshark 中打开(&amp;W)</translation>
    </message>
    <message>
        <source>Live capture of %1</source>
        <translation>实时捕获 %1</translation>
    </message>
    <message>
        <source>Viewers: none yet</source>
        <translation>查看端：还没有</translation>
    </message>
    <message>
        <source>Viewers: %1</source>
        <translation>查看端：%1</translation>
    </message>
    <message>
        <source>; %1 turned away</source>
        <translation>；%1 个被拒绝</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>过滤器：%1</translation>
    </message>
    <message>
        <source>%1 packets, %2; %3 dropped</source>
        <translation>%1 个数据包，%2；%3 个被丢弃</translation>
    </message>
    <message>
        <source>No packets yet</source>
        <translation>还没有数据包</translation>
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
        <translation>捕获运行后可知</translation>
    </message>
    <message>
        <source>Starts Wireshark on this stream</source>
        <translation>用 Wireshark 打开此流</translation>
    </message>
    <message>
        <source>The stream begins when the capture runs</source>
        <translation>捕获运行后才有流</translation>
    </message>
    <message>
        <source>%1 packets, %2; none dropped</source>
        <translation>%1 个数据包，%2；没有丢弃</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::LossTable</name>
    <message>
        <source>Losses</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Double-click a number to list the packets behind it</source>
        <translation>双击一个数字，列出它所指的数据包</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::LossTableModel</name>
    <message>
        <source>not recorded by us</source>
        <translation>并非由我们录制</translation>
    </message>
    <message>
        <source>had left the rotating set of files</source>
        <translation>已移出循环的文件</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>已见到</translation>
    </message>
    <message>
        <source>seen; agrees with the %1 that the interface counted</source>
        <translation>已见到；与接口计数 %1 一致</translation>
    </message>
    <message>
        <source>does not balance: the interface counted %1, the capture took %2, wrote %3, lost %4; %5 had left the files, %6 were read</source>
        <translation>收支不符：接口计数 %1，捕获取得 %2，写入 %3，丢失 %4；%5 已移出文件，读取了 %6</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Mostly of the Flow</source>
        <translation>主要属于的流</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more flow(s)</source>
        <translation>
            <numerusform>%1 和另外 %Ln 个流</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to begin with the links that lost most</source>
        <translation>点击后，丢失最多的链路排在最前</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln copy(s))</source>
        <translation>
            <numerusform>%1（%Ln 份副本）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::MeasurePlot</name>
    <message>
        <source>Plot</source>
        <translation>图形</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::PacketCapturingPlugin</name>
    <message>
        <source>Cap&amp;tures</source>
        <translation>捕获(&amp;T)</translation>
    </message>
    <message>
        <source>All captures with their counters</source>
        <translation>所有捕获及其计数</translation>
    </message>
    <message>
        <source>Pac&amp;kets</source>
        <translation>数据包(&amp;K)</translation>
    </message>
    <message>
        <source>The packets of some connections, decoded</source>
        <translation>某些连接的数据包，已解码</translation>
    </message>
    <message>
        <source>&amp;Journeys</source>
        <translation>旅程(&amp;J)</translation>
    </message>
    <message>
        <source>Where each packet was, when, and where it was lost</source>
        <translation>每个数据包何时在何处，以及在何处丢失</translation>
    </message>
    <message>
        <source>T&amp;raffic</source>
        <translation>流量(&amp;R)</translation>
    </message>
    <message>
        <source>Packets and bits per second over time, by direction</source>
        <translation>按方向显示每秒数据包数和比特数随时间的变化</translation>
    </message>
    <message>
        <source>&amp;Downloads</source>
        <translation>下载(&amp;D)</translation>
    </message>
    <message>
        <source>What is being downloaded, and what was</source>
        <translation>正在下载和已下载的内容</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::PacketDetails</name>
    <message>
        <source>Protocols and fields of the packet</source>
        <translation>数据包的协议和字段</translation>
    </message>
    <message>
        <source>Bytes of the packet</source>
        <translation>数据包的字节</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::PacketFilterBar</name>
    <message>
        <source>Display filter</source>
        <translation>显示过滤器</translation>
    </message>
    <message>
        <source>Display filter, in Wireshark&apos;s language: tcp.port == 80</source>
        <translation>显示过滤器，使用 Wireshark 的语法：tcp.port == 80</translation>
    </message>
    <message>
        <source>Enter shows only the packets that match</source>
        <translation>按回车键只显示匹配的数据包</translation>
    </message>
    <message>
        <source>Only packets that match are shown</source>
        <translation>只显示匹配的数据包</translation>
    </message>
    <message>
        <source>Enter applies the filter</source>
        <translation>按回车键应用过滤器</translation>
    </message>
    <message>
        <source>Shown until then: %1</source>
        <translation>在此之前显示：%1</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::PacketTable</name>
    <message>
        <source>Packets</source>
        <translation>数据包</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::PacketTableModel</name>
    <message>
        <source>gone from the recording</source>
        <translation>已不在录制中</translation>
    </message>
    <message>
        <source>being decoded…</source>
        <translation>正在解码…</translation>
    </message>
    <message>
        <source>No.</source>
        <comment>number of a packet</comment>
        <translation>序号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Delta</source>
        <comment>time since the packet before</comment>
        <translation>时间差</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::PacketsPage</name>
    <message>
        <source>Journeys of packets</source>
        <translation>数据包旅程</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::PacketsView</name>
    <message>
        <source>F&amp;ollow</source>
        <translation>跟随(&amp;O)</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Chooses whose packets are shown</source>
        <translation>选择显示谁的数据包</translation>
    </message>
    <message>
        <source>Keeps the packets in sight that come last</source>
        <translation>使最新到来的数据包保持可见</translation>
    </message>
    <message>
        <source>%1, began on %2</source>
        <translation>%1，开始于 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n 条连接</numerusform>
        </translation>
    </message>
    <message>
        <source>Right-click a connection that is captured and choose Show Packets, or choose from Connections above.</source>
        <translation>右键点击一条正在捕获的连接并选择“显示数据包”，或从上面的“连接”中选择。</translation>
    </message>
    <message>
        <source>The connection was deleted, and its recordings stay: Undo (Ctrl+Z) brings it back with them. From the next start of the lab on they are among the earlier recordings in the dock Captures.</source>
        <translation>连接已删除，其录制保留：撤销（Ctrl+Z）可将它连同录制一起恢复。实验室下次启动后，它们属于“捕获”面板中先前的录制。</translation>
    </message>
    <message>
        <source>Nothing was recorded here yet. Packets appear as they come.</source>
        <translation>这里还没有录制任何内容。数据包到来时就会显示。</translation>
    </message>
    <message>
        <source>Nothing was recorded yet</source>
        <translation>还没有录制任何内容</translation>
    </message>
    <message>
        <source>&amp;Arrivals, Too</source>
        <translation>包括到达包(&amp;A)</translation>
    </message>
    <message>
        <source>Shows packets as they left the wire, too, where that was recorded</source>
        <translation>在录制了的地方，也显示离开线路时的数据包</translation>
    </message>
    <message>
        <source> (%1 % looked at)</source>
        <translation>（已检查 %1 %）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln 个数据包</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln packet(s)</source>
        <translation>
            <numerusform>%Ln 个数据包中的 %1 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::RecordingOptionsEdit</name>
    <message>
        <source>Ends after this number of packets</source>
        <translation>达到此数据包数后结束</translation>
    </message>
    <message>
        <source>Ends before more bytes than this on the wire</source>
        <translation>在线路上的字节数超过此值之前结束</translation>
    </message>
    <message>
        <source>Ends after these seconds</source>
        <translation>过了这些秒数后结束</translation>
    </message>
    <message>
        <source>record &amp;packets as they leave the wire, too</source>
        <translation>数据包离开线路时也录制(&amp;P)</translation>
    </message>
    <message>
        <source>Whose packets are recorded</source>
        <translation>录制谁的数据包</translation>
    </message>
    <message>
        <source>Which host records a connection between two. Each records what its own end sends, by its own clock. One host alone has one clock for both directions, and what comes from the other one has the times of its arrival.</source>
        <translation>由哪台主机录制两台主机之间的连接。每台主机按自己的时钟录制本端所发送的内容。由一台主机单独录制时，两个方向使用一个时钟，来自另一台的内容带有其到达的时间。</translation>
    </message>
    <message>
        <source>Recorded b&amp;y:</source>
        <translation>录制者(&amp;Y)：</translation>
    </message>
    <message>
        <source>Both hosts, each what its end sends</source>
        <translation>两台主机，各自录制本端所发送的</translation>
    </message>
    <message>
        <source>The host of %1</source>
        <translation>%1 的主机</translation>
    </message>
    <message>
        <source>The host of the first end</source>
        <translation>第一端的主机</translation>
    </message>
    <message>
        <source>The host of the second end</source>
        <translation>第二端的主机</translation>
    </message>
    <message>
        <source>Directio&amp;n:</source>
        <translation>方向(&amp;N)：</translation>
    </message>
    <message>
        <source>whole packets</source>
        <translation>完整的数据包</translation>
    </message>
    <message>
        <source> bytes of each</source>
        <translation> 字节/包</translation>
    </message>
    <message>
        <source>How much of each packet is kept, from its beginning; the length that it had is kept too. 0 keeps whole packets.</source>
        <translation>每个数据包从开头起保留多少；原来的长度也会保留。0 表示保留完整的数据包。</translation>
    </message>
    <message>
        <source>&amp;Keep:</source>
        <translation>保留(&amp;K)：</translation>
    </message>
    <message>
        <source>Microseconds</source>
        <translation>微秒</translation>
    </message>
    <message>
        <source>Nanoseconds</source>
        <translation>纳秒</translation>
    </message>
    <message>
        <source>How exact the times of packets are; the programs that read pcap files know both</source>
        <translation>数据包时间的精度；读取 pcap 文件的程序两种都支持</translation>
    </message>
    <message>
        <source>&amp;Timestamps:</source>
        <translation>时间戳(&amp;T)：</translation>
    </message>
    <message>
        <source>F&amp;iles:</source>
        <translation>文件(&amp;I)：</translation>
    </message>
    <message>
        <source>Ends &amp;after:</source>
        <translation>结束条件(&amp;A)：</translation>
    </message>
    <message>
        <source>T&amp;rigger:</source>
        <translation>触发器(&amp;R)：</translation>
    </message>
    <message>
        <source>Each packet is recorded once more at the far end, behind bandwidth, delay and loss: so Journeys tell link from element, and what was lost on which link. It takes twice the room and the work.</source>
        <translation>每个数据包在远端、经过带宽、时延和丢包之后再录制一次：这样“旅程”就能区分链路与网元，并看出什么在哪条链路上丢失。这需要两倍的空间和工作量。</translation>
    </message>
    <message>
        <source>Arrivals:</source>
        <translation>到达包：</translation>
    </message>
    <message>
        <source>packets</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>%1; 0: never</source>
        <translation>%1；0：从不</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>两个方向</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <source>From the first end to the second</source>
        <translation>从第一端到第二端</translation>
    </message>
    <message>
        <source>From the second end to the first</source>
        <translation>从第二端到第一端</translation>
    </message>
    <message>
        <source>With a trigger, say after how many packets, bytes or seconds the recording ends.</source>
        <translation>设有触发器时，请说明录制在多少数据包、字节或秒后结束。</translation>
    </message>
    <message>
        <source>The trigger does not compile.</source>
        <translation>触发器无法编译。</translation>
    </message>
    <message>
        <source>The trigger is being checked.</source>
        <translation>正在检查触发器。</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::ResultsDialog</name>
    <message>
        <source>Results of the Experiment</source>
        <translation>实验结果</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>测量了什么</translation>
    </message>
    <message>
        <source>What the horizontal axis shows; there is a curve for each combination of what else is varied</source>
        <translation>横轴显示什么；其余变化值的每种组合各有一条曲线</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;over</source>
        <translation>相对于(&amp;O)</translation>
    </message>
    <message>
        <source>The runs are being read…</source>
        <translation>正在读取各次运行…</translation>
    </message>
    <message>
        <source>Means over the runs that were alike; the bars are their 95 % intervals. Drag and turn the wheel to move and zoom.</source>
        <translation>相同运行的平均值；误差线为其 95 % 置信区间。拖动以移动，滚轮以缩放。</translation>
    </message>
    <message>
        <source>Save &amp;Picture…</source>
        <translation>保存图片(&amp;P)…</translation>
    </message>
    <message>
        <source>No statement measured something. A condition such as &quot;any&quot; only measures.</source>
        <translation>没有任何断言测得数值。“any”这样的条件只测量。</translation>
    </message>
    <message>
        <source>Save Picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Pictures (*.svg *.pdf *.png)</source>
        <translation>图片 (*.svg *.pdf *.png)</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::RingSizeEdit</name>
    <message>
        <source>Number of files</source>
        <translation>文件数</translation>
    </message>
    <message>
        <source>How many files there are; the oldest makes room for the newest</source>
        <translation>有多少个文件；最旧的给最新的让位</translation>
    </message>
    <message>
        <source>Size of a file</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>How long a file gets</source>
        <translation>一个文件能有多大</translation>
    </message>
    <message>
        <source>of</source>
        <translation>个，每个</translation>
    </message>
    <message>
        <source>A file needs room for one whole packet: at least %1 bytes.</source>
        <translation>一个文件须能容纳一个完整的数据包：至少 %1 字节。</translation>
    </message>
    <message>
        <source>= %1 at most</source>
        <translation>= 最多 %1</translation>
    </message>
    <message>
        <source>= %1 at most, with arrivals</source>
        <translation>= 最多 %1，含到达包</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::Sharkd</name>
    <message>
        <source>Addresses, protocols and details are decoded by Wireshark&apos;s sharkd, which is not installed. Debian and Ubuntu: sudo apt install wireshark-common</source>
        <translation>地址、协议和细节由 Wireshark 的 sharkd 解码，但它尚未安装。Debian 和 Ubuntu：sudo apt install wireshark-common</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::SpaceTimePage</name>
    <message>
        <source>Flow</source>
        <translation>流</translation>
    </message>
    <message>
        <source>Whose packets are drawn</source>
        <translation>绘制谁的数据包</translation>
    </message>
    <message>
        <source>Saves what is seen now as SVG or PDF</source>
        <translation>将当前所见保存为 SVG 或 PDF</translation>
    </message>
    <message>
        <source>Save Pict&amp;ure…</source>
        <translation>保存图片(&amp;U)…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s), from %1 on</source>
        <translation>
            <numerusform>%Ln 个数据包，从 %1 起</numerusform>
        </translation>
    </message>
    <message>
        <source>zoom in to see each one</source>
        <translation>放大可看到每一个</translation>
    </message>
    <message>
        <source>Lines are stronger where there are more of them. The wheel and the keys + and - zoom, dragging and the arrow keys move, Home or a double click shows all, a click chooses a packet, Enter fills the view with it</source>
        <translation>线条越多的地方越浓。滚轮以及 + 和 - 键缩放，拖动和方向键移动，Home 或双击显示全部，点击选中一个数据包，Enter 使其充满视图</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::SpaceTimeView</name>
    <message>
        <source>Space-time diagram</source>
        <translation>时空图</translation>
    </message>
    <message numerus="yes">
        <source>%n packet(s) between %1</source>
        <translation>
            <numerusform>%1 之间 %n 个数据包</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s), of which %1 lost; time downwards, since %2</source>
        <translation>
            <numerusform>%Ln 个数据包，其中丢失 %1 个；时间向下，自 %2 起</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::plugins::StepDialog</name>
    <message>
        <source>A&amp;t:</source>
        <translation>时间(&amp;T)：</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;What happens:</source>
        <translation>发生什么(&amp;W)：</translation>
    </message>
    <message>
        <source>&amp;Element:</source>
        <translation>网元(&amp;E)：</translation>
    </message>
    <message>
        <source>C&amp;onnection:</source>
        <translation>连接(&amp;O)：</translation>
    </message>
    <message>
        <source>Co&amp;mmand:</source>
        <translation>命令(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;Settings:</source>
        <translation>设置(&amp;S)：</translation>
    </message>
    <message>
        <source>Ca&amp;pture file:</source>
        <translation>捕获文件(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Filter:</source>
        <translation>过滤器(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>what other steps and statements call it</source>
        <translation>其他步骤和断言用来指代它的名称</translation>
    </message>
    <message>
        <source>Step of the Experiment</source>
        <translation>实验步骤</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::StreamWindow</name>
    <message>
        <source>%1 Stream of %2 and %3</source>
        <translation>%2 与 %3 的 %1 流</translation>
    </message>
    <message>
        <source>How the bytes are shown</source>
        <translation>字节的显示方式</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>双方所说的内容</translation>
    </message>
    <message>
        <source>Show Only These &amp;Packets</source>
        <translation>只显示这些数据包(&amp;P)</translation>
    </message>
    <message>
        <source>The stream is longer than what is shown</source>
        <translation>流比显示的内容更长</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::SweepPlot</name>
    <message>
        <source>Plot</source>
        <translation>图</translation>
    </message>
    <message>
        <source>all runs</source>
        <translation>所有运行</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::TcpPage</name>
    <message>
        <source>Link</source>
        <translation>链路</translation>
    </message>
    <message>
        <source>Where the packets were recorded</source>
        <translation>数据包在哪里录制</translation>
    </message>
    <message>
        <source>TCP connection</source>
        <translation>TCP 连接</translation>
    </message>
    <message>
        <source>Whose data is plotted: who sends it to whom</source>
        <translation>绘制谁的数据：谁发送给谁</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Saves what is seen now as SVG, PDF or PNG</source>
        <translation>将当前所见保存为 SVG、PDF 或 PNG</translation>
    </message>
    <message>
        <source>%1, delivered</source>
        <translation>%1，已送达</translation>
    </message>
    <message>
        <source>The packets of this link are being read…</source>
        <translation>正在读取此链路的数据包…</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 lost at %2</source>
        <translation>%1 个在 %2 丢失</translation>
    </message>
    <message>
        <source>Time since the connection began, s</source>
        <translation>自连接开始以来的时间，s</translation>
    </message>
    <message>
        <source>goodput %1 Mbit/s</source>
        <translation>有效吞吐量 %1 Mbit/s</translation>
    </message>
    <message>
        <source>segments that were lost before this link are looked for…</source>
        <translation>正在查找在此链路之前丢失的报文段…</translation>
    </message>
    <message>
        <source>Save Pict&amp;ure…</source>
        <translation>保存图片(&amp;U)…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln segment(s)</source>
        <translation>
            <numerusform>%Ln 个报文段</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln retransmission(s)</source>
        <translation>
            <numerusform>%Ln 次重传</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) of this link found no room</source>
        <translation>
            <numerusform>此链路有 %Ln 个数据包放不下</numerusform>
        </translation>
    </message>
    <message>
        <source>TCP %1</source>
        <translation>TCP %1</translation>
    </message>
    <message>
        <source>No TCP connection that sent data on this link passes the filter above. Choose another link or another filter.</source>
        <translation>此链路上发送数据的 TCP 连接中，没有一个通过上方的过滤器。请选择另一条链路或另一个过滤器。</translation>
    </message>
    <message>
        <source>No TCP data was recorded on this link. Choose another one above, or let TCP connections send data, and read the recordings again.</source>
        <translation>此链路上没有录制到 TCP 数据。请在上方选择另一条链路，或让 TCP 连接发送数据，然后重新读取录制。</translation>
    </message>
    <message>
        <source>losses of packets that pass the filter</source>
        <translation>仅限通过过滤器的数据包的丢失</translation>
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
        <translation>运行之后已更改。先前状态的结果在 %1 中</translation>
    </message>
    <message>
        <source>&amp;Run Experiment</source>
        <translation>运行实验(&amp;R)</translation>
    </message>
    <message>
        <source>Perform the steps in a lab of their own, and say what held</source>
        <translation>在单独的实验室中执行各步骤，并说明哪些成立</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>End the run and its lab; what was done stays</source>
        <translation>结束此次运行及其实验室；已完成的内容保留</translation>
    </message>
    <message>
        <source>&amp;Add Step…</source>
        <translation>添加步骤(&amp;A)…</translation>
    </message>
    <message>
        <source>Add something that happens at a time (Ins)</source>
        <translation>添加在某一时间发生的事 (Ins)</translation>
    </message>
    <message>
        <source>&amp;Edit Step…</source>
        <translation>编辑步骤(&amp;E)…</translation>
    </message>
    <message>
        <source>Change what the selected step does (Enter)</source>
        <translation>更改所选步骤的内容（回车键）</translation>
    </message>
    <message>
        <source>Co&amp;py Step</source>
        <translation>复制步骤(&amp;P)</translation>
    </message>
    <message>
        <source>Add a copy of the selected step, a second later (Ctrl+D)</source>
        <translation>添加所选步骤的副本，晚一秒 (Ctrl+D)</translation>
    </message>
    <message>
        <source>&amp;Delete Step</source>
        <translation>删除步骤(&amp;D)</translation>
    </message>
    <message>
        <source>Delete the selected step (Del)</source>
        <translation>删除所选步骤 (Del)</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适合大小(&amp;F)</translation>
    </message>
    <message>
        <source>Show all steps (F)</source>
        <translation>显示所有步骤 (F)</translation>
    </message>
    <message numerus="yes">
        <source>The experiment of this topology has more than %n steps, and so it cannot be performed.</source>
        <translation>
            <numerusform>此拓扑的实验超过 %n 个步骤，因此无法执行。</numerusform>
        </translation>
    </message>
    <message>
        <source>This topology has no experiment yet.

Draw a network, then choose Add Step…: commands in elements, links that fail or change, captures, each at its time. Run Experiment performs them in a lab of their own.</source>
        <translation>此拓扑还没有实验。

绘制一个网络，然后选择“添加步骤…”：在网元中运行命令、链路故障或变化、捕获，各有其时间。“运行实验”在单独的实验室中执行它们。</translation>
    </message>
    <message>
        <source>The run of another experiment goes on</source>
        <translation>另一个实验的运行仍在继续</translation>
    </message>
    <message>
        <source>Run %1 of %2 (%3)</source>
        <translation>第 %1 次运行，共 %2 次（%3）</translation>
    </message>
    <message>
        <source>The lab starts…</source>
        <translation>实验室正在启动…</translation>
    </message>
    <message>
        <source>Everything held. The runs are in %1</source>
        <translation>全部成立。各次运行保存在 %1 中</translation>
    </message>
    <message>
        <source>Cancelled. What was done is in %1</source>
        <translation>已取消。已完成的内容保存在 %1 中</translation>
    </message>
    <message>
        <source>Not everything held. The runs are in %1</source>
        <translation>并非全部成立。各次运行保存在 %1 中</translation>
    </message>
    <message>
        <source>The experiment could not be performed</source>
        <translation>无法执行实验</translation>
    </message>
    <message>
        <source>Change a step</source>
        <translation>更改步骤</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>添加步骤</translation>
    </message>
    <message>
        <source>Copy a step</source>
        <translation>复制步骤</translation>
    </message>
    <message>
        <source>Delete a step</source>
        <translation>删除步骤</translation>
    </message>
    <message>
        <source>Move a step</source>
        <translation>移动步骤</translation>
    </message>
    <message>
        <source>A variable says when this step is: change it by Edit Step…</source>
        <translation>此步骤的时间由变量决定，请用“编辑步骤…”更改</translation>
    </message>
    <message>
        <source>An experiment is running</source>
        <translation>有实验正在运行</translation>
    </message>
    <message>
        <source>The run of the experiment ends when this window is closed. What was done stays in %1.</source>
        <translation>关闭此窗口会结束实验的运行。已完成的内容保留在 %1 中。</translation>
    </message>
    <message>
        <source>&amp;End the Run</source>
        <translation>结束运行(&amp;E)</translation>
    </message>
    <message>
        <source>The experiment could not be performed: %1</source>
        <translation>无法执行实验：%1</translation>
    </message>
    <message>
        <source>Re&amp;sults…</source>
        <translation>结果(&amp;S)…</translation>
    </message>
    <message>
        <source>Draw what the runs measured, with 95 % intervals</source>
        <translation>绘制各次运行的测量值及 95 % 置信区间</translation>
    </message>
    <message numerus="yes">
        <source>Run %1 of %2 (%3), and %n at the same time</source>
        <translation>
            <numerusform>第 %1 次运行，共 %2 次（%3），同时还有 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Play %1 onto %2</source>
        <translation>把 %1 回放到 %2</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::TimelineView</name>
    <message>
        <source>Timeline of the experiment</source>
        <translation>实验时间线</translation>
    </message>
    <message>
        <source>%1 at %2 s</source>
        <translation>%1，在 %2 s</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>began %1 ms late</source>
        <translation>晚 %1 ms 开始</translation>
    </message>
    <message>
        <source>began in time (%1 ms)</source>
        <translation>准时开始（%1 ms）</translation>
    </message>
    <message>
        <source>&amp;Add Step…</source>
        <translation>添加步骤(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::TraceField</name>
    <message>
        <source>Read Trace</source>
        <translation>读取轨迹</translation>
    </message>
    <message>
        <source>%1 is no trace.
A file of Mahimahi has the milliseconds at which a packet may be sent, one a line; others have lines of a time in seconds and a rate in kbit/s, such as 0.5,8000.
(%2)</source>
        <translation>%1 不是轨迹。
Mahimahi 文件每行是可以发送一个数据包的毫秒时刻；其他文件的每行是以秒为单位的时间和以 kbit/s 为单位的速率，例如 0.5,8000。
（%2）</translation>
    </message>
    <message>
        <source>&amp;Read from File…</source>
        <translation>从文件读取(&amp;R)…</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>%1 s, %2 in the mean</source>
        <comment>how long a trace is, and its rate</comment>
        <translation>%1 s，平均 %2</translation>
    </message>
    <message>
        <source>none</source>
        <comment>a link follows no trace</comment>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::TrafficPlot</name>
    <message>
        <source>Nothing is captured. What crosses a connection is plotted while it is captured.</source>
        <translation>没有捕获任何内容。捕获连接时，会绘制经过它的流量。</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Whose packets are plotted</source>
        <translation>绘制谁的数据包</translation>
    </message>
    <message>
        <source>Time that is shown</source>
        <translation>显示的时间范围</translation>
    </message>
    <message>
        <source>One minute</source>
        <translation>一分钟</translation>
    </message>
    <message>
        <source>Five minutes</source>
        <translation>五分钟</translation>
    </message>
    <message>
        <source>A quarter of an hour</source>
        <translation>一刻钟</translation>
    </message>
    <message>
        <source>Save &amp;Picture…</source>
        <translation>保存图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Saves the plot as PNG or SVG</source>
        <translation>将图形保存为 PNG 或 SVG</translation>
    </message>
    <message>
        <source>Packets and bits per second over time</source>
        <translation>每秒数据包数和比特数随时间的变化</translation>
    </message>
    <message>
        <source>Packets/s</source>
        <translation>数据包/s</translation>
    </message>
    <message>
        <source>kbit/s</source>
        <translation>kbit/s</translation>
    </message>
    <message>
        <source>Packets from %1</source>
        <translation>来自 %1 的数据包</translation>
    </message>
    <message>
        <source>Bits from %1</source>
        <translation>来自 %1 的比特</translation>
    </message>
    <message>
        <source>Save Picture of the Traffic</source>
        <translation>保存流量图</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 图形 (*.svg)</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 无法写入</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::VerdictList</name>
    <message>
        <source>The numbers of this run are not to be trusted:</source>
        <translation>此次运行的数字不可信：</translation>
    </message>
    <message>
        <source>What must come out</source>
        <translation>应当得到的结果</translation>
    </message>
    <message>
        <source>a statement</source>
        <translation>断言</translation>
    </message>
    <message>
        <source>Each run</source>
        <translation>每次运行</translation>
    </message>
    <message>
        <source>All runs together</source>
        <translation>所有运行一起</translation>
    </message>
    <message>
        <source>A command in the background ended before the run did</source>
        <translation>一条后台命令先于运行结束</translation>
    </message>
</context>
<context>
    <name>tomato::plugins::ViewersTable</name>
    <message>
        <source>Viewers</source>
        <translation>查看端</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>Skipped packets</source>
        <translation>跳过的数据包</translation>
    </message>
    <message>
        <source>What the viewer was sent so far</source>
        <translation>到目前为止发送给该查看端的内容</translation>
    </message>
    <message>
        <source>What is recorded and not sent to this viewer yet</source>
        <translation>已录制但尚未发送给该查看端的内容</translation>
    </message>
    <message>
        <source>A viewer that is too slow misses packets; the recording does not wait for it</source>
        <translation>太慢的查看端会错过数据包；录制不会等它</translation>
    </message>
</context>
<context>
    <name>tomato::ui::Actions</name>
    <message>
        <source>&amp;Save as Template…</source>
        <translation>另存为模板(&amp;S)…</translation>
    </message>
    <message>
        <source>Keep the selected elements with their properties, to insert them again and again, also elsewhere</source>
        <translation>把所选网元连同属性保存下来，以便反复插入，也可在别处使用</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>Begin an empty topology</source>
        <translation>新建一个空拓扑</translation>
    </message>
    <message>
        <source>New &amp;Window</source>
        <translation>新建窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Open a further window, with an empty topology</source>
        <translation>再打开一个窗口，内含空拓扑</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a topology of ToMaTo or another program</source>
        <translation>打开 ToMaTo 或其他程序的拓扑</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Add a topology of ToMaTo or another program to this one</source>
        <translation>将 ToMaTo 或其他程序的拓扑添加到此拓扑</translation>
    </message>
    <message>
        <source>Export for O&amp;thers…</source>
        <translation>导出给其他程序(&amp;T)…</translation>
    </message>
    <message>
        <source>Write a copy as GraphML, for containerlab, Mininet or Graphviz</source>
        <translation>以 GraphML 写出副本，或供 containerlab、Mininet 或 Graphviz 使用</translation>
    </message>
    <message>
        <source>Export Experi&amp;ment…</source>
        <translation>导出实验(&amp;M)…</translation>
    </message>
    <message>
        <source>Pack the experiment with its runs into one file, from which others get the same</source>
        <translation>将实验连同各次运行打包成一个文件，他人由此可得到同样的结果</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save the topology</source>
        <translation>保存拓扑</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the topology under another name</source>
        <translation>以另一名称保存拓扑</translation>
    </message>
    <message>
        <source>&amp;Export as Picture…</source>
        <translation>导出为图片(&amp;E)…</translation>
    </message>
    <message>
        <source>Save the drawing as PNG, SVG or PDF</source>
        <translation>将绘图保存为 PNG、SVG 或 PDF</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Print the drawing on one page</source>
        <translation>将绘图打印在一页上</translation>
    </message>
    <message>
        <source>&amp;Close Window</source>
        <translation>关闭窗口(&amp;C)</translation>
    </message>
    <message>
        <source>Close this window; others stay open</source>
        <translation>关闭此窗口；其他窗口保持打开</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close all windows</source>
        <translation>关闭所有窗口</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>撤销上一次更改</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Do again what was undone</source>
        <translation>重做已撤销的更改</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Select everything</source>
        <translation>选择全部内容</translation>
    </message>
    <message>
        <source>S&amp;elect All Connections</source>
        <translation>选择所有连接(&amp;E)</translation>
    </message>
    <message>
        <source>Select every connection and nothing else, to configure or capture all of them</source>
        <translation>只选择全部连接，以便配置或捕获它们</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>重命名(&amp;M)</translation>
    </message>
    <message>
        <source>Rename the selected element</source>
        <translation>重命名所选网元</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Delete what is selected</source>
        <translation>删除所选内容</translation>
    </message>
    <message>
        <source>Pr&amp;operties</source>
        <translation>属性(&amp;O)</translation>
    </message>
    <message>
        <source>Show the properties of what is selected</source>
        <translation>显示所选内容的属性</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>首选项(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose colours, language, programs, and how captures begin</source>
        <translation>选择颜色、语言、程序，以及捕获的初始设置</translation>
    </message>
    <message>
        <source>Connect t&amp;he Two</source>
        <translation>连接这两个(&amp;H)</translation>
    </message>
    <message>
        <source>Connect the two elements that are selected</source>
        <translation>连接所选的两个网元</translation>
    </message>
    <message>
        <source>&amp;Select and Move</source>
        <translation>选择和移动(&amp;S)</translation>
    </message>
    <message>
        <source>Select and move elements</source>
        <translation>选择和移动网元</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>Connect elements: drag from one to the other</source>
        <translation>连接网元：从一个拖到另一个</translation>
    </message>
    <message>
        <source>Con&amp;figure…</source>
        <translation>配置(&amp;F)…</translation>
    </message>
    <message>
        <source>Open the config window of the selected connections</source>
        <translation>打开所选连接的配置窗口</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>Copy the selected elements and delete them</source>
        <translation>复制所选网元并删除它们</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>复制(&amp;Y)</translation>
    </message>
    <message>
        <source>Copy the selected elements with the connections among them</source>
        <translation>复制所选网元及它们之间的连接</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Add what was copied, with names of its own and without addresses</source>
        <translation>添加已复制的内容，名称各异，不带地址</translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation>创建副本(&amp;L)</translation>
    </message>
    <message>
        <source>Add a copy of the selected elements beside them</source>
        <translation>在旁边添加所选网元的副本</translation>
    </message>
    <message>
        <source>F&amp;ind…</source>
        <translation>查找(&amp;I)…</translation>
    </message>
    <message>
        <source>Find elements and connections by name, address, type or capture filter</source>
        <translation>按名称、地址、类型或捕获过滤器查找网元和连接</translation>
    </message>
    <message>
        <source>Align in a &amp;Row</source>
        <translation>按行对齐(&amp;R)</translation>
    </message>
    <message>
        <source>Put the selected elements at the same height</source>
        <translation>将所选网元放在同一高度</translation>
    </message>
    <message>
        <source>Align in a &amp;Column</source>
        <translation>按列对齐(&amp;C)</translation>
    </message>
    <message>
        <source>Put the selected elements below each other</source>
        <translation>将所选网元上下对齐</translation>
    </message>
    <message>
        <source>Spread &amp;Across</source>
        <translation>横向分布(&amp;A)</translation>
    </message>
    <message>
        <source>Put equal distances between the selected elements, from left to right</source>
        <translation>使所选网元从左到右间距相等</translation>
    </message>
    <message>
        <source>Spread &amp;Down</source>
        <translation>纵向分布(&amp;D)</translation>
    </message>
    <message>
        <source>Put equal distances between the selected elements, from top to bottom</source>
        <translation>使所选网元从上到下间距相等</translation>
    </message>
    <message>
        <source>Bring to &amp;Front</source>
        <translation>置于顶层(&amp;F)</translation>
    </message>
    <message>
        <source>Lay what is selected above all else of its kind</source>
        <translation>将所选内容置于所有同类之上</translation>
    </message>
    <message>
        <source>Send to &amp;Back</source>
        <translation>置于底层(&amp;B)</translation>
    </message>
    <message>
        <source>Lay what is selected beneath all else of its kind</source>
        <translation>将所选内容置于所有同类之下</translation>
    </message>
    <message>
        <source>Loc&amp;k in Place</source>
        <translation>锁定位置(&amp;K)</translation>
    </message>
    <message>
        <source>Neither the mouse nor keys move or delete what is selected</source>
        <translation>鼠标和按键都不能移动或删除所选内容</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大显示</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小显示</translation>
    </message>
    <message>
        <source>&amp;Actual Size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>Show at actual size</source>
        <translation>以实际大小显示</translation>
    </message>
    <message>
        <source>Zoom to &amp;Fit</source>
        <translation>缩放到合适大小(&amp;F)</translation>
    </message>
    <message>
        <source>Show the whole topology</source>
        <translation>显示整个拓扑</translation>
    </message>
    <message>
        <source>Zoom to &amp;Selection</source>
        <translation>缩放到所选内容(&amp;S)</translation>
    </message>
    <message>
        <source>Show what is selected as large as there is room</source>
        <translation>在空间允许的范围内以最大尺寸显示所选内容</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>手册(&amp;M)</translation>
    </message>
    <message>
        <source>Read how to use ToMaTo Desktop</source>
        <translation>阅读 ToMaTo Desktop 的使用方法</translation>
    </message>
    <message>
        <source>&amp;Guided Tour</source>
        <translation>引导教程(&amp;G)</translation>
    </message>
    <message>
        <source>Be led to your first capture, step by step</source>
        <translation>一步一步引导您完成第一次捕获</translation>
    </message>
    <message>
        <source>&amp;About ToMaTo Desktop</source>
        <translation>关于 ToMaTo Desktop(&amp;A)</translation>
    </message>
    <message>
        <source>Show the version, the licence and the loaded plugins</source>
        <translation>显示版本、许可证和已加载的插件</translation>
    </message>
    <message>
        <source>&amp;Start Lab</source>
        <translation>启动实验室(&amp;S)</translation>
    </message>
    <message>
        <source>Start all elements as a lab on this machine</source>
        <translation>在本机上将所有网元作为实验室启动</translation>
    </message>
    <message>
        <source>St&amp;op Lab</source>
        <translation>停止实验室(&amp;O)</translation>
    </message>
    <message>
        <source>Stop the lab</source>
        <translation>停止实验室</translation>
    </message>
    <message>
        <source>Runn&amp;ing Labs…</source>
        <translation>运行中的实验室(&amp;I)…</translation>
    </message>
    <message>
        <source>All labs on this machine, running and stopped: open, stop or delete them, and see what they keep</source>
        <translation>本机上运行中和已停止的所有实验室：打开、停止或删除它们，并查看它们保留的内容</translation>
    </message>
    <message>
        <source>Start &amp;Element</source>
        <translation>启动网元(&amp;E)</translation>
    </message>
    <message>
        <source>Start the selected elements</source>
        <translation>启动所选网元</translation>
    </message>
    <message>
        <source>Sto&amp;p Element</source>
        <translation>停止网元(&amp;P)</translation>
    </message>
    <message>
        <source>Stop the selected elements; the rest goes on</source>
        <translation>停止所选网元；其余继续运行</translation>
    </message>
    <message>
        <source>&amp;Terminal</source>
        <translation>终端(&amp;T)</translation>
    </message>
    <message>
        <source>Open a terminal in the selected element</source>
        <translation>在所选网元中打开终端</translation>
    </message>
    <message>
        <source>&amp;Run Command…</source>
        <translation>运行命令(&amp;R)…</translation>
    </message>
    <message>
        <source>Run a command in the selected element</source>
        <translation>在所选网元中运行命令</translation>
    </message>
    <message>
        <source>Commands and Ser&amp;vices…</source>
        <translation>命令和服务(&amp;V)…</translation>
    </message>
    <message>
        <source>What the selected element runs by itself: how it fares, and what it put out</source>
        <translation>所选网元自行运行的内容：状况如何，输出了什么</translation>
    </message>
    <message>
        <source>Workin&amp;g Folder</source>
        <translation>工作文件夹(&amp;G)</translation>
    </message>
    <message>
        <source>Open the folder that the selected element has as /root: put files there to bring them inside, and take results from there</source>
        <translation>打开所选网元作为 /root 的文件夹：把文件放进去即可带入网元，也可从中取出结果</translation>
    </message>
    <message>
        <source>S&amp;witch&apos;s MAC Addresses…</source>
        <translation>交换机的 MAC 地址(&amp;W)…</translation>
    </message>
    <message>
        <source>Where the selected switch has learnt that addresses are</source>
        <translation>所选交换机学到的各地址所在位置</translation>
    </message>
    <message>
        <source>Assign &amp;Addresses</source>
        <translation>分配地址(&amp;A)</translation>
    </message>
    <message>
        <source>Give an IPv4 and an IPv6 address to each interface that has none</source>
        <translation>给每个没有地址的接口分配一个 IPv4 地址和一个 IPv6 地址</translation>
    </message>
    <message>
        <source>&amp;Compute Routes</source>
        <translation>计算路由(&amp;C)</translation>
    </message>
    <message>
        <source>Every router has a route to each network, over the fewest routers; they follow what you draw</source>
        <translation>每台路由器都有到每个网络的路由，经过的路由器最少；路由随绘图而变</translation>
    </message>
</context>
<context>
    <name>tomato::ui::AnnotationCommands</name>
    <message>
        <source>&amp;Insert</source>
        <translation>插入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>文本(&amp;T)</translation>
    </message>
    <message>
        <source>Writes something on the canvas</source>
        <translation>在画布上写字</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Insert text</source>
        <translation>插入文本</translation>
    </message>
    <message>
        <source>&amp;Box</source>
        <translation>方框(&amp;B)</translation>
    </message>
    <message>
        <source>Draws a box around a part of the network</source>
        <translation>在网络的一部分周围画方框</translation>
    </message>
    <message>
        <source>Insert box</source>
        <translation>插入方框</translation>
    </message>
    <message>
        <source>&amp;Ellipse</source>
        <translation>椭圆(&amp;E)</translation>
    </message>
    <message>
        <source>Draws an ellipse around a part of the network</source>
        <translation>在网络的一部分周围画椭圆</translation>
    </message>
    <message>
        <source>Insert ellipse</source>
        <translation>插入椭圆</translation>
    </message>
    <message>
        <source>&amp;Line</source>
        <translation>直线(&amp;L)</translation>
    </message>
    <message>
        <source>Draws a line that is no connection</source>
        <translation>画一条不是连接的直线</translation>
    </message>
    <message>
        <source>Insert line</source>
        <translation>插入直线</translation>
    </message>
    <message>
        <source>&amp;Picture…</source>
        <translation>图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Adds a picture from a file</source>
        <translation>从文件添加图片</translation>
    </message>
    <message>
        <source>Bac&amp;kground Picture…</source>
        <translation>背景图片(&amp;K)…</translation>
    </message>
    <message>
        <source>Lays a map or a plan beneath the network, where the mouse does not catch it</source>
        <translation>在网络下面铺一张地图或平面图，鼠标不会碰到它</translation>
    </message>
    <message>
        <source>Insert Picture</source>
        <translation>插入图片</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <source>%1 is too large: a picture in a topology has at most 16 MB</source>
        <translation>%1 太大：拓扑中的图片最大 16 MB</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Insert background picture</source>
        <translation>插入背景图片</translation>
    </message>
    <message>
        <source>Insert picture</source>
        <translation>插入图片</translation>
    </message>
</context>
<context>
    <name>tomato::ui::AnnotationForm</name>
    <message>
        <source>Annotation</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>文本(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>大小(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation>粗体(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation>斜体(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Fill</source>
        <translation>填充(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Line width</source>
        <translation>线宽(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dashed</source>
        <translation>虚线(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Rotation</source>
        <translation>旋转(&amp;R)</translation>
    </message>
    <message>
        <source>Loc&amp;ked in place</source>
        <translation>锁定位置(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>选择(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Yellow</source>
        <translation>黄色(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Green</source>
        <translation>绿色(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Blue</source>
        <translation>蓝色(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Red</source>
        <translation>红色(&amp;R)</translation>
    </message>
    <message>
        <source>Gr&amp;ey</source>
        <translation>灰色(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>无(&amp;N)</translation>
    </message>
    <message>
        <source>Canvas&apos; &amp;Own</source>
        <translation>画布自身的颜色(&amp;O)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Canvas&apos; Own</source>
        <translation>画布自身的颜色</translation>
    </message>
    <message>
        <source>Change annotation</source>
        <translation>更改标注</translation>
    </message>
</context>
<context>
    <name>tomato::ui::AnnotationLayer</name>
    <message>
        <source>Resize annotation</source>
        <translation>调整标注大小</translation>
    </message>
</context>
<context>
    <name>tomato::ui::BulkCommands</name>
    <message>
        <source>&amp;Fabric…</source>
        <translation>网络结构(&amp;F)…</translation>
    </message>
    <message>
        <source>Adds a Clos fabric, a ring, a grid, a tree or another regular network, or one by chance</source>
        <translation>添加 Clos 结构、环、网格、树等规则网络，或随机网络</translation>
    </message>
    <message>
        <source>Li&amp;nk by Pattern…</source>
        <translation>按模式连接(&amp;N)…</translation>
    </message>
    <message>
        <source>Connects all elements whose names are like one pattern with those like another</source>
        <translation>把名称符合一个模式的所有网元与符合另一个模式的网元连接起来</translation>
    </message>
    <message>
        <source>Rename &amp;by Pattern…</source>
        <translation>按模式重命名(&amp;B)…</translation>
    </message>
    <message>
        <source>Gives many elements new names at once, after a look at them</source>
        <translation>一次给许多网元新的名称，可先预览</translation>
    </message>
    <message numerus="yes">
        <source>%n new connection(s)</source>
        <translation>
            <numerusform>%n 条新连接</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n pair(s) connected already)</source>
        <translation>
            <numerusform>（%n 对已经相连）</numerusform>
        </translation>
    </message>
    <message>
        <source>Link by Pattern</source>
        <translation>按模式连接</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>从(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>到(&amp;T)：</translation>
    </message>
    <message>
        <source>Whole names have to match: * is any text, ? any character; anything with \ ( [ { + | ^ $ is a regular expression. In the second one \1 is what the first one&apos;s first parentheses, * or ? stood for.</source>
        <translation>须匹配完整的名称：* 为任意文本，? 为任意字符；含有 \ ( [ { + | ^ $ 的为正则表达式。第二个中的 \1 是第一个中首个括号、* 或 ? 所代表的内容。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message numerus="yes">
        <source>%n new name(s)</source>
        <translation>
            <numerusform>%n 个新名称</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename by Pattern</source>
        <translation>按模式重命名</translation>
    </message>
    <message numerus="yes">
        <source>Rename %n Selected Element(s) by Pattern</source>
        <translation>
            <numerusform>按模式重命名 %n 个所选网元</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Names like:</source>
        <translation>符合以下模式的名称(&amp;N)：</translation>
    </message>
    <message>
        <source>New n&amp;ame:</source>
        <translation>新名称(&amp;A)：</translation>
    </message>
    <message>
        <source>Whole names have to match: * is any text, ? any character; anything with \ ( [ { + | ^ $ is a regular expression. In the new name \1 is what the first parentheses, * or ? stood for, \0 the whole name, {n} a number from 1, and {nnn} one of three digits.</source>
        <translation>须匹配完整的名称：* 为任意文本，? 为任意字符；含有 \ ( [ { + | ^ $ 的为正则表达式。新名称中 \1 是首个括号、* 或 ? 所代表的内容，\0 是完整的名称，{n} 是从 1 开始的数字，{nnn} 是三位数字。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Dela&amp;y from Distance…</source>
        <translation>由距离设置时延(&amp;Y)…</translation>
    </message>
    <message>
        <source>Sets the delays of connections to what light takes in a fibre between elements that have a latitude and a longitude</source>
        <translation>将连接的时延设为光在有纬度和经度的网元之间的光纤中所需的时间</translation>
    </message>
    <message>
        <source>Set delays from distances</source>
        <translation>由距离设置时延</translation>
    </message>
</context>
<context>
    <name>tomato::ui::CanvasGestures</name>
    <message>
        <source>%1 sends what is in %2 onto this connection, as a step of the experiment</source>
        <translation>%1 把 %2 中的内容发送到此连接，作为实验的一个步骤</translation>
    </message>
</context>
<context>
    <name>tomato::ui::CanvasOptions</name>
    <message>
        <source>&amp;Grid</source>
        <translation>网格(&amp;G)</translation>
    </message>
    <message>
        <source>Show dots to place elements by</source>
        <translation>显示用来对齐网元的点</translation>
    </message>
    <message>
        <source>S&amp;nap to Grid</source>
        <translation>对齐到网格(&amp;N)</translation>
    </message>
    <message>
        <source>Place elements on the grid&apos;s dots instead of where they line up with others; hold Shift or Alt to drag one anywhere</source>
        <translation>把网元放在网格点上，而不是与其他网元对齐；按住 Shift 或 Alt 可拖到任意位置</translation>
    </message>
    <message>
        <source>Connection La&amp;bels</source>
        <translation>连接标签(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>无(&amp;N)</translation>
    </message>
    <message>
        <source>Write the interfaces&apos; names alone beside connections</source>
        <translation>连接旁只写接口的名称</translation>
    </message>
    <message>
        <source>&amp;Addresses</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>Write each end&apos;s address below its interface&apos;s name</source>
        <translation>在接口名称下面写各端的地址</translation>
    </message>
    <message>
        <source>&amp;Link</source>
        <translation>链路(&amp;L)</translation>
    </message>
    <message>
        <source>Write rate, delay and loss beside connections that are emulated</source>
        <translation>在被仿真的连接旁写速率、时延和丢包</translation>
    </message>
    <message>
        <source>Capture &amp;Filter</source>
        <translation>捕获过滤器(&amp;F)</translation>
    </message>
    <message>
        <source>Write beside connections what of them is captured</source>
        <translation>在连接旁写明捕获其中的哪些内容</translation>
    </message>
</context>
<context>
    <name>tomato::ui::CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>The topology: elements and their connections</source>
        <translation>拓扑：网元及其连接</translation>
    </message>
</context>
<context>
    <name>tomato::ui::CheckedField</name>
    <message>
        <source>Remove from all of them (Delete)</source>
        <translation>从全部网元中移除 (Delete)</translation>
    </message>
    <message>
        <source>Their values differ. What you enter here, all of them get. Delete removes it from all of them.</source>
        <translation>它们的值不相同。您在此输入的内容会给予全部网元。Delete 键从全部网元中移除它。</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ConfigWindow</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n 条连接</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) are configured together. Only what you change here is given to all of them; what you leave, “different values” too, stays as each connection has it.</source>
        <translation>
            <numerusform>正在一起配置 %n 条连接。只有您在此更改的内容才会应用到全部连接；未更改的内容，包括“值不相同”的，各连接保持原样。</numerusform>
        </translation>
    </message>
    <message>
        <source>No plugin is loaded that has settings for connections.</source>
        <translation>没有加载可设置连接的插件。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Saves all tabs as one undo step; a running lab follows at once (Ctrl+S)</source>
        <translation>将所有标签页保存为一个撤销步骤；运行中的实验室立即跟随（Ctrl+S）</translation>
    </message>
    <message>
        <source>Unsaved settings</source>
        <translation>未保存的设置</translation>
    </message>
    <message>
        <source>Save the settings of %1?</source>
        <translation>要保存 %1 的设置吗？</translation>
    </message>
    <message>
        <source>They are lost if you do not save them.</source>
        <translation>如果不保存，它们将丢失。</translation>
    </message>
    <message>
        <source>Configure %1</source>
        <translation>配置 %1</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ConnectionForm</name>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>捕获</translation>
    </message>
    <message>
        <source>Con&amp;figure…</source>
        <translation>配置(&amp;F)…</translation>
    </message>
    <message>
        <source>No packets are captured.</source>
        <translation>没有捕获数据包。</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ConnectionStatistics</name>
    <message>
        <source>%1 → %2: %3 frames, %4, now %5; lost: %6</source>
        <translation>%1 → %2：%3 帧，%4，现在 %5；丢失：%6</translation>
    </message>
    <message>
        <source>Of them %1 were lost in the trunk between the hosts</source>
        <translation>其中 %1 在主机之间的干线中丢失</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ContextMenus</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n 条连接</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete Connections</source>
        <translation>删除连接(&amp;D)</translation>
    </message>
    <message>
        <source>Delete the connections; the elements that are selected stay</source>
        <translation>删除连接；所选的网元保留</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>Adds it at this place</source>
        <translation>在此处添加</translation>
    </message>
</context>
<context>
    <name>tomato::ui::CrashRecovery</name>
    <message>
        <source>Changes are not kept for a crash: %1</source>
        <translation>未为崩溃保留更改：%1</translation>
    </message>
</context>
<context>
    <name>tomato::ui::DistanceDialog</name>
    <message>
        <source>Set Delays</source>
        <translation>设置时延</translation>
    </message>
    <message>
        <source>Delay from Distance</source>
        <translation>由距离设置时延</translation>
    </message>
    <message>
        <source>Light takes a millisecond for 200 km of fibre. Cables are longer than the way as the crow flies, often one and a half times.</source>
        <translation>光在光纤中每毫秒走 200 km。电缆比直线距离长，常常是一倍半。</translation>
    </message>
    <message>
        <source>Cables are so many times &amp;longer:</source>
        <translation>电缆的长度倍数(&amp;L)：</translation>
    </message>
    <message>
        <source>%1: %2 km, %3 ms</source>
        <translation>%1：%2 km，%3 ms</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) get a delay in both directions.</source>
        <translation>
            <numerusform>%n 个连接在两个方向上得到时延。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n element(s) have no latitude and longitude: %1</source>
        <translation>
            <numerusform>%n 个网元没有纬度和经度：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::EditCommands</name>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销(&amp;U)：%1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做(&amp;R)：%1</translation>
    </message>
    <message>
        <source>The clipboard holds no part of a topology: %1</source>
        <translation>剪贴板中没有拓扑的内容：%1</translation>
    </message>
    <message>
        <source>What is locked in place was not deleted</source>
        <translation>已锁定位置的内容未被删除</translation>
    </message>
</context>
<context>
    <name>tomato::ui::EditorMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>打开最近的文件(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Arran&amp;ge</source>
        <translation>排列(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Lab</source>
        <translation>实验室(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Segmentation Off&amp;loads</source>
        <translation>分段卸载(&amp;L)</translation>
    </message>
    <message>
        <source>Faster TCP, from the next start of the lab: frames are then longer than the wire takes and have no valid checksums, and captures say so</source>
        <translation>更快的 TCP，从实验室下次启动起：帧会比线路可承载的更长，且没有有效的校验和，捕获中会注明</translation>
    </message>
    <message>
        <source>Turn offloads off</source>
        <translation>关闭分段卸载</translation>
    </message>
    <message>
        <source>Turn offloads on</source>
        <translation>打开分段卸载</translation>
    </message>
    <message>
        <source>Recor&amp;d TLS Secrets</source>
        <translation>记录 TLS 密钥(&amp;D)</translation>
    </message>
    <message>
        <source>Programs in the elements write the secrets of their TLS and QUIC connections down, and recordings as .pcapng hold them: who gets such a file can read what was encrypted</source>
        <translation>网元中的程序写下其 TLS 和 QUIC 连接的密钥，.pcapng 录制中会含有它们：得到这种文件的人可以读取加密的内容</translation>
    </message>
    <message>
        <source>Stop recording TLS secrets</source>
        <translation>停止记录 TLS 密钥</translation>
    </message>
    <message>
        <source>Record TLS secrets</source>
        <translation>记录 TLS 密钥</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>Select a connection first</source>
        <translation>请先选择一条连接</translation>
    </message>
    <message>
        <source>Tool Bar</source>
        <translation>工具栏</translation>
    </message>
</context>
<context>
    <name>tomato::ui::EditorMessages</name>
    <message numerus="yes">
        <source>%1 and %n more: %2</source>
        <translation>
            <numerusform>%1 和另外 %n 个：%2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1, with %n remark(s)</source>
        <translation>
            <numerusform>%1，有 %n 条说明</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>tomato::ui::EditorWindows</name>
    <message>
        <source>The editor runs as root. No part of it needs that but attaching interfaces of this machine to labs: start it as an ordinary user if you can</source>
        <translation>编辑器正以 root 身份运行。只有把本机接口附接到实验室才需要 root：如果可以，请以普通用户身份启动</translation>
    </message>
    <message>
        <source>%1 is open in another editor, which was asked to come forward</source>
        <translation>%1 已在另一个编辑器中打开，已请求它移到前台</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ElementFields</name>
    <message>
        <source>An element needs a name</source>
        <translation>网元需要名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>A number from %1 to %2</source>
        <translation>%1 到 %2 的数字</translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>更改 %2 的 %1</translation>
    </message>
    <message numerus="yes">
        <source>Change “%1” of %n interface(s)</source>
        <translation>
            <numerusform>更改 %n 个接口的“%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change “%1” of %n element(s)</source>
        <translation>
            <numerusform>更改 %n 个网元的“%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::ElementForm</name>
    <message numerus="yes">
        <source>%n more interface(s)</source>
        <translation>
            <numerusform>另外 %n 个接口</numerusform>
        </translation>
    </message>
    <message>
        <source>Type in the file: %1</source>
        <translation>文件中的类型：%1</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Host name</source>
        <translation>主机名(&amp;H)</translation>
    </message>
    <message>
        <source>as the name</source>
        <translation>与名称相同</translation>
    </message>
    <message>
        <source>IPv&amp;4 gateway</source>
        <translation>IPv4 网关(&amp;4)</translation>
    </message>
    <message>
        <source>e.g. %1</source>
        <translation>例如 %1</translation>
    </message>
    <message>
        <source>IPv&amp;6 gateway</source>
        <translation>IPv6 网关(&amp;6)</translation>
    </message>
    <message>
        <source>Reach this machine&apos;s network (NAT)</source>
        <translation>访问本机的网络 (NAT)</translation>
    </message>
    <message>
        <source>Change outside access of %1</source>
        <translation>更改 %1 的外部访问</translation>
    </message>
    <message>
        <source>The elements behind it share this machine&apos;s address. Nothing reaches them from outside.</source>
        <translation>其后的网元共用本机的地址。从外部无法到达它们。</translation>
    </message>
    <message>
        <source>Serve addresses by DHCP</source>
        <translation>通过 DHCP 提供地址</translation>
    </message>
    <message>
        <source>Change the DHCP server of %1</source>
        <translation>更改 %1 的 DHCP 服务器</translation>
    </message>
    <message>
        <source>&amp;Break loops (spanning tree)</source>
        <translation>断开环路（生成树）(&amp;B)</translation>
    </message>
    <message>
        <source>Change the spanning tree of %1</source>
        <translation>更改 %1 的生成树</translation>
    </message>
    <message>
        <source>A new connection then takes some seconds until frames cross it.</source>
        <translation>新的连接需要几秒钟后才有帧通过。</translation>
    </message>
    <message>
        <source>Network namespace</source>
        <translation>网络命名空间</translation>
    </message>
    <message>
        <source>Interface of this machine</source>
        <translation>本机接口</translation>
    </message>
    <message>
        <source>Container (Docker, Podman)</source>
        <translation>容器 (Docker, Podman)</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>A connection to another attached element is listened to where both are joined already; one to an element of the lab becomes a new interface of what this stands for.</source>
        <translation>与另一个附接网元的连接：两者已相连之处会被监听；与实验室网元的连接：成为其所代表对象的新接口。</translation>
    </message>
    <message>
        <source>Stands &amp;for</source>
        <translation>代表(&amp;F)</translation>
    </message>
    <message>
        <source>Change what %1 stands for</source>
        <translation>更改 %1 所代表的内容</translation>
    </message>
    <message>
        <source>&amp;Its name</source>
        <translation>它的名称(&amp;I)</translation>
    </message>
    <message>
        <source>The number of a process</source>
        <translation>进程号</translation>
    </message>
    <message>
        <source>This is no such name</source>
        <translation>不是这样的名称</translation>
    </message>
    <message>
        <source>what is at the other side</source>
        <translation>另一侧是什么</translation>
    </message>
    <message>
        <source>What this element does with the frames it gets</source>
        <translation>此网元如何处理收到的帧</translation>
    </message>
    <message>
        <source>&amp;Works as</source>
        <translation>工作方式(&amp;W)</translation>
    </message>
    <message>
        <source>Make %1 a %2</source>
        <translation>将 %1 变为 %2</translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation>备注(&amp;O)</translation>
    </message>
    <message>
        <source>Change the notes of %1</source>
        <translation>更改 %1 的备注</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ElementPalette</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n 个网元</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs commands of its own when it starts</source>
        <translation>启动时运行自己的命令</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Sends what is in a capture file, at its times</source>
        <translation>按原来的时间发送捕获文件中的内容</translation>
    </message>
    <message>
        <source>A computer with a shell of its own</source>
        <translation>有自己的 shell 的计算机</translation>
    </message>
    <message>
        <source>Forwards IPv4 and IPv6 between its interfaces</source>
        <translation>在其接口之间转发 IPv4 和 IPv6</translation>
    </message>
    <message>
        <source>Joins its connections to one Ethernet segment</source>
        <translation>将其连接合为一个以太网网段</translation>
    </message>
    <message>
        <source>Sends each frame to all of its connections</source>
        <translation>把每个帧发送到其所有连接</translation>
    </message>
    <message>
        <source>Stands for what runs already: a network namespace, a container, a process or an interface of this machine</source>
        <translation>代表已在运行的内容：网络命名空间、容器、进程或本机的接口</translation>
    </message>
    <message>
        <source>A network outside of the lab</source>
        <translation>实验室之外的网络</translation>
    </message>
    <message>
        <source>Click to add one, or drag it onto the canvas</source>
        <translation>点击可添加一个，也可拖到画布上</translation>
    </message>
    <message>
        <source>Comes with the program</source>
        <translation>程序自带</translation>
    </message>
    <message>
        <source>Included Templates</source>
        <translation>自带模板</translation>
    </message>
</context>
<context>
    <name>tomato::ui::EmptyState</name>
    <message>
        <source>Draw a network</source>
        <translation>绘制网络</translation>
    </message>
    <message>
        <source>Click or drag elements from the left onto the canvas, connect them by dragging from the dots at their edges, and press Start Lab.</source>
        <translation>点击左侧的网元或将其拖到画布上，从其边缘的圆点拖动来连接它们，然后按“启动实验室”。</translation>
    </message>
    <message>
        <source>Take a Guided Tour to the First Capture</source>
        <translation>跟随引导教程完成第一次捕获</translation>
    </message>
    <message>
        <source>Shows step by step what to click; takes three minutes</source>
        <translation>一步一步说明点击什么；需要三分钟</translation>
    </message>
    <message>
        <source>Open the Example “%1”</source>
        <translation>打开示例“%1”</translation>
    </message>
    <message>
        <source>Open a File…</source>
        <translation>打开文件…</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ExperimentExport</name>
    <message>
        <source>Export the Experiment</source>
        <translation>导出实验</translation>
    </message>
    <message>
        <source>One file with the topology, what happens and what must come out, and everything that its runs left. Whoever has it can perform the experiment again and compare: tomato bundle verify.</source>
        <translation>一个文件，含有拓扑、发生什么和应当得到什么，以及各次运行留下的所有内容。得到它的人可以再次执行实验并比较：tomato bundle verify。</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>文件(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Runs:</source>
        <translation>运行结果(&amp;R)：</translation>
    </message>
    <message>
        <source>a folder with runs; empty for the experiment alone</source>
        <translation>含有运行结果的文件夹；留空则只导出实验</translation>
    </message>
    <message>
        <source>&amp;Author:</source>
        <translation>作者(&amp;A)：</translation>
    </message>
    <message>
        <source>&amp;Licence:</source>
        <translation>许可证(&amp;L)：</translation>
    </message>
    <message>
        <source>With the &amp;secrets of TLS and QUIC</source>
        <translation>包含 TLS 和 QUIC 的密钥(&amp;S)</translation>
    </message>
    <message>
        <source>With captures of connections to the &amp;outside</source>
        <translation>包含与外部相连的连接的捕获(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>The folder of the runs</source>
        <translation>运行结果的文件夹</translation>
    </message>
    <message>
        <source>Bundles (*.zip)</source>
        <translation>实验包 (*.zip)</translation>
    </message>
    <message>
        <source>Packing…</source>
        <translation>正在打包…</translation>
    </message>
    <message>
        <source>Replace a file</source>
        <translation>替换文件</translation>
    </message>
    <message>
        <source>“%1” exists already. Shall it be replaced?</source>
        <translation>“%1”已经存在。要替换它吗？</translation>
    </message>
    <message>
        <source>The runs that are in it are lost, unless Runs names their folder.</source>
        <translation>其中的运行结果将会丢失，除非“运行结果”指明了它们的文件夹。</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
</context>
<context>
    <name>tomato::ui::FabricDialog</name>
    <message>
        <source>Assign &amp;addresses</source>
        <translation>分配地址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>插入(&amp;I)</translation>
    </message>
    <message>
        <source>Insert a Fabric</source>
        <translation>插入网络结构</translation>
    </message>
    <message>
        <source>Each interface gets an IPv4 and an IPv6 address, hosts get gateways, and routers the ways to each other&apos;s networks</source>
        <translation>每个接口得到一个 IPv4 地址和一个 IPv6 地址，主机得到网关，路由器得到通往彼此网络的路由</translation>
    </message>
    <message>
        <source>Clos (leaf and spine)</source>
        <translation>Clos（叶脊）</translation>
    </message>
    <message>
        <source>Fat tree</source>
        <translation>胖树</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>环形</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线形</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星形</translation>
    </message>
    <message>
        <source>Full mesh</source>
        <translation>全互联</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>树形</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>&amp;Shape:</source>
        <translation>形状(&amp;S)：</translation>
    </message>
    <message>
        <source>Routers</source>
        <translation>路由器</translation>
    </message>
    <message>
        <source>Switches</source>
        <translation>交换机</translation>
    </message>
    <message>
        <source>Switches that are joined in loops run the spanning tree protocol</source>
        <translation>构成环路的交换机运行生成树协议</translation>
    </message>
    <message>
        <source>N&amp;odes:</source>
        <translation>节点(&amp;O)：</translation>
    </message>
    <message>
        <source>S&amp;pines:</source>
        <translation>脊节点(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Leaves:</source>
        <translation>叶节点(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Ports of a node:</source>
        <translation>每个节点的端口(&amp;P)：</translation>
    </message>
    <message>
        <source>N&amp;umber of nodes:</source>
        <translation>节点数(&amp;U)：</translation>
    </message>
    <message>
        <source>&amp;Rows:</source>
        <translation>行(&amp;R)：</translation>
    </message>
    <message>
        <source>&amp;Columns:</source>
        <translation>列(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Levels below:</source>
        <translation>下面的层数(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Below each:</source>
        <translation>每个之下(&amp;B)：</translation>
    </message>
    <message>
        <source>&amp;Links:</source>
        <translation>链路(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Hosts each:</source>
        <translation>每个的主机(&amp;H)：</translation>
    </message>
    <message>
        <source>half as many again</source>
        <translation>再多一半</translation>
    </message>
    <message>
        <source>See&amp;d:</source>
        <translation>种子(&amp;D)：</translation>
    </message>
    <message>
        <source>The same number makes the same network</source>
        <translation>相同的数字生成相同的网络</translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n 个网元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n 条连接</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::FidelityMark</name>
    <message>
        <source>⚠ Links not as set</source>
        <translation>⚠ 链路与设置不符</translation>
    </message>
    <message>
        <source>⚠ Processors busy: times may be off</source>
        <translation>⚠ 处理器繁忙：时间可能不准</translation>
    </message>
    <message>
        <source>⚠ Machine late: times may be off</source>
        <translation>⚠ 本机延误：时间可能不准</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) cannot be emulated as they should.</source>
        <translation>
            <numerusform>%n 个连接无法按要求仿真。</numerusform>
        </translation>
    </message>
    <message>
        <source>All processors of this machine were busy for %1 of %2 s.</source>
        <translation>本机所有处理器在 %2 s 中忙碌了 %1 s。</translation>
    </message>
    <message>
        <source>This machine was %1 ms late.</source>
        <translation>本机延误了 %1 ms。</translation>
    </message>
</context>
<context>
    <name>tomato::ui::FileCommands</name>
    <message>
        <source>All topologies (%1)</source>
        <translation>所有拓扑 (%1)</translation>
    </message>
    <message>
        <source>ToMaTo topologies (*.json *.tomato)</source>
        <translation>ToMaTo 拓扑 (*.json *.tomato)</translation>
    </message>
    <message>
        <source>Topology Zoo, GraphML (*.graphml)</source>
        <translation>Topology Zoo, GraphML (*.graphml)</translation>
    </message>
    <message>
        <source>GNS3 projects (*.gns3)</source>
        <translation>GNS3 项目 (*.gns3)</translation>
    </message>
    <message>
        <source>CORE scenarios (*.xml *.imn)</source>
        <translation>CORE 场景 (*.xml *.imn)</translation>
    </message>
    <message>
        <source>containerlab (*.clab.yml *.yml *.yaml)</source>
        <translation>containerlab (*.clab.yml *.yml *.yaml)</translation>
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
    <message>
        <source>Mininet (*.mn)</source>
        <translation>Mininet (*.mn)</translation>
    </message>
    <message>
        <source>Bundles of experiments (*.zip)</source>
        <translation>实验包 (*.zip)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a topology</source>
        <translation>打开拓扑</translation>
    </message>
    <message>
        <source>Add a topology to this one</source>
        <translation>将一个拓扑添加到此拓扑</translation>
    </message>
    <message>
        <source>Export for another program</source>
        <translation>导出给另一程序</translation>
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
        <translation>Mininet 脚本 (*.py)</translation>
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
        <translation>无法导出拓扑</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source> (%1 and %2 more)</source>
        <translation>（%1 和另外 %2 处）</translation>
    </message>
    <message>
        <source>The topology could not be imported</source>
        <translation>无法导入拓扑</translation>
    </message>
    <message>
        <source>The topology could not be opened</source>
        <translation>无法打开拓扑</translation>
    </message>
    <message>
        <source>Save the topology</source>
        <translation>保存拓扑</translation>
    </message>
    <message>
        <source>The topology was not saved</source>
        <translation>拓扑未保存</translation>
    </message>
    <message>
        <source>%1 is open in another window</source>
        <translation>%1 已在另一个窗口中打开</translation>
    </message>
    <message>
        <source>The topology could not be saved</source>
        <translation>无法保存拓扑</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>要保存对“%1”的更改吗？</translation>
    </message>
    <message>
        <source>They are lost if you do not save them.</source>
        <translation>如果不保存，它们将丢失。</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>没有最近的文件</translation>
    </message>
    <message>
        <source>&amp;Clear List</source>
        <translation>清除列表(&amp;C)</translation>
    </message>
    <message>
        <source>Forget which files were open; the files stay</source>
        <translation>忘记打开过哪些文件；文件保留</translation>
    </message>
</context>
<context>
    <name>tomato::ui::FindBar</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Name, address, type or capture filter</source>
        <translation>名称、地址、类型或捕获过滤器</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>上一个 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>下一个 (Enter)</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>关闭 (Escape)</translation>
    </message>
    <message>
        <source>Capturing</source>
        <translation>正在捕获</translation>
    </message>
    <message>
        <source>Only connections that capture (Alt+1)</source>
        <translation>只找正在捕获的连接 (Alt+1)</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Only elements that run (Alt+2)</source>
        <translation>只找运行中的网元 (Alt+2)</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Only elements that failed, and connections with a problem (Alt+3)</source>
        <translation>只找失败的网元和有问题的连接 (Alt+3)</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>tomato::ui::GeneralPreferences</name>
    <message>
        <source>&amp;Open the windows again that were open</source>
        <translation>重新打开上次打开的窗口(&amp;O)</translation>
    </message>
    <message>
        <source>At the next start without a file</source>
        <translation>在下次不带文件启动时</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>颜色(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Terminal program:</source>
        <translation>终端程序(&amp;T)：</translation>
    </message>
    <message>
        <source>At the start:</source>
        <translation>启动时：</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>none was found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>The program that shows terminals, with its options. Empty: the desktop&apos;s own.</source>
        <translation>显示终端的程序及其选项。留空：桌面自己的终端。</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>“%1” is no terminal program on this machine.</source>
        <translation>“%1”不是本机上的终端程序。</translation>
    </message>
</context>
<context>
    <name>tomato::ui::GuidedTour</name>
    <message>
        <source>&amp;Skip This Step</source>
        <translation>跳过此步(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Leave the Tour</source>
        <translation>离开教程(&amp;L)</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>引导教程</translation>
    </message>
    <message>
        <source>Go on without doing this</source>
        <translation>跳过这一步，继续</translation>
    </message>
    <message>
        <source>The Help menu starts it again</source>
        <translation>可从“帮助”菜单再次启动</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>tomato::ui::HistoryView</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>打开时的状态</translation>
    </message>
</context>
<context>
    <name>tomato::ui::HostCommands</name>
    <message>
        <source>Place A&amp;new…</source>
        <translation>重新放置(&amp;N)…</translation>
    </message>
    <message>
        <source>Spread the elements over several machines, so that few connections lead from one to another; shows first what would be cut</source>
        <translation>把网元分布到多台机器上，使机器之间的连接尽量少；会先显示哪些连接将被切开</translation>
    </message>
    <message>
        <source>&amp;Assign to Host</source>
        <translation>指定到主机(&amp;A)</translation>
    </message>
    <message>
        <source>The machine that this element runs on, or all that are selected</source>
        <translation>运行此网元或所有所选网元的机器</translation>
    </message>
    <message>
        <source>&amp;This Machine</source>
        <translation>本机(&amp;T)</translation>
    </message>
    <message>
        <source>They run here, whatever is placed anew</source>
        <translation>它们在此运行，无论如何重新放置</translation>
    </message>
    <message>
        <source>They run on the host %1</source>
        <translation>它们在主机 %1 上运行</translation>
    </message>
    <message>
        <source>&amp;New Host…</source>
        <translation>新主机(&amp;N)…</translation>
    </message>
    <message>
        <source>A host that is in no list yet; Preferences &gt; Hosts says how it is reached</source>
        <translation>尚未在任何列表中的主机；“首选项 &gt; 主机”说明如何到达它</translation>
    </message>
    <message>
        <source>&amp;Anywhere</source>
        <translation>任意主机(&amp;A)</translation>
    </message>
    <message>
        <source>The next placement decides where they run</source>
        <translation>由下一次放置决定它们在哪里运行</translation>
    </message>
    <message>
        <source>New Host</source>
        <translation>新主机</translation>
    </message>
    <message>
        <source>What topologies call the host:</source>
        <translation>拓扑中对该主机的称呼：</translation>
    </message>
    <message>
        <source>Assign to no host</source>
        <translation>不指定主机</translation>
    </message>
    <message>
        <source>Assign to %1</source>
        <translation>指定到 %1</translation>
    </message>
    <message>
        <source>%1 is not in the list of hosts yet: Edit &gt; Preferences &gt; Hosts says how it is reached</source>
        <translation>%1 尚未在主机列表中：“编辑 &gt; 首选项 &gt; 主机”说明如何到达它</translation>
    </message>
</context>
<context>
    <name>tomato::ui::HostDisplay</name>
    <message>
        <source>Colour by &amp;Host</source>
        <translation>按主机着色(&amp;H)</translation>
    </message>
    <message>
        <source>Frame each element in the colour of the machine that it runs on</source>
        <translation>用所在机器的颜色给每个网元加框</translation>
    </message>
</context>
<context>
    <name>tomato::ui::HostLegend</name>
    <message>
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
</context>
<context>
    <name>tomato::ui::HostPage</name>
    <message>
        <source>Machines that elements of labs may run on. They are kept in %1; topologies hold their names only.</source>
        <translation>实验室的网元可以在其上运行的机器。它们保存在 %1 中；拓扑中只有其名称。</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>What topologies call the host</source>
        <translation>拓扑中对该主机的称呼</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Reached &amp;by:</source>
        <translation>到达方式(&amp;B)：</translation>
    </message>
    <message>
        <source>ssh</source>
        <translation>ssh</translation>
    </message>
    <message>
        <source>Slurm (srun, inside an allocation)</source>
        <translation>Slurm（srun，在分配之内）</translation>
    </message>
    <message>
        <source>A command, or a part of this machine</source>
        <translation>命令，或本机的一部分</translation>
    </message>
    <message>
        <source>&amp;ssh goes to:</source>
        <translation>ssh 连接到(&amp;S)：</translation>
    </message>
    <message>
        <source>the name, as ~/.ssh/config knows it</source>
        <translation>该名称，按 ~/.ssh/config 中所写</translation>
    </message>
    <message>
        <source>What you would type behind ssh: alice@gw.example. Gateways, ports and keys are what ~/.ssh/config says.</source>
        <translation>您在 ssh 后面会输入的内容：alice@gw.example。跳板、端口和密钥按 ~/.ssh/config 中所写。</translation>
    </message>
    <message>
        <source>&amp;Command:</source>
        <translation>命令(&amp;C)：</translation>
    </message>
    <message>
        <source>none: a part of this machine</source>
        <translation>无：本机的一部分</translation>
    </message>
    <message>
        <source>What the engine&apos;s program and its arguments are put behind</source>
        <translation>引擎的程序及其参数放在其后的命令</translation>
    </message>
    <message>
        <source>&amp;Weight:</source>
        <translation>权重(&amp;W)：</translation>
    </message>
    <message>
        <source>How many elements it gets beside other hosts</source>
        <translation>与其他主机相比它得到多少网元</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>内存(&amp;M)：</translation>
    </message>
    <message>
        <source>what it says itself, in megabytes</source>
        <translation>由它自己报告，单位 MB</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>where the package puts it</source>
        <translation>软件包安装的位置</translation>
    </message>
    <message>
        <source>Where tomato-engine is there, when it is not installed from a package</source>
        <translation>不是从软件包安装时，tomato-engine 在那里的位置</translation>
    </message>
    <message>
        <source>F&amp;rames go by:</source>
        <translation>帧的传送(&amp;R)：</translation>
    </message>
    <message>
        <source>UDP where it gets through, else the stream of ssh</source>
        <translation>能通则用 UDP，否则用 ssh 流</translation>
    </message>
    <message>
        <source>the stream of ssh only</source>
        <translation>只用 ssh 流</translation>
    </message>
    <message>
        <source>UDP only</source>
        <translation>只用 UDP</translation>
    </message>
    <message>
        <source>&amp;UDP goes to:</source>
        <translation>UDP 连接到(&amp;U)：</translation>
    </message>
    <message>
        <source>the address that ssh reached</source>
        <translation>ssh 所到达的地址</translation>
    </message>
    <message>
        <source>A name or an address of the host for UDP, where ssh goes by a gateway</source>
        <translation>ssh 经跳板时，用于 UDP 的主机名称或地址</translation>
    </message>
    <message>
        <source>UDP &amp;ports:</source>
        <translation>UDP 端口(&amp;P)：</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Ports that a firewall lets through to the host, such as 20000-20099</source>
        <translation>防火墙允许通往该主机的端口，例如 20000-20099</translation>
    </message>
    <message>
        <source>Is started by:</source>
        <translation>启动方式：</translation>
    </message>
    <message>
        <source>There is no host</source>
        <translation>没有主机</translation>
    </message>
    <message>
        <source>Two hosts are called “%1”.</source>
        <translation>有两台主机都叫“%1”。</translation>
    </message>
    <message>
        <source>No host can be called “General”.</source>
        <translation>主机不能叫“General”。</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
</context>
<context>
    <name>tomato::ui::HostTools</name>
    <message>
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>The machines that the lab&apos;s elements run on, and how each fares</source>
        <translation>运行实验室网元的机器，以及各自的状况</translation>
    </message>
</context>
<context>
    <name>tomato::ui::HostTrial</name>
    <message>
        <source>What the test found</source>
        <translation>测试的结果</translation>
    </message>
    <message>
        <source>Test Connection shows whether the host can be reached, and what labs can do there.</source>
        <translation>“测试连接”显示能否到达该主机，以及实验室在那里能做什么。</translation>
    </message>
    <message>
        <source>&amp;Give Up</source>
        <translation>放弃(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Test Connection</source>
        <translation>测试连接(&amp;T)</translation>
    </message>
    <message>
        <source>The test was given up.</source>
        <translation>测试已放弃。</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 无法使用：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 can be reached: ToMaTo Desktop %2, Linux %3, %n processor(s), %4 MB of memory</source>
        <translation>
            <numerusform>可以到达 %1：ToMaTo Desktop %2，Linux %3，%n 个处理器，%4 MB 内存</numerusform>
        </translation>
    </message>
    <message>
        <source>Its load is %1</source>
        <translation>其负载为 %1</translation>
    </message>
</context>
<context>
    <name>tomato::ui::HostsPanel</name>
    <message>
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>网元</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Clock against Here</source>
        <translation>与本机的时钟差</translation>
    </message>
    <message>
        <source>Trunk</source>
        <translation>干线</translation>
    </message>
    <message>
        <source>Round Trip</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>All elements run on this machine. To run some on another one, select them and use Assign to Host in their menu, or Lab &gt; Place Anew; Edit &gt; Preferences &gt; Hosts says how hosts are reached.</source>
        <translation>所有网元都在本机运行。要让一些网元在另一台机器上运行，请选择它们并使用其菜单中的“指定到主机”，或“实验室 &gt; 重新放置”；“编辑 &gt; 首选项 &gt; 主机”说明如何到达主机。</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>This machine, where the lab has its home</source>
        <translation>本机，实验室的所在地</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>lost: %1</source>
        <translation>失去：%1</translation>
    </message>
    <message numerus="yes">
        <source>%1, Linux %2, %n processor(s)</source>
        <translation>
            <numerusform>%1，Linux %2，%n 个处理器</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 MB of %2 MB of memory are free</source>
        <translation>%2 MB 内存中有 %1 MB 空闲</translation>
    </message>
    <message>
        <source>No UDP: %1</source>
        <translation>没有 UDP：%1</translation>
    </message>
    <message>
        <source>Its part is the lab %1 there</source>
        <translation>它在那里的部分是实验室 %1</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>The lab does not run there now</source>
        <translation>实验室现在没有在那里运行</translation>
    </message>
    <message>
        <source>not in the list of hosts</source>
        <translation>不在主机列表中</translation>
    </message>
    <message>
        <source>Edit &gt; Preferences &gt; Hosts adds it.</source>
        <translation>可用“编辑 &gt; 首选项 &gt; 主机”添加。</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ImageForm</name>
    <message>
        <source>this machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Keep what it changes in its image</source>
        <translation>保留它在其映像中所做的更改</translation>
    </message>
    <message>
        <source>Change what %1 keeps of its image</source>
        <translation>更改 %1 对其映像的保留方式</translation>
    </message>
    <message>
        <source>It is store:NAME, or the absolute path of a folder on this machine.</source>
        <translation>应为 store:NAME 或本机上一个文件夹的绝对路径。</translation>
    </message>
    <message>
        <source>An unpacked image, which this element has as its root instead of this machine&apos;s programs. It is not changed.</source>
        <translation>一个已解包的映像，此网元以其为根，而不使用本机的程序。映像不会被更改。</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>映像</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Choose an image</source>
        <translation>选择映像</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>It listens at %1</source>
        <translation>它监听 %1</translation>
    </message>
    <message>
        <source>Its program is the user %1</source>
        <translation>其程序以用户 %1 运行</translation>
    </message>
    <message>
        <source>Programs of This Machine</source>
        <translation>本机的程序</translation>
    </message>
    <message>
        <source>Unpack an Archive…</source>
        <translation>解包归档…</translation>
    </message>
    <message>
        <source>What docker save or podman save wrote, or an archive of the OCI</source>
        <translation>docker save 或 podman save 写出的文件，或 OCI 的归档</translation>
    </message>
    <message>
        <source>Change the image of %1</source>
        <translation>更改 %1 的映像</translation>
    </message>
    <message>
        <source>Unpack an Archive</source>
        <translation>解包归档</translation>
    </message>
    <message>
        <source>Archives of images (*.tar)</source>
        <translation>映像归档 (*.tar)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>It is not in your store of images. Unpack it, or choose another one.</source>
        <translation>它不在您的映像库中。请解包它，或选择其他映像。</translation>
    </message>
    <message>
        <source>The name is another image now (%1) than the one that was chosen (%2). The lab does not start until you choose it again.</source>
        <translation>该名称现在是另一个映像（%1），而非所选的映像（%2）。在您重新选择之前，实验室不会启动。</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>用户 %1</translation>
    </message>
    <message>
        <source>ports %1</source>
        <translation>端口 %1</translation>
    </message>
</context>
<context>
    <name>tomato::ui::InterfaceForm</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Of the interface there: one that is there to listen to, or the one that is to be made for an element of the lab</source>
        <translation>属于那里的接口：用来监听的已有接口，或要为实验室网元创建的接口</translation>
    </message>
    <message>
        <source>This port is an access port: empty its VLAN first</source>
        <translation>此端口是 access 端口：请先清空其 VLAN</translation>
    </message>
    <message>
        <source>Access VLAN</source>
        <translation>Access VLAN</translation>
    </message>
    <message>
        <source>This port is a trunk: empty the fields below first</source>
        <translation>此端口是 trunk 端口：请先清空下面的字段</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Trunk of VLANs</source>
        <translation>Trunk 的 VLAN</translation>
    </message>
    <message>
        <source>e.g. %1</source>
        <translation>例如 %1</translation>
    </message>
    <message>
        <source>Native VLAN</source>
        <translation>Native VLAN</translation>
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
        <translation>通过 DHCP 获取地址</translation>
    </message>
    <message>
        <source>Change DHCP of %1</source>
        <translation>更改 %1 的 DHCP</translation>
    </message>
    <message>
        <source>Asks its segment for its IPv4 address, its default route and its name servers, as most computers do. A router, a host or an external network there answers when it serves addresses by DHCP.</source>
        <translation>像大多数计算机一样，向其网段请求 IPv4 地址、默认路由和名称服务器。那里的路由器、主机或外部网络若通过 DHCP 提供地址，就会应答。</translation>
    </message>
    <message>
        <source>by DHCP</source>
        <translation>通过 DHCP</translation>
    </message>
    <message>
        <source>This interface asks for its address by DHCP.</source>
        <translation>此接口通过 DHCP 请求地址。</translation>
    </message>
    <message>
        <source>It got %1 by DHCP.</source>
        <translation>它通过 DHCP 得到 %1。</translation>
    </message>
    <message>
        <source>Serve addresses by DHCP</source>
        <translation>通过 DHCP 提供地址</translation>
    </message>
    <message>
        <source>Change the DHCP server of %1</source>
        <translation>更改 %1 的 DHCP 服务器</translation>
    </message>
    <message>
        <source>Give this interface an IPv4 address first: it serves addresses of that network.</source>
        <translation>请先给此接口一个 IPv4 地址：它提供该网络的地址。</translation>
    </message>
    <message>
        <source>Gives interfaces in its segment that ask for one an address of its network that no other has, and tells them the topology&apos;s name servers and, unless it is a host, itself as their default route.</source>
        <translation>给其网段中请求地址的接口一个该网络中无人使用的地址，并告知拓扑的名称服务器；若它不是主机，还把自己告知为默认路由。</translation>
    </message>
</context>
<context>
    <name>tomato::ui::Kind</name>
    <message>
        <source>Replay</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>路由器</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>交换机</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>集线器</translation>
    </message>
    <message>
        <source>External network</source>
        <translation>外部网络</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>附接</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>Unknown element</source>
        <translation>未知网元</translation>
    </message>
</context>
<context>
    <name>tomato::ui::LabCommands</name>
    <message numerus="yes">
        <source>%n address(es)</source>
        <translation>
            <numerusform>%n 个地址</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gateway(s)</source>
        <translation>
            <numerusform>%n 个网关</numerusform>
        </translation>
    </message>
    <message>
        <source>All interfaces have their addresses already</source>
        <translation>所有接口都已有地址</translation>
    </message>
    <message>
        <source>Assigned: %1</source>
        <translation>已分配：%1</translation>
    </message>
    <message>
        <source>Compute Routes was turned on, so that the routers know the way to each other&apos;s networks; Undo or Lab &gt; Compute Routes turns it off</source>
        <translation>已打开“计算路由”，使路由器知道通往彼此网络的路径；可用“撤销”或“实验室 &gt; 计算路由”关闭</translation>
    </message>
    <message>
        <source>Compute routes</source>
        <translation>计算路由</translation>
    </message>
    <message>
        <source>Compute no routes</source>
        <translation>不计算路由</translation>
    </message>
    <message>
        <source>The element does not run. Start it first.</source>
        <translation>网元没有运行。请先启动它。</translation>
    </message>
    <message>
        <source>The terminal program “%1” could not be started</source>
        <translation>无法启动终端程序“%1”</translation>
    </message>
    <message>
        <source>No program opens folders here; it is %1</source>
        <translation>这里没有可打开文件夹的程序；它是 %1</translation>
    </message>
    <message>
        <source>The lab is running</source>
        <translation>实验室正在运行</translation>
    </message>
    <message>
        <source>Stop the lab of “%1”?</source>
        <translation>要停止“%1”的实验室吗？</translation>
    </message>
    <message>
        <source>A lab that is left running goes on capturing. Its topology is saved first, and Lab &gt; Running Labs leads back to it.</source>
        <translation>继续运行的实验室会继续捕获。会先保存其拓扑，之后可由“实验室 &gt; 运行中的实验室”回到它。</translation>
    </message>
    <message>
        <source>The commands in the Run Command windows end.</source>
        <translation>“运行命令”窗口中的命令将会结束。</translation>
    </message>
    <message>
        <source>&amp;Stop Lab</source>
        <translation>停止实验室(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Leave It Running</source>
        <translation>让它继续运行(&amp;L)</translation>
    </message>
</context>
<context>
    <name>tomato::ui::LabHosts</name>
    <message>
        <source>The host %1 is back</source>
        <translation>主机 %1 已恢复</translation>
    </message>
    <message>
        <source>The host %1 is lost: %2. What runs there goes on and is recorded there; the way to it is tried again and again.</source>
        <translation>失去了主机 %1：%2。在那里运行的继续运行并在那里录制；会不断重试通往它的路径。</translation>
    </message>
    <message>
        <source>nothing is heard from there</source>
        <translation>那里没有任何回音</translation>
    </message>
    <message>
        <source>No frames get to the host %1: %2. Its connections to other hosts have no carrier until that is over.</source>
        <translation>没有帧到达主机 %1：%2。在恢复之前，它与其他主机的连接没有载波。</translation>
    </message>
</context>
<context>
    <name>tomato::ui::LabSession</name>
    <message>
        <source>The lab could not learn the file&apos;s new name</source>
        <translation>实验室无法得知文件的新名称</translation>
    </message>
    <message>
        <source>The lab&apos;s engine could not be reached</source>
        <translation>无法到达实验室的引擎</translation>
    </message>
    <message>
        <source>This topology&apos;s lab runs already; the editor is attached to it</source>
        <translation>此拓扑的实验室已在运行；编辑器已附接到它</translation>
    </message>
    <message>
        <source>The running lab has changes that this file lacks. The next change here makes the lab follow this file.</source>
        <translation>运行中的实验室有此文件所没有的更改。在此的下一次更改会使实验室跟随此文件。</translation>
    </message>
    <message>
        <source>The lab&apos;s engine could not be started</source>
        <translation>无法启动实验室的引擎</translation>
    </message>
    <message>
        <source>The lab was not started: it may not reach outside of itself</source>
        <translation>实验室没有启动：它不得触及自身之外</translation>
    </message>
    <message>
        <source>%1 stands for nothing yet: its properties say what it is attached to</source>
        <translation>%1 还不代表任何内容：请在其属性中说明附接到什么</translation>
    </message>
    <message>
        <source>The lab could not be started</source>
        <translation>无法启动实验室</translation>
    </message>
    <message>
        <source>The lab could not be stopped</source>
        <translation>无法停止实验室</translation>
    </message>
    <message>
        <source>%1 could not be started</source>
        <translation>无法启动 %1</translation>
    </message>
    <message>
        <source>%1 could not be stopped</source>
        <translation>无法停止 %1</translation>
    </message>
    <message>
        <source>The running lab does not follow the drawing while that reaches outside of the lab. Undo this, or start the lab anew to be asked again.</source>
        <translation>绘图触及实验室之外，在此期间运行中的实验室不跟随绘图。请撤销此更改，或重新启动实验室以便再次询问您。</translation>
    </message>
    <message>
        <source>The running lab could not follow the change</source>
        <translation>运行中的实验室无法跟随此更改</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 失败：%2</translation>
    </message>
    <message>
        <source>The lab stopped: %1</source>
        <translation>实验室已停止：%1</translation>
    </message>
    <message>
        <source>The lab was interrupted: %1</source>
        <translation>实验室已中断：%1</translation>
    </message>
    <message>
        <source>The link emulation of %1 is incomplete: %2</source>
        <translation>%1 的链路仿真不完整：%2</translation>
    </message>
    <message numerus="yes">
        <source>The link emulation of %1 and %n other connection(s) is incomplete: %2</source>
        <translation>
            <numerusform>%1 和另外 %n 条连接的链路仿真不完整：%2</numerusform>
        </translation>
    </message>
    <message>
        <source>The editor has left the lab, which may still run: %1</source>
        <translation>编辑器已离开实验室，它可能仍在运行：%1</translation>
    </message>
    <message>
        <source>The lab&apos;s engine ended unexpectedly, and the lab with it. What was captured can still be downloaded.</source>
        <translation>实验室的引擎意外结束，实验室也随之结束。已捕获的内容仍可下载。</translation>
    </message>
</context>
<context>
    <name>tomato::ui::LabStatusBar</name>
    <message>
        <source>State of the lab</source>
        <translation>实验室状态</translation>
    </message>
    <message>
        <source>Zoom; click for the actual size</source>
        <translation>缩放；点击恢复实际大小</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Lab is starting…</source>
        <translation>实验室正在启动…</translation>
    </message>
    <message>
        <source>Lab is stopping…</source>
        <translation>实验室正在停止…</translation>
    </message>
    <message>
        <source>Lab runs</source>
        <translation>实验室运行中</translation>
    </message>
    <message>
        <source>Lab runs, %1 of %2 elements</source>
        <translation>实验室运行中，%2 个网元中的 %1 个</translation>
    </message>
    <message>
        <source>Lab is stopped</source>
        <translation>实验室已停止</translation>
    </message>
</context>
<context>
    <name>tomato::ui::LayoutCommands</name>
    <message>
        <source>In &amp;Layers</source>
        <translation>分层(&amp;L)</translation>
    </message>
    <message>
        <source>Like &amp;Springs</source>
        <translation>弹簧(&amp;S)</translation>
    </message>
    <message>
        <source>Like Springs, &amp;Quickly</source>
        <translation>弹簧，快速(&amp;Q)</translation>
    </message>
    <message>
        <source>Like Springs, for &amp;Many Elements</source>
        <translation>弹簧，适合大量网元(&amp;M)</translation>
    </message>
    <message>
        <source>Around &amp;Circles</source>
        <translation>环绕(&amp;C)</translation>
    </message>
    <message>
        <source>On &amp;Rings around a Centre</source>
        <translation>围绕中心的同心环(&amp;R)</translation>
    </message>
    <message>
        <source>Automatic &amp;Layout</source>
        <translation>自动布局(&amp;L)</translation>
    </message>
    <message>
        <source>Place the selected elements, or all of them, with Graphviz&apos;s engine %1</source>
        <translation>用 Graphviz 的 %1 引擎放置所选网元或全部网元</translation>
    </message>
    <message>
        <source>There is nothing to arrange</source>
        <translation>没有可排列的内容</translation>
    </message>
    <message>
        <source>Arranging the elements…</source>
        <translation>正在排列网元…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The elements could not be arranged: %1</source>
        <translation>无法排列网元：%1</translation>
    </message>
    <message>
        <source>Automatic layout</source>
        <translation>自动布局</translation>
    </message>
</context>
<context>
    <name>tomato::ui::MacTableWindow</name>
    <message>
        <source>MAC addresses that %1 has learnt</source>
        <translation>%1 学到的 MAC 地址</translation>
    </message>
    <message>
        <source>MAC addresses</source>
        <translation>MAC 地址</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>MAC 地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>通向</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>It has learnt nothing yet: nobody has sent anything in the last minutes.</source>
        <translation>它还没有学到任何地址：最近几分钟内没有人发送过任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n address(es)</source>
        <translation>
            <numerusform>%n 个地址</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::MainWindow</name>
    <message>
        <source>Elements</source>
        <translation>网元</translation>
    </message>
    <message>
        <source>What can be added to the canvas</source>
        <translation>可以添加到画布上的内容</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Names, addresses and more of what is selected</source>
        <translation>所选内容的名称、地址等</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>What went wrong, and where</source>
        <translation>哪里出了什么问题</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>All changes, to go back to any of them</source>
        <translation>所有更改，可回到其中任意一个</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>拓扑</translation>
    </message>
    <message>
        <source>All elements and interfaces as a tree, with what they are connected to</source>
        <translation>以树形显示所有网元和接口，以及它们与什么相连</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>The whole topology, small, to move the visible part in</source>
        <translation>缩小的整个拓扑，可在其中移动可见部分</translation>
    </message>
    <message>
        <source>A plugin was left out: %1</source>
        <translation>略过了一个插件：%1</translation>
    </message>
    <message>
        <source>%1 was exported</source>
        <translation>已导出 %1</translation>
    </message>
    <message>
        <source>The template “%1” was inserted</source>
        <translation>已插入模板“%1”</translation>
    </message>
    <message>
        <source>%1 was imported</source>
        <translation>已导入 %1</translation>
    </message>
    <message>
        <source>The new plugins are used by each window that is opened from now on</source>
        <translation>从现在起打开的每个窗口都使用新插件</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ManualWindow</name>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Page of the manual</source>
        <translation>手册页面</translation>
    </message>
    <message>
        <source>To the place where you were before (Alt+Left)</source>
        <translation>回到之前所在的位置 (Alt+Left)</translation>
    </message>
    <message>
        <source>Where you came back from (Alt+Right)</source>
        <translation>去往刚才返回之前的位置 (Alt+Right)</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>搜索手册</translation>
    </message>
    <message>
        <source>Search all pages</source>
        <translation>搜索所有页面</translation>
    </message>
    <message>
        <source>Finds sections that have all of these words (Ctrl+F); Enter and F3 go from one to the next</source>
        <translation>查找含有所有这些词的章节 (Ctrl+F)；Enter 和 F3 逐个跳转</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Found sections</source>
        <translation>找到的章节</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message numerus="yes">
        <source>%n section(s)</source>
        <translation>
            <numerusform>%n 个章节</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – Manual</source>
        <translation>%1 – 手册</translation>
    </message>
</context>
<context>
    <name>tomato::ui::MessagesPanel</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Remove all messages</source>
        <translation>移除所有消息</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Double click to show the element</source>
        <translation>双击显示该网元</translation>
    </message>
    <message>
        <source>Double click to show the connection</source>
        <translation>双击显示该连接</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>tomato::ui::NameEditor</name>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
</context>
<context>
    <name>tomato::ui::NotesField</name>
    <message>
        <source>What you want to remember</source>
        <translation>您想记下的内容</translation>
    </message>
</context>
<context>
    <name>tomato::ui::OutsideQuestion</name>
    <message>
        <source>It gives elements the folder %1 to read and write</source>
        <translation>它让网元读写文件夹 %1</translation>
    </message>
    <message>
        <source>Programs inside can change and delete all that is in it.</source>
        <translation>其中的程序可以更改和删除里面的所有内容。</translation>
    </message>
    <message>
        <source>It is a link to %1. Programs inside can change and delete all that is in it.</source>
        <translation>它是到 %1 的链接。其中的程序可以更改和删除里面的所有内容。</translation>
    </message>
    <message>
        <source>It lets %1 watch live captures at %2</source>
        <translation>它让 %1 在 %2 观看实时捕获</translation>
    </message>
    <message>
        <source>All that crosses %1 is sent to them, not encrypted.</source>
        <translation>经过 %1 的所有内容都不加密地发送给他们。</translation>
    </message>
    <message>
        <source>It joins %1 with %2</source>
        <translation>它将 %1 与 %2 相连</translation>
    </message>
    <message>
        <source>The lab can record what crosses there, and send into it.</source>
        <translation>实验室可以录制经过那里的内容，并向其中发送。</translation>
    </message>
    <message>
        <source>By %1 there. The lab can record what crosses there, and send into it.</source>
        <translation>在那里使用 %1。实验室可以录制经过那里的内容，并向其中发送。</translation>
    </message>
    <message>
        <source>It lets elements behind %1 reach this machine&apos;s own services</source>
        <translation>它让 %1 后面的网元访问本机自己的服务</translation>
    </message>
    <message>
        <source>What listens at this machine&apos;s addresses takes them for its network.</source>
        <translation>在本机地址上监听的服务会把它们当作本机的网络。</translation>
    </message>
    <message>
        <source>It lets elements behind %1 reach this machine&apos;s network and the Internet</source>
        <translation>它让 %1 后面的网元访问本机的网络和互联网</translation>
    </message>
    <message>
        <source>As you, by NAT: other machines take it for this one.</source>
        <translation>以您的身份，通过 NAT：其他机器会把它们当作本机。</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) run by themselves when the lab starts, and decide what becomes of this.</source>
        <translation>
            <numerusform>实验室启动时 %n 条命令会自行运行，并决定由此产生什么。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 和另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>everybody who reaches this machine</source>
        <translation>能到达本机的所有人</translation>
    </message>
    <message>
        <source>other machines</source>
        <translation>其他机器</translation>
    </message>
    <message>
        <source>machines of %1</source>
        <translation>%1 的机器</translation>
    </message>
    <message>
        <source>the interface %1 of this machine</source>
        <translation>本机的接口 %1</translation>
    </message>
    <message>
        <source>the container %1</source>
        <translation>容器 %1</translation>
    </message>
    <message>
        <source>the network of process %1</source>
        <translation>进程 %1 的网络</translation>
    </message>
    <message>
        <source>the network namespace %1 of this machine</source>
        <translation>本机的网络命名空间 %1</translation>
    </message>
    <message>
        <source>Out of the lab</source>
        <translation>触及实验室之外</translation>
    </message>
    <message>
        <source>Your answer is kept for this file, on this machine. You are asked again when the file asks for something else.</source>
        <translation>您的回答在本机上为此文件保留。文件要求其他内容时会再次询问您。</translation>
    </message>
    <message>
        <source>“%1” reaches outside of its lab</source>
        <translation>“%1”触及其实验室之外</translation>
    </message>
    <message>
        <source>Allow this only if you know where the file comes from.</source>
        <translation>只有在您知道文件来源时才允许。</translation>
    </message>
    <message>
        <source>&amp;Allow and Start</source>
        <translation>允许并启动(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Allow and Follow</source>
        <translation>允许并跟随(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Do Not Start</source>
        <translation>不启动(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Leave the Lab as It Is</source>
        <translation>让实验室保持原样(&amp;L)</translation>
    </message>
    <message>
        <source>It shows %1 what is in %2, as their own files</source>
        <translation>它让 %1 把 %2 中的内容作为自己的文件</translation>
    </message>
    <message>
        <source>Programs inside can read it; what they change there is kept apart.</source>
        <translation>其中的程序可以读取它；它们在那里所做的更改会分开保存。</translation>
    </message>
    <message>
        <source>It is a link to %1. Programs inside can read it; what they change there is kept apart.</source>
        <translation>它是指向 %1 的链接。其中的程序可以读取它；它们在那里所做的更改会分开保存。</translation>
    </message>
    <message>
        <source>It lets %1 send what is in the file %2</source>
        <translation>它让 %1 发送文件 %2 中的内容</translation>
    </message>
    <message>
        <source>Each of its frames goes into the lab, and into what it is joined with.</source>
        <translation>其中的每一帧都会进入实验室，以及与实验室相连的一切。</translation>
    </message>
</context>
<context>
    <name>tomato::ui::OverviewMap</name>
    <message>
        <source>Overview map</source>
        <translation>概览图</translation>
    </message>
    <message>
        <source>The arrow keys move the visible part, plus and minus zoom</source>
        <translation>方向键移动可见部分，加号和减号缩放</translation>
    </message>
    <message>
        <source>Click or drag to move the visible part; the wheel zooms</source>
        <translation>点击或拖动来移动可见部分；滚轮缩放</translation>
    </message>
</context>
<context>
    <name>tomato::ui::PatternDialog</name>
    <message>
        <source>Fill in both fields to see what would be done.</source>
        <translation>填写两个字段，即可看到会做什么。</translation>
    </message>
</context>
<context>
    <name>tomato::ui::PictureCommands</name>
    <message>
        <source>Export as a picture</source>
        <translation>导出为图片</translation>
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
        <translation>无法保存图片：%1</translation>
    </message>
    <message>
        <source>The drawing could not be printed: %1</source>
        <translation>无法打印绘图：%1</translation>
    </message>
</context>
<context>
    <name>tomato::ui::PlaceDialog</name>
    <message>
        <source>&amp;Leave elements where they were placed before</source>
        <translation>网元留在以前放置的位置(&amp;L)</translation>
    </message>
    <message>
        <source>Place Anew</source>
        <translation>重新放置</translation>
    </message>
    <message>
        <source>Hosts to place the elements on:</source>
        <translation>放置网元的主机：</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Places only those that are new; elements that are assigned to a host stay on it in any case</source>
        <translation>只放置新的网元；指定了主机的网元始终留在其主机上</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>放置(&amp;P)</translation>
    </message>
    <message>
        <source>Elements by host</source>
        <translation>各主机的网元</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>网元</translation>
    </message>
    <message>
        <source>Of them moved</source>
        <translation>其中移动的</translation>
    </message>
    <message>
        <source>Connections between hosts</source>
        <translation>主机之间的连接</translation>
    </message>
    <message>
        <source>%1 (this machine)</source>
        <translation>%1（本机）</translation>
    </message>
    <message>
        <source>%1, weight %2</source>
        <translation>%1，权重 %2</translation>
    </message>
    <message>
        <source>Tick a host at least.</source>
        <translation>请至少勾选一台主机。</translation>
    </message>
    <message>
        <source>%1 of %2 connections would lead from one host to another. %3 of %4 elements would run elsewhere than now; those of them that run start anew there.</source>
        <translation>%2 条连接中有 %1 条会从一台主机通向另一台。%4 个网元中有 %3 个会换到别处运行；其中运行中的会在那里重新启动。</translation>
    </message>
    <message>
        <source>The topology has changed meanwhile.</source>
        <translation>拓扑在此期间已更改。</translation>
    </message>
    <message>
        <source>Place anew</source>
        <translation>重新放置</translation>
    </message>
    <message>
        <source>%1 elements moved; %2 connections lead from one host to another</source>
        <translation>移动了 %1 个网元；%2 条连接从一台主机通向另一台</translation>
    </message>
    <message>
        <source>%1: its elements may take %2 MB of memory, and it has %3 MB.</source>
        <translation>%1：其网元最多可占用 %2 MB 内存，而它有 %3 MB。</translation>
    </message>
</context>
<context>
    <name>tomato::ui::PluginAgreement</name>
    <message>
        <source>New plugins</source>
        <translation>新插件</translation>
    </message>
    <message numerus="yes">
        <source>Use %n new plugin(s)?</source>
        <translation>
            <numerusform>要使用 %n 个新插件吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>A plugin runs as you: it can read and change your files and use your network. The trial finds one that crashes, not one that means harm. Use it only if you know where it comes from; you are asked again when its file changes.</source>
        <translation>插件以您的身份运行：它可以读取和更改您的文件，并使用您的网络。试运行能发现会崩溃的插件，但不能发现有恶意的插件。只有在您知道其来源时才使用；其文件更改后会再次询问您。</translation>
    </message>
    <message>
        <source>&amp;Use From Now On</source>
        <translation>从现在起使用(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Leave Out</source>
        <translation>略过(&amp;L)</translation>
    </message>
</context>
<context>
    <name>tomato::ui::Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
</context>
<context>
    <name>tomato::ui::PreviewDialog</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… 另外 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tomato::ui::ProgramsForm</name>
    <message>
        <source>Programs inside</source>
        <translation>内部程序</translation>
    </message>
    <message>
        <source>What all programs of this element may use together. Those that run keep to a change at once, to the first limit of a kind from the element&apos;s next start.</source>
        <translation>此网元的所有程序合计可以使用的上限。已在运行的立即遵守更改；某类上限首次设置时，从网元下次启动起生效。</translation>
    </message>
    <message>
        <source>Memory limit (MB)</source>
        <translation>内存上限 (MB)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>CPU limit (cores)</source>
        <translation>CPU 上限（核）</translation>
    </message>
    <message>
        <source>Process limit</source>
        <translation>进程数上限</translation>
    </message>
    <message>
        <source>0.5 is half a core.</source>
        <translation>0.5 表示半个核。</translation>
    </message>
    <message>
        <source>Lines in the language of FRR. The daemons that they need (OSPF, BGP, RIP, IS-IS, ...) then run in this router, and vtysh in its terminal talks to them. Needs the package frr.</source>
        <translation>FRR 语法的配置行。它们所需的守护进程（OSPF、BGP、RIP、IS-IS 等）将在此路由器中运行，可在其终端中用 vtysh 与之交互。需要软件包 frr。</translation>
    </message>
    <message>
        <source>FRR configuration</source>
        <translation>FRR 配置</translation>
    </message>
    <message>
        <source>Change the FRR configuration of %1</source>
        <translation>更改 %1 的 FRR 配置</translation>
    </message>
    <message>
        <source>Congestion control</source>
        <translation>拥塞控制</translation>
    </message>
    <message>
        <source>It is a name such as cubic, of at most 15 letters and digits.</source>
        <translation>它是像 cubic 这样的名称，最多 15 个字母和数字。</translation>
    </message>
    <message>
        <source>as this machine</source>
        <translation>与本机相同</translation>
    </message>
    <message>
        <source>The algorithm that TCP uses in this element, such as reno, cubic or bbr. The command “tomato lab check” lists those of this machine&apos;s kernel.</source>
        <translation>此网元中 TCP 使用的算法，例如 reno、cubic 或 bbr。命令“tomato lab check”列出本机内核的算法。</translation>
    </message>
</context>
<context>
    <name>tomato::ui::PropertiesPanel</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n 个网元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n 条连接</numerusform>
        </translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <translation>已选择：%1</translation>
    </message>
    <message>
        <source>Select an element or a connection to see its properties.</source>
        <translation>选择一个网元或一条连接，可查看其属性。</translation>
    </message>
    <message>
        <source>Con&amp;figure All…</source>
        <translation>全部配置(&amp;F)…</translation>
    </message>
    <message>
        <source>Gives the same settings to all of them</source>
        <translation>给所有这些相同的设置</translation>
    </message>
    <message>
        <source>All of these elements have the fields below. What you change there, all of them get. Names and addresses are each element&apos;s own.</source>
        <translation>所有这些网元都有下面的字段。您在那里更改的内容会给予全部网元。名称和地址由每个网元各自拥有。</translation>
    </message>
    <message>
        <source>&amp;Rename by Pattern…</source>
        <translation>按模式重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>Gives each of them another name, after a look at the names</source>
        <translation>查看名称之后，给每个网元另一个名称</translation>
    </message>
</context>
<context>
    <name>tomato::ui::RecoveryBar</name>
    <message>
        <source>&amp;Recover</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Open the topology with these changes; nothing is saved yet</source>
        <translation>打开带有这些更改的拓扑；尚未保存任何内容</translation>
    </message>
    <message>
        <source>Delete the &amp;Changes</source>
        <translation>删除更改(&amp;C)</translation>
    </message>
    <message>
        <source>The file itself stays as it was saved last</source>
        <translation>文件本身保持上次保存时的样子</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>以后(&amp;L)</translation>
    </message>
    <message>
        <source>Ask again at the next start</source>
        <translation>下次启动时再次询问</translation>
    </message>
    <message>
        <source>a topology that was never saved</source>
        <translation>一个从未保存过的拓扑</translation>
    </message>
    <message>
        <source>The editor ended before it saved: there are changes to %1, of %2.</source>
        <translation>编辑器在保存之前结束：有对 %1 的更改，时间为 %2。</translation>
    </message>
</context>
<context>
    <name>tomato::ui::RenameTemplateDialog</name>
    <message>
        <source>Rename a template</source>
        <translation>重命名模板</translation>
    </message>
    <message>
        <source>New name:</source>
        <translation>新名称：</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ReplayForm</name>
    <message>
        <source>Onl&amp;y from</source>
        <translation>仅来自(&amp;Y)</translation>
    </message>
    <message>
        <source>all, or e.g. %1</source>
        <translation>全部，或例如 %1</translation>
    </message>
    <message>
        <source>Spee&amp;d</source>
        <translation>速度(&amp;D)</translation>
    </message>
    <message>
        <source>Ti&amp;mes</source>
        <translation>次数(&amp;M)</translation>
    </message>
    <message>
        <source>How often the file is played; 0 for ever</source>
        <translation>文件播放的次数；0 表示一直重复</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>a .pcap or .pcapng file</source>
        <translation>.pcap 或 .pcapng 文件</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>Chooses the capture file whose frames this element sends as soon as its connection carries frames</source>
        <translation>选择捕获文件：其连接一旦承载帧，此网元就发送该文件中的帧</translation>
    </message>
    <message>
        <source>Choose a Capture File</source>
        <translation>选择捕获文件</translation>
    </message>
    <message>
        <source>Capture files (%1)</source>
        <translation>捕获文件 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Change what %1 plays</source>
        <translation>更改 %1 播放的内容</translation>
    </message>
</context>
<context>
    <name>tomato::ui::RunCommandDialog</name>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Run a command in %1</source>
        <translation>在 %1 中运行命令</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Could not be started: %1</source>
        <translation>无法启动：%1</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>A shell command, like: ping -c 3 10.0.0.2</source>
        <translation>shell 命令，例如：ping -c 3 10.0.0.2</translation>
    </message>
    <message>
        <source>Ends the command and all that it started</source>
        <translation>结束该命令及其启动的所有内容</translation>
    </message>
    <message>
        <source>Ended with exit code %1 after %2 s</source>
        <translation>在 %2 s 后以退出码 %1 结束</translation>
    </message>
    <message>
        <source>Stopped after %1 s</source>
        <translation>在 %1 s 后停止</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>运行中…</translation>
    </message>
</context>
<context>
    <name>tomato::ui::RunningLabsWindow</name>
    <message>
        <source>%1 in %2</source>
        <comment>12 packets, 3 recordings</comment>
        <translation>%1，在 %2 中</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln 个数据包</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s)</source>
        <translation>
            <numerusform>%Ln 次录制</numerusform>
        </translation>
    </message>
    <message>
        <source>Labs on This Machine</source>
        <translation>本机上的实验室</translation>
    </message>
    <message>
        <source>Labs on this machine</source>
        <translation>本机上的实验室</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>实验室</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>On Disk</source>
        <translation>磁盘占用</translation>
    </message>
    <message>
        <source>Last Used</source>
        <translation>上次使用</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>拓扑</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Opens the lab&apos;s topology in this window, attached to the lab</source>
        <translation>在此窗口中打开实验室的拓扑，并附接到实验室</translation>
    </message>
    <message>
        <source>&amp;Stop Lab</source>
        <translation>停止实验室(&amp;S)</translation>
    </message>
    <message>
        <source>Stops all of the lab&apos;s elements; what was recorded is kept</source>
        <translation>停止实验室的所有网元；已录制的内容保留</translation>
    </message>
    <message>
        <source>Show &amp;Recordings</source>
        <translation>显示录制(&amp;R)</translation>
    </message>
    <message>
        <source>Opens the folder that holds the lab&apos;s recordings, a folder for each connection; Open lists them in the dock Captures</source>
        <translation>打开保存实验室录制的文件夹，每条连接一个文件夹；“打开”则在“捕获”面板中列出它们</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>Deletes what a stopped lab keeps, after a question</source>
        <translation>询问后删除已停止的实验室所保留的内容</translation>
    </message>
    <message>
        <source>never saved</source>
        <translation>从未保存</translation>
    </message>
    <message>
        <source>stopped, in use</source>
        <translation>已停止，使用中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 已不存在</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>No lab runs on this machine, and none is kept.</source>
        <translation>本机上没有运行中的实验室，也没有保留的实验室。</translation>
    </message>
    <message>
        <source>Kept: %1.</source>
        <comment>12 packets in 3 recordings</comment>
        <translation>已保留：%1。</translation>
    </message>
    <message>
        <source>No recordings are kept.</source>
        <translation>没有保留录制。</translation>
    </message>
    <message>
        <source>An editor has it open; it can be deleted when that is over.</source>
        <translation>有编辑器打开着它；关闭后才能删除。</translation>
    </message>
    <message>
        <source>The topology of this lab was never saved: opening it saves it first.</source>
        <translation>此实验室的拓扑从未保存过：打开时会先保存。</translation>
    </message>
    <message>
        <source>Its topology is not known any more.</source>
        <translation>其拓扑已无从知道。</translation>
    </message>
    <message>
        <source>Save the topology of the lab</source>
        <translation>保存实验室的拓扑</translation>
    </message>
    <message>
        <source>ToMaTo topologies (*.json *.tomato)</source>
        <translation>ToMaTo 拓扑 (*.json *.tomato)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The topology could not be saved</source>
        <translation>无法保存拓扑</translation>
    </message>
    <message>
        <source>The lab could not be stopped</source>
        <translation>无法停止实验室</translation>
    </message>
    <message>
        <source>The lab is stopping…</source>
        <translation>实验室正在停止…</translation>
    </message>
    <message>
        <source>No program opens folders here; the recordings are in %1</source>
        <translation>这里没有可打开文件夹的程序；录制在 %1 中</translation>
    </message>
    <message>
        <source>Delete a lab</source>
        <translation>删除实验室</translation>
    </message>
    <message>
        <source>Delete what the lab “%1” keeps?</source>
        <translation>要删除实验室“%1”所保留的内容吗？</translation>
    </message>
    <message>
        <source>%1, the files of its elements and the topology as it ran last go for good: %2.</source>
        <translation>%1、其网元的文件和最后运行的拓扑将永久删除：%2。</translation>
    </message>
    <message>
        <source>The topology is saved nowhere else.</source>
        <translation>拓扑没有保存在其他任何地方。</translation>
    </message>
    <message>
        <source>The file %1 stays.</source>
        <translation>文件 %1 保留。</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>The lab is being deleted…</source>
        <translation>正在删除实验室…</translation>
    </message>
    <message>
        <source>The lab could not be deleted</source>
        <translation>无法删除实验室</translation>
    </message>
</context>
<context>
    <name>tomato::ui::SaveTemplateDialog</name>
    <message>
        <source>Keep &amp;addresses, gateways and routes</source>
        <translation>保留地址、网关和路由(&amp;A)</translation>
    </message>
    <message>
        <source>Save as Template</source>
        <translation>另存为模板</translation>
    </message>
    <message>
        <source>Without them the template fits everywhere; MAC addresses are never kept</source>
        <translation>不保留时模板到处适用；从不保留 MAC 地址</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>It is written to %1</source>
        <translation>写入到 %1</translation>
    </message>
    <message>
        <source>Replace a template</source>
        <translation>替换模板</translation>
    </message>
    <message>
        <source>There is a template “%1” already. Shall it be replaced?</source>
        <translation>模板“%1”已存在。要替换它吗？</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
</context>
<context>
    <name>tomato::ui::ServicesWindow</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>ended with code %1</source>
        <translation>已结束，退出码 %1</translation>
    </message>
    <message>
        <source>starts again; ended with code %1</source>
        <translation>将重新启动；已结束，退出码 %1</translation>
    </message>
    <message>
        <source>Commands and services of %1</source>
        <translation>%1 的命令和服务</translation>
    </message>
    <message>
        <source>Commands and services</source>
        <translation>命令和服务</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>启动次数</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>This element runs nothing by itself. What it is to run is in its attribute “commands”: see the manual&apos;s page on labs.</source>
        <translation>此网元不自行运行任何内容。它要运行的内容在其属性“commands”中：见手册的实验室页面。</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>What it put out is on the host %1, in the file
%2</source>
        <translation>它的输出在主机 %1 上的文件中
%2</translation>
    </message>
</context>
<context>
    <name>tomato::ui::SharedInterfacesForm</name>
    <message numerus="yes">
        <source>%n interface(s)</source>
        <translation>
            <numerusform>%n 个接口</numerusform>
        </translation>
    </message>
    <message>
        <source>Address by DHCP</source>
        <translation>通过 DHCP 获取地址</translation>
    </message>
    <message>
        <source>Change DHCP of %1</source>
        <translation>更改 %1 的 DHCP</translation>
    </message>
</context>
<context>
    <name>tomato::ui::SshQuestion</name>
    <message>
        <source>ssh asks</source>
        <translation>ssh 询问</translation>
    </message>
    <message>
        <source>Compare the fingerprint with what the host&apos;s administrator says, or with “ssh-keygen -l” there: whoever else answers under this name could read and change what the lab sends.</source>
        <translation>请将指纹与该主机管理员所说的，或那里 “ssh-keygen -l” 所显示的进行比较：否则以此名称应答的他人可以读取和更改实验室发送的内容。</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>&amp;Yes, Connect</source>
        <translation>是，连接(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>tomato::ui::StackingCommands</name>
    <message>
        <source>Bring to front</source>
        <translation>置于顶层</translation>
    </message>
    <message>
        <source>Send to back</source>
        <translation>置于底层</translation>
    </message>
    <message>
        <source>Lock in place</source>
        <translation>锁定位置</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解除锁定</translation>
    </message>
</context>
<context>
    <name>tomato::ui::State</name>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Running, its program ended</source>
        <translation>运行中，其程序已结束</translation>
    </message>
    <message>
        <source>Running when last heard of</source>
        <translation>最后得知时正在运行</translation>
    </message>
</context>
<context>
    <name>tomato::ui::TemplateCommands</name>
    <message>
        <source>Te&amp;mplates</source>
        <translation>模板(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Open Templates Folder</source>
        <translation>打开模板文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>The folder with your templates, a file for each</source>
        <translation>您的模板所在的文件夹，每个模板一个文件</translation>
    </message>
    <message>
        <source>Adds it at this place</source>
        <translation>在此处添加</translation>
    </message>
    <message>
        <source>Adds it where there is room</source>
        <translation>添加到有空位的地方</translation>
    </message>
    <message>
        <source>Add from Template</source>
        <translation>从模板添加</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>Give the template another name</source>
        <translation>给模板另一个名称</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>Delete the template&apos;s file; what was made of it stays</source>
        <translation>删除模板的文件；由它创建的内容保留</translation>
    </message>
    <message>
        <source>It is not in your own folder, but in %1</source>
        <translation>它不在您自己的文件夹中，而在 %1</translation>
    </message>
    <message>
        <source>A template was left out: %1</source>
        <translation>略去了一个模板：%1</translation>
    </message>
    <message>
        <source>Delete a template</source>
        <translation>删除模板</translation>
    </message>
    <message>
        <source>Shall the template “%1” be deleted?</source>
        <translation>要删除模板“%1”吗？</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>No program opens folders here; it is %1</source>
        <translation>这里没有可打开文件夹的程序；它是 %1</translation>
    </message>
    <message>
        <source>&amp;Copy…</source>
        <translation>复制(&amp;C)…</translation>
    </message>
    <message>
        <source>Keep it as a template of your own, with another name</source>
        <translation>以另一个名称保存为您自己的模板</translation>
    </message>
    <message>
        <source>It comes with the program, and stays</source>
        <translation>它是程序自带的，会保留</translation>
    </message>
    <message>
        <source>Copy a template</source>
        <translation>复制模板</translation>
    </message>
    <message>
        <source>Name of the copy:</source>
        <translation>副本的名称：</translation>
    </message>
</context>
<context>
    <name>tomato::ui::TopologyTree</name>
    <message>
        <source>Filter the tree</source>
        <translation>过滤树</translation>
    </message>
    <message>
        <source>Name, address, type or state</source>
        <translation>名称、地址、类型或状态</translation>
    </message>
    <message>
        <source>Show only what contains this text</source>
        <translation>只显示含有此文本的内容</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>拓扑</translation>
    </message>
    <message>
        <source>Nothing contains “%1”</source>
        <translation>没有含有“%1”的内容</translation>
    </message>
</context>
<context>
    <name>tomato::ui::TopologyTreeModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>另一端</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>tomato::ui::TrafficDisplay</name>
    <message>
        <source>&amp;Colour by Traffic</source>
        <translation>按流量着色(&amp;C)</translation>
    </message>
    <message>
        <source>Draw connections that are captured the warmer and wider the more crosses them</source>
        <translation>被捕获的连接上经过的流量越多，颜色越暖、线越宽</translation>
    </message>
    <message>
        <source>Traffic Arro&amp;ws</source>
        <translation>流量箭头(&amp;W)</translation>
    </message>
    <message>
        <source>Show in which direction packets cross connections that are captured</source>
        <translation>显示数据包以什么方向经过被捕获的连接</translation>
    </message>
</context>
<context>
    <name>tomato::ui::TrafficLegend</name>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
</context>
<context>
    <name>tomato::ui::TreeTexts</name>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
</context>
<context>
    <name>tomato::ui::UnpackDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Unpack an Image</source>
        <translation>解包映像</translation>
    </message>
    <message>
        <source>What was unpacked is removed…</source>
        <translation>正在移除已解包的内容…</translation>
    </message>
    <message>
        <source>%1 is read: %2 so far</source>
        <translation>正在读取 %1：目前 %2</translation>
    </message>
    <message>
        <source>%1 is unpacked: %2 so far</source>
        <translation>正在解包 %1：目前 %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 cannot be used as an image: %2</source>
        <translation>%1 不能用作映像：%2</translation>
    </message>
</context>
<context>
    <name>tomato::ui::WindowPlugins</name>
    <message>
        <source>it is new, or another one than before, and you did not agree to it</source>
        <translation>它是新的，或与以前不同，而您尚未同意</translation>
    </message>
</context>
</TS>
