import { ticketActions } from '../../src/commands/ticket/index';
import { type Person, personId } from '../../src/domain/people/person';
import type { TicketEvent } from '../../src/domain/ticket/event';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { hasPart, isInside, maySee } from '../../src/domain/ticket/who-may';
import type { Offered } from '../../src/views/record/record-view';
import { decided, judged } from '../kit/judged';
import { ticketViewOf } from '../kit/ticket-views';
import { aTicket, at, chen, context, happened, li, liHasIt, sun, tom, wang, zhou } from '../kit/tickets';

const now = at('09:40');

/** Who they are to the job: Zhou reported it, Li has it, Wang helps, and Tom is another engineer. */
const parts: Readonly<Record<string, Person>> = {
  requester: zhou,
  owner: li,
  helper: wang,
  colleague: tom,
  lead: chen,
  manager: sun,
  stranger: { ...zhou, id: personId('slack:U0WU'), identities: { slack: 'U0WU' } },
};

const ids = ({ buttons, menu }: Offered): readonly string[] => [...buttons, ...menu].map(({ action }) => action);

const claimed = liHasIt({ collaborators: [wang.id] });
const byLi = { by: li.id, at: at('09:15') };
const underway = happened(claimed, { type: 'dispatched', ...byLi });
const resolved = happened(claimed, { type: 'resolved', ...byLi, cause: 'c', fix: 'f', advice: 'a' });
const doubted = happened(resolved, {
  type: 'replied',
  by: zhou.id,
  at: at('09:18'),
  ...{ side: 'requester', text: '还是很慢，没有好', files: [], asksIfFixed: true },
});
const closed = happened(resolved, { type: 'confirmed', by: zhou.id, at: at('09:20'), how: 'confirmed' });
const stops: TicketEvent = {
  type: 'waiting-started',
  ...byLi,
  ...{ reason: 'vendor', note: '', stops: [], progress: 'daily', endsWhenAnswered: false },
};
const rated: TicketEvent = {
  type: 'rated',
  by: zhou.id,
  at: at('09:25'),
  ...{ stars: 1, reasons: [], comment: '', callbackDue: at('18:00') },
};

const tickets: Readonly<Record<string, Ticket>> = {
  new: aTicket(),
  claimed,
  underway,
  arrived: happened(underway, { type: 'arrived', ...byLi }),
  software: { ...claimed, kind: 'software' },
  waiting: happened(claimed, stops),
  promised: happened(claimed, { type: 'promised', ...byLi, due: at('11:00'), text: '' }),
  // To Tom.
  offered: happened(claimed, { type: 'handover-offered', ...byLi, to: tom.id, note: '' }),
  // To Tom.
  assigned: happened(aTicket(), {
    type: 'assigned',
    by: chen.id,
    at: at('09:15'),
    to: tom.id,
    because: 'new',
    reason: '',
  }),
  // Whether it can wait is asked.
  lowering: happened(
    { ...claimed, urgent: true },
    { type: 'corrected', ...byLi, reason: 'r', was: {}, now: {}, whose: zhou.id, asksLower: true },
  ),
  resolved,
  // Zhou wrote to it since, and has not said whether it is fixed.
  doubted,
  closed,
  // A low rating, after which somebody has to call back.
  rated: happened(closed, rated),
};

