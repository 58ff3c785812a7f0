import { Converter } from 'opencc-js/t2cn';

const han = /\p{Script=Han}/u;

type Convert = (text: string) => string;
let converters: { readonly letters: Convert; readonly words: Convert } | undefined;

/**
 * Traditional Chinese as the mainland writes it: Taiwan says 印表機, the mainland 打印机. What holds no traditional letter
 * is left alone, for 文件 is a file there and a document here. Made when it is first needed: most programs read no report.
 */
export function simplify(text: string): string {
  if (!han.test(text)) return text;
  converters ??= { letters: Converter({ from: 'tw', to: 'cn' }), words: Converter({ from: 'twp', to: 'cn' }) };
  return converters.letters(text) === text ? text : converters.words(text);
}
