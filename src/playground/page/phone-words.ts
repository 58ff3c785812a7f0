/** What stands on a ringing telephone. */
export const phoneEn = {
  phoneRings: 'Your telephone rings',
  phoneOnLine: 'On the telephone',
  phoneDesk: 'IT Service Desk calls',
  phoneWecom: 'WeCom emergency notice',
  phoneWecomSays: 'A fixed voice asks you to look at the app in WeCom.',
  phoneAnswer: 'Answer',
  phoneDecline: 'Decline',
  phoneHangUp: 'Hang up',
  phonePress1: 'Press 1',
};

/** The same in Chinese. */
export const phoneZh: typeof phoneEn = {
  phoneRings: '您的电话响了',
  phoneOnLine: '通话中',
  phoneDesk: 'IT 服务台来电',
  phoneWecom: '企业微信紧急通知',
  phoneWecomSays: '固定语音提醒您查看企业微信中的应用消息。',
  phoneAnswer: '接听',
  phoneDecline: '拒接',
  phoneHangUp: '挂断',
  phonePress1: '按 1',
};
