import { wecomLimits } from '../../platforms/wecom-limits';
import { FileBytes } from '../file-bytes';
import { mimeOf } from '../mime-types';
import type { Company } from './company';
import type { StoredMedia } from './wecom-world';
import type { WecomMedia } from './wire';

/** Files that the app and the members exchange, each for a while of the demo clock. */
export class MediaStore {
  private readonly bytes: FileBytes;

  constructor(
    private readonly company: Company,
    folder: string | null,
  ) {
    this.bytes = new FileBytes(folder);
  }

  async put(type: string, name: string, body: Buffer): Promise<StoredMedia> {
    const { company } = this;
    const id = company.mint();
    const until = company.clock.now() + wecomLimits.media.most;
    const plain = name.replace(/[/\\\r\n"]/g, '_').slice(0, 200) || type;
    const media: StoredMedia = { id, type, name: plain, mime: mimeOf(plain), size: body.length, until };
    await this.bytes.put(id, body);
    company.world.media.push(media);
    company.changed();
    return media;
  }

  get(id: string): Promise<Buffer | undefined> {
    return /^[\w-]+$/.test(id) ? this.bytes.get(id) : Promise.resolve(undefined);
  }

  /** As the page shows it: also when the three days are over, for the chat keeps what it showed. */
  shown(media: StoredMedia): WecomMedia {
    const { id, name, mime, size } = media;
    return { mediaId: id, name, mime, size, url: `/wecom/media/${id}/${encodeURIComponent(name)}` };
  }
}
