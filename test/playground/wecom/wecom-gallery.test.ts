import { renderContent } from '../../../src/chat/wecom/render/render-content';
import type { Sent } from '../../../src/chat/wecom/render/rendered';
import type { Language } from '../../../src/domain/words';
import { wecomLimits } from '../../../src/platforms/wecom-limits';
import { checkSentCard, checkUpdatedCard, isUpdatable } from '../../../src/playground/wecom/check-card';
import { asCard } from '../../../src/views/card';
import { audience } from '../../chat/wecom/audience';
import { distinctItems } from '../../kit/gallery-items';

const languages: readonly Language[] = ['en', 'zh-CN'];

/** What the company would refuse (by its words), clip or leave out; the rules are the playground's own. */
function wrongWith(sent: Sent): readonly string[] {
  if (sent.kind === 'text' || sent.kind === 'markdown')
    return Buffer.byteLength(sent.text) > wecomLimits.text.most || sent.text === ''
      ? [`${sent.kind}: ${sent.text}`]
      : [];
  if (sent.kind !== 'card') return [];
  const asSent = sent.updatable ? { ...sent.card, task_id: 'IT-1042@1' } : sent.card;
  try {
    const unlike = isUpdatable(asSent) === sent.updatable ? [] : ['whether it can be updated'];
    return [...checkSentCard(asSent, () => false), ...checkUpdatedCard(sent.card), ...unlike];
  } catch (problem) {
    return [String(problem)];
  }
}

test.each(languages)('every card of the desk is taken whole by the local company, in %s', (language) => {
  const drawn = distinctItems.flatMap(({ name, card }) =>
    card === undefined ? [] : renderContent(asCard(card), audience(language)).map((sent) => ({ name, sent })),
  );
  const wrong = drawn.flatMap(({ name, sent }) => wrongWith(sent).map((problem) => `${name}: ${problem}`));
  expect(drawn.length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});
