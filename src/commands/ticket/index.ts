import type { TicketAction } from '../action';
import { assignTicket, assignTo, moveTicket, reassignAll } from './assign-ticket';
import {
  callBack,
  confirmFixed,
  reopenTicket,
  resolveTicket,
  sayJustRemark,
  sayNotFixed,
  sayStillBroken,
  withdrawTicket,
} from './closing';
import { correctTicket } from './correct-ticket';
import { acceptHandover, addCollaborator, declineHandover, handOver } from './handover';
import { markDuplicate } from './mark-duplicate';
import { claimTicket, leaveTicket, refuseAssigned, returnClaim, takeAssigned } from './ownership';
import { chooseUpdates, keepPromise, promiseAnswer, reportProgress, reportState, setUpdates } from './progress';
import { rateMore, rateTicket } from './rate-ticket';
import { keepUrgency, lowerUrgency, raiseUrgency } from './urgency';
import { addInformation, addRemark, leaveNote, replyToRequester } from './words';
import { arriveOnSite, goOnSite, locateFault, resumeWork, startRemote, waitFor } from './work';

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