/** Everything that may be done, by everybody: `done`, or why not. */
const whoMay = `
  action            job       requester     owner         helper           colleague        lead             manager       stranger
  claim             new       notEngineer   done          done             done             done             notEngineer   notEngineer
  claim             claimed   notEngineer   alreadyYours  alreadyOwned     alreadyOwned     alreadyOwned     notEngineer   notEngineer
  resume            waiting   notEngineer   done          done             notYours         done             notEngineer   notEngineer
  arrive            underway  notEngineer   done          done             notYours         done             notEngineer   notEngineer
  remote            claimed   notEngineer   done          done             notYours         done             notEngineer   notEngineer
  remote            arrived   notEngineer   done          done             notYours         done             notEngineer   notEngineer
  on-site           claimed   notEngineer   done          done             notYours         done             notEngineer   notEngineer
  locate            claimed   notEngineer   done          done             notYours         done             notEngineer   notEngineer
  locate            software  notEngineer   notHardware   notHardware      notYours         notHardware      notEngineer   notEngineer
  resolve           claimed   notEngineer   done          ownerDecides     ownerDecides     done             notEngineer   notEngineer
  progress          claimed   notEngineer   done          done             notYours         done             notEngineer   notEngineer
  progress-state    claimed   notEngineer   done          done             notYours         done             notEngineer   notEngineer
  wait              claimed   notEngineer   done          done             notYours         done             notEngineer   notEngineer
  reply             new       notEngineer   done          done             done             done             notEngineer   notEngineer
  reply             claimed   notEngineer   done          done             done             done             notEngineer   notEngineer
  reply             closed    notEngineer   done          done             done             done             notEngineer   notEngineer
  promise           claimed   notEngineer   done          done             notYours         done             notEngineer   notEngineer
  keep-promise      promised  notEngineer   done          done             notYours         done             notEngineer   notEngineer
  note              new       notEngineer   done          done             done             done             notEngineer   notEngineer
  note              claimed   notEngineer   done          done             done             done             notEngineer   notEngineer
  correct           new       notEngineer   done          done             done             done             notEngineer   notEngineer
  correct           claimed   notEngineer   done          done             notYours         done             notEngineer   notEngineer
  lower-yes         lowering  done          notRequester  notRequester     notRequester     notRequester     notRequester  notRequester
  lower-no          lowering  done          notRequester  notRequester     notRequester     notRequester     notRequester  notRequester
  add-collaborator  claimed   notEngineer   done          done             notYours         done             notEngineer   notEngineer
  leave             claimed   notCollaborator  notCollaborator  done  notCollaborator  notCollaborator  notCollaborator  notCollaborator
  hand-over         claimed   notEngineer   done          ownerDecides     ownerDecides     done             notEngineer   notEngineer
  accept-handover   offered   notEngineer   alreadyYours  notOffered       done             notOffered       notEngineer   notEngineer
  decline-handover  offered   notEngineer   notOffered    notOffered       done             notOffered       notEngineer   notEngineer
  assign            new       notLead       notLead       notLead          notLead          done             notLead       notLead
  assign            claimed   notLead       notLead       notLead          notLead          ownerOnDuty      notLead       notLead
  assign            assigned  notLead       notLead       notLead          notLead          alreadyAsked     notLead       notLead
  assign-to         new       notLead       notLead       notLead          notLead          done             notLead       notLead
  reassign-all      claimed   notLead       notLead       notLead          notLead          ownerOnDuty      notLead       notLead
  move              claimed   notLead       notLead       notLead          notLead          staleButton      notLead       notLead
  take-assigned     assigned  notEngineer   notAssigned   notAssigned      done             notAssigned      notEngineer   notEngineer
  refuse-assigned   assigned  notEngineer   notAssigned   notAssigned      done             notAssigned      notEngineer   notEngineer
  claim             assigned  notEngineer   done          done             done             done             notEngineer   notEngineer
  duplicate         new       notEngineer   done          done             done             done             notEngineer   notEngineer
  duplicate         claimed   notEngineer   done          ownerDecides     ownerDecides     done             notEngineer   notEngineer
  return-claim      claimed   notEngineer   done          ownerDecides     ownerDecides     done             notEngineer   notEngineer
  confirm           resolved  done          notRequester  notRequester     notRequester     notRequester     notRequester  notRequester
  not-fixed         resolved  done          notRequester  notRequester     notRequester     notRequester     notRequester  notRequester
  still-broken      doubted   done          done          notRequester     notRequester     done             notRequester  notRequester
  just-remark       doubted   done          done          notRequester     notRequester     done             notRequester  notRequester
  add-information   claimed   done          notRequester  notRequester     notRequester     notRequester     notRequester  notRequester
  add-information   resolved  done          notRequester  notRequester     notRequester     notRequester     notRequester  notRequester
  add-remark        closed    done          notRequester  notRequester     notRequester     notRequester     notRequester  notRequester
  urgent            claimed   done          notRequester  notRequester     notRequester     notRequester     notRequester  notRequester
  updates           claimed   done          notRequester  notRequester     notRequester     notRequester     notRequester  notRequester
  updates-set       claimed   done          notRequester  notRequester     notRequester     notRequester     notRequester  notRequester
  withdraw          claimed   done          notRequester  notRequester     notRequester     notRequester     notRequester  notRequester
  rate              closed    done          notRequester  notRequester     notRequester     notRequester     notRequester  notRequester
  rate-more         rated     done          notRequester  notRequester     notRequester     notRequester     notRequester  notRequester
  reopen            closed    done          notRequesterNorLead  notRequesterNorLead  notRequesterNorLead  done  notRequesterNorLead  notRequesterNorLead
  called-back       rated     notLead       notLead       notLead          notLead          done             done          notLead
`;

