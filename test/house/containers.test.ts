import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

const read = (name: string): string => readFileSync(join(__dirname, '../..', name), 'utf8');

interface Service {
  readonly image: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly mem_limit?: string;
  readonly pids_limit?: number;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}
const { services, networks } = parse(read('compose.yaml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
};
const desks = Object.entries(services).filter(([name]) => name !== 'database');

test('every container gives up what it does not need, and has its limits', () => {
  for (const service of Object.values(services)) {
    expect(service).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service.mem_limit).toBeDefined();
    expect(service.pids_limit).toBeDefined();
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  }
});

test('a desk writes to no disk and has no privilege at all; the database is reached by desks alone', () => {
  expect(desks.length).toBeGreaterThan(1);
  for (const [, service] of desks) {
    expect(service).toMatchObject({ read_only: true });
    expect(service.cap_add).toBeUndefined();
  }
  expect(services['database']).toMatchObject({ networks: ['inside'] });
  expect(services['database']?.ports).toBeUndefined();
  expect(networks['inside']).toEqual({ internal: true });
});

test('the image runs as a user without rights, and its base can be named by digest', () => {
  const dockerfile = read('Dockerfile');
  expect(dockerfile).toMatch(/^USER node$/m);
  const bases = dockerfile.match(/^FROM .*/gm) ?? [];
  expect(bases).toHaveLength(3);
  expect(bases.filter((line) => !/^FROM \$\{NODE_IMAGE\}( AS \w+)?$/.test(line))).toEqual([]);
});

test('the folder of the desk file is mounted, so that a file saved by replacing it is read anew', () => {
  for (const [, service] of desks) {
    const file = service.environment?.['DESK_FILE'] ?? '';
    expect(service.volumes).toEqual([`./desk:${dirname(file)}:ro`]);
  }
});
