import type { TicketAction } from '../action';
import { acceptHandover } from './accept-handover';
import { addCollaborator } from './add-collaborator';
import { addInformation, addRemark } from './add-information';
import { keepUrgency, lowerUrgency } from './answer-lowering';
import { arriveOnSite } from './arrive-on-site';
import { assignTicket, assignTo, moveTicket, reassignAll } from './assign-ticket';
import { callBack } from './call-back';
import { chooseUpdates, setUpdates } from './choose-updates';
import { claimTicket } from './claim-ticket';
import { confirmFixed } from './confirm-fixed';
import { correctTicket } from './correct-ticket';
import { declineHandover } from './decline-handover';
import { goOnSite } from './go-on-site';
import { handOver } from './hand-over';
import { keepPromise } from './keep-promise';
import { leaveNote } from './leave-note';
import { leaveTicket } from './leave-ticket';
import { locateFault } from './locate-fault';
import { markDuplicate } from './mark-duplicate';
import { promiseAnswer } from './promise-answer';
import { raiseUrgency } from './raise-urgency';
import { rateMore, rateTicket } from './rate-ticket';
import { refuseAssigned } from './refuse-assigned';
import { reopenTicket } from './reopen-ticket';
import { replyToRequester } from './reply-to-requester';
import { reportProgress } from './report-progress';
import { reportState } from './report-state';
import { resolveTicket } from './resolve-ticket';
import { resumeWork } from './resume-work';
import { returnClaim } from './return-claim';
import { sayNotFixed } from './say-not-fixed';
import { sayJustRemark, sayStillBroken } from './settle-doubt';
import { startRemote } from './start-remote';
import { takeAssigned } from './take-assigned';
import { waitFor } from './wait-for';
import { withdrawTicket } from './withdraw-ticket';

/** Every ticket action, in the order people see its button. */
export const ticketActions: readonly TicketAction[] = [
  claimTicket,
  resumeWork,
  arriveOnSite,
  startRemote,
  goOnSite,
  locateFault,
  resolveTicket,
  reportProgress,
  reportState,
  waitFor,
  replyToRequester,
  promiseAnswer,
  keepPromise,
  leaveNote,
  correctTicket,
  addCollaborator,
  leaveTicket,
  handOver,
  acceptHandover,
  declineHandover,
  assignTicket,
  assignTo,
  reassignAll,
  moveTicket,
  takeAssigned,
  refuseAssigned,
  markDuplicate,
  returnClaim,
  confirmFixed,
  sayNotFixed,
  sayStillBroken,
  sayJustRemark,
  addInformation,
  addRemark,
  raiseUrgency,
  chooseUpdates,
  setUpdates,
  lowerUrgency,
  keepUrgency,
  withdrawTicket,
  rateTicket,
  rateMore,
  reopenTicket,
  callBack,
];

/** The action of that name; undefined for a button from an older release, or a forged one. */
export const actionOf = (id: string): TicketAction | undefined => ticketActions.find((action) => action.id === id);
