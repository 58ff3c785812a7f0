import type { PlayUser } from '../../wire';
import { useReader } from '../text/names';
import { counted, roleWords, type Word } from '../words';
import { Avatar } from './avatar';

/** Who may be played; the badge says how many messages wait for each. */
export function PersonaList(props: {
  readonly personas: readonly PlayUser[];
  readonly me: string;
  readonly unread: ReadonlyMap<string, number>;
  play(persona: string): void;
}) {
  const { words } = useReader();
  return (
    <section class="personas" aria-label={words('whoAmI')}>
      <h2>{words('whoAmI')}</h2>
      <ul>
        {props.personas.map((persona) => {
          const name = persona.realName || persona.name;
          const count = persona.id === props.me ? 0 : (props.unread.get(persona.id) ?? 0);
          return (
            <li key={persona.id}>
              <button
                type="button"
                class="persona"
                aria-pressed={persona.id === props.me}
                aria-label={words('playAs', { name })}
                data-testid={`persona-${persona.id}`}
                onClick={() => props.play(persona.id)}
              >
                <Avatar person={{ id: persona.id, name, color: persona.color }} size="small" />
                <span class="persona-text">
                  <span>{name}</span>
                  <small>
                    {persona.title || (roleWords.includes(persona.role) ? words(persona.role as Word) : persona.role)}
                  </small>
                </span>
                {count > 0 && (
                  <span class="badge" title={words(counted('unread', count), { count })}>
                    {count > 99 ? '99+' : count}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
