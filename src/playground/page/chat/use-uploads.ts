import { useState } from 'preact/hooks';
import { largestFile } from '../../largest-file';
import type { PlayFile } from '../../wire';
import type { Api } from '../api';
import { useToast } from '../shell/toasts';
import { useReader } from '../text/names';

/** Files on their way into a message: uploaded as they are chosen, sent with it. */
export function useUploads(api: Api) {
  const { words } = useReader();
  const toast = useToast();
  const [files, setFiles] = useState<readonly PlayFile[]>([]);
  const [running, setRunning] = useState(0);
  const add = async (chosen: Iterable<File>) => {
    for (const file of chosen) {
      setRunning((count) => count + 1);
      try {
        if (file.size > largestFile) throw new Error(words('tooBig'));
        const uploaded = await api.upload(file);
        setFiles((was) => [...was, uploaded.file]);
      } catch (problem) {
        toast(words('uploadFailed', { name: file.name, why: problem instanceof Error ? problem.message : '' }));
      }
      setRunning((count) => count - 1);
    }
  };
  const remove = (id: string) => setFiles((was) => was.filter((file) => file.id !== id));
  return { files, isRunning: running > 0, add, remove, clear: () => setFiles([]) };
}