/** The rows of a table: the first two columns, and the others by their heads. */
function read(table: string) {
  const [head = [], ...rows] = table.split('\n').flatMap((line) => (line.trim() ? [line.trim().split(/\s+/)] : []));
  return rows.map(([action = '', about = '', ...cells]) => ({
    action,
    about,
    expected: Object.fromEntries(head.slice(2).map((name, nth) => [name, cells[nth]])),
  }));
}
const found = (names: readonly string[], verdict: (name: string) => string) =>
  Object.fromEntries(names.map((name) => [name, verdict(name)]));

test.each(read(whoMay))('$action of a ticket that is $about: who may, and who may not (HOT-6)', (row) => {
  const { action, about, expected } = row;
  const names = Object.keys(parts);
  expect(found(names, (part) => judged(action, tickets[about] as Ticket, parts[part] as Person, now))).toEqual(
    expected,
  );
});

/** Where the ticket stands, for whoever may do it at all. */
const states: Readonly<Record<string, Ticket>> = {
  new: aTicket(),
  claimed,
  remote: happened(claimed, { type: 'remote-started', ...byLi }),
  'on-site': happened(claimed, { type: 'dispatched', ...byLi }),
  waiting: happened(claimed, stops),
  resolved,
  closed,
  cancelled: happened(claimed, { type: 'cancelled', ...byLi, by: zhou.id, reason: 'withdrawn', note: '' }),
};

const when = `
  action            by         new              claimed          remote           on-site          waiting          resolved      closed         cancelled
  claim             colleague  done             alreadyOwned     alreadyOwned     alreadyOwned     alreadyOwned     alreadyOwned  alreadyOwned   alreadyOwned
  resume            owner      claimFirst       notWaiting       notWaiting       notWaiting       done             notOpen       notOpen        notOpen
  arrive            owner      claimFirst       notUnderway      notUnderway      done             notUnderway      notOpen       notOpen        notOpen
  remote            owner      claimFirst       done             alreadyRemote    done             resumeFirst      notOpen       notOpen        notOpen
  on-site           owner      claimFirst       done             done             alreadyUnderway  resumeFirst      notOpen       notOpen        notOpen
  locate            owner      claimFirst       done             done             done             done             notOpen       notOpen        notOpen
  resolve           owner      claimFirst       done             done             done             done             notOpen       notOpen        notOpen
  progress          owner      claimFirst       done             done             done             done             notOpen       notOpen        notOpen
  progress-state    owner      claimFirst       done             done             done             done             notOpen       notOpen        notOpen
  wait              owner      claimFirst       done             done             done             alreadyWaiting   notOpen       notOpen        notOpen
  reply             owner      done             done             done             done             done             done          done           done
  promise           owner      claimFirst       done             done             done             done             notOpen       notOpen        notOpen
  keep-promise      owner      claimFirst       noPromise        noPromise        noPromise        noPromise        notOpen       notOpen        notOpen
  note              owner      done             done             done             done             done             done          done           done
  correct           owner      done             done             done             done             done             notOpen       notOpen        notOpen
  lower-yes         requester  loweringNotAsked loweringNotAsked loweringNotAsked loweringNotAsked loweringNotAsked loweringNotAsked loweringNotAsked loweringNotAsked
  lower-no          requester  loweringNotAsked loweringNotAsked loweringNotAsked loweringNotAsked loweringNotAsked loweringNotAsked loweringNotAsked loweringNotAsked
  add-collaborator  owner      claimFirst       done             done             done             done             notOpen       notOpen        notOpen
  leave             helper     notCollaborator  done             done             done             done             notOpen       notOpen        notOpen
  hand-over         owner      claimFirst       done             done             done             done             notOpen       notOpen        notOpen
  accept-handover   colleague  notOffered       notOffered       notOffered       notOffered       notOffered       notOpen       notOpen        notOpen
  decline-handover  colleague  notOffered       notOffered       notOffered       notOffered       notOffered       notOpen       notOpen        notOpen
  assign            lead       done             ownerOnDuty      ownerOnDuty      ownerOnDuty      ownerOnDuty      notOpen       notOpen        notOpen
  assign-to         lead       done             ownerOnDuty      ownerOnDuty      ownerOnDuty      ownerOnDuty      notOpen       notOpen        notOpen
  reassign-all      lead      staleButton      ownerOnDuty      ownerOnDuty      ownerOnDuty      ownerOnDuty      notOpen       notOpen        notOpen
  move              lead       staleButton      staleButton      staleButton      staleButton      staleButton      notOpen       notOpen        notOpen
  take-assigned     colleague  notAssigned      notAssigned      notAssigned      notAssigned      notAssigned      notOpen       notOpen        notOpen
  refuse-assigned   colleague  notAssigned      notAssigned      notAssigned      notAssigned      notAssigned      notOpen       notOpen        notOpen
  duplicate         owner      done             done             done             done             done             notOpen       notOpen        notOpen
  return-claim      owner      claimFirst       done             done             done             done             notOpen       notOpen        notOpen
  confirm           requester  notResolved      notResolved      notResolved      notResolved      notResolved      done          alreadyClosed  notResolved
  not-fixed         requester  notResolved      notResolved      notResolved      notResolved      notResolved      done          reopenInstead  notResolved
  still-broken      requester  doubtOver        doubtOver        doubtOver        doubtOver        doubtOver        doubtOver     doubtOver      doubtOver
  just-remark       requester  doubtOver        doubtOver        doubtOver        doubtOver        doubtOver        doubtOver     doubtOver      doubtOver
  add-information   requester  done             done             done             done             done             done          reopenInstead  notOpen
  add-remark        requester  staleButton      staleButton      staleButton      staleButton      staleButton      staleButton   done           done
  urgent            requester  done             done             done             done             done             notOpen       notOpen        notOpen
  updates           requester  done             done             done             done             done             notOpen       notOpen        notOpen
  updates-set       requester  done             done             done             done             done             notOpen       notOpen        notOpen
  withdraw          requester  done             done             done             done             done             notOpen       notOpen        notOpen
  rate              requester  rateLater        rateLater        rateLater        rateLater        rateLater        done          done           rateLater
  rate-more         requester  rateLater        rateLater        rateLater        rateLater        rateLater        rateFirst     rateFirst      rateLater
  reopen            requester  notClosed        notClosed        notClosed        notClosed        notClosed        notClosed     done           notClosed
  called-back       lead       noCallback       noCallback       noCallback       noCallback       noCallback       noCallback    noCallback     noCallback
`;

