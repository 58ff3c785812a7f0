import type { Topic } from './topic';

/** OTH-1: what is done for people rather than mended for them. */
export const otherTopics: readonly Topic[] = [
  {
    id: 'move',
    clause: 'OTH-1',
    decides: `
      move desk, moving desks, move my desk, moving desk, moving to a new office, move office, office move, moving office, move to the floor, relocate, relocation, moving to floor, move computer,
      move my computer, move pc, move seat, moving seats, new cabling, cabling work, cabling new, new cable run, set up workstation, setup workstation, set up a workstation, set up desk, workstation set up,
      set up equipment, set up new equipment, equipment set up, equipment setup, install equipment, needs a workstation, needs equipment, changing desks, change desk,
      搬家, 搬迁, 搬工位, 搬到, 搬办公室, 换工位, 调工位, 挪一下, 挪电脑, 移机, 布线, 走线, 综合布线, 线路改造, 新工位, 准备工位, 拆装, 装机, 准备电脑, 换座位, 设备搬迁,
      设备安装, 安装设备, 搬运, 搬一下, 迁移工位`,
    names:
      'move, moving, new hire, new employee, new joiner, new starter, new colleague, onboarding, 新员工, 新同事, 新人, 入职, 实习生, 准备一台',
    speaks: '工位, 搬',
  },
  {
    id: 'meeting',
    clause: 'OTH-1',
    decides: `
      meeting support, support for meeting, conference support, event support, support for town hall, town hall, set up meeting room, set up the meeting room, set up conference room, prepare meeting room,
      set up for an event, equipment for an event, set up projector, help with the conference, help with a conference, help with video conference, help with a video conference, support during presentation,
      会议支持, 会议保障, 布置会议室, 会场, 活动支持, 会议调试, 设备调试, 调试设备, 调设备, 调一下设备, 调试会议, 会议室设备, 会需要, 会议需要, 来个人调试, 现场支持, 技术支持, 会议服务, 大会, 年会, 调试投影, 布置`,
    names: 'town hall, webinar, 培训, 直播, 答辩, 来访',
    speaks: '视频会议, video conference, conference call, presentation, event, conference tomorrow, 会议',
    hints: '大会议室, meeting room, conference room, meeting, conference, 会议室, 开会, 培训室',
  },
  {
    id: 'task',
    clause: 'OTH-1',
    decides: `
      borrow, loan, loaner, loan laptop, loan equipment, lend, spare laptop, dispose, disposal, decommission, recycle old, return old laptop, return equipment, hand in, hand back, scrap,
      借一台, 借个, 借用, 外借, 借一下, 借台, 借, 报废, 回收, 归还, 退还, 盘点, 清退, 退库`,
    hints: 'task, 其他事项',
  },
  {
    id: 'question',
    clause: 'OTH-1',
    decides: `
      like to order, want to order, need to order, how do i order, how to order, how can i order, how do i apply, how to apply for, how do i request, how to request, question about, i have a question, opening hours, what hours, who do i ask,
      where do i get, apply for computer, apply for a new, order a new laptop, ordering a new, get a new computer, get a new laptop, get new computer, get new laptop, request a new laptop, policy,
      咨询, 请问怎么申请, 怎么申请, 如何申请, 申请电脑, 申请一台, 领一台, 配一台, 采购, 购买, 想问下, 想问一下, 问一下, 请教, 几点上班, 什么流程, 怎么走流程, 采购流程, 换新电脑, 多久可以换, 换新, 换电脑, 换一台, 申请流程`,
    hints: '申请, question, enquiry, inquiry, 请问, 问题咨询',
  },
];
