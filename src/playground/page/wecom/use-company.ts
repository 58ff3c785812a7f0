import { useEffect, useState } from 'preact/hooks';
import type { WecomMember } from '../../wecom/wire';
import { NoAnswer } from '../api';
import { wecomApiAs } from './wecom-api';

const again = 2000;

/** Everybody in the WeCom company; undefined until the server has said, empty where there is no company. */
export function useCompany(): readonly WecomMember[] | undefined {
  const [members, setMembers] = useState<readonly WecomMember[] | undefined>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const ask = () =>
      wecomApiAs('')
        .state()
        .then(
          (state) => !isOver && setMembers(state.members),
          (problem: unknown) => {
            if (isOver) return;
            const isNone = problem instanceof NoAnswer && problem.status !== undefined && problem.status < 500;
            if (isNone) setMembers([]);
            else timer = setTimeout(() => void ask(), again);
          },
        );
    void ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);
  return members;
}
