import type { Guild } from 'discord.js';
import { checkServer, viewServer } from '../../src/discord/setup-check.ts';
import { findingWords } from '../../src/discord/views/finding-list.ts';
import { beforeCreating } from '../../src/domain/judge-server.ts';
import { missingSettings, Settings } from '../../src/domain/settings.ts';
import type { Finding } from '../../src/domain/setup-finding.ts';
import { doctor } from '../../src/texts/en/doctor.ts';
import type { KnownServers } from './known-servers.ts';
import type { Level, Line } from './line.ts';
import { when } from './line.ts';
import { withNames } from './with-names.ts';

const levels: Record<Finding['level'], Level> = { missing: 'problem', warning: 'warning', hint: 'note' };

/** What `/setup check` would say of this server, by the same judgement. */
export async function examineServer(guild: Guild, botId: string, known: KnownServers | null): Promise<Line[]> {
  if (known === null) return [{ level: 'note', text: doctor.settingsUnread }];
  const settings = await known.settings(guild.id);
  if (isFresh(settings)) return await beforeSetup(guild, settings, botId);
  const findings = await checkServer(guild, settings, await known.staff(guild.id), botId);
  const waiting = await known.waiting(guild.id);
  return [
    ...when(!findings.some(({ level }) => level !== 'hint'), 'ok', doctor.inPlace),
    ...linesFor(findings, guild),
    ...when(waiting > 0, 'warning', doctor.waiting(waiting)),
  ];
}

const isFresh = (settings: Settings) => missingSettings(settings).length === missingSettings(Settings.parse({})).length;

/** Whether setup could make the channels once the roles are chosen. */
async function beforeSetup(guild: Guild, settings: Settings, botId: string): Promise<Line[]> {
  const findings = beforeCreating(await viewServer(guild, settings, [], botId), settings);
  const lacks = findings.filter(({ what }) => what === 'bot-lacks-in-server');
  return [{ level: 'note', text: doctor.notSetUp }, ...linesFor(lacks, guild)];
}

function linesFor(findings: Finding[], guild: Guild): Line[] {
  return (['missing', 'warning', 'hint'] as const).flatMap((level) =>
    findingWords(findings.filter((finding) => finding.level === level)).map((text) => ({
      level: levels[level],
      text: withNames(text, guild),
    })),
  );
}
