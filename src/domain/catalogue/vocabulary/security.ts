import type { Topic } from './topic';

/** SW-3: what harms, and what keeps it away. */
export const securityTopics: readonly Topic[] = [
  {
    id: 'virus',
    clause: 'SW-3',
    decides: `
      virus, malware, ransomware, trojan, spyware, adware, worm, infected, infection, phishing, phished, phish, hacked, hacker, scam, scam email,
      spam email, spam mail, junk email asking, suspicious email, suspicious mail, suspicious link, suspicious attachment, suspicious message,
      strange email, strange link, fake email, dodgy link, dodgy email, popup, pop up, pop ups, pop ups, bitcoin, ransom, files encrypted, files are encrypted,
      clicked a link, clicked on a link, clicked link, virus scan, scan for virus, security breach, data breach, compromised, unknown sender,
      security incident, security warning, security alert, fake, spam, fake website, unknown program, strange program, bad link, stolen, ads everywhere, ads, advert, adverts, strange message, weird email, odd email, email asking for my password, clicked something, threat, keylogger,
      病毒, 木马, 中毒, 勒索, 钓鱼, 弹窗, 弹广告, 广告弹, 广告, 被黑, 黑客, 入侵, 流氓软件, 恶意软件, 恶意程序, 恶意链接, 可疑邮件, 可疑链接, 可疑文件,
      可疑附件, 陌生链接, 陌生邮件, 不明链接, 不明邮件, 诈骗, 诈骗邮件, 垃圾邮件, 被加密, 文件加密, 加密了, 赎金, 报毒, 查毒, 病毒扫描, 病毒库,
      假冒, 冒充, 垃圾软件, 捆绑, 劫持, 比特币, 后缀, 奇怪的邮件, 奇怪邮件, 挖矿, 盗号, 被盗, 漏洞, 攻击, 安全警告, 篡改`,
  },
  {
    id: 'protection',
    clause: 'SW-3',
    decides: `
      antivirus, anti virus, antimalware, anti malware, mcafee, norton, kaspersky, defender, windows defender, symantec, avast, sophos, crowdstrike,
      bitdefender, eset, trend micro, endpoint protection, firewall, quarantine, quarantined, protection,
      杀毒, 杀毒软件, 杀软, 防病毒, 防毒, 火绒, 卡巴斯基, 诺顿, 360, 360安全卫士, 安全卫士, 电脑管家, 瑞星, 金山毒霸, 毒霸, 防火墙, 安全防护, 奇安信,
      天擎, 迈克菲, 亚信安全, 趋势科技, 安全软件`,
  },
];
