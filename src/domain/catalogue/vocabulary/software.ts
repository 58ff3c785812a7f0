import type { Topic } from './topic';

/** SW-1: what people work with. */
export const officeTopics: readonly Topic[] = [
  {
    id: 'meeting-software',
    clause: 'SW-1',
    within: 'application',
    names: `
      teams, zoom, webex, skype, google meet, gotomeeting, slack, join meeting, join a meeting, join the meeting, join call, join a call, call drops, calls drop, share screen, screen share, screen sharing, sharing screen, whatsapp, wechat,
      wecom, dingtalk, feishu, lark, tencent meeting,
      腾讯会议, 企业微信, 微信, 企微, 钉钉, 飞书, qq, 会议软件, 视频会议软件, 共享屏幕, 屏幕共享, 共享不了屏幕, 共享不了, 分享屏幕, 共享桌面, 聊天软件, 进不去会议, 入会, 会议链接, 会议号, 视频会议卡, 视频会议断, 视频会议老, 瞩目, 好视通`,
  },
  {
    id: 'mail',
    clause: 'SW-1',
    names: `
      email, e mail, mail, outlook, mailbox, inbox, outbox, exchange, gmail, thunderbird, attachment, email signature, out of office, auto reply,
      distribution list, mailing list, calendar, calendar invite, contacts, signature, meeting invite, foxmail, shared mailbox,
      邮箱, 邮件, 收件箱, 发件箱, 电邮, 附件, 退信, 签名档, 日历, 日程, 自动回复, 邮件组, 通讯录, 信箱`,
  },
  {
    id: 'documents',
    clause: 'SW-1',
    names: `
      excel, word, powerpoint, power point, ppt, pptx, xlsx, docx, onenote, visio, wps, pdf, acrobat, adobe, adobe reader, spreadsheet, macro, macros,
      pivot table, formula, mail merge, accounting software, accounting system, accounting program, microsoft project, microsoft office, ms office, office 365, office365, microsoft 365, m365, libreoffice, sharepoint online, google docs,
      office suite, office software, office app, office application, office install, install office, office activation, office license, office licence,
      office says, office activate, office update, update office, upgrade office, office product, office 2016, office 2019, office 2021, slides, font,
      office not open, office not work, open office, foxit, photoshop, illustrator, indesign, premiere, autocad, cad, solidworks, sap, erp, crm, oracle,
      tableau, power bi, matlab, java, vscode, visual studio, python, notion, jira, confluence, salesforce, dropbox, onedrive, google drive, figma,
      office打, office要, office提示, office激活, office装, office安装, office升级, office更新, office报错, office闪退, office崩溃, office卡, office过期, office许可, office文件,
      office软件, office没, office用, office登, office不, office无法, 装office, 装个office, 装一个office, 装一下office, 安装office, 重装office, 升级office, 升级一下office,
      更新office, 更新一下office, 激活office, 卸载office, 打开office, 打不开office, 用office, 办公软件, 表格, 文档, 公式, 函数, 宏, 透视表, 幻灯片, 演示文稿, 字体, 乱码, 福昕, 阅读器, 压缩包, 解压, 压缩软件, winrar, 7zip, winzip,
      用友, 金蝶, 财务软件, 报税软件, 开票软件, 设计软件, 制图软件, 石墨, 有道, 印象笔记, 迅雷, 百度网盘`,
  },
  {
    id: 'browser',
    clause: 'SW-1',
    within: 'application',
    names: `
      browser, chrome, firefox, safari, internet explorer, google chrome, ie11, cookies, bookmarks, browser extension,
      浏览器, 谷歌浏览器, 火狐, 收藏夹, 书签, ie浏览器, 兼容模式, 插件, 控件, 主页被`,
    speaks: 'website, web page, webpage, site, homepage, 网页, 网站',
  },
  {
    id: 'input-method',
    clause: 'SW-1',
    within: 'application',
    names: `
      input method, ime, pinyin, language bar, 输入法, 拼音, 五笔, 打不了中文, 打不出中文, 打不出汉字, 切换中文, 打字, 搜狗`,
  },
  {
    id: 'application',
    clause: 'SW-1',
    names: `
      software installation, software request, install software, install program, install app, install application, install the program, software license,
      software licence, admin rights, administrator rights, software not install, program not install,
      管理员权限, 软件装不上, 软件装不了, 软件安装不, 程序装不上, 软件报错, 软件闪退, 软件崩溃, 装软件, 安装软件, 软件安装, 装个软件, 卸载软件, 软件卸载, 软件升级, 软件打不开, 程序打不开, 客户端, 闪退`,
    speaks: `
      screenshot, screen recording, media player, video player, translation software, 截图, 截屏, 录屏, 播放器, 视频播放, 翻译软件,
      software, app, application, program, programme, license, licence, plugin, plug in, add in, installer, setup file, mobile app,
      软件, 程序, 应用, 软体, 程式, 小程序, 安装包, 许可证, 授权, 序列号, 注册码, app`,
    hints:
      'document, file, crash, install, uninstall, installation, error message, 安装, 卸载, 文件, 装一下, 报错, 崩溃, 装个, 装不上, 装不了',
  },
];

