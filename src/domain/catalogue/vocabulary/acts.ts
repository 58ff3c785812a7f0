/** Something that is to be done, or has happened; a catalogue's items are often called by it. */
export interface Act {
  readonly id: string;
  readonly words: string;
}

/** What people ask for. The nearer to one thing, the earlier. */
export const acts: readonly Act[] = [
  {
    id: 'uninstall',
    words: `uninstall, remove, delete program, remove program, take off, get rid of, 卸载, 卸掉, 删除软件, 删掉, 删不掉, 清除, 查杀, 清掉, 卸不掉, 移除`,
  },
  {
    id: 'upgrade',
    words: `upgrade, update, newer version, latest version, new version, patch, 升级, 更新, 新版, 最新版, 补丁`,
  },
  {
    id: 'receive',
    words: `back from, pick up, collect, get back, come back, 取回, 回来了吗, 修好了吗, 什么时候回来, 拿回, 领回`,
  },
  {
    id: 'send',
    words: `send for repair, send it for repair, send it in, send in for repair, send, ship, 送修, 寄修, 返厂, 送去, 寄回, 返修`,
  },
  {
    id: 'advice',
    words: `recommend, quote, cost, how much, who can fix, estimate, advice, repair shop, 推荐, 报价, 多少钱, 找谁修, 建议, 费用, 哪里修`,
  },
  {
    id: 'configure',
    words: `
      configure, configuration, set up, setup, setting, settings, how do i, how to, signature, enable, add account, change language, default,
      配置, 设置, 怎么用, 怎么设置, 怎么弄, 如何, 调试, 添加账号, 绑定, 签名, 怎么双面`,
  },
  {
    id: 'install',
    words: `
      install, installation, reinstall, deploy, need copy of, can i get, can i have, get me, i need, need, request, want, license, licence,
      安装, 装个, 装一下, 装一个, 重装, 帮我装, 想装, 要装, 下载, 装上, 给我装, 帮忙装, 需要装, 加装`,
  },
  {
    id: 'fault',
    words: `
      fault, broken, error, fail, failed, failing, failure, crash, crashed, not, problem, issue, wrong, stuck, missing, disappeared, vanished, slow, freeze, frozen, lost, full,
      故障, 坏了, 坏, 失败, 报错, 错误, 异常, 不了, 不上, 不出, 不开, 不到, 不能, 无法, 崩溃, 闪退, 卡, 没反应, 问题, 不见, 丢失, 不起来, 装不, 更新不, 升级不, 提示, 过期`,
  },
];
