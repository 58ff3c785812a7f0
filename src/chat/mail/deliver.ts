import { own } from '../../domain/own';
import type { FileRef } from '../../domain/ticket/ticket';
import { seconds } from '../../domain/time/instant';
import { say, type Text } from '../../domain/words';
import { type Delivery, DeliveryFailed, DeliveryPutOff, type MessageRef } from '../../ports/platform';
import type { Content } from '../../views/card';
import { type MailAdapter, messageId } from './adapter';
import type { MailFile } from './mail';
import type { Thread } from './threads';
import { writeMail } from './write-mail';

/** Files of one mail: many servers take no more than 25 MB, and base64 adds a third. */
const mostBytes = 15 * 1024 * 1024;

/**
 * Sends a mail; what was sent stays as it is, so there is nothing to edit. After an unknown outcome it is sent again with
 * the same Message-ID, which mail programs show once. Throws DeliveryFailed and its kinds, DeliveryUncertain.
 */
export async function deliver(mail: MailAdapter, delivery: Delivery): Promise<MessageRef> {
  const { person, content, about, edit, echoes, outboxId } = delivery;
  if (edit !== undefined || echoes !== undefined) return edit ?? (echoes as MessageRef);
  const address = own(person?.identities ?? {}, 'mail');
  if (person === undefined || address === undefined) throw new DeliveryFailed('mail', null, 'no_account');
  const thread = about === undefined ? undefined : await mail.threads.with(address, about);
  if (about !== undefined && thread === undefined && (await mail.threads.isExpected(address))) {
    throw new DeliveryPutOff('mail', seconds(1), 'thread');
  }
  const id = messageId(outboxId, mail.config);
  const { files, lost } = await filesOf(mail, content);
  const below = [...lost.map((name): Text => say('mail.fileLost', { name })), ...footOf(thread)];
  const written = writeMail(content, delivery.speak, below);
  await mail.post.send({
    ...written,
    subject: subjectOf(thread, written.subject),
    to: { address, name: person.name },
    id,
    thread: thread?.ids ?? threadOf(delivery),
    automatic: content.kind === 'card' || content.from === undefined,
    files,
  });
  if (about !== undefined) {
    const { subject, number } = thread ?? { subject: written.subject, number: '' };
    await mail.threads.add(address, about, { subject, number, id });
  }
  return { key: id, data: { id } };
}

/** Below a mail that another slot's was kept under. */
const threadOf = ({ under }: Delivery): readonly string[] => (under === undefined ? [] : [under.key]);

const footOf = (thread: Thread | undefined): readonly Text[] =>
  thread === undefined || thread.number === '' ? [] : [say('mail.answerHere', { number: thread.number })];

/** Programs show mails together whose subjects are the same but for what stands before and in brackets. */
function subjectOf(thread: Thread | undefined, own: string): string {
  if (thread === undefined || thread.ids.length === 0) return own;
  const first = thread.subject.replace(/^(?:\s*(?:re|aw|回复|答复)\s*[:：])+\s*/iu, '') || own;
  return thread.number === '' || first.includes(thread.number) ? `Re: ${first}` : `Re: ${first} [${thread.number}]`;
}

const sentWith = (content: Content): readonly FileRef[] =>
  content.kind === 'message'
    ? (content.files ?? [])
    : content.parts.flatMap((part) => (part.kind === 'files' ? part.files : []));

/** Bytes of what goes along; `lost`: names of what could not be had, or is too much. */
async function filesOf(
  { fetchFile, logger }: MailAdapter,
  content: Content,
): Promise<{ readonly files: readonly MailFile[]; readonly lost: readonly string[] }> {
  const files: MailFile[] = [];
  const lost: string[] = [];
  let left = mostBytes;
  for (const file of sentWith(content)) {
    const bytes =
      file.size > left
        ? undefined
        : await fetchFile(file).catch(
            (error: unknown) => void logger.warn('a file could not be sent along', { error }),
          );
    if (bytes === undefined || bytes.length > left) lost.push(file.name);
    else files.push({ name: file.name, mime: file.mime, bytes });
    left -= bytes?.length ?? 0;
  }
  return { files, lost };
}
