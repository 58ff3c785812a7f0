import { hours } from '../../domain/time/instant';
import type { DrawnLater } from '../../ports/inbound';
import type { PageRequest, SignedInReader } from './page-parts';
import { noSuchPage } from './refusals';

/** Its address names what it shows, so nobody asks for the same twice. */
const keptFor = hours(1);

/** How a picture is called in an address. */
export const pictureId = (key: string): string => key.replace(/\W+/g, '-');

/** Shows a picture of the roster to whoever has it on their page. */
export async function servePicture(page: PageRequest, reader: SignedInReader, id: string): Promise<void> {
  const { pictures } = await page.parts.inbound.rosterPictures(reader.from);
  const picture = pictures.find(({ key }) => pictureId(key) === id);
  if (picture === undefined) return noSuchPage(page, reader);
  await page.parts.serving.run(reader.account, () => send(page, picture));
}

async function send({ response }: PageRequest, picture: DrawnLater): Promise<void> {
  const png = await picture.png();
  response.writeHead(200, {
    'content-type': 'image/png',
    'content-length': png.byteLength,
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': `private, max-age=${keptFor / 1000}`,
    // Whoever signs in next at the same browser asks for themselves.
    vary: 'cookie',
  });
  response.end(png);
}
