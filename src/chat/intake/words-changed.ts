import { reword } from '../../commands/act';
import { changeWordsOf } from '../../commands/change-words';
import { otherKinds } from '../../commands/kinds';
import { ticketKey } from '../../domain/desk';
import type { Person } from '../../domain/people/person';
import type { Recorded } from '../../domain/record/record';
import { type RecordRef, recordKey, ticketOf } from '../../domain/record/record-ref';
import type { WordsChanged } from '../../domain/record/reworded';
import { readSlot } from '../../domain/record/slot';
import { smallTalkIn } from '../../domain/small-talk';
import { isBlank } from '../../domain/text';
import { namedRecord } from '../../domain/ticket/named-number';
import { isOver } from '../../domain/ticket/talk';
import type { Ticket } from '../../domain/ticket/ticket';
import { reworded } from '../../domain/ticket/words-changed';
import { before as earlier, type Instant, minutes } from '../../domain/time/instant';
import { say } from '../../domain/words';
import type { ChangedWords, Reply } from '../../ports/inbound';
import type { Draft } from '../../ports/repositories';
import { keptIn } from '../conversation/conversation-state';
import { hearSaid } from '../conversation/hear';
import type { InboundDeps } from '../inbound-deps';
import { wordsBeginning } from './begin-record';
import { draftOf } from './report';

/** Their newest tickets are looked through for the words. */
const most = 20;
/** A platform's clock and ours may differ by this much. */
const skew = minutes(2);

/**
 * Somebody changed or took away what they had written. Where it is part of a ticket by now, its people are told and the log
 * keeps both; where it waits in a draft, the draft takes the new words; what was no report before is heard as it is now.
 */
export async function wordsChanged(deps: InboundDeps, by: Person, words: ChangedWords): Promise<Reply> {
  for (const ticket of await ticketsOf(deps, by, words)) {
    const of = await changedIn(deps, by, words, ticket);
    if (of === undefined) continue;
    // What stays among colleagues, and what is over, tells nobody anything.
    if (of === 'note' || isOver(ticket)) return { kind: 'done' };
    return { kind: 'done', text: say('desk.changeTold', { ticket: ticketKey(deps.desk, ticket.id) }) };
  }
  const other = await changedElsewhere(deps, by, words);
  if (other !== undefined) return other;
  const draft = await deps.drafts.find((await keptIn(deps, words.of)) ?? draftOf(words.of));
  if (draft?.person === by.id && draft.text.includes(words.before)) return changeDraft(deps, draft, words);
  const { before, now, from, where, under } = words;
  const isNew = now !== undefined && (isBlank(before) || smallTalkIn(before) !== undefined);
  if (!isNew) return { kind: 'done' };
  const said = { from, where, ...(under === undefined ? {} : { under }), text: now, files: [] };
  return hearSaid(deps, by, { ...said, key: words.key });
}

async function changedIn(deps: InboundDeps, by: Person, words: ChangedWords, { id }: Ticket) {
  const log = (await deps.tickets.events(id)).map(({ event }) => event);
  const { key, saidAt, before, now } = words;
  const change = { saidAt, before, ...(now === undefined ? {} : { now }) };
  return changeWordsOf(deps, { key, ticket: id, by, log, change });
}

/** The ticket in whose thread they stand; else those of theirs to which something happened since they were written. */
async function ticketsOf(deps: InboundDeps, by: Person, words: ChangedWords): Promise<readonly Ticket[]> {
  const { under, from, saidAt } = words;
  const slot = under === undefined ? undefined : await deps.refs.slotOf(from.platform, under);
  if (slot !== undefined) {
    const id = ticketOf(readSlot(slot)?.about);
    const found = id === undefined ? undefined : await deps.tickets.find(id);
    return found ? [found] : [];
  }
  const since = earlier(saidAt, skew);
  return (await deps.tickets.ofRequester(by.id, most)).filter(
    ({ lastEventAt, reportedAt }) => (lastEventAt ?? reportedAt) >= since,
  );
}

/** The same of words to a record of another kind. */
async function changedElsewhere(deps: InboundDeps, by: Person, words: ChangedWords): Promise<Reply | undefined> {
  const changes = readingsOf(deps, words);
  if (changes.length === 0) return undefined;
  for (const about of await othersOf(deps, by, words)) {
    const became = await reword(deps, { key: words.key, about, by, changes });
    if (became === undefined) continue;
    const text = say('desk.changeTold', { ticket: recordKey(deps.desk, about) });
    return { kind: 'done', ...(became === 'told' && { text }) };
  }
  return undefined;
}

/** How they may stand there: as they were written, without the number before them, and without the phrase that begins one. */
function readingsOf({ desk }: InboundDeps, { before, now }: ChangedWords): readonly WordsChanged[] {
  const unnumbered = (text: string): string => namedRecord(desk.prefix, text)?.rest ?? text;
  const bare = (text: string): string => wordsBeginning(unnumbered(text))?.rest ?? unnumbered(text);
  return [(text: string) => text, unnumbered, bare]
    .map((read) => ({ before: read(before).trim(), ...(now === undefined ? {} : { now: read(now).trim() }) }))
    .filter((one) => one.before !== '');
}

/** The record in whose thread they stand; else those of theirs to which something happened since they were written. */
async function othersOf(deps: InboundDeps, by: Person, words: ChangedWords): Promise<readonly RecordRef[]> {
  const { under, from, saidAt } = words;
  const slot = under === undefined ? undefined : await deps.refs.slotOf(from.platform, under);
  const below = slot === undefined ? undefined : readSlot(slot)?.about;
  if (slot !== undefined) return below === undefined || ticketOf(below) !== undefined ? [] : [below];
  const since = earlier(saidAt, skew);
  const found = await Promise.all(
    otherKinds().map(async (kind) => {
      const records = await deps.records.ofPerson<Recorded & { readonly lastEventAt?: Instant }>(
        kind,
        { person: by.id },
        most,
      );
      return records.filter(({ lastEventAt = 0 }) => lastEventAt >= since).map(({ id }): RecordRef => ({ kind, id }));
    }),
  );
  return found.flat();
}

/** Deleted words are nobody's report any more, nor what came with them. */
async function changeDraft(deps: InboundDeps, draft: Draft, { before, now = '' }: ChangedWords): Promise<Reply> {
  let text = reworded(draft.text, before, now);
  const change = (known = draft): Draft => {
    text = reworded(known.text, before, now);
    return { ...known, text, files: isBlank(text) ? [] : known.files };
  };
  await deps.drafts.change(draft.id, change, deps.clock.now());
  return { kind: 'done', text: say(isBlank(text) ? 'desk.draftEmptied' : 'desk.draftChanged') };
}
