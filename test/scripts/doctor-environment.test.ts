import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readEnvFile } from '../../scripts/doctor/env-file.ts';
import { compareVersions } from '../../scripts/doctor/environment.ts';
import { tokenFault } from '../../scripts/doctor/token-shape.ts';
import { doctor } from '../../src/texts/en/doctor.ts';
import { folder, look, patient, said, under, wellFormedToken } from './doctor-scene.ts';

it.each([
  ['20.19.0', 1],
  ['20.19', 1],
  ['20.9.9', -1],
  ['18.20.8', -1],
  ['24.0.0', 1],
])('compares Node %s with 20.18.5', (version, sign) => {
  expect(Math.sign(compareVersions(version, '20.18.5'))).toBe(sign);
});

it('names a Node that is too old', async () => {
  expect(said(await look({}, { nodeVersion: '18.20.8' }), 'problem')).toContain(doctor.oldNode('18.20.8', '20.19'));
});

it.each([
  [wellFormedToken, null],
  [`"${wellFormedToken}"`, 'quoted'],
  ['100000000000000001', 'id'],
  ['0f'.repeat(32), 'key'],
  ['abcdefghij_-ABCDEFGHIJ0123456789', 'secret'],
  ['some-wrong-token', 'strange'],
  ['MTIz.abcdef.abcdefgh', 'strange'],
])('tells what %s is', (token, fault) => {
  expect(tokenFault(token)).toBe(fault);
});

it.each([`Bot ${wellFormedToken}`, 'tok…en'])('asks Discord nothing with %s', async (token) => {
  const sections = await look({ DISCORD_TOKEN: token });

  expect(said(sections, 'problem')).toEqual([expect.stringContaining('DISCORD_TOKEN has a space or a sign in it')]);
  expect(under(sections, 'Discord')).toEqual([{ level: 'note', text: doctor.notAsked }]);
});

it('reads .env as the bot does, and says what is odd about it', async () => {
  const path = folder();
  const file = join(path, '.env');
  expect(readEnvFile(path).state).toBe('missing');
  copyFileSync('.env.example', file);
  chmodSync(file, 0o600);
  const fresh = await look({}, { envFile: readEnvFile(path) });
  writeFileSync(file, `DISCORD_TOKEN=${wellFormedToken}\nLOGLEVEL=debug\nLOG_LEVEL=info\nDISCORD_API_BASE_URL=x\n`);
  chmodSync(file, 0o644);
  const odd = await look({ LOG_LEVEL: 'warn' }, { envFile: readEnvFile(path) });

  expect(said(fresh, 'problem')).toEqual([expect.stringContaining('DISCORD_TOKEN is missing')]);
  expect(said(fresh, 'warning')).toEqual([]);
  expect(said(odd, 'ok')).toContain(doctor.tokenLooksRight);
  expect(said(odd, 'warning')).toEqual([doctor.openEnvFile]);
  expect(said(odd, 'note')).toEqual(
    expect.arrayContaining([doctor.unknownVariable('LOGLEVEL'), doctor.overruled('LOG_LEVEL')]),
  );
  expect(JSON.stringify(odd)).not.toContain(wellFormedToken);
});

it('says so when .env cannot be read', async () => {
  const path = folder();
  mkdirSync(join(path, '.env'));

  expect(said(await look({}, { envFile: readEnvFile(path) }), 'problem')).toContain(doctor.unreadableEnvFile);
});

it('points out an address that is not Discord', async () => {
  const { environment } = await patient();

  expect(said(await look(environment), 'note')).toContain(doctor.otherDiscord);
});
