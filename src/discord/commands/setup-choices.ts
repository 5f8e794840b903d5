import type { ModalSubmitInteraction } from 'discord.js';
import { shorten } from '../../domain/names.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Finding } from '../../domain/setup-finding.ts';
import { setupNotices } from '../../texts/en/setup.ts';
import type { Answer, ComponentHandler, GuildContext, ModalHandler } from '../handler.ts';
import { checkServer } from '../setup-check.ts';
import type { Chosen } from '../setup-draft.ts';
import { changesAnything, choose, forgetChoices, loadChosen } from '../setup-draft.ts';
import { findingList } from '../views/finding-list.ts';
import type { SetupStep } from '../views/setup-dialog.ts';
import { setupSteps } from '../views/setup-dialog.ts';
import { channelKindOf, roleIdParts } from '../views/setup-selects.ts';
import { setupWordsForm, wordLimits } from '../views/setup-words-form.ts';
import { guildOf, setupComponent, setupRules, showDialog, withGuild } from './setup-handler.ts';

/** Turns the pages of the dialog. */
const turnPage = setupComponent('setup-step', async (_interaction, context, { id }) => {
  const step = setupSteps.find((one) => one === id) ?? 'roles';
  return showDialog(context, await loadChosen(context), { step });
});

const chooseRoles = setupComponent('setup-roles', (interaction, context, { id }) => {
  const setting = id === roleIdParts.leaderRoles ? 'leaderRoles' : 'staffRoles';
  const roles = interaction.isRoleSelectMenu() ? interaction.values : [];
  return chosenAndLookedAt(context, 'roles', { [setting]: roles });
});

const chooseChannel = setupComponent('setup-channel', (interaction, context, { id }) => {
  const kind = channelKindOf(id);
  const channelId = interaction.isChannelSelectMenu() ? interaction.values[0] : undefined;
  const choice = kind === null || channelId === undefined ? {} : { [kind]: channelId };
  return chosenAndLookedAt(context, 'channels', choice);
});

/** Keeps a choice, and says at once what does not fit about it: nobody should learn that at the end only. */
function chosenAndLookedAt(context: GuildContext, step: SetupStep, choice: Partial<Settings>): Answer {
  const work = async () => {
    const chosen = await choose(context, choice);
    const findings = await checkServer(await guildOf(context), chosen.settings, null);
    const about = findings.filter((finding) => finding.level !== 'hint' && isAbout(finding, choice));
    const list = findingList(about, 1200, setupNotices.tooMany);
    return showDialog(context, chosen, { step, notice: list === '' ? null : `${setupNotices.notFitting}\n${list}` });
  };
  return { show: 'later', redraws: true, work };
}

/** Whether a finding speaks of what was just chosen. */
function isAbout(finding: Finding, choice: Partial<Settings>): boolean {
  if (finding.what === 'not-chosen') return false;
  if ('kind' in finding) return finding.kind in choice;
  if ('kinds' in finding) return finding.kinds.some((kind) => kind in choice);
  if ('setting' in finding) return finding.setting in choice;
  const roles: string[] = [...(choice.staffRoles ?? []), ...(choice.leaderRoles ?? [])];
  if ('channels' in finding && finding.channels.some(({ kind }) => kind in choice)) return true;
  return 'roleId' in finding && roles.includes(finding.roleId);
}

const openWords = setupComponent('setup-words', async (_interaction, context) => {
  const { settings } = await loadChosen(context);
  return { show: 'modal', modal: setupWordsForm(settings) };
});

const forget = setupComponent('setup-forget', async (_interaction, context) => {
  const before: Chosen = await loadChosen(context);
  await forgetChoices(context);
  const notice = changesAnything(before) ? setupNotices.forgotten : setupNotices.nothingToForget;
  return showDialog(context, await loadChosen(context), { step: 'roles', notice });
});

const keepWords: ModalHandler = {
  ...setupRules,
  verb: 'setup-words',
  run: async (interaction, anyContext) => {
    const context = withGuild(anyContext);
    const { words, cut } = wordsIn(interaction);
    const notice = cut ? setupNotices.wordsCut : setupNotices.wordsKept;
    return showDialog(context, await choose(context, words), { step: 'words', notice });
  },
};

/** Discord counts signs, the settings count UTF-16 units: what is longer by that is cut rather than lost. */
function wordsIn({ fields }: ModalSubmitInteraction) {
  const written = (['emergencyText', 'outsideContact', 'authorities'] as const).map((key) => {
    const whole = fields.getTextInputValue(key).trim();
    return { key, whole, kept: shorten(whole, wordLimits[key]) };
  });
  const words: Partial<Settings> = Object.fromEntries(written.map(({ key, kept }) => [key, kept === '' ? null : kept]));
  return { words, cut: written.some(({ whole, kept }) => whole !== kept) };
}

export const choiceComponents: ComponentHandler[] = [turnPage, chooseRoles, chooseChannel, openWords, forget];
export const choiceModals: ModalHandler[] = [keepWords];