/** SW-2: the system below, and the way into it. */
export const systemTopics: readonly Topic[] = [
  {
    id: 'remote-access',
    clause: 'SW-2',
    within: 'account',
    names: `
      vpn, anyconnect, forticlient, globalprotect, remote desktop, remote access, rdp, citrix, work from home access, connect from home, work remotely,
      remote connection, remote in, remote into, remoting in, vdi, virtual desktop,
      vpn, 远程, 远程桌面, 远程连接, 远程接入, 远程办公, 远程登录, 虚拟桌面, 云桌面, 堡垒机, 零信任, 在家, 居家, 家里连`,
  },
  {
    id: 'shared-files',
    clause: 'SW-2',
    names: `
      shared drive, share drive, network drive, mapped drive, map drive, shared folder, share folder, network folder, file server, file share, network share,
      team drive, team folder, s drive, h drive, g drive, p drive, t drive, n drive, x drive, z drive, m drive, k drive, public folder, sharepoint, folder access, access to folder,
      access to finance folder, folder permission, access rights, access right, permission denied, nas, common drive, group drive, server folder,
      共享盘, 共享文件夹, 共享文件, 共享目录, 共享打不开, 公共盘, 公盘, 公共文件夹, 网盘, 网络驱动器, 网络硬盘, 映射盘, 网络盘, 文件服务器, 部门盘, 共享磁盘, 共享,
      文件夹权限, 没有权限, 没权限, 无权限, 权限不足, 访问权限, 权限`,
    speaks: 'server, 服务器, access denied, permission, folder, file missing, 文件夹, 资料夹',
  },
  {
    id: 'account',
    clause: 'SW-2',
    names: `
      password, passcode, passwd, pwd, pin code, log in, login, log on, logon, log into, logging in, logged out, sign in, sign into, sign on, signing in, sso,
      account, locked out, lock myself out, locked me out, locked myself out, too many attempts, too many tries, pin, leaver, account locked, unlock account, username, user name, user id, credential, credentials, two factor, 2fa, mfa, mfa code, authenticator,
      authentication, verification code, one time code, active directory, domain account, new user, user account, account disabled, account creation,
      single sign on, lockout, face id, duo, not authenticate, security question, access to the system, access to a system, okta,
      密码, 口令, 账号, 帐号, 账户, 帐户, 用户名, 登录, 登陆, 登入, 登不上, 登不进, 登不了, 登不去, 登不上去, 登录不, 进不去, 锁定, 被锁, 解锁, 域账号, 域控, 域用户, 工号,
      重置密码, 找回密码, 冻结, 禁用, 停用账号, 账号停, 验证码, 双因子, 双因素, 二次验证, 动态口令, 令牌, 身份验证, 认证, 开通账号, 开账号, 开户, 注销账号, 权限开通, 开权限, oa, 单点登录, 人脸识别, 指纹登录`,
  },
  {
    id: 'storage',
    clause: 'SW-2',
    within: 'system',
    names: `
      disk full, disk is full, disk space, c drive, d drive, drive full, hard drive full, hard drive is full, storage full, low storage, low on storage, low on space, running low, out of space, out of disk,
      running out of space, free up space, no space left, low disk, out of storage,
      c盘, d盘, e盘, 盘满, 磁盘, 磁盘空间, 空间不足, 空间不够, 内存不足, 存储空间, 硬盘满, 硬盘空间, 清理垃圾, 清理磁盘, 清理电脑`,
  },
  {
    id: 'system',
    clause: 'SW-2',
    along: 'computer',
    names: `
      windows, windows 10, windows 11, win10, win11, win7, macos, mac os, osx, linux, ubuntu, operating system, blue screen, bluescreen, bsod, driver, drivers, sound driver,
      audio driver, bios, reinstall, reimage, re image, format computer, taskbar, task bar, start menu, desktop icon, desktop icons, icons, icons on desktop,
      wallpaper, screensaver, screen saver, lock screen, control panel, registry, system update, system restore, update stuck, updates stuck, kernel panic,
      computer clock, clock on computer, clock wrong, clock, wrong time, time is wrong, time on laptop, time on pc, loading screen, time on computer, date and time, time zone, timezone, start button, search bar, desktop files, files on desktop, deleted files, deleted a file, recover file, recover files, backup, sleep mode,
      not wake up, language pack, format, partition, takes minutes to boot, recycle bin, windows key,
      mac not update, os update, service pack, boot loop, safe mode, activate windows, windows activation, task manager, file explorer,
      蓝屏, 操作系统, 重装, 重装系统, 系统重装, 做系统, 装系统, 驱动, 声卡驱动, 激活, 补丁, 任务栏, 开始菜单, 桌面图标, 图标, 壁纸, 屏保, 锁屏, 控制面板, 注册表,
      系统更新, 系统升级, 系统崩溃, 系统时间, 时间不对, 时间不准, 电脑时间, 时钟, 时区, 回收站, 安全模式, 还原系统, 系统还原, 进不了桌面, 进不去桌面, 进不了系统,
      进不去系统, 进系统, 桌面文件, 鼠标转圈, 鼠标一直转, 时间老, 时间跑, 时间慢, 时间快, 右键, logo, 系统盘, 分区, 格式化, 备份, 误删, 恢复文件, 数据恢复, 休眠, 睡眠, 待机,
      任务管理器, 资源管理器, 双系统, 更新完, 转圈, 声音图标, 右下角, 桌面`,
    speaks: 'update, upgrade, system, 系统, 更新',
  },
  {
    id: 'performance',
    clause: 'SW-2',
    within: 'system',
    along: 'computer',
    names: `
      电脑卡住, 电脑卡死, 卡成ppt, 卡成幻灯片, screen freeze, screen frozen, screen froze, lock up, locks up, locking up, locked up, minutes to boot, minutes to start, minutes to load,
      minutes to open, hours to boot`,
    speaks: `
      slow, slowly, slower, sluggish, lag, laggy, lagging, freeze, frozen, froze, hang, hung, hangs, crash, crashed, unresponsive, not respond, not responding, stuck, takes ages,
      take forever, takes forever, takes long, long to start, long to boot, ages to boot, long time to boot, long time to start, performance, spinning wheel, spinning, loading forever,
      restart loop, beach ball, grinds to halt,
      卡顿, 很卡, 好卡, 太卡, 真卡, 超卡, 特卡, 特别卡, 非常卡, 有点卡, 有些卡, 老卡, 老是卡, 总卡, 总是卡, 巨卡, 贼卡, 卡得, 卡的, 卡成, 卡爆, 卡死, 卡住, 卡机, 卡了, 卡慢,
      很慢, 好慢, 太慢, 真慢, 超慢, 巨慢, 特慢, 特别慢, 非常慢, 有点慢, 变慢, 慢得, 慢的, 慢死, 慢了, 越来越慢, 运行慢, 开机慢, 反应慢, 速度慢, 缓慢, 迟钝, 死机, 当机, 假死, 未响应,
      无响应, 不响应, 慢, 真卡, 又卡, 都卡, 就卡, 卡卡, 一卡一卡, 卡, 反应慢, 打开慢, 电脑慢, 要十分钟, 半天才, 等半天, 半天开, 动不了, 一动不动, 宕机, 崩溃, 老死机, 转圈圈`,
  },
];