test.each(read(when))('$action by the $about: when it may be done, and when not', ({ action, about, expected }) => {
  const names = Object.keys(states);
  expect(found(names, (state) => judged(action, states[state] as Ticket, parts[about] as Person, now))).toEqual(
    expected,
  );
});

/** Under which name each is written down. */
const becomes: Readonly<Record<string, TicketEvent['type']>> = {
  claim: 'claimed',
  resume: 'resumed',
  arrive: 'arrived',
  remote: 'remote-started',
  'on-site': 'dispatched',
  locate: 'located',
  resolve: 'resolved',
  progress: 'progress-reported',
  'progress-state': 'progress-reported',
  wait: 'waiting-started',
  reply: 'replied',
  promise: 'promised',
  'keep-promise': 'promise-kept',
  note: 'noted',
  correct: 'corrected',
  'lower-yes': 'lowering-answered',
  'lower-no': 'lowering-answered',
  'add-collaborator': 'collaborator-added',
  leave: 'collaborator-left',
  'hand-over': 'handover-offered',
  'accept-handover': 'handover-accepted',
  'decline-handover': 'handover-declined',
  assign: 'assigned',
  'assign-to': 'assigned',
  'take-assigned': 'claimed',
  'refuse-assigned': 'assignment-refused',
  duplicate: 'cancelled',
  'return-claim': 'claim-returned',
  confirm: 'confirmed',
  'not-fixed': 'not-fixed',
  'still-broken': 'not-fixed',
  'just-remark': 'doubt-settled',
  'add-information': 'replied',
  'add-remark': 'replied',
  urgent: 'urgency-raised',
  updates: 'updates-chosen',
  'updates-set': 'updates-chosen',
  withdraw: 'cancelled',
  rate: 'rated',
  'rate-more': 'rated',
  reopen: 'reopened',
  'called-back': 'called-back',
};

const doable = read(whoMay).filter(({ expected }) => Object.values(expected).includes('done'));

test.each(doable)('$action of a ticket that is $about is written down as what it is', ({ action, about, expected }) => {
  const [part = ''] = Object.keys(parts).filter((name) => expected[name] === 'done');
  const by = parts[part] as Person;
  expect(decided(action, tickets[about] as Ticket, by, now)).toMatchObject({
    type: becomes[action],
    by: by.id,
    at: now,
  });
});

