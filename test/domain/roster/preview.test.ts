import { previewIsLive } from './kit/preview-is-live';

test('whatever the roster: preview, coverage and who is called say at every moment who is on duty (STAFF-7)', () => {
  previewIsLive(2000);
});
