import { seenAtPost } from '../commands/attendance/at-post';
import { accountFields, isAction, isBeginning, isBegunAtOnce } from '../commands/kinds';
import { ticketKey } from '../domain/desk';
import { askedByCommand } from '../domain/finding/asked-in';
import { madeOfNow } from '../domain/followed';
import type { Person } from '../domain/people/person';
import { recordKey, ticketOf } from '../domain/record/record-ref';
import { type Refusal, refuse } from '../domain/refusal';
import { isOver } from '../domain/ticket/talk';
import { say } from '../domain/words';
import type { Answered, FoundPeople, Inbound, Opening, Press, Reply, Sender, Submission } from '../ports/inbound';
import { isOutage } from '../ports/is-outage';
import type { Reads } from '../ports/platform';
import type { Card } from '../views/card';
import { welcomeCard } from '../views/intake-card';
import { namedInCard } from '../views/named-people';
import { byTurns, type InTurn } from './by-turns';
import { actAndReply, formOf } from './conversation/act';
import { answerAsked, turnPage } from './conversation/answer-asked';
import { dropWords, reopenWith, sendWords, talkTo } from './conversation/ask-about-words';
import { heedLanguage } from './conversation/choose-language';
import { endOpenDraft } from './conversation/conversation-state';
import { showRoster } from './conversation/duty';
import { dutyLink } from './conversation/duty-link';
import { rosterPictures } from './conversation/duty-picture';
import { entered } from './conversation/entered';
import { hearSaid } from './conversation/hear';
import { homeCards } from './conversation/home';
import { listCard } from './conversation/lists';
import { lookAt, lookBriefly, orAsItStands } from './conversation/look';
import { namedInReply, voiceOf } from './conversation/voice';
import type { InboundDeps } from './inbound-deps';
import { beginAtOnce, openBeginning, submitBeginning, wordsBeginning } from './intake/begin-record';
import { newProblem } from './intake/begin-report';
import { beginReport, draftKey, drawReport, filedBefore, ownDraft, sendLater, submitReport } from './intake/report';
import { wordsChanged } from './intake/words-changed';
import { accountGone, accountReturned } from './people/account-gone';
import { inactive, notActive, turnedAway, whatIsTold } from './people/admission';
import { findPeople } from './people/find-people';
import { withPeople } from './people/people-in-form';
import { movingOn, reassigned } from './people/reassign';
import { accountRenamed } from './people/renamed';
import { whoIs } from './people/who';

/** How something is answered. */
interface Manner {
  /** Said by the same voice as the reply, so its names are looked up with it. */
  readonly shown?: readonly Card[];
  /** They say something here, so they are told things here from now on; looking and pressing moves nothing. */
  readonly speaks?: boolean;
  /** What whoever is turned away is answered; the refusal unless given. */
  readonly away?: (refusal: Refusal) => Promise<Reply>;
}

/** Whoever is turned away was told when they wrote. */
const unanswered: Manner = { away: async () => ({ kind: 'done' }) };

/** What people may do besides the actions of a ticket. */
const ownActions: ReadonlySet<string> = new Set([
  'report',
  'mine',
  'list',
  'roster',
  'duty-link',
  'ask',
  'new-problem',
  'talk-to',
  'send-words',
  'drop-words',
  'reopen-with',
  'add-to',
  'hear',
  'home',
  'look',
  'find-people',
]);

/** A name for the numbers: a forged one would make a series of its own, and there is no end of those. */
const counted = (action: string): string => (ownActions.has(action) || isAction(action) ? action : 'unknown');

/**
 * Press, form and message → command → reply, once per delivery, for every platform alike. Each is judged from its beginning to
 * its end by the desk file as it was when it came.
 */
export function createInbound(deps: InboundDeps): Inbound {
  const inTurn = byTurns();
  const now = madeOfNow(deps, (settled) => inboundOf(settled, inTurn));
  return {
    press: (press) => now().press(press),
    open: (opening) => now().open(opening),
    refresh: (form) => now().refresh(form),
    submit: (form) => now().submit(form),
    hear: (said) => now().hear(said),
    changed: (words) => now().changed(words),
    home: (from) => now().home(from),
    rosterPictures: (from) => now().rosterPictures(from),
    look: (from, about) => now().look(from, about),
    findPeople: (from, words) => now().findPeople(from, words),
    admit: (from) => now().admit(from),
    readerOf: (platform, account) => now().readerOf(platform, account),
    left: (platform, account) => now().left(platform, account),
    renamed: (platform, names) => now().renamed(platform, names),
    returned: (platform, account) => now().returned(platform, account),
  };
}

/** Whoever does anything at the desk is there; what they did is done, whether or not that is written down. */
const seen = (deps: InboundDeps, by: Person): Promise<void> =>
  seenAtPost(deps, by).catch((error: unknown) => {
    deps.logger.error('could not write down that somebody is at their post', { person: by.id, error });
  });

