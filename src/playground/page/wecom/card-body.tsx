import { wecomLimits } from '../../../platforms/wecom-limits';
import { Icon } from '../shell/icon';
import type { CardJson, ImageTextJson, JumpJson, QuoteJson, RowJson } from './card-json';
import { clip } from './clip';
import { usePhone } from './phone-context';
import { PhoneLink } from './phone-link';
import { Picture } from './picture';

function Quote({ quote }: { readonly quote: QuoteJson }) {
  const inside = (
    <>
      {quote.title !== undefined && quote.title !== '' && <b>{quote.title}</b>}
      {quote.quote_text !== undefined && <span>{quote.quote_text}</span>}
    </>
  );
  if (quote.type !== 1 || quote.url === undefined) return <div class="wc-quote">{inside}</div>;
  return (
    <PhoneLink class="wc-quote is-above" href={quote.url}>
      {inside}
    </PhoneLink>
  );
}

function RowValue({ row }: { readonly row: RowJson }) {
  const { showMember } = usePhone();
  const value = clip(row.value ?? '', wecomLimits.value.most);
  const { userid } = row;
  if (row.type === 1 && row.url !== undefined)
    return (
      <PhoneLink class="is-above" href={row.url}>
        {value}
      </PhoneLink>
    );
  if (row.type === 2 && row.media_id !== undefined)
    return (
      <a
        class="is-above"
        href={`/wecom/media/${encodeURIComponent(row.media_id)}/${encodeURIComponent(row.value ?? '')}`}
        download={row.value ?? ''}
      >
        {value}
      </a>
    );
  if (row.type === 3 && userid !== undefined)
    return (
      <button type="button" class="wc-link is-above" onClick={() => showMember(userid)}>
        {value}
      </button>
    );
  return <>{value}</>;
}

function Rows({ rows }: { readonly rows: readonly RowJson[] }) {
  return (
    <dl class="wc-rows">
      {rows.map((row, index) => (
        <div key={index}>
          <dt title={row.keyname}>{clip(row.keyname, wecomLimits.keyname.most)}</dt>
          <dd>
            <RowValue row={row} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ImageText({ area }: { readonly area: ImageTextJson }) {
  const inside = (
    <>
      <Picture source={area.image_url} class="wc-image-text-picture" />
      <span>
        <b>{area.title}</b>
        <small>{area.desc}</small>
      </span>
    </>
  );
  if (area.type !== 1 || area.url === undefined) return <div class="wc-image-text">{inside}</div>;
  return (
    <PhoneLink class="wc-image-text is-above" href={area.url}>
      {inside}
    </PhoneLink>
  );
}

/** The links at the foot of a card, a line each. */
export function Jumps({ jumps }: { readonly jumps: readonly JumpJson[] }) {
  return (
    <div class="wc-jumps is-above">
      {jumps.map((jump, index) => (
        <PhoneLink key={index} href={jump.type === 1 ? (jump.url ?? '') : ''}>
          <span>{clip(jump.title, wecomLimits.jumpTitle.most)}</span>
          <Icon name="right" />
        </PhoneLink>
      ))}
    </div>
  );
}

/** The picture of a news card, in the proportion it asks for. */
export function CardImage({ card }: { readonly card: CardJson }) {
  if (card.card_image === undefined) return null;
  return (
    <div class="wc-image" style={{ aspectRatio: String(card.card_image.aspect_ratio ?? 1.3) }}>
      <Picture source={card.card_image.url} class="wc-image-shown" />
    </div>
  );
}

function Emphasis({ card }: { readonly card: CardJson }) {
  if (card.emphasis_content === undefined) return null;
  return (
    <div class="wc-emphasis">
      <b>{clip(card.emphasis_content.title ?? '', wecomLimits.emphasisTitle.most)}</b>
      <small>{clip(card.emphasis_content.desc ?? '', wecomLimits.emphasisDesc.most)}</small>
    </div>
  );
}

function Verticals({ card }: { readonly card: CardJson }) {
  if (card.vertical_content_list === undefined) return null;
  return (
    <dl class="wc-verticals">
      {card.vertical_content_list.map(({ title, desc }, index) => (
        <div key={index}>
          <dt>{clip(title, wecomLimits.columnTitle.most)}</dt>
          {desc !== undefined && <dd>{clip(desc, wecomLimits.columnDesc.most)}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** What a card says between its title and its buttons. */
export function CardBody({ card }: { readonly card: CardJson }) {
  const rows = card.horizontal_content_list ?? [];
  const subTitle = card.sub_title_text ?? '';
  return (
    <>
      {card.image_text_area !== undefined && <ImageText area={card.image_text_area} />}
      <Emphasis card={card} />
      {card.quote_area !== undefined && <Quote quote={card.quote_area} />}
      <Verticals card={card} />
      {subTitle !== '' && <p class="wc-sub-title">{clip(subTitle, wecomLimits.subTitle.most)}</p>}
      {rows.length > 0 && <Rows rows={rows} />}
    </>
  );
}