/** Who may know of a ticket, who is one of the desk’s own, and whose words to it are heard. */
test.each<[string, boolean, boolean, boolean]>([
  ['requester', true, false, true],
  ['owner', true, true, true],
  ['colleague', true, true, true],
  ['lead', true, true, true],
  ['manager', true, true, true],
  ['stranger', false, false, false],
])('whether the %s may see a ticket, is inside the desk, and is heard', (part, sees, inside, heard) => {
  const by = parts[part] as Person;
  expect([maySee(claimed, by), isInside(by), hasPart(claimed, by)]).toEqual([sees, inside, heard]);
  const left = { ...by, active: false };
  const own = part === 'requester';
  expect([maySee(claimed, left), isInside(left), hasPart(claimed, left)]).toEqual([own, false, own]);
});

test('an administrator may see a ticket, and has no say in it', () => {
  const admin: Person = { ...zhou, id: personId('admin'), roles: ['admin'] };
  expect([maySee(claimed, admin), isInside(admin), hasPart(claimed, admin)]).toEqual([true, true, false]);
});

test('both tables know every action', () => {
  const all = new Set(ticketActions.map(({ id }) => id));
  for (const table of [whoMay, when]) expect(new Set(read(table).map(({ action }) => action))).toEqual(all);
});

const everyTicket = Object.entries(tickets);
const done = (by: Person): readonly string[] =>
  everyTicket.flatMap(([name, ticket]) =>
    ticketActions.flatMap(({ id }) =>
      judged(id, ticket, by, now) === 'done' ? [`${id} of a job that is ${name}`] : [],
    ),
  );

test.each([
  ['owner', li],
  ['helper', wang],
  ['colleague', tom],
  ['lead', chen],
  ['manager', sun],
])('%s: whoever has left may do nothing with a ticket', (_part, person) => {
  const left = { ...person, active: false };
  const gone = { ...person, gone: Object.keys(person.identities) };
  expect([...done(left), ...done(gone)]).toEqual([]);
});

test('an administrator of the desk may do no more with a ticket than a stranger: nothing', () => {
  expect(done({ ...zhou, id: personId('admin'), roles: ['admin'] })).toEqual([]);
});

/** What the engineers' card and the requester's offer, at once and behind the menu. */
const menu = [
  'wait',
  'reply',
  'promise',
  'note',
  'correct',
  'add-collaborator',
  'leave',
  'hand-over',
  'duplicate',
  'return-claim',
  'enquiry.of-ticket',
  'consent.permission',
  'consent.step',
];
const inWork = ['locate', 'resolve', 'progress'];
const own = ['add-information', 'urgent', 'updates', 'withdraw', 'complaint.new'];

test.each<[string, readonly string[], readonly string[]]>([
  ['new', ['claim', 'reply', 'note', 'correct', 'duplicate', 'enquiry.of-ticket'], own],
  ['claimed', ['remote', 'on-site', ...inWork, ...menu], own],
  ['remote', ['on-site', ...inWork, ...menu], own],
  ['on-site', ['arrive', 'remote', ...inWork, ...menu], own],
  ['waiting', ['resume', ...inWork, ...menu.slice(1)], own],
  ['resolved', ['reply', 'note'], ['confirm', 'not-fixed', 'add-information', 'complaint.new']],
  ['closed', ['reply', 'note'], ['reopen', 'complaint.new']],
  ['cancelled', ['reply', 'note'], ['complaint.new']],
])('a card of a ticket that is %s offers what may be done with it', (state, engineers, requester) => {
  const { offered } = ticketViewOf(states[state] as Ticket, context(now));
  expect([ids(offered('engineers')), ids(offered('requester'))]).toEqual([engineers, requester]);
});

test.each<[string, readonly string[]]>([
  ['requester', own],
  ['owner', ['remote', 'on-site', ...inWork, ...menu.filter((id) => id !== 'leave')]],
  ['helper', ['remote', 'on-site', 'locate', 'progress', ...menu.slice(0, 7), ...menu.slice(-2)]],
  ['colleague', ['reply', 'note']],
  ['lead', ['remote', 'on-site', ...inWork, ...menu.filter((id) => id !== 'leave')]],
  ['manager', []],
  ['stranger', []],
])('a ticket in work offers the %s what they may do with it', (part, offers) => {
  expect(ids(ticketViewOf(claimed, context(now)).offeredTo(parts[part] as Person))).toEqual(offers);
});
