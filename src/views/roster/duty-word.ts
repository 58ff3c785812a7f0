import type { PersonId } from '../../domain/people/person';
import type { DutyWord } from '../../domain/roster/duty-change';
import { type Fact, listOfSome, type Say, say } from '../../domain/words';

/** Shifts of a schedule that one line names. */
const mostShifts = 12;

const orNobody = (id: PersonId | null): Fact => (id === null ? say('roster.word.nobody') : { person: id });

/** Who holds a stretch by it. */
const held = ({
  span,
  primary,
  backup,
}: Pick<Extract<DutyWord, { kind: 'override' }>, 'span' | 'primary' | 'backup'>): Say =>
  say('roster.word.override', { span: { span }, primary: { person: primary }, backup: orNobody(backup) });

/** What a record says of duty, in a line: whoever runs the desk reads it. */
export function dutyWordSaid(word: DutyWord): Say {
  const { kind, span } = word;
  switch (kind) {
    case 'move':
      return say('roster.word.move', { span: { span }, from: { person: word.from }, to: orNobody(word.to) });
    case 'override':
      return held(word);
    case 'temporary':
      return say('roster.word.temporary', { span: { span }, shifts: listOfSome(word.shifts.map(held), mostShifts) });
    case 'extra':
      return say('roster.word.extra', { span: { span }, person: { person: word.person } });
    case 'service': {
      const facts = { person: { person: word.person }, from: { at: span.from, style: 'date' } as const };
      return say(word.serves ? 'roster.word.serves' : 'roster.word.servesNot', facts);
    }
    case 'unseen':
      return say('roster.word.unseen', { span: { span }, person: { person: word.person } });
  }
}
