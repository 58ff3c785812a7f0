import { useEffect, useRef, useState } from 'preact/hooks';
import type { PlayAnswer, PlayView, SlackJson, ViewValues } from '../../wire';
import { type Api, NoAnswer } from '../api';
import { Blocks } from '../blocks/blocks';
import { checkField } from '../elements/check-field';
import type { ElementJson } from '../elements/element-json';
import { SurfaceContext } from '../elements/surface';
import { useBlockSurface } from '../elements/use-surface';
import { Dialog } from '../shell/dialog';
import { Icon } from '../shell/icon';
import { useToast } from '../shell/toasts';
import { withEmoji } from '../text/emoji';
import { useReader } from '../text/names';
import type { Words } from '../words';

type Errors = Readonly<Record<string, string>>;

/** An app's first view while it gathers facts has nothing to fill in and nothing to submit. */
function isLoading(view: PlayView): boolean {
  return view.submit === undefined && view.blocks.length === 1 && view.blocks[0]?.type === 'section';
}

function blockIdOf(block: SlackJson): string {
  return String(block['block_id'] ?? '');
}

function showFirstError() {
  requestAnimationFrame(() => {
    const wrong = document.querySelector('.veil:not([hidden]) .is-wrong');
    wrong?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    wrong?.querySelector<HTMLElement>('input, select, textarea')?.focus({ preventScroll: true });
  });
}

/** What is wrong in a view: what the page sees for itself, over what the app answered, until the field is touched. */
function useErrors(view: PlayView) {
  const [errors, setErrors] = useState<Errors>({});
  useEffect(() => {
    setErrors(view.errors);
    if (Object.keys(view.errors).length > 0) showFirstError();
  }, [view.errors]);
  const forget = (blockId: string) => setErrors(({ [blockId]: _gone, ...rest }) => rest);
  return { errors, setErrors, forget };
}

function wrongIn(view: PlayView, held: ViewValues, words: Words): Errors {
  const wrong = view.blocks.flatMap((block) => {
    const actionId = (block['element'] as ElementJson | undefined)?.action_id ?? '';
    const problem = checkField(block, held[blockIdOf(block)]?.[actionId]);
    return problem === undefined ? [] : [[blockIdOf(block), words(problem.word, problem.facts)] as const];
  });
  return Object.fromEntries(wrong);
}

/** Sends something to the app, one at a time, and says so where it did not answer. */
function useAttempt(view: PlayView) {
  const { words } = useReader();
  const toast = useToast();
  const [isSending, setSending] = useState(false);
  const latest = useRef(view);
  latest.current = view;
  const attempt = async (call: () => Promise<PlayAnswer>) => {
    setSending(true);
    try {
      const answer = await call();
      // Errors at fields come by the other road and are shown there; a moment lets them arrive.
      if (!answer.ok) await new Promise((resolve) => setTimeout(resolve, 200));
      if (!answer.ok && Object.keys(latest.current.errors).length === 0) toast(answer.problem ?? words('noAnswer'));
    } catch (problem) {
      toast((problem instanceof NoAnswer && problem.message) || words('noAnswer'));
    }
    setSending(false);
  };
  return { isSending, attempt };
}

function useFirstField(isShown: boolean) {
  useEffect(() => {
    if (isShown) document.querySelector<HTMLElement>('.veil:not([hidden]) [data-autofocus]')?.focus();
  }, [isShown]);
}

function Head(props: { readonly title: string; readonly hasBack: boolean; close(all: boolean): void }) {
  const { words } = useReader();
  return (
    <header>
      {props.hasBack && (
        <button type="button" class="tool" aria-label={words('back')} onClick={() => props.close(false)}>
          <Icon name="back" />
        </button>
      )}
      <h2>{withEmoji(props.title)}</h2>
      <button type="button" class="tool" aria-label={words('close')} onClick={() => props.close(true)}>
        <Icon name="close" />
      </button>
    </header>
  );
}

function Foot({ view, isBusy, close }: { readonly view: PlayView; readonly isBusy: boolean; close(): void }) {
  const { words } = useReader();
  return (
    <footer>
      <button type="button" class="btn" onClick={close}>
        {withEmoji(view.close ?? '') || words('close')}
      </button>
      {view.submit !== undefined && (
        <button
          type="submit"
          class={isBusy ? 'btn primary is-pressing' : 'btn primary'}
          disabled={isBusy}
          data-testid="modal-submit"
        >
          {withEmoji(view.submit)}
        </button>
      )}
    </footer>
  );
}

/** One view of the stack, in its window. Only the top one is seen; the others keep what was typed. */
export function Modal(props: {
  readonly view: PlayView;
  readonly depth: number;
  readonly isTop: boolean;
  readonly api: Api;
}) {
  const { view, api, isTop } = props;
  const { words } = useReader();
  const { errors, setErrors, forget } = useErrors(view);
  const { surface, values } = useBlockSurface({
    kind: 'modal',
    api,
    where: { view: view.id },
    blocks: view.blocks,
    kept: view.values,
    errors,
    changed: forget,
  });

  const { isSending, attempt } = useAttempt(view);
  const close = (all: boolean) => void attempt(() => api.close(all ? { view: view.id, all } : { view: view.id }));
  const submit = () => {
    const held = values();
    const wrong = wrongIn(view, held, words);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) showFirstError();
    else void attempt(() => api.submit({ view: view.id, values: held }));
  };

  const isWaiting = isLoading(view);
  useFirstField(isTop && !isWaiting);
  return (
    <Dialog label={view.title ?? ''} isHidden={!isTop} close={() => close(false)}>
      <form
        noValidate
        aria-busy={isSending || view.busy}
        data-testid="modal"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Head title={view.title ?? ''} hasBack={props.depth > 0} close={close} />
        <div class={isWaiting ? 'dialog-body is-loading' : 'dialog-body'}>
          {isWaiting && <span class="spinner" />}
          <SurfaceContext.Provider value={surface}>
            <Blocks blocks={view.blocks} />
          </SurfaceContext.Provider>
        </div>
        <Foot view={view} isBusy={isSending || view.busy} close={() => close(false)} />
      </form>
    </Dialog>
  );
}

/** The open modals; each lives as long as its view is in the stack. */
export function ModalStack({ views, api }: { readonly views: readonly PlayView[]; readonly api: Api }) {
  return views.map((view, depth) => (
    <Modal key={view.id} view={view} depth={depth} isTop={depth === views.length - 1} api={api} />
  ));
}
