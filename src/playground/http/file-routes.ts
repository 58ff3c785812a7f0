import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FileBytes } from '../file-bytes';
import { largestFile } from '../largest-file';
import type { Workspace } from '../workspace';
import type { StoredFile } from '../world';
import { answerText } from './answer';
import { readUpload } from './read-body';

/** The bytes of the workspace's files: for the page, for the app (with its token), and from the app. */
export class FileRoutes {
  constructor(
    private readonly workspace: Workspace,
    private readonly bytes: FileBytes,
  ) {}

  /** `/files/<id>/<name>`: for the page. */
  async show(response: ServerResponse, path: string): Promise<void> {
    await this.send(response, this.workspace.file(path.split('/')[2] ?? ''));
  }

  /** `/files-pri/<team>-<id>/…`: for the app. Without its token Slack answers a sign-in page, with status 200. */
  async download(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const { app } = this.workspace.seed;
    const allowed = request.headers.authorization === `Bearer ${app.botToken}` && app.scopes.includes('files:read');
    if (!allowed) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end('<!DOCTYPE html><title>Slack</title><p>Sign in to your workspace</p>');
      return;
    }
    const id = (path.split('/')[2] ?? '').replace(/^[^-]*-/, '');
    await this.send(response, this.workspace.file(id));
  }

  /** `/upload/v1/<id>`: from the app, to the address files.getUploadURLExternal gave. */
  async take(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const file = this.workspace.file(path.split('/')[3] ?? '');
    if (file === undefined || file.uploaded) return answerText(response, 404, 'not found');
    const body = await readUpload(request, largestFile);
    if (body.length !== file.size) return answerText(response, 400, `expected ${file.size} bytes, got ${body.length}`);
    await this.bytes.put(file.id, body);
    file.uploaded = true;
    this.workspace.changed();
    answerText(response, 200, `OK - ${body.length}`);
  }

  private async send(response: ServerResponse, file: StoredFile | undefined): Promise<void> {
    const body = file === undefined ? undefined : await this.bytes.get(file.id);
    if (file === undefined || body === undefined) return answerText(response, 404, 'not found');
    const shown = /^image\/(png|jpeg|gif|webp)$/.test(file.mimetype);
    const name = encodeURIComponent(file.name);
    response.writeHead(200, {
      'content-type': shown ? file.mimetype : 'application/octet-stream',
      'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    });
    response.end(body);
  }
}
