import { personId } from '../../../src/domain/people/person';
import type { RecordRef } from '../../../src/domain/record/record-ref';
import { refuse } from '../../../src/domain/refusal';
import { type Instant, instant } from '../../../src/domain/time/instant';
import type { Enquiries, EnquiryFacts, MoreWords, WrittenQuestion } from '../../../src/ports/enquiries';
import { voiceIn } from '../slack/kit/voices';

/** A kind of record that takes whatever is asked, and remembers it. */
export class ScriptedEnquiries implements Enquiries {
  readonly asked: WrittenQuestion[] = [];
  readonly added: MoreWords[] = [];
  readonly answers = new Map<number, string>();
  refuses = false;
  /** From when whoever asks may ask again; until then nothing is taken. */
  tooManyUntil: Instant | undefined;
  /** What the next question meets instead of an answer. */
  fails: Error | undefined;

  async take(question: WrittenQuestion): ReturnType<Enquiries['take']> {
    const { fails } = this;
    this.fails = undefined;
    if (fails !== undefined) throw fails;
    const speak = voiceIn('en');
    if (this.refuses) return { refused: refuse('refusal.notActive'), speak };
    if (this.tooManyUntil !== undefined) {
      return { refused: refuse('refusal.manyAsked', { until: 'later' }), until: this.tooManyUntil, speak };
    }
    const known = this.asked.findIndex(({ key }) => key === question.key);
    if (known < 0) this.asked.push(question);
    const id = (known < 0 ? this.asked.length : known + 1) + 6;
    return { taken: { kind: 'ticket', id } as RecordRef, number: `IT-E${id}`, speak };
  }

  async add(words: MoreWords): ReturnType<Enquiries['add']> {
    this.added.push(words);
    return { taken: words.about, number: `IT-E${words.about.id}`, speak: voiceIn('en') };
  }

  async look(id: number): Promise<EnquiryFacts | undefined> {
    const question = this.asked[id - 7];
    if (question === undefined) return undefined;
    const answer = this.answers.get(id);
    return {
      ...{ number: `IT-E${id}`, asker: personId('oa:hr/lihua'), state: answer === undefined ? 'open' : 'answered' },
      ...{ question: question.text, askedAt: instant('2026-11-29T09:00:00+08:00') },
      ...(answer !== undefined && { answer: { text: answer, at: instant('2026-11-29T10:00:00+08:00') } }),
    };
  }
}
