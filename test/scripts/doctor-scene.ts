import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Examination } from '../../scripts/doctor/examine.ts';
import { examine } from '../../scripts/doctor/examine.ts';
import type { Level, Section } from '../../scripts/doctor/line.ts';
import type { DiscordOptions, DiscordServer } from '../support/discord-server/server.ts';
import { startDiscord } from '../support/discord-server/server.ts';
import type { SecurityPlan, SecurityServer } from '../support/security-server.ts';
import { buildSecurityServer, configure } from '../support/security-server.ts';

/** A token of the right shape that no bot has. */
export const wellFormedToken = `${Buffer.from('100000000000000001').toString('base64url')}.Gabcde.${'a1'.repeat(16)}`;

/** An empty folder for a test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'casekeeper-doctor-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Everything said, for a machine on which all is well unless told otherwise. */
export async function look(environment: Record<string, string>, wishes: Partial<Examination> = {}): Promise<Section[]> {
  const sections: Section[] = [];
  const ordinary = {
    nodeVersion: '20.20.2',
    engines: '>=20.19',
    envFile: { folder: '/nowhere', state: 'missing', values: {}, isOpen: false },
    verify: false,
    spaceAt: async () => ({ bytes: 50e9, files: null }),
  } as const;
  for await (const section of examine({ ...ordinary, environment, ...wishes })) sections.push(section);
  return sections;
}

/** The texts of one level, of all sections. */
export const said = (sections: Section[], level: Level): string[] =>
  sections.flatMap(({ lines }) => lines.filter((line) => line.level === level).map(({ text }) => text));

/** The lines of the section whose heading begins so. */
export const under = (sections: Section[], title: string): Section['lines'] =>
  sections.find((section) => section.title.startsWith(title))?.lines ?? [];

/** A server on which setup was finished, with the bot not running. */
export interface Patient extends SecurityServer {
  discord: DiscordServer;
  dataDir: string;
  environment: Record<string, string>;
}

export async function patient(plan: SecurityPlan = {}, options: DiscordOptions = {}): Promise<Patient> {
  const discord = await startDiscord({ token: wellFormedToken, ...options });
  onTestFinished(async () => {
    await discord.stop();
    if (discord.unmodelled.length > 0) throw new Error(`Not modelled: ${discord.unmodelled.join(', ')}`);
  });
  const server = buildSecurityServer(discord, plan);
  const dataDir = folder();
  await configure(dataDir, server, Date.now());
  return { ...server, discord, dataDir, environment: environmentOf(discord, dataDir) };
}

/** What a bot on this Discord with these data would be started with. */
export const environmentOf = (discord: DiscordServer, dataDir: string): Record<string, string> => ({
  DISCORD_TOKEN: discord.token,
  DISCORD_API_BASE_URL: `${discord.url}/api`,
  DATA_DIR: dataDir,
});

/** Name, size, time and content of everything in a folder. */
export const imprint = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => {
      const { size, mtimeMs } = statSync(file);
      return `${file} ${size} ${mtimeMs} ${statSync(file).isFile() ? sha256(file) : ''}`;
    });

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
