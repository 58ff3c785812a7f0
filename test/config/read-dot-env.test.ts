import { readDotEnv } from '../../src/config/read-dot-env';
import { say } from '../../src/domain/words';
import { gb18030, marked, utf8, utf16le } from '../kit/encodings';

const settings = '# 值班台\r\nDATABASE_URL="sqlite:./值班.db" # here\r\nHTTP_PORT=\r\n';

test.each([
  ['UTF-8', utf8(settings)],
  ['UTF-8 with a mark', marked(utf8, settings)],
  ['Notepad\'s "Unicode"', marked(utf16le, settings)],
  ['Notepad\'s "ANSI" in China', gb18030(settings)],
])('a .env in %s says the same', (_, bytes) => {
  expect(readDotEnv(bytes)).toEqual({ DATABASE_URL: 'sqlite:./值班.db', HTTP_PORT: '' });
});

test('a .env that is no text is refused for what it is', () => {
  const problem = { problems: [say('config.ofName', { name: '.env', what: say('config.foreign') })] };
  expect(() => readDotEnv(Buffer.from('A=M\xfcller', 'latin1'))).toThrow(expect.objectContaining(problem));
});