function inboundOf(deps: InboundDeps, inTurn: InTurn): Inbound {
  const answer = (...asked: Parameters<typeof answered>) => inTurn(asked[0], asked[1], () => answered(...asked));
  const answered = async (
    from: Sender,
    action: string,
    work: (by: Person) => Promise<Reply>,
    { shown = [], speaks = false, away = async (refusal) => ({ kind: 'refused', refusal }) }: Manner = {},
  ): Promise<Answered> => {
    const reader: Reads = { language: deps.desk.language, zone: deps.desk.zone };
    try {
      const no = await turnedAway(deps, from);
      if (no !== undefined) return await turnAway(deps, { from, action }, await away(no));
      const by = await whoIs(deps, from, from.account, speaks);
      Object.assign(reader, { id: by.id, language: by.language, zone: by.zone });
      const reply = by.active ? await work(by) : departed;
      if (by.active) await seen(deps, by);
      deps.count(counted(action), reply.kind);
      return { reply, speak: await voiceOf(deps, reader, [...namedInReply(reply), ...shown.flatMap(namedInCard)]) };
    } catch (error) {
      const reference = deps.ids.next().slice(-8);
      const { platform, account } = from;
      deps.logger.error('could not be done', { reference, action, platform, account, error });
      deps.count(counted(action), 'broken');
      const speak = deps.translator.speakTo({ ...reader, now: deps.clock.now(), nameOf: (id) => id });
      return { reply: { kind: 'broken', reference, passes: isOutage(error) }, speak };
    }
  };
  return entered({
    press: (press) => answer(press.from, press.action, (by) => pressed(deps, by, press)),
    open: (opening) => answer(opening.from, opening.action, (by) => opened(deps, by, opening)),
    refresh: (form) => answer(form.from, form.action, (by) => refreshed(deps, by, form)),
    submit: (form) => answer(form.from, form.action, (by) => submitted(deps, by, form), { speaks: true }),
    hear: async (said) => {
      // Who cannot be asked now is answered below, in words.
      await heedLanguage(deps, said).catch(() => undefined);
      return answer(said.from, 'hear', (by) => hearSaid(deps, by, said), {
        speaks: true,
        away: (no) => whatIsTold(deps, said, no),
      });
    },
    changed: (words) => answer(words.from, 'hear', (by) => wordsChanged(deps, by, words), unanswered),
    home: async (from) => {
      const cards: Card[] = [];
      const drawn = async (by: Person): Promise<Reply> => {
        cards.push(...(await homeCards(deps, by, from)));
        return { kind: 'card', card: welcomeCard(deps.desk) };
      };
      return { ...(await answer(from, 'home', drawn, { shown: cards })), cards };
    },
    look: async (from, about) => {
      const cards: Card[] = [];
      const drawn = (by: Person): Promise<Reply> => lookAt(deps, { by, about, cards });
      return { ...(await answer(from, 'look', drawn, { shown: cards })), cards };
    },
    rosterPictures: rosterPictures(deps, answer),
    findPeople: looksFor(deps, answer),
    admit: async (from) => (await turnedAway(deps, from)) ?? (await inactive(deps, from)),
    ...aboutAccounts(deps),
  });
}

type Answering = (from: Sender, action: string, work: (by: Person) => Promise<Reply>) => Promise<Answered>;

const looksFor =
  (deps: InboundDeps, answer: Answering): Inbound['findPeople'] =>
  async (from, words) => {
    let found: FoundPeople | undefined;
    const looked = async (by: Person): Promise<Reply> => {
      found = await findPeople(deps, by, from, words);
      return { kind: 'done' };
    };
    const answered = await answer(from, 'find-people', looked);
    return found === undefined ? answered : { ...answered, found };
  };

/** What platforms ask and tell about accounts, whoever acts. */
const aboutAccounts = (deps: InboundDeps): Pick<Inbound, 'readerOf' | 'left' | 'renamed' | 'returned'> => ({
  readerOf: async (platform, account) =>
    (await deps.people.byAccount(platform, account).catch(() => undefined)) ?? deps.desk,
  left: (platform, account) => accountGone(deps, platform, account),
  renamed: (platform, names) => accountRenamed(deps, platform, names),
  returned: (platform, account) => accountReturned(deps, platform, account),
});

const departed: Reply = { kind: 'refused', refusal: notActive };
/** In the language their platform tells, for the desk has no record of them and makes none. */
async function turnAway(
  deps: InboundDeps,
  { from, action }: { readonly from: Sender; readonly action: string },
  reply: Reply,
): Promise<Answered> {
  const told = await from.profile().catch(() => undefined);
  const reader = { language: told?.language ?? deps.desk.language, zone: told?.zone ?? deps.desk.zone };
  deps.count(counted(action), 'turned-away');
  return { reply, speak: await voiceOf(deps, reader, namedInReply(reply)) };
}

const stale: Reply = { kind: 'refused', refusal: refuse('refusal.staleButton') };

