/** WeCom's own emoticons, by the names their panel sends in brackets, and the signs everybody else can read. */
const emoticons = `
  微笑🙂 撇嘴😕 色😍 发呆😳 得意😎 流泪😢 害羞😊 闭嘴🤐 睡😴 大哭😭 尴尬😅 发怒😡 调皮😜 呲牙😁 惊讶😲 难过🙁 酷😎 冷汗😰 抓狂😫 吐🤮 偷笑🤭 愉快😊 可爱😊
  白眼🙄 翻白眼🙄 傲慢😤 饥饿😋 困🥱 惊恐😱 流汗😓 憨笑😄 悠闲😌 奋斗💪 咒骂🤬 疑问❓ 嘘🤫 晕😵 折磨😣 衰😞 骷髅💀 敲打🔨 再见👋 擦汗😓 抠鼻👃 鼓掌👏 糗大了😳
  坏笑😏 左哼哼😤 右哼哼😤 哈欠🥱 鄙视😒 委屈🥺 快哭了😢 阴险😏 亲亲😘 吓😨 可怜🥺 菜刀🔪 西瓜🍉 啤酒🍺 篮球🏀 乒乓🏓 咖啡☕ 饭🍚 猪头🐷 玫瑰🌹 凋谢🥀 嘴唇💋 示爱💋
  爱心❤️ 心碎💔 蛋糕🎂 闪电⚡ 炸弹💣 足球⚽ 瓢虫🐞 便便💩 月亮🌙 太阳☀️ 礼物🎁 拥抱🤗 强👍 弱👎 握手🤝 胜利✌️ 抱拳🙏 勾引☝️ 拳头✊ 差劲👎 爱你🤟 爱情💑 飞吻😘
  发抖🥶 怄火😠 转圈💫 磕头🙇 挥手👋 激动🤩 街舞🕺 献吻💋 嘿哈💪 捂脸🤦 奸笑😏 机智😏 皱眉😟 耶✌️ 红包🧧 鸡🐔 蜡烛🕯️ 吃瓜🍉 加油💪 汗😓 天啊😱 旺柴🐶 哇😮 叹气😮‍💨
  苦涩😣 裂开💔 合十🙏 爆竹🧨 烟花🎆 让我看看👀 破涕为笑😂 无语😑 脸红☺️ 恐惧😨 失望😔 生病🤒 笑脸😄 庆祝🎉 大兵🪖 好的👌`;

const signs: ReadonlyMap<string, string> = new Map(
  emoticons
    .trim()
    .split(/\s+/)
    .map((one) => {
      const name = /^\p{Script=Han}+/u.exec(one)?.[0] ?? '';
      return [name, one.slice(name.length)];
    }),
);

/** What somebody wrote, with signs for WeCom's emoticons (`[大哭]`); other words in brackets stay. */
export const withSigns = (text: string): string =>
  text.replace(/\[(\p{Script=Han}{1,5})\]/gu, (whole, name: string) => signs.get(name) ?? whole);
