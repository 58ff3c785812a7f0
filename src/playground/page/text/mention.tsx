import { useReader } from './names';

/** `@name`, `#channel` or `@channel`, marked more strongly when it means the reader. */
export function Mention(props: {
  readonly kind: 'user' | 'channel' | 'broadcast';
  readonly id: string;
  readonly label?: string | undefined;
}) {
  const reader = useReader();
  if (props.kind === 'channel')
    return <span class="mention">#{props.label ?? reader.channel(props.id) ?? props.id}</span>;
  if (props.kind === 'broadcast')
    return <span class="mention is-me">@{(props.label ?? props.id).replace(/^@/, '')}</span>;
  const name = reader.person(props.id)?.name ?? props.label ?? props.id;
  return <span class={props.id === reader.me ? 'mention is-me' : 'mention'}>@{name}</span>;
}
