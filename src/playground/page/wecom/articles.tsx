import type { WecomJson } from '../../wecom/wire';
import { useReader } from '../text/names';
import { PhoneLink } from './phone-link';
import { Picture } from './picture';
import { textcardLines } from './textcard-parts';

interface TextcardJson {
  readonly title?: string;
  readonly description?: string;
  readonly url?: string;
  readonly btntxt?: string;
}

interface ArticleJson {
  readonly title?: string;
  readonly description?: string;
  readonly url?: string;
  readonly picurl?: string;
}

/** A textcard: title, toned lines, and one line at the bottom that opens it. */
export function Textcard({ body }: { readonly body: WecomJson }) {
  const { words } = useReader();
  const card = body as TextcardJson;
  return (
    <div class="wc-card">
      <PhoneLink class="wc-title is-cover" href={card.url ?? ''}>
        {card.title}
      </PhoneLink>
      <div class="wc-lines">
        {textcardLines(card.description ?? '').map(({ tone, text }, index) => (
          <p key={index} class={`is-${tone}`}>
            {text}
          </p>
        ))}
      </div>
      <div class="wc-more" aria-hidden="true">
        {card.btntxt ?? words('details')}
      </div>
    </div>
  );
}

/** News: the first article large with its picture, the others in rows below. */
export function News({ body }: { readonly body: WecomJson }) {
  const articles = (body['articles'] ?? []) as readonly ArticleJson[];
  const isSingle = articles.length === 1;
  return (
    <div class="wc-card wc-news">
      {articles.map((article, index) => (
        <div key={index} class={index === 0 ? 'wc-article is-first' : 'wc-article'}>
          <Picture source={article.picurl} class="wc-article-picture" />
          <PhoneLink class="is-cover" href={article.url ?? ''}>
            <b>{article.title}</b>
          </PhoneLink>
          {isSingle && article.description !== undefined && <p>{article.description}</p>}
        </div>
      ))}
    </div>
  );
}