/** What may become of words that the desk asked about. */
const keptWords: ReadonlyMap<string, (deps: InboundDeps, by: Person, press: Press) => Promise<Reply>> = new Map([
  ['new-problem', newProblem],
  ['talk-to', talkTo],
  ['send-words', sendWords],
  ['drop-words', dropWords],
  ['reopen-with', reopenWith],
]);

async function pressed(deps: InboundDeps, by: Person, press: Press): Promise<Reply> {
  const { action, about, value } = press;
  if (action === 'report') return beginReport(deps, by, value === undefined ? {} : { draft: value });
  if (action === 'mine') return { kind: 'card', card: await listCard(deps, { by, from: press.from, list: 'mine' }) };
  if (action === 'list') return turnPage(deps, by, press);
  if (action === 'roster') return showRoster(deps, by);
  if (action === 'duty-link') return dutyLink(deps, by, value);
  const kept = keptWords.get(action);
  if (kept) return kept(deps, by, press);
  if (isBegunAtOnce(action)) return beginAtOnce(deps, by, press);
  if (isBeginning(action)) return openBeginning(deps, by, { action, value });
  if (about === undefined) return stale;
  if (action === 'look') return lookBriefly(deps, by, { about, asked: 'standing' });
  if (action === 'add-to') return addDraft(deps, by, press);
  const asked = { action, about, by, ...(value === undefined ? {} : { value }) };
  const acts = () => actAndReply(deps, { ...asked, key: press.key, answers: {} });
  return orAsItStands(deps, by, press, (await formOf(deps, asked)) ?? (await movingOn(deps, asked, acts)));
}

async function addDraft(deps: InboundDeps, by: Person, { about, value }: Press): Promise<Reply> {
  const draft = await ownDraft(deps, by, value ?? '');
  const ticket = ticketOf(about);
  if ('kind' in draft || about === undefined || ticket === undefined) return 'kind' in draft ? draft : stale;
  const answers = { text: draft.text, files: draft.files };
  // The card that asked may be as old as the ticket.
  const stands = await deps.tickets.find(ticket);
  const action = stands !== undefined && isOver(stands) ? 'add-remark' : 'add-information';
  const request = { key: draftKey(draft.id), action, about, by, answers };
  const reply = await actAndReply(deps, request, filedBefore);
  if (reply.kind !== 'done') return reply;
  await endOpenDraft(deps, by, draft.id);
  await sendLater(deps, draft, (more, key) => actAndReply(deps, { ...request, key, answers: more }));
  return reply.text === undefined
    ? { kind: 'done', text: say('desk.added', { ticket: recordKey(deps.desk, about) }), about }
    : reply;
}

async function opened(deps: InboundDeps, by: Person, opening: Opening): Promise<Reply> {
  const { action, about, text, files, carried } = opening;
  const asked = action === 'ask' ? askedByCommand(deps.desk.prefix, text ?? '') : undefined;
  if (asked !== undefined) return answerAsked(deps, { by, from: opening.from, where: opening.where }, asked);
  const begins = action === 'ask' ? wordsBeginning(text ?? '', 'command') : undefined;
  if (begins !== undefined) return openBeginning(deps, by, { action: begins.name, text: begins.rest });
  if (action === 'report' || action === 'ask') {
    const draft = carried?.['draft'];
    return beginReport(deps, by, {
      ...(text === undefined ? {} : { text }),
      ...(files === undefined ? {} : { files }),
      ...(draft === undefined ? {} : { draft }),
    });
  }
  if (action === 'roster') return showRoster(deps, by);
  if (isBeginning(action)) return openBeginning(deps, by, { action, value: carried?.['value'] });
  if (about === undefined) return stale;
  const value = carried?.['value'];
  const form = await formOf(deps, { action, about, by, ...(value === undefined ? {} : { value }) });
  return orAsItStands(deps, by, opening, form ?? stale);
}

async function refreshed(deps: InboundDeps, by: Person, form: Submission): Promise<Reply> {
  if (form.action !== 'report') return stale;
  const { answers, carried } = form;
  const same = carried['same'] === undefined ? {} : { same: ticketKey(deps.desk, Number(carried['same'])) };
  return { kind: 'form', form: await drawReport(deps, { by, answers, carried, ...same }) };
}

async function submitted(deps: InboundDeps, by: Person, form: Submission): Promise<Reply> {
  if (form.action === 'report') return submitReport(deps, by, form);
  if (isBeginning(form.action)) return submitBeginning(deps, by, form);
  if (form.about === undefined) return stale;
  const given = { ...form.carried, ...form.answers };
  const { key, action, about } = form;
  const named = await withPeople(deps, form.from, given, accountFields(action, about));
  if ('invalid' in named) return { kind: 'invalid', ...named };
  const { answers } = named;
  return movingOn(deps, { by, action, about }, () =>
    action === 'reassign-all' ? reassigned(deps, by, form) : actAndReply(deps, { key, action, about, by, answers }),
  );
}
