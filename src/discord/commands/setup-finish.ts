import { judgeServer } from '../../domain/judge-server.ts';
import { missingSettings } from '../../domain/settings.ts';
import type { Finding, ServerView } from '../../domain/setup-finding.ts';
import { canBeMended } from '../../domain/setup-finding.ts';
import { setupNotices } from '../../texts/en/setup.ts';
import type { GuildContext, Shown } from '../handler.ts';
import { viewServer } from '../setup-check.ts';
import type { Chosen } from '../setup-draft.ts';
import { changesAnything, forgetChoices, loadChosen, stampOf } from '../setup-draft.ts';
import { findingList } from '../views/finding-list.ts';
import { setupDonePage } from '../views/setup-done.ts';
import { guildOf, setupComponent, showDialog } from './setup-handler.ts';

/** *Finish*: looks at the real server, then saves all choices at once, or says exactly what is wrong (SPEC 13). */
export const finishSetup = setupComponent('setup-finish', (_interaction, context, { step: stamp }) => ({
  show: 'later',
  redraws: true,
  work: () => finish(context, stamp),
}));

async function finish(context: GuildContext, stamp: number): Promise<Exclude<Shown, { show: 'modal' }>> {
  const chosen = await loadChosen(context);
  const stay = async (notice: string, canMend = false) =>
    showDialog(context, await loadChosen(context), { step: 'finish', notice, canMend });
  if (stampOf(chosen.stored) !== stamp) return stay(setupNotices.changedMeanwhile);

  const view = await viewServer(await guildOf(context), chosen.settings, null);
  const wrong = judgeServer(view, chosen.settings).filter((finding) => finding.level === 'missing');
  if (wrong.length > 0) return stay(notYet(wrong), canBeMended(wrong));
  if (!(await saved(context, chosen))) return stay(setupNotices.changedMeanwhile);

  const staff = await takeEffect(context);
  return {
    show: 'redraw',
    payload: { v2: true, components: [donePage(chosen, { ...view, staff })] },
  };
}

const notYet = (wrong: Finding[]) => `${setupNotices.notYet}\n${findingList(wrong, 2300, setupNotices.tooMany)}`;

/** False when somebody else was first. Nothing is written down when nothing changed. */
async function saved({ stores, inGuild, userId, clock }: GuildContext, chosen: Chosen): Promise<boolean> {
  if (!changesAnything(chosen)) return true;
  return stores.guilds.saveSettings({
    guildId: inGuild.guildId,
    before: chosen.stored,
    after: chosen.settings,
    by: userId,
    at: clock.now(),
  });
}

/** What waited for a channel or permission goes on, and who is staff is asked anew. */
async function takeEffect(context: GuildContext): Promise<ServerView['staff']> {
  const { stores, inGuild, clock, poke, syncStaff } = context;
  await forgetChoices(context);
  await stores.outbox.revive(inGuild.guildId, clock.now(), 'failed');
  poke();
  await syncStaff(inGuild.guildId);
  return stores.guilds.staff(inGuild.guildId);
}

function donePage(chosen: Chosen, view: ServerView) {
  return setupDonePage({
    firstTime: missingSettings(chosen.stored).length > 0,
    changed: changesAnything(chosen),
    findings: judgeServer(view, chosen.settings),
  });
}
