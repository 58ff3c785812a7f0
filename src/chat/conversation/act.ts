import { actOn, begin, beginFormFor, formFor } from '../../commands/act';
import { kindBegunBy } from '../../commands/kinds';
import {
  type ActionRequest,
  type BeginRequest,
  type FormRequest,
  type Outcome,
  UnknownAction,
  unknownRecord,
} from '../../commands/record/bound-kind';
import type { RecordRef } from '../../domain/record/record-ref';
import { isInvalid, isRefusal, type Refusal, refuse } from '../../domain/refusal';
import type { Reply } from '../../ports/inbound';
import { MissingRecord } from '../../ports/unit-of-work';
import type { Form } from '../../views/form';
import type { InboundDeps } from '../inbound-deps';
import { countBegun, tooManyBegun } from '../intake/too-much';
import { openOfTheirs } from '../people/reassign';

const done: Reply = { kind: 'done' };

/** Does something with a record and says what the person is told; `repeated` when this very request was done before. */
export async function actAndReply(deps: InboundDeps, request: ActionRequest, repeated = done): Promise<Reply> {
  const reply = await expected(deps, request.about, async () => replyTo(await actOn(deps, request), repeated));
  const { action, about, key, by } = request;
  deps.logger.info('asked', { action, about, by: by.id, key, result: reply.kind });
  return reply;
}

function replyTo(outcome: Outcome, repeated: Reply): Reply {
  if (isRefusal(outcome)) return { kind: 'refused', refusal: outcome };
  if (isInvalid(outcome)) return { kind: 'invalid', invalid: outcome };
  if (outcome.kind === 'repeated') return repeated;
  return outcome.next ? { kind: 'form', form: outcome.next } : done;
}

/** The form of an action, if it has one and the person may fill it in now; permission is judged again when it comes back. */
export async function formOf(deps: InboundDeps, asked: FormRequest): Promise<Reply | undefined> {
  let isForm = true;
  const reply = await expected(deps, asked.about, async (): Promise<Reply> => {
    const form = await formFor(deps, { ...asked, about: await subjectOf(deps, asked) });
    isForm = form !== undefined;
    return form === undefined ? done : withForm(form);
  });
  return isForm ? reply : undefined;
}

/** A form about everything of somebody's may be asked for on a ticket that has ended. */
const subjectOf = (deps: InboundDeps, { action, about }: FormRequest): Promise<RecordRef> =>
  action === 'reassign-all' ? openOfTheirs(deps, about) : Promise.resolve(about);

const withForm = (form: Form | Refusal): Reply =>
  isRefusal(form) ? { kind: 'refused', refusal: form } : { kind: 'form', form };

/** Begins a record, unless they begin more than people do, and says what the person is told. */
export async function beginAndReply(deps: InboundDeps, request: BeginRequest, repeated = done): Promise<Reply> {
  const { action, on, key, by } = request;
  const reply = await expected(deps, on, async () => {
    const kind = `records:${kindBegunBy(action).name}` as const;
    const tooMany = await tooManyBegun(deps, by, kind);
    if (tooMany !== undefined) return tooMany;
    const outcome = await begin(deps, request);
    const told = replyTo(outcome, repeated);
    if ('kind' in outcome && outcome.kind === 'done') await countBegun(deps, by, kind);
    return 'about' in outcome && told.kind === 'done' ? { ...told, about: outcome.about } : told;
  });
  deps.logger.info('asked', { action, on, by: by.id, key, result: reply.kind });
  return reply;
}

/** The form for a new record, or why this person may not begin one. */
export const beginFormOf = (deps: InboundDeps, asked: Omit<BeginRequest, 'key'>): Promise<Reply> =>
  expected(deps, asked.on, async () => withForm(await beginFormFor(deps, asked)));

/** Turns what stale or forged buttons lead to into words. Throws whatever else `work` throws. */
async function expected(deps: InboundDeps, about: RecordRef | undefined, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnknownAction) return { kind: 'refused', refusal: refuse('refusal.staleButton') };
    if (error instanceof MissingRecord) {
      return { kind: 'refused', refusal: unknownRecord(deps.desk, about ?? error.record) };
    }
    throw error;
  }
}
