import { type ComponentChildren, createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { ConfirmJson } from '../elements/element-json';
import { useReader } from '../text/names';
import { said, TextShown } from '../text/text-object';
import { Dialog } from './dialog';

type Ask = (question: ConfirmJson) => Promise<boolean>;

const AskContext = createContext<Ask>(async () => true);

/** Asks Slack's confirm question; true when the person agreed. */
export const useAsk = (): Ask => useContext(AskContext);

interface Open {
  readonly question: ConfirmJson;
  answer(yes: boolean): void;
}

/** Holds the question that is open. */
export function AskHost({ children }: { readonly children: ComponentChildren }) {
  const { words } = useReader();
  const [open, setOpen] = useState<Open | undefined>();
  const ask: Ask = (question) =>
    new Promise((resolve) => {
      setOpen({
        question,
        answer(yes) {
          setOpen(undefined);
          resolve(yes);
        },
      });
    });
  return (
    <AskContext.Provider value={ask}>
      {children}
      {open !== undefined && (
        <Dialog label={said(open.question.title)} size="small" close={() => open.answer(false)}>
          <header>
            <h2>{said(open.question.title)}</h2>
          </header>
          <div class="dialog-body">
            <TextShown text={open.question.text} />
          </div>
          <footer>
            <button type="button" class="btn" onClick={() => open.answer(false)}>
              {said(open.question.deny) || words('cancel')}
            </button>
            <button
              type="button"
              class={`btn ${open.question.style ?? 'primary'}`}
              data-autofocus="yes"
              onClick={() => open.answer(true)}
            >
              {said(open.question.confirm) || words('ok')}
            </button>
          </footer>
        </Dialog>
      )}
    </AskContext.Provider>
  );
}
