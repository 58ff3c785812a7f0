import type { AnswersTo, Asks, Defined } from '../../views/define-form';
import { readAnswers } from '../../views/read-answers';
import type { ActionInput, RecordAction } from './action';
import type { RecordBeginning } from './beginning';

/** What was given, its answers read as that form asks them. */
const reading =
  <Of extends Asks>({ asks }: Defined<Of>) =>
  (input: ActionInput): ActionInput<AnswersTo<Of>> => ({ ...input, answers: readAnswers(asks, input.answers) });

/** An action whose answers are those of that form, whoever asks them: its types are closed over, and others read none. */
export function asking<State, Event, Of extends Asks>(
  form: Defined<Of>,
  action: RecordAction<State, Event, AnswersTo<Of>>,
): RecordAction<State, Event> {
  const read = reading(form);
  const { form: drawn, names, gather, decidesAlone, opens, decide, next, ...look } = action;
  return {
    ...look,
    asks: form.asks,
    decide: (record, input, now) => decide(record, read(input), now),
    ...(drawn && { form: (record, input, now) => drawn(record, read(input), now) }),
    ...(names && { names: (input) => names(read(input)) }),
    ...(gather && { gather: (tx, record, now, input) => gather(tx, record, now, read(input)) }),
    ...(decidesAlone && { decidesAlone: (input, now) => decidesAlone(read(input), now) }),
    ...(opens && { opens: (record, input, now) => opens(record, read(input), now) }),
    ...(next && { next: (record, input, now) => next(record, read(input), now) }),
  };
}

/** The same of a way to begin a record. */
export function askingToBegin<Event, Of extends Asks>(
  form: Defined<Of>,
  beginning: RecordBeginning<Event, AnswersTo<Of>>,
): RecordBeginning<Event> {
  const read = reading(form);
  const { form: drawn, names, reads, gather, decidesAlone, decide, ...look } = beginning;
  return {
    ...look,
    asks: form.asks,
    decide: (on, input, now) => decide(on, read(input), now),
    ...(drawn && { form: (on, input, now) => drawn(on, read(input), now) }),
    ...(reads && { reads: (input, at) => reads(read(input), at) }),
    ...(gather && { gather: (tx, input, now) => gather(tx, read(input), now) }),
    ...(decidesAlone && { decidesAlone: (input, now) => decidesAlone(read(input), now) }),
    ...(names && { names: (input) => names(read(input)) }),
  };
}
