import { randomBytes } from 'node:crypto';
import { describeEachDatabase } from '../kit/databases';
import { twoStores } from './open-test-store';
import { nine } from './samples';

describeEachDatabase('files of the desk', (kind) => {
  const stores = twoStores(kind);

  test('come back to another process byte for byte', async () => {
    const file = { name: '打印机 卡纸 🖨️.jpg', mime: 'image/jpeg', bytes: randomBytes(300_000) };
    const ref = await stores.one.files.keep(file, nine);
    expect(ref).toEqual({
      id: expect.any(String),
      name: file.name,
      mime: 'image/jpeg',
      size: 300_000,
      platform: 'desk',
      source: {},
    });
    const back = await stores.two.files.get(ref.id);
    expect(back).toMatchObject({ name: file.name, mime: file.mime });
    expect(back?.bytes.equals(file.bytes)).toBe(true);
  });

  test('may be as big as ten megabytes, or empty', async () => {
    for (const size of [10 * 1024 * 1024, 0]) {
      const bytes = Buffer.alloc(size, 7);
      const { id } = await stores.one.files.keep({ name: 'x', mime: 'text/plain', bytes }, nine);
      expect((await stores.one.files.get(id))?.bytes.equals(bytes)).toBe(true);
    }
  });

  test('nobody gave are not there', async () => {
    expect(await stores.one.files.get('none')).toBeUndefined();
  });

  test('of the same name are two', async () => {
    const file = { name: 'x', mime: 'text/plain', bytes: Buffer.from('1') };
    const [one, two] = await Promise.all([stores.one.files.keep(file, nine), stores.two.files.keep(file, nine)]);
    expect(one.id).not.toBe(two.id);
  });
});
