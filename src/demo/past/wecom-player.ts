import type { Playground } from '../../playground/control/playground';
import type { WecomMessage } from '../../playground/wecom/wire';

const patience = 10_000;

type Choice = Readonly<Record<string, string>>;

/** Plays what the demo's people did in WeCom, each in their chat with the app. */
export class WecomPlayer {
  constructor(private readonly playground: Playground) {}

  /** Opens the app, says what is wrong and answers the questions that come back. */
  async tell(userid: string, words: string, chosen: Choice): Promise<void> {
    const me = this.#as(userid);
    await me.open();
    await this.#newest(userid, 'a greeting', () => true);
    await me.say(words);
    const asked = await this.#newest(userid, 'questions', ({ card }) => questionsIn(card?.json).length > 0);
    await me.choose(asked.msgid, chosen);
    await this.#company.eventsTaken();
  }

  /** Writes to the desk. */
  async say(userid: string, words: string): Promise<void> {
    await this.#as(userid).say(words);
    await this.#company.eventsTaken();
  }

  /** Presses a button, or sends a choice, of the newest card that has it. */
  async answer(userid: string, label: string): Promise<void> {
    const card = await this.#newest(userid, label, (one) => one.card?.greyed === undefined && has(one, label));
    const choice = voteFor(card, label);
    await (choice === undefined
      ? this.#as(userid).press(card.msgid, label)
      : this.#as(userid).choose(card.msgid, choice));
    await this.#company.eventsTaken();
  }

  get #company() {
    const { wecom } = this.playground;
    if (wecom === undefined) throw new Error('the demo has no WeCom company');
    return wecom;
  }

  #as(userid: string) {
    return this.#company.as(userid);
  }

  #newest(userid: string, what: string, isIt: (message: WecomMessage) => boolean): Promise<WecomMessage> {
    const look = () => this.#company.messagesOf(userid).findLast((one) => one.from === 'app' && isIt(one));
    return this.playground.until(`${what} for ${userid}`, look, patience);
  }
}

const has = ({ card }: WecomMessage, label: string): boolean =>
  card !== undefined && JSON.stringify(card.json).includes(`"text":"${label}"`);

const listIn = (json: unknown, name: string): readonly unknown[] => {
  const value =
    json !== null && typeof json === 'object' ? Object.entries(json).find(([key]) => key === name)?.[1] : [];
  return Array.isArray(value) ? value : [];
};

const questionsIn = (json: unknown): readonly unknown[] => listIn(json, 'select_list');

/** The choice of a vote that is called so. */
function voteFor({ card }: WecomMessage, label: string): Choice | undefined {
  const box: unknown = card?.json['checkbox'];
  if (box === null || typeof box !== 'object' || !('question_key' in box)) return undefined;
  return { [String(box.question_key)]: label };
}
