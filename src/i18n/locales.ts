import enAssign from '../../locales/en/assign.json';
import enAttendance from '../../locales/en/attendance.json';
import enAuditor from '../../locales/en/auditor.json';
import enCalendar from '../../locales/en/calendar.json';
import enCard from '../../locales/en/card.json';
import enCli from '../../locales/en/cli.json';
import enComplaint from '../../locales/en/complaint.json';
import enConfig from '../../locales/en/config.json';
import enConsent from '../../locales/en/consent.json';
import enCoverage from '../../locales/en/coverage.json';
import enDesk from '../../locales/en/desk.json';
import enDigest from '../../locales/en/digest.json';
import enEnquiry from '../../locales/en/enquiry.json';
import enException from '../../locales/en/exception.json';
import enForm from '../../locales/en/form.json';
import enHandover from '../../locales/en/handover.json';
import enLeave from '../../locales/en/leave.json';
import enMail from '../../locales/en/mail.json';
import enNotice from '../../locales/en/notice.json';
import enPage from '../../locales/en/page.json';
import enPast from '../../locales/en/past.json';
import enRefusal from '../../locales/en/refusal.json';
import enReload from '../../locales/en/reload.json';
import enReplacement from '../../locales/en/replacement.json';
import enRoster from '../../locales/en/roster.json';
import enShift from '../../locales/en/shift.json';
import enSlack from '../../locales/en/slack.json';
import enStaff from '../../locales/en/staff.json';
import enSwap from '../../locales/en/swap.json';
import enTicket from '../../locales/en/ticket.json';
import enTime from '../../locales/en/time.json';
import enWecom from '../../locales/en/wecom.json';
import zhAssign from '../../locales/zh-CN/assign.json';
import zhAttendance from '../../locales/zh-CN/attendance.json';
import zhAuditor from '../../locales/zh-CN/auditor.json';
import zhCalendar from '../../locales/zh-CN/calendar.json';
import zhCard from '../../locales/zh-CN/card.json';
import zhCli from '../../locales/zh-CN/cli.json';
import zhComplaint from '../../locales/zh-CN/complaint.json';
import zhConfig from '../../locales/zh-CN/config.json';
import zhConsent from '../../locales/zh-CN/consent.json';
import zhCoverage from '../../locales/zh-CN/coverage.json';
import zhDesk from '../../locales/zh-CN/desk.json';
import zhDigest from '../../locales/zh-CN/digest.json';
import zhEnquiry from '../../locales/zh-CN/enquiry.json';
import zhException from '../../locales/zh-CN/exception.json';
import zhForm from '../../locales/zh-CN/form.json';
import zhHandover from '../../locales/zh-CN/handover.json';
import zhLeave from '../../locales/zh-CN/leave.json';
import zhMail from '../../locales/zh-CN/mail.json';
import zhNotice from '../../locales/zh-CN/notice.json';
import zhPage from '../../locales/zh-CN/page.json';
import zhPast from '../../locales/zh-CN/past.json';
import zhRefusal from '../../locales/zh-CN/refusal.json';
import zhReload from '../../locales/zh-CN/reload.json';
import zhReplacement from '../../locales/zh-CN/replacement.json';
import zhRoster from '../../locales/zh-CN/roster.json';
import zhShift from '../../locales/zh-CN/shift.json';
import zhSlack from '../../locales/zh-CN/slack.json';
import zhStaff from '../../locales/zh-CN/staff.json';
import zhSwap from '../../locales/zh-CN/swap.json';
import zhTicket from '../../locales/zh-CN/ticket.json';
import zhTime from '../../locales/zh-CN/time.json';
import zhWecom from '../../locales/zh-CN/wecom.json';
import type { Language, Topic } from '../domain/words';

type Sentences = Readonly<Record<string, string>>;

/** Every sentence of the desk: language → topic → key → sentence with `{{blanks}}`. */
export const locales: Readonly<Record<Language, Readonly<Record<Topic, Sentences>>>> = {
  en: {
    assign: enAssign,
    auditor: enAuditor,
    calendar: enCalendar,
    card: enCard,
    cli: enCli,
    complaint: enComplaint,
    config: enConfig,
    consent: enConsent,
    coverage: enCoverage,
    desk: enDesk,
    digest: enDigest,
    enquiry: enEnquiry,
    exception: enException,
    form: enForm,
    leave: enLeave,
    handover: enHandover,
    mail: enMail,
    notice: enNotice,
    page: enPage,
    past: enPast,
    refusal: enRefusal,
    reload: enReload,
    replacement: enReplacement,
    roster: enRoster,
    shift: enShift,
    slack: enSlack,
    staff: enStaff,
    attendance: enAttendance,
    swap: enSwap,
    ticket: enTicket,
    time: enTime,
    wecom: enWecom,
  },
  'zh-CN': {
    assign: zhAssign,
    auditor: zhAuditor,
    calendar: zhCalendar,
    card: zhCard,
    cli: zhCli,
    complaint: zhComplaint,
    config: zhConfig,
    consent: zhConsent,
    coverage: zhCoverage,
    desk: zhDesk,
    digest: zhDigest,
    enquiry: zhEnquiry,
    exception: zhException,
    form: zhForm,
    leave: zhLeave,
    handover: zhHandover,
    mail: zhMail,
    notice: zhNotice,
    page: zhPage,
    past: zhPast,
    refusal: zhRefusal,
    reload: zhReload,
    replacement: zhReplacement,
    roster: zhRoster,
    shift: zhShift,
    slack: zhSlack,
    staff: zhStaff,
    attendance: zhAttendance,
    swap: zhSwap,
    ticket: zhTicket,
    time: zhTime,
    wecom: zhWecom,
  },
};
