import { useState } from 'preact/hooks';
import { wecomLimits } from '../../../platforms/wecom-limits';
import { Icon } from '../shell/icon';
import { Menu } from '../shell/menu';
import { useReader } from '../text/names';
import type { CardJson } from './card-json';
import { clip } from './clip';
import { PhoneLink } from './phone-link';
import { Picture } from './picture';

const tones = ['is-grey', 'is-black', 'is-red', 'is-green'] as const;

function CardMenu({ card, press }: { readonly card: CardJson; press(key: string): void }) {
  const { words } = useReader();
  const [isOpen, setOpen] = useState(false);
  const actions = card.action_menu?.action_list ?? [];
  if (actions.length === 0) return null;
  const label = card.action_menu?.desc || words('cardMenu');
  return (
    <span class="menu-anchor wc-action-menu">
      <button
        type="button"
        class="tool"
        title={label}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-testid="wecom-card-menu"
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" />
      </button>
      {isOpen && (
        <Menu
          items={actions.map(({ text, key }) => ({ label: text, pick: () => press(key) }))}
          close={() => setOpen(false)}
        />
      )}
    </span>
  );
}

/** Whom the card is from, and the ⋯ of its menu. */
export function CardSource({ card, press }: { readonly card: CardJson; press(key: string): void }) {
  const { source } = card;
  if (source === undefined && card.action_menu === undefined) return null;
  return (
    <div class="wc-source">
      <Picture source={source?.icon_url} class="wc-source-icon" />
      <span class={tones[source?.desc_color ?? 0] ?? tones[0]}>
        {clip(source?.desc ?? '', wecomLimits.source.most)}
      </span>
      <CardMenu card={card} press={press} />
    </div>
  );
}

/** Title and explanation; the title carries the card's own link, so that the whole card can be pressed. */
export function CardTitle({ card }: { readonly card: CardJson }) {
  const { words } = useReader();
  const isQuestion = card.card_type === 'vote_interaction' || card.card_type === 'multiple_interaction';
  const title = card.main_title?.title ?? '';
  const desc = card.main_title?.desc ?? '';
  const shown = clip(
    title,
    card.card_type === 'vote_interaction' ? wecomLimits.voteTitle.most : wecomLimits.title.most,
  );
  const href = card.card_action?.url;
  return (
    <>
      {href === undefined || href === '' ? (
        shown !== '' && <h4 class="wc-title">{shown}</h4>
      ) : (
        <h4 class="wc-title">
          <PhoneLink
            class="is-cover"
            href={href}
            label={words('openCard', { name: title || card.sub_title_text || '' })}
          >
            {shown}
          </PhoneLink>
        </h4>
      )}
      {desc !== '' && (
        <p class="wc-desc">{clip(desc, isQuestion ? wecomLimits.questionDesc.most : wecomLimits.desc.most)}</p>
      )}
    </>
  );
}
