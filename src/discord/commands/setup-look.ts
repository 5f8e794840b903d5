import { missingSettings } from '../../domain/settings.ts';
import { setupCheck } from '../../texts/en/setup.ts';
import type { GuildContext, Shown } from '../handler.ts';
import { checkServer } from '../setup-check.ts';
import { setupReport } from '../views/setup-report.ts';
import { guildOf, setupComponent } from './setup-handler.ts';

/** How things stand on this server now: roles, channels, permissions, and what waits (SPEC 12.6). */
export async function lookAtServer(
  context: GuildContext,
  notice: string | null = null,
): Promise<Extract<Shown, { show: 'redraw' }>> {
  const { stores, inGuild } = context;
  const [settings, staff, troubles] = await Promise.all([
    stores.guilds.settings(inGuild.guildId),
    stores.guilds.staff(inGuild.guildId),
    stores.outbox.troubles(inGuild.guildId),
  ]);
  const findings = await checkServer(await guildOf(context), settings, staff);
  const isSetUp = missingSettings(settings).length === 0;
  const report = setupReport({ findings, troubles, isSetUp, notice });
  return { show: 'redraw', payload: { v2: true, components: [report] } };
}

/** *Look again*. */
export const lookAgain = setupComponent('setup-look', (_interaction, context) => ({
  show: 'later',
  redraws: true,
  work: () => lookAtServer(context),
}));

/** *Try again now*: whatever waits or was given up goes out once more. */
export const tryAgain = setupComponent('setup-retry', (_interaction, context) => ({
  show: 'later',
  redraws: true,
  work: async () => {
    const { stores, inGuild, clock, poke } = context;
    const count = await stores.outbox.revive(inGuild.guildId, clock.now(), 'failed-and-dead');
    poke();
    return lookAtServer(context, setupCheck.tryingAgain(count));
  },
}));
