import { reportFault } from '../commands/report-fault';
import { ticketKey } from '../domain/desk';
import { type Person, worksTickets } from '../domain/people/person';
import { refuse } from '../domain/refusal';
import { ticketId } from '../domain/ticket/ticket';
import { say } from '../domain/words';
import type { Draft } from '../ports/repositories';
import type { Answers, Form } from '../views/form';
import { reportForm } from '../views/forms/report-form';
import { act } from './act';
import type { Reply, Submission } from '../ports/inbound';
import type { InboundDeps } from './inbound-deps';
import { whoIs } from './who';

/** What is known about a report before its form is drawn. */
interface Beginning {
  readonly by: Person;
  readonly answers: Answers;
  readonly carried: Readonly<Record<string, string>>;
  readonly same?: string;
}

/** The guided form, filled with what was already said (product §2). */
export async function drawReport(deps: InboundDeps, { by, answers, carried, same }: Beginning): Promise<Form> {
  const assets = await deps.assets.ofUser(by.id);
  const devices = assets.map(({ tag, name }) => (name === '' ? tag : `${name} (${tag})`));
  return reportForm({ desk: deps.desk, by, devices, answers, carried, ...(same === undefined ? {} : { same }) });
}

/** Opens the form with words from a command, or with a draft the person wrote before. */
export async function beginReport(
  deps: InboundDeps,
  by: Person,
  begun: { readonly text?: string; readonly draft?: string },
): Promise<Reply> {
  const draft = begun.draft === undefined ? undefined : await ownDraft(deps, by, begun.draft);
  if (draft && 'kind' in draft) return draft;
  const description = draft?.text ?? begun.text ?? '';
  const carried = draft === undefined ? {} : { draft: draft.id };
  return { kind: 'form', form: await drawReport(deps, { by, answers: { description }, carried }) };
}

/** A draft becomes one job, or part of one, however often its card is pressed. */
export const draftKey = (draft: string): string => `draft:${draft}`;

/** What is said when a draft is filed a second time: it worked, perhaps in an answer that was lost on its way. */
export const filedBefore: Reply = { kind: 'done', text: say('desk.filedBefore') };

/** A draft of this very person, or the reply that refuses it. */
export async function ownDraft(deps: InboundDeps, by: Person, id: string): Promise<Draft | Reply> {
  const draft = await deps.drafts.find(id);
  if (!draft) return { kind: 'refused', refusal: refuse('refusal.draftGone') };
  return draft.person === by.id ? draft : { kind: 'refused', refusal: refuse('refusal.notYourDraft') };
}

const notEngineer: Reply = { kind: 'refused', refusal: refuse('refusal.notEngineer') };

/** Files the report, or asks first when it looks like one made minutes ago. */
export async function submitReport(deps: InboundDeps, by: Person, submission: Submission): Promise<Reply> {
  const { carried } = submission;
  const answers = await withDraftFiles(deps, by, submission);
  // Only engineers are asked who called; they may have stopped being one since the form was drawn.
  if (answers['requester'] !== undefined && !worksTickets(by)) return notEngineer;
  if (answers['same'] === 'add' && carried['same'] !== undefined)
    return addToSame(deps, by, { ...submission, answers });
  const account =
    typeof answers['requester'] === 'string' && answers['requester'] !== '' ? answers['requester'] : undefined;
  const requester = account === undefined ? by : await whoIs(deps, submission.from, account);
  const source = carried['draft'] === undefined ? 'form' : 'message';
  const key = carried['draft'] === undefined ? submission.key : draftKey(carried['draft']);
  const reported = await reportFault(deps, { key, by, requester, source, answers });
  const number = 'ticket' in reported ? reported.ticket.id : undefined;
  deps.logger.info('asked', {
    action: 'report',
    ticket: number,
    by: by.id,
    key,
    result: reported.kind,
  });
  if (reported.kind === 'invalid') return { kind: 'invalid', invalid: reported };
  if (reported.kind === 'repeated') return carried['draft'] === undefined ? { kind: 'done' } : filedBefore;
  const ticket = ticketKey(deps.desk, reported.ticket.id);
  if (reported.kind === 'same') {
    const again = { ...carried, same: String(reported.ticket.id) };
    return { kind: 'form', form: await drawReport(deps, { by, answers, carried: again, same: ticket }) };
  }
  const text =
    requester.id === by.id
      ? say('desk.filed', { ticket })
      : say('desk.filedFor', { ticket, requester: { person: requester.id } });
  return { kind: 'done', text };
}

async function addToSame(deps: InboundDeps, by: Person, { key, carried, answers }: Submission): Promise<Reply> {
  const ticket = ticketId(Number(carried['same']));
  const added = { text: answers['description'] ?? '', files: answers['files'] ?? [] };
  // What a caller says once more comes through the engineer who took the call.
  const action = answers['requester'] === undefined ? 'add-information' : 'reply';
  const reply = await act(deps, { key, action, ticket, by, answers: added });
  return reply.kind === 'done'
    ? { kind: 'done', text: say('desk.added', { ticket: ticketKey(deps.desk, ticket) }) }
    : reply;
}

/** Files of the message that a report began with come along. */
async function withDraftFiles(deps: InboundDeps, by: Person, { carried, answers }: Submission): Promise<Answers> {
  const draft = carried['draft'] === undefined ? undefined : await ownDraft(deps, by, carried['draft']);
  if (!draft || 'kind' in draft || draft.files.length === 0) return answers;
  const added = Array.isArray(answers['files']) ? answers['files'] : [];
  return { ...answers, files: [...draft.files, ...added] };
}
