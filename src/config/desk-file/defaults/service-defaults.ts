import { consentReason } from '../../../domain/consent/about-ticket';
import type { Localised } from '../../../domain/words';

const both = (en: string, chinese: string): Localised => ({ en, 'zh-CN': chinese });

interface Reason {
  id: string;
  name: Localised;
  stops: string[];
  progress: 'paused' | 'daily' | 'hourly';
  endsWhenAnswered: boolean;
  agreesTime: boolean;
}

/**
 * Why a ticket may wait when the desk file says nothing. Only what lies with the requester's side stops the clocks of
 * SLA-4 and SLA-5; the contract does not excuse a slow vendor.
 */
export const waitingReasons: [Reason, ...Reason[]] = [
  {
    id: 'requester',
    name: both('The requester’s answer', '等报修人回复'),
    stops: ['SLA-4', 'SLA-5'],
    progress: 'paused',
    endsWhenAnswered: true,
    agreesTime: false,
  },
  {
    id: 'approval',
    name: both('The approval', '等审批'),
    stops: ['SLA-4', 'SLA-5'],
    // Only who has to answer themselves needs no word; an approval may take days.
    progress: 'daily',
    endsWhenAnswered: false,
    agreesTime: false,
  },
  {
    id: 'vendor',
    name: both('The vendor', '等厂商处理'),
    stops: [],
    progress: 'daily',
    endsWhenAnswered: false,
    agreesTime: false,
  },
  {
    id: 'parts',
    name: both('The spare parts', '等配件到货'),
    stops: [],
    progress: 'daily',
    endsWhenAnswered: false,
    agreesTime: false,
  },
  {
    id: 'scheduled',
    name: both('The agreed time', '等约定时间'),
    stops: [],
    progress: 'daily',
    endsWhenAnswered: false,
    agreesTime: true,
  },
];

/**
 * A ticket waits so while somebody is asked for their consent (SITE-4, SITE-5). It is there whatever the desk file says, and
 * may be called otherwise in it; nobody chooses it by hand.
 */
export const consentWait: Reason = {
  id: consentReason,
  name: both('The requester’s consent', '等报修人同意'),
  stops: ['SLA-4', 'SLA-5'],
  progress: 'paused',
  endsWhenAnswered: false,
  agreesTime: false,
};

/** Progress an engineer reports with one tap. */
export const progressStates: Localised[] = [
  both('Still looking for the cause', '正在排查原因'),
  both('Cause found, fixing it now', '已找到原因，正在处理'),
  both('Testing the fix', '正在测试修复效果'),
  both('Consulting the vendor', '正在咨询厂商'),
];

/** What a low rating may be about. */
export const ratingReasons: { id: string; name: Localised; conduct?: boolean }[] = [
  { id: 'slow-answer', name: both('Slow to answer', '响应慢') },
  { id: 'slow-fix', name: both('Took too long', '处理时间长') },
  { id: 'not-fixed', name: both('Not really fixed', '问题没有真正解决') },
  { id: 'unclear', name: both('Explanation unclear', '解释不清楚') },
  { id: 'attitude', name: both('Attitude or conduct', '服务态度或行为规范'), conduct: true },
  { id: 'belongings', name: both('Moved or opened things unasked', '未经同意移动或拆动物品'), conduct: true },
  {
    id: 'behaviour',
    name: both('Smoking, games, private calls, gifts', '抽烟、玩游戏、打私人电话或收受礼物'),
    conduct: true,
  },
  { id: 'came-back', name: both('The problem came back', '问题反复出现') },
];

/** How whoever goes on site behaves there, when the desk file says nothing (SITE-1). */
export const conduct: Localised[] = [
  both('Neat clothes, badge visible, greet first', '着装整洁，佩戴工牌，先打招呼'),
  both(
    'Move, open or take apart nothing without permission: ask for it on the card',
    '未经同意不移动、不打开、不拆卸客户物品，需要时先在卡片上申请许可',
  ),
  both('Stay quiet and disturb nobody at work', '保持安静，不影响他人办公'),
  both('No smoking, no games, no private calls', '不抽烟、不玩游戏、不打私人电话'),
  both('Use the network or telephone there only if needed and allowed', '网络和电话仅在需要且获得许可时使用'),
  both('Accept no gifts or meals', '不接受礼物和宴请'),
];
