import type { Topic } from './topic';

/** HW-2 and HW-3: what is sent away. */
export const repairTopics: readonly Topic[] = [
  {
    id: 'out-of-warranty',
    clause: 'HW-3',
    decides: `
      out of warranty, outside warranty, no longer in warranty, not in warranty, not under warranty, not covered by warranty,
      warranty has expired, expired warranty, warranty expired, warranty ran out, warranty ended, warranty is over, past warranty,
      beyond warranty, post warranty, repair quote, quote for repair, quote for a repair, repair cost, cost to repair, cost of repair,
      repair estimate, repair shop,
      过保, 出保, 脱保, 保修期外, 过了保, 过了保修期, 过保修期, 超过保修期, 超保, 保外, 不在保, 没有保修, 没保修, 保修过期, 保修到期,
      保修期过了, 保修期已过, 质保过期, 过了质保, 维修商, 维修报价, 报价维修, 修要多少钱, 修一下多少钱, 维修费用, 维修费, 自费维修`,
    speaks: 'quote, replacement part, 报价, 多少钱, 更换配件',
  },
  {
    id: 'warranty',
    clause: 'HW-2',
    decides: `
      warranty, guarantee, rma, applecare, 保修, 在保, 还没过保, 没过保, 未过保, 还在保, 保修期内, 质保, 返修, 保内, 返厂, 联保, 送修, 寄修`,
  },
];

/** HW-1: what stands on a desk, hangs on a wall or carries the network. The nearer to one thing, the earlier. */
export const hardwareTopics: readonly Topic[] = [
  {
    id: 'printer',
    clause: 'HW-1',
    names: `
      printer, print, printout, print out, copier, photocopier, photocopy, toner, ink, paper jam, paper tray, jammed paper, plotter,
      cartridge, laserjet, print queue, print job, print server, print quality, double sided, out of paper, mfp, staple,
      打印机, 打印, 打不了印, 印不出, 打不出字, 打出来, 复印机, 复印, 影印, 卡纸, 夹纸, 缺纸, 吸纸, 进纸, 搓纸, 硒鼓, 墨盒, 碳粉, 墨粉, 没墨, 色带,
      墨水, 走纸, 纸盒, 出纸, 漏粉, 装订, 打印不清, 彩打, 黑白打, 双面打, 打标签, 标签机, 一体打印, 绘图仪, 印表机, 列印, 打单, 针打, 喷墨, 激光机, 油墨`,
    speaks: '打不了, 打不出, 打到一半, 没纸, 票据',
  },
  {
    id: 'scanner',
    clause: 'HW-1',
    names: `
      scanner, scan, scan to email, scan to folder, document feeder, 扫描, 扫描仪, 扫描件, 扫瞄, 扫瞄仪, 扫描枪, 扫码枪, 高拍仪, 扫不了, 扫不出`,
  },
  {
    id: 'keyboard-mouse',
    clause: 'HW-1',
    within: 'peripheral',
    names: `
      keyboard, mouse, mice, trackpad, touchpad, touch pad, track pad, key cap, keycap, space bar, spacebar, caps lock, num lock, cursor,
      mouse pad, not move, double click, letters stuck, touch typing, stylus, drawing tablet, print screen key, mouse pointer, pointer,
      键盘, 鼠标, 键鼠, 触摸板, 触控板, 滑鼠, 光标, 指针, 键帽, 按键, 空格键, 回车键, 连击, 双击, 手写板, 手写笔, 数位板, 滚轮`,
  },
  {
    id: 'sound',
    clause: 'HW-1',
    within: 'peripheral',
    names: `
      headset, headphone, earphone, earbud, airpods, speaker, speakerphone, microphone, mic, loudspeaker, audio jack,
      耳机, 耳麦, 头戴, 话筒, 麦克风, 咪头, 音箱, 音响, 喇叭, 扬声器, 广播, 扩音, 扩音器, 功放, 音频线`,
    speaks: `
      sound, audio, buzzing, static, crackle, crackling, hear me, hear anyone, one ear, no sound, no audio, volume, echo, not hear, muted,
      电流声, 听不清, 破音, 外放, 一边响, 没声音, 没有声音, 没声, 无声, 听不到, 听不见, 声音小, 音量, 杂音, 噪音, 刺耳, 啸叫, 回音, 音频`,
    hints: '声音',
  },
  {
    id: 'camera',
    clause: 'HW-1',
    within: 'peripheral',
    names: 'webcam, camera, my video, video is black, 摄像头, 摄像机, 摄像, 相机, 看不到我, 看不见我',
  },
  {
    id: 'room-equipment',
    clause: 'HW-1',
    within: 'peripheral',
    names: `
      projector, beamer, tv, television, smartboard, whiteboard display, clicker, chromecast, airplay, remote control, conference phone,
      投影, 投影仪, 投影机, 投屏, 幕布, 电视, 大屏, 电子白板, 翻页笔, 遥控器, 拼接屏, 会议平板, 一体屏`,
  },
  {
    id: 'display',
    clause: 'HW-1',
    within: 'peripheral',
    names: `
      monitor, screen, display, hdmi, displayport, vga, dual screen, second screen, external screen, touch screen, touchscreen, resolution, dead pixel, kvm,
      显示器, 萤幕, 荧幕, 显示屏, 屏幕, 外接屏, 双屏, 副屏, 主屏, 屏, 花屏, 闪屏, 碎屏, 屏碎, 分辨率, 偏色, 发黄, 竖线, 横线, 闪烁, 抖动, 触摸屏, 触屏, 坏点, 液晶, 转接头, 转换头, 显示信号, 亮度`,
    speaks: 'flicker, dim, brightness, blurry',
  },
  {
    id: 'desk-phone',
    clause: 'HW-1',
    within: 'peripheral',
    names: `
      desk phone, office phone, telephone, landline, phone line, dial tone, handset, voip, ip phone, extension number, phone extension,
      座机, 固话, 话机, 分机, 拨号音, 电话机, 传真, 传真机, 电话线, 电话打不, 电话没`,
    speaks: 'phone, 电话',
  },
  {
    id: 'connected-device',
    clause: 'HW-1',
    within: 'peripheral',
    names: `
      usb, usb port, usb stick, memory stick, thumb drive, flash drive, pen drive, external drive, external hard drive, external disk, portable drive,
      docking station, dock, docking, port replicator, hub, card reader, badge reader, fingerprint reader, barcode reader, adapter cable,
      dongle, usb c, type c, thunderbolt, bluetooth, cable, tablet, ipad,
      u盘, 优盘, 随身碟, 闪存盘, 移动硬盘, 扩展坞, 拓展坞, 扩展屏坞, 集线器, 读卡器, 指纹, 指纹仪, 指纹打卡机, 刷卡机, usb口, 接口, 数据线, 蓝牙, 平板, 加密狗, ukey, u盾, 转接线,
      外设, 外接设备`,
    hints: 'peripheral, device, 设备, 配件',
  },
  {
    id: 'network',
    clause: 'HW-1',
    within: 'peripheral',
    names: `
      network, internet, wifi, wi fi, wlan, wireless network, wireless, ethernet, lan, lan cable, network cable, patch cable, network port,
      wall port, router, switch port, network switch, access point, modem, hotspot, bandwidth, ip address, dns, dhcp, proxy, connectivity,
      connection, not get online, not go online, offline, not online, signal, no signal, not browse, reconnect, not reach website, not reach, websites not load, pages not load, page takes forever to load,
      pages take forever to load, website slow, wifi password, wireless password, network outage, ping, packet loss, guest network,
      网络, 网路, 上网, 网线, 断网, 没网, 无网, 网口, 网速, 网卡, 无线, 有线网, 内网, 外网, 网不好, 网很, 网好, 网太, 网特别, 网一会, 网有时, 网时断, 时断时续, 网总, 网老, 网慢, 网断, 网坏, 网有问题, 网连,
      的网, 连网, 联网, 宽带, 光猫, 路由器, 交换机, 信号, 讯号, 热点, 掉线, 断线, 上不了网, 上不去网, 连不上网, 网页打开, 网页慢, 网页特别慢, 网页打不开, 网站打不开, 网页加载, 网页很慢,
      打不开网页, 打不开网站, ip地址, ip冲突, 局域网, 热点, wifi密码, 无线密码, 红叉, 丢包, 延迟, 网关, 代理服务器, 信息点, 水晶头, 网突然, 突然断网, 重连, 4g, 5g`,
    speaks: '网, not connect',
    hints: '连不上, 连接不上, 断开',
  },
];

