import type { PlayMessage } from '../../wire';
import { useReader } from '../text/names';
import { useChat } from './chat-context';
import { Message } from './message';
import { useStickToEnd } from './use-stick-to-end';
import { dayName, dayOf, msOf } from './when';

const together = 5 * 60_000;

function isContinued(before: PlayMessage | undefined, message: PlayMessage): boolean {
  if (before === undefined || before.user !== message.user || before.fromSlack !== message.fromSlack) return false;
  if (before.ephemeral !== message.ephemeral || before.replies !== undefined) return false;
  if ((message.blocks?.length ?? 0) > 1 || (before.blocks?.length ?? 0) > 1) return false;
  return msOf(message.ts) - msOf(before.ts) < together;
}

/** Messages oldest first with day dividers. `head` comes before the first. */
export function MessageList(props: {
  readonly messages: readonly PlayMessage[];
  readonly place: string;
  readonly inThread: boolean;
  readonly empty: preact.ComponentChildren;
}) {
  const reader = useReader();
  const chat = useChat();
  const { messages, inThread } = props;
  const { box, hasNew, toEnd, scrolled } = useStickToEnd(props.place, messages.at(-1)?.ts);
  return (
    <div class="list-frame">
      <div
        class="list"
        ref={box}
        onScroll={scrolled}
        role="log"
        aria-live="polite"
        aria-label={reader.words('messages')}
      >
        <div class="list-inside">
          {messages.length === 0 && props.empty}
          {messages.map((message, index) => {
            const before = messages[index - 1];
            const day = dayOf(msOf(message.ts), reader.zone);
            const isNewDay = before === undefined || day !== dayOf(msOf(before.ts), reader.zone);
            return (
              <div key={`${message.ts}${message.ephemeral === true ? 'e' : ''}`}>
                {isNewDay && (!inThread || index > 0) && (
                  <div class="divider">
                    <span>{dayName(msOf(message.ts), chat.now, reader)}</span>
                  </div>
                )}
                <Message
                  message={message}
                  isContinued={!isNewDay && isContinued(before, message)}
                  inThread={inThread}
                />
              </div>
            );
          })}
        </div>
      </div>
      {hasNew && (
        <button type="button" class="to-end" onClick={toEnd}>
          {reader.words('newMessages')}
        </button>
      )}
    </div>
  );
}
