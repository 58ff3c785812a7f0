import { own } from '../own';
import type { Language } from '../words';

const names: Readonly<Record<string, Language>> = {
  english: 'en',
  英文: 'en',
  英语: 'en',
  中文: 'zh-CN',
  汉语: 'zh-CN',
  chinese: 'zh-CN',
};

/** The language that words name which are nothing else; whether it is asked for depends on what was asked before. */
export const languageIn = (text: string): Language | undefined => own(names, text.trim().toLowerCase());