/** HW-1, too: the computer, of which everything else is said as well, so that it comes last. */
export const computerTopics: readonly Topic[] = [
  {
    id: 'computer-parts',
    clause: 'HW-1',
    within: 'computer',
    along: 'computer',
    names: `
      screen stays black, screen goes black, nothing on screen, battery, charger, power supply, power adapter, power cord, power cable, power button, power brick, fan, hard drive, hard disk, ssd, hdd, ram,
      motherboard, graphics card, cpu, hinge, 电池, 充电器, 电源适配器, 适配器, 电源键, 开机键, 风扇, 硬盘, 硬碟, 固态, 内存条, 主板, 显卡, 合页, 转轴, 机箱风扇`,
    speaks: `
      charge, adapter, overheat, hot, heat, loud, noise, noisy, memory, spilled, spilt, spill, dropped, smoke, burning smell, burnt, beep, swollen,
      clicking, water damage, lid, casing, dead, power,
      not turn on, not start, not boot, not boot up, not power on, not power up, not come on, not switch on, not wake, nothing happens, no power,
      not respond to power, shut down by itself, shuts down, shutting down, shut off, turns off, turning off, turns itself off, powers off,
      switches itself off, switches off, shut off randomly, shuts off randomly, turn itself off, black screen, blank screen, screen is black, no display, no picture, reboots, rebooting by itself,
      restarts itself, restart by itself, restarting by itself, randomly restarts,
      充电, 充不进电, 充不上电, 没电, 插电, 不通电, 电源, 发烫, 过热, 烫手, 很烫, 太烫, 温度, 异响, 响声, 嗡嗡, 拖拉机, 
      滴滴, 嘀嘀, 报警声, 内存, 外壳, 进水, 洒了, 泼了, 摔了, 摔坏, 冒烟, 烧了, 糊味, 焦味, 鼓包, 膨胀,
      开不了机, 开不了, 开不开, 无法开机, 不能开机, 不开机, 点不亮, 启动不了, 启动不起来, 起不来, 起不动, 无法启动, 不能启动, 没反应, 没有反应, 没有任何反应, 毫无反应, 自动断电, 断电, 掉电, 自动关机, 自己关机,
      突然关机, 老关机, 总关机, 关机了, 自动重启, 自己重启, 不停重启, 反复重启, 一直重启, 老重启, 总重启, 黑屏, 黑画面, 没画面, 没显示, 不亮`,
  },
  {
    id: 'computer',
    clause: 'HW-1',
    hints: `
      computer, pc, laptop, notebook, desktop, desktop pc, workstation, machine, macbook, imac, mac, thinkpad, tower, chromebook, mini pc, hardware,
      电脑, 笔记本, 笔电, 主机, 台式机, 机子, 一体机, 手提, 手提电脑, 机箱, 机器, 本子, 工作站, 计算机, 硬件, 苹果电脑`,
  },
];
