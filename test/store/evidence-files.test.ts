import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { EvidenceFiles } from '../../src/store/evidence-files.ts';
import { dataDirectory } from './engine.ts';

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A file host on loopback; answers its origin and what it was asked for. */
async function fileHost(answer: Answer): Promise<{ origin: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(response, request);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The host has no port');
  return { origin: `http://127.0.0.1:${address.port}`, asked };
}

async function filesFrom(answer: Answer, timeoutMs = 5_000) {
  const { origin, asked } = await fileHost(answer);
  const dataDir = dataDirectory();
  const files = new EvidenceFiles({ dataDir, apiBaseUrl: `${origin}/api`, timeoutMs });
  const kept = () => readdirSync(join(dataDir, 'evidence'), { recursive: true }).map(String).sort();
  return { files, origin, asked, kept, dataDir };
}

it('keeps the bytes under their hash, readable by nobody else', async () => {
  const bytes = Buffer.alloc(300_000, 'proof');
  const { files, origin, dataDir, kept } = await filesFrom((response) => void response.end(bytes));
  const hash = sha256(bytes);

  expect(await files.copy(`${origin}/a.png`, 300_000)).toEqual({ state: 'stored', sha256: hash, size: 300_000 });
  expect(bytes.equals(await files.read(hash))).toBe(true);
  expect(kept()).toEqual([hash.slice(0, 2), join(hash.slice(0, 2), hash), 'partial'].sort());
  expect(statSync(join(dataDir, 'evidence', hash.slice(0, 2), hash)).mode & 0o777).toBe(0o600);
});

it('keeps the same bytes once', async () => {
  const { files, origin, kept } = await filesFrom((response) => void response.end('same'));
  const [first, second] = await Promise.all([files.copy(`${origin}/a`, 9), files.copy(`${origin}/b`, 9)]);

  expect(first).toEqual(second);
  expect(kept()).toHaveLength(3);
});

it('says when a file is empty', async () => {
  const { files, origin, kept } = await filesFrom((response) => void response.end());

  expect(await files.copy(`${origin}/a`, 9)).toEqual({ state: 'failed', reason: 'empty' });
  expect(kept()).toEqual(['partial']);
});

it('stops at the limit, whether or not the host says how much will come', async () => {
  const announced = await filesFrom((response) => void response.end('0123456789'));
  const endless = await filesFrom((response) => {
    const timer = setInterval(() => response.write(Buffer.alloc(1000)), 1);
    response.on('close', () => clearInterval(timer));
  });

  expect(await announced.files.copy(`${announced.origin}/a`, 9)).toEqual({ state: 'failed', reason: 'too-large' });
  expect(await endless.files.copy(`${endless.origin}/a`, 5000)).toEqual({ state: 'failed', reason: 'too-large' });
  expect(endless.kept()).toEqual(['partial']);
});

it.each([403, 404, 410])('says that a file is not there when the host answers %d', async (status) => {
  const { files, origin } = await filesFrom((response) => void response.writeHead(status).end('no'));

  expect(await files.copy(`${origin}/a`, 9)).toEqual({ state: 'failed', reason: 'not-there' });
});

it('tries again later when the host is in trouble, and no sooner than it asks', async () => {
  const away = await filesFrom((response) => void response.writeHead(503).end());
  const busy = await filesFrom((response) => void response.writeHead(429, { 'retry-after': '7' }).end());

  await expect(away.files.copy(`${away.origin}/a`, 9)).rejects.toMatchObject({ sort: 'again', retryAfterMs: null });
  await expect(busy.files.copy(`${busy.origin}/a`, 9)).rejects.toMatchObject({ sort: 'again', retryAfterMs: 7000 });
});

it('tries again later when nobody answers, the line breaks or it takes too long', async () => {
  const broken = await filesFrom((response) => {
    response.writeHead(200, { 'content-length': '5' }).write('ab');
    setTimeout(() => response.destroy(), 20);
  });
  const silent = await filesFrom((response) => void response.write('a'), 100);
  const nobody = new EvidenceFiles({ dataDir: dataDirectory(), apiBaseUrl: 'http://127.0.0.1:9' });

  await expect(broken.files.copy(`${broken.origin}/a`, 9)).rejects.toMatchObject({ sort: 'again' });
  await expect(silent.files.copy(`${silent.origin}/a`, 9)).rejects.toMatchObject({ sort: 'again' });
  await expect(nobody.copy('http://127.0.0.1:9/a', 9)).rejects.toMatchObject({ sort: 'again' });
  expect([...broken.kept(), ...silent.kept()]).toEqual(['partial', 'partial']);
});

it('never asks a host that is not Discord, nor one it is sent on to', async () => {
  const other = await fileHost((response) => void response.end('secret'));
  const { files, origin } = await filesFrom((response) => {
    response.writeHead(302, { location: `${other.origin}/secret` }).end();
  });
  const strange = [
    `${other.origin}/a`,
    `${origin}/a`,
    'file:///etc/passwd',
    'http://cdn.discordapp.com/a',
    'no address',
  ];
  const disguised = ['https://cdn.discordapp.com.example/a', 'https://cdn.discordapp.com@127.0.0.1/a'];

  for (const url of [...strange, ...disguised]) {
    expect(await files.copy(url, 99)).toEqual({ state: 'failed', reason: 'not-there' });
  }
  expect(other.asked).toEqual([]);
});

it('follows the host on its own ground', async () => {
  const { files, origin } = await filesFrom((response, { url }) => {
    if (url === '/moved') response.end('here');
    else response.writeHead(302, { location: '/moved' }).end();
  });

  expect(await files.copy(`${origin}/a`, 9)).toMatchObject({ state: 'stored', size: 4 });
});

it('does not hand out bytes that were changed, nor look outside its folder', async () => {
  const { files, origin, dataDir } = await filesFrom((response) => void response.end('proof'));
  const hash = sha256('proof');
  await files.copy(`${origin}/a`, 9);
  const path = join(dataDir, 'evidence', hash.slice(0, 2), hash);
  expect(readFileSync(path, 'utf8')).toBe('proof');
  writeFileSync(path, 'forged');

  await expect(files.read(hash)).rejects.toThrow('was changed');
  await expect(files.read('../../casekeeper.db')).rejects.toThrow('Not a SHA-256');
});

it('clears away what a crash left half copied, and no copy under way', async () => {
  const { files, origin, dataDir, kept } = await filesFrom((response) => void response.end('proof'));
  await files.copy(`${origin}/a`, 9);
  const partial = join(dataDir, 'evidence', 'partial', 'left');
  writeFileSync(partial, 'half');
  await files.removePartials(statSync(partial).mtimeMs);
  expect(kept()).toContain(join('partial', 'left'));

  await files.removePartials(statSync(partial).mtimeMs + 1);
  expect(kept()).not.toContain(join('partial', 'left'));
});
