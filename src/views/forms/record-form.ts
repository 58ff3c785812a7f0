import type { Desk } from '../../domain/desk';
import { type KindName, recordKey } from '../../domain/record/record-ref';
import { say } from '../../domain/words';
import { type Asks, type Defined, defineForm, type FormOf, type FormParts } from '../define-form';
import type { Form } from '../form';

/**
 * Forms about one record of a kind: what each asks, and how it is drawn. Their titles may name the record, by the kind:
 * `{{enquiry}}`.
 */
export const formsAbout =
  (kind: KindName) =>
  <
    const Of extends Asks,
    State extends { readonly id: number },
    Known extends Pick<Desk, 'prefix'>,
    More extends unknown[],
  >(
    asks: Of,
    draw: (record: State, desk: Known, ...more: More) => FormParts<Of>,
  ): ((record: State, desk: Known, ...more: More) => Form) & Defined<Of> =>
    defineForm(asks, (record: State, desk: Known, ...more: More): FormOf<Of> => {
      const { title, submit, ...form } = draw(record, desk, ...more);
      const about = { kind, id: record.id };
      const named = typeof title === 'string' ? say(title, { [kind]: recordKey(desk, about) }) : title;
      return { ...form, about, title: named, submit: say(submit) };
    });
