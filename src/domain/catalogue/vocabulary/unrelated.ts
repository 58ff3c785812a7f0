/** Hold a word of a topic and mean something else, or are no work of this desk: 卡 in 银行卡, "machine" in "coffee machine". */
export const unrelated = `
  银行卡, 信用卡, 饭卡, 工卡, 门禁卡, 门卡, 停车卡, 刷卡, 打卡, 打卡机, 卡号, 卡片, 名片, 充值卡, 购物卡, 公交卡, 食物中毒, 煤气中毒, 酒精中毒, 空调, 电梯,
  饮水机, 咖啡机, 微波炉, 门锁, 网上报销, 上网课, 网购, 慢走, 慢慢, 不慢, 不卡,
  ceiling light, lights flickering, lamp, coffee machine, vending machine, washing machine, ice machine, air conditioning, air conditioner, water cooler, credit card, business card, parking card,
  office hours, office party, in other words, key word, mouse trap, team building, power outage in the street, phone number, phone bill, mail room,
  post office, screen door, print media`;
